"""Credits: what a caption ends in, in every usual style: "(Picture: Jane Doe/Alamy)", "Photo Jane Doe"."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product
from typing import TYPE_CHECKING

from cleantext.document import Block
from cleantext.filters.dates import TOKEN
from cleantext.kinds import Kind
from cleantext.text import (
    CLOSERS,
    COLONS,
    PARTICLE,
    SENTENCE_ENDS,
    count_words,
    ends_sentence,
    fold,
    fold_lines,
    has_unspaced,
)

if TYPE_CHECKING:
    from cleantext.phrasebook import Phrasebook

MAX_SENTENCES, SHORT_SENTENCES = 25, 2
"""Words of the longest block of several sentences that is a caption, whatever it ends in, and how many these are
where no colon and no agency shows a credit."""
TAIL = 120
"""Characters at a block's end in which a credit stands."""
MAX_LABEL = 30
"""Characters of the longest label."""
MAX_NAME = 12
"""Words of the longest name of a photographer with an agency;"""
FULL_NAME = 6
"""of one that no colon parts from its label;"""
SIGNED_NAME = 4
"""of one before its label."""
LEAST_NAME = 3
"""Letters of the shortest name alone."""
MAX_SIGNED = 25
"""Words of the longest caption that ends in © and a name: longer, it is a paragraph with a credit glued to it."""
ONLY_AGENCY = 40
"""Words of the longest sentence behind which an agency's name is its picture's: "… on Monday. Getty Images"."""
DAY_WITHIN = 40
"""Words among which a caption says on what day it is. What is behind it may be longer."""
LEAST_NUMBERS = 2
"""Numbers of a day with its year."""
LAST_MARKS = 5
"""Marks at the end of a line behind which a credit may begin: "Fot. J. Doe" has two of its own."""

# The last bracket, or what stands after the last full stop or bar: where a credit is.
_BRACKET = re.compile(r"[(\[]([^()\[\]]{3,100})[)\]]\W{0,3}$")
_DASH = re.compile(r"\s[—–-]\s+")
_LAST_PART = re.compile(r"[.!?)][\"']?\s*|\s[|•·-]\s*")
_PART = re.compile(r"\s*(?:/|\||\bvia\b|©|,(?=.{5}))\s*")
_NAMES_END = re.compile(r"[.;|]\s+(?=.*:)")
_DIVIDED = re.compile(r"\s?[/,]\s?")
_YEAR = re.compile(r"\b\d{4}\b")
_HOUR = re.compile(r"\b\d{1,2}:\d\d\b")
_BEHIND_SENTENCE = re.compile(
    rf"\w\w[{SENTENCE_ENDS}][{re.escape(CLOSERS)}]*\s*(?:[–—-]\s*)?([^{SENTENCE_ENDS}]{{2,40}})$"
)
# Initials and shortened months end none.
_SENTENCE_END = re.compile(rf"\w{{3}}[{SENTENCE_ENDS}][{re.escape(CLOSERS)}]*(?=\s*[^\W\d_a-z]|\s*$)")
# A bracket that no extractor has glued to a paragraph.
_APART = re.compile(r"\s[(\[]([^()\[\]]{3,100})[)\]]$")
_SENTENCE = re.compile(r"(?<=\w{3})[.!?]\s+")
# "ValleyPhoto", "2021Photo"
_GLUED = re.compile(r"(?<=\w)[^\W\d_a-z][^\W\d_A-Z]+$")
# Behind a label; before it; and before a credit without a colon, where no shortened word ends.
_COLON = re.compile(f"[{''.join(sorted(COLONS))}=＝]")
_BEFORE_LABEL = re.compile(rf"[{SENTENCE_ENDS})\]）】|\"'/(（-]")
_BEFORE_NAME = re.compile(r"(?<=\w{3})\.[\"'”’»)]*\s+(?:[–—-]\s+)?|[。।॥]\s*|[(（\[【]")
_INITIAL = re.compile(r"(?<![^\W\d_])[^\W\d_a-z]\.$")
_CLOSED = ")）]】 "
_OPENED = "(（[【"


