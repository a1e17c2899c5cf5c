"""Segmenting: whatever the extractor's habit, one block is one thing that the author wrote."""

import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import cleantext
from cleantext.document import Block, Shape
from cleantext.segment import segment
from cleantext.wrapping import MIN_COLUMNS

FERRY = (
    "Calypso Lines said on Tuesday that it had taken three of its eleven ferries out of service while inspectors "
    "look into a fire that forced 412 passengers into the boats a day earlier."
)
PUMP = (
    "The three vessels were built at the same yard between 2006 and 2008 and share a type of fuel pump that was "
    "replaced across the fleet last autumn, two people who had seen the records told the Gazette, and neither of "
    "them would say by whom it had been done or at what price."
)
QUAY = (
    '"We are not drawing conclusions, but we are not going to sail with a question mark in the engine room," the '
    "chief executive told reporters at the quayside, where the rain had begun again."
)
TOKYO = (
    "市立図書館は来年四月から日曜日も開館することになり、利用者からは歓迎の声が上がっている。担当者によると職員を二人"
    "増やし、午前十時から午後五時まで開ける予定で、子ども向けの催しも毎週行うことにしている。"
    "これまで日曜日は閉館していたため、平日は仕事で来られない人から改善を求める声が多く寄せられていた。"
)


def texts(raw: str) -> list[str]:
    """The blocks of a raw text as they go into the output."""
    return [block.text for block in segment(raw)]


def wrap(text: str, columns: int, indent: str = "") -> str:
    """Wrap as a mail program does: whole words, as many as fit."""
    return textwrap.fill(text, columns, break_long_words=False, break_on_hyphens=False, subsequent_indent=indent)


def assert_exact(raw: str) -> None:
    """Every character that shows stands in exactly one block, and each block of text knows where it stood."""
    blocks = segment(raw)
    end = 0
    for block in blocks:
        assert not raw[end : block.start].strip(), "something stands between two blocks"
        assert end <= block.start < block.end <= len(raw)
        assert not raw[block.start].isspace()
        assert not raw[block.end - 1].isspace()
        end = block.end
    assert not raw[end:].strip()
    for block in blocks:
        assert_in_step(raw, block)


def assert_in_step(raw: str, block: Block) -> None:
    """Where a block was not repaired, each of its characters is the one that stands at its raw offset."""
    offsets = [block.raw_offset(offset) for offset in range(len(block.text) + 1)]
    assert offsets == sorted(offsets)
    assert all(block.start <= offset <= block.end for offset in offsets)
    for character, offset in zip(block.text, offsets, strict=False):
        if not character.isspace():
            assert raw[offset] == character


# ------------------------------------------------------------------- where one block ends and the next begins


def test_paragraphs_are_separated_by_blank_lines() -> None:
    assert texts(f"{FERRY}\n\n{PUMP}\n\n\n\n{QUAY}\n") == [FERRY, PUMP, QUAY]


def test_paragraphs_stand_one_a_line() -> None:
    assert texts(f"{FERRY}\n{PUMP}\n{QUAY}") == [FERRY, PUMP, QUAY]


def test_a_whole_article_on_one_line_is_one_block() -> None:
    article = " ".join([FERRY, PUMP, QUAY] * 40)
    assert texts(article) == [article]


@pytest.mark.parametrize(
    "separator",
    ["\n\n", "\r\n\r\n", "\r\r", "\u2028\u2028", "\u2029", "\x85\x85", "\x0c", "\n\x0c\n", "\x0b", "\r\n \t\r\n"],
    ids=["LF", "CRLF", "CR", "LS", "PS", "NEL", "form feed", "page break", "vertical tab", "CRLF with blanks"],
)
def test_lines_may_end_in_any_way_that_unicode_knows(separator: str) -> None:
    raw = separator.join([FERRY, PUMP, QUAY])
    assert texts(raw) == [FERRY, PUMP, QUAY]
    assert_exact(raw)


def test_line_ends_of_several_kinds_in_one_text() -> None:
    assert texts("One.\r\nTwo.\rThree.\n\rFour.\u2028Five.") == ["One.", "Two.", "Three.", "Four.", "Five."]


@pytest.mark.parametrize("raw", ["", " ", "\n\n\n", "\r\n\t\u00a0\u3000\n", "\x0c\x0b\x1c\u2028"])
def test_blank_text_has_no_blocks(raw: str) -> None:
    assert segment(raw) == []


def test_the_gap_tells_a_blank_line_from_a_line_break() -> None:
    assert [block.gap for block in segment("One\nTwo\n\nThree\n\n\nFour")] == [0, 1, 2, 3]


# ------------------------------------------------------------------------------- characters that do not show


@pytest.mark.parametrize("space", [" ", "\t", "\u00a0", "\u3000", "\u2009", "\u202f", " \t\u00a0 "])
def test_space_around_a_line_is_no_part_of_it(space: str) -> None:
    raw = f"{space}The river rose.{space}\n{space}\n{space}It fell again."
    assert texts(raw) == ["The river rose.", "It fell again."]
    assert_exact(raw)


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u200e", "\u2060", "\u00ad", "\u200b\u00a0\ufeff"])
def test_invisible_characters_around_a_line_are_stripped_from_its_text_but_stay_in_its_span(mark: str) -> None:
    raw = f"{mark}The river rose.{mark}\n\nIt fell again."
    first, second = segment(raw)
    assert (first.text, second.text) == ("The river rose.", "It fell again.")
    assert raw[first.start : first.end].strip("\u00a0") == f"{mark}The river rose.{mark}".strip("\u00a0")
    assert raw[first.raw_offset(0)] == "T"


def test_a_line_of_nothing_that_shows_leaves_nothing_but_is_accounted_for() -> None:
    raw = "The river rose.\n\u200b\u200e\ufeff\nIt fell again."
    assert [block.text for block in segment(raw)] == ["The river rose.", "", "It fell again."]
    result = cleantext.explain(raw)
    assert result.text == "The river rose.\n\nIt fell again."
    assert [(removal.kind, removal.text) for removal in result.removed] == [("noise", "\u200b\u200e\ufeff")]


