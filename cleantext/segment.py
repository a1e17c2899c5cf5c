"""Raw text into blocks with exact spans, whatever the extractor's habit.

A line is a block, but where several are one thing: prose that was wrapped at a column (`cleantext.wrapping`) or
broken where a tag stood (`cleantext.broken`) is joined again; a table, a fenced piece of code and a heading with a
line drawn below it are one block however many lines they have.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from typing import TYPE_CHECKING

from cleantext.broken import broken_at_tags, broken_links, is_tight
from cleantext.document import LONG, Block, Shape
from cleantext.markdown import MARK_STARTS, is_underline, shape_of, signs_in, undecorated
from cleantext.repair import is_suspect, mend, suspects
from cleantext.seams import lost_breaks
from cleantext.text import (
    AROUND_ORNAMENT,
    AROUND_PICTURE,
    EDGE,
    INVISIBLE,
    ORNAMENTS,
    PICTURES,
    count_words,
    fold,
    fold_lines,
    has_unspaced,
    odd_characters,
    trim,
)
from cleantext.wrapping import (
    HYPHENS,
    breaks_word,
    hangs,
    is_address,
    is_unspaced,
    with_own_hyphens,
    without_quote_marks,
    wrapped,
)

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

FOLDED_AT_ONCE = 500
"""Lines that are folded together: enough to save calls, few enough to stay in the processor's cache."""
MAX_KEY = 1000
"""Characters of the longest line that is folded for look-ups."""

_TABLE_RULE = re.compile(r"[\s:|-]+")
_MULTILINE = (Shape.CODE, Shape.TABLE)
_OTHER_BREAKS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_UNSEEN = INVISIBLE + " \t\u00a0\u2009\u202f\u3000"


def segment(raw: str, repair: "bool | TextFixerConfig" = True, breaks: Sequence[int] | None = None) -> list[Block]:
    """Split a text into blocks.

    Args:
        raw: any text; lines may end in any way that Unicode knows.
        repair: whether to mend broken encoding, or ftfy's settings for it.
        breaks: where lines begin that stand right behind others; what `lost_breaks` says if not given.

    Returns:
        The blocks in order. Every character that is not white space stands in exactly one of them.

    >>> [block.text for block in segment("First paragraph.\\r\\n\\r\\nSecond one.")]
    ['First paragraph.', 'Second one.']
    >>> [(block.text, block.plain, block.key) for block in segment("## Most  **read**:\\nItâ€™s shut")]
    [('## Most  **read**:', 'Most  read:', 'most read'), ('It’s shut', 'It’s shut', "it's shut")]
    """
    odd = odd_characters(raw)
    blocks = _merge(raw, _lines(raw, odd, lost_breaks(raw) if breaks is None else breaks))
    config = None if isinstance(repair, bool) else repair
    if config is not None:
        blocks = [_mend(block, config) for block in blocks]
    elif repair and (offsets := suspects(raw, odd)):
        starts = [block.start for block in blocks]
        for index in {bisect_right(starts, offset) - 1 for offset in offsets}:
            blocks[index] = _mend(blocks[index], None)
    for sign in signs_in(raw):
        blocks = [_undecorate(block) if sign in block.plain else block for block in blocks]
    if not odd.isdisjoint(ORNAMENTS):
        blocks = [block if block.text.isascii() else _without_ornaments(block) for block in blocks]
    return blocks


def _lines(raw: str, odd: Set[str], begins: Sequence[int]) -> list[Block]:
    """A block for each line that is not blank, of a text with some odd characters, in which some lines begin
    behind others."""
    # Most texts break their lines in one way; only that one leaves the lines without their ends.
    one_way = not begins and odd.isdisjoint(_OTHER_BREAKS)
    visible = odd.isdisjoint(INVISIBLE)
    spaced = not has_unspaced("".join(odd))
    lines = raw.split("\n") if one_way else raw.splitlines(keepends=True)
    if begins:
        lines = [*_cut(lines, begins)]
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
                    text, key = shown, _key(shown)
            shape, plain = Shape.TEXT, text
            if text[:1] in MARK_STARTS or text[1:2] == ")":
                shape, plain = shape_of(text)
                if shape is Shape.LIST:
                    key = _key(plain)
            words = plain.count(" ") + 1 if spaced else count_words(plain)
            # A named tuple's own constructor takes twice the time.
            append(new(Block, (start, end, text, plain, key, shape, gap, words, breaks)))
            # Between the paragraphs of a quote stands its mark alone.
            gap = 1 if text[:1] != ">" or text.strip("> \t") else 2
        else:
            gap += 1
        position += len(line) + one_way
    return blocks


