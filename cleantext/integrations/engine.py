"""What the adapters share."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from cleantext.cleaner import Cleaner


@contextmanager
def needs(package: str, extra: str) -> Iterator[None]:
    """Under this an engine is imported.

    Args:
        package: the engine's package, as it is imported.
        extra: the extra of cleantext that installs it.

    Raises:
        ImportError: if the engine is not installed; says how to install it. Other errors go through.

    >>> with needs("motor", "car"):
    ...     import motor.wheels
    Traceback (most recent call last):
    ModuleNotFoundError: this needs motor: pip install 'cleantext-articles[car]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != package:
            raise
        advice = f"this needs {package}: pip install 'cleantext-articles[{extra}]'"
        raise ModuleNotFoundError(advice, name=error.name) from None


def null_stays(cleaner: Cleaner) -> Callable[[Any], str | None]:
    """A cleaner for columns, where there may be nothing in a row: None, and what numpy and pandas have for it.

    Args:
        cleaner: what cleans the texts.

    Returns:
        A function of what is in a row: the clean text, or None of null. It raises a `TypeError` for anything else.

    >>> list(map(null_stays(Cleaner()), ["It rained.\\n\\nADVERTISEMENT", None, float("nan"), ""]))
    ['It rained.', None, None, '']
    """

    def clean(raw: Any) -> str | None:
        return None if _is_null(raw) else cleaner.clean(raw)

    return clean


def _is_null(value: object) -> bool:
    if value is None or isinstance(value, str):
        return value is None
    try:
        return bool(value != value)  # NaN
    except TypeError:
        return True  # pandas.NA is neither equal to itself nor not
    except ValueError:
        return False  # an array: no text, but no null either


def sorted_options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Options as an engine's cache can know them again: sets have another order in every process, lists do not.

    Args:
        options: as for `cleantext.clean`.

    Returns:
        The same options, with sorted lists for sets.

    >>> sorted_options({"keep": {"title", "byline"}, "favor": "recall"})
    {'keep': ['byline', 'title'], 'favor': 'recall'}
    """
    return {
        name: sorted(value) if isinstance(value, set | frozenset) else value for name, value in options.items()
    }
