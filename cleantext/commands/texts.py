"""The commands for texts: clean, explain, report, sample; and kinds."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cleantext.atomic import partial_of
from cleantext.cleaner import Cleaner
from cleantext.commands.common import (
    DONE,
    SOME_BAD,
    WrongUsage,
    asked_of,
    cleaner_of,
    complain,
    expand,
    fields_of,
    not_utf8,
    read_text,
    reader_of,
    said,
    show_removed,
    write,
    write_file,
)
from cleantext.kinds import CONTENT_KINDS, Kind
from cleantext.records.chunk import STDIN, FileProblem
from cleantext.records.files import keep_apart
from cleantext.records.streams import compression_of

if TYPE_CHECKING:
    from cleantext.records.chunk import Reader
    from cleantext.records.job import Fields, Removed


def clean(options: argparse.Namespace) -> int:
    """Write what is left of each file, blank lines between them.

    Args:
        options: those of ``cleantext clean``, as `cleantext.arguments.make_parser` reads them.

    Returns:
        The exit code: `DONE`, or `SOME_BAD` if a file could not be read or is not UTF-8. The others are cleaned
        all the same.

    Raises:
        WrongUsage: if options do not suit the files, or for an unknown kind or language.
        FileProblem: if a file holds records, a glob finds nothing, or an input would be written over.
        OSError: if what is left cannot be written.
        WorkersLost: if a process ends before its time.
    """
    from cleantext.batch import in_order

    names = expand(options.files)
    for name in names:
        _not_records(name)
    if options.into:
        _check_folder(Path(options.into), names)
    page = _Page(cleaner_of(options), options.stats)
    # Only this process can read standard input.
    workers = 1 if STDIN in names else options.workers
    code = DONE
    written = False
    removed: Removed = Counter()
    for name, done in zip(names, in_order(page, names, workers=workers, errors="yield"), strict=True):
        if isinstance(done, FileProblem):
            code = complain(str(done), SOME_BAD)
            continue
        if isinstance(done, Exception):
            raise done
        if done.wrong:
            code = not_utf8(name, done.wrong)
        removed += done.removed
        if options.into:
            write_file(_target(options.into, name), done.text + "\n" if done.text else "")
        elif done.text:
            write(("\n" if written else "") + done.text + "\n")
            written = True
    show_removed(options, removed)
    return code


class _Cleaned(NamedTuple):
    text: str
    removed: "Removed"
    wrong: str
    """What is wrong with the file, if something is."""


@dataclass(frozen=True)
class _Page:
    """What is done to a file. Can be sent to another process."""

    cleaner: Cleaner
    count: bool

    def __call__(self, name: str) -> _Cleaned:
        from cleantext.records.job import count_removed

        raw, wrong = read_text(name)
        removed: Removed = Counter()
        if not self.count:
            return _Cleaned(self.cleaner.clean(raw), removed, wrong)
        result = self.cleaner.explain(raw)
        count_removed(removed, result)
        return _Cleaned(result.text, removed, wrong)


def _not_records(name: str) -> None:
    from cleantext.records.formats import format_of

    if format_of(name) not in (None, "text"):
        raise FileProblem(f"{name} holds records, not one text: use cleantext batch {name}")


def _check_folder(folder: Path, names: Sequence[str]) -> None:
    """See that nothing would be written over that should not be."""
    if STDIN in names:
        raise WrongUsage("--into needs files: standard input has no name")
    targets = [_target(folder, name) for name in names]
    twice = [path.name for path, count in Counter(targets).items() if count > 1]
    if twice:
        raise WrongUsage(f"--into needs files of different names: there is more than one {twice[0]}")
    for path in (folder, *folder.parents):
        if path.exists() and not path.is_dir():
            raise WrongUsage(f"--into needs a folder: {path} is a file")
    keep_apart(names, [*targets, *map(partial_of, targets)])


def _target(folder: str | Path, name: str) -> Path:
    """Where a file's clean text goes: it is not compressed."""
    return Path(folder) / Path(name).name.removesuffix(compression_of(name))


