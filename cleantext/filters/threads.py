"""Readers' comments: posts one under the other, each headed by a name and a date, below a line about comments."""

import re
from collections.abc import Iterator, Set
from itertools import pairwise

from cleantext.document import Block, Document, Shape, Verdict, is_headline_like
from cleantext.filters.dates import Words, is_date
from cleantext.kinds import Kind
from cleantext.text import COLONS, ends_sentence

ARTICLE = 3
"""Paragraphs that stand above the comments: a line about them above the article heads no thread."""
POSTS = 3
"""Posts that make a thread: an article may have a name above a date now and then."""
MAX_NAME = 4
"""Words of the longest name."""
MAX_POST = 12
"""Blocks of the longest post, whose end the next one tells, or else the first line that is no sentence."""

_NONE = re.compile(r"(?<!\d)0(?!\d)")
"""How many comments there are where none are: what stands below is the article's, or another's."""
_HOUR = re.compile(r"\d[:.h]\d\d")


def threads(document: Document) -> Iterator[Verdict]:
    """Label the posts of a thread of comments, each from its name on.

    >>> import cleantext
    >>> article = [f"On {day} the council met to speak of the bridge." for day in ("Monday", "Tuesday", "Friday")]
    >>> posts = [f"Rob{n}\\n{n} May 2024\\nWho will pay for all this but us?" for n in (5, 6, 7)]
    >>> cleantext.paragraphs("\\n".join([*article, "3 comments", *posts])) == article
    True
    """
    blocks, junk, prose = document.blocks, document.junk, document.prose
    if len(prose) < ARTICLE:
        return
    kinds = {index: label.kind for index, label in document.labels.items() if index > prose[ARTICLE - 1]}
    marks = (i for i, kind in kinds.items() if kind is Kind.COMMENTS and _NONE.search(blocks[i].plain) is None)
    mark = min(marks, default=len(blocks))
    words = document.book.words
    # In an article a day with its hour may be a subheading, but not below a line about comments.
    dates = [
        index
        for index in range(mark + 1, len(blocks))
        if kinds.get(index) is Kind.DATELINE or (index not in junk and _is_day_and_hour(blocks[index], words))
    ]
    # Above a date that is a row of a table another one stands.
    no_names = {*junk, *dates}
    above = [index - 1 for index in dates if index - 1 not in no_names]
    names = [index for index in above if _is_name(blocks[index], words["by"])]
    # What stands far from all others is no post of theirs, but perhaps another article's byline.
    names = [
        name
        for before, name, after in zip(
            [-MAX_POST, *names], names, [*names[1:], len(blocks) + MAX_POST], strict=False
        )
        if min(name - before, after - name) <= MAX_POST
    ]
    if len(names) < POSTS:
        return
    for name, following in pairwise([*names, len(blocks)]):
        end = following if following - name <= MAX_POST and following < len(blocks) else name + 2
        while end < min(following, name + MAX_POST) and end not in junk and ends_sentence(blocks[end].plain):
            end += 1
        for index in range(name, end):
            if index not in junk:
                yield Verdict(index, Kind.COMMENTS, "threads/post", 0.8)


def _is_day_and_hour(block: Block, words: Words) -> bool:
    """Whether a line is nothing but a day and an hour, as posts have them and entries of a diary do not."""
    return _HOUR.search(block.plain) is not None and is_date(block, words)


def _is_name(block: Block, by: Set[str]) -> bool:
    """Whether a line may be a reader's name, "Jane Doe" or "Jane Doe says:", and is no byline."""
    is_line = is_headline_like(block) or block.plain[-1:] in COLONS
    return (
        is_line
        and block.shape is not Shape.HEADING
        and block.words <= MAX_NAME
        and block.key.partition(" ")[0] not in by
    )
