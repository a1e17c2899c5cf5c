"""The pages in docs keep up with the code; their examples are run as doctests."""

import re
from pathlib import Path

import pytest

from cleantext import CONTENT_KINDS, Kind

ROOT = Path(__file__).parents[1]
PAGES = [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md"))]
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
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link, anchor in re.findall(r"\]\((?!https?:)([^)#]*)#?([\w-]*)\)", re.sub(r"`[^`\n]*`", "", text)):
        target = page.parent / link if link else page
        assert target.exists(), f"{page.name} leads to {link}"
        assert not anchor or anchor in anchors(target), f"{page.name} leads to {link}#{anchor}"


def anchors(page: Path) -> set[str]:
    """What the headings of a page can be reached by."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_rows_of_a_table_stand_below_its_head(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for table in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        assert re.match(r"\|.*\n\|(?: ?:?-+:? ?\|)+\n", table), f"{page.name}: no head above {table[:60]}"
