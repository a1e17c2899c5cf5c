"""Lines that a phrase gives away: "Join our newsletter", "Read more: …", "5 comments"."""

import re
from collections.abc import Iterator, Mapping, Set

from cleantext.document import Block, Document, Shape, Verdict, announces_list
from cleantext.filters.dates import Words, read_date
from cleantext.filters.glue import LEAST_BEFORE, junk_at_end
from cleantext.kinds import Kind
from cleantext.phrasebook import Role, Rule
from cleantext.text import (
    COLONS,
    COMMAS,
    FULL_STOPS,
    QUESTIONS,
    QUOTES,
    count_words,
    ends_sentence,
    fold,
    with_plain_colons,
)

WEAK = 0.4
"""How sure it is of what an article's own heading may say too; `lists` says where it is surer."""
MAX_HEADING = 6
"""Words of the longest heading that an article may have as well."""
HEADINGS = frozenset({Kind.CONTACT, Kind.PAYWALL, Kind.CONSENT})
"""Kinds whose short lines head parts of articles: "Contact", "Forgot your password?", "Cookies". Where such a line
stands by itself between two paragraphs it is hardly ever junk, but for offers that tell a number."""
MOST_SHOWN = 12
"""Lines of the longest list of a mail's headers, or of steps, that an article shows."""
_SPEECH = frozenset("–—―")
"""Dashes in front of what someone says: "– No, thanks."."""

_NUMBERED = frozenset("(0123456789")
"""What the number in front of a list's item begins with."""
_SCORE = re.compile(r"(?!1 ?/)\d{1,3}(?:[.,]\d)? ?/ ?(?:5|6|10|20|100)|[1-7]/[2348]")
"""What a review gives, "8/10", and a recipe's parts of a cup. What counts pictures says "1 / 10" where nobody has
turned to the next."""

MOST_SMALL = 2
"""Words in small letters in a credit that no sentence ends: "Text: Jane Doe and John Roe, with Ann Lee"."""
LEAST_LISTED = 3
"""Commas behind the colon of a line that ends in one and is a row of topics,"""
LEAST_SAID = 3
"""Words of the shortest sentence that is no date, behind "Updated:", and tells what is new."""
_BUTTONS = frozenset({Kind.SHARE, Kind.WIDGET, Kind.NEWSLETTER, Kind.PAYWALL})
"""Kinds of which most lines of a word or two are buttons, behind which no full stop stands: "Save." is a step."""
MOST_BUTTON = 2
"""Words of such a line."""
_LABELLED = frozenset({Kind.CAPTION, Kind.BYLINE, Kind.SIGN_OFF, Kind.CONTACT})
"""Kinds of which a label and a name or an address are, which are no sentence. A headline may be one."""


def phrases(document: Document) -> Iterator[Verdict]:
    """Label lines by the phrasebook.

    >>> import cleantext
    >>> cleantext.explain("Join Our Newsletter").removed[0].kind
    <Kind.NEWSLETTER: 'newsletter'>
    """
    blocks = document.blocks
    rules = {index: rule for index, block in enumerate(blocks) if (rule := find_rule(block, document)) is not None}
    inside, paragraphs = _inside(document, rules), set(document.prose)
    for index, rule in rules.items():
        if not is_shown(document, index, rule):
            is_heading = may_head(blocks[index], rule, document) and not _is_button(document, index, rule)
            is_weak = (
                is_heading
                or (rule.role is Role.FRAME and index in inside)
                or _stands_alone(document, index, rules, paragraphs)
            )
            yield Verdict(index, rule.kind, rule.name, WEAK if is_weak else 1.0)


def find_rule(block: Block, document: Document) -> Rule | None:
    """The rule that a line falls under, unless it is prose after all.

    Args:
        block: the line.
        document: the one that it is of.

    Returns:
        The rule; ``None`` also if the line is someone's words, a verse or a review's score, or a paragraph that
        ends in the phrase.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> document = Document("Read more\\nRead more,", segment("Read more\\nRead more,"), load_phrasebook())
    >>> [find_rule(block, document) is not None for block in document.blocks]
    [True, False]
    """
    rule = document.rule(block)
    if rule is None or _is_prose_after_all(block, rule, document.book.words):
        return None
    return None if block.words > LEAST_BEFORE and junk_at_end(block, rule, document) else rule


def may_head(block: Block, rule: Rule, document: Document) -> bool:
    """Whether an article may have what a rule takes as a heading of its own: minutes have "6. Newsletter".

    Args:
        block: a line that falls under the rule.
        rule: one of the phrasebook's.
        document: the one that it is of.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> text = "Newsletter\\n\\n6. Newsletter"
    >>> document = Document(text, segment(text), load_phrasebook())
    >>> [may_head(block, document.rule(block), document) for block in document.blocks]
    [False, True]
    """
    if rule.weak:
        return True
    # What only begins like a phrase goes on with a name or an address.
    is_whole = block.words <= MAX_HEADING and document.is_whole_phrase(block)
    is_heading = (rule.kind in HEADINGS or rule.role is Role.FRAME) and "0" not in block.key
    return is_whole and (is_heading or (block.shape is Shape.LIST and block.text[0] in _NUMBERED))


