"""The promises, held against generated texts and against real ones.

Subtractive, accounted for, careful, stable, linear: each promise is a function here that takes a text and
fails if the text breaks it.
"""

import gc
import gzip
import hashlib
import json
import math
import os
import re
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import cleantext
from cleantext import Cleaner, Kind
from cleantext.repair import is_suspect
from cleantext.text import INVISIBLE
from tests.articles import ARTICLES, JUNK_HEADINGS, JUNK_LINES

ROOT = Path(__file__).parents[1]
CORPORA = ROOT.parent / "shared" / "corpora"

AS_IT_CAME = Cleaner(repair=False)
CLEANERS = (
    Cleaner(),
    Cleaner(favor="recall"),
    Cleaner(favor="precision"),
    Cleaner(keep={"newsletter", "related", "caption"}),
    Cleaner(keep={"caption", "share"}),
    Cleaner(drop={"table", "quote"}),
    Cleaner(drop={"list", "code"}),
    AS_IT_CAME,
)

# -------------------------------------------------------------------------------------------- generated text

SENTENCES = (
    "The river had risen by a foot, and the ferry with it.",
    "Nobody spoke against it but Joss Carrick, who has never liked rivers.",
    '"You are late," said the boy, and he took the oars.',
    "By Friday the bridge was shut.",
    "It costs €5 at the door – or £4, if you ask for it nicely…",
    "Read more books, he said.",
    "She painted the well-known door in 1911, and again in 1978.",
    "Why?",
    "“Was it the clock?” she asked.",
    "Die Brücke wird im Frühjahr neu gebaut, sagte die Bürgermeisterin am Montag.",
    "市は月曜日、図書館を日曜日も開館すると発表した。",
    "В понедельник совет проголосовал за новый мост.",
    "Yes.",
)
SHORT_LINES = (
    "Ingredients",
    "60 g butter",
    "1 pinch of salt",
    "What it will cost",
    "Home",
    "World",
    "Sport",
    "Local news",
    "Brackwell Town 2-1 Carrow Athletic",
    "By Jane Doe",
    "Updated 14:05 GMT, 3 May 2024",
    "Bridge falls in storm | The Gazette",
    "Bridge falls in storm",
    "Photo: Jane Doe/Example News",
    "*",
    "—",
    "12",
)
MARKUP = (
    "# Bridge falls in storm",
    "## What it will cost",
    "- Mow short.\n- Feed lightly.",
    "1. Rinse the barley.\n2. Melt the butter.",
    "> Silence is not success.\n> It is the absence of a complaint.",
    "| night | cars |\n| --- | --- |\n| Monday | 4,200 |",
    "```sh\nbackup --target /srv\n\nAdvertisement\n```",
    "```",
    "~~~",
    "[Most read](https://example.org/most-read)",
    "![The bridge](https://example.org/bridge.jpg)",
    "See [the **log**](https://example.org/log) and `it`.",
    "**Join our newsletter**",
    "[1]: https://example.org/log",
    "|",
    "---",
    "title: Bridge falls in storm",
    "- ",
    "[](",
)
ODD = (
    "\u200b",
    "\ufeffThe river rose.\u200b",
    "It rained\x00 all\x07 week.",
    "\ud800",
    "The cafÃ© was shut &amp; itâ€™s raining.",
    "&nbsp;",
    "&#10;It rained.&#10;",
    "\u202eIt rained.\u202c",
    "Donau\u00addampf\u00ad\nschiff",
    "a\u00a0b\u3000c\u2009d",
    "🌧️ all week 🌧️",
    "x" * 300,
    "\x1c\x1d",
)
BREAKS = (
    "\n\n",
    "\n\n",
    "\n\n",
    "\n",
    "\n",
    "\r\n\r\n",
    "\r\n",
    "\r",
    "\u2028",
    "\x0c",
    "\x85",
    " \n\t\n ",
    "\n\n\n\n",
)

