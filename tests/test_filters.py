"""What each filter must remove, and the tempting text that it must leave."""

import pytest

import cleantext
from cleantext import Kind
from cleantext.document import is_prose
from cleantext.segment import segment

HEADLINE = "Council votes to rebuild the swing bridge"
FIRST = "Work on a new swing bridge will begin in the spring after councillors voted for it on Monday evening."
SECOND = (
    "The old bridge was built in 1911, and nobody who crosses it, said the county engineer, ought to look down."
)
THIRD = "The council will publish the contract in June, and it expects the first car to cross in the autumn."
FOURTH = "Nobody spoke against it but Joss Carrick, who has never liked rivers, or so he told the meeting."


def page(*blocks: str) -> str:
    return "\n\n".join(blocks)


def in_article(line: str) -> str:
    """A line between the paragraphs of an article."""
    return page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH)


def kinds_removed(raw: str) -> set[Kind]:
    return {removal.kind for removal in cleantext.explain(raw).removed}


def assert_removed(raw: str, *junk: str, kind: str | None = None) -> None:
    """All of the junk goes, each piece as a removal of its own, and nothing else does."""
    result = cleantext.explain(raw)
    assert sorted(removal.text for removal in result.removed) == sorted(junk)
    if kind is not None:
        assert {removal.kind.value for removal in result.removed} <= {kind}


def assert_untouched(raw: str) -> None:
    result = cleantext.explain(raw)
    assert [(removal.rule, removal.text) for removal in result.removed] == []
    assert result.text == raw


# ------------------------------------------------------------------------------------------------- captions

CAPTIONS = [
    "The mayor at the bridge. Photo: Jane Doe and Tom Roe (The Gazette)",
    "The bridge in 1911, the year in which it was opened (Picture: Jane Doe/Alamy Stock Photo).",
    "The bridge in 1911 (Picture: Jane Doe/Alamy)",
    "The bridge in 1911 (Image: Marlow Ferry Museum)",
    "The bridge in 1911. Photo: Jane Doe/Example News",
    "The bridge in 1911. Credit: Jane Doe",
    "The bridge in 1911 | Photo Credit: Jane Doe",
    "A man looks down from the bridge at Marlow Ferry. Photograph: Jane Doe/The Guardian",
    "A man looks down from the bridge at Marlow Ferry on June 3, 2023. Jane Doe / AFP via Getty Images",
    "A man looks down from the bridge at Marlow Ferry. (Jane Doe/AFP via Getty Images)",
    "A man looks down from the bridge, Monday, June 3, 2023, at Marlow Ferry. (AP Photo/Jane Doe)",
    "A man looks down from the bridge at Marlow Ferry, June 3, 2023. REUTERS/Jane Doe",
    "The old bridge at Marlow Ferry. © Jane Doe/dpa",
    "The old bridge at Marlow Ferry [Jane Doe/Reuters]",
    "Photo: Jane Doe",
    "PHOTO: JANE DOE/MARLOW GAZETTE",
    "(L-R) Maud Ellery, Joss Carrick and Jane Doe",
    "Credit: Getty Images",
    "Image credit: Jane Doe",
    "(Photo by Jane Doe/Getty Images)",
    "Photo by Jane Doe on Unsplash",
    "Illustration by John Roe",
    "Illustration: John Roe for the Gazette",
    "Image copyright Getty Images",
    "Image caption The bridge was closed to lorries for two years",
    "Getty Images",
    "Jane Doe/Getty Images",
    "AP Photo/Jane Doe",
    "FILE PHOTO: Cars queue on the bridge at Marlow Ferry",
    "Picture: SWNS",
    "The mayor and the engineer at the opening of the new bridge Photo: Jane Doe/Alamy",
    "A file photograph shows the bridge in the flood of March 12, 2024. — Picture by Jane Doe",
    "The bridge at Marlow Ferry in spring Photograph: Jane Doe/The Gazette",
    "The bridge at Marlow Ferry in springPhoto: Jane Doe",
    "The bridge at Marlow Ferry in 1911Picture: Jane Doe/Reuters",
    "A dress from the time of the bridge. Photo: Jane van der Doe. Styling: John Roe. Hair: Maud Ellery",
    "The bridge at Marlow Ferry in spring © Jane Doe",
    "The bridge at Marlow Ferry in the spring. Its arches were painted a year later. (Picture: Jane Doe/Alamy)",
    "Councillor Maud Ellery, of the U.N. Society, and other guests at the opening of the swing bridge at Marlow Ferry, "
    "Dec. 3, 2023. (Jane Doe/AFP via Getty Images)",
    "A woman waits at the bridge for the last ferry of the year in Marlow Ferry. AP",
    "The mayor takes her soup for the cold of March.Getty Images",
    "시장이 10일 다리 위에서 시민들과 인사를 나누고 있다. 연합뉴스",
    "STR/Getty images",
    "PA",
    "jd/Reuters",
    "![The bridge in 1911](https://example.org/bridge.jpg)",
]

NO_CAPTIONS = [
    "Photo: the word was painted on the door in red letters, and nobody could say by whom it had been done.",
    "Photographs of the bridge hung in the hall, each of them credited to Jane Doe, who had never taken one.",
    "Credit where it is due: the ferry was on time.",
    "The picture was bought by Getty Images for a sum that neither side would name.",
    "He sent it to the Associated Press.",
    "The agency (AFP) said that it had no picture of the bridge.",
    "Reuters and AFP were told, but came too late.",
    "The councillors (Carrick, Doe and Ellery) left the room together.",
    "It was built by two firms (Brunner/Hale and Doe) in eleven months.",
    'He had it in writing: "Image is not everything, Maud."',
    "The museum has eleven of his drawings, two of them illustrated by his wife.",
    "Source: he would not say.",
    "Pa",
    "Apa?",
    "Gym, sauna, pool",
    "This is what he stands for: God, family, nation.",
    "Of the seven prints one stays. Photo: The Bridge at Dusk (1911)",
    "He was asked for one thing, a photo: John and Jane were to stand in it side by side.",
    "On the wall hung a list of words in capitals and one of them, the last, was FOTO: nobody knew it.",
    "What the councillors had been shown was a photo: Doe/Roe, as the two called themselves on the stage.",
    "The bridge was closed to lorries for two years, and the town paid for a ferry that took them across by night, "
    "eleven at a time, until the winter came and the river froze over.© Jane Doe",
    "The sign © stood on every plate of the bridge, though nobody could say why the smith had put it there.",
    "It was a long, slow afternoon — pictures by the hundred were hung, and taken down again.",
    "Warum das Boot sank, ist noch nicht bekannt. Der Fluss blieb bis zum Abend gesperrt. (dpa/lby)",
    "The bank of the county left its rate where it was. (AFP, Reuters)",
    "They wrote to one of the agencies, e.g. Reuters",
    "The ferry sank at noon. Nobody was hurt in it, its owner said on Monday. Reuters",
    "Internet",
    "Unsplash",
    "## Unsplash",
    "The law of rivers, with a week on the water. Students must be able to swim. Credits: 4",
    "The soil beside the river is sour and wants no lime for the next ten years (pH: 4.5).",
    "The hall is let by the day to all who live in the county. Ph: 01632 960 118",
    "강을 건너는 사람은 해마다 줄어들고 있으며 다리를 찾는 사람은 늘고 있다(출처: 통계청).",
    "يعبر الجسر كل يوم أكثر من عشرة آلاف شخص من سكان الضفتين (المصدر: هيئة الإحصاء).",
    "What the inn has: a garden, boats, Flickr",
    "The first who wrote of the bridge was a man of the agency (Associated Press, June 1911).",
    "The path along the weir is dry from April on, but take good shoes with you all the same. Those who come by train "
    "will find an inn beside the station. Photo: Jane Doe/Alamy",
]


@pytest.mark.parametrize("caption", CAPTIONS)
def test_captions_go_in_every_style(caption: str) -> None:
    assert_removed(in_article(caption), caption, kind="caption")


@pytest.mark.parametrize("line", NO_CAPTIONS)
def test_what_only_speaks_of_pictures_stays(line: str) -> None:
    assert_untouched(in_article(line))


def test_an_agency_behind_the_last_paragraph_is_no_pictures() -> None:
    assert_untouched(
        page(FIRST, SECOND, "The ferry will not come back before the spring, its owner said. Reuters")
    )


def test_a_caption_that_stands_several_times_goes_with_all_its_copies() -> None:
    caption = "Maud Ellery arrives at the town hall for the vote (Picture: Jane Doe/Alamy Stock Photo)."
    raw = page(f"{caption}\n{caption}", HEADLINE, caption, FIRST, SECOND, caption, THIRD)
    assert_removed(raw, *[caption] * 4, kind="caption")


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


