"""What no phrase can tell: menus, other articles' headlines, captions without a credit, comments, by context.

A model adds up what a block's shape, its place and its neighbours say for junk; `cleantext.model` holds it, and
``docs/context-model.md`` tells how it was made and how well it does.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import pairwise
from math import exp, log
from operator import add

from cleantext.document import Document, Verdict
from cleantext.filters.care import care_for, enclosed
from cleantext.kinds import SEPARATORS, Kind
from cleantext.model import SCALE, Model, load_model
from cleantext.text import ends_sentence

LEAST = 0.3
"""The confidence from which junk is named at all: ``favor="precision"`` drops so much."""
_LEAST_SCORE = SCALE * log(LEAST / (1 - LEAST))

AGREEMENT = 0.4
"""Log-odds against two blocks in a row being of different labels; see `_agree`."""

NEIGHBOURS = "blocks next to it"
"""What the account calls the weight that the labels around add."""
SEEN = "seen on other pages"
"""What the account calls the weight that a site's profile adds."""

LEAST_LEFT = 30
"""Words of paragraphs that the model must leave of a text. Where it would leave fewer it did not find the article,
being a poem, a short post or a list, and so takes nothing."""
LEAST_PARAGRAPHS, LEAST_SENTENCES = 3, 3
"""Paragraphs in a row that are no teasers, whatever stands above them; sentences that are an article."""
PARTS_FROM_ARTICLE = SEPARATORS | {Kind.DUPLICATE}
"""Kinds of junk below which others' paragraphs stand no more."""
OFTEN = 8
"""Copies of a line of junk that is a label inside of an article, where it stands again and again,"""
OF_EACH = frozenset({Kind.RELATED, Kind.SHARE, Kind.COMMENTS})
"""but for kinds that stand by each of many teasers or posts: "Read more", "Share", "Reply"."""
REASONS = 3
"""Reasons that a verdict gives."""


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
        # What nobody wrote stands between no two blocks.
        noise = _noise(document)
        written, stays = document.without(noise) if noise else (document, range(len(document.blocks)))
        yield from self._weigh(written, stays)

    def _weigh(self, document: Document, stays: Sequence[int]) -> Iterator[Verdict]:
        if not document.prose:
            return
        model = self.model or load_model()
        left = document.left
        scores, parts = model.weigh(document)
        seen = self.site(document) if self.site else {}
        if seen:
            scores = [score + round(SCALE * seen.get(index, 0)) for index, score in zip(left, scores, strict=True)]
        around = _agree(left, scores)
        scores = list(map(add, scores, around))
        if not _leaves_article(document, left, scores):
            return
        first, last = document.first_prose, document.last_prose
        care = care_for(document, dict(zip(left, scores, strict=True)))
        names = [NEIGHBOURS, SEEN, *model.tables]
        careful = [score - care.get(index, 0) for index, score in zip(left, scores, strict=True)]
        spared = enclosed(left, careful, first)
        for index, score, beside, row in zip(left, careful, around, parts, strict=True):
            # What comes back on other pages of a site does so inside of articles too.
            if score < _LEAST_SCORE or (index in spared and index not in seen):
                continue
            if index < first:
                kind, rule = Kind.NAVIGATION, "context/above"
            else:
                kind, rule = Kind.RELATED, "context/below" if index > last else "context/inside"
            because: tuple[tuple[str, float], ...] = ()
            if self.explains:
                because = _most(names, [beside, round(SCALE * seen.get(index, 0)), *row])
            yield Verdict(stays[index], kind, rule, 1 / (1 + exp(-score / SCALE)), None, None, because)


