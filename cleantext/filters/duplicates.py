"""Blocks that stand twice: exactly, nearly, or as a pull quote out of the body; headlines twice in one line."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence, Set
from unicodedata import normalize

from cleantext.document import Document, Shape, Verdict
from cleantext.filters.titles import is_of_page
from cleantext.kinds import Kind
from cleantext.text import EDGE, QUOTES, UNSPACED, ends_sentence

COPY_WORDS = 12
"""A sentence so long stands twice by an extractor's doing; shorter lines by right too: "Yes.", "1 pinch of
salt", a refrain."""
LINE_WORDS = 5
"""Length of any other line that is a copy if it follows its original at once or repeats what stood above
the first paragraph."""
COPIES = 3
"""How often a standfirst stands in a text at the most, with the page's description and the article's first
paragraph; a refrain comes more often."""
EVIDENCE = 3
"""Copies and pieces of other junk in a text from which copies far apart are taken for an extractor's doing."""
UNLIKELY = 0.4
"""How sure it is that a copy goes which is likely the author's own."""
PREFIX = 4
"""Letters that two forms of a word have in common."""
MAX_NUMBERS = 3
"""Numbers in a sentence; a line of more is one of a list, and the same amounts may be needed again below."""
MIN_CHARACTERS = 12
SIMILARITY = 94
"""Per cent of equal characters (rapidfuzz's ratio) from which two blocks are near-duplicates."""
MAX_COMPARED = 1000
"""Characters of a block up to which near-duplicates are looked for, and only the last few with the same
beginning or end are compared: both keep the work linear."""
BUCKET = 3
SIGNATURE = 24
TO_PROSE = 3
"""Blocks from a headline down to its article at the most: a byline and a date."""
DOUBLED_WORDS = 60
"""Words of the longest block that is taken for another article's because it begins with a headline twice,"""
DOUBLED = (20, 160)
"""and the characters of such a headline."""
QUOTE_WORDS = (8, 45)
"""Length of a pull quote."""
MAX_QUOTES = 24
"""Blocks tried as pull quotes in one text, which keeps the work linear."""

_MARK = re.compile(r"['’ʼ‐‑-]")
# Compiled when it is first used: that takes some milliseconds, and few texts hold what is nearly the same.
_WORD = rf"{UNSPACED.pattern}|(?:(?!{UNSPACED.pattern})[^\W\d_])+"
_NUMBER = re.compile(r"\d+")
_NO_ENDS = ".,;:)]-"
"""Signs in which no headline ends, and a sentence that is written twice may."""


def duplicates(document: Document) -> Iterator[Verdict]:
    """Label the second and later copies of a block, and pull quotes; all copies of a caption.

    >>> import cleantext
    >>> copies = "The council voted for the new bridge on Monday.\\n\\n" * 2
    >>> cleantext.clean(copies)
    'The council voted for the new bridge on Monday.'
    """
    captions = {
        text
        for index, label in document.labels.items()
        if label.kind is Kind.CAPTION
        for text in _with_stem(document.blocks[index].key)
    }
    first, prose = document.first_prose, set(document.prose)
    # In a text that holds little other junk it was the author who wrote a paragraph twice.
    junk = sum(label.is_junk for label in document.labels.values())
    likely = 0.8 if junk else UNLIKELY
    seen: dict[str, int] = {}
    lines: list[tuple[int, str]] = []
    copies: list[int] = []
    doubled: list[int] = []
    near: dict[str, list[str]] = {}
    before = ""
    for index, block in document.blocks_left:
        words = block.words
        if words < LINE_WORDS or len(block.plain) < MIN_CHARACTERS or block.shape in (Shape.CODE, Shape.TABLE):
            before = ""
            continue
        # Keys fold numbers to one sign, and "2 eggs" is no copy of "3 eggs".
        text = block.plain.casefold()
        lines.append((index, text))
        if words <= DOUBLED_WORDS and _is_doubled(text):
            doubled.append(index)
        if block.key in captions and block.shape is not Shape.HEADING:
            yield Verdict(index, Kind.CAPTION, "duplicates/caption-again")
        elif text in seen:
            if text == before:
                # Where there are no paragraphs it is a line of a song.
                at_once = 0.9 if prose or words >= COPY_WORDS else UNLIKELY
                copy = index
                if _is_entry(document, seen[text], index):
                    copy, seen[text] = seen[text], index
                yield Verdict(copy, Kind.DUPLICATE, "duplicates/at-once", at_once)
            elif (seen[text] < first < len(document.blocks) and not text[0].isdigit()) or (
                words >= COPY_WORDS
                and [seen[text], index] == document.prose[:2]
                and document.raw.count(block.text) <= COPIES
            ):
                # What begins with an amount may be needed twice.
                copy, stays = _by_place(document, seen[text], index, prose)
                # Right above the first paragraph stands the headline.
                is_headline = copy < index and copy + 1 in prose and index not in prose
                if not is_headline and (index > first or is_of_page(document, min(copy, stays))):
                    seen[text] = stays
                    yield Verdict(copy, Kind.DUPLICATE, "duplicates/from-above", 0.8)
            elif words >= COPY_WORDS and ends_sentence(text) and len(_NUMBER.findall(text)) <= MAX_NUMBERS:
                copies.append(index)
        elif words >= COPY_WORDS and ends_sentence(text) and _has_near(text, near):
            yield Verdict(index, Kind.DUPLICATE, "duplicates/near", likely)
        else:
            seen[text] = index
        before = text
    certain = 0.8 if junk + len(copies) >= EVIDENCE else UNLIKELY
    extracted = _extracted(lines, {*copies}, sorted(document.junk))
    for index in copies:
        likely_so = certain if index in extracted else UNLIKELY
        yield Verdict(index, Kind.DUPLICATE, "duplicates/exact", likely_so)
    # The only one above the first paragraph may be the article's own headline.
    if len(doubled) > 1 or (doubled and doubled[0] > first):
        for index in doubled:
            yield Verdict(index, Kind.RELATED, "duplicates/doubled-headline", 0.9)
    yield from _pull_quotes(document, seen, likely)


