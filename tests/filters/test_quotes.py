"""What must be left of a quote from which a filter took a line."""

import cleantext


def test_a_quote_of_which_a_line_went_stays_as_it_is() -> None:
    raw = """
> It was said on Monday at the quay that all of the bridge would be taken down
> half of the old boards have gone
> Share on Facebook
> and nobody at all will cross it in the years that are to come now, it seems,
> but those who row there."""
    once = cleantext.clean(raw)
    assert "Share" not in once
    assert cleantext.clean(once) == once
