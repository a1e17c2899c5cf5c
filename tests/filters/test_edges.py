"""What `edges` must remove, and the tempting short lines that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page


def test_what_stands_below_a_heading_that_phrases_know_is_no_menu() -> None:
    """Neither by being short, nor for the buttons below it."""
    ingredients = ["Ingredients", "Butter", "Salt", "Nutmeg", "Cream"]
    raw = "\n".join([HEADLINE, *ingredients, "Print", "Share on Facebook", FIRST, SECOND, THIRD])
    kept = cleantext.clean(raw, filters=cleantext.RULES).split("\n\n")
    assert [line for line in ingredients if line not in "\n".join(kept).split("\n")] == []


def test_the_way_to_a_setting_is_no_breadcrumb() -> None:
    assert_untouched(page(HEADLINE, FIRST, "Settings > Chats > Backup", SECOND, THIRD))
    assert_untouched(page("Open Settings > General > About and tap Reset.", FIRST, SECOND, THIRD))
    assert_untouched(page(HEADLINE, FIRST, SECOND, "Settings > Chats > Backup"))
    assert_untouched(page(HEADLINE, "Marlow → Pond → Kingsport", FIRST, SECOND, "Pond → Marlow → Oak"))
    path = "Home → Bridges → Millbrook"
    assert_removed(page(path, HEADLINE, FIRST, SECOND), path)
    path = "Bridges > Millbrook > Is the bridge safe?"
    assert_removed(page(path, HEADLINE, FIRST, SECOND, "Share on Facebook"), path, "Share on Facebook")


@pytest.mark.parametrize(
    "path",
    [
        "Home > News > Local",
        "Startseite / Lokales / Niederau",
        "Accueil / Faits divers / Marlow",
        "Home → News → Local",
    ],
)
def test_a_breadcrumb_above_the_headline_goes(path: str) -> None:
    assert_removed(page(path, HEADLINE, FIRST, SECOND, THIRD), path, kind="navigation")


@pytest.mark.parametrize("sections", ["Home Latest News", "Startseite Lokales", "হোম বাংলাদেশ"])
def test_a_breadcrumb_without_signs_goes_if_it_ends_in_the_headline(sections: str) -> None:
    path = f"{sections} {HEADLINE}"
    assert_removed(page(path, HEADLINE, FIRST, SECOND, THIRD), path, kind="navigation")


def test_a_headline_that_begins_with_home_stays() -> None:
    for line in ("Home is where the bridge swings", f"Home at last: {FIRST}"):
        assert_untouched(page(HEADLINE, line, FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "line",
    [
        "Hull / Ashford / Marlow",
        "Marlow → Hull → Ashford",
        "Red / white / blue",
        "Share / Like / Subscribe: how a plumber became a star",
    ],
)
def test_a_route_and_a_choice_are_none(line: str) -> None:
    assert_untouched(page(HEADLINE, line, FIRST, SECOND, THIRD))


MENU = ["Home", "World", "Business", "Sport", "Culture", "Travel"]


def test_a_menu_above_the_headline_goes() -> None:
    assert_removed(page("\n".join(MENU), HEADLINE, FIRST, SECOND, THIRD), *MENU)


def test_a_short_standfirst_above_the_byline_is_no_part_of_a_menu() -> None:
    below = ["By Ann Lee", "3 May 2024", "Share this article", "Copy link"]
    assert_removed(page(HEADLINE, "Traders had asked sooner", *below, FIRST, SECOND, THIRD), *below)


def test_a_short_headline_right_below_a_menu_stays() -> None:
    ingredients = ["Two leeks", "A knob of butter", "Cream"]
    fire = "Two men were held on Monday after a fire at the mill in Marlow Ferry, the police said."
    tart = "A leek tart asks for little: two leeks, a knob of butter, a cup of cream and a hot oven."
    for headline, first in (("Mill fire: two held", fire), ("Leek tart", tart)):
        assert headline in cleantext.paragraphs(
            page("\n".join([*MENU, headline, "By Ann Lee"]), first, SECOND, THIRD)
        )
    assert "Leek tart" in cleantext.clean("\n".join([*MENU, "Leek tart", *ingredients, FIRST, SECOND, THIRD]))


@pytest.mark.parametrize("labels", [["Local news"], ["OPINION"], ["Ukraine", "The war"], ["Ukraine", "News"]])
def test_section_labels_above_the_headline_go(labels: list[str]) -> None:
    assert_removed(page(*labels, HEADLINE, FIRST, SECOND, THIRD, "Related topics"), *labels, "Related topics")


@pytest.mark.parametrize("junk", [[], ["Related topics"]])
def test_a_short_headline_above_its_standfirst_stays(junk: list[str]) -> None:
    """One or two words alone above a longer line may be no section's name."""
    raw = page("Stranded", "A winter on the last boat of the Orwell line", FIRST, SECOND, THIRD, *junk)
    assert_removed(raw, *junk)


