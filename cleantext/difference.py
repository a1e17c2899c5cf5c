"""What differs between the text that should come out and the text that does: by paragraphs, for people to read."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cleantext.result import LabelledBlock
from cleantext.text import has_unspaced

LOST = "lost"
CHANGED = "changed"
MOVED = "moved"
LEFT = "still there"
NEW = "new"
MUST_KEEP = "lost in spite of must_keep"
MUST_REMOVE = "still there in spite of must_remove"
ORDER = (MUST_KEEP, LOST, CHANGED, MOVED, MUST_REMOVE, LEFT, NEW)
"""What can be found, the worst first."""

ALIKE = 50.0
"""From which share of common words, in percent, a paragraph is a changed one and not another one."""
MOST_PAIRS = 100_000
"""With more pairs than this, no changed paragraphs are looked for: the texts have little in common."""
WIDTH = 150
"""Where a paragraph is cut off that is shown to be recognised."""
CONTEXT = 40
"""Characters around a change that are shown."""

_MARKED = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Finding:
    """One paragraph that is not as it should be.

    >>> print(Finding(LOST, "Photo: J. Doe", "as caption by captions/label"))
    lost, as caption by captions/label: Photo: J. Doe
    """

    what: str
    """One of `ORDER`."""
    text: str
    """The paragraph; of a changed one, the words with what changed between ``[-…-]`` and ``{+…+}``."""
    label: str = ""
    """What the ledger says of it: ``as KIND by RULE``; empty if it says nothing or there is none."""

    @property
    def heading(self) -> str:
        """What happened, and by which rule."""
        return f"{self.what}, {self.label}" if self.label else self.what

    def __str__(self) -> str:
        return f"{self.heading}: {self.text}"


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs. It is false if nothing does, and prints as a report."""

    output: str
    """What came out."""
    findings: tuple[Finding, ...]
    """In the order of `ORDER`, and for each of these in the order of the text."""

    def __bool__(self) -> bool:
        return bool(self.findings)

    @property
    def acceptable(self) -> bool:
        """Whether the output may become what is expected: not if it breaks a ``must_keep`` or ``must_remove``."""
        return not any(finding.what in (MUST_KEEP, MUST_REMOVE) for finding in self.findings)

    @property
    def summary(self) -> str:
        """The report in one line: how many paragraphs were lost, changed, left…"""
        counts = Counter(finding.what for finding in self.findings)
        return ", ".join(f"{counts[what]} {what}" for what in ORDER if counts[what])

    def report(self, *, full: bool = False) -> str:
        """Every finding, under headings that say what happened and by which rule.

        Args:
            full: whether to show paragraphs to their end and with their own lines. If not, they are cut off after
                `WIDTH` characters, and `CONTEXT` characters stand around what changed.

        Returns:
            The report, without a line feed at its end; empty if nothing differs.

        >>> raw = "It rained.\\n\\nIt poured."
        >>> print(compare("It rained.", raw, Ledger(raw)).report())
        lost:
            It poured.
        """
        lines = []
        for heading, findings in groupby(self.findings, key=lambda finding: finding.heading):
            lines.append(f"{heading}:")
            lines += (f"    {_shown(finding, full=full)}" for finding in findings)
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.report()


