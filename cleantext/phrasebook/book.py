"""Rules, patterns and the phrasebook that finds them by hash look-up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple, TypeAlias

from cleantext.kinds import Kind
from cleantext.text import UNSPACED, count_words, has_unspaced

OPENING = 3
"""Words by which a phrase's opening is found: many begin with the same one."""
MAX_WORDS = 12
"""A pattern with ``*`` matches lines up to this many words, unless its rule says another number."""
WORDS_FOR_ONE = 15
"""Longer lines have up to so many words for each word of a phrase and for its sign: a paragraph too may begin with
"your support"."""
_NOTICES = frozenset({Kind.CONSENT, Kind.LEGAL, Kind.WIDGET, Kind.CORRECTION, Kind.CAPTION})
"""Kinds of long texts of which few words say enough: "We use cookies to …", "Bar chart showing …"."""
SIGN = re.compile(r"[^\w\s*'’]")
"""What tells a label from a word: the colon of "Photo:"."""


class Role(StrEnum):
    """What a line says of the text that it stands by, where more than its kind follows from it."""

    FRAME = "frame"
    """It stands around what a mail or a feed brings. An article about them says it too, between its paragraphs."""
    HEADER = "header"
    """It is a mail's header, which an article may show."""
    RECORD = "record"
    """It shows that the text is a record of a press database."""
    NAMED = "named"
    """It ends in somebody's name, and is nothing without: "Interview by Jane Doe"."""


class Rule(NamedTuple):
    """One rule of a phrasebook: phrases that say of what kind a line is. A tuple, for thousands are read."""

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
    weak: bool = False
    """Whether an article has such a line as a heading of its own as well: "Don't miss"."""
    role: Role | None = None
    """What it says of the text."""
    go: tuple[str, ...] = ()
    """Lines that the rule must remove."""
    stay: tuple[str, ...] = ()
    """Lines that no rule of the phrasebook may touch."""

    @property
    def name(self) -> str:
        """The rule's name in the ledger when it takes a whole line: ``phrases/en/join-newsletter``."""
        return f"phrases/{self.id}"

    @property
    def is_named(self) -> bool:
        """Whether a line that ends in no name is none of the rule's."""
        return self.role is Role.NAMED

    @property
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
    """What stands between the opening and the ending, in order, where the phrase has several ``*``: words, or only
    how they begin where no space follows."""

    @classmethod
    def of(cls, phrase: str, rule: Rule) -> "Pattern":
        """The pattern of a folded phrase.

        Args:
            phrase: words, and ``*`` for any others. If it has no ``*`` all of it is the opening.
            rule: the rule that it belongs to.

        >>> Pattern.of("reporting by * editing by *", Rule("en/reporting", Kind.SIGN_OFF)).middle
        ('editing by ',)
        """
        opening, *rest = phrase.split("*")
        middle = tuple(part.lstrip() for part in rest[:-1])
        return cls(opening.strip(), rest[-1].strip() if rest else "", rule, bool(rest), middle)

    @property
    def phrase(self) -> str:
        """The phrase that `of` makes the pattern of."""
        return "*".join((self.opening, *self.middle, self.ending)) if self.is_open else self.opening

    @property
    def max_words(self) -> int:
        """Longest line that the pattern matches: of a phrase in one piece, the less it says, the shorter.

        >>> Pattern.of("your support *", Rule("en/plea", Kind.ADVERT, max_words=90)).max_words
        30
        >>> Pattern.of("your support * newsroom*", Rule("en/plea", Kind.ADVERT, max_words=90)).max_words
        90
        """
        most = self.rule.max_words
        words, other = self.opening or self.ending, self.opening and self.ending
        if most <= MAX_WORDS or self.middle or other or self.rule.kind in _NOTICES:
            return most
        return min(most, max(MAX_WORDS, WORDS_FOR_ONE * (count_words(words) + bool(SIGN.search(words)))))

    def matches(self, key: str, words: int) -> bool:
        """Whether a folded line of so many words is one of the pattern's.

        Args:
            key: the line.
            words: its length in words, of which it may have no more than `max_words`.

        >>> pattern = Pattern.of("share on *", Rule("en/share", Kind.SHARE))
        >>> [pattern.matches(key, 3) for key in ("share on facebook", "share on", "share online now")]
        [True, False, False]
        """
        return (
            words <= self.rule.max_words
            and len(key) > len(self.opening) + len(self.ending)
            and key.startswith(self.opening)
            and key.endswith(self.ending)
            and (not self.middle or self._holds_middle(key))
            and not (self.opening and _is_inside_word(key, len(self.opening)))
            and not (self.ending and _is_inside_word(key, len(key) - len(self.ending)))
            and words <= self.max_words
        )

    def _holds_middle(self, key: str) -> bool:
        position = len(self.opening)
        for phrase in self.middle:
            words = phrase.rstrip()
            position = key.find(words, position)
            while position >= 0 and (
                _is_inside_word(key, position) or (words != phrase and _is_inside_word(key, position + len(words)))
            ):
                position = key.find(words, position + 1)
            if position < 0:
                return False
            position += len(words)
        return position <= len(key) - len(self.ending)


