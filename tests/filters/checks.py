"""An article to put lines into, and what to assert of what is left of it."""

import cleantext

HEADLINE = "Council votes to rebuild the swing bridge"
FIRST = "Work on a new swing bridge will begin in the spring after councillors voted for it on Monday evening."
SECOND = (
    "The old bridge was built in 1911, and nobody who crosses it, said the county engineer, ought to look down."
)
THIRD = "The council will publish the contract in June, and it expects the first car to cross in the autumn."
FOURTH = "Nobody spoke against it but Joss Carrick, who has never liked rivers, or so he told the meeting."


def page(*blocks: str) -> str:
    return "\n\n".join(blocks)


def in_article(line: str) -> str:
    """A line between the paragraphs of an article."""
    return page(HEADLINE, FIRST, SECOND, line, THIRD, FOURTH)


def assert_removed(raw: str, *junk: str, kind: str | None = None) -> None:
    """All of the junk goes, each piece as a removal of its own, and nothing else does."""
    result = cleantext.explain(raw)
    assert sorted(removal.text for removal in result.removed) == sorted(junk)
    if kind is not None:
        assert {removal.kind.value for removal in result.removed} <= {kind}


def assert_untouched(raw: str) -> None:
    result = cleantext.explain(raw)
    assert [(removal.rule, removal.text) for removal in result.removed] == []
    assert result.text == raw
