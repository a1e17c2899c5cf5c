"""What the context model is held back from: where to lose a paragraph is worse than what it was trained to weigh.

What stands between two paragraphs of the article is more likely the article's than its words tell; so are a
heading's list, facts below the last paragraph, and the headline.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from cleantext.document import COLONS, Block, Document, Shape, announces_list
from cleantext.filters.dates import is_hour
from cleantext.filters.facts import facts
from cleantext.filters.titles import find_headlines
from cleantext.kinds import CONTENT_KINDS, END_MARKS, Kind
from cleantext.model import SCALE
from cleantext.text import ends_sentence
from cleantext.traits import FACT

# Log-odds taken off; one is added.
PROSE = 3.0
"""Off a paragraph between two of the article's."""
MARKED = 5.0
"""Off what is marked as a list, a heading, a quote or a table between two paragraphs, and off all in a run of
lines in which no rule has found junk: four fifths of such are the article's."""
SUBHEADING = 2.5
"""Off what stands above either, or is a piece of a sentence."""
LAST = 0.8
"""Off a paragraph among many other lines, or below the last one, behind a few lines of junk;"""
NEXT = 2.0
"""or right below it."""
UNMARKED = 3.2
"""or below many lines in which no rule has found junk: a line-up and figures above a report's last words."""
MAX_UNMARKED = 8
"""Words of the longest of such lines, but for facts: others' headlines are longer."""
FACTS = 3.0
"""Off facts above the first paragraph or below the last one."""
SIGNED = 4.0
"""Off the name below a line that ends in a comma and stays."""
LISTED = 2.0
"""Off what stands below a heading such as "Ingredients", down to what ends an article."""
STRAY = 1.2
"""Added to a few paragraphs that stand far below the others, behind a list of links."""
SHORT_PROSE, SHORT_INSIDE = 4.0, 1.5
"""Off paragraphs, and off what stands above the last of them, in a text that is no whole page."""
HEADLINE, STANDFIRST = 10.0, 4.0
"""Off the headline, and off what stands below it and goes on from it."""
CONTENT = 10.0
"""Off what a filter before has called content."""

ENTRIES = 3
"""Hours above paragraphs that make a live page."""
MAX_NAME = 5
"""Words of a name below a letter."""
MAX_LISTED = 30
"""Lines below a heading that are its list."""
MAX_INTERRUPTION = 4
"""Blocks between two of the article's last paragraphs: "Read more", a headline, "Advertisement"."""
MAX_STRAY, FAR = 40, 12
"""Words of the last paragraphs that are few, and lines of junk behind which they are far below the others."""
MAX_BETWEEN = 14
"""Blocks without a mark in the longest run that is the article's because paragraphs of it stand on both sides."""
_GOING_ON = frozenset(",;.)")
"""Signs in which no line begins but what is left of one."""

SURELY_CONTENT = CONTENT_KINDS - {Kind.SUBHEADING}
"""Content if a filter before has said so. What is called a subheading for its words may be a menu's entry."""


