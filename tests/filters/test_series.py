"""Which lines are the parts of a series, the hours of a live page or the days of a tour, and which only look like them."""

import pytest

from cleantext.document import Document
from cleantext.filters.care import MARKED, PROSE, care_for
from cleantext.filters.series import days, entries, numbered
from cleantext.model import SCALE
from cleantext.phrasebook import load_phrasebook
from cleantext.segment import segment
from tests.filters.checks import FIRST, SECOND, page

ADVICE = "Put the young plant into a pot that is two fingers wider than its roots, and water it well."


def document(*lines: str) -> Document:
    text = page(*lines)
    return Document(text, segment(text), load_phrasebook())


@pytest.mark.parametrize(
    "parts",
    [
        ["1. Choose a pot", "2. Water it", "3. Wait", "4. Cut it back"],
        ["10) The mill", "9) The quay", "8) The lighthouse"],
        ["## 1: Der Topf", "## 2: Das Wasser", "## 3: Die Geduld"],
        ["**1 – Le pot**", "**2 – L’eau**", "**3 – La patience**"],
        ["１、鉢", "２、水", "３、待つ"],
        ["1", "2", "3"],
        ["§ 1", "§ 2", "§ 3"],
        ["Step 1: the pot", "Step 2: the water", "Step 3: patience"],
        ["Capitolo 7", "Capitolo 8", "Capitolo 9"],
        ["第1章　鉢", "第2章　水", "第3章　忍耐"],
    ],
)
def test_lines_that_are_numbered_one_after_another_are_a_series(parts: list[str]) -> None:
    found = document(FIRST, *(line for part in parts for line in (part, ADVICE)), SECOND)
    assert numbered(found) == [[*range(1, 2 * len(parts) + 1, 2)]]


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Choose a pot", "3. Wait", "5. Cut it back"],
        ["1. Choose a pot", "2. Water it", ADVICE],
        ["20.11.2020 Bridge shut", "21.11.2020 Bridge open", "22.11.2020 Bridge shut again"],
        ["10:25 Kick-off", "11:25 Half-time", "12:25 The end"],
        ["Step 1: the pot", "Chapter 2: the water", "Part 3: patience"],
        ["1", "Saltby", "2", "Norton", "3", "Wick"],
        ["3 dead in storm", "4 hurt in storm", "5 saved from storm"],
    ],
)
def test_lines_that_only_begin_with_numbers_are_none(lines: list[str]) -> None:
    assert not numbered(document(FIRST, *lines, SECOND))


@pytest.mark.parametrize(
    ("hours", "are_entries"),
    [
        (["14:05", "13:20", "12:48", "9:30"], True),
        (["9.14am", "11.05am", "12.10pm", "1.30pm"], True),
        (["2m ago 15.20 GMT", "41m ago 14.41 GMT", "2h ago 13.10 GMT", "Updated at 12.31 GMT"], True),
        (["15.20 Uhr: Sperrung aufgehoben", "14.05 Uhr: Pegel sinkt", "13.10 Uhr", "12.00 Uhr"], True),
        (["14:05", "13:20", "12:48"], False),
        (["14:05", "9:30", "13:20", "12:48", "13:15"], False),
        (["3 May, 14:05", "3 May, 13:20", "3 May, 12:48", "2 May, 9:30"], False),
        (["20/1, 11:20", "20/1, 12:02", "20/1, 13:40", "21/1, 14:10"], False),
        (["Jane Doe 14:05", "Ada Quill 14:20", "Jane Doe 15:48", "Tom Reed 19:30"], False),
        (["Calder 1:0 Norton", "Wick 1:1 Saltby", "Ashford 2:1 Oxley", "Quay 3:0 Dale"], False),
    ],
)
def test_hours_in_order_above_paragraphs_are_a_live_page(hours: list[str], are_entries: bool) -> None:
    found = document(*(line for hour in hours for line in (hour, ADVICE)))
    assert [*entries(found)] == ([*range(0, 2 * len(hours), 2)] if are_entries else [])


def test_hours_beside_headlines_are_no_live_page() -> None:
    assert not entries(
        document("14:05", "Bridge shut", "13:20", "Ferry late", "12:48", "Mayor out", "9:30", "Storm")
    )