def _is_inside_word(key: str, position: int) -> bool:
    """Whether a place in a line has a letter before it and behind it, of a script in which words have ends."""
    around = key[position - 1 : position + 1]
    return len(around) == 2 and around.isalnum() and not has_unspaced(around)


BEGINNING = 3
"""Characters of a whole line by which it is filed."""
LINE = "\x7f"
"""What divides lines in what is written: no phrase holds it, and unlike a line break JSON need not escape it."""
Written: TypeAlias = tuple[Pattern, ...] | str
"""Patterns, or what `write_patterns` wrote of them."""


def first_word(key: str) -> str:
    """What a folded line is looked up by: its first word, or two characters where none has an end.

    Args:
        key: the line.

    >>> first_word("read more: budget"), first_word("関連記事"), first_word("snsでシェア")
    ('read', '関連', 'sns')
    """
    word = key.partition(" ")[0]
    if word.isascii():
        return word
    return key[:2] if has_unspaced(word[0]) else UNSPACED.split(word, 1)[0]


def first_words(key: str) -> Iterator[str]:
    """What a folded line is looked up by: its first word, its first two, its first three.

    They are bare of the marks behind them, and end where a script without spaces begins.

    Args:
        key: the line.

    >>> [*first_words("thanks, and goodbye to all")], [*first_words("関連記事")]
    (['thanks', 'thanks and', 'thanks and goodbye'], ['関連'])
    """
    start = ""
    for word in key.split(" ", OPENING)[:OPENING]:
        if not word.isascii() and has_unspaced(word):
            break
        while word and not word[-1].isalnum():
            word = word[:-1]
        start = f"{start} {word}" if start else word or first_word(key)
        yield start
    if not start:
        yield first_word(key)


def filed_under(opening: str) -> str:
    """The one of `first_words` by which a phrase is found: all its words but the last, which may go on in a line.

    Args:
        opening: what stands before the phrase's first ``*``, folded.

    >>> filed_under("sign up for our"), filed_under("sign up"), filed_under("photo:"), filed_under("関連記事")
    ('sign up for', 'sign', 'photo', '関連')
    """
    head = opening.rpartition(" ")[0]
    if head and not has_unspaced(opening.partition(" ")[0]):
        *_, last = first_words(head)
        return last
    return next(first_words(opening))


def last_word(key: str) -> str:
    """What a folded line's end is looked up by: its last word, or two characters where none has a beginning.

    Args:
        key: the line.

    >>> last_word("share this on facebook"), last_word("続きはweb")
    ('facebook', 'web')
    """
    word = key.rpartition(" ")[2]
    if word.isascii():
        return word
    return key[-2:] if has_unspaced(word[-1]) else UNSPACED.split(word)[-1]


