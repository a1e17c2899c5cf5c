"""LangChain's documents."""

import asyncio

from tests.integrations.engines import RAWS, TEXTS, check_docstrings, check_page, engine

engine("langchain_core")
from langchain_core.documents import Document  # noqa: E402

from cleantext.integrations import langchain as adapter  # noqa: E402

PAGES = [Document(raw, id=str(n), metadata={"n": n}) for n, raw in enumerate(RAWS)]


def test_documents_are_cleaned_as_the_plain_function_does() -> None:
    cleaned = adapter.CleanText().transform_documents(PAGES)
    assert [page.page_content for page in cleaned] == TEXTS
    assert [(page.id, page.metadata) for page in cleaned] == [(page.id, page.metadata) for page in PAGES]


def test_what_goes_in_is_not_changed() -> None:
    (cleaned,) = adapter.CleanText().transform_documents(PAGES[:1])
    cleaned.metadata["more"] = True
    assert (PAGES[0].page_content, PAGES[0].metadata) == (RAWS[0], {"n": 0})


def test_the_asynchronous_method() -> None:
    cleaned = asyncio.run(adapter.CleanText().atransform_documents(PAGES))
    assert [page.page_content for page in cleaned] == TEXTS


def test_examples() -> None:
    check_docstrings(adapter)
    check_page("LangChain")
