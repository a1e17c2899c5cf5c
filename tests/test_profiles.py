"""Site profiles: what comes back on the pages of a site goes, what comes back in its articles stays."""

import json
import pickle
import random
import struct
import tracemalloc
import zlib
from array import array
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from cleantext import Cleaner, Kind
from cleantext.cli import main
from cleantext.document import Document
from cleantext.filters.context import Context
from cleantext.filters.templates import Templates
from cleantext.lines import near_key
from cleantext.phrasebook import load_phrasebook
from cleantext.profiles import ProfileError, Profiles, SiteProfile, file_name, site_of
from cleantext.profiles.file import Page, write
from cleantext.profiles.recurrence import CHANCE, SHARE, chance, needed, weight
from cleantext.profiles.site import MAX_LINES, MAX_PAGES, SHOWN, SHOWN_LINES, SHOWN_PAGES
from cleantext.segment import segment

WHO = (
    "The miller",
    "A ferryman",
    "The baker",
    "Her uncle",
    "The new mayor",
    "A carpenter",
    "The old postman",
    "My aunt",
)
DID = ("mended", "painted", "measured", "sold", "borrowed", "washed", "carried off", "counted")
WHAT = (
    "the wheel",
    "a rowing boat",
    "nine ovens",
    "the garden gate",
    "his bell",
    "two ladders",
    "the map",
    "a kite",
)
WHEN = (
    "before the fair",
    "after the flood",
    "in the first frost",
    "on market day",
    "at the end of harvest",
    "by night",
)


def paragraph(number: int, sentences: int = 2) -> str:
    """A paragraph that no other number gives."""
    choose = random.Random(number)
    return " ".join(
        f"{choose.choice(WHO)} {choose.choice(DID)} {choose.choice(WHAT)} {choose.choice(WHEN)}, "
        f"and {choose.choice(WHO).lower()} {choose.choice(DID)} {choose.choice(WHAT)} {choose.choice(WHEN)}."
        for _ in range(sentences)
    )


def article(number: int, paragraphs: int = 4) -> list[str]:
    return [paragraph(10 * number + i) for i in range(paragraphs)]


def page(*blocks: str | Iterable[str]) -> str:
    return "\n\n".join(block if isinstance(block, str) else "\n\n".join(block) for block in blocks)


def profile_of(make: object, pages: int) -> SiteProfile:
    """The profile of so many pages that a function of a number gives."""
    assert callable(make)
    return SiteProfile.fit(make(number) for number in range(1, pages + 1))


def kept(make: object, pages: int, number: int = 0) -> list[str]:
    assert callable(make)
    return Cleaner(profile=profile_of(make, pages)).paragraphs(make(number))


# --- what goes


def test_a_line_below_every_article_goes_with_its_counts_in_the_ledger() -> None:
    def make(number: int) -> str:
        return page(article(number), "WatchUsOn", "Pondside Weekly")

    result = Cleaner(profile=profile_of(make, 6)).explain(make(0))
    assert list(result.paragraphs) == article(0)
    assert [(one.text, one.kind, one.rule) for one in result.removed] == [
        ("WatchUsOn", Kind.TEMPLATE, "template/outside"),
        ("Pondside Weekly", Kind.TEMPLATE, "template/outside"),
    ]
    assert result.removed[0].because == (("pages with it", 6.0), ("pages", 6.0))


def test_without_a_profile_it_stays() -> None:
    assert "WatchUsOn" in cleantext.clean(page(article(0), "WatchUsOn"))


def test_what_differs_in_dates_and_counters_is_one_line() -> None:
    months = ("January", "March", "May", "June", "August", "October", "December")

    def make(number: int) -> str:
        return page(article(number), f"Weather station last seen {number} {months[number]} 2024 at the pond")

    assert kept(make, 6) == article(0)


def test_a_paragraph_about_the_site_below_every_article_goes() -> None:
    about = "Pondside Weekly is written by three neighbours who count what swims, flies and crawls by the old mill pond."

    def make(number: int) -> str:
        return page(article(number), about)

    assert kept(make, 6) == article(0)


def test_a_row_of_lines_between_paragraphs_goes() -> None:
    def make(number: int) -> str:
        one, *rest = article(number)
        return page(one, "Pondside Plus\nEight a month\nCancel whenever\nHow it works", rest)

    assert [line for line in kept(make, 6) if line in ("Pondside Plus", "Eight a month", "Cancel whenever")] == []


