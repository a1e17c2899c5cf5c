"""JSON Lines: one JSON object a line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleantext.records.chunk import Bounds, Chunk, Kept, Position, Row
from cleantext.records.streams import compress, finish_compressed, open_bytes

MAX_DEPTH = 500
"""Levels of the deepest record. Python's parser reads some that its writer cannot write."""


@dataclass(frozen=True)
class JsonLines:
    """One JSON object a line. Blank lines are not records."""

    compression: str = ""
    """How to compress what is written."""

    def columns(self, name: str) -> None:
        """None, because each record names its own fields.

        Args:
            name: the file, which is not opened.

        >>> JsonLines().columns("crawl.jsonl") is None
        True
        """

    def chunks(self, name: str, start: Position) -> Iterator[Chunk]:
        """Cut a file into chunks between two lines, from a position on.

        Args:
            name: the file; ``"-"`` is standard input.
            start: where the first chunk begins, as the end of one before tells it.

        Yields:
            The chunks in order. Their items are lines as bytes, none of them blank.

        Raises:
            FileProblem: if the file cannot be read.
            Damaged: if it cannot be decompressed to its end.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "crawl.jsonl")
        ...     _ = path.write_bytes(b'{"text": "It rained."}\\n\\n{"text": "It poured."}\\n')
        ...     [(chunk.lines, chunk.end) for chunk in JsonLines().chunks(str(path), Position())]
        [([1, 3], Position(file=1, offset=0, line=0))]
        """
        offset, line = start.offset, start.line
        lines: list[int] = []
        items: list[bytes] = []
        bounds = Bounds()
        with open_bytes(name, offset) as (stream, told):
            for raw in stream:
                offset += len(raw)
                line += 1
                if raw.isspace():
                    continue
                lines.append(line)
                items.append(raw)
                if bounds.full(len(raw)):
                    yield Chunk(name, lines, items, Position(start.file, offset, line), told())
                    lines, items = [], []
            yield Chunk(name, lines, items, Position(start.file + 1), told())

    def rows(self, chunk: Chunk) -> Iterator[Row]:
        """Parse the lines of a chunk.

        Args:
            chunk: one that `chunks` gave.

        Yields:
            A row for each line, in order. One that is not UTF-8, not JSON, no object, or too deep has a reason
            instead of a record.

        >>> chunk = Chunk("crawl.jsonl", [1, 2], [b'{"text": "It rained."}\\n', b"[7]\\n"], Position(1))
        >>> [row.record or row.reason for row in JsonLines().rows(chunk)]
        [{'text': 'It rained.'}, 'a JSON array, not an object']
        """
        for line, item in zip(chunk.lines, chunk.items, strict=True):
            shown = item.decode("utf-8", "backslashreplace").rstrip("\r\n")
            try:
                record = json.loads(item.decode("utf-8").removeprefix("\ufeff").rstrip())
                if _is_deep(item, record):
                    raise RecursionError(f"nested more than {MAX_DEPTH} deep")
            except UnicodeDecodeError as error:
                yield Row(line, shown, None, f"not UTF-8, at byte {error.start + 1}")
            except json.JSONDecodeError as error:
                yield Row(line, shown, None, f"not JSON: {error.msg}, at character {error.pos + 1}")
            except (ValueError, RecursionError) as error:
                yield Row(line, shown, None, f"not JSON that can be read: {error}")
            else:
                if isinstance(record, dict):
                    yield Row(line, shown, record)
                else:
                    yield Row(line, shown, None, f"a JSON {json_type(record)}, not an object")

    def encode(self, chunk: Chunk, kept: Sequence[Kept], added: Mapping[str, str]) -> bytes:
        """A chunk's records as lines of JSON.

        Args:
            chunk: one of the reader's, of any format; not looked at.
            kept: those of its records that were cleaned.
            added: not looked at: each record has its own fields.

        Returns:
            The lines in UTF-8, compressed by themselves.

        >>> kept = Kept(0, {"id": 7, "text": "It rained. Share"}, {"text": "It rained."})
        >>> JsonLines().encode(Chunk("crawl.jsonl", [1], [], Position(1)), [kept], {"text": "text"})
        b'{"id":7,"text":"It rained."}\\n'
        """
        return compress(b"".join(to_json_line({**one.record, **one.added}) for one in kept), self.compression)

    def finish(self, partial: Path, final: Path) -> bool:
        """Make the file of what all chunks added, where it is compressed.

        Args:
            partial: the file of what they added, which stays as it is.
            final: the file to make.

        Returns:
            Whether it was made; False if ``partial`` is that file already.

        Raises:
            OSError: if it cannot be written.

        >>> JsonLines().finish(Path("clean.jsonl.partial"), Path("clean.jsonl"))
        False
        """
        return finish_compressed(partial, final, self.compression)


def to_json_line(record: Mapping[str, Any]) -> bytes:
    """A record as one line of JSON in UTF-8; what UTF-8 cannot hold is escaped.

    Args:
        record: its fields. Values that JSON has no form for, such as times, are written as `str` gives them.

    Returns:
        The line, with the LF that ends it.

    >>> to_json_line({"text": "é"}).decode("utf-8"), to_json_line({"text": "\\ud800"})
    ('{"text":"é"}\\n', b'{"text":"\\\\ud800"}\\n')
    """
    try:
        return (json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(record, separators=(",", ":"), default=str) + "\n").encode()


def _is_deep(item: bytes, record: object) -> bool:
    """Whether a record is nested more than `MAX_DEPTH` deep, which few with as many brackets are."""
    if item.count(b"[") + item.count(b"{") <= MAX_DEPTH:
        return False
    level = [record]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for value in level
            for inner in (value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
        ]
    return bool(level)


def json_type(value: object) -> str:
    """What JSON calls a value. It has no bytes; Parquet has.

    Args:
        value: of a record that was parsed. Of any other type it is an object.

    >>> json_type([]), json_type("")
    ('array', 'string')
    """
    names = {bool: "boolean", int: "number", float: "number", str: "string", bytes: "bytes", list: "array"}
    return "null" if value is None else names.get(type(value), "object")
