"""A run over files: output that appears whole or not at all, rejects with reasons, and going on after a stop.

While a run lasts, what is written goes to ``OUTPUT.partial``, and about once a second ``OUTPUT.checkpoint`` says
how far the input was read and how long the partial files were then. A run that goes on cuts them to that length
first. So whatever stopped it, and however often, the result is byte for byte that of a run that nothing stopped.
"""

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import IO, Any

import cleantext
from cleantext.atomic import partial_of, write_whole
from cleantext.batch import in_processes, worker_count
from cleantext.records.chunk import STDIN, Chunk, FileProblem, Position
from cleantext.records.files import keep_apart
from cleantext.records.job import Job, Outcome, Removed
from cleantext.records.streams import standard_output

CHECKPOINT_SECONDS = 1.0
"""How much work a stop can cost, at most and about."""


@dataclass(frozen=True)
class State:
    """How far a run has come.

    >>> state = State().after(Outcome(Chunk("a", [], [], Position(1)), b"{}", b"", 3, 2, 1, Counter()))
    >>> state.read == state.written + state.rejected
    True
    """

    position: Position = field(default_factory=Position)
    """Where in the input it goes on."""
    output: int = 0
    """How long the output is."""
    rejects: int = 0
    """How long the file of rejects is."""
    read: int = 0
    written: int = 0
    rejected: int = 0
    removed: Removed = field(default_factory=Counter)
    whole: str = ""
    """When all is done: the file that is to become the output."""

    def after(self, outcome: Outcome) -> "State":
        """The state when one more chunk has been written.

        Args:
            outcome: what became of the chunk.

        >>> outcome = Outcome(Chunk("a", [], [], Position(1)), b"{}", b"", 1, 1, 0, Counter())
        >>> state = State(output=7, read=2, written=2).after(outcome)
        >>> state.position.file, state.output, state.read
        (1, 9, 3)
        """
        return State(
            outcome.chunk.end,
            self.output + len(outcome.data),
            self.rejects + len(outcome.rejects),
            self.read + outcome.read,
            self.written + outcome.written,
            self.rejected + outcome.rejected,
            self.removed + outcome.removed,
        )


Watch = Callable[[State, int], None]
"""Is told after each chunk: the state, and how many bytes of the input files have been read."""


