"""The phrasebook: what each rule must remove, what none may touch, and what the loader refuses."""

import re
from collections.abc import Callable
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleantext.document import Block, Document
from cleantext.kinds import JUNK_KINDS, Kind
from cleantext.phrasebook import (
    Phrasebook,
    PhrasebookError,
    Rule,
    build_phrasebook,
    first_word,
    known_languages,
    load_phrasebook,
    read_language,
)
from cleantext.phrasebook.compiled import FILE, dump, load
from cleantext.text import AROUND_ORNAMENT, count_words, ends_in_name, ends_sentence, fold, fold_lines, trim

FILES = ["common", *known_languages()]
TABLES = {name: read_language(name) for name in FILES}
BOOK = build_phrasebook(TABLES.values())
RULES = {name: [rule for rule in BOOK.rules if rule.id.startswith(f"{name}/")] for name in FILES}


def one_book(kind: str, **rule: object) -> Phrasebook:
    """A phrasebook of a single rule."""
    return build_phrasebook([{"language": "xx", kind: {"rule": rule}}])


def glued_at_start(sentence: str, book: Phrasebook) -> Rule | None:
    """The rule whose glued phrase with a ``*`` begins a sentence, as it would behind another sentence."""
    head = fold_lines(sentence)
    for pattern in book.glued(first_word(head)):
        opens = pattern.is_open and head.startswith(pattern.opening)
        if opens and not head[len(pattern.opening) :][:1].isalnum():
            return pattern.rule
    return None


# -------------------------------------------------------- what the files say of themselves


def find(line: str) -> Rule | None:
    key = fold(line)
    return BOOK.match(key) or BOOK.match(trim(key.strip(AROUND_ORNAMENT)))


@pytest.mark.parametrize("name", FILES)
def test_rules_remove_their_examples(name: str) -> None:
    for rule in RULES[name]:
        assert rule.go, f"{rule.id} needs examples of what it removes"
        for line in rule.go:
            found = find(line)
            assert found is not None, f"{rule.id}: {line!r} is matched by no rule"
            assert found.kind == rule.kind, f"{rule.id}: {line!r} is {found.kind} by {found.id}"


@pytest.mark.parametrize("name", FILES)
def test_no_rule_touches_the_counterexamples(name: str) -> None:
    """Of whatever language: all phrasebooks are asked at once."""
    for rule in RULES[name]:
        assert rule.stay or rule.kind is Kind.SUBHEADING, f"{rule.id} needs examples of what it leaves"
        for line in rule.stay:
            found = find(line)
            if found is None or (found.is_named and not ends_in_name(line)):
                continue
            # What a phrase calls a subheading stays all the more.
            assert found.kind is Kind.SUBHEADING, f"{rule.id}: {line!r} is removed by {found.id}"


@pytest.mark.parametrize("name", FILES)
def test_counterexamples_are_not_glued_junk(name: str) -> None:
    """Behind another sentence a counterexample stays as well, if it is short enough to be cut at all."""
    for rule in RULES[name]:
        for line in rule.stay:
            found = glued_at_start(line, BOOK)
            is_safe = found is None or count_words(line) > found.max_words
            assert is_safe, f"{rule.id}: {line!r} is glued junk by {found and found.id}"


@pytest.mark.parametrize("name", FILES)
def test_whole_line_phrases_reach_their_rule(name: str) -> None:
    """A phrase is found under the rule that holds it, or under one of the same kind."""
    for rule in RULES[name]:
        for phrase in rule.lines:
            if "*" not in phrase:
                found = BOOK.match(trim(fold_lines(phrase)))
                assert found is not None and found.kind == rule.kind, f"{rule.id}: {phrase!r}"


