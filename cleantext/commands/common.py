"""What the commands have in common: options, files, and what is said."""

import argparse
import glob
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleantext.atomic import write_whole
from cleantext.cleaner import Cleaner
from cleantext.records.chunk import STDIN, FileProblem
from cleantext.records.streams import open_bytes, standard_output
from cleantext.records.textfiles import decode

if TYPE_CHECKING:
    from cleantext.records.chunk import Reader
    from cleantext.records.job import Fields, Removed

DONE, SOME_BAD, USAGE, STOPPED, INTERRUPTED = 0, 1, 2, 3, 130
"""The exit codes, as `cleantext.arguments.EXIT_CODES` tells them."""


class WrongUsage(Exception):
    """Something that was asked for cannot be; says what and why."""


# --- options


def asked_of(options: argparse.Namespace) -> dict[str, Any]:
    """What was asked of the cleaner, as it takes it.

    Args:
        options: with ``keep`` and ``drop``, a list for each time that one was given, ``favor`` and ``languages``.

    Returns:
        The arguments of `Cleaner` that were given.

    >>> asked_of(argparse.Namespace(keep=[["byline"], ["caption", "media"]], drop=[], favor=None, languages=[]))
    {'keep': ['byline', 'caption', 'media']}
    """
    asked = {
        "keep": [name for names in options.keep for name in names],
        "drop": [name for names in options.drop for name in names],
        "favor": options.favor,
        "languages": options.languages,
    }
    return {name: value for name, value in asked.items() if value}


def cleaner_of(options: argparse.Namespace) -> Cleaner:
    """The cleaner that was asked for.

    Args:
        options: as for `asked_of`.

    Raises:
        WrongUsage: if a kind or a language is unknown.

    >>> cleaner_of(argparse.Namespace(keep=[], drop=[], favor="recall", languages=["en"])).favor
    'recall'
    """
    try:
        return Cleaner(**asked_of(options))
    except ValueError as error:
        raise WrongUsage(str(error)) from error


def fields_of(options: argparse.Namespace) -> "Fields":
    """Which fields of a record were named.

    Args:
        options: with ``field`` and ``id_field``, and of ``out_field``, ``paragraphs_field`` and ``ledger_field``
            those that the command has.

    Raises:
        WrongUsage: if two but ``id_field`` are the same; only ``out_field`` may be ``field``.

    >>> fields_of(argparse.Namespace(field="body", id_field=None, ledger_field="removed"))
    Fields(text='body', out=None, id=None, paragraphs=None, ledger='removed')
    """
    from cleantext.records.job import Fields

    asked = vars(options)
    names = [asked.get(name) for name in ("out_field", "paragraphs_field", "ledger_field")]
    given = [name for name in names if name]
    if len(given) != len(set(given)) or options.field in names[1:]:
        raise WrongUsage("--field, --out-field, --paragraphs-field and --ledger-field must name different fields")
    return Fields(options.field, names[0], options.id_field, names[1], names[2])


def reader_of(
    options: argparse.Namespace,
    names: Sequence[str],
    fields: "Fields",
    default: str | None,
    errors: str = "strict",
) -> "Reader":
    """How to read the input, once its columns have been checked.

    Args:
        options: with ``format``.
        names: the files, one or more.
        fields: where the raw text is.
        default: the format of files whose names do not tell theirs, if there is one.
        errors: what becomes of texts that are not UTF-8: ``"strict"`` rejects them, ``"replace"`` marks the bytes.

    Returns:
        The reader, for all of them.

    Raises:
        FileProblem: if a file is not there or is a folder, if its format cannot be told, or if its columns are not
            those of the first file, or lack the text.

    >>> from cleantext.records.job import Fields
    >>> reader_of(argparse.Namespace(format="jsonl"), [STDIN], Fields(), default=None)
    JsonLines(compression='')
    """
    from cleantext.records.formats import reader_for

    reader = reader_for(names, options.format, fields, default, errors)
    for name in names:
        if name != STDIN and not os.path.exists(name):
            raise FileProblem(f"cannot read {name}: there is no such file")
        if os.path.isdir(name):
            raise FileProblem(f"cannot read {name}: it is a folder; name its files, as in '{Path(name, '*')}'")
    first = reader.columns(names[0])
    for name in names if first is not None else ():
        columns = reader.columns(name)
        if columns != first:
            raise FileProblem(f"{name} has other columns than {names[0]}")
    if first is not None and fields.text not in first:
        raise FileProblem(f"no column {fields.text!r} in {names[0]}: --field names one of {', '.join(first)}")
    return reader


def with_site(reader: "Reader", names: Sequence[str], field: str) -> "Reader":
    """The same reader, giving the field that names the site too.

    Args:
        reader: how the input is read.
        names: the files; the columns of the first one are looked at.
        field: the field that names a record's site.

    Raises:
        FileProblem: if there is no such column.

    >>> from cleantext.records.jsonlines import JsonLines
    >>> with_site(JsonLines(), ["crawl.jsonl"], "url")
    JsonLines(compression='')
    """
    from cleantext.records.parquet import Parquet

    columns = reader.columns(names[0])
    if columns is not None and field not in columns:
        raise FileProblem(f"no column {field!r} in {names[0]}: --site-field names one of {', '.join(columns)}")
    if isinstance(reader, Parquet) and reader.wanted is not None:
        return replace(reader, wanted=(*reader.wanted, field))
    return reader


# --- files


