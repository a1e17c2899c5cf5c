"""A text whose lines all stand on one: where the sentences and the labels begin that were lines of their own.

``get_text(" ")`` and all that makes one space of any white space leave a page so.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from cleantext.kinds import CONTENT_KINDS
from cleantext.phrasebook import Phrasebook
from cleantext.text import CLOSERS, EDGE, SENTENCE_ENDS, SIGNS, fold_lines

SHARE = 0.8
"""How much of the text stands on one line."""
LEAST_SENTENCES = 4
"""Sentences of the shortest text that is taken apart; shorter ones are one paragraph."""
MAX_PHRASE = 6
"""Words of the longest label."""
PAGE = 20
"""Words of labels in a text that is a whole page, with menus. There each label stands apart;"""
LEAST_LABELS = 2
"""if a sentence holds so many words of them;"""
LEAST_IN_ROW, LONG_ROW = 3, 2
"""elsewhere so many in a row do, or two of so many words each."""

_MARKS = re.escape(SENTENCE_ENDS)
# Behind a sentence's end but an initial's full stop, with the first letter of another.
_SENTENCE = re.compile(
    rf"(?:(?<=[^\W\d_]{{2}}[{_MARKS}])|(?<=[{SIGNS}][{_MARKS}])|(?<=[{_MARKS}][{re.escape(CLOSERS)}]))"
    r"\s++(?=©|\W{0,9}([^\W\d_]))"
)
_WORD = re.compile(r"\S+")


def flat_breaks(raw: str, book: Phrasebook) -> Sequence[int]:
    """Where sentences and labels begin in a text that stands on one line.

    Args:
        raw: any text.
        book: the phrases that tell labels.

    Returns:
        Offsets, ascending; none of a text that has several lines of some length, or few sentences.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> raw = "It rained for days. It rained all night. No one slept then. The sun came out. Log in Privacy policy"
    >>> [raw[start:] for start in flat_breaks(raw, load_phrasebook())][2:]
    ['The sun came out. Log in Privacy policy', 'Log in Privacy policy', 'Privacy policy']
    """
    line = max(raw.splitlines(), key=len, default="")
    if len(line) < SHARE * len(raw.strip()):
        return ()
    sentences = [*_sentences(raw, raw.index(line), len(line))]
    if len(sentences) < LEAST_SENTENCES:
        return ()
    found = [(words, [*_labels(raw, words, book)]) for words in sentences]
    is_page = sum(end - start for _, labels in found for start, end in labels) >= PAGE
    breaks: set[int] = set()
    for words, labels in found:
        breaks.add(words[0].start())
        is_cut = is_page and sum(end - start for start, end in labels) >= LEAST_LABELS
        for start, end in labels if is_cut else _in_rows(labels):
            breaks.add(words[start].start())
            if end < len(words):
                breaks.add(words[end].start())
    return sorted(breaks)[1:]


def _sentences(raw: str, start: int, length: int) -> Iterator[Sequence[re.Match[str]]]:
    """The words of each sentence of a line."""
    found = _SENTENCE.finditer(raw, start, start + length)
    ends = [space.end() for space in found if not (space[1] or "").islower()]
    for begin, end in pairwise([start, *ends, start + length]):
        yield [*_WORD.finditer(raw, begin, end)]


def _labels(raw: str, words: Sequence[re.Match[str]], book: Phrasebook) -> Iterator[tuple[int, int]]:
    """The first word of each phrase that is a whole line elsewhere, and the one behind its last."""
    keys = fold_lines("\n".join([word[0] for word in words])).split("\n")
    goes_on = [word[0].lstrip(EDGE)[:1].islower() for word in words] + [False]
    start = 0
    while start < len(words):
        end = start + 1
        if not goes_on[start] and words[start][0].lstrip(EDGE)[:1].isalpha():
            for length in range(min(MAX_PHRASE, len(words) - start), 0, -1):
                last = start + length
                if goes_on[last] or not words[last - 1][0][-1].isalnum():
                    continue
                rule = book.whole(" ".join(keys[start:last]).strip(EDGE))
                if rule is not None and rule.kind not in CONTENT_KINDS and not rule.weak:
                    yield start, last
                    end = last
                    break
        start = end


def _in_rows(labels: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those of some labels that stand in a row."""
    row: list[tuple[int, int]] = []
    for label in [*labels, (-1, -1)]:
        if row and row[-1][1] != label[0]:
            if len(row) >= LEAST_IN_ROW or (len(row) > 1 and all(end - start >= LONG_ROW for start, end in row)):
                yield from row
            row = []
        row.append(label)
