"""What `markup` must remove, and the tempting text that it must leave."""

import pytest

import cleantext
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
    "left",
    [
        "[12]: https://example.org/report",
        '[12]: <../report/> "The report"',
        "https://example.org/pictures/bridge.jpg?w=640",
        "<div class='story'>",
        "</div>",
        "::: {.story .wide}",
        "](https://example.org/bridge)",
        "[https://example.org/bridge]",
        "[/news/bridge]",
        "▢",
        "☐",
        "[]",
        "[bridge.jpg]",
        "[13][bridge.png]",
        "[13][img]",
        "[INPUT] Search",
        "(BUTTON) Load more",
        "[_] Remember me (BUTTON) Log in",
        "[USEMAP:footer.gif]",
        "IFRAME: [12]https://example.org/film",
        "#[1]alternate [2]The Marlow Gazette",
    ],
)
def test_lines_of_markup_without_text_go(left: str) -> None:
    raw = page(HEADLINE, FIRST, "See the [plans](/plans)</span>, and below.", left, SECOND, THIRD)
    assert_removed(raw, left)


@pytest.mark.parametrize(
    "line",
    [
        "The tag <table> lays out rows, and </table> ends them.",
        "<?php the_title(); ?>",
        "https://example.org/report",
        "[The report](https://example.org/report)",
        "1. https://example.org/report",
        "[https://example.org/report] [applause]",
        "[The crowd applauds]",
        "☐ Bring two planks",
        "* * *",
        "[Orrin]: ...no. It was the hens, I have always said so.",
        "[Orrin]: /laughs/ It was the hens.",
        "[Orrin]: #swingbridge was the word of the year in our house.",
    ],
)
def test_text_that_speaks_of_markup_or_has_it_stays(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH))


def test_lines_of_tags_go_where_they_lay_out_a_page() -> None:
    body = [FIRST, SECOND, THIRD, FOURTH]
    parts = [page(f"<div id='part-{n}'>", "<span>", "</span>", body[n % 4], "</div>") for n in range(8)]
    raw = page("[Home](/)", "<p>In short</p>", *parts)
    assert [text for text in cleantext.paragraphs(raw) if "<" in text] == ["<p>In short</p>"]


def test_tags_on_the_lines_of_code_stay() -> None:
    code = ["<div>", "<p>Swing bridges open.</p>", "</div>"]
    raw = page(HEADLINE, FIRST, SECOND, "\n".join(code), THIRD, FOURTH)
    assert cleantext.paragraphs(raw) == [HEADLINE, FIRST, SECOND, *code, THIRD, FOURTH]


def test_code_of_tags_alone_stays_where_the_article_announces_it() -> None:
    code = [
        "To show the bridge, put its film in a box:",
        "<div>",
        '<video src="bridge.mp4">',
        "</video>",
        "</div>",
    ]
    raw = page(HEADLINE, FIRST, "\n".join(code), SECOND, "Share:", "<br>", THIRD, "</section>")
    assert_removed(raw, "Share:", "<br>", "</section>")


def test_the_addresses_that_a_text_browser_lists_below_a_page_go() -> None:
    raw = page(
        HEADLINE, FIRST.replace("swing", "[1]swing"), SECOND, THIRD, "References", "1. https://example.org/swing"
    )
    assert_removed(raw, "References", "1. https://example.org/swing", kind="navigation")


def test_all_lists_of_addresses_go_and_no_more() -> None:
    visible = ["References", "Visible links:", "1. https://example.org/swing"]
    hidden = ["Hidden links:", "2. https://example.org/a-name-too-long-for-any-margin-of-those"]
    raw = page(HEADLINE, FIRST.replace("swing", "[1]swing"), SECOND, THIRD, "The end.", *visible)
    assert_removed(f"{raw}\n" + "\n".join(hidden), *visible, *hidden, kind="navigation")


def test_what_browsers_print_on_each_page_goes() -> None:
    head, feet = (
        f"3/14/25, 9:12 AM {HEADLINE} - The Gazette",
        ["https://example.org/b\t1/2", "https://example.org/b\t2/2"],
    )
    raw = page(head, HEADLINE, FIRST, feet[0], head, SECOND, THIRD, feet[1])
    assert cleantext.paragraphs(raw) == [HEADLINE, FIRST, SECOND, THIRD]


def test_the_addresses_in_the_notes_of_an_article_stay() -> None:
    noted = [
        FIRST.replace("swing bridge", "swing bridge[1]on the quay"),
        SECOND,
        "桥梁[1]将于春天重建，费用由市议会承担。",
        "[1]It was the hens, as the council found in March.",
    ]
    assert_untouched(page(HEADLINE, *noted, THIRD, "Notes", "1. https://example.org/swing"))


def test_the_card_of_another_page_inside_one_link_goes() -> None:
    card = ["[", "### Ferry that sank twice is raised", "It is to sail again in May, its owners say.", "](/ferry)"]
    assert_removed(page(HEADLINE, FIRST, SECOND, *card, THIRD), *card)


def test_a_heading_inside_a_link_stays() -> None:
    heading = "## What it will cost"
    assert heading in cleantext.paragraphs(page(HEADLINE, FIRST, SECOND, "[", heading, "](#cost)", THIRD, FOURTH))


def test_front_matter_goes() -> None:
    matter = [
        "---",
        f"title: {HEADLINE}",
        "date: 2024-03-05",
        "ogImage: /b.jpg",
        "og:url: /b",
        "tags:",
        "- bridges",
        "---",
    ]
    raw = "\n".join(matter) + "\n\n" + page(HEADLINE, FIRST, SECOND, THIRD)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)


