"""Measure how much of the article a cleaner keeps, and how much of the junk it removes.

    python -m benchmarks.accuracy                        # cleantext.clean on every page
    python -m benchmarks.accuracy --cleaner none         # the raw texts, as they came
    python -m benchmarks.accuracy --cleaner my_module:my_function --sets scrapinghub --part tune
    python -m benchmarks.accuracy --cleaner cleantext --cleaner c4 --cleaner none    # side by side
    python -m benchmarks.accuracy --show wrongly-removed 20 --seed 1
    python -m benchmarks.accuracy --floors benchmarks/floors.toml --no-lower 0.002

Overall figures are means over the inputs of all sets whose gold is text, each input (a page as one
extractor left it) counting the same; F1 is that of the mean precision and the mean recall. Pages known
by strings only (trafilatura's) are another measure and have rows of their own, and the overall figures
for clean text leave out sets whose gold is an extractor's output. `corpora` defines the measure.
"""

import argparse
import importlib
import json
import math
import platform
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from statistics import fmean
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, get_args

from benchmarks import corpora
from benchmarks.corpora import KINDS, Kind, Page, Part, Score
from benchmarks.peers import processes
from benchmarks.peers.contenders import CONTENDERS, Cleaner, NotInstalledError
from benchmarks.peers.processes import Peer

Fault: TypeAlias = Literal["wrongly-removed", "wrongly-kept"]
Breaks: TypeAlias = Literal["lines", "spaces", "none"]
T = TypeVar("T")


# ---------------------------------------------------------------------------------- the cleaner


@cache
def find_cleaner(name: str, python: str = sys.executable) -> Cleaner:
    """Turn a contender's name, or `module:callable`, into the function.

    Raises:
        NotInstalledError: if it is a contender whose package is missing.
    """
    if name in CONTENDERS and python != sys.executable:
        return Peer(name, python).clean
    if name in CONTENDERS:
        return CONTENDERS[name].load()
    module, _, attribute = name.partition(":")
    if not attribute:
        raise SystemExit(f"--cleaner {name}: give module:callable, or one of {', '.join(CONTENDERS)}")
    cleaner: Any = importlib.import_module(module)
    for part in attribute.split("."):
        cleaner = getattr(cleaner, part)
    found: Cleaner = cleaner
    return found


def find_ledger(name: str) -> Callable[[str], Any] | None:
    """Find the cleaner's own account of what it removed: its `explain`, or that of its module."""
    if name in CONTENDERS and name != "cleantext":
        return None
    cleaner = find_cleaner(name)
    module = sys.modules[name.partition(":")[0]]
    ledger: Callable[[str], Any] | None = getattr(cleaner, "explain", getattr(module, "explain", None))
    return ledger


# ---------------------------------------------------------------------------------- measuring


class Group(NamedTuple):
    """Inputs that are averaged: which table they stand in, and which row."""

    table: Literal["overall", "set", "extractor", "language", "set and extractor"]
    kind: Kind | None
    """None where a row's inputs are of one kind anyway."""
    label: str = ""

    @property
    def name(self) -> str:
        """What the group's figures are called: `article`, `lang.de.page`, `scrapinghub.goose3`.

        >>> Group("language", "page", "de").name
        'lang.de.page'
        """
        prefix = {"extractor": "extractor.", "language": "lang."}.get(self.table, "")
        return prefix + ".".join(part for part in (self.label, self.kind) if part)


@dataclass(frozen=True, slots=True)
class Measurement:
    """How a cleaner did on one input."""

    set: str
    lang: str
    kind: Kind
    extractor: str
    by_text: bool
    """Whether the page's gold is text, not strings."""
    score: Score

    @property
    def groups(self) -> Iterator[Group]:
        """The groups whose means this input counts in."""
        clean = self.kind == "clean"
        yield Group("set", self.kind, self.set)
        if not clean:
            yield Group("set and extractor", None, f"{self.set}.{self.extractor}")
        if self.by_text and not (clean and self.set in corpora.EXTRACTED_GOLD):
            yield Group("overall", self.kind)
            if not clean:
                yield Group("extractor", None, self.extractor)
            if self.lang:
                yield Group("language", self.kind, self.lang)


