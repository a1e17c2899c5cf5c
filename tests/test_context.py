"""The context model as a filter: what it removes, what it must leave alone, and what it costs."""

import json
import pickle
import time
from importlib.resources import files

import pytest

from cleantext import Cleaner
from cleantext.document import Document
from cleantext.filters import DEFAULT_FILTERS
from cleantext.filters.care import (
    CONTENT,
    FACTS,
    LAST,
    MARKED,
    NEXT,
    PROSE,
    SIGNED,
    STRAY,
    SUBHEADING,
    _below_headings,
    care_for,
    enclosed,
)
from cleantext.filters.context import NEIGHBOURS, _agree, _leaves_article, _noise, context
from cleantext.filters.headlines import find_headlines
from cleantext.kinds import Kind
from cleantext.model import SCALE, Model, load_model
from cleantext.model.features import BLOCK_FEATURES, PAGE_FEATURES, features
from cleantext.phrasebook import load_phrasebook
from cleantext.pipeline import label
from cleantext.segment import segment

BEFORE = DEFAULT_FILTERS[: DEFAULT_FILTERS.index(context)]
CLEANER = Cleaner()

BODY = [
    "The harbour of Oxbridge will stay closed for another week, the port authority said on Tuesday, after "
    "divers had found a second wreck below the pier that was damaged in the January storm.",
    "Nobody knows yet how the boat came to lie there. It is about nine metres long, made of oak, and does "
    "not stand in any of the registers that the town has kept since 1871.",
    "“We thought that we were looking at a piece of the old pier,” said the leader of the divers, Ada Quill. "
    "“Then we saw the ribs, and the stove, and we stopped the work at once.”",
    "The county museum has asked for time to measure the wreck. Its keeper of boats, Tom Arkwright, expects "
    "that the timber can be dated within a month, and that the boat will then be lifted in one piece.",
    "Until then the ferry to the islands leaves from the northern quay. Fishermen have been told to land "
    "their catch at Millport, which is eleven miles down the coast, and the town pays for the transport.",
]
MENU = ["Home", "News", "Sport", "Weather", "Culture", "Jobs", "Motors", "Property", "Obituaries", "Sign in"]
TAIL = [
    "More from Oxbridge",
    "Bus fares to rise in spring",
    "School kitchen wins prize for its bread",
    "Council leader to step down in May",
    "Lighthouse opens its doors for one day",
    "Contact us",
    "Terms and conditions",
    "Advertise with us",
    "© 2026 The Oxbridge Gazette",
]
ARTICLE = "\n\n".join(BODY)


def document(text: str) -> Document:
    """A text as the model gets it: labelled by the filters before."""
    return label(Document(text, segment(text), load_phrasebook()), BEFORE)[0]


def test_a_page_loses_its_menu_and_its_tail() -> None:
    page = "\n".join([*MENU, "Second wreck found in Oxbridge harbour", *BODY, *TAIL])
    cleaned = CLEANER(page).split("\n\n")
    assert [line for line in cleaned if line in BODY] == BODY
    assert not set(cleaned) & {*MENU, *TAIL}


def test_a_text_of_which_the_model_would_leave_no_paragraph_is_left_to_the_rules() -> None:
    """A post of a few lines, above boxes of links and the beginning of another post, which alone reads like prose."""
    lines = [
        "Millbrook bridge to open again",
        "via Millbrook Post",
        "A kiln that fires tiles with straw",
        "via The Kiln Review",
        "Who owns the river under the mill",
    ]
    above = [
        "Links for Tuesday – The Paper Lantern",
        "Skip to content",
        "The Paper Lantern",
        "Menu",
        "Search",
        "About",
    ]
    above += ["Imprint", "Links for Tuesday", "on 14 June 2023 by Ann Lee in General"]
    below = [
        "Share this:",
        "Email",
        "Print",
        "Like Loading...",
        "Related posts",
        "Previous",
        "Merry Christmas",
        "Next",
    ]
    below += [
        "Links for Wednesday",
        "Odds and ends",
        "Links for Friday",
        "Leave a Reply",
        "Recent Posts",
        "A spoon",
    ]
    below += ["Archives", "October 2014", "June 2013", "May 2012"]
    teaser = (
        "The film began with an explosion and ended with a longer one, and in between nobody thought of the cat."
    )
    kept = CLEANER("\n\n".join([*above, *lines, *below, teaser])).split("\n\n")
    assert [line for line in kept if line in lines] == lines
    assert "Share this:" not in kept


