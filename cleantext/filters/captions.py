"""Captions and picture credits: lines that end in a credit, bare credits, pictures and what is said of them."""

from collections.abc import Iterator, Sequence

from cleantext.document import Block, Document, Shape, Verdict, is_prose
from cleantext.filters.credits import (
    ends_in_agency,
    ends_in_credit,
    ends_in_name,
    is_agency,
    is_dated,
    is_paragraph,
    may_end_in_agency,
    shows_day,
)
from cleantext.kinds import Kind
from cleantext.text import EDGE

MAX_WORDS, MAX_DATED = 60, 150
"""Words of the longest caption, and of the longest one of an agency, which tells the day. Longer blocks are
paragraphs, whatever they end in."""
HEAD = 20
"""Blocks above the first paragraph among which its picture's caption is: above them are menus."""
MAX_AGENCIES = 8
"""Words of the longest line of names and agencies."""
SHORT_NAME = 3
"""Letters of an agency's name that may be a word of some language."""
LEAST_SHOWN = 3
"""Stems that a caption and the words for its picture have in common,"""
SHOWN_SHARE, PROSE_SHARE = 0.4, 0.8
"""and their share of a line's, and of a sentence's, which may say more than its picture does."""
_NO_CAPTIONS = (Shape.HEADING, Shape.LIST, Shape.QUOTE)


def captions(document: Document) -> Iterator[Verdict]:
    """Label captions that end in a credit, bare credits, and images.

    >>> import cleantext
    >>> text = "The minister arrives in Oxbridge (Picture: Jane Doe/Alamy Stock Photo)."
    >>> cleantext.explain(text).removed[0].rule
    'captions/credit-suffix'
    """
    book = document.book
    agencies, by = book.words["agencies"], book.words["by"]
    prose = set(document.prose)
    top = document.first_prose - HEAD
    shown: frozenset[str] = frozenset()
    for index, block in document.blocks_left:
        if block.shape is Shape.IMAGE:
            yield Verdict(index, Kind.CAPTION, "captions/image")
            shown = shown.union(document.traits(index).stems)
        elif shown and block.words <= MAX_WORDS and says_again(block, document.traits(index).stems, shown):
            yield Verdict(index, Kind.CAPTION, "captions/below-image")
            shown = frozenset()
        elif block.shape is Shape.HEADING or (
            block.words == 1 and _is_title(block.plain) and {index - 1, index + 1} <= prose
        ):
            # Between paragraphs "Unsplash" heads what is said of it, and "Internet" too.
            pass
        elif block.words <= 2:
            if is_agency(block.key, agencies) and not _is_word(block.plain):
                yield Verdict(index, Kind.CAPTION, "captions/credit-line")
        elif block.key and block.words <= MAX_DATED and block.key.partition(" ")[0] not in by:
            # Below an article a name is its source, or who wrote it.
            is_inside = top <= index < document.last_prose
            if is_inside and shows_day(block, book):
                yield Verdict(index, Kind.CAPTION, "captions/day")
            elif block.words > MAX_WORDS:
                if is_inside and is_dated(block, book) and not is_paragraph(block):
                    yield Verdict(index, Kind.CAPTION, "captions/credit-suffix")
            elif block.words <= MAX_AGENCIES and is_agency(block.key, agencies):
                yield Verdict(index, Kind.CAPTION, "captions/credit-line")
            elif (ends_in_credit(block, book) or (is_inside and ends_in_name(block, book))) and not is_paragraph(
                block
            ):
                yield Verdict(index, Kind.CAPTION, "captions/credit-suffix")
            elif is_inside and may_end_in_agency(block.key, agencies) and ends_in_agency(block, agencies):
                yield Verdict(index, Kind.CAPTION, "captions/agency-suffix")
        if block.shape is not Shape.IMAGE:
            shown = frozenset()


def says_again(block: Block, stems: Sequence[str], shown: frozenset[str]) -> bool:
    """Whether a line says what a picture beside it shows, by the words that stand for it or are its caption.

    Args:
        block: the line.
        stems: its stems.
        shown: those of what stands for the picture.

    >>> from cleantext.segment import segment
    >>> from cleantext.text import stems
    >>> shown = frozenset(stems("the county engineer on the flooded bridge"))
    >>> lines = "County engineer at a flooded bridge", "Why the bridge flooded", "# County engineer at the bridge"
    >>> [says_again(segment(line)[0], stems(line), shown) for line in lines]
    [True, False, False]
    """
    shared = len(shown.intersection(stems))
    share = PROSE_SHARE if is_prose(block) else SHOWN_SHARE
    is_same = shared >= LEAST_SHOWN and 2 * shared >= len(shown) and shared >= share * len(stems)
    return is_same and block.shape not in _NO_CAPTIONS


def _is_word(text: str) -> bool:
    """Whether a short line is written as a word is, not as a short name: "Pa", not "PA" or "dpa"."""
    return len(text.strip(EDGE)) <= SHORT_NAME and text.istitle()


def _is_title(text: str) -> bool:
    """Whether a line is one word, written as a subheading is."""
    return text.isalpha() and text.istitle()
