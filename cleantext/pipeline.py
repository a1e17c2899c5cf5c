"""The one loop: text to document, filters over it, verdicts to text; again until nothing changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleantext.document import LIKELY, Block, Document, Shape, Verdict
from cleantext.filters import LOCAL_FILTERS, Filter
from cleantext.flat import flat_breaks
from cleantext.kinds import Kind, parse_kinds
from cleantext.phrasebook import Phrasebook
from cleantext.seams import lost_breaks
from cleantext.segment import segment
from cleantext.text import bare, has_unspaced

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

MAX_PASSES = 20
"""A text is cleaned until cleaning changes nothing more, which real texts reach in two or three passes."""

_ONCE = frozenset({Kind.HEADLINE, Kind.STANDFIRST})
"""Without its headline a text would soon have another, and another after that."""
_TOGETHER = (Shape.LIST, Shape.QUOTE)
_MARKS = frozenset(",.;:!?)]")
"""Marks in front of which no space stands, in most languages."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One run of the filters over a text: what was kept, what was dropped and why."""

    document: Document
    dropped: Sequence[Verdict]
    """The verdicts on blocks and spans that were carried out, in order."""
    kept: Sequence[int]
    """The blocks that went into the output, by index."""
    offsets: Sequence[int]
    """Where in the output each of them begins."""
    cut: Mapping[int, Sequence[tuple[int, int]]]
    """Of the blocks that were cut, the stretches of their text that were kept, with a `joint` between two."""
    text: str

    def kept_text(self, index: int) -> str:
        """What of a block that was kept is in the output.

        Args:
            index: the block's index in the document, one of `kept`.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> text = "It rained. Advertisement It poured."
        >>> document = Document(text, segment(text), load_phrasebook())
        >>> Pass(document, [], [0], [0], {0: [(0, 10), (25, 35)]}, "It rained. It poured.").kept_text(0)
        'It rained. It poured.'
        """
        text = self.document.blocks[index].text
        return _join(text, self.cut[index]) if index in self.cut else text

    @property
    def paragraphs(self) -> list[str]:
        """The output's paragraphs: a list or a quote that stood together is one."""
        starts = [start for start in self.offsets if start == 0 or self.text[start - 2 : start] == "\n\n"]
        ends = [*(start - 2 for start in starts[1:]), len(self.text)]
        return [self.text[start:end] for start, end in zip(starts, ends, strict=False)]


def run(
    raw: str,
    *,
    filters: Sequence[Filter],
    dropped_kinds: frozenset[Kind],
    least_confidence: float,
    repair: "bool | TextFixerConfig",
    book: Phrasebook,
) -> list[Pass]:
    """Clean a text until cleaning changes nothing more, so that what is clean stays as it is.

    Args:
        raw: any text.
        filters: the pipeline, in order.
        dropped_kinds: the kinds that are left out, headlines and what stands below them in the first pass only.
        least_confidence: how sure a verdict must be to be carried out, 0 to 1.
        repair: whether to mend broken encoding, or ftfy's settings.
        book: the phrases and words that filters look up.

    Returns:
        The passes; the last one holds the text. The first was given ``raw``, each other the text before.

    Raises:
        TypeError, ValueError: as `label` does, for a filter.

    >>> from cleantext.filters import DEFAULT_FILTERS
    >>> from cleantext.kinds import JUNK_KINDS
    >>> from cleantext.phrasebook import load_phrasebook
    >>> options = {"least_confidence": LIKELY, "repair": True, "book": load_phrasebook()}
    >>> passes = run("It rained.\\n\\nAdvertisement", filters=DEFAULT_FILTERS, dropped_kinds=JUNK_KINDS, **options)
    >>> [one.text for one in passes]
    ['It rained.', 'It rained.']
    """
    passes: list[Pass] = []
    text = raw
    while not passes or (text != passes[-1].document.raw and len(passes) < MAX_PASSES):
        seams = lost_breaks(text)
        flat = () if seams else flat_breaks(text, book)
        document, todo = None, filters
        # Where lines stand behind others what they are is found anew, as it would be of the output alone.
        if passes and not (seams or flat or passes[-1].document.is_flat):
            document, todo = _again(passes[-1], filters, repair)
        if document is None:
            document = Document(text, segment(text, repair, seams or flat), book, is_flat=bool(flat))
        document, spans = label(document, todo, min(least_confidence, LIKELY))
        passes.append(_assemble(document, spans, dropped_kinds, least_confidence))
        text = passes[-1].text
        dropped_kinds -= _ONCE
    return passes


