"""What `duplicates` must remove, and what stands twice by right, which it must leave."""

import pytest

import cleantext
from cleantext import Kind
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page


def test_a_paragraph_that_follows_itself_goes_once() -> None:
    raw = page(HEADLINE, FIRST, FIRST, SECOND, THIRD)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)
    assert [removal.kind for removal in cleantext.explain(raw).removed] == [Kind.DUPLICATE]


def test_a_line_that_a_song_repeats_stays() -> None:
    song = [
        "Row me over to the other side",
        *["The lights on the river are all going out"] * 2,
        "And nobody calls",
    ]
    assert_untouched(page("The Ferryman", *song, "Row me over to the other side"))


def test_what_two_lists_of_ingredients_have_in_common_stays_and_so_does_a_headline_that_a_heading_repeats() -> (
    None
):
    dough, filling = (
        ["For the dough", "300 g flour", "Salt and white pepper"],
        ["For the filling", "Salt and white pepper"],
    )
    assert_untouched(page("Pie of the ferryman's wife", *dough, *filling, "Method", FIRST, SECOND))
    again = page(HEADLINE, FIRST, SECOND, HEADLINE, THIRD, FOURTH)
    assert cleantext.paragraphs(page("Share on Facebook", again))[:3] == [HEADLINE, FIRST, SECOND]


def test_an_article_that_an_extractor_gave_twice_comes_out_once() -> None:
    article = page(FIRST, SECOND, THIRD, FOURTH)
    assert cleantext.clean(page(HEADLINE, article, "Share on Facebook", article)) == page(HEADLINE, article)


def test_a_teaser_of_the_first_paragraph_above_the_headline_goes_or_the_copy_does() -> None:
    raw = page(FIRST, "Share on Facebook", HEADLINE, FIRST, SECOND, THIRD)
    assert cleantext.paragraphs(raw).count(FIRST) == 1


def test_of_a_subheading_the_entry_in_the_contents_goes() -> None:
    subheading = "What the old bridge was for"
    raw = page(HEADLINE, "In this article", subheading, "Notes", FIRST, SECOND, subheading, THIRD, FOURTH)
    kept = cleantext.paragraphs(raw, filters=cleantext.RULES)
    assert kept.count(subheading) == 1
    assert kept.index(subheading) == kept.index(SECOND) + 1


@pytest.mark.parametrize(
    "card",
    [
        "Ten Ways to Cross a River Without a Bridge Ten Ways to Cross a River Without a Bridge",
        "What Happens to the Ferry Now? What Happens to the Ferry Now? Nobody at the county hall would say.",
        "The long winter is over at last The long winter is over at last A diary from the upper valley.",
    ],
)
def test_a_card_that_begins_with_its_headline_twice_goes(card: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, card, THIRD), card, kind="related")


@pytest.mark.parametrize(
    "line",
    [
        "We shall not be moved, we shall not be moved, they sang on the bridge until it was dark.",
        "He said that it would rain. He said that it would rain. Then he put up his umbrella, and went out.",
        "Hear, hear! Hear, hear! It was all that the members could say for a minute or two.",
        "Never, never, never, never, never, said the ferryman, would he work for the county.",
    ],
)
def test_what_is_said_twice_in_a_row_stays(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, line, SECOND, THIRD))


def test_a_headline_that_stands_twice_in_its_line_stays() -> None:
    assert_untouched(page(f"{HEADLINE} {HEADLINE}", FIRST, SECOND, THIRD))


def test_a_paragraph_that_nearly_stands_twice_goes_once() -> None:
    again = SECOND.replace(", said the county engineer,", ", said the county's engineer,")
    raw = page(HEADLINE, FIRST, SECOND, "Share on Facebook", again, THIRD)
    assert_removed(raw, "Share on Facebook", again)


def test_sentences_that_an_author_repeats_stay_among_junk() -> None:
    question = "What is the one thing that you would do for those who live beside the river?"
    hold = "Hold on to the rail for 30 seconds, then let go and do the same with the other hand."
    answers = [("Maud Ellery", SECOND), ("Joss Carrick", THIRD), ("Jane Doe", FOURTH)]
    asked = page(*[page(name, question, answer) for name, answer in answers])
    assert_removed(
        page("Share on Facebook", HEADLINE, FIRST, asked, "Related topics"), "Share on Facebook", "Related topics"
    )
    done = page(*[page(answer, hold, name) for name, answer in answers])
    assert_removed(
        page("Share on Facebook", HEADLINE, FIRST, done, "Related topics"), "Share on Facebook", "Related topics"
    )


