"""The command: ``cleantext FILE...`` writes the articles' own text to standard output.

``docs/command.md`` shows all that it does. Each command is a function here, which imports what it needs.
"""

import argparse
import glob
import os
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any, NamedTuple

from cleantext.arguments import make_parser
from cleantext.cleaner import Cleaner
from cleantext.kinds import CONTENT_KINDS, Kind
from cleantext.records.chunk import STDIN, Damaged, FileProblem
from cleantext.records.files import keep_apart, partial_of, write_whole
from cleantext.records.streams import compression_of, is_stream, open_bytes, standard_output
from cleantext.records.textfiles import decode

if TYPE_CHECKING:
    from cleantext.records.chunk import Reader
    from cleantext.records.job import Fields, Removed
    from cleantext.records.learn import Sites
    from cleantext.runs import State

DONE, SOME_BAD, USAGE, STOPPED, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: what stands after the command's name; ``sys.argv``'s if not given.

    Returns:
        The exit code, as `cleantext.arguments.EXIT_CODES` tells them.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in (*COMMANDS, "-h", "--help", "--version"):
        words.insert(0, "explain" if "--explain" in words else "clean")
        words = [word for word in words if word != "--explain"]
    if sys.stderr is None:  # it was closed, and print would take standard output instead
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    options = make_parser().parse_args(words)
    try:
        return COMMANDS[options.command](options)
    except (FileProblem, _WrongUsage) as error:
        return _complain(str(error), USAGE)
    except BrokenPipeError:  # the reader has seen enough
        _give_up_output()
        return STOPPED if options.command == "batch" else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        _give_up_output()
        return _stopped(error)


class _WrongUsage(Exception):
    """Something that was asked for cannot be; says what and why."""


