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
from itertools import accumulate, compress
from operator import itemgetter
from typing import NamedTuple

from cleantext.document import Document, Shape
from cleantext.kinds import SEPARATORS, Kind
from cleantext.model.body import FAR, LAST_FAR, best_run, best_runs, bins, outside, outside_all
from cleantext.traits import AMOUNT, COLON, FACT, QUESTION, SENTENCE, Traits

_LENGTHS = (1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 45, 70, 110)
_WORDS = bins(*_LENGTHS)
_AROUND = {reach: bins(*(length * (2 * reach + 1) for length in _LENGTHS)) for reach in (3, 8)}
_SUMS = bins(0, 8, 16, 30, 50, 80, 120, 180, 260, 400, 700)
_FEW = bins(0, 1, 2, 3, 5, 8, 14)
_MANY = bins(2, 5, 10, 20, 40, 80, 160, 320)
_LAST_WORDS, _LAST_SUM, _LAST_FEW, _LAST_MANY = (len(table) - 1 for table in (_WORDS, _SUMS, _FEW, _MANY))

_BREAK = 4
"""Words that any block without prose costs the run that it stands in; no more if it is a part of an article:"""
_PARTS = frozenset({Shape.HEADING, Shape.TABLE, Shape.QUOTE})
_SENTENCES = frozenset({SENTENCE, QUESTION, COLON})
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
    """Look at the blocks of a text that are not junk yet, and at what the filters before said of the others.

    Args:
        document: the text, with the labels that they gave.

    Returns:
        The values of all features. A column has one for each block of ``document.left``, in that order.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> text = "Most read\\n\\nThe council met on Monday to speak of the old bridge."
    >>> found = features(Document(text, segment(text), load_phrasebook()))
    >>> dict(zip(BLOCK_FEATURES, found.blocks, strict=True))["words"]
    [1, 7]
    """
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
        is_fact[index + 1] = fact in (FACT, AMOUNT)
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
    wide = best_run(
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
    body = best_run(gains)
    usual = all_prose // max(len(document.prose), 1) or 1
    most = 2 * usual
    after_junk, junk_above = _marks(prose, marks)
    around = [_OUTSIDE, *classes, _OUTSIDE]
    from_prose, from_body = outside(n, *wide), outside(n, *body)
    from_a_body = outside_all(n, best_runs(gains))
    from_heading = _from_heading(prose, headings)
    first_byline = min(bylines, default=n)

    own = {i for i in document.prose if wide[0] <= i <= wide[1]}
    lead = {*[i for i in document.prose if i >= wide[0]][:LEAD]}

    columns: dict[str, Sequence[int]] = {
        "words": [_WORDS[w] if (w := words[i]) < _LAST_WORDS else _WORDS[-1] for i in left],
        "ending": endings,
        "opening": openings,
        "facts": [3 * fact + is_fact[i] + is_fact[i + 2] for i, fact in zip(left, facts, strict=True)],
        "copies": [0 if not (key := keys[i]) else count if (count := counts[key]) < 3 else 3 for i in left],
        "commas": commas,
        "signs": signs,
        "shared words": _shared(stems, [i in own for i in left]),
        "capitals": capitals,
        "shared names": _shared_names(names, [i in lead for i in left]),
        "year": years,
        "block before": [around[i] for i in left],
        "block after": [around[i + 2] for i in left],
        "number before": [min(keys[i - 1].count("0"), 3) if i else 0 for i in left],
        "from prose": [from_prose[i] for i in left],
        "from body": [from_body[i] for i in left],
        "side of body": [0 if i < body[0] else 1 if i <= body[1] else 2 for i in left],
        "from a body": [from_a_body[i] for i in left],
        "length around": _lengths(read, left, 3),
        "length further around": _lengths(read, left, 8),
        "prose above": [
            0 if not (p := read_prose[i]) else 9 if p == all_prose else 1 + 8 * p // (all_prose + 1) for i in left
        ],
        "mark above": [after_junk[i] for i in left],
        "marks above": [junk_above[i] for i in left],
        "from byline": [11 if i <= first_byline else FAR[min(i - first_byline, LAST_FAR)] for i in left],
        "from top": [FAR[min(i, LAST_FAR)] for i in left],
        "to bottom": [FAR[min(n - 1 - i, LAST_FAR)] for i in left],
        "against usual length": [4 * w // usual if (w := words[i]) < most else 8 for i in left],
        "from heading": [from_heading[i] for i in left],
    }
    above = bisect_left(left, document.first_prose)
    below = all_left - bisect_left(left, document.last_prose + 1)
    page = {
        "page: junk": _FEW[min(n - all_left, _LAST_FEW)],
        "page: blocks": _MANY[min(n, _LAST_MANY)],
        "page: prose words": _SUMS[min(all_prose, _LAST_SUM)],
        "page: kinds of junk": min(len({label.kind for i, label in labels.items() if kinds[i]}), 9),
        "page: lines above prose": FAR[min(above, LAST_FAR)],
        "page: lines below prose": FAR[min(below, LAST_FAR)],
        "page: body": min(10 * (read_prose[wide[1] + 1] - read_prose[wide[0]]) // all_words, 9),
        "page: list items": min(10 * [block.shape for block in blocks].count(Shape.LIST) // max(n, 1), 9),
        "page: headings": min(len(headings), 5),
    }
    return Features([page[name] for name in PAGE_FEATURES], [columns[name] for name in BLOCK_FEATURES])


def _size_class(words: int, prose: int, end: int) -> int:
    """What a block looks like from its neighbours: a paragraph of some length, a sentence, a line."""
    if prose:
        return _PARAGRAPH + (prose > 25) + (prose > 60)
    if end in (SENTENCE, QUESTION):
        return _SENTENCE
    return _SHORT if words <= 4 else _MEDIUM if words <= 16 else _LONG


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
        return [FAR[-1] + 1] * len(prose)
    column: list[int] = []
    since = -1
    for index, p in enumerate(prose):
        since = 0 if index in headings else -1 if p or since < 0 else since + 1
        column.append(FAR[-1] + 1 if since < 0 else FAR[min(since, LAST_FAR)])
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
