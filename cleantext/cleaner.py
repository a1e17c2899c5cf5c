"""Options and filters, ready to clean any number of texts."""

from collections.abc import Iterable, Iterator
from copy import copy
from typing import TYPE_CHECKING, Literal, overload

from cleantext.account import account_for
from cleantext.document import LIKELY
from cleantext.filters import DEFAULT_FILTERS, Filter
from cleantext.filters.content import content
from cleantext.filters.context import LEAST
from cleantext.kinds import CONTENT_KINDS, JUNK_KINDS, parse_kinds, unknown
from cleantext.phrasebook import load_phrasebook
from cleantext.pipeline import Pass, run
from cleantext.result import Result

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

    from cleantext.filters.templates import Templates
    from cleantext.profiles import SiteProfile

Favor = Literal["recall", "precision"]

CONFIDENCE: dict[Favor | None, float] = {"recall": 0.9, None: LIKELY, "precision": LEAST}
"""How sure a verdict must be for its block to be dropped, by ``favor=``."""


class Cleaner:
    """Options and filters, ready to clean any number of texts. Safe to share and to pickle.

    Args:
        keep: kinds to keep that are dropped by default, such as ``{"byline"}``.
        drop: kinds to drop that are kept by default, such as ``{"table"}``.
        favor: ``"recall"`` drops only what is certain, ``"precision"`` also what is likely junk
            (trafilatura's words).
        repair: whether to mend broken encoding; or an ``ftfy.TextFixerConfig``.
        filters: the pipeline: filters and names of default filters, in order.
        languages: codes of the languages whose phrases to use, such as ``{"en", "de"}``; all if not given.
        profile: what is known of the texts' site, as it is now: a `SiteProfile`.

    Raises:
        ValueError: for an unknown kind, filter, language or value of ``favor``; names the nearest.
        TypeError: for an option of another type, such as a filter that cannot be called.

    >>> cleaner = Cleaner(keep={"related"})
    >>> cleaner("Related topics")
    'Related topics'
    """

    def __init__(
        self,
        *,
        keep: Iterable[str] = (),
        drop: Iterable[str] = (),
        favor: Favor | None = None,
        repair: "bool | TextFixerConfig" = True,
        filters: Iterable[Filter | str] = DEFAULT_FILTERS,
        languages: Iterable[str] | None = None,
        profile: "SiteProfile | None" = None,
    ) -> None:
        if favor not in CONFIDENCE:
            raise ValueError(unknown("favor", favor, [name for name in CONFIDENCE if name]))
        if isinstance(languages, str):
            raise TypeError(f"pass a set of languages, such as {{{languages!r}}}, not one string")
        if isinstance(filters, str):
            raise TypeError(f"pass a list of filters, such as [{filters!r}], not one string")
        if not isinstance(repair, bool) and not hasattr(repair, "fix_encoding"):
            raise TypeError(f"repair must be True, False or ftfy's TextFixerConfig, not {repair!r}")
        if profile is not None and not hasattr(profile, "templates"):
            raise TypeError(f"profile must be a SiteProfile, such as SiteProfile.load(path), not {profile!r}")
        self.dropped_kinds = (JUNK_KINDS | parse_kinds(drop)) - parse_kinds(keep)
        self.favor = favor
        self.repair = repair
        self._set_filters(tuple(_filter(entry) for entry in filters))
        self.languages = None if languages is None else frozenset(languages)
        if self.languages is not None:
            load_phrasebook(self.languages)
        if profile is not None:
            self._set_filters(profile.templates().placed_in(self.filters))

    def _set_filters(self, filters: tuple[Filter, ...]) -> None:
        self.filters = filters
        # Labels of content change nothing but the account, unless such a kind is dropped or a filter follows.
        label_content = bool(self.dropped_kinds & CONTENT_KINDS) or filters[-1:] != (content,)
        cleaning = filters if label_content else filters[:-1]
        # Reasons are for those who ask for them.
        self._cleaning = tuple(getattr(entry, "quick", entry) for entry in cleaning)

    def with_templates(self, templates: "Templates") -> "Cleaner":
        """A cleaner with the same options for another site.

        Args:
            templates: what a profile knows of the site: `SiteProfile.templates`.

        >>> from cleantext.profiles import SiteProfile
        >>> Cleaner(favor="recall").with_templates(SiteProfile().templates()).favor
        'recall'
        """
        other = copy(self)
        other._set_filters(templates.placed_in(self.filters))
        return other

    def __call__(self, raw: str) -> str:
        """The same as `clean`, so that a cleaner can stand where a function is expected."""
        return self.clean(raw)

    def __repr__(self) -> str:
        names = ", ".join(entry.__name__ for entry in self.filters)
        return f"Cleaner(favor={self.favor!r}, filters=[{names}])"

    def clean(self, raw: str) -> str:
        """The article's own text.

        Args:
            raw: text that an extractor or a crawler gave.

        Returns:
            The paragraphs that were kept, separated by one blank line.

        Raises:
            TypeError: if ``raw`` is not a ``str``.

        >>> Cleaner().clean("The council met on Monday.\\n\\nJoin Our Newsletter")
        'The council met on Monday.'
        """
        return self._run(raw)[-1].text

    def paragraphs(self, raw: str) -> list[str]:
        """The paragraphs that `clean` separates by blank lines.

        Args:
            raw: text that an extractor or a crawler gave.

        Returns:
            The paragraphs in order; a list or a quote that stood together is one. None of a text that is all junk.

        Raises:
            TypeError: if ``raw`` is not a ``str``.

        >>> Cleaner().paragraphs("The council met.\\n\\nIt voted.\\n\\nRelated topics")
        ['The council met.', 'It voted.']
        """
        return self._run(raw)[-1].paragraphs

    def explain(self, raw: str) -> Result:
        """What `clean` does and why: the text, every block with its label, every removal.

        Args:
            raw: text that an extractor or a crawler gave.

        Returns:
            The result: its text is what `clean` gives, and its offsets are those of ``raw``.

        Raises:
            TypeError: if ``raw`` is not a ``str``.

        >>> result = Cleaner().explain("The council met on Monday.\\n\\nRelated topics")
        >>> [(removal.kind.value, removal.text) for removal in result.removed]
        [('related', 'Related topics')]
        """
        return account_for(raw, self._run(raw, explain=True))

    @overload
    def map(
        self, texts: Iterable[str], *, workers: int | None = ..., errors: Literal["raise"] = ...
    ) -> Iterator[str]: ...

    @overload
    def map(
        self, texts: Iterable[str], *, workers: int | None = ..., errors: Literal["raise", "yield"]
    ) -> Iterator[str | Exception]: ...

    def map(
        self, texts: Iterable[str], *, workers: int | None = 1, errors: Literal["raise", "yield"] = "raise"
    ) -> Iterator[str | Exception]:
        """Clean many texts, in several processes if asked, and give them back in order.

        Texts are taken from the iterable as results are asked for, a bounded number ahead. Where processes are
        started by spawning (on Windows and macOS) a program does this under ``if __name__ == "__main__":``.

        Args:
            texts: any iterable, endless ones too.
            workers: how many processes; 1 is this one, ``None`` is one for each core.
            errors: ``"raise"`` raises a text's error when its turn comes, ``"yield"`` yields it in its place.

        Returns:
            The clean texts, each as its turn comes.

        Raises:
            ValueError: if ``workers`` or ``errors`` is out of range.
            TypeError: if ``texts`` is one string, or a filter cannot be sent to another process.
            WorkersLost: if a process ends before its time.

        >>> list(Cleaner().map(["It voted.\\n\\nADVERTISEMENT", "Related topics"]))
        ['It voted.', '']
        """
        from cleantext.batch import in_order

        return in_order(self.clean, texts, workers=workers, errors=errors)

    def _run(self, raw: str, *, explain: bool = False) -> list[Pass]:
        if not isinstance(raw, str):
            raise TypeError(_not_text(raw))
        return run(
            raw,
            filters=self.filters if explain else self._cleaning,
            dropped_kinds=self.dropped_kinds,
            least_confidence=CONFIDENCE[self.favor],
            repair=self.repair,
            book=load_phrasebook(self.languages),
        )


def _filter(entry: Filter | str) -> Filter:
    if isinstance(entry, str):
        known = {default.__name__: default for default in DEFAULT_FILTERS}
        if entry not in known:
            raise ValueError(unknown("filter", entry, known))
        return known[entry]
    if not callable(entry):
        raise TypeError(f"a filter is a function of a document or the name of one, not {entry!r}")
    if not hasattr(entry, "__name__"):
        raise TypeError(f"{entry!r} needs a __name__, which stands in front of its rules in the ledger")
    return entry


def _not_text(raw: object) -> str:
    if isinstance(raw, bytes | bytearray):
        advice = "decode it first, for example raw.decode('utf-8')"
    elif isinstance(raw, list | tuple | set):
        advice = "call it once for each text, or use Cleaner.map for many"
    elif raw is None:
        advice = "the extractor may have found nothing: pass '' to get ''"
    elif hasattr(raw, "__fspath__"):
        advice = "read the file first: path.read_text('utf-8')"
    else:
        advice = "pass the text"
    return f"raw must be a str, not {type(raw).__name__}: {advice}"
