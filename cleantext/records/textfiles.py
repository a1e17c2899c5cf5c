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
        """None, because a text has no columns.

        Args:
            name: the file, which is not opened.

        >>> TextFiles().columns("page.txt") is None
        True
        """

    def chunks(self, name: str, start: Position) -> Iterator[Chunk]:
        """Read a file, which is one chunk.

        Args:
            name: the file; ``"-"`` is standard input.
            start: of which only the file's number is looked at.

        Yields:
            The chunk. Its item is the file's bytes, or if it cannot be read the reason, so that the other files
            are read all the same.

        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "page.txt").write_bytes(b"It rained.")
        ...     [chunk.items for chunk in TextFiles().chunks(str(Path(folder, "page.txt")), Position())]
        [[b'It rained.']]
        """
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
        """A record of the file's name and its text.

        Args:
            chunk: one that `chunks` gave.

        Yields:
            The row. A file that cannot be read has a reason instead of a record, and so has one that is not UTF-8
            unless ``errors`` is ``"replace"``, which gives both.

        >>> chunk = Chunk("page.txt", [1], [b"It rained."], Position(1))
        >>> [row.record for row in TextFiles().rows(chunk)]
        [{'file': 'page.txt', 'text': 'It rained.'}]
        """
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

    Args:
        data: the bytes of a whole file. A byte order mark at their start is no part of the text.

    Returns:
        The text, and the first byte that is wrong, counted from 1; nothing if all is UTF-8.

    >>> decode(b"caf\\xc3\\xa9"), decode(b"caf\\xe9")
    (('café', ''), ('caf�', 'not UTF-8, at byte 4'))
    """
    try:
        return data.decode("utf-8").removeprefix("\ufeff"), ""
    except UnicodeDecodeError as error:
        return data.decode("utf-8-sig", "replace"), f"not UTF-8, at byte {error.start + 1}"
