"""Where the breaks between lines were lost: "… nine months.The mayor said", "ShareSaveThe council".

``textContent``, and ``get_text()`` of a page that has no space between its tags, run the text of each element into
that of the next. A capital shows it that stands right behind a sentence's end, a bracket or a small letter.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import chain, pairwise
from pkgutil import get_data
from typing import NamedTuple

from cleantext.text import SIGNS

LEAST_SEAMS = 3
"""Sentences that end right in front of another, from which on a text has lost its breaks;"""
LEAST_SHARE = 0.1
"""so many for each of its lines: a button glued to each comment has cost the article no break;"""
UNSURE = 0.5
"""how much one counts that ends in a word with a capital, or has one of capitals behind: "ASP.NET" is a name;"""
LEAST_SENTENCE = 4
"""words of the shortest: "Yahoo!Japan" is a name."""
WRITTEN_SHARE = 0.8
"""For each line of a text, how many breaks it has that are written out, if it has lost those between its lines."""
LONG_LINE = 1000
"""Characters of the shortest line that has lost its breaks where no letter has a case: many type no space behind a
full stop there."""
MAX_LINE = 200
"""Characters of the longest line whose parts are looked at, in a text that has its breaks."""
MAX_ITEM = 60
"""Characters of the longest item of a menu."""
LEAST_LETTERS = 3
"""Letters in front of a seam inside of a word: "iPhone" and "McNamara" have less."""

# ``\\n`` of a string in quotes, "<br>"; not those that a text speaks of. It is fast because of how it begins.
_TAG = r"/?(?i:p|br|div|li|ul|h[1-6])\b[^<>]{0,200}>"
_ESCAPE = r"(?:r\\)?n(?![a-z])"
_APART = r"(?<![\\\s`\"'(].)"
_WRITTEN = re.compile(rf"(?:<{_APART}{_TAG}|\\{_APART}{_ESCAPE})\s*(?:(?:<{_TAG}|\\{_ESCAPE})\s*)*")
_OPENERS = '"“„«‘¿¡(['
_CLOSERS = '"”’»)]'
_MARKS = ".!?।۔؟"
# A sentence's end, and what may begin another: a word, a number of a list or a date.
_END = re.compile(
    rf"[{_MARKS}](?<![{_MARKS}].)(?:(?<=[!?])[!?]++)?[{re.escape(_CLOSERS)}]*+"
    rf"(?=[{re.escape(_OPENERS)}]*[^\W\d_]|\d{{1,2}}(?:[.)] |[./]\d{{1,2}}[./]\d))"
)
# A quick look at what may be one: it is fast because of the few characters that it begins with.
_PERHAPS_END = re.compile(
    rf"[{_MARKS}](?<=[^\s.]{{2}}.)[{re.escape(_CLOSERS)}]*+[{re.escape(_OPENERS)}]*+[^\W\d_a-z]"
)
_BEGINNING = re.compile(rf"[{re.escape(_OPENERS)}]*([^\W\d_]+|\d+)")
_LETTERS = re.compile(rf"(?:[^\W\d_]|[{SIGNS}])+$")
_ADDRESS = frozenset("/@.=_<>{}\\")
# "Fig. 1" may begin one, "Com/" of an address and "Name(" of code do not.
_BEHIND_WORD = re.compile(r"[\s,:;'’–—-]|[.!?](?:\s|$)|$")
# What a space without a break becomes when its bytes are read as Latin letters.
_MOJIBAKE = frozenset("ÂÃ")

_LINE = re.compile(r"\S.*")
_WORD = re.compile(r"[^\W\d_]+")
_RIGHT = re.compile(r"[^\W\d_](?:[^\W\d_A-Z]*|[A-Z]*)")
_YEAR_OR_HOUR = re.compile(r"(?:(?<!\d)(?:19|20)\d\d|\d:\d\d)$")
_NUMBER = re.compile(r"\d{1,2}(?![./:\d])")
# What no item of a menu has inside of it.
_OF_SENTENCE = re.compile(rf"[,;{_MARKS}](?=\s|$)")


class _End(NamedTuple):
    """A sentence's end with another right behind it."""

    offset: int
    """Where the other begins."""
    before: str
    after: str
    """The words there."""

    @property
    def is_sure(self) -> bool:
        """Whether the words have the letters of a sentence's last and of another's first: not "ASP.NET"."""
        is_first = len(self.after) == 1 or self.after[1:].islower() or not self.after.isupper()
        return not self.before[:1].isupper() and is_first


