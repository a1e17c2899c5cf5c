"""The headline, and titles that stand twice: "Headline | Site" above it, the headline again in a breadcrumb."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from cleantext.document import Block, Document, Shape, Verdict, is_headline_like, is_prose
from cleantext.filters.headlines import LEAST_HEADLINE, LONG_HEADLINE, NEAR, first_stems, speaks_of
from cleantext.kinds import Kind
from cleantext.text import count_words, fold, stems

if TYPE_CHECKING:
    from cleantext.phrasebook import Phrasebook

MIN_WORDS = 3
"""A shorter line is no headline, and where it stands twice it may be a label or a refrain."""
MAX_SITE = 6
"""Words of the longest name of a site."""
_SHAPES = (Shape.TEXT, Shape.HEADING)
_SPEECH = frozenset("-–—")
"""Marks of a list's item, and of a headline that is what someone says: "– We have no plan B"."""
LEAST_PARAGRAPHS = 3
"""Paragraphs that stand below the headline which the title above the page names;"""
LIKE_TITLE = 1.0
"""How much a line must say of the title above the page to be the headline; see `speaks_of`."""
MAX_PARTS = 8
"""Parts of the title above the page that are looked for as the headline, alone and with those behind them."""
# What stands before the mark is not looked at again: many spaces would be, each time anew.
_SITE = re.compile(r"(?<=\s)(?:[|·•»›>:–—/-]|::)\s+|[｜：_]\s*")
# Two words without the space between them, in scripts with capitals: "HomeNews".
_RUN_TOGETHER = re.compile(r"[a-zß-öø-ÿа-яά-ώ][A-ZÀ-ÖØ-ÞА-ЯΆ-Ω]")
_PART = re.compile(rf"{_SITE.pattern}|(?<=[:,.?!])\s+")


def titles(document: Document) -> Iterator[Verdict]:
    """Of several headlines above the article keep the last, and drop "Headline | Site".

    >>> import cleantext
    >>> cleantext.clean("Bridge falls in storm | The Gazette\\n\\nBridge falls in storm")
    'Bridge falls in storm'
    """
    first = document.first_prose
    if not first and document.prose and _SITE.search(document.blocks[0].plain):
        # A title may be as long as a paragraph.
        first = next(filter(None, document.prose), 0)
    head = [
        (i, block)
        for i, block in takewhile(lambda entry: entry[0] <= first, document.blocks_left)
        if block.key and block.shape in _SHAPES
    ]
    last_seen = {block.key: index for index, block in head}
    copies = {_as_written(block): index for index, block in head if not is_prose(block)}
    long = {index: _as_written(block) for index, block in head if block.words >= MIN_WORDS}
    again = {line for index, line in long.items() if copies.get(line, index) != index}
    # Where no article follows, or several lines stand twice, they do so by right: a refrain, what a dough needs.
    top = next((index for index, line in long.items() if line in again), 0)
    # The first line of a page is its title all the same.
    is_title = long.get(0) in again and _speaks_of_article(document, 0)
    is_headline = bool(document.prose) and (is_title or (len(again) == 1 and is_of_page(document, top)))
    named = [
        *(Verdict(index, Kind.HEADLINE, "titles/headline") for index in _marked(document)),
        *_by_title(document, last_seen),
    ]
    yield from named
    headlines = {verdict.block for verdict in named if verdict.kind is Kind.HEADLINE}
    first_long = next((i for i, block in head if block.words >= LONG_HEADLINE and is_headline_like(block)), first)
    for place, (index, block) in enumerate(head):
        if block.words < MIN_WORDS:
            continue
        below = head[place + 1 : place + 1 + NEAR] if _RUN_TOGETHER.search(block.plain) else []
        if below and _is_path(block, [headline for _, headline in below], document.book):
            yield Verdict(index, Kind.TITLE, "titles/path-and-headline")
            continue
        # Of several lines that stand twice the first one alone is the page's title.
        headline, rule = copies.get(_as_written(block), index), "titles/headline-again"
        if not is_headline or headline == index or block.key.startswith("0") or (index and len(again) > 1):
            titles = (_title(index, block, site, last_seen) for site in _SITE.finditer(block.plain))
            title, rule = next(filter(None, titles), None), "titles/headline-and-site"
            if title is None:
                continue
            headline = last_seen[title]
        yield Verdict(index, Kind.TITLE, rule)
        # Sections and captions stand twice as well. The page's title stands above all, and names the headline; the
        # path to a page ends in it, right above it and with nothing above but a menu.
        is_path = headline == index + 1 and index <= first_long
        if index == 0 or index in headlines or is_path or rule == "titles/headline-and-site":
            yield Verdict(headline, Kind.HEADLINE, "titles/headline")


