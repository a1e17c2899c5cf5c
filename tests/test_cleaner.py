"""`clean`, `paragraphs`, `explain` and `Cleaner`: what goes in, what comes out, and what is said when it cannot."""

import json
import pickle
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from ftfy import TextFixerConfig

import cleantext
from cleantext import CONTENT_KINDS, DEFAULT_FILTERS, JUNK_KINDS, Block, Cleaner, Document, Kind, Result, Verdict
from tests.articles import ARTICLES, JUNK_LINES

FORCES = Path(__file__).parents[2] / "shared" / "samples" / "forces-cleverly.raw.txt"

PAGE = """\
Local news

Council votes to rebuild the swing bridge

By Jane Doe

Published 12:04, 3 May 2024

The bridge in 1911 (Picture: Jane Doe/Alamy Stock Photo).

Work on a new swing bridge will begin in the spring after councillors voted for it on Monday evening.

Advertisement

The old bridge was built in 1911, and nobody who crosses it ought to look down. Read more: Bus fares up

| night | cars |
| --- | --- |
| Monday | 4,200 |

The council will publish the contract in June, and it expects the first car to cross in the autumn.

Related topics
Bridges
Rivers

Join Our Newsletter
"""

CLEAN = """\
Council votes to rebuild the swing bridge

Work on a new swing bridge will begin in the spring after councillors voted for it on Monday evening.

The old bridge was built in 1911, and nobody who crosses it ought to look down.

| night | cars |
| --- | --- |
| Monday | 4,200 |

The council will publish the contract in June, and it expects the first car to cross in the autumn."""


def test_a_page_comes_out_as_its_article() -> None:
    assert cleantext.clean(PAGE) == CLEAN


def test_paragraphs_are_what_clean_separates_by_blank_lines() -> None:
    assert cleantext.paragraphs(PAGE) == CLEAN.split("\n\n")


def test_explain_gives_the_same_text_and_says_what_went() -> None:
    result = cleantext.explain(PAGE)
    assert result.text == CLEAN
    assert list(result.paragraphs) == CLEAN.split("\n\n")
    assert [(removal.kind.value, removal.text) for removal in result.removed] == [
        ("navigation", "Local news"),
        ("byline", "By Jane Doe"),
        ("dateline", "Published 12:04, 3 May 2024"),
        ("caption", "The bridge in 1911 (Picture: Jane Doe/Alamy Stock Photo)."),
        ("advert", "Advertisement"),
        ("related", "Read more: Bus fares up"),
        ("related", "Related topics"),
        ("related", "Bridges"),
        ("related", "Rivers"),
        ("newsletter", "Join Our Newsletter"),
    ]
    for removal in result.removed:
        assert PAGE[removal.start : removal.end] == removal.text
        assert re.fullmatch(r"[a-z_]+/\S+", removal.rule)
        assert 0 < removal.confidence <= 1


def test_what_is_kept_and_what_went_are_told_apart() -> None:
    result = cleantext.explain(PAGE)
    assert set(result.kept) | set(result.removed) == set(result.blocks)
    assert all(block.kind in CONTENT_KINDS for block in result.kept)
    assert all(block.kind in JUNK_KINDS for block in result.removed)
    assert [block.start for block in result.blocks] == sorted(block.start for block in result.blocks)


def test_the_sample_that_this_project_began_with() -> None:
    if not FORCES.is_file():
        pytest.skip("forces-cleverly.raw.txt is not beside this repository")
    raw = FORCES.read_text("utf-8")
    lines = raw.split("\n")
    paragraphs = cleantext.paragraphs(raw)
    first = next(i for i, line in enumerate(lines) if line.startswith("The Foreign Secretary has met with"))
    last = next(i for i, line in enumerate(lines) if line.startswith("Ukraine has refuted the claims"))
    question = "Has Ukraine's counter-offensive already begun?"
    body = [
        line for line in lines[first : last + 1] if line and not line.startswith("Watch:") and line != question
    ]
    headline = "Cleverly and Zelensky discuss how UK can continue to support Ukrainian defence"
    assert [paragraph for paragraph in paragraphs if paragraph != question] == [headline, *body]

    result = cleantext.explain(raw)
    gone = [(removal.kind.value, removal.text) for removal in result.removed if removal.text != question]
    assert [kind for kind, text in gone if "(Picture:" in text] == ["caption"] * 4
    assert [kind for kind, text in gone if text.startswith("Watch:")] == ["media"]
    texts = [text for _, text in gone]
    for junk in ("Ukraine", "Related topics", "Join Our Newsletter", "WatchUsOn", *filter(None, lines[-5:])):
        assert junk in texts
    assert len(texts) == 4 + 1 + 1 + 3 + 3


