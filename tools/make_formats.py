"""Make the texts of ``tests/formats``: what converters and extractors leave of the pages there.

    pip install -e ".[formats]"
    apt-get install chromium elinks lynx w3m pandoc nodejs npm
    npm install jsdom @mozilla/readability turndown turndown-plugin-gfm node-html-markdown html-to-text
    python -m tools.make_formats

Each ``NAME.html`` is a page that was written for this project, with ``data-keep`` on what belongs to the article
and ``data-junk`` on what does not inside of that. ``texts.jsonl.xz`` holds, in the format of `benchmarks.corpora`,
what each tool made of the page without these marks, and the article's blocks.
"""

import json
import lzma
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from benchmarks import corpora

LANGUAGES = {
    **{"ar": "Arabic", "de": "German", "en": "English", "es": "Spanish", "fr": "French", "he": "Hebrew"},
    **{"hi": "Hindi", "it": "Italian", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese"},
    **{"ru": "Russian", "sv": "Swedish", "tr": "Turkish", "vi": "Vietnamese"},
}
"""The languages for which jusText has function words, as it calls them."""
NEEDS_MORE = frozenset({"ar", "hi", "ja", "ko", "th", "zh"})
"""The languages that newspaper4k cuts into words with packages of their own."""
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center", "details", "div"),
        *(
            "dd",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
        ),
        *("header", "label", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "td"),
        *("th", "tr", "ul"),
    }
)
UNSEEN = ("script", "style", "noscript", "template", "head")
_MARKS = re.compile(r'\s+data-(?:keep|junk)(?:="[^"]*")?(?=[\s/>])')
_BASE = "https://www.example.org/"
_TEMPORARY = re.compile(r"file:///tmp/lynx\w+/[\w-]+\.html")


def bare(html: str) -> Any:
    """A page without what no reader sees."""
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "lxml")
    for element in soup(UNSEEN):
        element.decompose()
    return soup


def text_content(html: str) -> str:
    """``textContent`` of a page as most are sent: with no space between the tags of blocks."""
    from bs4.element import NavigableString

    soup = bare(html)
    for text in soup.find_all(string=True):
        if type(text) is NavigableString and text.find_parent("pre") is None:
            text.replace_with(re.sub(r"\s+", " ", text))
    page = re.sub(rf"\s*(</?(?:{'|'.join(sorted(BLOCKS))})(?:\s[^<>]*)?>)\s*", r"\1", str(soup))
    return str(bare(page).get_text())


def article(html: str) -> list[str]:
    """The blocks of the article, in order: the text of each element, or between two line breaks."""
    from bs4.element import NavigableString, PreformattedString

    pieces: list[tuple[int, str]] = []
    block = 0

    def read(element: Any, *, keep: bool) -> None:
        nonlocal block
        for child in element.children:
            if isinstance(child, PreformattedString):
                continue
            if isinstance(child, NavigableString):
                if keep:
                    pieces.append((block, str(child)))
                continue
            parts = child.name == "br" or child.name in BLOCKS
            block += parts
            read(child, keep=(keep or child.has_attr("data-keep")) and not child.has_attr("data-junk"))
            block += parts

    read(bare(html).body, keep=False)
    texts: dict[int, str] = {}
    for number, piece in pieces:
        texts[number] = texts.get(number, "") + piece
    return [text for text in map(corpora.fold, texts.values()) if text]