@pytest.mark.parametrize("join", ["\n\n", "\n"])
def test_a_clean_article_is_left_alone(join: str) -> None:
    assert CLEANER(join.join(BODY)) == ARTICLE


def test_subheadings_and_a_list_inside_an_article_stay() -> None:
    steps = ["- a rope of thirty metres", "- a lamp", "- two dry blankets"]
    text = "\n\n".join([*BODY[:2], "What the divers found", BODY[2], "\n".join(steps), *BODY[3:]])
    assert CLEANER(text) == text


def test_a_long_list_with_its_headings_between_two_paragraphs_stays() -> None:
    """As a recipe has it, with twelve ingredients and a menu above."""
    things = [
        "2 ropes",
        "9 lamps",
        "4 dry blankets",
        "12 hooks",
        "1 saw",
        "3 flasks of tea",
        "6 floats",
        "1 tarpaulin",
    ]
    things += ["2 tape measures", "a camera in its case", "half a mile of twine", "1 flag"]
    text = [
        BODY[0],
        "What the divers took along",
        *(f"- {thing}" for thing in things),
        "What they left behind",
        *BODY[1:],
    ]
    cleaned = CLEANER("\n".join([*MENU, *text, *TAIL])).replace("\n\n", "\n").split("\n")
    assert [line for line in cleaned if line in text] == text


def test_what_stands_between_the_last_paragraph_and_a_correction_is_spared() -> None:
    correction = "Correction, 3 May: an earlier version of this article gave the wrong length for the boat."
    below = ["- Ask first.", "The wreck will wait.", correction, "It is very old.", *TAIL]
    page = document("\n".join([*BODY, *below]))
    last = len(BODY) - 1
    care = care_for(page, {index: -100 if index <= last else 100 for index in range(len(page.blocks))})
    assert {index: amount for index, amount in care.items() if index > last} == {
        last + 1: SCALE * MARKED,
        last + 2: SCALE * MARKED,
        last + 3: SCALE * CONTENT,
    }


def test_the_line_that_the_title_repeats_is_the_headline_and_its_standfirst_stays() -> None:
    """Neither need share a word with the article."""
    above = ["Oak, iron and patience | The Oxbridge Gazette", *MENU, "Oak, iron and patience"]
    standfirst = "It lay there for longer than anyone can remember, and now they will have to look at it."
    stories = [f"A story of the {number}th of May" for number in range(4, 20)]
    page = document("\n".join([*above, standfirst, "By Ann Lee", "Listen now", *BODY, *TAIL, *stories]))
    place = len(above)
    care = care_for(page, {index: 100 if index <= place + 2 else -100 for index in range(len(page.blocks))})
    assert page.labels[place - 1].kind is Kind.HEADLINE
    assert care[place - 1] == SCALE * CONTENT
    assert care[place] >= SCALE * PROSE
    assert place + 2 not in care


def test_the_items_of_a_list_that_a_line_announces_are_spared() -> None:
    announced = ["The following pieces were found beside the wreck:", "An iron stove", "Two pairs of boots"]
    text = [*BODY[:2], *announced, *BODY[2:3], "Read also:", "Bus fares to rise in spring", *BODY[3:]]
    page = document("\n".join(text))
    care = care_for(page, {index: -100 if line in BODY else 100 for index, line in enumerate(text)})
    assert [text[index] for index, amount in sorted(care.items()) if amount == SCALE * MARKED] == announced


