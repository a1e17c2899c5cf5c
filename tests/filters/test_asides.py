"""What a link says of itself inside of a sentence goes; what the sentence says of windows and tabs stays."""

import pytest

import cleantext
from tests.filters.checks import FIRST, SECOND, page


@pytest.mark.parametrize(
    ("sentence", "cleaned"),
    [
        (
            "The report (opens in a new tab), which came on Monday, says that the bridge is safe.",
            "The report, which came on Monday, says that the bridge is safe.",
        ),
        (
            "Shares in Saltby Ferries (SALT.OX), opens new tab fell by 7% to their lowest since the spring of 2021.",
            "Shares in Saltby Ferries (SALT.OX) fell by 7% to their lowest since the spring of 2021.",
        ),
        (
            "The council has put its minutes [link is external] and the plans (External link) on its website.",
            "The council has put its minutes and the plans on its website.",
        ),
        (
            "We quote the [report (opens in new window)](https://www.saltby.example/report) of last Monday here.",
            "We quote the [report](https://www.saltby.example/report) of last Monday here.",
        ),
        (
            "Der Bericht (öffnet in neuem Fenster) wurde am Montag vorgestellt, wie das Amt mitteilte.",
            "Der Bericht wurde am Montag vorgestellt, wie das Amt mitteilte.",
        ),
        (
            "Le rapport (s’ouvre dans une nouvelle fenêtre) : il a été remis lundi au maire de la commune.",
            "Le rapport : il a été remis lundi au maire de la commune.",
        ),
        (
            "市は月曜日に報告書（別ウィンドウで開きます）を公表し、橋は安全だと述べた。",
            "市は月曜日に報告書を公表し、橋は安全だと述べた。",
        ),
        (
            "Отчёт (откроется в новом окне) был опубликован в понедельник, сообщила мэрия города.",
            "Отчёт был опубликован в понедельник, сообщила мэрия города.",
        ),
    ],
)
def test_what_a_link_says_of_itself_goes(sentence: str, cleaned: str) -> None:
    result = cleantext.explain(page(FIRST, sentence, SECOND))
    assert list(result.paragraphs) == [FIRST, cleaned, SECOND]
    assert {removal.rule for removal in result.removed} == {"asides/link"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The café (opens in a new building) will have forty seats, and a terrace above the river.",
        "If you hold the key down the page opens in a new tab, and the old one stays where it was.",
        "The shop, opens new windows of opportunity, as its owner said with a smile on Monday.",
        "Die Galerie (öffnet in neuem Glanz) lädt am Sonntag alle Nachbarn zu Kaffee und Kuchen ein.",
        "Press the control key and N (new window), or the control key and T (new tab), to have another page.",
        "Appuyez sur la touche Contrôle et sur N (nouvelle fenêtre) pour ouvrir une autre page du journal.",
        "The two bridges (internal and external) were measured on Monday by the county's engineers.",
    ],
)
def test_what_a_sentence_says_of_tabs_and_windows_stays(sentence: str) -> None:
    assert sentence in cleantext.paragraphs(page(FIRST, sentence, SECOND))


def test_where_no_language_knows_an_aside_without_a_bracket() -> None:
    sentence = "Der Bericht (öffnet in neuem Fenster) wurde am Montag vorgestellt, wie das Amt mitteilte."
    assert "(öffnet" not in cleantext.clean(page(FIRST, sentence), languages={"de"})
    assert "(öffnet" in cleantext.clean(page(FIRST, sentence), languages={"en"})