# -------------------------------------------------------------------------------------------------- options


def test_kinds_can_be_kept() -> None:
    text = cleantext.clean(PAGE, keep={"byline", "related"})
    assert "By Jane Doe" in text
    assert "Related topics" in text
    assert "ought to look down. Read more: Bus fares up" in text
    assert "Join Our Newsletter" not in text


def test_kinds_can_be_dropped() -> None:
    assert "| Monday |" not in cleantext.clean(PAGE, drop={"table"})
    assert cleantext.clean(PAGE, drop={Kind.HEADLINE}).startswith("Work on")
    assert [block.kind for block in cleantext.explain(PAGE, drop={"table"}).removed].count(Kind.TABLE) == 1


def test_the_headline_can_be_dropped_and_what_stands_below_it_stays() -> None:
    raw = (
        "Council votes on bridge\n\nNineteen vote for it\n\nWhat it will cost\n\n" + PAGE[PAGE.index("Work on") :]
    )
    result = cleantext.explain(raw, drop={"headline"})
    assert [block.text for block in result.removed if block.kind is Kind.HEADLINE] == ["Council votes on bridge"]
    assert result.paragraphs[:2] == ("Nineteen vote for it", "What it will cost")


def test_every_kind_may_be_kept_so_that_nothing_goes() -> None:
    result = cleantext.explain(PAGE, keep=JUNK_KINDS)
    assert result.removed == ()
    assert {block.kind.value for block in result.kept} >= {"byline", "caption", "advert", "newsletter", "table"}
    assert "".join(result.text.split()) == "".join(PAGE.split())


def test_kinds_of_junk_are_labelled_alike_whatever_is_kept() -> None:
    for keep in ((), {"byline"}, JUNK_KINDS):
        labels = {block.text: block.kind for block in cleantext.explain(PAGE, keep=keep).blocks}
        assert labels["By Jane Doe"] is Kind.BYLINE
        assert labels["Join Our Newsletter"] is Kind.NEWSLETTER


def test_keep_and_drop_take_any_iterable() -> None:
    assert (
        Cleaner(keep=["byline"])(PAGE)
        == Cleaner(keep=iter(("byline",)))(PAGE)
        == Cleaner(keep=[Kind.BYLINE])(PAGE)
    )


def test_recall_keeps_more_than_the_default_and_precision_less() -> None:
    likely = cleantext.where(lambda block: block.plain.startswith("The old bridge"), kind="widget")

    def unsure(document: Document) -> Iterator[Verdict]:
        for verdict in likely(document):
            yield verdict._replace(confidence=0.4)

    cleaners = [
        Cleaner(filters=[*DEFAULT_FILTERS, unsure], favor=favor) for favor in ("recall", None, "precision")
    ]
    lengths = [len(cleaner(PAGE)) for cleaner in cleaners]
    assert lengths == sorted(lengths, reverse=True)
    assert "The old bridge" in cleaners[1](PAGE)
    assert "The old bridge" not in cleaners[2](PAGE)


def test_what_is_certain_goes_even_in_favor_of_recall() -> None:
    assert "Join Our Newsletter" not in cleantext.clean(PAGE, favor="recall")


def test_filters_can_be_chosen_by_name() -> None:
    text = cleantext.clean(PAGE, filters=["phrases"])
    assert "Join Our Newsletter" not in text
    assert "By Jane Doe" in text
    assert cleantext.clean(PAGE, filters=[entry.__name__ for entry in DEFAULT_FILTERS]) == CLEAN


