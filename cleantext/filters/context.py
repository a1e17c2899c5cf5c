"""What no phrase can tell: menus, other articles' headlines, captions without a credit, comments, by context.

A model adds up what a block's shape, its place and its neighbours say for junk; `cleantext.model` holds it, and
``docs/context-model.md`` tells how it was made and how well it does.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise
from math import exp, log

from cleantext.document import Block, Document, Shape, Verdict, is_headline_like
from cleantext.kinds import CONTENT_KINDS, Kind
from cleantext.model import SCALE, Model, load_model
from cleantext.model.features import long_words

LEAST = 0.3
"""The confidence from which junk is named at all: ``favor="precision"`` drops so much."""
_LEAST_SCORE = SCALE * log(LEAST / (1 - LEAST))

# Log-odds taken off inside the article, where a loss is worse than what the model was trained to weigh.
PROSE = 2.0
LIST = 2.5
SUBHEADING = 1.5
SHORT_PROSE = 4.0
SHORT_INSIDE = 1.5
HEADLINE = CONTENT = 10.0

SEEN = "seen on other pages"
"""What the account calls the weight that a site's profile adds."""

SHORT = 40
"""Blocks of a text that is too short for a whole page."""
MAX_BETWEEN = 20
"""Blocks in the longest run that is taken for the article's because paragraphs of it stand on both sides."""
MAX_ABOVE = 4
"""Lines that the rules have left above the first paragraph, from which on they are a menu."""
REASONS = 3
"""Reasons that a verdict gives."""
MIN_HEADLINE = 3
"""Words of the shortest headline."""
MIN_SHARED, SHARE = 2, 0.6
"""Long words, and their share of its own, that a headline has in common with the first paragraphs,"""
FIRST_PARAGRAPHS = 8
"""and how many these are."""


@dataclass(frozen=True, slots=True)
class Context:
    """The filter for a model."""

    model: Model | None = None
    """The model that comes with the package if not given."""
    site: Callable[[Document], Mapping[int, float]] | None = None
    """What a site's profile says for blocks being junk, in log-odds; see `cleantext.filters.templates`."""
    explains: bool = True
    """Whether verdicts say what weighed most, which takes time."""

    @property
    def __name__(self) -> str:
        return "context"

    @property
    def quick(self) -> "Context":
        """The same without explanations."""
        return replace(self, explains=False)

    def __call__(self, document: Document) -> Iterator[Verdict]:
        """Label what the model takes for junk. A text without any prose is left alone.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> text = "The council met on Monday evening, as it has done for a hundred years."
        >>> list(context(Document(text, segment(text), load_phrasebook())))
        []
        """
        if not document.prose:
            return
        model = self.model or load_model()
        left = [index for index, _ in document.unlabelled]
        scores, parts = model.weigh(document)
        seen = self.site(document) if self.site else {}
        if seen:
            scores = [score + round(SCALE * seen.get(index, 0)) for index, score in zip(left, scores, strict=True)]
        first, last = document.first_prose, document.last_prose
        care = _care(document, dict(zip(left, scores, strict=True)))
        names = [SEEN, *model.tables]
        for index, weight, row in zip(left, scores, parts, strict=True):
            score = weight - care.get(index, 0)
            if score < _LEAST_SCORE:
                continue
            if index < first:
                kind, rule = Kind.NAVIGATION, "context/above"
            else:
                kind, rule = Kind.RELATED, "context/below" if index > last else "context/inside"
            because: tuple[tuple[str, float], ...] = ()
            if self.explains:
                because = _most(names, [round(SCALE * seen.get(index, 0)), *row])
            yield Verdict(index, kind, rule, 1 / (1 + exp(-score / SCALE)), because=because)


def _most(names: Sequence[str], row: Sequence[int]) -> tuple[tuple[str, float], ...]:
    """The tables that weighed most for junk, with their part of the log-odds."""
    found = nlargest(REASONS, zip(row, names, strict=True))
    return tuple((name, part / SCALE) for part, name in found if part > 0)


def _care(document: Document, scores: Mapping[int, float]) -> dict[int, float]:
    """What is taken off a block's score because it may well be the article's: block → hundredths of log-odds.

    That is so between two paragraphs that the model takes for the article's, and for the headline.
    """
    blocks = document.blocks
    prose = set(document.prose)
    care: dict[int, float] = {}
    if len(blocks) <= SHORT:
        # No whole page is so short: what stands in an extractor's text is the article's until shown otherwise.
        inside = (index for index in scores if document.first_prose < index < document.last_prose)
        care = dict.fromkeys(inside, SCALE * SHORT_INSIDE) | dict.fromkeys(prose, SCALE * SHORT_PROSE)
    run: list[int] = []
    is_inside = False
    for index in scores:
        if index in prose and scores[index] < 0:
            if is_inside and len(run) <= MAX_BETWEEN:
                for between, amount in _between(run, index, blocks, prose):
                    care[between] = max(amount, care.get(between, 0))
            run, is_inside = [], True
        else:
            run.append(index)
    for index, label in document.labels.items():
        if label.kind in CONTENT_KINDS:
            care[index] = SCALE * CONTENT
    article = next((index for index in scores if index in prose and scores[index] < 0), document.first_prose)
    above = [index for index in scores if index < article]
    headline = find_headline(document, above, article)
    if headline is not None:
        care[headline] = SCALE * HEADLINE
    return care


def _between(
    run: Sequence[int], after: int, blocks: Sequence[Block], prose: Set[int]
) -> Iterator[tuple[int, float]]:
    """The care for a run of blocks between two paragraphs of the article."""
    for index, following in pairwise((*run, after)):
        if index in prose:
            yield index, SCALE * PROSE
        elif blocks[index].shape is Shape.LIST:
            yield index, SCALE * LIST
        elif is_headline_like(blocks[index]) and (following in prose or blocks[following].shape is Shape.LIST):
            yield index, SCALE * SUBHEADING


def find_headline(document: Document, above: Sequence[int], article: int) -> int | None:
    """The headline among the lines above the article: what stands twice, or else what the article speaks of.

    Where no line shares words with the article, it is the first long one, unless a menu is there.

    Args:
        document: a text.
        above: the indices of the lines that may be the headline, in order.
        article: the index of the article's first paragraph.

    Returns:
        Its index; ``None`` if it can't be told.
    """
    blocks = document.blocks
    for index in above:
        label = document.labels.get(index)
        if label is not None and label.kind is Kind.HEADLINE:
            return index
    likely = [index for index in above if blocks[index].words >= MIN_HEADLINE and is_headline_like(blocks[index])]
    if not likely:
        return None
    body = [index for index in document.prose if index >= article][:FIRST_PARAGRAPHS]
    known = {word for index in body for word in long_words(blocks[index])}
    shares = {index: _share(long_words(blocks[index]), known) for index in likely}
    best = max(likely, key=shares.__getitem__)
    if shares[best] >= SHARE:
        return best
    return likely[0] if len(above) <= MAX_ABOVE else None


def _share(words: Set[str], known: Set[str]) -> float:
    """How many of some words are known, 0 to 1; 0 if too few are."""
    found = len(words & known)
    return found / len(words) if found >= MIN_SHARED else 0.0


context = Context()
"""The filter for the model that comes with the package."""