@dataclass(frozen=True)
class Run:
    """What is read, what is done, and where it goes."""

    names: Sequence[str]
    """The files to read; ``"-"`` is standard input."""
    job: Job
    output: str
    """The file to write; ``"-"`` is standard output."""
    rejects: str | None = None
    """Where rejected records go. Beside the output if not given; if that is standard output, to standard error."""

    def carry_out(
        self, *, workers: int | None = 1, resume: bool = False, restart: bool = False, watch: Watch | None = None
    ) -> State:
        """Do it.

        Args:
            workers: how many processes; ``None`` is one for each core.
            resume: go on where a run that was stopped has come to, if there is one.
            restart: begin again even if there is one.
            watch: is told how far the run has come.

        Returns:
            The state at the end.

        Raises:
            FileProblem: if a file cannot be read or written as asked, or is damaged; if a run that was stopped is
                there and neither ``resume`` nor ``restart`` is set, or if it was begun with other settings.
            OSError: if writing fails. What was done until then can be resumed.
            WorkersLost: if a process ends before its time.
        """
        self.check()
        if self.output == STDIN:
            return self._to_standard_output(workers, watch)
        files = self._files
        state = self._begin(files, resume=resume, restart=restart)
        if not state.whole:
            settings = self._settings()
            try:
                state = self._write(files, state, settings, workers, watch)
            finally:
                files.clear()
            state = replace(state, whole=self._finish(files))
            files.save(state, settings)
        files.put_in_place(Path(state.whole))
        return state

    def check(self) -> None:
        """See that what would be written can be, and that nothing would be lost by it. Writes nothing.

        Raises:
            FileProblem: if an input or another output would be written over, or a folder is not there.
        """
        asked = [Path(self.rejects_file)] if self.rejects_file else []
        if self.output == STDIN:
            written = [path for path in asked if path.is_file()]  # a device or a pipe has nothing to lose
        else:
            asked.insert(0, self._files.output)
            written = [*self._files.all]
        for path in asked:
            if not path.parent.is_dir():
                raise FileProblem(f"cannot write {path}: there is no such folder")
        keep_apart(self.names, written)

    @property
    def rejects_file(self) -> str:
        """The file that rejected records go to; empty if they go to standard error."""
        return self.rejects or ("" if self.output == STDIN else f"{self.output}.rejects.jsonl")

    @property
    def can_go_on(self) -> bool:
        """Whether there is a run that was stopped and can be resumed."""
        return self.output != STDIN and self._files.checkpoint.exists()

    @property
    def _files(self) -> "_Files":
        return _Files(Path(self.output), Path(self.rejects_file))

    def _begin(self, files: "_Files", *, resume: bool, restart: bool) -> State:
        if restart:
            files.checkpoint.unlink(missing_ok=True)
        if not self.can_go_on:
            return State()
        if not resume:
            raise FileProblem(
                f"a run that was stopped has begun {files.output}: --resume goes on, --restart begins again"
            )
        state, settings = files.load()
        now = json.loads(json.dumps(self._settings()))
        other = [name for name in now if now[name] != settings.get(name)]
        if other:
            raise FileProblem(
                f"{files.output} was begun with other settings ({', '.join(other)}): "
                "pass the same to --resume, or --restart to begin again"
            )
        return state

    def _settings(self) -> dict[str, Any]:
        """What must be the same when a run goes on."""
        cleaner = self.job.cleaner
        stats = [(name, os.stat(name)) for name in self.names if name != STDIN]
        return {
            "version": cleantext.__version__,
            "input files": [(name, stat.st_size, stat.st_mtime_ns) for name, stat in stats],
            "formats": [repr(self.job.reader), repr(self.job.writer)],
            "fields": asdict(self.job.fields),
            "kinds": sorted(cleaner.dropped_kinds),
            "options": [cleaner.favor, sorted(cleaner.languages or []), repr(cleaner.repair), repr(cleaner)],
            "statistics": self.job.count_removed,
            **({"profiles": [self.job.sites.field, self.job.sites.digest]} if self.job.sites else {}),
        }

    def _write(
        self, files: "_Files", state: State, settings: dict[str, Any], workers: int | None, watch: Watch | None
    ) -> State:
        with files.open_partial(state) as (output, rejects):
            saved = time.monotonic()
            try:
                for outcome in self._outcomes(state.position, workers):
                    output.write(outcome.data)
                    rejects.write(outcome.rejects)
                    state = state.after(outcome)
                    if time.monotonic() - saved >= CHECKPOINT_SECONDS:
                        _sync(output, rejects)
                        files.save(state, settings)
                        saved = time.monotonic()
                    if watch:
                        watch(state, self._bytes_done(outcome.chunk))
            finally:
                # Also when it was interrupted: what was written is then not done again.
                _sync(output, rejects)
                if state != State():
                    files.save(state, settings)
        return state

    def _finish(self, files: "_Files") -> str:
        if not self.job.writer.finish(files.partial, files.finished):
            return str(files.partial)
        with files.finished.open("rb") as whole:
            os.fsync(whole.fileno())
        return str(files.finished)

    def _to_standard_output(self, workers: int | None, watch: Watch | None) -> State:
        state = State()
        output = standard_output()
        with ExitStack() as stack:
            rejects = stack.enter_context(open(self.rejects_file, "wb")) if self.rejects_file else None
            for outcome in self._outcomes(state.position, workers):
                output.write(outcome.data)
                output.flush()
                if rejects:
                    rejects.write(outcome.rejects)
                else:
                    _complain(outcome.rejects)
                state = state.after(outcome)
                if watch:
                    watch(state, self._bytes_done(outcome.chunk))
        return state

    def _outcomes(self, start: Position, workers: int | None) -> Iterator[Outcome]:
        count = worker_count(workers)
        chunks = self._chunks(start)
        return map(self.job, chunks) if count == 1 else in_processes(self.job, chunks, count)

    def _chunks(self, start: Position) -> Iterator[Chunk]:
        for number in range(start.file, len(self.names)):
            at = start if number == start.file else Position(number)
            yield from self.job.reader.chunks(self.names[number], at)

    def _bytes_done(self, chunk: Chunk) -> int:
        return self._bytes_before[chunk.name] + chunk.bytes_done

    @cached_property
    def _bytes_before(self) -> dict[str, int]:
        sizes = [0 if name == STDIN else os.stat(name).st_size for name in self.names]
        return dict(zip(self.names, accumulate(sizes, initial=0), strict=False))


