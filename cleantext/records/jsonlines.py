"""JSON Lines: one JSON object a line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cleantext.records.chunk import Bounds, Chunk, Kept, Position, Row
from cleantext.records.streams import compress, finish_compressed, open_bytes


@dataclass(frozen=True)
class JsonLines:
    """One JSON object a line. Blank lines are not records."""

    compression: str = ""
    """How to compress what is written."""

    def columns(self, name: str) -> None:
        """See `Reader`."""

    def chunks(self, name: str, start: Position) -> Iterator[Chunk]:
        """See `Reader`."""
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
        """See `Reader`."""
        for line, item in zip(chunk.lines, chunk.items, strict=True):
            shown = item.decode("utf-8", "backslashreplace").rstrip("\r\n")
            try:
                record = json.loads(item.decode("utf-8-sig").rstrip())
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
        """See `Writer`."""
        return compress(b"".join(to_json_line({**one.record, **one.added}) for one in kept), self.compression)

    def finish(self, partial: Path, final: Path) -> bool:
        """See `Writer`."""
        return finish_compressed(partial, final, self.compression)


def to_json_line(record: Mapping[str, Any]) -> bytes:
    """A record as one line of JSON in UTF-8; what UTF-8 cannot hold is escaped.

    >>> to_json_line({"text": "é"}).decode("utf-8"), to_json_line({"text": "\\ud800"})
    ('{"text":"é"}\\n', b'{"text":"\\\\ud800"}\\n')
    """
    try:
        return (json.dumps(record, ensure_ascii=False, separators=(",", ":"), default=str) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(record, separators=(",", ":"), default=str) + "\n").encode()


def json_type(value: object) -> str:
    """What JSON calls a value. It has no bytes; Parquet has.

    >>> json_type([]), json_type("")
    ('array', 'string')
    """
    names = {bool: "boolean", int: "number", float: "number", str: "string", bytes: "bytes", list: "array"}
    return "null" if value is None else names.get(type(value), "object")