@dataclass(frozen=True)
class Ledger:
    """What is known of where a paragraph went."""

    raw: str
    """The text that was cleaned."""
    blocks: Sequence[LabelledBlock] | None = None
    """The cleaner's account of it; nothing for a cleaner that gives none."""

    def label(self, text: str, *, kept: bool) -> str:
        """The kinds and rules of the blocks that a paragraph stood in.

        Args:
            text: the paragraph, as it is expected or as it came out.
            kept: whether to ask for blocks that were kept, or for removals.

        >>> import cleantext
        >>> raw = "It rained.\\n\\nADVERTISEMENT"
        >>> Ledger(raw, cleantext.explain(raw).blocks).label("ADVERTISEMENT", kept=False)
        'as advert by phrases/en/label'
        """
        if self.blocks is None:
            return ""
        blocks = [block for block in self.blocks if block.kept is kept]
        places = self.places(text)
        if places:
            found = [
                block for block in blocks if any(block.start < end and start < block.end for start, end in places)
            ]
        else:
            found = self._nearest(text, blocks)
        return " and ".join(dict.fromkeys(f"as {block.kind} by {block.rule}" for block in found))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where a paragraph stands in the raw text, however its lines are broken there.

        A place where it begins or ends a line is more likely its own than one amid other words.

        Args:
            text: the paragraph. How much white space stands between its words does not matter.

        Returns:
            Where it starts and ends in ``raw``: all places at the edge of a line, or if there is none all others.

        >>> Ledger("Snow, and more rain too.\\nMore\\nmore rain\\n").places("more  rain")
        [(30, 39)]
        """
        if not text.strip():
            return []
        words = r"\s+".join(map(re.escape, text.split()))
        places = [match.span() for match in re.finditer(words, self.raw)]
        return [(start, end) for start, end in places if self._at_edge(start, end)] or places

    def _at_edge(self, start: int, end: int) -> bool:
        raw = self.raw
        while start > 0 and raw[start - 1] != "\n" and raw[start - 1].isspace():
            start -= 1
        while end < len(raw) and raw[end] != "\n" and raw[end].isspace():
            end += 1
        return start == 0 or raw[start - 1] == "\n" or end == len(raw) or raw[end] == "\n"

    def silence(self, text: str) -> str:
        """Why there is no removal of a paragraph that is lost.

        Args:
            text: the paragraph, as it is expected.

        Returns:
            What stands in the place of a label; nothing if there is no account of the text that could have one.

        >>> ledger = Ledger("It rained.", blocks=())
        >>> ledger.silence("It rained."), ledger.silence("It poured.")
        ('but by no rule in the ledger', 'and not in the raw text')
        """
        if not self.places(text):
            return "and not in the raw text"
        return "" if self.blocks is None else "but by no rule in the ledger"

    def _nearest(self, text: str, blocks: Sequence[LabelledBlock]) -> list[LabelledBlock]:
        """The block that a paragraph was made of whose encoding was repaired, or words joined."""
        from rapidfuzz import fuzz, process

        found = process.extractOne(text, [block.text for block in blocks], scorer=fuzz.ratio, score_cutoff=85)
        return [blocks[found[2]]] if found else []


def compare(
    output: str,
    expected: str | None,
    ledger: Ledger,
    *,
    must_keep: Sequence[str] = (),
    must_remove: Sequence[str] = (),
) -> Difference:
    """Compare what came out with what should come out.

    Paragraphs are what stands between blank lines, or lines if there is no blank line in either text. How many
    blank lines there are, and of which kind line ends are, does not matter.

    Args:
        output: what came out.
        expected: what should; nothing if only some of it is known.
        ledger: what is known of where paragraphs went.
        must_keep: texts that have to be in the output.
        must_remove: texts that may not be.

    >>> difference = compare("It rained.\\n\\nShare", "It rained.", Ledger("It rained.\\n\\nShare"))
    >>> print(difference)
    still there:
        Share
    >>> difference.summary
    '1 still there'
    """
    words = _words(output)
    findings = [
        Finding(MUST_KEEP, text, ledger.label(text, kept=False)) for text in must_keep if _words(text) not in words
    ]
    findings += (
        Finding(MUST_REMOVE, text, ledger.label(text, kept=True)) for text in must_remove if _words(text) in words
    )
    if expected is not None:
        blank_lines = any("\n\n" in _bare_lines(text) for text in (expected, output))
        wanted, found = (_paragraphs(text, blank_lines=blank_lines) for text in (expected, output))
        findings += _by_paragraphs(wanted, found, ledger)
    return Difference(output, tuple(sorted(findings, key=lambda finding: ORDER.index(finding.what))))


def _words(text: str) -> str:
    return " ".join(text.split())


def _bare_lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _paragraphs(text: str, *, blank_lines: bool) -> list[str]:
    text = _bare_lines(text)
    return re.split(r"\n{2,}" if blank_lines else r"\n", text) if text else []


def _by_paragraphs(expected: list[str], output: list[str], ledger: Ledger) -> Iterator[Finding]:
    """What differs between two lists of paragraphs."""
    from rapidfuzz.distance import Indel

    edits = Indel.opcodes(expected, output)
    lost = [text for edit in edits if edit.tag == "delete" for text in expected[edit.src_start : edit.src_end]]
    left = [text for edit in edits if edit.tag == "insert" for text in output[edit.dest_start : edit.dest_end]]
    for text in list(lost):
        if text in left:
            lost.remove(text)
            left.remove(text)
            yield Finding(MOVED, text)
    for before, after in _changed(lost, left):
        lost.remove(before)
        left.remove(after)
        yield Finding(CHANGED, word_difference(before, after), ledger.label(before, kept=False))
    for text in lost:
        yield Finding(LOST, text, ledger.label(text, kept=False) or ledger.silence(text))
    for text in left:
        label = ledger.label(text, kept=True)
        if label or ledger.places(text):
            yield Finding(LEFT, text, label)
        else:
            yield Finding(NEW, text, "not in the raw text")


def _changed(lost: Sequence[str], left: Sequence[str]) -> list[tuple[str, str]]:
    """The paragraphs that are still there in part, each with what is left of it."""
    from rapidfuzz import fuzz, process

    if len(lost) * len(left) > MOST_PAIRS:
        return []
    pairs = []
    choices = {index: _tokens(text) for index, text in enumerate(left)}
    for text in lost:
        found = process.extractOne(_tokens(text), choices, scorer=fuzz.ratio, processor=None, score_cutoff=ALIKE)
        if found:
            pairs.append((text, left[found[2]]))
            del choices[found[2]]
    return pairs


def _tokens(text: str, *, unspaced: bool | None = None) -> list[str]:
    """The words of a text; its characters in scripts that do not separate words."""
    unspaced = has_unspaced(text) if unspaced is None else unspaced
    return list(text) if unspaced else re.findall(r"\n|\S+", text)


def word_difference(before: str, after: str) -> str:
    """What changed inside a paragraph, as ``git diff --word-diff`` shows it.

    Args:
        before: the paragraph as it is expected.
        after: as it came out.

    Returns:
        All its words, by one space each, and ``⏎`` for line breaks. If one of the two has a script without spaces,
        it is characters that are compared.

    >>> word_difference("It rained on Monday.", "It rained on Tuesday. Read more")
    'It rained on [-Monday.-] {+Tuesday. Read more+}'
    """
    from rapidfuzz.distance import Indel

    unspaced = has_unspaced(before + after)
    old, new = _tokens(before, unspaced=unspaced), _tokens(after, unspaced=unspaced)
    glue = "" if unspaced else " "

    def shown(words: list[str]) -> str:
        return glue.join(words).replace("\n", "⏎")

    parts = []
    for equal, edits in groupby(Indel.opcodes(old, new), key=lambda edit: edit.tag == "equal"):
        run = list(edits)
        gone = shown(old[run[0].src_start : run[-1].src_end])
        come = shown(new[run[0].dest_start : run[-1].dest_end])
        if equal:
            parts.append(gone)
        else:
            parts += [f"[-{gone}-]"] * bool(gone) + [f"{{+{come}+}}"] * bool(come)
    return glue.join(parts)


def _shown(finding: Finding, *, full: bool) -> str:
    """A finding's text, short enough to be read among many unless ``full``."""
    if full:
        return finding.text.replace("\n", "\n    ")
    if finding.what != CHANGED:
        text = _words(finding.text)
        return text if len(text) <= WIDTH else f"{text[:WIDTH].rstrip()}…"
    parts = _MARKED.split(finding.text)
    last = len(parts) - 1
    return "".join(
        part if number % 2 else _near(part, first=number == 0, last=number == last)
        for number, part in enumerate(parts)
    )


def _near(text: str, *, first: bool, last: bool) -> str:
    """Of what did not change, what stands near a change."""
    before = "" if first else text[:CONTEXT]
    after = "" if last else text[-CONTEXT:]
    return text if len(text) <= len(before) + len(after) + 1 else f"{before}…{after}"
