"""What a date is: digits, months, days and their small words. No filter, but what filters ask."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from cleantext.document import Block

Words = Mapping[str, frozenset[str]]
"""The phrasebook's lists of words."""

MAX_DATE = 22
"""Words and numbers in the longest date."""
MAX_TIME = 3
"""Words of the time of a day, with what follows it."""

_NUMERIC = re.compile(
    r"\b(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\s?\d{1,2}\2\s?\d{4}"
    # A year of two digits is one only where an hour stands behind it.
    r"|\d{1,2}([-/.])\d{1,2}\3\d\d,?\s(?:\w{1,4}\.?\s)?\d{1,2}[.:]\d\d)\b"
)
_YEAR = re.compile(r"\d{4}|\d[./-]\d{1,2}[./-]\d\d")
_HOUR = r"\d{1,2}(?:[.:]\d\d)?"
_SPAN = re.compile(
    rf"(?<![\d/.:-])({_HOUR})\s?([^\W\d_]{{1,4}}(?:\.[^\W\d_])?)?\.?\s?[–—~～〜-]\s?({_HOUR})(?![\d/-])\s?([^\W\d_]*)"
)
"""From one day or hour to another: "10–12 May", "10 Uhr – 18 Uhr"."""
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
"""A time as machines write it (ISO 8601)."""
_CLOCK = re.compile(r"(?<![\d.:,/])([01]?\d|2[0-3])\s?[:.h時시點点]\s?([0-5]\d)(?!\d|[.:/-]\d)(\s?[pP]\.?[mM])?")
_DAY = re.compile(r"\d(?!\d|\s?[^\W\d_])")
"""A number that says not how long ago: "2h ago"."""
_NUMBERED = re.compile(r"(?:[^\W\d_]+ \d{1,3}(?:\W+|$)){2,}")
"""Parts and their numbers: "Week 2, Day 1"."""
TOKEN = re.compile(r"[^\W\d_]+(?:[\u0900-\u0963\u0981-\u0dff\u0e31-\u0e4e]+[^\W\d_]*|\.[^\W\d_]+)*|\d+")
"""A word or a number. The signs around Indic and Thai letters are no word characters for `re`."""


class Date(NamedTuple):
    """What a date is made of, counted."""

    named: int
    """Names of months and days; a date in numbers counts as one."""
    said: int
    """Words that say that it is of publication: "updated", "ago"."""
    numbers: int

    @property
    def is_day(self) -> bool:
        """Whether it tells a day: a name and the number of the day or the year."""
        return self.named > 0 and self.numbers >= 2


def is_date(block: Block, words: Words, *, inside: bool = False) -> bool:
    """Whether a line is nothing but a date of publication.

    Args:
        block: the line.
        words: the phrasebook's.
        inside: whether it stands inside of an article, where a bare date may be a subheading, and so may
            "100 years ago": there it must say more.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> words = load_phrasebook().words
    >>> [is_date(block, words) for block in segment("3 May 2024, 14:05\\n\\nThe fair of May 2024")]
    [True, False]
    """
    if "0" not in block.key or block.words > MAX_DATE:
        return False
    if is_machine_time(block.plain):
        return True
    date = read_date(block.key, block.plain, words)
    if date is None:
        return False
    if date.named == 0 and _NUMBERED.fullmatch(block.plain):
        return False
    if date.said == 0 and (_is_span(block, words) or not _has_month(block, words)):
        # When something takes place, or is open: "3 May 2024 – 12 August 2024", "Tue–Sun, 10 am–6 pm".
        return False
    if inside:
        return date.said > 0 and date.is_day
    return (date.named > 0 and date.numbers + date.said >= 2) or date.said >= 2


