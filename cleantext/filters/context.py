"""What no phrase can tell: menus, other articles' headlines, captions without a credit, comments, by context.

A model adds up what a block's shape, its place and its neighbours say for junk; `cleantext.model` holds it, and
``docs/context-model.md`` tells how it was made and how well it does.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log

from cleantext.document import Block, Document, Shape, Verdict, is_headline_like
from cleantext.kinds import CONTENT_KINDS, Kind
from cleantext.model import SCALE, Model, load_model

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
MAX_ABOVE = 8
"""Lines that the rules have left above the first paragraph, from which on they are a menu."""
MIN_HEADLINE = 3
"""Words of the shortest headline."""


@dataclass(frozen=True, slots=True)
class Context:
    """The filter for a model."""

    model: Model | None = None
    """The model that comes with the package if not given."""
    site: Callable[[Document], Mapping[int, float]] | None = None
    """What a site's profile says for blocks being junk, in log-odds; see `cleantext.filters.templates`."""
    __name__: str = "context"

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
        seen = self.site(document) if self.site else {}
        weighed = [
            (score + round(SCALE * seen.get(i, 0)), parts)
            for i, (score, parts) in enumerate(model.weigh(document))
        ]
        first, last = document.first_prose, document.last_prose
        care = _care(document, [score for score, _ in weighed])
        for index, (weight, parts) in enumerate(weighed):
            score = weight - care.get(index, 0)
            if score < _LEAST_SCORE or document.junk(index):
                continue
            if index < first:
                kind, rule = Kind.NAVIGATION, "context/above"
            else:
                kind, rule = Kind.RELATED, "context/below" if index > last else "context/inside"
            most = max(parts)
            because = [(SEEN, seen[index])] if index in seen else []
            because.append((model.tables[parts.index(most)], most / SCALE))
            yield Verdict(index, kind, rule, 1 / (1 + exp(-score / SCALE)), because=tuple(because))


def _care(document: Document, scores: Sequence[float]) -> dict[int, float]:
    """What is taken off a block's score because it may well be the article's: block → hundredths of log-odds.

    That is so between two paragraphs that the model takes for the article's, and for the headline.
    """
    blocks = document.blocks
    left = [index for index, _ in document.unlabelled]
    prose = set(document.prose)
    care: dict[int, float] = {}
    if len(blocks) <= SHORT:
        # No whole page is so short: what stands in an extractor's text is the article's until shown otherwise.
        inside = (index for index in left if document.first_prose < index < document.last_prose)
        care = dict.fromkeys(inside, SCALE * SHORT_INSIDE) | dict.fromkeys(prose, SCALE * SHORT_PROSE)
    run: list[int] = []
    is_inside = False
    for index in left:
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
    headline = _headline(document, [index for index in left if index < document.first_prose])
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


def _headline(document: Document, above: Sequence[int]) -> int | None:
    """The headline: what stands twice, or where no menu is above the first paragraph the first long line."""
    for index in above:
        label = document.labels.get(index)
        if label is not None and label.kind is Kind.HEADLINE:
            return index
    if len(above) > MAX_ABOVE:
        return None
    blocks = document.blocks
    return next((i for i in above if blocks[i].words >= MIN_HEADLINE and is_headline_like(blocks[i])), None)


context = Context()
"""The filter for the model that comes with the package."""