@pytest.mark.parametrize("space", [" ", ""])
def test_pages_that_have_lost_their_line_breaks_have_templates_too(space: str) -> None:
    menu = [
        "Home",
        "News",
        "Sport",
        "Weather",
        "Culture",
        "Jobs",
        "Motors",
        "Property",
        "Obituaries",
        "Sign in",
    ] * 2

    def flat_page(number: int) -> str:
        return space.join(
            [*menu, *article(number), "The Millbrook Gazette has been at home on Mill Lane since 1871."]
        )

    profile = SiteProfile.fit(flat_page(n) for n in range(1, 8))
    text = Cleaner(profile=profile).clean(flat_page(0))
    assert "Mill Lane" in cleantext.clean(flat_page(0)) and "Mill Lane" not in text
    assert all(sentence in text for sentence in " ".join(article(0)).replace(". ", ".\n").split("\n"))


def test_a_promise_between_paragraphs_goes_once_many_pages_have_it() -> None:
    promise = (
        "Pondside Weekly comes to you each Friday, with all the news that there is of ducks, eels and herons."
    )

    def make(number: int) -> str:
        one, two, *rest = article(number)
        return page(one, two, promise, rest)

    assert promise in kept(make, 10)
    assert kept(make, 30) == article(0)


def test_junk_between_the_line_and_the_end_is_no_hindrance() -> None:
    def make(number: int) -> str:
        return page(
            article(number), "WatchUsOn", f"© {2000 + number} The {WHO[number % 8]} Post. All rights reserved."
        )

    assert kept(make, 6) == article(0)


# --- what stays


def test_subheadings_that_come_back_stay_however_many_pages_have_them() -> None:
    def make(number: int) -> str:
        goods = random.Random(number).sample(
            ["2 eggs", "100 g flour", "salt", "3 pears", "butter", "milk", "yeast"], 4
        )
        return page(article(number, 2), "Ingredients", "\n".join(goods), "Method", article(number + 500, 3))

    for pages in (4, 12, 40, 64):
        assert "Ingredients" in kept(make, pages)
        assert "Method" in kept(make, pages)
        assert all(
            any(good in line for line in kept(make, pages)) for good in ("eggs", "flour") if good in make(0)
        )


def test_the_refrain_of_a_column_stays() -> None:
    def make(number: int) -> str:
        one, two, three, four = article(number)
        return page(one, "So it goes by the pond.", two, three, "So it goes by the pond.", four)

    assert kept(make, 40).count("So it goes by the pond.") == 2


def test_a_quote_in_three_follow_ups_stays() -> None:
    quote = "“We shall not sell the mill, not for a king's ransom and not for two,” the miller said on the steps."

    def make(number: int) -> str:
        one, *rest = article(number)
        return page(one, *([quote] if number in (0, 1, 2, 3) else []), rest)

    for pages in (4, 8, 20, 60):
        assert quote in kept(make, pages)


def test_the_standing_introduction_of_a_series_stays() -> None:
    intro = "Every week we ask one neighbour to tell us what happened by the pond, and we print it as it was told."

    def make(number: int) -> str:
        return page(intro, article(number)) if number % 2 == 0 else page(article(number))

    def with_headline(number: int) -> str:
        return page(f"The pond as {WHO[number % 8].lower()} sees it", make(number))

    for pages in (5, 12, 40):
        assert intro in kept(make, pages)
        assert intro in kept(with_headline, pages)


def test_an_introduction_on_every_page_stays() -> None:
    intro = "Every week we ask one neighbour to tell us what happened by the pond, and we print it as it was told."

    def make(number: int) -> str:
        return page(intro, article(number))

    def with_menu(number: int) -> str:
        return page("Eels\nHerons\nBoats", f"The pond as {WHO[number % 8].lower()} sees it", make(number))

    for pages in (5, 19, 20, 40):
        assert intro in kept(make, pages)
        assert intro in kept(with_menu, pages)


def test_a_disclaimer_that_an_article_discusses_stays_there() -> None:
    disclaimer = (
        "Nothing on these pages is advice, and whoever feeds a heron by hand does so at their own risk alone."
    )

    def make(number: int) -> str:
        return page(article(number), disclaimer)

    one, *rest = article(0)
    for pages in (6, 40):
        cleaner = Cleaner(profile=profile_of(make, pages))
        assert cleaner.paragraphs(page(one, disclaimer, rest, disclaimer)).count(disclaimer) == 1


def test_a_menu_entry_as_a_subheading_stays() -> None:
    def make(number: int) -> str:
        return page("Eels\nHerons\nBoats\nPeople", article(number))

    one, *rest = article(0)
    cleaned = Cleaner(profile=profile_of(make, 20)).paragraphs(
        page("Eels\nHerons\nBoats\nPeople", one, "Boats", rest)
    )
    assert "Boats" in cleaned
    assert "Eels" not in cleaned


