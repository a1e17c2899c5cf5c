"""Which lines were one before something broke them where a tag stood: paragraphs at their links, and links."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from string import ascii_uppercase, digits

from cleantext.document import Block, Shape
from cleantext.markdown import closes, open_at
from cleantext.text import COLONS, SENTENCE_ENDS, ends_sentence

MAX_LINK_LINES = 9
"""Lines of the longest link that is joined again."""
MAX_GREETING = 4
"""Words of the longest greeting above a letter."""
LEAST_BEFORE, MAX_LINKED = 4, 12
"""Words of a paragraph before its first link, and of the longest link's text inside a sentence."""
LEAST_BROKEN, WIDE_LINE, UNEVEN = 9, 40, 3
"""Words of the shortest paragraph that tags broke, columns of a line that it has, and how many times that line is
longer than another: verse in small letters is more even."""
_ENDS = frozenset(["", *SENTENCE_ENDS, *COLONS, *";；"])
# Behind ":" and three spaces stands what a list of Markdown defines. Dutch begins a sentence with "’s Avonds" or
# "’s-Gravenhage", and their capital comes second.
_CLOSING = re.compile(
    r"[,.;:!?)\]](?=\s|$)(?!   )|[，。、；：？！）」』》]|['’](?:s\b(?!-[A-Z]|\s[A-Z]\w*s\b)|\s)|\[\d{1,3}\]$"
)
# So do some names in every language: "eBay", "mRNA", "p53".
_NAME = re.compile(r"[a-z]+[A-Z\d]")
# And the fields that tools write, below another or a line that is drawn: "title: …".
_FIELD, _ABOVE_FIELD = re.compile(r"[a-z]\w*:\s"), re.compile(r"[a-z]\w*:(?:\s|$)|\W+$")
_CAPITALS = frozenset(ascii_uppercase + digits)
_OPENING, _EITHER = frozenset("([„"), frozenset("“«")
SMALL, TIED = 1, 2
"""How a line is known to go on in the next: by a small letter alone, or by a mark with which no line begins."""


def broken_links(lines: Sequence[Block]) -> list[tuple[int, int]]:
    """The links and tags that were wrapped: the first and last line of each.

    html2text wraps "[The Quay](/)" wherever it holds a space, and Pandoc so wraps tags.

    Args:
        lines: a block for each line of a text that is not blank.

    Returns:
        Pairs of indices into ``lines``, in order. No link goes on behind a blank line.

    >>> raw = "Read [The\\nQuay](/quay) daily\\nor [not"
    >>> broken_links([Block(m.start(), m.end(), m[0], m[0], "", gap=1) for m in re.finditer(".+", raw)])
    [(0, 1)]
    """
    links: list[tuple[int, int]] = []
    first = start = -1
    text = ""
    for index, line in enumerate(lines):
        if first >= 0 and (line.gap != 1 or index - first >= MAX_LINK_LINES):
            first = -1
        text = f"{text} {line.text}" if first >= 0 else line.text
        if first >= 0 and closes(text, start):
            links.append((first, index))
            first = -1
        if first < 0:
            start = open_at(line.text)
            first, text = (index, line.text) if start >= 0 else (-1, "")
    return links


