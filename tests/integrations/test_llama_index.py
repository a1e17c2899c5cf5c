"""LlamaIndex's ingestion pipeline, its cache and its processes."""

import pickle

import pytest

import cleantext
from tests.integrations.engines import RAWS, TEXTS, check_docstrings, check_page, engine

engine("llama_index.core")
from llama_index.core import Document  # noqa: E402
from llama_index.core.ingestion import IngestionCache, IngestionPipeline  # noqa: E402
from llama_index.core.schema import MediaResource, TextNode  # noqa: E402

from cleantext.integrations import llama_index as adapter  # noqa: E402


def run(cleaner: adapter.CleanText, cache: IngestionCache | None = None) -> list[str]:
    pages = [Document(text=raw, id_=str(n), metadata={"n": n}) for n, raw in enumerate(RAWS)]
    nodes = IngestionPipeline(transformations=[cleaner], cache=cache).run(documents=pages)
    assert [(node.node_id, node.metadata["n"]) for node in nodes] == [(str(n), n) for n in range(len(RAWS))]
    assert [page.text for page in pages] == RAWS, "what goes in is not changed"
    return [node.text for node in nodes]


def test_documents_are_cleaned_as_the_plain_function_does() -> None:
    assert run(adapter.CleanText()) == TEXTS


def test_nodes_are_cleaned_too_and_what_has_no_text_passes() -> None:
    image = Document(image_resource=MediaResource(data=b"aGVu"))
    node, same = adapter.CleanText()([TextNode(text="It rained.\n\nADVERTISEMENT"), image])
    assert node.get_content() == "It rained."
    assert same is image


def test_the_cache_tells_other_options_and_other_versions_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    cache = IngestionCache()
    assert run(adapter.CleanText(), cache) == TEXTS
    assert run(adapter.CleanText(keep={"byline"}), cache) == [
        cleantext.clean(raw, keep={"byline"}) for raw in RAWS
    ]
    same = adapter.CleanText(keep=["byline"]).to_dict()
    assert adapter.CleanText(keep={"byline"}).to_dict() == same
    monkeypatch.setattr(cleantext, "__version__", "99.0.0")
    assert adapter.CleanText(keep={"byline"}).to_dict() != same


def test_a_filter_without_a_name_is_never_taken_for_another() -> None:
    def options() -> list[object]:
        return [*cleantext.DEFAULT_FILTERS, cleantext.where(lambda block: block.text == "x", kind="widget")]

    first, second = adapter.CleanText(filters=options()), adapter.CleanText(filters=options())
    assert first.fingerprint != second.fingerprint
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(first)


def test_it_comes_through_pickle_and_dict_with_its_options() -> None:
    cleaner = adapter.CleanText(keep={"byline"})
    for copy in (pickle.loads(pickle.dumps(cleaner)), adapter.CleanText.from_dict(cleaner.to_dict())):
        assert copy.to_dict() == cleaner.to_dict()
        assert copy([Document(text="By Ann Lee")])[0].text == "By Ann Lee"


def test_two_processes() -> None:
    pages = [Document(text=raw) for raw in RAWS]
    pipeline = IngestionPipeline(transformations=[adapter.CleanText()], disable_cache=True)
    assert [node.text for node in pipeline.run(documents=pages, num_workers=2)] == TEXTS


def test_examples() -> None:
    check_docstrings(adapter)
    check_page("LlamaIndex")
