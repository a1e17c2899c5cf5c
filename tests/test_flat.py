"""Text on one line: ``get_text(" ")`` and all that makes one space of any white space leave pages and articles so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.flat import flat_breaks
from cleantext.phrasebook import load_phrasebook
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD
from tests.test_seams import PAGE

ARTICLE = " ".join([FIRST, SECOND, THIRD, FOURTH])
LABELS = ["Share", "Most read", "Log in", "Privacy Policy", "Read more", "Advertisement"]


def test_a_page_on_one_line_keeps_its_article_on_one_line() -> None:
    cleaned = cleantext.clean(" ".join(PAGE))
    assert cleaned.startswith(HEADLINE)
    assert cleaned.endswith(ARTICLE)
    assert len(cleaned) < len(HEADLINE) + len(ARTICLE) + 40
    assert cleantext.paragraphs(" ".join(PAGE)) == [cleaned]


def test_every_part_of_a_page_on_one_line_is_accounted_for() -> None:
    raw = " ".join(PAGE)
    result = cleantext.explain(raw)
    assert " ".join(block.text for block in result.blocks) == raw
    assert all(raw[removal.start : removal.end] == removal.text for removal in result.removed)


@pytest.mark.parametrize(
    "junk",
    [
        "Sign up for our newsletter.",
        "We use cookies to improve your experience on our website.",
        "Photo: Jane Doe/Reuters.",
        "Follow us on Facebook, X and Instagram.",
        "Log in Sign up Privacy Policy",
        "© 2025 Saltby Echo. All rights reserved.",
    ],
)
def test_junk_goes_from_the_end_of_an_article_on_one_line(junk: str) -> None:
    assert cleantext.clean(f"{ARTICLE} {junk}") == ARTICLE


def test_junk_goes_from_between_its_sentences() -> None:
    raw = " ".join([FIRST, SECOND, "Sign up for our newsletter to get the latest news.", THIRD, FOURTH])
    assert cleantext.clean(raw) == ARTICLE


def test_a_line_above_stays_apart() -> None:
    assert cleantext.clean(f"{HEADLINE}\n\n{ARTICLE} All rights reserved.") == f"{HEADLINE}\n\n{ARTICLE}"


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(
            "“Not now.” “Cancel!” “Go back.” He closed the door. “More?” she said. “No, thanks.”", id="talk"
        ),
        pytest.param("The Terms of Use and the Privacy Policy say so, and so does the Cookie Policy.", id="prose"),
        pytest.param("He met Dr. Miller and Mrs. Smith of the U.S. Navy, and J. R. Carrick too.", id="titles"),
        pytest.param(
            "Read more, write more and share what you have: so my teacher used to say.", id="words of labels"
        ),
    ],
)
def test_sentences_that_sound_like_junk_stay(sentences: str) -> None:
    raw = " ".join([FIRST, SECOND, sentences, THIRD, FOURTH])
    assert cleantext.clean(raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(
            '{"title": "Home", "body": "The river rose. Nobody slept. The mayor came. It rained.", "tags": ["News"]}',
            id="a record",
        ),
        pytest.param(
            "The PlayFair system by OpenBridge was bought by MegaCorp in May. It runs on TinyOS and uses FastNet. SunRail "
            "and BlueLine will use it too. The makers say that WaveNet is next.",
            id="names with capitals inside",
        ),
    ],
)
def test_other_texts_on_one_line_stay(raw: str) -> None:
    assert cleantext.clean(raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param("\n".join([FIRST, SECOND, THIRD, FOURTH]), id="lines"),
        pytest.param("\r".join([FIRST, SECOND, THIRD, FOURTH]), id="other lines"),
        pytest.param(f"{FIRST} {SECOND}", id="one paragraph"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_texts_are_not_taken_apart(raw: str) -> None:
    assert flat_breaks(raw, load_phrasebook()) == ()


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH, *LABELS]), min_size=4, max_size=30))
def test_what_is_clean_stays_so(pieces: list[str]) -> None:
    cleaned = cleantext.clean(" ".join(pieces))
    assert "\n" not in cleaned
    assert cleantext.clean(cleaned) == cleaned


@pytest.mark.parametrize("mark", ["* ", "- ", "> ", "# "])
def test_what_marks_a_line_marks_none_of_the_sentences_on_one(mark: str) -> None:
    raw = f"{ARTICLE} {mark}The old one has been shut since the flood of May."
    assert cleantext.clean(raw, drop={"list", "quote", "subheading"}) == raw
