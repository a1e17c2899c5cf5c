"""polars, by the plain function."""

from tests.integrations.engines import RAWS, TEXTS, check_page, engine

polars = engine("polars")

import cleantext  # noqa: E402


def test_a_column_is_cleaned_as_the_plain_function_does_and_null_stays_null() -> None:
    pages = polars.DataFrame({"raw": [*RAWS, None]})
    assert pages["raw"].map_elements(cleantext.clean, polars.String).to_list() == [*TEXTS, None]
    lazy = pages.lazy().with_columns(polars.col("raw").map_elements(cleantext.clean, polars.String)).collect()
    assert lazy["raw"].to_list() == [*TEXTS, None]


def test_examples() -> None:
    check_page("polars")