def _cut(lines: Sequence[str], begins: Sequence[int]) -> Iterator[str]:
    """Cut lines with their ends where others begin in them."""
    position = number = 0
    for line in lines:
        start = 0
        end = position + len(line)
        while number < len(begins) and begins[number] < end:
            yield line[start : begins[number] - position]
            start = begins[number] - position
            number += 1
        yield line[start:]
        position = end


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


def _merge(raw: str, lines: list[Block]) -> list[Block]:
    """Make one block of lines that belong together."""
    shapes = {line.shape for line in lines}
    unmarked = without_quote_marks(lines) if Shape.QUOTE in shapes else lines
    groups = _groups(raw, lines, unmarked)
    if not shapes.isdisjoint(_MULTILINE):
        groups += _marked_groups(lines)
    groups.sort()
    if not groups:
        return lines
    own_hyphens = with_own_hyphens(raw, unmarked, groups)
    blocks: list[Block] = []
    done = 0
    for first, last in groups:
        if first < done:
            continue
        blocks += lines[done:first]
        head = lines[first]
        breaks: tuple[tuple[int, int], ...]
        if head.shape in _MULTILINE or _has_rule(lines, first):
            head = head if head.shape in _MULTILINE else head._replace(shape=Shape.TABLE)
            text = raw[head.start : lines[last].end]
            plain, breaks = text, ()
        elif last == first + 1 and is_underline(lines[last].text):
            text, plain = f"{head.text}\n{lines[last].text}", head.plain
            breaks = (*head.breaks, (len(head.text) + 1, lines[last].raw_offset(0)))
            head = head._replace(shape=Shape.HEADING)
        else:
            text, breaks = _join(raw, [head, *unmarked[first + 1 : last + 1]], own_hyphens)
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


def _groups(raw: str, lines: Sequence[Block], unmarked: Sequence[Block]) -> list[tuple[int, int]]:
    """The first and last line of each group to be merged whose lines do not begin with a mark that says so."""
    groups = wrapped(raw, unmarked)
    if not groups:
        groups = broken_at_tags(lines)
    elif hangs(raw, lines):
        groups = _broken_too(lines, groups)
    if ("]" in raw and "](" in raw) or ("<" in raw and "</" in raw):
        groups = _united(groups, broken_links(unmarked))
    if ("=" in raw and "\n==" in raw) or "\n--" in raw:
        groups += _underlined(lines)
    if "|" in raw and "---|" in raw:
        groups += _bare_tables(lines)
    return groups