def test_front_matter_below_front_matter_goes() -> None:
    article = page(HEADLINE, FIRST, SECOND, THIRD)
    raw = "---\ntitle: Bridge\n---\n---\ndate: 2024-03-05\n---\n\n" + article
    assert cleantext.clean(raw) == article


def test_the_headers_of_a_web_archives_records_go() -> None:
    header = [
        "WARC/1.0",
        "WARC-Type: conversion",
        "WARC-Target-URI: https://www.saltby.example/bridge",
        "WARC-Date: 2025-06-03T10:00:00Z",
        "WARC-Record-ID: <urn:uuid:0b5a2f1c-6d1e-4c1a-9f5e-2f4f7f0c1d2e>",
        "WARC-Identified-Content-Language: eng",
        "Content-Type: text/plain",
        "Content-Length: 4321",
    ]
    top = "\n".join(header) + "\n\n"
    article = page(HEADLINE, FIRST, SECOND, THIRD)
    assert cleantext.clean(top + article) == article
    assert cleantext.clean(top + page(FIRST, SECOND) + "\n\n" + top + page(THIRD)) == page(FIRST, SECOND, THIRD)


def test_a_header_that_an_article_shows_stays() -> None:
    assert_untouched(
        page(HEADLINE, FIRST, "WARC/1.0", "WARC-Type: response", "Content-Type: text/html", SECOND, THIRD)
    )


def test_drawn_lines_with_nothing_between_them_are_no_front_matter() -> None:
    assert_untouched(page("---", "---", HEADLINE, FIRST, SECOND, THIRD))


def test_a_summary_between_two_rules_stays() -> None:
    summary = "- The bridge opens in May.\n- It costs four million pounds."
    assert summary in cleantext.clean(f"---\n{summary}\n---\n" + page(HEADLINE, FIRST, SECOND))


def test_the_mark_between_paragraphs_of_a_quote_goes_and_they_stay_apart() -> None:
    raw = "The ferryman has written to the council.\n\n> I have rowed for forty years.\n>\n> I shall row on."
    assert cleantext.paragraphs(raw)[1:] == ["> I have rowed for forty years.", "> I shall row on."]


def test_a_mark_that_stands_between_no_quotes_stays() -> None:
    assert_untouched(page(HEADLINE, FIRST, "The prompt of the shell looks like so:", ">", SECOND, THIRD))
    assert_untouched(page(">", FIRST, SECOND))


@pytest.mark.parametrize("sign", ["###", "# # #", "-30-", "– 30 –"])
def test_the_sign_at_the_end_of_a_release_goes(sign: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, sign), sign, kind="noise")
    assert_untouched(page(HEADLINE, FIRST, sign, SECOND))
    assert_untouched(page(HEADLINE, FIRST, SECOND, "-30 °C"))


PRINTED = ["14.03.2025, 19:30 A reading", "21.03.2025, 19:30 The eel, a talk", "28.03.2025, 18:00 Songs"]


def test_a_programme_on_a_printed_page_stays_and_what_the_browser_printed_goes() -> None:
    head, foot = "3/14/25, 9:12 AM  The spring in town", "https://quay.example/spring {}/2"
    raw = page(head, HEADLINE, FIRST, *PRINTED, SECOND, foot.format(1), head, THIRD, FOURTH, foot.format(2))
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, *PRINTED, SECOND, THIRD, FOURTH)


def test_addresses_of_a_list_of_sources_stay_below_a_title_that_is_junk_elsewhere() -> None:
    sources = ["The ferry act\nhttps://law.example/1911", "Newsletter\nhttps://quay.example/letter"]
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "\n".join(sources))
    assert "https://quay.example/letter" in cleantext.clean(raw)


@pytest.mark.parametrize("lines", ["[eel.png]\n[ferry.jpg]", "#NoFerry #QuayStreet #EelsFirst"])
def test_names_of_files_and_hashtags_that_a_sentence_announces_stay(lines: str) -> None:
    announced = in_article(f"The two that were found first are called:\n\n{lines}")
    assert all(line in cleantext.clean(announced) for line in lines.split("\n"))
    assert not any(line in cleantext.clean(in_article(lines)) for line in lines.split("\n"))


def test_the_address_of_a_page_above_its_article_goes() -> None:
    address = "https://www.example.org/news/council-votes-to-rebuild-the-swing-bridge-1911.html"
    lines = [
        f"Nobody knows what the {number}th stone of the bridge weighs, said the engineer." for number in range(60)
    ]
    result = cleantext.explain(page(address, HEADLINE, FIRST, *lines))
    assert [(removal.rule, removal.text) for removal in result.removed] == [("markup/page-address", address)]
    assert_untouched(page(HEADLINE, FIRST, address, *lines))
    # What somebody found, with a word on it: the address is all that the text has.
    assert_untouched(page("A bridge for my uncle", address, FIRST, SECOND))


def test_escaped_data_goes_and_an_address_with_escapes_stays() -> None:
    data = "%7B%22type%22%3A%22video%22%2C%22name%22%3A%22ferry%22%7D"
    address = "https://example.org/wiki/%D0%9C%D0%BE%D1%81%D1%82%20%22%D0%A1%D1%83%D1%80%D0%B0"
    assert_removed(page(HEADLINE, FIRST, data, SECOND, address, THIRD, FOURTH), data)