@pytest.mark.parametrize(
    ("announcement", "are_spared"),
    [
        ("Of all that lay beside the wreck the divers have brought up these pieces so far:", True),
        ("Of all that lay beside the wreck the divers have brought up these pieces so far.", False),
        ("Filed under:", False),
    ],
)
def test_a_list_that_the_last_paragraph_announces_is_spared(announcement: str, *, are_spared: bool) -> None:
    items = ["An iron stove", "Two pairs of boots", "A brass lamp without its glass"]
    text = [*BODY, announcement, *items, "Share this article", "Bus fares to rise in spring"]
    page = document("\n".join(text))
    left = {index: line for index, line in enumerate(text) if line != "Share this article"}
    care = care_for(page, {index: -100 if line in (*BODY, announcement) else 100 for index, line in left.items()})
    spared = [text[index] for index, amount in sorted(care.items()) if amount == SCALE * MARKED]
    assert spared == (items if are_spared else [])


def test_facts_below_one_another_are_spared() -> None:
    """A label stands before a colon; a line with a colon alone may be a byline, and one of numbers a time."""
    facts = ["Length: nine metres", "Found on: 3 May", "长度：九米"]
    junk = "Share this article"
    others = ["Text: Ann Lee", junk, "Ferries to the islands", "12:41", "13:05"]
    found = document("\n".join([*BODY[:2], junk, *facts, BODY[2], *others, *BODY[3:]]))
    care = care_for(found, dict.fromkeys(found.left, -100))
    assert [found.blocks[i].text for i, amount in sorted(care.items()) if amount == SCALE * MARKED] == facts


@pytest.mark.parametrize(
    ("between", "is_spared"),
    [
        ("", True),
        ("Advertisement", True),
        ("The pier in the storm. Photo: Jane Doe", True),
        ("Read more: The pier in the storm", True),
        ("Watch: The pier in the storm", True),
        ("Sign up for our harbour newsletter", True),
        ("Most read", False),
        ("Read more on the harbour", False),
        ("Read more on the harbour:", False),
        ("pier.jpg (12.2 КБ) Просмотров: 30", False),
        ("Share this article", False),
    ],
)
def test_lines_between_two_paragraphs_are_spared_if_no_junk_is_among_them(between: str, is_spared: bool) -> None:
    """Rows of a table, lines of code: there may be many of them."""
    rows = [f"{letter} {number}" for letter in "abcdefg" for number in range(3)]
    found = document("\n".join([*BODY[:2], *rows[:9], between, *rows[9:], *BODY[2:]]))
    care = care_for(found, {index: -100 if block.text in BODY else 100 for index, block in found.blocks_left})
    spared = [found.blocks[i].text for i, amount in sorted(care.items()) if amount == SCALE * MARKED]
    assert spared == (rows if is_spared else [])


def test_facts_below_the_last_paragraph_are_spared_a_little() -> None:
    """With the line above them and few others; one alone may say who wrote the text."""
    facts = ["The boat in figures", "Length: nine metres", "Oak: all of it"]
    counties = [
        f"{county}: Ashby, Deane, Dunmore, Hythe, Little Hythe, Marle, New Marle, Oakham, Rill, Saltby, Upper Toft"
        for county in ("Westshire", "Eastshire")
    ]
    amounts = ["200 kg of oak", "9 m of rope", "a little tar", "40 l of oil"]
    for below, spared in (
        (facts, facts),
        (facts[:2], []),
        (["Share this article", *facts], facts),
        (["Share this article", *amounts], amounts),
        (["The boat 7", "Oars of the boat 12"], []),
        (["Most read", *facts], []),
        (["Comments (3)", *facts], []),
        (["Ferries by county", *counties], ["Ferries by county", *counties]),
        ([*facts, "The ferry goes at noon", "The quay is closed", "The bell is cracked"], facts),
        (["The ferry", "The quay", *facts[1:]], []),
    ):
        found = document("\n".join([*BODY, *below, "Share this article"]))
        care = care_for(found, {index: -100 if block.text in BODY else 100 for index, block in found.blocks_left})
        assert [found.blocks[i].text for i in sorted(care) if care[i] == SCALE * FACTS] == spared


@pytest.mark.parametrize(("end", "stays"), [("Yours sincerely,", True), ("Quay Street 12,", False)])
def test_the_name_below_a_letter_is_spared_with_its_end(end: str, *, stays: bool) -> None:
    """Where the line that ends in a comma is junk itself, so is what goes on from it."""
    found = document("\n".join([*BODY, end, "Ann Tarrow", "Share this article"]))
    scores = {
        i: -100 if block.text in BODY or (stays and block.text == end) else 100 for i, block in found.blocks_left
    }
    care = care_for(found, scores)
    assert (care.get(len(BODY) + 1) == SCALE * SIGNED) == stays