def _extracted(lines: Sequence[tuple[int, str]], copies: Set[int], junk: Sequence[int]) -> Set[int]:
    """Of copies those that an extractor made: with the line beside them, or below junk.

    An author repeats a single sentence: a question put to each candidate, what to do after every stretch.

    Args:
        lines: the longer blocks with their texts, in order.
        copies: which of them, by index, stand above too.
        junk: the blocks that are junk, by index, in order.
    """
    texts = ["", *(text for _, text in lines), ""]
    first = {text: place for place, text in reversed([*enumerate(texts)])}
    found = set()
    own = 0
    for place, (index, text) in enumerate(lines, start=1):
        if index not in copies:
            own = index
            continue
        above = first[text]
        is_run = texts[place - 1] == texts[above - 1] or texts[place + 1] == texts[above + 1]
        if is_run or bisect(junk, own) < bisect(junk, index):
            found.add(index)
    return found


def _by_place(document: Document, first: int, second: int, prose: Set[int]) -> tuple[int, int]:
    """Of two copies the one that goes and the one that stays: the article's stands among its paragraphs.

    The other is in a box for sharing or, if it is a subheading's, in a table of contents. The second one goes if
    nothing tells them apart, and stays if it alone is marked as a heading.
    """
    is_heading = [document.blocks[index].shape is Shape.HEADING for index in (first, second)]
    if is_heading == [False, True] and second + 1 in prose:
        return first, second
    if _is_entry(document, first, second) and not prose.isdisjoint(range(second + 1, second + 1 + TO_PROSE)):
        return first, second
    beside_first, beside_second = (len({index - 1, index + 1} & prose) for index in (first, second))
    least = beside_first if second in prose else 1
    return (first, second) if beside_second > least else (second, first)


def _is_entry(document: Document, first: int, second: int) -> bool:
    """Whether of two copies the first alone is a list's item: a breadcrumb's last one, or a menu's."""
    shapes = document.blocks[first].shape, document.blocks[second].shape
    return shapes[0] is Shape.LIST and shapes[1] in (Shape.TEXT, Shape.HEADING)


def _is_doubled(text: str) -> bool:
    """Whether a text begins with some words that follow again at once, as cards for other articles do.

    >>> _is_doubled("the long winter is over the long winter is over a diary")
    True
    >>> _is_doubled("we shall not be moved, we shall not be moved")
    False
    """
    least, most = DOUBLED
    again = text.find(text[:least], least, most + least) if any(map(str.isalpha, text[:least])) else -1
    headline = text[: again - 1]
    if again < 0 or text[again - 1] != " " or headline[-1] in _NO_ENDS:
        return False
    return text.startswith(headline, again)


def _with_stem(caption: str) -> tuple[str, ...]:
    """A folded caption, and the caption without the credit in brackets at its end."""
    stem = caption.rpartition("(")[0].strip(EDGE)
    return (caption, stem) if len(stem) >= MIN_CHARACTERS else (caption,)


def _has_near(text: str, near: dict[str, list[str]]) -> bool:
    """Whether an earlier block is nearly the same: alike in its first or last letters, and in every number."""
    if len(text) > MAX_COMPARED:
        return False
    buckets = [near.setdefault(sign, []) for sign in {text[:SIGNATURE], text[-SIGNATURE:]}]
    found = False
    for bucket in buckets:
        found = found or any(_are_near(other, text) for other in bucket)
        if len(bucket) < BUCKET:
            bucket.append(text)
    return found


def _are_near(one: str, other: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return (
        abs(len(one) - len(other)) <= 0.1 * len(one)
        and ratio(one, other) >= SIMILARITY
        and _NUMBER.findall(one) == _NUMBER.findall(other)
        and not _is_parallel(one, other)
    )


def _is_parallel(one: str, other: str) -> bool:
    """Whether of two sentences one has another word where the other has its own: "left" and "right".

    Without spaces between words it is a letter. Accents and apostrophes are no part of a word: editors mend them.
    """
    here, there = (re.findall(_WORD, normalize("NFKD", _MARK.sub("", text))) for text in (one, other))
    return len(here) == len(there) and any(
        word[:PREFIX] != its[:PREFIX] for word, its in zip(here, there, strict=True)
    )


def _pull_quotes(document: Document, seen: dict[str, int], confidence: float) -> Iterator[Verdict]:
    """Blocks below the first paragraph whose every word stands in a longer block; above it is the headline."""
    blocks = document.blocks
    first = document.first_prose
    candidates = [
        (index, text)
        for text, index in seen.items()
        if text[0] in QUOTES and index > first and QUOTE_WORDS[0] <= blocks[index].words <= QUOTE_WORDS[1]
    ]
    if not candidates:
        return
    body = "\n".join(seen)
    for index, text in candidates[:MAX_QUOTES]:
        words = text.strip(QUOTES + " .")
        if body.find(words, body.find(words) + 1) >= 0:
            yield Verdict(index, Kind.DUPLICATE, "duplicates/pull-quote", confidence)
