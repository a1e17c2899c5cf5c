"""What stands before the article and after it: menus, section labels, the headlines of other articles."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.document import Block, Document, Shape, Verdict, is_headline_like
from cleantext.filters.facts import facts
from cleantext.kinds import CONTENT_KINDS, END_MARKS, PAGE_ENDS, Kind
from cleantext.markdown import is_drawn
from cleantext.text import FULL_STOPS, ends_sentence, fold
from cleantext.traits import NO_LABEL

if TYPE_CHECKING:
    from cleantext.phrasebook import Phrasebook

MENU_WORDS = 4
"""Words in the longest entry of a menu."""
MENU_LINES = 5
"""Short lines in a row that make a menu,"""
MENU_JUNK = 2
"""and those among them that filters before have called junk, tags and a record's fields not counted."""
END_JUNK = 2
"""Pieces of junk below the last paragraph from which on what else stands there is junk as well."""
LABELS = 2
"""Names of sections above a headline: one alone may be a headline that has a standfirst."""
NO_MENU = CONTENT_KINDS | {Kind.BYLINE, Kind.DATELINE, Kind.READING_TIME, Kind.CAPTION}
"""What ends a menu: a headline, and the kinds of junk that stand by it."""
MAX_BREADCRUMB = 25
"""Words and arrows in the longest breadcrumb."""
LEAST_HEADLINE, MAX_SECTIONS = 3, 6
"""Words of a headline that a breadcrumb may end in, and of the names of sections in front of it."""

_SHORT_LINE = re.compile(r"_{2,}|-{2,}|[–—]{2,}|={2,}|(?:\* ?){2,}")
_STEPS = (" → ", " / ")
"""Signs of a route and of a choice too: a breadcrumb's only behind what is known from menus, such as "Home"."""
_ARROWS = (" > ", " › ", " » ", *_STEPS)
_ARROW = re.compile("|".join(_ARROWS))


def edges(document: Document) -> Iterator[Verdict]:
    """Label menus and section labels above the first paragraph, and what trails behind the last.

    >>> import cleantext
    >>> article = "The council voted for the new bridge on Monday evening."
    >>> cleantext.clean(f"{article}\\n\\nRelated topics\\n\\nWatchUsOn\\n\\nArmy v Navy | 2023")
    'The council voted for the new bridge on Monday evening.'
    """
    first, last = document.first_prose, document.last_prose
    if last < 0:
        return
    blocks = document.blocks
    yield from _drawn_lines(document)
    yield from _page_turners(document)
    yield from _menus(document, 0, first)
    yield from _section_labels(document, first)
    yield from _breadcrumbs(document, first)
    yield from _ways_to_headline(document, first)
    marked = is_end = False
    # In a text that is no whole page, what stands below a share bar is the article's until shown otherwise.
    ends = END_MARKS if document.is_whole_page else PAGE_ENDS
    # Below what ends a page, the last paragraph is another's, and the facts are of the footer.
    is_over = any(first < index < last and document.labels[index].kind in PAGE_ENDS for index in document.junk)
    spared = set() if is_over else {*facts(document, last, 1)}
    below = sum(index > last for index in document.junk)
    for index in range(last + 1, len(blocks)):
        label = document.labels.get(index)
        if label is not None and label.kind is Kind.SUBHEADING:
            # A fact box or a list of sources may stand below the last paragraph.
            break
        if label is not None and index in document.junk:
            marked = marked or label.kind in END_MARKS
            is_end = is_end or label.kind in ends
        elif (
            is_end
            and below >= END_JUNK
            and index not in spared
            and blocks[index].key
            and blocks[index].shape is Shape.TEXT
            and not ends_sentence(blocks[index].plain)
        ):
            yield Verdict(index, Kind.RELATED, "edges/after-the-end", 0.8)
    if not marked:
        yield from _menus(document, last + 1, len(blocks))


def _drawn_lines(document: Document) -> Iterator[Verdict]:
    """Lines that part junk from the article, or the article from nothing: long ones, and short ones below it."""
    sides, last = document.junk | {-1, len(document.blocks)}, document.last_prose
    for index, block in document.blocks_left:
        if block.text[:1].isalnum() or sides.isdisjoint((index - 1, index + 1)):
            continue
        if is_drawn(block.text) or (index > last and _SHORT_LINE.fullmatch(block.text)):
            yield Verdict(index, Kind.NOISE, "edges/drawn-line")


def _page_turners(document: Document) -> Iterator[Verdict]:
    """The article before and the next one, as blogs have them: "← Winter", and "Spring →" below it."""
    for index, (above, below) in enumerate(pairwise(document.blocks)):
        if above.text[:1] == "←" and below.text[-1:] == "→" and above.text[-1:] != "→" and below.text[:1] != "←":
            yield Verdict(index, Kind.NAVIGATION, "edges/page-turner")
            yield Verdict(index + 1, Kind.NAVIGATION, "edges/page-turner")