def test_a_heading_that_phrases_know_is_spared_with_the_line_below_it() -> None:
    junk = ["Share this article", "Print"]
    text = [*BODY, *junk, "Technical data", "Nine metres", *junk, "Opening hours", "Never", *junk]
    found = document("\n".join(text))
    stays = {*BODY, "Nine metres"}
    care = care_for(found, {index: -100 if block.text in stays else 300 for index, block in found.blocks_left})
    assert care[text.index("Technical data")] == SCALE * SUBHEADING
    assert text.index("Opening hours") not in care


def test_the_lines_below_such_a_heading_are_spared_down_to_what_ends_an_article() -> None:
    listed = ["Nine metres", "Oak"]
    text = [BODY[0], "Technical data", *listed, "Print", "Iron", "Share this article", "Bus fares", *BODY[1:]]
    found = document("\n".join(text))
    left = found.left
    assert [text[index] for index in _below_headings(found, left, 0)] == [*listed, "Iron"]


def test_the_model_sees_how_far_below_such_a_heading_a_line_stands() -> None:
    text = [BODY[0], "Home", "Ingredients", "Butter", "Salt", BODY[1], "Imprint"]
    found = Document(raw := "\n".join(text), segment(raw), load_phrasebook())
    found = label(found, BEFORE[:1])[0]
    column = list(BLOCK_FEATURES).index("from heading")
    assert [*features(found).blocks[column]][:5] == [11, 0, 1, 2, 11]


def test_the_last_paragraphs_behind_a_few_lines_of_junk_are_spared_a_little() -> None:
    junk = ["Advertisement", "Read more: Bus fares to rise in spring", "Advertisement"]
    stories = [f"A story of the {number}th of May" for number in range(4, 40)]
    for many, spared in ((1, {BODY[3], BODY[4]}), (2, set())):
        text = [*BODY[:3], *junk * many, *BODY[3:], *stories]
        found = document("\n".join(text))
        scores = {index: -100 if block.text in BODY[:3] else 100 for index, block in found.blocks_left}
        care = care_for(found, scores)
        assert {text[index] for index, amount in care.items() if amount == SCALE * LAST} == spared


SAID = [
    ("Ada Quill", "the ribs of the boat were made of oak"),
    ("Tom Arkwright", "a museum needs a roof before it needs a wreck"),
    ("The harbour master", "no ship has waited longer than two days"),
    ("A teacher", "her pupils draw nothing else in the breaks"),
    ("The vicar", "he would bless whatever is lifted from the mud"),
    ("Joss Carrick", "he has never liked boats, old or new"),
    ("The ferryman", "the way round by Millport costs him three hours"),
    ("An engineer", "the pier will outlive everybody in the room"),
    ("The treasurer", "there is money for one of the two"),
]


@pytest.mark.parametrize(
    ("line", "is_noise"),
    [("Article content", True), ("Advertisement", True), ("Read more", False), ("Quay", False)],
)
def test_the_model_is_not_shown_a_label_that_comes_again_and_again_between_paragraphs(
    line: str, is_noise: bool
) -> None:
    """But for "Read more", which teasers have, and what does not stand between paragraphs so often. Advertisements
    part no article, however few they are."""
    said = [f"{name} told the council that {what}." for name, what in SAID]
    between = [text for paragraph in said for text in (paragraph, line)]
    found = document("\n".join([*MENU, line, *between, "Bus fares to rise", line]))
    assert {found.blocks[index].text for index in _noise(found)} == ({line} if is_noise else set())
    assert len(_noise(found)) == (len(said) + 2 if is_noise else 0)
    few = document("\n".join([*MENU, line, *between[:7], *(f"Quay {n}\n{line}" for n in range(9))]))
    assert len(_noise(few)) == (3 if is_noise else 0)
    assert len(_noise(document("\n".join(between[:13])))) == (6 if line == "Advertisement" else 0)


