"""The headline and its standfirst: the lines above an article that speak of it. No filter, but what care asks."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from cleantext.document import Document, Shape, is_headline_like
from cleantext.kinds import Kind

MIN_SHARED, SHARE = 2, 0.25
"""Stems, and their share of its own, that a headline has in common with the first paragraphs,"""
FIRST_PARAGRAPHS = 8
"""and how many these are."""
NEAR = 12
"""Lines right above the article, junk not counted, among which its standfirst is."""
MAX_ABOVE = 4
"""Lines above the article from which on they are a menu, where a headline shares a stem with the article at least,
or stands by a byline or a date."""
ALMOST = 0.25
"""Signs fewer with which a line may still be the headline in place of the one that has most."""
ABOVE_STANDFIRST = 1.5
"""Signs fewer with which the line right above that one is the headline, and that one its standfirst."""
MOST_SHARED = 4
"""Stems that count of those that a line shares with the first paragraphs."""
LEAST_HEADLINE, LONG_HEADLINE, MAX_KICKER = 2, 7, 3
"""Words of the shortest headline, of a line that is longer than most of a menu's, and of the longest kicker."""
TO_BYLINE, BY_BYLINE, BELOW_BYLINE = 2, 5, 20
"""Blocks from the headline down to the byline, with its standfirst between them; to where a line is near one at
all; and from a byline down to lines that are no headline any more."""
MAX_BULLETS = 6
"""Items of the longest list right below a headline that is its standfirst."""
LEAD_WORDS, LEAD_SHARED, LEAD_SHARE = 14, 4, 0.4
"""Words of the shortest standfirst that is known by the article alone, the stems that it shares with the first
paragraphs, small words' not counted, and the share of its own that are shared, these counted;"""
LEAD_NEAR = 30
"""and how many blocks it stands above them at the most."""
SMALL = 4
"""Letters of a stem that may be of a small word: "have", "this". Longer ones have five, and two syllables two."""
SAME = 0.6
"""The share of stems from which on a caption and a paragraph say the same."""
MAX_CREDIT = 8
"""Words of the longest credit, above which a caption stands."""
BY_HEADLINE = frozenset({Kind.BYLINE, Kind.DATELINE, Kind.READING_TIME, Kind.CAPTION})
"""Junk that stands between a headline and its article."""


def first_stems(document: Document, paragraphs: Sequence[int]) -> frozenset[str]:
    """The stems of an article's first paragraphs.

    Args:
        document: a text.
        paragraphs: the indices of the article's paragraphs, in order.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> sorted(first_stems(Document("", segment("The bridge\\n\\nBridges"), load_phrasebook()), [0, 1]))
    ['bridg']
    """
    return frozenset().union(*(document.traits(index).stems for index in paragraphs[:FIRST_PARAGRAPHS]))


def find_headlines(document: Document, above: Sequence[int], article: int) -> Sequence[int]:
    """The headline among the lines above an article, and its standfirst below it, if that speaks of the same.

    One that a filter before has named is the headline; else it is the line with most signs of one. Another that
    has almost as many may be it as well.

    Args:
        document: a text.
        above: the indices of the lines that may be the headline, in order.
        article: the index of the article's first paragraph.

    Returns:
        Their indices, the headline's first; nothing if no line could be one.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> text = "In brief\\n\\nMillbrook bridge opens\\n\\nThe bridge at Millbrook opened on Monday, a year late."
    >>> find_headlines(Document(text, segment(text), load_phrasebook()), [0, 1], 2)
    [1]
    """
    known = first_stems(document, [index for index in document.prose if index >= article])
    named = [i for i in above if i in document.labels and document.labels[i].kind is Kind.HEADLINE]
    signs = {named[-1]: 0.0} if named else _signs(document, above, article, known)
    likely = sorted(signs, key=signs.__getitem__, reverse=True)[:2]
    if not likely:
        return []
    headline = likely[0]
    if (
        headline - 1 in signs
        and signs[headline - 1] > signs[headline] - ABOVE_STANDFIRST
        and not _is_kicker(document, headline - 1, known)
    ):
        # Of two such lines below one another the second is the standfirst, which says more.
        headline, likely = headline - 1, [headline - 1, headline]
    nearest = set(above[-NEAR:])
    below = takewhile(nearest.__contains__, range(headline + 1, headline + 1 + MAX_BULLETS))
    found = [headline, *_standfirst(document, below, known)]
    # A byline may stand between the headline and the items that sum the article up.
    items = [i for i in above if i > found[-1] and document.blocks[i].shape is Shape.LIST]
    found += [i for i in items[:MAX_BULLETS] if speaks_of(document.traits(i).stems, known)]
    return found + [i for i in likely[1:] if i not in found and signs[i] >= signs[headline] - ALMOST]