def _give_up_output() -> None:
    """Keep Python from writing once more, at exit, what could not be written, and from complaining of it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stopped(error: Exception) -> int:
    """Say in a line what stopped the command; of a mistake of ours, show all that helps to find it."""
    from cleantext.batch import WorkersLost

    if isinstance(error, OSError):
        return _complain(f"stopped: {_said(error)}", STOPPED)
    if isinstance(error, WorkersLost):
        return _complain(f"stopped: {error}", STOPPED)
    traceback.print_exception(error)
    return STOPPED


def _said(error: OSError) -> str:
    """What the system says, without its number."""
    reason = error.strerror or str(error)
    return f"cannot read or write {error.filename}: {reason}" if error.filename else reason


# --- the commands


def clean(options: argparse.Namespace) -> int:
    """Write what is left of each file, blank lines between them."""
    from cleantext.batch import in_order

    names = _expand(options.files)
    for name in names:
        _not_records(name)
    if options.into:
        _check_folder(Path(options.into), names)
    page = _Page(_cleaner(options), options.stats)
    # Only this process can read standard input.
    workers = 1 if STDIN in names else options.workers
    code = DONE
    written = False
    removed: Removed = Counter()
    for name, done in zip(names, in_order(page, names, workers=workers, errors="yield"), strict=True):
        if isinstance(done, FileProblem):
            code = _complain(str(done), SOME_BAD)
            continue
        if isinstance(done, Exception):
            raise done
        if done.wrong:
            code = _not_utf8(name, done.wrong)
        removed += done.removed
        if options.into:
            _write_file(_target(options.into, name), done.text + "\n" if done.text else "")
        elif done.text:
            _write(("\n" if written else "") + done.text + "\n")
            written = True
    _show_removed(options, removed)
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

        raw, wrong = _read(name)
        removed: Removed = Counter()
        if not self.count:
            return _Cleaned(self.cleaner.clean(raw), removed, wrong)
        result = self.cleaner.explain(raw)
        count_removed(removed, result)
        return _Cleaned(result.text, removed, wrong)


def explain(options: argparse.Namespace) -> int:
    """Show each file with its removals marked: in colours on a terminal."""
    cleaner = _cleaner(options)
    names = _expand(options.files)
    code = DONE
    for number, name in enumerate(names):
        _not_records(name)
        try:
            raw, wrong = _read(name)
        except FileProblem as error:
            code = _complain(str(error), SOME_BAD)
            continue
        if wrong:
            code = _not_utf8(name, wrong)
        result = cleaner.explain(raw)
        if options.json:
            _write(result.to_json() + "\n")
            continue
        title = f"==> {name} <==\n" if len(names) > 1 else ""
        _write(("\n" if number else "") + title)
        if sys.stdout.isatty():
            from cleantext.terminal import print_result

            print_result(result, sys.stdout)
        elif result.blocks:
            _write(f"{result}\n")
    return code


def report(options: argparse.Namespace) -> int:
    """Write a page that shows what was removed from texts."""
    from cleantext.batch import in_order
    from cleantext.report import Explain, Report

    fields = _fields(options)
    names = _expand(options.files)
    reader = _reader(options, names, fields, default="text", errors="replace")
    output = Path(options.output)
    keep_apart(names, [output, partial_of(output)])
    page = Report(options.most)
    bad = _Bad()
    texts = bad.texts_of(names, reader, fields)
    for entry in in_order(Explain(_cleaner(options)), texts, workers=options.workers):
        page.add(entry)
    _write_file(output, page.html())
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
                        _complain(f"{place}: {reason}", SOME_BAD)
                    if text is not None:
                        yield str((row.record or {}).get(fields.id or "", place)), text


def batch(options: argparse.Namespace) -> int:
    """Clean many records."""
    from cleantext.batch import WorkersLost
    from cleantext.records.formats import reader_of_all, writer_for
    from cleantext.records.job import Job
    from cleantext.records.parquet import Parquet
    from cleantext.runs import Run

    fields = _fields(options)
    names = _expand(options.files)
    reader = _reader(options, names, fields, default="jsonl" if names == [STDIN] else None)
    writer = writer_for(options.output, reader)
    if not isinstance(writer, type(reader)):
        reader = reader_of_all(reader)
    if options.site_field:
        reader = _with_site(reader, names, options.site_field)
    if isinstance(writer, Parquet) and isinstance(reader, Parquet):
        reader.check_types(names)
    job = Job(_cleaner(options), fields, reader, writer, options.stats)
    Run(names, job, options.output, options.rejects).check()  # before anything is learnt
    if options.resume and (options.output == STDIN or any(map(is_stream, names))):
        raise _WrongUsage("--resume needs files: standard input and output cannot be read or written again")
    job = replace(job, sites=_sites(options, names, reader))
    run = Run(names, job, options.output, options.rejects)
    progress = _Shown(options, names)
    try:
        with _terminated_as_interrupted():
            state = run.carry_out(
                workers=options.workers, resume=options.resume, restart=options.restart, watch=progress.watch
            )
    except BrokenPipeError:
        raise
    except (OSError, FileProblem, WorkersLost, KeyboardInterrupt) as error:
        nothing_done = progress.state is None and not (isinstance(error, Damaged) and run.can_go_on)
        if nothing_done and isinstance(error, FileProblem):
            raise
        progress.end()
        reason = "interrupted" if isinstance(error, KeyboardInterrupt) else str(error)
        if isinstance(error, OSError):
            reason = _said(error)
            _give_up_output()
        done = f"{progress.state.read:,} records were done" if progress.state else "no record was done"
        advice = ""
        if run.can_go_on:
            damaged = isinstance(error, Damaged)
            advice = "replace the file and begin again with --restart" if damaged else "--resume goes on with it"
        return _complain(f"stopped: {reason}; {done}{advice and '; '}{advice}", STOPPED)
    progress.end()
    _show_removed(options, state.removed)
    if not options.quiet:
        rejects = options.rejects or (f"{options.output}.rejects.jsonl" if options.output != STDIN else "")
        where = f" ({rejects})" if rejects and state.rejected else ""
        print(
            f"cleantext: {state.read:,} read = {state.written:,} written + {state.rejected:,} rejected{where}",
            file=sys.stderr,
        )
    return SOME_BAD if state.rejected else DONE


def _sites(options: argparse.Namespace, names: Sequence[str], reader: "Reader") -> "Sites | None":
    """What is known of the records' sites, once it has been learnt if that is asked for."""
    if not options.profiles:
        if options.site_field or options.learn:
            raise _WrongUsage("--site-field and --learn need a folder for profiles: --profiles DIR")
        return None
    if not options.site_field:
        raise _WrongUsage("--profiles needs --site-field: which field names a record's site, or holds its URL")
    from cleantext.profiles import Profiles
    from cleantext.records.learn import Learn, Sites, check_profiles, learn

    folder = Path(options.profiles)
    if folder.exists() and not folder.is_dir():
        raise FileProblem(f"{folder} is a file: --profiles names a folder")
    if not (folder.exists() or options.learn):
        raise FileProblem(f"cannot read {folder}: there is no such folder; --learn makes it")
    with _profiles_said():
        check_profiles(folder)
        if options.learn:
            if any(map(is_stream, names)):
                raise _WrongUsage("--learn needs files: standard input and pipes cannot be read twice")
            profiles = Profiles(folder)
            counts = learn(names, Learn(reader, options.field, options.site_field), profiles, options.workers)
            if counts.passed and not counts.used:
                raise FileProblem(f"there is nothing to learn from: {_passed(counts.passed)}")
            profiles.save()
            if counts.passed and not options.quiet:
                print(f"cleantext: learnt from {counts.used:,} records; {_passed(counts.passed)}", file=sys.stderr)
        return Sites.of(folder, options.site_field)


