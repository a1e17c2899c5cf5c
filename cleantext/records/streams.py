"""Bytes of files, compressed or not."""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from cleantext.records.chunk import STDIN, Damaged, FileProblem, missing

_COMPRESSED = (".gz", ".zst")
_OTHERS = (".xz", ".bz2", ".lz4", ".br", ".zip", ".7z")


def compression_of(name: str) -> str:
    """How a file is compressed, by its name: ``".gz"``, ``".zst"`` or nothing.

    Args:
        name: the file; it need not be there.

    Raises:
        FileProblem: if it is compressed in a manner that is not known here.

    >>> compression_of("pages.jsonl.gz")
    '.gz'
    """
    suffix = Path(name).suffix.lower()
    if suffix in _OTHERS:
        raise FileProblem(
            f"{name}: {suffix} is neither read nor written, of what is compressed only .gz and .zst are"
        )
    return suffix if suffix in _COMPRESSED else ""


@contextmanager
def open_bytes(name: str, offset: int = 0) -> Iterator[tuple[IO[bytes], Callable[[], int]]]:
    """Open a file, decompressed by its name, at an offset.

    Args:
        name: the file; ``"-"`` is standard input, which is neither decompressed nor closed.
        offset: how many bytes to pass over, of what is decompressed. Standard input goes on where it is.

    Yields:
        The stream, and a function that tells how much of the file as it is on disk has been read.

    Raises:
        FileProblem: if it cannot be read.
        Damaged: if what is compressed in it is damaged.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "rain.txt.gz")
    ...     _ = path.write_bytes(gzip.compress(b"It rained."))
    ...     with open_bytes(str(path), 3) as (stream, told):
    ...         stream.read()
    b'rained.'
    """
    if name == STDIN:
        if sys.stdin is None:
            raise FileProblem("cannot read standard input: it is closed")
        yield sys.stdin.buffer, lambda: 0
        return
    try:
        with open(name, "rb") as raw:
            stream: IO[bytes] = raw
            if compression_of(name) == ".gz":
                stream = io.BufferedReader(gzip.GzipFile(fileobj=raw))
            elif compression_of(name) == ".zst":
                stream = io.BufferedReader(_ZstdReader(raw))
            _skip(stream, offset)
            yield stream, raw.tell if raw.seekable() else lambda: 0
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise Damaged(f"{name} is damaged: {error}") from error
    except OSError as error:
        raise FileProblem(f"cannot read {name}: {error.strerror or error}") from error
    except Exception as error:
        if type(error).__name__ == "ZstdError":
            raise Damaged(f"{name} is damaged: {error}") from error
        raise


def is_stream(name: str) -> bool:
    """Whether a file can be read only once: standard input, or a pipe that a shell gives a name to.

    Args:
        name: the file; one that is not there is none of these.

    >>> is_stream("-"), is_stream("crawl.jsonl")
    (True, False)
    """
    return name == STDIN or (os.path.exists(name) and not os.path.isfile(name))


def standard_output() -> IO[bytes]:
    """Where bytes go that are written to standard output.

    Raises:
        FileProblem: if it is closed.
    """
    if sys.stdout is None:
        raise FileProblem("cannot write to standard output: it is closed")
    return sys.stdout.buffer


def _skip(stream: IO[bytes], offset: int) -> None:
    if stream.seekable():
        stream.seek(offset)
        return
    while offset > 0:
        offset -= len(stream.read(min(offset, 1 << 20))) or offset


def _zstandard() -> Any:
    try:
        import zstandard
    except ImportError:
        raise missing("zstandard", "zstd", ".zst") from None
    return zstandard


class _ZstdReader(io.RawIOBase):
    """What a ``.zst`` file holds, all frames of it. zstandard's own reader takes a cut-off file for whole."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._new = _zstandard().ZstdDecompressor().decompressobj
        self._frame: Any = None
        self._rest = b""
        self._data = memoryview(b"")

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer, as `io.RawIOBase` asks."""
        while not self._data:
            block = self._rest or self._raw.read(1 << 14)
            if not block and self._frame is not None:
                raise EOFError("it ends before the end of its last frame")
            if not block:
                return 0
            self._frame = self._frame or self._new()
            self._data = memoryview(self._frame.decompress(block))
            self._rest = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = None
        size = min(len(self._data), len(buffer))
        buffer[:size] = self._data[:size]
        self._data = self._data[size:]
        return size


def compress(data: bytes, compression: str) -> bytes:
    """Compress data by itself: a member of a ``.gz`` file, or a frame of a ``.zst`` one.

    Args:
        data: any bytes; of none, nothing is made.
        compression: ``".gz"``, ``".zst"``, or nothing to leave them as they are.

    Returns:
        Bytes that can stand behind others of the same compression.

    Raises:
        FileProblem: for ``".zst"``, if zstandard is not installed.

    >>> gzip.decompress(compress(b"one", ".gz") + compress(b"two", ".gz"))
    b'onetwo'
    """
    if not data or not compression:
        return data
    if compression == ".gz":
        return gzip.compress(data, compresslevel=6, mtime=0)
    frame: bytes = _zstandard().ZstdCompressor().compress(data)
    return frame


def finish_compressed(partial: Path, final: Path, compression: str) -> bool:
    """Make one frame of many: many programs read only the first of a ``.zst`` file.

    Args:
        partial: a file of what `compress` made, which stays as it is.
        final: the file to make, if there is something to do.
        compression: ``".gz"``, ``".zst"``, or nothing, as for `compress`.

    Returns:
        Whether the file was made: for ``".zst"``, and for ``".gz"`` if ``partial`` is empty, which is no gzip
        file. False if ``partial`` is as it should be.

    Raises:
        OSError: if a file cannot be read or written.
        FileProblem: for ``".zst"``, if zstandard is not installed.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     partial, final = Path(folder, "partial"), Path(folder, "final")
    ...     partial.touch()
    ...     finish_compressed(partial, final, ".gz"), gzip.decompress(final.read_bytes())
    (True, b'')
    """
    if compression == ".gz" and not partial.stat().st_size:
        final.write_bytes(gzip.compress(b"", mtime=0))
        return True
    if compression != ".zst":
        return False
    library = _zstandard()
    with partial.open("rb") as source, final.open("wb") as target:
        frames = library.ZstdDecompressor().stream_reader(source, read_across_frames=True)
        library.ZstdCompressor().copy_stream(frames, target)
    return True
