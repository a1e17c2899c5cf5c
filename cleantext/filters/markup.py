"""Lines that are no text but what a page was written in: tags, "[12]: https://…", a bare image address."""

import re
from collections.abc import Iterator, Mapping, Sequence

from cleantext.document import Block, Document, Shape, Verdict, announces_list
from cleantext.kinds import Kind
from cleantext.seams import written_breaks

MAX_LABEL = 3
"""Words of the longest heading of a list of addresses."""
LEAST_LAYOUT = 30
"""Lines of a page that begin or end a part of its layout."""
MAX_FORM = 12
"""Words of the longest line of a form."""
MAX_CARD, MAX_FRONT_MATTER = 6, 30
"""Blocks of the longest card, and lines of the longest front matter."""

# What someone says stands so in an interview, and begins with no address: "[Beck]: ...no.", "[Beck]: /sighs/ Yes."
_DEFINITION = re.compile(r"\[[^\[\]]{1,80}\]:\s*<?(?:(?:https?:|mailto:).*|(?:\.{0,2}/|#\w)\S*(?:\s+[\"'(\[].*)?)")
_IMAGE = re.compile(r"(?:https?:)?//\S+\.(?:jpe?g|png|gif|webp|svg|avif)(?:\?\S*)?", re.IGNORECASE)
# Of a button a mail without marks has the words on one line and the address below.
_ADDRESS = re.compile(r"[(<\[]?\s?https?://[^\s<>]++\s?[)>\]]?\.?")
# Text browsers write "[12]" before a link's words, and list the addresses below the page, under a word or two.
# A note may begin so too, but inside of no line and in no menu.
_BEFORE_WORD = re.compile(r"(?<=[\w*+] )\[\d{1,5}\]\w")
_NUMBERED = re.compile(r"\d{1,5}\. (?:https?|file|mailto|javascript|tel|data|whatsapp):.*")
_LAYOUT = re.compile(r"</?(?:div|section|figure|span|table|tbody|td|tr)\b[^<>]*>")
# Of a box to be ticked its sign is left on a line of its own, before each of a recipe's ingredients. The mark of a
# quote so stands between its paragraphs.
_BOXES = "☐▢"
_BOX, _MARK = re.compile(f"[{_BOXES}]"), re.compile(">[> ]*")
_FIELD = re.compile(r"[a-z][\w:-]*:(?:\s|$)|- ")
# The header of a page in a web archive, such as Common Crawl's texts: "WARC/1.0", "WARC-Type: conversion"…
_ARCHIVED = re.compile(r"WARC/1\.\d")
_HEADER = re.compile(r"(?:WARC|Content)-[\w-]+:.*")
# What text browsers write for what they cannot show: pictures, "[logo.png]", and forms, "[13][INPUT] Search".
_SHOWN = re.compile(r"(?:\[\d{1,5}\])?\[(?:[^\[\]\s]+\.(?:jpe?g|png|gif|webp|svg)|img|image|IMAGE|INLINE|)\]")
_FORM = re.compile(
    r"#\[1\].*|(?:\[\d{1,5}\])?(?:\[(?:EMBED|LINK|USEMAP:?[^\[\]]*|INS: :INS|DEL: :DEL)\]|"
    r"(?:\[INPUT\]|\(BUTTON\)|I?FRAME: ?\[).*)"
)
_BUTTON = "(BUTTON)"
# What a page's own software was to read, and no address: "%7B%22type%22%3A%22video%22%7D".
_ESCAPED = re.compile(r"[^\s/]*(?:%[0-9A-Fa-f]{2}[^\s/%]*){6,}")
# What browsers print at the foot of each page, "https://… 1/2", and at its head: "3/14/25, 9:12 AM  The headline".
_FOOT = re.compile(r"(?:https?|file)://\S+\s+(\d{1,3})/(\d{1,3})")
_HEAD = re.compile(r"[\d./-]{6,11},? \d{1,2}[:.]\d\d(?:\s?[AP]M)?\s.+")
# How agencies and press offices end a text.
_END = re.compile(r"(?:# ?){3,6}|[-–—] ?30 ?[-–—]")
# A link around several lines: "[", the lines, "](https://…)"; and a container in Pandoc's Markdown: "::: nav".
_LEFT = re.compile(r"!?\[+|\]\([^\s()]*(?:\s+\"[^\"]*\")?\)|:{3,}.*|\[(?:https?:|/)[^\s\[\]]*\]")


