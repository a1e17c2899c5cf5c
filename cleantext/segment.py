"""Raw text into blocks with exact spans, whatever the extractor's habit.

A line is a block, but for three cases: prose hard-wrapped at a column is joined again, and a table or a
fenced piece of code is one block however many lines it has.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.document import Block, Shape
from cleantext.repair import is_suspect, mend, suspects
from cleantext.text import (
    EDGE,
    INVISIBLE,
    count_words,
    ends_sentence,
    fold,
    fold_lines,
    has_unspaced,
    odd_characters,
    trim,
)

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# The columns at which prose is hard-wrapped: e-mail and plain-text books use 65 to 80 (RFC 3676 asks for
# 78), some crawlers 100.
MIN_COLUMNS, MAX_COLUMNS = 56, 104
FOLDED_AT_ONCE = 500
"""Lines that are folded together: enough to save calls, few enough to stay in the processor's cache."""
MAX_KEY = 1000
"""Characters of the longest line that is folded for look-ups."""
SLACK = 4
"""Columns by which a full line may miss its margin beyond the next line's first word: the indent of a list's
item is no part of its lines."""

_MARK = re.compile(
    r"(?P<heading>\#{1,6}[ \t]+(?=\S))"
    # A day before a month is no number of an item: "12. 5. 2024".
    r"|(?P<list>(?:[-*+•∙·◦‣▪●○▢□☐✓✔✅–—]|\d{1,3}[.)](?!\s\d{1,2}\.\s?\d{4}\b)|\([a-z0-9]\))[ \t\u00a0]+(?=\S))"
    r"|(?P<quote>>+[ \t]*(?=[^\s>]))|(?P<image>!\[)|(?P<table>\|)"
    # Tildes alone stand between scenes, and code between backticks on one line is no fence.
    r"|(?P<code>`{3,}[^`]*$|~{3,}[ \t]*\w[^~]*$)"
)
_MARK_STARTS = frozenset("#-*+•∙·◦‣▪●○▢□☐✓✔✅–—0123456789(>!|`~")
_MARKDOWN = re.compile(r"\][(\[]|\*\*|__|(?<!\w)[*_](?=\w)|`|~~")
_MARKDOWN_SIGNS = ("](", "][", "*", "_", "`", "~~")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?[^()]{0,200}\)")
_REFERENCE = re.compile(r"!?\[([^\[\]]+)\]\[[^\[\]]*\]")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[^\W_])_{1,3}(?!\w)|~~|`+")
_TABLE_RULE = re.compile(r"[\s:|-]+")
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    r"\U00020000-\U0003ffff]"
)
_HYPHENS = ("-", "\u00ad", "\u2010")
_MULTILINE = (Shape.CODE, Shape.TABLE)
_OTHER_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_UNSEEN = INVISIBLE + " \t\u00a0\u2009\u202f\u3000"


def segment(raw: str, repair: "bool | TextFixerConfig" = True) -> list[Block]:
    """Split a text into blocks.

    Args:
        raw: any text; lines may end in any way that Unicode knows.
        repair: whether to mend broken encoding, or ftfy's settings for it.

    Returns:
        The blocks in order. Every character that is not white space stands in exactly one of them.

    >>> [block.text for block in segment("First paragraph.\\r\\n\\r\\nSecond one.")]
    ['First paragraph.', 'Second one.']
    """
    blocks = _merge(raw, _lines(raw))
    config = None if isinstance(repair, bool) else repair
    if config is not None:
        blocks = [_mend(block, config) for block in blocks]
    elif repair and (offsets := suspects(raw)):
        starts = [block.start for block in blocks]
        for index in {bisect_right(starts, offset) - 1 for offset in offsets}:
            blocks[index] = _mend(blocks[index], None)
    for sign in _MARKDOWN_SIGNS:
        if sign in raw:
            blocks = [_undecorate(block) if sign in block.plain else block for block in blocks]
    return blocks


def _lines(raw: str) -> list[Block]:
    """A block for each line that is not blank."""
    odd = odd_characters(raw)
    # Most texts break their lines in one way; only that one leaves the lines without their ends.
    one_way = odd.isdisjoint(_OTHER_BREAKS)
    visible = odd.isdisjoint(INVISIBLE)
    spaced = not has_unspaced("".join(odd))
    lines = raw.split("\n") if one_way else raw.splitlines(keepends=True)
    texts = [line.strip() for line in lines]
    blocks: list[Block] = []
    append, new = blocks.append, tuple.__new__
    position = gap = 0
    for line, text, key in zip(lines, texts, _keys(texts), strict=True):
        if text:
            start = position if text is line else position + line.index(text[0])
            end = start + len(text)
            breaks: tuple[tuple[int, int], ...] = ()
            if not visible:
                # The span stays all that is not white space, so that nothing falls between blocks.
                shown = text.strip(_UNSEEN)
                if shown != text:
                    breaks = ((0, start + text.find(shown)),)
                    text = shown
            shape, plain = Shape.TEXT, text
            if text[:1] in _MARK_STARTS:
                shape, plain = _shape(text)
                if shape is Shape.LIST:
                    key = _key(plain)
            words = plain.count(" ") + 1 if spaced else count_words(plain)
            # A named tuple's own constructor takes twice the time.
            append(new(Block, (start, end, text, plain, key, shape, gap, words, breaks)))
            gap = 1
        else:
            gap += 1
        position += len(line) + one_way
    return blocks


def _keys(texts: Sequence[str]) -> Iterator[str]:
    """Texts folded, many at once because that is faster; nothing for those too long to be a phrase."""
    for first in range(0, len(texts), FOLDED_AT_ONCE):
        some = texts[first : first + FOLDED_AT_ONCE]
        folded = fold_lines("\n".join([text if len(text) <= MAX_KEY else "" for text in some]))
        if "  " in folded:
            yield from map(trim, folded.split("\n"))
        else:
            yield from [key.strip(EDGE) for key in folded.split("\n")]


def _key(plain: str) -> str:
    return fold(plain) if len(plain) <= MAX_KEY else ""


def _shape(text: str) -> tuple[Shape, str]:
    """What a line's first characters mark it as, and the line without the mark."""
    match = _MARK.match(text)
    if match is None:
        return Shape.TEXT, text
    shape = Shape(match.lastgroup or "text")
    if shape in (Shape.TABLE, Shape.CODE, Shape.IMAGE):
        return shape, text
    return shape, text[match.end() :]


def _merge(raw: str, lines: list[Block]) -> list[Block]:
    """Make one block of lines that belong together: fenced code, tables, hard-wrapped paragraphs."""
    groups = _groups(raw, lines)
    if not groups:
        return lines
    blocks: list[Block] = []
    done = 0
    for first, last in groups:
        if first < done:
            continue
        blocks += lines[done:first]
        head = lines[first]
        breaks: tuple[tuple[int, int], ...]
        if head.shape in _MULTILINE:
            text = raw[head.start : lines[last].end]
            plain, breaks = text, ()
        else:
            text, breaks = _join(raw, lines[first : last + 1])
            plain = text[len(head.text) - len(head.plain) :]
        blocks.append(
            head._replace(
                end=lines[last].end,
                text=text,
                plain=plain,
                key=_key(plain),
                words=count_words(plain),
                breaks=breaks,
            )
        )
        done = last + 1
    return blocks + lines[done:]


def _groups(raw: str, lines: Sequence[Block]) -> list[tuple[int, int]]:
    """The first and last line of each group to be merged, in order."""
    groups = _wrapped(raw, lines)
    shapes = [(i, line.shape) for i, line in enumerate(lines) if line.shape in _MULTILINE]
    if not shapes:
        return groups
    fences: dict[str, list[int]] = {"```": [], "~~~": []}
    for index, line in enumerate(lines):
        fence = line.text[:3]
        if fence in fences and not line.text.strip(fence[0]):
            fences[fence].append(index)
    done = -1
    for index, shape in shapes:
        if index > done:
            done = _fence(lines, index, fences) if shape is Shape.CODE else _rows(lines, index)
            if done > index and (shape is Shape.CODE or _is_table(lines, index)):
                groups.append((index, done))
    return sorted(groups)