def _again(
    before: Pass, filters: Sequence[Filter], repair: "bool | TextFixerConfig"
) -> tuple[Document | None, Sequence[Filter]]:
    """The document that a pass's output makes, and the filters that it has to go through.

    It is made of the blocks that were kept instead of segmenting the output, which gives the same ones but
    where code, tables or quotes of several lines are. If none of them has changed, then what `LOCAL_FILTERS` said
    of them stands.
    """
    blocks: list[Block] = []
    labels: dict[int, Verdict] = {}
    local = {entry.__name__ for entry in LOCAL_FILTERS}
    changed = False
    end = 0
    for index, start in zip(before.kept, before.offsets, strict=True):
        block = before.document.blocks[index]
        is_below_quote = block.shape is Shape.QUOTE and end == start - 1
        if block.shape in (Shape.CODE, Shape.TABLE) or is_below_quote:
            return None, filters
        if block.breaks or index in before.cut:
            made = segment(before.kept_text(index), repair)
            if len(made) != 1:
                return None, filters
            # Lines that were joined read as they did; what was cut does not.
            changed = changed or (made[0].plain, made[0].shape) != (block.plain, block.shape)
            block = made[0]
        label = before.document.labels.get(index)
        if label is not None and label.rule.partition("/")[0] in local:
            labels[len(blocks)] = label._replace(block=len(blocks))
        elif index in before.document.junk:
            # Junk that was kept: the local filters were not shown this block for what stood around it.
            changed = True
        gap = start - end
        end = start + len(block.text)
        blocks.append(block._replace(start=start, end=end, gap=gap))
    document = Document(
        before.text, blocks, before.document.book, known=before.document.known, matched=before.document.matched
    )
    if changed:
        return document, filters
    todo = [entry for entry in filters if entry not in LOCAL_FILTERS]
    return document.with_labels(labels) if labels else document, todo


def label(
    document: Document, filters: Sequence[Filter], least_confidence: float = LIKELY
) -> tuple[Document, Mapping[int, Sequence[Verdict]]]:
    """Run filters over a document, each seeing the labels that those before gave.

    A verdict that is neither likely nor to be carried out is no label: the block is content until shown otherwise.

    Args:
        document: the blocks of a text, some of them labelled perhaps.
        filters: what to run, in order.
        least_confidence: how sure a verdict must be to count, 0 to 1.

    Returns:
        The document with its labels, and the verdicts on spans by block.

    Raises:
        TypeError: if a filter gives ``None``; names it.
        ValueError: if a verdict names a block before the first, a span that cannot be, or an unknown kind.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> def weather(document):
    ...     return [Verdict(i, "widget", "rain") for i, block in document.blocks_left if block.key == "rain at 0"]
    >>> document = Document("Rain at 9", segment("Rain at 9"), load_phrasebook())
    >>> label(document, [weather])[0].labels[0].rule
    'weather/rain'
    """
    spans: dict[int, list[Verdict]] = {}
    count = len(document.blocks)
    for entry in filters:
        labels: dict[int, Verdict] = {}
        known = document.labels
        verdicts = entry(document)
        if verdicts is None:
            raise TypeError(f"filter {entry.__name__} gave None: it must yield verdicts, or return a list of them")
        for verdict in verdicts:
            index = verdict.block
            if index < 0:
                raise ValueError(f"filter {entry.__name__}: there is no block {index}; the first is 0")
            # "The block below it" may be none, as when a pass before has left fewer.
            if index >= count or verdict.confidence < least_confidence:
                continue
            if "/" not in verdict.rule:
                verdict = verdict._replace(rule=f"{entry.__name__}/{verdict.rule}")
            if type(verdict.kind) is not Kind:
                (kind,) = parse_kinds({verdict.kind})
                verdict = verdict._replace(kind=kind)
            if verdict.is_span:
                start, end = verdict.start or 0, verdict.end
                if start < 0 or (end is not None and end < start):
                    raise ValueError(f"filter {entry.__name__}: no span can be from {start} to {end}")
                spans.setdefault(index, []).append(verdict)
            elif (before := labels.get(index) or known.get(index)) is None or _outweighs(verdict, before):
                labels[index] = verdict
        if labels:
            document = document.with_labels(labels)
    return document, spans


