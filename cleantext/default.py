"""`clean`, `paragraphs`, `explain` and `clean_many`: the methods of a `Cleaner` made for one call."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack, overload

from cleantext.cleaner import Cleaner, Favor
from cleantext.filters import Filter
from cleantext.result import Result

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

    from cleantext.profiles import SiteProfile


class Options(TypedDict, total=False):
    """The arguments of `Cleaner`, which `clean`, `paragraphs` and `explain` take too."""

    keep: Iterable[str]
    drop: Iterable[str]
    favor: Favor | None
    repair: "bool | TextFixerConfig"
    filters: Iterable[Filter | str]
    languages: Iterable[str] | None
    profile: "SiteProfile | None"


def clean(raw: str, **options: Unpack[Options]) -> str:
    """The article's own text.

    Args:
        raw: text that an extractor or a crawler gave.
        **options: as for `Cleaner`: ``keep``, ``drop``, ``favor``, ``repair``, ``filters``, ``languages``,
            ``profile``.

    Returns:
        The paragraphs that were kept, separated by one blank line.

    Raises:
        TypeError: if ``raw`` is not a ``str``; says what to pass.
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> clean("By Jane Doe\\n\\nThe council met on Monday, as it has for a hundred years.", keep={"byline"})
    'By Jane Doe\\n\\nThe council met on Monday, as it has for a hundred years.'
    """
    return _cleaner(options).clean(raw)


def paragraphs(raw: str, **options: Unpack[Options]) -> list[str]:
    """The article's paragraphs, as a list.

    Args:
        raw: text that an extractor or a crawler gave.
        **options: as for `Cleaner`.

    Returns:
        The paragraphs in order; a list or a quote that stood together is one. None of a text that is all junk.

    Raises:
        TypeError, ValueError: as `clean` does.

    >>> paragraphs("The council met on Monday.\\n\\nIt voted.\\n\\nRelated topics")
    ['The council met on Monday.', 'It voted.']
    """
    return _cleaner(options).paragraphs(raw)


def explain(raw: str, **options: Unpack[Options]) -> Result:
    """What `clean` does to a text and why.

    Args:
        raw: text that an extractor or a crawler gave.
        **options: as for `Cleaner`.

    Returns:
        A `Result`: text, paragraphs, labelled blocks and removals; printed, it shows the page marked up.

    Raises:
        TypeError, ValueError: as `clean` does.

    >>> [removal.rule for removal in explain("It voted.\\n\\nADVERTISEMENT").removed]
    ['phrases/en/label']
    """
    return _cleaner(options).explain(raw)


@overload
def clean_many(
    texts: Iterable[str],
    *,
    workers: int | None = ...,
    errors: Literal["raise"] = ...,
    **options: Unpack[Options],
) -> Iterator[str]: ...


@overload
def clean_many(
    texts: Iterable[str],
    *,
    workers: int | None = ...,
    errors: Literal["raise", "yield"],
    **options: Unpack[Options],
) -> Iterator[str | Exception]: ...


def clean_many(
    texts: Iterable[str],
    *,
    workers: int | None = 1,
    errors: Literal["raise", "yield"] = "raise",
    **options: Unpack[Options],
) -> Iterator[str | Exception]:
    """Clean any number of texts, in several processes if asked; see `Cleaner.map`.

    Args:
        texts: any iterable, endless ones too.
        workers: how many processes; 1 is this one, ``None`` is one for each core.
        errors: ``"raise"`` raises a text's error when its turn comes, ``"yield"`` yields it in its place.
        **options: as for `Cleaner`.

    Returns:
        The clean texts in order, each as its turn comes.

    Raises:
        ValueError: if ``workers`` or ``errors`` is out of range, or for an unknown kind, filter or language.
        TypeError: if ``texts`` is one string, or a filter cannot be sent to another process.
        WorkersLost: if a process ends before its time.

    >>> list(clean_many(["It voted.\\n\\nADVERTISEMENT", "By Jane Doe"], keep={"byline"}))
    ['It voted.', 'By Jane Doe']
    """
    return _cleaner(options).map(texts, workers=workers, errors=errors)


def _cleaner(options: Options) -> Cleaner:
    return Cleaner(**options) if options else _default_cleaner()


@cache
def _default_cleaner() -> Cleaner:
    return Cleaner()
