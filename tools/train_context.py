"""Train the context model's weights, and measure it on sites that it was not trained on.

    python -m tools.train_context --cross-validate             # figures as Markdown, from five folds of sites
    python -m tools.train_context --out cleantext/model/weights.json

It needs lightgbm and numpy, and a folder of test pages in the format of `benchmarks.corpora`; the pages that were
written for this project, in ``tests/pages`` and ``samples``, are learnt from as well. The same pages and the same
filters give the same weights, byte for byte. ``docs/context-model.md`` tells what was tried.

A block is labelled by its shingles: article if half of them stand in the gold, junk if less than a quarter.
Pages without gold (trafilatura's) have labels from their known strings, and from what trafilatura and
readability agree on. A block weighs what the benchmark's measure makes of it: its tokens over its article's.
"""

import argparse
import json
import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import corpora
from benchmarks.accuracy import Means, Measurement, lowered, summarise, tables
from benchmarks.corpora import Page, Score, Shingles
from cleantext import DEFAULT_FILTERS, Cleaner
from cleantext.document import Document
from cleantext.filters import Filter
from cleantext.filters.context import Context, context
from cleantext.filters.headlines import find_headlines
from cleantext.model import SCALE, Model
from cleantext.model.features import BLOCK_FEATURES, PAGE_FEATURES, features
from cleantext.phrasebook import load_phrasebook
from cleantext.pipeline import label
from cleantext.segment import segment

Array = Any

NAMES = [*PAGE_FEATURES, *BLOCK_FEATURES]
SIZES = [*PAGE_FEATURES.values(), *BLOCK_FEATURES.values()]
FOLDS = 5

ROUNDS = 2000
ENSEMBLE = 4
"""Boosted ensembles, each of other random parts of the blocks, whose mean is taken: still a sum of tables."""
PAIRS = 16
"""Pairs of a block's features that get a table; each costs a look-up for every block."""
PARAMETERS: Mapping[str, object] = {
    "objective": "binary",
    "learning_rate": 0.1,
    "max_depth": 2,
    "num_leaves": 4,
    "min_data_in_leaf": 500,
    "max_bin": 63,
    "lambda_l2": 100.0,
    "bagging_fraction": 0.3,
    "bagging_freq": 1,
    "verbosity": -1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "seed": 1,
}

JUNK, ARTICLE, OPTIONAL, UNKNOWN, SURELY_ARTICLE, SURELY_JUNK = range(6)

CAREFUL = {"page": 1.25, "article": 4.0}
"""How much worse it is to lose article than to leave junk: so that pages keep about 98 % of their text."""
LEAST_PARAGRAPHS = 4
"""Paragraphs of the shortest article that is interrupted;"""
TAIL, BOX = (1, 3), (3, 12)
"""how many of them, at least and at the most, then stand behind how many lines of junk."""
LEAST_TOKENS = 150
"""Shorter articles weigh as if they were so long,"""
OPTIONAL_WEIGHT = 0.2
"""Headlines, summaries and subheadings that a measure counts neither way, and readers want,"""
MOST_JUNK = 3.0
"""and all junk of a page no more than this many articles."""
WEIGHTS = {
    "page": 1.0,
    "article": 0.6,
    "clean": 1.0,
    "augmented": 0.5,
    "silver page": 0.4,
    "silver article": 0.45,
}
"""How much a text of each kind weighs,"""
WRITTEN = 0.11
"""and how many times as much if it was written for this project: such pages have what newspapers seldom have,
recipes, reviews with their facts, threads of a forum."""
DOUBT = 0.1
"""A label that models of other sites give less of a chance is doubted: some gold is cut short, or another's;"""
DOUBTED = 0.3
"""and weighs so much of what others do (Brodley and Friedl, "Identifying Mislabeled Training Data", 1999)."""


@dataclass(frozen=True)
class Sample:
    """One text after the filters before the model: features, labels and weights of its blocks."""

    fold: int
    is_written: bool
    """Whether it was written for this project, with labels that are not doubted."""
    x: Array
    is_junk: Array
    weight: Array


# ---------------------------------------------------------------------------------- the texts


