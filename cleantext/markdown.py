"""Markdown as crawlers and extractors write it: the marks of lines, links, emphasis, and what is left of tags.

All of it is decoration: ignored for judging and kept in the output.
"""

import re
from collections.abc import Iterator, Mapping

from cleantext.document import Shape

_MARK = re.compile(
    r"(?P<heading>\#{1,6}[ \t]+(?=\S))"
    # A day before a month is no number of an item: "12. 5. 2024", "12. Mai 2024".
    r"|(?P<list>(?:[-*+•∙·◦‣▪●○▢□☐✓✔✅–—]|\d{1,3}[.)](?!\s(?:\d{1,2}\.|[^\W\d_]+\.?\s)\s?\d{4}\b)"
    # Of "(c) 2024 Example Media" the sign is no item's.
    r"|\((?!c\)\s\d{4}\s)[a-z0-9]\)|[A-Za-z]\))"
    r"[ \t\u00a0]+(?=\S))"
    r"|(?P<quote>(?:>[ \t]*)+(?=[^\s>]))|(?P<table>\|)"
    # Tildes alone stand between scenes, and code between backticks on one line is no fence.
    r"|(?P<code>`{3,}[^`]*$|~{3,}[ \t]*\w[^~]*$)"
)
MARK_STARTS = frozenset("#-*+•∙·◦‣▪●○▢□☐✓✔✅–—0123456789(>|`~")
"""What a mark may begin with, but for a letter and a bracket."""
LEAST_DRAWN, MOST_SIGNS = 8, 3
"""Signs of the shortest line drawn across a page, and different ones in it. "* * *" stands between scenes."""
_SIGNS: Mapping[str, str] = {
    "](": "](",
    "][": "][",
    "*": "*",
    "_": "_",
    "`": "`",
    "~~": "~~",
    "\\": "\\",
    "</": "<",
    "://": "://",
}
"""What a text with decoration has one of, and then its decorated lines."""