@dataclass(frozen=True, slots=True)
class Means:
    """The means over a group of inputs. A ratio that no input has is nan."""

    n: int
    precision: float
    recall: float
    f1: float
    f1_before: float
    kept: float
    removed: float

    @property
    def gain(self) -> float:
        """How much better the text is for the cleaning."""
        return self.f1 - self.f1_before

    @classmethod
    def of(cls, scores: Sequence[Score]) -> "Means":
        """Average the scores; F1 comes from the averages, as in the benchmark it is taken from."""
        precision = _mean(score.precision for score in scores)
        recall = _mean(score.recall for score in scores)
        precision_before = _mean(score.precision_before for score in scores)
        recall_before = _mean(score.recall_before for score in scores)
        return cls(
            n=len(scores),
            precision=precision,
            recall=recall,
            f1=_f1(precision, recall),
            f1_before=_f1(precision_before, recall_before),
            kept=_mean(score.kept for score in scores),
            removed=_mean(score.removed for score in scores),
        )


def _mean(values: Iterable[float | None]) -> float:
    known = [value for value in values if value is not None]
    return fmean(known) if known else math.nan


def _f1(precision: float, recall: float) -> float:
    """The harmonic mean; without any output there is no precision, and F1 is 0.

    >>> _f1(0.5, 1.0), _f1(math.nan, 0.0)
    (0.6666666666666666, 0.0)
    """
    return 2 * precision * recall / (precision + recall) if recall and precision else 0.0


def measure(page: Page, cleaner: str, python: str = sys.executable, breaks: Breaks = "lines") -> list[Measurement]:
    """Clean every input of a page. The cleaner is given by name, for worker processes to find it."""
    clean = find_cleaner(cleaner, python)
    by_text = bool(page.gold)
    return [
        Measurement(page.set, page.lang, kind, extractor, by_text, corpora.score(page, raw, clean(raw)))
        for kind, extractor, text in page.inputs()
        for raw in (with_breaks(text, breaks),)
    ]


def with_breaks(raw: str, breaks: Breaks) -> str:
    """A text with its line breaks, with a space in place of each, or with nothing.

    >>> [with_breaks("Home\\n\\nIt rained.\\nIt snowed.", breaks) for breaks in ("spaces", "none")]
    ['Home It rained. It snowed.', 'HomeIt rained.It snowed.']
    """
    if breaks == "lines":
        return raw
    return (" " if breaks == "spaces" else "").join(line.strip() for line in raw.splitlines() if line.strip())


def summarise(measurements: Iterable[Measurement]) -> dict[Group, Means]:
    """Average by every group a measurement belongs to."""
    scores: dict[Group, list[Score]] = defaultdict(list)
    for measurement in measurements:
        for group in measurement.groups:
            scores[group].append(measurement.score)
    return {group: Means.of(found) for group, found in scores.items()}


def figures(means: Mapping[Group, Means]) -> dict[str, float]:
    """Give each figure a flat name: `article.f1`, `clean.kept`, `lang.de.page.f1`."""
    names = ("precision", "recall", "f1", "f1_before", "gain", "kept", "removed")
    return {
        f"{group.name}.{name}": value
        for group, mean in means.items()
        for name in names
        if not math.isnan(value := getattr(mean, name))
    }


# ---------------------------------------------------------------------------------- tables


def tables(means: Mapping[Group, Means]) -> str:
    """Write everything that was measured as Markdown."""
    rows: dict[str, list[Group]] = {
        "overall": [],
        "set": [],
        "extractor": [],
        "language": [],
        "set and extractor": [],
    }
    for group in sorted(means, key=partial(_rank, means=means)):
        rows[group.table].append(group)
    return "\n\n".join(
        f"### {table.capitalize()}\n\n{_table(groups, means)}" for table, groups in rows.items() if groups
    )


def _rank(group: Group, means: Mapping[Group, Means]) -> tuple[int, int, str]:
    """Order rows by kind, languages by how many inputs there are, everything else by name."""
    kind = KINDS.index(group.kind) if group.kind else 0
    return kind, -means[group].n if group.table == "language" else 0, group.label


