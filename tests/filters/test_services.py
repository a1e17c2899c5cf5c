"""What `services` must remove, and the tempting names of services that it must leave."""

import pytest

from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page


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
