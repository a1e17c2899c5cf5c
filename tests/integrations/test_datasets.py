"""Hugging Face datasets: `map`, and what its cache takes for the same."""

import os
import subprocess
import sys

import pytest

import cleantext
from cleantext.integrations.batches import CleanBatch
from tests.integrations.engines import RAWS, TEXTS, check_page, engine

datasets = engine("datasets")

FINGERPRINT = """
from datasets.fingerprint import Hasher
from cleantext.integrations.batches import CleanBatch
print(Hasher.hash(CleanBatch("raw", keep={"byline", "title"}, drop={"table"}, languages=frozenset({"de", "en", "fr"}))))
"""


@pytest.mark.parametrize("processes", [None, 2])
def test_a_dataset_is_cleaned_as_the_plain_function_does_and_null_stays_null(processes: int | None) -> None:
    pages = datasets.Dataset.from_dict({"raw": [*RAWS, None]})
    cleaned = pages.map(CleanBatch("raw", "text"), batched=True, batch_size=5, num_proc=processes)
    assert cleaned["text"][:] == [*TEXTS, None]
    assert cleaned["raw"][:] == [*RAWS, None]


def test_a_stream() -> None:
    stream = datasets.Dataset.from_dict({"raw": [*RAWS, None]}).to_iterable_dataset()
    assert [row["raw"] for row in stream.map(CleanBatch("raw"), batched=True)] == [*TEXTS, None]


def test_other_than_text_is_an_error() -> None:
    with pytest.raises(TypeError, match="raw must be a str, not int"):
        datasets.Dataset.from_dict({"raw": [5]}).map(CleanBatch("raw"), batched=True)


def test_the_cache_knows_the_same_options_again_in_another_process() -> None:
    hashes = {
        subprocess.check_output([sys.executable, "-c", FINGERPRINT], env={**os.environ, "PYTHONHASHSEED": seed})
        for seed in "123"
    }
    assert len(hashes) == 1


def test_the_cache_tells_other_options_and_other_versions_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    one = datasets.fingerprint.Hasher.hash(CleanBatch("raw"))
    other = datasets.fingerprint.Hasher.hash(CleanBatch("raw", keep={"byline"}))
    monkeypatch.setattr(cleantext, "__version__", "99.0.0")
    later = datasets.fingerprint.Hasher.hash(CleanBatch("raw"))
    assert len({one, other, later}) == 3


def test_examples() -> None:
    check_page("Hugging Face datasets")