@dataclass(frozen=True)
class _Files:
    """The files of a run."""

    output: Path
    rejects: Path

    @property
    def all(self) -> tuple[Path, ...]:
        """All that are written, also those that are there for a while only."""
        whole = (self.output, self.rejects, self.checkpoint)
        return (*whole, self.finished, *map(partial_of, whole))

    @property
    def partial(self) -> Path:
        return partial_of(self.output)

    @property
    def finished(self) -> Path:
        return self.output.with_name(self.output.name + ".finished")

    @property
    def checkpoint(self) -> Path:
        return self.output.with_name(self.output.name + ".checkpoint")

    @property
    def partial_rejects(self) -> Path:
        return partial_of(self.rejects)

    @contextmanager
    def open_partial(self, state: State) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Open both files where a state left them."""
        with (
            _open_at(self.partial, state.output) as output,
            _open_at(self.partial_rejects, state.rejects) as rejects,
        ):
            yield output, rejects

    def clear(self) -> None:
        """Leave nothing of a run that was stopped before there was something to go on with."""
        if not self.checkpoint.exists():
            self.partial.unlink(missing_ok=True)
            self.partial_rejects.unlink(missing_ok=True)

    def load(self) -> tuple[State, dict[str, Any]]:
        """The state that was saved last, and the settings it was reached with.

        Raises:
            FileProblem: if the checkpoint is damaged, or none.
        """
        try:
            data = json.loads(self.checkpoint.read_bytes())
            removed = Counter({(kind, rule, what): count for kind, rule, what, count in data["removed"]})
            position = Position(**data["state"]["position"])
            return State(**{**data["state"], "position": position, "removed": removed}), dict(data["settings"])
        except (ValueError, TypeError, KeyError) as error:
            raise FileProblem(
                f"{self.checkpoint} is damaged, or no checkpoint: pass --restart to begin again"
            ) from error

    def save(self, state: State, settings: dict[str, Any]) -> None:
        """Save a state, so that a stop at any moment leaves this one or the one before."""
        removed = [[*key, count] for key, count in state.removed.items()]
        data = {"state": asdict(replace(state, removed=Counter())), "removed": removed, "settings": settings}
        write_whole(self.checkpoint, json.dumps(data).encode(), durable=True)

    def put_in_place(self, whole: Path) -> None:
        """Give the files their names. If this is stopped, it can be done again."""
        if self.partial_rejects.exists() and self.partial_rejects.stat().st_size:
            self.partial_rejects.replace(self.rejects)
        elif self.partial_rejects.exists():
            self.partial_rejects.unlink()
            self.rejects.unlink(missing_ok=True)  # those of a run before, of which nothing is left
        if whole.exists():
            whole.replace(self.output)
        self.partial.unlink(missing_ok=True)
        _sync_folder(self.output.parent)
        self.checkpoint.unlink()


def _open_at(path: Path, length: int) -> IO[bytes]:
    file = path.open("r+b" if length else "wb")
    if file.seek(0, os.SEEK_END) < length:
        file.close()
        raise FileProblem(f"{path} is shorter than its checkpoint says: pass --restart to begin again")
    file.truncate(length)
    file.seek(length)
    return file


def _sync(*files: IO[Any]) -> None:
    for file in files:
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """See that new names are on the disk, on systems that can be asked to."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _complain(rejects: bytes) -> None:
    for line in rejects.splitlines():
        reject = json.loads(line)
        print(f"cleantext: {reject['file']}:{reject['line']}: {reject['reason']}", file=sys.stderr)
