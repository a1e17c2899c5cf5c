"""What the adapters share, and what holds for all of them without any engine."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from cleantext import Cleaner
from cleantext.integrations import batches, engine
from tests.integrations.engines import PAGE, ROOT, check_docstrings

MODULES = sorted(path for path in (ROOT / "cleantext/integrations").glob("*.py"))
ADAPTERS = {
    "datatrove": ("datatrove", "datatrove"),
    "langchain": ("langchain_core", "langchain"),
    "llama_index": ("llama_index", "llama-index"),
    "scrapy": ("itemadapter", "scrapy"),
    "spark": ("pyspark", "spark"),
}
"""By adapter: what it needs, and the extra that installs it."""


def test_examples() -> None:
    check_docstrings(engine)
    check_docstrings(batches)


@pytest.mark.parametrize("row", [{"raw": "It rained."}, {"raw": None}])
def test_a_row_in_place_of_a_batch_is_an_error_that_says_what_to_do(row: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="batched=True"):
        batches.CleanBatch("raw")(row)


@pytest.mark.parametrize("cell", [["It rained."], [], ["It rained.", "It snowed."]])
def test_an_array_in_a_column_of_texts_is_an_error_that_says_so(cell: list[str]) -> None:
    numpy = pytest.importorskip("numpy")
    with pytest.raises(TypeError, match="raw must be a str, not ndarray"):
        engine.null_stays(Cleaner())(numpy.array(cell))


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.stem)
def test_adapters_are_thin(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) < 100


@pytest.mark.parametrize("name", ADAPTERS)
def test_a_missing_engine_is_one_line_with_the_command(name: str) -> None:
    package, extra = ADAPTERS[name]
    code = f"import sys; sys.modules[{package!r}] = None; import cleantext.integrations.{name}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    *_, last = done.stderr.splitlines()
    assert last == f"ModuleNotFoundError: this needs {package}: pip install 'cleantext-articles[{extra}]'"
    assert "During handling" not in done.stderr


def test_an_engine_that_is_broken_is_not_called_missing() -> None:
    with pytest.raises(ModuleNotFoundError, match="No module named 'wheels'"), engine.needs("motor", "car"):
        raise ModuleNotFoundError("No module named 'wheels'", name="wheels")


def test_the_core_imports_no_adapter() -> None:
    code = "import sys, cleantext; print([name for name in sys.modules if 'integrations' in name])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[]\n"


def test_every_extra_exists() -> None:
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    named = set(re.findall(r"cleantext-articles\[([\w-]+)\]", PAGE))
    assert named <= set(extras)
    assert not re.search("engines|spark|ray|torch", " ".join(extras["dev"] + extras["all"]))
