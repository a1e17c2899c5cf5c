"""What the context model sees of a block: small whole numbers that tell its shape, its place and its neighbours.

The features are those that boilerplate removers read off HTML and that outlive it: length and its neighbours'
(boilerpipe: Kohlschütter, Fankhauser, Nejdl, "Boilerplate Detection using Shallow Text Features", 2010), the
run of blocks that holds the most prose (body text extraction: Finn, Kushmerick, Smyth, "Fact or fiction",
2001), words shared with the rest (Web2Text: Vogels, Ganea, Eickhoff, 2018), and what the filters before have
found. None of them knows a word of any language.

Only what no filter before has called junk is looked at; the rest counts in running sums over all blocks.
A column is made for all of a text's blocks at once: a few additions and look-ups for each.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import accumulate, compress, pairwise
from operator import itemgetter
from typing import NamedTuple

from cleantext.document import Document, Shape
from cleantext.kinds import SEPARATORS, Kind
from cleantext.traits import Traits


def _bins(*limits: int) -> tuple[int, ...]:
    """A table from a number to its bin: that of the first limit not below it. The last bin is for the rest.

    >>> _bins(0, 1, 3)
    (0, 1, 2, 2, 3)
    """
    table: list[int] = []
    for number, limit in enumerate(limits):
        table += [number] * (limit + 1 - len(table))
    return (*table, len(limits))


_LENGTHS = (1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 45, 70, 110)
_WORDS = _bins(*_LENGTHS)
_AROUND = {reach: _bins(*(length * (2 * reach + 1) for length in _LENGTHS)) for reach in (3, 8)}
_SUMS = _bins(0, 8, 16, 30, 50, 80, 120, 180, 260, 400, 700)
_FAR = _bins(0, 1, 2, 3, 4, 6, 9, 14, 25, 50)
_FEW = _bins(0, 1, 2, 3, 5, 8, 14)
_MANY = _bins(2, 5, 10, 20, 40, 80, 160, 320)
_LAST_WORDS, _LAST_SUM, _LAST_FAR, _LAST_FEW, _LAST_MANY = (
    len(table) - 1 for table in (_WORDS, _SUMS, _FAR, _FEW, _MANY)
)
_NEARER = _FAR[:0:-1]

_BREAK = 4
"""Words that any block without prose costs the run that it stands in; no more if it is a part of an article:"""
_PARTS = frozenset({Shape.HEADING, Shape.TABLE, Shape.QUOTE})
_SENTENCES = frozenset({1, 2, 4})
"""by its shape, or because it ends as a short sentence, a question or an announcement does."""
_LINKS = 10
"""Links from which on a text shows its links: there a list's item without one is the article's, not a menu's."""
LEAD = 6
"""Paragraphs from the body's first on whose names tell what it is about."""

_SHORT, _MEDIUM, _LONG, _SENTENCE, _PARAGRAPH, _OUTSIDE, _JUNK = 0, 1, 2, 3, 4, 7, 8
_KINDS: Mapping[Kind, int] = {kind: _JUNK for kind in Kind} | {
    kind: _JUNK + 1 + number
    for number, kinds in enumerate(
        (
            (Kind.CAPTION,),
            (Kind.BYLINE,),
            (Kind.DATELINE, Kind.READING_TIME),
            (Kind.RELATED,),
            (Kind.SHARE,),
            (Kind.NEWSLETTER,),
            (Kind.NAVIGATION,),
            (Kind.MEDIA,),
            (Kind.DUPLICATE, Kind.TITLE),
            (Kind.COMMENTS,),
            (Kind.LEGAL, Kind.CONTACT),
            (Kind.ADVERT,),
        )
    )
    for kind in kinds
}
_BYLINES = frozenset({Kind.BYLINE, Kind.DATELINE, Kind.READING_TIME})

