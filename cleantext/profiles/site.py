"""The profile of one site: what comes back on its pages, counted, mergeable, bounded in memory.

A profile is a sample of a site's pages, and of each page the hashes of its lines, in order. A hash of a
page's own prose tells whether it is in the sample: the pages with the lowest are (a bottom-k sketch: Cohen,
Kaplan, "Summarizing data using bottom-k sketches", 2007). So it is a fair sample whatever the order in which
pages come, a page that comes twice counts once, and the samples of pieces of a crawl merge into the very
sample of the whole. Everything else is read off the sample: counts, rows, places. ``docs/profiles.md`` tells
the statistics.
"""

import os
from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from cleantext.atomic import write_whole
from cleantext.document import Block
from cleantext.filters.templates import Templates
from cleantext.flat import flat_breaks
from cleantext.lines import Line, line_of
from cleantext.phrasebook import load_phrasebook
from cleantext.profiles.file import Page, ProfileError, read, write
from cleantext.profiles.recurrence import find_templates, without_copies
from cleantext.seams import lost_breaks
from cleantext.segment import segment

MAX_PAGES = 64
"""Pages in a sample. A share that is measured on so many is right to a tenth, 9 times in 10."""
MAX_LINES = 1000
"""Lines that are kept of a page: half of them its first ones, half its last. So a profile takes 1.1 megabytes
at most, and of pages of 30 lines 50 kB."""
SHOWN_PAGES = 8
"""Pages of which the lines' texts are kept, for people to look at. A line on two pages in three is among them
but for one time in a thousand."""
SHOWN_LINES = 200
"""Lines of such a page whose texts are kept, half of them at each end, as above."""
SHOWN = 80
"""Characters that are kept of a line's text."""