def lost_breaks(raw: str) -> Sequence[int]:
    """Where lines of a text begin that stand right behind others.

    Args:
        raw: any text.

    Returns:
        Offsets, ascending; none of a text where fewer than `LEAST_SEAMS` sentences end right in front of another.

    >>> raw = "NewsSportIt rained all day.The river rose at night.No one slept in it.ShareSave"
    >>> [raw[start:end] for start, end in pairwise([0, *lost_breaks(raw), len(raw)])]
    ['News', 'Sport', 'It rained all day.', 'The river rose at night.', 'No one slept in it.', 'Share', 'Save']
    """
    if written := written_breaks(raw):
        return [offset for span in written for offset in span]
    perhaps = [found.start() for found in _PERHAPS_END.finditer(raw)]
    if len(perhaps) < LEAST_SEAMS:
        return ()
    lines = _lines_at(raw, perhaps)
    ends = {start: [*_ends(line)] for start, line in lines.items()}
    # What stands so again is a name: "ASP.NET".
    pairs = Counter((end.before, end.after) for some in ends.values() for end in some)
    points = 0.0
    for start, some in ends.items():
        ends[start] = [end for end in some if end.is_sure or pairs[end.before, end.after] == 1]
        points += sum(1 if end.is_sure else UNSURE for end in ends[start])
    if points < max(LEAST_SEAMS, LEAST_SHARE * len(_LINE.findall(raw))):
        return ()
    words = Counter(_WORD.findall(raw.lower()))
    return [
        start + offset
        for start, line in lines.items()
        if ends[start]
        for offset in _with_word_seams(line, [end.offset for end in ends[start]], words)
    ]


def _lines_at(raw: str, offsets: Iterable[int]) -> Mapping[int, str]:
    """The lines of a text that have any of some offsets in them, by where each starts."""
    found: dict[int, str] = {}
    end = 0
    for offset in offsets:
        if offset >= end:
            start = raw.rfind("\n", end, offset) + 1 or end
            line_end = raw.find("\n", offset)
            end = line_end + 1 if line_end >= 0 else len(raw)
            found[start] = raw[start:end]
    return found


def written_breaks(raw: str) -> Sequence[tuple[int, int]]:
    """Where line breaks are written out, as ``\\\\n`` or as tags, in a text that has lost those of its lines.

    Args:
        raw: any text.

    Returns:
        The start and end of each, in order; several in a row are one.

    >>> written_breaks("It rained.<br>It snowed.<br>It froze.<br>")
    [(10, 14), (24, 28), (37, 41)]
    """
    if "\\n" not in raw and "<" not in raw:
        return ()
    found = [found.span() for found in _WRITTEN.finditer(raw)]
    return found if len(found) >= max(LEAST_SEAMS, WRITTEN_SHARE * len(raw.split("\n"))) else ()


def with_seams(raw: str, starts: Sequence[int]) -> Set[int]:
    """Which lines of a text may hold words that were run together.

    Args:
        raw: any text.
        starts: where its lines begin, ascending.

    Returns:
        Indices into ``starts``.

    >>> with_seams("Share\\nShareSave\\nIt rained", [0, 6, 16])
    {1}
    """
    return {bisect_right(starts, found.start()) - 1 for found in _perhaps_word_seam().finditer(raw)}


def parts(line: str) -> Sequence[str]:
    """What was run together on a short line.

    Args:
        line: what a reader sees of it.

    Returns:
        The parts, two at least; nothing if nothing was run together, or the line is longer than `MAX_LINE`.

    >>> parts("Image copyrightGetty Images"), parts("YouTube"), parts("5 min readUpdated 3 November 2025Share")
    (['Image copyright', 'Getty Images'], (), ['5 min read', 'Updated 3 November 2025', 'Share'])
    """
    if len(line) > MAX_LINE:
        return ()
    seams = _with_word_seams(line, [end.offset for end in _ends(line)], {})
    return [line[start:end].strip() for start, end in pairwise([0, *seams, len(line)])] if seams else ()


def _ends(line: str) -> Iterator[_End]:
    """Where sentences of a line end right in front of others."""
    read = spaces = quotes = 0
    for found in _END.finditer(line):
        mark, end = found.span()
        spaces += line.count(" ", read, end)
        quotes += line.count('"', read, end)
        read = end
        # An odd quote is the one that begins here.
        is_opened = line[end - 1] == '"' and quotes % 2 == 1
        before = line[max(mark - MAX_ITEM, 0) : mark].rsplit(None, 1)
        after = _BEGINNING.match(line, end - is_opened)
        if (
            spaces + 1 >= LEAST_SENTENCE
            and before
            and after is not None
            and _ends_sentence(before[-1])
            and _begins_sentence(after[1], line[after.end() : after.end() + 2], len(line))
        ):
            yield _End(end - is_opened, before[-1], after[1])
            spaces, quotes = 0, int(is_opened)


def _ends_sentence(word: str) -> bool:
    """Whether a sentence may end in a word: no initial, version or part of an address."""
    if not _ADDRESS.isdisjoint(word):
        return False
    if word[-1].isdigit():
        return _YEAR_OR_HOUR.search(word) is not None
    if word[-1] in _CLOSERS or word[-1] == "%":
        return True
    letters = _LETTERS.search(word)
    # "Dr." is no sentence's last word, nor is "(z." of "(z.B.", and "it." may be one.
    length = len(letters[0]) if letters else 0
    return length >= LEAST_LETTERS or (1 < length == len(word) and not word.istitle())


