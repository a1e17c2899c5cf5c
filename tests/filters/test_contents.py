"""What `contents` must remove, and the tempting lists and labels that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page

HEADINGS = ["Why now?", "Costs", "The ferry"]
SECTIONS = [line for section in zip(HEADINGS, (SECOND, THIRD, FOURTH), strict=True) for line in section]


@pytest.mark.parametrize("mark", ["{}", "- {}", "1. {}", "1 {}", "1) {}"])
def test_a_table_of_contents_goes_and_its_headings_stay(mark: str) -> None:
    entries = [mark.replace("1", str(number)).format(line) for number, line in enumerate(HEADINGS, 1)]
    for raw in (page(HEADLINE, FIRST, *entries, *SECTIONS), page(HEADLINE, *entries, FIRST, *SECTIONS)):
        result = cleantext.explain(raw)
        assert [block.text for block in result.removed] == entries
        assert [block.text for block in result.blocks if block.kind == "subheading"] == HEADINGS


def test_a_heading_with_a_button_behind_it_is_found() -> None:
    sections = [f"{line}[edit | edit source]" if line in HEADINGS else line for line in SECTIONS]
    result = cleantext.explain(page(HEADLINE, FIRST, *HEADINGS, *sections))
    assert [block.text for block in result.blocks if block.rule == "contents/entry"] == HEADINGS


def test_an_entry_that_is_worded_otherwise_below_goes_with_the_others() -> None:
    entries = [HEADINGS[0], "What it will cost", *HEADINGS[1:]]
    raw = page(HEADLINE, FIRST, "\n".join(entries), *SECTIONS)
    assert_removed(raw, *entries, kind="widget")


def test_a_list_that_a_sentence_announces_is_no_table_of_contents() -> None:
    announced = "The report gives three reasons for the new bridge:"
    assert_untouched(page(HEADLINE, FIRST, announced, *HEADINGS, *SECTIONS))


@pytest.mark.parametrize(
    "verdict", ["The first plan is the cheaper one, if the county is to be believed.", "Not good."]
)
def test_two_plans_under_the_same_headings_are_no_table_of_contents(verdict: str) -> None:
    first = [line for heading in HEADINGS for line in (heading, f"{heading} {verdict}")]
    assert_untouched(page(HEADLINE, FIRST, "The first plan", *first, "The second plan", *SECTIONS))


def test_labels_that_come_back_in_every_part_are_no_table_of_contents() -> None:
    parts = [line for _ in range(4) for line in ("Built", "Length", "Verdict", SECOND, "Built", THIRD)]
    rules = {block.rule for block in cleantext.explain(page(HEADLINE, FIRST, *parts)).blocks}
    assert not any(rule.startswith("contents/") for rule in rules)


VALUES = ["5.4 inches", "2 kg of sand", "549 euros"]


def test_labels_with_what_they_say_below_them_are_no_table_of_contents() -> None:
    labelled = [line for pair in zip(HEADINGS, VALUES, strict=True) for line in pair]
    assert_untouched(page(HEADLINE, FIRST, *labelled, *SECTIONS))


def test_a_list_below_a_known_heading_is_no_table_of_contents() -> None:
    names = ["Mara", "Old Jonas", "The Inspector"]
    scenes = [line for scene in zip(names, (SECOND, THIRD, FOURTH), strict=True) for line in scene]
    assert_untouched(page(HEADLINE, FIRST, "Characters", *names, *scenes))


def test_two_lines_that_stand_again_are_no_table_of_contents() -> None:
    rules = {block.rule for block in cleantext.explain(page(HEADLINE, FIRST, *HEADINGS[:2], *SECTIONS)).blocks}
    assert not any(rule.startswith("contents/") for rule in rules)
