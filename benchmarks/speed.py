"""Measure how fast cleantext is, side by side with what a user might pick instead.

    python -m benchmarks.speed --make-peers DIR          # installs each peer in DIR, once
    python -m benchmarks.speed --contenders cleantext,ftfy --rounds 3
    python -m benchmarks.speed --contenders cleantext,cleantext-en    # all languages beside English alone

Every figure is the median of rounds that take turns (A B A B), each in a process of its own, so that a
noisy machine treats all alike. Throughput is UTF-8 bytes by processor seconds, on one core. Absolute
figures are this machine's; the ratio to ftfy carries over to others, and no test asserts either.
"""

import argparse
import json
import math
import platform
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from statistics import median

from benchmarks import corpora
from benchmarks.peers import processes
from benchmarks.peers.contenders import CONTENDERS, NotInstalledError
from benchmarks.peers.processes import Peer

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Workload:
    """Texts to clean, in a file for the contenders' processes to read."""

    path: Path
    size: int
    """In bytes of UTF-8."""

    @classmethod
    def write(cls, path: Path, texts: Sequence[str]) -> "Workload":
        """Put texts in a file."""
        path.write_text(json.dumps(texts), encoding="utf-8")
        return cls(path, sum(map(_size, texts)))


@dataclass(frozen=True, slots=True)
class Speed:
    """What was measured of a contender; nan where it took longer than the limit."""

    pages: float
    """MB/s on whole pages."""
    articles: float
    """MB/s on extracted articles."""
    growth: float
    """What a byte of a long text costs, over what one of a tenth its length does: 1 is linear."""
    memory: float
    """The most memory the process held with the long text, in MB."""
    imported: float
    """Milliseconds to import it."""
    first: float
    """Milliseconds for the first call after that."""


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def read_texts(directory: Path) -> tuple[list[str], list[str]]:
    """Read whole pages and articles from the corpora; without them, both are this repository's samples."""
    if not corpora.set_names(directory):
        samples = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.raw.txt"))]
        return samples, samples
    pages, articles = [], []
    for page in corpora.load(directory):
        for kind, extractor, raw in page.inputs():
            if extractor == "html-text":
                pages.append(raw)
            elif kind == "article":
                articles.append(raw)
    return pages, articles


def take(texts: Sequence[str], size: int) -> list[str]:
    """Take texts from all over the list until they have the size, going round again if need be.

    >>> take(["aa", "b", "cc", "d"], 6)
    ['aa', 'b', 'cc', 'd']
    """
    stride = max(1, math.ceil(sum(map(_size, texts)) / size))
    spread = [text for start in range(stride) for text in texts[start::stride]]
    taken, so_far = [], 0
    for text in cycle(spread):
        if so_far >= size:
            break
        taken.append(text)
        so_far += _size(text)
    return taken


def rounds(n: int, peers: Iterable[Peer], run: Callable[[Peer], tuple[float, ...]]) -> dict[str, list[float]]:
    """Run every peer in turn, n times over; give the medians of what each run returns.

    A peer that exceeds the time limit once is not waited for again: its figures are nan.
    """
    runs: dict[str, list[tuple[float, ...]]] = defaultdict(list)
    waiting = list(peers)
    for _ in range(n):
        for peer in list(waiting):
            try:
                runs[peer.name].append(run(peer))
            except subprocess.TimeoutExpired:
                waiting.remove(peer)
                runs[peer.name] = [(math.nan, math.nan)]
    return {name: [median(values) for values in zip(*some, strict=True)] for name, some in runs.items()}


