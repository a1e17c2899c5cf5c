"""pandas, by the plain function."""

from tests.integrations.engines import RAWS, TEXTS, check_page, engine

pandas = engine("pandas")

import cleantext  # noqa: E402


def test_a_series_is_cleaned_as_the_plain_function_does_and_null_stays_null() -> None:
    for kind in ("str", "object"):
        cleaned = pandas.Series([*RAWS, None], dtype=kind).map(cleantext.clean, na_action="ignore")
        assert cleaned[:-1].tolist() == TEXTS
        assert cleaned.isna().tolist() == [*(False for _ in RAWS), True]


def test_examples() -> None:
    check_page("pandas")
