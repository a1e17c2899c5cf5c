"""What `fields` must remove, and the tempting facts of an article that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, HEADLINE, SECOND, THIRD, page

RECORDS = {
    "nexis": (
        "Page 1 of 2",
        "The Gazette|March 14, 2025 Friday|Copyright 2025 Gazette Media Ltd All Rights Reserved|Section: NEWS; Pg. 3|"
        "Length: 214 words|Byline: Jane Doe|Dateline: MARLOW FERRY|Body",
        "Classification|Language: ENGLISH|Publication-Type: Newspaper|Subject: BRIDGES (78%)|"
        "Load-Date: March 14, 2025|End of Document",
    ),
    "nexis-1990s": (
        "12 of 87 DOCUMENTS",
        "BYLINE: JANE DOE|SECTION: NEWS; Pg. 3|LENGTH: 214 words|BODY:",
        "LOAD-DATE: March 3, 1999|LANGUAGE: ENGLISH",
    ),
    "factiva": (
        "SE|News|HD",
        "BY|By Jane Doe|WC|214 words|PD|14 March 2025|SN|The Gazette|SC|GAZETT|LA|English|CY|(c) 2025 Gazette Ltd.|LP",
        "CO|marfe : Marlow Ferry|NS|gpol : Domestic Politics|AN|Document GAZETT0020250314el3e0001x",
    ),
    "factiva-table": (
        "SE\tNews",
        "BY\tJane Doe|WC\t214 words|PD\t14 March 2025|SN\tThe Gazette|LA\tEnglish",
        "CO\tmarfe : Marlow Ferry|RE\tnorw : Norway|AN\tDocument GAZETT0020250314el3e0001x",
    ),
    "proquest": (
        "",
        "ProQuest document link|FULL TEXT",
        "DETAILS|Subject: Bridges|Location: Marlow Ferry|Publication year: 2025|ProQuest document ID: 2047113311|"
        "Database: ProQuest Central",
    ),
}
"""What stands above the headline, below it and below the article, a bar between two lines."""
FACTS = ["Location: The old quay", "Country: Norway", "Subject: the bridge"]


@pytest.mark.parametrize(("above", "head", "below"), RECORDS.values(), ids=RECORDS)
def test_of_a_record_the_article_is_left(above: str, head: str, below: str) -> None:
    raw = page(*above.split("|"), HEADLINE, *head.split("|"), FIRST, SECOND, THIRD, *below.split("|"))
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)


@pytest.mark.parametrize("divider", ["\t", "  ", ": "])
def test_what_stands_behind_the_name_of_a_text_stays(divider: str) -> None:
    texts = [
        f"HD{divider}{HEADLINE}",
        f"LP{divider}{FIRST}",
        f"TD{divider}{SECOND}",
        f"Abstract{divider}It rained.",
    ]
    raw = page(f"SE{divider}News", *texts, "Document GAZETT0020250314el3e0001x")
    assert cleantext.clean(raw) == page(*texts)


def test_the_records_of_several_articles_leave_all_of_them() -> None:
    end = ["Load-Date: March 14, 2025", "End of Document"]
    letters = ["Letters", "Length: 12 words", "Body", "Sir, the bell rings at seven. Why?", "J. Pell"]
    short = ["A cat on the bridge", "Length: 9 words", "Body", "A cat lay on the bridge for two hours."]
    kept = cleantext.paragraphs(
        page(HEADLINE, "Length: 50 words", "Body", FIRST, *end, *letters, *end, *short, *end)
    )
    assert kept == [HEADLINE, FIRST, letters[0], *letters[3:], short[0], short[3]]


@pytest.mark.parametrize("end", [[], ["Load-Date: March 14, 2025", "End of Document"]], ids=["page", "record"])
@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_of_the_article_is_no_field(fact: str, end: list[str]) -> None:
    box = ["Details", fact, "When: Saturday at noon", fact.upper(), "Cost: free"]
    for raw in (page(HEADLINE, FIRST, SECOND, *box, THIRD), page(HEADLINE, FIRST, SECOND, *box)):
        assert cleantext.clean(page(raw, *end)) == raw


def test_a_box_between_two_paragraphs_of_a_record_is_the_articles() -> None:
    box = ["Details", "Location: the reading room", "People: forty at the most", "Language: English"]
    raw = page(
        "Length: 214 words", "Body", FIRST, SECOND, *box, THIRD, "Load-Date: March 3, 2009", "End of Document"
    )
    assert cleantext.clean(raw) == page(FIRST, SECOND, *box, THIRD)