@pytest.mark.parametrize("name", FILES)
def test_open_phrases_match_what_they_mean(name: str) -> None:
    """Every phrase with ``*`` matches a line made from it: none is cut off by folding."""
    for rule in RULES[name]:
        for phrase in rule.lines:
            if "*" in phrase:
                before, _, after = phrase.partition("*")
                space = "" if before[-1:] in ("@", "(") else " "
                line = f"{before.rstrip()}{space}Xyz {after.lstrip()}".replace("*", " xyz ")
                found = BOOK.match(fold(line))
                assert found is not None, f"{rule.id}: {phrase!r} does not match {fold(line)!r}"


@pytest.mark.parametrize("name", FILES)
def test_rules_are_named_by_their_language_and_words(name: str) -> None:
    assert all(re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+)*", rule.id) for rule in RULES[name])


def test_two_rules_of_one_name_are_refused() -> None:
    """The ledger names a rule by language and name, without its kind."""
    table = {
        "language": "xx",
        "share": {"bar": {"lines": ["share on *"]}},
        "widget": {"bar": {"lines": ["font size *"]}},
    }
    with pytest.raises(PhrasebookError, match="xx/bar: two rules"):
        build_phrasebook([table])


def test_only_junk_corrections_and_subheadings_have_phrases() -> None:
    assert {rule.kind for rule in BOOK.rules} <= JUNK_KINDS | {Kind.CORRECTION, Kind.SUBHEADING}


def test_the_compiled_phrasebook_is_that_of_the_files() -> None:
    compiled = resources.files("cleantext.phrasebook").joinpath(FILE).read_bytes()
    is_current = compiled == dump(BOOK)
    assert is_current, "run python -m tools.compile_phrasebook"
    assert load_phrasebook().match("join our newsletter") == load(compiled).match("join our newsletter")


def test_the_compiled_phrasebook_finds_the_same_rules() -> None:
    compiled = load(dump(BOOK))
    keys = {fold(line) for rule in BOOK.rules for line in (*rule.go, *rule.stay)}
    for key in keys:
        found, expected = compiled.match(key), BOOK.match(key)
        assert (found and found.id) == (expected and expected.id), key
    assert compiled.glue.keys() == BOOK.glue.keys()
    assert dump(compiled) == dump(BOOK)


def test_words_are_folded() -> None:
    for name, words in BOOK.words.items():
        assert all(word == fold_lines(word).strip() for word in words), name


def test_glued_phrases_have_no_ending() -> None:
    """Only the opening of a glued phrase is looked for, so that a second half would be ignored."""
    assert [p for rule in BOOK.rules for p in rule.glue if not p.endswith("*") and "*" in p] == []


# -------------------------------------------------------- prose that must stay

SUBHEADINGS = """
Background|Results|Conclusion|Ingredients|Method|Discussion|Response|Health|Education|History|Food and drink
Privacy|Security|Social media|Weather|Tips|Frequently asked questions|Ratings|Voting|Resources|How to vote
What to watch|Where to buy|Update|Elsewhere|Fixtures|10 years ago|4 stars|Address|The Team|Audio quality
"""
SPEECH = """
“Yes.”|“No!” she said.|“Okay.”|“I agree.”|“I understand.”|“Please wait.”|“Go home.”|“What do you think?”
“Try again.”|“I accept the terms,” he said.|“Tell us more.”|“We respect your privacy,” the firm said.
"""
SENTENCES = [
    "By Monday the river had risen by a foot.",
    "Photo by photo, she went through the album and named them all for the last time.",
    "A photo posted by the police showed the car in the river.",
    "A version of this story is told in every village.",
    "Comments on the plan were mixed.",
    "Contact was lost at noon.",
    "Data provided by the ministry show that prices rose.",
    "Email is dead, he said.",
    "Follow the river to the sea.",
    "Home again, she slept for a week.",
    "If you have an account with the bank, go there today.",
    "Letters to the editor poured in.",
    "More than a hundred people came.",
    "Most read the verdict as a warning.",
    "Paid for by the state, it stands empty.",
    "Part of the problem is the old electricity network.",
    "Published in 1954, the novel sold well.",
    "Published 20 years ago, the book changed everything.",
    "Read on its own, the letter says little.",
    "Registered in England, the ship flew no flag.",
    "Related claims were dismissed.",
    "Shares of the company fell by 5%.",
    "500 shares were sold at a loss.",
    "Sign up sheets hung on the door.",
    "Sponsored athletes were told to stay away.",
    "The broker may earn a commission.",
    "The company was fined for breaking its own privacy policy.",
    "The EU wants to limit the use of cookies.",
    "These cookies are crisp and keep for a week.",
    "This story appears in the Bible.",
    "To comment on a case before the court would be wrong, the minister said.",
    "Watching the river rise, they prayed.",
    "We respect your privacy and your grief, the letter said.",
    "You must be registered to vote.",
]


