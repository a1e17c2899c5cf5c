"""Rows of services: "Follow us on Facebook, X and Instagram", "Share WhatsApp Telegram E-mail"."""

import re
from collections.abc import Iterator
from functools import cache

from cleantext.document import Document, Verdict
from cleantext.kinds import Kind
from cleantext.text import EDGE

MAX_WORDS = 16
"""Words of the longest row."""
MIN_SERVICES = 3
"""Services in the shortest row without "follow us on": "Facebook and X" may be a subheading."""
LINK_WORD = 3
"""Letters of the longest word that joins two services: "and", "und", "или"."""

_ENUMERATION = re.compile(r"[,،，、]|[.。।۔։]$")
"""Signs of what someone wrote: a subheading, an answer, an item. Buttons stand side by side without them."""
_WORD = re.compile(r"[^\W_]+")


def services(document: Document) -> Iterator[Verdict]:
    """Label lines that are nothing but names of services, behind "follow us on", or three bare ones at least.

    >>> import cleantext
    >>> cleantext.clean("The bridge is open.\\n\\nFollow us on Facebook, X and Instagram")
    'The bridge is open.'
    """
    follow, known = document.book.words["follow"], document.book.words["services"]
    first_words = _first_words(follow, known)
    for index, block in document.blocks_left:
        if not 2 <= block.words <= MAX_WORDS or block.key.partition(" ")[0].strip(EDGE) not in first_words:
            continue
        words = _WORD.findall(block.key)
        called = next((n for n in range(min(5, len(words)), 0, -1) if " ".join(words[:n]) in follow), 0)
        named = sum(word in known for word in words[called:])
        others = [word for word in words[called:] if word not in known]
        if (
            named >= (1 if called else MIN_SERVICES)
            and (called or not (any(map(str.isalpha, others)) or _ENUMERATION.search(block.plain)))
            and all(len(word) <= LINK_WORD for word in others)
            and len(others) < named
        ):
            yield Verdict(index, Kind.SHARE, "services/row")


@cache
def _first_words(follow: frozenset[str], known: frozenset[str]) -> frozenset[str]:
    """The words that a row begins with."""
    return known | {phrase.partition(" ")[0] for phrase in follow}
