"""LangChain: a document transformer, for between a loader and a splitter."""

from collections.abc import Sequence
from typing import Any, Unpack

from cleantext.cleaner import Cleaner
from cleantext.default import Options
from cleantext.integrations.engine import needs

with needs("langchain_core", "langchain"):
    from langchain_core.documents import BaseDocumentTransformer, Document


class CleanText(BaseDocumentTransformer):
    """Cleans the text of documents, and keeps their metadata. A document of which nothing is left stays, empty.

    Args:
        **options: as for `cleantext.clean`.

    Raises:
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> page = Document("It rained.\\n\\nADVERTISEMENT", metadata={"source": "https://a.example/rain"})
    >>> CleanText().transform_documents([page])
    [Document(metadata={'source': 'https://a.example/rain'}, page_content='It rained.')]
    """

    def __init__(self, **options: Unpack[Options]) -> None:
        self.cleaner = Cleaner(**options)

    def transform_documents(self, documents: Sequence[Document], **kwargs: Any) -> list[Document]:
        """Clean documents; `atransform_documents` does the same in a thread.

        Args:
            documents: are not changed.
            **kwargs: not used.

        Returns:
            New documents, in the same order.
        """
        return [
            page.model_copy(
                update={"page_content": self.cleaner.clean(page.page_content), "metadata": dict(page.metadata)}
            )
            for page in documents
        ]