def _passed(count: int) -> str:
    return f"{count:,} without text or site {'was' if count == 1 else 'were'} passed over"


def _with_site(reader: "Reader", names: Sequence[str], field: str) -> "Reader":
    """The same reader, giving the field that names the site too."""
    from cleantext.records.parquet import Parquet

    columns = reader.columns(names[0])
    if columns is not None and field not in columns:
        raise FileProblem(f"no column {field!r} in {names[0]}: --site-field names one of {', '.join(columns)}")
    if isinstance(reader, Parquet) and reader.wanted is not None:
        return replace(reader, wanted=(*reader.wanted, field))
    return reader


class _Shown:
    """Progress, if it is to be shown, and the last state in any case."""

    def __init__(self, options: argparse.Namespace, names: Sequence[str]) -> None:
        self.state: State | None = None
        self._done = 0
        self._line: Any = None
        if options.progress if options.progress is not None else sys.stderr.isatty():
            from cleantext.terminal import Progress

            total = 0 if STDIN in names else sum(os.stat(name).st_size for name in names)
            self._line = Progress(total)

    def watch(self, state: "State", done: int) -> None:
        """To be called after each chunk."""
        if self._line and self.state is None:
            self._line.done_before, self._line.count_before = done, state.read
        self.state, self._done = state, done
        if self._line:
            self._line.show(done, state.read)

    def end(self) -> None:
        """Show how it ended."""
        if self._line and self.state:
            self._line.show(self._done, self.state.read, final=True)


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Let SIGTERM do what control-C does: end the workers, and leave what was written to `--resume`."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    try:
        before = signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def kinds(options: argparse.Namespace) -> int:
    """List what a block can be."""
    _write("kept by default:    " + ", ".join(kind for kind in Kind if kind in CONTENT_KINDS) + "\n")
    _write("dropped by default: " + ", ".join(kind for kind in Kind if kind not in CONTENT_KINDS) + "\n")
    return DONE


def profile(options: argparse.Namespace) -> int:
    """Fit, show or merge site profiles."""
    with _profiles_said():
        return {"fit": _fit, "show": _show, "merge": _merge}[options.action](options)


