"""What `threads` must remove, and the tempting names and dates that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, page

POSTS = [
    (
        "heron_watcher",
        "2 days ago at 07:50",
        "I cross it twice a day, and I will miss the rattle of the old boards.",
    ),
    ("Nick A", "2 days ago at 08:12", "Nobody asked us."),
    ("mudlark", "1 day ago at 09:03", "Who is going to pay for it, may I ask?"),
    ("Ann-Marie", "3 hours ago", "See my letter of last year.\nNothing has changed since."),
]


def test_a_thread_of_comments_goes() -> None:
    posts = [line for post in POSTS for line in post]
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "4 Comments", *posts, "Reply")
    assert cleantext.paragraphs(raw) == [HEADLINE, FIRST, SECOND, THIRD]
    comments = [removal.text for removal in cleantext.explain(raw).removed if removal.kind == "comments"]
    assert {"mudlark", "Nobody asked us.", "Nothing has changed since."} <= {*comments}


def test_a_thread_of_whole_sentences_goes_whatever_its_dates_say() -> None:
    posts = [
        (f"{name} says:", f"March {day}, 2024 at 9:{day}8 pm", text)
        for day, (name, text) in enumerate(
            [
                (
                    "Jane Doe",
                    "I cross it twice a day, and I shall miss the rattle of the old boards when they are gone.",
                ),
                ("mudlark", "Who is going to pay for the new one, if I may ask, and who has asked us about it?"),
                (
                    "Tom Roe",
                    "The old one has stood for a hundred years, and would stand for a hundred more if let.",
                ),
            ],
            start=2,
        )
    ]
    raw = page(
        HEADLINE, FIRST, SECOND, THIRD, "3 Responses to “The bridge”", *(line for post in posts for line in post)
    )
    assert cleantext.paragraphs(raw, filters=cleantext.RULES) == [HEADLINE, FIRST, SECOND, THIRD]


def test_articles_below_one_another_with_a_count_of_comments_each_are_no_thread() -> None:
    numbers = iter(range(100))
    articles = [
        (by, "25 March 2024", *(f"{next(numbers)} boats lay at the quay when the council met." for _ in range(16)))
        for by in ("Jane Doe", "Tom Roe", "Ann Lee", "Rob Poe")
    ]
    raw = page(*(line for article in articles for line in (*article, "2 comments")))
    assert sum("boats lay" in text for text in cleantext.paragraphs(raw, filters=cleantext.RULES)) == 64


@pytest.mark.parametrize(
    "entries",
    [
        [("Low Water", "3 May 2024"), ("The Salt Road", "10 May 2024"), ("Gullhaven", "17 May 2024")],
        [("Fort Henry", "3 May 1864"), ("Fort Bell", "9 May 1864"), ("Mill Creek", "1 June 1864")],
        [
            ("## Monday", "3 May 2024, 14:05"),
            ("## Tuesday", "4 May 2024, 14:05"),
            ("## Friday", "7 May 2024, 9:00"),
        ],
    ],
)
def test_entries_with_a_name_and_a_day_below_comments_are_no_thread(entries: list[tuple[str, str]]) -> None:
    """A programme of films, a diary, headings of a chronicle."""
    said = ["A ferryman finds a letter in the reeds.", "Two sisters carry salt.", "A bell rings at night."]
    listed = [line for (name, day), text in zip(entries, said, strict=True) for line in (name, day, text)]
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "12 Comments", *listed, FOURTH)
    assert {*said, FOURTH} <= {*cleantext.paragraphs(raw, filters=cleantext.RULES)}


def test_rows_of_dates_below_comments_are_no_thread() -> None:
    rows = [f"4.{number} April {2010 + number}" for number in range(1, 7)]
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "4 Comments", "Release Date", *rows, FOURTH)
    assert set(rows) <= set(cleantext.paragraphs(raw, filters=cleantext.RULES))


def test_a_live_page_with_a_count_of_comments_above_stays() -> None:
    """Hours stand between its entries as between comments, but below no article."""
    entries = [
        ("Ann Lee", "5 May 2024, 14:05", FIRST),
        ("Tom Roe", "5 May 2024, 13:40", SECOND),
        ("Ann Lee", "5 May 2024, 12:10", THIRD),
    ]
    raw = page(HEADLINE, "4 Comments", *(line for entry in entries for line in entry))
    kept = cleantext.paragraphs(raw, filters=cleantext.RULES)
    assert [text for text in kept if text in (FIRST, SECOND, THIRD)] == [FIRST, SECOND, THIRD]


def test_below_a_count_of_no_comments_stands_no_thread() -> None:
    concerts = [
        f"The {name}\n{day} May 2024, 7.30pm\nThey {verb} in the chapel, by candlelight, and it is free."
        for name, day, verb in (("Valley Choir", 12, "sing"), ("Lou Quintet", 13, "play"), ("Bards", 15, "read"))
    ]
    assert "Lou Quintet" in cleantext.clean(page(HEADLINE, FIRST, SECOND, THIRD, "0 comments", *concerts))
    assert "Lou Quintet" not in cleantext.clean(page(HEADLINE, FIRST, SECOND, THIRD, "3 comments", *concerts))


def test_two_names_above_dates_below_comments_make_no_thread() -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "4 Comments", *POSTS[0], *POSTS[1])
    assert POSTS[0][2] in cleantext.paragraphs(raw, filters=cleantext.RULES)
