"""What `lists` must remove, and the tempting text that it must leave."""

import pytest

import cleantext
from tests.filters.checks import (
    FIRST,
    FOURTH,
    HEADLINE,
    SECOND,
    THIRD,
    assert_removed,
    assert_untouched,
    in_article,
    page,
)

OTHERS = ["Bus fares to rise again", "Man found in boat", "Ten things to do by the river"]


@pytest.mark.parametrize(
    "heading", ["Most read", "MOST READ", "Related topics", "Related articles", "## Read next"]
)
def test_the_list_under_a_heading_goes_with_it(heading: str) -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "\n".join([heading, *OTHERS]))
    assert_removed(raw, heading, *OTHERS)


def test_a_list_above_the_article_ends_at_its_headline() -> None:
    """The line that the page's title names is no item, though it stands below "Most read" and a menu's pitch."""
    pitch = "We have told the news of the river since 1871, every week and in any weather, on paper and here."
    most_read = "\n".join(["Most read", *OTHERS, HEADLINE, "The old one dates from 1911"])
    raw = page(f"{HEADLINE} | Marlow Gazette", pitch, most_read, FIRST, SECOND, THIRD)
    assert HEADLINE in cleantext.paragraphs(raw, filters=cleantext.RULES)


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. "])
def test_items_with_marks_go_with_their_heading(mark: str) -> None:
    items = [mark + headline for headline in OTHERS]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, "Most read", "\n".join(items)), "Most read", *items)


def test_a_list_inside_the_article_goes_but_for_the_subheading_below_it() -> None:
    raw = page(HEADLINE, FIRST, SECOND, "Most read", *OTHERS, "What it will cost", THIRD, FOURTH)
    assert_removed(raw, "Most read", *OTHERS)


SIGHTS = ["The clock that runs backwards", "Smoked eel from the stall by the lock", "The tower at dusk"]


@pytest.mark.parametrize(
    "heading",
    [
        "Don't miss",
        "Our recommendations",
        "Elsewhere on Sunday",
        "No te pierdas",
        "Lesenswert",
        "ランキング",
        "Nu ratați",
    ],
)
def test_a_heading_that_an_article_may_have_stays_between_its_paragraphs(heading: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, heading, *SIGHTS, "Where to sleep", THIRD))
    assert_untouched(page(HEADLINE, FIRST, f"## {heading}", "\n".join(f"- {sight}" for sight in SIGHTS), SECOND))
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, heading, *OTHERS), heading, *OTHERS)
    # By other junk it is what it is elsewhere.
    raw = page(HEADLINE, FIRST, "Share on Facebook", heading, *OTHERS, "What it will cost", SECOND)
    assert_removed(raw, "Share on Facebook", heading, *OTHERS)


def test_such_a_heading_above_a_ranking_or_beside_junk_is_junk() -> None:
    ranked = [line for rank, other in enumerate(OTHERS, 1) for line in (str(rank), other)]
    for box in (
        ["Most popular", *ranked, "The ferry"],
        ["Most popular", *OTHERS, "The ferry", "Share on Facebook"],
    ):
        kept = cleantext.paragraphs(page(HEADLINE, FIRST, SECOND, *box, THIRD))
        assert [line for line in ("Most popular", *OTHERS) if line in kept] == []
    assert_untouched(page(HEADLINE, FIRST, "More good news stories", "The ferry is back", SECOND, THIRD))


def test_names_of_services_are_headings_where_each_has_a_text() -> None:
    assert_untouched(
        page(HEADLINE, FIRST, "Facebook", "Tap the three dots.", "Email", "Write to the office.", SECOND)
    )
    assert_removed(page(HEADLINE, FIRST, "Facebook", "Twitter", SECOND), "Facebook", "Twitter")