def test_copies_of_a_caption_go_without_its_credit_too() -> None:
    bare = "Maud Ellery arrives at the town hall for the vote"
    raw = page(
        HEADLINE, f"{bare} (Picture: Jane Doe/Alamy)", FIRST, SECOND, f"{bare} (Picture: Jane Doe/Alamy)", THIRD
    )
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)


# ------------------------------------------------------------------------------------------ bylines and dates

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
]

NO_BYLINES = [
    "By Friday the river had risen.",
    "By Friday the River Had Risen, and the ferry with it, as far as the upper of the two landings.",
    "By the light of a single lamp",
    "By hook or by crook",
    "By 2026",
    "By then it was too late.",
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


# ------------------------------------------------------------------------------------------------ duplicates


def test_a_paragraph_that_follows_itself_goes_once() -> None:
    raw = page(HEADLINE, FIRST, FIRST, SECOND, THIRD)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)
    assert [removal.kind for removal in cleantext.explain(raw).removed] == [Kind.DUPLICATE]


def test_a_line_that_a_song_repeats_stays() -> None:
    song = [
        "Row me over to the other side",
        *["The lights on the river are all going out"] * 2,
        "And nobody calls",
    ]
    assert_untouched(page("The Ferryman", *song, "Row me over to the other side"))


def test_what_two_lists_of_ingredients_have_in_common_stays_and_so_does_a_headline_that_a_heading_repeats() -> (
    None
):
    dough, filling = (
        ["For the dough", "300 g flour", "Salt and white pepper"],
        ["For the filling", "Salt and white pepper"],
    )
    assert_untouched(page("Pie of the ferryman's wife", *dough, *filling, "Method", FIRST, SECOND))
    again = page(HEADLINE, FIRST, SECOND, HEADLINE, THIRD, FOURTH)
    assert cleantext.paragraphs(page("Share on Facebook", again))[:3] == [HEADLINE, FIRST, SECOND]


def test_an_article_that_an_extractor_gave_twice_comes_out_once() -> None:
    article = page(FIRST, SECOND, THIRD, FOURTH)
    assert cleantext.clean(page(HEADLINE, article, "Share on Facebook", article)) == page(HEADLINE, article)


def test_a_teaser_of_the_first_paragraph_above_the_headline_goes_or_the_copy_does() -> None:
    raw = page(FIRST, "Share on Facebook", HEADLINE, FIRST, SECOND, THIRD)
    assert cleantext.paragraphs(raw).count(FIRST) == 1


def test_of_a_subheading_the_entry_in_the_contents_goes() -> None:
    subheading = "What the old bridge was for"
    raw = page(HEADLINE, "In this article", subheading, "Notes", FIRST, SECOND, subheading, THIRD, FOURTH)
    kept = cleantext.paragraphs(raw, filters=cleantext.RULES)
    assert kept.count(subheading) == 1
    assert kept.index(subheading) == kept.index(SECOND) + 1


@pytest.mark.parametrize(
    "card",
    [
        "Ten Ways to Cross a River Without a Bridge Ten Ways to Cross a River Without a Bridge",
        "What Happens to the Ferry Now? What Happens to the Ferry Now? Nobody at the county hall would say.",
        "The long winter is over at last The long winter is over at last A diary from the upper valley.",
    ],
)
def test_a_card_that_begins_with_its_headline_twice_goes(card: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, card, THIRD), card, kind="related")


@pytest.mark.parametrize(
    "line",
    [
        "We shall not be moved, we shall not be moved, they sang on the bridge until it was dark.",
        "He said that it would rain. He said that it would rain. Then he put up his umbrella, and went out.",
        "Hear, hear! Hear, hear! It was all that the members could say for a minute or two.",
        "Never, never, never, never, never, said the ferryman, would he work for the county.",
    ],
)
def test_what_is_said_twice_in_a_row_stays(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, line, SECOND, THIRD))


def test_a_headline_that_stands_twice_in_its_line_stays() -> None:
    assert_untouched(page(f"{HEADLINE} {HEADLINE}", FIRST, SECOND, THIRD))


def test_a_paragraph_that_nearly_stands_twice_goes_once() -> None:
    again = SECOND.replace(", said the county engineer,", ", said the county's engineer,")
    raw = page(HEADLINE, FIRST, SECOND, "Share on Facebook", again, THIRD)
    assert_removed(raw, "Share on Facebook", again)


def test_sentences_that_an_author_repeats_stay_among_junk() -> None:
    question = "What is the one thing that you would do for those who live beside the river?"
    hold = "Hold on to the rail for 30 seconds, then let go and do the same with the other hand."
    answers = [("Maud Ellery", SECOND), ("Joss Carrick", THIRD), ("Jane Doe", FOURTH)]
    asked = page(*[page(name, question, answer) for name, answer in answers])
    assert_removed(
        page("Share on Facebook", HEADLINE, FIRST, asked, "Related topics"), "Share on Facebook", "Related topics"
    )
    done = page(*[page(answer, hold, name) for name, answer in answers])
    assert_removed(
        page("Share on Facebook", HEADLINE, FIRST, done, "Related topics"), "Share on Facebook", "Related topics"
    )


def test_a_copy_below_junk_or_with_the_paragraph_beside_it_goes() -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, FOURTH, "Share on Facebook", SECOND, THIRD, "Related topics", FIRST)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Turn your {} foot to the wall, and stand so for as long as you can without pain in the knee.",
            "left right",
        ),
        (
            "In the {} it will rain until noon, and the river will rise by a foot or more in the evening.",
            "north south",
        ),
        (
            "Turn {} at the gate (東京), and walk on for as long as there are lanterns in the trees above the road.",
            "left right",
        ),
        ("市の{}側では昼過ぎまで雨が降り続き、夕方には川の水位が一メートルほど上がる見込みです。", "東 西"),
    ],
)
def test_sentences_that_differ_in_a_word_are_no_copies(sentence: str, words: str) -> None:
    both = [sentence.format(word) for word in words.split()]
    raw = page(HEADLINE, FIRST, both[0], SECOND, both[1], THIRD, "Share on Facebook", "Related topics")
    assert_removed(raw, "Share on Facebook", "Related topics")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        (
            "Le comté n{}avait pas prévu que le vieux pont tiendrait encore un hiver, dit l’ingénieur à la presse.",
            "' ’",
        ),
        (
            "The caf{} on the quay has been closed since the bridge was, and nobody has come to take the chairs.",
            "é e",
        ),
        (
            "The {} that owns the ferry has asked the council for a year more, and for the money for a new engine.",
            "co-op coop",
        ),
    ],
)
def test_a_copy_with_other_apostrophes_accents_or_hyphens_goes(sentence: str, words: str) -> None:
    first, second = (sentence.format(word) for word in words.split())
    raw = page(HEADLINE, FIRST, first, SECOND, second, THIRD, "Share on Facebook", "Related topics")
    assert_removed(raw, second, "Share on Facebook", "Related topics")


def test_a_pull_quote_from_the_body_goes() -> None:
    spoken = "There comes a point at which the honest thing is to begin again and not to patch the patches"
    body = f'"We have patched the patches," said Maud Ellery. "{spoken}," she told the meeting on Monday.'
    raw = page(HEADLINE, FIRST, f"“{spoken}”", body, "Share on Facebook", THIRD)
    assert_removed(raw, f"“{spoken}”", "Share on Facebook")


@pytest.mark.parametrize(
    "article",
    [
        page(
            "A slow man",
            "Would you call yourself patient?",
            "Yes.",
            "Would you do it again?",
            "Yes.",
            FIRST,
            SECOND,
        ),
        page(
            HEADLINE,
            FIRST,
            "- 1 pinch of salt",
            "- 60 g butter",
            SECOND,
            "- 1 pinch of salt",
            "- 90 g butter",
            THIRD,
        ),
        page(
            HEADLINE,
            FIRST,
            "Melt 60 g of the butter in a deep pan, and cook the onions in it for 20 minutes or a little more.",
            "Melt 90 g of the butter in a deep pan, and cook the onions in it for 30 minutes or a little more.",
            SECOND,
        ),
        page(
            "The road goes up",
            "The road goes up the hill, and down again,",
            "And where it ends no traveller can say.",
            "The miller's wife, who saw them all go by,",
            "And where it ends no traveller can say.",
        ),
        page(HEADLINE, FIRST, "* * *", SECOND, "* * *", THIRD),
        page(HEADLINE, FIRST, "Carrow Athletic 0-0 Brackwell Town", "Brackwell Town 0-0 Carrow Athletic", SECOND),
        page(
            HEADLINE,
            "The company's profit for the first quarter of the year rose to 12 million pounds, it said on Monday.",
            "The company's profit for the first quarter of the year rose to 13 million pounds, it said on Friday.",
            SECOND,
        ),
    ],
    ids=["answers", "ingredients", "steps", "refrain", "stars", "scores", "figures"],
)
def test_what_stands_twice_by_right_stays(article: str) -> None:
    assert_untouched(article)