def test_a_headline_stays_that_other_pages_have_among_their_most_read() -> None:
    headlines = [f"{WHO[number]} {DID[number]} {WHAT[number]} again" for number in range(8)]

    def make(number: int) -> str:
        return page(
            "Eels\nHerons\nBoats", headlines[number], article(number), "What others looked at", headlines[:3]
        )

    def with_long_menu(number: int) -> str:
        return page(
            [f"{who.split()[-1].title()} {what.split()[-1]}" for who in WHO for what in WHAT[:3]], make(number)
        )

    for pages in (4, 7):
        assert kept(make, pages) == [headlines[0], *article(0)]
        assert kept(with_long_menu, pages) == [headlines[0], *article(0)]


def test_the_last_paragraph_stays_behind_a_box_that_always_stands_before_it() -> None:
    def make(number: int) -> str:
        *first, last = article(number, 12)
        return page(first, "Pondside Plus\nEight a month\nCancel whenever\nHow it works", last)

    for pages in (4, 20):
        assert set(article(0, 12)) <= set(kept(make, pages))


def test_articles_come_through_whole() -> None:
    def make(number: int) -> str:
        return page("Eels\nHerons\nBoats", article(number, 9), "WatchUsOn")

    for number in range(20):
        profile = SiteProfile.fit(make(other) for other in range(20) if other != number)
        assert Cleaner(profile=profile).paragraphs(make(number)) == article(number, 9)


# --- how many pages


def with_footer(number: int) -> str:
    return page(article(number), "WatchUsOn")


@pytest.mark.parametrize(("pages", "goes"), [(0, False), (1, False), (2, False), (3, False), (4, True), (5, True)])
def test_below_the_least_number_of_pages_a_profile_does_nothing(pages: int, goes: bool) -> None:
    assert ("WatchUsOn" not in kept(with_footer, pages)) == goes


def test_few_pages_ask_for_a_larger_share() -> None:
    shares = [count / pages for pages in range(4, MAX_PAGES + 1) if (count := needed(pages)) is not None]
    assert shares[0] == 1
    assert min(shares) > SHARE
    assert needed(64) == 33


@given(st.integers(4, MAX_PAGES))
def test_the_least_count_is_the_least_that_chance_does_not_explain(pages: int) -> None:
    least = needed(pages)
    assert least is not None
    assert chance(least, pages) <= CHANCE < chance(least - 1, pages)


@given(st.integers(1, MAX_PAGES), st.data())
def test_more_pages_with_a_line_never_say_less(pages: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, pages - 1))
    assert 0 <= weight(count, pages) <= weight(count + 1, pages)


def test_a_line_on_a_third_of_the_pages_is_no_template() -> None:
    def make(number: int) -> str:
        return page(article(number), "WatchUsOn") if number % 3 == 0 else page(article(number))

    known = profile_of(make, 60).templates()
    assert [one for one in known.lines.values() if one.confidence] == []


def test_copies_of_one_article_count_as_one_page() -> None:
    text = article(0)
    versions = [
        page(text, "WatchUsOn"),
        page("Print", text, "WatchUsOn"),
        page(text, "WatchUsOn", "AMP version"),
        page("Mirror of the Gazette", text, "WatchUsOn"),
        page(text[:1], "Get our paper as an app, and read what the neighbours wrote.", text[1:], "WatchUsOn"),
        page(article(0, 3), "WatchUsOn"),
    ]
    profile = SiteProfile.fit(versions)
    assert profile.templates().pages == 1
    assert "WatchUsOn" in Cleaner(profile=profile).clean(page(article(5), "WatchUsOn"))


def test_a_long_notice_on_every_page_does_not_make_them_one() -> None:
    notice = " ".join(paragraph(7000 + number) for number in range(4))

    def make(number: int) -> str:
        return page(article(number), notice, "WatchUsOn")

    assert profile_of(make, 6).templates().pages == 6


def test_pages_without_prose_tell_nothing() -> None:
    assert SiteProfile.fit(["Home\n\nNews\n\nSport", "", "12:30"] * 10).pages == 0


# --- counting in pieces

TEXTS = st.lists(
    st.builds(
        lambda number, above, below: page(above, article(number, 2), below),
        st.integers(0, 30),
        st.lists(st.sampled_from(["Home", "HOME", "News", "Pond 5", "Pond 6", "Eels"]), max_size=4),
        st.lists(st.sampled_from(["WatchUsOn", "WATCHUSON", "The end", "© 2024", "\ud800"]), max_size=4),
    ),
    max_size=14,
)


