"""What `glue` must cut off a paragraph, and the tempting text that it must leave."""

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

GLUED = [
    ("{} Read more: Bus fares up", "Read more: Bus fares up"),
    (
        "{} READ MORE: Bus fares to rise again in the new year",
        "READ MORE: Bus fares to rise again in the new year",
    ),
    ("{} Also read: The long winter", "Also read: The long winter"),
    ("{} Advertisement", "Advertisement"),
    ("ADVERTISEMENT {}", "ADVERTISEMENT"),
    # "The old bridge …, said the county engineer": no name begins there.
    ("Advertisement {}", "Advertisement"),
    ("{} Story continues below advertisement", "Story continues below advertisement"),
    ("{} Sign up for our newsletter here", "Sign up for our newsletter here"),
    ("{} Follow us on Twitter and Facebook.", "Follow us on Twitter and Facebook."),
    ("{} Watch: How the bridge was built", "Watch: How the bridge was built"),
    (
        "{} \N{BLACK RIGHTWARDS ARROW}\ufe0f Read more: Bus fares up",
        "\N{BLACK RIGHTWARDS ARROW}\ufe0f Read more: Bus fares up",
    ),
]


@pytest.mark.parametrize(("form", "junk"), GLUED)
def test_junk_glued_to_a_paragraph_is_cut_off(form: str, junk: str) -> None:
    raw = page(HEADLINE, FIRST, form.format(SECOND), THIRD)
    result = cleantext.explain(raw)
    assert result.text == page(HEADLINE, FIRST, SECOND, THIRD)
    assert [removal.text for removal in result.removed] == [junk]


def test_junk_between_two_sentences_is_cut_out() -> None:
    raw = page(HEADLINE, f"{FIRST} Story continues below advertisement {SECOND}", THIRD)
    assert cleantext.clean(raw) == page(HEADLINE, f"{FIRST} {SECOND}", THIRD)


def test_junk_at_both_ends_is_cut_off() -> None:
    raw = page(HEADLINE, f"ADVERTISEMENT {FIRST} Read more: Bus fares up", THIRD)
    assert_removed(raw, "ADVERTISEMENT", "Read more: Bus fares up")


def test_a_word_that_the_article_writes_small_elsewhere_begins_a_sentence_behind_a_label() -> None:
    paragraph = "Boats may pass from May on, and the ferry will be moored for good, said the engineer on Monday."
    raw = page(HEADLINE, FIRST, f"Advertisement {paragraph}", "Nobody knows how many boats will come.", THIRD)
    assert_removed(raw, "Advertisement")


def test_a_label_that_is_a_line_elsewhere_is_no_word_of_the_paragraph_it_is_glued_to() -> None:
    raw = page(HEADLINE, FIRST, f"Advertisement {FOURTH}", "Advertisement", THIRD)
    assert_removed(raw, "Advertisement", "Advertisement")
    assert_untouched(page(HEADLINE, FIRST, f"Advertisement {FOURTH}", THIRD))


@pytest.mark.parametrize(
    "label", ["[Advertisement]", "(ADVERTISEMENT)", "Advertisement:", "ADVERTISEMENT -", "Read more."]
)
def test_the_marks_around_a_label_go_with_it(label: str) -> None:
    assert cleantext.clean(page(HEADLINE, FIRST, f"{label} {SECOND}", THIRD)) == page(
        HEADLINE, FIRST, SECOND, THIRD
    )


@pytest.mark.parametrize(
    "junk",
    [
        "Sign up for our newsletter.",
        "Sign up for our newsletter. Follow us on Twitter and Facebook.",
        "Copyright 2024 The Associated Press. All rights reserved.",
        "Jane Doe contributed to this report.",
    ],
)
def test_sentences_of_junk_at_the_end_of_a_paragraph_take_nothing_else_with_them(junk: str) -> None:
    paragraph = f"{FIRST} Boats may pass from May on, and the ferry will go."
    cleaned = cleantext.clean(page(HEADLINE, f"{paragraph} {junk}", SECOND, THIRD, FOURTH))
    assert cleaned == page(HEADLINE, paragraph, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    "junk",
    [
        "Every morning at six an editor sums up what happened overnight, what the day brings and what people talk "
        "about, and sends it to whoever likes to read over coffee. Sign up for our newsletter.",
        "Harbour Living takes part in various affiliate programmes, so that it may be paid for things which are bought "
        "through links to shops, at no cost to whoever buys them. All rights reserved.",
    ],
)
def test_a_pitch_of_several_sentences_goes_whole(junk: str) -> None:
    """It has no words in common with the article."""
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, junk, FOURTH), junk)


def test_the_last_words_of_someone_stay() -> None:
    quote = "“We have all tried to read what stands below every page that we open, and never once got to the end, "
    quote += "since it goes on and on until it says what they all say. Subscribe to read more.”"
    assert_untouched(page(HEADLINE, FIRST, SECOND, quote, THIRD, FOURTH))


def test_what_leads_to_such_a_sentence_goes_with_it() -> None:
    assert_removed(in_article(junk := "Love old bridges? So do we. Sign up for our newsletter."), junk)


@pytest.mark.parametrize(
    "glued", [" Advertisement.", " Read more: Bus fares up.", " Advertisement. Read more: Bus fares up."]
)
def test_junk_glued_many_times_over_goes_at_once(glued: str) -> None:
    raw = page(HEADLINE, FIRST + glued * 50, SECOND)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND)


def test_a_full_stop_goes_with_the_junk_that_it_ends() -> None:
    raw = page(HEADLINE, f"{FIRST} Story continues below advertisement. {SECOND}", THIRD)
    assert cleantext.clean(raw) == page(HEADLINE, f"{FIRST} {SECOND}", THIRD)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Advertisement Standards Authority said on Monday that it would look into the posters on the quay.",
        "Advertisement was his father's trade, and it was from him that the boy learned to paint in capitals.",
        "ADVERTISEMENT STANDARDS AUTHORITY SAYS IT WILL LOOK INTO THE POSTERS ON THE QUAY AT MARLOW FERRY",
        "It is said of him that he could do it all. Read more books, he said. Read more of everything, and again.",
        "He had one rule. Watch the river and you will see it rise, and when it has risen you will see it fall.",
        "The poster was taken down. Advertisement, wrote the judge, is no crime, or not in itself and not yet.",
        'She showed him the page. "Read more: it is the only thing that helps," it said in red, and he read on.',
        "Few spots are remembered for longer than a week. Реклама Fabel вышла в эфир один раз, и её помнят до сих пор.",
        "Werbung Fabels zeigt seit Jahren dieselbe Brücke, und noch immer fragt niemand, wo sie eigentlich steht.",
        "Was hilft gegen die Ketten am Stadtrand? Werbung. Das weiß jeder Händler, doch den meisten fehlt das Geld.",
        "Nobody on the quay had seen it coming down the river. Watch: the ice will break before the week is out.",
        "I turned him round so that he had to look at me. Listen: you are not to blame for any of this.",
        "The colours are true even by candle light, and in the dark too. Video: 4K at 60 frames a second",
        "They meet on the last Sunday of the month. Help us keep our beaches clean by bringing gloves and a bag.",
        "She had read to the dying for eleven years. Your support helps people to leave in peace, the director said.",
        "She lends out tools free of charge to whoever asks. She can be reached at the boathouse after six.",
    ],
)
def test_paragraphs_that_only_hold_such_words_stay(paragraph: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, paragraph, THIRD))
