"""Notes below an article on who wrote it: "Jane Doe is a reporter at the Echo and lives in Harrow."."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice

from cleantext.document import COLONS, Block, Document, Shape, Verdict
from cleantext.kinds import Kind
from cleantext.text import AROUND_WORD, SENTENCE_ENDS, fold_lines

LEAST_PARAGRAPHS = 3
"""Paragraphs above a note: of a shorter text it may be a part."""
MOST_NOTES = 3
"""Notes below one article. More tell who people are because the article is on them."""
LEAST_NAME, MOST_NAME = 2, 5
"""Words of a name."""
MAX_WORDS = 120
"""Words of the longest note,"""
ROLE_WITHIN = 8
"""and words behind "is" among which what the author is stands."""

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+")
# "Jane Doe (born 1980) is", "Jane Doe, 45, is"
_APART = re.compile(r"\([^()]{1,60}\),?\s+|(?<=, )[^,.]{1,30},\s+")


def authors(document: Document) -> Iterator[Verdict]:
    """Label what the last paragraphs say of an author whom the article does not speak of.

    >>> import cleantext
    >>> days = "Monday", "Tuesday", "Friday"
    >>> text = "\\n\\n".join(f"It rained on {day}, and the river rose by a foot before noon." for day in days)
    >>> note = "Jane Doe covers the weather. She lives in Harrow."
    >>> cleantext.explain(f"By Jane Doe\\n\\n{text}\\n\\n{note}").removed[-1].rule
    'authors/note'
    """
    blocks, left, paragraphs = document.blocks, document.left, set(document.prose)
    bylines = (blocks[index].plain for index, label in document.labels.items() if label.kind is Kind.BYLINE)
    known = " ".join(bylines).casefold()
    notes: dict[int, Sequence[str]] = {}
    for index in reversed(left):
        if name := _author(blocks[index], document, known):
            notes[index] = name
        elif notes or index in paragraphs:
            break
    if not 0 < len(notes) <= MOST_NOTES or _is_headed(document, min(notes)):
        return
    others = [index for index in left if index not in notes]
    if len(paragraphs.intersection(others)) >= LEAST_PARAGRAPHS:
        texts = [blocks[index].plain for index in others]
        for index, name in notes.items():
            if not _is_mentioned(name, texts):
                yield Verdict(index, Kind.AUTHOR_NOTE, "authors/note", 0.8)


def _is_headed(document: Document, index: int) -> bool:
    """Whether a heading of the article stands right above, or a line that announces it: "The speakers:"."""
    if index == 0 or index - 1 in document.junk:
        return False
    above = document.blocks[index - 1]
    return above.shape is Shape.HEADING or above.plain[-1:] in COLONS


def _is_mentioned(name: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether an article speaks of "Doe"; or says "bridge", so that "The Bridge Prize" is nobody's name.

    A line that is nothing but the name is a byline, whatever else it may be.
    """
    whole = " ".join(name)
    said = {word for text in texts if text.strip(AROUND_WORD) != whole for word in _WORD.findall(text)}
    return name[-1] in said or not said.isdisjoint(word.lower() for word in name if word[0].isupper())


def _author(block: Block, document: Document, known: str) -> Sequence[str]:
    """The words of the name that a note on an author begins with; none if the block is no such note.

    Either a byline knows the name, or "is" follows it and what authors are.
    """
    words = document.book.words
    if not LEAST_NAME < block.words <= MAX_WORDS or block.shape is not Shape.TEXT:
        return ()
    name, rest = _name(block.plain, words["particles"])
    if not LEAST_NAME <= len(name) <= MOST_NAME:
        return ()
    if rest[:1].islower() and " ".join(name).casefold() in known:
        return name
    copula, *behind = rest.split(None, ROLE_WITHIN + 1)[: ROLE_WITHIN + 1] or [""]
    if fold_lines(copula) not in words["copulas"]:
        return ()
    ends = (number for number, word in enumerate(behind, 1) if word[-1] in SENTENCE_ENDS)
    # "Wirtschaftsredakteurin" is a role as well.
    near = " ".join(word.strip(AROUND_WORD) for word in behind[: next(ends, None)])
    return name if any(f"{role} " in f"{fold_lines(near)} " for role in words["roles"]) else ()


def _name(plain: str, particles: Set[str]) -> tuple[Sequence[str], str]:
    """The words in capitals, with particles among them, that a text begins with, and what follows them."""
    text = plain.lstrip(AROUND_WORD)
    name: list[str] = []
    end = 0
    for found in islice(_TOKEN.finditer(text), MOST_NAME + 1):
        word = found[0].strip(AROUND_WORD)
        if not word or not (word[0].isupper() or (name and word in particles)):
            break
        name.append(word)
        end = found.end()
        if found[0][-1] in ",:;)":
            break
    if not name or name[-1][0].islower():
        return (), ""
    apart = _APART.match(text, end + 1)
    return name, text[apart.end() if apart else end + 1 :]
