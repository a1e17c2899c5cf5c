"""datatrove: a step between a reader and a writer, for all of its executors."""

from typing import Unpack

from cleantext.cleaner import Cleaner
from cleantext.default import Options
from cleantext.integrations.engine import needs

with needs("datatrove", "datatrove"):
    from datatrove.pipeline.formatters.base import BaseFormatter


class CleanText(BaseFormatter):
    """Cleans the text of every document.

    The step's statistics tell how many documents were ``changed`` and how many ``emptied``, how many
    ``characters_removed``, and of each kind how many blocks, as ``removed_caption``. No document is dropped: put a
    filter behind the step if empty ones should be.

    Args:
        **options: as for `cleantext.clean`.

    Raises:
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> from datatrove.data import Document
    >>> step = CleanText()
    >>> [document.text for document in step([Document(text="It rained.\\n\\nADVERTISEMENT", id="1")])]
    ['It rained.']
    >>> step.stats["removed_advert"].total
    1
    """

    name = "🧹 cleantext"

    def __init__(self, **options: Unpack[Options]) -> None:
        super().__init__()
        self.cleaner = Cleaner(**options)

    def format(self, text: str) -> str:
        """What `cleantext.clean` gives, counted.

        Args:
            text: a document's.

        Returns:
            The clean text; the step's statistics have what was removed.
        """
        result = self.cleaner.explain(text)
        if result.text != text:
            self.stat_update("changed" if result.text else "emptied")
            self.stat_update("characters_removed", value=sum(len(block.text) for block in result.removed))
        self.stat_update(*(f"removed_{block.kind}" for block in result.removed))
        return result.text