def test_amounts_that_are_needed_again_stay_among_junk() -> None:
    amounts = "For each plate take 1 onion, 2 carrots, 1 leek, 3 potatoes, 1 spoon of oil and 1 pinch of salt."
    junk = ["Share on Facebook", "ADVERTISEMENT", "Sign up for our newsletter"]
    assert_removed(page(HEADLINE, FIRST, amounts, SECOND, amounts, THIRD, amounts, FOURTH, *junk), *junk)


def test_a_headline_that_quotes_the_body_stays() -> None:
    headline = '"I have never once been asked about the hens"'
    body = "I have never once been asked about the hens. There are nine of them, and they are all called Margaret."
    assert_untouched(page(headline, FIRST, SECOND, body))


# ---------------------------------------------------------------------------------- headings of short lines


def test_what_stands_below_a_heading_that_phrases_know_is_no_menu() -> None:
    """Neither by being short, nor for the buttons below it."""
    ingredients = ["Ingredients", "Butter", "Salt", "Nutmeg", "Cream"]
    raw = "\n".join([HEADLINE, *ingredients, "Print", "Share on Facebook", FIRST, SECOND, THIRD])
    kept = cleantext.clean(raw, filters=cleantext.RULES).split("\n\n")
    assert [line for line in ingredients if line not in "\n".join(kept).split("\n")] == []


def test_a_date_below_a_heading_that_phrases_know_is_none_of_publication() -> None:
    raw = page(HEADLINE, "3 May 2024", FIRST, SECOND, THIRD, "Opening hours", "3 June 2024, 10:00", FOURTH)
    assert_removed(raw, "3 May 2024", kind="dateline")


# --------------------------------------------------------------------------------------------------- threads


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


# ---------------------------------------------------------------------------------------------------- rows


@pytest.mark.parametrize(
    "row",
    [
        "Sign in Subscribe My account",
        "Print this page   Send to a friend",
        "Drucken Teilen Merken 12 Kommentare",
        "Imprimer cette page · Envoyer à un ami · Commenter",
        "Jump to Recipe ★ Save Print Share",
    ],
)
def test_a_row_of_buttons_goes(row: str) -> None:
    assert_removed(page(HEADLINE, FIRST, row, SECOND, THIRD, FOURTH), row)


@pytest.mark.parametrize(
    "row", ["Facebook Twitter WhatsApp", "Facebook | X | Email", "Follow us on Facebook, X and TikTok"]
)
def test_a_row_of_services_goes(row: str) -> None:
    assert_removed(page(HEADLINE, FIRST, row, SECOND, THIRD, FOURTH), row)


@pytest.mark.parametrize(
    "line",
    ["WhatsApp, Signal and Telegram", "TikTok, Snapchat, YouTube.", "- Email, SMS, WhatsApp", "抖音、微信、微博"],
)
def test_services_that_someone_enumerates_stay(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, line, SECOND, THIRD, FOURTH))


@pytest.mark.parametrize(
    "line",
    [
        "Live news",
        "Share, save and print",
        "Read the latest news & blogs",
        "Subscribe now, sign in never",
        "Print this page and send it to a friend",
    ],
)
def test_phrases_that_other_words_join_are_no_row(line: str) -> None:
    result = cleantext.explain(in_article(line), filters=["rows"])
    assert result.removed == ()


# ---------------------------------------------------------------------------------------------------- markup


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


def test_drawn_lines_with_nothing_between_them_are_no_front_matter() -> None:
    assert_untouched(page("---", "---", HEADLINE, FIRST, SECOND, THIRD))


def test_a_drawn_line_is_no_headline() -> None:
    blocks = cleantext.explain(page("---", HEADLINE, FIRST, "***", SECOND)).blocks
    assert [block.kind.value for block in blocks] == [
        "paragraph",
        "headline",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_a_summary_between_two_rules_stays() -> None:
    summary = "- The bridge opens in May.\n- It costs four million pounds."
    assert summary in cleantext.clean(f"---\n{summary}\n---\n" + page(HEADLINE, FIRST, SECOND))


def test_the_line_below_a_picture_that_says_what_it_shows_goes() -> None:
    picture = "![A lorry waits at the swing bridge in Marlow](/bridge.jpg)"
    caption = "A lorry waits at the swing bridge in Marlow on Monday"
    assert_removed(page(HEADLINE, FIRST, SECOND, picture, caption, THIRD), picture, caption, kind="caption")


@pytest.mark.parametrize(
    "line",
    [
        "# A lorry waits at the swing bridge in Marlow",
        "- A lorry waits at the swing bridge in Marlow every day",
        "> A lorry waits at the swing bridge in Marlow every day",
        "A lorry waits at the swing bridge in Marlow, as it has every morning since the ferry was sold.",
    ],
)
def test_a_heading_or_a_step_below_its_picture_stays(line: str) -> None:
    picture = "![A lorry waits at the swing bridge in Marlow](/bridge.jpg)"
    assert_removed(page(HEADLINE, FIRST, SECOND, picture, line, THIRD), picture, kind="caption")


def test_a_paragraph_below_a_picture_or_behind_one_stays() -> None:
    picture = "![The council votes on the swing bridge](/council.jpg)"
    behind = f"![](/icon.png) {SECOND}"
    kept = cleantext.paragraphs(page(HEADLINE, picture, FIRST, behind, THIRD))
    assert kept == [HEADLINE, FIRST, behind, THIRD]


# ---------------------------------------------------------------------------------------------------- titles


@pytest.mark.parametrize("mark", ["# {}", "{}\n======"])
def test_the_one_heading_of_the_first_level_is_the_headline(mark: str) -> None:
    menu = ["* [Home](/)", "* [Bridges and roads of the county](/bridges)", "* [Ferries of the county](/ferries)"]
    headline = mark.format("Nothing to be seen in Marlow any longer")
    raw = page("\n".join(menu * 4), headline, FIRST, SECOND, THIRD, FOURTH)
    assert [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"] == [headline]


def test_a_headline_with_a_dash_stays_below_a_breadcrumb_that_has_its_first_part() -> None:
    headline = f"{HEADLINE} – a detour for all of the summer"
    raw = page("Home", "Roads", HEADLINE, headline, FIRST, SECOND, THIRD)
    assert headline in cleantext.paragraphs(raw)


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE} | Marlow Gazette",
        f"{HEADLINE} - Marlow Gazette",
        f"{HEADLINE} – The Marlow Gazette",
        f"{HEADLINE} :: Marlow Gazette",
        f"{HEADLINE} | News | Marlow Gazette",
        f"{HEADLINE} - Roads & Bridges - The Marlow Gazette › County",
        f"{HEADLINE} | marlowgazette.example",
        f"{HEADLINE} > Roads",
        f"{HEADLINE}｜潮新聞",
        f"{HEADLINE}_桥梁_潮新闻",
    ],
)
def test_the_page_title_above_the_headline_goes(title: str) -> None:
    assert_removed(page(title, HEADLINE, FIRST, SECOND, THIRD), title, kind="title")


def test_the_page_title_above_a_headline_that_reads_like_a_sentence_goes() -> None:
    headline = "Will the council ever rebuild the swing bridge, which has frightened everyone since 1911?"
    title = f"{headline} | Marlow Gazette"
    assert_removed(page(title, headline, FIRST, SECOND, THIRD), title, kind="title")


@pytest.mark.parametrize(
    "title",
    [
        f"{HEADLINE}: costs, dates and detours | Marlow Gazette",
        f"{HEADLINE}, says engineer - Marlow Gazette",
        f"Comment: {HEADLINE} | by Ann Lee | Marlow Gazette",
        f"Marlow Gazette: {HEADLINE}",
    ],
)
def test_the_headline_is_the_part_of_the_page_title_that_stands_alone(title: str) -> None:
    menu = "\n".join(["News", "Sport", "Marlow Gazette", "Subscribe", "Comment"])
    kept = cleantext.paragraphs(page(title, menu, HEADLINE, FIRST, SECOND, THIRD))
    assert HEADLINE in kept
    assert title not in kept


