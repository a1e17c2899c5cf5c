"""What stands beside a caption: its copies, the words for its picture, a caption below its label."""

from collections.abc import Iterator, Set
from itertools import pairwise

from cleantext.document import PROSE_WORDS, Document, Shape, Verdict
from cleantext.filters.captions import says_again
from cleantext.kinds import Kind
from cleantext.text import ends_sentence

LABEL = 3
"""Words of the longest label or credit below which a caption stands: "Image caption", "Getty Images"."""
LEAST_COPY, LEAST_ALT = 3, 5
"""Words of the shortest copy of a caption's beginning, and of the shortest line that says the same."""
LEAST_LINE = 12
"""Words of the shortest line that is a caption for its place. Subheadings stand there too, and are shorter."""


def beside_captions(document: Document) -> Iterator[Verdict]:
    """Label what stands beside a caption inside of the article and says what its picture shows.

    >>> import cleantext
    >>> first = "The river rose by a metre on Monday, and the quay was under water."
    >>> last = "By the evening it had fallen again, and the sun came out."
    >>> picture = "Ada Quill at the flooded quay\\nAda Quill at the flooded quay (Picture: Tom Roe/Alamy)"
    >>> [removal.rule for removal in cleantext.explain(f"{first}\\n\\n{picture}\\n\\n{last}").removed]
    ['beside_captions/copy', 'captions/credit-suffix']
    """
    blocks, labels, prose = document.blocks, document.labels, set(document.prose)
    inside = range(document.first_prose, document.last_prose + 1)
    # Too long for a subheading, it is a caption or a card's title, and the words for its picture. A verse stands
    # among other lines.
    alone = prose | labels.keys()
    for index, (line, below) in enumerate(pairwise(blocks[inside.start : inside.stop]), inside.start):
        is_twice = line.words >= PROSE_WORDS and line.plain == below.plain and {index - 1, index + 2} <= alone
        if is_twice and index not in prose and _is_line(document, index):
            yield Verdict(index, Kind.CAPTION, "beside_captions/twice", 0.8)
            yield Verdict(index + 1, Kind.CAPTION, "beside_captions/twice", 0.8)
    for index in sorted(document.junk):
        for beside in (index - 1, index + 1) if labels[index].kind is Kind.CAPTION else ():
            may_be_caption = beside in inside and beside not in labels and blocks[beside].shape is Shape.TEXT
            if may_be_caption and (reason := _reason(document, beside, index, prose)):
                yield Verdict(beside, Kind.CAPTION, f"beside_captions/{reason}", 0.8)


def _is_line(document: Document, index: int) -> bool:
    """Whether a block is neither a sentence, nor a table's row, nor marked as anything."""
    block = document.blocks[index]
    is_text = block.shape is Shape.TEXT and index not in document.labels and "  " not in block.text
    return is_text and not ends_sentence(block.plain)


def _reason(document: Document, beside: int, index: int, prose: Set[int]) -> str:
    """Why a line right above or below a caption is one as well; empty if it is none."""
    line, caption = document.blocks[beside], document.blocks[index]
    # Long blocks have no key.
    if line.words >= LEAST_COPY and line.key and caption.key.startswith(line.key):
        return "copy"
    if beside in prose or ends_sentence(line.plain):
        return ""
    if beside > index:
        is_caption = line.words >= LEAST_LINE and caption.words <= LABEL and beside + 1 in prose
        return "below-label" if is_caption else ""
    stems = document.traits(beside).stems
    is_same = line.words >= LEAST_ALT and says_again(line, stems, frozenset(document.traits(index).stems))
    return "alt-text" if is_same else ""
