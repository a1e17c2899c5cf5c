"""Which lines were one paragraph before it was wrapped at a column."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from cleantext.document import Block, Shape
from cleantext.markdown import is_drawn, shape_of
from cleantext.text import CLOSERS, SENTENCE_ENDS, ends_sentence, has_unspaced

# The columns at which prose is hard-wrapped: e-mail and plain-text books use 65 to 80 (RFC 3676 asks for
# 78), some crawlers 100.
MIN_COLUMNS, MAX_COLUMNS = 56, 104
LEAST_FULL, MOSTLY_FULL = 2, 0.9
"""How many of the lines going on must be full, and which share of them."""
SLACK = 4
"""Columns by which a full line may miss its margin beyond the next line's first word: the indent of a list's
item is no part of its lines."""
LEAST_INDENT, LEAST_HANGING = 4, 3
"""Spaces before the lines of a paragraph below its first one, and sentences that so go on in a text of such."""
HYPHENS = ("-", "\u00ad", "\u2010")
"""Marks that part a word at the end of a line."""
MOST_WHOLE = 20
"""Lines of which no more than one ends in a hyphen where only words that have one are broken: "high-speed";"""
LEAST_LETTERS = 4
"""and letters of a part of such a word that tells."""
LONG_WORD = 30
"""Characters of an address that a margin does not hold,"""
OVERFULL = -1
"""and what counts as the width of a line that ends in one."""
# Compiled when it is first used: that takes some milliseconds, and few texts are wrapped.
_WIDE = (
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6"
    r"\U00020000-\U0003ffff]"
)
# A number's point ends no sentence, and Chinese has no space behind its stops.
_INSIDE = re.compile(rf"[{SENTENCE_ENDS}][{re.escape(CLOSERS)}]*(?:\s+\S|(?<=[。！？])\S)")
# The same where it is behind a word, and no date's or name's.
_INSIDE_WORDS = re.compile(rf"[^\W\d_]{{3}}[{SENTENCE_ENDS}][{re.escape(CLOSERS)}]*\s")
_OPENERS = frozenset("[(*_\"'“„«‘")
# "Monday, 3 March: …", "Present: …", "7 Uhr …".
_ITEM = re.compile(r"\w+[,:]|\d")
_QUOTED = _OPENERS - {"["}
_OPENING = re.compile(r"\[\d{1,4}\]|[(*_\"'“„«‘]{1,3}")
_WORD = re.compile(r"[^\W\d_]+")
_BEFORE_HYPHEN = re.compile(r"(?<![^\s(\[\"'“„«*_])[^\W\d_]+.$")
_BEHIND_HYPHEN = re.compile(r"[^\W\d_]+(?:[\"'”’»)*_,.;:!?…]*(?=\s|$)|['’-])")


def wrapped(raw: str, lines: Sequence[Block]) -> list[tuple[int, int]]:
    """Which lines are hard-wrapped prose: the first and last line of each paragraph.

    Prose wrapped at a margin shows by this: a sentence goes on in the next line, the first word of which
    would not have fitted. Verse, lists, menus and tables break where they like, and begin each line anew.
    A margin is believed when three lines in a row keep it, or several shorter paragraphs; then all of the
    text is joined at it.

    Args:
        raw: the text, which tells how far its lines are indented.
        lines: a block for each of its lines that is not blank, as `without_quote_marks` gives them.

    Returns:
        Pairs of indices into ``lines``, in order; none if the text is not wrapped. A line that is in no pair
        stays by itself.

    >>> raw = '''Most read
    ... The council met on Monday to speak of the old bridge, which has
    ... been shut since the flood, and of what it would cost to mend it
    ... before the winter.'''
    >>> wrapped(raw, [Block(m.start(), m.end(), m[0], m[0], "", gap=1) for m in re.finditer(".+", raw)])
    [(1, 3)]
    """
    # A look at the first letters tells most texts that are not wrapped.
    if sum(following.gap == 1 and _begins_small(following) for following in lines[1:]) < 2:
        return []
    indents = _indents(raw, lines)
    is_hanging = _hangs(lines, indents)
    widths = _widths(raw, lines, indents, is_hanging)
    if sum(MIN_COLUMNS * 0.7 <= width <= MAX_COLUMNS for width in widths) < 2:
        return []
    runs = [
        run
        for first, last in _runs(lines, widths)
        for run in (_split(first, last, indents) if is_hanging else [(first, last)])
    ]
    margins = [_margin(lines, widths, first, last) for first, last in runs]
    usual = _common_margin(lines, widths, runs) or _usual(margins)
    if not usual or not any(_shows_sentences(lines[first : last + 1]) for first, last in runs):
        return []
    has_wider = any(w > MAX_COLUMNS and line.shape is Shape.TEXT for line, w in zip(lines, widths, strict=True))
    paragraphs: list[tuple[int, int]] = []
    for (first, last), margin in zip(runs, margins, strict=True):
        if has_wider and _are_items(lines[first : last + 1]):
            continue
        full = {i for i in range(first, last) if _fills(lines, widths, i, margin or usual)}
        if not margin and len(full) > 1 and not any(_goes_on(lines, i) for i in full):
            # German has many capitals. Verse hardly ever begins a sentence inside of a line, and fills few.
            is_prose = any(_INSIDE_WORDS.search(line.text) for line in lines[first:last])
            fills_all = len(full) == last - first and OVERFULL not in widths[first:last]
            # Lines most of which end a sentence, or all of which begin as items do, are a programme's, or minutes.
            ends = sum(ends_sentence(line.text) for line in lines[first:last])
            are_items = all(_ITEM.match(line.text) for line in lines[first : last + 1])
            is_list = are_items or 2 * ends >= len(full)
            if not is_prose or not fills_all or is_list or not ends_sentence(lines[last].text):
                continue
        if not is_hanging:
            full -= _last_lines(lines, indents, first, last)
        start = first
        for index in range(first, last + 1):
            if index not in full:
                end = index - _is_heading(lines, widths, index)
                if end > start:
                    paragraphs.append((start, end))
                start = index + 1
    return paragraphs


def without_quote_marks(lines: list[Block]) -> list[Block]:
    """The lines, of which those that go on in a quote have lost its mark: html2text puts one before each.

    A list or another quote inside of it keeps its own mark, and so begins anew.

    Args:
        lines: a text's lines, in order.

    Returns:
        As many lines; the first one of a quote keeps its mark. A line of text below a quote of several lines is
        put as far from it as behind a blank line, so that nothing joins the two.

    >>> from cleantext.segment import segment
    >>> [line.text for line in without_quote_marks(segment("> It rained,\\n> and it poured.\\n> - For a week."))]
    ['> It rained,', 'and it poured.', '> - For a week.']
    """
    unmarked = lines[:1]
    for before, line in pairwise(lines):
        mark = line.text.removesuffix(line.plain)
        if (
            line.shape is before.shape is Shape.QUOTE
            and line.gap == 1
            and mark == before.text.removesuffix(before.plain)
            and shape_of(line.plain)[0] is Shape.TEXT
            and not line.breaks
        ):
            line = line._replace(start=line.start + len(mark), text=line.plain, shape=Shape.TEXT)
        elif line.shape is Shape.TEXT and unmarked[-1].shape is not before.shape:
            # A reply goes on from no quote of several lines.
            line = line._replace(gap=2)
        unmarked.append(line)
    return unmarked


def hangs(raw: str, lines: Sequence[Block]) -> bool:
    """Whether the lines of a text's paragraphs are indented but for the first ones.

    So ``get_text("\\n", strip=True)`` leaves the text of HTML that was wrapped inside its tags.

    Args:
        raw: the text, which tells how far its lines are indented.
        lines: a block for each of its lines that is not blank.

    >>> raw = "The council met\\n    and voted.\\n" * 3
    >>> hangs(raw, [Block(m.start(), m.end(), m[0], m[0], "", gap=1) for m in re.finditer(r"\\S.+", raw)])
    True
    """
    return _hangs(lines, _indents(raw, lines))


def _indents(raw: str, lines: Sequence[Block]) -> Sequence[int]:
    """The spaces before each line."""
    if "\n " not in raw and "\n\t" not in raw and "\n\u3000" not in raw:
        return [0] * len(lines)
    gaps = [raw[before.end : line.start] for before, line in pairwise(lines)]
    return [0, *(len(gap) - len(gap.rstrip(" \t\u00a0\u3000")) for gap in gaps)]


def _hangs(lines: Sequence[Block], indents: Sequence[int]) -> bool:
    """What `hangs` says, by the spaces before each line. A list's items hang by their marks instead."""
    # Of the sentences that go on in the next line, those in which it is not indented; in which it alone is; and in
    # which both are.
    flat = hanging = inside = 0
    if max(indents, default=0) < LEAST_INDENT:
        return False
    for index, indent in enumerate(indents[1:]):
        if lines[index + 1].gap == 1 and lines[index].shape is Shape.TEXT and _goes_on(lines, index):
            flat += not indent
            inside += indent > 0 < indents[index]
            hanging += indent >= LEAST_INDENT and not indents[index]
    return hanging >= LEAST_HANGING and hanging + inside > flat