def test_such_a_label_is_noise_beside_subheadings_too() -> None:
    """A live page has it above and below each of them."""
    said = [f"{name} told the council that {what}." for name, what in SAID]
    live = [text for paragraph in said for text in (paragraph, "Article content")]
    live += ["What the divers say", "Article content", f"{BODY[0]}", "Article content", f"{BODY[1]}"]
    found = document("\n".join([*MENU, *live, "Bus fares to rise", "Article content"]))
    assert len(_noise(found)) == live.count("Article content") + 1


def test_what_interrupts_an_article_costs_the_run_of_its_paragraphs_less_than_a_menus_line() -> None:
    """A question and a heading do, and where a text shows its links an item that is none."""
    column = list(BLOCK_FEATURES).index("from body")
    links = [f"- [Story {number}](/{number})" for number in range(10)]
    for between, parts in (
        ("Who will pay for the transport, and who for the new pier?", True),
        ("## Who will pay for the transport and who for the new pier", True),
        ("- Who will pay for the transport and who for the new pier", True),
        ("- [Who will pay for the transport and who for the new pier](/pay)", False),
        ("Who will pay for the transport and who for the new pier", False),
    ):
        found = document("\n".join([*links, *BODY[:3], *[between] * 3, BODY[3]]))
        assert (features(found).blocks[column][-1] == 0) is parts, between


def test_a_paragraph_far_below_the_others_is_a_stray() -> None:
    """Behind a list of links; more words are the article's second half, and items that stay are its own list.

    So they are where no rule has found junk among them, as among the cells of a table.
    """
    lines = [f"A story of the {number}th of May" for number in range(4, 24)]
    pitch = "The Oxbridge Gazette has told the news of the harbour since 1871, in any weather, on paper and here."
    for mark, below, score, strays in (
        (["Share this article"], [pitch], 100, {pitch}),
        (["Share this article"], [pitch, *BODY[3:]], 100, set()),
        (["Share this article"], [pitch], -100, set()),
        ([], [pitch], 100, set()),
    ):
        found = document("\n".join([*BODY[:3], *mark, *lines, *below, *lines]))
        scores = {index: score if block.text in lines else -100 for index, block in found.blocks_left}
        care = care_for(found, scores)
        assert {found.blocks[index].text for index, amount in care.items() if amount == -SCALE * STRAY} == strays


TIPS = [
    *("The Lifeboat Museum", "Old boats and older captains.", "Beck's bakery", "Ask for the cinnamon buns."),
    *("The covered market", "Open until four.", "St Anne's", "Climb the tower if you dare."),
]
TEASERS = [
    *(
        "Museum reopens at last",
        "The county museum has opened its doors again after two years of repairs to its roof.",
    ),
    *(
        "The baker who never sleeps",
        "Every night at two, while the town is asleep, Henry Beck lights his father's oven.",
    ),
    *(
        "Why the pier still matters",
        "It has no shops and no slot machines, and nobody can imagine the bay without it.",
    ),
]


def test_where_only_teasers_would_be_left_nothing_is_taken() -> None:
    """An article in short lines has no paragraphs, but what stands in the box below it has."""
    page = "\n".join(
        [*MENU, "Four things to do in the rain", "By Jane Webb", *TIPS, "More from Culture", *TEASERS]
    )
    cleaned = CLEANER(page)
    assert [line for line in TIPS if line not in cleaned] == []
    for body, leaves in (([], False), (BODY, True)):
        found = document("\n".join([*MENU, "By Jane Webb", *body, *TIPS, "More from Culture", *TEASERS]))
        left = found.left
        scores = [-100 if found.blocks[index].text in [*BODY, *TEASERS] else 100 for index in left]
        assert _leaves_article(found, left, scores) == leaves


def test_facts_above_the_first_paragraph_stay() -> None:
    facts = ["Label: Quayside", "Released: 8 March", "Length: 41 minutes", "For fans of: slow songs"]
    raw = "\n".join(
        [*MENU, "Trending", "The Lanterns: Low Water", "By Jane Webb", *facts, *BODY, "Share this article"]
    )
    cleaned = CLEANER(raw)
    assert [line for line in facts if line not in cleaned] == []


