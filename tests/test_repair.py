"""Repair: broken encoding is mended, what an author typed is left, and clean text pays nothing for it."""

import subprocess
import sys
from typing import Any

import pytest
from ftfy import TextFixerConfig
from hypothesis import given
from hypothesis import strategies as st

import cleantext
from cleantext.repair import is_suspect, mend
from cleantext.segment import segment
from tests.articles import ARTICLES

MOJIBAKE = [
    ("The clockâ€™s hands had been painted on.", "The clock’s hands had been painted on."),
    ("â€œYou are late,â€\x9d said the boy.", "“You are late,” said the boy."),
    ("The road â€“ what was left of it â€“ was shut.", "The road – what was left of it – was shut."),
    ("He waited, and waitedâ€¦", "He waited, and waited…"),
    ("The cafÃ© in MÃ¼nchen was shut.", "The café in München was shut."),
    ("The cafÃÂ© was shut.", "The café was shut."),
    ("It costs â‚¬5, or Â£4 if you ask.", "It costs €5, or £4 if you ask."),
    ("It was 12Â°C at dawn.", "It was 12°C at dawn."),
    ("РџСЂРёРІРµС‚ Рё РїРѕРєР°, СЃРєР°Р·Р°Р» РѕРЅ.", "Привет и пока, сказал он."),
    ("It‚Äôs the clock that is na√Øve.", "It’s the clock that is naïve."),
    ("æ\x97¥æ\x9c¬", "日本"),
]

ENTITIES = [
    ("Brunner &amp; Hale said in a note.", "Brunner & Hale said in a note."),
    ("The clock&rsquo;s hands had been painted on.", "The clock’s hands had been painted on."),
    ("The clock&#8217;s hands had been painted on.", "The clock’s hands had been painted on."),
    ("The clock&#x27;s hands had been painted on.", "The clock's hands had been painted on."),
    ("&quot;You are late,&quot; said the boy.", '"You are late," said the boy.'),
    ("It costs &euro;5 at the door.", "It costs €5 at the door."),
]

TYPOGRAPHY = [
    "“You are late,” said the boy. ‘I am not.’",
    "„Wir haben die Flicken geflickt“, sagte sie. »Ja«, sagte er.",
    "The ﬁrst ﬂight oﬀ the island was eﬀective.",
    "The road – what was left of it — was shut… for good.",
    "It rose by ½ an inch, to 10² m, at 12°C.",
    "“Ça va,” a-t-il dit. Où est l’Île-d’Œuvre ?",
    "Ａｌｌ　ｗｉｄｅ letters, and ｶﾀｶﾅ, stay as wide as they are.",
    "Zażółć gęślą jaźń. Příliš žluťoučký kůň. Þetta er íslenska.",
    "Смешанные тексты — это «нормально»… Её не спросили: „Всё ещё“?",
    "Він сказав: «Її немає», і пішов…",
    "Il l’a dit : « déjà »… “Ça y est, c’est l’été”, et voilà.",
    "Er sagte: „Das macht Spaß“ – und ging…",
    "A decomposed e\u0301 is not composed.",
]


@pytest.mark.parametrize(("raw", "mended"), MOJIBAKE)
def test_mojibake_is_mended(raw: str, mended: str) -> None:
    assert cleantext.clean(raw) == mended


@pytest.mark.parametrize(("raw", "mended"), ENTITIES)
def test_entities_are_decoded(raw: str, mended: str) -> None:
    assert cleantext.clean(raw) == mended


def test_control_characters_go() -> None:
    assert cleantext.clean("The river\x00 rose\x08 by a\x1b foot\x7f.") == "The river rose by a foot."


def test_a_no_break_space_that_was_an_entity_is_no_paragraph() -> None:
    raw = "The river rose.\n\n&nbsp;\n\nIt fell again.\n\n&#8203;"
    result = cleantext.explain(raw)
    assert result.paragraphs == ("The river rose.", "It fell again.")
    assert [removal.text for removal in result.removed] == ["&nbsp;", "&#8203;"]


def test_several_repairs_in_one_paragraph() -> None:
    raw = "Brunner &amp; Hale said itâ€™s &ldquo;notâ€\x9d theirs.\nThe cafÃ© said it was."
    assert cleantext.clean(raw) == "Brunner & Hale said it’s “not” theirs.\n\nThe café said it was."


def test_a_phrase_hidden_by_broken_encoding_is_found() -> None:
    raw = "The council met on Monday.\n\nDonâ€™t miss: The bridge that fell twice"
    assert cleantext.clean(raw) == "The council met on Monday."


@pytest.mark.parametrize("bullet", ["â€¢", "&bull;", "&#8226;"])
def test_a_list_whose_bullets_were_broken_stands_together(bullet: str) -> None:
    raw = f"They brought three things:\n\n{bullet} two planks\n{bullet} nails\n{bullet} tar\n\nIt rained all day."
    result = cleantext.explain(raw)
    assert "• two planks\n• nails\n• tar" in result.paragraphs
    assert [block.kind for block in result.blocks if "•" in block.text] == ["list"] * 3


def test_a_quote_whose_mark_was_broken_is_one() -> None:
    raw = "The mayor spoke first.\n\n&gt; We shall build the bridge.\n\nIt rained all day."
    assert [block.text for block in cleantext.explain(raw).blocks if block.kind == "quote"] == [
        "> We shall build the bridge."
    ]