def test_without_filters_only_white_space_changes() -> None:
    assert cleantext.clean(PAGE, filters=[]).split() == PAGE.split()


def test_languages_can_be_chosen() -> None:
    assert "Join Our Newsletter" not in cleantext.clean(PAGE, languages={"en"})
    assert "Join Our Newsletter" in cleantext.clean(PAGE, languages=[])


def test_repair_can_be_switched_off() -> None:
    assert cleantext.clean("The cafÃ© was shut.", repair=False) == "The cafÃ© was shut."


def test_a_cleaner_holds_its_options() -> None:
    cleaner = Cleaner(keep={"byline"}, drop={"table"}, favor="recall")
    assert (
        cleaner(PAGE)
        == cleaner.clean(PAGE)
        == cleantext.clean(PAGE, keep={"byline"}, drop={"table"}, favor="recall")
    )
    assert cleaner.paragraphs(PAGE) == cleaner.clean(PAGE).split("\n\n")
    assert cleaner.explain(PAGE).text == cleaner.clean(PAGE)


def test_paragraphs_may_be_changed_by_whom_they_were_given_to() -> None:
    cleaner = Cleaner()
    cleaner.paragraphs(PAGE).clear()
    assert cleaner.clean(PAGE) == CLEAN


# --------------------------------------------------------------------------------------------- user's filters


def mentions_june(block: Block) -> bool:
    return "in June" in block.plain


def weather(document: Document) -> Iterator[Verdict]:
    for index, block in document.blocks_left:
        if block.plain.startswith("Work on"):
            yield Verdict(index, Kind.WIDGET, "work")


def test_a_filter_is_a_function_over_a_document() -> None:
    result = Cleaner(filters=[*DEFAULT_FILTERS, weather]).explain(PAGE)
    assert [removal.rule for removal in result.removed if removal.kind == "widget"] == ["weather/work"]
    assert "Work on" not in result.text


def test_a_predicate_becomes_a_filter_in_one_line() -> None:
    june = cleantext.where(mentions_june, kind="widget", name="june")
    result = Cleaner(filters=[*DEFAULT_FILTERS, june]).explain(PAGE)
    (removal,) = [removal for removal in result.removed if removal.kind is Kind.WIDGET]
    assert removal.rule.startswith("june/")
    assert removal.text.startswith("The council will publish")


def test_a_filter_can_stand_anywhere_in_the_pipeline() -> None:
    june = cleantext.where(mentions_june, kind="widget")
    for place in range(len(DEFAULT_FILTERS) + 1):
        filters = [*DEFAULT_FILTERS[:place], june, *DEFAULT_FILTERS[place:]]
        assert "in June" not in cleantext.clean(PAGE, filters=filters)


def test_a_filter_can_name_a_span() -> None:
    def no_years(document: Document) -> Iterator[Verdict]:
        for index, block in enumerate(document.blocks):
            for match in re.finditer(r" in 1911", block.text):
                yield Verdict(index, Kind.WIDGET, "year", start=match.start(), end=match.end())

    raw = "The bridge was built in 1911, and painted in 1911 too."
    result = cleantext.explain(raw, filters=[no_years])
    assert result.text == "The bridge was built, and painted too."
    assert [(r.rule, raw[r.start : r.end], r.text) for r in result.removed] == [
        ("no_years/year", "in 1911", "in 1911")
    ] * 2


def test_spans_that_overlap_are_cut_once() -> None:
    def overlapping(document: Document) -> Iterator[Verdict]:
        yield Verdict(0, Kind.WIDGET, "first", start=4, end=14)
        yield Verdict(0, Kind.WIDGET, "second", start=11, end=20)
        yield Verdict(0, Kind.WIDGET, "third", start=12, end=13)

    raw = "The bridge was built in 1911."
    result = cleantext.explain(raw, filters=[overlapping, "content"])
    assert "".join(block.text for block in result.blocks).replace(" ", "") == raw.replace(" ", "")


