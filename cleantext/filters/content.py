"""What the article's own blocks are: headline, standfirst, subheading, list, quote, table, code, paragraph."""

import re
from collections.abc import Iterator

from cleantext.document import Document, Shape, Verdict, is_headline_like
from cleantext.filters.headlines import find_headlines
from cleantext.kinds import Kind

_BY_SHAPE = {
    Shape.HEADING: Kind.SUBHEADING,
    Shape.LIST: Kind.LIST,
    Shape.QUOTE: Kind.QUOTE,
    Shape.TABLE: Kind.TABLE,
    Shape.CODE: Kind.CODE,
}

# The signature of a post on X or Mastodon: "— Jane Doe (@janedoe) 3 May 2024".
_POST = re.compile(r"[—-]\s?[^—]{1,60}\(@[\w.@-]{2,40}\)")


def content(document: Document) -> Iterator[Verdict]:
    """Label what no filter has called junk.

    >>> import cleantext
    >>> text = "Bridge opens\\n\\nThe bridge was opened by the mayor on Monday."
    >>> [block.kind.value for block in cleantext.explain(text).blocks]
    ['headline', 'paragraph']
    """
    first, last = document.first_prose, document.last_prose
    above = [index for index in document.left if index < first]
    headline = next(iter(find_headlines(document, above, first)), None)
    for index, block in document.blocks_left:
        # What marks a line does not where all stands on one.
        kind = Kind.PARAGRAPH if document.is_flat else _BY_SHAPE.get(block.shape, Kind.PARAGRAPH)
        if _POST.search(block.plain):
            kind = Kind.EMBED
        if not block.key:
            pass  # A drawn line, or a long paragraph.
        elif index < first and kind in (Kind.PARAGRAPH, Kind.SUBHEADING) and is_headline_like(block):
            kind = Kind.HEADLINE if headline in (None, index) else Kind.STANDFIRST
            headline = index if headline is None else headline
        elif first < index < last and kind is Kind.PARAGRAPH and is_headline_like(block):
            kind = Kind.SUBHEADING
        yield Verdict(index, kind, f"content/{kind.value}")
