"""The fields of a press database's record around an article: "Length: 214 words", "Body", "Load-Date: …"."""

import re
from bisect import bisect
from collections.abc import Iterator, Set

from cleantext.document import Block, Document, Verdict, is_prose
from cleantext.kinds import Kind
from cleantext.text import fold

MAX_WORDS, MAX_CODE = 40, 3
"""Words of the longest field, a list of subjects, and letters of the longest code: Factiva has "TD" and "PUB"."""

# A name of six letters mostly, a day, and nine characters: "Document COAHER0020250314el3e0001x".
_ACCESSION = re.compile(r"(?:AN\s+)?(?:[^\W\d_]+\s)?[A-Z\d]{4,8}00(?:19|20)\d{6}[a-z\d]{9}")
_CENTURIES = ("0019", "0020")
_GAP = re.compile(r"\t|  ")
_DIVIDER = re.compile(rf"[:：]|{_GAP.pattern}")


def fields(document: Document) -> Iterator[Verdict]:
    """Label the fields of a record, in a text that a line shows to be one: elsewhere "Location: Hull" is a fact.

    So it is inside of the article: a field stands below another or other junk, and only a heading of them above.

    >>> import cleantext
    >>> cleantext.clean("Length: 5 words\\n\\nBody\\n\\nThe bridge is open.\\n\\nEnd of Document")
    'The bridge is open.'
    """
    words = document.book.words
    has_number = any(century in document.raw for century in _CENTURIES)
    gone = {index for index, block in document.blocks_left if has_number and _ACCESSION.fullmatch(block.plain)}
    records = document.book.records
    marks = gone | {index for index in document.junk if document.labels[index].rule in records}
    if not marks:
        return
    known = {index: label for index, block in document.blocks_left if (label := _label(block, words["fields"]))}
    gone |= document.junk
    fields_or_junk = gone | known.keys()
    prose = [index for index in document.prose if index not in fields_or_junk]
    evidence = sorted(marks | {index for index, label in known.items() if label in words["body"]})
    for index, block in document.blocks_left:
        above = known.get(index - 1, "")
        is_below = not index or (index - 1 in gone and above not in words["body"])
        place = bisect(prose, index)
        is_inside = 0 < place < len(prose) and bisect(evidence, prose[place - 1]) == bisect(evidence, prose[place])
        if is_inside and index in known and known[index] not in words["body"] and not _is_code(block):
            # What stands between two paragraphs is the article's box, if no other mark of a record is by it.
            continue
        if index in known:
            is_body = known[index] in words["body"]
            is_field = _is_code(block) or is_below
            if block.key == known[index]:
                # An article's own box may have "Details" above "Location: Hull", but two fields hardly ever.
                heads = {index + 1, index + 1 if known.get(index + 1) in words["body"] else index + 2}
                is_field = is_field or is_body or heads <= fields_or_junk
            elif is_body:
                # "HD", a tab and the headline.
                continue
            if is_field:
                gone.add(index)
        elif is_below and above and not is_prose(block) and len(document.blocks[index - 1].plain) <= MAX_CODE:
            # What a code stands for, on the line below it.
            gone.add(index)
    yield from (Verdict(index, Kind.NOISE, "fields/record") for index in sorted(gone - document.junk))


def _label(block: Block, fields: Set[str]) -> str:
    """The field that a line is, or that stands before its colon, tab or gap; nothing if it is none."""
    if block.key in fields:
        return block.key
    label, *value = _DIVIDER.split(block.plain, maxsplit=1)
    label = fold(label) if value and block.words <= MAX_WORDS else ""
    return label if label in fields else ""


def _is_code(block: Block) -> bool:
    """Whether a line is one of Factiva's codes, alone or with what it stands for behind a tab or a gap."""
    code = _GAP.split(block.plain, maxsplit=1)[0]
    return len(code) <= MAX_CODE and code.isupper()
