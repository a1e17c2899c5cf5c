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
    """What kind of junk the parts of a line are, if they are."""
    known: list[Kind] = []
    names = 0
    for part in some:
        key = fold(part)
        rule = book.whole(key)
        if rule is not None and rule.kind not in CONTENT_KINDS:
            known.append(rule.kind)
        elif read_date(key, part, book.words) is not None:
            known.append(Kind.DATELINE)
        elif len(part.split()) <= MAX_NAME and not ends_sentence(part):
            names += 1
        else:
            names = len(some)
    if not known:
        return None
    if names == 0 or (Kind.DATELINE in known and names == 1):
        return known[0]
    rule = book.match(fold(" ".join(some)))
    return rule.kind if rule is not None and not rule.weak and rule.kind not in CONTENT_KINDS else None
