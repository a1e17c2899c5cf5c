"""Bylines and dates of publication, by their shape."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from cleantext.document import Block, Document, Shape, Verdict, goes_on
from cleantext.filters.dates import (
    MAX_DATE,
    TOKEN,
    Words,
    has_weekday,
    has_year,
    is_date,
    is_machine_time,
    is_numeric,
    read_date,
)
from cleantext.filters.names import is_name
from cleantext.filters.titles import MIN_WORDS
from cleantext.kinds import Kind
from cleantext.text import EDGE, PARTICLE, SENTENCE_ENDS, ends_sentence, fold, fold_lines

if TYPE_CHECKING:
    from cleantext.phrasebook import Phrasebook

MAX_BYLINE = 14
"""Words in the longest byline."""
MAX_PARTS = 6
"""Parts of a line of names and a date,"""
MAX_SOURCE = 5
"""and words of such a name."""
ENTRIES = 3
"""Dates between sentences that make a timeline, or with a name each a tour: an article has two of its own,
published and updated."""
MIN_APPOINTMENT = 4
"""Numbers of a day, a year and an hour; with the day of the week they tell when one is to come."""
MAX_NAME = 3
"""Words of a name that stands before a day and an hour."""
MAX_DATE_WORDS = 6
"""Words of a date before the name of who wrote the article."""
HEADLINE_WORDS, HEADLINE_ABOVE = 5, 7
"""Words of the shortest line that is a headline and no name, and lines below it among which a name alone is."""
BESIDE = frozenset({Kind.DATELINE, Kind.READING_TIME})
"""What a name alone stands by, where it is who wrote the article."""
HEAD = 3
"""Paragraphs of prose below which a byline above the article can stand no more."""

_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*,?")
_BETWEEN = re.compile(r"\s+[/／–—-]\s+|\s*[|•·]\s*")
_NUMBER = re.compile(r"\d+")
_DIGIT_BEHIND = re.compile(r"(?<=[^\W\d_])\d")
_MINUTES = re.compile(r"\d[:h時시]\s?\d\d")
# "(4:31)"; of a score one digit stands behind the colon.
_LENGTH = re.compile(r"[(\[]?\d{1,2}:\d\d(?::\d\d)?[)\]]?")
_EXPORTED = re.compile(r"([^\[\]]{1,80}), \[\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?\]")
"""Whose post of a channel it is and when it came, as Telegram copies it: "Coast News, [14.03.2025 09:12]"."""


def bylines(document: Document) -> Iterator[Verdict]:
    """Label bylines near the head and lines that are nothing but a date of publication.

    >>> import cleantext
    >>> text = "A bridge falls\\n\\nBy Jane Doe\\n\\n14:05 GMT, 3 May 2024"
    >>> [removal.rule for removal in cleantext.explain(text).removed]
    ['bylines/by-name', 'bylines/date']
    """
    found = [*_bylines_and_dates(document)]
    yield from found
    labels = {**document.labels, **{verdict.block: verdict for verdict in found}}
    beside = {index for index, label in labels.items() if label.kind in BESIDE and _is_stamp(document, label)}
    for index in _names(document, beside):
        yield Verdict(index, Kind.BYLINE, "bylines/name-by-date")
    if _is_length(document, labels.keys()):
        yield Verdict(document.first_prose - 1, Kind.READING_TIME, "bylines/length", 0.8)


def _bylines_and_dates(document: Document) -> Iterator[Verdict]:
    """The lines of "By" and a name, and those that are nothing but a date of publication."""
    words = document.book.words
    prose = document.prose
    below_head = prose[HEAD - 1] if len(prose) >= HEAD else len(document.blocks)
    first, last = document.first_prose, document.last_prose
    labels, left = document.labels, document.left
    found: list[int] = []
    dates: list[int] = []
    sourced: list[int] = []
    issues: list[int] = []
    exported: dict[int, str] = {}
    above: int | None = None
    for place, (index, block) in enumerate(document.blocks_left):
        if not block.key or block.words > MAX_DATE:
            continue
        inside = below_head < index < last
        has_number = "0" in block.key
        heading = labels.get(left[place - 1]) if place else None
        if heading is not None and heading.kind is Kind.SUBHEADING:
            # "Deadline", "Opening hours": what stands below is no date of publication.
            continue
        if index > first and block.shape is Shape.HEADING:
            # What stands below is of that day: a version, a part of a diary.
            continue
        if has_number and is_date(block, words, inside=inside):
            dates.append(place)
        elif has_number and _is_source_and_date(block, document.book):
            sourced.append(index)
        elif has_number and (post := _EXPORTED.fullmatch(block.plain)):
            exported[index] = post[1]
        elif has_number and not inside and _is_date_and_name(block, words):
            yield Verdict(index, Kind.BYLINE, "bylines/date-and-name")
        elif above is not None and index < first and _is_name_and_date(document, index):
            yield Verdict(index, Kind.BYLINE, "bylines/name-and-date")
        elif has_number and index < first < len(document.blocks) and _is_issue(block, words):
            issues.append(index)
        elif has_number and (_is_reading_time(block.key, words) or _is_date_and_reading_time(block, words)):
            yield Verdict(index, Kind.READING_TIME, "bylines/reading-time")
        elif index < below_head and block.words <= MAX_BYLINE and _is_byline(document, index):
            found.append(index)
        elif above is None and block.words >= MIN_WORDS:
            above = index
    yield from _sourced(document, sourced, below_head)
    if len(issues) < ENTRIES:
        yield from (Verdict(index, Kind.DATELINE, "bylines/issue") for index in issues)
    # Of several names each says who speaks.
    if len({*exported.values()}) == 1:
        yield from (Verdict(index, Kind.DATELINE, "bylines/exported") for index in exported)
    small = [index for index in found if document.blocks[index].plain[0].islower()]
    if len(small) > 1:
        # Of verses, and of the books of a list.
        found = [index for index in found if index not in small]
    own = _own_dates(document, dates)
    yield from (Verdict(left[place], Kind.DATELINE, "bylines/date") for place in dates if place not in own)
    # With nothing above it but "Football", "By Any Means Necessary" may be the headline.
    if found and (above is None or found[0] < above) and not _is_plain_name(document.blocks[found[0]].plain):
        del found[0]
    yield from _by_name(document, found)


def _names(document: Document, beside: Set[int]) -> Iterator[int]:
    """The names alone above the article that stand right above when it came, with a headline above them.

    Where no longer line is above it, "Script Debugger" may be the headline itself.
    """
    prose, blocks = document.prose, document.blocks
    if not prose or not beside:
        return
    headline = -HEADLINE_ABOVE
    for index in range(prose[1] if len(prose) > 1 else prose[0]):
        block = blocks[index]
        if index in document.junk or index in beside:
            continue
        if block.words >= HEADLINE_WORDS:
            headline = index
        elif (
            index - headline < HEADLINE_ABOVE
            # Below a date the title of a poem stands as well, and a subheading.
            and index + 1 in beside
            and is_name(block, document.book.words["particles"])
        ):
            yield index


def _is_length(document: Document, labelled: Set[int]) -> bool:
    """Whether the only line between headline and first paragraph tells how long a recording is.

    "18:42" may be the first entry's of a live page.
    """
    blocks, index = document.blocks, document.first_prose - 1
    return (
        0 < index < len(blocks) - 1
        and _LENGTH.fullmatch(blocks[index].plain) is not None
        and labelled.isdisjoint((index - 1, index))
        and blocks[index - 1].words >= HEADLINE_WORDS
        and not any(_LENGTH.fullmatch(block.plain) for block in blocks[index + 1 :] if block.words == 1)
    )


def _is_stamp(document: Document, label: Verdict) -> bool:
    """Whether a line tells when an article came. Of a text that is no whole page it must say so.

    Else it may be when something is on: "Town Hall", and "3 May 2024, 7:30 pm".
    """
    block = document.blocks[label.block]
    date = read_date(block.key, block.plain, document.book.words)
    return document.is_whole_page or label.kind is Kind.READING_TIME or date is None or date.said > 0


def _sourced(document: Document, sourced: Sequence[int], below_head: int) -> Iterator[Verdict]:
    """The lines of a name and a date that are the article's. Many below its first paragraph are of others."""
    below = [index for index in sourced if index > document.first_prose]
    for index in sourced:
        if index not in below or (len(below) < ENTRIES and not below_head < index < document.last_prose):
            yield Verdict(index, Kind.DATELINE, "bylines/source-and-date")


