"""The values that flow through the pipeline: blocks, documents, verdicts."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from cleantext.kinds import CONTENT_KINDS, Kind
from cleantext.text import (
    CLOSERS,
    COLONS,
    FULL_STOPS,
    ORNAMENTS,
    SENTENCE_ENDS,
    ends_beyond,
    ends_in_name,
    ends_sentence,
    fold,
    has_unspaced,
)
from cleantext.traits import Traits, read_traits

if TYPE_CHECKING:
    from cleantext.phrasebook import Phrasebook, Rule


PROSE_WORDS = 9
"""A sentence of so many words is prose, and a line of so many is seldom a subheading."""
INTRODUCTION = 13
"""So is one that announces a list, or an item of a law's, if it has so many;"""
LONG = 220
"""Characters from which a block is prose even if no sentence ends it,"""
_MARKS = frozenset(",;:" + SENTENCE_ENDS)
"""as long as there are marks in it."""
HEADLINE_WORDS = 22
"""A line of more words is no headline,"""
_NO_HEADLINE = frozenset(":" + FULL_STOPS)
"""nor is one that ends so."""
_GOES_ON = COLONS | frozenset(";；")
"""What ends a part of a sentence on a line of its own."""
_LEFT_OVER = frozenset(",;.)")
"""Signs in which no line begins but what is left of one."""
_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]\ufe0f?$")
"""What ends a sentence of a blog, if the line is so long."""
LEAST_UNSPACED = 8
"""Letters between two spaces of a paragraph in a script without spaces, on the average. A menu has fewer."""
_UNMARKED = re.compile("[\u0e00-\u0eff]")
"""A letter of Thai or Lao, whose sentences end without a mark: there, what is too long for a headline is prose."""
ANNOUNCEMENT = 5
"""Words of the shortest line that announces a list, in which no mark need stand before the items."""
SHORT = 40
"""Blocks of a text that is too short for a whole page."""
MAX_FLAT = 12
"""Words of the longest piece of a text on one line that more than a whole phrase takes: "Photo: Jane Doe" may have
a sentence behind it there."""
LIKELY = 0.5
"""The confidence from which a label counts for the filters that come after."""


class Shape(StrEnum):
    """What the marks at the start of a block say that it is."""

    TEXT = "text"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    IMAGE = "image"


class Block(NamedTuple):
    """One paragraph, heading, list item, caption or menu line.

    A tuple, because a page has hundreds of blocks and a frozen dataclass takes three times as long to make.

    >>> Block(0, 9, "**Hello**", plain="Hello", key="hello").text
    '**Hello**'
    """

    start: int
    """Where the block starts in the text that was segmented."""
    end: int
    """Where it ends; ``raw[start:end]`` is the block as it stood."""
    text: str
    """The block's text for output: encoding repaired, wrapped lines joined."""
    plain: str
    """The text without Markdown decoration: what filters judge."""
    key: str
    """The plain text folded for look-ups, see `cleantext.text.fold`; empty where it is too long for a phrase."""
    shape: Shape = Shape.TEXT
    """What the marks at its start say: a heading, a list item, a table…"""
    gap: int = 0
    """Line breaks before it: 1 where it follows on the next line, 2 after a blank line."""
    words: int = 0
    """Length in words; see `cleantext.text.count_words`."""
    breaks: tuple[tuple[int, int], ...] = ()
    """Pairs (offset in ``text``, offset in the raw text) where the two stop running in step."""

    def raw_offset(self, offset: int) -> int:
        """Where a character of ``text`` stands in the raw text.

        Args:
            offset: 0 to ``len(text)``.

        Returns:
            The offset in the text that was segmented, in ``start`` to ``end``.

        >>> from cleantext.segment import segment
        >>> raw = "Salt &amp; pepper"
        >>> block = segment(raw)[0]
        >>> block.text, raw[block.raw_offset(block.text.index("pepper")) :]
        ('Salt & pepper', 'pepper')
        """
        number = bisect_right(self.breaks, offset, key=itemgetter(0))
        at_text, at_raw = self.breaks[number - 1] if number else (0, self.start)
        limit = self.breaks[number][1] if number < len(self.breaks) else self.end
        return min(at_raw + offset - at_text, limit)


class Verdict(NamedTuple):
    """What a filter says of a block, or of a span inside one. A tuple for speed, like `Block`.

    >>> Verdict(3, Kind.RELATED, "phrases/en/read-more", start=40).is_span
    True
    """

    block: int
    """The block's index in ``document.blocks``."""
    kind: Kind
    rule: str
    """``filter/rule``; a rule without a filter's name gets it put in front."""
    confidence: float = 1.0
    """How sure the filter is, 0 to 1. What is dropped at which confidence is ``favor=``'s."""
    start: int | None = None
    """For a span inside the block: where it starts in ``block.text``."""
    end: int | None = None
    """Where it ends; ``None`` is the block's end."""
    because: tuple[tuple[str, float], ...] = ()
    """What weighed most, strongest first, where the filter weighs evidence."""

    @property
    def is_junk(self) -> bool:
        """Whether the kind is one that is dropped by default."""
        return self.kind not in CONTENT_KINDS

    @property
    def is_span(self) -> bool:
        """Whether it speaks of a part of the block only."""
        return self.start is not None or self.end is not None


