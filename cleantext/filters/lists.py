"""The list under a heading of junk: the headlines below "Most read", the names below "Related topics"."""

from collections.abc import Iterator

from cleantext.document import Document, Verdict, is_headline_like

MAX_ITEMS = 20
"""A longer run is something else."""


def lists(document: Document) -> Iterator[Verdict]:
    """Label the run of short lines under a heading whose rule says that it heads a list.

    The last line before text that is no headline is left: it may be the subheading of what follows.

    >>> import cleantext
    >>> text = "It voted for the bridge on Monday evening, the mayor said.\\n\\nMost read\\nBus fares up"
    >>> cleantext.clean(text)
    'It voted for the bridge on Monday evening, the mayor said.'
    """
    blocks = document.blocks
    heads = document.book.heads
    first = document.first_prose
    headings = sorted(index for index, label in document.labels.items() if label.rule in heads)
    for index in headings:
        # Above the article a headline follows some day.
        if index < first < len(blocks):
            continue
        items: list[int] = []
        following = index + 1
        while following < min(len(blocks), index + 2 * MAX_ITEMS) and len(items) <= MAX_ITEMS:
            if following not in document.junk:
                # What a filter before has called content is the article's headline.
                if following in document.labels or not is_headline_like(blocks[following]):
                    break
                items.append(following)
            following += 1
        if len(items) > MAX_ITEMS:
            continue
        if following < len(blocks) and not is_headline_like(blocks[following]) and items:
            items.pop()
        for item in items:
            yield Verdict(item, document.labels[index].kind, "lists/under-heading", 0.8)
