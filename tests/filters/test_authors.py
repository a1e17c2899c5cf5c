"""What `authors` must remove, and the last words of articles that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page

NEW = "Ada Quill"
"""A name that the article does not speak of."""


@pytest.mark.parametrize(
    "note",
    [
        f"{NEW} is a transport correspondent for The Millbrook Echo.",
        f"{NEW} is the bureau chief of the Echo and its former arts editor. She lives in Harrow with two dogs.",
        f"{NEW} (@adaquill) is a professor of engineering at Millbrook and the author of “Bridges and Tolls.”",
        f"*{NEW}, 41, is a columnist.*",
        f"{NEW} ist Wirtschaftsredakteurin im Hauptstadtbüro.",
        f"{NEW}, Jahrgang 1980, ist Redakteurin der Rundschau und schreibt über Verkehr.",
        f"{NEW} est maîtresse de conférences et chroniqueuse au journal.",
        f"{NEW} es profesora de economía en la Universidad de Molinos.",
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
        f"{NEW} covers transport and planning. She joined the Echo in 2019.",
        f"{NEW} schreibt seit zehn Jahren über Brücken.",
        f"{NEW} on kirjoittanut silloista vuodesta 2009.",
    ],
)
def test_whom_a_byline_names_needs_no_role(note: str) -> None:
    assert_removed(page(HEADLINE, f"By {NEW}", FIRST, SECOND, THIRD, note), f"By {NEW}", note)
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, note))


def test_three_authors_have_a_note_each_and_more_people_are_what_it_is_about() -> None:
    notes = [f"{name} is a reporter at the Echo." for name in ("Ada Quill", "Ben Osk", "Cy Rudd", "Di Stroud")]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *notes[:3]), *notes[:3])
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, *notes))


@pytest.mark.parametrize(
    "last",
    [
        # The article speaks of her,
        f"“It will hold,” said Quill, who drew it.\n\n{NEW} is the author of three books on bridges.",
        # or a heading does, or announces her.
        f"## The new editor\n\n{NEW} is a reporter who came to the paper in 2019.",
        f"Speaking on Monday will be:\n\n{NEW} is the author of three books on bridges.",
        # "prize" is no name.
        "The prize was founded by a ferryman.\n\nThe Ferry Prize is given to a writer under thirty each year.",
        # What she says is the article's.
        f"{NEW}, professor of engineering at Millbrook, said that the bridge would hold.",
        f"{NEW} was a reporter at the Echo for forty years, and died on Sunday.",
    ],
)
def test_what_an_article_says_of_people_stays(last: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, *last.split("\n\n")))


def test_a_note_inside_an_article_or_below_a_short_one_stays() -> None:
    note = f"{NEW} is a transport correspondent for The Millbrook Echo."
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, note, FOURTH))
    assert_untouched(page(HEADLINE, FIRST, SECOND, note))


def test_a_name_alone_above_the_article_is_not_what_it_speaks_of() -> None:
    note = f"{NEW} is a columnist."
    assert note not in cleantext.clean(page(HEADLINE, NEW, FIRST, SECOND, THIRD, note))
