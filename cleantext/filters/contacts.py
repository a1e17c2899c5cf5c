"""Whom to ask, below "Media Contact:": names and offices, down to the last number or address."""

import re
from collections.abc import Iterator

from cleantext.document import Document, Verdict
from cleantext.kinds import Kind
from cleantext.text import ends_sentence

MAX_APART, MAX_WORDS = 4, 6
"""Lines from one number or address down to the next, past a firm, a name and an office; and words of each."""
LEAST_DIGITS, ALL_DIGITS = 7, 9
"""Digits of a number that has a sign, "555-0142", and of one that has none: "2024 2025" heads a table."""

_MAIL = re.compile(r"\S+@\S+\.\w+")
_NUMBER = re.compile(r"[\d\s()./+-]+")
_SIGN = re.compile(r"[(+/-]")
_LABEL = re.compile(r"[:：](?:\s|(?<=：))\S")
# Days, years and spans of them have as many digits.
_DATES = re.compile(
    r"(?:(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|(?:19|20)\d\d)[\s-]*){1,2}"
)
# Rows of a table are of numbers as well, and so are a match's sets: "12-10 14-12".
_ROW = re.compile(r"(?:\d{4,}\s+)+\d{4,}|(?:\d{1,2}-\d{1,2}[\s,]+)+\d{1,2}-\d{1,2}")


def contacts(document: Document) -> Iterator[Verdict]:
    """Label what stands between a heading of contacts and the numbers and addresses below it, with them.

    >>> import cleantext
    >>> cleantext.clean("The bridge is open.\\n\\nMedia Contact:\\n\\nJane Doe\\n\\n555-0142\\n\\nCost: free")
    'The bridge is open.\\n\\nCost: free'
    """
    blocks, junk, labels = document.blocks, document.junk, document.labels
    start = min((index for index in junk if labels[index].kind is Kind.CONTACT), default=len(blocks))
    prose = set(document.prose)
    below = 0
    run: list[int] = []
    for index, block in enumerate(blocks[start:], start):
        if index in junk:
            is_contact = labels[index].kind is Kind.CONTACT and not ends_sentence(block.plain)
        else:
            is_contact = below > 0 and _is_reach(block.plain)
            run.append(index)
        if is_contact:
            yield from (Verdict(line, Kind.CONTACT, "contacts/below-heading", 0.8) for line in run if below)
            below, run = MAX_APART, []
        elif index not in junk:
            # "Admission: free" is none of a person's lines.
            is_fact = _LABEL.search(block.plain) is not None
            below = 0 if index in prose or block.words > MAX_WORDS or is_fact else below - 1
            if below <= 0:
                run = []


def _is_reach(plain: str) -> bool:
    """Whether a line is nothing but an address or a number, with a label perhaps.

    >>> [_is_reach(line) for line in ("jane@example.org", "Tel.: +47 55 55 01 99", "2024 2025", "1,200")]
    [True, True, False, False]
    """
    value = plain.rpartition(": ")[2]
    digits = sum(map(str.isdecimal, value))
    least = LEAST_DIGITS if _SIGN.search(value) else ALL_DIGITS
    is_number = digits >= least and _NUMBER.fullmatch(value) is not None
    return bool(_MAIL.fullmatch(value)) or (
        is_number and not _DATES.fullmatch(value) and not _ROW.fullmatch(value)
    )
