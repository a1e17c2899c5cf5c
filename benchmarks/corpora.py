"""Pages whose article text is known, and the measure that a cleaner's output is held against.

The measure is the one of the article extraction benchmark
(https://github.com/scrapinghub/article-extraction-benchmark): precision and recall over
*shingles*, multisets of four consecutive tokens, with optional paragraphs counting neither way.
Pages of which only some strings are known (trafilatura's evaluation pages) are scored by those
strings, as trafilatura's own evaluation does.
"""

import gzip
import json
import lzma
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["page", "article", "clean"]
Part: TypeAlias = Literal["tune", "heldout", "all"]
Shingles: TypeAlias = Counter[tuple[str, ...]]

KINDS: tuple[Kind, ...] = ("page", "article", "clean")

PAGE_EXTRACTORS = frozenset(
    {
        *("html-text", "inscriptis", "resiliparse-full"),
        *("bs4-lines", "bs4-raw", "bs4-spaced", "elinks", "html-to-text", "html2text", "html2text-nolinks"),
        *("html2text-nowrap", "inner-text", "lynx", "markdownify", "node-html-markdown", "pandoc-gfm"),
        *("pandoc-markdown", "pandoc-plain", "strip-tags", "text-content", "turndown", "turndown-gfm", "w3m"),
    }
)
"""Extractors that give the text of the whole page, menus and all. Every other one gives an article
with what was left in it."""

GOLD = "gold"
"""What stands in the extractor's place for the clean input: the gold paragraphs themselves."""

EXTRACTED_GOLD = frozenset({"newspaper4k", "readability"})
"""Sets whose gold is what an extractor made of the page, captions and 'Related:' lines and all. A
careful cleaner may take those out, so they stay out of the overall figures for clean text."""

SHINGLE_LENGTH = 4

DEFAULT_DIRECTORY = Path(__file__).resolve().parents[2] / "shared" / "corpora"
_PROJECT = Path(__file__).resolve().parents[1]
WRITTEN_DIRECTORIES = (_PROJECT / "tests" / "pages", _PROJECT / "samples")

FORMATS_FILE = _PROJECT / "tests" / "formats" / "texts.jsonl.xz"
UNSEEN_FORMATS_FILE = _PROJECT / "tests" / "formats" / "unseen" / "texts.jsonl.xz"

FORMATS = "formats"
"""The set of the pages in HTML that were written for this project, as all sorts of converters and extractors left
them. They stay out of the benchmarks' figures too."""

WRITTEN = "written"
"""The set of the pages that were written for this project. They are no benchmark, and stay out of its figures."""

# Han, kana, Thai, Lao, Khmer and Burmese are written without spaces between words.
_SPACELESS = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_TOKEN = re.compile(rf"[^\W{_SPACELESS}]+|\w")
_LINK = r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"\n]*\")?\s*\)|\[\d+\])"
_DECORATION = [
    (re.compile(pattern), shown)
    # A link's text may be an image.
    for pattern, shown in (
        *[(_LINK, r"\1")] * 2,
        (r"(?m)^ *\d+\. (?:https?|file|mailto|whatsapp|tel|javascript):\S*$|https?://\S+|</?[a-z][^<>]*>", ""),
        (r"\\([\\`*_{}\[\]()#+.!>|~-])", r"\1"),
        (r"\[\d+\]|[*`#>|~_]", " "),
    )
]
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]")


def tokens(text: str) -> list[str]:
    """Split text into words, and scripts that know no spaces into characters.

    Soft hyphens and zero-width characters are taken out first: extractors differ in leaving them
    in, and they would cut words in two.

    >>> tokens("It\\u00adaly won 2-1.")
    ['Italy', 'won', '2', '1']
    >>> tokens("東京Tower")
    ['東', '京', 'Tower']
    """
    return _TOKEN.findall(_INVISIBLE.sub("", text))