def is_prose(block: Block) -> bool:
    """Whether a block reads like a paragraph: a sentence of some length, or long and no mere row of words.

    >>> from cleantext.segment import segment
    >>> [is_prose(b) for b in segment("Most read\\n\\nIt rained for a week, and the river rose by a foot.")]
    [False, True]
    """
    if len(block.plain) < LONG:
        return block.words >= PROSE_WORDS and (
            ends_sentence(block.plain)
            or (block.words >= INTRODUCTION and (block.plain[-1:] in _GOES_ON or _ends_in_emoji(block.plain)))
            or (block.words > HEADLINE_WORDS and len(_UNMARKED.findall(block.plain)) > block.words)
        )
    # A menu on one line has no marks, and neither have Thai and Burmese paragraphs.
    return not _MARKS.isdisjoint(block.plain) or (
        len(block.plain) >= LEAST_UNSPACED * block.plain.count(" ") and has_unspaced(block.plain)
    )


def _ends_in_emoji(plain: str) -> bool:
    return plain[-1:] >= "\u2600" and _EMOJI.search(plain) is not None


def is_headline_like(block: Block) -> bool:
    """Whether a block could be a headline or a link's text: short, and no sentence.

    >>> from cleantext.segment import segment
    >>> [is_headline_like(b) for b in segment("Council votes on bridge\\n\\nThe council voted.")]
    [True, False]
    """
    if block.words > HEADLINE_WORDS or block.shape in (Shape.TABLE, Shape.CODE, Shape.QUOTE):
        return False
    end = block.plain
    if block.words >= PROSE_WORDS:
        if ends_beyond(end) or (block.words >= INTRODUCTION and _ends_in_emoji(end)):
            return False
        # Of longer lines, those that end in a whole sentence in quotes are paragraphs.
        end = end.rstrip(CLOSERS)
    return end[-1:] not in _NO_HEADLINE and len(block.plain) <= 200


def _with_ornaments(block: Block) -> str:
    """A line folded with the emoji that it begins with, of which its key is bare; empty if there is none."""
    return fold(block.text) if block.key and block.text[:1] in ORNAMENTS else ""


def announces_list(block: Block) -> bool:
    """Whether a line says what the lines below it are; a label such as "Read more:" is shorter.

    >>> from cleantext.segment import segment
    >>> [announces_list(b) for b in segment("Read more:\\n\\nThe council gave three reasons:")]
    [False, True]
    """
    return block.words >= ANNOUNCEMENT and block.plain[-1:] in COLONS


def goes_on(block: Block, following: Block) -> bool:
    """Whether a sentence goes on from a block into the next: extractors break lines where a link stood.

    Args:
        block: a block,
        following: and the one below it.

    >>> from cleantext.segment import segment
    >>> blocks = segment("Written\\n\\nby Jane Doe\\n\\n, who died.\\n\\nand lived")
    >>> [goes_on(one, other) for one, other in zip(blocks, blocks[1:])]
    [True, True, False]
    """
    return (following.plain[:1].islower() or following.plain[:1] in _LEFT_OVER) and not ends_sentence(block.plain)