def test_what_does_not_show_does_not_hide_a_phrase() -> None:
    assert [block.key for block in segment("\u200bJoin\u00a0Our\u202f\u200bNewsletter\u00ad")] == [
        "join our newsletter"
    ]


def test_a_phrase_is_looked_up_by_its_own_line_whatever_stands_between_lines() -> None:
    raw = "Most read\r\u200b\nJoin our newsletter\n\u2028\ufeff\x85Share on Facebook"
    assert [block.key for block in segment(raw) if block.text] == [
        "most read",
        "join our newsletter",
        "share on facebook",
    ]


def test_soft_hyphens_and_joiners_inside_words_stay() -> None:
    word = "Donau\u00addampf\u00adschiff und می\u200cخواهم"
    assert texts(word) == [word]


def test_tabs_and_no_break_spaces_inside_a_line_stay() -> None:
    line = "Leeds\t2\u00a0000 km"
    assert texts(line) == [line]


# -------------------------------------------------------------------------------------- hard-wrapped prose


@pytest.mark.parametrize("columns", [60, 65, 72, 78, 80, 90, 100])
def test_prose_wrapped_at_a_column_is_joined_again(columns: int) -> None:
    raw = "\n\n".join(wrap(paragraph, columns) for paragraph in (FERRY, PUMP, QUAY))
    assert texts(raw) == [FERRY, PUMP, QUAY]
    assert_exact(raw)


def test_wrapped_paragraphs_without_blank_lines_between_them_end_in_their_short_lines() -> None:
    raw = "\n".join(wrap(paragraph, 66) for paragraph in (FERRY, PUMP, QUAY))
    assert texts(raw) == [FERRY, PUMP, QUAY]


def test_a_wrapped_paragraph_of_two_lines_is_joined_at_the_margin_that_longer_ones_show() -> None:
    short = "Nobody was killed. Nine people were treated for smoke, the coastguard said."
    raw = f"{wrap(PUMP, 70)}\n\n{wrap(short, 70)}\n\n{wrap(FERRY, 70)}"
    assert texts(raw) == [PUMP, short, FERRY]


def test_a_paragraph_of_two_lines_is_joined_where_its_first_is_wider_than_all_that_showed_the_margin() -> None:
    """As text browsers dump a page, with a list right below the sentence that announces it."""
    raw = """\
   Residents of Sandvik voted on Thursday to keep the ferry that has
   linked the town with the islands since 1911, rejecting a plan to
   replace it with a bus over the new bridge.

   The council now has until June to find the 1.2 million a year that the
   ferry costs. Three options are on the table:
     * a toll on the bridge, paid by visitors only
     * a higher harbour fee for yachts, which the sailing club has already
       said it would fight in court
     -   selling the old customs house by the quay, which has stood empty
         for as long as anyone remembers
"""
    assert texts(raw)[1:] == [
        "The council now has until June to find the 1.2 million a year that the ferry costs. Three options are on the "
        "table:",
        "* a toll on the bridge, paid by visitors only",
        "* a higher harbour fee for yachts, which the sailing club has already said it would fight in court",
        "-   selling the old customs house by the quay, which has stood empty for as long as anyone remembers",
    ]
    assert_exact(raw)


def test_two_paragraphs_of_two_lines_show_a_margin_in_a_text_that_has_no_wider_line() -> None:
    raw = """\
-   Ana Sayfa
-   Spor

Karaçalı'da fener bekçisi emekli oldu

Karaçalı Feneri'nin son bekçisi Hasan Tunalı, otuz iki yıllık görevinin
ardından emekli oldu. Fener bundan sonra kıyıdan uzaktan yönetilecek.

Tunalı, "Geceleri uyumayı yeniden öğrenmem gerekecek" dedi. Köylüler
onun için sahilde bir uğurlama yemeği düzenledi.
"""
    assert [" ".join(text.split()[-2:]) for text in texts(raw)[3:]] == [
        "uzaktan yönetilecek.",
        "yemeği düzenledi.",
    ]


def test_couplets_in_small_letters_show_no_margin() -> None:
    couplets = [
        "the road goes up the hill beyond the mill and never down again",
        "and those who take it in the spring come home with all the grain",
        "the miller's wife who saw them go and gave them bread for the way",
        "would never ask them for the why of it nor whether they would stay",
    ]
    raw = "\n".join(couplets[:2]) + "\n\n" + "\n".join(couplets[2:])
    assert texts(raw) == couplets
    assert texts(f"{raw.replace('again', 'again.')}.\n\n{FERRY}")[-2:] == [f"{couplets[-1]}.", FERRY]


def test_wrapped_prose_is_joined_where_each_line_happens_to_begin_with_a_capital() -> None:
    mill = (
        "Nach vierzig Jahren Stillstand dreht sich das Rad der Mühle in\n"
        "Oberlauchstedt wieder. Am Sonntag kamen mehr als sechshundert\n"
        "Besucherinnen und Gäste, um dabei zuzusehen."
    )
    raw = f"{wrap(PUMP, 62)}\n\n{mill}\n\n{wrap(FERRY, 62)}"
    assert texts(raw) == [PUMP, mill.replace("\n", " "), FERRY]


@pytest.mark.parametrize("opening", ["[7]", "*", "_", "“", "("])
def test_a_sentence_goes_on_in_a_link_and_in_quotes_too(opening: str) -> None:
    plaza = (
        "A place that is meant for everything becomes a place for nothing\n"
        f"{opening}which those who draw should know, and those who pay, which is\n"
        f"{opening}all of us, should say aloud while there is time."
    )
    assert texts(plaza) == [plaza.replace("\n", " ")]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", " \n", "\n  "])
def test_wrapped_prose_is_joined_whatever_ends_its_lines(end: str) -> None:
    raw = wrap(PUMP, 72).replace("\n", end)
    assert texts(raw) == [PUMP]
    assert_exact(raw)


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u00ad"])
def test_a_word_hyphenated_at_a_line_end_is_joined(hyphen: str) -> None:
    raw = (
        "Dr. Philip Aubrey, who keeps the frost tables at the research estab-\n"
        "lishment at Kneeswick, said that buds still at green cluster would\n"
        "stand two or three degrees of it, and that it was much too early to\n"
        "write off the season."
    ).replace("estab-", f"estab{hyphen}")
    (block,) = segment(raw)
    assert "the research establishment at Kneeswick" in block.text
    assert_exact(raw)