PROSE = [*re.split(r"[|\n]", SUBHEADINGS.strip()), *re.split(r"[|\n]", SPEECH.strip()), *SENTENCES]


@pytest.mark.parametrize("line", PROSE)
def test_prose_and_subheadings_stay(line: str) -> None:
    found = BOOK.match(fold(line))
    assert found is None or found.kind is Kind.SUBHEADING, f"{line!r} is removed by {found.id}"


# -------------------------------------------------------- how matching works


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("ADVERTISEMENT", "en/label"),
        ("— Advertisement —", "en/label"),
        ("» Related Topics:", "en/related-heading"),
        ("1,204 Comments", "en/comment-count"),
        ("You may also like…", "en/recommended"),
        ("Don’t miss", "en/weak-heading"),
        ("12 min read", "en/minutes"),
        ("Join our newsletter", "en/join"),
        ("READ MORE: Bus fares up again", "en/read-more"),
        ("Jane Doe and John Roe contributed to this report.", "en/reporting"),
        ("Facebook", "common/services"),
        ("© 2024 Example Media. All rights reserved.", "common/copyright-year"),
    ],
)
def test_match(line: str, rule: str) -> None:
    found = BOOK.match(fold(line))
    assert found is not None and found.id == rule


def test_match_takes_the_number_of_words() -> None:
    book = one_book("related", lines=["read more: *"], max_words=4)
    assert book.match("read more: two words") is not None
    assert book.match("read more: here are three") is None
    assert book.match("read more: two words", 5) is None


@pytest.mark.parametrize(
    ("phrase", "words", "matches"),
    [
        ("help us keep *", 45, True),
        ("help us keep *", 46, False),
        ("help us keep * reporting *", 90, True),
        ("* cancel anytime", 31, False),
        ("notice: *", 30, True),
        ("notice: *", 31, False),
    ],
)
def test_a_paragraph_needs_a_phrase_that_says_more(phrase: str, words: int, matches: bool) -> None:
    """What a sentence may begin or end with takes no paragraph; a second phrase behind it tells that one is junk."""
    book = one_book("advert", lines=[phrase], max_words=90)
    line = phrase.replace("*", " ".join(["word"] * (words - count_words(phrase) + 1)), 1).replace("*", "")
    assert (book.match(line.strip()) is not None) is matches


def test_a_line_is_looked_up_by_its_length_too() -> None:
    """A long line is no junk because a shorter one of the same key was, and the reverse."""
    book = one_book("advert", lines=["gifts *"], max_words=4)
    short, long = (Block(0, 9, "-", plain="-", key="gifts for you", words=words) for words in (3, 5))
    for lines in ([short, long], [long, short]):
        document = Document("", lines, book)
        assert [document.rule(line) is not None for line in lines] == [line is short for line in lines]


def test_a_notice_may_be_long_whatever_its_phrase() -> None:
    book = one_book("consent", lines=["we use cookies *"], max_words=90)
    assert book.match("we use cookies " + " ".join(["word"] * 80)) is not None


