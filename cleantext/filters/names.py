"""Names of people, by their shape: words in capitals, with particles such as "van der" among them."""

import re
from collections.abc import Iterable, Sequence, Set
from itertools import islice

from cleantext.document import Block, Shape
from cleantext.text import AROUND_WORD, QUOTES

MAX_NAME = 5
"""Words of a name that a text begins with,"""
MAX_ALONE = 4
"""and of one that stands alone."""
LEAST_PART = 3
"""Letters of a part of a name that tells: "van der Berg", "Lopez-Hart"."""
ENDING, LONG = 3, 5
"""Letters of the longest ending of a name, and of a name too short to have one so long."""

_POSSESSIVE = ("'s", "’s")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W_]+")


def is_name(block: Block, particles: Set[str]) -> bool:
    """Whether a line is nothing but two to four words in capitals and particles. Without case none is.

    Args:
        block: the line.
        particles: words in small letters that names have.

    >>> from cleantext.segment import segment
    >>> lines = ("Jane Doe", "Jan van der Berg", "Millbrook", "Town hall", "Jane Doe, 45")
    >>> [is_name(segment(line)[0], {"van", "der"}) for line in lines]
    [True, True, False, False, False]
    """
    words = block.plain.split() if block.shape is Shape.TEXT and 1 < block.words <= MAX_ALONE else ()
    return (
        len(words) > 1
        and all(map(_NAME_WORD.fullmatch, words))
        and words[0][0].isupper()
        and words[-1][0].isupper()
        and words[-1][-1] != "."
        and all(word[0].isupper() or word in particles for word in words)
    )


def first_name(plain: str, particles: Set[str]) -> tuple[Sequence[str], int]:
    """The words in capitals that a text begins with, and where they end: down to a comma or a bracket.

    Args:
        plain: the text.
        particles: words in small letters that names have.

    Returns:
        No words if there are none, or more than a name has, or in quotation marks.

    >>> first_name("*Jane Doe* is a reporter.", frozenset())
    (['Jane', 'Doe'], 10)
    """
    name: list[str] = []
    end = 0
    if plain[:1] in QUOTES:
        return (), 0
    for found in islice(_TOKEN.finditer(plain, len(plain) - len(plain.lstrip(AROUND_WORD))), MAX_NAME + 1):
        word = found[0].strip(AROUND_WORD)
        if not word or not (word[0].isupper() or (name and word in particles)):
            break
        # "The Echo's Jane Doe"
        name = [] if word.endswith(_POSSESSIVE) else [*name, word]
        end = found.end()
        if found[0][-1] in ",:;)":
            break
    is_whole = 1 < len(name) <= MAX_NAME and name[-1][0].isupper()
    return (name, end) if is_whole else ((), 0)


def is_mentioned(name: Sequence[str], texts: Iterable[str]) -> bool:
    """Whether texts speak of "Jane" or "Doe"; or say "bridge", so that "The Bridge Prize" is nobody's name.

    Args:
        name: its words.
        texts: what an article says. A line that is nothing but the name is a byline, whatever else it may be.

    >>> texts = ["Jane Doe", "The river rose by a foot in Oxbridge."]
    >>> [is_mentioned(name.split(), texts) for name in ("Jane Doe", "Tom River", "Ann Oxbridges", "Ann The")]
    [False, True, True, True]
    """
    whole = " ".join(name)
    said = {word for text in texts if text.strip(AROUND_WORD) != whole for word in _WORD.findall(text)}
    parts = [part for word in name for part in _WORD.findall(word) if len(part) >= LEAST_PART]
    names = [word.casefold() for word in said if not word[0].islower()]
    return not said.isdisjoint(map(str.lower, parts)) or any(
        _is_form(part.casefold(), other) for part in parts for other in names
    )


def _is_form(name: str, other: str) -> bool:
    """Whether a word may be a name in another case: "Horáková", "Horákovou"."""
    stem = name[: max(LEAST_PART, len(name) - (ENDING if len(name) > LONG else 1))]
    return other.startswith(stem) and abs(len(other) - len(name)) < ENDING