def _program(*command: str) -> Callable[[str], str]:
    def run(html: str) -> str:
        # Pandoc cannot lay out every table.
        done = subprocess.run(
            command, input=html, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
        return "" if done.returncode else done.stdout

    return run


def inner_text(html: str) -> str:
    """What a reader who marks all of a page copies of it: ``document.body.innerText``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(offline=True).new_page()
        page.set_content(html, wait_until="domcontentloaded")
        return str(page.evaluate("document.body.innerText"))


def _html2text(html: str, **settings: object) -> str:
    import html2text

    converter = html2text.HTML2Text(baseurl=_BASE)
    for name, value in settings.items():
        setattr(converter, name, value)
    return str(converter.handle(html))


def _justext(html: str, language: str) -> str:
    import justext

    if language not in LANGUAGES:
        return ""
    paragraphs = justext.justext(html.encode(), justext.get_stoplist(LANGUAGES[language]))
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def _newspaper(html: str, language: str) -> str:
    import newspaper

    if language in NEEDS_MORE:
        return ""
    found = newspaper.Article(_BASE, language=language)
    found.download(input_html=html)
    found.parse()
    return f"{found.title}\n\n{found.text}"


def converted(html: str, language: str) -> Iterator[tuple[str, str]]:
    """What each tool makes of a page, by the tool's name and settings."""
    import html_text
    import inscriptis
    import markdownify
    import readability
    import trafilatura
    from resiliparse.extract.html2text import extract_plain_text

    yield "html2text", _html2text(html)
    yield "html2text-nowrap", _html2text(html, body_width=0, ignore_images=True)
    yield "html2text-nolinks", _html2text(html, ignore_links=True, ignore_images=True)
    yield "markdownify", markdownify.markdownify(str(bare(html)), heading_style="ATX")
    yield "pandoc-gfm", _program("pandoc", "-f", "html", "-t", "gfm")(html)
    yield "pandoc-markdown", _program("pandoc", "-f", "html", "-t", "markdown")(html)
    yield "pandoc-plain", _program("pandoc", "-f", "html", "-t", "plain")(html)
    charset = ("-assume_charset=utf-8", "-display_charset=utf-8")
    based = html.replace("<head", f'<base href="{_BASE}"><head', 1)
    # Its own file has another name each time.
    yield "lynx", _TEMPORARY.sub(_BASE, _program("lynx", "-dump", "-stdin", *charset)(based))
    yield "elinks", _program("elinks", "-dump", "-dump-charset", "utf-8", "-force-html")(html)
    yield "w3m", _program("w3m", "-dump", "-T", "text/html", "-I", "utf-8", "-O", "utf-8")(html)
    yield "resiliparse-full", extract_plain_text(html, alt_texts=False)
    yield "bs4-lines", bare(html).get_text("\n", strip=True)
    yield "bs4-spaced", bare(html).get_text("\n")
    yield "bs4-raw", bare(html).get_text()
    yield "text-content", text_content(html)
    yield (
        "strip-tags",
        unescape(re.sub(r"<[^>]+>", "", re.sub(r"<!--.*?-->", "", str(bare(html)), flags=re.DOTALL))),
    )
    yield "inner-text", inner_text(html)
    yield "html-text", html_text.extract_text(html)
    yield "inscriptis", inscriptis.get_text(html)
    yield "trafilatura", trafilatura.extract(html) or ""
    markdown = {"output_format": "markdown", "include_links": True, "include_images": True}
    yield "trafilatura-md", trafilatura.extract(html, **markdown) or ""
    yield "readability-html2text", _html2text(readability.Document(html).summary())
    yield "resiliparse", extract_plain_text(html, main_content=True)
    yield "justext", _justext(html, language)
    yield "newspaper", _newspaper(html, language)
    scripts: Mapping[str, str] = json.loads(_program("node", str(Path(__file__).with_name("convert.js")))(html))
    yield from scripts.items()


def main() -> int:
    """Convert all pages; the return value is the exit status."""
    for path in (corpora.FORMATS_FILE, corpora.UNSEEN_FORMATS_FILE):
        convert(path)
    return 0


def convert(texts: Path) -> None:
    """Convert the pages in the folder of a file of texts, and write the file."""
    with lzma.open(texts, "wt", preset=9 | lzma.PRESET_EXTREME, encoding="utf-8") as file:
        for path in sorted(texts.parent.glob("*.html")):
            html, language = path.read_text(encoding="utf-8"), path.name.partition("-")[0]
            raws = {name: text for name, text in converted(_MARKS.sub("", html), language) if text.strip()}
            page = f"{corpora.FORMATS}/{path.stem}"
            fields = {"set": corpora.FORMATS, "id": page, "site": page, "lang": language, "raws": raws}
            print(json.dumps({**fields, "gold": article(html)}, ensure_ascii=False), file=file)
            print(f"{path.name}: {len(raws)} texts", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