BLOCK_FEATURES: Mapping[str, int] = {
    "words": 15,
    "ending": 9,
    "opening": 7,
    "facts": 12,
    "copies": 4,
    "commas": 6,
    "signs": 5,
    "shared words": 10,
    "capitals": 8,
    "shared names": 5,
    "year": 4,
    "block before": 21,
    "block after": 21,
    "number before": 4,
    "from prose": 11,
    "from body": 11,
    "side of body": 3,
    "from a body": 11,
    "length around": 15,
    "length further around": 15,
    "prose above": 10,
    "mark above": 3,
    "marks above": 8,
    "from byline": 12,
    "from top": 11,
    "to bottom": 11,
    "against usual length": 9,
    "from heading": 12,
}
"""The features of a block, each with the number of its values."""

PAGE_FEATURES: Mapping[str, int] = {
    "page: junk": 8,
    "page: blocks": 9,
    "page: prose words": 12,
    "page: kinds of junk": 10,
    "page: lines above prose": 11,
    "page: lines below prose": 11,
    "page: body": 10,
    "page: list items": 10,
    "page: headings": 6,
}
"""The features of the whole text, the same for all its blocks."""


class Features(NamedTuple):
    """What the model sees of a text."""

    page: Sequence[int]
    """The value of each of `PAGE_FEATURES`."""
    blocks: Sequence[Sequence[int]]
    """A column for each of `BLOCK_FEATURES`: its value for every block that is not junk yet."""