@contextmanager
def _profiles_said() -> Iterator[None]:
    """Have what is wrong with a profile said as a problem of its file."""
    from cleantext.profile_file import ProfileError

    try:
        yield
    except ProfileError as error:
        raise FileProblem(str(error)) from error
    except OSError as error:
        if not error.filename:  # standard output is none of them
            raise
        raise FileProblem(_said(error)) from error


def _fit(options: argparse.Namespace) -> int:
    from cleantext.profiles import Profiles
    from cleantext.records.learn import Learn, check_profiles, learn

    fields = _fields(options)
    names = _expand(options.files)
    reader = _reader(options, names, fields, default="text", errors="replace")
    if options.site_field:
        reader = _with_site(reader, names, options.site_field)
    output = Path(options.output)
    if options.site_field:
        if output.exists() and not output.is_dir():
            raise FileProblem(f"{output} is a file: with --site-field the output is a folder")
        check_profiles(output)
    else:
        if output.is_dir():
            raise FileProblem(f"{output} is a folder: name a file, or pass --site-field to fill a folder")
        keep_apart(names, [output, partial_of(output)])
    profiles = Profiles(output if options.site_field else None)
    work = Learn(reader, fields.text, options.site_field)
    counts = learn(names, work, profiles, options.workers, _complain_of)
    if not counts.pages:
        what = _passed(counts.passed) if counts.passed else "no text has a sentence"
        raise FileProblem(f"there is nothing to learn from: {what}")
    if options.site_field:
        profiles.save()
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        profiles[""].save(output)
    return SOME_BAD if counts.passed else DONE


def _complain_of(place: str, reason: str) -> None:
    _complain(f"{place}: {reason}", SOME_BAD)


def _show(options: argparse.Namespace) -> int:
    from cleantext.profiles import SiteProfile
    from cleantext.recurrence import needed
    from cleantext.terminal import visible

    for number, name in enumerate(options.files):
        known = SiteProfile.load(name)
        lines = known.lines()
        counted = known.templates().pages
        least = needed(counted)
        enough = f"what comes back is on {least} or more" if least else "too few to know what comes back"
        _write(("\n" if number else "") + f"{name}: {known.pages} pages, {counted} different; {enough}\n")
        for line in lines:
            _write(f"{line.pages:>5} {line.outside:>5}  {visible(line.text)}\n")
    return DONE