def _fence(lines: Sequence[Block], first: int, fences: Mapping[str, Sequence[int]]) -> int:
    """The last line of the fenced code that begins at a line; that line itself if it never ends."""
    ends = fences[lines[first].text[:3]]
    after = bisect_right(ends, first)
    return ends[after] if after < len(ends) else first


def _rows(lines: Sequence[Block], first: int) -> int:
    """The last of the rows on consecutive lines that begin at a line."""
    last = first
    while last + 1 < len(lines) and lines[last + 1].gap == 1 and lines[last + 1].text[:1] == "|":
        last += 1
    return last


def _is_table(lines: Sequence[Block], first: int) -> bool:
    """Whether rows are a Markdown table: a rule is among the first two."""
    return any("-" in line.text and _TABLE_RULE.fullmatch(line.text) for line in lines[first : first + 2])


def _wrapped(raw: str, lines: Sequence[Block]) -> list[tuple[int, int]]:
    """Which lines are hard-wrapped prose: the first and last line of each paragraph.

    Prose wrapped at a margin shows by this: a sentence goes on in the next line, the first word of which
    would not have fitted. Verse, lists, menus and tables break where they like, and begin each line anew.
    A margin is believed when three lines in a row keep it, or several shorter paragraphs; then all of the
    text is joined at it.
    """
    # A look at the first letters tells most texts that are not wrapped.
    if sum(following.gap == 1 and _begins_small(following) for following in lines[1:]) < 2:
        return []
    widths = [len(line.text) for line in lines]
    if not raw.isascii() and _WIDE.search(raw):
        widths = [width + len(_WIDE.findall(line.text)) for width, line in zip(widths, lines, strict=True)]
    if sum(MIN_COLUMNS * 0.7 <= width <= MAX_COLUMNS for width in widths) < 2:
        return []
    runs = list(_runs(lines, widths))
    margins = [_margin(lines, widths, first, last) for first, last in runs]
    widest = max(margins, default=0) or _common_margin(lines, widths, runs)
    if not widest:
        return []
    paragraphs: list[tuple[int, int]] = []
    for (first, last), margin in zip(runs, margins, strict=True):
        full = {i for i in range(first, last) if _fills(lines, widths, i, margin or widest)}
        if not margin and len(full) > 1 and not any(_goes_on(lines, i) for i in full):
            continue
        start = first
        for index in range(first, last + 1):
            if index not in full:
                if index > start:
                    paragraphs.append((start, index))
                start = index + 1
    return paragraphs