def _table(groups: Iterable[Group], means: Mapping[Group, Means]) -> str:
    rows = [
        "| | n | precision | recall | F1 before | F1 after | gain | kept | removed |",
        "| --- | --: | --: | --: | --: | --: | --: | --: | --: |",
    ]
    for group in groups:
        m = means[group]
        row = (
            f"| {group.name} | {m.n} | {m.precision:.3f} | {m.recall:.3f} "
            f"| {m.f1_before:.3f} | {m.f1:.3f} | {m.gain:+.3f} | {m.kept:.4f} | {m.removed:.3f} |"
        )
        rows.append(row.replace(" nan ", " – "))
    return "\n".join(rows)


def comparison(by_cleaner: Mapping[str, Mapping[Group, Means]]) -> str:
    """Write the overall figures of several cleaners as one Markdown table, a row each."""
    page, article, clean = (Group("overall", kind) for kind in KINDS)
    rows = [
        "| cleaner | page F1 | kept | removed | article F1 | kept | removed | clean text kept |",
        "| --- | --: | --: | --: | --: | --: | --: | --: |",
    ]
    nothing = Means.of([])
    for cleaner, means in by_cleaner.items():
        p, a, c = (means.get(group, nothing) for group in (page, article, clean))
        row = (
            f"| {cleaner} | {p.f1:.3f} | {p.kept:.4f} | {p.removed:.3f} "
            f"| {a.f1:.3f} | {a.kept:.4f} | {a.removed:.3f} | {c.kept:.4f} |"
        )
        rows.append(row.replace(" nan ", " – "))
    return "\n".join(rows)


# ---------------------------------------------------------------------------------- floors