def test_blocks_between_two_that_stay_do_so_as_well() -> None:
    scores = {3: -10, 4: 90, 5: 90, 6: -10, 8: 90, 9: -10, **dict.fromkeys(range(10, 40), 90), 40: -10}
    # What a rule has taken, such as the block 7, divides; and above the first paragraph stand menus.
    assert enclosed([*scores], [*scores.values()], first=3) == {4, 5, *range(10, 40)}
    assert enclosed([*scores], [*scores.values()], first=9) == set(range(10, 40))


def test_a_sentence_that_was_broken_where_a_link_stood_is_spared_whole() -> None:
    """Some extractors begin a line at every link."""
    pieces = [
        "The boat is of the kind that the",
        "Maritime Museum",
        "has called",
        ", in its own words,",
        "a “parlour raft”",
    ]
    page = document("\n".join([*BODY[:2], *pieces, "Share this article", "Home", "Weather", *BODY[2:]]))
    care = care_for(page, {index: -100 if block.text in BODY else 100 for index, block in page.blocks_left})
    spared = [page.blocks[index].text for index, amount in sorted(care.items()) if amount == SCALE * SUBHEADING]
    assert spared == ["Maritime Museum", "has called, in its own words,", "a “parlour raft”", "Weather"]


def test_a_script_without_spaces() -> None:
    body = [
        "港の管理者は火曜日、嵐で壊れた桟橋の下から二隻目の沈没船が見つかったため、港はもう一週間閉鎖されると発表した。",
        "船は長さおよそ九メートルで、樫の木で造られている。町が百五十年にわたってつけてきた記録には載っていない。",
        "博物館は調査の時間を求めている。木材の年代は一か月以内に分かり、その後に船を引き上げる予定だという。",
    ]
    menu = ["ホーム", "ニュース", "スポーツ", "天気", "文化", "求人", "車", "住まい"]
    cleaned = CLEANER("\n".join([*menu, *body])).split("\n\n")
    assert cleaned[-3:] == body
    assert len(cleaned) <= 5
    assert CLEANER("\n\n".join(body)) == "\n\n".join(body)


@pytest.mark.parametrize("text", ["", " \n ", "Home", "One\nTwo\nThree", BODY[0]])
def test_texts_of_no_or_few_blocks(text: str) -> None:
    assert list(context(document(text))) == []


def test_verdicts_say_how_sure_they_are_and_why() -> None:
    page = "\n".join([*MENU, *BODY, *TAIL])
    # Behind fewer filters, so that something is left to tell.
    phrases = [entry for entry in BEFORE if entry.__name__ in ("phrases", "services")]
    verdicts = list(context(label(Document(page, segment(page), load_phrasebook()), phrases)[0]))
    assert {verdict.rule for verdict in verdicts} <= {"context/above", "context/inside", "context/below"}
    assert verdicts
    tables = {*load_model().tables, NEIGHBOURS}
    for verdict in verdicts:
        assert verdict.kind in (Kind.NAVIGATION, Kind.RELATED)
        assert verdict.rule.startswith("context/")
        assert 0.3 <= verdict.confidence <= 1
        assert verdict.because
        assert all(name in tables and part > 0 for name, part in verdict.because)


def test_the_same_text_gives_the_same_verdicts() -> None:
    page = "\n".join([*MENU, *BODY, *TAIL])
    assert list(context(document(page))) == list(context(document(page)))
    assert list(pickle.loads(pickle.dumps(context))(document(page))) == list(context(document(page)))


def test_cleaning_again_changes_nothing() -> None:
    once = CLEANER("\n".join([*MENU, *BODY, *TAIL]))
    assert CLEANER(once) == once


def test_every_feature_has_a_value_in_its_range() -> None:
    for text in ("", ARTICLE, "\n".join([*MENU, *BODY, *TAIL] * 9), "a\n" * 400):
        found = document(text)
        seen = features(found)
        assert len(seen.page) == len(PAGE_FEATURES)
        assert all(0 <= value < size for value, size in zip(seen.page, PAGE_FEATURES.values(), strict=True))
        for column, size in zip(seen.blocks, BLOCK_FEATURES.values(), strict=True):
            assert len(column) == len(found.left)
            assert all(0 <= value < size for value in column)