def _noise(document: Document) -> Set[int]:
    """Markup, and between paragraphs "Advertisement" or a label that comes again and again: "Article content"."""
    junk, labels = document.junk, document.labels
    keys = {index: document.blocks[index].key for index in junk if labels[index].kind not in OF_EACH}
    noise = {index for index, label in labels.items() if label.kind is Kind.NOISE}
    again = {key for key, count in Counter(keys.values()).items() if key and count >= OFTEN}
    labels_again = {index for index, key in keys.items() if key in again}
    labels_again.update(index for index in junk if labels[index].kind is Kind.ADVERT)
    inside: list[int] = []
    for above, below in pairwise(document.prose if labels_again else ()):
        if labels_again.issuperset(between := range(above + 1, below)):
            inside.extend(between)
    # What parts so many paragraphs stands above and below subheadings too.
    counts = Counter(keys.get(index, "") for index in inside)
    return noise.union(inside, (index for index, key in keys.items() if key in again and counts[key] >= OFTEN))


def _leaves_article(document: Document, left: Sequence[int], scores: Sequence[int]) -> bool:
    """Whether what the model would leave is an article, and not a few words, or others' teasers.

    A teaser is a paragraph or two in a row below what heads other articles, comments or a form. Where only such
    are left and sentences above them would be taken, the article is in those, and was no paragraphs.
    """
    blocks, labels = document.blocks, document.labels
    prose = set(document.prose)
    marks = sorted(index for index in document.junk if labels[index].kind in PARTS_FROM_ARTICLE)
    words = of_teasers = 0
    teasers = len(blocks)
    run: list[int] = []
    stays = [index for index, score in zip(left, scores, strict=True) if score < 0 and index in prose]
    for index, following in pairwise([*stays, len(blocks) + 1]):
        run.append(index)
        if following - index > 1:
            length = sum(blocks[index].words for index in run)
            mark = marks[place - 1] if (place := bisect_left(marks, index)) else -1
            if len(run) < LEAST_PARAGRAPHS and mark >= 0 and _heads_teasers(document, mark):
                teasers = min(teasers, mark)
                of_teasers += length
            else:
                words += length
            run = []
    if words >= LEAST_LEFT or words + of_teasers < LEAST_LEFT:
        return words >= LEAST_LEFT
    above = (index for index, score in zip(left, scores, strict=True) if score >= 0 and index < teasers)
    return sum(ends_sentence(blocks[index].plain) for index in above) < LEAST_SENTENCES


def _heads_teasers(document: Document, mark: int) -> bool:
    """Whether others' paragraphs stand below a line: "Related stories". "12 comments" may stand above all."""
    label = document.labels[mark]
    is_count = "0" in document.blocks[mark].key
    return label.rule in document.book.heads or (label.kind is Kind.COMMENTS and not is_count)


def _agree(left: Sequence[int], scores: Sequence[int]) -> list[int]:
    """What a chain adds to each score, where two blocks in a row that differ cost `AGREEMENT`.

    The sum is the max-marginal of the block, which the Viterbi algorithm finds in a pass down and a pass up: a
    message is what the blocks on that side would have it be, and never worth more than the difference.
    (Lafferty, McCallum, Pereira 2001, with one weight for all pairs.)
    """
    above = list(_messages(left, scores))
    below = list(_messages(left[::-1], scores[::-1]))
    return list(map(add, above, reversed(below)))


def _messages(left: Sequence[int], scores: Sequence[int]) -> Iterator[int]:
    most = round(SCALE * AGREEMENT)
    said, before = 0, -2
    for index, score in zip(left, scores, strict=True):
        if not -2 < index - before < 2:
            # What a rule has taken in between says nothing, and passes nothing on.
            said = 0
        elif not -most <= said <= most:
            said = most if said > 0 else -most
        yield said
        said += score
        before = index


def _most(names: Sequence[str], row: Sequence[int]) -> tuple[tuple[str, float], ...]:
    """The tables that weighed most for junk, with their part of the log-odds."""
    found = nlargest(REASONS, zip(row, names, strict=True))
    return tuple((name, part / SCALE) for part, name in found if part > 0)


context = Context()
"""The filter for the model that comes with the package."""