@pytest.mark.parametrize(
    "lines",
    [
        ["Good", "Bright beam", "Long life", "Bad", "The clip", "The price"],
        ["Boots", "Two jumpers", "Matches", "A torch", "Oats", "Tea"],
        ["Defenders", "Ben Ames", "Rob Tully", "Forwards", "Dean Okoro", "Lee Carr"],
    ],
)
def test_short_lines_of_an_article_stay_where_nothing_among_them_is_junk(lines: list[str]) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, *lines))


def test_so_they_do_however_many_they_are() -> None:
    """A long table of which a converter has put each cell on a line."""
    cells = [f"{mill} {what}" for mill in ("Upper", "Lower", "Old", "Far") for what in CELLS]
    related = ["Related topics", "Bus fares go up", "Man found in boat", "Ferry late again"]
    raw = page(
        *MENU, HEADLINE, FIRST, SECOND, *cells, THIRD, FOURTH, *related, "Privacy policy", "Cookie settings"
    )
    assert cleantext.paragraphs(raw) == [HEADLINE, FIRST, SECOND, *cells, THIRD, FOURTH]


CELLS = [
    *("mill", "sluice", "weir", "race", "pond", "wheel", "barn", "oven", "loft", "well", "quay", "lock"),
    *("gate", "kiln", "forge", "yard", "stable", "bridge", "tower", "chapel", "school", "inn", "ferry", "wharf"),
]


def test_one_line_that_stands_on_buttons_too_takes_no_list_with_it() -> None:
    menu = ["Home", "The lock keeper's Sunday", "Search", "A long way round", "Letters in a drawer"]
    poem = ["The rope", "A long way round", "Return to sender", "Register", "The tide", "A lamp", "The other bank"]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *poem), "Register")
    assert_removed(page(*menu[:1], *MENU[1:], HEADLINE, FIRST, SECOND, THIRD), *menu[:1], *MENU[1:])


def test_what_trails_behind_the_first_mark_of_the_end_goes() -> None:
    trailing = ["WatchUsOn", "Firm shows how its drones are armed", "Army v RAF LIVE! | Rugby league 2023"]
    marks = ["Related topics", "Join Our Newsletter"]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *marks, *trailing), *marks, *trailing)


@pytest.mark.parametrize(
    "listed",
    [
        ["What: the opening of the bridge", "When: Saturday, noon", "Where: Quay Street"],
        ["Ashford 1 Norton 0", "Dale End 3 Priory 3", "Wick 0 Castle Park 2"],
        ["600 g carrots", "1 onion, chopped", "20 g fresh ginger", "salt and pepper"],
        [
            "The Ferryman",
            "The boats go out at break of day",
            "and some of them come home",
            "Nobody says their names",
        ],
        ["Jane Webb, teacher", "Dr Omar Khan, Mill Lane Surgery", "Friends of the Old Bridge"],
        ["なす 3本", "ピーマン 2個", "味噌 大さじ2"],
    ],
)
def test_short_lines_below_a_share_bar_stay_in_an_article_without_its_page(listed: list[str]) -> None:
    marks = ["Share this article", "Join Our Newsletter"]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *marks, *listed), *marks)


