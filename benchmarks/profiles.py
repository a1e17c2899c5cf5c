"""Measure what a profile of a page's site gives, and what it costs to fit many.

    python -m benchmarks.profiles                      # each page with a profile of the other pages of its site
    python -m benchmarks.profiles --part heldout
    python -m benchmarks.profiles --drop headline      # as most gold has it
    python -m benchmarks.profiles --breaks spaces       # pages and articles on one line
    python -m benchmarks.profiles --show 20            # what a profile made a cleaner lose, on sites to tune on
    python -m benchmarks.profiles --fit 1000000 --sites 10000    # time and memory; parts merged equal the whole

For each page and extractor, a profile is fitted on what the same extractor made of the site's other pages, and the
page is cleaned with and without it. The measure is that of `benchmarks.accuracy`.
"""

import argparse
import random
import resource
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from typing import get_args

from benchmarks import corpora
from benchmarks.accuracy import Breaks, Means, with_breaks
from benchmarks.corpora import KINDS, Kind, Page, Part, Score
from cleantext import Cleaner
from cleantext.profiles import Profiles, SiteProfile

LEAST_PAGES = 5
"""Pages of the smallest site that is measured: with fewer, four others are not there to fit a profile on."""
PARTS = 8
WORDS = [
    a + b + c for a in ("mel", "tor", "san", "bri") for b in ("", "ka", "lo", "ni") for c in ("de", "rast", "um")
]


@dataclass(frozen=True, slots=True)
class Case:
    """An input, cleaned with a profile and without."""

    page: Page
    kind: Kind
    extractor: str
    without: Score
    with_profile: Score
    lost: tuple[str, ...]
    """The article's paragraphs that only the cleaner with the profile removed, each with its rule."""


def cases(pages: Sequence[Page], drop: Sequence[str] = (), breaks: Breaks = "lines") -> Iterator[Case]:
    """Clean every input of a site's pages with a profile of the others, less some kinds of content."""
    inputs: dict[tuple[Kind, str], list[tuple[Page, str]]] = defaultdict(list)
    for page in pages:
        for kind, extractor, raw in page.inputs():
            inputs[kind, extractor].append((page, with_breaks(raw, breaks)))
    plain = Cleaner(drop=drop)
    for (kind, extractor), found in inputs.items():
        for number, (page, raw) in enumerate(found):
            others = [text for other, (_, text) in enumerate(found) if other != number]
            result = Cleaner(drop=drop, profile=SiteProfile.fit(others)).explain(raw)
            before = plain.explain(raw)
            gone = {(block.start, block.end) for block in before.removed}
            lost = tuple(
                f"{block.rule}: {block.text}"
                for block in result.removed
                if (block.start, block.end) not in gone and _is_article(page, block.text)
            )
            without, with_profile = (corpora.score(page, raw, text) for text in (before.text, result.text))
            yield Case(page, kind, extractor, without, with_profile, lost)


def _is_article(page: Page, text: str) -> bool:
    found = corpora.shingles(text)
    return 2 * (found & page.gold_shingles).total() >= found.total()