def care_for(document: Document, scores: Mapping[int, float]) -> dict[int, float]:
    """What is taken off a block's score because it may well be the article's: block → hundredths of log-odds.

    That is so between two paragraphs that the model takes for the article's, or that one and what a filter before
    has called content, such as a correction below the last one; for the headline; and below the heading of a list.

    Args:
        document: a text, with what the filters before the model said of it.
        scores: block → the model's log-odds of junk times `cleantext.model.SCALE`, for each block that is left, in
            order.

    Returns:
        What to take off, for those blocks for which there is something. For a few paragraphs that stand far below
        the others it is less than 0: so much is added.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> paragraph = "The council met on Monday to speak of the old bridge."
    >>> text = f"Sport\\n\\n{paragraph}\\n\\nWhat it costs\\n\\n{paragraph}\\n\\nWeather"
    >>> document = Document(text, segment(text), load_phrasebook())
    >>> scores = {0: 200, 1: -200, 2: 200, 3: -200, 4: 200}
    >>> care = care_for(document, scores)
    >>> [document.blocks[index].text for index, score in scores.items() if score >= care.get(index, 0)]
    ['Sport', 'Weather']
    """
    blocks = document.blocks
    prose = set(document.prose)
    care: dict[int, float] = {}
    if not document.is_whole_page:
        # What stands in an extractor's text is the article's until shown otherwise.
        inside = (index for index in scores if index < document.last_prose)
        care = dict.fromkeys(inside, SCALE * SHORT_INSIDE) | dict.fromkeys(prose, SCALE * SHORT_PROSE)
    content = {index for index, label in document.labels.items() if label.kind in SURELY_CONTENT}
    left = list(scores)
    article = [
        place
        for place, index in enumerate(left)
        if index in content or (index in prose and scores[index] < care.get(index, 0))
    ]
    junk = document.junk | {index for index, score in scores.items() if score > 0}
    paragraphs = [left[place] for place in article if left[place] in prose]
    strays = _strays(document, paragraphs, junk) if document.is_whole_page else []
    article = [place for place in article if left[place] not in strays]

    def spare(index: int, amount: float) -> None:
        care[index] = max(SCALE * amount, care.get(index, 0))

    marks = {index for index in document.junk if document.labels[index].kind is not Kind.ADVERT}
    for start, end in pairwise(article):
        run = left[start : end + 1]
        if run[0] in document.labels and document.labels[run[0]].kind is Kind.HEADLINE:
            # Bylines, buttons and captions stand here, and a standfirst.
            for index in prose.intersection(run[1:-1]):
                spare(index, PROSE)
            continue
        if sum(blocks[index].shape is Shape.TEXT for index in run[1:-1]) <= MAX_BETWEEN:
            for index, amount in _between(document, run, prose):
                spare(index, amount)
        else:
            for index in prose.intersection(run[1:-1]):
                spare(index, LAST)
        if marks.isdisjoint(range(run[0], run[-1])):
            for index in run[1:-1]:
                spare(index, MARKED)
    end = left[article[-1]] if article else len(blocks)
    has_seen_far = False
    for index in document.prose:
        if index > end:
            is_far = index > end + MAX_INTERRUPTION + 1
            if not is_far:
                spare(index, NEXT if index == end + 1 else LAST)
            # Of those far below the last one that stays only the first may be the article's.
            elif not has_seen_far and _are_figures(document, marks, range(end + 1, index)):
                spare(index, UNMARKED)
            has_seen_far = has_seen_far or is_far
            if scores[index] < care.get(index, 0):
                end, has_seen_far = index, False
    first = next((left[place] for place in article if left[place] in prose), document.first_prose)
    for index in {*facts(document, end, 1), *facts(document, first, -1)}:
        spare(index, FACTS)
    care.update(dict.fromkeys(strays, -SCALE * STRAY))
    care.update(dict.fromkeys(content, SCALE * CONTENT))
    headlines = find_headlines(document, [index for index in left if index < first], first)
    for number, index in enumerate(headlines):
        care[index] = SCALE * (STANDFIRST if number else HEADLINE)
    for index in _below_headings(document, left, min([first, *headlines])):
        care[index] = care.get(index, 0) + SCALE * LISTED
    # A letter's end stays with the name below it: "Yours sincerely,".
    for above, below in pairwise(index for index in left if index > end):
        is_name = blocks[above].plain[-1:] == "," and blocks[below].words <= MAX_NAME
        if is_name and scores[above] < care.get(above, 0):
            spare(below, SIGNED)
    # The hour above an entry of a live page stays with it. One of them alone may be a comment's.
    hours = [index for index in left if index + 1 in prose and is_hour(blocks[index], document.book.words)]
    for index in hours if len(hours) >= ENTRIES else ():
        if scores.get(index + 1, 0) < care.get(index + 1, 0):
            spare(index, MARKED)
    # A heading stays with the line below it.
    for below, heading in pairwise(left[::-1]):
        is_heading = heading in document.labels and document.labels[heading].kind is Kind.SUBHEADING
        if is_heading and scores[below] < care.get(below, 0):
            spare(heading, SUBHEADING)
    return care