def test_a_filter_may_give_a_kind_by_name() -> None:
    def by_name(document: Document) -> Iterator[Verdict]:
        kind: Any = "widget"
        yield Verdict(0, kind, "whole-rule")
        yield Verdict(1, kind, "with-a/slash")

    result = cleantext.explain("It rained.\n\nIt stopped.", filters=[by_name])
    assert result.text == ""
    assert [removal.kind for removal in result.removed] == [Kind.WIDGET] * 2
    assert all(isinstance(removal.kind, Kind) for removal in result.removed)


def test_a_filter_that_gives_an_unknown_kind_is_told_so() -> None:
    def wrong(document: Document) -> Iterator[Verdict]:
        kind: Any = "wigdet"
        yield Verdict(0, kind, "rule")

    with pytest.raises(ValueError, match="wigdet"):
        cleantext.clean("It rained.", filters=[wrong])


@pytest.mark.parametrize(
    ("verdicts", "message"),
    [
        ([Verdict(-1, Kind.WIDGET, "rule")], "wrong.*no block -1"),
        ([Verdict(0, Kind.WIDGET, "rule", start=-1)], "wrong.*-1"),
        ([Verdict(0, Kind.WIDGET, "rule", start=4, end=2)], "wrong.*4.*2"),
        (None, "wrong.*yield"),
    ],
)
def test_a_filter_whose_verdicts_make_no_sense_is_told_so(verdicts: Any, message: str) -> None:
    """`str.find` gives -1 for what is not there, which must not cut the whole block."""

    def wrong(document: Document) -> Any:
        return verdicts

    for filters in ([wrong], [wrong, *DEFAULT_FILTERS]):
        with pytest.raises((ValueError, TypeError), match=message):
            cleantext.clean("It rained.", filters=filters)


def test_a_verdict_on_a_block_behind_the_last_is_passed_over() -> None:
    def below(document: Document) -> Iterator[Verdict]:
        for index in document.left:
            yield Verdict(index + 1, Kind.WIDGET, "below")

    assert cleantext.clean("It rained.\n\nIt stopped.", filters=[below, *DEFAULT_FILTERS]) == "It rained."


def test_a_filter_need_not_be_hashable() -> None:
    @dataclass
    class Weather:
        word: str
        __name__ = "weather"

        def __call__(self, document: Document) -> Iterator[Verdict]:
            for index, block in document.blocks_left:
                if self.word in block.plain:
                    yield Verdict(index, Kind.WIDGET, "word")

    assert cleantext.clean("It rained.\n\nIt stopped.", filters=[Weather("rain")]) == "It stopped."


def test_a_filter_sees_the_same_labels_whether_it_is_asked_to_clean_or_to_explain() -> None:
    def below_the_headline(document: Document) -> Iterator[Verdict]:
        for index, label in document.labels.items():
            if label.kind is Kind.HEADLINE:
                yield Verdict(index + 1, Kind.WIDGET, "below")

    cleaner = Cleaner(filters=[*DEFAULT_FILTERS, below_the_headline])
    assert cleaner.clean(PAGE) == cleaner.explain(PAGE).text


def test_a_document_cannot_be_changed_by_a_filter() -> None:
    def vandal(document: Document) -> Iterator[Verdict]:
        document.raw = "nothing"  # type: ignore[misc]
        yield Verdict(0, Kind.WIDGET, "never")

    with pytest.raises(AttributeError):
        cleantext.clean("It rained.", filters=[vandal])


# --------------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("raw", "name", "advice"),
    [
        (b"It rained.", "bytes", r"decode"),
        (bytearray(b"It rained."), "bytearray", r"decode"),
        (None, "NoneType", r"pass ''"),
        (["It rained."], "list", r"once for each"),
        (("It rained.",), "tuple", r"once for each"),
        (Path("page.txt"), r"\w*Path", r"read the file"),
        (7, "int", r"pass the text"),
    ],
    ids=["bytes", "bytearray", "None", "list", "tuple", "Path", "int"],
)
@pytest.mark.parametrize("call", [cleantext.clean, cleantext.paragraphs, cleantext.explain])
def test_what_is_no_text_is_refused_with_advice(call: Any, raw: Any, name: str, advice: str) -> None:
    with pytest.raises(TypeError, match=rf"must be a str, not {name}: .*{advice}"):
        call(raw)


