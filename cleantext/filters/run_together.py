"""Lines of labels without a space between them: "ShareSave", "Jane DoePublished 3 May 2024"."""

from collections.abc import Iterator, Sequence

from cleantext.document import Document, Verdict
from cleantext.filters.dates import read_date
from cleantext.filters.phrases import WEAK
from cleantext.kinds import CONTENT_KINDS, Kind
from cleantext.phrasebook import Phrasebook
from cleantext.seams import parts, with_seams
from cleantext.text import ends_sentence, fold

MAX_NAME = 5
"""Words of the longest name beside a date."""


def run_together(document: Document) -> Iterator[Verdict]:
    """Label lines each of whose parts is junk by itself, or of which a phrase knows how they begin.

    >>> import cleantext
    >>> cleantext.clean("The bridge is open.\\n\\nShareSave\\n\\nImage captionThe bridge in May")
    'The bridge is open.'
    """
    blocks, junk = document.blocks, document.junk
    for index in sorted(with_seams(document.raw, [block.start for block in blocks]) - junk):
        block = blocks[index]
        some = parts(block.plain)
        if some and (kind := _kind(some, document.book)) is not None:
            # "CarSharing" may be a heading.
            is_word = block.words == 1 and len(some) == 2 and document.first_prose < index < document.last_prose
            yield Verdict(index, kind, "run_together/parts", WEAK if is_word else 1.0)


def _kind(some: Sequence[str], book: Phrasebook) -> Kind | None:
    """What kind of junk the parts of a line are: all of them known, a name beside a date, or a phrase and more."""
    kinds = [_kind_of_part(part, book) for part in some]
    known = [kind for kind in kinds if kind is not None]
    others = [part for part, kind in zip(some, kinds, strict=True) if kind is None]
    if not known:
        return None
    is_name = len(others) == 1 and len(others[0].split()) <= MAX_NAME and not ends_sentence(others[0])
    if not others or (is_name and Kind.DATELINE in known):
        return known[0]
    rule = book.match(fold(" ".join(some)))
    return rule.kind if rule is not None and not rule.weak and rule.kind not in CONTENT_KINDS else None


def _kind_of_part(part: str, book: Phrasebook) -> Kind | None:
    """What kind of junk a part is by itself, as a whole phrase or a date."""
    key = fold(part)
    rule = book.whole(key)
    if rule is not None and rule.kind not in CONTENT_KINDS:
        return rule.kind
    return Kind.DATELINE if read_date(key, part, book.words) is not None else None
