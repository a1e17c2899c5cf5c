"""What `content` must call the blocks that are kept."""

import cleantext
from tests.filters.checks import FIRST, HEADLINE, SECOND, THIRD, page


def test_a_drawn_line_is_no_headline() -> None:
    blocks = cleantext.explain(page("---", HEADLINE, FIRST, "***", SECOND)).blocks
    assert [block.kind.value for block in blocks] == [
        "paragraph",
        "headline",
        "paragraph",
        "paragraph",
        "paragraph",
    ]


def test_what_is_kept_is_labelled_too() -> None:
    raw = page(
        HEADLINE,
        "Nineteen vote for it, and four against",
        FIRST,
        "What it will cost",
        SECOND,
        "- a bridge\n- two kiosks",
        "> Silence is not success.",
        "| night | status |\n| --- | --- |\n| Monday | ok |",
        "```\nbackup --target /srv\n```",
        THIRD,
    )
    result = cleantext.explain(raw)
    assert [block.kind.value for block in result.blocks] == [
        "headline",
        "standfirst",
        "paragraph",
        "subheading",
        "paragraph",
        "list",
        "list",
        "quote",
        "table",
        "code",
        "paragraph",
    ]
    assert result.removed == ()
