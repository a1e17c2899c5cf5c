"""What `titles` must remove, and the tempting headlines that it must leave."""

import pytest

import cleantext
from cleantext.document import Document, Verdict
from cleantext.filters.headlines import find_leads
from cleantext.kinds import Kind
from cleantext.phrasebook import load_phrasebook
from cleantext.segment import segment
from tests.articles import NEWS
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page

NEWS_PARAGRAPHS = NEWS.strip().split("\n\n")[1:]


@pytest.mark.parametrize("mark", ["# {}", "{}\n======"])
def test_the_one_heading_of_the_first_level_is_the_headline(mark: str) -> None:
    menu = ["* [Home](/)", "* [Bridges and roads of the county](/bridges)", "* [Ferries of the county](/ferries)"]
    headline = mark.format("Nothing to be seen in Marlow any longer")
    raw = page("\n".join(menu * 4), headline, FIRST, SECOND, THIRD, FOURTH)
    assert [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"] == [headline]


def test_a_headline_with_a_dash_stays_below_a_breadcrumb_that_has_its_first_part() -> None:
    headline = f"{HEADLINE} – a detour for all of the summer"
    raw = page("Home", "Roads", HEADLINE, headline, FIRST, SECOND, THIRD)
    assert headline in cleantext.paragraphs(raw)


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} | Marlow Gazette",
        f"{HEADLINE} - Marlow Gazette",
        f"{HEADLINE} – The Marlow Gazette",
        f"{HEADLINE} :: Marlow Gazette",
        f"{HEADLINE} | News | Marlow Gazette",
        f"{HEADLINE} - Roads & Bridges - The Marlow Gazette › County",
        f"{HEADLINE} | marlowgazette.example",
        f"{HEADLINE} > Roads",
        f"{HEADLINE}｜潮新聞",
        f"{HEADLINE}_桥梁_潮新闻",
    ],
)
def test_the_page_title_above_the_headline_goes(title: str) -> None:
    assert_removed(page(title, HEADLINE, FIRST, SECOND, THIRD), title, kind="title")


def test_the_page_title_above_a_headline_that_reads_like_a_sentence_goes() -> None:
    headline = "Will the council ever rebuild the swing bridge, which has frightened everyone since 1911?"
    title = f"{headline} | Marlow Gazette"
    assert_removed(page(title, headline, FIRST, SECOND, THIRD), title, kind="title")


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE}: costs, dates and detours | Marlow Gazette",
        f"{HEADLINE}, says engineer - Marlow Gazette",
        f"Comment: {HEADLINE} | by Ann Lee | Marlow Gazette",
        f"Marlow Gazette: {HEADLINE}",
    ],
)
def test_the_headline_is_the_part_of_the_page_title_that_stands_alone(title: str) -> None:
    menu = "\n".join(["News", "Sport", "Marlow Gazette", "Subscribe", "Comment"])
    kept = cleantext.paragraphs(page(title, menu, HEADLINE, FIRST, SECOND, THIRD))
    assert HEADLINE in kept
    assert title not in kept


def test_a_headline_of_one_word_is_told_by_the_title_too() -> None:
    menu = ["Home", "Crafts", "Nets", "Eels", "Search"]
    raw = page(
        "Eels: a guide to the river's oldest trade | Marlow Gazette", "\n".join(menu), "Eels", FIRST, SECOND
    )
    assert "Eels" in cleantext.paragraphs(raw)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Plum drizzle cake recipe | Hearth & Table", "Plum drizzle cake"),
        ("Night Ferry review – a quiet crossing | ReelHouse", "Night Ferry"),
    ],
)
def test_a_headline_may_be_the_beginning_of_the_page_title(title: str, headline: str) -> None:
    menu = "\n".join(["Home", "Recipes", "Films", "Books", "Search", "Log in", "Subscribe"])
    for above in ([], [headline]):
        raw = page(title, menu, *above, headline, "Rate", "Save", "4.7", FIRST, SECOND, THIRD)
        assert cleantext.paragraphs(raw)[0] == headline
        assert cleantext.clean(raw).count(headline) == 1


def test_a_headline_that_ends_the_path_to_its_page_stays() -> None:
    path = ["Home", "Study", "Courses", "Subscribe", "Listen for the frogs"]
    raw = page("\n".join(path), "Listen for the frogs", "Media contact: Ann Lee, 555-0142", FIRST, SECOND, THIRD)
    assert cleantext.paragraphs(raw)[0] == "Listen for the frogs"


