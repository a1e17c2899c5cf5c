"""What `phrases` must remove, and the tempting text that it must leave."""

import pytest

import cleantext
from cleantext.document import Document
from cleantext.phrasebook import build_phrasebook
from cleantext.segment import segment
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


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("Text: Jane Doe and John Roe", True),
        ("Text: Anna Keller, Fotos: Max Frei", True),
        ("Text: what stands between two covers and is read", False),
        ("Text: El Valdehoyos empata en el último minuto", False),
    ],
)
def test_a_label_of_credits_in_front_of_small_words_is_none(line: str, *, goes: bool) -> None:
    kept = cleantext.paragraphs(page(HEADLINE, FIRST, line, SECOND, THIRD))
    assert (line not in kept) == goes


def test_a_verse_that_begins_like_a_link_stays() -> None:
    assert_untouched(page("Talvi", FIRST, "Read more,", "says the child,", "the page with the bear.", SECOND))


@pytest.mark.parametrize(
    ("asks", "answers"), [("Lee", "Theo"), ("Reporter", "Per"), ("Journalist", "Webb"), ("Editor", "Vir")]
)
def test_an_interview_stays_whatever_its_names_mean_in_other_languages(asks: str, answers: str) -> None:
    """These are labels elsewhere: Spanish "Lee" is "read", Vietnamese "theo" and Catalan "per" are "by"."""
    assert_untouched(
        page(
            f"{answers} Marsh has kept bees in Harwick for thirty years, and this spring he opened a shop by the mill.",
            f"{asks}: When did you begin to keep bees, and who taught you?",
            f"{answers}: When I was ten. My uncle taught me.",
            f"{asks}: Why Harwick?",
            f"{answers}: Forty hives stood here when I came, and two more on the roof.",
        )
    )


@pytest.mark.parametrize(
    "line",
    [
        "Leer: Sube el precio del autobús",
        "Theo: Nguyễn Văn An",
        "Webb: harwickpost.example",
        "Contact: press@harwick.example.",
        "Editor: Jane van Doe.",
        "Reporter: Jane Doe and John Roe.",
        "责任编辑：王小明。",
    ],
)
def test_what_those_words_stand_for_goes(line: str) -> None:
    assert line not in cleantext.clean(page(HEADLINE, FIRST, SECOND, THIRD, line))


@pytest.mark.parametrize("said", ["– No, thanks.", "— Register!", "– Nu, mulțumesc.", "– Nei takk."])
def test_speech_behind_a_dash_stays(said: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, "– Will you have some tea?", said, SECOND))


FRAMES = [
    "Der Beitrag über die Fischer erschien zuerst auf Englisch und erst zwei Jahre später auf Deutsch.",
    "The post office first appeared on a map in 1843.",
    "Příspěvek na opravu střechy pochází z evropských fondů.",
    "Artikkeli suden paluusta julkaistiin ensimmäisen kerran vuonna 1994.",
    "Het bericht over de dijk verscheen eerst op Facebook, en pas uren later in de krant.",
    "Je ontvangt deze mail omdat ik niet kan bellen, schreef hij haar.",
]


@pytest.mark.parametrize("sentence", FRAMES)
def test_what_mails_and_feeds_say_around_a_text_stays_inside_of_one(sentence: str) -> None:
    assert_untouched(in_article(sentence))
    assert sentence not in cleantext.clean(page(HEADLINE, FIRST, SECOND, THIRD, sentence))
    assert sentence not in cleantext.clean(page(HEADLINE, FIRST, SECOND, sentence, "Unsubscribe", THIRD))


@pytest.mark.parametrize(
    "shown",
    [
        "The headers of the false mail read:\n\nFrom: Bank <pay@bank.example>\n\nReturn-Path: <x@evil.example>",
        "How to leave a list, in three steps:\n\n1. Click here to unsubscribe\n2. Update your preferences",
        "Sırayla şunları yapın:\n\n- Tarayıcıda aç\n- Listeden çık",
    ],
)
def test_what_an_article_about_mails_shows_of_them_stays(shown: str) -> None:
    assert_untouched(in_article(shown))