prose = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5).map(" ".join)
junk = st.sampled_from(JUNK_LINES + JUNK_HEADINGS)
wrapped = st.builds(
    lambda text, columns: textwrap.fill(text, columns, break_long_words=False, break_on_hyphens=False),
    st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6).map(" ".join),
    st.integers(60, 100),
)
glued = st.builds("{} {}".format, prose, junk) | st.builds("{} {} {}".format, prose, junk, prose)
block = st.one_of(
    prose, prose, junk, wrapped, glued, st.sampled_from(SHORT_LINES), st.sampled_from(MARKUP), st.sampled_from(ODD)
)
noise = st.text(
    st.sampled_from("aB. \n\r\t\u2028\u00a0\u200b\x85#*->|`~![]()_1:/&;Ã©") | st.characters(), max_size=60
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A text as an extractor may leave it: prose, junk, markup and odd characters, however separated."""
    pool = draw(st.lists(block | noise, min_size=1, max_size=8))
    # Blocks come back, as captions, titles and whole paragraphs do.
    chosen = draw(st.lists(st.sampled_from(pool), min_size=1, max_size=16))
    # Or all stands on one line, with a space between the blocks or none.
    manner = draw(st.sampled_from([BREAKS, BREAKS, BREAKS, (" ",), ("",)]))
    breaks = draw(st.lists(st.sampled_from(manner), min_size=len(chosen), max_size=len(chosen)))
    return "".join(part for pair in zip(chosen, breaks, strict=True) for part in pair)


# ------------------------------------------------------------------------------------------------- real text


@cache
def real_pages() -> tuple[tuple[str, str], ...]:
    """Some sixty raw texts of real pages, of each set and extractor in turn; always the same ones."""
    found: list[tuple[str, str]] = []
    for path in sorted(CORPORA.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        for number, row in enumerate(rows[:: max(len(rows) // 10, 1)][:10]):
            extractors = sorted(row["raws"])
            extractor = extractors[number % len(extractors)]
            found.append((f"{row['set']} {row['id']} {extractor}", row["raws"][extractor]))
    return tuple(found)


def on_real_pages(promise: Callable[[str], None]) -> None:
    """Hold a promise against real pages; say which one breaks it without printing the page."""
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not beside this repository")
    broken = []
    for name, raw in real_pages():
        try:
            promise(raw)
        except AssertionError as error:
            broken.append(f"{name}: {str(error).splitlines()[0]}")
    assert not broken, "\n".join(broken)


many = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# ------------------------------------------------------------------------------------------------ subtractive


def shown(text: str) -> str:
    """The characters that are not white space."""
    return "".join(text.split())


def is_subsequence(part: str, whole: str) -> bool:
    characters = iter(whole)
    return all(character in characters for character in part)


def subtractive(raw: str) -> None:
    """What comes out stood in what went in, in the same order."""
    assert is_subsequence(shown(AS_IT_CAME.clean(raw)), shown(raw)), "something was added or moved"
    if not is_suspect(raw):
        assert cleantext.clean(raw) == AS_IT_CAME.clean(raw), "repair changed a text that needs none"


def word_by_word(raw: str) -> None:
    """Each word of the output stood in the raw text as it is, unless a line end was taken out of it."""
    position = 0
    for paragraph in AS_IT_CAME.paragraphs(raw):
        for word in paragraph.split():
            found = raw.find(word, position)
            if found < 0 or (len(word) > 1 and found > position + 10_000):
                broken_up = r"(?:[-\u2010]?[\s\u00ad]+)?".join(map(re.escape, word))
                match = re.compile(broken_up).search(raw, position)
                assert match or found >= 0, f"a word of {len(word)} characters did not stand there"
                found, end = match.span() if match else (found, found + len(word))
            else:
                end = found + len(word)
            position = end


@given(pages())
@many
def test_subtractive(raw: str) -> None:
    subtractive(raw)


def test_subtractive_on_real_pages() -> None:
    on_real_pages(subtractive)


@given(pages())
@example(":\x1b\n:\x1b\n\n")
@example("\u0e00。ALL RIGHTS RESERVED \u0e00。ALL RIGHTS RESERVED Join Our Newsletter ")
@many
def test_word_by_word(raw: str) -> None:
    word_by_word(raw)


def test_word_by_word_on_real_pages() -> None:
    on_real_pages(word_by_word)


# --------------------------------------------------------------------------------------------- accounted for


def accounted_for(raw: str) -> None:
    """Kept blocks and removals cover every character that is not blank, once, and say what stood there."""
    for cleaner in (Cleaner(), AS_IT_CAME):
        result = cleaner.explain(raw)
        for one, following in pairwise(result.blocks):
            assert one.end <= following.start, "two blocks overlap"
        position = 0
        for one in result.blocks:
            assert not raw[position : one.start].strip(), "something is in no block"
            assert 0 <= one.start < one.end <= len(raw), "a block is empty or out of bounds"
            position = one.end
        assert not raw[position:].strip(), "something is in no block"
        for removal in result.removed:
            assert raw[removal.start : removal.end] == removal.text, "a removal is not what stood there"
            assert removal.rule.partition("/")[0], "a removal has no rule"


_HIDDEN = str.maketrans("", "", INVISIBLE + "-\u2010")


def kept_is_what_comes_out(raw: str) -> None:
    """The text is made of the blocks that the account calls kept, and of no others."""
    result = AS_IT_CAME.explain(raw)
    kept = "".join(raw[one.start : one.end] for one in result.kept)
    # Characters that do not show and hyphens at line ends may go without a word.
    assert shown(result.text.translate(_HIDDEN)) == shown(kept.translate(_HIDDEN)), "kept blocks are not the text"


@given(pages())
@many
def test_accounted_for(raw: str) -> None:
    accounted_for(raw)


def test_accounted_for_on_real_pages() -> None:
    on_real_pages(accounted_for)


@given(pages())
@many
def test_kept_is_what_comes_out(raw: str) -> None:
    kept_is_what_comes_out(raw)


def test_kept_is_what_comes_out_on_real_pages() -> None:
    on_real_pages(kept_is_what_comes_out)


# ----------------------------------------------------------------------------------------------------- stable


def agreeing(raw: str) -> None:
    """`clean`, `paragraphs` and `explain` tell the same story."""
    result = cleantext.explain(raw)
    assert cleantext.clean(raw) == result.text, "clean and explain differ"
    assert tuple(cleantext.paragraphs(raw)) == result.paragraphs, "paragraphs and explain differ"
    assert "\n\n".join(result.paragraphs) == result.text, "paragraphs are not the text"
    assert all(paragraph.strip() for paragraph in result.paragraphs), "a paragraph is blank"


def idempotent(raw: str) -> None:
    """What is clean stays as it is."""
    for number, cleaner in enumerate(CLEANERS):
        once = cleaner.clean(raw)
        assert cleaner.clean(once) == once, f"a second cleaning changed the text, cleaner {number}"
        assert cleaner.explain(once).removed == (), f"a second cleaning removed something, cleaner {number}"


@given(pages())
@many
def test_agreeing(raw: str) -> None:
    agreeing(raw)


def test_agreeing_on_real_pages() -> None:
    on_real_pages(agreeing)


@given(pages())
@many
def test_idempotent(raw: str) -> None:
    idempotent(raw)


def test_junk_that_is_kept_for_its_neighbours_sake_does_not_change_later() -> None:
    # Behind a mark of the end the last line is likely to be junk, and not glued junk; without the mark it is.
    idempotent(
        f"{SENTENCES[2]} {SENTENCES[0]}\n\nJoin Our Newsletter\n\n{SENTENCES[0]} Story continues below advertisement"
    )


def test_a_line_behind_a_control_character_does_not_change_later() -> None:
    idempotent(f"{SENTENCES[0]}\n\n\x07Share on Facebook\n\n{SENTENCES[1]}")


def test_a_mended_bullet_does_not_change_later() -> None:
    idempotent(f"{SENTENCES[0]}\n\nâ€” two planks\nâ€” nails\n\n{SENTENCES[1]}")


def test_a_kept_caption_below_its_picture_does_not_change_later() -> None:
    # The picture above it says that it is one; in the output another block may stand there.
    bridge = "The old stone bridge at Millbrook"
    raw = (SENTENCES[1], SENTENCES[0], f"![{bridge} after the flood](b.jpg)", SENTENCES[0])
    junk = (f"{bridge} stood open after the flood of last spring.", "Share on Facebook", "Bus fares go up again")
    idempotent("\n\n".join((*raw, *junk)))


@pytest.mark.parametrize("second", ["Bus fares to rise again", SENTENCES[6], "Join Our Newsletter"])
@pytest.mark.parametrize(
    "first", ["The river had risen by a foot on Monday.", SENTENCES[1], "Bridge falls in storm"]
)
def test_lines_in_turn_do_not_go_pass_by_pass(first: str, second: str) -> None:
    # A text is cleaned until nothing changes, but not for ever: each pass has to take all that it can.
    idempotent(f"{first}\n{second}\n" * 60)
    idempotent(f"{second}\n{first}\n" * 60)


def test_idempotent_on_real_pages() -> None:
    on_real_pages(idempotent)


def test_deterministic_across_processes_and_hash_seeds() -> None:
    texts = [f"{junk_line}\n\n{article}\n\n{article}" for article in ARTICLES.values() for junk_line in JUNK_LINES]
    texts += ["\n\n".join((*SHORT_LINES, *SENTENCES, *MARKUP, *SHORT_LINES))]
    if CORPORA.is_dir():
        texts += [raw for _, raw in real_pages()]
    code = (
        "import hashlib, json, sys, cleantext\n"
        "texts = json.load(sys.stdin)\n"
        "accounts = [cleantext.explain(text).to_json() for text in texts]\n"
        "print(hashlib.sha256(json.dumps(accounts).encode()).hexdigest())\n"
    )
    here = hashlib.sha256(json.dumps([cleantext.explain(text).to_json() for text in texts]).encode()).hexdigest()

    def elsewhere(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout.strip()

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(elsewhere, ("0", "1", "4711"))) == {here}


# ---------------------------------------------------------------------------------------------------- careful


@pytest.mark.parametrize("name", ARTICLES)
def test_a_clean_article_comes_out_as_it_went_in(name: str) -> None:
    article = ARTICLES[name]
    assert cleantext.clean(article) == article


@pytest.mark.parametrize("favor", ["recall", None])
@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", " \n", "\n\n"], ids=["CRLF", "CR", "LS", "blank", "two"])
@pytest.mark.parametrize("name", sorted(set(ARTICLES) - {"markdown"}))
def test_a_clean_article_keeps_every_word_whatever_ends_its_lines(name: str, end: str, favor: str | None) -> None:
    article = ARTICLES[name]
    cleaner = Cleaner(favor="recall") if favor else Cleaner()
    assert cleaner.clean(article.replace("\n", end)).split() == article.split()


@pytest.mark.parametrize("name", ARTICLES)
def test_a_clean_article_with_a_paragraph_on_each_line_keeps_every_word(name: str) -> None:
    article = ARTICLES[name]
    assert cleantext.clean(article.replace("\n\n", "\n")).split() == article.split()


@pytest.mark.parametrize(
    ("name", "columns"),
    [(name, columns) for name in ("news", "essay", "sport") for columns in (64, 72, 90)] + [("german", 72)],
)
def test_a_clean_article_that_was_wrapped_comes_out_unwrapped(name: str, columns: int) -> None:
    article = ARTICLES[name]
    lines = [
        line if line.startswith(">") else textwrap.fill(line, columns, break_on_hyphens=False)
        for line in article.split("\n")
    ]
    assert cleantext.clean("\n".join(lines)) == article


def positions(article: str) -> Iterator[tuple[list[str], int]]:
    paragraphs = cleantext.paragraphs(article)
    for position in range(len(paragraphs) + 1):
        yield paragraphs, position


@pytest.mark.parametrize("separator", ["\n\n", "\n"], ids=["blank line", "line"])
@pytest.mark.parametrize("line", JUNK_LINES)
def test_a_line_of_junk_takes_nothing_with_it(line: str, separator: str) -> None:
    lost: dict[str, list[str]] = {}
    for name, article in ARTICLES.items():
        for paragraphs, position in positions(article):
            raw = separator.join([*paragraphs[:position], line, *paragraphs[position:]])
            result = cleantext.explain(raw)
            if result.text.split() != article.split():
                lost.setdefault(name, []).extend(
                    f"{position}: {one.rule}: {one.text[:60]}" for one in result.removed if one.text != line
                )
                lost[name] += [f"{position}: the junk stayed"] if line in result.text else []
    assert lost == {}


@pytest.mark.parametrize("line", ["ADVERTISEMENT", "Join Our Newsletter"])
def test_a_line_of_junk_does_not_take_a_refrain_with_it(line: str) -> None:
    refrain = "The house on the hill had eleven windows, and in each of them, every night, there stood a lamp."
    story = [
        refrain,
        "Nobody had ever seen who lit them, although there were those who had sat up to look.",
        "A boy was sent to count them, and he came back with ten.",
        refrain,
        "The boy was sent again.",
    ]
    assert cleantext.paragraphs("\n\n".join(story)) == story
    assert cleantext.paragraphs("\n\n".join([*story[:3], line, *story[3:]])) == story


@pytest.mark.parametrize("heading", JUNK_HEADINGS)
def test_a_heading_of_junk_takes_no_paragraph_with_it(heading: str) -> None:
    # Short lines below such a heading may well be its list, but a sentence never is.
    lost: dict[str, list[str]] = {}
    for name, article in ARTICLES.items():
        for paragraphs, position in positions(article):
            raw = "\n\n".join([*paragraphs[:position], heading, *paragraphs[position:]])
            for removal in cleantext.explain(raw).removed:
                if removal.text != heading and removal.text[-1:] in '.!?。”"|`':
                    lost.setdefault(name, []).append(f"{position}: {removal.rule}: {removal.text[:60]}")
    assert lost == {}


@given(st.lists(junk, max_size=6), st.sampled_from(sorted(ARTICLES)), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_lines_of_junk_take_no_paragraph_with_them(lines: list[str], name: str, dice: Random) -> None:
    paragraphs = cleantext.paragraphs(ARTICLES[name])
    mixed = list(paragraphs)
    for line in lines:
        mixed.insert(dice.randint(0, len(mixed)), line)
    kept = cleantext.paragraphs("\n\n".join(mixed))
    long = [paragraph for paragraph in paragraphs if len(paragraph) > 100]
    assert [paragraph for paragraph in kept if paragraph in long] == long


# ----------------------------------------------------------------------------------------------------- linear

FACTOR = 8
"""Four times the text may take up to eight times as long on a busy machine; quadratic is sixteen times."""
SIZE = 800
SECONDS = 8.0
"""No text here is longer than a few megabytes."""


def nearly_alike(n: int) -> str:
    first = "The council voted for the new bridge over the river on Monday evening, as it had said it would"
    return "\n\n".join(f"{first}, {'twice' if i % 2 else 'once'} {'a' * (i % 7)} {i}." for i in range(n))


def with_the_same_beginning(n: int) -> str:
    return "\n\n".join(
        f"The council of Marlow Ferry voted for {i * 7919} things on Monday and for {i} more on Friday, it said."
        for i in range(n)
    )


ADVERSARIAL: dict[str, Callable[[int], str]] = {
    "a very long line of words": lambda n: "The river rose by a foot. " * (4 * n),
    "a very long word": lambda n: "x" * (100 * n),
    "a very long line without spaces": lambda n: "図書館" * (20 * n),
    "newlines": lambda n: "\n" * (100 * n),
    "line ends of all kinds": lambda n: "\r\n\u2028\x85\x0c\r \t" * (10 * n),
    "the same line": lambda n: "The river rose by a foot.\n" * (5 * n),
    "the same paragraph": lambda n: (SENTENCES[1] + " " + SENTENCES[0] + "\n\n") * n,
    "the same line of junk": lambda n: "Read more: Bus fares to rise\n" * (4 * n),
    "the same short line": lambda n: "Home\n\n" * (4 * n),
    "deep bullets": lambda n: "".join("  " * (i % 50) + "- Mow short.\n" for i in range(2 * n)),
    "bullets in one line": lambda n: "- " * (20 * n),
    "a list": lambda n: "- Mow short, since long grass holds the cold.\n" * (3 * n),
    "quotes in quotes": lambda n: "> " * (20 * n) + "\n" + ">" * (20 * n),
    "nested brackets": lambda n: "[" * (20 * n) + "]" * (20 * n) + "(" * (20 * n) + ")" * (20 * n),
    "links that never end": lambda n: "[](" * (20 * n),
    "links in links": lambda n: "[a](" * (10 * n) + ")" * (10 * n),
    "links with long addresses": lambda n: ("[a](" + "b" * 500) * (n // 5),
    "references that never end": lambda n: "[a][" * (10 * n),
    "bold": lambda n: "**" * (20 * n),
    "bold that never ends": lambda n: "**a " * (10 * n),
    "underscores": lambda n: "_a_ __b" * (10 * n),
    "fences that never end": lambda n: "```sh\nbackup\n" * (3 * n),
    "fences in turn": lambda n: "```\nbackup\n~~~sh\n" * (2 * n),
    "table rows": lambda n: "| a | b |\n" * (4 * n),
    "table rules": lambda n: "---|---\n" * (4 * n),
    "table rules between rows": lambda n: "a|b\n---|---\n" * (2 * n),
    "a table rule that is none": lambda n: "|" + "-" * (40 * n) + "x\n|" + "- " * (20 * n) + "x",
    "digits": lambda n: "1" * (50 * n) + "," * (50 * n) + "1,.:" * (10 * n),
    "numbers": lambda n: "1, 2. 3: " * (10 * n),
    "full stops": lambda n: ". " * (20 * n) + "." * (50 * n) + "!?" * (20 * n),
    "closing quotes": lambda n: ".”" * (20 * n) + "”" * (50 * n),
    "spaces": lambda n: ("a" + " " * 200 + "b. ") * n,
    "colons": lambda n: "Photo: " * (10 * n),
    "dashes in one line": lambda n: "The bridge – it is said – will be built anew. " * (4 * n),
    "a menu in one line": lambda n: "Home | News | Sport | " * (8 * n) + "\n\n" + f"{SENTENCES[1]}\n\n" * 3,
    "bars": lambda n: "Home | World | " * (5 * n),
    "emojis": lambda n: "\N{PARTY POPPER}\ufe0f " * (20 * n) + "It rained. " + "\N{PARTY POPPER} x\n" * (4 * n),
    "emojis between sentences": lambda n: "It rained. " + ("\N{PARTY POPPER}\ufe0f " * 50 + ". ") * n,
    "glued junk": lambda n: "The council met on Monday evening. Advertisement. Read more: " * (5 * n),
    "glued labels": lambda n: "The council met. ADVERTISEMENT The council met again. " * (2 * n),
    "labels before quotes": lambda n: "The council met. Advertisement “The council” met again. " * (2 * n),
    "pitches below paragraphs": lambda n: f"{SENTENCES[1]} {SENTENCES[0]} Sign up for our newsletter.\n\n" * n,
    "hours above paragraphs": lambda n: "".join(f"{i % 24}:{i % 60:02}\n{SENTENCES[1]} {i}\n" for i in range(n)),
    "paragraphs far below an article": lambda n: (
        f"{SENTENCES[1]}\n" * 3
        + "".join(f"Quay {i}\n" for i in range(20))
        + "".join(f"And {i} things to see from the quay, which are all free, it says.\n" for i in range(3 * n))
    ),
    "captions": lambda n: "".join(f"The bridge in {i} (Picture: Jane Doe/Alamy)\n\n" for i in range(n)),
    "fields of a record": lambda n: (
        f"{SENTENCES[1]}\n" + "Location: Hull\n" * (3 * n) + f"{SENTENCES[0]}\nLoad-Date: March 14, 2025\n"
    ),
    "what mails say around a text": lambda n: (
        f"{SENTENCES[1]}\n\nYou are receiving this email because you signed up at the quay.\n\n" * (n // 2)
        + "From: Ann Lee <ann@example.org>\nTo: all@example.org\n" * (n // 2)
        + "--------\nJoin our newsletter\n" * (n // 2)
    ),
    "names below contacts": lambda n: "Media Contact:\n" + "Jane Doe\nHead of office\n555-0142\n" * n,
    "addresses behind words": lambda n: "Read more ( https://example.org/a ) " * (4 * n) + "(https://" * (10 * n),
    "forms of a text browser": lambda n: "#[1]feed [2][INPUT] (BUTTON) Go\n[IMAGE]\n" * n,
    "paragraphs that are nearly alike": nearly_alike,
    "paragraphs with the same beginning": with_the_same_beginning,
    "two paragraphs in turn": lambda n: "".join(SENTENCES[i % 2] + f" {SENTENCES[6]} {i}\n\n" for i in range(n)),
    "pull quotes": lambda n: "".join(
        f"“{i} {SENTENCES[1]}”\n\n{i} {SENTENCES[1]} {SENTENCES[0]}\n\n" for i in range(n // 2)
    ),
    "headings of lists": lambda n: "Most read\nBus fares up\nMan found in boat\n" * (2 * n),
    "nothing but headings of lists": lambda n: "Most read\n" * (6 * n),
    "a menu": lambda n: "".join(f"{'abcdefghij'[i % 10]}port {chr(97 + i % 26)}\n" for i in range(4 * n)),
    "links that never close": lambda n: "[The Quay\n" * (3 * n) + "[![" * (30 * n),
    "a menu inside a link that never closes": lambda n: (
        ("[![](/gulls.gif)\n" + "* [Harbour](/sections/1/harbour)\n" * 6) * (n // 2)
    ),
    "links to long addresses": lambda n: "[".join(f"[Quay](/{'q' * 300} {'u' * 190}" for _ in range(n // 5)),
    "tags that never close": lambda n: "<a\nhref=\n" * (3 * n) + "<a " * (30 * n),
    "links between links": lambda n: "[1]The [Quay](/quay) [![x](/x)](/y) ](" * n,
    "lines that go on in small letters": lambda n: "The river\nhad risen\n, they said\n" * (2 * n) + "x.",
    "headings with a line below": lambda n: "Title\n-----\n" * (4 * n),
    "cards": lambda n: "[\n\n### Title\n\nIt rained all week.\n\n](/title)\n\n" * n,
    "wrapped prose": lambda n: textwrap.fill(
        "The river had risen by a foot on Monday and fell on Friday " * n, 72
    ),
    "wrapped prose without spaces": lambda n: (
        "図書館は日曜日も開館する" * 3 + "\n" if n < 1 else ("図" * 38 + "\n") * (2 * n)
    ),
    "hyphens at line ends": lambda n: (
        ("The council met on Monday to hear of the new bridge and then the estab-\n" + "l" * 70 + "\n") * n
    ),
    "one word over all lines": lambda n: ("abcdefghij" * 6 + "-\n") * (10 * n),
    "mojibake": lambda n: "Itâ€™s the clockâ€™s fault. " * n,
    "mojibake in wrapped prose": lambda n: textwrap.fill(
        "the river had risen by itâ€™s foot on the day " * (n // 2), 72
    ),
    "entities": lambda n: "Brunner &amp; Hale &amp; " * n,
    "control characters": lambda n: "\x00a\x01" * (2 * n),
    "invisible characters": lambda n: "\u200b\u200e\n" * (5 * n) + "\u200b" * (50 * n),
    "lone surrogates": lambda n: "\ud800\udc00\ud800 " * n,
    "combining marks": lambda n: "e" + "\u0301" * (20 * n),
}


def seconds(call: Callable[[str], object], text: str, times: int = 1) -> float:
    """The least of some measurements of the processor's time, which other processes do not count in."""
    best = math.inf
    # The collector walks over all that the tests before have left, at moments that the text does not choose.
    gc.disable()
    try:
        for _ in range(times):
            before = time.process_time()
            call(text)
            best = min(best, time.process_time() - before)
    finally:
        gc.enable()
    return best


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_time_grows_with_the_length_of_the_text(name: str) -> None:
    build = ADVERSARIAL[name]
    # To explain is to clean and to account for it.
    cleantext.explain(build(10))
    # A busy machine may be slow once; quadratic time, sixteen times as long, is so every time.
    for _attempt in range(3):
        short = seconds(cleantext.explain, build(SIZE), times=2)
        long = seconds(cleantext.explain, build(4 * SIZE))
        if long <= FACTOR * max(short, 0.005):
            break
    assert long < SECONDS, f"{len(build(4 * SIZE))} characters took more than {SECONDS} s"
    assert long <= FACTOR * max(short, 0.005), f"{long / short:.1f} times as long for four times the text"


@pytest.mark.parametrize(
    "raw",
    [
        "\n" * 1_000_000,
        "The river rose by a foot.\n" * 100_000,
        "The river rose by a foot. " * 100_000,
        "[](" * 200_000,
    ],
    ids=["a million newlines", "a line 100,000 times", "a line of 2.6 MB", "links that never end"],
)
def test_large_texts_are_cleaned_in_seconds(raw: str) -> None:
    assert seconds(cleantext.clean, raw) < SECONDS


def test_a_text_has_no_more_removals_than_lines() -> None:
    result = cleantext.explain(ADVERSARIAL["the same line of junk"](1000))
    assert {removal.kind for removal in result.removed} == {Kind.RELATED}
    assert len(result.removed) == 4000