def _menus(document: Document, start: int, end: int) -> Iterator[Verdict]:
    """Runs of short lines that are no sentences, none of them marked as a list's item, and several known for junk.

    Without those it may be a team, a packing list, what is good and bad about a lamp; one entry of it may stand on
    buttons too. The last line of a run may be the headline, if no other line may and if a blank line parts it from
    what follows no more than from the others. Below a heading such as "Ingredients" nothing is told by this.
    """
    junk, blocks, labels = document.junk, document.blocks, document.labels
    run: list[int] = []
    lines = (i for i in reversed(range(start, end)) if i not in junk and blocks[i].words > MENU_WORDS)
    headline = next((i for i in lines if is_headline_like(blocks[i])), -1)
    end = next((i for i in range(start, end) if i in labels and labels[i].kind is Kind.SUBHEADING), end)
    for index in range(start, end + 1):
        if index < end and (labels[index].kind not in NO_MENU if index in labels else _is_entry(blocks[index])):
            run.append(index)
            continue
        known = sum(entry in junk and labels[entry].kind is not Kind.NOISE for entry in run)
        if len(run) >= MENU_LINES and known >= MENU_JUNK:
            may_be_headline = index < len(blocks) and blocks[run[-1]].gap >= blocks[index].gap
            if may_be_headline and headline < index:
                run.pop()
            for entry in run:
                if entry not in junk:
                    yield Verdict(entry, Kind.NAVIGATION, "edges/menu", 0.7)
        run = []


def _is_entry(block: Block) -> bool:
    return (
        block.words <= MENU_WORDS
        and block.shape is Shape.TEXT
        and is_headline_like(block)
        and "0" not in block.key
    )


def _breadcrumbs(document: Document, first: int) -> Iterator[Verdict]:
    """Short names between arrows: "Home > News > Local". Inside of an article they are the way to a setting."""
    raw = document.raw
    if not any(arrow.strip() in raw and arrow in raw for arrow in _ARROWS):
        return
    for index, block in document.blocks_left:
        if index > first:
            break
        if 3 <= block.words <= MAX_BREADCRUMB and block.shape is Shape.TEXT and _ARROW.search(block.plain):
            parts = _ARROW.split(block.plain)
            if (
                len(parts) >= 3
                and block.plain[-1:] not in FULL_STOPS
                and all(0 < len(part.split()) <= MENU_WORDS for part in parts[:-1])
                and (not any(step in block.plain for step in _STEPS) or _begins_at_home(parts, document.book))
            ):
                yield Verdict(index, Kind.NAVIGATION, "edges/breadcrumb", 0.7)


def _ways_to_headline(document: Document, first: int) -> Iterator[Verdict]:
    """Breadcrumbs that have lost their arrows: "Home News Council votes on bridge" beside that headline."""
    keys = {block.key for block in document.blocks[: first + 1] if block.words >= LEAST_HEADLINE}
    for index, block in document.blocks_left:
        if index > first:
            break
        start, *rest = block.key.split(" ", MAX_SECTIONS + 1)
        if len(rest) >= LEAST_HEADLINE and _begins_at_home([start], document.book):
            sections = range(1, min(MAX_SECTIONS, len(rest) - 1) + 1)
            if any(" ".join(rest[count:]) in keys for count in sections):
                yield Verdict(index, Kind.NAVIGATION, "edges/breadcrumb", 0.7)


def _begins_at_home(parts: Sequence[str], book: "Phrasebook") -> bool:
    """Whether the first part is a menu's: "Home / News". "Share / Like: how it began" is a headline."""
    rule = book.match(fold(parts[0]))
    return rule is not None and rule.kind is Kind.NAVIGATION


def _section_labels(document: Document, first: int) -> Iterator[Verdict]:
    """One or two words above a headline, in a text that holds other junk: "Ukraine", "Local news".

    Where there is none they may be the headline, and the line below its standfirst; so may one of them alone.
    """
    blocks, known = document.blocks, document.labels
    head = [index for index in range(first) if index not in document.junk]
    named = {index for index in head if index in known and known[index].kind is Kind.HEADLINE}
    headline = next(
        (i for i in head if i in named or (blocks[i].words >= 5 and is_headline_like(blocks[i]))), None
    )
    if headline is None or not document.junk:
        return
    lines = (i for i in head if i < headline and blocks[i].words <= 2 and _is_entry(blocks[i]))
    labels = [i for i in lines if document.traits(i).label == NO_LABEL]
    for index in labels:
        below = known.get(index + 1)
        if len(labels) >= LABELS or (below is not None and below.kind is Kind.NAVIGATION):
            yield Verdict(index, Kind.NAVIGATION, "edges/section-label", 0.7)
