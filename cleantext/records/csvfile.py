"""CSV and TSV."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleantext.records.chunk import Bounds, Chunk, FileProblem, Kept, Position, Row, distinct_columns
from cleantext.records.streams import compress, finish_compressed, is_stream, open_bytes

if TYPE_CHECKING:
    from _csv import Reader as Parsed


@dataclass(frozen=True)
class Csv:
    """Comma- or tab-separated values under a header. Records may span lines."""

    delimiter: str = ","
    compression: str = ""
    """How to compress what is written."""

    def columns(self, name: str) -> tuple[str, ...] | None:
        """The cells of a file's header.

        Args:
            name: the file.

        Returns:
            The columns in order; ``None`` of standard input and pipes, where the header could not be read again.

        Raises:
            FileProblem: if the file cannot be read, or if its header is not there, not CSV, not UTF-8, or has two
                columns of one name.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "crawl.csv")
        ...     _ = path.write_bytes(b"id,text\\n7,It rained.\\n")
        ...     Csv().columns(str(path))
        ('id', 'text')
        """
        if is_stream(name):
            return None
        with open_bytes(name) as (stream, _):
            return _header(self._parsed(stream), name)

    def _parsed(self, stream: Iterable[bytes]) -> "Parsed":
        csv.field_size_limit(2**30)
        # Strict, because else a quote that nothing closes, or closes too late, swallows records without a word.
        return csv.reader(_decoded(stream), delimiter=self.delimiter, strict=True)

    def chunks(self, name: str, start: Position) -> Iterator[Chunk]:
        """Cut a file into chunks between two records, from a position on.

        Args:
            name: the file; ``"-"`` is standard input.
            start: where the first chunk begins, as the end of one before tells it.

        Yields:
            The chunks in order. Their items are rows of cells, or what is wrong where a row should be; each row's
            line is the last that it stands on.

        Raises:
            FileProblem: if the file cannot be read, or its header is not as it should be; see `columns`.
            Damaged: if it cannot be decompressed to its end.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "crawl.csv")
        ...     _ = path.write_bytes(b'id,text\\n7,"It rained,\\nand it poured."\\n')
        ...     [(chunk.lines, chunk.items) for chunk in Csv().chunks(str(path), Position())]
        [([3], [['7', 'It rained,\\nand it poured.']])]
        """
        read = 0
        record: list[bytes] = []

        def followed(stream: Iterable[bytes]) -> Iterator[bytes]:
            nonlocal read
            for raw in stream:
                read += len(raw)
                record.append(raw)
                yield raw

        with open_bytes(name, start.offset) as (stream, told):
            reader = self._parsed(followed(stream))
            columns = (self.columns(name) if start.offset else None) or _header(reader, name)
            record.clear()
            lines: list[int] = []
            items: list[object] = []
            bounds = Bounds()
            before = read
            first = start == Position()
            for cells in _csv_rows(reader, record, start.line):
                lines.append(start.line + reader.line_num)
                items.append(cells)
                if bounds.full(read - before):
                    end = Position(start.file, start.offset + read, start.line + reader.line_num)
                    yield Chunk(name, lines, items, end, told(), columns, first)
                    lines, items, first = [], [], False
                before = read
            yield Chunk(name, lines, items, Position(start.file + 1), told(), columns, first)

    def rows(self, chunk: Chunk) -> Iterator[Row]:
        """Put the cells of a chunk under its columns.

        Args:
            chunk: one that `chunks` gave.

        Yields:
            A row for each of its records, in order. One that is not CSV or not UTF-8, or has more cells or fewer
            than the header, has a reason instead of a record.

        >>> chunk = Chunk("crawl.csv", [2, 3], [["7", "It rained."], ["8"]], Position(1), columns=("id", "text"))
        >>> [row.record or row.reason for row in Csv().rows(chunk)]
        [{'id': '7', 'text': 'It rained.'}, '1 cells under a header of 2']
        """
        for line, cells in zip(chunk.lines, chunk.items, strict=True):
            if isinstance(cells, _Broken):
                yield Row(line, cells.raw.decode("utf-8", "backslashreplace").rstrip("\r\n"), None, cells.reason)
            elif len(cells) != len(chunk.columns):
                yield Row(line, _shown(cells), None, f"{len(cells)} cells under a header of {len(chunk.columns)}")
            elif any(map(_undecoded, cells)):
                yield Row(line, _shown(cells), None, "not UTF-8")
            else:
                yield Row(line, cells, dict(zip(chunk.columns, cells, strict=True)))

    def encode(self, chunk: Chunk, kept: Sequence[Kept], added: Mapping[str, str]) -> bytes:
        """A chunk's records as rows, below a header if the chunk is the first of all.

        Args:
            chunk: one of the reader's, with its columns.
            kept: those of its records that were cleaned.
            added: the fields that are set in each; those that are no columns yet become the last ones.

        Returns:
            Rows in UTF-8 that end in LF, compressed by themselves. Lists in them are JSON.

        >>> chunk = Chunk("crawl.csv", [2], [], Position(1), columns=("id", "text"), first=True)
        >>> kept = Kept(0, {"id": "7", "text": "It rained. Share"}, {"text": "It rained."})
        >>> Csv().encode(chunk, [kept], {"text": "text"})
        b'id,text\\n7,It rained.\\n'
        """
        rows = _Rows()
        writer = csv.writer(rows, delimiter=self.delimiter)
        if chunk.first:
            writer.writerow({**dict.fromkeys(chunk.columns), **dict.fromkeys(added)})
        for one in kept:
            writer.writerow(map(_cell, {**one.record, **one.added}.values()))
        return compress("".join(rows).encode(), self.compression)

    def finish(self, partial: Path, final: Path) -> bool:
        """Make the file of what all chunks added, where it is compressed.

        Args:
            partial: the file of what they added, which stays as it is.
            final: the file to make.

        Returns:
            Whether it was made; False if ``partial`` is that file already.

        Raises:
            OSError: if it cannot be written.

        >>> Csv().finish(Path("clean.csv.partial"), Path("clean.csv"))
        False
        """
        return finish_compressed(partial, final, self.compression)


def _decoded(stream: Iterable[bytes]) -> Iterator[str]:
    """Lines as text. What is not UTF-8 is smuggled through, so that it costs its own record only."""
    for number, raw in enumerate(stream):
        text = raw.decode("utf-8", "surrogateescape")
        yield text if number else text.removeprefix("\ufeff")


def _header(reader: "Parsed", name: str) -> tuple[str, ...]:
    try:
        header = tuple(next(filter(None, reader), ()))
    except csv.Error as error:
        hint = "; do its lines end in CR alone?" if "new-line" in str(error) else ""
        raise FileProblem(f"the header of {name} is not CSV: {_why(error)}{hint}") from error
    if not header:
        raise FileProblem(f"{name} is empty: it has no header")
    if any(map(_undecoded, header)):
        raise FileProblem(f"the header of {name} is not UTF-8: convert the file to UTF-8 first")
    return distinct_columns(header, name)


class _Broken(NamedTuple):
    """What stands where a row should."""

    raw: bytes
    reason: str


class _Rows(list[str]):
    """Rows as `csv.writer` writes them, with LF behind each: it quotes no lone CR if it is told to write LF."""

    def write(self, row: str) -> None:
        """Add a row."""
        self.append(row.removesuffix("\r\n") + "\n")


def _csv_rows(reader: "Parsed", record: list[bytes], before: int) -> Iterator[list[str] | _Broken]:
    """The rows, or what is wrong with them, without blank lines.

    Args:
        reader: gives them.
        record: has the lines that it has read for a row.
        before: so many lines of the file stand before those that it reads.
    """
    while True:
        record.clear()
        first = before + reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            place = f", in the record that begins on line {first}" if len(record) > 1 else ""
            yield _Broken(b"".join(record), f"not CSV: {_why(error)}{place}")
        else:
            if cells:
                yield cells


def _why(error: csv.Error) -> str:
    """What is wrong, in clearer words than csv's where it matters."""
    if str(error) == "unexpected end of data":
        return "a quote is opened and not closed"
    return str(error).partition(" - ")[0]


def _undecoded(cell: str) -> bool:
    return not cell.isascii() and any("\udc80" <= character <= "\udcff" for character in cell)


def _shown(cells: Iterable[str]) -> list[str]:
    return [cell.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace") for cell in cells]


def _cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
