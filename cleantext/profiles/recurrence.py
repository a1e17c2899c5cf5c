"""Which lines of a site come back, by the statistics of a sample of its pages; ``docs/profiles.md`` tells them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import comb, log

from cleantext.filters.templates import AFTER, Evidence, Templates, outside
from cleantext.lines import Line

SHARE = 0.4
"""A line that comes back is on a larger share of a site's pages than this."""
CHANCE = 0.05
"""How often a line that is on no larger share may be taken for one that is."""
SITE_SHARE, OWN_SHARE = 0.5, 0.02
"""On what share of pages a line is that is the site's, and one that is an article's own, for what a line's
count says to the context model."""
MAX_WEIGHT = 4.0
"""As much as a line's count can say to it, in log-odds."""
ALWAYS = 0.95
"""A line marks the end of articles if it stands behind it on this share of the pages that have it."""
INSIDE_PAGES = 20
"""Pages from which on a paragraph inside of articles can be the site's: a quote stands in three follow-ups
too."""
NOVEL_WORDS = 15
"""Words of prose, a short paragraph, that a page must have to itself. Otherwise it is a copy of those
before."""
NOVEL_SHARE = 0.1
"""The same as a share of its prose: with one paragraph more, a copy of a long article is still a copy."""


@cache
def chance(count: int, pages: int) -> float:
    """How probable it is that a line on a share `SHARE` of all pages is on so many of a sample, or more.

    Args:
        count: pages of the sample with the line.
        pages: pages of the sample.

    >>> round(chance(4, 4), 4), round(chance(20, 64), 2)
    (0.0256, 0.94)
    """
    return sum(comb(pages, k) * SHARE**k * (1 - SHARE) ** (pages - k) for k in range(count, pages + 1))


@cache
def needed(pages: int) -> int | None:
    """How many of some pages must have a line: so many that `chance` is no more than `CHANCE`.

    Args:
        pages: pages that were counted.

    Returns:
        The number; ``None`` if all would be too few.

    >>> [needed(n) for n in (3, 4, 5, 10, 20, 64)]
    [None, 4, 5, 8, 13, 33]
    """
    return next((count for count in range(pages + 1) if chance(count, pages) <= CHANCE), None)


def weight(count: int, pages: int) -> float:
    """What it says for a line being the site's that it is on so many pages, in log-odds.

    The ratio of two likelihoods: that it comes back on a share of `SITE_SHARE` of the pages as the site's
    lines do, or of `OWN_SHARE` as an article's own. It is cut at `MAX_WEIGHT`: what a line is, the pages'
    other lines say too.

    Args:
        count: pages with the line.
        pages: pages that were counted.

    >>> [round(weight(count, 4), 1) for count in range(5)]
    [0.0, 1.2, 4.0, 4.0, 4.0]
    """
    found = count * log(SITE_SHARE / OWN_SHARE) + (pages - count) * log((1 - SITE_SHARE) / (1 - OWN_SHARE))
    return min(max(found, 0.0), MAX_WEIGHT)


def find_templates(pages: Sequence[Sequence[Line]]) -> Templates:
    """Find what comes back on some pages of a site.

    Args:
        pages: the lines of each, in order, without copies.

    Returns:
        The filter that knows them; of too few pages one that does nothing.

    >>> find_templates([]).lines
    {}
    """
    n = len(pages)
    least = needed(n)
    if least is None:
        return Templates(n)
    counts = Counter(id for lines in pages for id in {line.id for line in lines})
    pairs = Counter(pair for lines in pages for pair in {(a.id, b.id) for a, b in pairwise(lines)})
    found: Counter[int] = Counter()
    above: Counter[int] = Counter()
    ends: Counter[int] = Counter()
    for lines in pages:
        comes_back = [counts[line.id] >= least for line in lines]
        joined = [pairs[a.id, b.id] >= least for a, b in pairwise(lines)]
        is_outside = outside(lines, comes_back, joined)
        found.update({line.id for line, out in zip(lines, is_outside, strict=True) if out})
        above.update(_above(lines, counts))
        ends.update(_behind(lines, counts))
    evidence = {
        id: Evidence(
            count,
            found[id],
            _confidence(found[id], n),
            _confidence(count - found[id], n) if n >= INSIDE_PAGES else 0.0,
            weight(count, n),
            weight(count - 1, n - 1),
            above[id] >= least,
            least <= ends[id] >= ALWAYS * count,
        )
        for id, count in counts.items()
        if count >= least or weight(count, n)
    }
    often = {pair: count >= least for pair, count in pairs.items() if count >= least or weight(count, n)}
    return Templates(n, evidence, often)


def _above(lines: Sequence[Line], counts: Counter[int]) -> set[int]:
    """The lines of a page before which hardly any prose stands that no other page has."""
    return _behind(lines[::-1], counts, whole=False)


def _behind(lines: Sequence[Line], counts: Counter[int], *, whole: bool = True) -> set[int]:
    """The lines of a page behind which hardly any prose stands that no other page has.

    Args:
        lines: the page's.
        counts: on how many pages each line is.
        whole: whether that must be so wherever on the page the line stands.
    """
    own = [line.words if line.is_prose and counts[line.id] == 1 else 0 for line in lines]
    left, most = sum(own), AFTER * sum(own)
    ahead: set[int] = set()
    behind: set[int] = set()
    for line, words in zip(lines, own, strict=True):
        left -= words
        (behind if left <= most else ahead).add(line.id)
    return behind - ahead if whole else behind


def _confidence(count: int, pages: int) -> float:
    """How sure it is that a line on so many pages comes back; 0 if they are too few."""
    p = chance(count, pages)
    return 1 - p if p <= CHANCE else 0.0


def without_copies(pages: Iterable[Sequence[Line]]) -> list[Sequence[Line]]:
    """The pages that have prose to themselves: of copies of an article (print, AMP, a mirror) the longest.

    Args:
        pages: the lines of each.

    >>> without_copies([[], []])
    []
    """
    seen: set[int] = set()
    counted = []
    with_prose = [({line.id: line.words for line in lines if line.is_prose}, lines) for lines in pages]
    for prose, lines in sorted(with_prose, key=lambda page: -sum(page[0].values())):
        novel = sum(words for id, words in prose.items() if id not in seen)
        if novel >= max(NOVEL_WORDS, NOVEL_SHARE * sum(prose.values())):
            counted.append(lines)
            seen.update(prose)
    return counted
