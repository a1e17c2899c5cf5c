"""Ray Data, on a cluster of one machine."""

from typing import Any

import pytest

from cleantext.integrations.batches import CleanBatch
from tests.integrations.engines import RAWS, TEXTS, check_page, engine

engine("ray.data")


def dataset(ray: Any) -> Any:
    return ray.data.from_items([{"number": n, "raw": raw} for n, raw in enumerate([*RAWS, None])])


@pytest.mark.parametrize("batch_format", ["numpy", "pandas"])
def test_batches_are_cleaned_as_the_plain_function_does_and_null_stays_null(ray: Any, batch_format: str) -> None:
    cleaned = dataset(ray).map_batches(CleanBatch("raw", "text"), batch_format=batch_format, batch_size=5)
    rows = sorted(cleaned.take_all(), key=lambda row: row["number"])
    assert [row["text"] for row in rows] == [*TEXTS, None]
    assert [row["raw"] for row in rows] == [*RAWS, None], "the raw text is still there"


def test_a_column_without_any_text(ray: Any) -> None:
    nulls = ray.data.from_items([{"raw": None}, {"raw": None}]).map_batches(CleanBatch("raw"))
    assert nulls.take_all() == [{"raw": None}, {"raw": None}]


def test_other_than_text_is_an_error(ray: Any) -> None:
    with pytest.raises(Exception, match="raw must be a str, not int"):
        ray.data.from_items([{"raw": 5}]).map_batches(CleanBatch("raw")).take_all()


def test_examples(ray: Any) -> None:
    check_page("Ray Data", ray=ray)
