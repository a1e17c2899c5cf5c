"""The values that flow through a batch: chunks of records as they stand in a file, and rows that were parsed.

A chunk is a few records. The process in charge only cuts files into chunks. Parsing, cleaning and encoding are a
`cleantext.records.job.Job`'s, which runs in other processes. A chunk knows where the next one begins, so that
a run that was stopped can go on there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple, Protocol

CHUNK_RECORDS = 64
CHUNK_BYTES = 256 * 1024
STDIN = "-"


class FileProblem(Exception):
    """A file that cannot be read or written as asked; says why and what to do."""


class Damaged(FileProblem):
    """A file that cannot be read to its end as it is."""


def missing(package: str, extra: str, what: str) -> FileProblem:
    """What to say when an optional package is not installed.

    Args:
        package: its name.
        extra: that of ours which asks for it.
        what: what cannot be done without it.

    Returns:
        The error, to be raised.

    >>> print(missing("pyarrow", "parquet", "Parquet"))
    Parquet needs pyarrow: pip install 'cleantext-articles[parquet]'
    """
    return FileProblem(f"{what} needs {package}: pip install 'cleantext-articles[{extra}]'")


def distinct_columns(columns: Iterable[str], name: str) -> tuple[str, ...]:
    """The columns of a file, once it is seen that no two have one name.

    Args:
        columns: their names, in order.
        name: the file, for messages.

    Raises:
        FileProblem: if two have one name.

    >>> distinct_columns(["id", "text"], "crawl.csv")
    ('id', 'text')
    """
    columns = tuple(columns)
    twice = [column for column, count in Counter(columns).items() if count > 1]
    if twice:
        raise FileProblem(f"{name} has more than one column {twice[0]!r}")
    return columns


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two records of the input.

    >>> Position(0, 120, 3)
    Position(file=0, offset=120, line=3)
    """

    file: int = 0
    """Which file, counted from 0."""
    offset: int = 0
    """How many bytes (of Parquet: rows) come before it, uncompressed."""
    line: int = 0
    """How many lines or rows come before it."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """A few records as they stand in a file."""

    name: str
    lines: Sequence[int]
    """The line on which each record ends; of Parquet, its row."""
    items: Sequence[Any]
    end: Position
    """Where the next chunk begins."""
    bytes_done: int = 0
    """How much of the file has been read, as it is on disk."""
    columns: tuple[str, ...] = ()
    first: bool = False
    """Whether it is the first chunk of all."""


class Row(NamedTuple):
    """A record that was parsed, or the reason why it could not be, or both if it could not be parsed well."""

    line: int
    raw: object
    """What stood there, for the file of rejects."""
    record: dict[str, Any] | None
    reason: str = ""


class Kept(NamedTuple):
    """A record that was cleaned."""

    number: int
    """Which of the chunk's records it is."""
    record: dict[str, Any]
    added: dict[str, Any]
    """The fields to set in it."""


class Reader(Protocol):
    """How a format is read.

    >>> from cleantext.records.jsonlines import JsonLines
    >>> reader = JsonLines()
    >>> [row.record for row in reader.rows(Chunk("crawl.jsonl", [1], [b'{"text": "It rained."}'], Position(1)))]
    [{'text': 'It rained.'}]
    """

    def columns(self, name: str) -> tuple[str, ...] | None:
        """The columns of a file, where the format has some for the whole of it.

        Args:
            name: the file.

        Returns:
            Their names in order; ``None`` where each record names its own, and of what can be read only once.

        Raises:
            FileProblem: if the file cannot be read, or two columns have one name.
        """
        ...

    def chunks(self, name: str, start: Position) -> Iterator[Chunk]:
        """Cut a file into chunks, from a position on.

        Args:
            name: the file; ``"-"`` is standard input.
            start: where the first chunk begins, as the end of one before tells it.

        Returns:
            The chunks in order. The last one ends where the next file begins, and may hold no record.

        Raises:
            FileProblem: if the file cannot be read. One that is a text by itself is a chunk all the same, of which
                `rows` says so.
            Damaged: if it cannot be read to its end.
        """
        ...

    def rows(self, chunk: Chunk) -> Iterator[Row]:
        """Parse a chunk.

        Args:
            chunk: one that `chunks` gave.

        Returns:
            A row for each of its records, in order. One that cannot be parsed has a reason instead of a record.
        """
        ...


class Writer(Protocol):
    """How a format is written: chunk by chunk, and then once over the whole if the format asks for it."""

    def encode(self, chunk: Chunk, kept: Sequence[Kept], added: Mapping[str, str]) -> bytes:
        """What a chunk's records add to the file.

        Args:
            chunk: one of the reader's; the first of all may need a head.
            kept: those of its records that were cleaned.
            added: the fields that are set in each, and what they hold, as `Fields.added` of a job tells it.

        Returns:
            Bytes to be appended as they are.
        """
        ...

    def finish(self, partial: Path, final: Path) -> bool:
        """Make the file of what all chunks added; False if that is the file already.

        Args:
            partial: the file of what they added, which stays as it is.
            final: the file to make.

        Raises:
            OSError: if it cannot be written.
        """
        ...


class Bounds:
    """Says when a chunk is full."""

    def __init__(self) -> None:
        self.records = self.size = 0

    def full(self, size: int) -> bool:
        """Whether a record of this size fills the chunk, which begins the next one.

        Args:
            size: the record's, in bytes.

        >>> bounds = Bounds()
        >>> [bounds.full(size) for size in (1000, CHUNK_BYTES, 1000)]
        [False, True, False]
        """
        self.records += 1
        self.size += size
        if self.records < CHUNK_RECORDS and self.size < CHUNK_BYTES:
            return False
        self.records = self.size = 0
        return True