def test_a_copy_below_junk_or_with_the_paragraph_beside_it_goes() -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, FOURTH, "Share on Facebook", SECOND, THIRD, "Related topics", FIRST)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Turn your {} foot to the wall, and stand so for as long as you can without pain in the knee.",
            "left right",
        ),
        (
            "In the {} it will rain until noon, and the river will rise by a foot or more in the evening.",
            "north south",
        ),
        (
            "Turn {} at the gate (東京), and walk on for as long as there are lanterns in the trees above the road.",
            "left right",
        ),
        ("市の{}側では昼過ぎまで雨が降り続き、夕方には川の水位が一メートルほど上がる見込みです。", "東 西"),
    ],
)
def test_sentences_that_differ_in_a_word_are_no_copies(sentence: str, words: str) -> None:
    both = [sentence.format(word) for word in words.split()]
    raw = page(HEADLINE, FIRST, both[0], SECOND, both[1], THIRD, "Share on Facebook", "Related topics")
    assert_removed(raw, "Share on Facebook", "Related topics")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Le comté n{}avait pas prévu que le vieux pont tiendrait encore un hiver, dit l’ingénieur à la presse.",
            "' ’",
        ),
        (
            "The caf{} on the quay has been closed since the bridge was, and nobody has come to take the chairs.",
            "é e",
        ),
        (
            "The {} that owns the ferry has asked the council for a year more, and for the money for a new engine.",
            "co-op coop",
        ),
    ],
)
def test_a_copy_with_other_apostrophes_accents_or_hyphens_goes(sentence: str, words: str) -> None:
    first, second = (sentence.format(word) for word in words.split())
    raw = page(HEADLINE, FIRST, first, SECOND, second, THIRD, "Share on Facebook", "Related topics")
    assert_removed(raw, second, "Share on Facebook", "Related topics")


def test_a_pull_quote_from_the_body_goes() -> None:
    spoken = "There comes a point at which the honest thing is to begin again and not to patch the patches"
    body = f'"We have patched the patches," said Maud Ellery. "{spoken}," she told the meeting on Monday.'
    raw = page(HEADLINE, FIRST, f"“{spoken}”", body, "Share on Facebook", THIRD)
    assert_removed(raw, f"“{spoken}”", "Share on Facebook")


@pytest.mark.parametrize(
    "article",
    [
        page(
            "A slow man",
            "Would you call yourself patient?",
            "Yes.",
            "Would you do it again?",
            "Yes.",
            FIRST,
            SECOND,
        ),
        page(
            HEADLINE,
            FIRST,
            "- 1 pinch of salt",
            "- 60 g butter",
            SECOND,
            "- 1 pinch of salt",
            "- 90 g butter",
            THIRD,
        ),
        page(
            HEADLINE,
            FIRST,
            "Melt 60 g of the butter in a deep pan, and cook the onions in it for 20 minutes or a little more.",
            "Melt 90 g of the butter in a deep pan, and cook the onions in it for 30 minutes or a little more.",
            SECOND,
        ),
        page(
            "The road goes up",
            "The road goes up the hill, and down again,",
            "And where it ends no traveller can say.",
            "The miller's wife, who saw them all go by,",
            "And where it ends no traveller can say.",
        ),
        page(HEADLINE, FIRST, "* * *", SECOND, "* * *", THIRD),
        page(HEADLINE, FIRST, "Carrow Athletic 0-0 Brackwell Town", "Brackwell Town 0-0 Carrow Athletic", SECOND),
        page(
            HEADLINE,
            "The company's profit for the first quarter of the year rose to 12 million pounds, it said on Monday.",
            "The company's profit for the first quarter of the year rose to 13 million pounds, it said on Friday.",
            SECOND,
        ),
    ],
    ids=["answers", "ingredients", "steps", "refrain", "stars", "scores", "figures"],
)
def test_what_stands_twice_by_right_stays(article: str) -> None:
    assert_untouched(article)