@pytest.mark.parametrize("option", ["keep", "drop"])
def test_an_unknown_kind_is_refused_with_the_nearest_and_all_known(option: str) -> None:
    options: Any = {option: {"bylines"}}
    with pytest.raises(ValueError, match=r"'bylines'.*did you mean 'byline'") as caught:
        cleantext.clean(PAGE, **options)
    assert all(kind.value in str(caught.value) for kind in Kind)


def test_an_unknown_kind_of_a_user_filter_is_refused_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="did you mean 'widget'"):
        cleantext.where(mentions_june, kind="wigdet")


def test_an_unknown_filter_is_refused_with_the_nearest_and_all_known() -> None:
    with pytest.raises(ValueError, match=r"'caption'.*did you mean 'captions'") as caught:
        cleantext.clean(PAGE, filters=["phrases", "caption"])
    assert all(entry.__name__ in str(caught.value) for entry in DEFAULT_FILTERS)


def test_an_unknown_language_is_refused_with_all_known() -> None:
    with pytest.raises(ValueError, match=r"'xx'.*\ben\b"):
        cleantext.clean(PAGE, languages={"xx"})


def test_an_unknown_favor_is_refused_with_all_known() -> None:
    favor: Any = "precison"
    with pytest.raises(ValueError, match=r"did you mean 'precision'.*recall"):
        cleantext.clean(PAGE, favor=favor)


@pytest.mark.parametrize("option", ["keep", "drop", "languages", "filters"])
def test_one_string_is_refused_where_a_set_is_meant(option: str) -> None:
    options: Any = {option: "byline"}
    with pytest.raises(TypeError, match=r"[{[]'byline'[]}]"):
        cleantext.clean(PAGE, **options)


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("repair", "no", "True, False or.*TextFixerConfig"),
        ("repair", 0, "True, False or.*TextFixerConfig"),
        ("profile", "example.profile", r"SiteProfile\.load"),
        ("filters", [partial(mentions_june)], "__name__"),
    ],
)
def test_an_option_of_another_type_is_refused_with_advice(option: str, value: Any, message: str) -> None:
    options: Any = {option: value}
    with pytest.raises(TypeError, match=message):
        Cleaner(**options)


@pytest.mark.parametrize("entry", [7, None, object()])
def test_what_is_no_filter_is_refused(entry: Any) -> None:
    with pytest.raises(TypeError, match="a filter is"):
        Cleaner(filters=[entry])


def test_an_unknown_option_is_refused() -> None:
    options: Any = {"keeps": {"byline"}}
    with pytest.raises(TypeError, match="keeps"):
        cleantext.clean(PAGE, **options)


# ------------------------------------------------------------------------------------------------- any string


@pytest.mark.parametrize(
    "raw", ["", " ", "\n", "\r\n\t \u00a0\u3000\n\x0c", "\u200b", "\ufeff", "\x00\x01", "\u2028\x85"]
)
def test_text_without_anything_to_see_gives_nothing(raw: str) -> None:
    assert cleantext.clean(raw) == ""
    assert cleantext.paragraphs(raw) == []
    result = cleantext.explain(raw)
    assert (result.text, result.paragraphs) == ("", ())


@pytest.mark.parametrize(
    "raw",
    [
        "\ud800",
        "It rained \udfff all week.\n\n\ud83d",
        "\udc80\udcff\n\nIt rained.",
        "x" * 100_000,
        "\x00" * 1000,
        "\U0010ffff\ufffe\uffff",
        "e" + "\u0301" * 1000,
        "\u202e\u2066It rained\u2069.",
        "🌧️" * 500,
        "&" * 1000 + "&#xD800;&#0;&#x110000;&#99999999999;",
        "[](" * 50,
    ],
    ids=lambda raw: ascii(raw[:12]),
)
def test_any_string_at_all_is_cleaned(raw: str) -> None:
    for repair in (True, False):
        text = cleantext.clean(raw, repair=repair)
        assert cleantext.clean(text, repair=repair) == text
        result = cleantext.explain(raw, repair=repair)
        assert result.text == text
        assert Result.from_json(result.to_json()) == result


