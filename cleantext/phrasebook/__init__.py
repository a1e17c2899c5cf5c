"""The words that give junk away, as data: one TOML file per language, found by hash look-up.

A file holds ``[words]`` (lists of words that filters of shape need: credit labels, months…) and a table
``[kind.rule-id]`` for each rule. See ``en.toml`` for the form, and ``docs/filters.md``.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pkgutil import get_data

from cleantext.kinds import Kind, unknown
from cleantext.phrasebook.book import (
    MAX_WORDS,
    SIGN,
    Pattern,
    Phrasebook,
    Role,
    Rule,
    first_word,
    first_words,
    index_lines,
    index_openings,
    last_word,
)
from cleantext.text import EDGE, fold_lines, has_unspaced, trim

__all__ = [
    "WORD_LISTS",
    "Pattern",
    "Phrasebook",
    "PhrasebookError",
    "Role",
    "Rule",
    "build_phrasebook",
    "first_word",
    "known_languages",
    "last_word",
    "load_phrasebook",
    "read_language",
]

WORD_LISTS = frozenset(
    {
        "asides",
        "credit",
        "photo",
        "shown",
        "hours",
        "agencies",
        "by",
        "of",
        "particles",
        "roles",
        "months",
        "days",
        "dates",
        "clock",
        "reading",
        "minutes",
        "follow",
        "services",
        "fields",
        "body",
        "page",
    }
)
"""The lists that ``[words]`` may hold."""


MIN_LETTERS = 4
"""Letters of the shortest phrase that may be a part of a line: "ad *" would hit prose, and "ad: *" does not."""
_LETTER = re.compile(r"[^\W_]")
_SYLLABLE = r"[\u1100-\u11ff\u3040-\u9fff\uac00-\ud7a3]"


class PhrasebookError(ValueError):
    """A phrasebook file that cannot be used: says which rule and which phrase, and of a file, which line."""

    def __init__(self, message: str, phrase: str = "") -> None:
        super().__init__(message)
        self.phrase = phrase
        """The phrase that is wrong, if it is one."""


@cache
def load_phrasebook(languages: frozenset[str] | None = None) -> Phrasebook:
    """Load the phrasebooks of some languages, once.

    Args:
        languages: codes such as ``{"en", "de"}``; ``None`` loads all.

    Returns:
        One `Phrasebook` for them together. Names of agencies and services that belong to no
        language are in it always.

    Raises:
        ValueError: if there is no phrasebook for a language; it lists those there are.

    >>> "en" in known_languages()
    True
    """
    if languages is None:
        from cleantext.phrasebook.compiled import read

        compiled = read()
        if compiled is not None:
            return compiled
    known = known_languages()
    for language in languages or ():
        if language not in known:
            raise ValueError(unknown("language", language, known))
    chosen = [name for name in known if languages is None or name in languages]
    return build_phrasebook(read_language(name) for name in ["common", *chosen])


def known_languages() -> list[str]:
    """The codes of the languages that have a phrasebook.

    >>> known_languages() == sorted(known_languages())
    True
    """
    from importlib.resources import files

    names = (path.name for path in files(__name__).iterdir())
    return sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml") and n[:6] != "common")


def read_language(name: str) -> Mapping[str, object]:
    """Read one language's file as it stands, and check it.

    Args:
        name: the language's code, or ``"common"``.

    Returns:
        What the file holds, for `build_phrasebook`.

    Raises:
        PhrasebookError: if the file cannot be used; names file and line.

    >>> read_language("en")["language"]
    'en'
    """
    import tomllib

    text = (get_data(__name__, f"{name}.toml") or b"").decode()
    table = tomllib.loads(text)
    try:
        list(_rules(table))
    except PhrasebookError as error:
        raise PhrasebookError(f"{name}.toml:{_line_of(error, text)}: {error}", error.phrase) from None
    return table


def _line_of(error: PhrasebookError, text: str) -> int:
    """The line of a file that an error speaks of: where the phrase stands last in its rule, or the rule begins."""
    header = re.search(r"\[[\w.-]+\]", str(error))
    start = text.find(f"\n{header[0]}") + 1 if header else 0
    end = text.find("\n[", start)
    phrase = text.rfind(f'"{error.phrase}"', start, end if end > 0 else None) if error.phrase else -1
    return text.count("\n", 0, max(start, phrase)) + 1


def build_phrasebook(languages: Iterable[Mapping[str, object]]) -> Phrasebook:
    """Check languages' tables and index them.

    Args:
        languages: what TOML files hold: ``language``, ``words`` and tables by kind.

    Returns:
        The phrasebook. Where two languages know a phrase, the one that knows more phrases gives it its rule, after
        the one that is for all.

    Raises:
        PhrasebookError: if a table is malformed; names the language and the rule.

    >>> book = build_phrasebook([{"language": "xx", "share": {"bar": {"lines": ["share on *"]}}}])
    >>> book.match("share on facebook").id
    'xx/bar'
    """
    words: dict[str, set[str]] = {name: set() for name in WORD_LISTS}
    by_language: list[tuple[Rule, ...]] = []
    for table in languages:
        by_language.append(tuple(_rules(table)))
        _add_words(words, table)
    rules = [rule for some in sorted(by_language, key=_rank) for rule in some]
    ids = Counter(rule.id for rule in rules)
    if ids and max(ids.values()) > 1:
        raise PhrasebookError(f"{ids.most_common(1)[0][0]}: two rules have this name")
    lines: dict[str, Rule] = {}
    openings: dict[str, list[Pattern]] = defaultdict(list)
    endings: dict[str, list[Pattern]] = defaultdict(list)
    glue: dict[str, list[Pattern]] = defaultdict(list)
    for rule in rules:
        for phrase in map(_folded, rule.lines):
            pattern = Pattern.of(phrase, rule)
            if not pattern.is_open:
                lines.setdefault(phrase, rule)
            elif pattern.opening:
                openings[next(first_words(pattern.opening))].append(pattern)
            else:
                endings[last_word(pattern.ending)].append(pattern)
        for phrase in map(_folded, rule.glue):
            pattern = Pattern.of(phrase, rule)
            glue[first_word(pattern.opening).strip(EDGE)].append(pattern)
    return Phrasebook(
        rules=tuple(rules),
        words={name: frozenset(found) for name, found in words.items()},
        lines=index_lines(lines),
        openings={word: index_openings(found) for word, found in openings.items()},
        endings={word: tuple(found) for word, found in endings.items()},
        glue={word: tuple(found) for word, found in glue.items()},
    )


def _rank(rules: Sequence[Rule]) -> tuple[bool, int]:
    """By what a language goes before others: what is for all first, then by phrases."""
    is_common = any(rule.id.startswith("common/") for rule in rules[:1])
    return not is_common, -sum(len(rule.lines) + len(rule.glue) for rule in rules)


def _folded(phrase: str) -> str:
    """A phrase as a folded line has it, which is bare of edge punctuation.

    >>> _folded("【PR】 *"), _folded("Most read:"), _folded("Save * log * to * comment*")
    ('pr】*', 'most read', 'save*log *to *comment*')
    """
    opening, *middle = fold_lines(phrase).split("*")
    if not middle:
        return trim(opening)
    *middle, ending = middle
    words = (f"{part.strip()} " if part[-1:].isspace() else part.strip() for part in middle)
    return "*".join((opening.lstrip(EDGE).strip(), *words, ending.rstrip(EDGE).strip()))


def _is_broad(phrase: str) -> bool:
    """Whether ordinary prose would hold a phrase: a short word without a sign such as a colon behind it.

    >>> _is_broad("ad *"), _is_broad("ad: *"), _is_broad("* 기자")
    (True, False, False)
    """
    letters = len(_LETTER.findall(phrase)) + len(re.findall(_SYLLABLE, phrase))
    is_one = len(phrase.replace("*", " ").split()) < 2
    return is_one and letters < MIN_LETTERS and not SIGN.search(phrase)


def _add_words(words: Mapping[str, set[str]], table: Mapping[str, object]) -> None:
    found = table.get("words", {})
    if not isinstance(found, dict):
        raise PhrasebookError(f"{table.get('language')}: [words] must be a table of lists")
    for name, entries in found.items():
        if not isinstance(entries, list):
            raise PhrasebookError(f"{table.get('language')}: words.{name} must be a list")
        if name not in words:
            raise PhrasebookError(f"{table.get('language')}: {unknown('word list', name, sorted(WORD_LISTS))}")
        words[name].update(fold_lines(entry) for entry in entries)


def _rules(table: Mapping[str, object]) -> Iterator[Rule]:
    language = table.get("language")
    if not isinstance(language, str):
        raise PhrasebookError('a phrasebook begins with its language: language = "en"')
    seen: dict[tuple[str, str], str] = {}
    for kind, group in table.items():
        if kind in ("language", "name", "words"):
            continue
        if kind not in set(Kind):
            raise PhrasebookError(f"{language}: {unknown('kind', kind, [k.value for k in Kind])}")
        if not isinstance(group, dict):
            raise PhrasebookError(f"{language}: [{kind}] must hold tables, one a rule")
        for name, found in group.items():
            rule = _rule(language, Kind(kind), name, found)
            where = f"[{kind}.{name}]"
            for key, phrases in (("lines", rule.lines), ("glue", rule.glue)):
                for phrase in phrases:
                    entry = (key, _folded(phrase))
                    if entry in seen:
                        message = f"{phrase!r} stands in {seen[entry]} as well, maybe in another spelling"
                        raise PhrasebookError(f"{language}: {where}: {message}", phrase)
                    seen[entry] = where
            yield rule


def _rule(language: str, kind: Kind, name: str, entry: Mapping[str, object]) -> Rule:
    where = f"{language}: [{kind}.{name}]"
    known = {"lines", "glue", "max_words", "heads_list", "weak", "role", "go", "stay"}
    for key in entry:
        if key not in known:
            raise PhrasebookError(f"{where}: {unknown('key', key, sorted(known))}")
    texts: dict[str, tuple[str, ...]] = {}
    for key in ("lines", "glue", "go", "stay"):
        value = entry.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            raise PhrasebookError(f"{where}: {key} must be a list of phrases, none of them empty")
        texts[key] = tuple(value)
    if not texts["lines"] and not texts["glue"]:
        raise PhrasebookError(f"{where}: a rule needs lines or glue")
    for phrase in texts["lines"] + texts["glue"]:
        outer = [part.strip() for part in _folded(phrase).split("*")]
        if not outer[0] + outer[-1] or "" in outer[1:-1]:
            raise PhrasebookError(
                f"{where}: {phrase!r} needs words at its start or end, and between two *", phrase
            )
    for phrase in (*(line for line in texts["lines"] if "*" in line), *texts["glue"]):
        if _is_broad(_folded(phrase)):
            raise PhrasebookError(f"{where}: {phrase!r} would hit ordinary prose: make it longer", phrase)
        edge = phrase.split("*")[0] or phrase.split("*")[-1]
        if len(edge) == 1 and has_unspaced(edge):
            # Where words have no spaces a line is looked up by two letters.
            raise PhrasebookError(f"{where}: {phrase!r} needs two letters at its start or end", phrase)
    max_words = entry.get("max_words", MAX_WORDS)
    if not isinstance(max_words, int) or max_words < 1:
        raise PhrasebookError(f"{where}: max_words must be a number of words, 1 or more")
    role = entry.get("role")
    if role is not None and role not in [*Role]:
        raise PhrasebookError(f"{where}: {unknown('role', role, [*Role])}")
    return Rule(
        id=f"{language}/{name}",
        kind=kind,
        max_words=max_words,
        heads_list=bool(entry.get("heads_list", False)),
        weak=bool(entry.get("weak", False)),
        role=None if role is None else Role(str(role)),
        **texts,
    )