def test_a_word_that_was_wrapped_at_its_own_hyphen_keeps_it() -> None:
    text = f"{PUMP} They wear the high-visibility jackets that the Rotary Club gave them, for visibility."
    text = " ".join([text, FERRY, PUMP, QUAY, FERRY, PUMP, QUAY, FERRY])
    wraps = (textwrap.fill(text, columns) for columns in range(60, 90))
    raw = next(wrapped for wrapped in wraps if "high-\nvisibility" in wrapped)
    assert texts(raw) == [text]


def test_a_name_or_a_number_with_a_hyphen_at_a_line_end_keeps_it() -> None:
    raw = (
        "The paper was signed in the end by the elder of the two Miss Carew-\n"
        "Lloyds, by the vicar, and by a man from the firm that had built the\n"
        "bridge, who gave his age as forty and his trade as that of a diver,\n"
        "and whom nobody asked any more."
    )
    assert "Miss Carew-Lloyds, by the vicar" in segment(raw)[0].text


@pytest.mark.parametrize("columns", [30, 38, 45])
def test_prose_without_spaces_is_joined_without_spaces(columns: int) -> None:
    lines = [TOKYO[start : start + columns] for start in range(0, len(TOKYO), columns)]
    raw = "\n".join(lines)
    assert texts(raw) == [TOKYO]
    assert_exact(raw)


def test_wrapped_list_items_are_joined_item_by_item() -> None:
    items = [
        "- Leave the damaged trees unpruned until midsummer, and then take out only what is plainly dead, since much "
        "of what looks dead in May is not.",
        "- Feed lightly, if at all; there is no crop to carry.",
        "- Write down the date and the reading on the same evening, so that you will have them to hand when the next "
        "one comes, as it will.",
    ]
    raw = wrap(PUMP, 72) + "\n\n" + "\n".join(wrap(item, 72, "  ") for item in items)
    assert texts(raw) == [PUMP, *items]
    assert [block.shape for block in segment(raw)] == [Shape.TEXT, Shape.LIST, Shape.LIST, Shape.LIST]
    assert_exact(raw)


def test_paragraphs_that_hang_below_their_first_lines_are_joined() -> None:
    """As ``get_text("\\n", strip=True)`` leaves the text of HTML that was wrapped inside its tags."""
    indent = 10 * " "
    hanging = [wrap(paragraph, 80 - len(indent)).replace("\n", f"\n{indent}") for paragraph in (FERRY, PUMP, QUAY)]
    raw = "\n".join(["Home", "News", "What happened", *hanging, "Read more", "About us"])
    assert texts(raw) == ["Home", "News", "What happened", FERRY, PUMP, QUAY, "Read more", "About us"]
    assert_exact(raw)


def test_a_link_in_a_paragraph_that_hangs_is_joined_too() -> None:
    raw = f"""{wrap(PUMP, 70).replace(chr(10), chr(10) + 10 * " ")}
The harbour has had a pump since 1962, when the council bought one from
          a farmer at the Quay. It was
last repaired in 1998
, says the harbour master, and has stood idle since the flood that
          nobody had foreseen."""
    assert texts(raw)[1] == (
        "The harbour has had a pump since 1962, when the council bought one from a farmer at the Quay. It was last "
        "repaired in 1998, says the harbour master, and has stood idle since the flood that nobody had foreseen."
    )
    assert_exact(raw)


def test_code_that_hangs_below_its_first_line_is_not_joined() -> None:
    code = [
        "while queue",
        "    job = queue.pop()",
        "    start(job)",
        "    report(job)",
        "while waiting",
        "    sleep(1)",
    ]
    raw = "\n".join([wrap(PUMP, 72), "", *code, "", wrap(FERRY, 72)])
    assert texts(raw) == [PUMP, *(line.strip() for line in code), FERRY]


def test_quotes_with_a_mark_before_each_wrapped_line_are_joined() -> None:
    quote = "\n>\n".join(
        textwrap.fill(text, 76, initial_indent="> ", subsequent_indent="> ") for text in (FERRY, QUAY)
    )
    raw = f"{wrap(PUMP, 78)}\n\n{quote}\n\n{wrap(FERRY, 78)}"
    assert texts(raw) == [PUMP, f"> {FERRY}", ">", f"> {QUAY}", FERRY]
    assert [block.shape for block in segment(raw)][1::2] == [Shape.QUOTE, Shape.QUOTE]
    assert_exact(raw)


def test_a_reply_is_no_part_of_the_quote_above_it() -> None:
    quote = textwrap.fill(PUMP, 76, initial_indent="> ", subsequent_indent="> ")
    assert texts(f"{quote}\n{wrap(FERRY, 76)}") == [f"> {PUMP}", FERRY]


def test_paragraphs_of_a_nested_quote_stay_apart() -> None:
    quote = "\n>>\n".join(
        textwrap.fill(text, 76, initial_indent=">> ", subsequent_indent=">> ") for text in (FERRY, QUAY)
    )
    assert texts(f"{wrap(PUMP, 78)}\n\n{quote}") == [PUMP, f">> {FERRY}", ">>", f">> {QUAY}"]


def test_statements_with_a_prompt_each_stay_apart() -> None:
    code = [
        ">>> import math",
        '>>> name = "Ann Lee of the county council in Leeds, who is fifty"',
        ">>> print(name)",
    ]
    assert texts("\n".join(code)) == code


def test_a_line_right_above_a_wrapped_paragraph_stays_apart() -> None:
    raw = f"Sign up for our daily newsletter\n{wrap(PUMP, 70)}"
    assert texts(raw) == ["Sign up for our daily newsletter", PUMP]


def test_a_bibliography_hangs_and_has_lost_nothing() -> None:
    books = [f"Adams, R., {FERRY}", f"Baker, T., {PUMP}", f"Clark, S., {QUAY}"]
    assert texts("\n".join(textwrap.fill(book, 72, subsequent_indent=8 * " ") for book in books)) == books