def test_the_ledger_speaks_of_the_text_as_it_came() -> None:
    raw = "Itâ€™s raining &amp; the council met on Monday evening. Read more: Itâ€™s wet\n\nDonâ€™t miss: Rain"
    result = cleantext.explain(raw)
    assert result.text == "It’s raining & the council met on Monday evening."
    assert [removal.text for removal in result.removed] == ["Read more: Itâ€™s wet", "Donâ€™t miss: Rain"]
    for removal in result.removed:
        assert raw[removal.start : removal.end] == removal.text


@pytest.mark.parametrize("text", TYPOGRAPHY)
def test_what_an_author_typed_stays(text: str) -> None:
    assert cleantext.clean(text) == text


@pytest.mark.parametrize("text", TYPOGRAPHY)
def test_what_an_author_typed_stays_beside_what_is_broken(text: str) -> None:
    assert cleantext.clean(f"{text}\n\nThe cafÃ© &amp; the clock were shut.").split("\n\n")[0] == text


# -------------------------------------------------------------------------------------------------- options


@pytest.mark.parametrize(("raw", "_mended"), MOJIBAKE + ENTITIES)
def test_repair_can_be_switched_off(raw: str, _mended: str) -> None:
    assert cleantext.clean(raw, repair=False) == raw


def test_ftfy_settings_may_be_given() -> None:
    config = TextFixerConfig(uncurl_quotes=True, fix_latin_ligatures=True, normalization="NFC")
    raw = "“The ﬁrst cafe\u0301,” she said."
    assert cleantext.clean(raw) == raw
    assert cleantext.clean(raw, repair=config) == '"The first café," she said.'


def test_ftfy_settings_may_leave_entities_alone() -> None:
    config = TextFixerConfig(unescape_html=False)
    assert cleantext.clean("Write &amp; for the cafÃ©.", repair=config) == "Write &amp; for the café."


def test_spans_are_exact_when_settings_change_every_word() -> None:
    config = TextFixerConfig(uncurl_quotes=True)
    raw = "‘It’ ‘was’ ‘wet’ on Monday, the council said. Read more: ‘How’ ‘wet’"
    result = cleantext.explain(raw, repair=config)
    assert result.text == "'It' 'was' 'wet' on Monday, the council said."
    assert [removal.text for removal in result.removed] == ["Read more: ‘How’ ‘wet’"]


# ----------------------------------------------------------------------------------------------------- cost


@pytest.mark.parametrize("name", ARTICLES)
def test_ftfy_is_not_called_on_clean_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> Any:
        raise AssertionError("ftfy was called")

    monkeypatch.setattr("cleantext.segment.mend", refuse)
    monkeypatch.setattr("ftfy.fix_text", refuse)
    assert cleantext.clean(ARTICLES[name])


def test_ftfy_is_called_on_the_broken_block_only(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def record(text: str, config: TextFixerConfig | None) -> tuple[str, tuple[tuple[int, int], ...]]:
        seen.append(text)
        return mend(text, config)

    monkeypatch.setattr("cleantext.segment.mend", record)
    segment("It rose by “½” an inch.\n\nThe cafÃ© was shut.\n\nIt fell again — at last…")
    assert seen == ["The cafÃ© was shut."]


def test_ftfy_is_not_imported_for_clean_text() -> None:
    code = (
        "import sys, cleantext\n"
        "assert cleantext.clean('“It rose,” she said – by ½ an inch…') == '“It rose,” she said – by ½ an inch…'\n"
        "assert 'ftfy' not in sys.modules\n"
        "assert cleantext.clean('cafÃ©') == 'café'\n"
        "assert 'ftfy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-X", "utf8", "-c", code], check=True)


# ------------------------------------------------------------------------------------------- the scan itself


@pytest.mark.parametrize(("raw", "_mended"), MOJIBAKE + ENTITIES)
def test_what_is_broken_is_suspected(raw: str, _mended: str) -> None:
    assert is_suspect(raw)


@pytest.mark.parametrize("text", [*TYPOGRAPHY, *ARTICLES.values(), "AT&T", "R & D; and so on", "a\tb\nc"])
def test_what_is_whole_is_not_suspected(text: str) -> None:
    assert not is_suspect(text)


_broken_words = st.sampled_from(["itâ€™s", "&amp;", "cafÃ©", "rain", "on", "a", "“wet”", "Â£4", "&nbsp;", "day"])


@given(st.lists(_broken_words, max_size=12), st.sampled_from([" ", "  ", "\t", "\u00a0"]))
def test_mended_text_is_in_step_with_the_text_that_it_was(words: list[str], space: str) -> None:
    raw = space.join(words)
    mended, breaks = mend(raw, None)
    assert list(breaks) == sorted(breaks)
    for (offset, before), (next_offset, next_before) in zip(breaks[1::2], breaks[2::2], strict=False):
        assert mended[offset:next_offset] == raw[before:next_before]
    if not breaks:
        assert mended == raw


def test_a_space_that_mending_leaves_behind_a_word_is_no_part_of_it() -> None:
    raw = "News&nbsp;\nSport&nbsp;\nWeather&#160;\n\nThe river rose by a foot on Monday, and it fell again.&nbsp;"
    assert [block.text for block in segment(raw)][:3] == ["News", "Sport", "Weather"]