@dataclass(frozen=True)
class Document:
    """The blocks of one text in order, with the labels given so far. Immutable.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> document = Document("A headline", segment("A headline"), load_phrasebook())
    >>> [(index, block.text) for index, block in document.blocks_left]
    [(0, 'A headline')]
    """

    raw: str
    blocks: Sequence[Block]
    book: "Phrasebook"
    """The phrases and words that filters look up."""
    labels: Mapping[int, Verdict] = field(default_factory=dict)
    """Block index → the surest verdict on the whole block so far."""
    known: dict[str, Traits] = field(default_factory=dict, repr=False, compare=False)
    """What `traits` has found so far, by plain text: whatever is made of this document may have it too."""
    matched: dict[tuple[str, int], "Rule | None"] = field(default_factory=dict, repr=False, compare=False)
    """What `rule` has found so far, by key and length, for the same use."""
    is_flat: bool = False
    """Whether the text stood on one line, and most blocks are pieces of it: behind a label may be a sentence."""

    @property
    def is_whole_page(self) -> bool:
        """Whether it is long enough for a page with its menus, and not what an extractor took for the article."""
        return len(self.blocks) > SHORT

    @property
    def blocks_left(self) -> Iterator[tuple[int, Block]]:
        """The blocks that no filter before has called junk, each with its index."""
        return zip(self.left, map(self.blocks.__getitem__, self.left), strict=True)

    @cached_property
    def junk(self) -> Set[int]:
        """The indices of the blocks that a filter before has called junk, and more likely so than not."""
        return _junk(self.labels)

    @cached_property
    def left(self) -> Sequence[int]:
        """The indices of the blocks that no filter before has called junk."""
        return [index for index in range(len(self.blocks)) if index not in self.junk]

    @cached_property
    def prose(self) -> Sequence[int]:
        """The indices of the blocks that read like paragraphs and have not been called junk."""
        return [index for index, block in self.blocks_left if is_prose(block)]

    def traits(self, index: int) -> Traits:
        """What a block's own letters and words tell.

        Args:
            index: the block's index in ``blocks``.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> from cleantext.traits import FACT
        >>> document = Document("Length: 240 m", segment("Length: 240 m"), load_phrasebook())
        >>> document.traits(0).label == FACT
        True
        """
        plain = self.blocks[index].plain
        found = self.known.get(plain)
        if found is None:
            found = self.known[plain] = read_traits(plain)
        return found

    def rule(self, block: Block) -> "Rule | None":
        """The phrasebook's rule that a line falls under, if any.

        Args:
            block: one of the document's.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> text = "Join our newsletter\\n\\nThe newsletter was founded in 1904"
        >>> document = Document(text, segment(text), load_phrasebook())
        >>> [(rule := document.rule(block)) and rule.kind.value for block in document.blocks]
        ['newsletter', None]
        """
        # Lines of one key may be of different length: "Read 1 000 pages", "Read 1,000 pages".
        line = block.key, block.words
        found = self.matched.get(line, False)
        if isinstance(found, bool):
            is_short = not self.is_flat or block.words <= MAX_FLAT
            found = self.book.match(*line) if is_short and block.key else self.book.whole(block.key)
            self.matched[line] = found
        if ornamented := _with_ornaments(block):
            # A phrase may begin so, and says more than one that does not.
            found = self.book.match(ornamented) or found
        return None if found is not None and found.is_named and not ends_in_name(block.plain) else found

    def is_whole_phrase(self, block: Block) -> bool:
        """Whether all of a line is a phrase, and no pattern with ``*``.

        Args:
            block: one of the document's.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> text = "Share\\n\\n➡ Share\\n\\nShare on Saltby"
        >>> document = Document(text, segment(text), load_phrasebook())
        >>> [document.is_whole_phrase(block) for block in document.blocks]
        [True, True, False]
        """
        whole = self.book.whole
        return whole(block.key) is not None or whole(_with_ornaments(block)) is not None

    def without(self, left_out: Set[int]) -> tuple["Document", Sequence[int]]:
        """The document without some blocks, and the index that each of the others has in this one.

        Its labels are this one's own: in them `Verdict.block` is still that index.

        Args:
            left_out: the indices of the blocks that are left out.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> document = Document("A b\\n</div>\\nC d", segment("A b\\n</div>\\nC d"), load_phrasebook())
        >>> written, stays = document.without({1})
        >>> [block.text for block in written.blocks], stays
        (['A b', 'C d'], [0, 2])
        """
        stays = [index for index in range(len(self.blocks)) if index not in left_out]
        places = {index: place for place, index in enumerate(stays)}
        labels = {place: self.labels[index] for index, place in places.items() if index in self.labels}
        blocks = [self.blocks[index] for index in stays]
        document = Document(self.raw, blocks, self.book, labels, self.known, self.matched, self.is_flat)
        document.__dict__["prose"] = [places[index] for index in self.prose if index in places]
        return document, stays

    @property
    def first_prose(self) -> int:
        """The first of `prose`; the number of blocks if there is none."""
        return self.prose[0] if self.prose else len(self.blocks)

    @property
    def last_prose(self) -> int:
        """The last of `prose`; -1 if there is none."""
        return self.prose[-1] if self.prose else -1

    def with_labels(self, labels: Mapping[int, Verdict]) -> "Document":
        """The same document with more labels.

        Args:
            labels: block index → verdict; takes the place of what the block was labelled before.

        Returns:
            Another document, which shares this one's blocks and what was found of them.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> document = Document("Sport\\nIt rained", segment("Sport\\nIt rained"), load_phrasebook())
        >>> document.with_labels({0: Verdict(0, Kind.NAVIGATION, "rows/menu")}).left, document.left
        ([1], [0, 1])
        """
        every = {**self.labels, **labels}
        document = Document(self.raw, self.blocks, self.book, every, self.known, self.matched, self.is_flat)
        # Filters ask again and again what is left: that is cheaper told from what was left before.
        junk = _junk(labels)
        document.__dict__["junk"] = self.junk | junk
        document.__dict__["left"] = [index for index in self.left if index not in junk]
        is_less = not junk.isdisjoint(self.prose)
        document.__dict__["prose"] = [i for i in self.prose if i not in junk] if is_less else self.prose
        return document


def _junk(labels: Mapping[int, Verdict]) -> Set[int]:
    return {
        index for index, label in labels.items() if label.confidence >= LIKELY and label.kind not in CONTENT_KINDS
    }


Filter = Callable[[Document], Iterable[Verdict]]
"""What is called with a document and says what it knows of its blocks; see `cleantext.filters`."""