def _runs(lines: Sequence[Block], widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of consecutive lines that are short enough to be wrapped; a mark begins a new run."""
    first: int | None = None
    for index, (line, width) in enumerate(zip(lines, widths, strict=True)):
        # Wide gaps inside a line are a table's.
        fits = 0 < width <= MAX_COLUMNS and "   " not in line.text
        if first is not None and (line.gap != 1 or not fits or line.shape is not Shape.TEXT):
            if index - 1 > first:
                yield first, index - 1
            first = None
        if (
            first is None
            and fits
            and width >= MIN_COLUMNS / 2
            and line.shape in (Shape.TEXT, Shape.LIST, Shape.QUOTE)
        ):
            first = index
    if first is not None and len(lines) - 1 > first:
        yield first, len(lines) - 1


def _margin(lines: Sequence[Block], widths: Sequence[int], first: int, last: int) -> int:
    """The column at which a run of lines is wrapped, 0 where its lines do not show one."""
    if last - first < 2:
        return 0
    margin = max(widths[first : last + 1])
    if margin < MIN_COLUMNS:
        return 0
    going_on = [index for index in range(first, last) if _goes_on(lines, index)]
    if len(going_on) < 2:
        return 0
    full = sum(_fills(lines, widths, index, margin) for index in going_on)
    return margin if full >= 2 and full >= 0.9 * len(going_on) else 0


def _common_margin(lines: Sequence[Block], widths: Sequence[int], runs: Sequence[tuple[int, int]]) -> int:
    """The margin that paragraphs of two and three lines keep together, 0 if they do not."""
    going_on = [index for first, last in runs for index in range(first, last) if _goes_on(lines, index)]
    margin = max((widths[index] for index in going_on), default=0)
    if len(going_on) < 3 or margin < MIN_COLUMNS:
        return 0
    full = sum(_fills(lines, widths, index, margin) for index in going_on)
    return margin if full >= 0.9 * len(going_on) else 0


def _goes_on(lines: Sequence[Block], index: int) -> bool:
    """Whether a sentence goes on from a line into the next: in small letters, or in a script without.

    A list's items may begin with small letters as well, but end in a semicolon.
    """
    following = lines[index + 1].text[:1]
    if not _begins_small(lines[index + 1]) or lines[index].text[-1] in ":;":
        return False
    return following.islower() or not ends_sentence(lines[index].text)


def _begins_small(line: Block) -> bool:
    """Whether a line begins with a small letter, or one of a script without capitals."""
    return line.text[:1].isalpha() and not line.text[:1].isupper()


def _fills(lines: Sequence[Block], widths: Sequence[int], index: int, margin: int) -> bool:
    """Whether a line is full: the next line's first word would not have fitted on it."""
    if _is_unspaced(lines[index].text[-1:]):
        # Some marks may not begin a line and take the letter before with them.
        return margin - 2 * SLACK <= widths[index] <= margin + SLACK
    word = len(lines[index + 1].text.partition(" ")[0])
    return margin - SLACK - word <= widths[index] <= margin + SLACK


def _is_unspaced(character: str) -> bool:
    """Whether a letter or mark belongs to a script written without spaces."""
    return has_unspaced(character) or "\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uff60"


def _join(raw: str, lines: Sequence[Block]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Wrapped lines as one text, with the places where it leaves step with the raw text."""
    pieces = [lines[0].text]
    breaks = list(lines[0].breaks)
    length = len(pieces[0])
    for before, line in pairwise(lines):
        end, start = before.text[-1:], line.text[:1]
        if raw[before.end - 1] in _HYPHENS and before.text.rstrip("".join(_HYPHENS))[-1:].isalpha():
            # A soft hyphen is no part of the text to begin with.
            if end in _HYPHENS and start.islower():
                pieces[-1] = pieces[-1][:-1]
                length -= 1
        elif not (_is_unspaced(end) and _is_unspaced(start)):
            pieces.append(" ")
            length += 1
        breaks.append((length, line.raw_offset(0)))
        pieces.append(line.text)
        length += len(line.text)
    return "".join(pieces), tuple(breaks)


def _mend(block: Block, config: "TextFixerConfig | None") -> Block:
    """Mend a block's broken encoding."""
    if config is None and not is_suspect(block.text):
        return block
    text, moved = mend(block.text, config)
    if not moved:
        return block
    if not text.strip(_UNSEEN):
        text = ""
    plain = _shape(text)[1] if block.shape in (Shape.HEADING, Shape.LIST, Shape.QUOTE) else text
    return block._replace(
        text=text,
        plain=plain,
        key=_key(plain),
        words=count_words(plain),
        breaks=_composed(block, moved),
    )


def _composed(block: Block, moved: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Where a mended text leaves step with the raw text: where it leaves the unmended one, or that did."""
    breaks = [(offset, block.raw_offset(before)) for offset, before in moved]
    befores = [before for _, before in moved]
    for offset, raw_offset in block.breaks:
        number = bisect_right(befores, offset)
        # Mended words come as a start and an end; inside them there is no step to keep.
        if number % 2 == 0:
            shift = moved[number - 1][0] - befores[number - 1] if number else 0
            breaks.append((offset + shift, raw_offset))
    return tuple(sorted(breaks))


def _undecorate(block: Block) -> Block:
    """Give a block the plain text that a reader sees: link texts for links, no emphasis marks."""
    if block.shape is Shape.CODE or not _MARKDOWN.search(block.plain):
        return block
    plain = _LINK.sub(r"\1", block.plain) if "](" in block.plain else block.plain
    plain = _REFERENCE.sub(r"\1", plain) if "][" in plain else plain
    plain = _EMPHASIS.sub("", plain).strip()
    return block._replace(plain=plain, key=_key(plain), words=count_words(plain))