def test_a_headline_of_one_word_is_told_by_the_title_too() -> None:
    menu = ["Home", "Crafts", "Nets", "Eels", "Search"]
    raw = page(
        "Eels: a guide to the river's oldest trade | Marlow Gazette", "\n".join(menu), "Eels", FIRST, SECOND
    )
    assert "Eels" in cleantext.paragraphs(raw)


def test_a_section_named_in_front_of_the_headline_is_not_the_headline() -> None:
    raw = page(f"Council: {HEADLINE} this week | Marlow Gazette", "Council", HEADLINE, FIRST, SECOND, THIRD)
    headlines = [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"]
    assert headlines == [HEADLINE]


def test_a_headline_without_a_menu_below_it_stays_though_a_card_has_a_part_of_it() -> None:
    headline = "Eels in green sauce – as smooth as at the old ferry house"
    card = ["Eels in green sauce", "Ingredients", "2 eels", "1 bunch of parsley"]
    raw = page(
        headline, FIRST, SECOND, "Share on Facebook", "\n".join(card), THIRD, FOURTH, FIRST[:-1] + " again."
    )
    assert headline in cleantext.paragraphs(raw)


def test_a_headline_with_a_colon_stays_though_a_part_of_it_stands_alone() -> None:
    headline = "Bridges of the Marlow valley: which will be closed, and for how long?"
    raw = page(headline, FIRST, "Bridges of the Marlow valley", SECOND, THIRD, FOURTH)
    assert headline in cleantext.paragraphs(raw)


def test_of_two_headlines_one_stays() -> None:
    raw = page(HEADLINE, "Marlow Gazette", HEADLINE, FIRST, SECOND, THIRD)
    assert cleantext.paragraphs(raw).count(HEADLINE) == 1


def test_of_two_copies_the_one_among_the_paragraphs_stays() -> None:
    first = "GULLHAVEN — For forty years nobody rang the bell of the old customs house, and then somebody did."
    raw = f"""Somebody rings the bell at Gullhaven
{first}
Post to Facebook
Your message has been sent
{first}
The bell hangs forty feet above the quay, and the stair that leads up to it was taken away in 1984.
Nobody has said who it was, or how they came up."""
    kept = cleantext.paragraphs(raw)
    assert kept[1:] == raw.split("\n")[-3:]


def test_the_mark_between_paragraphs_of_a_quote_goes_and_they_stay_apart() -> None:
    raw = "The ferryman has written to the council.\n\n> I have rowed for forty years.\n>\n> I shall row on."
    assert cleantext.paragraphs(raw)[1:] == ["> I have rowed for forty years.", "> I shall row on."]


def test_a_mark_that_stands_between_no_quotes_stays() -> None:
    assert_untouched(page(HEADLINE, FIRST, "The prompt of the shell looks like so:", ">", SECOND, THIRD))
    assert_untouched(page(">", FIRST, SECOND))


def test_a_quote_of_which_a_line_went_stays_as_it_is() -> None:
    raw = """
> It was said on Monday at the quay that all of the bridge would be taken down
> half of the old boards have gone
> Share on Facebook
> and nobody at all will cross it in the years that are to come now, it seems,
> but those who row there."""
    once = cleantext.clean(raw)
    assert "Share" not in once
    assert cleantext.clean(once) == once


def test_the_first_paragraph_stays_at_the_head_whatever_stands_around_a_copy_below() -> None:
    teasers = ["The mayor will cross it first.", "Nobody was asked about the price of it."]
    raw = page(
        HEADLINE, "By Jane Doe", FIRST, "What it cost", SECOND, THIRD, "Most read", teasers[0], FIRST, teasers[1]
    )
    kept = cleantext.paragraphs(raw, filters=cleantext.RULES)
    assert kept.index(FIRST) == 1


def test_lines_that_differ_in_their_numbers_are_no_copies() -> None:
    raw = page(HEADLINE, "Council / 5 hours ago", "Council / 6 hours ago", FIRST, SECOND, THIRD)
    assert not any(block.rule.startswith("titles/") for block in cleantext.explain(raw).blocks)


def test_what_stands_twice_above_an_article_is_not_its_headline_for_that() -> None:
    """Buttons and captions stand twice as well; the headline is what speaks of the article."""
    twice = ["Subscribe Sign Up Log In", "The bridge in 1911, a postcard"]
    raw = page(*twice, HEADLINE, *twice, FIRST, SECOND, THIRD)
    assert [block.text for block in cleantext.explain(raw).blocks if block.kind == "headline"] == [HEADLINE]


def test_a_standfirst_stays_with_its_headline() -> None:
    bullets = [
        "- Work on the swing bridge begins in the spring",
        "- The old one dates from 1911",
    ]
    sentence = "The old one has frightened everyone who crossed it since 1911, the engineer said."
    for standfirst in ([sentence], bullets):
        cleaned = cleantext.clean(page("Local", "News", HEADLINE, *standfirst, "By Ann Lee", FIRST, SECOND, THIRD))
        assert cleaned.replace("\n\n", "\n").split("\n")[: len(standfirst) + 1] == [HEADLINE, *standfirst]


def test_a_headline_with_a_dash_stays_where_no_other_stands() -> None:
    assert_untouched(page("The bridge - a history of nine hundred years", FIRST, SECOND, THIRD))


def test_a_standfirst_that_shares_words_with_the_headline_stays() -> None:
    assert_untouched(page(HEADLINE, f"{HEADLINE} – and the ferry to be sold", FIRST, SECOND, THIRD))


# ------------------------------------------------------------------------------------------ tables of contents

HEADINGS = ["Why now?", "Costs", "The ferry"]
SECTIONS = [line for section in zip(HEADINGS, (SECOND, THIRD, FOURTH), strict=True) for line in section]


@pytest.mark.parametrize("mark", ["{}", "- {}", "1. {}", "1 {}", "1) {}"])
def test_a_table_of_contents_goes_and_its_headings_stay(mark: str) -> None:
    entries = [mark.replace("1", str(number)).format(line) for number, line in enumerate(HEADINGS, 1)]
    for raw in (page(HEADLINE, FIRST, *entries, *SECTIONS), page(HEADLINE, *entries, FIRST, *SECTIONS)):
        result = cleantext.explain(raw)
        assert [block.text for block in result.removed] == entries
        assert [block.text for block in result.blocks if block.kind == "subheading"] == HEADINGS


def test_a_heading_with_a_button_behind_it_is_found() -> None:
    sections = [f"{line}[edit | edit source]" if line in HEADINGS else line for line in SECTIONS]
    result = cleantext.explain(page(HEADLINE, FIRST, *HEADINGS, *sections))
    assert [block.text for block in result.blocks if block.rule == "contents/entry"] == HEADINGS


def test_an_entry_that_is_worded_otherwise_below_goes_with_the_others() -> None:
    entries = [HEADINGS[0], "What it will cost", *HEADINGS[1:]]
    raw = page(HEADLINE, FIRST, "\n".join(entries), *SECTIONS)
    assert_removed(raw, *entries, kind="widget")


def test_a_list_that_a_sentence_announces_is_no_table_of_contents() -> None:
    announced = "The report gives three reasons for the new bridge:"
    assert_untouched(page(HEADLINE, FIRST, announced, *HEADINGS, *SECTIONS))


@pytest.mark.parametrize(
    "verdict", ["The first plan is the cheaper one, if the county is to be believed.", "Not good."]
)
def test_two_plans_under_the_same_headings_are_no_table_of_contents(verdict: str) -> None:
    first = [line for heading in HEADINGS for line in (heading, f"{heading} {verdict}")]
    assert_untouched(page(HEADLINE, FIRST, "The first plan", *first, "The second plan", *SECTIONS))


def test_labels_that_come_back_in_every_part_are_no_table_of_contents() -> None:
    parts = [line for _ in range(4) for line in ("Built", "Length", "Verdict", SECOND, "Built", THIRD)]
    rules = {block.rule for block in cleantext.explain(page(HEADLINE, FIRST, *parts)).blocks}
    assert not any(rule.startswith("contents/") for rule in rules)


VALUES = ["5.4 inches", "2 kg of sand", "549 euros"]


def test_labels_with_what_they_say_below_them_are_no_table_of_contents() -> None:
    labelled = [line for pair in zip(HEADINGS, VALUES, strict=True) for line in pair]
    assert_untouched(page(HEADLINE, FIRST, *labelled, *SECTIONS))


def test_a_list_below_a_known_heading_is_no_table_of_contents() -> None:
    names = ["Mara", "Old Jonas", "The Inspector"]
    scenes = [line for scene in zip(names, (SECOND, THIRD, FOURTH), strict=True) for line in scene]
    assert_untouched(page(HEADLINE, FIRST, "Characters", *names, *scenes))


def test_two_lines_that_stand_again_are_no_table_of_contents() -> None:
    rules = {block.rule for block in cleantext.explain(page(HEADLINE, FIRST, *HEADINGS[:2], *SECTIONS)).blocks}
    assert not any(rule.startswith("contents/") for rule in rules)


# ------------------------------------------------------------------------------------ lists under a heading

OTHERS = ["Bus fares to rise again", "Man found in boat", "Ten things to do by the river"]


@pytest.mark.parametrize(
    "heading", ["Most read", "MOST READ", "Related topics", "Related articles", "## Read next"]
)
def test_the_list_under_a_heading_goes_with_it(heading: str) -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "\n".join([heading, *OTHERS]))
    assert_removed(raw, heading, *OTHERS)


