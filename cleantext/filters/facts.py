"""Facts by an article: "Length: 240 m", "4 eggs", "Ashford 1 Norton 0", in lines above its paragraphs or below."""

from collections.abc import Iterator, Sequence

from cleantext.document import Document
from cleantext.kinds import PAGE_ENDS
from cleantext.text import COMMAS, ends_sentence
from cleantext.traits import AMOUNT, COUNT, DIGIT, FACT

LEAST_FACTS = 2
"""Facts below one another that are none of a byline's."""
LEAST_WORDS, MOST_WORDS = 3, 12
"""Words of a line that is a fact because it ends in a number: shorter ones count shares and comments; and of the
longest fact of any kind: a headline may have a colon too."""
LEAST_COMMAS, MOST_APART = 3, 4
"""Commas of a longer one all the same, and words between two on the average: the towns of a county, behind its
name and a colon."""


def facts(document: Document, paragraph: int, step: int) -> Iterator[int]:
    """The runs of facts below the last paragraph (step 1) or above the first (-1), and the few lines among them.

    A share bar, a form or a link may stand between, but not what ends a page, nor right there what heads a list.

    Args:
        document: a text.
        paragraph: the index of the paragraph from which on they are looked for.
        step: 1 to look below it, -1 to look above.

    Returns:
        The lines' indices, the nearest first. Two thirds of a run are facts, so its last line may be none.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> text = "The mayor of Millbrook opened the new bridge on Monday.\\nLength: 240 m\\nWidth: 12 m\\nSport"
    >>> list(facts(Document(text, segment(text), load_phrasebook()), 0, 1))
    [1, 2, 3]
    """
    prose = set(document.prose)
    runs: list[tuple[str, list[int]]] = [("", [])]
    for index in range(paragraph + step, len(document.blocks) if step > 0 else -1, step):
        if index in document.junk:
            if document.labels[index].kind in PAGE_ENDS:
                break
            runs.append((document.labels[index].rule, []))
        elif index in prose and not _is_fact(document, index):
            break
        else:
            runs[-1][1].append(index)
    for rule, run in runs:
        if rule not in document.book.heads:
            # Below an article two amounts without a label are as often another's.
            yield from _begins_with_facts(document, run, LEAST_FACTS + (step > 0))


def _begins_with_facts(document: Document, run: Sequence[int], least_amounts: int) -> Sequence[int]:
    """The longest part from a run's start of which two thirds are facts, if it holds enough of them."""
    found = labelled = length = 0
    for number, index in enumerate(run, 1):
        labelled += document.traits(index).label == FACT
        found += _is_fact(document, index)
        if 3 * found >= 2 * number and found >= (LEAST_FACTS if labelled else least_amounts):
            length = number
    return run[:length]


def _is_fact(document: Document, index: int) -> bool:
    """Whether a line says what something is, or how much: "Length: 240 m", "4 eggs", "Ashford 1 Norton 0"."""
    block, traits = document.blocks[index], document.traits(index)
    if block.words > MOST_WORDS:
        commas = sum(map(block.plain.count, COMMAS))
        is_enumeration = commas >= LEAST_COMMAS and block.words <= MOST_APART * (commas + 1)
        return traits.label == FACT and is_enumeration and not ends_sentence(block.plain)
    is_amount = traits.label == AMOUNT or traits.opening == COUNT
    ends_in_number = traits.ending == DIGIT and not traits.year and bool(traits.stems)
    return traits.label == FACT or is_amount or (ends_in_number and block.words >= LEAST_WORDS)
