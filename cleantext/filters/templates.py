"""What comes back on page after page of one site, for a cleaner that was given the site's profile.

`cleantext.profiles` counts the lines of pages and finds those that come back; the filter here looks for them
in a text. A line that comes back is the site's only where it stands outside of the article's own text: before
all of it, behind all of it, or in a row of lines that come back in this order. So a subheading, a quote and a
standing introduction stay, however often they come back. ``docs/profiles.md`` tells the statistics.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from cleantext.document import Block, Document, Verdict, is_prose
from cleantext.kinds import Kind
from cleantext.text import fold

BEFORE = "context"
ROW = 3
"""Lines that make a row, neither prose nor numbered: two may be a heading and the subheading under it,
"Method" and "Step 1", and lines that differ in their numbers only are what a list of ingredients is made
of."""
NEAR_WORDS = 2
"""Words that a near-duplicate must share besides those next to its numbers: "2 eggs" is none of "3 onions"."""
INSIDE = 0.4
"""The confidence of a short line that comes back between the article's own paragraphs: it may be a
subheading."""

_PROSE, _NUMBER = 1, 2
_MAX_WORDS = 63
_WORDS_AT = 2
LINE_BITS = 56
"""Bits that tell lines apart: among a million different ones two are the same with a chance of 1 : 100,000."""
_FLAG_BITS = 64 - LINE_BITS

Filter = Callable[[Document], Iterable[Verdict]]


class Line(NamedTuple):
    """What a profile keeps of a line; `code` and `from_code` make it one number of 64 bits.

    >>> Line.from_code(Line(5, is_prose=True, has_number=False, words=12).code)
    Line(id=5, is_prose=True, has_number=False, words=12)
    """

    id: int
    """A hash of the folded line: the same for near-duplicates."""
    is_prose: bool
    has_number: bool
    words: int
    """Length in words, up to 63."""

    @property
    def code(self) -> int:
        """The line as a number."""
        flags = self.is_prose * _PROSE + self.has_number * _NUMBER
        return self.id << _FLAG_BITS | min(self.words, _MAX_WORDS) << _WORDS_AT | flags

    @classmethod
    def from_code(cls, code: int) -> "Line":
        """The line that a number stands for."""
        words = code >> _WORDS_AT & _MAX_WORDS
        return cls(code >> _FLAG_BITS, bool(code & _PROSE), bool(code & _NUMBER), words)


def near_key(folded: str) -> str:
    """Fold a folded line once more, so that lines which differ in dates and counters become one.

    Numbers are folded already. The words next to them go too (months, "minutes"), if enough others are left.

    Args:
        folded: what `cleantext.text.fold` gave.

    >>> near_key("last updated on monday, 0 may 0"), near_key("0 eggs")
    ('last updated on * 0 * 0', '0 eggs')
    """
    if "0" not in folded:
        return folded
    words = folded.split(" ")
    numbers = [word.strip(",.:;()") == "0" for word in words]
    near = [
        not numbers[i] and (numbers[i - 1 : i] == [True] or numbers[i + 1 : i + 2] == [True])
        for i in range(len(words))
    ]
    if len(words) - sum(near) - sum(numbers) < NEAR_WORDS:
        return folded
    return " ".join("*" if masked else word for word, masked in zip(words, near, strict=True))


def line_of(block: Block) -> Line | None:
    """What a profile keeps of a block; nothing of one without letters and numbers.

    >>> from cleantext.segment import segment
    >>> [line_of(block) is not None for block in segment("Most read\\n\\n* * *")]
    [True, False]
    """
    folded = block.key or fold(block.plain)
    if not folded:
        return None
    digest = blake2b(near_key(folded).encode("utf-8", "surrogatepass"), digest_size=LINE_BITS // 8).digest()
    return Line(int.from_bytes(digest), is_prose(block), "0" in folded, block.words)


def outside(lines: Sequence[Line], comes_back: Sequence[bool], joined: Sequence[bool]) -> list[bool]:
    """Which lines that come back stand outside of the article's own text.

    Args:
        lines: the lines of a page.
        comes_back: for each, whether it comes back on other pages.
        joined: for each but the last, whether it and the next come back together.

    Returns:
        For each line, whether it comes back and stands before or behind all that does not, or in a row.
    """
    n = len(lines)
    own = [index for index in range(n) if not comes_back[index]]
    first, last = (own[0], own[-1]) if own else (n, -1)
    found = [comes and (index < first or index > last) for index, comes in enumerate(comes_back)]
    start = 0
    for end in range(1, n + 1):
        if end < n and joined[end - 1]:
            continue
        row = range(start, end)
        if sum(not (lines[i].is_prose or lines[i].has_number) for i in row) >= ROW:
            for index in row:
                found[index] = comes_back[index]
        start = end
    # Prose that the article's own text goes on from may be its standing introduction.
    for index in range(first - 1, -1, -1):
        if first == n or not (lines[first].is_prose and lines[index].is_prose):
            break
        found[index] = False
    return found


class Evidence(NamedTuple):
    """On how many of a site's pages a line was found."""

    pages: int
    """Pages that have the line."""
    outside: int
    """Those of them where it stands outside of the article's own text."""
    confidence: float
    """How sure `outside` makes it that the line is the site's; 0 if there are too few."""
    inside: float
    """How sure `pages` makes it that a paragraph inside of articles is the site's; 0 if there are too few."""


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """The filter for one site: labels what the site's profile knows as its own."""

    pages: int = 0
    """Pages that were counted, copies of one article as one."""
    lines: Mapping[int, Evidence] = field(default_factory=dict)
    """The lines that come back, by `Line.id`."""
    pairs: Set[tuple[int, int]] = frozenset()
    """Those that come back one right after the other."""
    __name__: str = "template"

    def placed_in(self, filters: Sequence[Filter]) -> tuple[Filter, ...]:
        """The pipeline with this filter in it, in the place of another site's.

        It stands before `context`, which looks at the labels of the filters before it, or else at the end.
        """
        filters = [entry for entry in filters if not isinstance(entry, Templates)]
        names = [entry.__name__ for entry in filters]
        place = names.index(BEFORE) if BEFORE in names else len(filters)
        return (*filters[:place], self, *filters[place:])

    def __call__(self, document: Document) -> Iterator[Verdict]:
        """Label the lines that come back where they stand outside of the article's own text.

        Junk that filters before have found does not come between them and the edge.
        """
        if not self.lines:
            return
        places: list[int] = []
        lines: list[Line] = []
        comes_back: list[bool] = []
        for index, block in enumerate(document.blocks):
            line = line_of(block)
            if line is not None:
                places.append(index)
                lines.append(line)
                comes_back.append(line.id in self.lines or document.junk(index))
        joined = [(a.id, b.id) in self.pairs for a, b in pairwise(lines)]
        for index, line, is_outside in zip(places, lines, outside(lines, comes_back, joined), strict=True):
            evidence = self.lines.get(line.id)
            if evidence is None or document.junk(index):
                continue
            because = (("pages with it", float(evidence.pages)), ("pages", float(self.pages)))
            if is_outside and evidence.confidence:
                yield Verdict(index, Kind.TEMPLATE, "template/outside", evidence.confidence, because=because)
            elif evidence.inside and line.is_prose:
                yield Verdict(index, Kind.TEMPLATE, "template/inside", evidence.inside, because=because)
            elif evidence.confidence and not line.is_prose:
                yield Verdict(index, Kind.TEMPLATE, "template/inside", INSIDE, because=because)
