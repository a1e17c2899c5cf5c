"""The pipeline: every filter in its order, and the reason why it stands there.

A filter is a function of a `Document` that yields `Verdict` for the blocks it knows something of. It changes
nothing, keeps nothing between documents, and never learns which kinds the user drops. One family of junk is
one file; ``care``, ``credits``, ``dates``, ``facts``, ``headlines`` and ``series`` are no filters, but what others
ask. ``docs/filters.md`` shows how to write one.

Each filter has its module's name: ``import cleantext.filters.markup as m`` gives the function, not the module.
What else is in it is imported by ``from cleantext.filters.markup import …``.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cleantext.document import Block, Document, Verdict
from cleantext.document import Filter as Filter
from cleantext.filters.asides import asides
from cleantext.filters.beside_captions import beside_captions
from cleantext.filters.bylines import bylines
from cleantext.filters.captions import captions
from cleantext.filters.contacts import contacts
from cleantext.filters.content import content
from cleantext.filters.contents import contents
from cleantext.filters.context import context
from cleantext.filters.duplicates import duplicates
from cleantext.filters.edges import edges
from cleantext.filters.fields import fields
from cleantext.filters.glue import glue
from cleantext.filters.lists import list_ends, lists
from cleantext.filters.markup import markup
from cleantext.filters.phrases import phrases
from cleantext.filters.rows import rows
from cleantext.filters.run_together import run_together
from cleantext.filters.services import services
from cleantext.filters.signed import signed
from cleantext.filters.threads import threads
from cleantext.filters.titles import titles
from cleantext.kinds import Kind, parse_kinds

_RULES: tuple[Filter, ...] = (
    phrases,  # what a line says by itself comes first: all others lean on it
    services,  # rows of names of services,
    rows,  # and of phrases that are junk one by one
    markup,  # tags and addresses, which are no text, so that nothing after takes them for it
    captions,  # before duplicates, so that all copies of a caption go and none is kept as the first
    beside_captions,  # once these are known,
    bylines,  # by shape, once no phrase has spoken
    run_together,  # of labels that stand without a space between them each would be known by now
    fields,  # beside bylines and dates,
    threads,  # once dates are known, and before what would take a post for the article
    titles,  # before duplicates, so that of two headlines the one by the article stays
    contents,  # before duplicates, so that of an entry and the heading it points to the heading stays
    duplicates,  # before the filters of context, to which a copy is no evidence of prose
    lists,  # what stands under a heading such as "Most read"
    edges,  # what stands before the headline and after the last paragraph
    contacts,  # under a heading of contacts, behind which `edges` would expect no more of the article
    glue,  # inside what is left,
    asides,  # and inside of its sentences
)

DEFAULT_FILTERS: tuple[Filter, ...] = (
    *_RULES,
    context,  # what no rule can tell, from all that the rules have told
    list_ends,  # behind the model, which would take what stands below them for a list's too
    signed,  # below the article's last paragraph, once it is known which that is
    content,  # last: what nobody called junk is the article's
)
"""The filters that `cleantext.clean` runs, in order."""

RULES: tuple[Filter, ...] = (*_RULES, list_ends, signed, content)
"""The same without the model: ``cleantext.clean(raw, filters=cleantext.RULES)``."""

LOCAL_FILTERS: tuple[Filter, ...] = (services, glue, asides)
"""Filters that judge each block by itself alone: what they have let stand they would let stand again."""


@dataclass(frozen=True, slots=True)
class _Where:
    """A predicate on a block as a filter."""

    predicate: Callable[[Block], bool]
    kind: Kind
    __name__: str

    def __call__(self, document: Document) -> Iterator[Verdict]:
        for index, block in enumerate(document.blocks):
            if self.predicate(block):
                yield Verdict(index, self.kind, f"{self.__name__}/where")


def where(predicate: Callable[[Block], bool], *, kind: str, name: str = "user") -> Filter:
    """A filter in one line: the blocks for which a predicate holds are of a kind.

    Args:
        predicate: a function of a `Block`; to be pickled it must be importable, not a lambda.
        kind: the kind of such blocks.
        name: the filter's name in the ledger.

    Returns:
        A filter to put anywhere in ``filters=``.

    Raises:
        ValueError: if the kind is unknown.

    >>> import cleantext
    >>> horoscope = where(lambda block: block.text.startswith("Horoscope"), kind="widget")
    >>> cleaner = cleantext.Cleaner(filters=[*cleantext.DEFAULT_FILTERS, horoscope])
    >>> cleaner("It rained all week.\\n\\nHoroscope: Leo")
    'It rained all week.'
    """
    (parsed,) = parse_kinds({kind})
    return _Where(predicate, parsed, name)
