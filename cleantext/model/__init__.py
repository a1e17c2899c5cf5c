"""The context model: a sum of look-up tables, its weights as data."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from operator import getitem
from pkgutil import get_data
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
    single: Row
    """The weights of a block's features, one behind another: by the value of the first, then of the second…"""
    added: Sequence[Sequence[Row]]
    """What each feature of the whole text adds to all of these, by its value."""
    pairs: Mapping[tuple[int, int], Sequence[Row]]
    """Numbers of two features of a block → the weights by the first's value, then the second's."""
    page: Mapping[int, Row]
    """Number of a feature of the whole text → its weights,"""
    page_pairs: Mapping[tuple[int, int], Sequence[Row]]
    """and of two."""

    @classmethod
    def from_json(cls, text: str | bytes) -> "Model":
        """Read what ``tools/train_context.py`` writes: a table a line, named by its features.

        Args:
            text: an object with ``bias`` and ``tables``. A table's name is a feature's, or those of two with " × "
                between them, one of the whole text first. A feature that has no table weighs nothing.

        Returns:
            The model.

        Raises:
            ValueError: if it is not JSON.
            KeyError: if ``bias`` or ``tables`` is missing, or a table is of a feature that there is not.

        >>> Model.from_json('{"bias": -20, "tables": {"page: junk × page: body": []}}').bias
        -20
        """
        data: Mapping[str, Any] = json.loads(text)
        blocks = {name: number for number, name in enumerate(BLOCK_FEATURES)}
        pages = {name: number for number, name in enumerate(PAGE_FEATURES)}
        single = {name: [0] * size for name, size in BLOCK_FEATURES.items()}
        pairs: dict[tuple[int, int], Sequence[Row]] = {}
        page: dict[int, Row] = {}
        page_pairs: dict[tuple[int, int], Sequence[Row]] = {}
        mixed = {
            name: {other: [[0] * values] * size for other, values in BLOCK_FEATURES.items()}
            for name, size in PAGE_FEATURES.items()
        }
        for name, table in data["tables"].items():
            one, _, two = name.partition(" × ")
            if one in blocks and two:
                pairs[blocks[one], blocks[two]] = table
            elif one in blocks:
                single[one] = table
            elif two in blocks:
                mixed[one][two] = table
            elif two:
                page_pairs[pages[one], pages[two]] = table
            else:
                page[pages[one]] = table
        added = [
            [[*chain.from_iterable(rows)] for rows in zip(*tables.values(), strict=True)]
            for tables in mixed.values()
        ]
        return cls(data["bias"], [*chain.from_iterable(single.values())], added, pairs, page, page_pairs)

    def weigh(self, document: Document) -> tuple[Sequence[int], Iterator[Row]]:
        """Weigh the blocks of a text that are not junk yet.

        Args:
            document: the text, with the labels that the filters before the model gave.

        Returns:
            The log-odds of junk of each, times `SCALE`, and the part of each of `tables` in it. The bias, and what
            features of the text as a whole weigh without one of a block, is in the log-odds alone.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> from cleantext.segment import segment
        >>> text = "Most read\\n\\nThe council met on Monday to speak of the old bridge."
        >>> model = Model.from_json('{"bias": 50, "tables": {}}')
        >>> model.weigh(Document(text, segment(text), load_phrasebook()))[0]
        [50, 50]
        """
        page, columns = features(document)
        constant = self.bias + sum(table[page[a]] for a, table in self.page.items())
        constant += sum(table[page[a]][page[b]] for (a, b), table in self.page_pairs.items())
        # What the text as a whole adds to a feature's weights is the same for all its blocks.
        weights = map(sum, zip(self.single, *map(getitem, self.added, page), strict=True))
        parts: list[Sequence[int]] = []
        for size, column in zip(BLOCK_FEATURES.values(), columns, strict=True):
            table = [*islice(weights, size)]
            parts.append([table[value] for value in column])
        for (a, b), rows in self.pairs.items():
            parts.append([rows[x][y] for x, y in zip(columns[a], columns[b], strict=True)])
        return [constant + sum(row) for row in zip(*parts, strict=True)], zip(*parts, strict=True)

    @property
    def tables(self) -> Sequence[str]:
        """The names of the tables that `weigh` adds up."""
        names = list(BLOCK_FEATURES)
        return [*names, *(f"{names[a]} × {names[b]}" for a, b in self.pairs)]


@cache
def load_model() -> Model:
    """The model that comes with the package, read once.

    >>> load_model() is load_model(), load_model().tables[0]
    (True, 'words')
    """
    return Model.from_json(get_data(__name__, "weights.json") or b"")
