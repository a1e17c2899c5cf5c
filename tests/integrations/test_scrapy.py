"""Scrapy: a crawl of a local page, with the pipeline named in the settings."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import cleantext
from tests.integrations.engines import RAWS, TEXTS, check_docstrings, check_page, engine

engine("scrapy")
from cleantext.integrations import scrapy as adapter  # noqa: E402

CRAWL = """
import json, sys
from dataclasses import dataclass
import scrapy
from scrapy.crawler import CrawlerProcess

folder, settings, raws = json.load(sys.stdin)

@dataclass
class Page:
    body: str | None
    text: str = ""

class Spider(scrapy.Spider):
    name = "pages"
    start_urls = [f"file://{folder}/page.html"]

    def parse(self, response):
        for raw in raws:
            yield {"body": raw}
        yield Page(raws[0])
        yield {"body": None}
        yield {"title": "a page without a body"}
        yield {"body": 5}

process = CrawlerProcess({"TELNETCONSOLE_ENABLED": False, "FEEDS": {f"{folder}/items.json": {"format": "json"}}, **settings})
crawler = process.create_crawler(Spider)
process.crawl(crawler)
process.start()
print(json.dumps(crawler.stats.get_stats(), default=str))
"""


def crawl(folder: Path, **settings: Any) -> tuple[list[dict[str, Any]], dict[str, Any], str]:
    """Items, statistics and log of a crawl. A process of its own: a reactor runs once."""
    (folder / "page.html").write_text("<p>A page.")
    settings["ITEM_PIPELINES"] = {"cleantext.integrations.scrapy.CleanText": 300}
    given = json.dumps([str(folder), settings, RAWS])
    done = subprocess.run([sys.executable, "-c", CRAWL], input=given, capture_output=True, text=True, check=True)
    return json.loads((folder / "items.json").read_text("utf-8")), json.loads(done.stdout), done.stderr


def test_items_are_cleaned_as_the_plain_function_does(tmp_path: Path) -> None:
    items, stats, log = crawl(tmp_path, CLEANTEXT_FIELD="body", CLEANTEXT_OUT_FIELD="text")
    *cleaned, page, null, without = items
    assert [(item["body"], item["text"]) for item in cleaned] == list(zip(RAWS, TEXTS, strict=True))
    assert page == {"body": RAWS[0], "text": TEXTS[0]}
    assert (null, without) == ({"body": None}, {"title": "a page without a body"})
    assert "raw must be a str, not int" in log
    removed = [block for raw in [*RAWS, RAWS[0]] for block in cleantext.explain(raw).removed]
    assert {name: count for name, count in stats.items() if name.startswith("cleantext/")} == {
        "cleantext/cleaned": len(RAWS) + 1,
        "cleantext/emptied": sum(raw != "" and text == "" for raw, text in zip(RAWS, TEXTS, strict=True)),
        **Counter(f"cleantext/removed/{block.kind}" for block in removed),
    }


def test_options_are_settings(tmp_path: Path) -> None:
    items, _, log = crawl(tmp_path, CLEANTEXT_FIELD="body", CLEANTEXT_OPTIONS={"keep": ["byline"]})
    assert [item["body"] for item in items[: len(RAWS)]] == [cleantext.clean(raw, keep={"byline"}) for raw in RAWS]
    assert "ScrapyDeprecationWarning" not in log


def test_examples() -> None:
    check_docstrings(adapter)
    check_page("Scrapy")