def deal(texts: list[str], pieces: int) -> list[SiteProfile]:
    return [SiteProfile.fit(texts[piece::pieces]) for piece in range(pieces)]


@given(TEXTS, TEXTS)
def test_merging_is_commutative(some: list[str], others: list[str]) -> None:
    one, two = SiteProfile.fit(some), SiteProfile.fit(others)
    assert one.merge(two) == two.merge(one)


@given(TEXTS, TEXTS, TEXTS)
@settings(max_examples=50)
def test_merging_is_associative(a: list[str], b: list[str], c: list[str]) -> None:
    one, two, three = map(SiteProfile.fit, (a, b, c))
    assert one.merge(two).merge(three) == one.merge(two.merge(three))


@given(TEXTS, st.randoms(use_true_random=False))
@settings(max_examples=50)
def test_counted_in_pieces_in_any_order_is_counted_whole(texts: list[str], choose: random.Random) -> None:
    whole = SiteProfile.fit(texts)
    merged = SiteProfile()
    pieces = deal(texts, 8)
    choose.shuffle(pieces)
    for piece in pieces:
        merged = merged.merge(piece)
    assert merged == whole
    assert merged.to_bytes() == whole.to_bytes()
    assert merged.lines() == whole.lines()


def test_so_it_is_when_the_sample_is_full() -> None:
    texts = [page("Eels\nHerons", article(number), "WatchUsOn") for number in range(300)]
    whole = SiteProfile.fit(texts)
    merged = SiteProfile()
    for piece in deal(texts[::-1], 8):
        merged = piece.merge(merged)
    assert merged == whole
    assert whole.pages == MAX_PAGES


@given(TEXTS)
def test_a_page_that_comes_again_changes_nothing(texts: list[str]) -> None:
    assert SiteProfile.fit(texts * 2) == SiteProfile.fit(texts)
    profile = SiteProfile.fit(texts)
    assert profile.merge(profile) == profile


def test_merging_leaves_both_as_they_were() -> None:
    one, two = profile_of(with_footer, 3), profile_of(with_footer, 5)
    before = one.to_bytes(), two.to_bytes()
    one.merge(two).add(with_footer(77))
    assert (one.to_bytes(), two.to_bytes()) == before


def long_page(number: int) -> str:
    return page(*article(number), *(f"Line {'abcdefgh'[i % 8] * (i // 8)}" for i in range(2000)), "WatchUsOn")


def test_memory_is_bounded() -> None:
    profile = profile_of(long_page, 3)
    assert all(len(codes) == MAX_LINES for codes in profile._pages.values())
    assert all(len(text) < SHOWN_LINES * (SHOWN + 1) + MAX_LINES for text in profile._texts.values())


def test_of_long_pages_the_texts_at_both_ends_are_shown() -> None:
    texts = [line.text for line in profile_of(long_page, 4).lines()]
    assert {"Line aa", "WatchUsOn", "…"} <= set(texts)
    assert len(texts) - texts.count("…") <= SHOWN_LINES


# --- files


@given(TEXTS)
def test_what_is_written_is_read(texts: list[str]) -> None:
    profile = SiteProfile.fit(texts)
    assert SiteProfile.from_bytes(profile.to_bytes()) == profile


def test_save_and_load(tmp_path: Path) -> None:
    profile = profile_of(with_footer, 6)
    profile.save(tmp_path / "site.profile")
    profile.save(tmp_path / "site.profile")
    assert SiteProfile.load(tmp_path / "site.profile") == profile
    assert [path.name for path in tmp_path.iterdir()] == ["site.profile"]


def test_writers_of_one_file_do_not_damage_it(tmp_path: Path) -> None:
    profiles = [profile_of(with_footer, pages) for pages in (3, 4, 5, 6)]
    path = tmp_path / "site.profile"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda profile: profile.save(path), profiles * 10))
    assert SiteProfile.load(path) in profiles
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_saved_leaves_no_file_behind(tmp_path: Path) -> None:
    (tmp_path / "site.profile").mkdir()
    with pytest.raises(OSError):
        SiteProfile().save(tmp_path / "site.profile")
    assert [path.name for path in tmp_path.iterdir()] == ["site.profile"]


def test_a_profile_is_small() -> None:
    def make(number: int) -> str:
        return page([f"Entry {'abcdefghij'[i % 10]}{'klmnopqrst'[i // 10]}" for i in range(100)], article(number))

    assert len(profile_of(make, 64).to_bytes()) < 30_000


