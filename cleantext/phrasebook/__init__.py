"""The words that give junk away, as data: one TOML file per language, found by hash look-up.

A file holds ``[words]`` (lists of words that filters of shape need: credit labels, months…) and a table
``[kind.rule-id]`` for each rule. See ``en.toml`` for the form, and ``docs/filters.md``.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

from cleantext.kinds import Kind, unknown
from cleantext.phrasebook.book import MAX_WORDS, Pattern, Phrasebook, Rule, first_word, last_word
from cleantext.text import EDGE, fold_lines, trim

__all__ = [
    "WORD_LISTS",
    "Pattern",
    "Phrasebook",
    "PhrasebookError",
    "Rule",
    "build_phrasebook",
    "first_word",
    "known_languages",
    "last_word",
    "load_phrasebook",
    "read_language",
]

WORD_LISTS = frozenset(
    {"credit", "agencies", "by", "months", "days", "dates", "clock", "reading", "follow", "services"}
)
"""The lists that ``[words]`` may hold."""


class PhrasebookError(ValueError):
    """A phrasebook file that cannot be used: says which file and which rule."""


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
    known = known_languages()
    for language in languages or ():
        if language not in known:
            raise ValueError(unknown("language", language, known))
    if languages is None:
        from cleantext.phrasebook.compiled import read

        compiled = read()
        if compiled is not None:
            return compiled
    chosen = [name for name in known if languages is None or name in languages]
    return build_phrasebook(read_language(name) for name in ["common", *chosen])


def known_languages() -> list[str]:
    """The codes of the languages that have a phrasebook.

    >>> known_languages() == sorted(known_languages())
    True
    """
    names = (path.name for path in files(__name__).iterdir())
    return sorted(n.removesuffix(".toml") for n in names if n.endswith(".toml") and n[:6] != "common")


def read_language(name: str) -> Mapping[str, object]:
    """Read one language's file as it stands: ``name`` is its code, or ``"common"``."""
    import tomllib

    return tomllib.loads((files(__name__) / f"{name}.toml").read_text("utf-8"))


def build_phrasebook(languages: Iterable[Mapping[str, object]]) -> Phrasebook:
    """Check languages' tables and index them.

    Args:
        languages: what TOML files hold: ``language``, ``words`` and tables by kind.

    Returns:
        The phrasebook; of two rules with the same phrase the first wins.

    Raises:
        PhrasebookError: if a table is malformed; names the language and the rule.

    >>> book = build_phrasebook([{"language": "xx", "share": {"bar": {"lines": ["share on *"]}}}])
    >>> book.match("share on facebook").id
    'xx/bar'
    """
    rules: list[Rule] = []
    words: dict[str, set[str]] = {name: set() for name in WORD_LISTS}
    for table in languages:
        rules += _rules(table)
        _add_words(words, table)
    ids = Counter(rule.id for rule in rules)
    if ids and max(ids.values()) > 1:
        raise PhrasebookError(f"{ids.most_common(1)[0][0]}: two rules have this name")
    lines: dict[str, Rule] = {}
    openings: dict[str, tuple[Pattern, ...]] = {}
    endings: dict[str, tuple[Pattern, ...]] = {}
    glued: dict[str, tuple[Pattern, ...]] = {}
    for rule in rules:
        for phrase in rule.lines:
            if "*" not in phrase:
                lines.setdefault(trim(fold_lines(phrase)), rule)
                continue
            pattern = _pattern(phrase, rule)
            index, word = (
                (openings, first_word(pattern.opening))
                if pattern.opening
                else (endings, last_word(pattern.ending))
            )
            index[word] = (*index.get(word, ()), pattern)
        for phrase in rule.glue:
            pattern = _pattern(phrase, rule)
            word = first_word(pattern.opening).strip(EDGE)
            glued[word] = (*glued.get(word, ()), pattern)
    return Phrasebook(
        rules=tuple(rules),
        words={name: frozenset(found) for name, found in words.items()},
        lines=lines,
        openings=openings,
        endings=endings,
        glued=glued,
        heads=frozenset(rule.name for rule in rules if rule.heads_list),
    )


def _pattern(phrase: str, rule: Rule) -> Pattern:
    # Folded lines are bare of edge punctuation, so that a phrase "【PR】 *" begins with "pr】".
    opening, *rest = (part.strip() for part in fold_lines(phrase).lstrip(EDGE.replace("*", "")).split("*"))
    ending = rest[-1].rstrip(EDGE) if rest else ""
    return Pattern(opening, ending, rule, bool(rest), tuple(rest[:-1]))


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
    for kind, group in table.items():
        if kind in ("language", "name", "words"):
            continue
        if kind not in set(Kind):
            raise PhrasebookError(f"{language}: {unknown('kind', kind, [k.value for k in Kind])}")
        if not isinstance(group, dict):
            raise PhrasebookError(f"{language}: [{kind}] must hold tables, one a rule")
        for name, entry in group.items():
            yield _rule(language, Kind(kind), name, entry)


def _rule(language: str, kind: Kind, name: str, entry: Mapping[str, object]) -> Rule:
    where = f"{language}: [{kind}.{name}]"
    known = {"lines", "glue", "max_words", "heads_list", "go", "stay"}
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
        outer = phrase.split("*")
        if not (outer[0] + outer[-1]).strip(EDGE) or "" in map(str.strip, outer[1:-1]):
            raise PhrasebookError(f"{where}: {phrase!r} needs words at its start or end, and between two *")
    max_words = entry.get("max_words", MAX_WORDS)
    if not isinstance(max_words, int) or max_words < 1:
        raise PhrasebookError(f"{where}: max_words must be a number of words, 1 or more")
    return Rule(
        id=f"{language}/{name}",
        kind=kind,
        max_words=max_words,
        heads_list=bool(entry.get("heads_list", False)),
        **texts,
    )
