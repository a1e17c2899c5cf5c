"""What a block of a scraped text can be, and which kinds are dropped by default.

The set is closed: rules, ledgers and options all speak of these kinds and of no others.
``docs/kinds.md`` shows every kind with examples that go and that stay.
"""

from collections.abc import Iterable
from enum import StrEnum


class Kind(StrEnum):
    """One kind of block. Kinds are strings: ``Kind.BYLINE == "byline"``.

    >>> Kind("byline")
    <Kind.BYLINE: 'byline'>
    """

    # The article's own text, kept by default.
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEADING = "subheading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    QUOTE = "quote"
    TABLE = "table"
    CODE = "code"
    CORRECTION = "correction"
    EMBED = "embed"

    # What extractors leave around and inside it, dropped by default.
    DUPLICATE = "duplicate"
    TITLE = "title"
    CAPTION = "caption"
    BYLINE = "byline"
    DATELINE = "dateline"
    READING_TIME = "reading-time"
    SIGN_OFF = "sign-off"
    AUTHOR_NOTE = "author-note"
    MEDIA = "media"
    RELATED = "related"
    NEWSLETTER = "newsletter"
    SHARE = "share"
    ADVERT = "advert"
    PAYWALL = "paywall"
    CONSENT = "consent"
    COMMENTS = "comments"
    NAVIGATION = "navigation"
    LEGAL = "legal"
    CONTACT = "contact"
    WIDGET = "widget"
    TEMPLATE = "template"
    NOISE = "noise"


CONTENT_KINDS = frozenset(
    {
        Kind.HEADLINE,
        Kind.STANDFIRST,
        Kind.SUBHEADING,
        Kind.PARAGRAPH,
        Kind.LIST,
        Kind.QUOTE,
        Kind.TABLE,
        Kind.CODE,
        Kind.CORRECTION,
        Kind.EMBED,
    }
)
"""The kinds that are the article's own text, kept unless named in ``drop=``."""

JUNK_KINDS = frozenset(Kind) - CONTENT_KINDS
"""The kinds that are dropped unless named in ``keep=``."""

END_MARKS = frozenset(
    {Kind.RELATED, Kind.NEWSLETTER, Kind.SHARE, Kind.COMMENTS, Kind.LEGAL, Kind.NAVIGATION, Kind.MEDIA}
)
"""Kinds that stand below an article: behind the first of them no more of it is expected but prose."""
PAGE_ENDS = frozenset({Kind.COMMENTS, Kind.LEGAL, Kind.NAVIGATION, Kind.CONSENT, Kind.CONTACT})
"""Kinds behind which no line of it is expected. The other `END_MARKS` stand above a recipe's list as well."""
SEPARATORS = END_MARKS | {Kind.CONTACT, Kind.CONSENT, Kind.PAYWALL}
"""Kinds that part an article from other texts of the page, above it as well as below."""


def parse_kinds(names: Iterable[str]) -> frozenset[Kind]:
    """Turn names of kinds into kinds.

    Args:
        names: kinds or their names, such as ``{"byline", "caption"}``.

    Returns:
        The kinds.

    Raises:
        TypeError: if ``names`` is one string, which would be read letter by letter.
        ValueError: if a name is unknown; it names the nearest and lists them all.

    >>> sorted(parse_kinds({"byline", Kind.CAPTION}))
    [<Kind.BYLINE: 'byline'>, <Kind.CAPTION: 'caption'>]
    """
    if isinstance(names, str):
        raise TypeError(f"pass a set of kinds, such as {{{str(names)!r}}}, not one string")
    return frozenset(_parse_kind(name) for name in names)


def _parse_kind(name: str) -> Kind:
    try:
        return Kind(name)
    except ValueError:
        known = [kind.value for kind in Kind]
        raise ValueError(unknown("kind", name, known)) from None


def unknown(what: str, name: object, known: Iterable[str]) -> str:
    """Say that a name is unknown, which known name is nearest, and what is known.

    Args:
        what: what it is the name of, in the singular.
        name: what was given.
        known: the names that there are, in the order in which they are to be told.

    Returns:
        The message of an error. A name that is like none is told without a guess.

    >>> unknown("kind", "bylines", ["byline", "caption"])
    "unknown kind 'bylines': did you mean 'byline'? Known kinds: byline, caption"
    """
    from rapidfuzz.process import extractOne

    known = list(known)
    nearest = extractOne(str(name), known)
    hint = f": did you mean {nearest[0]!r}?" if nearest and nearest[1] >= 60 else "."
    return f"unknown {what} {name!r}{hint} Known {what}s: {', '.join(known)}"