def test_what_stands_behind_a_single_mark_of_the_end_stays() -> None:
    assert_removed(
        page(HEADLINE, FIRST, SECOND, THIRD, "Contact us", "The ferry office, Quay Street"), "Contact us"
    )


def test_prose_behind_a_mark_of_the_end_stays() -> None:
    assert_removed(
        page(HEADLINE, FIRST, SECOND, "Join Our Newsletter", "What it will cost", THIRD), "Join Our Newsletter"
    )


def test_a_list_of_ingredients_at_the_end_stays() -> None:
    ingredients = ["60 g butter", "200 g plain flour", "3 eggs", "1 pinch of salt", "100 ml whole milk", "Parsley"]
    assert_untouched(page("Barley soup", FIRST, SECOND, "\n\n".join(ingredients)))
    assert_untouched(page("Barley soup", FIRST, SECOND, "\n".join(f"- {line}" for line in ingredients)))


def test_a_list_of_ingredients_above_the_text_stays() -> None:
    ingredients = ["Butter", "Plain flour", "Eggs", "A pinch of salt", "Whole milk", "Parsley"]
    assert_untouched(
        page("Barley soup with smoked butter", "\n".join(f"- {line}" for line in ingredients), FIRST, SECOND)
    )


def test_a_signature_and_a_postscript_at_the_end_stay() -> None:
    assert_untouched(
        page("Dear neighbours", FIRST, SECOND, THIRD, "Yours ever", "Maud", "P.S. The ferry is for sale.")
    )


def test_a_short_headline_stays() -> None:
    assert_untouched(page("The bridge", FIRST, SECOND, THIRD))


def test_headline_and_standfirst_stay() -> None:
    assert_untouched(
        page("A new bridge", "Nineteen councillors vote for it, and four do not", FIRST, SECOND, THIRD)
    )


def test_a_text_of_short_lines_only_stays() -> None:
    assert_untouched(page("Yes.", "No.", "Who said so?", "I did."))


def test_short_lines_above_the_fields_of_a_record_are_no_menu() -> None:
    squad = ["Goalkeepers", "Crane", "Ames", "Defenders", "Moss", "Reid", "Tully"]
    raw = page(HEADLINE, FIRST, SECOND, *squad)
    assert (
        cleantext.clean(page(raw, "Load-Date: May 2, 2025", "Publication-Type: Newspaper", "End of Document"))
        == raw
    )


@pytest.mark.parametrize("line", ["___", "***", "* * *", "---", "——"])
def test_a_short_line_below_the_article_goes_with_what_it_parts_off(line: str) -> None:
    """Between two paragraphs it parts the article."""
    more = "Associated Press writers Ann Lee and Tom Roe contributed to this report."
    assert_removed(page(HEADLINE, FIRST, SECOND, line, THIRD, line, more), line, more)


def test_lines_drawn_around_junk_and_at_the_ends_go() -> None:
    rule = "=" * 40
    raw = "\n".join([rule, HEADLINE, "", FIRST, "", rule, "ADVERTISEMENT", rule, "", SECOND, "", THIRD, "", rule])
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)
    # Between two parts of the article one is the author's.
    parts = page(HEADLINE, FIRST, rule, SECOND, "* * *", THIRD)
    assert cleantext.clean(parts) == parts


def test_the_articles_before_and_after_go_as_a_pair() -> None:
    before, after = "← A winter on the quay and what it cost", "Three books for the long evenings of spring →"
    assert_removed(page(before, after, HEADLINE, FIRST, SECOND), before, after, kind="navigation")
    assert_removed(page(HEADLINE, FIRST, SECOND, before, after), before, after, kind="navigation")


@pytest.mark.parametrize(
    "lines", [("Marlow → Hull", "Hull → Ashford →"), ("← To the quay", "To the lock"), ("A ← B →",)]
)
def test_arrows_of_a_route_are_no_such_pair(lines: tuple[str, ...]) -> None:
    assert_untouched(page(HEADLINE, FIRST, *lines, SECOND, THIRD))
