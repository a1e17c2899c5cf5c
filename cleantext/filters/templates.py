"""What comes back on page after page of one site, for a cleaner that was given the site's profile.

`cleantext.profiles` counts the lines of pages and finds those that come back; the filter here looks for them
in a text. A line that comes back is the site's only where it stands outside of the article's own text: before
all of it, behind all of it, or in a row of lines that come back in this order. So a subheading, a quote and a
standing introduction stay, however often they come back. ``docs/profiles.md`` tells the statistics.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from itertools import pairwise
from typing import NamedTuple

from cleantext.document import Block, Document, Verdict, is_prose
from cleantext.filters.content import content
from cleantext.filters.context import Context
from cleantext.kinds import Kind
from cleantext.text import fold

ROW = 3
"""Lines that make a row, neither prose nor numbered: two may be a heading and the subheading under it,
"Method" and "Step 1", and lines that differ in their numbers only are what a list of ingredients is made
of."""
NEAR_WORDS = 2
"""Words that a near-duplicate must share besides those next to its numbers: "2 eggs" is none of "3 onions"."""
AFTER = 0.05
"""The share of an article's prose that may stand behind a line that marks its end; on the page that is
cleaned twice as much. What stands there are teasers in full sentences."""
AFTER_END = 2.0
"""What it says for a block being junk that it stands behind such a line, in log-odds."""
INSIDE = 0.4
"""The confidence of a short line that comes back between the article's own paragraphs: it may be a
subheading."""

_PROSE, _NUMBER = 1, 2
_PAIRED = (True, False)
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
        comes_back: for each, whether it comes back on other pages, or is known as junk.
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
        if end == n or not joined[end - 1]:
            row = range(start, end - _leads_in(lines, first, end))
            if sum(not (lines[i].is_prose or lines[i].has_number) for i in row) >= ROW:
                for index in row:
                    found[index] = comes_back[index]
            start = end
    if first < n and lines[first].is_prose:
        # Prose that the article's own goes on from may be its standing introduction.
        for index in range(first - 1, -1, -1):
            if not lines[index].is_prose:
                break
            found[index] = False
    return found


def _leads_in(lines: Sequence[Line], first: int, end: int) -> bool:
    """Whether the line before the end of a row may be a subheading: the article's own text goes on behind
    it."""
    return first < end < len(lines) and not lines[end - 1].is_prose


class Evidence(NamedTuple):
    """On how many of a site's pages a line was found, and what follows from it."""

    pages: int
    """Pages that have the line."""
    outside: int
    """Those of them where it stands outside of the article's own text."""
    confidence: float
    """How sure `outside` makes it that the line is the site's; 0 if there are too few."""
    inside: float
    """How sure `pages` makes it that a paragraph inside of articles is the site's; 0 if there are too few."""
    weight: float
    """What `pages` says for the line being the site's, in log-odds."""
    is_end: bool
    """Whether the article has ended where the line stands."""


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """The filter for one site: labels what the site's profile knows as its own."""

    pages: int = 0
    """Pages that were counted, copies of one article as one."""
    lines: Mapping[int, Evidence] = field(default_factory=dict)
    """The lines that come back, by `Line.id`."""
    pairs: Mapping[tuple[int, int], bool] = field(default_factory=dict)
    """Those that come back one right after the other, and whether on as many pages as a template must."""

    @property
    def __name__(self) -> str:
        """What stands in front of its rules in the ledger."""
        return "template"

    def placed_in(self, filters: Iterable[Filter]) -> tuple[Filter, ...]:
        """A pipeline that knows the site, in the place of any other.

        The context model is given `weigh`. This filter stands behind it, before `content`: as labels, what it
        knows would take the place of kinds that tell the model more, "menu" or "related".
        """
        others = [entry for entry in filters if not isinstance(entry, Templates)]
        place = others.index(content) if content in others else len(others)
        placed: list[Filter] = [*others[:place], self, *others[place:]]
        return tuple(replace(entry, site=self.weigh) if isinstance(entry, Context) else entry for entry in placed)

    def __call__(self, document: Document) -> Iterator[Verdict]:
        """Label the lines that come back where they stand outside of the article's own text.

        Junk that filters before have found does not come between them and the edge.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> list(Templates()(Document("WatchUsOn", segment("WatchUsOn"), load_phrasebook())))
        []
        """
        if not self.lines:
            return
        lines = _lines_of(document)
        is_outside = self._outside(document, lines, certain=True)
        for index, line in lines.items():
            evidence = self.lines.get(line.id)
            doubt = _doubt(document, index)
            if evidence is None or not doubt:
                continue
            rule, confidence = "template/inside", 0.0
            if index in is_outside and evidence.confidence:
                rule, confidence = "template/outside", evidence.confidence
            elif line.is_prose:
                confidence = evidence.inside
            elif evidence.confidence and doubt == 1:
                confidence = INSIDE
            if confidence:
                because = (("pages with it", float(evidence.pages)), ("pages", float(self.pages)))
                yield Verdict(index, Kind.TEMPLATE, rule, 1 - (1 - confidence) * doubt, because=because)

    def weigh(self, document: Document) -> dict[int, float]:
        """What is known of the site says for blocks being junk, for the context model to add to what it sees
        itself.

        Args:
            document: a text of the site.

        Returns:
            Block → log-odds, for blocks that come back outside of the article's own text, and those behind
            its end.
        """
        if not self.lines:
            return {}
        lines = _lines_of(document)
        is_outside = self._outside(document, lines, certain=False)
        weights = {i: weight for i in is_outside if (weight := self._weight(lines[i]))}
        end = self._end(document, lines)
        for index in range(end + 1, len(document.blocks)):
            weights[index] = weights.get(index, 0) + AFTER_END
        return weights

    def _weight(self, line: Line) -> float:
        evidence = self.lines.get(line.id)
        return evidence.weight if evidence else 0.0

    def _outside(self, document: Document, lines: Mapping[int, Line], *, certain: bool) -> Set[int]:
        """The blocks that come back, for certain or perhaps, outside of the article's own text."""
        found = list(lines.values())
        known = [self.lines.get(line.id) for line in found]
        comes_back = [
            index in document.junk
            or (entry is not None and (not certain or entry.confidence > 0 or entry.inside > 0))
            for index, entry in zip(lines, known, strict=True)
        ]
        joined = [self.pairs.get((a.id, b.id)) in ((True,) if certain else _PAIRED) for a, b in pairwise(found)]
        return {index for index, out in zip(lines, outside(found, comes_back, joined), strict=True) if out}

    def _end(self, document: Document, lines: Mapping[int, Line]) -> int:
        """The first line that stands behind the end of the site's articles, if hardly any prose follows; or
        the last."""
        known = {index for index, line in lines.items() if line.id in self.lines}
        prose = {index: document.blocks[index].words for index in document.prose if index not in known}
        left = sum(prose.values())
        most = 2 * AFTER * left
        for index, line in lines.items():
            left -= prose.get(index, 0)
            evidence = self.lines.get(line.id)
            if evidence is not None and evidence.is_end and left <= most:
                return index
        return len(document.blocks)


def _doubt(document: Document, index: int) -> float:
    """How unsure the model has left it whether a block is junk; 0 where a rule has said that it is.

    The model guesses a kind, and that a line comes back is a fact; two that agree are surer than each.
    """
    label = document.labels.get(index)
    if label is None or index not in document.junk:
        return 1.0
    return 1 - label.confidence if label.rule.startswith("context/") else 0.0


def _lines_of(document: Document) -> dict[int, Line]:
    return {index: line for index, block in enumerate(document.blocks) if (line := line_of(block)) is not None}
