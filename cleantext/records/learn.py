"""Site profiles from records: a part of them from each chunk, in several processes if asked, and merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from cleantext.batch import in_processes, worker_count
from cleantext.cleaner import Cleaner
from cleantext.profiles import SUFFIX, Profiles, SiteProfile
from cleantext.records.chunk import Chunk, Position, Reader
from cleantext.records.job import text_of


@dataclass(frozen=True)
class Learn:
    """What is done to each chunk: a profile of each site in it, as bytes. Can be sent to another process.

    >>> from cleantext.records.jsonlines import JsonLines
    >>> record = b'{"host": "example.org", "text": "It rained all day, and the river rose by more than a foot."}'
    >>> found = Learn(JsonLines(), "text", "host")(Chunk("-", [1], [record], Position(1)))
    >>> {site: SiteProfile.from_bytes(data).pages for site, data in found.items()}
    {'example.org': 1}
    """

    reader: Reader
    text: str
    """The field that the raw text is in."""
    site: str | None = None
    """The field that names the site; all pages are of one if not given."""

    def __call__(self, chunk: Chunk) -> dict[str, bytes]:
        """Count the pages of a chunk. Records without text or site are passed over."""
        profiles = Profiles()
        for row in self.reader.rows(chunk):
            text, _ = text_of(row, self.text)
            name = "" if self.site is None else site_in(row.record, self.site)
            if text is not None and name is not None:
                profiles.add(name, text)
        return {name: profiles[name].to_bytes() for name in profiles}


def learn(names: Sequence[str], work: Learn, profiles: Profiles, workers: int | None = 1) -> None:
    """Take all pages of some files into account.

    Args:
        names: the files.
        work: how they are read.
        profiles: what they are added to.
        workers: how many processes; ``None`` is one for each core.

    Raises:
        FileProblem: if a file cannot be read.
    """
    count = worker_count(workers)
    chunks = (chunk for number, name in enumerate(names) for chunk in work.reader.chunks(name, Position(number)))
    parts: Iterable[dict[str, bytes]] = map(work, chunks) if count == 1 else in_processes(work, chunks, count)
    for part in parts:
        for name, data in part.items():
            profiles.include(name, SiteProfile.from_bytes(data))


def site_in(record: dict[str, Any] | None, field: str) -> str | None:
    """The site that a record names, if it names one.

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
        """The sites of a folder as it is now."""
        digest = blake2b(digest_size=16)
        for path in sorted(folder.glob(f"*{SUFFIX}")):
            digest.update(f"{path.name}\n".encode() + blake2b(path.read_bytes()).digest())
        return cls(field, digest.hexdigest(), Profiles(folder))

    def cleaner(self, record: dict[str, Any] | None, cleaner: Cleaner) -> Cleaner:
        """The cleaner for a record: as it is, if nothing is known of its site.

        Raises:
            ProfileError: if the site's profile is damaged.
        """
        site = site_in(record, self.field)
        return cleaner if site is None else self.profiles.cleaner(site, cleaner)
