"""The record of a line, by which a site's profile knows it again: a hash of its text, and what it is like."""

from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from cleantext.document import Block, is_prose
from cleantext.text import fold

NEAR_WORDS = 2
"""Words that a near-duplicate must share besides those next to its numbers: "2 eggs" is none of "3 onions"."""
REMEMBERED = 4096
"""Lines whose hashes are remembered, which makes them some megabytes at most."""

_PROSE, _NUMBER = 1, 2
_MAX_WORDS = 63
_WORDS_AT = 2
LINE_BITS = 56
"""Bits that tell lines apart: among a million different ones two are the same with a chance of 1 : 100,000."""
_FLAG_BITS = 64 - LINE_BITS


class Line(NamedTuple):
    """What a profile keeps of a line; `code` and `from_code` make it one number of 64 bits.

    >>> Line.from_code(Line(5, is_prose=True, has_number=False, words=12).code)
    Line(id=5, is_prose=True, has_number=False, words=12)
    """

    id: int
    """A hash of the folded line: the same for near-duplicates."""
    is_prose: bool
    has_number: bool
    words: int
    """Length in words, up to 63."""

    @property
    def code(self) -> int:
        """The line as a number."""
        flags = self.is_prose * _PROSE + self.has_number * _NUMBER
        return self.id << _FLAG_BITS | min(self.words, _MAX_WORDS) << _WORDS_AT | flags

    @classmethod
    def from_code(cls, code: int) -> "Line":
        """The line that a number stands for.

        Args:
            code: a line's `code`, 0 to 2⁶⁴ - 1.

        >>> Line.from_code(Line(5, is_prose=True, has_number=False, words=400).code).words
        63
        """
        words = code >> _WORDS_AT & _MAX_WORDS
        return cls(code >> _FLAG_BITS, bool(code & _PROSE), bool(code & _NUMBER), words)


def near_key(folded: str) -> str:
    """Fold a folded line once more, so that lines which differ in dates and counters become one.

    Numbers are folded already. The words next to them go too (months, "minutes"), if enough others are left.

    Args:
        folded: what `cleantext.text.fold` gave.

    Returns:
        The line with ``*`` for the words next to its numbers; as it is if that would leave too few.

    >>> near_key("last updated on monday, 0 may 0"), near_key("0 eggs")
    ('last updated on * 0 * 0', '0 eggs')
    """
    if "0" not in folded:
        return folded
    words = folded.split(" ")
    numbers = [word.strip(",.:;()") == "0" for word in words]
    near = [
        not numbers[i] and (numbers[i - 1 : i] == [True] or numbers[i + 1 : i + 2] == [True])
        for i in range(len(words))
    ]
    if len(words) - sum(near) - sum(numbers) < NEAR_WORDS:
        return folded
    return " ".join("*" if masked else word for word, masked in zip(words, near, strict=True))


def line_of(block: Block) -> Line | None:
    """What a profile keeps of a block.

    Args:
        block: one of a page's.

    Returns:
        The record of its line; ``None`` if the block is nothing but signs that folding takes off.

    >>> from cleantext.segment import segment
    >>> [line_of(block) is not None for block in segment("Most read\\n\\n* * *")]
    [True, False]
    """
    folded = block.key or fold(block.plain)
    if not folded:
        return None
    id = _remembered(folded) if block.key else _hashed(folded)
    return Line(id, is_prose(block), "0" in folded, block.words)


def _hashed(folded: str) -> int:
    digest = blake2b(near_key(folded).encode("utf-8", "surrogatepass"), digest_size=LINE_BITS // 8).digest()
    return int.from_bytes(digest, "big")


# A site's lines come again, and a page's in each pass. Only lines that are short enough for a key are remembered.
_remembered = lru_cache(maxsize=REMEMBERED)(_hashed)
