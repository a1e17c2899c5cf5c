"""Rows of buttons: "Print this page Send to a friend Share", where each of them is a phrase that is known.

And rows of hashtags, which need not be known.
"""

from collections.abc import Iterator, Sequence

from cleantext.document import Document, Verdict, announces_list
from cleantext.kinds import CONTENT_KINDS, Kind
from cleantext.phrasebook import Phrasebook
from cleantext.text import EDGE

MAX_WORDS = 16
"""Words of the longest row."""
LEAST_PHRASES = 3
"""Phrases in the shortest row. "Live news" are two, and a subheading; but not if each of the two is longer,"""
_BAR = " | "
"""or this stands between them: "Unsubscribe | Update your preferences"."""
MAX_PHRASE = 5
"""Words of the longest phrase in a row."""


def rows(document: Document) -> Iterator[Verdict]:
    """Label lines that are nothing but phrases, each of which is junk on a line of its own.

    >>> import cleantext
    >>> cleantext.clean("The bridge is open.\\n\\nSign in Subscribe My account")
    'The bridge is open.'
    """
    book = document.book
    for index, block in document.blocks_left:
        if 2 < block.words <= MAX_WORDS:
            is_tags = block.plain[:1] == "#" and all(
                word[0] == "#" and word[1:2].isalpha() for word in block.plain.split()
            )
            if is_tags and not (index and announces_list(document.blocks[index - 1])):
                yield Verdict(index, Kind.NAVIGATION, "rows/hashtags")
                continue
            lengths = _phrases(book, block.key)
            is_pair = len(lengths) == 2 and (min(lengths) > 1 or _BAR in block.plain)
            if len(lengths) >= LEAST_PHRASES or is_pair:
                whole = document.rule(block)
                if whole is not None and whole.weak:
                    # "More from Local News" heads a list, of the article's perhaps: `lists` tells.
                    continue
                yield Verdict(index, Kind.WIDGET, "rows/phrases")


def _first(book: Phrasebook, key: str) -> int | None:
    """Where the longest phrase ends that a row begins with; ``None`` if it begins with none."""
    found = None
    end = -1
    for _ in range(MAX_PHRASE):
        end = key.find(" ", end + 1)
        rule = book.whole(key if end < 0 else key[:end])
        if rule is not None and rule.kind not in CONTENT_KINDS:
            found = len(key) if end < 0 else end
        if end < 0:
            break
    return found


def _phrases(book: Phrasebook, key: str) -> Sequence[int]:
    """How many words each of a row's phrases has; nothing if anything else stands there."""
    lengths: list[int] = []
    while key:
        end = _first(book, key)
        if end is not None:
            lengths.append(key.count(" ", 0, end) + 1)
            key = key[end:].lstrip(EDGE)
        elif lengths and key[0] == "0":
            # How often something was shared, which `fold` writes as 0.
            key = key[1:].lstrip(EDGE)
        else:
            return ()
    return lengths