def test_a_list_above_the_article_ends_at_its_headline() -> None:
    """The line that the page's title names is no item, though it stands below "Most read" and a menu's pitch."""
    pitch = "We have told the news of the river since 1871, every week and in any weather, on paper and here."
    most_read = "\n".join(["Most read", *OTHERS, HEADLINE, "The old one dates from 1911"])
    raw = page(f"{HEADLINE} | Marlow Gazette", pitch, most_read, FIRST, SECOND, THIRD)
    assert HEADLINE in cleantext.paragraphs(raw, filters=cleantext.RULES)


@pytest.mark.parametrize("mark", ["- ", "* ", "• ", "1. "])
def test_items_with_marks_go_with_their_heading(mark: str) -> None:
    items = [mark + headline for headline in OTHERS]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, "Most read", "\n".join(items)), "Most read", *items)


def test_a_list_inside_the_article_goes_but_for_the_subheading_below_it() -> None:
    raw = page(HEADLINE, FIRST, SECOND, "Most read", *OTHERS, "What it will cost", THIRD, FOURTH)
    assert_removed(raw, "Most read", *OTHERS)


SIGHTS = ["The clock that runs backwards", "Smoked eel from the stall by the lock", "The tower at dusk"]


@pytest.mark.parametrize(
    "heading",
    [
        "Don't miss",
        "Our recommendations",
        "Elsewhere on Sunday",
        "No te pierdas",
        "Lesenswert",
        "ランキング",
        "Nu ratați",
    ],
)
def test_a_heading_that_an_article_may_have_stays_between_its_paragraphs(heading: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, heading, *SIGHTS, "Where to sleep", THIRD))
    assert_untouched(page(HEADLINE, FIRST, f"## {heading}", "\n".join(f"- {sight}" for sight in SIGHTS), SECOND))
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, heading, *OTHERS), heading, *OTHERS)
    # By other junk it is what it is elsewhere.
    raw = page(HEADLINE, FIRST, "Share on Facebook", heading, *OTHERS, "What it will cost", SECOND)
    assert_removed(raw, "Share on Facebook", heading, *OTHERS)


def test_such_a_heading_above_a_ranking_or_beside_junk_is_junk() -> None:
    ranked = [line for rank, other in enumerate(OTHERS, 1) for line in (str(rank), other)]
    for box in (
        ["Most popular", *ranked, "The ferry"],
        ["Most popular", *OTHERS, "The ferry", "Share on Facebook"],
    ):
        kept = cleantext.paragraphs(page(HEADLINE, FIRST, SECOND, *box, THIRD))
        assert [line for line in ("Most popular", *OTHERS) if line in kept] == []
    assert_untouched(page(HEADLINE, FIRST, "More good news stories", "The ferry is back", SECOND, THIRD))


def test_names_of_services_are_headings_where_each_has_a_text() -> None:
    assert_untouched(
        page(HEADLINE, FIRST, "Facebook", "Tap the three dots.", "Email", "Write to the office.", SECOND)
    )
    assert_removed(page(HEADLINE, FIRST, "Facebook", "Twitter", SECOND), "Facebook", "Twitter")


def test_a_verse_that_begins_like_a_link_stays() -> None:
    assert_untouched(page("Talvi", FIRST, "Read more,", "says the child,", "the page with the bear.", SECOND))


@pytest.mark.parametrize(
    "heading",
    [
        *("Contact", "Forgot your password?", "Cookies", "Log in", "Kontakt", "¿Has olvidado tu contraseña?"),
        *("お問い合わせ", "6. Newsletter", "(4) Share", "2. Reageren"),
    ],
)
def test_a_word_of_forms_is_a_heading_above_a_sentence_or_a_number(heading: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, heading, "The office on Mill Lane helps.", SECOND))
    assert_untouched(page(HEADLINE, FIRST, heading, "Parish office, 000 33 44", SECOND))
    assert_removed(page(HEADLINE, FIRST, heading, "Mill Lane News", SECOND), heading)
    raw = page(HEADLINE, FIRST, heading, "Register", "It is free and takes a minute.", SECOND)
    assert_removed(raw, heading, "Register")
    assert_removed(page(HEADLINE, FIRST, SECOND, heading), heading)


@pytest.mark.parametrize(
    "end", [".3", ".[4]", ".[4][12]", ".²", " \N{BEAR FACE}", " \N{HEAVY BLACK HEART}\N{VARIATION SELECTOR-16}"]
)
def test_a_paragraph_with_a_footnote_or_an_emoji_at_its_end_is_none_of_a_list(end: str) -> None:
    noted = f"In the afternoon the river rose again until it stood as high as in the year of the flood{end}"
    raw = page(HEADLINE, FIRST, SECOND, "Related articles", OTHERS[0], noted, noted.replace("the", "a"))
    assert noted in cleantext.paragraphs(raw)
    assert noted.replace("the", "a") in cleantext.paragraphs(raw)


@pytest.mark.parametrize("end", ["ました♪", "ました☆", "である．"])
def test_a_sentence_of_a_japanese_blog_is_none_of_a_list(end: str) -> None:
    sentences = [f"{start}に友達と川沿いを歩いて、小さなお店で魚を食べ{end}" for start in ("お昼", "夕方")]
    raw = page("川さんぽ", "昨日は友達と一緒に川まで行ってきました。", "関連記事", "橋の歴史", *sentences)
    assert set(sentences) <= set(cleantext.paragraphs(raw))


def test_a_list_ends_where_amounts_begin() -> None:
    amounts = ["900 g strong flour", "100 g rye flour", "20 g salt"]
    raw = page(HEADLINE, FIRST, "You may also like", OTHERS[0], "For two loaves", *amounts, SECOND)
    assert_removed(raw, "You may also like", OTHERS[0])
    figures = ["Matches: 97", "Goals: 41", "Caps: 3"]
    raw = page(HEADLINE, FIRST, "Related stories", OTHERS[0], "9. Paul Oko", *figures, SECOND)
    assert_removed(raw, "Related stories", OTHERS[0])


def test_paragraphs_below_such_a_heading_stay() -> None:
    raw = page(HEADLINE, FIRST, "Related topics", SECOND, THIRD, FOURTH)
    assert_removed(raw, "Related topics")


def test_the_way_to_a_setting_is_no_breadcrumb() -> None:
    assert_untouched(page(HEADLINE, FIRST, "Settings > Chats > Backup", SECOND, THIRD))
    assert_untouched(page("Open Settings > General > About and tap Reset.", FIRST, SECOND, THIRD))
    assert_untouched(page(HEADLINE, FIRST, SECOND, "Settings > Chats > Backup"))
    assert_untouched(page(HEADLINE, "Marlow → Pond → Kingsport", FIRST, SECOND, "Pond → Marlow → Oak"))
    path = "Home → Bridges → Millbrook"
    assert_removed(page(path, HEADLINE, FIRST, SECOND), path)
    path = "Bridges > Millbrook > Is the bridge safe?"
    assert_removed(page(path, HEADLINE, FIRST, SECOND, "Share on Facebook"), path, "Share on Facebook")


def test_a_sentence_that_only_begins_like_a_heading_heads_no_list() -> None:
    assert_untouched(
        page(HEADLINE, FIRST, "Most read of all his books was this one.", "- Low Water", "- The Salt Road")
    )


# ---------------------------------------------------------------------------------------------------- edges


