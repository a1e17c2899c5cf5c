"""From what the pipeline did to the account of it, in offsets of the raw text."""

from bisect import bisect_right
from collections.abc import Sequence

from cleantext.document import Document, Verdict
from cleantext.kinds import Kind
from cleantext.pipeline import Pass, joint
from cleantext.result import LabelledBlock, Result
from cleantext.text import bare


def account_for(raw: str, passes: Sequence[Pass]) -> Result:
    """Tell what became of every part of a text.

    Args:
        raw: the text that the first pass was given.
        passes: what `cleantext.pipeline.run` returned for it.

    Returns:
        The result, with the removals of all passes where they stood in ``raw``.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> raw = "Home\\n\\nIt rained."
    >>> document = Document(raw, segment(raw), load_phrasebook())
    >>> passed = Pass(document, [Verdict(0, Kind.NAVIGATION, "rows/menu")], [1], [0], {}, "It rained.")
    >>> [(block.text, block.kept) for block in account_for(raw, [passed]).blocks]
    [('Home', False), ('It rained.', True)]
    """
    removed = sorted(
        (
            LabelledBlock(
                start,
                end,
                raw[start:end],
                verdict.kind,
                verdict.rule,
                kept=False,
                confidence=verdict.confidence,
                because=verdict.because,
            )
            for number, one in enumerate(passes)
            for verdict in one.dropped
            for start, end in _origin(passes[:number], *_span(one, verdict))
        ),
        key=lambda block: block.start,
    )
    blocks: list[LabelledBlock] = []
    cuts = iter([*removed, None])
    cut = next(cuts)
    first = passes[0].document
    for index, block in enumerate(first.blocks):
        position = block.start
        while cut is not None and cut.start < block.end:
            blocks += _kept(first, index, position, cut.start)
            blocks.append(cut)
            position = cut.end
            cut = next(cuts)
        blocks += _kept(first, index, position, block.end)
    return Result(passes[-1].text, tuple(passes[-1].paragraphs), tuple(blocks))


def _kept(document: Document, index: int, start: int, end: int) -> list[LabelledBlock]:
    """What is kept of a block between two removals: one labelled block, or none if nothing shows there."""
    begin, stop = bare(document.raw, start, end)
    if begin == stop:
        return []
    block = document.blocks[index]
    whole = begin == block.start and end == block.end
    label = document.labels.get(index) or Verdict(index, Kind.PARAGRAPH, "content/paragraph")
    return [
        LabelledBlock(
            begin,
            stop,
            block.text if whole else document.raw[begin:stop],
            label.kind,
            label.rule,
            confidence=label.confidence,
            because=label.because,
        )
    ]


def _span(one: Pass, verdict: Verdict) -> tuple[int, int]:
    """Where a verdict's block or span stands in the text that its pass was given."""
    block = one.document.blocks[verdict.block]
    start = block.start if not verdict.start else block.raw_offset(verdict.start)
    whole = verdict.end is None or verdict.end >= len(block.text)
    end = block.end if whole else block.raw_offset(verdict.end or 0)
    return bare(one.document.raw, start, end)


def _origin(passes: Sequence[Pass], start: int, end: int) -> list[tuple[int, int]]:
    """Where a stretch of the last pass's output stood in the text that the first pass was given."""
    spans = [(start, end)]
    for one in reversed(passes):
        spans = [back for span in spans for back in _back(one, *span)]
    return [span for span in spans if span[0] < span[1]]


def _back(one: Pass, start: int, end: int) -> list[tuple[int, int]]:
    """Where a stretch of a pass's output stood in its input: a piece for each block that it spans."""
    found = []
    number = max(bisect_right(one.offsets, start) - 1, 0)
    while number < len(one.kept) and one.offsets[number] < end:
        index = one.kept[number]
        block = one.document.blocks[index]
        offset = one.offsets[number]
        number += 1
        for place, (kept_start, kept_end) in enumerate(one.cut.get(index, [(0, len(block.text))])):
            offset += len(joint(block.text, kept_start)) if place else 0
            begin = max(start - offset, 0) + kept_start
            stop = min(end - offset + kept_start, kept_end)
            if begin < stop:
                raw_begin = block.start if begin == 0 else block.raw_offset(begin)
                raw_end = block.end if stop == len(block.text) else block.raw_offset(stop)
                found.append(bare(one.document.raw, raw_begin, raw_end))
            offset += kept_end - kept_start
    return found
