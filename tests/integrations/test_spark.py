"""Spark, in its local mode: a Java machine and worker processes, as on a cluster."""

import os
import shutil
from typing import Any

import pytest

import cleantext
from cleantext.profiles import SiteProfile
from tests.integrations.engines import RAWS, REQUIRED, TEXTS, check_docstrings, check_page, engine

engine("pyspark")
if not (REQUIRED or "JAVA_HOME" in os.environ or shutil.which("java")):
    pytest.skip("needs Java", allow_module_level=True)
from cleantext.integrations import spark as adapter  # noqa: E402
from cleantext.integrations import spark_profiles  # noqa: E402


@pytest.fixture(scope="module")
def pages(spark: Any) -> Any:
    rows = [(number, f"{number % 3}.example", raw) for number, raw in enumerate([*RAWS, None])]
    return spark.createDataFrame(rows, "number: int, site: string, raw: string").repartition(3)


def in_order(frame: Any, column: str) -> list[Any]:
    return [row[column] for row in frame.orderBy("number").collect()]


def test_clean_is_the_plain_function_and_null_stays_null(pages: Any) -> None:
    frame = pages.withColumn("text", adapter.clean_udf()("raw"))
    assert in_order(frame, "text") == [*TEXTS, None]


def test_options_reach_the_workers(pages: Any) -> None:
    line = cleantext.where(lambda block: block.text.startswith("The"), kind="widget")
    options: dict[str, Any] = {"keep": {"byline"}, "filters": [*cleantext.DEFAULT_FILTERS, line]}
    frame = pages.dropna().withColumn("text", adapter.clean_udf(**options)("raw"))
    assert in_order(frame, "text") == [cleantext.clean(raw, **options) for raw in RAWS]


def test_explain_is_the_plain_result_as_a_struct(pages: Any) -> None:
    *structs, null = in_order(pages.withColumn("page", adapter.explain_udf()("raw")), "page")
    assert null is None
    for raw, struct in zip(RAWS, structs, strict=True):
        result = cleantext.explain(raw)
        assert (struct.text, tuple(struct.paragraphs)) == (result.text, result.paragraphs)
        found = [
            cleantext.LabelledBlock(
                **block.asDict()
                | {"kind": cleantext.Kind(block.kind), "because": tuple(map(tuple, block.because))}
            )
            for block in struct.blocks
        ]
        assert tuple(found) == result.blocks


def test_profiles_are_those_of_the_plain_class(pages: Any) -> None:
    rows = spark_profiles.fit_profiles(pages, "site", "raw").collect()
    assert {row.site: SiteProfile.from_bytes(row.profile) for row in rows} == {
        f"{n}.example": SiteProfile.fit(RAWS[n::3]) for n in range(3)
    }


def test_the_column_of_sites_may_be_called_raw(spark: Any) -> None:
    frame = spark.createDataFrame([("a.example", "It rained for two days, and the river rose.")], ["raw", "text"])
    (row,) = spark_profiles.fit_profiles(frame, "raw", "text").collect()
    assert (row.raw, SiteProfile.from_bytes(row.profile).pages) == ("a.example", 1)


def test_but_not_profile(spark: Any) -> None:
    frame = spark.createDataFrame([("a.example", "It rained.")], ["Profile", "text"])
    with pytest.raises(ValueError, match="rename the column Profile"):
        spark_profiles.fit_profiles(frame, "Profile", "text")


def test_a_partition_of_many_sites_is_counted_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    pyarrow = engine("pyarrow")
    monkeypatch.setattr(spark_profiles, "SITES", 1)
    raws = [f"It rained for {n} days, and the river rose by a foot." for n in ("two", "three", "four", "five")]
    batches = [pyarrow.record_batch([["a", "b"], raws[:2]], ["site", "raw"])] * 2
    batches += [pyarrow.record_batch([["a", "b"], raws[2:]], ["site", "raw"])]
    parts = [(row["site"], row["profile"]) for batch in spark_profiles._fit(batches) for row in batch.to_pylist()]
    assert [site for site, _ in parts] == ["a", "b"] * 3
    whole = SiteProfile.from_bytes(spark_profiles._merge([profile for site, profile in parts if site == "a"]))
    assert whole == SiteProfile.fit(raws[::2])


def test_other_than_text_is_an_error(spark: Any) -> None:
    frame = spark.createDataFrame([(5,)], "raw: int").select(adapter.clean_udf()("raw"))
    with pytest.raises(Exception, match="raw must be a str, not int"):
        frame.collect()


def test_examples(spark: Any) -> None:
    check_docstrings(adapter, spark=spark)
    check_docstrings(spark_profiles, spark=spark)
    check_page("Spark", spark=spark)