def _by_name(document: Document, found: Sequence[int]) -> Iterator[Verdict]:
    """The lines of "By" and a name that are bylines.

    Between paragraphs one may stand below a standfirst. Others are headings: "By Public Transport".
    """
    paragraphs = set(document.prose)
    between = [
        index
        for index in found
        if {index - 1, index + 1} <= paragraphs and not {",", "|"} & set(document.blocks[index].plain)
    ]
    for index in found:
        if index not in between or (len(between) == 1 and index < document.prose[1]):
            yield Verdict(index, Kind.BYLINE, "bylines/by-name")


def _own_dates(document: Document, dates: Sequence[int]) -> Set[int]:
    """The dates that a text tells of: those of a timeline's entries, and several without a year, as of events.

    Args:
        document: the text.
        dates: where in ``document.left`` those blocks are that are nothing but a date.
    """
    words = document.book.words
    left = [document.blocks[index] for index in document.left] if dates else []
    if not document.prose and len({left[place].plain for place in dates}) >= ENTRIES:
        # Of nothing but lines, as a list of versions is, they are the headings.
        return {*dates}
    entries = {place for place in dates if _heads_entry(left, place, first=place == dates[0])}
    events = {place for place in dates if _is_without_year(left[place], words)}
    own = entries if len(entries) >= ENTRIES else set()
    appointments = {place for place in dates if _is_appointment(document, document.left[place])}
    below = {place for place in appointments if document.left[place] > document.last_prose}
    # Below the article several are those of others, each below its headline.
    own |= appointments if len(below) < 2 else appointments - below
    return own | events if len({left[place].plain for place in events}) > 1 else own


