"""Lines that a phrase gives away: "Join our newsletter", "Read more: …", "5 comments"."""

import re
from collections.abc import Iterator

from cleantext.document import Block, Document, Verdict
from cleantext.kinds import Kind
from cleantext.phrasebook import Rule
from cleantext.text import QUESTIONS, QUOTES, ends_sentence

WEAK = 0.4
"""How sure it is of what an article's own heading may say too; `lists` says where it is surer."""
_SPEECH = frozenset("–—―")
"""Dashes in front of what someone says: "– No, thanks."."""

_SCORE = re.compile(r"(?!1 ?/)\d{1,3}(?:[.,]\d)? ?/ ?(?:5|6|10|20|100)|[1-7]/[2348]")
"""What a review gives, "8/10", and a recipe's parts of a cup. What counts pictures says "1 / 10" where nobody has
turned to the next."""

_LABELLED = frozenset({Kind.CAPTION, Kind.BYLINE, Kind.CONTACT})
"""Kinds of which a label and a name or an address are, which are no sentence. A headline may be one."""


def phrases(document: Document) -> Iterator[Verdict]:
    """Label lines by the phrasebook.

    >>> import cleantext
    >>> cleantext.explain("Join Our Newsletter").removed[0].kind
    <Kind.NEWSLETTER: 'newsletter'>
    """
    match = document.book.match
    for index, block in enumerate(document.blocks):
        key = block.key
        if key:
            rule = match(key, block.words)
            if rule is not None and not _is_prose_after_all(block, rule):
                yield Verdict(index, rule.kind, rule.name, WEAK if rule.weak else 1.0)


def _is_prose_after_all(block: Block, rule: Rule) -> bool:
    """Whether a line is someone's words or a review's score, or goes on behind a label as sentences do."""
    if (
        _SCORE.fullmatch(block.plain)
        or block.plain[0] in QUOTES
        or (block.text[0] in _SPEECH and ends_sentence(block.plain))
    ):
        return True
    if rule.kind not in _LABELLED or not ends_sentence(block.plain):
        return False
    label, _, behind = block.plain.replace("：", ":").partition(":")
    if rule.kind is Kind.CAPTION:
        return behind.lstrip()[:1].islower()
    # "Theo: Forty, and two more on the roof.", where the name is a word for the author in another language. A
    # credit is no question, and has one small word at the most: "Jan de Vries", "Jane Doe and John Roe".
    small = sum(word[0].islower() and "@" not in word for word in behind.split())
    return " " not in label and (small > 1 or behind.rstrip()[-1:] in QUESTIONS)
