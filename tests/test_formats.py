"""Pages written in HTML for this project, in what two dozen converters and extractors make of them.

Whatever a reader would see of a page as the article must be there after cleaning, in Markdown or plain, wrapped or
with a line for each link. The context model has learnt from these pages, so that these are tests and no measure;
``docs/benchmarks.md`` has figures by folds.
"""

import re
from collections import defaultdict

import pytest

import cleantext
from benchmarks import corpora
from benchmarks.corpora import Page
from cleantext.text import ends_sentence

PAGES = list(corpora.load_formats())
KEPT = {
    **dict.fromkeys(["html-text", "html2text", "html2text-nolinks", "html2text-nowrap", "markdownify"], 0.9),
    **dict.fromkeys(["resiliparse-full", "inscriptis", "turndown", "turndown-gfm", "pandoc-gfm"], 0.9),
    **dict.fromkeys(["bs4-lines", "bs4-raw", "bs4-spaced", "lynx", "w3m", "pandoc-plain"], 0.85),
}
"""The least share of the articles' blocks that is kept of what each converter leaves. To be raised, never lowered."""
NO_ARTICLE = ("Media contact:", "Edit: the nested", "¿Conocías el valle", "This article appears in")
"""Paragraphs that phrases take: where a text was printed first, who is to be asked, what readers should write."""


def words(text: str) -> str:
    found = re.findall(r"[^\W_]+", corpora.undecorated(text).casefold())
    return f" {' '.join(found)} "


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id.partition("/")[2])
def test_rules_alone_lose_no_paragraph_in_any_format(page: Page) -> None:
    paragraphs = [text for text in page.gold if ends_sentence(text) and len(text) > 100]
    for _, extractor, raw in page.inputs():
        kept, there = words(cleantext.clean(raw, filters=cleantext.RULES)), words(raw)
        lost = [text for text in paragraphs if words(text) in there and words(text) not in kept]
        assert [text for text in lost if not text.startswith(NO_ARTICLE)] == [], extractor


def test_articles_are_kept_in_every_format() -> None:
    there: dict[str, int] = defaultdict(int)
    kept: dict[str, int] = defaultdict(int)
    for page in PAGES:
        for kind, extractor, raw in page.inputs():
            if kind == "page":
                before, after = words(raw), words(cleantext.clean(raw))
                blocks = [words(text) for text in page.gold if words(text) in before]
                there[extractor] += len(blocks)
                kept[extractor] += sum(block in after for block in blocks)
    shares = {extractor: kept[extractor] / number for extractor, number in there.items()}
    assert {extractor: share for extractor, share in shares.items() if share < KEPT[extractor]} == {}