def _marked_groups(lines: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The first and last line of each piece of fenced code, and of each table with a bar in front of its rows."""
    fences: dict[str, list[int]] = {"```": [], "~~~": []}
    for index, line in enumerate(lines):
        fence = line.text[:3]
        if fence in fences and not line.text.strip(fence[0]):
            fences[fence].append(index)
    done = -1
    for index, line in enumerate(lines):
        if index > done and line.shape in _MULTILINE:
            is_code = line.shape is Shape.CODE
            done = _fence(lines, index, fences) if is_code else _rows(lines, index)
            if done > index and (is_code or _has_rule(lines, index)):
                yield index, done


def _broken_too(lines: Sequence[Block], groups: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Wrapped paragraphs that were broken at tags as well: each group is one line for what looks for those."""
    last_lines = dict(groups)
    whole: list[Block] = []
    spans: list[tuple[int, int]] = []
    index = 0
    while index < len(lines):
        last = last_lines.get(index, index)
        line = lines[index]
        if last > index:
            text = " ".join(part.text for part in lines[index : last + 1])
            line = line._replace(text=text, words=count_words(text), key=_key(text))
        whole.append(line)
        spans.append((index, last))
        index = last + 1
    return _united(groups, [(spans[first][0], spans[last][1]) for first, last in broken_at_tags(whole)])


def _underlined(lines: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The lines that have another drawn below them, which makes them headings."""
    for index, (line, following) in enumerate(pairwise(lines)):
        # The last item of a list has a line below it that parts the list from what follows.
        is_first = line.gap != 1 or lines[index - 1].shape is not Shape.LIST
        may_head = line.shape is Shape.TEXT or (line.shape is Shape.LIST and is_first)
        is_heading = may_head and len(line.text) <= LONG and any(map(str.isalnum, line.text))
        if following.gap == 1 and is_heading and is_underline(following.text):
            yield index, index + 1


def _united(some: Sequence[tuple[int, int]], others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Groups of which those that share a line are one."""
    united: list[tuple[int, int]] = []
    for first, last in sorted([*some, *others]):
        if united and first <= united[-1][1]:
            first, last = united[-1][0], max(last, united.pop()[1])
        united.append((first, last))
    return united


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


def _bare_tables(lines: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Tables without a bar in front of their rows, as html2text writes them."""
    last = -1
    for index, line in enumerate(lines):
        if index > last and line.text[:1] == "-" and _is_rule(line):
            first = index - (index > 0 and line.gap == 1 and "|" in lines[index - 1].text)
            last = index
            while last + 1 < len(lines) and lines[last + 1].gap == 1 and "|" in lines[last + 1].text:
                last += 1
            if last > first:
                yield first, last


def _has_rule(lines: Sequence[Block], first: int) -> bool:
    """Whether rows are a Markdown table: a rule is among the first two."""
    return any(_is_rule(line) for line in lines[first : first + 2])


def _is_rule(line: Block) -> bool:
    return "-" in line.text and "|" in line.text and _TABLE_RULE.fullmatch(line.text) is not None


def _join(raw: str, lines: Sequence[Block], own_hyphens: Set[int]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Wrapped lines as one text, with the places where it leaves step with the raw text.

    A hyphen at a line's end goes if it parts a word that has none.
    """
    pieces = [lines[0].text]
    breaks = list(lines[0].breaks)
    length = len(pieces[0])
    word = _last_word(lines[0].text)
    for before, line in pairwise(lines):
        end, start = before.text[-1:], line.text[:1]
        if raw[before.end - 1] in HYPHENS and before.text.rstrip("".join(HYPHENS))[-1:].isalnum():
            # A soft hyphen is no part of the text to begin with.
            if before.start not in own_hyphens and breaks_word(before, line) and not is_address(word):
                pieces[-1] = pieces[-1][:-1]
                length -= 1
        elif not (is_unspaced(end) and is_unspaced(start)) and not is_tight(raw, before, line):
            pieces.append(" ")
            length += 1
            word = ""
        breaks.append((length, line.raw_offset(0)))
        pieces.append(line.text)
        if " " in line.text:
            word = _last_word(line.text)
        elif len(word) < MAX_KEY:
            word += line.text
        length += len(line.text)
    return "".join(pieces), tuple(breaks)


def _last_word(text: str) -> str:
    return text[text.rfind(" ") + 1 :]


def _mend(block: Block, config: "TextFixerConfig | None") -> Block:
    """Mend a block's broken encoding."""
    if config is None and not is_suspect(block.text):
        return block
    text, moved = mend(block.text, config)
    if not moved:
        return block
    # Of "Sport&nbsp;" a space would be left behind the word.
    text = text.rstrip(_UNSEEN)
    moved = tuple((offset, before) for offset, before in moved if offset <= len(text))
    shape, plain = block.shape, text
    if shape not in _MULTILINE:
        # A bullet may have been broken too.
        shape, plain = shape_of(text)
    return block._replace(
        text=text,
        plain=plain,
        shape=shape,
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
    """Give a block the plain text that a reader sees."""
    shape, plain = undecorated(block.shape, block.plain)
    if plain == block.plain:
        return block
    return block._replace(plain=plain, key=_key(plain), words=count_words(plain), shape=shape)


def _without_ornaments(block: Block) -> Block:
    """Give a block the plain text behind its arrow or emoji, and a key without those around it."""
    plain, key = block.plain, block.key
    if block.shape not in _MULTILINE and plain[:1] in PICTURES:
        plain = plain.lstrip(AROUND_PICTURE) or plain
    if key[:1] in ORNAMENTS or key[-1:] in ORNAMENTS:
        key = trim(key.strip(AROUND_ORNAMENT)) or key
    if plain == block.plain and key == block.key:
        return block
    return block._replace(plain=plain, key=key, words=count_words(plain))
