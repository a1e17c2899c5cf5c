"""What several filters must remove of mails and feeds, and the tempting addresses that they must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, in_article, page


@pytest.mark.parametrize(
    "line",
    [
        "Read more ( https://mail.example/c/1 )",
        "Weiterlesen <https://mail.example/c/1>",
        "Lire la suite [https://mail.example/c/1]",
        "Czytaj więcej » https://mail.example/c/1",
        "View this email in your browser\n( https://mail.example/v/1 )",
        "Im Browser ansehen:\n<https://mail.example/v/1>",
        "Unsubscribe ( https://mail.example/u/1 ) | Update your preferences ( https://mail.example/p/1 )",
        "Darse de baja | Actualizar preferencias",
        "#bridges #ferry #мост",
        "Coast News, [14.03.2025 09:12]",
    ],
)
def test_the_buttons_of_a_mail_go_with_their_addresses(line: str) -> None:
    assert cleantext.clean(in_article(line)) == page(HEADLINE, FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    "line",
    [
        "The plans of the bridge (https://council.example/plans)",
        "The plans: https://council.example/plans",
        "The engineer put her drawings on the web\nhttps://council.example/plans",
        "#3 in the list, and #4",
        "Bridge | Ferry",
    ],
)
def test_addresses_of_an_article_stay(line: str) -> None:
    assert line.split("\n")[-1] in cleantext.clean(in_article(line))