@given(TEXTS, st.data())
@settings(max_examples=200)
def test_a_damaged_file_is_an_error_if_it_matters(texts: list[str], data: st.DataObject) -> None:
    profile = SiteProfile.fit(texts)
    whole = bytearray(profile.to_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= data.draw(st.integers(1, 255))
    try:
        assert SiteProfile.from_bytes(bytes(whole)) == profile  # zlib does not use every bit
    except ProfileError as error:
        assert "profile" in str(error)


@given(st.binary(max_size=200))
def test_any_body_is_an_error_or_a_profile(body: bytes) -> None:
    try:
        profile = SiteProfile.from_bytes(b"cleantext profile 1\n" + zlib.compress(body))
    except ProfileError:
        return
    profile.lines()
    assert SiteProfile.from_bytes(profile.to_bytes()) == profile


def packed(*parts: bytes) -> bytes:
    return b"cleantext profile 1\n" + zlib.compress(b"".join(parts))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no site profile"),
        (b"<html></html>", "no site profile"),
        (pickle.dumps({"a": 1}), "no site profile"),
        (b"cleantext profile x\n", "no site profile"),
        (b"cleantext profile 99\nabc", "version 99, not 1"),
        (b"cleantext profile 1\nabc", "damaged"),
        (SiteProfile().to_bytes()[:-2], "damaged"),
        (SiteProfile().to_bytes() + b"more", "damaged"),
        (packed(bytes(100_000_000)), "damaged"),
        (packed(struct.pack("<II", 2**32 - 1, 1)), "damaged"),
        (packed(struct.pack("<II", 0, 2**32 - 1)), "damaged"),
        (packed(struct.pack("<IIQQII", 1, 1, 7, 1, 0, 0)), "damaged"),
        (packed(struct.pack("<IIQQIII", 1, 1, 7, 1, 1, 0, 9)), "damaged"),
        (packed(struct.pack("<IIQQIII", 1, 1, 7, 1, 1, 5, 0)), "damaged"),
    ],
)
def test_a_file_of_another_kind_is_an_error_that_says_so(data: bytes, says: str, tmp_path: Path) -> None:
    path = tmp_path / "a.profile"
    path.write_bytes(data)
    with pytest.raises(ProfileError, match=says) as caught:
        SiteProfile.load(path)
    assert str(path) in str(caught.value)


def test_a_file_that_claims_many_pages_costs_next_to_nothing() -> None:
    claims = packed(struct.pack("<II", 0, 250_000), bytes(4_000_000))
    tracemalloc.start()
    with pytest.raises(ProfileError, match="damaged"):
        SiteProfile.from_bytes(claims)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 12_000_000


def full_page(number: int, line: str) -> Page:
    codes = array("Q", range(number * MAX_LINES, (number + 1) * MAX_LINES))
    return Page(number, codes, "\n".join([line] * MAX_LINES) if line else "")


def test_the_largest_profile_is_read() -> None:
    pages = [full_page(number, "😀" * SHOWN if number < SHOWN_PAGES else "") for number in range(MAX_PAGES)]
    assert SiteProfile.from_bytes(write(pages)).to_bytes() == write(pages)


def test_a_text_that_is_longer_than_what_is_kept_is_damage() -> None:
    assert SiteProfile.from_bytes(write([full_page(7, "x" * SHOWN)])).pages == 1
    with pytest.raises(ProfileError, match="damaged"):
        SiteProfile.from_bytes(write([full_page(7, "x" * (SHOWN + 1))]))


def test_equal_profiles_have_equal_bytes_whatever_the_hash_seed() -> None:
    assert SiteProfile().to_bytes() == write([])
    assert profile_of(with_footer, 5).to_bytes()[:20] == b"cleantext profile 1\n"


# --- cleaners


@given(TEXTS, st.integers(0, 40))
@settings(max_examples=100, deadline=None)
def test_cleaning_twice_is_cleaning_once_and_the_ledger_covers_all(texts: list[str], number: int) -> None:
    cleaner = Cleaner(profile=SiteProfile.fit([*texts, *map(with_footer, range(8))]))
    raw = page(
        "Home\nNews\nEels\nPond 7", article(number), "So it goes.", article(number + 1), "WatchUsOn\nThe end\nMore"
    )
    result = cleaner.explain(raw)
    assert cleaner.clean(result.text) == result.text
    assert result.text == cleaner.clean(raw)
    covered = [i for block in result.blocks for i in range(block.start, block.end)]
    assert len(covered) == len(set(covered))
    assert {i for i, character in enumerate(raw) if not character.isspace()} <= set(covered)


def document(raw: str) -> Document:
    return Document(raw, segment(raw), load_phrasebook())