def features(document: Document) -> Features:
    """Look at the blocks of a text that are not junk yet, and at what the filters before said of the others."""
    blocks, labels = document.blocks, document.labels
    n = len(blocks)
    left = document.left
    words = [block.words for block in blocks]
    keys = [block.key for block in blocks]
    counts = Counter(keys)
    prose = [0] * n
    for index in document.prose:
        prose[index] = words[index]
    kinds, marks = [0] * n, [0] * n
    bylines: list[int] = []
    headings = {index for index, label in labels.items() if label.kind is Kind.SUBHEADING}
    for index, label in labels.items():
        if index in document.junk:
            kinds[index] = _KINDS[label.kind]
            marks[index] = 2 if label.kind in SEPARATORS else 1
            if label.kind in _BYLINES:
                bylines.append(index)
    traits = [*map(document.traits, left)]
    # Turned by ``zip(*traits)`` they would take an iterator each, for the garbage collector to look at.
    endings, openings, facts, commas, signs, capitals, years, names, stems = (
        [*map(itemgetter(n), traits)] for n in range(len(Traits._fields))
    )
    is_fact = [0] * (n + 2)
    for index, fact in zip(left, facts, strict=True):
        is_fact[index + 1] = fact in (1, 3)
    classes = kinds.copy()
    for index, end in zip(left, endings, strict=True):
        classes[index] = _size_class(words[index], prose[index], end)

    read = [0, *accumulate(words)]
    read_prose = [0, *accumulate(prose)]
    all_words, all_prose, all_left = read[-1] or 1, read_prose[-1], len(left)
    parts = _PARTS if document.raw.count("](") < _LINKS else _PARTS | {Shape.LIST}
    is_part = [block.shape in parts and "](" not in block.text for block in blocks]
    for index, end in zip(left, endings, strict=True):
        if end in _SENTENCES:
            is_part[index] = True
    wide = _run(
        [
            p or -_BREAK - (0 if part else w if w < 12 else 12)
            for p, part, w in zip(prose, is_part, words, strict=True)
        ]
    )
    gains = [
        (p if p < 100 else 100)
        or (-60 if mark == 2 else -8 if mark else -_BREAK if part else -15 - (w if w < 30 else 30))
        for p, mark, part, w in zip(prose, marks, is_part, words, strict=True)
    ]
    body = _run(gains)
    usual = all_prose // max(len(document.prose), 1) or 1
    most = 2 * usual
    after_junk, junk_above = _marks(prose, marks)
    around = [_OUTSIDE, *classes, _OUTSIDE]
    from_prose, from_body = _outside(n, *wide), _outside(n, *body)
    from_a_body = _outside_all(n, _runs(gains))
    from_heading = _from_heading(prose, headings)
    first_byline = min(bylines, default=n)

    own = {i for i in document.prose if wide[0] <= i <= wide[1]}
    lead = {*[i for i in document.prose if i >= wide[0]][:LEAD]}

    columns: list[Sequence[int]] = [
        [_WORDS[w] if (w := words[i]) < _LAST_WORDS else _WORDS[-1] for i in left],
        endings,
        openings,
        [3 * fact + is_fact[i] + is_fact[i + 2] for i, fact in zip(left, facts, strict=True)],
        [0 if not (key := keys[i]) else count if (count := counts[key]) < 3 else 3 for i in left],
        commas,
        signs,
        _shared(stems, [i in own for i in left]),
        capitals,
        _shared_names(names, [i in lead for i in left]),
        years,
        [around[i] for i in left],
        [around[i + 2] for i in left],
        [min(keys[i - 1].count("0"), 3) if i else 0 for i in left],
        [from_prose[i] for i in left],
        [from_body[i] for i in left],
        [0 if i < body[0] else 1 if i <= body[1] else 2 for i in left],
        [from_a_body[i] for i in left],
        _lengths(read, left, 3),
        _lengths(read, left, 8),
        [0 if not (p := read_prose[i]) else 9 if p == all_prose else 1 + 8 * p // (all_prose + 1) for i in left],
        [after_junk[i] for i in left],
        [junk_above[i] for i in left],
        [11 if i <= first_byline else _FAR[min(i - first_byline, _LAST_FAR)] for i in left],
        [_FAR[min(i, _LAST_FAR)] for i in left],
        [_FAR[min(n - 1 - i, _LAST_FAR)] for i in left],
        [4 * w // usual if (w := words[i]) < most else 8 for i in left],
        [from_heading[i] for i in left],
    ]
    above = bisect_left(left, document.first_prose)
    below = all_left - bisect_left(left, document.last_prose + 1)
    page = [
        _FEW[min(n - all_left, _LAST_FEW)],
        _MANY[min(n, _LAST_MANY)],
        _SUMS[min(all_prose, _LAST_SUM)],
        min(len({label.kind for i, label in labels.items() if kinds[i]}), 9),
        _FAR[min(above, _LAST_FAR)],
        _FAR[min(below, _LAST_FAR)],
        min(10 * (read_prose[wide[1] + 1] - read_prose[wide[0]]) // all_words, 9),
        min(10 * [block.shape for block in blocks].count(Shape.LIST) // max(n, 1), 9),
        min(len(headings), 5),
    ]
    return Features(page, columns)


def _size_class(words: int, prose: int, end: int) -> int:
    """What a block looks like from its neighbours: a paragraph of some length, a sentence, a line."""
    if prose:
        return _PARAGRAPH + (prose > 25) + (prose > 60)
    if end in (1, 2):
        return _SENTENCE
    return _SHORT if words <= 4 else _MEDIUM if words <= 16 else _LONG


def _run(gains: Iterable[int]) -> tuple[int, int]:
    """The first and last block of the run whose gains sum to the most (Kadane's algorithm); (0, -1) if none."""
    most = here = start = first = 0
    last = -1
    for index, gain in enumerate(gains):
        here += gain
        if here <= 0:
            here, start = 0, index + 1
        elif here > most:
            most, first, last = here, start, index
    return first, last


def _runs(gains: Iterable[int]) -> Sequence[tuple[int, int]]:
    """The first and last block of each run that gains at least a quarter of what the best one does.

    A text in which junk stands between short parts of the article has more than one such run. These are all
    maximal runs (Ruzzo and Tompa, "A Linear Time Algorithm for Finding All Maximal Scoring Subsequences", 1999).

    >>> _runs([9, -1, 9, -60, 8, 9, -60, 2])
    [(0, 2), (4, 5)]
    """
    # Of each run: its blocks, the sums before and behind it, and the last run before it that begins lower.
    runs: list[tuple[int, int, int, int, int]] = []
    total = 0
    for index, gain in enumerate(gains):
        low, total = total, total + gain
        if gain <= 0:
            continue
        first = index
        lower = len(runs) - 1
        while True:
            while lower >= 0 and runs[lower][2] >= low:
                lower = runs[lower][4]
            if lower < 0 or runs[lower][3] >= total:
                break
            # What has gained since then outweighs what was lost: one run, that may reach further back.
            first, _, low, _, before = runs[lower]
            del runs[lower:]
            lower = before
        runs.append((first, index, low, total, lower))
    most = max((high - low for _, _, low, high, _ in runs), default=0)
    return [(first, last) for first, last, low, high, _ in runs if 4 * (high - low) >= most]


def _behind(n: int) -> list[int]:
    """How far each of some blocks is behind the block before them, in bins."""
    return [*_FAR[1 : n + 1], *[_FAR[-1]] * (n - _LAST_FAR)]


def _before(n: int) -> list[int]:
    """How far each of some blocks is before the block after them."""
    return [*[_FAR[-1]] * (n - _LAST_FAR), *_NEARER[max(_LAST_FAR - n, 0) :]]


def _outside(n: int, first: int, last: int) -> Sequence[int]:
    """How far each block is outside a run; 0 inside."""
    return [*_before(first), *[0] * (last + 1 - first), *_behind(n - 1 - last)]


def _outside_all(n: int, runs: Sequence[tuple[int, int]]) -> Sequence[int]:
    """How far each block is outside the nearest of some runs; 0 inside."""
    if not runs:
        return [_FAR[-1]] * n
    column = [*_before(runs[0][0])]
    for (first, last), (following, _) in pairwise((*runs, (n, n))):
        gap = following - last - 1
        after = _behind(gap)
        column += [0] * (last + 1 - first)
        column += after if following == n else map(min, after, _before(gap))
    return column


def _lengths(read: Sequence[int], left: Sequence[int], reach: int) -> Sequence[int]:
    """The mean length of the blocks around each."""
    padded = [*[0] * reach, *read, *[read[-1]] * reach]
    table, end = _AROUND[reach], 2 * reach + 1
    beyond, rest = len(table) - 1, table[-1]
    return [table[length] if (length := padded[i + end] - padded[i]) < beyond else rest for i in left]


def _marks(prose: Sequence[int], marks: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
    """Whether junk stands above with no prose in between (2: of a kind that ends articles), and how many
    blocks of such kinds stand above."""
    since: list[int] = []
    above: list[int] = []
    worst = ends = many = 0
    for p, mark in zip(prose, marks, strict=True):
        since.append(worst)
        above.append(many)
        if p:
            worst = 0
        elif mark:
            if mark > worst:
                worst = mark
            if mark == 2:
                ends += 1
                many = _FEW[ends] if ends < _LAST_FEW else _FEW[-1]
    return since, above


def _from_heading(prose: Sequence[int], headings: Set[int]) -> Sequence[int]:
    """How far each block is below a line that is known for a heading of the article's, up to the next paragraph;
    the last value elsewhere."""
    if not headings:
        return [_FAR[-1] + 1] * len(prose)
    column: list[int] = []
    since = -1
    for index, p in enumerate(prose):
        since = 0 if index in headings else -1 if p or since < 0 else since + 1
        column.append(_FAR[-1] + 1 if since < 0 else _FAR[min(since, _LAST_FAR)])
    return column


def _shared(stems: Sequence[Collection[str]], inside: Sequence[bool]) -> Sequence[int]:
    """How many of a block's stems stand in other paragraphs of the body."""
    once, twice = _once_and_twice(compress(stems, inside))
    return [
        1 + 8 * len((twice if own else once).intersection(some)) // len(some) if some else 0
        for some, own in zip(stems, inside, strict=True)
    ]


def _shared_names(names: Sequence[Collection[str]], in_lead: Sequence[bool]) -> Sequence[int]:
    """Whether a block holds names, and how many of them stand in the first paragraphs of the body as well."""
    once, twice = _once_and_twice(compress(names, in_lead))
    return [
        1 + min(len((twice if own else once).intersection(some)), 3) if some else 0
        for some, own in zip(names, in_lead, strict=True)
    ]


def _once_and_twice(bags: Iterable[Collection[str]]) -> tuple[set[str], set[str]]:
    """What stands in any of some bags, each of which has it once, and what stands in two of them or more."""
    once: set[str] = set()
    twice: set[str] = set()
    for bag in bags:
        twice.update(once.intersection(bag))
        once.update(bag)
    return once, twice