@pytest.mark.parametrize(
    ("text", "reads_like_a_paragraph"),
    [
        ("Home News Sport Weather Travel Letters Births Marriages Deaths " * 4, False),
        ("The council met, as it has for a hundred years, and voted on the bridge " * 4, True),
        ("ตลาดริมคลองกลับมาเปิดอีกครั้งหลังปิดไปเกือบสิบปี เรือพายกว่าสี่สิบลำกลับมาจอดเรียงกันที่ท่าน้ำ " * 3, True),
        ("ตลาดริมคลองกลับมาเปิดอีกครั้งหลังปิดไปเกือบสิบปี เรือพายกว่าสี่สิบลำกลับมาจอดเรียงกันที่ท่าน้ำ", True),
        ("ตลาดริมคลองกลับมาเปิดอีกครั้ง", False),
        ("The council met on Monday, for an hour and no longer.", True),
        ("„Der Rat tagte am Montag eine Stunde lang und nicht länger.“", True),
        ("»Byrådet mødtes mandag i en time og ikke længere end det.«", True),
        ("The council gave three reasons for its vote on the new bridge at Millbrook:", True),
        ("The council gave three reasons:", False),
        ("(3) whoever puts up a stall on the quay without the leave of the harbour master;", True),
        (
            "首页 新闻 体育 财经 房产 汽车 教育 科技 娱乐 健康 旅游 天气 彩票 读书 视频 论坛 博客 图片 专题 地方 "
            * 5,
            False,
        ),
        ("图书馆从下个月起星期天也开放 市议会星期二晚上以七票对四票通过 " * 8, True),
    ],
)
def test_a_long_line_without_marks_is_no_paragraph(text: str, reads_like_a_paragraph: bool) -> None:
    assert is_prose(segment(text)[0]) is reads_like_a_paragraph


MENU = ["Home", "World", "Business", "Sport", "Culture", "Travel"]


def test_a_menu_above_the_headline_goes() -> None:
    assert_removed(page("\n".join(MENU), HEADLINE, FIRST, SECOND, THIRD), *MENU)


def test_a_short_standfirst_above_the_byline_is_no_part_of_a_menu() -> None:
    below = ["By Ann Lee", "3 May 2024", "Share this article", "Copy link"]
    assert_removed(page(HEADLINE, "Traders had asked sooner", *below, FIRST, SECOND, THIRD), *below)


def test_a_short_headline_right_below_a_menu_stays() -> None:
    ingredients = ["Two leeks", "A knob of butter", "Cream"]
    fire = "Two men were held on Monday after a fire at the mill in Marlow Ferry, the police said."
    tart = "A leek tart asks for little: two leeks, a knob of butter, a cup of cream and a hot oven."
    for headline, first in (("Mill fire: two held", fire), ("Leek tart", tart)):
        assert headline in cleantext.paragraphs(
            page("\n".join([*MENU, headline, "By Ann Lee"]), first, SECOND, THIRD)
        )
    assert "Leek tart" in cleantext.clean("\n".join([*MENU, "Leek tart", *ingredients, FIRST, SECOND, THIRD]))


@pytest.mark.parametrize("labels", [["Local news"], ["OPINION"], ["Ukraine", "The war"], ["Ukraine", "News"]])
def test_section_labels_above_the_headline_go(labels: list[str]) -> None:
    assert_removed(page(*labels, HEADLINE, FIRST, SECOND, THIRD, "Related topics"), *labels, "Related topics")


@pytest.mark.parametrize("junk", [[], ["Related topics"]])
def test_a_short_headline_above_its_standfirst_stays(junk: list[str]) -> None:
    """One or two words alone above a longer line may be no section's name."""
    raw = page("Stranded", "A winter on the last boat of the Orwell line", FIRST, SECOND, THIRD, *junk)
    assert_removed(raw, *junk)


@pytest.mark.parametrize(
    "lines",
    [
        ["Good", "Bright beam", "Long life", "Bad", "The clip", "The price"],
        ["Boots", "Two jumpers", "Matches", "A torch", "Oats", "Tea"],
        ["Defenders", "Ben Ames", "Rob Tully", "Forwards", "Dean Okoro", "Lee Carr"],
    ],
)
def test_short_lines_of_an_article_stay_where_nothing_among_them_is_junk(lines: list[str]) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, THIRD, *lines))


def test_so_they_do_however_many_they_are() -> None:
    """A long table of which a converter has put each cell on a line."""
    cells = [f"{mill} {what}" for mill in ("Upper", "Lower", "Old", "Far") for what in CELLS]
    related = ["Related topics", "Bus fares go up", "Man found in boat", "Ferry late again"]
    raw = page(
        *MENU, HEADLINE, FIRST, SECOND, *cells, THIRD, FOURTH, *related, "Privacy policy", "Cookie settings"
    )
    assert cleantext.paragraphs(raw) == [HEADLINE, FIRST, SECOND, *cells, THIRD, FOURTH]


CELLS = [
    *("mill", "sluice", "weir", "race", "pond", "wheel", "barn", "oven", "loft", "well", "quay", "lock"),
    *("gate", "kiln", "forge", "yard", "stable", "bridge", "tower", "chapel", "school", "inn", "ferry", "wharf"),
]


def test_one_line_that_stands_on_buttons_too_takes_no_list_with_it() -> None:
    menu = ["Home", "The lock keeper's Sunday", "Search", "A long way round", "Letters in a drawer"]
    poem = ["The rope", "A long way round", "Return to sender", "Register", "The tide", "A lamp", "The other bank"]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *poem), "Register")
    assert_removed(page(*menu[:1], *MENU[1:], HEADLINE, FIRST, SECOND, THIRD), *menu[:1], *MENU[1:])


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


def test_what_a_recipe_needs_twice_stays() -> None:
    dough = ["For the dough", "200 g of plain flour", "100 g of cold butter"]
    crumble = ["For the crumble", "200 g of plain flour", "100 g of cold butter", "50 g of brown sugar"]
    assert_untouched(page("Plum cake on a tray", *dough, *crumble, FIRST, SECOND))


def test_what_trails_behind_the_first_mark_of_the_end_goes() -> None:
    trailing = ["WatchUsOn", "Firm shows how its drones are armed", "Army v RAF LIVE! | Rugby league 2023"]
    marks = ["Related topics", "Join Our Newsletter"]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *marks, *trailing), *marks, *trailing)


@pytest.mark.parametrize(
    "listed",
    [
        ["What: the opening of the bridge", "When: Saturday, noon", "Where: Quay Street"],
        ["Ashford 1 Norton 0", "Dale End 3 Priory 3", "Wick 0 Castle Park 2"],
        ["600 g carrots", "1 onion, chopped", "20 g fresh ginger", "salt and pepper"],
        [
            "The Ferryman",
            "The boats go out at break of day",
            "and some of them come home",
            "Nobody says their names",
        ],
        ["Jane Webb, teacher", "Dr Omar Khan, Mill Lane Surgery", "Friends of the Old Bridge"],
        ["なす 3本", "ピーマン 2個", "味噌 大さじ2"],
    ],
)
def test_short_lines_below_a_share_bar_stay_in_an_article_without_its_page(listed: list[str]) -> None:
    marks = ["Share this article", "Join Our Newsletter"]
    assert_removed(page(HEADLINE, FIRST, SECOND, THIRD, *marks, *listed), *marks)


@pytest.mark.parametrize(
    ("listed", "stays"),
    [
        (["The opening", "When: Saturday, noon", "Where: Quay Street"], True),
        (["Ashford 1 Norton 0", "Dale End 3 Priory 3", "Wick 0 Castle Park 2"], True),
        (["600 g carrots", "1 onion, chopped", "20 g fresh ginger", "salt and pepper"], True),
        (["Firm shows how its drones are armed", "Army beats RAF 2: a report", "Ferry late again"], False),
    ],
)
@pytest.mark.parametrize("end", [[], ["Related topics"], ["Leave a comment"]])
def test_of_a_whole_page_facts_below_a_share_bar_stay(end: list[str], listed: list[str], stays: bool) -> None:
    menu = [f"Channel {letter}" for letter in "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"]
    raw = page(*menu, HEADLINE, FIRST, SECOND, THIRD, "Share this article", "Join Our Newsletter", *end, *listed)
    kept = cleantext.clean(raw).split("\n\n")
    assert [line for line in listed if line in kept] == (listed if stays and not end else [])


def test_what_stands_behind_a_single_mark_of_the_end_stays() -> None:
    assert_removed(
        page(HEADLINE, FIRST, SECOND, THIRD, "Contact us", "The ferry office, Quay Street"), "Contact us"
    )


def test_prose_behind_a_mark_of_the_end_stays() -> None:
    assert_removed(
        page(HEADLINE, FIRST, SECOND, "Join Our Newsletter", "What it will cost", THIRD), "Join Our Newsletter"
    )