def test_what_was_seen_on_other_pages_speaks_for_junk_but_not_inside_of_the_article() -> None:
    def make(number: int) -> str:
        one, *rest = article(number)
        return page(
            "Eels\nHerons\nBoats", one, "Method", rest, "Pondside Plus", f"{WHO[number]} of the year", "WatchUsOn"
        )

    known = profile_of(make, 6).templates()
    text = document(make(0))
    weights = {text.blocks[index].text: value for index, value in known.weigh(text).items()}
    assert set(weights) == {"Eels", "Herons", "Boats", "The miller of the year", "WatchUsOn"}
    assert min(weights.values()) > 0
    assert weights["WatchUsOn"] > weights["The miller of the year"], (
        "that stands behind the end, and is on no other page"
    )


def test_a_page_of_the_profile_says_nothing_of_its_own_lines() -> None:
    """A follow-up ends with a paragraph of the page before: that makes one other page, not two."""
    shared = paragraph(0)

    def make(number: int) -> str:
        return page(article(number), *([shared] if number in (1, 2) else []), "WatchUsOn")

    def said_of(text: Document, known: Templates) -> dict[str, float]:
        return {text.blocks[index].text: weight for index, weight in known.weigh(text).items()}

    others = SiteProfile.fit(make(number) for number in range(2, 6)).templates()
    with_itself = SiteProfile.fit(make(number) for number in range(1, 6)).templates()
    text = document(make(1))
    assert said_of(text, with_itself)[shared] == said_of(text, others)[shared] == weight(1, 4)


def test_the_model_adds_what_was_seen_on_other_pages() -> None:
    text = document(page("Eels by night", article(0), "Boats of all kinds", article(1)))
    plain = {verdict.block for verdict in Context()(text)}
    sure = {verdict.block: verdict for verdict in Context(site=lambda document: {5: 12.0})(text)}
    assert 5 not in plain
    assert sure[5].because[0] == ("seen on other pages", 12.0)


def test_a_cleaner_keeps_what_was_known_when_it_was_made() -> None:
    profile = SiteProfile()
    cleaner = Cleaner(profile=profile)
    for number in range(1, 8):
        profile.add(with_footer(number))
    assert "WatchUsOn" in cleaner.clean(with_footer(0))
    assert "WatchUsOn" not in Cleaner(profile=profile).clean(with_footer(0))


def test_a_cleaner_with_a_profile_can_be_pickled() -> None:
    cleaner = Cleaner(profile=profile_of(with_footer, 6))
    assert pickle.loads(pickle.dumps(cleaner)).clean(with_footer(0)) == cleaner.clean(with_footer(0))
    assert list(cleaner.map([with_footer(0)] * 3, workers=2)) == [page(article(0))] * 3


def test_a_profile_works_without_the_model_and_with_other_filters() -> None:
    profile = profile_of(with_footer, 6)
    for filters in (
        cleantext.RULES,
        ["phrases"],
        [*cleantext.DEFAULT_FILTERS, cleantext.where(str.isupper, kind="advert")][:3],
    ):
        assert "WatchUsOn" not in Cleaner(profile=profile, filters=filters).clean(with_footer(0))


def test_templates_can_be_kept() -> None:
    assert "WatchUsOn" in Cleaner(profile=profile_of(with_footer, 6), keep={"template"}, filters=cleantext.RULES)(
        with_footer(0)
    )


def test_what_is_no_text_is_an_error() -> None:
    with pytest.raises(TypeError, match="must be a str, not bytes"):
        SiteProfile().add(b"raw")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="iterable of pages"):
        SiteProfile.fit("raw")


@pytest.mark.parametrize(
    ("folded", "key"),
    [
        ("0 eggs", "0 eggs"),
        ("updated 0 may 0", "updated 0 may 0"),
        ("last seen by us on 0 may 0", "last seen by us * 0 * 0"),
        ("no numbers here", "no numbers here"),
    ],
)
def test_near_duplicates(folded: str, key: str) -> None:
    assert near_key(folded) == key


def test_lines_for_people() -> None:
    (line,) = profile_of(with_footer, 6).lines()
    assert line == ("WatchUsOn", 6, 6)


# --- many sites


def test_profiles_learn_while_they_clean() -> None:
    profiles = Profiles()
    texts = [profiles.clean("https://www.pond.example/a", with_footer(number)) for number in range(8)]
    assert ["WatchUsOn" in text for text in texts] == [True] * 3 + [False] * 5
    assert "WatchUsOn" in profiles.clean("mill.example", with_footer(9))
    assert list(profiles) == ["mill.example", "pond.example"]