@pytest.mark.parametrize(
    "heading",
    [
        *("Contact", "Forgot your password?", "Cookies", "Log in", "Kontakt", "¿Has olvidado tu contraseña?"),
        *("お問い合わせ", "6. Newsletter", "(4) Share", "2. Reageren"),
    ],
)
def test_a_word_of_forms_is_a_heading_above_a_sentence_or_a_number(heading: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, heading, "The office on Mill Lane helps.", SECOND))
    assert_untouched(page(HEADLINE, FIRST, heading, "Parish office, 000 33 44", SECOND))
    assert_removed(page(HEADLINE, FIRST, heading, "Mill Lane News", SECOND), heading)
    raw = page(HEADLINE, FIRST, heading, "Register", "It is free and takes a minute.", SECOND)
    assert_removed(raw, heading, "Register")
    assert_removed(page(HEADLINE, FIRST, SECOND, heading), heading)


@pytest.mark.parametrize(
    "end", [".3", ".[4]", ".[4][12]", ".²", " \N{BEAR FACE}", " \N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}"]
)
def test_a_paragraph_with_a_footnote_or_an_emoji_at_its_end_is_none_of_a_list(end: str) -> None:
    noted = f"In the afternoon the river rose again until it stood as high as in the year of the flood{end}"
    raw = page(HEADLINE, FIRST, SECOND, "Related articles", OTHERS[0], noted, noted.replace("the", "a"))
    assert noted in cleantext.paragraphs(raw)
    assert noted.replace("the", "a") in cleantext.paragraphs(raw)


@pytest.mark.parametrize("end", ["ました♪", "ました☆", "である．"])
def test_a_sentence_of_a_japanese_blog_is_none_of_a_list(end: str) -> None:
    sentences = [f"{start}に友達と川沿いを歩いて、小さなお店で魚を食べ{end}" for start in ("お昼", "夕方")]
    raw = page("川さんぽ", "昨日は友達と一緒に川まで行ってきました。", "関連記事", "橋の歴史", *sentences)
    assert set(sentences) <= set(cleantext.paragraphs(raw))


def test_a_list_ends_where_amounts_begin() -> None:
    amounts = ["900 g strong flour", "100 g rye flour", "20 g salt"]
    raw = page(HEADLINE, FIRST, "You may also like", OTHERS[0], "For two loaves", *amounts, SECOND)
    assert_removed(raw, "You may also like", OTHERS[0])
    figures = ["Matches: 97", "Goals: 41", "Caps: 3"]
    raw = page(HEADLINE, FIRST, "Related stories", OTHERS[0], "9. Paul Oko", *figures, SECOND)
    assert_removed(raw, "Related stories", OTHERS[0])


def test_paragraphs_below_such_a_heading_stay() -> None:
    raw = page(HEADLINE, FIRST, "Related topics", SECOND, THIRD, FOURTH)
    assert_removed(raw, "Related topics")


def test_a_sentence_that_only_begins_like_a_heading_heads_no_list() -> None:
    assert_untouched(
        page(HEADLINE, FIRST, "Most read of all his books was this one.", "- Low Water", "- The Salt Road")
    )


@pytest.mark.parametrize("heading", ["Update your profile", "Profil ändern", "Version en ligne", "管理订阅"])
def test_a_button_of_a_mail_may_head_a_part_of_an_article(heading: str) -> None:
    assert_untouched(in_article(page(heading, "It takes a minute, and nobody does it.")))
    assert cleantext.clean(page(HEADLINE, FIRST, SECOND, THIRD, heading)) == page(HEADLINE, FIRST, SECOND, THIRD)


CARD = "Man who walked his dog by the river finds the ring that he lost in 1971"


@pytest.mark.parametrize(
    "junk",
    [
        ["Related", CARD],
        ["Read next", OTHERS[0], CARD],
        ["Lesen Sie auch", f"## {CARD}"],
        ["Read next", f"1. {OTHERS[0]}", f"2. {CARD}"],
    ],
)
def test_the_last_headline_inside_the_article_goes_if_no_subheading_is_so_long(junk: list[str]) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, *junk, THIRD, FOURTH), *junk)


@pytest.mark.parametrize(
    "subheading",
    [
        "What the new bridge is going to cost",
        "Why did the council not build a new bridge at all, as others have?",
        "7. The clock on the tower that has run backwards ever since the flood",
        "The engineer was asked what she would do next, and said:",
    ],
)
def test_what_may_be_a_subheading_stays_below_a_related_heading(subheading: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, "Related", subheading, THIRD, FOURTH), "Related")