def test_quotes_that_close_as_others_open_have_a_space_behind_them() -> None:
    raw = f"{wrap(PUMP, 60)}\n\nDas sagen hier am Hafen seit Wochen, wie man hört, nun „alle“\nund freuen sich sehr darauf."
    assert "„alle“ und" in texts(raw)[1]


def test_a_list_and_a_quote_inside_of_a_quote_stay_apart() -> None:
    raw = (
        "> Take with you:\n> - a lamp, a rope and a map of the caves below the old\n> - water\n> > Never go alone."
    )
    assert texts(raw) == raw.split("\n")


def test_wrapped_numbered_items_are_joined_item_by_item() -> None:
    items = [f"1. {FERRY}", f"2. {PUMP}", f"3. {QUAY}"]
    raw = "\n".join(wrap(item, 76, "   ") for item in items)
    assert texts(raw) == items


VERSE = """\
The road goes up the hill, and down again,
And past the mill, and through the standing grain,
And where it ends no traveller can say,
For none has walked it further than a day.
The miller's wife, who saw them all go by,
Would never ask the reason, nor would I."""

LONG_VERSE = """\
The road goes up the hill beyond the mill and never down again,
And those who take it in the spring come home in autumn, with the grain,
And where it ends, if it should end, no traveller has come to say,
For none of us has walked it yet the whole of any summer's day.
The miller's wife, who saw them go, and gave them bread, and let them by,
Would never ask them for the why of it, and no more, friend, would I."""

DIALOGUE = """\
“Where were you on the night of the flood, Mr Pardoe?” asked the clerk.
“In the loft, sir, with the hens and the piano and my wife’s mother.”
“And who was it that cut the rope, if it was not you or she?”
“I have always supposed, sir, that it must have been one of the hens.”
“You may sit down, Mr Pardoe,” said the clerk, who was very tired."""

ONE_A_LINE = """\
The council voted for the new bridge on Monday, by nineteen to four.
Work will begin in the spring, and it will take two years, it said.
Nobody spoke against it but Joss Carrick, who has never liked rivers.
The old bridge was built in 1911, and has been painted twice since."""

HEADLINES = """\
Grain exporters warn of longer delays at the southern terminals
Islanders weigh the cost of a bridge that was promised in 1974
Insurer Norvang lifts its profit outlook after a mild winter
Ferry that sank twice is to be raised for a second time in May"""

FIXTURES = """\
Saturday 6 January    Brackwell Town    2-1    Carrow Athletic     3,114
Saturday 6 January    Stell United      0-0    Marlow Ferry        1,882
Sunday 7 January      Upper Sallow      4-3    Kneeswick Rovers      611
Sunday 7 January      Lower Saffery     1-1    Wishbourne Orient     240"""

TIMETABLE = """\
from the landing    weekdays    07.10    08.40    12.15    17.30     18.05
to the islands      weekdays    08.25    09.55    13.30    18.45     19.20
from the landing    sundays     09.10     none    12.15     none     18.05
to the islands      sundays     10.25     none    13.30     none     19.20"""

INGREDIENTS = """\
60 g butter, at room temperature, and a little more for the tin
200 g plain flour, sifted twice with the salt and the soda
3 eggs, at room temperature, and if they are small ones, 4
100 ml whole milk, or buttermilk if you have any left over"""

LIST = """\
The plan has four steps, of which the council has voted on one:
from november on there will be a timetable for both of the lines;
from february on thirty drivers are taught at the depot in Sallow;
from march on no train is to be left out without a bus in its place;
in summer there will be one train an hour again in each direction."""

PERSIAN_LIST = """\
پلی تازه بر رودخانه در بخش شمالی شهر برای پیاده‌ها و دوچرخه‌ها
کتابخانه‌ای کوچک در ساختمان قدیمی گمرک با اتاقی برای کودکان
باغی عمومی کنار اسکله با درختان میوه و نیمکت‌های چوبی تازه
دو خط اتوبوس از ایستگاه راه‌آهن تا دهکده‌های آن سوی تپه‌ها"""

THAI = """\
ห้องสมุดประชาชนประจำเมืองจะเปิดให้บริการในวันอาทิตย์ตั้งแต่เดือนหน้าเป็นต้นไป
เจ้าหน้าที่กล่าวว่าจะจ้างพนักงานเพิ่มอีกสองคนเพื่อดูแลผู้ใช้บริการในวันหยุด
ชาวเมืองหลายคนดีใจเพราะวันธรรมดาต้องทำงานและไม่มีเวลามาอ่านหนังสือที่นี่
นอกจากนี้จะมีกิจกรรมสำหรับเด็กในช่วงบ่ายของวันอาทิตย์แรกของเดือนทุกเดือน"""

MENU = """\
Home
World
Business
Sport
Culture"""


@pytest.mark.parametrize(
    "raw",
    [
        VERSE,
        LONG_VERSE,
        DIALOGUE,
        DIALOGUE.replace("“", '"').replace("”", '"'),
        ONE_A_LINE,
        HEADLINES,
        FIXTURES,
        TIMETABLE,
        INGREDIENTS,
        LIST,
        PERSIAN_LIST,
        THAI,
        MENU,
    ],
    ids=[
        "verse",
        "long verse",
        "dialogue",
        "dialogue in straight quotes",
        "a sentence a line",
        "headlines",
        "fixtures",
        "timetable",
        "ingredients",
        "list",
        "list without capitals",
        "a paragraph a line without marks",
        "menu",
    ],
)
def test_lines_that_the_author_broke_stay_apart(raw: str) -> None:
    assert texts(raw) == raw.split("\n")


def test_verse_stays_apart_in_a_text_that_is_wrapped_elsewhere() -> None:
    raw = f"{wrap(PUMP, 72)}\n\n{VERSE}\n\n{wrap(FERRY, 72)}"
    assert texts(raw) == [PUMP, *VERSE.split("\n"), FERRY]


@pytest.mark.parametrize(
    ("text", "rule", "columns"), [(PUMP, "=" * 70, 70), (PUMP, "-=" * 35, 70), (TOKYO, "━" * 35, 35)]
)
def test_a_line_drawn_as_wide_as_the_margin_is_no_part_of_a_paragraph(text: str, rule: str, columns: int) -> None:
    wrapped = wrap(text, columns) if text is PUMP else "\n".join(textwrap.wrap(text, columns))
    raw = f"{wrapped}\n{rule}\n{wrapped}\n{rule}"
    assert [block.text for block in segment(raw)] == [text, rule, text, rule]


