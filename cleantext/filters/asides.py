"""What screen readers are told of a link, inside of a sentence: "The report (opens in a new tab) says…"."""

import re
from collections.abc import Iterator
from functools import cache

from cleantext.document import Document, Shape, Verdict
from cleantext.kinds import Kind
from cleantext.text import fold

LONGEST = 60
"""Characters of the longest aside."""

# Not the brackets of a link in Markdown.
_BRACKET = re.compile(rf"[(\[（【]([^()\[\]（）【】]{{4,{LONGEST}}})[)\]）】](?!\()")


def asides(document: Document) -> Iterator[Verdict]:
    """Cut what a link says of itself from the sentence that it stands in, with the spaces that it stood between.

    >>> import cleantext
    >>> cleantext.clean("The report (opens in a new tab), which came on Monday, says that the bridge is safe.")
    'The report, which came on Monday, says that the bridge is safe.'
    """
    words = document.book.words["asides"]
    without_bracket = _without_bracket(words)
    for index, block in document.blocks_left:
        text = block.text
        if block.shape is Shape.CODE:
            continue
        found: list[re.Match[str]] = []
        if "(" in text or "[" in text or not text.isascii():
            found += (match for match in _BRACKET.finditer(text) if fold(match[1]) in words)
        if without_bracket is not None and "," in text:
            found += without_bracket.finditer(text)
        for match in found:
            yield Verdict(index, Kind.NAVIGATION, "asides/link", 1.0, *match.span())


@cache
def _without_bracket(words: frozenset[str]) -> re.Pattern[str] | None:
    """Finds those asides that begin with a comma."""
    phrases = [re.escape(phrase) for phrase in sorted(words) if phrase[0] == ","]
    return re.compile(rf"(?:{'|'.join(phrases)})\b") if phrases else None
