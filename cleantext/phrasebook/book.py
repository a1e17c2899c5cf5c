"""Rules, patterns and the phrasebook that finds them by hash look-up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cleantext.kinds import Kind
from cleantext.text import UNSPACED, count_words, has_unspaced

MAX_WORDS = 12
"""A pattern with ``*`` matches lines up to this many words, unless its rule says another number."""


@dataclass(frozen=True)
class Rule:
    """One rule of a phrasebook: phrases that say of what kind a line is."""

    id: str
    """``language/name``, such as ``en/join-newsletter``."""
    kind: Kind
    lines: tuple[str, ...] = ()
    """Whole lines, folded; ``*`` stands for any words: ``"sign up for * newsletter"``."""
    glue: tuple[str, ...] = ()
    """Phrases that stand glued into a paragraph: ``"advertisement"``, ``"read more: *"``."""
    max_words: int = MAX_WORDS
    """Longest line that a pattern with ``*`` matches."""
    heads_list: bool = False
    """Whether the line stands above a list of junk: "Most read"."""
    go: tuple[str, ...] = ()
    """Lines that the rule must remove."""
    stay: tuple[str, ...] = ()
    """Lines that no rule of the phrasebook may touch."""

    @cached_property
    def name(self) -> str:
        """The rule's name in the ledger when it takes a whole line: ``phrases/en/join-newsletter``."""
        return f"phrases/{self.id}"

    @cached_property
    def glue_name(self) -> str:
        """The same when it cuts a span: ``glue/en/join-newsletter``."""
        return f"glue/{self.id}"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase with a ``*``: what a line must begin and end with.

    >>> rule = Rule("en/reporting", Kind.SIGN_OFF)
    >>> pattern = Pattern("reporting by", "", rule, True, middle=("editing by",))
    >>> pattern.matches("reporting by jane doe; editing by tom roe", 8)
    True
    """

    opening: str
    ending: str
    rule: Rule
    is_open: bool
    """Whether the phrase has a ``*``."""
    middle: tuple[str, ...] = ()
    """What stands between the opening and the ending, in order, where the phrase has several ``*``."""

    def matches(self, key: str, words: int) -> bool:
        """Whether a folded line of so many words is one of the pattern's."""
        return (
            words <= self.rule.max_words
            and len(key) > len(self.opening) + len(self.ending)
            and _starts(key, self.opening)
            and _ends(key, self.ending)
            and (not self.middle or self._holds_middle(key))
        )

    def _holds_middle(self, key: str) -> bool:
        position = len(self.opening)
        for phrase in self.middle:
            position = key.find(phrase, position) + len(phrase)
            if position < len(phrase):
                return False
        return position <= len(key) - len(self.ending)


def _starts(key: str, opening: str) -> bool:
    """Whether a line starts with a phrase, at a word's end where words have ends."""
    if not key.startswith(opening):
        return False
    rest = key[len(opening) : len(opening) + 1]
    return not (opening[-1:].isalnum() and rest.isalnum()) or has_unspaced(opening[-1:])


def _ends(key: str, ending: str) -> bool:
    if not ending:
        return True
    if not key.endswith(ending):
        return False
    before = key[-len(ending) - 1 : -len(ending)]
    return not (ending[0].isalnum() and before.isalnum()) or has_unspaced(ending[0])


def first_word(key: str) -> str:
    """What a folded line is looked up by: its first word, or two characters where none has an end.

    >>> first_word("read more: budget"), first_word("関連記事"), first_word("snsでシェア")
    ('read', '関連', 'sns')
    """
    word = key.partition(" ")[0]
    if word.isascii():
        return word
    return key[:2] if has_unspaced(word[0]) else UNSPACED.split(word, 1)[0]


def last_word(key: str) -> str:
    """The same for a line's end.

    >>> last_word("share this on facebook"), last_word("続きはweb")
    ('facebook', 'web')
    """
    word = key.rpartition(" ")[2]
    if word.isascii():
        return word
    return key[-2:] if has_unspaced(word[-1]) else UNSPACED.split(word)[-1]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The rules of some languages, indexed so that their number costs nothing.

    >>> from cleantext.phrasebook import load_phrasebook
    >>> book = load_phrasebook()
    >>> book.match("join our newsletter").kind
    <Kind.NEWSLETTER: 'newsletter'>
    >>> book.match("the newsletter was founded in 0") is None
    True
    """

    rules: tuple[Rule, ...]
    words: Mapping[str, frozenset[str]]
    """``[words]`` of all languages together, folded, by list."""
    lines: Mapping[str, Rule] = field(repr=False)
    openings: Mapping[str, tuple[Pattern, ...]] = field(repr=False)
    """By the first word of the phrase, as are ``glued``; ``endings`` by the last."""
    endings: Mapping[str, tuple[Pattern, ...]] = field(repr=False)
    glued: Mapping[str, tuple[Pattern, ...]] = field(repr=False)
    heads: frozenset[str]
    """The names of the rules whose lines stand above a list of junk."""

    def match(self, key: str, words: int | None = None) -> Rule | None:
        """The rule that a whole line falls under.

        Args:
            key: the line, folded by `cleantext.text.fold`.
            words: its length in words; counted if not given.

        Returns:
            The rule, or ``None``. A whole-line phrase is preferred to one with ``*``.
        """
        rule = self.lines.get(key)
        if rule is not None or (" " not in key and key.isascii()):
            return rule
        for pattern in self.openings.get(first_word(key), ()):
            if key.startswith(pattern.opening) and pattern.matches(key, words or count_words(key)):
                return pattern.rule
        for pattern in self.endings.get(last_word(key), ()):
            if key.endswith(pattern.ending) and pattern.matches(key, words or count_words(key)):
                return pattern.rule
        return None
