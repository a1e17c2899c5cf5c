"""A page for people: what was removed from texts, where it stood, by which rule.

The page is one file that asks nothing of any network. What texts hold is escaped, and the page's own policy
(Content-Security-Policy) lets a browser run its one script and its one style sheet and nothing else.
"""

import base64
import hashlib
import heapq
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from importlib.resources import files
from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import cleantext
from cleantext.cleaner import Cleaner
from cleantext.kinds import JUNK_KINDS, Kind
from cleantext.records.chunk import missing
from cleantext.result import LabelledBlock, Result

if TYPE_CHECKING:
    from jinja2 import Environment

# What HTML cannot hold, what would turn the order of a line around, and what nobody would see.
_ODD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)


class Piece(NamedTuple):
    """A stretch of a raw text: removed by a label, or kept."""

    text: str
    label: LabelledBlock | None = None
    number: int = 0
    """Of a removal: which it is, counted from 1."""


class Run(NamedTuple):
    """Characters that show as they are, or one that is named because it would not."""

    text: str
    name: str = ""


@dataclass(frozen=True)
class Entry:
    """A text with the account of what was removed from it.

    >>> entry = Explain(Cleaner())(("page.txt", "It rained.\\n\\nADVERTISEMENT"))
    >>> [(piece.text, piece.number) for piece in entry.pieces]
    [('It rained.\\n\\n', 0), ('ADVERTISEMENT', 1)]
    >>> round(entry.share, 2)
    0.57
    """

    name: str
    raw: str
    result: Result

    @cached_property
    def pieces(self) -> list[Piece]:
        """The whole raw text, cut where removals begin and end."""
        pieces: list[Piece] = []
        position = 0
        for number, label in enumerate(self.result.removed, 1):
            if position < label.start:
                pieces.append(Piece(self.raw[position : label.start]))
            pieces.append(Piece(self.raw[label.start : label.end], label, number))
            position = label.end
        if position < len(self.raw):
            pieces.append(Piece(self.raw[position:]))
        return pieces

    @property
    def removals(self) -> list[Piece]:
        """The pieces that were removed."""
        return [piece for piece in self.pieces if piece.number]

    @cached_property
    def removed(self) -> int:
        """How many characters were removed."""
        return sum(label.end - label.start for label in self.result.removed)

    @cached_property
    def characters(self) -> int:
        """How long the text is, without the white space between its blocks."""
        return sum(label.end - label.start for label in self.result.blocks)

    @property
    def share(self) -> float:
        """The part of the characters that was removed, 0 to 1."""
        return self.removed / max(self.characters, 1)

    @property
    def kinds(self) -> list[tuple[Kind, int]]:
        """How many removals of each kind, most first."""
        return Counter(label.kind for label in self.result.removed).most_common()


@dataclass(frozen=True)
class Explain:
    """From a name and a text to an entry. Can be sent to another process."""

    cleaner: Cleaner

    def __call__(self, text: tuple[str, str]) -> Entry:
        """Explain a text."""
        name, raw = text
        return Entry(name, raw, self.cleaner.explain(raw))


@dataclass
class Report:
    """A report on any number of texts; it holds on to those that lost most.

    >>> report = Report()
    >>> report.add(Explain(Cleaner())(("page.txt", "It rained.\\n\\nADVERTISEMENT")))
    >>> "<!doctype html>" in report.html()
    True
    """

    most: int | None = 100
    """So many texts are shown in full: those that lose most. All if ``None``."""
    texts: int = 0
    characters: int = 0
    """How long they are, without the white space between blocks."""
    removed: int = 0
    """How many of the characters were removed."""
    kinds: Counter[Kind] = field(default_factory=Counter)
    """How many removals of each kind, in all texts."""
    _heap: list[tuple[int, int, Entry]] = field(default_factory=list)
    _number: Iterator[int] = field(default_factory=lambda: count(0, -1))

    def add(self, entry: Entry) -> None:
        """Add a text. It counts in the figures, even where too many others lose more for it to be shown.

        Args:
            entry: the text, as `Explain` gives it.

        >>> report, explain = Report(most=1), Explain(Cleaner())
        >>> for page in [("rain.txt", "It rained."), ("fair.txt", "It poured.\\n\\nADVERTISEMENT")]:
        ...     report.add(explain(page))
        >>> report.texts, [entry.name for entry in report.entries]
        (2, ['fair.txt'])
        """
        self.texts += 1
        self.characters += entry.characters
        self.removed += entry.removed
        self.kinds.update(label.kind for label in entry.result.removed)
        heapq.heappush(self._heap, (entry.removed, next(self._number), entry))
        if self.most is not None and len(self._heap) > self.most:
            heapq.heappop(self._heap)

    @property
    def entries(self) -> list[Entry]:
        """The texts that are shown, heaviest removals first."""
        return [entry for _, _, entry in sorted(self._heap, key=lambda one: one[:2], reverse=True)]

    def html(self) -> str:
        """The page.

        Returns:
            One HTML file with its style sheet and script in it.

        Raises:
            FileProblem: if Jinja2 is not installed.

        >>> page = Report().html()
        >>> page.count("<style>"), page.count("<script>")
        (1, 1)
        """
        from markupsafe import Markup

        style = _resource("report.css") + "".join(
            f".{css}{{--hue:{hue}}}body:has(#only-{css}:not(:checked)) del.{css}{{{_UNMARKED}}}"
            for css, hue in _hues().items()
        )
        script = _resource("report.js")
        policy = (
            f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
            "base-uri 'none'; form-action 'none'"
        )
        return (
            _environment()
            .from_string(_resource("report.html"))
            .render(
                report=self,
                entries=self.entries,
                kinds=self.kinds.most_common(),
                policy=policy,
                style=Markup(style),
                script=Markup(script),
                version=cleantext.__version__,
            )
        )


_UNNAMED = {"Cc": "a control character", "Cs": "half of a character", "Cn": "no character"}
_UNMARKED = "text-decoration:none;background:none;box-shadow:none;opacity:.6"


def runs(text: str) -> Iterator[Run]:
    """A text in stretches that show, and characters that do not and are named.

    Args:
        text: any text, lone surrogates too.

    Yields:
        The stretches in order, none of them empty. Of a character that is named the text is its number in
        hexadecimal.

    >>> list(runs("a\\u202eb"))
    [Run(text='a', name=''), Run(text='202E', name='RIGHT-TO-LEFT OVERRIDE'), Run(text='b', name='')]
    """
    position = 0
    for found in _ODD.finditer(text):
        if position < found.start():
            yield Run(text[position : found.start()])
        character = found.group()
        yield Run(
            f"{ord(character):04X}", unicodedata.name(character, "") or _UNNAMED[unicodedata.category(character)]
        )
        position = found.end()
    if position < len(text):
        yield Run(text[position:])


def _hues() -> dict[str, int]:
    """A colour for each kind: neighbours in the list are far from each other on the wheel."""
    return {f"k-{kind}": number * 137 % 360 for number, kind in enumerate(Kind)}


def _environment() -> "Environment":
    try:
        from jinja2 import Environment, StrictUndefined
    except ImportError:
        raise missing("Jinja2", "report", "the report") from None
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters["runs"] = runs
    environment.globals["junk"] = JUNK_KINDS
    return environment


def _resource(name: str) -> str:
    return files("cleantext").joinpath("templates", name).read_text("utf-8")


def _hash(source: str) -> str:
    """What names an inline script or style in a Content-Security-Policy."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
