"""Tables of contents: lines in a row that stand again below, in this order, each as the heading of some text."""

from collections import Counter
from collections.abc import Iterator, Sequence

from cleantext.document import Document, Shape, Verdict, announces_list
from cleantext.kinds import Kind
from cleantext.text import ends_sentence, trim

LEAST_ENTRIES = 3
"""Entries of the shortest table of contents: two lines that stand twice may be another article's cards."""
MAX_SKIPPED = 1
"""Lines in a row between two entries that head nothing below: the heading is worded otherwise there. A sentence is
none of them: two products that are tested under the same headings are no table of contents. Nor is it one where
half as many lines are skipped as there are entries: those are labels, and between them stands what they say."""
MAX_WORDS = 20
"""Words of the longest entry."""
MAX_COPIES = 3
"""How often an entry stands at the most, its heading counted: above, beside the article, and as the heading."""
_SHAPES = (Shape.TEXT, Shape.HEADING, Shape.LIST)
_NUMBER = "0. )"
"""What stands before an entry that is numbered, once folded. Behind the heading may stand "[edit]"."""


def contents(document: Document) -> Iterator[Verdict]:
    """Label the entries of a table of contents, and name the subheadings that they point to.

    >>> import cleantext
    >>> entries = ["The plan", "What it costs", "The ferry"]
    >>> text = "The council voted for the new bridge on Monday evening, {}."
    >>> parts = [f"{entry}\\n{text.format(entry.lower())}" for entry in entries]
    >>> raw = "\\n".join([text.format("as expected"), *entries, *parts])
    >>> cleantext.clean(raw).count("The ferry")
    1
    """
    lines = [
        (index, _name(block.key))
        for index, block in document.blocks_left
        if block.key and block.words <= MAX_WORDS and block.shape in _SHAPES
    ]
    counts = Counter(name for _, name in lines)
    if len(counts) + LEAST_ENTRIES > len(lines):
        return
    prose = set(document.prose)
    headings = {
        name: index
        for index, name in lines
        if 1 < counts[name] <= MAX_COPIES and index + 1 in prose and index not in prose
    }
    run: list[tuple[int, int]] = []
    for index, name in [*lines, (len(document.blocks) + MAX_SKIPPED + 1, "")]:
        if run and (
            index > run[-1][0] + MAX_SKIPPED + 1
            or index >= run[0][1]
            or any(
                between in prose or ends_sentence(document.blocks[between].plain)
                for between in range(run[-1][0] + 1, index)
            )
        ):
            yield from _table(document, run)
            run = []
        heading = headings.get(name, -1)
        if heading > index and (not run or heading > run[-1][1]):
            run.append((index, heading))


def _name(key: str) -> str:
    """A folded line without the number in front of it and the "[edit]" behind it."""
    return trim(key.lstrip(_NUMBER).partition("[")[0]) if key[0] == "0" or "[" in key else key


def _table(document: Document, run: Sequence[tuple[int, int]]) -> Iterator[Verdict]:
    """The verdicts on a run of entries and their headings, if it is long enough."""
    if len(run) < LEAST_ENTRIES:
        return
    first, last = run[0][0], run[-1][0]
    skipped = sum(index not in document.junk for index in range(first, last)) - len(run) + 1
    if 2 * skipped < len(run) and not (first and _is_heading(document, first - 1)):
        for entry in range(first, last + 1):
            if entry not in document.junk:
                yield Verdict(entry, Kind.WIDGET, "contents/entry")
    for _, heading in run:
        yield Verdict(heading, Kind.SUBHEADING, "contents/heading")


def _is_heading(document: Document, index: int) -> bool:
    """Whether a line says that a list of the article's stands below it."""
    label = document.labels.get(index)
    return announces_list(document.blocks[index]) or (label is not None and label.kind is Kind.SUBHEADING)