def shingles(text: str) -> Shingles:
    """Count the runs of four consecutive tokens; a shorter text is one shingle.

    >>> sorted(shingles("a b c d e"))
    [('a', 'b', 'c', 'd'), ('b', 'c', 'd', 'e')]
    >>> shingles("too short")
    Counter({('too', 'short'): 1})
    """
    words = tokens(text)
    if len(words) < SHINGLE_LENGTH:
        return Counter([tuple(words)] if words else [])
    return Counter(zip(*(words[i:] for i in range(SHINGLE_LENGTH)), strict=False))


def shingles_of_each(texts: Iterable[str]) -> Shingles:
    """Count the shingles of each text on its own, none of them crossing from one to the next."""
    total: Shingles = Counter()
    for text in texts:
        total.update(shingles(text))
    return total


def fold(text: str) -> str:
    """Make every run of whitespace one space.

    >>> fold(" one\\n  two ")
    'one two'
    """
    return " ".join(text.split())


class Input(NamedTuple):
    """One text to be cleaned."""

    kind: Kind
    extractor: str
    raw: str


@dataclass(frozen=True)
class Page:
    """A page with what is known of its article: its paragraphs, or strings of it."""

    set: str
    id: str
    site: str
    lang: str
    """ISO 639-1, or empty where the set does not tell."""
    raws: Mapping[str, str]
    """What each extractor made of the page."""
    gold: tuple[str, ...] = ()
    """The article's paragraphs. Empty for pages known by strings."""
    optional: tuple[str, ...] = ()
    """Paragraphs that may stand or go (headline, summary, subheadings)."""
    keep: tuple[str, ...] = ()
    """Strings of the article, for pages whose whole text is not known."""
    drop: tuple[str, ...] = ()
    """Strings of the page that are not the article's."""

    @property
    def heldout(self) -> bool:
        """Whether the page's site is one that nothing may be tuned on (a fifth of the sites)."""
        return zlib.crc32(self.site.encode()) % 5 == 0

    @cached_property
    def gold_shingles(self) -> Shingles:
        """The article's shingles, running on from paragraph to paragraph."""
        return shingles("\n\n".join(self.gold))

    @cached_property
    def optional_shingles(self) -> Shingles:
        """The optional paragraphs' shingles, of each alone: they do not stand side by side."""
        return shingles_of_each(self.optional)

    def inputs(self) -> Iterator[Input]:
        """Give the texts to clean: what each extractor left, and the gold itself if it is known."""
        for extractor, raw in self.raws.items():
            yield Input("page" if extractor in PAGE_EXTRACTORS else "article", extractor, raw)
        if self.gold:
            yield Input("clean", GOLD, "\n\n".join(self.gold))


@dataclass(frozen=True, slots=True)
class Score:
    """How an output (tp, fp, fn) and the raw text it came from (tp0, fp0) compare with the gold.

    A ratio is None where it says nothing: an empty output has no precision, a raw text without junk
    none that could be removed. Means leave those out, as the article extraction benchmark's do.
    """

    tp: int
    fp: int
    fn: int
    tp0: int
    fp0: int

    @property
    def precision(self) -> float | None:
        """The share of the output that is article."""
        return _ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float | None:
        """The share of the article that is in the output."""
        return _ratio(self.tp, self.tp + self.fn)

    @property
    def precision_before(self) -> float | None:
        """The precision of the raw text."""
        return _ratio(self.tp0, self.tp0 + self.fp0)

    @property
    def recall_before(self) -> float | None:
        """The recall of the raw text: no subtractive cleaner can do better."""
        return _ratio(self.tp0, self.tp + self.fn)

    @property
    def kept(self) -> float | None:
        """The share of the raw text's article that is still there."""
        return _ratio(self.tp, self.tp0)

    @property
    def removed(self) -> float | None:
        """The share of the raw text's junk that is gone. Negative where a cleaner made new text."""
        share = _ratio(self.fp, self.fp0)
        return None if share is None else 1 - share


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def undecorated(text: str) -> str:
    """Take links, tags and marks out of Markdown, so that only what a reader sees is counted.

    The library's own way of it is what is measured, and so not used here.

    >>> undecorated("## [The *old* quay](/quay), as it **was**[3]")
    '   The  old  quay, as it   was  '
    """
    for decoration, shown in _DECORATION:
        text = decoration.sub(shown, text)
    return text


