"""What `bylines` must remove, and the tempting dates and names that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page

BYLINES = [
    "By लोकवेध टीम",
    "By Jane Doe",
    "BY JANE DOE",
    "By Jane Doe and John Roe",
    "By JANE DOE, Political Correspondent",
    "By: Jane Doe",
    "By Anne-Marie O'Neill",
    "By J. R. Doe",
    "By Jane Doe | Marlow Gazette",
    "By Jane Doe, Associated Press",
    "By Ludwig van der Berg",
    "by Jane Doe",
    "von Jana Meier",
    "di Gianna Rossi",
]

NO_BYLINES = [
    "By Friday the river had risen.",
    "By Friday the River Had Risen, and the ferry with it, as far as the upper of the two landings.",
    "By the light of a single lamp",
    "By hook or by crook",
    "By 2026",
    "By then it was too late.",
    "Von Montag bis Freitag",
    "Von März bis Oktober",
    "di Gianna e Marco",
    "of Jane Doe",
]

DATES = [
    "March 12, 2024 4:17 PM UTC",
    "12 March 2024",
    "Tuesday 12 March 2024 16:17 GMT",
    "Published: 12 March 2024",
    "Published 12:04, 3 May 2024",
    "Updated 6 hours ago",
    "Updated: 14:05 GMT, 3 May 2024",
    "03.05.24 14:05",
    "03/05/24, at 14:05",
    "First published on Tue 12 Mar 2024 16.17 GMT",
    "Last modified on Wed 13 Mar 2024",
    "2024-03-12 16:17",
    "2024-03-12T16:17:40+01:00",
    "12/03/2024 16:17",
    "March 12, 2024 / 4:17 PM / Example News",
    "Jane Doe | Updated 12 March 2024",
    "World category · March 12, 2024 · 4:17 PM UTC",
    "Marlow Gazette | 12.03.2024 16:17 • Last updated 13.03.2024 09:13",
    "Politics / 5 hours ago",
]

NO_DATES = [
    "14.03., 17:42 Uhr",
    "1.2.10",
    "1.2.10 2.0",
    "3 May was a Friday, and it rained.",
    "May 2024 was the wettest in a hundred years.",
    "Two hours ago he was a councillor.",
    "2024",
    "2024-03-12T16:17 was the hour at which the log ends.",
    "12 men",
    "1911",
    "Letters to the editor | May 3, 2024",
    "A diary - 3 May 1911 - and what came of it",
    "Brackwell 3 - Carrow 1",
    "3 May 2024 - that was the day on which the ferry ran for the last time",
]


@pytest.mark.parametrize(
    "lines",
    [["Closing day:", "30.06.2025"], ["2024.5.3", "Fixed the names of the harbours"], ["Hamburg", "02.03.2025"]],
)
def test_a_day_or_version_in_numbers_alone_stays(lines: list[str]) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, *lines, THIRD, FOURTH))


@pytest.mark.parametrize("byline", BYLINES)
def test_bylines_below_the_headline_go(byline: str) -> None:
    assert_removed(page(HEADLINE, byline, FIRST, SECOND, THIRD), byline, kind="byline")


@pytest.mark.parametrize("line", NO_BYLINES)
def test_what_only_begins_like_a_byline_stays(line: str) -> None:
    assert_untouched(page(HEADLINE, line, FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "headline", ["By Any Means Necessary", "By Land and by Sea to Upper Sallow", "By George!"]
)
def test_a_headline_that_begins_like_a_byline_stays(headline: str) -> None:
    assert_untouched(page(headline, FIRST, SECOND, THIRD))


@pytest.mark.parametrize("headline", ["By Any Means Necessary", "Door Knob Museum Opens In Millbrook"])
def test_so_it_does_below_the_label_of_its_section(headline: str) -> None:
    """Dutch "door" is "by"."""
    assert headline in cleantext.paragraphs(page("Football", headline, FIRST, SECOND, THIRD))


def test_a_subheading_that_begins_like_a_byline_stays_further_down() -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, FOURTH, "By Royal Appointment", THIRD))


@pytest.mark.parametrize("line", ["Von Hamburg nach {}", "By {} Street"])
def test_subheadings_that_begin_like_a_byline_stay(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, line.format("Lauenburg"), SECOND, line.format("Norham"), THIRD, FOURTH))
    assert_untouched(page(HEADLINE, FIRST, SECOND, line.format("Norham"), THIRD, FOURTH))


def test_a_byline_below_the_standfirst_goes() -> None:
    assert_removed(page(HEADLINE, FIRST, "By Jane Doe", SECOND, THIRD, FOURTH), "By Jane Doe")


@pytest.mark.parametrize("rest", [", who has never seen a river.", "and her brother, who built it."])
def test_a_piece_of_a_sentence_is_no_byline(rest: str) -> None:
    assert_untouched(page(FIRST, "The new one was drawn", "by Jane Doe", rest, SECOND, THIRD))


DAY = "Published 3 May 2024, 14:05"
TEASER = "The vote was close, and nobody in the hall was glad of it"


@pytest.mark.parametrize("name", ["Jane Doe", "JANE DOE", "Ludwig van der Berg", "J. R. O’Neill"])
def test_a_name_above_a_date_goes_with_it(name: str) -> None:
    assert_removed(page(HEADLINE, name, DAY, FIRST, SECOND, THIRD), name, DAY)


@pytest.mark.parametrize("day", ["Friday, May 3, 2024, 7:30 p.m.", "12 May 2024", "3 May 2024, 20:00"])
@pytest.mark.parametrize("place", ["Carnegie Hall", "Taylor Swift", "Buenos Aires", "静夜思", "पुलिस जांच में जुटी"])
def test_what_an_article_is_of_stays_above_its_day(place: str, day: str) -> None:
    raw = page("Review: a night of old songs and new friends", place, day, FIRST, SECOND, THIRD)
    assert place in cleantext.paragraphs(raw)


def test_who_wrote_each_book_of_a_list_stays() -> None:
    books = [
        "Moby Dick",
        "by Herman Melville",
        FIRST,
        "Emma",
        "by Jane Austen",
        SECOND,
        "Dracula",
        "by Bram Stoker",
    ]
    assert_untouched(page("The best books to read on a long train ride", *books, THIRD, FOURTH))


@pytest.mark.parametrize("line", ["von Wald und Wiese", "by Herman Melville"])
def test_a_verse_and_one_below_a_title_of_few_words_stay(line: str) -> None:
    assert line in cleantext.paragraphs(page(HEADLINE, "Moby Dick", line, FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "lines",
    [
        # The headline itself, alone and above its standfirst.
        ["Script Debugger", DAY, FIRST],
        ["Script Debugger", DAY, TEASER, FIRST],
        # The title of a poem, and a subheading.
        [HEADLINE, DAY, "Low Water", FIRST],
        [HEADLINE, "Low Water in the Harbour Again", DAY, FIRST],
        [HEADLINE, "The Cost", FIRST],
        # One who is spoken of.
        [HEADLINE, FIRST, SECOND, "Jane Doe", "On Monday, 3 May 2024, she spoke for an hour and a half."],
    ],
)
def test_what_is_not_the_name_of_who_wrote_an_article_stays(lines: list[str]) -> None:
    removed = [removal.text for removal in cleantext.explain(page(*lines, SECOND, THIRD)).removed]
    assert removed in ([], [DAY])


@pytest.mark.parametrize("date", DATES)
def test_dates_of_publication_go(date: str) -> None:
    assert_removed(page(HEADLINE, date, FIRST, SECOND, THIRD), date, kind="dateline")


@pytest.mark.parametrize(
    "line",
    [
        "3 May 2024 by Jane Doe, 14 comments",
        "3. Mai 2024 von Wiebke Harm 14 Kommentare",
        "3 May 2024 by Maureen Tripp (Hon. Sec.)",
        "3 May 2024 · Bridges · 5 comments",
    ],
)
def test_a_date_with_a_name_goes(line: str) -> None:
    assert_removed(page(HEADLINE, line, FIRST, SECOND, THIRD), line)


@pytest.mark.parametrize(
    "line", ["On 3 May 2024 by train to Marlow", "3 May 2024 by then it had rained for a week."]
)
def test_a_date_that_something_else_follows_stays(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH))


@pytest.mark.parametrize("line", ["3 May 2024 · Town Hall · 12 euros", "3. Mai 2024 von Hamburg nach Kiel"])
def test_a_day_with_what_it_costs_or_where_one_goes_is_no_byline(line: str) -> None:
    """Whatever the context model makes of it at the end of an article."""
    rules = {removal.rule for removal in cleantext.explain(page(HEADLINE, FIRST, SECOND, THIRD, line)).removed}
    assert not any(rule.startswith("bylines/") for rule in rules)


@pytest.mark.parametrize("line", NO_DATES)
def test_what_only_holds_a_date_stays(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH))


def test_a_date_that_heads_a_part_of_an_article_stays() -> None:
    diary = page(
        "A year on the river", FIRST, SECOND, FOURTH, "12 March 1911", THIRD, "3 May 1911", FIRST[:70] + "…"
    )
    assert_untouched(diary)


def test_dates_of_a_timeline_stay() -> None:
    days = ["4 February 2022", "19 August 2023", "2 March 2024"]
    said = ["The first sluice cracked.", "A diver found the second crack.", "The council closed the lock."]
    timeline = [line for day, entry in zip(days, said, strict=True) for line in (day, entry)]
    assert_untouched(page(HEADLINE, FIRST, *timeline))


def test_days_of_events_stay() -> None:
    events = ["Saturday 1 June, 7pm", "Songs of the lock", "Friday 7 June at 7.30pm", "A walk with the ferryman"]
    assert_untouched(page(HEADLINE, FIRST, *events, SECOND))


@pytest.mark.parametrize("day", ["Sunday, 16 June 2024, 7.30 pm", "Sonntag, 16. Juni 2024 um 19:30 Uhr"])
def test_the_day_of_the_week_and_the_hour_below_an_article_are_those_of_an_event(day: str) -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, FOURTH, f"{day}\nFerry Museum, Marlow")
    rules = {removal.rule for removal in cleantext.explain(raw).removed}
    assert "bylines/date" not in rules


@pytest.mark.parametrize(
    "day",
    ["Saturday 4 May, 10.00", "Sabato 4 maggio, ore 10", "5월 4일 토요일 오전 10시", "יום שבת, 4 במאי, 10:00"],
)
def test_a_day_and_an_hour_without_a_year_are_an_event_s_below_the_first_paragraph(day: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, "Opening", day, "Where", "The hall on Mill Lane.", SECOND))
    assert_removed(page(HEADLINE, day, FIRST, SECOND), day)


@pytest.mark.parametrize("date", ["2024年6月16日 19:30", "Published on Sunday, 16 June 2024, 7.30 pm"])
def test_a_date_and_an_hour_below_an_article_without_them_go(date: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, FOURTH, date), date)


def test_days_of_a_tour_stay() -> None:
    tour = [
        "Sunday 16 June 2024, 7pm | Ferry Museum, Marlow",
        "Friday 21 June 2024, 8pm | The Lock House, Norham",
        "Friday 28 June 2024, 8pm | Town Hall, Upper Ferry",
    ]
    rules = {removal.rule for removal in cleantext.explain(page(HEADLINE, FIRST, SECOND, THIRD, *tour)).removed}
    assert "bylines/source-and-date" not in rules
    trip = ["Day 1 | 5 June 2024 | To the weir", FIRST, "Day 2 | 6 June 2024 | To the lock", SECOND]
    assert_untouched(page("Three days on the river", FOURTH, *trip, "Day 3 | 7 June 2024 | Home", THIRD))


@pytest.mark.parametrize("mark", ["", "## "])
def test_days_that_head_the_parts_of_a_list_stay(mark: str) -> None:
    days = [f"{mark}{day}" for day in ("2024-06-16", "2024-05-03", "2024-03-12")]
    assert_untouched(page("Changelog", *[f"{day}\n\nAdded the lock\n\nMended the weir" for day in days]))


@pytest.mark.parametrize(
    "hours",
    [
        "Tues-Sun, 10 am-6 pm",
        "Monday to Friday 9.00–17.00",
        "June 14-16",
        "10 Uhr – 18 Uhr, 3. Mai 2024",
        "10 ч – 18 ч, 3 мая 2024",
        "10 g. – 18 g., 3 maja 2024",
        "10시 - 18시, 2024년 5월 3일",
        "10時～18時, 2024年5月3日",
    ],
)
def test_hours_at_which_something_is_open_stay(hours: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, "Ferry Museum, 12 Quay Street", hours, SECOND))


@pytest.mark.parametrize("date", ["14:05 - 3 May 2024", "3 May 2024 - 14:05", "3 мая 2024 – 14:05"])
def test_an_hour_beside_its_day_is_when_the_article_came(date: str) -> None:
    assert_removed(page(HEADLINE, date, FIRST, SECOND), date, kind="dateline")


@pytest.mark.parametrize("days", ["29 November 2023 | 20 January 2024", "3 May 2024 – 12 August 2024"])
def test_days_on_which_something_opens_and_closes_stay(days: str) -> None:
    assert_untouched(page("Drawings of the river, Ferry Museum", days, FIRST, SECOND, THIRD))


@pytest.mark.parametrize(
    "line",
    [
        "3 min read",
        "Sep 24 2 min read",
        "24 September 2025 5 min read",
        "Reading time: 4 minutes",
        "5 MINUTE READ",
        "Estimated read time: 2 min",
        "Время чтения: 4 мин",
    ],
)
def test_reading_times_go(line: str) -> None:
    assert_removed(page(HEADLINE, line, FIRST, SECOND, THIRD), line, kind="reading-time")


@pytest.mark.parametrize("line", ["Time: 60 minutes", "About 30 minutes", "Tempo: 60 minuti"])
def test_times_of_a_recipe_stay(line: str) -> None:
    assert_untouched(page(HEADLINE, line, FIRST, SECOND, THIRD))


@pytest.mark.parametrize("lesson", ["Lecture {}", "Reading {}", "Чтение {}", "Week {}, Day 1", "Woche {}, Tag 1"])
def test_numbered_lessons_stay(lesson: str) -> None:
    lessons = [line for n, text in enumerate((FIRST, SECOND, THIRD), start=1) for line in (lesson.format(n), text)]
    assert_untouched(page("The river in three lessons", *lessons))


@pytest.mark.parametrize("line", ["+44 1632 960 118", "12 to 14", "3 5 8 13"])
def test_numbers_without_words_of_reading_stay(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH))


def test_a_date_below_a_heading_that_phrases_know_is_none_of_publication() -> None:
    raw = page(HEADLINE, "3 May 2024", FIRST, SECOND, THIRD, "Opening hours", "3 June 2024, 10:00", FOURTH)
    assert_removed(raw, "3 May 2024", kind="dateline")


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe 3 May 2024, 10:15",
        "Anna Keller, 03.05.2024 | 10:15",
        "김철수 기자 2024.05.03 10:15",
        "山田太郎2024年5月3日 21時37分",
    ],
)
def test_a_name_with_a_day_and_its_hour_is_a_byline_beside_junk(line: str) -> None:
    assert_removed(page(HEADLINE, line, "Share this article", FIRST, SECOND), line, "Share this article")
    # By itself it may be where and when a concert is.
    assert_untouched(page(HEADLINE, line, FIRST, SECOND))


@pytest.mark.parametrize(
    "line", ["Town Hall, Saturday, 3 May 2024, 19:30", "Storm hits Ashby on 3 May 2024, 10:15"]
)
def test_what_else_has_a_day_and_its_hour_stays(line: str) -> None:
    assert line in cleantext.paragraphs(page(HEADLINE, line, "Share this article", FIRST, SECOND))


def test_a_line_of_a_paper_its_day_and_its_page_is_none_of_the_article() -> None:
    lines = [
        "The Gazette, 3 May 2024, p. 5",
        "Küstenbote vom 03.05.2024 / Lokales, S. 17",
        "Kystbladet. 03.05.2024. Side 3",
    ]
    for line in lines:
        assert_removed(page(HEADLINE, line, FIRST, SECOND), line, kind="dateline")


@pytest.mark.parametrize(
    "line",
    [
        "The mayor's 5 promises: where they stand on 3 May 2024",
        "Page by page: what the minister wrote until May 2024",
        "A bridge of 1911, 240 metres and 3 spans",
    ],
)
def test_a_headline_with_a_day_and_a_number_is_no_such_line(line: str) -> None:
    assert_untouched(page(line, FIRST, SECOND))


def test_the_sources_of_an_article_are_no_such_lines() -> None:
    sources = ["The Gazette, 3 May 2024, p. 5", "The Herald, 4 May 2024, p. 1"]
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, "Sources", *sources))
    assert_untouched(page("What the papers wrote of it", *sources, "The Post, 4 May 2024, p. 1", FIRST))


def test_who_speaks_in_a_chat_stays_and_the_one_name_of_a_channel_goes() -> None:
    chat = ["Anna, [14.03.2025 21:12]", "The rope is gone.", "Tom, [14.03.2025 21:13]", "Which one?"]
    assert_untouched(page(FIRST, *chat, SECOND))
    posts = ["Coast News, [14.03.2025 21:12]", FIRST, "Coast News, [14.03.2025 22:40]", SECOND]
    assert cleantext.clean(page(*posts)) == page(FIRST, SECOND)


@pytest.mark.parametrize(
    "line",
    ["\N{SPIRAL CALENDAR PAD}\N{VARIATION SELECTOR-16} 12 March 2024", "\N{CLOCK FACE THREE OCLOCK} 5 min read"],
)
def test_a_date_or_a_reading_time_behind_an_emoji_goes(line: str) -> None:
    assert_removed(page(HEADLINE, line, FIRST, SECOND, THIRD), line)


@pytest.mark.parametrize(
    "byline", ["by 山田太郎 / 2016.12.01", "by 水野特許事務所 ／ 2016.12.01", "By Jane Doe ／ 2016.12.01"]
)
def test_a_name_without_capitals_is_known_by_the_date_behind_it(byline: str) -> None:
    assert_removed(page(HEADLINE, byline, FIRST, SECOND, THIRD), byline, kind="byline")


@pytest.mark.parametrize("line", ["by train / 2016.12.01", "By the river / the old quay"])
def test_what_stands_behind_by_and_in_front_of_a_mark_may_be_no_name(line: str) -> None:
    assert_untouched(page(HEADLINE, line, FIRST, SECOND, THIRD))
