"""What the context model is held back from: where to lose a paragraph is worse than what it was trained to weigh.

What stands between two paragraphs of the article is more likely the article's than its words tell; so are a
heading's list, facts below the last paragraph, and the headline.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise, takewhile

from cleantext.document import PROSE_WORDS, Document, Shape, announces_list, goes_on, is_headline_like
from cleantext.filters.dates import is_hour
from cleantext.filters.facts import facts
from cleantext.filters.headlines import find_headlines, find_leads
from cleantext.filters.series import LEAST_PARTS, MAX_ABOVE, days, entries, numbered
from cleantext.filters.titles import MIN_WORDS
from cleantext.kinds import CONTENT_KINDS, END_MARKS, Kind
from cleantext.model import SCALE
from cleantext.text import COLONS
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

PASSED_OVER = frozenset({Kind.ADVERT, Kind.CAPTION, Kind.DUPLICATE})
"""Junk that stands by the paragraphs of an article itself, and marks no others."""
PROMPTS = frozenset({Kind.RELATED, Kind.MEDIA, Kind.NEWSLETTER})
"""So does a line of these kinds that says what it offers, so that none below need do: "Read more: Bridge shut"."""
ENTRIES = 3
"""Hours above paragraphs that make a live page, and the first ones of those in order that must stay."""
MANY_PARTS = 8
"""Parts of a series that stay, from which on the others do so too if these are most of it."""
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
    care = _Care(document, scores)
    if not document.is_whole_page:
        care.spare_short_text()
    article = care.find_article()
    strays = care.find_strays(article) if document.is_whole_page else []
    article = [index for index in article if index not in strays]
    care.spare_between(article)
    first = next(filter(care.prose.__contains__, article), document.first_prose)
    headlines = find_headlines(document, [index for index in care.left if index < first], first)
    listed = {*_below_headings(document, care.left, min([first, *headlines]))}
    last = care.spare_last(article[-1] if article else len(document.blocks), listed)
    for index in facts(document, first, -1):
        care.spare(index, FACTS)
    care.spare_days()
    care.off.update(dict.fromkeys(strays, -SCALE * STRAY))
    care.off.update(dict.fromkeys(care.content, SCALE * CONTENT))
    for number, index in enumerate(headlines):
        care.off[index] = SCALE * (STANDFIRST if number else HEADLINE)
    for index in listed:
        care.off[index] = care.off.get(index, 0) + SCALE * LISTED
    care.spare_announced(last)
    care.spare_leads(first)
    care.spare_names(last)
    care.spare_entries()
    care.spare_hours()
    care.spare_headings()
    care.spare_numbered()
    return care.off


class _Care:
    """What is taken off the blocks' scores so far; each `spare_…` adds what one reason says."""

    def __init__(self, document: Document, scores: Mapping[int, float]) -> None:
        self.document = document
        self.scores = scores
        self.left = list(scores)
        self.prose = set(document.prose)
        self.content = {index for index, label in document.labels.items() if label.kind in SURELY_CONTENT}
        self.marks = {
            index
            for index in document.junk
            if document.labels[index].kind not in PASSED_OVER and not _is_prompt(document, index)
        }
        self.off: dict[int, float] = {}

    def spare(self, index: int, amount: float) -> None:
        """Take so much log-odds off a block's score, if not more is taken off it already."""
        self.off[index] = max(SCALE * amount, self.off.get(index, 0))

    def stays(self, index: int, more: float = 0.0) -> bool:
        """Whether a block stays with what is taken off so far, and more. What a rule has taken does not."""
        return index in self.scores and self.scores[index] < self.off.get(index, 0) + SCALE * more

    def spare_short_text(self) -> None:
        """What stands in an extractor's text is the article's until shown otherwise."""
        for index in self.left:
            if index in self.prose:
                self.spare(index, SHORT_PROSE)
            elif index < self.document.last_prose:
                self.spare(index, SHORT_INSIDE)

    def find_article(self) -> Sequence[int]:
        """The paragraphs that would stay, and what a filter before has called content."""
        return [i for i in self.left if i in self.content or (i in self.prose and self.stays(i))]

    def find_strays(self, article: Sequence[int]) -> Sequence[int]:
        """The last paragraphs of a page, where they are few and far below the others: a pitch, a comment, a note.

        A rule has found junk between: among the cells of a long table none does.
        """
        document = self.document
        junk = document.junk | {index for index, score in self.scores.items() if score > 0}
        paragraphs = [index for index in article if index in self.prose]
        words = 0
        for place in range(len(paragraphs) - 1, 0, -1):
            words += document.blocks[paragraphs[place]].words
            if words > MAX_STRAY:
                break
            between = range(paragraphs[place - 1] + 1, paragraphs[place])
            if sum(map(junk.__contains__, between)) >= FAR and not document.junk.isdisjoint(between):
                return paragraphs[place:]
        return []

    def spare_between(self, article: Sequence[int]) -> None:
        """What stands between two paragraphs of the article."""
        blocks, labels = self.document.blocks, self.document.labels
        places = {index: place for place, index in enumerate(self.left)}
        for start, end in pairwise(article):
            run = self.left[places[start] : places[end] + 1]
            if start in labels and labels[start].kind is Kind.HEADLINE:
                # Bylines, buttons and captions stand here, and a standfirst.
                for index in self.prose.intersection(run[1:-1]):
                    self.spare(index, PROSE)
                continue
            if sum(blocks[index].shape is Shape.TEXT for index in run[1:-1]) <= MAX_BETWEEN:
                for index, amount in _between(self.document, run, self.prose):
                    self.spare(index, amount)
            else:
                for index in self.prose.intersection(run[1:-1]):
                    self.spare(index, LAST)
            if self.marks.isdisjoint(range(start, end)):
                for index in run[1:-1]:
                    self.spare(index, MARKED)

    def spare_last(self, end: int, listed: Set[int]) -> int:
        """The paragraphs below the article's last one, and the facts below that; gives the last one that stays.

        Args:
            end: the article's last paragraph, of those that would stay without care.
            listed: what stands below a heading of a list.
        """
        for index in facts(self.document, end, 1):
            self.spare(index, FACTS)
        found = reach = end
        has_seen_far = False
        for index in self.document.prose:
            if index <= end:
                continue
            while reach + 1 < index and self.stays(reach + 1, LISTED if reach + 1 in listed else 0.0):
                reach += 1
            is_far = index > end + MAX_INTERRUPTION + 1
            if index == reach + 1:
                self.spare(index, NEXT)
            elif not is_far:
                self.spare(index, LAST)
            # Of those far below the last one that stays only the first may be the article's.
            elif not has_seen_far and _are_figures(self.document, self.marks, range(end + 1, index)):
                self.spare(index, UNMARKED)
            has_seen_far = has_seen_far or is_far
            if self.stays(index):
                end = reach = index
                has_seen_far = False
        for index in facts(self.document, end, 1) if end > found else ():
            self.spare(index, FACTS)
        return end

    def spare_leads(self, first: int) -> None:
        """The standfirst above an article's first paragraph, and the headline right above it."""
        blocks = self.document.blocks
        for index in find_leads(self.document, first):
            above = index - 1
            if above in self.scores and blocks[above].words >= MIN_WORDS and is_headline_like(blocks[above]):
                self.spare(above, STANDFIRST)
            self.spare(index, STANDFIRST)

    def spare_announced(self, end: int) -> None:
        """The list below the article's last line, if that says what it is."""
        blocks = self.document.blocks
        while self.stays(end + 1):
            end += 1
        if end in self.scores and announces_list(blocks[end]) and blocks[end].words >= PROSE_WORDS:
            items = list(takewhile(self.scores.__contains__, range(end + 1, end + 1 + MAX_LISTED)))
            for index in items if len(items) > 1 else ():
                self.spare(index, MARKED)

    def spare_days(self) -> None:
        """The days of a tour or a timeline below a paragraph that stays."""
        for row in days(self.document):
            if any(
                self.stays(index)
                for index in self.prose.intersection(range(row[0] - MAX_INTERRUPTION - 1, row[0]))
            ):
                for index in row:
                    self.spare(index, MARKED)

    def spare_names(self, end: int) -> None:
        """The name below a letter's end that stays: "Yours sincerely,"."""
        blocks = self.document.blocks
        for above, below in pairwise(index for index in self.left if index > end):
            if blocks[above].plain[-1:] == "," and blocks[below].words <= MAX_NAME and self.stays(above):
                self.spare(below, SIGNED)

    def spare_entries(self) -> None:
        """The paragraphs of a live page of which the first entries stay."""
        hours = entries(self.document)
        paragraphs = [self.prose.intersection(range(hour + 1, hour + MAX_ABOVE + 1)) for hour in hours]
        if hours and all(any(map(self.stays, below)) for below in paragraphs[:ENTRIES]):
            for index in self.prose.intersection(range(hours[0], hours[-1] + MAX_ABOVE + 1)):
                self.spare(index, PROSE)

    def spare_hours(self) -> None:
        """The hours above the entries of a live page. One of them alone may be a comment's."""
        blocks, words = self.document.blocks, self.document.book.words
        hours = [index for index in self.left if index + 1 in self.prose and is_hour(blocks[index], words)]
        for index in hours if len(hours) >= ENTRIES else ():
            if self.stays(index + 1):
                self.spare(index, MARKED)

    def spare_headings(self) -> None:
        """The headings of lines that stay."""
        labels = self.document.labels
        for below, heading in pairwise(self.left[::-1]):
            if heading in labels and labels[heading].kind is Kind.SUBHEADING and self.stays(below):
                self.spare(heading, SUBHEADING)

    def spare_numbered(self) -> None:
        """The parts of a series of which the first ones stay, or most of many, and what is said below each."""
        for parts in numbered(self.document):
            stay = [self.stays(part) or self.stays(part + 1) for part in parts]
            if len(parts) > LEAST_PARTS and (
                all(stay[:LEAST_PARTS]) or sum(stay) > max(len(parts) / 2, MANY_PARTS)
            ):
                for index in parts:
                    self.spare(index, MARKED)
                for index in self.prose.intersection(range(parts[0], parts[-1] + 2)):
                    self.spare(index, PROSE)


def _is_prompt(document: Document, index: int) -> bool:
    """Whether a phrase with words of its own has taken a line, which heads nothing.

    "Read more on animals" heads others, "Read more: Bridge shut" names one. What ends in a number only counts.
    """
    block, label = document.blocks[index], document.labels[index]
    if label.kind not in PROMPTS or block.key.endswith("0"):
        return False
    if label.kind is Kind.RELATED and COLONS.isdisjoint(block.plain[:-1]):
        return False
    return label.rule.startswith("phrases/") and not document.is_whole_phrase(block)


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
            or goes_on(blocks[before], blocks[index])
            or goes_on(blocks[index], blocks[after])
        ):
            yield index, SUBHEADING


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