def expand(patterns: Sequence[str]) -> list[str]:
    """The names of files, globs expanded: a shell may not have done it.

    Args:
        patterns: names and globs; none stands for standard input.

    Returns:
        The names; what one glob finds is sorted. A file whose own name looks like a glob is taken for itself.

    Raises:
        FileProblem: if a glob finds nothing.

    >>> expand(["crawl.jsonl"]), expand([])
    (['crawl.jsonl'], ['-'])
    """
    names: list[str] = []
    for pattern in patterns or [STDIN]:
        if not glob.has_magic(pattern) or os.path.exists(pattern):
            names.append(pattern)
            continue
        found = sorted(glob.glob(pattern, recursive=True))
        if not found:
            raise FileProblem(f"no file matches {pattern}")
        names += found
    return names


def read_text(name: str) -> tuple[str, str]:
    """A file's text, and what is wrong with it if it is not UTF-8.

    Args:
        name: the file; ``"-"`` is standard input.

    Raises:
        FileProblem: if it cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "rain.txt").write_bytes(b"A caf\\xe9.")
    ...     read_text(str(Path(folder, "rain.txt")))
    ('A caf\ufffd.', 'not UTF-8, at byte 6')
    """
    with open_bytes(name) as (stream, _):
        return decode(stream.read())


def not_utf8(name: str, wrong: str) -> int:
    """Complain that a text is not UTF-8.

    Args:
        name: the text's file.
        wrong: what is wrong, as `read_text` tells it.

    Returns:
        The exit code: `SOME_BAD`.

    >>> from contextlib import redirect_stderr
    >>> with redirect_stderr(sys.stdout):
    ...     not_utf8("rain.txt", "not UTF-8, at byte 6")
    cleantext: rain.txt: not UTF-8, at byte 6; such bytes are shown as \ufffd
    1
    """
    return complain(f"{name}: {wrong}; such bytes are shown as \ufffd", SOME_BAD)


def write(text: str) -> None:
    """Write UTF-8 to standard output whatever the locale, line ends as they are.

    Args:
        text: what to write; what UTF-8 cannot hold becomes a question mark.

    Raises:
        FileProblem: if standard output is closed.
        OSError: if it cannot be written to.

    >>> from contextlib import redirect_stdout
    >>> from io import BytesIO, TextIOWrapper
    >>> with redirect_stdout(TextIOWrapper(BytesIO(), "ascii")) as output:
    ...     write("A café.\\r\\n")
    >>> output.buffer.getvalue()
    b'A caf\\xc3\\xa9.\\r\\n'
    """
    output = standard_output()
    output.write(text.encode("utf-8", errors="replace"))
    output.flush()


def write_file(path: Path, text: str) -> None:
    """Write a file whole or not at all, in UTF-8, and make its folder if it is not there.

    Args:
        path: the file; one that is there is replaced.
        text: what to write; what UTF-8 cannot hold becomes a question mark.

    Raises:
        OSError: if it cannot be written.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_file(Path(folder, "news", "rain.txt"), "It rained. \\ud83c")
    ...     Path(folder, "news", "rain.txt").read_bytes()
    b'It rained. ?'
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8", errors="replace"))


# --- what is said


def show_removed(options: argparse.Namespace, removed: "Removed") -> None:
    """Show the table of what was removed, on standard error, if it was asked for.

    Args:
        options: with ``stats``.
        removed: the counts.

    >>> from collections import Counter
    >>> from contextlib import redirect_stderr
    >>> with redirect_stderr(sys.stdout):
    ...     show_removed(argparse.Namespace(stats=True), Counter())
    Nothing was removed.
    """
    if options.stats:
        from cleantext.terminal import removed_table

        print(removed_table(removed), file=sys.stderr)


def complain(message: str, code: int) -> int:
    """Say on standard error what is wrong.

    Args:
        message: what stands behind the program's name.
        code: the exit code that follows from it.

    Returns:
        The code.

    >>> from contextlib import redirect_stderr
    >>> with redirect_stderr(sys.stdout):
    ...     complain("crawl.jsonl:3: no field 'text'", SOME_BAD)
    cleantext: crawl.jsonl:3: no field 'text'
    1
    """
    print(f"cleantext: {message}", file=sys.stderr)
    return code


def said(error: OSError) -> str:
    """What the system says, without its number.

    Args:
        error: what was raised.

    >>> said(FileNotFoundError(2, "No such file or directory", "crawl.jsonl"))
    'cannot read or write crawl.jsonl: No such file or directory'
    """
    reason = error.strerror or str(error)
    return f"cannot read or write {error.filename}: {reason}" if error.filename else reason


def give_up_output() -> None:
    """Keep Python from writing once more, at exit, what could not be written, and from complaining of it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def profiles_said() -> Iterator[None]:
    """Have what is wrong with a profile said as a problem of its file.

    Raises:
        FileProblem: for a profile that is damaged, and a file that cannot be read or written.

    >>> with profiles_said():
    ...     raise PermissionError(13, "Permission denied", "quay.profile")
    Traceback (most recent call last):
        ...
    cleantext.records.chunk.FileProblem: cannot read or write quay.profile: Permission denied
    """
    from cleantext.profiles import ProfileError

    try:
        yield
    except ProfileError as error:
        raise FileProblem(str(error)) from error
    except OSError as error:
        if not error.filename:  # standard output is none of them
            raise
        raise FileProblem(said(error)) from error


def passed_over(count: int) -> str:
    """Say how many records were passed over.

    Args:
        count: how many.

    >>> passed_over(1), passed_over(1200)
    ('1 without text or site was passed over', '1,200 without text or site were passed over')
    """
    return f"{count:,} without text or site {'was' if count == 1 else 'were'} passed over"