def is_of_page(document: Document, line: int) -> bool:
    """Whether a line that stands again above the article is the page's, and no ingredient that two doughs need.

    Args:
        document: a text.
        line: the index of the first copy: it stands above all and is no site's name, or beside junk, or says what
            the article does.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> text = "News\\nBridge falls in storm\\nFlour and water\\nA storm has brought down the bridge at Millbrook."
    >>> document = Document(text, segment(text), load_phrasebook())
    >>> is_of_page(document, 1), is_of_page(document, 2)
    (True, False)
    """
    # At the top the site's name may stand twice.
    is_likely = (
        document.blocks[0].words > MAX_SITE if not line else not document.junk.isdisjoint({line - 1, line + 1})
    )
    return is_likely or _speaks_of_article(document, line)


def _speaks_of_article(document: Document, line: int) -> bool:
    """Whether a line says what the first paragraphs do."""
    return speaks_of(document.traits(line).stems, first_stems(document, document.prose)) > 0


def _is_path(block: Block, below: Iterable[Block], book: "Phrasebook") -> bool:
    """Whether a line ends in the headline below it, behind names of sections that run together: "HomeNews…"."""
    for headline in below:
        path = block.plain.removesuffix(headline.plain)
        if headline.words >= MIN_WORDS and path != block.plain and count_words(path) <= MAX_SITE:
            end = _RUN_TOGETHER.search(path + headline.plain[0])
            home = book.whole(fold(path[: end.start() + 1])) if end else None
            return home is not None and home.kind is Kind.NAVIGATION
    return False


def _marked(document: Document) -> Sequence[int]:
    """The one heading of the first level above the last paragraphs, of those that could be a headline."""
    last = next(iter(document.prose[-LEAST_PARAGRAPHS:]), 0)
    first_level = [
        index
        for index, block in enumerate(document.blocks[:last])
        if block.shape is Shape.HEADING
        and (block.text[:2] in ("# ", "#\t") or block.text[-1:] == "=")
        and block.words >= MIN_WORDS
        and index not in document.junk
    ]
    return first_level if len(first_level) == 1 else []


def _by_title(document: Document, above: Mapping[str, int]) -> Iterator[Verdict]:
    """The headline by the title above the page: a line that is a part of it, or else says most of what it says.

    Args:
        document: a text.
        above: the folded lines above the first paragraph, each with the index of its last copy.
    """
    if not document.prose or 0 in document.junk:
        return
    title, lower = document.blocks[0], _lower(document)
    # What is too long to have a key is no title, and would be looked at anew for each of its marks.
    if not any(map(str.isalpha, title.key)) or not _may_be_named(title) or above.get(title.key, 0):
        return
    headline, is_part = _named(document, title, lower, above)
    # Of an article alone the first line is the headline, though a recipe's card below may have a part of it.
    sites = [title.plain[mark.end() :] for mark in _SITE.finditer(title.plain)]
    is_page = bool(document.junk) and (not sites or _is_name(sites[-1]))
    if headline and (is_page or headline in above.values()):
        yield Verdict(headline, Kind.HEADLINE, "titles/headline")
        if is_part:
            yield Verdict(0, Kind.TITLE, "titles/headline-and-site")