def broken_at_tags(lines: Sequence[Block]) -> list[tuple[int, int]]:
    """The paragraphs that were broken where a tag stood: the first and last line of each.

    ``get_text("\\n")`` and ``itertext`` give a line to each piece between two tags, so that a link, or a word in
    bold, stands on a line of its own, and the sentence goes on below in a small letter or with a comma.

    Args:
        lines: a block for each line of a text that is not blank.

    Returns:
        Pairs of indices into ``lines``, in order. Of lines that are no paragraph together, only those that a mark
        ties are in one.

    >>> from cleantext.text import count_words
    >>> raw = "Most read\\nHe told the county\\nCouncil\\nthat the bridge stays shut until the spring."
    >>> found = [(m.span(), m[0]) for m in re.finditer(".+", raw)]
    >>> broken_at_tags([Block(*span, text, text, text, gap=1, words=count_words(text)) for span, text in found])
    [(1, 3)]
    """
    n = len(lines)
    ties = [0] * (n + 1)
    # Most lines begin with a capital, and need no second look.
    for index, following in enumerate(lines[1:]):
        if following.text[:1] not in _CAPITALS and following.gap == 1:
            ties[index] = _tie(lines[index], following)
    if not any(ties):
        return []
    copies = Counter(line.key for line in lines)
    paragraphs: list[tuple[int, int]] = []
    first = 0
    while first < n:
        last, words = first, lines[first].words
        while True:
            if ties[last]:
                last += 1
            elif ties[last + 1] and _holds_link(lines, last, words) and copies[lines[last].key] == 1:
                last += 2
            else:
                break
            words += lines[last].words
        if last > first:
            if _is_paragraph(lines[first : last + 1], words):
                paragraphs.append((first, last))
            else:
                paragraphs += _tied(ties, first, last)
        first = last + 1
    return paragraphs


def _tie(line: Block, following: Block) -> int:
    """Whether a sentence goes on in the next line: `TIED` or `SMALL`, 0 if it does not."""
    if following.shape is not Shape.TEXT or not line.text:
        return 0
    if line.text == "[" or _CLOSING.match(following.text):
        return TIED
    # "Dear Ann," is a line of its own, and some mark a list's items with an "o".
    is_greeting = line.text[-1] == "," and line.words <= MAX_GREETING
    is_item = following.text[:2] == "o " and following.text[2:3].isupper()
    is_field = _FIELD.match(following.text) and _ABOVE_FIELD.match(line.text)
    goes_on = following.text[:1].islower() and line.text[-1] not in _ENDS and not _NAME.match(following.text)
    return SMALL if goes_on and not is_greeting and not is_item and not is_field else 0


def _is_paragraph(lines: Sequence[Block], words: int) -> bool:
    """Whether lines that go on in small letters are a paragraph's, and no verse, list or menu."""
    widths = [len(line.text) for line in lines]
    is_uneven = max(widths) >= max(WIDE_LINE, UNEVEN * min(widths))
    return words >= LEAST_BROKEN and ends_sentence(lines[-1].text) and is_uneven


def _tied(ties: Sequence[int], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The runs among some lines that marks tie together."""
    start = first
    for index in range(first, last + 1):
        if index == last or ties[index] != TIED:
            if index > start:
                yield start, index
            start = index + 1


def _holds_link(lines: Sequence[Block], index: int, words: int) -> bool:
    """Whether a line of some paragraph may be followed by a link that the line after that one goes on from."""
    following = lines[index + 1]
    return (
        words >= LEAST_BEFORE
        and following.gap == 1
        and following.shape is Shape.TEXT
        and following.words <= MAX_LINKED
        and lines[index].text[-1:] not in _ENDS
    )


def is_tight(raw: str, line: Block, following: Block) -> bool:
    """Whether nothing stood between two lines before they were broken: a comma has no space before it.

    Args:
        raw: the text, which tells whether white space is left between them.
        line: the upper one.
        following: the one below it.

    >>> from cleantext.segment import segment
    >>> [is_tight(raw, *segment(raw)) for raw in ("Poet (\\nAnn Lee", "Poet ( \\nAnn Lee", "Poet\\nAnn Lee")]
    [True, False, False]
    """
    between = raw[line.end : following.start].strip("\r\n")
    # Something that does not show may have stood between them.
    if not (raw[line.end - 1] + raw[following.start]).isprintable():
        return False
    # “ and « close a quote in German and Danish.
    is_open = line.text[-1:] in _OPENING or (line.text[-1:] in _EITHER and not line.text[-2:-1].strip())
    return not between and (is_open or _CLOSING.match(following.text) is not None)
