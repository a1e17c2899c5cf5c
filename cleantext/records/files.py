"""Files that are written are others than those that are read."""

import os
import stat
from collections.abc import Hashable, Iterable
from pathlib import Path

from cleantext.records.chunk import STDIN, FileProblem


def keep_apart(read: Iterable[str], written: Iterable[Path]) -> None:
    """See that all files that will be written can be, and are others than those that are read and than each other.

    Args:
        read: the names of the input's files.
        written: every file that will be written, also those that are there for a while only.

    Raises:
        FileProblem: if one of them is the same as another, by whatever name; or a folder, or no file.

    >>> keep_apart(["crawl.jsonl"], [Path("clean.jsonl"), Path("crawl.jsonl")])
    Traceback (most recent call last):
        ...
    cleantext.records.chunk.FileProblem: crawl.jsonl would be written over: choose another name for what is written
    """
    inputs = {_identity(name): name for name in read}
    taken: set[Hashable] = set()
    for path in written:
        identity = _identity(path)
        if identity in inputs:
            raise FileProblem(f"{inputs[identity]} would be written over: choose another name for what is written")
        if identity in taken:
            raise FileProblem(f"two outputs would go to one file, {path}: choose another name for one of them")
        if path.exists() and not path.is_file():
            raise FileProblem(f"cannot write {path}: it is {'a folder' if path.is_dir() else 'no regular file'}")
        taken.add(identity)


def _identity(name: str | Path) -> Hashable:
    """What two names of one file have in common, whether it is there or not."""
    try:
        # The shell may have opened a file as standard input.
        found = os.fstat(0) if name == STDIN else os.stat(name)
    except OSError:
        return STDIN if name == STDIN else os.path.realpath(name)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else str(name)
