"""The public face: what can be imported from `cleantext`, what it costs, and that all of it is documented."""

import enum
import inspect
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files

import pytest

import cleantext

PUBLIC = {
    "CONTENT_KINDS",
    "DEFAULT_FILTERS",
    "JUNK_KINDS",
    "RULES",
    "Block",
    "Cleaner",
    "Document",
    "Filter",
    "Kind",
    "LabelledBlock",
    "Result",
    "Shape",
    "Verdict",
    "clean",
    "clean_many",
    "explain",
    "paragraphs",
    "where",
}
"""A name is added here on purpose, and with its documentation; taking one away breaks somebody's code."""

VALUES = {"CONTENT_KINDS", "DEFAULT_FILTERS", "JUNK_KINDS", "RULES", "Filter"}
"""Values, which have no docstring of their own at run time."""


def run(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_public_names_are_these() -> None:
    assert set(cleantext.__all__) == PUBLIC
    assert len(cleantext.__all__) == len(PUBLIC)


def test_nothing_else_is_exported_by_accident() -> None:
    found = {
        name for name, value in vars(cleantext).items() if not name.startswith("_") and not inspect.ismodule(value)
    }
    assert found == PUBLIC


@pytest.mark.parametrize("name", sorted(PUBLIC - VALUES))
def test_every_public_name_is_documented(name: str) -> None:
    value = getattr(cleantext, name)
    assert inspect.getdoc(value)
    if inspect.isclass(value) and not issubclass(value, enum.Enum):
        for method_name, method in inspect.getmembers(value, inspect.isfunction):
            if not method_name.startswith("_"):
                assert inspect.getdoc(method), f"{name}.{method_name} has no docstring"


@pytest.mark.parametrize("call", [cleantext.clean, cleantext.paragraphs, cleantext.explain, cleantext.where])
def test_every_function_shows_how_it_is_called(call: Callable[..., object]) -> None:
    assert ">>>" in (inspect.getdoc(call) or "")


def test_the_version_is_a_version() -> None:
    assert [part.isdigit() for part in cleantext.__version__.split(".")] == [True, True, True]


def test_every_kind_is_content_or_junk() -> None:
    assert set(cleantext.Kind) == cleantext.CONTENT_KINDS | cleantext.JUNK_KINDS
    assert not cleantext.CONTENT_KINDS & cleantext.JUNK_KINDS


@pytest.mark.parametrize("module", ["ftfy", "rapidfuzz", "tomllib", "argparse", "multiprocessing"])
def test_importing_the_package_imports_nothing_heavy(module: str) -> None:
    # Some of these are imported by Python itself on some systems, which is not the package's doing.
    code = (
        f"import sys; before = {module!r} in sys.modules; import cleantext; "
        f"print(before or {module!r} not in sys.modules)"
    )
    assert run(code).strip() == "True"


def test_the_core_imports_nothing_of_the_outer_rooms() -> None:
    code = (
        "import sys, cleantext; cleantext.clean('It rained.'); "
        "print([m for m in ('batch', 'report', 'cli', 'pytest_plugin', 'integrations') "
        "if 'cleantext.' + m in sys.modules])"
    )
    assert run(code).strip() == "[]"


def test_types_are_published() -> None:
    assert files("cleantext").joinpath("py.typed").is_file()
