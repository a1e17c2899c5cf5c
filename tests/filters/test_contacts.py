"""What `contacts` must remove, and the tempting facts that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page

CALLED = ["Jane Doe", "Harbour Office", "jane.doe@example.org"]


@pytest.mark.parametrize("reach", [["+47 55 55 01 99"], ["555-0142", "press@example.org"], ["0115 496 0142"]])
@pytest.mark.parametrize("heading", ["Media Contact:", "Pressekontakt:", "Contact presse :"])
def test_whom_to_ask_goes_with_its_heading(heading: str, reach: list[str]) -> None:
    facts = ["Where: Market hall", "Cost: free"]
    raw = page(HEADLINE, FIRST, SECOND, heading, *CALLED[:2], *reach, *facts)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, *facts)


def test_without_a_heading_whom_to_ask_stays_and_so_does_a_table_below_contacts() -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, *CALLED, THIRD))
    tip = "Got a tip? Email us at tips@example.org."
    assert_removed(page(HEADLINE, FIRST, SECOND, tip, "Samaritans", "0845 555 0142", THIRD), tip)
    table = [
        "Three Months Ended March 31,",
        "2025\t2024",
        "Net sales\t$ 412,300\t$ 396,100",
        "Gross profit\t110,900\t106,100",
    ]
    raw = page(HEADLINE, FIRST, SECOND, "Media Contact:", *CALLED, "\n".join(table))
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, *table)


@pytest.mark.parametrize(
    "facts",
    [
        ["Where: the reading room", "Booking: 020 7946 0000"],
        ["Opened: 2024-11-01 - 2025-03-31"],
        ["Season: 2024-2025"],
        ["Loans by year", "1200 3400 5600"],
        ["Ashford Ladies", "12-10 14-12 15-13"],
    ],
)
def test_facts_below_contacts_stay(facts: list[str]) -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "Media Contact:", "Jane Doe", "jane@quay.example", *facts, FOURTH)
    kept = cleantext.paragraphs(raw)
    assert [fact for fact in facts if fact in kept] == facts
    assert "jane@quay.example" not in kept
