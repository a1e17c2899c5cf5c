"""Measure what a second core gives in Spark and in Ray Data, beside what it gives to plain processes.

    pip install -e ".[spark,ray]"
    python -m benchmarks.engines --megabytes 40 --rounds 3

Each figure is the best of rounds that take turns, on engines that have started, have cleaned a few pages before,
and have the texts: what is timed is cleaning, and the engine's own work around it. The row of plain processes
tells how much of a second core the machine has to give: where others use it too, no engine can do better.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import cleantext
from benchmarks import corpora, speed

Give = Callable[[Sequence[str]], Callable[[], object]]
"""Gives texts to an engine; what it returns cleans them, and comes back when all are clean."""

PARTS = 4
"""So many parts for each core: few enough to cost little, enough that no core waits long for the other."""


@contextmanager
def plain(cores: int) -> Iterator[Give]:
    """`cleantext.clean_many`, which starts its processes anew each time."""
    yield lambda texts: lambda: deque(cleantext.clean_many(texts, workers=cores), maxlen=0)


@contextmanager
def spark(cores: int) -> Iterator[Give]:
    """Spark in its local mode."""
    from pyspark.sql import SparkSession

    from cleantext.integrations.spark import clean_udf

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.log.level": "ERROR", "spark.driver.memory": "2g"}
    session = SparkSession.builder.master(f"local[{cores}]").config(map=settings).getOrCreate()

    def give(texts: Sequence[str]) -> Callable[[], object]:
        pages = (
            session.createDataFrame([(text,) for text in texts], "raw: string").repartition(PARTS * cores).cache()
        )
        pages.count()
        return lambda: pages.select(clean_udf()("raw")).write.format("noop").mode("overwrite").save()

    try:
        yield give
    finally:
        session.stop()


@contextmanager
def ray(cores: int) -> Iterator[Give]:
    """Ray Data on a cluster of one machine."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    import ray

    from cleantext.integrations.batches import CleanBatch

    with tempfile.TemporaryDirectory(prefix="ray", ignore_cleanup_errors=True) as folder:
        ray.init(num_cpus=cores, include_dashboard=False, logging_level="ERROR", _temp_dir=folder)
        ray.data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray").setLevel("ERROR")

        def give(texts: Sequence[str]) -> Callable[[], object]:
            pages = ray.data.from_items([{"raw": text} for text in texts], override_num_blocks=PARTS * cores)
            pages = pages.materialize()
            return lambda: pages.map_batches(CleanBatch("raw")).materialize()

        try:
            yield give
        finally:
            ray.shutdown()


ENGINES = {"plain": plain, "spark": spark, "ray": ray}


def measure(names: Sequence[str], texts: Sequence[str], rounds: int) -> dict[tuple[str, int], float]:
    """Seconds by engine and number of cores: the best of rounds that take turns."""
    seconds: dict[tuple[str, int], list[float]] = {(name, cores): [] for name in names for cores in (1, 2)}
    for _ in range(rounds):
        for (name, cores), times in seconds.items():
            with ENGINES[name](cores) as give:
                give(texts[:50])()
                clean = give(texts)
                start = time.perf_counter()
                clean()
                times.append(time.perf_counter() - start)
    return {key: min(times) for key, times in seconds.items()}


def table(seconds: dict[tuple[str, int], float], size: int) -> str:
    """Write the comparison as a Markdown table.

    >>> print(table({("plain", 1): 10.0, ("plain", 2): 5.5}, 20_000_000))
    | | one core, MB/s | two cores, MB/s | ratio |
    | --- | --: | --: | --: |
    | plain | 2.00 | 3.64 | 1.82 |
    """
    rows = ["| | one core, MB/s | two cores, MB/s | ratio |", "| --- | --: | --: | --: |"]
    for name in dict.fromkeys(name for name, _ in seconds):
        one, two = (size / speed.MEGABYTE / seconds[name, cores] for cores in (1, 2))
        rows.append(f"| {name} | {one:.2f} | {two:.2f} | {two / one:.2f} |")
    return "\n".join(rows)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engines",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--engines", default=",".join(ENGINES), metavar="A,B", help="default: %(default)s")
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT_DIRECTORY, metavar="DIR")
    parser.add_argument("--megabytes", type=float, default=40, metavar="MB", help="a round (default: 40)")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="(default: 3)")
    options = parser.parse_args(arguments)
    names = options.engines.split(",")
    if unknown := set(names) - set(ENGINES):
        parser.error(f"no engine {', '.join(sorted(unknown))}; there are {', '.join(ENGINES)}")

    pages, _ = speed.read_texts(options.corpora)
    texts = speed.take(pages, int(options.megabytes * speed.MEGABYTE))
    before = os.getloadavg()[0]
    seconds = measure(names, texts, options.rounds)
    print(table(seconds, sum(len(text.encode("utf-8", "surrogatepass")) for text in texts)))
    print(
        f"\nThe best of {options.rounds} rounds on {len(texts):,} pages, {options.megabytes:g} MB. "
        f"{os.cpu_count()} cores; load before {before:.1f}."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
