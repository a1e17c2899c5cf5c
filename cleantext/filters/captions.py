"""Captions and picture credits, by their shape: "… (Picture: Jane Doe/Alamy)", "… / AFP via Getty Images"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from cleantext.document import Block, Document, Shape, Verdict, is_prose
from cleantext.kinds import Kind
from cleantext.text import CLOSERS, EDGE, PARTICLE, SENTENCE_ENDS, count_words, ends_sentence, fold_lines

MAX_WORDS = 60
"""Longer blocks are paragraphs, whatever they end in,"""
MAX_SENTENCES = 25
"""and so are those of several sentences with more words than these."""
TAIL = 120
"""Characters at a block's end in which a credit stands."""

# The last bracket, or what stands after the last full stop or bar: where a credit is.
_BRACKET = re.compile(r"[(\[]([^()\[\]]{3,100})[)\]]\W{0,3}$")
_DASH = re.compile(r"\s[—–-]\s+")
_LAST_PART = re.compile(r"[.!?)\"']\s*|\s[|•·-]\s*")
_PART = re.compile(r"\s*(?:/|\||\bvia\b|©|,(?=.{5}))\s*")
_NAMES_END = re.compile(r"[.;|]\s+(?=.*:)")
_SIGNED = re.compile(r"©\s?(?:[^\W\d_a-z][\w.'’-]+\s){2}[^\W\d_a-z]")
_DIVIDED = re.compile(r"\s?[/,]\s?")
_YEAR = re.compile(r"\b\d{4}\b")
_BEHIND_SENTENCE = re.compile(rf"\w\w[{SENTENCE_ENDS}][{re.escape(CLOSERS)}]*\s*([^{SENTENCE_ENDS}]{{2,40}})$")
# Initials and shortened months end none.
_SENTENCE_END = re.compile(rf"\w{{3}}[{SENTENCE_ENDS}][{re.escape(CLOSERS)}]*(?=\s*[^\W\d_a-z]|\s*$)")
# "ValleyPhoto", "2021Photo"
_GLUED = re.compile(r"(?<=\w)[^\W\d_a-z][^\W\d_A-Z]+$")
MAX_NAME = 12
"""Words of the longest name of a photographer with an agency."""
MAX_SIGNED = 25
"""Words of the longest caption that begins or ends in © and a name: longer, it is a paragraph with a credit glued
to it."""
ONLY_AGENCY = 40
"""Words of the longest sentence behind which an agency's name is its picture's: "… on Monday. Getty Images"."""
SHORT_NAME = 3
"""Letters of an agency's name that may be a word of some language."""
MAX_LABEL = 30
"""Characters of the longest label."""
LEAST_SHOWN = 3
"""Stems that a caption and the words for its picture have in common,"""
SHOWN_SHARE, PROSE_SHARE = 0.4, 0.8
"""and their share of a line's, and of a sentence's, which may say more than its picture does."""
_NO_CAPTIONS = (Shape.HEADING, Shape.LIST, Shape.QUOTE)


def captions(document: Document) -> Iterator[Verdict]:
    """Label captions that end in a credit, bare credits, and images.

    >>> import cleantext
    >>> text = "The minister arrives in Oxbridge (Picture: Jane Doe/Alamy Stock Photo)."
    >>> cleantext.explain(text).removed[0].rule
    'captions/credit-suffix'
    """
    words = document.book.words
    credits, agencies, by = words["credit"], words["agencies"], words["by"]
    last_words = _last_words(agencies)
    prose = set(document.prose)
    shown: frozenset[str] = frozenset()
    for index, block in document.blocks_left:
        if block.shape is Shape.IMAGE:
            yield Verdict(index, Kind.CAPTION, "captions/image")
            shown = shown.union(document.traits(index).stems)
        elif shown and block.words <= MAX_WORDS and _says_again(block, document.traits(index).stems, shown):
            yield Verdict(index, Kind.CAPTION, "captions/below-image")
            shown = frozenset()
        elif block.shape is Shape.HEADING or (
            block.words == 1 and _is_title(block.plain) and {index - 1, index + 1} <= prose
        ):
            # Between paragraphs "Unsplash" heads what is said of it, and "Internet" too.
            pass
        elif block.words <= 2:
            if _is_agency(block.key, agencies) and not _is_word(block.plain):
                yield Verdict(index, Kind.CAPTION, "captions/credit-line")
        elif block.key and block.words <= MAX_WORDS and block.key.partition(" ")[0] not in by:
            if block.words <= 8 and _is_agency(block.key, agencies):
                yield Verdict(index, Kind.CAPTION, "captions/credit-line")
            elif _ends_in_credit(block, credits, agencies, last_words) and not _is_paragraph(block):
                yield Verdict(index, Kind.CAPTION, "captions/credit-suffix")
            elif (block.plain[0] == "©" or _last_word(block.key) in last_words) and (
                # Below an article a name is its source, and © its publisher.
                index < document.first_prose or {index + 1, index + 2} <= prose
            ):
                if _begins_in_credit(block):
                    yield Verdict(index, Kind.CAPTION, "captions/credit-prefix")
                elif _ends_in_agency(block, agencies):
                    yield Verdict(index, Kind.CAPTION, "captions/agency-suffix")
        if block.shape is not Shape.IMAGE:
            shown = frozenset()