def ends_in_credit(block: Block, book: "Phrasebook") -> bool:
    """Whether a label and a name, or a name and an agency's, end a block.

    Args:
        block: a line of no more words than a caption has.
        book: the phrasebook, whose word lists hold labels and agencies.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> lines = ("The bridge in 1911 (Picture: Jane Doe)", "The bridge. Jane Doe/AFP", "A picture: the bridge")
    >>> [ends_in_credit(segment(line)[0], load_phrasebook()) for line in lines]
    [True, True, False]
    """
    credits, agencies = book.words["credit"], book.words["agencies"]
    end = block.plain[-4:]
    if ")" in end or "]" in end:
        bracket = _BRACKET.search(block.plain[-TAIL:])
        inside = fold_lines(bracket[1]).strip() if bracket else ""
        if _is_label(inside, credits) or _is_photographer(inside, agencies):
            return True
        label, colon, name = bracket[1].partition(":") if bracket else ("", "", "")
        if colon and fold(label) in agencies and _are_names(name):
            return True
        # "… on Monday. Photo: Jane Doe (Example News)"
        if bracket is None or not _are_names(bracket[1]) or bracket[1][0].isdigit():
            return False
        return _ends_in_label(block.plain[-TAIL:][: bracket.start()], credits, agencies)
    # "… on Monday. Photo: Jane Doe", "… on Monday — Picture by Jane Doe", "… on Monday | Jane Doe/AFP"
    end, tail = block.key[-TAIL:], block.plain[-TAIL:]
    if (": " in end or "=" in end) and _ends_in_label(tail, credits, agencies):
        return True
    if ("-" in tail or "–" in tail or "—" in tail) and _is_label_and_name(_DASH.split(tail)[1:], credits):
        return True
    if "©" in tail and block.words <= MAX_SIGNED and _are_names(tail.rpartition("©")[2]):
        return True
    if "/" not in end and end.rpartition(" ")[2] not in _last_words(agencies):
        return False
    name = _LAST_PART.split(end)[-1]
    if " via " in tail and tail.rpartition(" via ")[2][0].islower():
        # "… by phone, not via internet"
        return False
    # Names behind a colon and no label, with commas between them, are a list.
    return (":" not in name or "/" in name) and _is_photographer(name, agencies)


def ends_in_name(block: Block, book: "Phrasebook") -> bool:
    """Whether a credit without a colon ends a block: "… Photo Jane Doe", "… (photo Jane Doe)", "… Jane Doe photo".

    It stands behind a sentence, or two short ones, or in brackets. An article's last paragraph may end so too.

    Args:
        block: a line of no more words than a caption has.
        book: the phrasebook, whose list of words for photographs holds the labels.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> lines = ("It fell. Foto Jana Meier", "It (photo Berardi)", "It fell. File photo", "Part 1 – Photo Booths")
    >>> [ends_in_name(segment(line)[0], load_phrasebook()) for line in lines]
    [True, True, True, False]
    """
    tail = block.plain[-TAIL:]
    if not (tail[-1].isalpha() or tail[-1] in _CLOSED or _INITIAL.search(tail)):
        return False
    if _BEFORE_NAME.search(tail) is None:
        # "… in spring Foto Ansa"
        label, _, name = tail.rpartition(" ")
        label = label.rpartition(" ")[2]
        is_label = name.casefold() in book.words["agencies"] and label.casefold() in book.words["photo"]
        return is_label and label[0].isupper()
    tail = tail.rstrip(_CLOSED + ".")
    most = 1 if block.words > MAX_SENTENCES else SHORT_SENTENCES
    # "… Photo: The Bridge at Dusk (1911)"
    if not tail[-1:].isalpha() or len(_SENTENCE_END.findall(block.plain)) > most:
        return False
    for mark in [*_BEFORE_NAME.finditer(tail)][: -LAST_MARKS - 1 : -1]:
        name = tail[mark.end() :].strip()
        if count_words(name) > MAX_NAME:
            return False
        if name and _is_named(name, book, in_brackets=mark[0].strip() in _OPENED):
            return True
    return False