def texts(page: Page) -> Iterator[tuple[str, str]]:
    """Give the texts to learn from, each with what it weighs as: a page's own, and some made of them."""
    chance = random.Random(zlib.crc32(page.id.encode()))
    for kind, extractor, raw in page.inputs():
        if page.gold:
            yield kind, raw
        else:
            yield ("silver page" if extractor in corpora.PAGE_EXTRACTORS else "silver article"), raw
    if page.gold:
        start = chance.randrange(len(page.gold))
        end = chance.randrange(start, len(page.gold)) + 1
        yield "augmented", "\n".join(page.gold)
        yield "augmented", "\n\n".join(page.gold[start:end])
    lines = [line for line in page.raws.get("html-text", "").splitlines() if line.strip()]
    if lines:
        start = chance.randrange(len(lines) // 3 + 1)
        end = len(lines) - chance.randrange(len(lines) // 3 + 1)
        broken = ("\n\n".join(lines), "\n".join(lines), "\n\n".join(lines[start:end]))
        yield "augmented", chance.choice(broken)


def samples(page: Page, filters: Sequence[Filter]) -> list[Sample]:
    """Make samples of a page's texts, and of what a perfect pass would leave of it."""
    known = Known(page)
    fold = zlib.crc32(page.site.encode()) % FOLDS
    found: list[Sample] = []

    def add(kind: str, raw: str) -> Document:
        document = label(Document(raw, segment(raw), load_phrasebook()), filters)[0]
        if document.blocks:
            seen = features(document)
            left = document.left
            page_columns = np.tile(np.array(seen.page, dtype=np.uint8), (len(left), 1))
            x = np.concatenate([page_columns, np.array(seen.blocks, dtype=np.uint8).T], axis=1)
            labels = np.array([known.label(block.text) for block in document.blocks])
            above = [index for index in left if index < document.first_prose]
            # Some gold begins below the headline, which is no reason to drop it.
            labels[[*find_headlines(document, above, document.first_prose)][:1]] = UNKNOWN
            weight = weigh(document, labels, kind)[left]
            is_written = page.set == corpora.WRITTEN
            if is_written:
                weight *= WRITTEN
            keep = weight > 0
            is_junk = np.isin(labels[left], (JUNK, SURELY_JUNK))
            found.append(Sample(fold, is_written, x[keep], is_junk[keep], weight[keep]))
        return document

    for kind, raw in texts(page):
        add(kind, raw)
    if "html-text" in page.raws:
        raw = page.raws["html-text"]
        document = label(Document(raw, segment(raw), load_phrasebook()), filters)[0]
        left = [
            block.text
            for _, block in document.blocks_left
            if known.label(block.text) in (ARTICLE, SURELY_ARTICLE, OPTIONAL, UNKNOWN)
        ]
        add("augmented" if page.gold else "silver article", "\n\n".join(left))
        chance = random.Random(zlib.crc32(page.id.encode()) + 1)
        add("augmented", interrupted(document, [known.label(block.text) for block in document.blocks], chance))
    return found


def interrupted(document: Document, labels: Sequence[int], chance: random.Random) -> str:
    """Move some of the junk below an article in front of its last paragraphs, as sites do with boxes of links."""
    texts = [block.text for block in document.blocks]
    article = [index for index, label in enumerate(labels) if label in (ARTICLE, SURELY_ARTICLE)]
    if len(article) < LEAST_PARAGRAPHS:
        return ""
    first, end = article[-chance.randint(*TAIL)], article[-1] + 1
    junk = texts[end : end + chance.randint(*BOX)]
    return "\n".join([*texts[:first], *junk, *texts[first:end], *texts[end + len(junk) :]])


class Known:
    """What is known of a page's article, to label blocks by."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.gold = _shingles("\n\n".join(page.gold) or page.raws.get("trafilatura", ""))
        self.other = _shingles(page.raws.get("readability", "")) if not page.gold else None
        self.keep = [corpora.fold(string) for string in page.keep]
        self.drop = [corpora.fold(string) for string in page.drop]

    def label(self, text: str) -> int:
        """Say what a block is."""
        found = corpora.shingles(text)
        if not found:
            return UNKNOWN
        share = _share(found, self.gold)
        if self.other is None:
            if share >= 0.5:
                return ARTICLE
            if _share(found, self.page.optional_shingles) >= 0.5:
                return OPTIONAL
            return JUNK if share < 0.25 else UNKNOWN
        folded = corpora.fold(text)
        if any(_overlap(folded, string) for string in self.keep):
            return SURELY_ARTICLE
        if any(_overlap(folded, string) for string in self.drop):
            return SURELY_JUNK
        other = _share(found, self.other) if self.other else None
        if share >= 0.6 and (other is None or other >= 0.4):
            return ARTICLE
        return JUNK if share < 0.2 and (other or 0) < 0.4 else UNKNOWN


def _shingles(text: str) -> Shingles:
    return corpora.shingles(text) | corpora.shingles_of_each(text.splitlines())


def _share(found: Shingles, known: Shingles) -> float:
    return (found & known).total() / found.total()


def _overlap(folded: str, string: str) -> bool:
    return string in folded or (len(folded) > 12 and folded in string)


def weigh(document: Document, labels: Array, kind: str) -> Array:
    """Weigh each block as the measure would: its tokens over the article's, more for the article's own."""
    tokens = np.array([len(corpora.tokens(block.text)) for block in document.blocks])
    article, junk = np.isin(labels, (ARTICLE, SURELY_ARTICLE)), np.isin(labels, (JUNK, SURELY_JUNK))
    weight = np.minimum((tokens + 2) / max(tokens[article].sum(), LEAST_TOKENS), 0.5)
    all_junk = weight[junk].sum()
    weight[junk] *= min(1, MOST_JUNK / all_junk) if all_junk else 1
    is_page = kind in ("page", "silver page") or (kind == "augmented" and all_junk > 0.3)
    weight[article] *= CAREFUL["page" if is_page else "article"]
    weight[labels == OPTIONAL] *= OPTIONAL_WEIGHT
    weight[labels == UNKNOWN] = 0
    weight[labels >= SURELY_ARTICLE] *= 2
    return weight * WEIGHTS[kind] * 1000


# ---------------------------------------------------------------------------------- the weights


def fit(data: Sequence[Sample]) -> str:
    """Boost trees of two features each, choose the pairs that gain most, boost again, and add up the trees.

    Returns:
        The weights as `Model.from_json` reads them.
    """
    x = np.concatenate([sample.x for sample in data])
    y = np.concatenate([sample.is_junk for sample in data])
    weight = np.concatenate([sample.weight for sample in data])
    weight[_doubted(data, x, y, weight)] *= DOUBTED
    boost = partial(_boost, x, y, weight)
    gains: dict[tuple[int, int], float] = defaultdict(float)
    for tree in boost(ROUNDS // 2).dump_model()["tree_info"]:
        _add_gains(tree["tree_structure"], gains)
    pages = range(len(PAGE_FEATURES))
    free = [[a, b] for a in pages for b in range(len(NAMES)) if a < b]
    best = sorted((pair for pair in gains if pair[0] not in pages), key=lambda pair: (-gains[pair], pair))
    allowed = free + [list(pair) for pair in best[:PAIRS]] + [[a] for a in range(len(NAMES))]
    boosters = [boost(ROUNDS, interaction_constraints=allowed, seed=seed) for seed in range(ENSEMBLE)]
    return collapse(tree for booster in boosters for tree in booster.dump_model()["tree_info"])


def _boost(x: Array, y: Array, weight: Array, rounds: int, **more: object) -> Any:
    import lightgbm

    return lightgbm.train({**PARAMETERS, **more}, lightgbm.Dataset(x, y, weight=weight), rounds)


def _doubted(data: Sequence[Sample], x: Array, y: Array, weight: Array) -> Array:
    """Which labels models of the other folds' sites are almost sure to be wrong."""
    sizes = [len(sample.x) for sample in data]
    fold = np.repeat([sample.fold for sample in data], sizes)
    chance = np.empty(len(y))
    for one in np.unique(fold):
        own = fold == one
        chance[own] = _boost(x[~own], y[~own], weight[~own], ROUNDS // 4).predict(x[own])
    is_written = np.repeat([sample.is_written for sample in data], sizes)
    return (np.where(y, chance, 1 - chance) < DOUBT) & ~is_written


def _add_gains(node: Mapping[str, Any], gains: dict[tuple[int, int], float]) -> None:
    for child in (node.get("left_child", {}), node.get("right_child", {})):
        if "split_feature" in child and child["split_feature"] != node["split_feature"]:
            pair = sorted((node["split_feature"], child["split_feature"]))
            gains[pair[0], pair[1]] += child["split_gain"]


def collapse(trees: Iterable[Mapping[str, Any]]) -> str:
    """Add up trees to tables, as JSON, one a line: each leaf adds its value where the splits on its path hold."""
    found: dict[tuple[int, ...], Array] = {}

    def walk(node: Mapping[str, Any], path: Mapping[int, Array]) -> None:
        if "leaf_value" in node:
            key = tuple(sorted(path))
            value = np.array(node["leaf_value"]) / ENSEMBLE
            for feature in key:
                value = value[..., None] * path[feature]
            found[key] = found.get(key, 0) + value
            return
        feature = node["split_feature"]
        below = np.arange(SIZES[feature]) <= node["threshold"]
        before = path.get(feature, True)
        walk(node["left_child"], {**path, feature: before & below})
        walk(node["right_child"], {**path, feature: before & ~below})

    for tree in trees:
        walk(tree["tree_structure"], {})
    bias = round(float(found.pop((), 0.0)) * SCALE)
    named = {" × ".join(NAMES[feature] for feature in key): np.rint(table * SCALE) for key, table in found.items()}
    lines = [
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(table.astype(int).tolist(), separators=(',', ':'))}"
        for name, table in sorted(named.items())
    ]
    return f'{{"bias":{bias},"tables":{{\n' + ",\n".join(lines) + "\n}}\n"


# ---------------------------------------------------------------------------------- the figures


def cleaner(model: Model, drop: Sequence[str] = ()) -> Cleaner:
    """The default cleaner, with another model in the place of the one that comes with the package."""
    filters = [Context(model) if entry is context else entry for entry in DEFAULT_FILTERS]
    return Cleaner(filters=filters, drop=drop)


def measure(page: Page, cleaners: Sequence[Cleaner]) -> list[tuple[str, Measurement]]:
    """Clean every text of a page by the model that has not seen its site; the site comes with the figures."""
    clean = cleaners[zlib.crc32(page.site.encode()) % FOLDS]
    return [
        (
            page.site,
            Measurement(
                page.set, page.lang, kind, extractor, bool(page.gold), corpora.score(page, raw, clean(raw))
            ),
        )
        for kind, extractor, raw in page.inputs()
    ]


def by_site(found: Iterable[tuple[str, Measurement]]) -> str:
    """Average over sites, each of which counts once, with the standard errors: two designs that differ by no more
    than those differ by chance."""
    lines = []
    measured = list(found)
    for kind in ("page", "article"):
        scores: dict[str, list[Score]] = defaultdict(list)
        for site, measurement in measured:
            if measurement.kind == kind:
                scores[site].append(measurement.score)
        means = [Means.of(some) for some in scores.values()]
        f1, kept = ([*values] for values in zip(*((mean.f1, mean.kept) for mean in means), strict=True))
        figures = ", ".join(
            f"{name} {np.nanmean(values):.3f} ± {np.nanstd(values) / len(values) ** 0.5:.3f}"
            for name, values in (("F1", f1), ("kept", kept))
        )
        lines.append(f"By site, {kind}, {len(means)} sites: {figures}")
    return "\n\n".join(lines)


def spread(work: Callable[[Page], list[Any]], pages: Sequence[Page], jobs: int) -> list[Any]:
    """Run the work on every page, in order."""
    with ProcessPoolExecutor(jobs) as pool:
        return [found for some in pool.map(work, pages, chunksize=8) for found in some]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the return value is its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.train_context",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--corpora", type=Path, default=corpora.DEFAULT_DIRECTORY, metavar="DIR")
    parser.add_argument("--out", type=Path, metavar="FILE", help="train on all pages and write the weights")
    parser.add_argument("--cross-validate", action="store_true", help="train and measure by folds of sites")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default: 2)")
    options = parser.parse_args(arguments)
    before = DEFAULT_FILTERS[: DEFAULT_FILTERS.index(context)]
    pages = list(corpora.load(options.corpora))
    if not pages:
        parser.error(f"no corpora (SET.jsonl.gz) in {options.corpora}")
    written = list(corpora.load_written())
    data: list[Sample] = spread(partial(samples, filters=before), pages + written, options.jobs)
    if options.cross_validate:
        models = [Model.from_json(fit([s for s in data if s.fold != fold])) for fold in range(FOLDS)]
        cleaners = [cleaner(model) for model in models]
        measured = spread(partial(measure, cleaners=cleaners), pages, options.jobs)
        means = summarise(measurement for _, measurement in measured)
        print(f"{tables(means)}\n\n{by_site(measured)}\n")
        for complaint in lowered(means, 0.0005):
            print(f"- {complaint}")
        # Readers want the headline, and most of this gold begins below it.
        bare = [cleaner(model, drop=["headline"]) for model in models]
        measured = spread(partial(measure, cleaners=bare), pages, options.jobs)
        print(f'\nWithout headlines (`drop=["headline"]`)\n\n{tables(summarise(m for _, m in measured))}')
        measured = spread(partial(measure, cleaners=cleaners), written, options.jobs)
        print(f"\nThe pages written for this project\n\n{tables(summarise(m for _, m in measured))}")
    if options.out:
        options.out.write_text(fit(data), encoding="utf-8")
        print(f"{options.out}: {options.out.stat().st_size} bytes", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