def compare(peers: Sequence[Peer], directory: Path, megabytes: float, n: int, limit: float) -> dict[str, Speed]:
    """Measure every peer on the same texts."""
    pages, articles = read_texts(directory)
    with tempfile.TemporaryDirectory() as folder:

        def workload(name: str, texts: Sequence[str]) -> Workload:
            return Workload.write(Path(folder) / f"{name}.json", texts)

        def timed(load: Workload) -> dict[str, list[float]]:
            def run(peer: Peer) -> tuple[float, float]:
                answer = peer.time(load.path, limit)
                return answer["seconds"] / load.size, answer["memory"]

            return rounds(n, peers, run)

        on_pages = timed(workload("pages", take(pages, int(megabytes * MEGABYTE))))
        on_articles = timed(workload("articles", take(articles, int(megabytes * MEGABYTE))))
        shorter = timed(workload("shorter", ["\n\n".join(take(pages, MEGABYTE))]))
        longer = timed(workload("longer", ["\n\n".join(take(pages, 10 * MEGABYTE))]))
        text = Path(folder) / "first.txt"
        text.write_text(articles[0], encoding="utf-8")
        cold = rounds(max(n, 5), peers, lambda peer: peer.cold(text))
    return {
        name: Speed(
            pages=1 / on_pages[name][0] / MEGABYTE,
            articles=1 / on_articles[name][0] / MEGABYTE,
            growth=longer[name][0] / shorter[name][0],
            memory=longer[name][1],
            imported=cold[name][0] * 1000,
            first=cold[name][1] * 1000,
        )
        for name in cold
    }


def table(
    speeds: Mapping[str, Speed], versions: Mapping[str, str], missing: Mapping[str, str], limit: float
) -> str:
    """Write the comparison as a Markdown table."""
    ftfy = speeds.get("ftfy")

    def cells(name: str, speed: Speed) -> Iterator[str]:
        yield f"{name} {versions[name]}".strip()
        for kind in ("pages", "articles"):
            rate = getattr(speed, kind)
            yield _number(rate)
            yield _number(rate / getattr(ftfy, kind) if ftfy else math.nan, "×")
        yield f"over {limit:g} s" if math.isnan(speed.growth) else f"{speed.growth:.2f}"
        yield _number(speed.memory)
        yield _number(speed.imported)
        yield _number(speed.first)

    rows = [
        "| | page MB/s | to ftfy | article MB/s | to ftfy | cost per byte, 10 to 1 MB | memory at 10 MB, MB "
        "| import ms | first call ms |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
        *(f"| {' | '.join(cells(name, speed))} |" for name, speed in speeds.items()),
        *(f"| {name} | {reason} | | | | | | | |" for name, reason in missing.items()),
    ]
    return "\n".join(rows)


def _number(value: float, unit: str = "") -> str:
    """Show about two significant digits, never an exponent.

    >>> [_number(value) for value in (0.0123, 1.234, 45.67, 1234.5)]
    ['0.012', '1.2', '46', '1234']
    """
    if math.isnan(value):
        return "–"
    places = max(0, 1 - math.floor(math.log10(value))) if value else 0
    return f"{value:.{places}f}{unit}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.speed",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    names = [name for name in CONTENDERS if name not in ("none", "cleantext-en")]
    parser.add_argument("--contenders", default=",".join(names), metavar="A,B", help="default: %(default)s")
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT_DIRECTORY, metavar="DIR")
    parser.add_argument("--megabytes", type=float, default=2, metavar="MB", help="a round (default: 2)")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="(default: 5)")
    parser.add_argument(
        "--limit", type=float, default=120, metavar="S", help="most seconds for one round (default: 120)"
    )
    processes.add_arguments(parser)
    options = parser.parse_args(arguments)
    wanted = options.contenders.split(",")
    if unknown := set(wanted) - set(CONTENDERS):
        parser.error(f"no contender {', '.join(sorted(unknown))}; there are {', '.join(CONTENDERS)}")

    versions, missing, there = {}, {}, []
    found = processes.peers(options)
    for name in wanted:
        try:
            versions[name] = found[name].version()
            there.append(found[name])
        except NotInstalledError as error:
            missing[name] = str(error)
    speeds = compare(there, options.corpora, options.megabytes, options.rounds, options.limit)
    source = "the corpora" if corpora.set_names(options.corpora) else "this repository's samples"
    print(table(speeds, versions, missing, options.limit))
    print(
        f"\nMedians of {options.rounds} rounds on {options.megabytes:g} MB of {source}. Python "
        f"{platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"`python -m benchmarks.speed {' '.join(sys.argv[1:])}`"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