def _begins_sentence(word: str, behind: str, length: int) -> bool:
    """Whether a sentence may begin in a word, given what is behind it and how long its line is."""
    if word[0].isupper():
        return _BEHIND_WORD.match(behind) is not None and word not in _MOJIBAKE
    return word[0].isdigit() or (not word[0].islower() and length >= LONG_LINE)


def _with_word_seams(line: str, ends: Sequence[int], words: Mapping[str, int]) -> Sequence[int]:
    """The seams of a line, those inside of words too.

    What was run together goes on from a small letter, or in a word that stands elsewhere as well. Others may be
    names: they are seams where an item of a menu is on either side.

    Args:
        line: with or without its end.
        ends: where its sentences begin that stand right behind others.
        words: how often the text has each word, in small letters.
    """
    sure, perhaps = {*ends}, set[int]()
    numbered: dict[int, int] = {}
    for found in _word_seam().finditer(line):
        offset = found.start()
        if _is_in_name(line, offset) or _is_of_address(line, offset):
            continue
        left, right = _left(line, offset), _RIGHT.match(line, offset)
        if right is None:
            # A date, an hour, a sign; or the number of an item.
            number = _NUMBER.match(line, offset)
            if number is None:
                sure.add(offset)
            else:
                numbered[offset] = int(number[0])
        elif not left:
            if not line[offset - 1].isdigit() or _YEAR_OR_HOUR.search(line, max(offset - 5, 0), offset):
                sure.add(offset)
        elif (
            left.islower()
            and len(left) > 1
            and not line[max(offset - len(left) - 1, 0) : offset - len(left)].isalnum()
        ):
            sure.add(offset)
        elif len(left) >= LEAST_LETTERS:
            if words.get(right[0].lower()):
                sure.add(offset)
            elif words.get((left + right[0]).lower(), 0) < 2:
                perhaps.add(offset)
    numbers = {*numbered.values()}
    for offset, value in numbered.items():
        if numbers & {value - 1, value + 1}:
            sure |= {offset, offset + len(str(value))}
    seams = sorted(sure | perhaps)
    is_item = [
        end - start <= MAX_ITEM and not _OF_SENTENCE.search(line, start, end)
        for start, end in pairwise([0, *seams, len(line)])
    ]
    return [seam for place, seam in enumerate(seams) if seam in sure or is_item[place] or is_item[place + 1]]


def _left(line: str, end: int) -> str:
    """The word that ends at an offset, from its capital on."""
    start = end
    while start and line[start - 1].isalpha():
        start -= 1
        if line[start].isupper() and not line[start - 1 : start].isupper():
            break
    return line[start:end]


def _is_of_address(line: str, end: int) -> bool:
    """Whether what ends at an offset is an address, a hashtag or an account."""
    before = line[max(end - MAX_ITEM, 0) : end].rsplit(None, 1)[-1]
    return any(mark in before for mark in ("://", "www.", "#", "@", "_"))


@cache
def _letters() -> tuple[str, str]:
    """Capitals and small letters of the Latin, Greek, Cyrillic and Armenian scripts, for a regular expression."""
    letters = [*map(chr, chain(range(0x250), range(0x370, 0x590), range(0x1E00, 0x2000)))]
    return "".join(filter(str.isupper, letters)), "".join(filter(str.islower, letters))


@cache
def _word_seam() -> re.Pattern[str]:
    """Where words may have been run together: a capital behind a small letter, a number, a bracket or an
    abbreviation, a number or "©" behind a letter, and an hour behind a year."""
    upper, lower = _letters()
    return re.compile(
        rf"(?<=[{lower}\d)\]”»%])(?=[{upper}][{lower}{upper}]|[AI] )"
        rf"|(?<=[{upper}]{{2}})(?=[{upper}][{lower}]{{2}})|(?<=[^\W_])(?=©)"
        rf"|(?<=[{lower}]{{2}})(?=\d{{1,2}}(?:[{upper}][{lower}]|[./]\d{{1,2}}[./]\d|:\d\d))"
        r"|(?<=(?:19|20)\d\d)(?=\d{1,2}:\d\d)"
    )


@cache
def _perhaps_word_seam() -> re.Pattern[str]:
    """A quick look at what may be one."""
    upper, lower = _letters()
    return re.compile(rf"[{upper}](?:(?<=[{lower}\d)\]”»%].)|(?<=[{upper}]{{3}})(?=[{lower}]{{2}}))")


def _is_in_name(line: str, offset: int) -> bool:
    """Whether an offset is inside of a name that is written with a capital there."""
    names = _names().get(line[offset - 1 : offset + 1], ())
    return any(line.startswith(name, offset - place) for name, place in names)


@cache
def _names() -> Mapping[str, Sequence[tuple[str, int]]]:
    """Names that are written with a capital inside, and where it is, by it and the letter in front of it."""
    found: dict[str, list[tuple[str, int]]] = {}
    for name in (get_data(__name__, "names.txt") or b"").decode().split():
        for place in range(1, len(name)):
            if name[place].isupper():
                found.setdefault(name[place - 1 : place + 1], []).append((name, place))
    return found
