"""What a block's own letters and words tell, whatever stands around it.

A text's document keeps them by the block's words, so that they are found once however many filters and passes ask.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cleantext.text import AROUND_WORD, CLOSERS, COLONS, COMMAS, SENTENCE_ENDS, stems, with_plain_colons

READ = 300
"""Characters from a block's start in which words are looked for; more tell little more."""
MIN_WORDS = 3
"""Words of the shortest block of which the capitals tell."""
NAME = 6
"""Letters of a name that tell, whatever its case."""

MAX_LABEL, MAX_FACT, MAX_AMOUNT = 4, 150, 60
"""Words of the longest label of a fact, and characters of the longest fact with it, and without a colon."""

_YEAR = re.compile(r"(\d{1,2}\S{0,3} (?:\w+\.? )?)?\b(?:19|20)\d\d\b")
_LONG_LINE = 60
"""Characters from which a line with a day and a year is no date alone."""

LETTER, SENTENCE, QUESTION, ELLIPSIS, COLON, COMMA, CLOSER, DIGIT, OTHER = range(9)
"""How a block ends: `SENTENCE` is a full stop of any script, `CLOSER` a quote's or a bracket's end without one."""
CAPITAL, SMALL, NUMBER, UNCASED, QUOTE, SIGN, COUNT = range(7)
"""How it begins: `UNCASED` is a letter of a script without case, `COUNT` a number and a small letter, "4 eggs"."""
NO_LABEL, FACT, OTHER_COLON, AMOUNT = range(4)
"""What it says: a `FACT` behind a label and a colon, "Length: 240 m", or an `AMOUNT` without: "Length 240 m"."""

_ENDS: Mapping[str, int] = {
    **dict.fromkeys(SENTENCE_ENDS, SENTENCE),
    **dict.fromkeys("!?！？", QUESTION),
    "…": ELLIPSIS,
    **dict.fromkeys(COLONS, COLON),
    **dict.fromkeys(",;，；、", COMMA),
    **dict.fromkeys(CLOSERS, CLOSER),
}
_OPENERS = "\"'“”„«»‘’「『"
_AMOUNT = re.compile(r"\d\s?(?:[^\W\d_]{1,4}(?![^\W\d_])|[%€$£¥°²³])")
_SIGNS = re.compile(r"[{}\[\]=<>/\\_~$;&|^`@#*]")


class Traits(NamedTuple):
    """What a block's own letters and words tell. The numbers are values of the context model's features."""

    ending: int
    """How it ends, `LETTER` to `OTHER`."""
    opening: int
    """How it begins, `CAPITAL` to `COUNT`."""
    label: int
    """Whether it says what something is, `NO_LABEL` to `AMOUNT`."""
    commas: int
    signs: int
    """The share of its letters that are signs of code, paths and addresses."""
    capitals: int
    """The share of its words, the first one left out, that begin with no small letter; 7 if they are too few."""
    year: int
    """Whether a year stands in it, and a day before it, as captions have it."""
    names: tuple[str, ...]
    """The first letters of the words that begin with a capital, or are of a script without case."""
    stems: tuple[str, ...]
    """Those of its longer words; see `cleantext.text.stems`."""


def read_traits(plain: str) -> Traits:
    """Read a block's traits off its plain text.

    Args:
        plain: the text without Markdown decoration. Words are looked for in its first `READ` characters only.

    Returns:
        The traits, of an empty text too.

    >>> traits = read_traits("The bridge at Millbrook opened on 3 May 2024")
    >>> traits.capitals, traits.year, sorted(traits.names), sorted(traits.stems)
    (3, 2, ['May', 'Millbr'], ['bridg', 'millb', 'opene'])
    >>> [read_traits(text).label == FACT for text in ("Length: 240 m", "12:41", "He said what all thought: no.")]
    [True, False, False]
    """
    start = plain[:READ]
    words = start.split()
    large: Sequence[str] = ()
    capitals = 7
    if len(words) >= MIN_WORDS:
        # Every sentence begins with a capital.
        large = [word for word in words[1:] if not word[0].islower()]
        capitals = 6 * len(large) // (len(words) - 1)
    return Traits(
        _ending(plain),
        _opening(words),
        _label(plain),
        min(plain.count(",") if plain.isascii() else sum(map(plain.count, COMMAS)), 5),
        min(20 * len(_SIGNS.findall(start)) // (len(start) + 1), 4) if _SIGNS.search(start) else 0,
        capitals,
        _year(plain),
        (*{word.strip(AROUND_WORD)[:NAME] for word in large if word[0].isalpha()},),
        stems(start),
    )


def _ending(plain: str) -> int:
    last = plain[-1:]
    if last.isalpha():
        return LETTER
    mark = _ENDS.get(last)
    if mark is None:
        return DIGIT if last.isdigit() else OTHER
    return SENTENCE if mark == CLOSER and plain[-2:-1] in SENTENCE_ENDS else mark


def _opening(words: Sequence[str]) -> int:
    first = words[0][0] if words else ""
    if first.isupper():
        return CAPITAL
    if first.islower():
        return SMALL
    if first.isdigit():
        return COUNT if len(words) > 1 and words[0].isdigit() and words[1][0].islower() else NUMBER
    if first.isalpha():
        return UNCASED
    return QUOTE if first in _OPENERS else SIGN


def _label(plain: str) -> int:
    label, colon, value = with_plain_colons(plain).partition(":")
    if not colon:
        return AMOUNT if len(plain) <= MAX_AMOUNT and _AMOUNT.search(plain) else NO_LABEL
    is_label = bool(value.strip()) and not label[-1:].isdigit() and len(label.split()) <= MAX_LABEL
    return FACT if is_label and len(plain) <= MAX_FACT else OTHER_COLON


def _year(plain: str) -> int:
    if "19" not in plain and "20" not in plain:
        return 0
    year = _YEAR.search(plain)
    if year is None:
        return 0
    return 1 if year[1] is None else 2 + (len(plain) > _LONG_LINE)
