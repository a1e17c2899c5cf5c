"""What `beside_captions` must remove, and the tempting text that it must leave."""

import pytest

from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, page

CAPTION = "Joss Carrick on the old swing bridge in Marlow (Picture: Ann Lee/Alamy)"


@pytest.mark.parametrize(
    "words", ["Joss Carrick on the swing bridge", "A man, Joss Carrick, leans over the old swing bridge"]
)
def test_the_words_for_a_picture_go_with_its_caption(words: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, words, CAPTION, THIRD, FOURTH), words, CAPTION, kind="caption")


@pytest.mark.parametrize(
    "caption",
    [
        "Joss Carrick leans over the old swing bridge in Marlow.",
        "Joss Carrick, with dog",
        "Die alte Drehbrücke in Marlow.",
    ],
)
def test_a_caption_goes_that_stands_again_with_its_credit(caption: str) -> None:
    again = f"{caption} (Picture: Ann Lee/Alamy)"
    assert_removed(page(HEADLINE, FIRST, SECOND, caption, again, THIRD, FOURTH), caption, again, kind="caption")


def test_a_long_line_that_stands_twice_in_a_row_goes_with_its_copy() -> None:
    line = "Joss Carrick and the county engineer on the old swing bridge in Marlow"
    assert_removed(page(HEADLINE, FIRST, SECOND, line, line, THIRD, FOURTH), line, line, kind="caption")


def test_of_a_verse_one_stays() -> None:
    verse = "Oh the bridge it swings and the river runs and we shall not be moved"
    assert_removed(page(HEADLINE, FIRST, SECOND, "And nobody came", verse, verse, "All the night", THIRD), verse)


@pytest.mark.parametrize(
    "line", ["What the new bridge will cost", "No.  Crossing           From       To    Since  Built  By"]
)
def test_of_a_subheading_or_a_row_that_stands_twice_one_stays(line: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, line, line, THIRD, FOURTH), line)


def test_a_long_paragraph_beside_a_caption_stays() -> None:
    """Long ones are not folded, and so begin like anything."""
    long = " ".join([FIRST, SECOND, THIRD, FOURTH] * 3)
    assert_removed(page(HEADLINE, FIRST, long, CAPTION, THIRD, FOURTH), CAPTION)


@pytest.mark.parametrize(
    "line",
    [
        "What Joss Carrick wants",
        "Joss Carrick has never liked rivers, nor the swing bridge in Marlow.",
        "- Joss Carrick on the swing bridge",
        "## Joss Carrick on the swing bridge",
        "The county engineer and her plans for the spring",
    ],
)
def test_a_subheading_or_a_sentence_above_a_caption_stays(line: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, line, CAPTION, THIRD, FOURTH), CAPTION)


@pytest.mark.parametrize("label", ["Image caption", "Getty Images", "EPA"])
def test_a_caption_below_its_label_or_credit_goes(label: str) -> None:
    caption = "Joss Carrick told the county engineer that he had never liked rivers or bridges"
    assert_removed(page(HEADLINE, FIRST, SECOND, label, caption, THIRD, FOURTH), label, caption, kind="caption")


@pytest.mark.parametrize(
    "line",
    [
        "The clock that runs backwards",
        "Joss Carrick told the county engineer that he had never liked rivers or bridges.",
        "7. The clock on the tower that has run backwards ever since the flood of 1911",
        "Why did the council not build a new bridge at all, as so many others have?",
    ],
)
def test_a_subheading_or_a_sentence_below_a_credit_stays(line: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, "Getty Images", line, THIRD, FOURTH), "Getty Images")
