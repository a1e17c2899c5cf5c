"""`cleantext batch`: many records."""

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from cleantext.commands.common import (
    DONE,
    SOME_BAD,
    STOPPED,
    WrongUsage,
    cleaner_of,
    complain,
    expand,
    fields_of,
    give_up_output,
    passed_over,
    profiles_said,
    reader_of,
    said,
    show_removed,
    with_site,
)
from cleantext.records.chunk import STDIN, Damaged, FileProblem
from cleantext.records.streams import is_stream

if TYPE_CHECKING:
    from cleantext.records.chunk import Reader
    from cleantext.records.learn import Sites
    from cleantext.runs import State


def batch(options: argparse.Namespace) -> int:
    """Clean many records.

    Args:
        options: those of ``cleantext batch``, as `cleantext.arguments.make_parser` reads them.

    Returns:
        The exit code: `DONE`, `SOME_BAD` if records were rejected, or `STOPPED` if something ended the run before
        its time. Then standard error tells how far it came and whether it can go on.

    Raises:
        WrongUsage: if options do not suit each other or the files, or for an unknown kind or language.
        FileProblem: if a file cannot be read or written as asked, and nothing has been done yet.
        BrokenPipeError: if nobody reads standard output any more.
    """
    from cleantext.batch import WorkersLost
    from cleantext.records.formats import reader_of_all, writer_for
    from cleantext.records.job import Job
    from cleantext.records.parquet import Parquet
    from cleantext.runs import Run

    fields = fields_of(options)
    names = expand(options.files)
    reader = reader_of(options, names, fields, default="jsonl" if names == [STDIN] else None)
    writer = writer_for(options.output, reader)
    if not isinstance(writer, type(reader)):
        reader = reader_of_all(reader)
    if options.site_field:
        reader = with_site(reader, names, options.site_field)
    if isinstance(writer, Parquet) and isinstance(reader, Parquet):
        reader.check_types(names)
    job = Job(cleaner_of(options), fields, reader, writer, options.stats)
    Run(names, job, options.output, options.rejects).check()  # before anything is learnt
    if options.resume and (options.output == STDIN or any(map(is_stream, names))):
        raise WrongUsage("--resume needs files: standard input and output cannot be read or written again")
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
            reason = said(error)
            give_up_output()
        done = f"{progress.state.read:,} records were done" if progress.state else "no record was done"
        advice = ""
        if run.can_go_on:
            damaged = isinstance(error, Damaged)
            advice = "replace the file and begin again with --restart" if damaged else "--resume goes on with it"
        return complain(f"stopped: {reason}; {done}{advice and '; '}{advice}", STOPPED)
    progress.end()
    show_removed(options, state.removed)
    if not options.quiet:
        where = f" ({run.rejects_file})" if run.rejects_file and state.rejected else ""
        print(
            f"cleantext: {state.read:,} read = {state.written:,} written + {state.rejected:,} rejected{where}",
            file=sys.stderr,
        )
    return SOME_BAD if state.rejected else DONE


def _sites(options: argparse.Namespace, names: Sequence[str], reader: "Reader") -> "Sites | None":
    """What is known of the records' sites, once it has been learnt if that is asked for."""
    if not options.profiles:
        if options.site_field or options.learn:
            raise WrongUsage("--site-field and --learn need a folder for profiles: --profiles DIR")
        return None
    if not options.site_field:
        raise WrongUsage("--profiles needs --site-field: which field names a record's site, or holds its URL")
    from cleantext.profiles import Profiles
    from cleantext.records.learn import Learn, Sites, check_profiles, learn

    folder = Path(options.profiles)
    if folder.exists() and not folder.is_dir():
        raise FileProblem(f"{folder} is a file: --profiles names a folder")
    if not (folder.exists() or options.learn):
        raise FileProblem(f"cannot read {folder}: there is no such folder; --learn makes it")
    with profiles_said():
        check_profiles(folder)
        if options.learn:
            if any(map(is_stream, names)):
                raise WrongUsage("--learn needs files: standard input and pipes cannot be read twice")
            profiles = Profiles(folder)
            counts = learn(names, Learn(reader, options.field, options.site_field), profiles, options.workers)
            if counts.passed and not counts.used:
                raise FileProblem(f"there is nothing to learn from: {passed_over(counts.passed)}")
            profiles.save()
            if counts.passed and not options.quiet:
                print(
                    f"cleantext: learnt from {counts.used:,} records; {passed_over(counts.passed)}",
                    file=sys.stderr,
                )
        return Sites.of(folder, options.site_field)


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
