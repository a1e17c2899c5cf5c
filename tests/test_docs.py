"""The pages in docs keep up with the code; their examples are run as doctests."""

import re
from pathlib import Path

import pytest

from cleantext import CONTENT_KINDS, Kind

ROOT = Path(__file__).parents[1]
PAGES = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/kinds.md",
        "docs/filters.md",
        "docs/command.md",
        "docs/languages.md",
        "docs/profiles.md",
        "docs/integrations.md",
    )
]
KINDS = (ROOT / "docs/kinds.md").read_text("utf-8")


def section(kind: Kind) -> str:
    """What docs/kinds.md says of a kind."""
    found = re.search(rf"^### {kind}\n\n(.*?)(?=^##|\Z)", KINDS, re.MULTILINE | re.DOTALL)
    assert found, f"docs/kinds.md has no section for {kind}"
    return found[1]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_is_documented_with_its_default_and_examples(kind: Kind) -> None:
    text = section(kind)
    assert text.startswith("Kept by default." if kind in CONTENT_KINDS else "Dropped by default.")
    assert ">>> " in text
    assert f"[{kind}](#{kind})" in KINDS, "the list at the top leads to it"


def test_no_other_kind_is_documented() -> None:
    assert re.findall(r"^### (.+)$", KINDS, re.MULTILINE) == [kind.value for kind in Kind]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]*)(?:#[\w-]+)?\)", page.read_text("utf-8"))
    prose = [link for link in links if link and not link.endswith(".jpg")]
    assert [link for link in prose if not (page.parent / link).exists()] == []