def read_floors(path: Path) -> dict[str, float]:
    """Read a TOML file of figures, their names quoted (`"article.f1" = 0.93`) or as tables."""

    def flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
        for key, value in table.items():
            if isinstance(value, dict):
                yield from flatten(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", float(value)

    return dict(flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def under_floor(found: Mapping[str, float], floors: Mapping[str, float]) -> list[str]:
    """List every figure that is lower than its floor, or was not measured at all.

    >>> under_floor({"clean.kept": 0.991, "page.f1": 0.8}, {"clean.kept": 0.995, "page.f1": 0.8})
    ['clean.kept: 0.9910 is under its floor 0.995']
    """
    complaints = []
    for name, floor in floors.items():
        if name not in found:
            complaints.append(f"{name}: not measured, its floor is {floor}")
        elif found[name] < floor:
            complaints.append(f"{name}: {found[name]:.4f} is under its floor {floor}")
    return complaints


def lowered(means: Mapping[Group, Means], tolerance: float) -> list[str]:
    """List every set and extractor whose text got worse by more than the tolerance."""
    return [
        f"{group.name}: F1 fell from {mean.f1_before:.4f} to {mean.f1:.4f}"
        for group, mean in sorted(means.items())
        if group.table == "set and extractor" and mean.gain < -tolerance
    ]


def raised(floors: Mapping[str, float], found: Mapping[str, float]) -> dict[str, float]:
    """Raise floors to the figures, rounded down to three places; none is ever lowered.

    The floors that are there say which figures have one. Where there are none yet, every F1 and every
    share kept gets one.

    >>> raised({"page.f1": 0.75, "article.f1": 0.93}, {"page.f1": 0.8129, "article.f1": 0.92})
    {'page.f1': 0.812, 'article.f1': 0.93}
    """
    floors = floors or {name: 0.0 for name in sorted(found) if name.endswith((".f1", ".kept"))}
    return {name: max(floor, math.floor(found.get(name, floor) * 1000) / 1000) for name, floor in floors.items()}


def write_floors(path: Path, floors: Mapping[str, float]) -> None:
    """Write floors as TOML, a line each; comments that stand above the first one stay."""
    old = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    header = [line for line in old if line.startswith("#")]
    lines = [f'"{name}" = {floor}' for name, floor in floors.items()]
    header = header or ["# How low each figure of benchmarks.accuracy may be."]
    path.write_text("\n".join([*header, *lines, ""]), encoding="utf-8")


# ---------------------------------------------------------------------------------- cases to read


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text, with the kind and rule that a ledger gives for its removal."""

    text: str
    kind: str = "–"
    rule: str = "–"


@dataclass(frozen=True, slots=True)
class Case:
    """A piece that a cleaner judged wrongly, and where it stood."""

    page: str
    extractor: str
    piece: Piece

    def __str__(self) -> str:
        text = self.piece.text.strip()
        shown = text if len(text) <= 600 else f"{text[:600]}… ({len(text)} characters)"
        return f"[{self.page} | {self.extractor} | {self.piece.kind} | {self.piece.rule}]\n{shown}"


def faults(page: Page, fault: Fault, cleaner: str, python: str = sys.executable) -> list[Case]:
    """Find what was removed of the article, or left of the junk, in every input of a page."""
    clean = find_cleaner(cleaner, python)
    cases = []
    for _, extractor, raw in page.inputs():
        output = clean(raw)
        if fault == "wrongly-removed":
            pieces = wrongly_removed(page, removals(cleaner, raw, output), output)
        else:
            pieces = wrongly_kept(page, output)
        cases += [Case(f"{page.set} {page.id} {page.site}", extractor, piece) for piece in pieces]
    return cases


def removals(cleaner: str, raw: str, output: str) -> list[Piece]:
    """Ask the cleaner's own ledger what it removed; without one, take the lines that are gone."""
    if ledger := find_ledger(cleaner):
        return [Piece(entry.text, str(entry.kind), str(entry.rule)) for entry in ledger(raw).removed]
    left = Counter(map(corpora.fold, output.splitlines()))
    gone = []
    for line in raw.splitlines():
        folded = corpora.fold(line)
        if left[folded]:
            left[folded] -= 1
        elif folded:
            gone.append(Piece(line))
    return gone


def wrongly_removed(page: Page, removed: Iterable[Piece], output: str) -> Iterator[Piece]:
    """Give removals that lost half or more of their shingles to the gold, and are not optional.

    What is still in the output was not lost: of a paragraph that stood there twice one may go.
    """
    if not page.gold:
        folded = corpora.fold(output)
        lost = [string for string in map(corpora.fold, page.keep) if string not in folded]
        yield from (piece for piece in removed if any(string in corpora.fold(piece.text) for string in lost))
        return
    missing = _shingles_and_lines("\n\n".join(page.gold)) - _shingles_and_lines(output)
    for piece in removed:
        found = corpora.shingles(piece.text)
        half = found.total() / 2
        if (found & missing).total() >= half > (found & page.optional_shingles).total():
            yield piece


def wrongly_kept(page: Page, output: str) -> Iterator[Piece]:
    """Give lines with a tenth or less of their shingles in the gold or in what is optional."""
    if not page.gold:
        drop = [corpora.fold(string) for string in page.drop]
        for line in output.splitlines():
            if any(string in corpora.fold(line) for string in drop):
                yield Piece(line)
        return
    known = _shingles_and_lines("\n\n".join(page.gold)) | page.optional_shingles
    for line in output.splitlines():
        found = corpora.shingles(line)
        if found and (found & known).total() <= found.total() / 10:
            yield Piece(line)


def _shingles_and_lines(text: str) -> corpora.Shingles:
    """The shingles of a text and of its lines alone, so that lines shorter than a shingle count."""
    return corpora.shingles(text) | corpora.shingles_of_each(text.splitlines())


def print_cases(cases: Sequence[Case], count: int, seed: int) -> None:
    """Print how many cases each rule has, and some of them to read."""
    by_rule = Counter((case.piece.kind, case.piece.rule) for case in cases)
    print("| kind | rule | cases |\n| --- | --- | --: |")
    for (kind, rule), n in by_rule.most_common():
        print(f"| {kind} | {rule} | {n} |")
    for case in random.Random(seed).sample(cases, min(count, len(cases))):
        print(f"\n{case}")


# ---------------------------------------------------------------------------------- command line


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is its exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    names = corpora.set_names(options.corpora)
    if not names:
        print(f"skipped: no corpora (SET.jsonl.gz) in {options.corpora}; say where with --corpora DIR")
        return 0
    wanted = options.sets.split(",") if options.sets else names
    if unknown := set(wanted) - {*names, corpora.FORMATS}:
        parser.error(f"no set {', '.join(sorted(unknown))}; there are {', '.join([*names, corpora.FORMATS])}")
    cleaners = options.cleaner or ["cleantext:clean"]
    pythons = {name: peer.python for name, peer in processes.peers(options).items()}

    if options.show:
        fault, count = options.show
        if fault not in get_args(Fault) or not count.isdigit():
            parser.error(f"--show {fault} {count}: give one of {', '.join(get_args(Fault))}, and a number")
        if options.part == "heldout":
            parser.error("--show: held-out pages are not for reading")
        find = partial(faults, fault=fault, cleaner=cleaners[0])
        cases = _spread(find, corpora.load(options.corpora, wanted, "tune"), options.jobs)
        print_cases(cases, int(count), options.seed)
        return 0

    by_cleaner = {}
    for cleaner in cleaners:
        python = pythons.get(cleaner, sys.executable)
        try:
            if cleaner in CONTENDERS:
                Peer(cleaner, python).version()
            else:
                find_cleaner(cleaner)
        except NotInstalledError as error:
            print(f"{cleaner}: {error}", file=sys.stderr)
            continue
        pages = corpora.load(options.corpora, wanted, options.part)
        work = partial(measure, cleaner=cleaner, python=python, breaks=options.breaks)
        by_cleaner[cleaner] = summarise(_spread(work, pages, options.jobs))
    return _report(by_cleaner, options) if by_cleaner else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.accuracy",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--cleaner",
        action="append",
        metavar="NAME",
        help=f"module:callable, or one of {', '.join(CONTENDERS)}; given more than once, all are compared "
        "and everything else is about the first (default: cleantext:clean)",
    )
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT_DIRECTORY, metavar="DIR")
    parser.add_argument(
        "--sets", metavar="A,B", help="only these sets; formats are pages written for this project"
    )
    parser.add_argument("--part", choices=get_args(Part), default="all", help="which sites (default: all)")
    parser.add_argument(
        "--breaks",
        choices=get_args(Breaks),
        default="lines",
        help="what becomes of the raw texts' line breaks (default: lines, as they are)",
    )
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default: 2)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure of every cleaner")
    parser.add_argument("--floors", type=Path, metavar="FILE", help="fail if a figure is under its floor")
    parser.add_argument("--write-floors", type=Path, metavar="FILE", help="raise floors to the figures")
    parser.add_argument(
        "--no-lower", type=float, metavar="T", help="fail if a set and extractor loses more than T of its F1"
    )
    parser.add_argument(
        "--show",
        nargs=2,
        metavar=("FAULT", "N"),
        help="print N random cases of wrongly-removed or wrongly-kept, from sites that may be tuned on",
    )
    parser.add_argument("--seed", type=int, default=0, help="which cases (default: 0)")
    processes.add_arguments(parser)
    return parser