def read_date(key: str, plain: str, words: Words) -> Date | None:
    """Read a date.

    Args:
        key: a text, folded.
        plain: the text.
        words: the phrasebook's.

    Returns:
        What it is made of; ``None`` if there is anything else in the text.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.text import fold_lines
    >>> words = load_phrasebook().words
    >>> [read_date(fold_lines(text), text, words) for text in ("Updated: 3 May 2024", "The fair of May 2024")]
    [Date(named=1, said=1, numbers=2), None]
    """
    tokens = TOKEN.findall(key)
    if not 2 <= len(tokens) <= MAX_DATE:
        return None
    named = said = numbers = 0
    for token in tokens:
        if token.isdigit():
            numbers += 1
        elif token in words["months"] or token in words["days"]:
            named += 1
        elif token in words["dates"]:
            said += 1
        elif token not in words["clock"]:
            return None
    if is_numeric(plain):
        named, numbers = named + 1, max(numbers, 2)
    return Date(named, said, numbers)


def is_hour(block: Block, words: Words) -> bool:
    """Whether a line is nothing but the time of a day: "14:05", "9.14am", "14.26 BST".

    Args:
        block: the line.
        words: the phrasebook's.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> [is_hour(block, load_phrasebook().words) for block in segment("14:05\\n\\n9.14 am\\n\\nPage 5")]
    [True, True, False]
    """
    found = _CLOCK.match(block.plain) if block.words <= MAX_TIME else None
    return found is not None and all(
        word.isupper() or word.casefold() in words["clock"] for word in TOKEN.findall(block.plain[found.end() :])
    )


def read_hour(plain: str, words: Words) -> tuple[int, ...]:
    """The hour that a line begins with, behind how long ago that is perhaps.

    Args:
        plain: the line, without decoration.
        words: the phrasebook's.

    Returns:
        Hour and minute; nothing if there is none, or anything but small words of dates in front of it.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> words = load_phrasebook().words
    >>> [read_hour(text, words) for text in ("2h ago 14.05 BST", "9:14 pm: Power is back", "3 May, 14:05")]
    [(14, 5), (21, 14), ()]
    """
    found = _CLOCK.search(plain)
    if found is None or is_numeric(plain):
        return ()
    before = plain[: found.start()].casefold()
    if _DAY.search(before) or not all(
        token.isdecimal() or token in words["clock"] or token in words["dates"] for token in TOKEN.findall(before)
    ):
        return ()
    hour, minute = int(found[1]), int(found[2])
    return (hour % 12 + 12 if found[3] else hour, minute)


def is_machine_time(plain: str) -> bool:
    """Whether a text is a time as machines write it (ISO 8601).

    Args:
        plain: the whole text, without decoration.

    >>> is_machine_time("2024-05-03T14:05:00Z")
    True
    """
    return _ISO.fullmatch(plain) is not None


def is_numeric(plain: str) -> bool:
    """Whether a text holds a day, a month and a year in numbers.

    Args:
        plain: the text, without decoration. The day or the year may come first.

    >>> is_numeric("on 3/5/2024"), is_numeric("from 3 to 5")
    (True, False)
    """
    return _NUMERIC.search(plain) is not None


def has_year(plain: str) -> bool:
    """Whether a date has a year.

    Args:
        plain: the text of the date, without decoration.

    >>> has_year("3 May 2024"), has_year("3 May, 14:05")
    (True, False)
    """
    return _YEAR.search(plain) is not None


def has_weekday(key: str, words: Words) -> bool:
    """Whether a folded text names a day of the week. Behind its number a word for "day" is no name of one.

    Args:
        key: the text, folded.
        words: the phrasebook's.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> has_weekday("monday, 0 may", load_phrasebook().words)
    True
    """
    return any(
        word in words["days"] and not before.isdigit() for before, word in pairwise(["", *TOKEN.findall(key)])
    )


def _has_month(block: Block, words: Words) -> bool:
    """Whether a date tells more than a day of the week."""
    return is_numeric(block.plain) or not words["months"].isdisjoint(TOKEN.findall(block.key))


def _is_span(block: Block, words: Words) -> bool:
    """Whether a date goes from one day or hour to another."""
    for start, unit, end, following in _SPAN.findall(block.plain):
        # In "14:05 - 3 May 2024" an hour stands before its day.
        is_day = start.isdecimal() is not end.isdecimal() and following.casefold() in words["months"]
        if not is_day and (not unit or unit.casefold() in words["clock"]):
            return True
    return sum(map(words["months"].__contains__, TOKEN.findall(block.key))) > 1