def is_shown(document: Document, index: int, rule: Rule) -> bool:
    """Whether an article shows a header of a mail, or a button in its list of steps.

    A sentence announces it, or those right above it.

    Args:
        document: a text.
        index: the line's index in its blocks.
        rule: the rule that the line falls under: only those whose role is `Role.HEADER`, or of a list's item
            `Role.FRAME`, are of what can be shown.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> from cleantext.segment import segment
    >>> header = "From: the bank <bank@parcel.example>"
    >>> for text in (f"The mail that came on Monday began so:\\n{header}", header):
    ...     document = Document(text, segment(text), load_phrasebook())
    ...     print(is_shown(document, len(document.blocks) - 1, document.rule(document.blocks[-1])))
    True
    False
    """
    is_step = rule.role is Role.FRAME and document.blocks[index].shape is Shape.LIST
    if not is_step and rule.role is not Role.HEADER:
        return False
    for above in reversed(document.blocks[max(index - MOST_SHOWN, 0) : index]):
        is_label = is_step and above.plain[-1:] in COLONS and document.rule(above) is None
        if is_label or announces_list(above):
            return True
        if above.shape is not Shape.LIST if is_step else ":" not in above.plain:
            break
    return False


def _is_button(document: Document, index: int, rule: Rule) -> bool:
    """Whether a mail has the address of a button right below its words."""
    following = document.blocks[index + 1 : index + 2]
    return rule.role is Role.FRAME and any(b.gap == 1 and b.words == 1 and "://" in b.text for b in following)


def _inside(document: Document, rules: Mapping[int, Rule]) -> Set[int]:
    """The sentences that may stand around a text and stand in it: between paragraphs, and by no other junk."""
    frames = [index for index, rule in rules.items() if rule.role is Role.FRAME]
    paragraphs = [index for index in document.prose if index not in rules] if frames else []
    if not paragraphs:
        return frozenset()
    return {
        index
        for index in frames
        if paragraphs[0] < index < paragraphs[-1]
        and rules.keys().isdisjoint((index - 1, index + 1))
        and not document.is_whole_phrase(document.blocks[index])
    }


def _stands_alone(document: Document, index: int, rules: Mapping[int, Rule], paragraphs: Set[int]) -> bool:
    """Whether a button's words stand between two paragraphs, or in an article with no other phrase beside them.

    There they are a heading more often than a button: the benchmarks' pages that may be read have neither, written
    pages 5 buttons, and written articles 11 headings. "Loading..." is none.
    """
    block, beside = document.blocks[index], {index - 1, index + 1}
    if rules[index].kind is not Kind.WIDGET or block.words > MAX_HEADING or not block.plain[-1].isalpha():
        return False
    is_inside = document.first_prose < index < document.last_prose and not document.is_whole_page
    is_beside_none = is_inside and block.words > 1 and beside.isdisjoint(rules)
    return document.is_whole_phrase(block) and (is_beside_none or beside <= paragraphs)


def _is_prose_after_all(block: Block, rule: Rule, words: Words) -> bool:
    """Whether a line is speech, a verse, a step, a score, or goes on behind a label as sentences do."""
    if (
        _SCORE.fullmatch(block.plain)
        or block.plain[0] in QUOTES
        or (block.text[0] in _SPEECH and ends_sentence(block.plain))
    ):
        return True
    if rule.kind in _BUTTONS and block.words <= MOST_BUTTON and block.plain[-1] in FULL_STOPS:
        # "Loading..." is none.
        return block.plain[-2:-1] != block.plain[-1]
    if rule.kind is Kind.DATELINE and ends_sentence(block.plain):
        # "Update of 3 May: The ferry is running again."
        _, colon, behind = block.plain.replace("：", ": ").rpartition(": ")
        return bool(colon) and count_words(behind) >= LEAST_SAID and read_date(fold(behind), behind, words) is None
    label, colon, behind = with_plain_colons(block.plain).partition(":")
    if rule.kind not in _LABELLED or (rule.kind is Kind.SIGN_OFF and not colon):
        # A verse, "Read more,", or what goes on where a link stood; not "Topics: bridges, ferries, floods,".
        return block.plain[-1] in COMMAS and not (colon and behind.count(block.plain[-1]) >= LEAST_LISTED)
    if rule.kind is Kind.CAPTION:
        return ends_sentence(block.plain) and behind.lstrip()[:1].islower()
    # "Theo: Forty, and two more on the roof.", where the name is a word for the author in another language. A
    # credit is no question, and has one small word at the most: "Jan de Vries", "Jane Doe and John Roe"; or if no
    # sentence ends there, fewer than others.
    said = behind.split()
    small = sum(word[0].islower() and "@" not in word for word in said)
    if not ends_sentence(block.plain):
        return " " not in label and rule.kind is Kind.BYLINE and small > max(MOST_SMALL, len(said) / 2)
    return " " not in label and (small > 1 or behind.rstrip()[-1:] in QUESTIONS)