def test_weights_are_small_and_fit_the_features() -> None:
    text = (files("cleantext.model") / "weights.json").read_text("utf-8")
    assert len(text.encode()) <= 500_000
    names = {*BLOCK_FEATURES, *PAGE_FEATURES}
    sizes = {**BLOCK_FEATURES, **PAGE_FEATURES}
    for name, table in json.loads(text)["tables"].items():
        parts = name.split(" × ")
        assert set(parts) <= names
        assert len(table) == sizes[parts[0]]
        assert len(parts) == 1 or all(len(row) == sizes[parts[1]] for row in table)
    assert Model.from_json(text).tables == load_model().tables


def test_time_grows_with_the_length_of_the_text() -> None:
    page = "\n".join([*MENU, *BODY, *TAIL])

    def seconds(copies: int) -> float:
        found = document("\n".join([page] * copies))
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            list(context(found))
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(400) < 4 * 4 * seconds(100)


def test_it_goes_by_its_name_in_a_list_of_filters() -> None:
    cleaner = Cleaner(filters=["phrases", "context", "content"])
    assert repr(cleaner) == "Cleaner(favor=None, filters=[phrases, context, content])"


def test_the_headline_is_what_the_article_speaks_of() -> None:
    """A line above the article that shares its words stays, however long the menu above it is."""
    others = [
        "Bakers run out of rye in flood",
        "Choir of forty sings in empty chapel",
        "Vet saves hedgehog with a teaspoon",
        "Twelve walks for a rainy Sunday",
        "Chess club loses its only board",
        "Mayor forgets keys in village hall",
    ]
    headline = "Second wreck found in Oxbridge harbour"
    found = document("\n".join([*others, headline, *BODY]))
    assert find_headlines(found, range(len(others) + 1), len(others) + 1) == [len(others)]
    assert find_headlines(found, range(len(others)), len(others) + 1) == []


def test_inflected_words_tell_the_headline() -> None:
    """The article says "counting" and "frost" where its headline says "count" and "frosts"."""
    others = [
        "The Weekly Hedge",
        "Markets and Weather",
        "Letters to the Editor",
        "Classified",
        "Our Archive Since 1950",
    ]
    headline = "Growers count losses as frosts halve pear harvest"
    body = [
        "Growers along the river were counting what they had lost on Monday, after the third frost in a week.",
        "The loss is put at half of the pears, and the blossom of the cider apples has gone brown as well.",
    ]
    found = document("\n".join([*others, headline, *body]))
    assert find_headlines(found, range(len(others) + 1), len(others) + 1) == [len(others)]


def test_the_line_above_the_byline_is_the_headline() -> None:
    """Others of the menu above may say as much of the article, and so may the caption below."""
    above = [
        *MENU,
        "Wreck in Oxbridge harbour",
        "The Harbour",
        "Second wreck found below the pier",
        "By Ann Lee",
        "5 May 2024",
        "The harbour of Oxbridge",
    ]
    found = document("\n".join([*above, *BODY]))
    left = [index for index in found.left if index < len(above)]
    assert found.blocks[find_headlines(found, left, len(above))[0]].text == "Second wreck found below the pier"


def test_items_that_sum_an_article_up_stay_below_its_byline() -> None:
    items = [
        "• Divers have found a second wreck below the pier",
        "• The harbour of Oxbridge stays closed for a week",
    ]
    lines = ["Second wreck found in the harbour", "By Ada Quill", *items, "• Bus fares to rise in spring", *BODY]
    found = document("\n".join(lines))
    first = found.first_prose
    headlines = find_headlines(found, [index for index in found.left if index < first], first)
    assert [found.blocks[index].text for index in headlines] == [lines[0], *items]


@pytest.mark.parametrize(
    "title",
    [
        "Second wreck in the harbour: what divers found | The Oxbridge Gazette",
        "Divers live: second wreck found in Oxbridge harbour - The Oxbridge Gazette",
        "Second wreck found in Oxbridge harbour (2026) | oxbridge.example",
    ],
)
def test_the_headline_is_the_line_most_like_the_page_title(title: str) -> None:
    """The title, which says as much of the article, goes with the menu below it."""
    headline = "Second wreck found in Oxbridge harbour"
    above = [title, *MENU, headline]
    found = document("\n".join([*above, *BODY]))
    assert find_headlines(found, range(len(above)), len(above))[0] == len(above) - 1
    assert CLEANER("\n".join([*above, "By Ann Lee", *BODY, *TAIL])).startswith(f"{headline}\n\n{BODY[0]}")