def table(found: Sequence[Case]) -> str:
    """The figures of all inputs by kind, and of each extractor, with and without a profile."""
    groups: dict[str, list[Case]] = defaultdict(list)
    for kind in KINDS:
        groups[kind] = [case for case in found if case.kind == kind]
    for case in sorted(found, key=lambda case: (KINDS.index(case.kind), case.extractor)):
        groups[f"{case.kind}: {case.extractor}"].append(case)
    rows = [
        "| | n | precision | recall | F1 | kept | without: precision | recall | F1 | kept | gain |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for name, some in groups.items():
        if not some:
            continue
        after, before = Means.of([case.with_profile for case in some]), Means.of([case.without for case in some])
        figures = (f"{m.precision:.3f} | {m.recall:.3f} | {m.f1:.4f} | {m.kept:.4f}" for m in (after, before))
        rows.append(f"| {name} | {len(some)} | {' | '.join(figures)} | {after.f1 - before.f1:+.4f} |")
    return "\n".join(rows)


# ---------------------------------------------------------------------------------- fitting many


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a process did, how long it took and how much memory."""

    digest: bytes
    seconds: float
    megabytes: float


def made_up(number: int, sites: int) -> tuple[str, str]:
    """A short page of a site, from its number: a menu, an article of five paragraphs, a footer."""
    site = number % sites
    choose = random.Random(site)
    menu = [f"{choose.choice(WORDS)} {choose.choice(WORDS)}" for _ in range(16)]
    choose = random.Random(-number)
    article = [f"{' '.join(choose.choices(WORDS, k=18))}.".capitalize() for _ in range(5)]
    title = " ".join(choose.choices(WORDS, k=6)).capitalize()
    return f"site-{site}.example", "\n".join([*menu[:8], title, *article, f"{number % 97} comments", *menu[8:]])


def fit(first: int, step: int, pages: int, sites: int, folder: str) -> Fitted:
    """Fit a part of the pages, and save the profiles."""
    start = time.perf_counter()
    profiles = Profiles(most=sites)
    for number in range(first * sites, pages, step * sites):
        for page in range(number, min(number + sites, pages)):
            profiles.add(*made_up(page, sites))
    return _fitted(profiles, start, folder)


def merge(folders: Sequence[str], sites: int, folder: str) -> Fitted:
    """Merge the profiles of some folders."""
    start = time.perf_counter()
    merged = Profiles(most=sites)
    for name in folders:
        for path in sorted(Path(name).iterdir()):
            merged.include(path.name, SiteProfile.load(path))
    return _fitted(merged, start, folder, named=True)


def _fitted(profiles: Profiles, start: float, folder: str, *, named: bool = False) -> Fitted:
    seconds = time.perf_counter() - start
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if not named:
        profiles.save(folder)
    digest = blake2b(digest_size=16)
    for site in profiles:
        digest.update(site.removesuffix(".profile").encode() + profiles[site].to_bytes())
    return Fitted(digest.digest(), seconds, megabytes)


def measure_fitting(pages: int, sites: int, jobs: int) -> bool:
    """Fit pages in one piece and in `PARTS`, print time and memory, and tell whether the two are equal."""
    with tempfile.TemporaryDirectory() as root:
        folders = [f"{root}/{part}" for part in range(PARTS)]
        # A process for each task: the memory that is told is the most that the process had.
        with ProcessPoolExecutor(jobs, get_context("spawn"), max_tasks_per_child=1) as pool:
            start = time.perf_counter()
            parts = [pool.submit(fit, part, PARTS, pages, sites, folders[part]) for part in range(PARTS)]
            seconds = [part.result().seconds for part in parts]
            elapsed = time.perf_counter() - start
            largest = max(part.result().megabytes for part in parts)
            print(f"{PARTS} parts, {jobs} at a time: {elapsed:.0f} s, {sum(seconds):.0f} s of work")
            print(f"  {largest:.0f} MB of memory each")
            merged = pool.submit(merge, folders, sites, f"{root}/merged").result()
            size = sum(path.stat().st_size for path in Path(folders[0]).iterdir())
            print(
                f"merged: {merged.seconds:.0f} s, {merged.megabytes:.0f} MB; a part is {size / 1e6:.0f} MB on disk"
            )
            whole = pool.submit(fit, 0, 1, pages, sites, f"{root}/whole").result()
            print(f"whole: {whole.seconds:.0f} s, {whole.megabytes:.0f} MB")
            size = sum(path.stat().st_size for path in Path(f"{root}/whole").iterdir())
            print(
                f"  {size / 1e6:.0f} MB on disk; the merged parts equal the whole: {merged.digest == whole.digest}"
            )
    return merged.digest == whole.digest


# ---------------------------------------------------------------------------------- command line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.profiles",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT_DIRECTORY, metavar="DIR")
    parser.add_argument("--set", default="fundus-eval", metavar="NAME", help="which set (%(default)s)")
    parser.add_argument("--part", choices=get_args(Part), default="all", help="which sites (%(default)s)")
    parser.add_argument("--drop", action="append", default=[], metavar="KIND", help="drop content of this kind")
    parser.add_argument("--breaks", choices=get_args(Breaks), default="lines", help="as for benchmarks.accuracy")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N paragraphs that profiles lost")
    parser.add_argument("--fit", type=int, default=0, metavar="N", help="instead, fit N made-up pages")
    parser.add_argument("--sites", type=int, default=10_000, metavar="N", help="of so many sites (%(default)s)")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes for --fit (%(default)s)")
    options = parser.parse_args(arguments)
    if options.fit:
        return 0 if measure_fitting(options.fit, options.sites, options.jobs) else 1
    if options.set not in corpora.set_names(options.corpora):
        print(f"skipped: no {options.set}.jsonl.gz in {options.corpora}; say where with --corpora DIR")
        return 0
    if options.show and options.part == "heldout":
        parser.error("--show: held-out pages are not for reading")
    by_site: dict[str, list[Page]] = defaultdict(list)
    for page in corpora.load(options.corpora, [options.set], "tune" if options.show else options.part):
        by_site[page.site].append(page)
    found = [
        case
        for pages in by_site.values()
        if len(pages) >= LEAST_PAGES
        for case in cases(pages, options.drop, options.breaks)
    ]
    if options.show:
        lost = [f"[{case.page.id} {case.extractor}] {text}" for case in found for text in case.lost]
        print(f"{len(lost)} paragraphs")
        for text in lost[: options.show]:
            print(text)
        return 0
    print(f"## With a profile of the site's other pages ({options.set}, {options.part} sites)\n\n{table(found)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