def ends_in_agency(block: Block, agencies: frozenset[str]) -> bool:
    """Whether a single sentence has an agency's name behind it, as an article's last one may.

    Args:
        block: a line of no more words than a caption has.
        agencies: their names, folded.

    >>> from cleantext.segment import segment
    >>> [ends_in_agency(segment(f"The bridge fell{line}")[0], frozenset({"pa"})) for line in (". PA", " to PA")]
    [True, False]
    """
    name = _BEHIND_SENTENCE.search(block.plain[-TAIL:]) if block.words <= ONLY_AGENCY else None
    return (
        name is not None
        and fold_lines(name[1]).strip() in agencies
        and len(_SENTENCE_END.findall(block.plain[: name.start(1)])) <= 1
    )


def is_paragraph(block: Block) -> bool:
    """Whether what a credit ends is a paragraph after all: of several sentences, or signed by its sources.

    "… until the morning. (dpa/lnw)" names agencies, and no photographer.

    Args:
        block: a line that ends in a credit.

    >>> from cleantext.segment import segment
    >>> [is_paragraph(segment(f"The bridge fell at noon. ({names})")[0]) for names in ("dpa/lnw", "Jane Doe/AFP")]
    [True, False]
    """
    bracket = _BRACKET.search(block.plain)
    before = block.plain[: bracket.start()].rstrip() if bracket else block.plain
    if bracket and ends_sentence(before) and all(map(str.isalpha, _DIVIDED.split(bracket[1]))):
        return True
    # What an agency sends begins with "LONDON, ENGLAND - JULY 4:", or tells the year.
    before = before.partition(":")[0]
    is_long = count_words(before) > MAX_SENTENCES and _YEAR.search(before) is None
    return is_long and len(_SENTENCE_END.findall(before)) > 1


def is_dated(block: Block, book: "Phrasebook") -> bool:
    """Whether a block tells day, month and year and ends in who took a picture, as agencies' captions do.

    "(AP/Daily Sabah)" and "(With inputs from PTI)" are sources: a label shows that it is one, or "via".

    Args:
        block: a block that ends in a credit.
        book: the phrasebook.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> lines = ("It fell on June 3, 2023. (Jane Doe/Herald via AP)", "It fell in June 2023. (Jane Doe/AFP)")
    >>> [is_dated(segment(line)[0], load_phrasebook()) for line in lines]
    [True, False]
    """
    agencies, photo = book.words["agencies"], book.words["photo"]
    if bracket := _APART.search(block.plain[-TAIL:]):
        credit = fold_lines(bracket[1]).strip()
        is_picture = " via " in credit or not photo.isdisjoint(credit.replace("/", " ").split()[:2])
    else:
        label, _, credit = fold_lines(_SENTENCE.split(block.plain[-TAIL:])[-1]).partition(" ")
        is_picture = label.rstrip(":") in book.words["credit"]
    return is_picture and _is_photographer(credit, agencies) and _day(block, book) >= 0


def shows_day(block: Block, book: "Phrasebook") -> bool:
    """Whether a sentence says in the present what somebody does on a day of a year, as agencies' captions do.

    An event that is to come has an hour.

    Args:
        block: a block.
        book: the phrasebook.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> lines = ("Jane Doe speaks in Oxbridge on Monday, May 5, 2025.", "She spoke on Monday, May 5, 2025.")
    >>> [shows_day(segment(line)[0], load_phrasebook()) for line in lines]
    [True, False]
    """
    day = _day(block, book)
    if not 0 <= day <= DAY_WITHIN or not ends_sentence(block.plain):
        return False
    tokens = TOKEN.findall(block.key)
    before = f" {' '.join(tokens[:day])} "
    has_hour = _HOUR.search(block.plain) is not None or not book.words["hours"].isdisjoint(tokens)
    return not has_hour and any(f" {doing} " in before for doing in book.words["shown"])