WRAPPED_ABOVE = (
    "The ferry has run since the spring of 1911, and nobody who was there at the time can\n"
    "say who built it, or why it was painted green when every other boat on the river\n"
    "was black.\n\n"
)


@pytest.mark.parametrize(
    "lines",
    [
        # A programme and minutes, the lines of which are sentences or begin as items do.
        "7 Uhr Der lange Weg. Hörspiel nach dem Roman von Anna Weber aus Ashford, Teil 2.\n"
        "9 Uhr Die Orgel der Petrikirche. Mit Werken von Buxtehude, Böhm und Bach, Teil 1.\n"
        "12 Uhr Nachrichten. Danach das Wetter an der Küste und dann die Wasserstände.",
        "Monday, the third of March: the eel. A talk by Anna Weber of Norton, with pictures\n"
        "Wednesday, the fifth of March: the bell. Music by the children of Norton, upstairs\n"
        "Saturday, the eighth of March: the ferry. A walk with Tom Hale from the old pier.",
        # Quotations.
        '"the best hour of my week, and the only one in which no one ever calls me at all"\n'
        '"a warm room, a good lamp and a chair that does not creak at all, not even once"\n'
        '"please buy the second volume, I cannot sleep before I know how it all will end"',
    ],
)
def test_lines_of_a_list_stay_apart_in_a_text_that_is_wrapped_elsewhere(lines: str) -> None:
    assert set(lines.split("\n")) <= set(texts(WRAPPED_ABOVE + lines))


def test_items_in_small_letters_of_even_width_stay_apart_below_a_paragraph_on_one_line() -> None:
    """As an advertisement of a job has them, in a text that was wrapped nowhere."""
    items = (
        "planning the daily routes of forty-five vehicles with our transport system\n"
        "keeping in touch with drivers, warehouses and the service of our customers\n"
        "reacting to delays and breakdowns and looking for replacements at any hour\n"
        "settling the orders and checking the documents that the drivers bring back"
    )
    paragraph = (
        "We look for someone who joins the eight of us and sees to it that each pallet arrives in time. " * 2
    )
    assert texts(f"{paragraph.strip()}\n\n{items}") == [paragraph.strip(), *items.split("\n")]


def test_entries_of_a_dictionary_in_lines_of_even_width_stay_apart() -> None:
    entries = (
        "kaai (de), meervoud kaaien: stenen oever waaraan schepen kunnen aanleggen\n"
        "kaak (de), meervoud kaken: het been waarin de tanden en de kiezen staan.\n\n"
        "kaal, kaler, kaalst: zonder haar, zonder bladeren of zonder versieringen\n"
        "kaap (de), meervoud kapen: stuk land dat ver in de zee naar voren steekt."
    )
    assert texts(entries) == [line for line in entries.split("\n") if line]


def test_a_sentence_that_tags_broke_goes_on_behind_a_word_and_a_colon() -> None:
    broken = "He made only one\npoint: the bridge was not his, and it had never been."
    assert texts(broken) == [broken.replace("\n", " ")]
    fields = "---\ntitle: The bridge that nobody wanted to have\nlayout: a page with one column."
    assert set(fields.split("\n")) <= set(texts(fields))


def test_where_to_read_on_is_no_part_of_the_wrapped_paragraph_above_it() -> None:
    # The last line of the paragraph is as full as the others.
    wrapped = wrap(f"{PUMP} {PUMP[:62]}.", 70)
    assert len(wrapped.split("\n")[-1]) > 60
    pointer = "Weiterlesen: https://gazette.example/ferry"
    raw = "\n\n".join([f"{wrapped}\n{pointer}"] * 2)
    assert [block.text for block in segment(raw)] == [" ".join(wrapped.split("\n")), pointer] * 2


def test_japanese_lines_with_an_address_each_stay_apart() -> None:
    wrapped = "\n".join(textwrap.wrap(TOKYO, 35))
    lines = ["配信停止はこちら：https://library.example.jp/unsubscribe", "次号は来月です", "図書館"]
    raw = "\n".join([wrapped, "", *lines])
    assert [block.text for block in segment(raw)] == [TOKYO, *lines]


def test_a_heading_right_above_a_wrapped_paragraph_stays_apart() -> None:
    raw = f"WHAT IT MEANS FOR THE ISLANDS\n{wrap(PUMP, 72)}"
    assert texts(raw) == ["WHAT IT MEANS FOR THE ISLANDS", PUMP]


_words = st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), min_size=40, max_size=90)


@given(words=_words, columns=st.integers(60, 100))
def test_prose_wrapped_at_any_column_is_joined_again(words: list[str], columns: int) -> None:
    # Sixty words of six letters are four lines even at a hundred columns.
    paragraph = " ".join([*words, *["harbour"] * 30]) + "."
    wrapped = wrap(paragraph, columns)
    # By chance no line may reach the margin.
    assume(max(map(len, wrapped.split("\n"))) >= MIN_COLUMNS)
    assert texts(wrapped) == [paragraph]


# ------------------------------------------------------------------------------------------ broken at a tag

BROKEN = """\
Home
Sport
The ferry across the
Ess
is
running again
after eleven weeks in dock, the county said on
Monday
.
It had been out of service since a crack was found in its hull in March, as
the
Gazette
reported, and the bridge at Nollen was closed as well.
What it costs
Cars: £4
The county says that fares will stay as they are."""


def test_a_paragraph_that_was_broken_where_tags_stood_is_joined_again() -> None:
    assert texts(BROKEN) == [
        "Home",
        "Sport",
        "The ferry across the Ess is running again after eleven weeks in dock, the county said on Monday.",
        "It had been out of service since a crack was found in its hull in March, as the Gazette reported, and the "
        "bridge at Nollen was closed as well.",
        "What it costs",
        "Cars: £4",
        "The county says that fares will stay as they are.",
    ]
    assert_exact(BROKEN)


