"""What stands beside a caption: the words that stand for the picture, and a caption below its label or credit."""

from collections.abc import Iterator

from cleantext.document import Document, Shape, Verdict
from cleantext.filters.captions import says_again
from cleantext.kinds import Kind
from cleantext.text import ends_sentence

LABEL = 3
"""Words of the longest label or credit below which a caption stands: "Image caption", "Getty Images"."""
LEAST_ALT, LEAST_CAPTION = 5, 12
"""Words of the shortest such lines. Subheadings stand there too, and are shorter."""


def beside_captions(document: Document) -> Iterator[Verdict]:
    """Label lines beside a caption, inside of the article, that say what the picture shows.

    >>> import cleantext
    >>> first = "The river rose by a metre on Monday, and the quay was under water."
    >>> last = "By the evening it had fallen again, and the sun came out."
    >>> picture = "Ada Quill at the flooded quay\\nAda Quill at the flooded quay (Picture: Tom Roe/Alamy)"
    >>> [removal.rule for removal in cleantext.explain(f"{first}\\n\\n{picture}\\n\\n{last}").removed]
    ['beside_captions/alt-text', 'captions/credit-suffix']
    """
    blocks, labels, prose = document.blocks, document.labels, set(document.prose)
    for index in sorted(document.junk):
        if labels[index].kind is not Kind.CAPTION:
            continue
        for beside in (index - 1, index + 1):
            if beside in labels or not document.first_prose < beside < document.last_prose:
                continue
            block = blocks[beside]
            if block.shape is not Shape.TEXT or beside in prose or ends_sentence(block.plain):
                continue
            if beside < index:
                if block.words >= LEAST_ALT and says_again(
                    block, document.traits(beside).stems, frozenset(document.traits(index).stems)
                ):
                    yield Verdict(beside, Kind.CAPTION, "beside_captions/alt-text", 0.8)
            elif block.words >= LEAST_CAPTION and blocks[index].words <= LABEL and beside + 1 in prose:
                yield Verdict(beside, Kind.CAPTION, "beside_captions/below-label", 0.8)