def index_openings(patterns: Iterable[Pattern]) -> dict[str, Written]:
    """Patterns of one first word by what they are `filed_under`, and nothing by the words that lead there.

    So whoever looks up a line's first words can stop at the first that no phrase goes on from.

    Args:
        patterns: those of phrases with the same first word, in the order in which they are to be tried.

    >>> rule = Rule("en/pitch", Kind.NEWSLETTER)
    >>> index = index_openings([Pattern.of("sign up for our *", rule), Pattern.of("sign up today *", rule)])
    >>> {start: [pattern.phrase for pattern in found] for start, found in index.items()}
    {'sign': [], 'sign up': ['sign up today*'], 'sign up for': ['sign up for our*']}
    """
    index: dict[str, tuple[Pattern, ...]] = {}
    for pattern in patterns:
        start = filed_under(pattern.opening)
        for end, character in enumerate(start):
            if character == " ":
                index.setdefault(start[:end], ())
        index[start] = (*index.get(start, ()), pattern)
    return dict(index)


def write_patterns(patterns: Iterable[Pattern], number: Mapping[str, int]) -> str:
    """Write patterns one after another, each behind the number of its rule.

    Args:
        patterns: in the order in which they are to be tried.
        number: a rule's id → its number.

    >>> rule = Rule("en/share", Kind.SHARE)
    >>> write_patterns([Pattern.of("share on *", rule), Pattern.of("* share", rule)], {"en/share": 4}).split(LINE)
    ['4 share on*', '4 *share']
    """
    return LINE.join(f"{number[pattern.rule.id]} {pattern.phrase}" for pattern in patterns)


def read_patterns(written: str, rules: Sequence[Rule]) -> tuple[Pattern, ...]:
    """Read what `write_patterns` wrote.

    Args:
        written: the text.
        rules: all rules, in the order of their numbers.

    >>> rule = Rule("en/share", Kind.SHARE)
    >>> read_patterns("0 share on *", [rule]) == (Pattern.of("share on *", rule),)
    True
    """
    lines = (line.partition(" ") for line in written.split(LINE) if line)
    return tuple(Pattern.of(phrase, rules[int(number)]) for number, _, phrase in lines)


def index_lines(lines: Mapping[str, Rule]) -> dict[str, dict[str, Rule] | bytes]:
    """Whole lines by their beginnings, so that those are read alone of which a text has the beginning.

    Args:
        lines: each folded line and its rule.

    >>> rule = Rule("en/share", Kind.SHARE)
    >>> [*index_lines({"share": rule, "share on facebook": rule, "pin it": rule})]
    ['sha', 'pin']
    """
    index: dict[str, dict[str, Rule]] = defaultdict(dict)
    for line, rule in lines.items():
        index[line[:BEGINNING]][line] = rule
    return {**index}


def write_lines(lines: Mapping[str, Rule], number: Mapping[str, int]) -> str:
    """Write whole lines one after another, each behind the number of its rule.

    Args:
        lines: each line and its rule.
        number: a rule's id → its number.

    >>> rule = Rule("en/share", Kind.SHARE)
    >>> write_lines({"share": rule, "share now": rule}, {"en/share": 4}).split(LINE)
    ['4 share', '4 share now']
    """
    return LINE.join(f"{number[rule.id]} {line}" for line, rule in sorted(lines.items()))


def read_lines(written: str, rules: Sequence[Rule]) -> dict[str, Rule]:
    """Read what `write_lines` wrote.

    Args:
        written: the text.
        rules: all rules, in the order of their numbers.

    >>> rule = Rule("en/share", Kind.SHARE)
    >>> read_lines("0 share", [rule]) == {"share": rule}
    True
    """
    entries = (entry.partition(" ") for entry in written.split(LINE))
    return {line: rules[int(number)] for number, _, line in entries}


def write_index(index: Mapping[str, Written], number: Mapping[str, int]) -> str:
    """Write what `index_openings` made: each start, and below it the patterns that it holds.

    Args:
        index: the index; its patterns may be written already.
        number: a rule's id → its number.

    >>> read_index(write_index({"sign": (), "sign up": "0 sign up today*"}, {}))
    {'sign': '', 'sign up': '0 sign up today*'}
    """
    texts = {start: w if isinstance(w, str) else write_patterns(w, number) for start, w in index.items()}
    return (LINE + LINE).join(start + LINE * bool(text) + text for start, text in texts.items())


