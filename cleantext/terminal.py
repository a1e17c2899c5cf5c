"""What people see in a terminal: a page marked up in colours, progress, tables."""

import re
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import TextIOWrapper
from typing import TextIO

from cleantext.records.job import Removed
from cleantext.result import Result

# What a terminal would obey instead of showing it, and what would turn the order of a line around.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def visible(text: str) -> str:
    """A text with control characters shown and not obeyed.

    Args:
        text: any text, lone surrogates too. Tabs and line feeds in it stay, and CR LF becomes a line feed.

    >>> visible("\\x1b[2Jred\\u202e")
    '‹1B›[2Jred‹202E›'
    """
    return _CONTROLS.sub(lambda found: f"‹{ord(found.group()):02X}›", text.replace("\r\n", "\n"))


def print_result(result: Result, file: TextIO) -> None:
    """Print a page marked up: in colours where rich is installed, and plain where it is not.

    What the terminal's encoding lacks is escaped.

    Args:
        result: the page, as `cleantext.explain` gives it.
        file: where to; from now on it escapes whatever else it cannot encode, too. Colours are left out where it
            is no terminal.

    Raises:
        OSError: if it cannot be written to.
    """
    if isinstance(file, TextIOWrapper):
        file.reconfigure(errors="backslashreplace")
    try:
        from rich.console import Console
        from rich.text import Text
    except ImportError:
        file.write(visible(str(result)) + "\n")
        return
    shown = Text()
    for block in result.blocks:
        text = visible(block.text).replace("\n", "\n  ")
        if block.kept:
            shown.append(f"  {text}\n")
        else:
            shown.append("- ", "red")
            shown.append(text, "red strike")
            shown.append(f"  ‹{block.kind}: {block.rule}›\n", "dim cyan")
    Console(file=file, highlight=False).print(shown, end="", soft_wrap=True)


@dataclass
class Progress:
    """A line that tells how far a run is, how fast it goes and how long it will take.

    >>> import io
    >>> terminal = io.StringIO()
    >>> progress = Progress(1000, file=terminal, started=time.monotonic() - 2)
    >>> progress.show(done=500, count=90, final=True)
    >>> print(terminal.getvalue().strip().removesuffix("\\x1b[K"))
    [##########..........]  50 %  90 texts, 45/s, 0:02 left
    """

    total: int
    """How much there is in all, in bytes; 0 if it cannot be told."""
    file: TextIO = field(default_factory=lambda: sys.stderr)
    started: float = field(default_factory=time.monotonic)
    done_before: int = 0
    """What was done before this run began, so that it counts for the bar and not for the speed."""
    count_before: int = 0
    _shown: float = 0.0

    def show(self, done: int, count: int, *, final: bool = False) -> None:
        """Show how far it is, at most five times a second.

        Args:
            done: so many bytes of the input are done.
            count: so many texts are done.
            final: whether this is the last time.
        """
        now = time.monotonic()
        if now - self._shown < 0.2 and not final:
            return
        self._shown = now
        seconds = max(now - self.started, 0.001)
        rate = f"{count:,} texts, {(count - self.count_before) / seconds:,.0f}/s"
        if self.total:
            share = min(done / self.total, 1)
            bar = f"[{'#' * round(share * 20):.<20}] {share:4.0%}".replace("%", " %")
            fresh = done - self.done_before
            left = f", {_clock((self.total - done) * seconds / fresh)} left" if fresh > 0 else ""
            line = f"{bar}  {rate}{left}"
        else:
            line = f"{rate}, {_clock(seconds)}"
        self.file.write(f"\r{line}\x1b[K" + ("\n" if final else ""))
        self.file.flush()


def _clock(seconds: float) -> str:
    minutes, second = divmod(max(round(seconds), 0), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def removed_table(removed: Removed) -> str:
    """What was removed, by kind and rule, most characters first.

    Args:
        removed: the counts, as `cleantext.records.job.count_removed` makes them.

    >>> from collections import Counter
    >>> one = {("share", "phrases/en/share", "blocks"): 2, ("share", "phrases/en/share", "characters"): 34}
    >>> print(removed_table(Counter(one)))
    kind   rule              blocks  characters
    share  phrases/en/share       2          34
    """
    keys = {key[:2] for key in removed}
    rows = [(kind, rule, removed[kind, rule, "blocks"], removed[kind, rule, "characters"]) for kind, rule in keys]
    rows.sort(key=lambda row: (-row[3], row))
    if not rows:
        return "Nothing was removed."
    return table(["kind", "rule", "blocks", "characters"], rows)


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table in columns; numbers stand to the right.

    Args:
        header: a word for each column.
        rows: each as long as the header. The first tells which columns hold numbers.

    Returns:
        Lines without white space at their ends, and no line feed behind the last.

    Raises:
        ValueError: if a row is longer or shorter.

    >>> print(table(["name", "size"], [("a", 1200)]))
    name   size
    a     1,200
    """
    body = list(rows)
    cells = [[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row] for row in body]
    widths = [max(map(len, column)) for column in zip(header, *cells, strict=True)]
    right = [isinstance(cell, int) for cell in (body or [header])[0]]
    lines = [
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for cell, width, number in zip(row, widths, right, strict=True)
        ).rstrip()
        for row in (header, *cells)
    ]
    return "\n".join(lines)