def find_leads(document: Document, article: int) -> Sequence[int]:
    """The paragraphs above an article that say what it says: its standfirst, wherever the headline is.

    What a picture shows says the same: none stands above a credit, or by a caption like it.

    Args:
        document: a text.
        article: the index of the article's first paragraph.

    Returns:
        Their indices, in order.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> lead = "The bridge at Millbrook is open again after a year of repairs, and nobody knows what they cost."
    >>> text = f"{lead}\\n\\nMenu\\n\\nNobody knows yet what the repairs of the bridge at Millbrook cost."
    >>> find_leads(Document(text, segment(text), load_phrasebook()), 2)
    [0]
    """
    blocks = document.blocks
    place = bisect_left(document.prose, article)
    near = range(article - LEAD_NEAR, article)
    above = document.prose[bisect_left(document.prose, near.start) : place]
    known = first_stems(document, document.prose[place : place + FIRST_PARAGRAPHS]) if above else frozenset()
    captions = [i for i in near if i in document.junk and document.labels[i].kind is Kind.CAPTION]
    found = []
    for index in above:
        own = document.traits(index).stems
        shared = known.intersection(own)
        if (
            blocks[index].words < LEAD_WORDS
            or len(shared) < LEAD_SHARE * len(own)
            or sum(len(stem) != SMALL for stem in shared) < LEAD_SHARED
        ):
            continue
        if not any(_shows(document, caption, index) for caption in captions):
            found.append(index)
    return found


def _shows(document: Document, caption: int, lead: int) -> bool:
    """Whether a caption is a credit right below a paragraph, or says much of what that says."""
    if caption == lead + 1 and document.blocks[caption].words <= MAX_CREDIT:
        return True
    shown, said = document.traits(caption).stems, document.traits(lead).stems
    return len({*shown}.intersection(said)) > SAME * min(len(shown), len(said))


def _signs(document: Document, above: Sequence[int], article: int, known: frozenset[str]) -> dict[int, float]:
    """How many signs of a headline each of the lines has that could be one.

    A sign counts as one, and half for each stem that the line shares with the article, and for what stands right
    above it. A regression on the lines above 700 articles gave weights of .7 to 2.7, which find no more headlines
    on other sites.
    """
    blocks, labels = document.blocks, document.labels
    copies = Counter(block.key for block in blocks)
    last_junk = max((i for i in document.junk if i < article and labels[i].kind not in BY_HEADLINE), default=-1)
    dated = {index for index, label in labels.items() if label.kind in (Kind.BYLINE, Kind.DATELINE)}
    found: dict[int, float] = {}
    for index in above:
        block = blocks[index]
        if block.words < LEAST_HEADLINE or not is_headline_like(block):
            continue
        own = document.traits(index).stems
        shared = len(known.intersection(own))
        has_byline = not dated.isdisjoint(range(index + 1, index + 1 + TO_BYLINE))
        is_near = not dated.isdisjoint(range(index - TO_BYLINE, index + 1 + BY_BYLINE))
        if len(above) > MAX_ABOVE and not shared and not is_near:
            continue
        found[index] = (
            min(shared, MOST_SHARED) / 2
            + shared / max(len(own), 1)
            + (block.words >= LONG_HEADLINE)
            + (copies[block.key] > 1)
            - (block.shape is Shape.LIST)
            # A menu stands above it, or a kicker; below it the byline, and nothing but what is the article's.
            + (index - 1 in document.junk) / 2
            + (index > 0 and blocks[index - 1].words <= MAX_KICKER) / 2
            + has_byline
            - (not dated.isdisjoint(range(index - BELOW_BYLINE, index)))
            + (index > last_junk)
        )
    return found


def _is_kicker(document: Document, index: int, known: frozenset[str]) -> bool:
    """Whether a line of few words says nothing that the article does: "Guest Essay", right above the headline."""
    return document.blocks[index].words <= MAX_KICKER and known.isdisjoint(document.traits(index).stems)


def _standfirst(document: Document, below: Iterable[int], known: frozenset[str]) -> Iterator[int]:
    """The lines right below a headline, as long as they speak of the article or are items of a list."""
    for index in below:
        is_item = document.blocks[index].shape is Shape.LIST
        if not is_item and not speaks_of(document.traits(index).stems, known):
            return
        yield index


def speaks_of(found: Sequence[str], known: frozenset[str]) -> float:
    """How much a line speaks of what is known: the number of stems in common times their squared share.

    Args:
        found: the line's stems.
        known: others, such as the article's first paragraphs have.

    >>> known = frozenset({"bridg", "counc", "votes"})
    >>> speaks_of(["counc", "votes"], known), speaks_of(["counc", "parks", "fines", "dogs"], known)
    (2.0, 0.0)
    """
    shared = len(known.intersection(found))
    share = shared / max(len(found), 1)
    return shared * share * share if shared >= MIN_SHARED and share >= SHARE else 0.0