def _merge(options: argparse.Namespace) -> int:
    from cleantext.profiles import SUFFIX, SiteProfile

    output = Path(options.output)
    sources = [Path(name) for name in options.files]
    for path in sources:
        if not path.exists():
            raise FileProblem(f"cannot read {path}: there is no such file")
    folders = sources[0].is_dir()
    if any(path.is_dir() != folders for path in sources):
        raise _WrongUsage("profile merge takes profiles, or folders of them, and not both at once")
    if output.exists() and output.is_dir() != folders:
        raise _WrongUsage(f"{output} is {'no' if folders else 'a'} folder: name another output")
    if folders:
        sources = [path for folder in sources for path in sorted(folder.glob(f"*{SUFFIX}"))]
        if not sources:
            raise FileProblem(f"there is nothing to merge: no {SUFFIX} is in {', '.join(options.files)}")
    targets = [output / path.name if folders else output for path in sources]
    for path in {*sources, *filter(Path.exists, targets)}:
        SiteProfile.load(path)  # a damaged one is told before anything is written
    for path, target in zip(sources, targets, strict=True):
        merged = SiteProfile.load(path)
        if target.exists():
            merged = merged.merge(SiteProfile.load(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        merged.save(target)
    return DONE


def sample(options: argparse.Namespace) -> int:
    """Make a sample of a page that came out wrong."""
    from cleantext.samples import CLEAN, RAW, default_folder, new_sample

    if options.file == STDIN and not options.name:
        raise _WrongUsage("standard input has no name that a sample could have: use --name")
    text, wrong = _read(options.file)
    name = options.name or Path(options.file).name.partition(".")[0]
    folder = Path(options.folder or default_folder())
    keep_apart([options.file], [folder / f"{name}{end}" for end in (RAW, CLEAN)])
    try:
        raw, expected = new_sample(text, name, folder, options=_asked(options), overwrite=options.overwrite)
    except OSError as error:
        raise _WrongUsage(_said(error)) from error
    except ValueError as error:  # a name, a sample that is there, an option
        raise _WrongUsage(str(error)) from error
    _write(f"{raw}\n{expected}\nEdit the second: it should hold what is to be left of the first.\n")
    return _not_utf8(options.file, wrong) if wrong else DONE


COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "clean": clean,
    "explain": explain,
    "report": report,
    "batch": batch,
    "kinds": kinds,
    "profile": profile,
    "sample": sample,
}


# --- options


def _asked(options: argparse.Namespace) -> dict[str, Any]:
    """What was asked of the cleaner, as it takes it."""
    asked = {
        "keep": [name for names in options.keep for name in names],
        "drop": [name for names in options.drop for name in names],
        "favor": options.favor,
        "languages": options.languages,
    }
    return {name: value for name, value in asked.items() if value}


def _cleaner(options: argparse.Namespace) -> Cleaner:
    try:
        return Cleaner(**_asked(options))
    except ValueError as error:
        raise _WrongUsage(str(error)) from error


def _fields(options: argparse.Namespace) -> "Fields":
    from cleantext.records.job import Fields

    asked = vars(options)
    names = [asked.get(name) for name in ("out_field", "paragraphs_field", "ledger_field")]
    given = [name for name in names if name]
    if len(given) != len(set(given)) or options.field in names[1:]:
        raise _WrongUsage("--field, --out-field, --paragraphs-field and --ledger-field must name different fields")
    return Fields(options.field, names[0], options.id_field, names[1], names[2])


def _reader(
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


# --- files


def _expand(patterns: Sequence[str]) -> list[str]:
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


def _not_records(name: str) -> None:
    from cleantext.records.formats import format_of

    if format_of(name) not in (None, "text"):
        raise FileProblem(f"{name} holds records, not one text: use cleantext batch {name}")


def _check_folder(folder: Path, names: Sequence[str]) -> None:
    """See that nothing would be written over that should not be."""
    if STDIN in names:
        raise _WrongUsage("--into needs files: standard input has no name")
    targets = [_target(folder, name) for name in names]
    twice = [path.name for path, count in Counter(targets).items() if count > 1]
    if twice:
        raise _WrongUsage(f"--into needs files of different names: there is more than one {twice[0]}")
    for path in (folder, *folder.parents):
        if path.exists() and not path.is_dir():
            raise _WrongUsage(f"--into needs a folder: {path} is a file")
    keep_apart(names, [*targets, *map(partial_of, targets)])


def _target(folder: str | Path, name: str) -> Path:
    """Where a file's clean text goes: it is not compressed."""
    return Path(folder) / Path(name).name.removesuffix(compression_of(name))


def _read(name: str) -> tuple[str, str]:
    """A file's text, and what is wrong with it if it is not UTF-8."""
    with open_bytes(name) as (stream, _):
        return decode(stream.read())


def _not_utf8(name: str, wrong: str) -> int:
    return _complain(f"{name}: {wrong}; such bytes are shown as \ufffd", SOME_BAD)


def _write(text: str) -> None:
    """Write UTF-8 whatever the locale, line ends as they are."""
    output = standard_output()
    output.write(text.encode("utf-8", errors="replace"))
    output.flush()


def _write_file(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, text.encode("utf-8", errors="replace"))


def _show_removed(options: argparse.Namespace, removed: "Removed") -> None:
    if options.stats:
        from cleantext.terminal import removed_table

        print(removed_table(removed), file=sys.stderr)


def _complain(message: str, code: int) -> int:
    print(f"cleantext: {message}", file=sys.stderr)
    return code
