"""What is done to each chunk of records: parse, clean, encode, count."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cleantext.cleaner import Cleaner
from cleantext.records.chunk import Chunk, Kept, Reader, Row, Writer
from cleantext.records.jsonlines import json_type, to_json_line
from cleantext.result import Result

if TYPE_CHECKING:
    from cleantext.records.learn import Sites

Removed = Counter[tuple[str, str, str]]
"""By kind, rule, and ``"blocks"`` or ``"characters"``: how much was removed."""


@dataclass(frozen=True)
class Fields:
    """Which fields hold what."""

    text: str = "text"
    """The raw text."""
    out: str | None = None
    """Where the clean text goes: in the place of the raw one if not given."""
    id: str | None = None
    """What names a record in the file of rejects."""
    paragraphs: str | None = None
    """Where the list of paragraphs goes, if anywhere."""
    ledger: str | None = None
    """Where the list of removals goes, if anywhere."""

    @property
    def added(self) -> dict[str, str]:
        """The fields that are set in each record, and what each of them holds."""
        asked = {self.out or self.text: "text", self.paragraphs: "paragraphs", self.ledger: "ledger"}
        return {name: what for name, what in asked.items() if name is not None}


class Outcome(NamedTuple):
    """What became of a chunk."""

    chunk: Chunk
    """Without its records."""
    data: bytes
    """What it adds to the output."""
    rejects: bytes
    """What it adds to the file of rejects."""
    read: int
    written: int
    rejected: int
    removed: Removed


@dataclass(frozen=True)
class Job:
    r"""What is done to each chunk: parse, clean, encode. Can be sent to another process.

    >>> from cleantext.records.chunk import Position
    >>> from cleantext.records.jsonlines import JsonLines
    >>> job = Job(Cleaner(), Fields(), JsonLines(), JsonLines())
    >>> outcome = job(Chunk("-", [1, 2], [b'{"id":7,"text":"ADVERTISEMENT"}', b"{"], Position(1)))
    >>> outcome.data, outcome.read, outcome.written, outcome.rejected
    (b'{"id":7,"text":""}\n', 2, 1, 1)
    """

    cleaner: Cleaner
    fields: Fields
    reader: Reader
    writer: Writer
    count_removed: bool = False
    sites: "Sites | None" = None
    """What is known of the records' sites."""

    def __call__(self, chunk: Chunk) -> Outcome:
        """Clean the records of a chunk; what cannot be cleaned is rejected with a reason."""
        kept: list[Kept] = []
        rejects: list[bytes] = []
        removed: Removed = Counter()
        for index, row in enumerate(self.reader.rows(chunk)):
            text, reason = text_of(row, self.fields.text)
            if text is not None:
                try:
                    cleaner = self.sites.cleaner(row.record, self.cleaner) if self.sites else self.cleaner
                    added = self._clean(cleaner, text, removed)
                except Exception as error:
                    reason = f"cleaning failed: {type(error).__name__}: {error}"
                else:
                    kept.append(Kept(index, row.record or {}, added))
                    continue
            rejects.append(to_json_line(self._reject(chunk, row, reason)))
        data = self.writer.encode(chunk, kept, self.fields.added)
        bare = replace(chunk, lines=(), items=())
        count = len(kept) + len(rejects)
        return Outcome(bare, data, b"".join(rejects), count, len(kept), len(rejects), removed)

    def _clean(self, cleaner: Cleaner, text: str, removed: Removed) -> dict[str, Any]:
        fields = self.fields
        out = fields.out or fields.text
        if not (fields.ledger or self.count_removed):
            if not fields.paragraphs:
                return {out: cleaner.clean(text)}
            paragraphs = cleaner.paragraphs(text)
            return {out: "\n\n".join(paragraphs), fields.paragraphs: paragraphs}
        result = cleaner.explain(text)
        count_removed(removed, result)
        added: dict[str, Any] = {out: result.text}
        if fields.paragraphs:
            added[fields.paragraphs] = list(result.paragraphs)
        if fields.ledger:
            added[fields.ledger] = [
                {"start": one.start, "end": one.end, "kind": one.kind, "rule": one.rule, "text": one.text}
                for one in result.removed
            ]
        return added

    def _reject(self, chunk: Chunk, row: Row, reason: str) -> dict[str, Any]:
        name = {"id": row.record[self.fields.id]} if row.record and self.fields.id in row.record else {}
        return {"file": chunk.name, "line": row.line, **name, "reason": reason, "record": row.raw}


def text_of(row: Row, name: str) -> tuple[str | None, str]:
    """A record's text, or ``None``, and the reason why it has none, or what is wrong with it.

    Args:
        row: a record that was parsed, or could not be.
        name: the field that the text is in.

    Returns:
        Text and reason. Both are there if the text could not be decoded well; of a sound one the reason is empty.

    >>> text_of(Row(1, "", {"body": 5}), "body")
    (None, "field 'body' holds a number, not text")
    """
    if row.record is None:
        return None, row.reason
    if name not in row.record:
        return None, f"no field {name!r}"
    text = row.record[name]
    if not isinstance(text, str):
        return None, f"field {name!r} holds {_article(json_type(text))}, not text"
    return text, row.reason


def _article(noun: str) -> str:
    return noun if noun in ("null", "bytes") else f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


def count_removed(removed: Removed, result: Result) -> None:
    """Add a result's removals to a count.

    Args:
        removed: the count, which is changed.
        result: what was made of one text.

    >>> removed = Counter()
    >>> count_removed(removed, Cleaner().explain("It rained.\\n\\nADVERTISEMENT"))
    >>> removed["advert", "phrases/en/label", "blocks"], removed["advert", "phrases/en/label", "characters"]
    (1, 13)
    """
    for one in result.removed:
        removed[one.kind.value, one.rule, "blocks"] += 1
        removed[one.kind.value, one.rule, "characters"] += len(one.text)