def read_index(written: str) -> dict[str, Written]:
    """Read what `write_index` wrote, but for the patterns.

    Args:
        written: the text.

    Returns:
        Each start, and what `read_patterns` makes its patterns of.

    >>> read_index(f"sign{LINE}{LINE}sign up{LINE}0 sign up today*")
    {'sign': '', 'sign up': '0 sign up today*'}
    """
    parts = (part.partition(LINE) for part in written.split(LINE + LINE))
    return {start: patterns for start, _, patterns in parts}


@dataclass(frozen=True)
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
    lines: dict[str, dict[str, Rule] | bytes] = field(repr=False)
    """Whole-line phrases and their rules, by their first `BEGINNING` characters; `whole` looks them up."""
    openings: dict[str, dict[str, Written] | bytes] = field(repr=False)
    """By a phrase's first word, see `index_openings`; ``endings`` by its last, ``glue`` by its first. Being so
    many, they are read when first asked for, as `write_index` and `write_patterns` wrote them."""
    endings: dict[str, Written] = field(repr=False)
    glue: dict[str, Written] = field(repr=False)

    @cached_property
    def heads(self) -> frozenset[str]:
        """The names of the rules whose lines stand above a list of junk."""
        return frozenset(rule.name for rule in self.rules if rule.heads_list)

    @cached_property
    def records(self) -> frozenset[str]:
        """The names of those whose lines show that a text is a record of a press database."""
        return frozenset(rule.name for rule in self.rules if rule.role is Role.RECORD)

    def whole(self, key: str) -> Rule | None:
        """The rule that has all of a line as a phrase, without ``*``.

        Args:
            key: the folded line.

        >>> from cleantext.phrasebook import load_phrasebook
        >>> [load_phrasebook().whole(key) is not None for key in ("share on facebook", "share on saltby", "")]
        [True, False, False]
        """
        lines = self.lines.get(key[:BEGINNING], {})
        if isinstance(lines, bytes):
            lines = self.lines[key[:BEGINNING]] = read_lines(lines.decode(), self.rules)
        return lines.get(key)

    def match(self, key: str, words: int | None = None) -> Rule | None:
        """The rule that a whole line falls under.

        Args:
            key: the line, folded by `cleantext.text.fold`.
            words: its length in words; counted if not given.

        Returns:
            The rule, or ``None``. A whole-line phrase is preferred to one with ``*``.

        >>> from cleantext.phrasebook import build_phrasebook
        >>> rules = {"bar": {"lines": ["share *"]}, "mail": {"lines": ["share by mail"]}}
        >>> book = build_phrasebook([{"language": "xx", "share": rules}])
        >>> [rule and rule.id for rule in map(book.match, ("share by mail", "share by post", "to share by mail"))]
        ['xx/mail', 'xx/bar', None]
        """
        rule = self.whole(key)
        if rule is not None or (" " not in key and key.isascii()):
            return rule
        starts = first_words(key)
        word = next(starts)
        openings = self.openings.get(word, {})
        if isinstance(openings, bytes):
            openings = self.openings[word] = read_index(openings.decode())
        for start in reversed([word, *takewhile(openings.__contains__, starts)] if openings else ()):
            for pattern in self._patterns(openings, start):
                if (
                    key.startswith(pattern.opening)
                    and key.endswith(pattern.ending)
                    and pattern.matches(key, words or count_words(key))
                ):
                    return pattern.rule
        for pattern in self._patterns(self.endings, last_word(key)):
            if key.endswith(pattern.ending) and pattern.matches(key, words or count_words(key)):
                return pattern.rule
        return None

    def glued(self, word: str) -> tuple[Pattern, ...]:
        """The phrases that begin with a word and may be glued to a paragraph.

        Args:
            word: the word, folded and bare of the signs around it.

        >>> from cleantext.phrasebook import build_phrasebook
        >>> book = build_phrasebook([{"language": "xx", "related": {"more": {"glue": ["read more: *"]}}}])
        >>> [pattern.phrase for pattern in book.glued("read")], book.glued("more")
        (['read more:*'], ())
        """
        return self._patterns(self.glue, word)

    def _patterns(self, index: dict[str, Written], word: str) -> tuple[Pattern, ...]:
        """The patterns that an index holds by a word or more, read if they have not been."""
        found = index.get(word, ())
        if isinstance(found, str):
            found = index[word] = read_patterns(found, self.rules)
        return found