def test_a_title_that_no_line_is_like_is_the_headline() -> None:
    title = "Second wreck found in Oxbridge harbour | The Oxbridge Gazette"
    found = document("\n".join([title, *MENU, *BODY]))
    assert find_headlines(found, range(len(MENU) + 1), len(MENU) + 1) == [0]


@pytest.mark.parametrize(
    ("below", "spared"),
    [
        (
            [
                "Wreckers (4-4-2)",
                "Hull 4",
                "Stern 6",
                "Anchor 7 (Buoy 46)",
                "Visits to the wreck: 64, 32 of them by night",
            ],
            True,
        ),
        (["Wreckers (4-4-2)", "Hull 4", "Most read", "Anchor 7 (Buoy 46)", "Visits: 640"], False),
        ([f"{line}, and what the town makes of it this winter" for line in TAIL[1:6]], False),
    ],
)
def test_the_last_words_of_a_report_stay_below_its_figures(below: list[str], spared: bool) -> None:
    """A rule that finds junk among them, or lines as long as others' headlines, and they are not the article's."""
    last = "The divers go down again on Sunday, and on Monday they take on the harbour of Millport."
    stories = [f"A story of the {number}th of May" for number in range(4, 20)]
    found = document("\n".join([*MENU, *BODY, *below, last, *TAIL, *stories]))
    scores = {index: -100 if block.text in BODY else 300 for index, block in found.blocks_left}
    place = len(MENU) + len(BODY) + len(below)
    assert (care_for(found, scores).get(place, 0) > 300) == spared


def test_a_paragraph_right_below_the_list_that_follows_the_article_is_spared_as_one_below_it() -> None:
    hours = [
        "9h – stalls open",
        "14h – Stories for children with Joss",
        "15h – The brass band of the lower town plays",
    ]
    last = "The fair is open from nine to nine, and on Sunday until ten. Nobody pays, and dogs are welcome."
    found = document(
        "\n".join([*BODY, "What is on", *hours, last, "Tags", *(f"Pier {n}" for n in "abcdefgh" * 4)])
    )
    place = len(BODY) + 1 + len(hours)
    assert found.blocks[place].text == last
    scores = {index: -100 if index < place else 100 for index in found.left}
    assert care_for(found, scores)[place] == SCALE * NEXT
    assert care_for(found, scores | {place - 1: 900})[place] < SCALE * NEXT


def test_the_hours_above_the_entries_of_a_live_page_are_spared() -> None:
    """Two are too few: comments have such a time as well."""
    hours = ["18.20", "17:05", "9.15 am", "16.40 GMT"]
    for some in (hours, hours[:2]):
        entries = [line for pair in zip(some, BODY, strict=False) for line in (*pair, "Share")]
        found = document("\n".join([*MENU, *entries, *TAIL]))
        care = care_for(found, {index: -100 if block.text in BODY else 300 for index, block in found.blocks_left})
        spared = [block.text for index, block in found.blocks_left if care.get(index) == SCALE * MARKED]
        assert spared == (hours if some == hours else [])


def test_a_doubtful_block_goes_with_its_neighbours() -> None:
    """A score near zero takes the side of the blocks next to it, a sure one doesn't, and a removed block parts them."""
    assert _agree([0, 1, 2], [-300, 10, -300]) == [-30, -80, -30]
    assert _agree([0, 1, 2], [-300, 90, -300]) == [40, -80, 40]
    assert _agree([0, 2, 4], [-300, 10, -300]) == [0, 0, 0]
    assert _agree([0, 1], [5, -10]) == [-10, 5]
    assert _agree([], []) == []


def test_clean_does_what_explain_tells() -> None:
    """Reasons are weighed out for `explain` only, and change nothing."""
    page = "\n".join([*MENU, *BODY, *TAIL])
    assert CLEANER.explain(page).text == CLEANER.clean(page)