def _are_figures(document: Document, marks: Set[int], lines: Sequence[int]) -> bool:
    """Whether some lines are short, or facts, and none is marked as junk: line-ups, results, cells of a table."""
    return marks.isdisjoint(lines) and all(
        document.blocks[line].words <= MAX_UNMARKED or document.traits(line).label == FACT for line in lines
    )


def _below_headings(document: Document, left: Sequence[int], top: int) -> Iterator[int]:
    """The lines below a heading that phrases know, up to a paragraph, what ends an article, or too many lines."""
    ends = {index for index in document.junk if document.labels[index].kind in END_MARKS}
    prose = set(document.prose)
    lines = MAX_LISTED
    before = -1
    for index in left:
        label = document.labels.get(index)
        if index in prose or not ends.isdisjoint(range(before + 1, index)):
            lines = MAX_LISTED
        if label is not None and label.kind is Kind.SUBHEADING and index > top:
            lines = 0
        elif lines < MAX_LISTED:
            lines += 1
            yield index
        before = index


def _strays(document: Document, paragraphs: Sequence[int], junk: Set[int]) -> Sequence[int]:
    """The last paragraphs of a page, where they are few and far below the others: a pitch, a comment, a note.

    A rule has found junk between: among the cells of a long table none does.
    """
    words = 0
    for place in range(len(paragraphs) - 1, 0, -1):
        words += document.blocks[paragraphs[place]].words
        if words > MAX_STRAY:
            break
        between = range(paragraphs[place - 1] + 1, paragraphs[place])
        if sum(map(junk.__contains__, between)) >= FAR and not document.junk.isdisjoint(between):
            return paragraphs[place:]
    return []


def _between(document: Document, run: Sequence[int], prose: Set[int]) -> Iterator[tuple[int, float]]:
    """The care for a run of blocks between two paragraphs of the article, which are its ends."""
    blocks = document.blocks

    def is_fact(index: int) -> bool:
        return document.traits(index).label == FACT

    is_listed = blocks[run[0]].plain[-1:] in COLONS
    for before, index, after in zip(run, run[1:], run[2:], strict=False):
        is_listed = index not in prose and (is_listed or announces_list(blocks[index]))
        if index in prose:
            yield index, PROSE
        elif (
            is_listed
            or blocks[index].shape is not Shape.TEXT
            # A fact alone may be a byline.
            or (is_fact(index) and (is_fact(before) or is_fact(after)))
        ):
            yield index, MARKED
        elif (
            after in prose
            or blocks[after].shape is not Shape.TEXT
            or _goes_on(blocks[before], blocks[index])
            or _goes_on(blocks[index], blocks[after])
        ):
            yield index, SUBHEADING


def _goes_on(block: Block, following: Block) -> bool:
    """Whether a sentence goes on from a block into the next: extractors break lines where a link stood."""
    return (following.plain[:1].islower() or following.plain[:1] in _GOING_ON) and not ends_sentence(block.plain)


def enclosed(left: Sequence[int], scores: Sequence[float], first: int) -> Set[int]:
    """The blocks below the first paragraph that stand in runs between two that stay: a list's items, mostly.

    No rule has taken anything among them.

    Args:
        left: the blocks that are left, by index, in order.
        scores: the log-odds of junk of each, less `care_for`; what stays has less than 0.
        first: the first paragraph's index.

    >>> sorted(enclosed([0, 1, 2, 3, 4, 6, 7], [1, -1, 1, 1, -1, 1, -1], first=1))
    [2, 3]
    """
    found: set[int] = set()
    run: list[int] = []
    stays = -2
    for index, score in zip(left, scores, strict=True):
        if score < 0:
            if run and index - run[-1] == 1:
                found.update(run)
            run, stays = [], index
        elif index - (run[-1] if run else stays) == 1 and stays >= first:
            run.append(index)
        else:
            run, stays = [], -2
    return found