def test_a_list_of_ingredients_at_the_end_stays() -> None:
    ingredients = ["60 g butter", "200 g plain flour", "3 eggs", "1 pinch of salt", "100 ml whole milk", "Parsley"]
    assert_untouched(page("Barley soup", FIRST, SECOND, "\n\n".join(ingredients)))
    assert_untouched(page("Barley soup", FIRST, SECOND, "\n".join(f"- {line}" for line in ingredients)))


def test_a_list_of_ingredients_above_the_text_stays() -> None:
    ingredients = ["Butter", "Plain flour", "Eggs", "A pinch of salt", "Whole milk", "Parsley"]
    assert_untouched(
        page("Barley soup with smoked butter", "\n".join(f"- {line}" for line in ingredients), FIRST, SECOND)
    )


def test_a_signature_and_a_postscript_at_the_end_stay() -> None:
    assert_untouched(
        page("Dear neighbours", FIRST, SECOND, THIRD, "Yours ever", "Maud", "P.S. The ferry is for sale.")
    )


def test_a_short_headline_stays() -> None:
    assert_untouched(page("The bridge", FIRST, SECOND, THIRD))


def test_headline_and_standfirst_stay() -> None:
    assert_untouched(
        page("A new bridge", "Nineteen councillors vote for it, and four do not", FIRST, SECOND, THIRD)
    )


def test_a_text_of_short_lines_only_stays() -> None:
    assert_untouched(page("Yes.", "No.", "Who said so?", "I did."))


# --------------------------------------------------------------------------------- press databases and wires

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


@pytest.mark.parametrize("sign", ["###", "# # #", "-30-", "– 30 –"])
def test_the_sign_at_the_end_of_a_release_goes(sign: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, sign), sign, kind="noise")
    assert_untouched(page(HEADLINE, FIRST, sign, SECOND))
    assert_untouched(page(HEADLINE, FIRST, SECOND, "-30 °C"))


CALLED = ["Jane Doe", "Harbour Office", "jane.doe@example.org"]


@pytest.mark.parametrize("reach", [["+47 55 55 01 99"], ["555-0142", "press@example.org"], ["0115 496 0142"]])
@pytest.mark.parametrize("heading", ["Media Contact:", "Pressekontakt:", "Contact presse :"])
def test_whom_to_ask_goes_with_its_heading(heading: str, reach: list[str]) -> None:
    facts = ["Where: Market hall", "Cost: free"]
    raw = page(HEADLINE, FIRST, SECOND, heading, *CALLED[:2], *reach, *facts)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, *facts)


def test_without_a_heading_whom_to_ask_stays_and_so_does_a_table_below_contacts() -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, *CALLED, THIRD))
    tip = "Got a tip? Email us at tips@example.org."
    assert_removed(page(HEADLINE, FIRST, SECOND, tip, "Samaritans", "0845 555 0142", THIRD), tip)
    table = [
        "Three Months Ended March 31,",
        "2025\t2024",
        "Net sales\t$ 412,300\t$ 396,100",
        "Gross profit\t110,900\t106,100",
    ]
    raw = page(HEADLINE, FIRST, SECOND, "Media Contact:", *CALLED, "\n".join(table))
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, *table)


@pytest.mark.parametrize(
    "facts",
    [
        ["Where: the reading room", "Booking: 020 7946 0000"],
        ["Opened: 2024-11-01 - 2025-03-31"],
        ["Season: 2024-2025"],
        ["Loans by year", "1200 3400 5600"],
        ["Ashford Ladies", "12-10 14-12 15-13"],
    ],
)
def test_facts_below_contacts_stay(facts: list[str]) -> None:
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "Media Contact:", "Jane Doe", "jane@quay.example", *facts, FOURTH)
    kept = cleantext.paragraphs(raw)
    assert [fact for fact in facts if fact in kept] == facts
    assert "jane@quay.example" not in kept


def test_a_box_between_two_paragraphs_of_a_record_is_the_articles() -> None:
    box = ["Details", "Location: the reading room", "People: forty at the most", "Language: English"]
    raw = page(
        "Length: 214 words", "Body", FIRST, SECOND, *box, THIRD, "Load-Date: March 3, 2009", "End of Document"
    )
    assert cleantext.clean(raw) == page(FIRST, SECOND, *box, THIRD)


PRINTED = ["14.03.2025, 19:30 A reading", "21.03.2025, 19:30 The eel, a talk", "28.03.2025, 18:00 Songs"]


def test_a_programme_on_a_printed_page_stays_and_what_the_browser_printed_goes() -> None:
    head, foot = "3/14/25, 9:12 AM  The spring in town", "https://quay.example/spring {}/2"
    raw = page(head, HEADLINE, FIRST, *PRINTED, SECOND, foot.format(1), head, THIRD, FOURTH, foot.format(2))
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, *PRINTED, SECOND, THIRD, FOURTH)


def test_who_speaks_in_a_chat_stays_and_the_one_name_of_a_channel_goes() -> None:
    chat = ["Anna, [14.03.2025 21:12]", "The rope is gone.", "Tom, [14.03.2025 21:13]", "Which one?"]
    assert_untouched(page(FIRST, *chat, SECOND))
    posts = ["Coast News, [14.03.2025 21:12]", FIRST, "Coast News, [14.03.2025 22:40]", SECOND]
    assert cleantext.clean(page(*posts)) == page(FIRST, SECOND)


def test_addresses_of_a_list_of_sources_stay_below_a_title_that_is_junk_elsewhere() -> None:
    sources = ["The ferry act\nhttps://law.example/1911", "Newsletter\nhttps://quay.example/letter"]
    raw = page(HEADLINE, FIRST, SECOND, THIRD, "\n".join(sources))
    assert "https://quay.example/letter" in cleantext.clean(raw)


@pytest.mark.parametrize("lines", ["[eel.png]\n[ferry.jpg]", "#NoFerry #QuayStreet #EelsFirst"])
def test_names_of_files_and_hashtags_that_a_sentence_announces_stay(lines: str) -> None:
    announced = in_article(f"The two that were found first are called:\n\n{lines}")
    assert all(line in cleantext.clean(announced) for line in lines.split("\n"))
    assert not any(line in cleantext.clean(in_article(lines)) for line in lines.split("\n"))


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


@pytest.mark.parametrize("heading", ["Update your profile", "Profil ändern", "Version en ligne", "管理订阅"])
def test_a_button_of_a_mail_may_head_a_part_of_an_article(heading: str) -> None:
    assert_untouched(in_article(page(heading, "It takes a minute, and nobody does it.")))
    assert cleantext.clean(page(HEADLINE, FIRST, SECOND, THIRD, heading)) == page(HEADLINE, FIRST, SECOND, THIRD)


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


def test_short_lines_above_the_fields_of_a_record_are_no_menu() -> None:
    squad = ["Goalkeepers", "Crane", "Ames", "Defenders", "Moss", "Reid", "Tully"]
    raw = page(HEADLINE, FIRST, SECOND, *squad)
    assert (
        cleantext.clean(page(raw, "Load-Date: May 2, 2025", "Publication-Type: Newspaper", "End of Document"))
        == raw
    )


# ----------------------------------------------------------------------------------------------------- glue

GLUED = [
    ("{} Read more: Bus fares up", "Read more: Bus fares up"),
    (
        "{} READ MORE: Bus fares to rise again in the new year",
        "READ MORE: Bus fares to rise again in the new year",
    ),
    ("{} Also read: The long winter", "Also read: The long winter"),
    ("{} Advertisement", "Advertisement"),
    ("ADVERTISEMENT {}", "ADVERTISEMENT"),
    # "The old bridge …, said the county engineer": no name begins there.
    ("Advertisement {}", "Advertisement"),
    ("{} Story continues below advertisement", "Story continues below advertisement"),
    ("{} Sign up for our newsletter here", "Sign up for our newsletter here"),
    ("{} Follow us on Twitter and Facebook.", "Follow us on Twitter and Facebook."),
    ("{} Watch: How the bridge was built", "Watch: How the bridge was built"),
]


@pytest.mark.parametrize(("form", "junk"), GLUED)
def test_junk_glued_to_a_paragraph_is_cut_off(form: str, junk: str) -> None:
    raw = page(HEADLINE, FIRST, form.format(SECOND), THIRD)
    result = cleantext.explain(raw)
    assert result.text == page(HEADLINE, FIRST, SECOND, THIRD)
    assert [removal.text for removal in result.removed] == [junk]


def test_junk_between_two_sentences_is_cut_out() -> None:
    raw = page(HEADLINE, f"{FIRST} Story continues below advertisement {SECOND}", THIRD)
    assert cleantext.clean(raw) == page(HEADLINE, f"{FIRST} {SECOND}", THIRD)


