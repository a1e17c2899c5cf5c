"""spaCy, by the plain functions."""

from tests.integrations.engines import RAWS, TEXTS, check_page, engine

spacy = engine("spacy")

import cleantext  # noqa: E402


def test_clean_texts_come_through_unchanged() -> None:
    docs = spacy.blank("en").pipe(cleantext.clean_many(RAWS, workers=2))
    assert [doc.text for doc in docs] == TEXTS


def test_examples() -> None:
    check_page("spaCy")