def test_a_section_named_in_front_of_the_headline_is_not_the_headline() -> None:
    raw = page(f"Council: {HEADLINE} this week | Marlow Gazette", "Council", HEADLINE, FIRST, SECOND, THIRD)
    headlines = [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"]
    assert headlines == [HEADLINE]


def test_a_headline_that_is_what_someone_says_is_told_by_the_title_too() -> None:
    said, caption = "- I told them so", "The swing bridge at Marlow in May. Photo: Jane Doe"
    menu = "\n".join(["News", "Sport", "Roads", "Subscribe", "Weather", "Jobs", "Local", "Comment"] * 7)
    summary = "The engineer has warned of it for years.", "Councillors voted for a new bridge on Monday evening."
    head = said, caption, "Ann Lee", "Published 3 May 2024 - 17:29", *summary
    assert said in cleantext.paragraphs(page(said, menu, *head, FIRST, SECOND, THIRD))


def test_a_kicker_of_other_words_is_no_headline() -> None:
    headline = "Bring back the swing bridge"
    head = ["Opinion", "Guest Essay", headline, "May 3, 2024, 6:00 a.m.", "Share full article", "174"]
    blocks = cleantext.explain(page(*head, "By Ann Lee", FIRST, SECOND, THIRD, FOURTH, *["Share"] * 3)).blocks
    assert [block.kept for block in blocks if block.text in (headline, "Guest Essay")] == [False, True]


def test_a_headline_without_a_menu_below_it_stays_though_a_card_has_a_part_of_it() -> None:
    headline = "Eels in green sauce – as smooth as at the old ferry house"
    card = ["Eels in green sauce", "Ingredients", "2 eels", "1 bunch of parsley"]
    raw = page(
        headline, FIRST, SECOND, "Share on Facebook", "\n".join(card), THIRD, FOURTH, FIRST[:-1] + " again."
    )
    assert headline in cleantext.paragraphs(raw)


def test_a_headline_with_a_colon_stays_though_a_part_of_it_stands_alone() -> None:
    headline = "Bridges of the Marlow valley: which will be closed, and for how long?"
    raw = page(headline, FIRST, "Bridges of the Marlow valley", SECOND, THIRD, FOURTH)
    assert headline in cleantext.paragraphs(raw)


def test_of_two_headlines_one_stays() -> None:
    raw = page(HEADLINE, "Marlow Gazette", HEADLINE, FIRST, SECOND, THIRD)
    assert cleantext.paragraphs(raw).count(HEADLINE) == 1


@pytest.mark.parametrize("path", ["HomeLocal News", "HomePOLITICS ", "StartseiteLokales "])
def test_a_path_whose_marks_are_lost_goes_with_the_headline_at_its_end(path: str) -> None:
    assert_removed(page(path + HEADLINE, HEADLINE, FIRST, SECOND, THIRD), path + HEADLINE, kind="title")


def test_a_verse_with_a_capital_inside_of_a_word_is_no_path() -> None:
    assert_untouched(page("Hey McFly, where have you been", "where have you been", "All the long day", FIRST))


def test_days_and_what_differs_in_numbers_are_no_titles() -> None:
    """A dump of daily entries that ends in a day."""
    entries = [
        line
        for day in range(1, 7)
        for line in (
            f"0{day}.05.2025",
            f"The river at Marlow Ferry stood at {day + 2} feet at eight in the morning.",
        )
    ]
    assert_untouched(page(*entries, "07.05.2025"))


def test_a_headline_that_ends_in_the_words_of_a_shorter_line_stays() -> None:
    raw = page(HEADLINE, "The swing bridge", FIRST, SECOND, THIRD)
    assert cleantext.paragraphs(raw)[0] == HEADLINE


def test_lines_that_differ_in_their_numbers_are_no_copies() -> None:
    raw = page(HEADLINE, "Council / 5 hours ago", "Council / 6 hours ago", FIRST, SECOND, THIRD)
    assert not any(block.rule.startswith("titles/") for block in cleantext.explain(raw).blocks)


def test_what_stands_twice_above_an_article_is_not_its_headline_for_that() -> None:
    """Buttons and captions stand twice as well; the headline is what speaks of the article."""
    twice = ["Subscribe Sign Up Log In", "The bridge in 1911, a postcard"]
    raw = page(*twice, HEADLINE, *twice, FIRST, SECOND, THIRD)
    assert [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"] == [HEADLINE]


def test_a_standfirst_stays_with_its_headline() -> None:
    bullets = [
        "- Work on the swing bridge begins in the spring",
        "- The old one dates from 1911",
    ]
    sentence = "The old one has frightened everyone who crossed it since 1911, the engineer said."
    for standfirst in ([sentence], bullets):
        cleaned = cleantext.clean(page("Local", "News", HEADLINE, *standfirst, "By Ann Lee", FIRST, SECOND, THIRD))
        assert cleaned.replace("\n\n", "\n").split("\n")[: len(standfirst) + 1] == [HEADLINE, *standfirst]


def test_a_headline_with_a_dash_stays_where_no_other_stands() -> None:
    assert_untouched(page("The bridge - a history of nine hundred years", FIRST, SECOND, THIRD))


def test_a_standfirst_that_shares_words_with_the_headline_stays() -> None:
    assert_untouched(page(HEADLINE, f"{HEADLINE} – and the ferry to be sold", FIRST, SECOND, THIRD))


def test_the_page_s_title_names_the_headline_though_a_button_stands_twice_as_well() -> None:
    raw = page(
        HEADLINE, "Sign up to our letters", "Log in", "Sign up to our letters", HEADLINE, FIRST, SECOND, THIRD
    )
    assert [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"] == [HEADLINE]
    assert cleantext.paragraphs(raw).count(HEADLINE) == 1


def test_a_site_s_name_that_stands_twice_is_no_headline() -> None:
    raw = page("The Marlow Gazette", "Sign up", "Home", "The Marlow Gazette", HEADLINE, FIRST, SECOND, THIRD)
    assert [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"] == [HEADLINE]


LEAD = "Councillors have voted to rebuild the swing bridge at Marlow Ferry after lorries had been kept off it for two years."
BUTTONS = ["Merken", "Kommentare", "2 min"]


def find(*lines: str, captions: tuple[int, ...] = ()) -> list[str]:
    """The standfirsts above the news article, some lines of which are known for captions."""
    text = page(*lines, *NEWS_PARAGRAPHS)
    labels = {index: Verdict(index, Kind.CAPTION, "test") for index in captions}
    document = Document(text, segment(text), load_phrasebook(), labels)
    return [document.blocks[index].text for index in find_leads(document, len(lines))]


@pytest.mark.parametrize("between", [[], BUTTONS, BUTTONS * 8])
def test_a_sentence_that_says_what_the_article_says_is_its_standfirst(between: list[str]) -> None:
    assert find("Home", HEADLINE, *between[:1], LEAD, *between) == [LEAD]


@pytest.mark.parametrize(
    "line",
    [
        # Small words alone are shared by any two sentences.
        "This is what they have said about those that will come after them, and about those that had been there before.",
        "The museum of carts and coaches has bought a coach that a duke once fell out of, for a price it does not name.",
        "Councillors to rebuild the swing bridge",
    ],
)
def test_a_sentence_about_something_else_is_none(line: str) -> None:
    assert find("Home", line, "2 min") == []


def test_a_standfirst_stands_near_its_article_and_above_no_credit() -> None:
    assert find(LEAD, *[f"Entry {number}" for number in range(40)]) == []
    assert find("Home", LEAD, "Picture: Ann Lee", captions=(2,)) == []
    assert find("Home", LEAD, f"{LEAD[:-1]} (Ann Lee/Marlow Pictures)", captions=(2,)) == []
    other = "The old bridge on a postcard of 1911, with two carts and a dog that nobody owned (Ann Lee/Marlow Pictures)"
    assert find("Home", LEAD, other, captions=(2,)) == [LEAD]


def test_a_standfirst_stays_with_the_headline_right_above_it_among_buttons() -> None:
    menu = [f"Channel {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    raw = page(*menu, *menu[::-1], HEADLINE, LEAD, *BUTTONS, *NEWS_PARAGRAPHS)
    assert [line for line in (HEADLINE, LEAD) if line in cleantext.paragraphs(raw)] == [HEADLINE, LEAD]