def _named(
    document: Document, title: Block, lower: Mapping[str, int], above: Mapping[str, int]
) -> tuple[int, bool]:
    """The line that the title names, 0 if none, and whether it is a part of the title word for word."""
    if title.key in lower:
        copy = lower[title.key]
        return (copy, True) if _as_written(document.blocks[copy]) == _as_written(title) else (0, False)
    lines = sorted(lower.values())
    sites = [*_SITE.finditer(title.plain)]
    for site in reversed(sites):
        whole = fold(title.plain[: site.start()])
        if whole in lower and count_words(whole) >= MIN_WORDS:
            return lower[whole], True
    if not sites:
        # The site's name may stand before a colon.
        named = above.get(fold(title.plain.partition(": ")[2]), 0)
        return (named, True) if document.blocks[named].words >= MIN_WORDS else (0, False)
    parts = [part for part in _parts(title.plain, sites[-1].start()) if part in lower]
    like = _most_like(document, lines, stems(title.plain[: sites[0].start()]))
    if like and document.blocks[like].key not in parts:
        return like, False
    for part in parts:
        if count_words(part) >= MIN_WORDS:
            return lower[part], True
        if part in above and title.key.startswith(part):
            # Of few words the last copy: a menu may have them as well.
            return above[part], True
    if beginning := next(filter(above.__contains__, _beginnings(title.plain)), ""):
        return above[beginning], True
    return _most_like(document, lines, document.traits(0).stems), False


def _parts(title: str, site: int) -> Sequence[str]:
    """The parts of a title between its marks, folded: each alone, and with those behind it; from the first on, the
    longest first, and without the site's name, which begins with the last mark."""
    marks = [mark for mark in _PART.finditer(title) if mark.start() <= site][:MAX_PARTS]
    starts, ends = [0, *(mark.end() for mark in marks)], [mark.start() for mark in reversed(marks)]
    return [fold(title[start:end]) for start in starts for end in ends if start < end]


def _beginnings(title: str) -> Iterator[str]:
    """The beginnings of a title's first part, down to half of it, folded: of "Plum cake recipe" "plum cake"."""
    mark = _PART.search(title)
    words = fold(title[: mark.start()] if mark else title).split()
    least = max((len(words) + 1) // 2, LEAST_HEADLINE)
    return (" ".join(words[:n]) for n in range(len(words) - 1, least - 1, -1))


def _most_like(document: Document, lines: Iterable[int], title: Iterable[str]) -> int:
    """The line that says most of what a title says, 0 if none does."""
    likely = [i for i in lines if document.blocks[i].words >= MIN_WORDS and is_headline_like(document.blocks[i])]
    known = frozenset(title)
    speaks = {index: speaks_of(document.traits(index).stems, known) for index in likely}
    best = max(speaks, key=speaks.__getitem__, default=0)
    return best if speaks.get(best, 0) >= LIKE_TITLE else 0


def _lower(document: Document) -> dict[str, int]:
    """Lines above the last paragraphs: the headline is there where a menu's pitch reads like the first one."""
    last = next(iter(document.prose[-LEAST_PARAGRAPHS:]), 0)
    lower = document.left[: bisect_left(document.left, last)]
    # Of several copies the first one: more stand on buttons.
    return {document.blocks[i].key: i for i in reversed(lower) if i and _may_be_named(document.blocks[i])}


def _may_be_named(block: Block) -> bool:
    """Whether a line may be the page's title or the headline that it names, by its mark."""
    is_said = block.shape is Shape.LIST and block.text[0] in _SPEECH and block.words >= MIN_WORDS
    return is_said or block.shape in _SHAPES


def _as_written(block: Block) -> str:
    """A line by which its copies are known: "5 hours ago" and "6 hours ago" are none."""
    return block.plain if "0" in block.key else block.key


def _title(index: int, block: Block, separator: re.Match[str], above: Mapping[str, int]) -> str | None:
    """The headline in front of a separator with a site's name behind it, if it stands alone below.

    Below its own first part, which a breadcrumb may have, a line is no title but the headline.
    """
    headline, site = fold(block.plain[: separator.start()]), block.plain[separator.end() :]
    if headline == block.key or above.get(headline, 0) <= index or count_words(headline) < MIN_WORDS:
        return None
    return headline if _is_name(site) and count_words(site) <= MAX_SITE else None


def _is_name(site: str) -> bool:
    """Whether what stands behind a mark may be a site's name or address: else the headline goes on there."""
    return not site[:1].islower() or "." in site.partition(" ")[0]
