"""What `signed` must remove, and the last words of articles that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page

NEW = "Ada Quill"
"""A name that the article does not speak of."""
NOTE = f"{NEW} is a transport correspondent for The Millbrook Echo."


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        f"{NEW} is the bureau chief of the Echo and its former arts editor. She lives in Harrow with two dogs.",
        f"{NEW} (@adaquill) is a freelance writer and the author of “Bridges and Tolls.”",
        f"*{NEW}, 41, is a columnist.*",
        f"The Echo's {NEW} is the D.C. bureau chief of the paper.",
        f"{NEW} ist Wirtschaftsredakteurin im Hauptstadtbüro.",
        f"{NEW}, Jahrgang 1980, ist Redakteurin der Rundschau und schreibt über Verkehr.",
        f"{NEW} est chroniqueuse au journal.",
        f"{NEW} es corresponsal en Molinos.",
        f"{NEW} è inviata per i trasporti.",
        f"{NEW} jest dziennikarką działu ekonomicznego.",
        "Ада Перова — корреспондент отдела экономики.",
        "Nguyễn Thu Hà là phóng viên của báo.",
    ],
)
def test_who_an_author_is_goes_from_below_an_article(note: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, note), note)


@pytest.mark.parametrize(
    "note",
    [
        f"{NEW} is a professor of engineering at Millbrook and the author of “Bridges and Tolls.”",
        f"{NEW} ist Bauingenieurin und lebt mit zwei Katzen in Harrow.",
    ],
)
def test_whom_a_byline_names_needs_no_role(note: str) -> None:
    assert_removed(page(HEADLINE, f"By {NEW}", FIRST, SECOND, THIRD, note), f"By {NEW}", note)
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, note))


def test_a_note_below_its_name_needs_no_role() -> None:
    note = f"{NEW} came to the Echo from a fishing boat. She covers rivers, bridges and all that floats."
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, NEW, note), NEW, note)
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, note))
    assert_untouched(page(HEADLINE, FIRST, SECOND, "Tom Lark", THIRD, NEW, note))


def test_three_authors_have_a_note_each_and_more_people_are_what_it_is_about() -> None:
    notes = [f"{name} is a reporter at the Echo." for name in ("Ada Quill", "Ben Osk", "Cy Rudd", "Di Stroud")]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *notes[:3]), *notes[:3])
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, *notes))
    # Of the speakers not all are reporters,
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, "Tom Lark is a ferryman from Tenby.", *notes[:1]))
    # and each may stand below a name.
    assert_untouched(page(HEADLINE, FIRST, SECOND, "Tom Lark", THIRD, NEW, *notes[:1]))


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("“It will hold,” said Quill, who drew it.", NOTE),
        ("“It will hold,” says Ada, who drew it.", NOTE),
        ("“It will hold,” said Quill-Marsh.", "Ada Quill-Marsh is the editor of the Echo."),
        ("“It will hold,” said O’Dowd.", "Ada O’Dowd is the editor of the Echo."),
        ("Vedle Horákové stál starosta.", "Jana Horáková je redaktorka deníku."),
        ("An evening with ADA QUILL in the town hall.", NOTE),
        # "prize" is no name.
        ("The prize was founded by a ferryman.", "The Ferry Prize is given to a reporter each year."),
        ("## The new editor", NOTE),
        ("Speaking in the town hall will be:", NOTE),
    ],
)
def test_of_whom_an_article_speaks_it_may_say_more(said: str, note: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, said, note))


@pytest.mark.parametrize(
    "last",
    [
        f"{NEW}, professor of engineering at Millbrook, said that the bridge would hold.",
        f"{NEW} was a reporter at the Echo for forty years, and died on Sunday.",
        f"{NEW} was third in the butterfly, and the club thanks her for it.",
        f"{NEW} is a reporter who will read from her book on Friday at seven.",
        f"{NEW} is a reporter. Doors open at 19:30, and tickets are at the quay.",
        f"“{NEW} is a reporter,” she told him, and shut the door.",
        "Neuer Vorsitzender ist der Redakteur Markus Ebner, der in Harrow wohnt.",
        "Night Desk is a Danish thriller about a reporter and her dog.",
        "Grace Obi on the reporter who never came back.",
    ],
)
def test_what_an_article_says_last_stays(last: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, last))


def test_a_note_inside_an_article_or_below_a_short_one_stays() -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, NOTE, FOURTH))
    assert_untouched(page(HEADLINE, FIRST, SECOND, NOTE))


@pytest.mark.parametrize(
    "initials", ["(aq)", "[AQ]", "(red/aq)", "DPX/aq/tl", "RTX aq/tl", "A. Q.", "(TX-Quillman)"]
)
def test_initials_below_an_article_go(initials: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, initials), initials, kind="sign-off")
    assert_untouched(page(HEADLINE, FIRST, initials, SECOND))


@pytest.mark.parametrize("line", ["(Applause)", "(He laughs)", "and/or", "km/h", "The End", "Thank you all"])
def test_short_lines_that_are_no_initials_stay(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, line))


@pytest.mark.parametrize("name", [NEW, "ADA QUILL", "Jan van der Berg", "Ада Перова"])
def test_a_name_alone_below_an_article_goes(name: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, name), name, kind="byline")
    # Not a part's heading, nor what more stands below.
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, name, FOURTH))
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, name, "Saltmarsh Quay 4"))


def test_names_below_what_they_said_and_whom_it_speaks_of_stay() -> None:
    assert_untouched(page(HEADLINE, FIRST, "Tom Lark", SECOND, "Ben Osk", THIRD, NEW))
    assert_untouched(
        page(HEADLINE, FIRST, SECOND, THIRD, "Joss Carrick spoke for an hour.", FOURTH, "Joss Carrick")
    )


@pytest.mark.parametrize("name", [NEW, "Our Verdict", "Executive Summary"])
def test_a_name_alone_above_an_article_may_be_a_heading(name: str) -> None:
    assert_untouched(page(HEADLINE, name, FIRST, SECOND, THIRD))


@pytest.mark.parametrize("length", ["4:31", "(04:31)", "1:02:10"])
def test_the_length_of_a_recording_goes_from_above_an_article(length: str) -> None:
    assert_removed(page(HEADLINE, length, FIRST, SECOND), length, kind="reading-time")
    assert_untouched(page(HEADLINE, length, FIRST, "5:20", SECOND))


def test_a_name_alone_is_not_what_an_article_speaks_of() -> None:
    assert NOTE not in cleantext.clean(page(HEADLINE, NEW, FIRST, SECOND, THIRD, NOTE))
