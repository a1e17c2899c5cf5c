"""Text that was run together: `textContent` and ``get_text()`` put no line break where an element ends."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.seams import lost_breaks, parts
from cleantext.segment import segment
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD

ABOVE = ["Skip to content", "News", "Sport", "Weather", "Log in", "Subscribe", HEADLINE, "By Jane Doe"]
STAMP = ["Published 3 November 2025", "Updated 4 November 2025, 10:15 GMT", "Share", "Save"]
BELOW = ["Related Topics", "Bridges", "Transport", "Most read"]
LINKS = ["Bus fares go up in January", "School is closed after the flood", "Ten things to do this weekend"]
FOOT = ["Sign up for our newsletter", "Terms of Use", "Privacy Policy", "© 2025 Saltby Echo. All rights reserved."]
NUMBERED = [text for number, link in enumerate(LINKS, 1) for text in (str(number), link)]
PAGE = [*ABOVE, *STAMP, FIRST, SECOND, THIRD, FOURTH, *BELOW, *NUMBERED, *FOOT]


def pieces(raw: str) -> list[str]:
    return [raw[start:end] for start, end in pairwise([0, *lost_breaks(raw), len(raw)])]


def test_a_page_that_was_run_together_is_cleaned_as_one_with_its_lines() -> None:
    assert cleantext.paragraphs("".join(PAGE)) == [HEADLINE, FIRST, SECOND, THIRD, FOURTH]
    assert cleantext.paragraphs("\n".join(PAGE)) == [HEADLINE, FIRST, SECOND, THIRD, FOURTH]


def test_spans_are_exact_where_lines_were_run_together() -> None:
    raw = "".join(PAGE)
    result = cleantext.explain(raw)
    assert "".join(block.text for block in result.blocks) == raw
    assert all(raw[removal.start : removal.end] == removal.text for removal in result.removed)


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(
            [
                "“We knew that this day would come,” said Jane Doe, who runs the bakery.",
                "“It could have been worse.”",
                "(The baker’s own house stands on the other bank.)",
                "Nobody in Saltby can remember a longer winter than this one.",
            ],
            id="quotes",
        ),
        pytest.param(
            [
                '"We knew that this day would come," said Jane Doe.',
                '"It could have been worse."',
                '"Nobody in Saltby can remember a longer winter."',
                'She calls it "the long night".',
                "The others would not speak of it at all.",
            ],
            id="quotes that look the same at both ends",
        ),
        pytest.param(
            [
                "Der Rat hat am Montag für die Brücke gestimmt.",
                "Ärger gab es über den Preis, der sich verdoppelt hat.",
                "Über die Fähre wird im Mai entschieden.",
                "Abb. 1 zeigt den Entwurf vom Herbst.",
            ],
            id="German",
        ),
        pytest.param(
            [
                "Совет в понедельник проголосовал за мост.",
                "Работы начнутся весной и продлятся девять месяцев.",
                "Паром пойдёт в мае, если найдутся деньги.",
                "Никто не был против.",
            ],
            id="Russian",
        ),
    ],
)
def test_sentences_that_stand_right_behind_others_are_apart(paragraphs: list[str]) -> None:
    assert pieces("".join(paragraphs)) == paragraphs


def test_scripts_without_capitals_are_cut_in_long_lines_alone() -> None:
    sentences = [
        "परिषद ने सोमवार को पुल के लिए मतदान किया।",
        "काम वसंत में शुरू होगा और नौ महीने चलेगा।",
        "मई में नाव चलेगी यदि पैसा मिल गया।",
        "किसी ने भी इसका विरोध नहीं किया था।",
    ]
    assert pieces("".join(sentences)) == ["".join(sentences)]
    assert pieces("".join(sentences * 8)) == sentences * 8


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "We moved to ASP.NET last year and like it. ASP.NET is small. Use System.Out or List.Add or Map.Put for it. "
            "With ASP.NET we write less, and Console.Error is gone.",
            id="names of software",
        ),
        pytest.param(
            "They met Mrs.Smith and Dr.Miller at St.Gallen, and Prof.Higgins and Gen.Lee at Mt.Everest. Mr.Jones came "
            "too, as did J.R.Ewing and Sgt.Pepper.",
            id="titles",
        ),
        pytest.param(
            "Inhalte (z.B. Karten und Bilder), Dienste (z.B. Dateien), Seiten (z.B. Foren), Orte (z.B. Bonn), u.a. mehr",
            id="abbreviations",
        ),
        pytest.param(
            "He waited there for her...And then she came in...But it was not her at all...The door closed behind him.",
            id="pauses",
        ),
        pytest.param(
            "Write to jane@example.Com or look at www.example.Org and at https://example.com/The.Bridge.And.More today, "
            "or at Example.Com and Saltby.Net if you like.",
            id="addresses",
        ),
        pytest.param(
            "Open the file report.PDF and image.JPG and notes.TXT in it. Then open all of budget.XLS and letter.DOC.",
            id="files",
        ),
        pytest.param(
            '"도시로 간 목수가 다시 부른다"…산골 책방 3년의 실험…"팔지도 헐지도 못해"…주민들이 나섰다', id="Korean"
        ),
        pytest.param(
            "市立図書館は日曜日も開館する。利用者からは歓迎の声が上がっている。職員を二人増やす。", id="Japanese"
        ),
        pytest.param("The bridge is shut.It was built in 1911.", id="two slips"),
        pytest.param("", id="nothing"),
    ],
)
def test_other_texts_have_lost_no_breaks(text: str) -> None:
    assert lost_breaks(text) == ()


@pytest.mark.parametrize(
    "name", ["YouTube", "iPhone", "McNamara", "GmbH", "PhD", "MPs", "SunRail", "#SaveOurBridge"]
)
def test_a_name_with_a_capital_inside_is_no_seam(name: str) -> None:
    article = [FIRST, f"Nobody at the meeting, where {name} was spoken of, had read the report.", SECOND, THIRD]
    assert pieces("".join(article)) == article


def test_words_that_were_run_together_are_apart_where_one_stands_elsewhere_too() -> None:
    caption = "Joss Carrick at the quay on Monday, as seen from the old bridge. Picture: Saltby Echo"
    assert pieces("".join([FIRST, SECOND, caption, FOURTH, THIRD])) == [FIRST, SECOND, caption, FOURTH, THIRD]


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH]), min_size=4))
def test_paragraphs_that_were_run_together_come_back(paragraphs: list[str]) -> None:
    assert [block.text for block in segment("".join(paragraphs))] == paragraphs


@given(st.text(st.sampled_from('aB .!?"”)(1\n漢ক।é')))
def test_seams_stand_between_two_characters_that_show(text: str) -> None:
    article = FIRST + SECOND + THIRD + FOURTH
    raw = article + text + article
    seams = lost_breaks(raw)
    assert [*seams] == sorted(set(seams))
    assert not any(raw[seam - 1].isspace() or raw[seam].isspace() for seam in seams)


def test_parts_of_a_line_without_seams_are_none() -> None:
    assert parts("The bridge is shut until May") == ()
    assert parts("ShareSave" * 100) == ()


@pytest.mark.parametrize("written", ["\\n", "\\n\\n", "\\r\\n", "<br>", "<br />\n", "</p>\n<p>", "</P><P>"])
def test_breaks_that_are_written_out_are_breaks(written: str) -> None:
    raw = written.join(PAGE)
    result = cleantext.explain(raw)
    assert list(result.paragraphs) == [HEADLINE, FIRST, SECOND, THIRD, FOURTH]
    assert all(raw[removal.start : removal.end] == removal.text for removal in result.removed)


def test_what_was_broken_at_a_tag_and_joined_to_it_stays() -> None:
    raw = f"<p>{FIRST}</p><p>Nobody who crosses it has</p><u>two</u><p>good words for the old bridge.</p><p>{THIRD}</p>"
    assert "good words for the old bridge." in cleantext.clean(raw)


@pytest.mark.parametrize(
    "text",
    [
        "Write <br> for a line break and <p> for a paragraph. Another <br> makes two, and a third <br> makes three.",
        r"In LaTeX $a \neq b$, $\nabla f$ and $\nu$ are what you need, and \newline, and \noindent, and \nobreak.",
        r"The files are in C:\new and D:\notes, and the copies of them are in E:\news of the other machine.",
        "Use print('\\n') or print(\"\\n\") or join(`\\n`), and then print('\\n') again.",
    ],
)
def test_breaks_that_a_text_speaks_of_are_none(text: str) -> None:
    assert lost_breaks(text) == ()
