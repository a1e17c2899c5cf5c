"""What `run_together` must remove, and the tempting text that it must leave."""

import pytest

import cleantext
from tests.filters.checks import FIRST, FOURTH, HEADLINE, SECOND, THIRD, assert_removed, assert_untouched, page


@pytest.mark.parametrize(
    "line",
    [
        "ShareSave",
        "CommentsShare",
        "FacebookTwitterWhatsAppEmail",
        "Share on FacebookShare on TwitterShare on LinkedInEmail",
        "AdvertisementContinue reading below",
        "Most readMost shared",
        "TeilenMerkenDrucken",
        "PartagerEnregistrer",
        "5 min readUpdated 3 November 2025",
        "Jane DoePublished 3 November 2025, 10:15 GMTUpdated 2 hours ago",
        "March 4, 202412:45 PM UTCUpdated 2 hours ago",
    ],
)
def test_labels_that_were_run_together_go_above_an_article(line: str) -> None:
    assert_removed(page(HEADLINE, line, FIRST, SECOND, THIRD, FOURTH), line)


@pytest.mark.parametrize(
    "line",
    [
        "Image copyrightGetty Images",
        "Image captionThe old bridge as it was before the war",
        "Media captionJoss Carrick speaks to the council",
        "Share on FacebookShare on X",
        "Lesen Sie auchMehr zum Thema",
    ],
)
def test_they_go_between_its_paragraphs(line: str) -> None:
    assert_removed(page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH), line)


@pytest.mark.parametrize(
    "line",
    [
        "CarSharing",
        "PlayStore",
        "SmartHome",
        "SunExpress, May 2024",
        "NewsCorp buys the Echo",
        "MacDonald and the old bridge",
        "The OpenBridge project",
        "getElementById",
        "iPhone",
    ],
)
def test_a_heading_with_a_name_in_it_stays(line: str) -> None:
    assert_untouched(page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH))


def test_each_part_must_be_junk() -> None:
    assert cleantext.explain(page(FIRST, "ShareA ferry", SECOND), filters=["run_together"]).removed == ()
