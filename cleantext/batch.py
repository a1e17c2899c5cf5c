"""Many texts: several processes, results in order, memory bounded however many texts there are."""

import multiprocessing
import os
import pickle
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Literal, TypeVar, cast, overload

from cleantext.kinds import unknown

Item = TypeVar("Item")
Done = TypeVar("Done")

Errors = Literal["raise", "yield"]

GROUP_ITEMS = 64
"""So many items at most are sent to a process at once: sending one by one would cost more than short texts do."""
GROUP_SIZE = 200_000
"""A group is full at this length, in characters or bytes."""
AHEAD = 3
"""Groups under way for each process: enough to keep it busy, few enough for memory."""


class WorkersLost(RuntimeError):
    """A process that was cleaning ended before its time."""


@overload
def in_order(
    work: Callable[[Item], Done],
    items: Iterable[Item],
    *,
    workers: int | None = ...,
    errors: Literal["raise"] = ...,
) -> Iterator[Done]: ...


@overload
def in_order(
    work: Callable[[Item], Done], items: Iterable[Item], *, workers: int | None = ..., errors: Errors
) -> Iterator[Done | Exception]: ...


def in_order(
    work: Callable[[Item], Done],
    items: Iterable[Item],
    *,
    workers: int | None = 1,
    errors: Errors = "raise",
) -> Iterator[Done | Exception]:
    """Do the same to every item, in several processes, and give back what comes out, in order.

    Items are taken from the iterable only as results are asked for, a bounded number ahead.

    Args:
        work: what to do: a function that can be pickled, such as a cleaner's method.
        items: any iterable, endless ones too.
        workers: how many processes; 1 is this one, ``None`` is one for each core.
        errors: ``"raise"`` raises an item's error when its turn comes, ``"yield"`` yields the error in its place.

    Returns:
        What comes out, each as its turn comes. An error that is raised says which item it was of, counted from 1.

    Raises:
        ValueError: if ``workers`` or ``errors`` is out of range.
        TypeError: if ``items`` is one text, or ``work`` cannot be sent to another process.
        WorkersLost: if a process ends before its time.

    >>> list(in_order(int, ["1", "x", "3"], errors="yield"))
    [1, ValueError("invalid literal for int() with base 10: 'x'"), 3]
    """
    if isinstance(items, str):
        raise TypeError("pass an iterable of texts, not one string")
    if errors not in ("raise", "yield"):
        raise ValueError(unknown("value of errors", errors, ["raise", "yield"]))
    count = worker_count(workers)
    if count == 1:
        outcomes = (_attempt(work, item) for item in items)
    else:
        groups = in_processes(_All(work), _groups(items), count)
        outcomes = (outcome for group in groups for outcome in group)
    return _deliver(outcomes, errors)


def worker_count(workers: int | None) -> int:
    """How many processes to use.

    Args:
        workers: the number, or ``None`` for one for each core that this process may use.

    Raises:
        ValueError: if it is less than 1.

    >>> worker_count(3)
    3
    """
    if workers is None:
        return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if workers < 1:
        raise ValueError(f"workers must be 1 or more, or None for one for each core, not {workers}")
    return workers


def in_processes(work: Callable[[Item], Done], items: Iterable[Item], workers: int) -> Iterator[Done]:
    """As `in_order`, for items that are worth sending one by one; errors are raised.

    If the iterable itself raises, what it gave before comes out first.

    Args:
        work: what to do: a function that can be pickled. Where it fails in another process it is done once more in
            this one, whose error is raised.
        items: any iterable, endless ones too.
        workers: how many processes, 1 or more; none of them is this one.

    Returns:
        What comes out, in order. Up to `AHEAD` items for each process are under way before they are asked for.

    Raises:
        TypeError: if ``work`` cannot be sent to another process.
        WorkersLost: if a process ends before its time.

    >>> list(in_processes(len, ["one", "three"], workers=1))
    [3, 5]
    """
    payload = _pickled(work)
    return _run_pool(work, payload, iter(items), workers)