@pytest.mark.parametrize(
    "line",
    [
        "Updated: The ferry is running again.",
        "Update vom 3. Mai: Die Fähre fährt wieder.",
        "Atualização: a balsa voltou a operar.",
        "Обновлено 3 мая: паром снова ходит.",
        "更新：渡轮已恢复运营。",
        "Обновлено: уровень 720 сантиметров.",
        "Updated: the river stands at 720 centimetres.",
    ],
)
def test_what_is_new_in_an_article_is_no_dateline(line: str) -> None:
    assert_untouched(in_article(line))


@pytest.mark.parametrize(
    "line", ["Updated: 3 May 2024 at 10:30 a.m.", "Veröffentlicht am 3. Mai 2024, 10:30 Uhr."]
)
def test_a_dateline_may_end_in_a_full_stop(line: str) -> None:
    assert_removed(in_article(line), line, kind="dateline")


PHRASES = [
    ("Join Our Newsletter", "newsletter"),
    ("Sign up for our daily newsletter", "newsletter"),
    ("Related topics", "related"),
    ("Read more: Bus fares to rise again in the new year", "related"),
    ("Watch: How the bridge was built", "media"),
    ("Listen to this article", "media"),
    ("Share on Facebook", "share"),
    ("Facebook Twitter WhatsApp Copy link", "share"),
    ("Story continues below advertisement", "advert"),
    ("ADVERTISEMENT", "advert"),
    ("We may earn a commission from links on this page.", "advert"),
    ("Already a subscriber? Sign in", "paywall"),
    ("We use cookies to improve your experience on our site.", "consent"),
    ("5 comments", "comments"),
    ("Skip to main content", "navigation"),
    ("© 2023 Example Media Ltd. All rights reserved.", "legal"),
    ("(Reporting by Jane Doe; Editing by John Roe)", "sign-off"),
    ("Follow Jane Doe on Twitter", "author-note"),
]


@pytest.mark.parametrize(("line", "kind"), PHRASES)
def test_lines_that_a_phrase_gives_away_go(line: str, kind: str) -> None:
    assert_removed(in_article(line), line, kind=kind)


@pytest.mark.parametrize(
    ("line", "kind"), [("**[Most read](/most-read)**", "related"), ("*Join our newsletter*", "newsletter")]
)
def test_decoration_does_not_hide_a_phrase(line: str, kind: str) -> None:
    assert_removed(in_article(line), line, kind=kind)


ORNAMENTED = [
    ("\N{WHITE RIGHT POINTING BACKHAND INDEX} Read more: Bus fares to rise again in the new year", "related"),
    ("\N{BLACK RIGHTWARDS ARROW}\N{VARIATION SELECTOR-16} Lesen Sie auch: Die Brücke am Markt", "related"),
    ("\N{INCOMING ENVELOPE} Sign up for our daily newsletter", "newsletter"),
    ("Share on Facebook \N{LINK SYMBOL}", "share"),
    ("\N{SPEECH BALLOON} 5 comments", "comments"),
    ("\N{CAMERA} Photo: Jane Doe", "caption"),
    ("¡Comparte en Facebook!", "share"),
    ("¿Ya eres suscriptor? Inicia sesión", "paywall"),
]
"""Lines of pages of today, with what says as much without it."""


@pytest.mark.parametrize(("line", "kind"), ORNAMENTED)
def test_an_arrow_or_an_emoji_does_not_hide_a_phrase(line: str, kind: str) -> None:
    assert_removed(in_article(line), line, kind=kind)


