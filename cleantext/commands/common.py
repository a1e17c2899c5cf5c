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
    """What was asked of the cleaner, as it takes it."""
    asked = {
        "keep": [name for names in options.keep for name in names],
        "drop": [name for names in options.drop for name in names],
        "favor": options.favor,
        "languages": options.languages,
    }
    return {name: value for name, value in asked.items() if value}


def cleaner_of(options: argparse.Namespace) -> Cleaner:
    try:
        return Cleaner(**asked_of(options))
    except ValueError as error:
        raise WrongUsage(str(error)) from error


def fields_of(options: argparse.Namespace) -> "Fields":
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
    """How to read the input, once its columns have been checked."""
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
    """The same reader, giving the field that names the site too."""
    from cleantext.records.parquet import Parquet

    columns = reader.columns(names[0])
    if columns is not None and field not in columns:
        raise FileProblem(f"no column {field!r} in {names[0]}: --site-field names one of {', '.join(columns)}")
    if isinstance(reader, Parquet) and reader.wanted is not None:
        return replace(reader, wanted=(*reader.wanted, field))
    return reader


# --- files


def expand(patterns: Sequence[str]) -> list[str]:
    """The names of files, globs expanded: a shell may not have done it."""
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
    """A file's text, and what is wrong with it if it is not UTF-8."""
    with open_bytes(name) as (stream, _):
        return decode(stream.read())


def not_utf8(name: str, wrong: str) -> int:
    return complain(f"{name}: {wrong}; such bytes are shown as \ufffd", SOME_BAD)


def write(text: str) -> None:
    """Write UTF-8 whatever the locale, line ends as they are."""
    output = standard_output()
    output.write(text.encode("utf-8", errors="replace"))
    output.flush()


def write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8", errors="replace"))


# --- what is said


def show_removed(options: argparse.Namespace, removed: "Removed") -> None:
    if options.stats:
        from cleantext.terminal import removed_table

        print(removed_table(removed), file=sys.stderr)


def complain(message: str, code: int) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return code


def said(error: OSError) -> str:
    """What the system says, without its number."""
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
    """Have what is wrong with a profile said as a problem of its file."""
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
    return f"{count:,} without text or site {'was' if count == 1 else 'were'} passed over"
