"""What comes back on page after page of one site, for a cleaner that was given the site's profile.

`cleantext.profiles` counts the lines of pages and finds those that come back; the filter here looks for them
in a text. A line that comes back is the site's only where it stands outside of the article's own text: before
all of it, behind all of it, or in a row of lines that come back in this order. So a subheading, a quote and a
standing introduction stay, however often they come back. ``docs/profiles.md`` tells the statistics.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from cleantext.document import Document, Filter, Verdict
from cleantext.filters.content import content
from cleantext.filters.context import Context
from cleantext.filters.titles import MIN_WORDS
from cleantext.kinds import Kind
from cleantext.lines import Line, line_of

ROW = 3
"""Lines that make a row, neither prose nor numbered: two may be a heading and the subheading under it,
"Method" and "Step 1", and lines that differ in their numbers only are what a list of ingredients is made
of."""
AFTER = 0.05
"""The share of an article's prose that may stand behind a line that marks its end; on the page that is
cleaned twice as much. What stands there are teasers in full sentences."""
AFTER_END = 2.0
"""What it says for a block being junk that it stands behind such a line, in log-odds."""
INSIDE = 0.4
"""The confidence of a short line that comes back between the article's own paragraphs: it may be a
subheading."""


def outside(lines: Sequence[Line], comes_back: Sequence[bool], joined: Sequence[bool]) -> list[bool]:
    """Which lines that come back stand outside of the article's own text.

    Args:
        lines: the lines of a page.
        comes_back: for each, whether it comes back on other pages, or is known as junk.
        joined: for each but the last, whether it and the next come back together.

    Returns:
        For each line, whether it comes back and stands before or behind all that does not, or in a row.

    >>> label, prose = Line(1, False, False, 2), Line(2, True, False, 20)
    >>> outside([label, prose, label, prose, label], [True, False, True, False, True], [False] * 4)
    [True, False, False, False, True]
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
    weight_elsewhere: float
    """The same of a page's line if the page is one of those that were counted: what the others say."""
    is_above: bool
    """Whether it stands above the article on as many pages as it takes."""
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

        Args:
            filters: the pipeline, in order; it may know another site.

        Returns:
            The pipeline with this filter in it. Without `content` it comes last.

        >>> [entry.__name__ for entry in Templates().placed_in([Context(), Templates(), content])]
        ['context', 'template', 'content']
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
        page = self._page(document)
        is_outside = page.outside(self.pairs, certain=True)
        for index, evidence in page.known.items():
            line, doubt = page.lines[index], _doubt(document, index)
            if not doubt or (page.may_be_headline(index) and not evidence.is_above):
                continue
            rule, confidence = "template/inside", 0.0
            if index in is_outside and evidence.confidence:
                rule, confidence = "template/outside", evidence.confidence
            elif line.is_prose and page.own and page.own[0] < index:
                confidence = evidence.inside
            elif evidence.confidence and doubt == 1:
                confidence = INSIDE
            if confidence:
                because = (("pages with it", float(evidence.pages)), ("pages", float(self.pages)))
                yield Verdict(index, Kind.TEMPLATE, rule, 1 - (1 - confidence) * doubt, because=because)

    def weigh(self, document: Document) -> dict[int, float]:
        """What is known of the site says for blocks being junk, to be added to what the context model sees.

        Args:
            document: a text of the site.

        Returns:
            Block → log-odds, for what comes back outside of the article's own text, and what stands behind it.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.profiles import SiteProfile
        >>> from cleantext.segment import segment
        >>> rained = "It rained for {}, and the river rose by more than a foot in the old town.\\n\\nWatchUsOn"
        >>> profile = SiteProfile.fit(map(rained.format, ("two days", "three nights", "a week", "most of May")))
        >>> text = rained.format("an hour")
        >>> profile.templates().weigh(Document(text, segment(text), load_phrasebook()))
        {1: 4.0}
        """
        if not self.lines:
            return {}
        page = self._page(document)
        is_outside = page.outside(self.pairs, certain=False)
        weights = {i: known.weight for i, known in page.known.items() if i in is_outside and known.weight}
        for index in range(page.end() + 1, len(document.blocks)):
            weights[index] = weights.get(index, 0) + AFTER_END
        return weights

    def _page(self, document: Document) -> "_Page":
        found = ((index, line_of(block)) for index, block in enumerate(document.blocks))
        lines = {index: line for index, line in found if line is not None}
        known = {index: self.lines[line.id] for index, line in lines.items() if line.id in self.lines}
        once = sum(document.blocks[i].words for i in document.prose if i in known and known[i].pages == 1)
        if 2 * once > sum(document.blocks[i].words for i in document.prose):
            # This page is itself one of the profile's, which is no evidence.
            known = {
                index: evidence._replace(weight=evidence.weight_elsewhere)
                for index, evidence in known.items()
                if evidence.pages > 1
            }
        return _Page(document, lines, known)


@dataclass(frozen=True)
class _Page:
    """A text with what is known of its lines."""

    document: Document
    lines: Mapping[int, Line]
    known: Mapping[int, Evidence]
    """Of blocks that come back; both by the block's index."""

    @cached_property
    def own(self) -> Sequence[int]:
        """The paragraphs that do not come back."""
        return [index for index in self.document.prose if index not in self.known]

    def may_be_headline(self, index: int) -> bool:
        """Whether a block is long enough for a headline and stands where one is: elsewhere it may be a teaser."""
        line = self.lines[index]
        return not line.is_prose and line.words >= MIN_WORDS and (not self.own or index < self.own[0])

    def outside(self, pairs: Mapping[tuple[int, int], bool], *, certain: bool) -> Set[int]:
        """The blocks that come back, for certain or perhaps, outside of the article's own text."""
        comes_back = [
            index in self.document.junk
            or (
                index in self.known
                and (not certain or self.known[index].confidence + self.known[index].inside > 0)
            )
            for index in self.lines
        ]
        enough = (True,) if certain else (True, False)
        joined = [pairs.get((a.id, b.id)) in enough for a, b in pairwise(self.lines.values())]
        found = outside(list(self.lines.values()), comes_back, joined)
        return {index for index, out in zip(self.lines, found, strict=True) if out}

    def end(self) -> int:
        """The first line that marks the end of the site's articles, with hardly any prose behind it."""
        prose = {index: self.document.blocks[index].words for index in self.own}
        left = sum(prose.values())
        most = 2 * AFTER * left
        for index in self.lines:
            left -= prose.get(index, 0)
            if index in self.known and self.known[index].is_end and left <= most:
                return index
        return len(self.document.blocks)


def _doubt(document: Document, index: int) -> float:
    """How unsure the model has left it whether a block is junk; 0 where a rule has said that it is.

    The model guesses a kind, and that a line comes back is a fact; two that agree are surer than each.
    """
    label = document.labels.get(index)
    if label is None or index not in document.junk:
        return 1.0
    return 1 - label.confidence if label.rule.startswith("context/") else 0.0
