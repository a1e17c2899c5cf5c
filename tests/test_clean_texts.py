"""Articles without any junk, in many genres and in some eighty languages: they come out as they went in.

They were written against the rules: a recipe that needs its butter twice, a guide to cookies, a team sheet, a
timeline, the opening hours of a museum, a packing list in Catalan. Those in ``clean`` lose nothing. Those in
``clean/hard`` lose some lines, most of them words that stand on buttons elsewhere ("Strictly necessary cookies",
"Advertisement", "Next"); they may lose no more than they do.
"""

from pathlib import Path

import pytest

import cleantext

TEXTS = Path(__file__).parent / "clean"
LOST_OF_THE_HARD = 526
"""Lines, of which there should be none. To be lowered whenever a rule gets better, and never raised."""


def lost_lines(path: Path) -> list[str]:
    """The lines of a text that cleaning takes, each with the rule that took it."""
    removed = cleantext.explain(path.read_text(encoding="utf-8")).removed
    return [f"{block.rule}: {line}" for block in removed for line in block.text.splitlines() if line.strip()]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in sorted(TEXTS.glob("*.txt"))])
def test_a_clean_text_loses_nothing(path: Path) -> None:
    assert lost_lines(path) == []


def test_the_hard_ones_lose_no_more_than_they_do() -> None:
    lost = {path.stem: lost_lines(path) for path in sorted((TEXTS / "hard").glob("*.txt"))}
    assert sum(map(len, lost.values())) <= LOST_OF_THE_HARD, lost