def markup(document: Document) -> Iterator[Verdict]:
    """Label lines without text of their own: link definitions, image addresses, what is left of tags and links.

    >>> import cleantext
    >>> cleantext.clean("See the [report][1].\\n\\n[1]: https://example.org/report")
    'See the [report][1].'
    """
    raw = document.raw
    # One sign is looked for in a twentieth of the time that two take, and most texts have neither of these.
    bracket, angle = "[" in raw, "<" in raw
    if bracket and "]:" in raw:
        yield from _matching(document, _DEFINITION, Kind.NAVIGATION, "markup/definition")
    if "://" in raw:
        yield from _bare_addresses(document)
        yield from _printed(document)
    has_link, has_tag = "]" in raw and "](" in raw, angle and "</" in raw
    if has_link or has_tag or ":::" in raw or (bracket and ("[/" in raw or "[http" in raw)):
        yield from _matching(document, _LEFT, Kind.NOISE, "markup/left")
    if ends := dict(written_breaks(raw)):
        yield from _written_breaks(document, ends)
    if any(box in raw for box in _BOXES):
        yield from _matching(document, _BOX, Kind.NOISE, "markup/sign")
    if ">" in raw and "\n>" in raw:
        yield from _quote_marks(document)
    if bracket:
        yield from _pictures(document)
    if bracket or _BUTTON in raw:
        yield from _forms(document)
    if "%22" in raw:
        yield from _matching(document, _ESCAPED, Kind.NOISE, "markup/escaped")
    if "30" in raw or ("#" in raw and ("##" in raw or "# #" in raw)):
        yield from _end_signs(document)
    if has_tag:
        yield from _tags(document)
    if has_link:
        yield from _cards(document)
    if document.blocks and document.blocks[0].text == "---":
        yield from _front_matter(document)
    if document.blocks and _ARCHIVED.fullmatch(document.blocks[0].text):
        yield from _archive_headers(document)
    if bracket and "[1]" in raw and _BEFORE_WORD.search(raw):
        yield from _numbered_addresses(document)


def _matching(document: Document, pattern: re.Pattern[str], kind: Kind, rule: str) -> Iterator[Verdict]:
    """The blocks that are nothing but what a pattern says."""
    for index, block in document.blocks_left:
        if pattern.fullmatch(block.text):
            yield Verdict(index, kind, rule)


def _written_breaks(document: Document, ends: Mapping[int, int]) -> Iterator[Verdict]:
    """The line breaks that are written out, given where each ends; not what was broken at one and joined to it."""
    for index, block in document.blocks_left:
        if block.end <= ends.get(block.start, -1):
            yield Verdict(index, Kind.NOISE, "markup/break")


def _bare_addresses(document: Document) -> Iterator[Verdict]:
    """Addresses of images, of what stands right above them and is junk, and of the page above its article."""
    above = document.first_prose if document.is_whole_page else 0
    for index, block in document.blocks_left:
        if block.words == 1 and "//" in block.text and _IMAGE.fullmatch(block.text):
            yield Verdict(index, Kind.CAPTION, "markup/image-address")
        elif index < above and _ADDRESS.fullmatch(block.text):
            yield Verdict(index, Kind.NAVIGATION, "markup/page-address")
        elif block.gap == 1 and index - 1 in document.junk and _ADDRESS.fullmatch(block.text):
            if _is_of_list(document, index):
                continue
            yield Verdict(index, document.labels[index - 1].kind, "markup/address")


def _is_of_list(document: Document, index: int) -> bool:
    """Whether an address is one of several, each below a title, of which one at least is no button: of sources."""
    blocks = document.blocks
    return any(
        0 < address < len(blocks)
        and address - 1 not in document.junk
        and blocks[address].gap == 1
        and blocks[max(address, index) - 1].gap == 1
        and _ADDRESS.fullmatch(blocks[address].text) is not None
        for address in (index - 2, index + 2)
    )


def _printed(document: Document) -> Iterator[Verdict]:
    """What browsers print at the head and the foot of each page."""
    feet = [index for index, block in enumerate(document.blocks) if _FOOT.fullmatch(block.text)]
    # A page begins at the top, or by the foot of the one before it: elsewhere an hour is of a programme or a chat.
    tops = {0, *(index + step for index in feet for step in (-1, 1))} if feet else set()
    heads = [i for i, block in enumerate(document.blocks) if i in tops and _HEAD.fullmatch(block.text)]
    yield from (Verdict(index, Kind.NOISE, "markup/printed") for index in [*feet, *heads])


def _quote_marks(document: Document) -> Iterator[Verdict]:
    """The marks of a quote that stand between its paragraphs."""
    for index, block in document.blocks_left:
        beside = document.blocks[max(index - 1, 0) : index + 2 : 2]
        if _MARK.fullmatch(block.text) and all(other.shape is Shape.QUOTE for other in beside):
            yield Verdict(index, Kind.NOISE, "markup/sign")


