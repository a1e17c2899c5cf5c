"""Site profiles from records: a part of them from each chunk, in several processes if asked, and merged."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from cleantext.batch import in_processes, worker_count
from cleantext.cleaner import Cleaner
from cleantext.profiles import SUFFIX, Profiles, SiteProfile
from cleantext.records.chunk import Chunk, Position, Reader
from cleantext.records.formats import place_of
from cleantext.records.job import text_of


class Learnt(NamedTuple):
    """What a chunk has told."""

    sites: dict[str, bytes]
    """A profile of each site, as `SiteProfile.to_bytes` makes it."""
    used: int
    """Records that were taken into account."""
    passed: list[tuple[str, str]]
    """Where the others stand, and why they were passed over."""


@dataclass(frozen=True)
class Learn:
    """What is done to each chunk: a profile of each site in it. Can be sent to another process.

    >>> from cleantext.records.jsonlines import JsonLines
    >>> record = b'{"host": "example.org", "text": "It rained all day, and the river rose by more than a foot."}'
    >>> found = Learn(JsonLines(), "text", "host")(Chunk("in.jsonl", [1, 2], [record, b"{}"], Position(1)))
    >>> {site: SiteProfile.from_bytes(data).pages for site, data in found.sites.items()}
    {'example.org': 1}
    >>> found.used, found.passed
    (1, [('in.jsonl:2', "no field 'text'")])
    """

    reader: Reader
    text: str
    """The field that the raw text is in."""
    site: str | None = None
    """The field that names the site; all pages are of one if not given."""

    def __call__(self, chunk: Chunk) -> Learnt:
        """Count the pages of a chunk. Records without text or site are passed over."""
        profiles = Profiles()
        used = 0
        passed = []
        for row in self.reader.rows(chunk):
            text, reason = text_of(row, self.text)
            name: str | None = ""
            if text is not None and self.site is not None:
                name = site_in(row.record, self.site)
                if name is None:
                    reason = text_of(row, self.site)[1] or f"field {self.site!r} is empty"
            if text is not None and name is not None:
                profiles.add(name, text)
                used += 1
            if reason:
                passed.append((place_of(self.reader, chunk.name, row.line), reason))
        return Learnt({name: profiles[name].to_bytes() for name in profiles}, used, passed)


class Counts(NamedTuple):
    """How much was learnt from."""

    used: int
    """Records that were taken into account."""
    passed: int
    """Records that were passed over, or are not as they should be."""
    pages: int
    """Pages with prose, copies left out as far as they stand near each other."""


def learn(
    names: Sequence[str],
    work: Learn,
    profiles: Profiles,
    workers: int | None = 1,
    complain: Callable[[str, str], object] = lambda place, reason: None,
) -> Counts:
    """Take all pages of some files into account.

    Args:
        names: the files.
        work: how they are read.
        profiles: what they are added to.
        workers: how many processes; ``None`` is one for each core.
        complain: is told where each record stands that is passed over, and why.

    Returns:
        How much was learnt from.

    Raises:
        ValueError: if ``workers`` is less than 1.
        FileProblem: if a file cannot be read.
        ProfileError: if the profile of a site that is met is damaged; see `check_profiles`.
        WorkersLost: if a process ends before its time.

    >>> from tempfile import TemporaryDirectory
    >>> from cleantext.records.jsonlines import JsonLines
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "crawl.jsonl")
    ...     _ = path.write_bytes(b'{"text": "It rained all day, and the river rose by more than a foot."}\\n{}\\n')
    ...     learn([str(path)], Learn(JsonLines(), "text"), Profiles())
    Counts(used=1, passed=1, pages=1)
    """
    count = worker_count(workers)
    chunks = (chunk for number, name in enumerate(names) for chunk in work.reader.chunks(name, Position(number)))
    parts: Iterable[Learnt] = map(work, chunks) if count == 1 else in_processes(work, chunks, count)
    used = passed = pages = 0
    for part in parts:
        for name, data in part.sites.items():
            profile = SiteProfile.from_bytes(data)
            profiles.include(name, profile)
            pages += profile.pages
        for one in part.passed:
            complain(*one)
        used += part.used
        passed += len(part.passed)
    return Counts(used, passed, pages)


def check_profiles(folder: Path) -> None:
    """Read each profile in a folder once, so that a damaged one is told before anything is done.

    Args:
        folder: where profiles are; one that is not there holds none. Files of other names are passed over.

    Raises:
        ProfileError: if one is damaged, or no profile.
        OSError: if one cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     SiteProfile().save(Path(folder, f"quay.example{SUFFIX}"))
    ...     _ = Path(folder, "notes.txt").write_bytes(b"It rained.")
    ...     check_profiles(Path(folder))
    """
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        SiteProfile.load(path)


def site_in(record: dict[str, Any] | None, field: str) -> str | None:
    """The site that a record names, if it names one.

    Args:
        record: its fields; ``None`` of one that could not be parsed.
        field: the field that holds the site, or a URL.

    Returns:
        What the field holds; ``None`` if that is no text, or an empty one.

    >>> site_in({"host": "example.org"}, "host"), site_in({"host": None}, "host")
    ('example.org', None)
    """
    site = (record or {}).get(field)
    return site if isinstance(site, str) and site else None


@dataclass(frozen=True)
class Sites:
    """Cleaners for the sites that a folder has profiles of. Can be sent to another process."""

    field: str
    """The field that names a record's site."""
    digest: str
    """A hash of all profiles: a run that goes on needs the same."""
    profiles: Profiles

    @classmethod
    def of(cls, folder: Path, field: str) -> "Sites":
        """The sites of a folder as it is now.

        Args:
            folder: where profiles are; one that is not there holds none.
            field: the field that names a record's site, or holds its URL.

        Raises:
            OSError: if a profile cannot be read.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     before = Sites.of(Path(folder), "host")
        ...     SiteProfile().save(Path(folder, f"quay.example{SUFFIX}"))
        ...     Sites.of(Path(folder), "host").digest == before.digest
        False
        """
        digest = blake2b(digest_size=16)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            digest.update(f"{path.name}\n".encode() + blake2b(path.read_bytes()).digest())
        return cls(field, digest.hexdigest(), Profiles(folder))

    def cleaner(self, record: dict[str, Any] | None, cleaner: Cleaner) -> Cleaner:
        """The cleaner for a record, which knows what is known of its site.

        Args:
            record: its fields; ``None`` of one that could not be parsed.
            cleaner: whose options to use.

        Returns:
            A cleaner with these options; ``cleaner`` itself for a record that names no site.

        Raises:
            ProfileError: if the site's profile is damaged.

        >>> cleaner, sites = Cleaner(), Sites("host", "", Profiles())
        >>> [sites.cleaner({"host": host}, cleaner) is cleaner for host in (None, "quay.example")]
        [True, False]
        """
        site = site_in(record, self.field)
        return cleaner if site is None else self.profiles.cleaner(site, cleaner)