def test_a_subclass_of_str_is_text() -> None:
    class Text(str):
        pass

    assert cleantext.clean(Text(PAGE)) == CLEAN


# ------------------------------------------------------------------------------------ sharing, pickling, JSON


@pytest.mark.parametrize(
    "cleaner",
    [
        Cleaner(),
        Cleaner(keep={"byline"}, drop={"table"}, favor="precision", repair=False, languages={"en"}),
        Cleaner(filters=["phrases", weather, cleantext.where(mentions_june, kind="widget")]),
        Cleaner(repair=TextFixerConfig(uncurl_quotes=True)),
    ],
    ids=["default", "options", "filters", "settings"],
)
def test_a_cleaner_can_be_pickled(cleaner: Cleaner) -> None:
    again = pickle.loads(pickle.dumps(cleaner))
    assert again.explain(PAGE) == cleaner.explain(PAGE)
    assert repr(again) == repr(cleaner)


def test_a_result_can_be_pickled() -> None:
    result = cleantext.explain(PAGE)
    assert pickle.loads(pickle.dumps(result)) == result


def test_a_cleaner_can_be_shared_between_threads() -> None:
    cleaner = Cleaner()
    texts = [f"{article}\n\n{junk}" for article in ARTICLES.values() for junk in JUNK_LINES] + [PAGE] * 20
    alone = [cleaner.explain(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(cleaner.explain, texts)) == alone
        assert list(pool.map(cleantext.clean, texts)) == [result.text for result in alone]


def test_what_was_cleaned_before_changes_nothing() -> None:
    cleaner = Cleaner()
    before = cleaner.clean(PAGE)
    for article in ARTICLES.values():
        cleaner.clean(article)
    assert cleaner.clean(PAGE) == before == CLEAN


def test_a_result_turns_into_plain_json_and_back() -> None:
    result = cleantext.explain(PAGE)
    data = json.loads(result.to_json())
    assert data["text"] == CLEAN
    assert data["paragraphs"] == CLEAN.split("\n\n")
    assert data["blocks"][0] == {
        "start": 0,
        "end": 10,
        "text": "Local news",
        "kind": "navigation",
        "rule": result.blocks[0].rule,
        "kept": False,
        "confidence": result.blocks[0].confidence,
        "because": [],
    }
    assert Result.from_json(result.to_json()) == result


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nothing",
        "[]",
        "{}",
        "7",
        '{"text": "", "paragraphs": [], "blocks": [{}]}',
        '{"text": 1, "paragraphs": "abc", "blocks": []}',
    ],
)
def test_json_of_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Result.from_json(text)


def test_a_printed_result_shows_what_went_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    result = cleantext.explain(PAGE)
    print(result)
    lines = capsys.readouterr().out.split("\n")
    assert lines[0].startswith("- Local news  ‹navigation: ")
    assert lines[1] == "  Council votes to rebuild the swing bridge"
    assert lines[2].startswith("- By Jane Doe  ‹byline: ")
    assert "  | night | cars |" in lines
    assert "  | --- | --- |" in lines
    kept = [line for line in lines if line.startswith("  ")]
    went = [line for line in lines if line.startswith("- ")]
    assert len(went) == len(result.removed)
    assert len(kept) + len(went) + 1 == len(lines)
    for removal, line in zip(result.removed, went, strict=True):
        assert line == f"- {removal.text}  ‹{removal.kind.value}: {removal.rule}›"


def test_a_cleaner_shows_its_options() -> None:
    assert (
        repr(Cleaner(favor="recall", filters=["phrases", "content"]))
        == "Cleaner(favor='recall', filters=[phrases, content])"
    )
