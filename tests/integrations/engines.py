"""What the tests of all engines share."""

import doctest
import importlib
import os
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import cleantext

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/integrations.md").read_text("utf-8")

RAWS = [
    *(path.read_text("utf-8") for path in sorted((ROOT / "samples").glob("*.raw.txt"))),
    "",
    " \n\t\n",
    "Related topics",
    "\ufeffIt rained.\r\n\r\nADVERTISEMENT\r\n",
    "The cafÃ© has 50 seats, a “garden” and 😀.\u2028It opens on Monday.\x00",
    "النهر\n\n川が流れる。",
]
"""Pages, and what is at the edge of being one."""
TEXTS = [cleantext.clean(raw) for raw in RAWS]
"""What every engine must give for `RAWS`, byte for byte."""


REQUIRED = os.environ.get("CLEANTEXT_REQUIRE_ENGINES") == "1"
"""Whether tests fail where an engine is missing, and are not skipped."""


def engine(package: str) -> ModuleType:
    """Import an engine, or skip the module's tests."""
    if REQUIRED:
        return importlib.import_module(package)
    module: ModuleType = pytest.importorskip(package, reason=f"needs {package}: pip install -e '.[engines]'")
    return module


def check_page(heading: str, **known: Any) -> None:
    """Run the examples of a section of docs/integrations.md."""
    section = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section, f"docs/integrations.md has no section {heading}"
    check_examples(section[1], heading, known)


def check_docstrings(module: ModuleType, **known: Any) -> None:
    """Run the examples in a module's docstrings."""
    tests = [test for test in doctest.DocTestFinder(exclude_empty=True).find(module) if test.examples]
    assert tests
    for test in tests:
        check_examples(test.docstring or "", test.name, {**vars(module), **known})


def check_examples(text: str, name: str, known: dict[str, Any]) -> None:
    test = doctest.DocTestParser().get_doctest(text, known, name, name, 0)
    assert test.examples
    report: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert not report, "".join(report)