@pytest.mark.parametrize(
    ("phrase", "line", "matches"),
    [
        ("share on *", "share on facebook", True),
        ("share on *", "share on", False),
        ("share on *", "share only this", False),
        ("* in your inbox", "the news in your inbox", True),
        ("* in your inbox", "within your inbox", False),
        ("sign up for * newsletter", "sign up for our daily newsletter", True),
        ("sign up for * newsletter", "sign up for our newsletter today", False),
        ("to read on, *log *", "to read on, please log in", True),
        ("to read on, *log *", "to read on, please log", True),
        ("to read on, *log *", "to read on, use the logbook", False),
        ("to read on, *subscri*", "to read on, please subscribe now", True),
        ("to read on, *subscri*", "to read on, describe the line", False),
        ("follow @*", "follow @example now", True),
        ("関連記事*", "関連記事その一", True),
        ("*の記事", "今日の記事", True),
    ],
)
def test_open_phrases(phrase: str, line: str, matches: bool) -> None:
    assert (one_book("share", lines=[phrase]).match(line) is not None) is matches


def test_whole_line_goes_before_open_phrase() -> None:
    book = build_phrasebook(
        [{"language": "xx", "share": {"open": {"lines": ["share *"]}, "whole": {"lines": ["share this"]}}}]
    )
    found = book.match("share this")
    assert found is not None and found.id == "xx/whole"


def test_of_two_languages_the_one_that_knows_more_names_the_rule() -> None:
    book = build_phrasebook(
        [
            {"language": "aa", "share": {"one": {"lines": ["info", "imprint"]}}},
            {"language": "bb", "widget": {"two": {"lines": ["info", "help", "about this site"]}}},
            {"language": "common", "legal": {"three": {"lines": ["imprint"]}}},
        ]
    )
    assert [rule.id for rule in map(book.match, ("info", "imprint")) if rule] == ["bb/two", "common/three"]


def test_common_is_always_loaded() -> None:
    assert load_phrasebook(frozenset({"en"})).match("facebook") is not None
    assert "common" not in known_languages()


def test_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match=r"unknown language 'xx'.*en"):
        load_phrasebook(frozenset({"xx"}))


# -------------------------------------------------------- what the loader refuses

Table = dict[str, object]


def broken(table: object) -> Table:
    return {"language": "xx", "share": {"bar": table}}


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (broken({}), r"xx: \[share\.bar\].*lines or glue"),
        (broken({"lines": []}), r"xx: \[share\.bar\].*lines or glue"),
        (broken({"lines": ["share on * * and"]}), r"xx: \[share\.bar\].*between two \*"),
        (broken({"glue": ["* and *"]}), r"xx: \[share\.bar\].*words at its start or end"),
        (broken({"lines": ["*"]}), r"xx: \[share\.bar\].*needs words"),
        (broken({"lines": ["..."]}), r"xx: \[share\.bar\].*needs words"),
        (broken({"lines": [""]}), r"xx: \[share\.bar\].*none of them empty"),
        (broken({"lines": ["  "]}), r"xx: \[share\.bar\].*none of them empty"),
        (broken({"lines": "share"}), r"xx: \[share\.bar\].*list of phrases"),
        (broken({"lines": [1]}), r"xx: \[share\.bar\].*list of phrases"),
        (broken({"lines": ["share"], "go": "Share"}), r"xx: \[share\.bar\].*go must be a list"),
        (broken({"lines": ["share"], "max_words": 0}), r"xx: \[share\.bar\].*max_words"),
        (broken({"lines": ["share"], "max_words": "8"}), r"xx: \[share\.bar\].*max_words"),
        (
            broken({"lines": ["share *", "Share:", "share"]}),
            r"xx: \[share\.bar\].*'share' stands in \[share\.bar\]",
        ),
        (broken({"glue": ["share: *", "Share: *"]}), r"'Share: \*' stands in .* as well"),
        (
            {"language": "xx", "share": {"a": {"lines": ["ещё"]}, "b": {"lines": ["еще"]}}},
            r"xx: \[share\.b\]: 'еще' stands in \[share\.a\] as well, maybe in another spelling",
        ),
        (broken({"lines": ["ad *"]}), r"'ad \*' would hit ordinary prose"),
        (broken({"lines": ["* of"]}), r"'\* of' would hit ordinary prose"),
        (broken({"glue": ["ads"]}), r"'ads' would hit ordinary prose"),
        (broken({"lines": ["図*"]}), r"would hit ordinary prose"),
        (broken({"lines": ["*記者*攝"]}), r"'\*記者\*攝' needs two letters"),
        (broken({"line": ["share"]}), r"xx: \[share\.bar\].*'line': did you mean 'lines'"),
        (
            {"language": "xx", "shares": {"bar": {"lines": ["share"]}}},
            "xx: unknown kind 'shares': did you mean 'share'",
        ),
        ({"language": "xx", "share": ["share"]}, r"xx: \[share\] must hold tables"),
        (
            {"language": "xx", "words": {"month": ["may"]}},
            "xx: unknown word list 'month': did you mean 'months'",
        ),
        ({"language": "xx", "words": ["may"]}, r"xx: \[words\]"),
        ({"share": {"bar": {"lines": ["share"]}}}, 'language = "en"'),
    ],
)
def test_malformed_tables_are_refused(table: Table, message: str) -> None:
    """With a message that names the language and the rule."""
    with pytest.raises(PhrasebookError, match=message):
        build_phrasebook([table])