def _split(first: int, last: int, indents: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The parts of a run of lines, each of which begins where one is not indented."""
    starts = [first, *(index for index in range(first + 1, last + 1) if not indents[index]), last + 1]
    return ((start, end - 1) for start, end in pairwise(starts) if end - start > 1)


def _widths(raw: str, lines: Sequence[Block], indents: Sequence[int], is_hanging: bool) -> Sequence[int]:
    """The columns that each line takes, `OVERFULL` if it ends in an address."""
    if is_hanging:
        # What hangs may have lost the first line's indent, if that line is no wider than the others with it.
        ends = [indent + len(line.text) for line, indent in zip(lines, indents, strict=True) if indent]
        widest = max((end for end in ends if end <= MAX_COLUMNS), default=0) + SLACK
        lost = [
            below if following.gap == 1 else 0 for below, following in zip(indents[1:], lines[1:], strict=True)
        ]
        indents = [
            indent or (below if len(line.text) + below <= widest else 0)
            for line, indent, below in zip(lines, indents, [*lost, 0], strict=True)
        ]
    # An indent is a part of a line, so that a list's items end where paragraphs do.
    widths = [len(line.text) + indent for line, indent in zip(lines, indents, strict=True)]
    if not raw.isascii() and re.search(_WIDE, raw):
        widths = [width + len(re.findall(_WIDE, line.text)) for width, line in zip(widths, lines, strict=True)]
    if "://" in raw or "](" in raw:
        last_words = [line.text[line.text.rfind(" ") + 1 :] for line in lines]
        # A short line with an address tells its margin as others do.
        widths = [
            OVERFULL if is_address(word) and w > MIN_COLUMNS else w
            for word, w in zip(last_words, widths, strict=True)
        ]
    return widths


def _runs(lines: Sequence[Block], widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of consecutive lines that are short enough to be wrapped; a mark begins a new run."""
    first: int | None = None
    for index, (line, width) in enumerate(zip(lines, widths, strict=True)):
        # Wide gaps inside a line are a table's, but for Pandoc's behind the mark of a list's item.
        # A call for each line would be felt.
        is_line = line.text[:1].isalnum() or not is_drawn(line.text)
        fits = (0 < width <= MAX_COLUMNS or width == OVERFULL) and "   " not in line.plain and is_line
        begins = line.shape is not Shape.TEXT or (index > 0 and _points_on(lines[index - 1], line))
        if first is not None and (line.gap != 1 or not fits or begins):
            if index - 1 > first:
                yield first, index - 1
            first = None
        if (
            first is None
            and fits
            and (width >= MIN_COLUMNS / 2 or width == OVERFULL)
            and line.shape in (Shape.TEXT, Shape.LIST, Shape.QUOTE, Shape.HEADING)
            # An item that is an address goes on nowhere.
            and not (line.shape is Shape.LIST and width == OVERFULL and line.words == 1)
        ):
            first = index
    if first is not None and len(lines) - 1 > first:
        yield first, len(lines) - 1


def _points_on(line: Block, following: Block) -> bool:
    """Whether a line below a sentence's end says where to read on: "Read more: https://…"."""
    return (
        "://" in following.text
        and following.text.rpartition(" ")[2].lstrip("(<[").startswith(("http://", "https://"))
        and not _begins_small(following)
        and ends_sentence(line.text)
    )


def _margin(lines: Sequence[Block], widths: Sequence[int], first: int, last: int) -> int:
    """The column at which a run of lines is wrapped, 0 where its lines do not show one."""
    if last - first < 2:
        return 0
    margin = max(widths[first : last + 1])
    return _kept(lines, widths, [index for index in range(first, last) if _goes_on(lines, index)], margin)


def _usual(margins: Sequence[int]) -> int:
    """The margin that most runs keep, the largest of those a word apart; 0 if none shows one."""
    counts = Counter(margin for margin in margins if margin)
    near = {margin: sum(counts[margin - less] for less in range(2 * SLACK)) for margin in counts}
    return max(near, key=lambda margin: (near[margin], margin), default=0)


def is_address(word: str) -> bool:
    """Whether a word is an address with what stands before it, which no margin may hold.

    Args:
        word: what stands between two spaces. One shorter than `LONG_WORD` fits into a margin.

    >>> is_address("[Quay](https://quay.example/news/2024/")
    True
    """
    return len(word) >= LONG_WORD and ("](" in word or "://" in word)


def _common_margin(lines: Sequence[Block], widths: Sequence[int], runs: Sequence[tuple[int, int]]) -> int:
    """The margin that paragraphs of two and three lines keep together, 0 if they do not."""
    # Each line that goes on in the next, with its run's last.
    going_on = {index: last for first, last in runs for index in range(first, last) if _goes_on(lines, index)}
    margin = max((widths[index] for index in going_on), default=0)
    if len(going_on) == 2:
        # Two lines are few: they must be of sentences, and a text that was wrapped has no wider one. Words of a
        # dictionary begin small, each on a line of its own.
        is_wider = any(
            w > margin + SLACK and line.shape is Shape.TEXT for line, w in zip(lines, widths, strict=True)
        )
        begins_small = any(lines[first].text[:1].islower() for first, last in runs if last in going_on.values())
        if is_wider or begins_small or not all(ends_sentence(lines[last].text) for last in going_on.values()):
            return 0
    return _kept(lines, widths, [*going_on], margin)


def _kept(lines: Sequence[Block], widths: Sequence[int], going_on: Sequence[int], margin: int) -> int:
    """A margin if lines that go on in the next ones keep it, else 0."""
    if margin < MIN_COLUMNS:
        return 0
    full = sum(_fills(lines, widths, index, margin) for index in going_on)
    return margin if full >= max(LEAST_FULL, MOSTLY_FULL * len(going_on)) else 0


def _last_lines(lines: Sequence[Block], indents: Sequence[int], first: int, last: int) -> Set[int]:
    """The lines of a run that end a paragraph, if the first lines of paragraphs alone are indented."""
    left = min(indents[first : last + 1])
    if left not in indents[first + 1 : last + 1]:
        return frozenset()
    return {i for i in range(first, last) if indents[i + 1] > left and ends_sentence(lines[i].text)}


def _is_heading(lines: Sequence[Block], widths: Sequence[int], index: int) -> bool:
    """Whether a line is none of the paragraph above it, the last line of which is full by chance."""
    line, above = lines[index], lines[index - 1]
    return (
        ends_sentence(above.text)
        and line.text[:1].isupper()
        and line.text[-1:].isalnum()
        and 2 * widths[index] < widths[index - 1]
    )


def _shows_sentences(lines: Sequence[Block]) -> bool:
    """Whether a line begins with a small letter, a sentence ends inside of one, or in the shortest one at the end.

    None is so in verse and lists of a script without capitals, in which lines may be as long as each other.
    """
    *above, last = lines
    if ends_sentence(last.text) and all(len(line.text) > len(last.text) for line in above):
        return True
    return any(line.text[:1].islower() or _INSIDE.search(line.text) for line in lines)


def _are_items(lines: Sequence[Block]) -> bool:
    """Whether a run's lines all begin small and no sentence ends in them: a list without marks, or code.

    Two lines may be what a link or an emphasis has broken off.
    """
    return len(lines) > 2 and all(
        line.text[:1].islower() and not ends_sentence(line.text) and _INSIDE.search(line.text) is None
        for line in lines
    )


def _goes_on(lines: Sequence[Block], index: int) -> bool:
    """Whether a sentence goes on from a line into the next: in small letters, or in a script without.

    A list's items may begin with small letters as well, but end in a semicolon.
    """
    following = lines[index + 1].text[:1]
    if not _begins_small(lines[index + 1]) or lines[index].text[-1:] in ":;":
        return False
    if following in _QUOTED and lines[index].text[-1:] in CLOSERS:
        # A list of quotations.
        return False
    return not following.isalpha() or following.islower() or not ends_sentence(lines[index].text)


def _begins_small(line: Block) -> bool:
    """Whether a line begins with a small letter, or one of a script without capitals.

    Before a small one may stand quotation marks, those of emphasis, and the number that text browsers give a link.
    """
    first = line.text[:1]
    if first in _OPENERS and (opening := _OPENING.match(line.text)):
        return line.text[opening.end() : opening.end() + 1].islower()
    return first.isalpha() and not first.isupper()


def _fills(lines: Sequence[Block], widths: Sequence[int], index: int, margin: int) -> bool:
    """Whether a line is full: the next line's first word would not have fitted on it."""
    if is_unspaced(lines[index].text[-1:]) or is_unspaced(lines[index + 1].text[:1]):
        # Some marks may not begin a line and take the letter before with them.
        return margin - 2 * SLACK <= widths[index] <= margin + SLACK
    if widths[index] == OVERFULL:
        return True
    word = len(lines[index + 1].text.partition(" ")[0])
    return margin - SLACK - word <= widths[index] <= margin + SLACK


def is_unspaced(character: str) -> bool:
    """Whether a letter or mark belongs to a script written without spaces.

    Args:
        character: one, or an empty text for none.

    >>> is_unspaced("京"), is_unspaced("。"), is_unspaced("é"), is_unspaced("")
    (True, True, False, False)
    """
    if character.isascii():
        return False
    return has_unspaced(character) or "\u3000" <= character <= "\u303f" or "\uff01" <= character <= "\uff60"


def breaks_word(line: Block, following: Block) -> bool:
    """Whether a line ends in a hyphen inside of a word, and not of an address.

    Args:
        line: the one that may end in a hyphen.
        following: the line below it.

    >>> from cleantext.segment import segment
    >>> broken, names, address = "the neigh-\\nbours met", "Anna-\\nMarie", "to quay.example/old-\\nbridge"
    >>> [breaks_word(*segment(text)) for text in (broken, names, address)]
    [True, False, False]
    """
    if line.text[-1:] not in HYPHENS or not following.text[:1].islower():
        return False
    return _BEFORE_HYPHEN.search(line.text[-40:]) is not None and _BEHIND_HYPHEN.match(following.text) is not None


def with_own_hyphens(raw: str, lines: Sequence[Block], groups: Sequence[tuple[int, int]]) -> Set[int]:
    """The lines, by where they start, that end in a hyphen which is their last word's own, as in "high-speed".

    Most programs wrap at hyphens that are there and few put new ones, but those put many. Where there are few,
    such a hyphen is known by a word that stands in the text alone as well.

    Args:
        raw: the text.
        lines: all of its lines.
        groups: the first and last line of each paragraph that is joined again.

    Returns:
        Where they start in ``raw``; nothing if more than one line in `MOST_WHOLE` of those that are joined ends in
        a hyphen.

    >>> raw = "It gains\\nspeed.\\n" * 20 + "a high-\\nspeed train"
    >>> lines = [Block(m.start(), m.end(), m[0], m[0], "", gap=1) for m in re.finditer(".+", raw)]
    >>> [raw[start:] for start in with_own_hyphens(raw, lines, [(0, 41)])]
    ['a high-\\nspeed train']
    """
    pairs = [pair for first, last in groups for pair in pairwise(lines[first : last + 1])]
    broken = [pair for pair in pairs if breaks_word(*pair)]
    if not broken or MOST_WHOLE * len(broken) > len(pairs):
        return frozenset()
    words = Counter(_WORD.findall(raw.casefold()))

    def is_word(text: str) -> bool:
        return len(text) >= LEAST_LETTERS and words[text.casefold()] > 1

    return {
        line.start
        for line, following in broken
        if is_word(_WORD.findall(line.text)[-1]) or is_word(_WORD.findall(following.text)[0])
    }