_DECORATION = re.compile(r"\][(\[]|\*\*|__|(?<!\w)[*_](?=\w)|`|~~|</?[a-z]|\[\d{1,4}\]|\\[^\w\s]")
# Each part takes all that it can and gives nothing back, or a menu inside a link would be tried in every way.
_WHERE = r"\([^()\s]{0,2000}+(?:\([^()\s]{0,200}+\)[^()\s]{0,200}+)?+[^()]{0,200}+\)"
_IMAGE = re.compile(rf"!\[([^\[\]]*)\](?:{_WHERE}|\[[^\[\]]*\])")
_LINK = re.compile(rf"\[([^\[\]]*)\]{_WHERE}|\[([^\[\]]+)\]\[[^\[\]]*\]")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\w)|(?<=[^\W_])_{1,3}(?!\w)|~~|`+")
# "[12]" before the words of a link, as text browsers number them.
_NUMBER = re.compile(r"\[\d{1,4}\](?=\S)")
# In code a number in brackets stands behind a name: "rows[0].id".
_NUMBERED = re.compile(r"(?<![^\s*+•])\[\d{1,4}\]\w")
# Where a link led in a mail or another text without marks: "Read more ( https://… )", "Read more <https://…>",
# "Read more » https://…".
_ADDRESS = re.compile(
    r"\s(?:\(\s?https?://[^\s()]++\s?\)|<https?://[^\s<>]++>|\[\s?https?://[^\s\[\]]++\s?\]"
    r"|(?<=[>»›→]\s)https?://\S++$)"
)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# Those that lay out a page: others may stand in an article that speaks of them.
_TAG = re.compile(
    r"</?(?:a|article|aside|b|br|button|caption|center|col|colgroup|dd|div|dl|dt|em|embed|fieldset|figcaption|figure|font"
    r"|footer|form|h[1-6]|header|hr|i|iframe|img|input|label|li|main|nav|object|ol|option|p|picture|section|select|small"
    r"|source|span|strong|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|tr|u|ul|video)\b[^<>]{0,2000}>"
)
_WHOLE = re.compile(rf"\[(?:[^\[\]]|\[[^\[\]]*\]{_WHERE})*+\](?:{_WHERE}|\[[^\[\]]*\])|\]{_WHERE}|<[^<>]*>")
_OPEN = re.compile(r"\[(?:!?\[[^\[\]]*(?:\][^\[\]]*)?|[^\[\]]*)$|\]\([^()\s]*(?:\s[^()]*)?$|<[a-z][^<>]*$")


def signs_in(raw: str) -> Iterator[str]:
    """What a line of a text must have one of to be decorated.

    Args:
        raw: the text.

    Returns:
        The signs, in no order that tells anything; none if no line of the text can be decorated.

    >>> list(signs_in("[Home](/) or *home*"))
    ['](', '*']
    """
    # One sign is looked for in a twentieth of the time that two take, and most texts have none of these.
    yield from (in_line for in_text, in_line in _SIGNS.items() if in_text[0] in raw and in_text in raw)
    # The first link of a page goes with its menu, and others stay.
    if "[" in raw and ("[1]" in raw or _NUMBERED.search(raw)):
        yield "]"


def shape_of(text: str) -> tuple[Shape, str]:
    """What a line's first characters mark it as, and the line without the mark.

    Args:
        text: the line, without white space around it.

    Returns:
        Its shape, and what stands behind the mark. Rows of tables and fences of code keep theirs.

    >>> shape_of("## What it costs")
    (<Shape.HEADING: 'heading'>, 'What it costs')
    >>> [shape_of(line)[1] for line in ("2. Whisk the eggs", "3. May 2024", "| Ashford | 1 |")]
    ['Whisk the eggs', '3. May 2024', '| Ashford | 1 |']
    """
    match = _MARK.match(text)
    if match is None:
        return Shape.TEXT, text
    shape = Shape(match.lastgroup or "text")
    if shape in (Shape.TABLE, Shape.CODE):
        return shape, text
    return shape, text[match.end() :]


def is_underline(text: str) -> bool:
    """Whether a line makes a heading of the line above it.

    Args:
        text: the line, without white space around it.

    >>> is_underline("-----"), is_underline("- - -")
    (True, False)
    """
    return len(text) > 1 and not text.strip(text[0]) and text[0] in "=-"


def is_drawn(text: str) -> bool:
    """Whether a line is one that is drawn from sign to sign: "--------", "= = = = =", "━━━━━━━━", "-=-=-=-=-".

    Args:
        text: the line, without white space around it. It has at least `LEAST_DRAWN` characters, of which no more
            than `MOST_SIGNS` are different.

    >>> is_drawn("━━━━━━━━"), is_drawn("* * * * *"), is_drawn("* * *"), is_drawn("aaaaaaaa")
    (True, True, False, False)
    """
    signs = set(text) if len(text) >= LEAST_DRAWN and not text[0].isalnum() else set()
    return 0 < len(signs) <= MOST_SIGNS and "|" not in signs and not any(map(str.isalnum, signs))


def open_at(text: str) -> int:
    """Where a link, an image or a tag begins that does not end in a text; -1 if none does.

    Args:
        text: a line.

    >>> open_at("as the [county"), open_at("as the [county](/x) said")
    (7, -1)
    """
    match = _OPEN.search(text)
    return match.start() if match else -1


def closes(text: str, start: int) -> bool:
    """Whether what begins at a place of a text is a whole link, image or tag.

    Args:
        text: a line, and behind it, a space between two, those below that the link may end in.
        start: the place, as `open_at` tells it.

    >>> closes("as the [county](/x) said", 7)
    True
    """
    return _WHOLE.match(text, start) is not None


def undecorated(shape: Shape, plain: str) -> tuple[Shape, str]:
    """Take the decoration off a text: link texts for links, no images, emphasis marks, tags or escapes.

    Args:
        shape: what the marks at the start of its line said.
        plain: the text without those marks.

    Returns:
        Its shape, which may be that of an image now, and what a reader sees.

    >>> undecorated(Shape.TEXT, "[Read **more**](/more)")
    (<Shape.TEXT: 'text'>, 'Read more')
    """
    if "://" in plain and shape is not Shape.CODE:
        plain = _ADDRESS.sub("", plain)
    if shape is Shape.CODE or not _DECORATION.search(plain):
        return shape, plain
    if "<" in plain:
        plain = _TAG.sub("", plain)
    if "![" in plain:
        without = _IMAGE.sub("", plain)
        if any(map(str.isalnum, _LINK.sub(r"\1\2", without))):
            plain = without
        else:
            shape, plain = Shape.IMAGE, _IMAGE.sub(r"\1", plain)
    if "](" in plain or "][" in plain:
        plain = _LINK.sub(r"\1\2", plain)
    plain = _NUMBER.sub("", _EMPHASIS.sub("", plain))
    return shape, _ESCAPED.sub(r"\1", plain).strip() if "\\" in plain else plain.strip()