def test_what_marks_tie_together_is_joined_in_lists_and_headings_too() -> None:
    raw = "Keepers\n[\nedit\n]\nHead keepers include:\nJens Orrin\n(1870–1889)\nTax office\n, within 60 days\nIt was manned until 1983.\n[1]"
    assert texts(raw) == [
        "Keepers",
        "[edit]",
        "Head keepers include:",
        "Jens Orrin",
        "(1870–1889)",
        "Tax office, within 60 days",
        "It was manned until 1983.[1]",
    ]
    assert_exact(raw)


def test_names_that_begin_small_are_joined_where_they_are_links() -> None:
    raw = "The county council has sold the old ferry on\neBay\nfor the price of a bicycle.\nIt was\nReuters\n’s story of the year."
    assert texts(raw) == [
        "The county council has sold the old ferry on eBay for the price of a bicycle.",
        "It was",
        "Reuters’s story of the year.",
    ]


def test_spaces_that_stood_between_tags_are_kept_where_there_were_any() -> None:
    raw = "La traversée de l’Esse coûte quatre livres, dit le comté, et l’on se demande\n pourquoi \n ; nul\n ne le sait."
    assert texts(raw) == [
        "La traversée de l’Esse coûte quatre livres, dit le comté, et l’on se demande pourquoi ; nul ne le sait."
    ]


@pytest.mark.parametrize(
    "raw",
    [
        "the fog came up the river\nand stood about the mill\nand all that night the dog\nbarked at it, and lay still.",
        "home\nnews\nsport\nabout us\ncontact",
        "You need:\nred lentils, rinsed\none onion\nthe juice of a lemon\nsalt",
        "Dear Ann,\nthe ferry is running again, and I have been on it twice, and so has the dog.",
        "create table movement (\nitem text not null,\nqty integer\n);",
        "flour\nbutter\nsugar\nMix all of it in a bowl, and let it stand for an hour in a cool place.",
        "Join our newsletter\neBay is to close its depot in Sallow, where forty people have worked since March.",
        "Photograph: Jo Orrin\nmRNA breaks up within days, and so the doses are kept in a cellar below the quay.",
        "Foto: Jo Orrin\n’s Morgens ligt de haven er verlaten bij, en komt er alleen een veerboot langs.",
        "link: Ferries\nbutton: Share\ntext: The ferry is to be raised in May, when the tides are low, its owners say.",
        "Lees ook: De oude veerboot\n's Avonds laat vertrekt de laatste.\n's-Gravendeel heeft zijn eigen pont.",
    ],
    ids=[
        "verse in small letters",
        "menu in small letters",
        "ingredients",
        "letter",
        "code",
        "ingredients above a step",
        "junk above a brand",
        "junk above a molecule",
        "junk above a Dutch evening",
        "fields",
        "junk above a Dutch town",
    ],
)
def test_lines_in_small_letters_stay_apart(raw: str) -> None:
    assert texts(raw) == raw.split("\n")


@pytest.mark.parametrize(
    "raw",
    [
        "[The\nQuay](https://example.org/)",
        'The [harbour office\nof Sallow](https://example.org/\n"Harbour") said so.',
        "[![A ferry\nat sea](/ferry.jpg)\nFerries](/ferries)",
        'As <a\nhref="https://example.org/"\nrel="nofollow">the Quay</a> said.',
    ],
)
def test_a_link_or_tag_that_was_wrapped_is_joined_again(raw: str) -> None:
    assert texts(f"Before.\n\n{raw}\n\nAfter.") == ["Before.", raw.replace("\n", " "), "After."]


def test_an_address_that_was_wrapped_at_a_hyphen_keeps_it() -> None:
    raw = "[Ferry sinks](https://example.org/news/2024-\nferry-\nsinks.html)"
    assert texts(f"Before.\n\n{raw}\n\nAfter.") == ["Before.", raw.replace("\n", ""), "After."]


def test_a_bracket_that_never_closes_joins_nothing() -> None:
    raw = "He said [of the ferry\nthat it was late\nand that he had a [link](/x)"
    assert texts(raw) == raw.split("\n")


# ---------------------------------------------------------------------------------------- lists and Markdown


@pytest.mark.parametrize(
    ("line", "shape", "plain"),
    [
        ("- Feed lightly, if at all", Shape.LIST, "Feed lightly, if at all"),
        ("* Mow short", Shape.LIST, "Mow short"),
        ("▢ 2 onions", Shape.LIST, "2 onions"),
        ("✓ Bright screen", Shape.LIST, "Bright screen"),
        ("• Mow short", Shape.LIST, "Mow short"),
        ("– Mow short", Shape.LIST, "Mow short"),
        ("▪\u00a0Mow short", Shape.LIST, "Mow short"),
        ("1. Rinse the barley", Shape.LIST, "Rinse the barley"),
        ("12. 5. 2024, 06:30", Shape.TEXT, "12. 5. 2024, 06:30"),
        ("12) Rinse the barley", Shape.LIST, "Rinse the barley"),
        ("(a) the lessee shall paint the door", Shape.LIST, "the lessee shall paint the door"),
        ("# How we stopped losing the backup", Shape.HEADING, "How we stopped losing the backup"),
        ("### What we saw", Shape.HEADING, "What we saw"),
        ("> Silence is not success.", Shape.QUOTE, "Silence is not success."),
        (">> No more it is.", Shape.QUOTE, "No more it is."),
    ],
)
def test_marks_at_the_start_say_what_a_line_is(line: str, shape: Shape, plain: str) -> None:
    (block,) = segment(line)
    assert (block.shape, block.plain, block.text) == (shape, plain, line)


