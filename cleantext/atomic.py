"""Files that appear whole or not at all."""

import os
from pathlib import Path
from secrets import token_hex


def partial_of(path: Path) -> Path:
    """What a file is called until it is whole.

    Args:
        path: the file.

    >>> partial_of(Path("clean.jsonl")).name
    'clean.jsonl.partial'
    """
    return Path(f"{path}.partial")


def write_whole(path: Path, data: bytes, *, durable: bool = False, shared: bool = False) -> None:
    """Write a file that appears whole or not at all.

    Args:
        path: the file; one that is there is replaced.
        data: what it is to hold.
        durable: whether to see that it is on the disk before it gets its name.
        shared: whether others may write it at the same time: until it is whole its name is then like no other's,
            and not that of `partial_of`.

    Raises:
        OSError: if it cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_whole(Path(folder, "clean.txt"), b"It rained.")
    ...     [(path.name, path.read_bytes()) for path in Path(folder).iterdir()]
    [('clean.txt', b'It rained.')]
    """
    partial = partial_of(Path(f"{path}.{token_hex(4)}") if shared else path)
    try:
        with partial.open("wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
