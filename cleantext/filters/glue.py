"""Junk glued into a paragraph: "… he said. Read more: Bus fares up", "ADVERTISEMENT The council…"."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator
from itertools import pairwise

from cleantext.document import Block, Document, Shape, Verdict
from cleantext.kinds import Kind
from cleantext.phrasebook import Pattern, Phrasebook, Rule, first_word
from cleantext.text import (
    AROUND_PICTURE,
    EDGE,
    PICTURE,
    QUOTES,
    SENTENCE_ENDS,
    count_words,
    fold,
    fold_lines,
    has_unspaced,
    stems,
)

MIN_WORDS = 6
"""Shorter blocks are judged as a whole."""
MAX_TAIL = 200
"""Characters of the longest junk that is cut from a paragraph's end."""
MAX_PHRASE = 60
"""Characters of the longest glued phrase."""
AROUND = 5_000
"""Characters in front of a paragraph and behind its start in which the word behind a label may come again."""
LEAST_BEFORE = 25
"""Words of a paragraph in front of the sentences of junk that end it. Shorter ones may be part of the junk: "Love
gardens? We do too. Sign up for our newsletter.\""""
NEIGHBOURS, COMMON = 8, 0.2
"""Paragraphs on either side, and the share of its stems that it has in common with them: so do nineteen of twenty
paragraphs of the benchmarks' articles, and a quarter of what phrases take there in several sentences."""
_OF_ONE_PIECE = frozenset({Kind.CAPTION, Kind.CONSENT})
"""Kinds of paragraphs of which the last sentence only is told by a phrase."""
_QUOTES = re.compile(r"[\"“”„«»]")
_PAIRED = frozenset(QUOTES + "*_")

# Where a sentence has ended and another begins, with a space between them or an emoji; and its first word.
_BOUNDARY = re.compile(
    rf"(?P<end>[{SENTENCE_ENDS}][\"”'’»)\]]*)\s*(?:[{PICTURE}]\ufe0f?\s*)*(?=[^\W\d_a-z]|[(\[*])[(\[*]*(?P<word>[^\W_]+)"
)

# What divides a phrase from what stands behind it, in any script.
_ENDS_PHRASE = frozenset(".:!|>»›→•।。：｜】)]")
# What divides a label of one word from it.
_ENDS_LABEL = _ENDS_PHRASE.difference(SENTENCE_ENDS) | {"\n"}
# What goes with a phrase that it stands behind: the bracket of "[Advertisement] The council", a dash with spaces.
_MARKS = re.compile(rf"[{re.escape(''.join(sorted(_ENDS_PHRASE)) + SENTENCE_ENDS)}]*(?:\s+[|>»›→•–—-]+(?=\s))?")


def glue(document: Document) -> Iterator[Verdict]:
    """Cut phrases from the start, the end and the sentence breaks of paragraphs.

    >>> import cleantext
    >>> text = "The council voted for the bridge on Monday. Read more: Bus fares up again"
    >>> cleantext.clean(text)
    'The council voted for the bridge on Monday.'
    """
    book = document.book
    lines: set[str] = set()
    for index, block in document.blocks_left:
        if block.words < MIN_WORDS or block.shape in (Shape.CODE, Shape.TABLE):
            continue
        # From the end, as junk may stand behind junk: then what ends one is where the next begins.
        limit = len(block.text)
        rule = document.rule(block) if block.words > LEAST_BEFORE else None
        if rule and (start := junk_at_end(block, rule, document)):
            yield Verdict(index, rule.kind, rule.glue_name, 1.0, start, limit)
            limit = start
        for start, word in reversed(list(_starts(block, limit, book.glue))):
            pattern = _phrase_at(block.text, word, book)
            if pattern is None:
                continue
            around = document.raw[max(block.start - AROUND, 0) : block.start + AROUND]
            lines = lines or {other.key for other in document.blocks}
            if end := _end(block.text, word, pattern, limit, around, stands_alone=pattern.opening in lines):
                yield Verdict(index, pattern.rule.kind, pattern.rule.glue_name, 1.0, start, end)
                limit = start if end == limit else limit