@pytest.mark.parametrize("phrase", ["ad: *", "ad | *", "share on *", "advertisement *", "* 기자", "写真*"])
def test_phrases_that_say_enough_are_not_refused(phrase: str) -> None:
    assert one_book("share", lines=[phrase]).rules


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ('[share.bar]\nlines = [\n  "share on *",\n  "ad *",\n]\n\n[share.b]\nlines = ["x"]\n', 6),
        ('[share.b]\nlines = ["x"]\n\n[share.bar]\nline = ["share"]\n', 6),
        ('[share.b]\nlines = ["x"]\n\n[advert.bar]\nlines = ["y",\n  "x"]\n', 8),
        ('[share.bar]\nlines = ["*"]\n', 4),
    ],
)
def test_an_error_in_a_file_tells_the_line(rules: str, line: int, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f'language = "xx"\n\n{rules}'
    monkeypatch.setattr("cleantext.phrasebook.get_data", lambda package, name: text.encode())
    with pytest.raises(PhrasebookError, match=rf"^xx\.toml:{line}: xx: \["):
        read_language("xx")


# -------------------------------------------------------- whatever the text


@given(st.text())
def test_match_never_fails(text: str) -> None:
    BOOK.match(fold(text))


@given(st.lists(st.sampled_from([p for rule in BOOK.rules for p in rule.lines + rule.glue]), max_size=4))
def test_match_never_fails_on_junk(phrases: list[str]) -> None:
    BOOK.match(fold(" ".join(phrases)))


OPENINGS = st.sampled_from([p.partition("*")[0] for rule in BOOK.rules for p in rule.lines if p.endswith("*")])
WORDS = st.lists(st.from_regex(r"[a-z]{2,9}", fullmatch=True), min_size=31, max_size=60)


@given(st.one_of(st.just(""), OPENINGS), WORDS, st.sampled_from([".", "!", "?", ".”"]))
def test_long_sentences_are_no_short_phrases(opening: str, words: list[str], end: str) -> None:
    """A sentence of more than thirty words stays, unless a rule of long notices knows its first words."""
    sentence = f"{opening}{' '.join(words)}{end}".capitalize()
    assert ends_sentence(sentence)
    found = BOOK.match(fold(sentence))
    assert found is None or found.max_words > 30


@given(OPENINGS, WORDS)
def test_rule_keeps_its_own_limit(opening: str, words: list[str]) -> None:
    line = fold(f"{opening} {' '.join(words)}")
    found = BOOK.match(line)
    assert found is None or count_words(line) <= found.max_words


@pytest.mark.parametrize("change", [str.upper, str.title, str.casefold])
def test_case_does_not_count(change: Callable[[str], str]) -> None:
    for line in ("Read more: the flood", "Most read", "Photo credit: Jane Doe", "5 min read"):
        assert BOOK.match(fold(change(line))) == BOOK.match(fold(line)) is not None
