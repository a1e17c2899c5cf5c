"""Engines that pass batches of columns by name: Ray Data and Hugging Face datasets. Neither is imported for it."""

from collections.abc import MutableMapping
from typing import Any, TypeVar, Unpack

import cleantext
from cleantext.cleaner import Cleaner
from cleantext.default import Options
from cleantext.integrations.engine import null_stays, sorted_options

Batch = TypeVar("Batch", bound=MutableMapping[str, Any])


class CleanBatch:
    """Cleans one column of a batch.

    It can be pickled, and then looks the same in every run of a program as long as the options and cleantext's
    version are: so datasets finds in its cache what it has cleaned before, and nothing that is out of date.

    Args:
        column: where the raw text is.
        out_column: where the clean text goes; if not given, it takes the raw one's place.
        **options: as for `cleantext.clean`.

    Raises:
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> CleanBatch("raw", "text")({"raw": ["It rained.\\n\\nADVERTISEMENT", None]})
    {'raw': ['It rained.\\n\\nADVERTISEMENT', None], 'text': ['It rained.', None]}
    """

    def __init__(self, column: str = "text", out_column: str | None = None, **options: Unpack[Options]) -> None:
        self.column = column
        self.out_column = out_column or column
        self._options = sorted_options(options)
        self._clean = null_stays(Cleaner(**options))

    def __call__(self, batch: Batch) -> Batch:
        """Clean a batch: a dict of columns, or a pandas.DataFrame.

        Args:
            batch: gets the column of clean texts. Null stays null.

        Returns:
            The batch.

        Raises:
            KeyError: if there is no such column.
            TypeError: if there is something else than text in it, or if this is no batch but a row.
        """
        raws = batch[self.column]
        if raws is None or isinstance(raws, str):
            raise TypeError("this is a row, not a batch: use map(…, batched=True) in datasets, map_batches in Ray")
        batch[self.out_column] = [self._clean(raw) for raw in raws]
        return batch

    def __getstate__(self) -> dict[str, Any]:
        names = {"column": self.column, "out_column": self.out_column}
        return {"version": cleantext.__version__, "names": names, "options": self._options}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.column, self.out_column = state["names"]["column"], state["names"]["out_column"]
        self._options = state["options"]
        self._clean = null_stays(Cleaner(**self._options))
