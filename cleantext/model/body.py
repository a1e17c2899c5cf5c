"""Which runs of a text's blocks hold the article, and how far outside of them a block stands.

It is the run that gains the most where prose counts for it and all else against it, as in body text extraction
(Finn, Kushmerick, Smyth, "Fact or fiction", 2001). Junk may cut an article in two, so there may be several.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise


def bins(*limits: int) -> tuple[int, ...]:
    """A table from a number to its bin: that of the first limit not below it. The last bin is for the rest.

    Args:
        *limits: the largest number of each bin but the last, ascending.

    Returns:
        The bin of each number from 0 on; all numbers beyond the table are in its last one.

    >>> bins(0, 1, 3)
    (0, 1, 2, 2, 3)
    """
    table: list[int] = []
    for number, limit in enumerate(limits):
        table += [number] * (limit + 1 - len(table))
    return (*table, len(limits))


FAR = bins(0, 1, 2, 3, 4, 6, 9, 14, 25, 50)
"""The bin of a distance in blocks,"""
LAST_FAR = len(FAR) - 1
"""and the first one in the last bin."""
_NEARER = FAR[:0:-1]


def best_run(gains: Iterable[int]) -> tuple[int, int]:
    """The first and last block of the run whose gains sum to the most (Kadane's algorithm); (0, -1) if none.

    Args:
        gains: what each block says for standing in the article, or if less than 0, against it.

    >>> best_run([-1, 9, -1, 9, -60, 2])
    (1, 3)
    """
    most = here = start = first = 0
    last = -1
    for index, gain in enumerate(gains):
        here += gain
        if here <= 0:
            here, start = 0, index + 1
        elif here > most:
            most, first, last = here, start, index
    return first, last


def best_runs(gains: Iterable[int]) -> Sequence[tuple[int, int]]:
    """The first and last block of each run that gains at least a quarter of what the best one does.

    A text in which junk stands between short parts of the article has more than one such run. These are all
    maximal runs (Ruzzo and Tompa, "A Linear Time Algorithm for Finding All Maximal Scoring Subsequences", 1999).

    Args:
        gains: as for `best_run`.

    Returns:
        The runs in order; none if no block gains anything.

    >>> best_runs([9, -1, 9, -60, 8, 9, -60, 2])
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
    return [*FAR[1 : n + 1], *[FAR[-1]] * (n - LAST_FAR)]


def _before(n: int) -> list[int]:
    """How far each of some blocks is before the block after them."""
    return [*[FAR[-1]] * (n - LAST_FAR), *_NEARER[max(LAST_FAR - n, 0) :]]


def outside(n: int, first: int, last: int) -> Sequence[int]:
    """How far each of ``n`` blocks is outside a run, in bins; 0 inside.

    Args:
        n: blocks of the text.
        first: the run's first block,
        last: and its last one, as `best_run` tells them.

    Returns:
        For each block the bin of `FAR` that its distance is in.

    >>> outside(5, 1, 2)
    [1, 0, 0, 1, 2]
    """
    return [*_before(first), *[0] * (last + 1 - first), *_behind(n - 1 - last)]


def outside_all(n: int, runs: Sequence[tuple[int, int]]) -> Sequence[int]:
    """How far each of ``n`` blocks is outside the nearest of some runs, in bins; 0 inside.

    Args:
        n: blocks of the text.
        runs: the first and last block of each, in order.

    Returns:
        As for `outside`; without any run all are as far as can be.

    >>> outside_all(6, [(0, 1), (5, 5)])
    [0, 0, 1, 2, 1, 0]
    """
    if not runs:
        return [FAR[-1]] * n
    column = [*_before(runs[0][0])]
    for (first, last), (following, _) in pairwise((*runs, (n, n))):
        gap = following - last - 1
        after = _behind(gap)
        column += [0] * (last + 1 - first)
        column += after if following == n else map(min, after, _before(gap))
    return column