@pytest.mark.parametrize(
    "line",
    [
        "-5 degrees were measured at Brackstey on Wednesday.",
        "2022 was a light year for the perry pears.",
        "1.5 million people have crossed it since.",
        "#freethegoose was read by millions within the hour.",
        "*Mow short*, said the almanac.",
        "—",
        "(Reporting by the night desk)",
        "- ",
    ],
)
def test_what_only_looks_like_a_mark_is_text(line: str) -> None:
    (block,) = segment(line)
    assert block.shape is Shape.TEXT
    assert block.text == line.strip()


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("It took us **eleven weeks** to see it.", "It took us eleven weeks to see it."),
        ("It took us __eleven weeks__ to see it.", "It took us eleven weeks to see it."),
        ("The job ended with *success* every night.", "The job ended with success every night."),
        ("***Nobody*** had asked.", "Nobody had asked."),
        ("Set `target` and run it.", "Set target and run it."),
        ("~~Never~~ Hardly ever.", "Never Hardly ever."),
        ("See [the log](https://example.org/log) for more.", "See the log for more."),
        ("See [the log](https://example.org/log 'The log') for more.", "See the log for more."),
        ("See [the fish](https://example.org/Loach_(fish)).", "See the fish."),
        ("See [the log][3].", "See the log."),
        ("[**Most read**](/most-read)", "Most read"),
        ("## [What we saw](#what)", "What we saw"),
        ("- [Home](/)", "Home"),
        ("> **Note:** it is off by default.", "Note: it is off by default."),
        ("[![The old log](/log.png) Read the log](/log)", "Read the log"),
        ("![An icon](/icon.png) Silence is not success.", "Silence is not success."),
        ("[See](/log) the <span class='date'>3 May</span> log", "See the 3 May log"),
        ("[12]See the log, and the [13]list of jobs.", "See the log, and the list of jobs."),
        ("See the log (https://example.org/log) for more.", "See the log for more."),
        ("See the log <https://example.org/log>, if you must.", "See the log, if you must."),
        ("Read more [ https://example.org/log ]", "Read more"),
        ("Read more » https://example.org/log", "Read more »"),
        ("The log: https://example.org/log", "The log: https://example.org/log"),
        ("(https://example.org/log)", "(https://example.org/log)"),
        ("1\\. Rinse the barley \\- twice", "1. Rinse the barley - twice"),
        ("\\'I\\'ve never seen the like,\\' she said.", "'I've never seen the like,' she said."),
    ],
)
def test_decoration_is_ignored_for_judging_and_kept_in_the_output(line: str, plain: str) -> None:
    # A text browser numbers the links of a text from 1 on.
    block = segment(f"{line}\n\n[1]Home")[0]
    assert block.plain == plain
    assert block.text == line
    assert cleantext.clean(line, filters=[]) == line


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("250 g [36]Rye flour", "250 g Rye flour"),
        ("* [36]Timeouts", "Timeouts"),
        ("return rows[0].id", "return rows[0].id"),
    ],
)
def test_numbers_of_links_are_decoration_without_the_first_one(text: str, plain: str) -> None:
    """It went with the menu, when a text is cleaned again. In code they are none."""
    assert segment(text)[0].plain == plain


@pytest.mark.parametrize(
    "line",
    [
        "The file is called my_old_notes_2.txt, and 3 * 4 * 5 is sixty.",
        "He wrote f(x) = a[0](x) on the board.",
        "Stars * stand * about, and so_do_these.",
        "An unfinished [link](https://example.org, and no end to it",
        "An unfinished **bold",
    ],
)
def test_what_is_not_markdown_loses_no_letters_by_it(line: str) -> None:
    (block,) = segment(line)
    letters = [character for character in line if character.isalnum()]
    assert block.text == line
    if "](" not in line:
        assert [character for character in block.plain if character.isalnum()] == letters


@pytest.mark.parametrize(
    "line",
    [
        "![The bridge in 1911](https://example.org/bridge.jpg)",
        "[![The bridge in 1911](/bridge.jpg)](/bridge)",
        "![](/1.jpg) ![](/2.jpg)",
    ],
)
def test_an_image_is_a_block_of_its_own_shape(line: str) -> None:
    (block,) = segment(line)
    assert block.shape is Shape.IMAGE


@pytest.mark.parametrize("rule", ["==========", "---", "----------------------"])
def test_a_line_drawn_below_another_makes_it_a_heading(rule: str) -> None:
    raw = f"{FERRY}\n\nWhat we saw\n{rule}\n\n{PUMP}"
    blocks = segment(raw)
    assert [block.shape for block in blocks] == [Shape.TEXT, Shape.HEADING, Shape.TEXT]
    assert (blocks[1].text, blocks[1].plain) == (f"What we saw\n{rule}", "What we saw")
    assert cleantext.clean(raw) == raw
    assert_exact(raw)


def test_a_numbered_line_with_another_drawn_below_it_is_a_heading() -> None:
    raw = f"{FERRY}\n\n1. What we saw\n--------------\n{PUMP}"
    assert [block.shape for block in segment(raw)] == [Shape.TEXT, Shape.HEADING, Shape.TEXT]
    assert_exact(raw)
    # That below a list's last item parts the list from the next paragraph.
    raw = f"{FERRY}\n\n1. The pump\n2. The quay\n-----------\n{PUMP}"
    assert [block.shape for block in segment(raw)][1:3] == [Shape.LIST, Shape.LIST]


def test_a_line_drawn_between_two_paragraphs_makes_no_heading() -> None:
    raw = f"{FERRY}\n\n---\n\n{PUMP}\n\n- - -\n\n{QUAY}"
    assert texts(raw) == raw.split("\n\n")


TABLE = "| night | status |\n| --- | --- |\n| Monday | ok |\n| Tuesday | ok |"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_markdown_table_is_one_block(end: str) -> None:
    table = TABLE.replace("\n", end)
    raw = f"Before it.{end}{end}{table}{end}{end}After it."
    blocks = segment(raw)
    assert [block.shape for block in blocks] == [Shape.TEXT, Shape.TABLE, Shape.TEXT]
    assert blocks[1].text == table
    assert_exact(raw)


def test_two_tables_are_two_blocks() -> None:
    assert texts(f"{TABLE}\n\n{TABLE}") == [TABLE, TABLE]


CODE = "```sh\nbackup --destination /srv\n\n# Advertisement\n\n\n| not | a table |\n```"


@pytest.mark.parametrize("fence", ["```", "~~~"])
def test_fenced_code_is_one_block_with_its_blank_lines(fence: str) -> None:
    code = CODE.replace("```", fence)
    raw = f"A flag had been renamed:\n\n{code}\n\nNow it is read back."
    blocks = segment(raw)
    assert [block.shape for block in blocks] == [Shape.TEXT, Shape.CODE, Shape.TEXT]
    assert blocks[1].text == code
    assert cleantext.clean(raw) == raw
    assert_exact(raw)