def _spread(work: Callable[[Page], list[T]], pages: Iterable[Page], jobs: int) -> list[T]:
    """Run the work on every page, in order, in as many processes as there are jobs."""
    if jobs <= 1:
        return [found for page in pages for found in work(page)]
    with ProcessPoolExecutor(jobs) as pool:
        return [found for some in pool.map(work, pages, chunksize=8) for found in some]


def _report(by_cleaner: Mapping[str, Mapping[Group, Means]], options: argparse.Namespace) -> int:
    """Print and write what the options ask for; the figures complained of make the exit status 1."""
    first, means = next(iter(by_cleaner.items()))
    found = figures(means)
    if len(by_cleaner) > 1:
        print(f"## {', '.join(by_cleaner)} ({options.part} sites)\n\n{comparison(by_cleaner)}\n")
    print(f"## {first} ({options.part} sites)\n\n{tables(means)}")
    print(f"\nPython {platform.python_version()}, `python -m benchmarks.accuracy {' '.join(sys.argv[1:])}`")
    if options.json:
        every = {cleaner: figures(means) for cleaner, means in by_cleaner.items()}
        options.json.write_text(json.dumps(every, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    complaints = under_floor(found, read_floors(options.floors)) if options.floors else []
    if options.no_lower is not None:
        complaints += lowered(means, options.no_lower)
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    if path := options.write_floors:
        write_floors(path, raised(read_floors(path) if path.exists() else {}, found))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