def explain(options: argparse.Namespace) -> int:
    """Show each file with its removals marked: in colours on a terminal.

    Args:
        options: those of ``cleantext explain``, as `cleantext.arguments.make_parser` reads them.

    Returns:
        The exit code: `DONE`, or `SOME_BAD` if a file could not be read or is not UTF-8. The others are shown
        all the same.

    Raises:
        WrongUsage: for an unknown kind or language.
        FileProblem: if a file holds records, or a glob finds nothing.
        OSError: if standard output cannot be written to.
    """
    cleaner = cleaner_of(options)
    names = expand(options.files)
    for name in names:
        _not_records(name)
    code = DONE
    shown = False
    for name in names:
        try:
            raw, wrong = read_text(name)
        except FileProblem as error:
            code = complain(str(error), SOME_BAD)
            continue
        if wrong:
            code = not_utf8(name, wrong)
        result = cleaner.explain(raw)
        if options.json:
            write(result.to_json() + "\n")
            continue
        title = f"==> {name} <==\n" if len(names) > 1 else ""
        write(("\n" if shown else "") + title)
        shown = True
        if sys.stdout.isatty():
            from cleantext.terminal import print_result

            print_result(result, sys.stdout)
        elif result.blocks:
            write(f"{result}\n")
    return code


def report(options: argparse.Namespace) -> int:
    """Write a page that shows what was removed from texts.

    Args:
        options: those of ``cleantext report``, as `cleantext.arguments.make_parser` reads them.

    Returns:
        The exit code: `DONE`, or `SOME_BAD` if something was wrong with a text.

    Raises:
        WrongUsage: if options do not suit each other, or for an unknown kind or language.
        FileProblem: if a file cannot be read or would be written over, or if Jinja2 is not installed.
        OSError: if the page cannot be written.
        WorkersLost: if a process ends before its time.
    """
    from cleantext.batch import in_order
    from cleantext.report import Explain, Report

    fields = fields_of(options)
    names = expand(options.files)
    reader = reader_of(options, names, fields, default="text", errors="replace")
    output = Path(options.output)
    keep_apart(names, [output, partial_of(output)])
    page = Report(options.most)
    bad = _Bad()
    texts = bad.texts_of(names, reader, fields)
    for entry in in_order(Explain(cleaner_of(options)), texts, workers=options.workers):
        page.add(entry)
    write_file(output, page.html())
    return SOME_BAD if bad.count else DONE


@dataclass
class _Bad:
    """Complains of records with something wrong, and counts them."""

    count: int = 0

    def texts_of(self, names: Sequence[str], reader: "Reader", fields: "Fields") -> Iterator[tuple[str, str]]:
        """The texts in some files, each with its name: its id, or where it stands."""
        from cleantext.records.chunk import Position
        from cleantext.records.formats import place_of
        from cleantext.records.job import text_of

        for number, name in enumerate(names):
            for chunk in reader.chunks(name, Position(number)):
                for row in reader.rows(chunk):
                    text, reason = text_of(row, fields.text)
                    place = place_of(reader, name, row.line)
                    if reason:
                        self.count += 1
                        complain(f"{place}: {reason}", SOME_BAD)
                    if text is not None:
                        yield str((row.record or {}).get(fields.id or "", place)), text


def sample(options: argparse.Namespace) -> int:
    """Make a sample of a page that came out wrong.

    Args:
        options: those of ``cleantext sample new``, as `cleantext.arguments.make_parser` reads them.

    Returns:
        The exit code: `DONE`, or `SOME_BAD` if the page is not UTF-8. The sample is made all the same.

    Raises:
        WrongUsage: if there is no name, if a sample of this name is there, if it cannot be written, or for an
            unknown kind or language.
        FileProblem: if the page cannot be read or would be written over.
    """
    from cleantext.samples import CLEAN, RAW, default_folder, new_sample

    if options.file == STDIN and not options.name:
        raise WrongUsage("standard input has no name that a sample could have: use --name")
    text, wrong = read_text(options.file)
    name = options.name or Path(options.file).name.partition(".")[0]
    folder = Path(options.folder or default_folder())
    keep_apart([options.file], [folder / f"{name}{end}" for end in (RAW, CLEAN)])
    try:
        raw, expected = new_sample(text, name, folder, options=asked_of(options), overwrite=options.overwrite)
    except OSError as error:
        raise WrongUsage(said(error)) from error
    except ValueError as error:  # a name, a sample that is there, an option
        raise WrongUsage(str(error)) from error
    write(f"{raw}\n{expected}\nEdit the second: it should hold what is to be left of the first.\n")
    return not_utf8(options.file, wrong) if wrong else DONE


def kinds(options: argparse.Namespace) -> int:
    """List what a block can be.

    Args:
        options: not used; every command gets them.

    Returns:
        The exit code: `DONE`.
    """
    write("kept by default:    " + ", ".join(kind for kind in Kind if kind in CONTENT_KINDS) + "\n")
    write("dropped by default: " + ", ".join(kind for kind in Kind if kind not in CONTENT_KINDS) + "\n")
    return DONE