def _pictures(document: Document) -> Iterator[Verdict]:
    """What text browsers write of pictures, but for a list of files that a sentence announces."""
    listed = -1
    for index, block in document.blocks_left:
        if _SHOWN.fullmatch(block.text):
            if index and (index - 1 == listed or announces_list(document.blocks[index - 1])):
                listed = index
            else:
                yield Verdict(index, Kind.CAPTION, "markup/placeholder")


def _forms(document: Document) -> Iterator[Verdict]:
    """What text browsers write of forms and frames."""
    for index, block in document.blocks_left:
        if _FORM.fullmatch(block.text) or (_BUTTON in block.text and block.words <= MAX_FORM):
            yield Verdict(index, Kind.NOISE, "markup/placeholder")


def _end_signs(document: Document) -> Iterator[Verdict]:
    """The signs below a release's last paragraph. Between two paragraphs they part a text."""
    last = document.last_prose
    for index, block in document.blocks_left:
        if 0 <= last < index and _END.fullmatch(block.text):
            yield Verdict(index, Kind.NOISE, "markup/end")


def _numbered_addresses(document: Document) -> Iterator[Verdict]:
    """The list of addresses at a text's end, with the word or two above it, and those above a part of it.

    Lynx writes "References", "Visible links:", the addresses, "Hidden links:", and more of them.
    """
    blocks = document.blocks
    end = start = len(blocks)
    while end and (_NUMBERED.fullmatch(blocks[end - 1].text) or (end < start and _is_label(blocks[end - 1]))):
        end -= 1
    if 0 < end < start and blocks[end - 1].words <= MAX_LABEL:
        end -= 1
    yield from (Verdict(index, Kind.NAVIGATION, "markup/numbered-link") for index in range(end, start))


def _is_label(block: Block) -> bool:
    return block.words <= MAX_LABEL and block.text[-1:] == ":"


def _tags(document: Document) -> Iterator[Verdict]:
    """Lines of tags alone. Code that an article shows has tags with words too, and a page more lines of layout."""
    tagged = [index for index, block in enumerate(document.blocks) if block.text[:1] == "<"]
    tags = [index for index in tagged if not document.blocks[index].plain]
    layout = sum(_LAYOUT.fullmatch(document.blocks[index].text) is not None for index in tags)
    if len(tags) == len(tagged) or ("](" in document.raw and layout >= LEAST_LAYOUT):
        shown = 0
        for index in tags:
            # An article announces the code that it shows: "Put it in a box:".
            before = document.blocks[index - 1]
            if index and layout < LEAST_LAYOUT and (index == shown or announces_list(before)):
                shown = index + 1
            else:
                yield Verdict(index, Kind.NOISE, "markup/left")


def _cards(document: Document) -> Iterator[Verdict]:
    """What stands inside one link, a picture, a headline and a sentence mostly: the card of another page."""
    opened = -1
    for index, block in enumerate(document.blocks):
        if block.text == "[":
            opened = index
        elif block.text[:2] == "](":
            inside = range(opened + 1, index)
            if opened >= 0 and 1 < len(inside) <= MAX_CARD:
                yield from (Verdict(inner, Kind.RELATED, "markup/card") for inner in inside)
            opened = -1


def _front_matter(document: Document) -> Iterator[Verdict]:
    """What tools write of a page above its text, as Jekyll has it: "title: …", "date: …", between two lines.

    One tool may have written below another.
    """
    start = 0
    while (end := _end_of_fields(document.blocks, start)) > start:
        yield from (Verdict(line, Kind.NOISE, "markup/front-matter") for line in range(start, end))
        start = end


def _archive_headers(document: Document) -> Iterator[Verdict]:
    """The header of each record in a text of a web archive's, which begins with one."""
    inside = False
    for index, block in enumerate(document.blocks):
        if _ARCHIVED.fullmatch(block.text):
            inside = True
        elif not _HEADER.fullmatch(block.text):
            inside = False
        if inside:
            yield Verdict(index, Kind.NOISE, "markup/archive-header")


def _end_of_fields(blocks: Sequence[Block], start: int) -> int:
    """The block behind the fields that begin at a drawn line; that line itself if none do."""
    if blocks[start : start + 1] and blocks[start].text == "---":
        for index, block in enumerate(blocks[start + 1 : start + 1 + MAX_FRONT_MATTER], start=start + 1):
            # An item below no field is one of a summary that stands between two lines.
            is_first = index == start + 1
            is_field = _FIELD.match(block.text) and not (is_first and block.shape is Shape.LIST)
            if not is_field and (is_first or block.text != "---"):
                return start
            if block.text.endswith("---"):
                return index + 1
    return start
