"""Plain text: files that are one text each."""

from collections.abc import Iterator
from dataclasses import dataclass

from cleantext.records.chunk import Chunk, FileProblem, Position, Row
from cleantext.records.streams import open_bytes


@dataclass(frozen=True)
class TextFiles:
    """Files that are one text each. They can only be read: what comes out are records."""

    text_field: str = "text"
    name_field: str = "file"
    errors: str = "strict"
    """What becomes of bytes that are not UTF-8: a rejected text, or with ``"replace"`` U+FFFD, as rows tell."""

    def columns(self, name: str) -> None:
        """See `Reader`."""

    def chunks(self, name: str, start: Position) -> Iterator[Chunk]:
        """See `Reader`."""
        data: bytes | str
        size = 0
        try:
            with open_bytes(name) as (stream, told):
                data = stream.read()
                size = told()
        except FileProblem as error:
            data = str(error)
        yield Chunk(name, [1], [data], Position(start.file + 1), size)

    def rows(self, chunk: Chunk) -> Iterator[Row]:
        """See `Reader`."""
        (data,) = chunk.items
        if isinstance(data, str):
            yield Row(1, None, None, data)
            return
        text, reason = decode(data)
        if reason and self.errors == "strict":
            yield Row(1, data.decode("utf-8", "backslashreplace"), None, reason)
        else:
            yield Row(1, None, {self.name_field: chunk.name, self.text_field: text}, reason)


def decode(data: bytes) -> tuple[str, str]:
    """A text, and what is wrong with it if it is not UTF-8: such bytes become U+FFFD.

    >>> decode(b"caf\\xc3\\xa9"), decode(b"caf\\xe9")
    (('café', ''), ('caf�', 'not UTF-8, at byte 4'))
    """
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError as error:
        return data.decode("utf-8-sig", "replace"), f"not UTF-8, at byte {error.start + 1}"
