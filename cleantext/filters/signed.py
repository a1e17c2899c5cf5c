"""What signs an article below its last paragraph: initials, a name, and notes on who the author is."""

import re
from collections.abc import Iterator, Sequence

from cleantext.document import Block, Document, Shape, Verdict
from cleantext.filters.dates import TOKEN, Words
from cleantext.filters.names import first_name, is_mentioned, is_name
from cleantext.kinds import Kind
from cleantext.text import AROUND_WORD, COLONS, SENTENCE_ENDS, ends_sentence, fold_lines

LEAST_PARAGRAPHS = 3
"""Paragraphs above a note: of a shorter text it may be a part."""
MOST_NOTES = 3
"""Notes below one article. More tell who people are because the article is on them."""
MAX_WORDS = 120
"""Words of the longest note,"""
ROLE_WITHIN = 4
"""and words behind "is" among which what the author is stands."""
SHORT_DAY = 3
"""Letters of a day's or month's name that may be a word of some language."""

_HOUR = re.compile(r"\d[:.h]\d\d")
# "Jane Doe (born 1980) is", "Jane Doe, 45, is"
_APART = re.compile(r"\s+(?:\([^()]{1,60}\),?\s+|(?<=, )[^,.]{1,30},\s+)?")
# "(jd)", "(DPX)", "(red/jd)", "AFX/jd/kl", "JD/kl", "jd/kl/mn", "AFX jd/kl", "J. D."
_INITIALS = re.compile(
    r"[(\[](?:[^\W\d_]{1,4}|[^\W\d_]{1,5}(?:[/-][^\W\d_]{1,8})+)[)\]]\.?"
    r"|[^\W\d_a-z]{2,5}[ /][^\W\d_]{1,4}(?:/[^\W\d_]{1,4})*|[^\W\d_]{1,4}(?:/[^\W\d_]{1,4}){2,}"
    r"|(?:[^\W\d_]\. ?){2,3}"
)


def signed(document: Document) -> Iterator[Verdict]:
    """Label what signs an article: below its last paragraph, and of nobody whom the article speaks of.

    >>> import cleantext
    >>> days = "Monday", "Tuesday", "Friday"
    >>> text = "\\n\\n".join(f"It rained on {day}, and the river rose by a foot before noon." for day in days)
    >>> note = "Jane Doe is the weather correspondent. She lives in Harrow."
    >>> for end in (note, "Jane Doe", "(jd/kl)"):
    ...     print(cleantext.explain(f"By Jane Doe\\n\\n{text}\\n\\n{end}").removed[-1].rule)
    signed/note
    signed/name
    signed/initials
    """
    blocks, prose = document.blocks, document.prose
    notes = _notes(document)
    others = [index for index in document.left if index not in notes]
    if len(others) < 2:
        return
    for index, name in notes.items():
        if not is_mentioned(name, [blocks[other].plain for other in others]):
            yield Verdict(index, Kind.AUTHOR_NOTE, "signed/note", 0.8)
    *_, last, end = others
    if end not in prose and last in prose and ends_sentence(blocks[last].plain):
        line = blocks[end]
        if _INITIALS.fullmatch(line.plain):
            yield Verdict(end, Kind.SIGN_OFF, "signed/initials", 0.8)
        elif len(prose) >= LEAST_PARAGRAPHS and _is_signature(document, end):
            yield Verdict(end, Kind.BYLINE, "signed/name", 0.8)


def _is_signature(document: Document, index: int) -> bool:
    """Whether the last line is the name of who wrote it: no such line heads a part of the article, and it speaks
    of nobody of that name."""
    blocks, particles = document.blocks, document.book.words["particles"]
    inside = range(document.first_prose, document.last_prose)
    return (
        is_name(blocks[index], particles)
        and not any(at in inside and is_name(line, particles) for at, line in document.blocks_left)
        and not is_mentioned(blocks[index].plain.split(), [block.plain for _, block in document.blocks_left])
    )


def _notes(document: Document) -> dict[int, Sequence[str]]:
    """The last paragraphs that may be notes on an author, and each one's name."""
    blocks, paragraphs = document.blocks, set(document.prose)
    bylines = (blocks[index].plain for index, label in document.labels.items() if label.kind is Kind.BYLINE)
    known = " ".join(bylines).casefold()
    notes: dict[int, Sequence[str]] = {}
    above: Block | None = None
    for index in reversed(document.left):
        if name := _author(document, index, known):
            notes[index] = name
        elif notes or index in paragraphs:
            above = blocks[index]
            break
    is_many = len(notes) > MOST_NOTES or len(paragraphs - notes.keys()) < LEAST_PARAGRAPHS
    return {} if above is None or is_many or _speaks_of_people(document, above) else notes


def _speaks_of_people(document: Document, above: Block) -> bool:
    """Whether what stands above the notes makes them the article's own.

    That is a heading, a line that announces them, "The speakers:", one of several names alone, or one more of whom
    it says what they are.
    """
    words = document.book.words
    if is_name(above, words["particles"]):
        return sum(is_name(block, words["particles"]) for _, block in document.blocks_left) > 1
    name, end = first_name(above.plain, words["particles"])
    copula = above.plain[end:].split(None, 1)[:1] if name else []
    return (
        above.shape is Shape.HEADING
        or above.plain[-1:] in COLONS
        or any(role.startswith(f"{fold_lines(word)} ") for word in copula for role in words["roles"])
    )


def _author(document: Document, index: int, known: str) -> Sequence[str]:
    """The words of the name that a note on an author begins with; none if the block is no such note.

    Right above it the name stands alone; or "is" follows, and a byline knows the name, or a reporter is what the
    author is. What tells a day or an hour announces something.
    """
    block, words = document.blocks[index], document.book.words
    if not 2 < block.words <= MAX_WORDS or block.shape is not Shape.TEXT:
        return ()
    name, end = first_name(block.plain, words["particles"])
    apart = _APART.match(block.plain, end) if name else None
    if apart is None:
        return ()
    rest = block.plain[apart.end() :]
    copula = fold_lines(rest.partition(" ")[0])
    own = tuple(role.partition(" ")[2] for role in words["roles"] if role.startswith(f"{copula} "))
    whole = " ".join(name)
    is_headed = rest[:1].islower() and document.blocks[index - 1].plain.strip(AROUND_WORD) == whole
    is_known = bool(own) and whole.casefold() in known
    is_note = is_headed or is_known or _has_role(rest, own)
    return name if is_note and not _is_appointment(block, words) else ()


def _is_appointment(block: Block, words: Words) -> bool:
    """Whether a note tells the day of a week, a month or an hour."""
    if _HOUR.search(block.plain):
        return True
    said = {word for word in TOKEN.findall(fold_lines(block.plain)) if len(word) > SHORT_DAY}
    return not (said.isdisjoint(words["months"]) and said.isdisjoint(words["days"]))


def _has_role(text: str, roles: tuple[str, ...]) -> bool:
    """Whether a role stands some words behind a text's first, "is", but another's: "is the editor Jane Doe"."""
    _, *behind = text.split(None, ROLE_WITHIN + 3)[: ROLE_WITHIN + 3]
    near = ""
    for number, word in enumerate(behind[:ROLE_WITHIN], 1):
        near = f"{near} {fold_lines(word.strip(AROUND_WORD))}"
        ends = word[-1] in SENTENCE_ENDS and word.count(".") < 2
        # "Wirtschaftsredakteurin" is a role as well.
        if near.endswith(roles):
            following = behind[number : number + 2]
            return ends or len(following) < 2 or not all(other[0].isupper() for other in following)
        if ends:
            break
    return False