def test_profiles_merge_as_their_pages_would() -> None:
    pages = [(f"site-{number % 3}.example", with_footer(number)) for number in range(30)]
    whole = Profiles()
    parts = [Profiles() for _ in range(4)]
    for number, (site, text) in enumerate(pages):
        whole.add(site, text)
        parts[number % 4].add(site, text)
    merged = parts[0].merge(parts[1]).merge(parts[2].merge(parts[3]))
    assert list(merged) == list(whole)
    assert all(merged[site] == whole[site] for site in whole)


def test_the_site_that_was_asked_for_longest_ago_is_forgotten_or_saved(tmp_path: Path) -> None:
    for folder, left in ((None, 0), (tmp_path, 1)):
        profiles = Profiles(folder, most=2)
        for site in ("a", "b", "a", "c"):
            profiles.add(site, with_footer(1))
        assert list(profiles) == ["a", "c"]
        assert profiles["b"].pages == left


def test_saving_adds_to_what_is_there(tmp_path: Path) -> None:
    for number in (1, 2):
        profiles = Profiles()
        profiles.add("pond.example", with_footer(number))
        profiles.save(tmp_path)
    assert Profiles(tmp_path)["pond.example"].pages == 2
    with pytest.raises(ValueError, match="in which folder"):
        Profiles().save()


def test_profiles_that_were_counted_elsewhere_are_saved_too_when_there_are_too_many(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path, most=1)
    for site in ("mill.example", "pond.example"):
        profiles.include(site, SiteProfile.from_bytes(profile_of(with_footer, 6).to_bytes()))
    profiles.save()
    assert [Profiles(tmp_path)[site].pages for site in ("mill.example", "pond.example")] == [6, 6]


def test_sites_that_were_only_asked_for_are_not_written(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path, most=1)
    for site in ("mill.example", "pond.example"):
        profiles.cleaner(site)
    assert list(tmp_path.iterdir()) == []


def test_a_cleaner_knows_what_was_included_since_the_last() -> None:
    profiles = Profiles()
    assert "WatchUsOn" in profiles.cleaner("pond.example").clean(with_footer(0))
    profiles.include("pond.example", SiteProfile.from_bytes(profile_of(with_footer, 6).to_bytes()))
    assert "WatchUsOn" not in profiles.cleaner("pond.example").clean(with_footer(0))


def test_profiles_share_nothing_with_those_they_were_made_of() -> None:
    mine = profile_of(with_footer, 2)
    profiles = Profiles()
    profiles.include("pond.example", mine)
    merged = profiles.merge(Profiles())
    profiles.add("pond.example", with_footer(7))
    merged.add("pond.example", with_footer(8))
    merged.add("pond.example", with_footer(9))
    assert [mine.pages, profiles["pond.example"].pages, merged["pond.example"].pages] == [2, 3, 4]


def test_a_damaged_file_loses_nothing_that_was_learnt(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path, most=1)
    profiles.add("mill.example", with_footer(1))
    damaged = tmp_path / file_name("mill.example")
    damaged.write_bytes(b"<html>")
    with pytest.raises(ProfileError, match=r"mill\.example\.profile"):
        profiles.add("pond.example", with_footer(2))
    damaged.unlink()
    profiles.add("pond.example", with_footer(2))
    profiles.save()
    assert [Profiles(tmp_path)[site].pages for site in ("mill.example", "pond.example")] == [1, 1]


def test_saving_goes_on_behind_damaged_files_and_tells_of_them(tmp_path: Path) -> None:
    profiles = Profiles()
    for site in ("eels.example", "herons.example", "mill.example", "pond.example"):
        profiles.add(site, with_footer(1))
    for site in ("eels.example", "herons.example"):
        (tmp_path / file_name(site)).write_bytes(b"<html>")
    with pytest.raises(ProfileError, match=r"eels\.example\.profile: .*\n.*herons\.example\.profile: "):
        profiles.save(tmp_path)
    assert [Profiles(tmp_path)[site].pages for site in ("mill.example", "pond.example")] == [1, 1]


@given(st.text(), st.text())
def test_no_two_sites_share_a_file_and_none_leads_out_of_its_folder(one: str, other: str) -> None:
    name = file_name(one)
    assert Path("folder", name).parent == Path("folder")
    assert name == name.lower()
    assert len(name) < 255
    assert (name == file_name(other)) == (one == other)