def _outweighs(verdict: Verdict, label: Verdict) -> bool:
    """Whether a verdict takes the place of the label before: junk of content, the surer of the unsure."""
    return verdict.is_junk and (not label.is_junk or verdict.confidence > label.confidence)


def _assemble(
    document: Document,
    spans: Mapping[int, Sequence[Verdict]],
    dropped_kinds: frozenset[Kind],
    least_confidence: float,
) -> Pass:
    """Keep or drop, by kind and confidence; join what is kept, on one line if it stood on one."""
    labels = document.labels
    dropped: list[Verdict] = []
    parts: list[str] = []
    kept: list[int] = []
    offsets: list[int] = []
    cut: dict[int, Sequence[tuple[int, int]]] = {}
    length = 0
    before: Block | None = None
    for index, block in enumerate(document.blocks):
        label = labels.get(index)
        if label is not None and label.confidence >= least_confidence and label.kind in dropped_kinds:
            dropped.append(label)
            continue
        text = block.text
        if not text:
            dropped.append(Verdict(index, Kind.NOISE, "segment/invisible"))
            continue
        if index in spans:
            cuts = [
                span for span in spans[index] if span.confidence >= least_confidence and span.kind in dropped_kinds
            ]
            stretches, carried_out = _cut(text, cuts)
            if carried_out:
                dropped += carried_out
                cut[index] = stretches
                text = _join(text, stretches)
                if not text:
                    continue
        if before is not None and document.is_flat and _is_one_line(document.raw, before.end, block.start):
            parts.append(" ")
        # A list stays together as it stood, and so does a quote.
        elif before is not None and block.gap == 1 and before.shape is block.shape and block.shape in _TOGETHER:
            parts.append("\n")
        elif parts:
            parts.append("\n\n")
        length += len(parts[-1]) if parts else 0
        parts.append(text)
        kept.append(index)
        offsets.append(length)
        length += len(text)
        before = block
    return Pass(document, dropped, kept, offsets, cut, "".join(parts))


def _is_one_line(raw: str, start: int, end: int) -> bool:
    """Whether no line ends between two offsets."""
    return start == end or raw[start : end + 1].splitlines() == [raw[start : end + 1]]


def _join(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    parts = [
        joint(text, start) + text[start:end] if number else text[start:end]
        for number, (start, end) in enumerate(stretches)
    ]
    return "".join(parts)


def joint(text: str, start: int) -> str:
    """What stands in front of a stretch of a block if something was cut out there.

    Args:
        text: the block's.
        start: where the stretch begins.

    Returns:
        A space, but where none stood nothing in front of a mark, nor where words are written without.

    >>> text = "The report (opens in a new tab), which is old"
    >>> joint(text, text.index(",")), joint(text, text.index("which"))
    ('', ' ')
    >>> text = "報告書（別ウィンドウで開きます）を公表した。 ALL RIGHTS RESERVED 橋は安全だ。"
    >>> joint(text, text.index("を")), joint(text, text.index("橋"))
    ('', ' ')
    """
    is_joined = text[start] in _MARKS or has_unspaced(text[start])
    return "" if is_joined and not text[start - 1].isspace() else " "


def _cut(text: str, cuts: Sequence[Verdict]) -> tuple[list[tuple[int, int]], list[Verdict]]:
    """What is left of a block when spans are cut out, and the cuts as carried out."""
    kept: list[tuple[int, int]] = []
    carried_out: list[Verdict] = []
    position = 0
    for cut in sorted(cuts, key=lambda cut: cut.start or 0):
        start = max(cut.start or 0, position)
        end = len(text) if cut.end is None else cut.end
        if start < end:
            carried_out.append(cut._replace(start=start, end=end))
            kept += _bare(text, position, start)
            position = end
    return kept + _bare(text, position, len(text)), carried_out


def _bare(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch of text without the white space around it; nothing if there is nothing else."""
    start, end = bare(text, start, end)
    return [(start, end)] if start < end else []
