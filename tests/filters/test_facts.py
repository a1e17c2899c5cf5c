"""What `facts` must find below an article, for it to stay, and the tempting lines that go all the same."""

import pytest

import cleantext
from tests.filters.checks import FIRST, HEADLINE, SECOND, THIRD, page


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