def _day(block: Block, book: "Phrasebook") -> int:
    """Which of a block's words is the month of a day, with its year; -1 if none is."""
    if block.key.count("0") < LEAST_NUMBERS or _YEAR.search(block.plain) is None:
        return -1
    tokens = TOKEN.findall(block.key)
    months = (place for place, token in enumerate(tokens) if token in book.words["months"])
    # Numbers are 0 in a key: "june 0, 0", "0 june 0".
    return next(
        (place for place in months if tokens[max(place - 1, 0) : place + 3].count("0") >= LEAST_NUMBERS), -1
    )


def is_agency(key: str, agencies: frozenset[str]) -> bool:
    """Whether a line is nothing but agencies, or names and agencies between slashes.

    Args:
        key: the folded line.
        agencies: their names, folded.

    >>> [is_agency(key, frozenset({"afp"})) for key in ("afp", "jane doe/afp", "jane doe")]
    [True, True, False]
    """
    if key in agencies:
        return True
    if "/" not in key and " via " not in key and "|" not in key:
        return False
    return any(part in agencies for part in _PART.split(key) if part)


def may_end_in_agency(key: str, agencies: frozenset[str]) -> bool:
    """Whether a folded line's last word is an agency's, which is cheap to ask.

    Args:
        key: the folded line; an extractor may have left out the space: "on monday.getty".
        agencies: their names, folded.

    >>> [may_end_in_agency(key, frozenset({"press photo"})) for key in ("it fell.photo", "a photo of it")]
    [True, False]
    """
    return key.rpartition(" ")[2].rpartition(".")[2] in _last_words(agencies)


def _is_named(text: str, book: "Phrasebook", *, in_brackets: bool) -> bool:
    """Whether a text is a label and a name, or behind a sentence a name and a label, or a caption by itself."""
    photo, words = book.words["photo"], text.split()
    # In brackets a paper's name may come first: "(Gazette photo by Jane Doe)".
    for start, n in product((0, 1, 2) if in_brackets else (0,), (1, 2, 3)):
        label, name = " ".join(words[start : start + n]), words[start + n :]
        if (
            0 < len(name) <= FULL_NAME
            and name[0][0].isupper()
            and fold_lines(label) in photo
            and _are_names(" ".join(words[:start] + name))
        ):
            is_clear = n > 1 or fold(name[0]) in book.words["agencies"]
            return is_clear or (start == 0 and _are_label_and_name(label, name, in_brackets=in_brackets))
    if in_brackets:
        return False
    *name, label = words
    is_label = bool(name) and label.casefold() in photo
    is_name = label.islower() and 1 < len(name) <= SIGNED_NAME and _are_names(" ".join(name))
    if is_label and (is_name or has_unspaced(label)):
        # "Jane Doe photo", "王小明 摄"
        return True
    key = fold(text)
    rule = book.match(key) if name and ":" not in text and not photo.isdisjoint(key.split()) else None
    return rule is not None and rule.kind is Kind.CAPTION


def _are_label_and_name(label: str, name: Sequence[str], *, in_brackets: bool) -> bool:
    """Whether of a word for a photograph and words in capitals these are a name.

    "(Photo ID Required)", "(photo B)" and "Photo ID Required" are none.
    """
    if in_brackets:
        is_label, is_name = label[0].islower(), len(name) > 1 or len(name[0]) >= LEAST_NAME
    else:
        is_label, is_name = label[0].isupper() or label[-1] == ".", len(name) > 1 or "." in name[0]
    has_acronym = any(word.isupper() and word.isalpha() and len(word) > 1 for word in name)
    return is_label and is_name and (not has_acronym or "".join(name).isupper())