def test_a_fence_that_never_ends_swallows_nothing() -> None:
    raw = f"```\n\n{FERRY}\n\nJoin Our Newsletter"
    assert texts(raw) == ["```", FERRY, "Join Our Newsletter"]


def test_code_on_one_line_opens_no_fence() -> None:
    raw = f"```backup --target /srv```\n\n{FERRY}\n\nJoin Our Newsletter\n\n```restore --target /srv```"
    assert texts(raw) == raw.split("\n\n")


def test_a_row_of_tildes_between_scenes_opens_no_fence() -> None:
    raw = f"{FERRY}\n\n~~~\n\n{PUMP}\n\n~~~~~\n\n{QUAY}"
    assert cleantext.paragraphs(raw) == raw.split("\n\n")


def test_lists_and_quotes_stay_together_as_they_stood() -> None:
    raw = "He offered this advice:\n\n- Mow short.\n- Feed lightly.\n\n> Silence is not success.\n> It is the absence of a complaint."
    assert cleantext.clean(raw) == raw


# --------------------------------------------------------------------------------------------- exact spans


@pytest.mark.parametrize(
    "raw",
    [
        f"  {FERRY} \r\n\r\n\t{PUMP}\u00a0\r\n",
        f"\ufeff{FERRY}\n\u200b\n{PUMP}\u200b\n",
        f"- one\n- two\n\n{TABLE}\n\n{CODE}\n\n> quoted",
        wrap(PUMP, 64).replace("\n", " \r\n  "),
        f"{wrap(PUMP, 72)}\n{VERSE}\n{wrap(QUAY, 72)}",
        "```\nunfinished\n| a\n~~~\n```x",
    ],
)
def test_spans_are_exact(raw: str) -> None:
    assert_exact(raw)


def test_raw_offsets_of_a_joined_block() -> None:
    raw = f"Before.\n\n{wrap(PUMP, 66)}"
    block = segment(raw)[1]
    for word in ("vessels", "2006", "neither", "price."):
        assert raw[block.raw_offset(block.text.index(word)) :].startswith(word)
    assert block.raw_offset(len(block.text)) == block.end == len(raw)


def test_raw_offsets_of_a_repaired_block() -> None:
    raw = "Intro.\n\n  She said itâ€™s &amp; always was the clockâ€™s fault, and I agree with her.\n"
    block = segment(raw)[1]
    assert block.text == "She said it’s & always was the clock’s fault, and I agree with her."
    for word in ("She", "said", "always", "fault,", "her."):
        assert raw[block.raw_offset(block.text.index(word)) :].startswith(word)
    assert raw[block.raw_offset(block.text.index("it’s")) :].startswith("itâ€™s")
    assert raw[block.raw_offset(block.text.index("clock’s")) :].startswith("clockâ€™s")
    assert block.raw_offset(len(block.text)) == block.end


def test_raw_offsets_of_a_block_that_was_joined_and_repaired() -> None:
    broken = PUMP.replace("yard", "shipyardâ€™s own slip").replace("last autumn", "in August &amp; September")
    raw = wrap(broken, 72)
    (block,) = segment(raw)
    assert block.text == PUMP.replace("yard", "shipyard’s own slip").replace(
        "last autumn", "in August & September"
    )
    for word in block.text.split():
        if word.isascii() and word != "&":
            offset = block.text.index(f" {word} ") + 1 if f" {word} " in block.text else block.text.index(word)
            assert raw[block.raw_offset(offset) :].startswith(word)


_odd = st.text(
    st.sampled_from("ab.- \t\n\r\u2028\u00a0\u200b\ufeff\x85\x0c#*>|`~![]()1_") | st.characters(), max_size=200
)


@given(_odd)
def test_spans_are_exact_for_any_text(raw: str) -> None:
    blocks = segment(raw, repair=False)
    covered = "".join(raw[block.start : block.end] for block in blocks)
    assert "".join(covered.split()) == "".join(raw.split())
    assert [block.start for block in blocks] == sorted(block.start for block in blocks)
    for block in blocks:
        assert_in_step(raw, block)


SECOND_PUMP = (
    "Two pumps were bought in the spring, of which one has never been used. The other ran for nine days and "
    "nights when the river rose, and was then sent back to the maker, who found nothing wrong with it."
)
FISH_ON_THE_QUAY = (
    "On the quay the fish is sold from six in the morning, as it was a hundred years ago, by the families who "
    "have always sold it. They pay a small rent for their tables and would rather not talk about the market hall."
)


def test_an_indent_tells_a_paragraph_whose_last_line_above_is_full() -> None:
    first = f"{'word ' * 22}word word up."
    assert len(textwrap.wrap(first, 66, initial_indent="   ")[-1]) == 63
    raw = "\n".join(
        textwrap.fill(text, 66, initial_indent="   ") for text in (first, SECOND_PUMP, FISH_ON_THE_QUAY)
    )
    assert [block.text for block in segment(raw)] == [first, SECOND_PUMP, FISH_ON_THE_QUAY]
    japanese = "\n".join(
        ["\u3000市は月曜日に図書館を日曜日も開館する。" + "市は図書館を日曜日も開館すると発表。" * 2] * 2
    )
    assert len(segment(japanese)) == 2


def test_a_heading_below_a_last_line_that_is_full_stays_apart() -> None:
    wrapped = textwrap.wrap(SECOND_PUMP, 70)
    full = f"{'harbour ' * 7}and the quay."
    raw = "\n".join([wrapped[0], full, "What it costs", "", *textwrap.wrap(FISH_ON_THE_QUAY, 70)])
    assert "What it costs" in [block.text for block in segment(raw)]


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("C) 1911", Shape.LIST),
        ("b) the old bridge", Shape.LIST),
        ("(c) 1911 or 1912", Shape.TEXT),
        ("(c) the old bridge", Shape.LIST),
        ("(c) 2024 Example Media", Shape.TEXT),
        ("(C) 2024 Example Media", Shape.TEXT),
        ("Bridge) closed", Shape.TEXT),
    ],
)
def test_a_letter_and_a_bracket_mark_an_item(line: str, shape: Shape) -> None:
    assert segment(line)[0].shape is shape
