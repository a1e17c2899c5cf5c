"""The list under a heading of junk: the headlines below "Most read", the names below "Related topics".

Its last line may be the subheading of what follows. `lists` leaves it, so that the context model does not take
what it stands above for something below junk, and `list_ends` looks at it behind the model.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence, Set

from cleantext.document import PROSE_WORDS, Block, Document, Verdict, is_headline_like
from cleantext.filters.phrases import MAX_HEADING, find_rule, is_shown, may_head
from cleantext.kinds import Kind
from cleantext.phrasebook import Rule
from cleantext.text import QUESTIONS, ends_sentence
from cleantext.traits import AMOUNT, DIGIT, FACT, LETTER

MAX_ITEMS = 20
"""A longer run is something else."""
AMOUNTS = frozenset({(FACT, DIGIT), (AMOUNT, LETTER), (AMOUNT, DIGIT)})
"""Label and ending of lines such as "Matches: 97" and "20 g salt";"""
LEAST_AMOUNTS, MAX_AMOUNT = 3, 6
"""so many in a row of so few words each are no headlines, unless the list begins with one."""
RANKS = frozenset({"1", "1.", "01", "#1"})
"""What stands between such a heading and the first headline that others have read."""
INSIDE = frozenset({Kind.ADVERT, Kind.CAPTION, Kind.NOISE})
"""Junk that stands by an article's own headings too."""

_NUMBERED = re.compile(r"\W*\d{1,3}\s?[.):]")


def lists(document: Document) -> Iterator[Verdict]:
    """Label the run of short lines under a heading whose rule says that it heads a list.

    The last line before text that is no headline is left: it may be the subheading of what follows.

    >>> import cleantext
    >>> text = "It voted for the bridge on Monday evening, the mayor said.\\n\\nMost read\\nBus fares up"
    >>> cleantext.clean(text)
    'It voted for the bridge on Monday evening, the mayor said.'
    """
    labels, heads = document.labels, document.book.heads
    headings = {index: labels[index].kind for index in document.junk if labels[index].rule in heads}
    weak = dict(_weak_headings(document))
    headings |= {index: rule.kind for index, rule in weak.items() if rule.heads_list}
    for index, rule in weak.items():
        yield Verdict(index, rule.kind, f"lists/{rule.id}")
    for kind, items, is_open in _lists(document, headings, document.junk | weak.keys()):
        for item in items[:-1] if is_open else items:
            yield Verdict(item, kind, "lists/under-heading", 0.8)


def list_ends(document: Document) -> Iterator[Verdict]:
    """Label the last line under such a heading where it is longer than a subheading.

    >>> import cleantext
    >>> text = "It rained.\\n\\nRelated\\nMan, 82, walks dog, finds ring he lost in 1971\\n\\nThe sun came out."
    >>> cleantext.clean(text)
    'It rained.\\n\\nThe sun came out.'
    """
    labels, heads = document.labels, document.book.heads
    # Rules of phrases, that `lists` may have asked.
    rules = {index: labels[index].rule.replace("lists/", "phrases/") for index in document.junk}
    headings = {index: labels[index].kind for index, rule in rules.items() if rule in heads}
    for kind, items, is_open in _lists(document, headings, document.junk):
        if is_open and _is_headline(*document.blocks[items[-1] - 1 : items[-1] + 1]):
            yield Verdict(items[-1], kind, "list_ends/headline", 0.8)


def _lists(
    document: Document, headings: Mapping[int, Kind], passed_over: Set[int]
) -> Iterator[tuple[Kind, Sequence[int], bool]]:
    """The lines under each heading, with its kind, and whether text that is no headline stands below them."""
    blocks, labels = document.blocks, document.labels
    first = document.first_prose
    for index, kind in sorted(headings.items()):
        # Above the article a headline follows some day.
        if index < first < len(blocks):
            continue
        items: list[int] = []
        following = index + 1
        while following < min(len(blocks), index + 2 * MAX_ITEMS) and len(items) <= MAX_ITEMS:
            if following not in passed_over:
                # What a filter before has called content is the article's headline.
                if following in labels or not _is_item(document, items, following):
                    break
                items.append(following)
            following += 1
        if items and len(items) <= MAX_ITEMS:
            yield kind, items, following < len(blocks) and not _is_item(document, items, following)


def _is_item(document: Document, items: Sequence[int], index: int) -> bool:
    """Whether a line may be one of a list's items: like a headline, and no list of amounts begins there."""
    if not is_headline_like(document.blocks[index]):
        return False
    run = range(index, min(index + LEAST_AMOUNTS, len(document.blocks)))
    are_amounts = len(run) == LEAST_AMOUNTS and all(_is_amount(document, place) for place in run)
    return not (are_amounts and items) or _is_amount(document, items[0])


def _is_headline(above: Block, last: Block) -> bool:
    """Whether a last item is no subheading. A question may be an interview's, a number alone a part's."""
    is_part = _NUMBERED.match(last.text) and not _NUMBERED.match(above.text)
    return last.words >= PROSE_WORDS and last.plain[-1:] not in QUESTIONS and not is_part


def _is_amount(document: Document, index: int) -> bool:
    block = document.blocks[index]
    # Keys have each number as 0, and to look for it is cheaper than to ask for traits.
    if block.words > MAX_AMOUNT or "0" not in block.key:
        return False
    traits = document.traits(index)
    return (traits.label, traits.ending) in AMOUNTS


def _weak_headings(document: Document) -> Iterator[tuple[int, Rule]]:
    """The headings that an article may have as well, where they stand above it, below it, or by other junk.

    Two side by side are of a form. What phrases do not call weak is a heading only above a sentence or a number.
    """
    blocks, junk, labels, prose = document.blocks, document.junk, document.labels, document.prose
    marks = sorted(index for index in junk if labels[index].kind not in INSIDE)
    rules = {
        index: rule
        for index, block in document.blocks_left
        if block.words <= MAX_HEADING
        and (rule := find_rule(block, document)) is not None
        and may_head(block, rule, document)
        and not is_shown(document, index, rule)
    }
    for index, rule in rules.items():
        place = bisect(prose, index)
        if (
            not 0 < place < len(prose)
            or bisect(marks, prose[place - 1]) < bisect(marks, prose[place])
            or not rules.keys().isdisjoint({index - 1, index + 1})
            or blocks[index + 1].plain in RANKS
            or not (rule.weak or ends_sentence(blocks[index + 1].plain) or "0" in blocks[index + 1].key)
        ):
            yield index, rule