def test_junk_at_both_ends_is_cut_off() -> None:
    raw = page(HEADLINE, f"ADVERTISEMENT {FIRST} Read more: Bus fares up", THIRD)
    assert_removed(raw, "ADVERTISEMENT", "Read more: Bus fares up")


def test_a_word_that_the_article_writes_small_elsewhere_begins_a_sentence_behind_a_label() -> None:
    paragraph = "Boats may pass from May on, and the ferry will be moored for good, said the engineer on Monday."
    raw = page(HEADLINE, FIRST, f"Advertisement {paragraph}", "Nobody knows how many boats will come.", THIRD)
    assert_removed(raw, "Advertisement")


@pytest.mark.parametrize(
    "label", ["[Advertisement]", "(ADVERTISEMENT)", "Advertisement:", "ADVERTISEMENT -", "Read more."]
)
def test_the_marks_around_a_label_go_with_it(label: str) -> None:
    assert cleantext.clean(page(HEADLINE, FIRST, f"{label} {SECOND}", THIRD)) == page(
        HEADLINE, FIRST, SECOND, THIRD
    )


@pytest.mark.parametrize(
    "junk",
    [
        "Sign up for our newsletter.",
        "Sign up for our newsletter. Follow us on Twitter and Facebook.",
        "Copyright 2024 The Associated Press. All rights reserved.",
        "Jane Doe contributed to this report.",
    ],
)
def test_sentences_of_junk_at_the_end_of_a_paragraph_take_nothing_else_with_them(junk: str) -> None:
    paragraph = f"{FIRST} Boats may pass from May on, and the ferry will go."
    assert cleantext.clean(page(HEADLINE, f"{paragraph} {junk}", THIRD)) == page(HEADLINE, paragraph, THIRD)


def test_what_leads_to_such_a_sentence_goes_with_it() -> None:
    assert_removed(in_article(junk := "Love old bridges? So do we. Sign up for our newsletter."), junk)


@pytest.mark.parametrize(
    "glued", [" Advertisement.", " Read more: Bus fares up.", " Advertisement. Read more: Bus fares up."]
)
def test_junk_glued_many_times_over_goes_at_once(glued: str) -> None:
    raw = page(HEADLINE, FIRST + glued * 50, SECOND)
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND)


def test_a_full_stop_goes_with_the_junk_that_it_ends() -> None:
    raw = page(HEADLINE, f"{FIRST} Story continues below advertisement. {SECOND}", THIRD)
    assert cleantext.clean(raw) == page(HEADLINE, f"{FIRST} {SECOND}", THIRD)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Advertisement Standards Authority said on Monday that it would look into the posters on the quay.",
        "Advertisement was his father's trade, and it was from him that the boy learned to paint in capitals.",
        "ADVERTISEMENT STANDARDS AUTHORITY SAYS IT WILL LOOK INTO THE POSTERS ON THE QUAY AT MARLOW FERRY",
        "It is said of him that he could do it all. Read more books, he said. Read more of everything, and again.",
        "He had one rule. Watch the river and you will see it rise, and when it has risen you will see it fall.",
        "The poster was taken down. Advertisement, wrote the judge, is no crime, or not in itself and not yet.",
        'She showed him the page. "Read more: it is the only thing that helps," it said in red, and he read on.',
        "Few spots are remembered for longer than a week. Реклама Fabel вышла в эфир один раз, и её помнят до сих пор.",
        "Werbung Fabels zeigt seit Jahren dieselbe Brücke, und noch immer fragt niemand, wo sie eigentlich steht.",
        "Was hilft gegen die Ketten am Stadtrand? Werbung. Das weiß jeder Händler, doch den meisten fehlt das Geld.",
        "Nobody on the quay had seen it coming down the river. Watch: the ice will break before the week is out.",
        "I turned him round so that he had to look at me. Listen: you are not to blame for any of this.",
        "The colours are true even by candle light, and in the dark too. Video: 4K at 60 frames a second",
        "They meet on the last Sunday of the month. Help us keep our beaches clean by bringing gloves and a bag.",
        "She had read to the dying for eleven years. Your support helps people to leave in peace, the director said.",
        "She lends out tools free of charge to whoever asks. She can be reached at the boathouse after six.",
    ],
)
def test_paragraphs_that_only_hold_such_words_stay(paragraph: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, paragraph, THIRD))


# ---------------------------------------------------------------------------------------------------- phrases


@pytest.mark.parametrize(
    "line",
    [
        "Updated: The ferry is running again.",
        "Update vom 3. Mai: Die Fähre fährt wieder.",
        "Atualização: a balsa voltou a operar.",
        "Обновлено 3 мая: паром снова ходит.",
        "更新：渡轮已恢复运营。",
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


def test_the_scores_of_a_review_stay() -> None:
    scores = ["View", "8/10", "One sees as far as Sallow.", "Comfort", "4.5 / 5", "Total", "82 / 100"]
    assert_untouched(page(HEADLINE, FIRST, *scores, SECOND, THIRD))


@pytest.mark.parametrize("counter", ["1 / 14", "1 / 5", "0:00 / 5:12"])
def test_what_counts_pictures_or_the_time_of_a_film_goes(counter: str) -> None:
    assert_removed(in_article(counter), counter, kind="media")


# --------------------------------------------------------------------------------------------------- content


def test_what_is_kept_is_labelled_too() -> None:
    raw = page(
        HEADLINE,
        "Nineteen vote for it, and four against",
        FIRST,
        "What it will cost",
        SECOND,
        "- a bridge\n- two kiosks",
        "> Silence is not success.",
        "| night | status |\n| --- | --- |\n| Monday | ok |",
        "```\nbackup --target /srv\n```",
        THIRD,
    )
    result = cleantext.explain(raw)
    assert [block.kind.value for block in result.blocks] == [
        "headline",
        "standfirst",
        "paragraph",
        "subheading",
        "paragraph",
        "list",
        "list",
        "quote",
        "table",
        "code",
        "paragraph",
    ]
    assert result.removed == ()


def test_every_default_filter_has_a_name_and_says_what_it_labels() -> None:
    names = [entry.__name__ for entry in cleantext.DEFAULT_FILTERS]
    assert len(set(names)) == len(names)
    assert all(entry.__doc__ for entry in cleantext.DEFAULT_FILTERS)


# -------------------------------------------------------------------------------- mails, newsletters and feeds


@pytest.mark.parametrize(
    "line",
    [
        "Read more ( https://mail.example/c/1 )",
        "Weiterlesen <https://mail.example/c/1>",
        "Lire la suite [https://mail.example/c/1]",
        "Czytaj więcej » https://mail.example/c/1",
        "View this email in your browser\n( https://mail.example/v/1 )",
        "Im Browser ansehen:\n<https://mail.example/v/1>",
        "Unsubscribe ( https://mail.example/u/1 ) | Update your preferences ( https://mail.example/p/1 )",
        "Darse de baja | Actualizar preferencias",
        "#bridges #ferry #мост",
        "Coast News, [14.03.2025 09:12]",
    ],
)
def test_the_buttons_of_a_mail_go_with_their_addresses(line: str) -> None:
    assert cleantext.clean(in_article(line)) == page(HEADLINE, FIRST, SECOND, THIRD, FOURTH)


@pytest.mark.parametrize(
    "line",
    [
        "The plans of the bridge (https://council.example/plans)",
        "The plans: https://council.example/plans",
        "The engineer put her drawings on the web\nhttps://council.example/plans",
        "#3 in the list, and #4",
        "Bridge | Ferry",
    ],
)
def test_addresses_of_an_article_stay(line: str) -> None:
    assert line.split("\n")[-1] in cleantext.clean(in_article(line))


def test_lines_drawn_around_junk_and_at_the_ends_go() -> None:
    rule = "=" * 40
    raw = "\n".join([rule, HEADLINE, "", FIRST, "", rule, "ADVERTISEMENT", rule, "", SECOND, "", THIRD, "", rule])
    assert cleantext.clean(raw) == page(HEADLINE, FIRST, SECOND, THIRD)
    # Between two parts of the article one is the author's.
    parts = page(HEADLINE, FIRST, rule, SECOND, "* * *", THIRD)
    assert cleantext.clean(parts) == parts


def test_of_a_table_of_contents_and_a_marked_heading_the_heading_stays() -> None:
    heading = "2. Where the money is to come from\n----------------------------------"
    raw = page("Newsletter", "2. Where the money is to come from", FIRST, SECOND, f"Read more\n{heading}", THIRD)
    assert heading in cleantext.clean(raw)
