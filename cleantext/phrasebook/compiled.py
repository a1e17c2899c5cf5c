"""All languages' phrasebooks folded and indexed beforehand, because reading eighty TOML files takes seconds.

``compiled.txt`` is written by ``python -m tools.compile_phrasebook`` from the TOML files, and a test says
when it is out of date. Most of it are phrases that begin with words which a text does not hold: those bytes are
left as they are until a line begins so, because to decode them all takes longer than all the rest.
"""

import json
from collections.abc import Mapping
from pkgutil import get_data
from typing import Any

from cleantext.kinds import Kind
from cleantext.phrasebook.book import (
    LINE,
    Phrasebook,
    Role,
    Rule,
    Written,
    write_index,
    write_lines,
    write_patterns,
)

FILE = "compiled.txt"


def dump(book: Phrasebook) -> bytes:
    """A phrasebook without the examples. The same phrasebook gives the same text.

    Its lines are JSON with all but the longest parts; the beginnings of whole-line phrases; the words that others
    begin with; what `write_lines` makes of the phrases of each beginning, and `write_index` of each word's.

    Args:
        book: the phrasebook, made of TOML files or loaded.

    >>> from cleantext.phrasebook import build_phrasebook
    >>> book = build_phrasebook([{"language": "xx", "share": {"bar": {"lines": ["share on *"]}}}])
    >>> load(dump(book)).match("share on facebook").id
    'xx/bar'
    """
    number = {rule.id: n for n, rule in enumerate(book.rules)}

    def patterns(index: Mapping[str, Written]) -> dict[str, str]:
        return {
            word: found if isinstance(found, str) else write_patterns(found, number)
            for word, found in sorted(index.items())
        }

    head = json.dumps(
        {
            "rules": [[r.id, r.kind, r.max_words, r.heads_list, r.weak, r.role] for r in book.rules],
            "words": {name: LINE.join(sorted(words)) for name, words in sorted(book.words.items())},
            "endings": patterns(book.endings),
            "glue": patterns(book.glue),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    lines = [
        found.decode() if isinstance(found, bytes) else write_lines(found, number)
        for _, found in sorted(book.lines.items())
    ]
    openings = [
        found.decode() if isinstance(found, bytes) else write_index(found, number)
        for _, found in sorted(book.openings.items())
    ]
    parts = head, LINE.join(sorted(book.lines)), LINE.join(sorted(book.openings)), *lines, *openings
    return "\n".join(parts).encode()


def load(written: bytes) -> Phrasebook:
    """What `dump` wrote, as a phrasebook.

    Args:
        written: the bytes, which are not checked.

    Returns:
        The phrasebook. Its rules do not say their phrases: `Phrasebook.match` and `glued` find by them.

    >>> from cleantext.phrasebook import build_phrasebook
    >>> book = build_phrasebook([{"language": "xx", "share": {"bar": {"lines": ["share on *"]}}}])
    >>> book.rules[0].lines, load(dump(book)).rules[0].lines
    (('share on *',), ())
    """
    head, beginnings, first_words, *parts = written.split(b"\n")
    data: Mapping[str, Any] = json.loads(head)
    kinds = {kind.value: kind for kind in Kind}
    roles = {role.value: role for role in Role}
    rules = tuple(
        Rule(id, kinds[kind], max_words=max_words, heads_list=heads_list, weak=weak, role=roles.get(role))
        for id, kind, max_words, heads_list, weak, role in data["rules"]
    )
    lines: dict[str, dict[str, Rule] | bytes] = {}
    lines.update(zip(beginnings.decode().split(LINE) if beginnings else (), parts, strict=False))
    return Phrasebook(
        rules=rules,
        words={name: frozenset(filter(None, words.split(LINE))) for name, words in data["words"].items()},
        lines=lines,
        openings=dict(zip(first_words.decode().split(LINE), parts[len(lines) :], strict=False)),
        endings=data["endings"],
        glue=data["glue"],
    )


def read() -> Phrasebook | None:
    """The compiled phrasebook that the package ships; ``None`` if it has not been written.

    >>> read().match("most read").kind
    <Kind.RELATED: 'related'>
    """
    try:
        written = get_data("cleantext.phrasebook", FILE)
    except FileNotFoundError:
        return None
    return load(written) if written else None