def _is_appointment(document: Document, index: int) -> bool:
    """Whether a date below the first paragraphs tells the day of the week and the hour, and no junk touches it.

    Without a year it is one below the first paragraph already.
    """
    block = document.blocks[index]
    above, numbers = (HEAD, MIN_APPOINTMENT) if has_year(block.plain) else (1, 2)
    head = document.prose[:above]
    if len(head) < above or index < head[-1] or not document.junk.isdisjoint({index - 1, index + 1}):
        return False
    date = read_date(block.key, block.plain, document.book.words)
    has_hour = len(_NUMBER.findall(block.plain)) >= numbers
    return date is not None and date.said == 0 and has_hour and has_weekday(block.key, document.book.words)


def _is_without_year(block: Block, words: Words) -> bool:
    """Whether a date says neither its year nor that it is one of publication."""
    date = read_date(block.key, block.plain, words)
    return date is not None and date.said == 0 and not has_year(block.plain)


def _heads_entry(left: Sequence[Block], place: int, *, first: bool) -> bool:
    """Whether a date stands between sentences, as in a timeline; one of a comment stands behind a name."""
    return (
        place + 1 < len(left)
        and ends_sentence(left[place + 1].plain)
        and (first or ends_sentence(left[place - 1].plain))
    )


def _is_byline(document: Document, index: int) -> bool:
    """Whether a line is "By" and names: every word capitalised but for particles such as "van der".

    Where no letter has a case, two to four words are a name, and so is one in front of a date:
    "by 山田太郎 / 2016.12.01". "by Jane Doe" may be a piece of a sentence that goes on below it.
    """
    block, known = document.blocks[index], document.book.words
    is_of = block.plain.partition(" ")[0] in known["of"]
    is_by = is_of or block.key.partition(" ")[0].rstrip(":") in known["by"]
    if block.plain[-1] in SENTENCE_ENDS or not is_by:
        return False
    text, *behind = _BETWEEN.split(block.plain)
    is_dated = len(behind) == 1 and is_numeric(behind[0])
    if not is_dated:
        text = block.plain
    words = text.split()[1:]
    is_small = text[0].islower()
    if is_small and (
        not _is_below_headline(document, index)
        # "of Wood and Stone"
        or (len(words) > 1 and words[1].islower() and words[1] not in known["particles"])
    ):
        return False
    # "Von Montag bis Freitag"
    ends = [word.casefold() for word in (words[:1] + words[-1:])]
    if len(words) > 1 and all(word in known["days"] or word in known["months"] for word in ends):
        return False
    names = "".join(words)
    if names.isascii() or names.lower() != names.upper():
        large = sum(_NAME.fullmatch(word) is not None and not word[0].islower() for word in words)
        others = sum(word.islower() and len(word) > PARTICLE for word in words)
        if is_of and large < len(words):
            return False
        return large >= 2 and _NAME.match(words[0]) is not None and others <= 0.4 * len(words)
    return (1 if is_dated else 2) <= len(words) <= 4 and all(map(TOKEN.fullmatch, words))


def _is_below_headline(document: Document, index: int) -> bool:
    """Whether a line stands right below one of a headline's length, or junk, and no sentence goes on from it.

    "by Herman Melville" stands below the title of each book of a list.
    """
    if not document.prose or not 0 < index < len(document.blocks) - 1:
        return False
    above, block, below = document.blocks[index - 1 : index + 2]
    return (index - 1 in document.junk or above.words >= HEADLINE_WORDS) and not goes_on(block, below)


def _is_plain_name(text: str) -> bool:
    """Whether a byline is no more than "By Jane Doe", or goes on behind a comma."""
    return len(text.split()) <= 3 or "," in text