class SiteProfile:
    """The lines of a sample of one site's pages.

    >>> birds = ("Forty herons", "A hundred ducks", "One thousand geese", "Seventy swans")
    >>> texts = (f"{bird} came to the pond in the park on Monday, as they have each spring." for bird in birds)
    >>> profile = SiteProfile.fit(f"Home\\nNews\\nSport\\n\\n{text}" for text in texts)
    >>> profile
    SiteProfile(pages=4)
    >>> [line.text for line in profile.lines()]
    ['Home', 'News', 'Sport']
    """

    __hash__ = None  # type: ignore[assignment]  # pages can be added

    def __init__(self) -> None:
        self._pages: dict[int, array[int]] = {}
        self._keys: list[int] = []
        self._texts: dict[int, str] = {}
        self.changes = 0
        """How often a page was put into the sample, since the profile was made or read."""

    @classmethod
    def fit(cls, texts: Iterable[str]) -> "SiteProfile":
        """A profile of some pages of a site, in any order.

        Args:
            texts: what an extractor or a crawler gave; the same one for all, and for what is to be cleaned.

        Raises:
            TypeError: if one of them is not a ``str``.

        >>> SiteProfile.fit(["It rained all day, and the river rose by more than a foot."] * 3)
        SiteProfile(pages=1)
        """
        if isinstance(texts, str):
            raise TypeError("pass an iterable of pages, not one string")
        profile = cls()
        for text in texts:
            profile.add(text)
        return profile

    def add(self, raw: str) -> None:
        """Take one more page into account. A page without any prose is no article's and tells nothing.

        Args:
            raw: what an extractor or a crawler gave.

        Raises:
            TypeError: if it is not a ``str``.

        >>> profile = SiteProfile()
        >>> profile.add("It rained all day, and the river rose by more than a foot.")
        >>> profile.add("Home\\n\\nNews")
        >>> profile.pages
        1
        """
        if not isinstance(raw, str):
            raise TypeError(f"raw must be a str, not {type(raw).__name__}")
        breaks = lost_breaks(raw) or flat_breaks(raw, load_phrasebook())
        found = [(block, line) for block in segment(raw, breaks=breaks) if (line := line_of(block)) is not None]
        if not any(line.is_prose for _, line in found):
            return
        key = _key([line for _, line in found])
        if self._wants(key):
            found = _ends(found)
            codes = array("Q", [line.code for _, line in found])
            self._put(key, codes, _texts([block for block, _ in found]))

    def merge(self, other: "SiteProfile") -> "SiteProfile":
        """The profile of the pages of both: the same as if all had been added to one.

        So merging is associative and commutative, and merging what was merged before changes nothing.

        Args:
            other: another profile of the site.

        >>> one = SiteProfile.fit(["It rained all day, and the river rose by more than a foot."])
        >>> two = SiteProfile.fit(["The sun shone all day, and the river fell by more than a foot."])
        >>> one.merge(two) == two.merge(one), one.merge(two).pages
        (True, 2)
        """
        merged = SiteProfile()
        merged.include(self)
        merged.include(other)
        return merged

    def include(self, other: "SiteProfile") -> None:
        """Take the pages of another profile into account, as `add` does a page's text.

        Args:
            other: another profile of the site; it stays as it is.

        >>> profile = SiteProfile.fit(["It rained all day, and the river rose by more than a foot."])
        >>> profile.include(SiteProfile.fit(["The sun shone all day, and the river fell by more than a foot."]))
        >>> profile.pages
        2
        """
        for key, codes in other._pages.items():
            self._put(key, codes, other._texts.get(key, ""))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the profile to a file, which holds it whole or not at all.

        Args:
            path: the file; one that is there is replaced.

        Raises:
            OSError: if it cannot be written.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     SiteProfile.fit(["It rained, and the river rose by a foot."]).save(f"{folder}/site.profile")
        ...     SiteProfile.load(f"{folder}/site.profile")
        SiteProfile(pages=1)
        """
        write_whole(Path(path), self.to_bytes(), shared=True)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> "SiteProfile":
        """Read what `save` wrote. Safe whoever made the file: it holds numbers and short texts, and nothing
        is run.

        Args:
            path: the file.

        Returns:
            The profile, with no `changes`.

        Raises:
            ProfileError: if it is damaged, or no profile.
            OSError: if it cannot be read.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     SiteProfile.fit(["It rained, and the river rose by a foot."]).save(f"{folder}/site.profile")
        ...     SiteProfile.load(f"{folder}/site.profile").changes
        0
        """
        try:
            return cls.from_bytes(Path(path).read_bytes())
        except ProfileError as error:
            raise ProfileError(f"{path}: {error}") from None

    def to_bytes(self) -> bytes:
        """What `save` writes: equal profiles give equal bytes.

        >>> SiteProfile.from_bytes(SiteProfile.fit(["It rained, and the river rose by a foot."]).to_bytes())
        SiteProfile(pages=1)
        """
        return write([Page(key, self._pages[key], self._texts.get(key, "")) for key in self._keys])

    @classmethod
    def from_bytes(cls, data: bytes) -> "SiteProfile":
        """Read what `to_bytes` gave.

        Args:
            data: the bytes; they may come from a stranger.

        Returns:
            The profile, with no `changes`.

        Raises:
            ProfileError: if it is damaged, or no profile.

        >>> profile = SiteProfile.fit(["It rained, and the river rose by a foot."])
        >>> SiteProfile.from_bytes(profile.to_bytes()) == profile
        True
        """
        profile = cls()
        for page in read(data, MAX_PAGES, MAX_LINES, SHOWN):
            profile._put(page.key, page.codes, page.text)
        profile.changes = 0
        return profile

    @property
    def pages(self) -> int:
        """Pages in the sample, 64 at the most; copies of one article whose prose is the same are one."""
        return len(self._pages)

    def templates(self) -> Templates:
        """The filter that the profile becomes, as the profile is now.

        Returns:
            What `Cleaner` puts into its pipeline; without enough pages one that does nothing.

        >>> rained = "It rained for {}, and the river rose by more than a foot in the old town.\\n\\nWatchUsOn"
        >>> profile = SiteProfile.fit(map(rained.format, ("two days", "three nights", "a week", "most of May")))
        >>> templates = profile.templates()
        >>> [evidence.pages for evidence in templates.lines.values() if evidence.confidence]
        [4]
        """
        return find_templates(self._counted())

    def lines(self) -> list["KnownLine"]:
        """The lines that come back, most pages first, for people to look at.

        >>> rained = "It rained for {}, and the river rose by more than a foot in the old town.\\n\\nWatchUsOn"
        >>> profile = SiteProfile.fit(map(rained.format, ("two days", "three nights", "a week", "most of May")))
        >>> profile.lines()
        [KnownLine(text='WatchUsOn', pages=4, outside=4)]
        """
        templates = self.templates()
        texts: dict[int, str] = {}
        for key in self._keys[:SHOWN_PAGES]:
            for code, text in zip(self._pages[key], self._texts[key].split("\n"), strict=False):
                if text:
                    texts.setdefault(Line.from_code(code).id, text)
        known = [
            KnownLine(texts.get(id, "…"), evidence.pages, evidence.outside)
            for id, evidence in templates.lines.items()
            if evidence.confidence or evidence.inside
        ]
        return sorted(known, key=lambda line: (-line.pages, line.text))

    def _counted(self) -> list[Sequence[Line]]:
        """The pages that count, without copies."""
        return without_copies([[Line.from_code(code) for code in self._pages[key]] for key in self._keys])

    def _wants(self, key: int) -> bool:
        """Whether a page with this hash can be in the sample."""
        return len(self._keys) < MAX_PAGES or key <= self._keys[-1]

    def _put(self, key: int, codes: "array[int]", text: str) -> None:
        known = self._pages.get(key)
        if known is None:
            if not self._wants(key):
                return
            insort(self._keys, key)
        elif _rank(codes, text) <= _rank(known, self._texts.get(key, "")):
            return
        self.changes += 1
        self._pages[key] = codes
        self._texts[key] = text
        if len(self._keys) > MAX_PAGES:
            del self._pages[self._keys[-1]]
            self._texts.pop(self._keys.pop(), None)
        if bisect_left(self._keys, key) >= SHOWN_PAGES:
            self._texts.pop(key, None)
        elif len(self._keys) > SHOWN_PAGES:
            self._texts.pop(self._keys[SHOWN_PAGES], None)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SiteProfile) and (self._pages, self._texts) == (other._pages, other._texts)

    def __repr__(self) -> str:
        return f"SiteProfile(pages={self.pages})"


class KnownLine(NamedTuple):
    """A line that comes back, for people to look at."""

    text: str
    """How it begins, on one of the pages; "…" if that was not kept."""
    pages: int
    """Pages that have it."""
    outside: int
    """Those of them where it stands outside of the article's own text."""


def _key(lines: Iterable[Line]) -> int:
    """What tells a page from others: a hash of its prose, in any order."""
    prose = sorted({line.id for line in lines if line.is_prose})
    data = b"".join(id.to_bytes(8, "little") for id in prose)
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def _ends(found: list[tuple[Block, Line]]) -> list[tuple[Block, Line]]:
    half = MAX_LINES // 2
    return found if len(found) <= MAX_LINES else found[:half] + found[-half:]


def _texts(blocks: Sequence[Block]) -> str:
    """How the lines of a page begin, a line each; of a long page's middle they are empty."""
    half = SHOWN_LINES // 2
    middle = range(half, len(blocks) - half)
    return "\n".join("" if i in middle else _shown(block) for i, block in enumerate(blocks))


def _shown(block: Block) -> str:
    return " ".join(block.plain[: 2 * SHOWN].split())[:SHOWN]


def _rank(codes: "array[int]", text: str) -> tuple[int, bytes, str]:
    """Of two pages with the same prose the one with more lines is kept: of two halves of a crawl each may
    have one."""
    return len(codes), codes.tobytes(), text