@pytest.mark.parametrize(
    "line",
    [
        "\N{WHITE HEAVY CHECK MARK} Bring a torch and a coat",
        "\N{SMALL BLUE DIAMOND} The ferry goes at noon",
        "\N{ROUND PUSHPIN} 12 Mill Lane, Ashford",
        "What a day on the river! \N{GRINNING FACE}",
        "\N{BLACK RIGHTWARDS ARROW} From the quay to the lock it is a mile.",
        "¿Qué dijo el alcalde?",
        "¿Quiere recibir a sus vecinos en casa?",
    ],
)
def test_an_arrow_or_an_emoji_gives_no_line_away(line: str) -> None:
    assert_untouched(in_article(line))


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("¿Sabes algo? Escríbenos", True),
        ("Sabes algo, escríbenos", False),
        ("\N{HEADPHONE} Nuevo podcast hoy", True),
        ("Nuevo podcast hoy", False),
    ],
)
def test_a_mark_of_a_phrase_is_a_part_of_it(line: str, *, goes: bool) -> None:
    """A question to the reader begins with one in Spanish, and a sentence with the same words does not."""
    phrases = ["¿sabes algo? *", "\N{HEADPHONE} *podcast *"]
    book = build_phrasebook([{"language": "xx", "contact": {"tip": {"lines": phrases}}}])
    document = Document(line, segment(line), book)
    assert (document.rule(document.blocks[0]) is not None) is goes


@pytest.mark.parametrize(
    "line",
    [
        "The newsletter was founded in 1892.",
        "Sign in, please, said the porter, and he pushed the ledger across the desk.",
        "Related topics bored him.",
        "Cookies are baked for ten minutes, and not a minute more.",
        "All rights were reserved, he liked to say, for the cat.",
        "Share this with your neighbour, he wrote.",
        "Comments were welcome.",
        "Yes.",
        "No.",
        "Listen to the river, said the boy.",
        "Follow us on foot, said a card in the window.",
        "Subscribe, he said, or do not.",
    ],
)
def test_sentences_that_only_hold_such_words_stay(line: str) -> None:
    assert_untouched(in_article(line))


def test_a_word_of_forms_is_a_heading_behind_an_emoji_too() -> None:
    heading = "\N{TELEPHONE RECEIVER} Contact"
    assert_untouched(page(HEADLINE, FIRST, heading, "The office on Mill Lane helps.", SECOND))
    assert_removed(page(HEADLINE, FIRST, SECOND, heading), heading)


def test_the_scores_of_a_review_stay() -> None:
    scores = ["View", "8/10", "One sees as far as Sallow.", "Comfort", "4.5 / 5", "Total", "82 / 100"]
    assert_untouched(page(HEADLINE, FIRST, *scores, SECOND, THIRD))


@pytest.mark.parametrize("counter", ["1 / 14", "1 / 5", "0:00 / 5:12"])
def test_what_counts_pictures_or_the_time_of_a_film_goes(counter: str) -> None:
    assert_removed(in_article(counter), counter, kind="media")


@pytest.mark.parametrize("step", ["Save.", "Subscribe.", "Speichern.", "保存。"])
def test_a_button_with_a_full_stop_is_a_step(step: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, "Tap the bell.", step, SECOND, THIRD))
    assert_removed(page(HEADLINE, FIRST, step.rstrip(".。"), SECOND, THIRD), step.rstrip(".。"))


def test_what_shows_that_a_page_waits_goes() -> None:
    assert_removed(page(HEADLINE, FIRST, "Loading...", SECOND, THIRD), "Loading...")


@pytest.mark.parametrize("words", ["Book a viewing", "Zapal znicz", "Hacer una oferta", "Tråden är låst"])
def test_a_buttons_words_alone_between_paragraphs_are_a_heading(words: str) -> None:
    assert_untouched(in_article(words))


@pytest.mark.parametrize("words", ["Book a viewing", "Zapal znicz", "Hacer una oferta", "Tråden är låst"])
def test_a_button_by_other_junk_goes(words: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, FOURTH, "Share", words, "Print"), "Share", words, "Print")
