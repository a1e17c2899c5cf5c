"""Parquet, by pyarrow, which is imported where it is used."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleantext.records.chunk import (
    CHUNK_RECORDS,
    Chunk,
    Damaged,
    FileProblem,
    Kept,
    Position,
    Row,
    distinct_columns,
    missing,
)
from cleantext.records.streams import is_stream

_TEXTS = ("string", "large_string", "string_view")
GROUP_BYTES = 32 * 1024 * 1024
"""Row groups are about so large, uncompressed."""


@dataclass(frozen=True)
class Parquet:
    """Parquet, by pyarrow. Columns that are not asked for pass through untouched, with their types.

    A Parquet file cannot be added to, so while a run lasts its output is one Arrow stream after another.
    """

    wanted: tuple[str, ...] | None = None
    """The columns that `rows` must give; all if the records are written in another format."""

    def columns(self, name: str) -> tuple[str, ...]:
        """The columns of a file.

        Args:
            name: the file.

        Returns:
            Their names in order.

        Raises:
            FileProblem: if the file cannot be read, if two columns have one name, or if pyarrow is not installed.
                Standard input and pipes cannot be read, because what tells the columns stands at a file's end.
            Damaged: if it is damaged, or no Parquet.

        >>> Parquet().columns("-")
        Traceback (most recent call last):
            ...
        cleantext.records.chunk.FileProblem: Parquet is read from files, not from standard input or a pipe
        """
        if is_stream(name):
            raise FileProblem("Parquet is read from files, not from standard input or a pipe")
        return distinct_columns(_schema(name).names, name)

    def check_types(self, names: Sequence[str]) -> None:
        """See that files fit into one: that their columns have the same types.

        Args:
            names: the files, one or more. A column of Parquet's type null fits any other.

        Raises:
            FileProblem: if they have not; names the first file that differs, and how.
        """
        first = _schema(names[0]).remove_metadata()
        for name in names[1:]:
            try:
                first = _arrow().unify_schemas([first, _schema(name).remove_metadata()])
            except _arrow().ArrowException as error:
                raise FileProblem(f"{name} has columns of other types than {names[0]}: {error}") from error

    def chunks(self, name: str, start: Position) -> Iterator[Chunk]:
        """Cut a file into chunks of a few rows, from a position on.

        Args:
            name: the file.
            start: where the first chunk begins, as the end of one before tells it; its offset counts rows.

        Yields:
            The chunks in order. Each but the last holds one Arrow stream, with all columns; of a file without rows
            the last does, which then tells the columns.

        Raises:
            FileProblem: if the file cannot be read, or if pyarrow is not installed.
            Damaged: if it is damaged, or no Parquet.
        """
        row = 0
        first = start == Position()
        empty = True
        with _said(name), _parquet().ParquetFile(name) as file:
            for group in range(file.num_row_groups):
                rows = file.metadata.row_group(group).num_rows
                if row + rows <= start.offset:
                    row += rows
                    continue
                for batch in file.iter_batches(CHUNK_RECORDS // 2, row_groups=[group]):
                    lines = range(row + 1, row + len(batch) + 1)
                    row += len(batch)
                    if row > start.offset:
                        end = Position(start.file, row, row)
                        share = row * Path(name).stat().st_size // file.metadata.num_rows
                        yield Chunk(name, lines, [_to_stream(batch)], end, share, first=first)
                        first = empty = False
            schema = _arrow().Table.from_batches([], file.schema_arrow)
            size = Path(name).stat().st_size
            yield Chunk(
                name, [], [_to_stream(schema)] if empty else [], Position(start.file + 1), size, first=first
            )

    def rows(self, chunk: Chunk) -> Iterator[Row]:
        """The rows of a chunk, with those columns that are wanted.

        Args:
            chunk: one that `chunks` gave.

        Yields:
            A row for each, in order. Dates and times in it are text.
        """
        if not chunk.items:
            return
        table = _from_stream(chunk.items[0])
        if self.wanted is not None:
            table = table.select([name for name in table.column_names if name in self.wanted])
        for line, record in zip(chunk.lines, _times_as_text(table).to_pylist(), strict=True):
            yield Row(line, record, record)

    def encode(self, chunk: Chunk, kept: Sequence[Kept], added: Mapping[str, str]) -> bytes:
        """A chunk's rows as an Arrow stream of its own, which `finish` makes Parquet of.

        Args:
            chunk: one that `chunks` gave, with its rows.
            kept: those of them that were cleaned; only their numbers and what is set in them are looked at.
            added: the fields that are set in each. The clean text keeps the type of its column if that holds text,
                and the ledger is JSON.

        Returns:
            The stream; nothing of a chunk without rows, unless it tells a file's columns.
        """
        if not chunk.items:
            return b""
        arrow = _arrow()
        types = {"text": arrow.string(), "paragraphs": arrow.list_(arrow.string()), "ledger": arrow.string()}
        table = _from_stream(chunk.items[0])
        if len(kept) < len(table):
            # Arrow's `take` does not know all types.
            rows = [table.slice(one.number, 1) for one in kept]
            table = arrow.concat_tables(rows).combine_chunks() if rows else table.slice(0, 0)
        for name, what in added.items():
            values = [one.added[name] for one in kept]
            if what == "ledger":
                values = [json.dumps(value, ensure_ascii=False) for value in values]
            if name in table.column_names:
                before = table.schema.field(name).type
                kind = before if what == "text" and _holds_text(before) else types[what]
                table = table.set_column(table.column_names.index(name), name, arrow.array(values, kind))
            else:
                table = table.append_column(name, arrow.array(values, types[what]))
        return _to_stream(table)

    def finish(self, partial: Path, final: Path) -> bool:
        """Make the Parquet file of the streams that all chunks added.

        Args:
            partial: the file of these streams, which stays as it is.
            final: the file to make, compressed by Zstandard in groups of `GROUP_BYTES`.

        Returns:
            True: streams are never the file already.

        Raises:
            OSError: if it cannot be written.
        """
        arrow = _arrow()
        with arrow.memory_map(str(partial)) as source:
            # Where one file has no null, another may have some; and where one has nothing else, another a text.
            schema = arrow.unify_schemas([table.schema for table in _streams(source)])
            with _parquet().ParquetWriter(final, schema, compression="zstd") as target:
                group: list[Any] = []
                for table in _streams(source):
                    if group and sum(one.nbytes for one in group) > GROUP_BYTES:
                        target.write_table(arrow.concat_tables(group))
                        group = []
                    group.append(table.cast(schema) if table.schema != schema else table)
                target.write_table(arrow.concat_tables(group))
        return True


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError:
        raise missing("pyarrow", "parquet", "Parquet") from None
    return pyarrow


def _parquet() -> Any:
    _arrow()
    import pyarrow.parquet

    return pyarrow.parquet


@contextmanager
def _said(name: str) -> Iterator[None]:
    """Have what pyarrow finds wrong with a file said as a problem of that file."""
    try:
        yield
    except (_arrow().ArrowException, OSError) as error:
        if isinstance(error, OSError) and error.errno:
            raise FileProblem(f"cannot read {name}: {error.strerror}") from error
        raise Damaged(f"{name} is damaged, or no Parquet: {str(error).splitlines()[0]}") from error


def _schema(name: str) -> Any:
    with _said(name):
        return _parquet().read_schema(name)


def _streams(source: Any) -> Iterator[Any]:
    """The tables of a file that is one Arrow stream after another."""
    source.seek(0)
    while source.tell() < source.size():
        yield _arrow().ipc.open_stream(source).read_all()


def _holds_text(kind: Any) -> bool:
    return str(kind.value_type if _arrow().types.is_dictionary(kind) else kind) in _TEXTS


def _times_as_text(table: Any) -> Any:
    """Dates and times as text: Python's own are not as fine as Parquet's, and JSON has none."""
    types = _arrow().types
    for number, column in enumerate(table.schema):
        if types.is_temporal(column.type) and not types.is_duration(column.type):
            table = table.set_column(number, column.name, table[number].cast(_arrow().string()))
    return table


def _to_stream(table: Any) -> bytes:
    """A table or a batch as an Arrow stream of its own."""
    arrow = _arrow()
    sink = arrow.BufferOutputStream()
    with arrow.ipc.new_stream(sink, table.schema) as stream:
        stream.write(table)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _from_stream(data: bytes) -> Any:
    return _arrow().ipc.open_stream(data).read_all()