@pytest.mark.parametrize("stays", [3, 2])
def test_a_live_page_of_which_the_first_entries_stay_is_spared(stays: int) -> None:
    menu = [f"Channel {letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"]
    hours = ["15.20", "14.41", "13.10", "12.15", "10.52", "9.30"]
    found = document(*menu, *(line for hour in hours for line in (hour, ADVICE[:-1] + f" at {hour}.", "Share")))
    first = [index for index in found.prose][:stays]
    care = care_for(found, {index: -200 if index in first else 200 for index in found.left})
    assert (care.get(found.last_prose, 0) == SCALE * PROSE) is (stays == 3)


@pytest.mark.parametrize(
    ("lines", "are_days"),
    [
        (
            [
                "June 9 -- Quay Arena, Saltby",
                "June 11 -- Dale Hall, Ashford",
                "June 30 -- The Mill",
                "July 31 -- Pier",
            ],
            True,
        ),
        (
            [
                "02.11.2026 - The Otters - Quay",
                "03.11.2026 - Ada Quill - Mill",
                "05.11.2026 - Reeds",
                "07.11.2026 - Ox",
            ],
            True,
        ),
        (["Sa., 2. Mai: Saltby", "So., 3. Mai: Ashford", "Mo., 4. Mai: Norton", "Di., 5. Mai: Wick"], True),
        (["9 June: Bridge shut", "8 June: Ferry late", "7 June: Mayor out", "1 June: Storm"], False),
        (["9 June 2026", "10 June 2026", "11 June 2026", "12 June 2026"], False),
        (["9 June: Bridge shut", "9 June: Ferry late", "9 June: Mayor out", "9 June: Storm"], False),
        (["June 9 -- Quay Arena, Saltby", "June 30 -- Dale Hall, Ashford", "July 2 -- The Mill"], False),
    ],
)
def test_lines_that_begin_with_later_and_later_days_are_a_tour(lines: list[str], are_days: bool) -> None:
    assert [list(row) for row in days(document(FIRST, *lines))] == (
        [[*range(1, len(lines) + 1)]] if are_days else []
    )


def test_a_series_that_begins_in_the_article_goes_on_in_it() -> None:
    parts = [
        line
        for number in range(1, 7)
        for line in (f"{number}. Way number {number}", f"{ADVICE[:-1]}, {number} times.")
    ]
    menu = [f"Channel {letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"]
    found = document(*menu, FIRST, *parts)
    beyond = found.left[-6:]
    care = care_for(found, {index: 200 if index in beyond or index < len(menu) else -200 for index in found.left})
    assert [care[index] for index in beyond] == [SCALE * MARKED, SCALE * PROSE] * 3


def test_a_series_of_which_most_stays_does_so_from_its_beginning() -> None:
    """Another article's card cuts off the first parts, which the model takes for a menu."""
    parts = [f"{number}. Way number {number} to the old mill" for number in range(1, 21)]
    found = document(*parts[:6], "Share this", FIRST, *parts[6:], SECOND)
    stay = {index for index in found.left if index > 6}
    care = care_for(found, {index: -200 if index in stay else 200 for index in found.left})
    assert {care[index] for index in range(6)} == {SCALE * MARKED}
    few = document(*parts[:3], "Share this", FIRST, *parts[3:7], SECOND)
    care = care_for(few, {index: -200 if index > 3 else 600 for index in few.left})
    assert SCALE * MARKED not in {care.get(index, 0) for index in range(3)}


def test_a_series_of_which_nothing_stays_is_left_to_the_model() -> None:
    menu = [f"Channel {letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"]
    most_read = [f"{number}. Bridge number {number} shut" for number in range(1, 7)]
    found = document(*menu, FIRST, SECOND, "Share this", *most_read)
    care = care_for(
        found, {index: -200 if found.blocks[index].text in (FIRST, SECOND) else 600 for index in found.left}
    )
    assert max(care.values()) < SCALE * MARKED


def test_the_days_of_a_tour_below_a_paragraph_that_stays_are_spared() -> None:
    tour = [
        "June 9 -- Quay Arena, Saltby",
        "June 11 -- Dale Hall, Ashford",
        "June 30 -- The Mill",
        "July 31 -- Pier",
    ]
    for between in ([], ["Where they play"], ["Sport", "Weather", "Jobs", "Motors", "Property", "Homes"]):
        found = document(FIRST, SECOND, *between, *tour)
        care = care_for(found, {index: 200 if index > 1 else -200 for index in found.left})
        is_near = len(between) < 5
        assert [care.get(index, 0) == SCALE * MARKED for index in found.left[-4:]] == [is_near] * 4