def _is_label(text: str, credits: frozenset[str]) -> bool:
    """Whether a bracket holds a credit: a label, then a colon or a name: "photo by jane doe"."""
    label, colon, name = text.partition(":")
    if colon:
        return label.strip() in credits and _has_letter(name)
    words = text.split()
    return any(" ".join(words[:n]) in credits and len(words) > n for n in (2, 3))


def _is_label_and_name(parts: Sequence[str], credits: frozenset[str]) -> bool:
    """Whether the last part behind a dash is a label and a name: "Picture by Jane Doe"."""
    if not parts or count_words(parts[-1]) > MAX_NAME:
        return False
    name = parts[-1].rpartition(" ")[2]
    return not name[:1].islower() and name[-1:] not in SENTENCE_ENDS and _is_label(fold_lines(parts[-1]), credits)


def _ends_in_label(tail: str, credits: frozenset[str], agencies: frozenset[str]) -> bool:
    """Whether a label and a name come last, or several of them: "… Photo: Jane Doe. Styling: John Roe"."""
    colons = [mark.start() for mark in _COLON.finditer(tail)]
    for number, colon in enumerate(reversed(colons)):
        name = tail[colon + 1 :].strip()
        if number and not all(_are_names(part.rpartition(":")[2]) for part in _NAMES_END.split(name)):
            return False
        if _is_credit(tail[:colon], name, credits, agencies):
            return True
    return False


def _is_credit(before: str, name: str, credits: frozenset[str], agencies: frozenset[str]) -> bool:
    """Whether what stands before a colon ends in a label, and what stands behind it is a name.

    A sentence has ended before the label, or with a comma a part of one; or the name comes with its agency, or
    paper; or an extractor has left out the space before the label.
    """
    if not _has_letter(name) or name[0].islower() or (":" not in name and count_words(name) > MAX_NAME):
        return False
    text = fold_lines(before).rstrip(" .")
    is_name = _are_names(name) or _is_photographer(fold_lines(name), agencies)
    sentence = max((mark.start() for mark in _BEFORE_LABEL.finditer(text)), default=-1)
    part = max(sentence, text.rfind(",") if is_name else -1)
    if text[part + 1 :].strip() in credits and len(text) - part < MAX_LABEL:
        return True
    label = before.rstrip(" .").rpartition(" ")[2]
    if label.casefold() in credits:
        is_source = label[:1].isupper() and "/" in name and count_words(name) > 2 and _are_names(name)
        return is_source or fold(name) in agencies or _is_photographer(fold_lines(name), agencies)
    glued = _GLUED.search(label)
    return glued is not None and glued[0].casefold() in credits and is_name


def _has_letter(text: str) -> bool:
    """Whether a text may be a name: "Credits: 4" is what a course counts for."""
    return any(map(str.isalpha, text))


def _are_names(text: str) -> bool:
    """Whether a text is made of names: no word in small letters but for particles such as "van der"."""
    words = text.split()
    return 0 < count_words(text) <= MAX_NAME and not any(
        word[0].islower() and len(word) > PARTICLE for word in words
    )


@cache
def _last_words(agencies: frozenset[str]) -> frozenset[str]:
    """The words in which a credit with one of the agencies ends."""
    return frozenset(agency.rpartition(" ")[2] for agency in agencies)


def _is_photographer(text: str, agencies: frozenset[str]) -> bool:
    """Whether a text is a name with its agency: "jane doe/afp", "getty images via afp".

    What ends in a number is a source: "associated press, june 0".
    """
    parts = [part for part in _PART.split(text) if part]
    return (
        text[-1:] != "0"
        and 1 < len(parts) <= 5
        and len(text.split()) <= 10
        and any(part in agencies for part in parts)
    )