def _says_again(block: Block, stems: Sequence[str], shown: frozenset[str]) -> bool:
    """Whether a line says what the pictures right above it show, by the words that stand for them."""
    shared = len(shown.intersection(stems))
    share = PROSE_SHARE if is_prose(block) else SHOWN_SHARE
    is_same = shared >= LEAST_SHOWN and 2 * shared >= len(shown) and shared >= share * len(stems)
    return is_same and block.shape not in _NO_CAPTIONS


def _is_paragraph(block: Block) -> bool:
    """Whether what a credit ends is a paragraph after all: of several sentences, or signed by its sources.

    "… until the morning. (dpa/lnw)" names agencies, and no photographer.
    """
    bracket = _BRACKET.search(block.plain)
    before = block.plain[: bracket.start()].rstrip() if bracket else block.plain
    if bracket and ends_sentence(before) and all(map(str.isalpha, _DIVIDED.split(bracket[1]))):
        return True
    # What an agency sends begins with "LONDON, ENGLAND - JULY 4:", or tells the year.
    before = before.partition(":")[0]
    is_long = count_words(before) > MAX_SENTENCES and _YEAR.search(before) is None
    return is_long and len(_SENTENCE_END.findall(before)) > 1


def _ends_in_credit(
    block: Block, credits: frozenset[str], agencies: frozenset[str], last_words: frozenset[str]
) -> bool:
    end = block.plain[-4:]
    if ")" in end or "]" in end:
        bracket = _BRACKET.search(block.plain[-TAIL:])
        inside = fold_lines(bracket[1]).strip() if bracket else ""
        if _is_label(inside, credits) or _is_photographer(inside, agencies):
            return True
        # "… on Monday. Photo: Jane Doe (Example News)"
        if bracket is None or not _are_names(bracket[1]) or bracket[1][0].isdigit():
            return False
        return _ends_in_label(block.plain[-TAIL:][: bracket.start()], credits, agencies)
    # "… on Monday. Photo: Jane Doe", "… on Monday — Picture by Jane Doe", "… on Monday | Jane Doe/AFP"
    end, tail = block.key[-TAIL:], block.plain[-TAIL:]
    if ": " in end and _ends_in_label(tail, credits, agencies):
        return True
    if ("-" in tail or "–" in tail or "—" in tail) and _is_label_and_name(_DASH.split(tail)[1:], credits):
        return True
    if "©" in tail and block.words <= MAX_SIGNED and _are_names(tail.rpartition("©")[2]):
        return True
    if "/" not in end and end.rpartition(" ")[2] not in last_words:
        return False
    name = _LAST_PART.split(end)[-1]
    # Names behind a colon and no label, with commas between them, are a list.
    return (":" not in name or "/" in name) and _is_photographer(name, agencies)


def _begins_in_credit(block: Block) -> bool:
    """Whether a line is © and a name, with no more than a sentence behind it: "© Jane Doe The mayor on Monday"."""
    is_signed = block.words <= MAX_SIGNED and _SIGNED.match(block.plain) is not None
    return is_signed and len(_SENTENCE_END.findall(block.plain)) <= 1


def _ends_in_agency(block: Block, agencies: frozenset[str]) -> bool:
    """Whether a single sentence has an agency's name behind it. So may an article's last one, which two paragraphs
    in a row do not follow."""
    name = _BEHIND_SENTENCE.search(block.plain[-TAIL:]) if block.words <= ONLY_AGENCY else None
    return (
        name is not None
        and fold_lines(name[1]).strip() in agencies
        and len(_SENTENCE_END.findall(block.plain[: -len(name[1])])) <= 1
    )


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
    colons = [index for index, character in enumerate(tail) if character in ":："]
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
    text = fold_lines(before).rstrip()
    is_name = _are_names(name) or _is_photographer(fold_lines(name), agencies)
    sentence = max(text.rfind(mark) for mark in ".!?)|\"'-")
    part = max(sentence, text.rfind(",") if is_name else -1)
    if text[part + 1 :].strip() in credits and len(text) - part < MAX_LABEL:
        return True
    label = before.rstrip().rpartition(" ")[2]
    if label.casefold() in credits:
        is_source = label[:1].isupper() and "/" in name and count_words(name) > 2 and _are_names(name)
        return is_source or _is_photographer(fold_lines(name), agencies)
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


def _last_word(key: str) -> str:
    """A line's last word, without that before it if an extractor has left out the space: "on monday.getty"."""
    return key.rpartition(" ")[2].rpartition(".")[2]


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


def _is_word(text: str) -> bool:
    """Whether a short line is written as a word is, not as a short name: "Pa", not "PA" or "dpa"."""
    return len(text.strip(EDGE)) <= SHORT_NAME and text.istitle()


def _is_title(text: str) -> bool:
    """Whether a line is one word, written as a subheading is."""
    return text.isalpha() and text.istitle()


def _is_agency(key: str, agencies: frozenset[str]) -> bool:
    """Whether a line is nothing but agencies, or names and agencies between slashes."""
    if key in agencies:
        return True
    if "/" not in key and " via " not in key and "|" not in key:
        return False
    return any(part in agencies for part in _PART.split(key) if part)
