"""Count what each language has, and measure it: the table in docs/languages.md.

    python -m tools.languages_table            # prints it
    python -m tools.languages_table --write    # puts it into docs/languages.md

Figures need a folder of test pages, as `benchmarks.accuracy` does; without it they are left out.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from benchmarks import corpora
from benchmarks.accuracy import Group, Means, measure, summarise
from cleantext.phrasebook import build_phrasebook, known_languages, read_language
from cleantext.samples import find_samples, load_sample

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "languages.md"
BEGIN, END = "<!-- table -->\n", "<!-- /table -->\n"
LEAST_PAGES = 3
"""A language with fewer pages has no figures: they would be those of a single site."""


def row(language: str, samples: int, pages: int, means: Mapping[Group, Means]) -> str:
    """One language's row: what is in its file, its samples, and its figures where there are pages enough."""
    table = read_language(language)
    rules = build_phrasebook([table]).rules
    phrases = sum(len(rule.lines) + len(rule.glue) for rule in rules)
    go, stay = (len({line for rule in rules for line in getattr(rule, key)}) for key in ("go", "stay"))
    cells = [f"{table.get('name', 'names and signs')} `{language}`", len(rules), phrases, go, stay, samples or ""]
    for kind in ("page", "article"):
        found = means.get(Group("language", kind, language))
        cells.append(
            f"{found.f1_before:.3f} → {found.f1:.3f}" if found is not None and pages >= LEAST_PAGES else ""
        )
    clean = means.get(Group("language", "clean", language))
    cells.append(f"{clean.kept:.4f}" if clean is not None and pages >= LEAST_PAGES else "")
    return f"| {' | '.join(map(str, cells))} |"


def lines(means: Mapping[Group, Means], pages: Mapping[str, int]) -> Iterator[str]:
    """The table, a line at a time."""
    samples = Counter(load_sample(path).meta.language or "en" for path in find_samples(ROOT / "samples"))
    yield "| language | rules | phrases | go | stay | samples | page F1 | article F1 | clean text kept |"
    yield "| --- | --: | --: | --: | --: | --: | --- | --- | --: |"
    for language in ["common", *known_languages()]:
        yield row(language, samples[language], pages.get(language, 0), means)


def measured(directory: Path, jobs: int) -> tuple[Mapping[Group, Means], Mapping[str, int]]:
    """Measure every page whose language is known, and count them by language."""
    if not corpora.set_names(directory):
        return {}, {}
    pages = [page for page in corpora.load(directory) if page.lang and page.gold]
    with ProcessPoolExecutor(jobs) as pool:
        measurements = [m for found in pool.map(partial(measure, cleaner="cleantext"), pages) for m in found]
    return summarise(measurements), Counter(page.lang for page in pages)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tools.languages_table", description=__doc__)
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT_DIRECTORY, metavar="DIR")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default: 2)")
    parser.add_argument("--write", action="store_true", help="put the table into docs/languages.md")
    options = parser.parse_args(arguments)
    table = "\n".join(lines(*measured(options.corpora, options.jobs))) + "\n"
    if options.write:
        text = PAGE.read_text("utf-8")
        head, rest = text.split(BEGIN)
        PAGE.write_text(head + BEGIN + table + END + rest.split(END)[1], "utf-8")
    else:
        print(table, end="")


if __name__ == "__main__":
    main()
