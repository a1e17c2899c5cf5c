"""LlamaIndex: a transformation, for the front of an ingestion pipeline."""

import pickle
from collections.abc import Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any, Unpack
from uuid import uuid4

import cleantext
from cleantext.cleaner import Cleaner
from cleantext.default import Options
from cleantext.integrations.engine import needs, sorted_options

with needs("llama_index", "llama-index"):
    from llama_index.core.bridge.pydantic import PrivateAttr
    from llama_index.core.schema import BaseNode, TransformComponent


class CleanText(TransformComponent):
    """Cleans the text of documents and nodes. It belongs before the splitter: a part of a page tells less.

    The options and cleantext's version are a part of what the pipeline's cache goes by. Documents that have no
    text, such as images, come out as they are. No document is dropped.

    Args:
        **options: as for `cleantext.clean`.

    Raises:
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> from llama_index.core import Document
    >>> [page.text for page in CleanText()([Document(text="It rained.\\n\\nADVERTISEMENT")])]
    ['It rained.']
    """

    options: dict[str, Any]
    fingerprint: str
    """What the cache knows the options and the version by; always worked out anew."""
    _cleaner: Cleaner = PrivateAttr()

    def __init__(
        self, *, options: Mapping[str, Any] | None = None, fingerprint: str = "", **more: Unpack[Options]
    ) -> None:
        known = sorted_options({**(options or {}), **more})
        super().__init__(options=known, fingerprint=_fingerprint(known))
        self._cleaner = Cleaner(**known)

    def __reduce__(self) -> tuple[Any, ...]:
        # The base class would leave out what cannot be pickled, and clean with other options in another process.
        return partial(CleanText, options=self.options), ()

    def __call__(self, nodes: Sequence[BaseNode], **kwargs: Any) -> list[BaseNode]:
        """Clean nodes.

        Args:
            nodes: are not changed.
            **kwargs: not used.

        Returns:
            Copies with clean text and the same ids and metadata, in the same order.
        """
        return [self._cleaned(node) for node in nodes]

    def _cleaned(self, node: BaseNode) -> BaseNode:
        raw = node.get_content()
        if not raw:
            return node
        copy = node.model_copy(update={"metadata": dict(node.metadata)})
        copy.set_content(self._cleaner.clean(raw))
        return copy


def _fingerprint(options: dict[str, Any]) -> str:
    try:
        return sha256(pickle.dumps((cleantext.__version__, options))).hexdigest()
    except Exception:
        return uuid4().hex  # a filter that has no name: nothing in a cache is known to come from it
