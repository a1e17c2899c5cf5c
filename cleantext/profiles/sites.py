"""Profiles of many sites at once: one for each site of a stream of pages, in memory and in a folder of files."""

import os
from collections import OrderedDict
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from string import ascii_lowercase, digits
from unicodedata import normalize
from urllib.parse import urlsplit

from cleantext.cleaner import Cleaner
from cleantext.filters.templates import Templates
from cleantext.profiles.file import ProfileError
from cleantext.profiles.site import SiteProfile

MAX_SITES = 10_000
"""Sites that `Profiles` keeps in memory."""
RELEARN = 8
"""`Profiles` looks anew for what comes back when one page in so many of a site's sample has changed."""
SUFFIX = ".profile"
MAX_LABEL = 63
"""Characters of a part of a host's name, between two dots."""
MAX_NAME = 150
"""Characters of a file's name, which systems limit to 255 bytes."""
_PLAIN = frozenset(ascii_lowercase + digits + "-_.")


class Profiles:
    """A profile for each of many sites, for streams of pages: learn while cleaning.

    It takes as much memory as its sites' profiles and the filters that were made of them: with pages of 30
    lines 70 kB for each of ``most`` sites, in the worst case 2.5 MB. With a site more, the one that has not been
    looked at for longest is forgotten, or if there is a folder, saved there.

    Args:
        folder: where profiles are, a file for each site; read when a site is asked for, written by `save`.
        most: sites that are kept in memory.

    Raises:
        ValueError: if ``most`` is less than 1.

    >>> profiles = Profiles()
    >>> for bird in ("Forty herons", "A hundred ducks", "One thousand geese", "Seventy swans"):
    ...     text = f"{bird} came to the pond in the park on Monday, as they have each spring.\\n\\nWatchUsOn"
    ...     print(profiles.clean("https://www.example.org/birds", text).count("WatchUsOn"))
    1
    1
    1
    0
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None, *, most: int = MAX_SITES) -> None:
        if most < 1:
            raise ValueError(f"most must be 1 or more, not {most}")
        self.folder = None if folder is None else Path(folder)
        self.most = most
        self._sites: OrderedDict[str, SiteProfile] = OrderedDict()
        self._filters: dict[str, tuple[int, Templates]] = {}

    def __getitem__(self, site: str) -> SiteProfile:
        """The profile of a site; an empty one if nothing is known of it.

        Args:
            site: the URL of a page, or any other key; see `site_of`.

        Raises:
            ProfileError: if its file is damaged, or that of the site which makes room for it.
        """
        name = site_of(site)
        found = self._sites.get(name)
        if found is None:
            found = self._read(name) or SiteProfile()
            if len(self._sites) == self.most:
                self._forget()
            self._sites[name] = found
        self._sites.move_to_end(name)
        return found

    def __len__(self) -> int:
        return len(self._sites)

    def __iter__(self) -> Iterator[str]:
        """The names of the sites in memory, in order."""
        return iter(sorted(self._sites))

    def add(self, site: str, raw: str) -> None:
        """Take a page of a site into account.

        Args:
            site: the URL of the page, or any other key.
            raw: what an extractor or a crawler gave.

        >>> profiles = Profiles()
        >>> profiles.add("https://www.example.org/rain", "It rained, and the river rose by a foot.")
        >>> profiles["example.org"]
        SiteProfile(pages=1)
        """
        self[site].add(raw)

    def include(self, site: str, profile: SiteProfile) -> None:
        """Take a profile into account that was counted elsewhere.

        Args:
            site: the URL of a page, or any other key.
            profile: that site's; it stays as it is.

        >>> profiles = Profiles()
        >>> profiles.include("example.org", SiteProfile.fit(["It rained, and the river rose by a foot."]))
        >>> profiles["example.org"]
        SiteProfile(pages=1)
        """
        self[site].include(profile)

    def cleaner(self, site: str, cleaner: Cleaner | None = None) -> Cleaner:
        """A cleaner that knows what is known of a site, or was when a few pages less were known.

        Args:
            site: the URL of a page, or any other key.
            cleaner: whose options to use; the default ones if not given.

        Raises:
            ProfileError: as for ``profiles[site]``.

        >>> profiles = Profiles()
        >>> for bird in ("Forty herons", "A hundred ducks", "One thousand geese", "Seventy swans"):
        ...     text = f"{bird} came to the pond in the park on Monday, as they have each spring.\\n\\nWatchUsOn"
        ...     profiles.add("example.org", text)
        >>> profiles.cleaner("https://example.org/frogs").clean("No frog came to a pond of ours.\\n\\nWatchUsOn")
        'No frog came to a pond of ours.'
        """
        name, profile = site_of(site), self[site]
        changes, templates = self._filters.get(name, (-1, Templates()))
        if changes < 0 or (profile.changes - changes) * RELEARN >= profile.pages:
            templates = profile.templates()
            self._filters[name] = profile.changes, templates
        return (cleaner or Cleaner()).with_templates(templates)

    def clean(self, site: str, raw: str, cleaner: Cleaner | None = None) -> str:
        """Take a page into account, then clean it with what is known of its site by now.

        So what comes out depends on what came before. To clean all pages alike, `add` them all first.

        Args:
            site: the URL of the page, or any other key.
            raw: what an extractor or a crawler gave.
            cleaner: whose options to use; the default ones if not given.

        Returns:
            The paragraphs that were kept, separated by a blank line.

        Raises:
            ProfileError: as for ``profiles[site]``.
            TypeError: if ``site`` or ``raw`` is not a ``str``.

        >>> Profiles().clean("example.org", "It rained, and the river rose by a foot.\\n\\nRelated topics")
        'It rained, and the river rose by a foot.'
        """
        self.add(site, raw)
        return self.cleaner(site, cleaner).clean(raw)

    def merge(self, other: "Profiles") -> "Profiles":
        """The profiles of both, in memory; exactly those of all pages, if they fit.

        Args:
            other: profiles that were counted elsewhere.

        >>> one, two = Profiles(), Profiles()
        >>> one.add("example.org", "It rained, and the river rose by a foot.")
        >>> two.add("example.org", "The sun shone, and the river fell by a foot.")
        >>> one.merge(two)["example.org"]
        SiteProfile(pages=2)
        """
        merged = Profiles(most=max(self.most, other.most))
        for profiles in (self, other):
            for name, profile in profiles._sites.items():
                merged._sites.setdefault(name, SiteProfile()).include(profile)
        while len(merged._sites) > merged.most:
            merged._sites.popitem(last=False)
        return merged

    def save(self, folder: str | os.PathLike[str] | None = None) -> None:
        """Write every profile in memory to a file of its own, merged with what is there.

        Only one at a time should write to a folder: of two, one may miss what the other has just written. No
        file is damaged by it. So give each process a folder, and merge them.

        Args:
            folder: where to; if not given, where they were read.

        Raises:
            ValueError: if there is no folder.
            OSError: if they cannot be written.
            ProfileError: if files that are there are damaged; a line for each. All others are written.

        >>> from tempfile import TemporaryDirectory
        >>> profiles = Profiles()
        >>> profiles.add("example.org", "It rained, and the river rose by a foot.")
        >>> with TemporaryDirectory() as folder:
        ...     profiles.save(folder)
        ...     Profiles(folder)["example.org"]
        SiteProfile(pages=1)
        """
        into = self.folder if folder is None else Path(folder)
        if into is None:
            raise ValueError("say in which folder: profiles.save('profiles')")
        damaged: list[ProfileError] = []
        for name, profile in self._sites.items():
            try:
                if profile.pages:
                    _save_merged(profile, into / file_name(name))
            except ProfileError as error:
                damaged.append(error)
        if damaged:
            raise ProfileError("\n".join(map(str, damaged)))

    def _read(self, name: str) -> SiteProfile | None:
        path = self.folder / file_name(name) if self.folder else None
        return SiteProfile.load(path) if path and path.exists() else None

    def _forget(self) -> None:
        """Forget the site that was asked for longest ago, once it is saved."""
        name, profile = next(iter(self._sites.items()))
        if self.folder and profile.changes:
            _save_merged(profile, self.folder / file_name(name))
        del self._sites[name]
        self._filters.pop(name, None)


def site_of(key: str) -> str:
    """The host of a URL without "www.", and as DNS spells it; any other key as it is.

    Args:
        key: a URL, or any key.

    Raises:
        TypeError: if it is not a ``str``.

    >>> site_of("https://www.Example.org:8080/news?page=2"), site_of("example.org"), site_of("the gazette")
    ('example.org', 'example.org', 'the gazette')
    >>> site_of("https://bücher.example./") == site_of("https://xn--bcher-kva.example/")
    True
    """
    if not isinstance(key, str):
        raise TypeError(f"site must be a str, not {type(key).__name__}")
    if "://" not in key:
        return key
    try:
        host = normalize("NFKC", urlsplit(key).hostname or "").lower().replace("。", ".")
    except ValueError:  # such as a bracket that is not closed
        return key
    return ".".join(map(_in_dns, host.split("."))).rstrip(".").removeprefix("www.") or key


def _in_dns(label: str) -> str:
    """How DNS spells a part of a host's name; as it is if it is too long for one.

    Python's own codec for IDNA is of 2003, when ß was ss: two sites of today would be one.
    """
    return label if label.isascii() or len(label) > MAX_LABEL else f"xn--{label.encode('punycode').decode()}"


def file_name(site: str) -> str:
    """The name of a site's file: no key can lead out of a folder, and no two have one file.

    Args:
        site: what `site_of` gave.

    >>> file_name("example.org"), file_name("../A")
    ('example.org.profile', '..%2f%41.profile')
    """
    safe = "".join(
        c if c in _PLAIN else "".join(f"%{b:02x}" for b in c.encode("utf-8", "surrogatepass")) for c in site
    )
    if len(safe) > MAX_NAME:
        digest = blake2b(site.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        safe = f"{safe[:MAX_NAME]}%{digest}"
    return safe + SUFFIX


def _save_merged(profile: SiteProfile, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (profile.merge(SiteProfile.load(path)) if path.exists() else profile).save(path)
