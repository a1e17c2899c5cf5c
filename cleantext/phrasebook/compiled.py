"""All languages' phrasebooks folded and indexed beforehand, because reading eighty TOML files takes seconds.

``compiled.json`` is written by ``python -m tools.compile_phrasebook`` from the TOML files, and a test says
when it is out of date.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from itertools import chain, repeat
from typing import Any

from cleantext.kinds import Kind
from cleantext.phrasebook.book import LINE, Phrasebook, Role, Rule, Written, write_index, write_patterns

FILE = "compiled.json"


def dump(book: Phrasebook) -> str:
    """A phrasebook as JSON, without the examples. The same phrasebook gives the same text.

    >>> from cleantext.phrasebook import build_phrasebook
    >>> book = build_phrasebook([{"language": "xx", "share": {"bar": {"lines": ["share on *"]}}}])
    >>> load(dump(book)).match("share on facebook").id
    'xx/bar'
    """
    number = {rule.id: n for n, rule in enumerate(book.rules)}
    lines: list[list[str]] = [[] for _ in book.rules]
    for line, rule in sorted(book.lines.items()):
        lines[number[rule.id]].append(line)

    def patterns(index: Mapping[str, Written]) -> dict[str, str]:
        return {
            word: found if isinstance(found, str) else write_patterns(found, number)
            for word, found in sorted(index.items())
        }

    openings = {
        word: found if isinstance(found, str) else write_index(found, number)
        for word, found in sorted(book.openings.items())
    }
    return json.dumps(
        {
            "rules": [[r.id, r.kind, r.max_words, r.heads_list, r.weak, r.role] for r in book.rules],
            "words": {name: LINE.join(sorted(words)) for name, words in sorted(book.words.items())},
            "counts": [len(found) for found in lines],
            "lines": LINE.join(line for found in lines for line in found),
            "openings": openings,
            "endings": patterns(book.endings),
            "glue": patterns(book.glue),
        },
        ensure_ascii=False,
        indent=0,
        separators=(",", ":"),
    )


def load(text: str) -> Phrasebook:
    """What `dump` wrote, as a phrasebook."""
    data: Mapping[str, Any] = json.loads(text)
    kinds = {kind.value: kind for kind in Kind}
    roles = {role.value: role for role in Role}
    rules = tuple(
        Rule(id, kinds[kind], max_words=max_words, heads_list=heads_list, weak=weak, role=roles.get(role))
        for id, kind, max_words, heads_list, weak, role in data["rules"]
    )
    # One dictionary of all lines at once takes half the time of one for each rule.
    rule_of = chain.from_iterable(map(repeat, rules, data["counts"]))
    lines = dict(zip(data["lines"].split(LINE), rule_of, strict=False))
    return Phrasebook(
        rules=rules,
        words={name: frozenset(filter(None, words.split(LINE))) for name, words in data["words"].items()},
        lines=lines,
        openings=data["openings"],
        endings=data["endings"],
        glue=data["glue"],
        heads=frozenset(rule.name for rule in rules if rule.heads_list),
        records=frozenset(rule.name for rule in rules if rule.role is Role.RECORD),
    )


def read() -> Phrasebook | None:
    """The compiled phrasebook that the package ships; ``None`` if it has not been written."""
    path = files("cleantext.phrasebook") / FILE
    # Three times as fast as to read text, which looks for line breaks to translate.
    return load(path.read_bytes().decode("utf-8")) if path.is_file() else None