@pytest.mark.parametrize(
    ("key", "site"),
    [
        ("http://Pond.example/a?b#c", "pond.example"),
        ("https://user@www.pond.example:99/", "pond.example"),
        ("http://[::1", "http://[::1"),
        ("pond.example", "pond.example"),
        ("://", "://"),
        ("https://pond.example./a", "pond.example"),
        ("http://www./", "www"),
        ("http://./", "http://./"),
        ("https://bücher.example/", "xn--bcher-kva.example"),
        ("https://BU\u0308CHER.example/", "xn--bcher-kva.example"),
        ("https://xn--bcher-kva.example/", "xn--bcher-kva.example"),
        ("https://faß.example/", "xn--fa-hia.example"),
        ("https://川.example/", "xn--5rt.example"),
        ("https://川。example/", "xn--5rt.example"),
        ("https://" + "".join(map(chr, range(0x4E00, 0x8E00))), "".join(map(chr, range(0x4E00, 0x8E00)))),
    ],
)
def test_the_site_of_a_page(key: str, site: str) -> None:
    assert site_of(key) == site


@given(st.text() | st.text().map("https://{}/".format))
def test_any_key_has_a_site_and_that_is_its_own(key: str) -> None:
    assert site_of(site_of(key)) == site_of(key)


@pytest.mark.parametrize("key", [None, b"https://pond.example/", 5])
def test_a_site_that_is_no_text_is_an_error_that_says_so(key: object) -> None:
    with pytest.raises(TypeError, match=f"site must be a str, not {type(key).__name__}"):
        Profiles().clean(key, with_footer(0))  # type: ignore[arg-type]


# --- the command


@pytest.fixture
def records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    lines = [
        json.dumps({"url": f"https://{site}.example/{number}", "text": with_footer(number)})
        for number in range(6)
        for site in ("pond", "mill")
    ]
    lines += [json.dumps({"text": with_footer(1)}), json.dumps({"url": None, "text": with_footer(1)})]
    Path("crawl.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    return tmp_path


def test_batch_learns_first_and_cleans_then(records: Path) -> None:
    arguments = ["batch", "crawl.jsonl", "--profiles", "sites", "--site-field", "url", "--learn", "-q"]
    assert main([*arguments, "-o", "one.jsonl"]) == 0
    assert main([*arguments, "-o", "two.jsonl", "--workers", "2"]) == 0
    assert Path("one.jsonl").read_bytes() == Path("two.jsonl").read_bytes()
    texts = [json.loads(line)["text"] for line in Path("one.jsonl").read_text("utf-8").splitlines()]
    assert ["WatchUsOn" in text for text in texts] == [False] * 12 + [True] * 2
    assert sorted(path.name for path in Path("sites").iterdir()) == [
        "mill.example.profile",
        "pond.example.profile",
    ]


def test_batch_uses_profiles_and_leaves_them_as_they_are(records: Path) -> None:
    assert main(["profile", "fit", "crawl.jsonl", "--site-field", "url", "-o", "sites"]) == 1, "two have no site"
    before = {path: path.read_bytes() for path in Path("sites").iterdir()}
    assert main(["batch", "crawl.jsonl", "-o", "o.jsonl", "--profiles", "sites", "--site-field", "url", "-q"]) == 0
    assert "WatchUsOn" not in Path("o.jsonl").read_text("utf-8").splitlines()[0]
    assert {path: path.read_bytes() for path in Path("sites").iterdir()} == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--learn"], "need a folder"),
        (["--profiles", "sites"], "needs --site-field"),
        (["--profiles", "nowhere", "--site-field", "url"], "no such folder"),
    ],
)
def test_batch_says_what_is_missing(
    records: Path, arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["batch", "crawl.jsonl", "-o", "o.jsonl", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_batch_does_not_learn_from_standard_input(records: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["batch", "--profiles", "sites", "--site-field", "url", "--learn"]) == 2
    assert "cannot be read twice" in capsys.readouterr().err


def test_a_profile_of_texts_is_shown_and_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(8):
        Path(f"{number}.txt").write_text(with_footer(number), "utf-8")
    assert main(["profile", "fit", "0.txt", "1.txt", "2.txt", "3.txt", "-o", "a.profile"]) == 0
    assert main(["profile", "fit", "4.txt", "5.txt", "6.txt", "7.txt", "-o", "b.profile"]) == 0
    assert main(["profile", "merge", "a.profile", "b.profile", "-o", "c.profile"]) == 0
    assert SiteProfile.load("c.profile") == SiteProfile.fit(map(with_footer, range(8)))
    assert main(["profile", "show", "c.profile"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "c.profile: 8 pages, 8 different; what comes back is on 6 or more",
        "    8     8  WatchUsOn",
    ]
    Path("d.profile").write_bytes(b"no")
    assert main(["profile", "show", "d.profile"]) == 2
    assert "no site profile" in capsys.readouterr().err