def test_amounts_that_are_needed_again_stay_among_junk() -> None:
    amounts = "For each plate take 1 onion, 2 carrots, 1 leek, 3 potatoes, 1 spoon of oil and 1 pinch of salt."
    junk = ["Share on Facebook", "ADVERTISEMENT", "Sign up for our newsletter"]
    assert_removed(page(HEADLINE, FIRST, amounts, SECOND, amounts, THIRD, amounts, FOURTH, *junk), *junk)


def test_a_headline_that_quotes_the_body_stays() -> None:
    headline = '"I have never once been asked about the hens"'
    body = "I have never once been asked about the hens. There are nine of them, and they are all called Margaret."
    assert_untouched(page(headline, FIRST, SECOND, body))


def test_of_two_copies_the_one_among_the_paragraphs_stays() -> None:
    first = "GULLHAVEN — For forty years nobody rang the bell of the old customs house, and then somebody did."
    raw = f"""Somebody rings the bell at Gullhaven
{first}
Post to Facebook
Your message has been sent
{first}
The bell hangs forty feet above the quay, and the stair that leads up to it was taken away in 1984.
Nobody has said who it was, or how they came up."""
    kept = cleantext.paragraphs(raw)
    assert kept[1:] == raw.split("\n")[-3:]


def test_the_first_paragraph_stays_at_the_head_whatever_stands_around_a_copy_below() -> None:
    teasers = ["The mayor will cross it first.", "Nobody was asked about the price of it."]
    raw = page(
        HEADLINE, "By Jane Doe", FIRST, "What it cost", SECOND, THIRD, "Most read", teasers[0], FIRST, teasers[1]
    )
    kept = cleantext.paragraphs(raw, filters=cleantext.RULES)
    assert kept.index(FIRST) == 1


def test_what_a_recipe_needs_twice_stays() -> None:
    dough = ["For the dough", "200 g of plain flour", "100 g of cold butter"]
    crumble = ["For the crumble", "200 g of plain flour", "100 g of cold butter", "50 g of brown sugar"]
    assert_untouched(page("Plum cake on a tray", *dough, *crumble, FIRST, SECOND))


def test_of_a_table_of_contents_and_a_marked_heading_the_heading_stays() -> None:
    heading = "2. Where the money is to come from\n----------------------------------"
    raw = page("Newsletter", "2. Where the money is to come from", FIRST, SECOND, f"Read more\n{heading}", THIRD)
    assert heading in cleantext.clean(raw)


def test_a_refrain_is_no_standfirst_that_stands_above_too() -> None:
    refrain = "It costs €5 at the door – or £4, if you ask for it nicely…"
    shut = "By Friday the bridge was shut."
    verse = f"{refrain} Read more books, he said. {refrain} Join Our Newsletter {shut} {refrain} {shut} "
    once = cleantext.clean(13 * verse)
    assert cleantext.clean(once) == once
    assert once.count(refrain) > 13


@pytest.mark.parametrize("mark", ["3. ", "* ", "- "])
def test_of_a_breadcrumb_and_the_headline_below_it_the_headline_stays(mark: str) -> None:
    """As text browsers and some extractors write it: the path to the page is a list, whose last item is the page."""
    path = [f"{mark}{entry}" for entry in ("Home", "Roads and bridges", HEADLINE)]
    for byline in ([], ["Listen", "By Ann Lee"]):
        raw = page("\n".join(path), *byline[:1], HEADLINE, *byline[1:], FIRST, SECOND, THIRD)
        kept = cleantext.paragraphs(raw)
        assert kept.count(HEADLINE) == 1
        assert kept[-3:] == [FIRST, SECOND, THIRD]
        assert f"{mark}{HEADLINE}" not in "\n".join(kept)


def test_of_a_list_s_item_and_the_same_line_far_from_any_paragraph_the_first_stays() -> None:
    others = [f"Road {letter}" for letter in "abcdef"]
    raw = page(
        "- The bridge at Marlow and its keeper",
        FIRST,
        SECOND,
        THIRD,
        *others,
        "The bridge at Marlow and its keeper",
    )
    assert cleantext.paragraphs(raw)[0] == "- The bridge at Marlow and its keeper"