def score(page: Page, raw: str, output: str) -> Score:
    """Hold what a cleaner made of one of the page's raw texts against what is known of it."""
    if page.set == FORMATS:
        raw, output = undecorated(raw), undecorated(output)
    count = _count_shingles if page.gold else _count_strings
    tp0, fp0, fn0 = count(page, raw)
    tp, fp, fn = (tp0, fp0, fn0) if output == raw else count(page, output)
    return Score(tp, fp, fn, tp0, fp0)


def _count_shingles(page: Page, text: str) -> tuple[int, int, int]:
    found, gold = shingles(text), page.gold_shingles
    tp = (found & gold).total()
    fp = (found - gold - page.optional_shingles).total()
    return tp, fp, gold.total() - tp


def _count_strings(page: Page, text: str) -> tuple[int, int, int]:
    folded = fold(text)
    tp = sum(fold(string) in folded for string in page.keep)
    fp = sum(fold(string) in folded for string in page.drop)
    return tp, fp, len(page.keep) - tp


def set_names(directory: Path = DEFAULT_DIRECTORY) -> list[str]:
    """Name the sets that are there; none if the corpora are missing."""
    return sorted(path.name.removesuffix(".jsonl.gz") for path in directory.glob("*.jsonl.gz"))


def load(
    directory: Path = DEFAULT_DIRECTORY,
    sets: Iterable[str] | None = None,
    part: Part = "all",
) -> Iterator[Page]:
    """Read pages, set by set; `sets` limits them to the named ones, `part` to some sites."""
    for name in set_names(directory) if sets is None else sets:
        pages = load_formats() if name == FORMATS else _read(directory / f"{name}.jsonl.gz")
        yield from (page for page in pages if part == "all" or page.heldout == (part == "heldout"))


def load_written(directories: Iterable[Path] = WRITTEN_DIRECTORIES) -> Iterator[Page]:
    """Read the pages written for this project, ``NAME.raw.txt`` with the article in ``NAME.clean.txt``."""
    for raw in sorted(path for directory in directories for path in directory.glob("*.raw.txt")):
        name = raw.name.removesuffix(".raw.txt")
        clean = raw.with_name(f"{name}.clean.txt").read_text(encoding="utf-8")
        yield Page(
            set=WRITTEN,
            id=f"{WRITTEN}/{name}",
            site=f"{WRITTEN}/{name}",
            lang="",
            raws={"html-text": raw.read_text(encoding="utf-8")},
            gold=tuple(filter(None, map(str.strip, clean.split("\n\n")))),
        )


def load_formats(file: Path = FORMATS_FILE) -> Iterator[Page]:
    """Read the pages written in HTML for this project, as converters and extractors left them."""
    yield from _read(file)


def _read(file: Path) -> Iterator[Page]:
    opened = lzma.open if file.suffix == ".xz" else gzip.open
    with opened(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _page(json.loads(line))


def _page(fields: dict[str, object]) -> Page:
    raws = fields["raws"]
    assert isinstance(raws, dict)

    def strings(name: str) -> tuple[str, ...]:
        values = fields.get(name, ())
        assert isinstance(values, list | tuple)
        return tuple(values)

    return Page(
        set=str(fields["set"]),
        id=str(fields["id"]),
        site=str(fields["site"]),
        lang=str(fields.get("lang", "")),
        raws=raws,
        gold=strings("gold"),
        optional=strings("optional"),
        keep=strings("keep"),
        drop=strings("drop"),
    )
