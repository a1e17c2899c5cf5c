"""The context model: a sum of look-up tables, its weights as data."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any

from cleantext.document import Document
from cleantext.model.features import BLOCK_FEATURES, PAGE_FEATURES, features

Row = Sequence[int]

SCALE = 100
"""Weights are hundredths of a log-odds unit, as whole numbers: sums are the same on every machine."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A generalised additive model with pairwise interactions: a table for a feature or for two.

    The log-odds of junk are the sum of one entry from each table (Lou, Caruana, Gehrke, Hooker, "Accurate
    Intelligible Models with Pairwise Interactions", 2013). `tools.train_context` makes it from boosted trees
    that look at two features at the most, and loses nothing by it but the rounding.
    """

    bias: int
    single: Mapping[int, Row]
    """Number of a block's feature → its weights."""
    pairs: Mapping[tuple[int, int], tuple[int, Row]]
    """Numbers of two features of a block → the values of the second, and the weights by the first's value,
    then the second's."""
    page: Mapping[int, Row]
    """The same for features of the whole text,"""
    page_pairs: Mapping[tuple[int, int], Sequence[Row]]
    """for two of them,"""
    mixed: Mapping[int, Mapping[int, Sequence[Row]]]
    """and for one of a block and one of the text: the block's → the text's → weights."""

    @classmethod
    def from_json(cls, text: str) -> "Model":
        """Read what `to_json` of the trainer wrote: a table a line, named by its features."""
        data: Mapping[str, Any] = json.loads(text)
        blocks = {name: number for number, name in enumerate(BLOCK_FEATURES)}
        pages = {name: number for number, name in enumerate(PAGE_FEATURES)}
        single: dict[int, Row] = {a: [0] * size for a, size in enumerate(BLOCK_FEATURES.values())}
        pairs: dict[tuple[int, int], tuple[int, Row]] = {}
        page: dict[int, Row] = {}
        page_pairs: dict[tuple[int, int], Sequence[Row]] = {}
        mixed: dict[int, dict[int, Sequence[Row]]] = {}
        for name, table in data["tables"].items():
            one, _, two = name.partition(" × ")
            if one in blocks and two:
                pairs[blocks[one], blocks[two]] = len(table[0]), [*chain.from_iterable(table)]
            elif one in blocks:
                single[blocks[one]] = table
            elif two in blocks:
                mixed.setdefault(blocks[two], {})[pages[one]] = table
            elif two:
                page_pairs[pages[one], pages[two]] = table
            else:
                page[pages[one]] = table
        return cls(data["bias"], single, pairs, page, page_pairs, mixed)

    def weigh(self, document: Document) -> tuple[Sequence[int], Iterator[Row]]:
        """Weigh the blocks of a text that are not junk yet.

        Returns:
            The log-odds of junk of each, times `SCALE`, and the part of each of `tables` in it.
        """
        page, columns = features(document)
        constant = self.bias + sum(table[page[a]] for a, table in self.page.items())
        constant += sum(table[page[a]][page[b]] for (a, b), table in self.page_pairs.items())
        parts: list[Sequence[int]] = []
        for a, table in self.single.items():
            # What the text as a whole adds to a feature's weights is the same for all its blocks.
            rows = [table, *(by_page[page[b]] for b, by_page in self.mixed.get(a, {}).items())]
            weights = [*map(sum, zip(*rows, strict=True))]
            parts.append([*map(weights.__getitem__, columns[a])])
        for (a, b), (width, flat) in self.pairs.items():
            parts.append([flat[x * width + y] for x, y in zip(columns[a], columns[b], strict=True)])
        return [constant + sum(row) for row in zip(*parts, strict=True)], zip(*parts, strict=True)

    @property
    def tables(self) -> Sequence[str]:
        """The names of the tables that `weigh` adds up."""
        names = list(BLOCK_FEATURES)
        return [*names, *(f"{names[a]} × {names[b]}" for a, b in self.pairs)]


@cache
def load_model() -> Model:
    """The model that comes with the package, read once."""
    return Model.from_json((files(__name__) / "weights.json").read_text("utf-8"))