def junk_at_end(block: Block, rule: Rule, document: Document) -> int:
    """Where the sentences begin that end a paragraph and are what a phrase gives away.

    Args:
        block: a paragraph.
        rule: what it falls under as a whole.
        document: the one that it is of.

    Returns:
        Where the text in front of them ends; 0 if that is no paragraph of the article's: it is short, or has few
        words in common with those around it.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> bank = "The bank of the canal gave way in March after three weeks of rain and took the towpath with it."
    >>> text = f"{bank}\\n\\nNobody had seen the towpath sink. {bank} Sign up for our newsletter."
    >>> document = Document(text, segment(text), load_phrasebook())
    >>> block = document.blocks[1]
    >>> block.text[junk_at_end(block, document.rule(block), document) :]
    ' Sign up for our newsletter.'
    """
    text, match = block.text, document.book.match
    # Of what stands in quotation marks or in italics the last sign would be cut off.
    if rule.kind in _OF_ONE_PIECE or block.shape in (Shape.CODE, Shape.TABLE) or text[0] in _PAIRED:
        return 0
    ends = [found.end("end") for found in _BOUNDARY.finditer(text)]
    is_junk = [match(fold(text[start:end])) is not None for start, end in pairwise([0, *ends, len(text)])]
    last = len(ends)
    while last > 0 and is_junk[last]:
        last -= 1
    if last == len(ends) or any(is_junk[: last + 1]):
        return 0
    before = text[: ends[last]]
    if count_words(before) < LEAST_BEFORE or match(fold(before)) is not None:
        return 0
    place = bisect_left(document.prose, block.start, key=lambda index: document.blocks[index].start)
    around = document.prose[max(place - NEIGHBOURS, 0) : place + NEIGHBOURS + 1]
    known = {
        stem for index in around if document.blocks[index] is not block for stem in document.traits(index).stems
    }
    own = stems(before)
    return ends[last] if len(known.intersection(own)) >= COMMON * len(own) else 0


def _starts(block: Block, limit: int, first: Container[str]) -> Iterator[tuple[int, int]]:
    """Where a phrase may begin, by the first word there: at the text's start and after each sentence.

    Args:
        block: a paragraph.
        limit: where its end is, or that of what is left of it.
        first: the first words of all phrases.

    Yields:
        Where the sentence before has ended, and where the first word is, behind a bracket perhaps.
    """
    text = block.text
    key = block.key or fold(text[:MAX_PHRASE])
    if first_word(key).strip(EDGE) in first:
        yield 0, len(text) - len(text.lstrip(EDGE + AROUND_PICTURE))
    for boundary in _BOUNDARY.finditer(text, 0, limit):
        if _folded(boundary["word"]) in first or has_unspaced(boundary["word"][0]):
            yield boundary.end("end"), boundary.start("word")


def _folded(word: str) -> str:
    return word.casefold() if word.isascii() else fold_lines(word)


def _phrase_at(text: str, start: int, book: Phrasebook) -> Pattern | None:
    head = fold_lines(text[start : start + MAX_PHRASE])
    for pattern in book.glued(first_word(head).strip(EDGE)):
        if head.startswith(pattern.opening) and not head[len(pattern.opening) :][:1].isalnum():
            return pattern
    return None


def _end(text: str, start: int, pattern: Pattern, limit: int, around: str, *, stands_alone: bool) -> int:
    """Where the junk that begins with a phrase ends; 0 if the phrase is part of the paragraph after all.

    Args:
        text: the paragraph.
        start: where the phrase begins.
        pattern: the phrase.
        limit: where the paragraph ends, or the junk that ends it begins.
        around: the text that the paragraph stands in.
        stands_alone: whether the phrase is a line of that text elsewhere.
    """
    quotes = _QUOTES.findall(text, start, limit) if limit - start <= MAX_TAIL else []
    if len(quotes) % 2 and text[start:limit].rstrip(SENTENCE_ENDS)[-1:] == quotes[-1]:
        # It ends someone's words: "…and then it says: subscribe to read more.”"
        return 0
    if pattern.is_open:
        # "Watch: How it was built" is junk, "Watch: it will rise" is none.
        is_label = pattern.opening.endswith(":") and " " not in pattern.opening
        if is_label and text[start + len(pattern.opening) :].lstrip()[:1].islower():
            return 0
        # "Read more: …" is junk to the end of the block, if that is the end of a headline.
        rest = text[start : min(limit, start + MAX_TAIL + 1)]
        behind = bool(text[max(start - MAX_TAIL, 0) : start].strip(EDGE))
        fits = behind and len(rest) <= MAX_TAIL and count_words(rest) <= pattern.max_words
        return limit if fits and not _BOUNDARY.search(rest) else 0
    end = start + len(pattern.opening)
    phrase = text[start:end]
    if fold_lines(phrase) != pattern.opening:
        return 0
    behind_phrase = text[end : min(limit, end + MAX_PHRASE)]
    after = behind_phrase.lstrip(EDGE)
    if not after:
        return limit if start > 0 else 0
    # Where no letter has a case, only a mark tells "Read more" from "Read more, and you will know more".
    between = behind_phrase[: -len(after)]
    if after[0].isalpha() and after[0].lower() == after[0].upper() and not _ENDS_PHRASE.intersection(between):
        return 0
    # "Advertisement Standards Authority said" is prose, "Advertisement The council said" is not.
    if after[0].islower() or after[:12].isupper():
        return 0
    # "Advertisement Apple paid for" may be a subject, and "Why is that? Advertisement." an answer. A word that
    # comes again in small letters is no name, but begins a sentence; and where the phrase is a line as well it is
    # the page's label.
    if not (phrase.isupper() or " " in pattern.opening or _ENDS_LABEL.intersection(between)):
        first, _, rest = after.partition(" ")
        is_sentence = stands_alone or f" {first.lower()} " in around
        if between.strip() or not rest[:1].islower() or not is_sentence:
            return 0
    marks = _MARKS.match(behind_phrase)
    return end + (marks.end() if marks else 0)
