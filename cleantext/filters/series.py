"""Series: parts that are numbered, the hours of a live page, the days of a tour. No filter, but what care asks."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleantext.document import Document
from cleantext.filters.dates import TOKEN, Words, is_numeric, read_hour
from cleantext.kinds import Kind
from cleantext.text import ends_sentence

LEAST_PARTS = 3
"""Parts of the shortest series that is counted,"""
MAX_PART = 100
"""and blocks of the longest part of one."""
LEAST_DAYS, MAX_DAY = 4, 30
"""Days or hours of the shortest one, and words of the longest line of a day."""
MAX_APART = 2
"""Blocks from a day to the next one: beside it may stand where it is."""
MAX_ENTRY, MAX_ABOVE = 10, 3
"""Words of the line with an entry's hour, and blocks below it of which one is a paragraph."""
MAX_READ = 40
"""Characters of a line in which its day is looked for."""

# "3. Wait", "10) Wait", "Step 3: wait", "§ 3", or a number alone.
_PART = re.compile(
    r"[\W_]{0,5}?(?:(?P<name>[^\W\d_]{1,15}\.?|§)\s?(?P<of>\d{1,3})(?![\d%]|[.,:]\d)"
    r"|(?P<number>\d{1,3})(?:\s?[.):\]、．）：–—-](?!\d)|\W*$))"
)


def numbered(document: Document) -> Sequence[Sequence[int]]:
    """The lines that are numbered one after another, up or down, whatever stands between them.

    Args:
        document: a text.

    Returns:
        For each series its lines' indices.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> text = "3. The quay\\nIt is old.\\n2. The mill\\nIt is older.\\n1. The bridge\\nIt is oldest."
    >>> list(numbered(Document(text, segment(text), load_phrasebook())))
    [[0, 2, 4]]
    """
    series: list[list[int]] = []
    open_ends: dict[tuple[str, int, int], list[int]] = {}
    for index, block in document.blocks_left:
        found = _PART.match(block.text) if "0" in block.key or block.text[:1].isdecimal() else None
        if found is None:
            continue
        name = found["name"] or ""
        if not name and found.end() == len(block.text) and not _is_step(document, index):
            continue
        number = int(found["of"] or found["number"])
        for step in (1, -1):
            parts = open_ends.pop((name, number, step), None)
            if parts is None or index - parts[-1] > MAX_PART:
                series.append(parts := [])
            parts.append(index)
            open_ends[name, number + step, step] = parts
    return [parts for parts in series if len(parts) >= LEAST_PARTS]


def _is_step(document: Document, index: int) -> bool:
    """Whether a number alone stands above a sentence: others are a page's, a post's, a comment's."""
    below = document.blocks[index + 1 : index + 2]
    return bool(below) and ends_sentence(below[0].plain)


def entries(document: Document) -> Sequence[int]:
    """The hours above the entries of a live page, later and later or earlier and earlier.

    A comment's hour stands behind its day, other articles' hours above no paragraphs of theirs.

    Args:
        document: a text.

    Returns:
        The lines' indices; none if there are few, or in no order.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> entry = "The river has risen by a metre since nine o'clock, the mayor says."
    >>> text = "\\n".join(f"{hour}\\n{entry}" for hour in ("12.40 BST", "11.05 BST", "9.30 BST", "9.10 BST"))
    >>> entries(Document(text, segment(text), load_phrasebook()))
    [0, 2, 4, 6]
    """
    blocks, labels, prose = document.blocks, document.labels, set(document.prose)
    hours: list[tuple[int, tuple[int, ...]]] = []
    for index, block in enumerate(blocks):
        label = labels.get(index)
        is_line = "0" in block.key and block.words <= MAX_ENTRY and (not label or label.kind is Kind.DATELINE)
        if is_line and (hour := read_hour(block.plain, document.book.words)):
            hours.append((index, hour))
    above = [
        (index, hour)
        for (index, hour), (following, _) in pairwise([*hours, (len(blocks), ())])
        if not prose.isdisjoint(range(index + 1, min(following, index + MAX_ABOVE + 1)))
    ]
    times = [hour for _, hour in above]
    if len(times) >= LEAST_DAYS and (_ascend(times) or _ascend(times[::-1])):
        return [index for index, _ in above]
    return ()


def days(document: Document) -> Iterator[Sequence[int]]:
    """The rows of lines that each begin with a day, later and later: other articles stand newest first.

    Args:
        document: a text.

    Yields:
        For each row its lines' indices.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> text = "3 May: Oxbridge\\n5 May: Saltby\\n9 May: Millbrook\\n12 June: Ashford"
    >>> list(days(Document(text, segment(text), load_phrasebook())))
    [[0, 1, 2, 3]]
    """
    row: list[int] = []
    dates: list[tuple[int, ...]] = []
    end = len(document.blocks) + MAX_APART + 1
    for index in (*document.left, end):
        if row and index - row[-1] > MAX_APART:
            if len(row) >= LEAST_DAYS and _ascend(dates):
                yield row
            row, dates = [], []
        # In keys each number is 0, and to look for it is cheaper than to read a date.
        if (
            index < end
            and document.blocks[index].words <= MAX_DAY
            and "0" in document.blocks[index].key[:MAX_READ]
        ):
            date = _day(document.blocks[index].plain, document.book.words)
            if date:
                row.append(index)
                dates.append(date)


def _ascend(dates: Sequence[tuple[int, ...]]) -> bool:
    """Whether days come later and later. Their numbers may fall where a month ends."""
    rises = sum(one < other for one, other in pairwise(dates))
    falls = sum(one > other for one, other in pairwise(dates))
    return rises >= LEAST_DAYS - 1 and rises > 2 * falls


def _day(plain: str, words: Words) -> tuple[int, ...]:
    """The numbers of the day that a line begins with, if it goes on behind them; none otherwise."""
    numbers: list[int] = []
    has_month = False
    start = plain[:MAX_READ].casefold()
    for token in TOKEN.finditer(start):
        if token[0].isdecimal():
            numbers.append(int(token[0]))
        elif token[0] in words["months"]:
            has_month = True
        elif token[0] not in words["days"] and token[0] not in words["clock"]:
            is_day = numbers and (has_month or is_numeric(plain[: token.start()]))
            return tuple(numbers) if is_day else ()
    return ()
