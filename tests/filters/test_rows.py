"""What `rows` must remove, and the tempting text that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, in_article, page


@pytest.mark.parametrize(
    "row",
    [
        "Sign in Subscribe My account",
        "Print this page   Send to a friend",
        "Drucken Teilen Merken 12 Kommentare",
        "Imprimer cette page · Envoyer à un ami · Commenter",
        "Jump to Recipe ★ Save Print Share",
    ],
)
def test_a_row_of_buttons_goes(row: str) -> None:
    assert_removed(page(HEADLINE, FIRST, row, SECOND, THIRD, FOURTH), row)


@pytest.mark.parametrize(
    "line",
    [
        "Live news",
        "Share, save and print",
        "Read the latest news & blogs",
        "Subscribe now, sign in never",
        "Print this page and send it to a friend",
    ],
)
def test_phrases_that_other_words_join_are_no_row(line: str) -> None:
    result = cleantext.explain(in_article(line), filters=["rows"])
    assert result.removed == ()