def _run_pool(work: Callable[[Item], Done], payload: bytes, items: Iterator[Item], workers: int) -> Iterator[Done]:
    pool = ProcessPoolExecutor(workers, multiprocessing.get_context(), initializer=_start, initargs=(payload,))
    under_way: deque[tuple[Future[Any], Item]] = deque()
    failure: Exception | None = None
    more = True
    try:
        while more or under_way:
            while more and len(under_way) < workers * AHEAD:
                try:
                    item = next(items)
                except StopIteration:
                    more = False
                except Exception as error:
                    more, failure = False, error
                else:
                    under_way.append((pool.submit(_do, item), item))
            if under_way:
                yield _result(work, *under_way.popleft())
    except BrokenProcessPool as error:
        raise WorkersLost(
            "a worker process ended before its time: it was killed, or out of memory, or the program that starts "
            'it lacks `if __name__ == "__main__":`, which multiprocessing asks for'
        ) from error
    finally:
        pool.shutdown(cancel_futures=True)
    if failure is not None:
        raise failure


def _result(work: Callable[[Item], Done], future: "Future[Any]", item: Item) -> Done:
    try:
        return cast(Done, future.result())
    except BrokenProcessPool:
        raise
    except Exception:
        # The work gives its errors back, so this item or what became of it could not be sent: do it here.
        return work(item)


class _All:
    """The same work for a group of items: a result or an error for each."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work

    def __call__(self, group: Sequence[Any]) -> list[Any]:
        return [_attempt(self.work, item) for item in group]


class _Failed:
    """An error on its way, so that it is not mistaken for a result."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def __reduce__(self) -> tuple[Any, ...]:
        try:
            pickle.loads(pickle.dumps(self.error))
        except Exception:
            # Some errors cannot be pickled, and some cannot be made again from it.
            self.error = RuntimeError(f"{type(self.error).__name__}: {self.error}")
        return _Failed, (self.error,)


def _attempt(work: Callable[[Any], Any], item: Any) -> Any:
    try:
        return work(item)
    except Exception as error:
        return _Failed(error)


def _deliver(outcomes: Iterator[Any], errors: Errors) -> Iterator[Any]:
    for number, outcome in enumerate(outcomes, 1):
        if not isinstance(outcome, _Failed):
            yield outcome
        elif errors == "yield":
            yield outcome.error
        else:
            outcome.error.add_note(f"This was number {number}, counted from 1.")
            raise outcome.error


def _groups(items: Iterable[Any]) -> Iterator[list[Any]]:
    """Items in groups of a bounded size. If the iterable raises, what it gave before is not lost."""
    group: list[Any] = []
    size = 0
    iterator = iter(items)
    while True:
        try:
            item = next(iterator)
        except StopIteration:
            break
        except Exception:
            if group:
                yield group
            raise
        group.append(item)
        size += len(item) if isinstance(item, str | bytes) else 1
        if len(group) == GROUP_ITEMS or size >= GROUP_SIZE:
            yield group
            group, size = [], 0
    if group:
        yield group


def _pickled(work: object) -> bytes:
    """The work as it is sent: pickled with every start method, so that what works on one system does on all."""
    try:
        return pickle.dumps(work)
    except Exception as error:
        raise TypeError(
            f"this cannot be sent to other processes ({error}): filters and other functions must be defined "
            "with def at the top of a module; or use workers=1"
        ) from error


_work: Callable[[Any], Any]


def _start(payload: bytes) -> None:
    """Make a new process ready."""
    global _work
    # Control-C reaches every process of a terminal: the one in charge sees to it. Nor must this one outlive it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _work = pickle.loads(payload)


def _end_with_parent() -> None:
    """Nobody tells a worker that its parent was killed, and it would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(item: Any) -> Any:
    return _work(item)