def _is_reading_time(key: str, words: Words) -> bool:
    """Whether a line is nothing but a reading time: "5 min read". "About 30 minutes" may be a recipe's."""
    tokens = {token for token in TOKEN.findall(key) if not token.isdigit()}
    # "Reading 1" is a lesson.
    return (
        not words["reading"].isdisjoint(tokens)
        and not words["minutes"].isdisjoint(tokens)
        and all(token in words["reading"] or token in words["minutes"] for token in tokens)
    )


def _is_date_and_reading_time(block: Block, words: Words) -> bool:
    """Whether a line is a day and a reading time: "Sep 24 2 min read"."""
    last = block.key.rpartition(" ")[2]
    if last not in words["minutes"] and last not in words["reading"]:
        return False
    tokens = block.plain.split()
    # A reading time is two words at least, the first of which is a number.
    for place in range(1, min(len(tokens) - 1, MAX_DATE_WORDS + 1)):
        if tokens[place].isdigit():
            date, time = " ".join(tokens[:place]), " ".join(tokens[place:])
            if _is_reading_time(fold(time), words) and read_date(fold_lines(date), date, words) is not None:
                return True
    return False


def _is_source_and_date(block: Block, book: "Phrasebook") -> bool:
    """Whether a line is a date with its hour, or one said to be of publication, and a name or two.

    Marks stand between them: "May 3, 2024 / 1:07 AM / Example News", "Jane Doe | Updated 3 May 2024", or with
    their number "3 May 2024 | Bridges | 5 comments". A headline may speak of a day, not of an hour.
    """
    parts = _BETWEEN.split(block.plain)
    if not 2 <= len(parts) <= MAX_PARTS:
        return False
    named = said = numbers = names = counts = 0
    for part in parts:
        date = read_date(fold_lines(part), part, book.words)
        if date is not None:
            named, said, numbers = named + date.named, said + date.said, numbers + date.numbers
        elif is_machine_time(part):
            named, numbers = named + 1, numbers + 3
        elif len(part.split()) <= MAX_SOURCE and not any(map(str.isdigit, part)):
            names += 1
        elif (rule := book.match(fold(part))) is not None and rule.kind is Kind.COMMENTS:
            counts += 1
        else:
            return False
    return 1 <= names <= 2 and named > 0 and (numbers >= 3 or said > 0 or counts > 0)


def _is_issue(block: Block, words: Words) -> bool:
    """Whether a line says in which paper, of which day, on which page: "The Herald, 3 May 2024, p. 5"."""
    tokens = [token.strip(EDGE).casefold() for token in block.plain.split()]
    is_page = any(token in words["page"] and following.isdigit() for token, following in pairwise(tokens))
    has_month = has_year(block.plain) and not words["months"].isdisjoint(tokens)
    return is_page and block.words <= MAX_BYLINE and (has_month or is_numeric(block.plain))


def _is_date_and_name(block: Block, words: Words) -> bool:
    """Whether a line is a day and by whom, and how many comments: "3 May 2024 by Jane Doe, 3 comments"."""
    tokens = block.plain.split()
    for place, token in enumerate(tokens[:MAX_DATE_WORDS]):
        if token.casefold() in words["by"]:
            before = " ".join(tokens[:place])
            date = read_date(fold_lines(before), before, words)
            # Behind the name may stand how many comments there are, or an office in brackets.
            names = list(takewhile(lambda word: word[0].isalpha(), tokens[place + 1 :]))
            is_name = 0 < len(names) <= MAX_SOURCE and all(
                _NAME.fullmatch(word) or (word.islower() and len(word) <= PARTICLE) for word in names
            )
            is_day = date is not None and date.is_day
            return is_name and is_day and block.plain[-1] not in SENTENCE_ENDS
    return False


def _is_name_and_date(document: Document, index: int) -> bool:
    """Whether a line beside junk is a name and a day of a year with its hour: "Jane Doe 3 May 2024, 10:15".

    By itself, or with a day of the week, it may be where and when a concert is.
    """
    plain, words = document.blocks[index].plain, document.book.words
    if document.junk.isdisjoint((index - 1, index + 1)) or not _MINUTES.search(plain):
        return False
    tokens = _DIGIT_BEHIND.sub(r" \g<0>", plain, count=1).split()
    names = list(takewhile(lambda token: _is_of_name(token, words), tokens[:MAX_NAME]))
    rest = " ".join(tokens[len(names) :])
    date = read_date(fold_lines(rest), rest, words)
    is_day = date is not None and date.named > 0 and has_year(rest)
    return bool(names) and is_day and not has_weekday(fold_lines(rest), words)


def _is_of_name(token: str, words: Words) -> bool:
    """Whether a word may be one of a name's, and is none of a date's."""
    word = token.strip(EDGE).casefold()
    return (
        word.isalpha()
        and not token[0].islower()
        and not any(word in words[name] for name in ("months", "days", "dates", "clock"))
    )
