"""Spark: `cleantext.clean` and `cleantext.explain` as functions of columns."""

from dataclasses import asdict
from typing import Any, Unpack

from cleantext.cleaner import Cleaner
from cleantext.default import Options
from cleantext.integrations.engine import needs, null_stays

with needs("pyspark", "spark"):
    from pyspark.sql.functions import udf
    from pyspark.sql.udf import UserDefinedFunction

BLOCK = (
    "start: int, end: int, text: string, kind: string, rule: string, kept: boolean, confidence: double, "
    "because: array<struct<name: string, weight: double>>"
)
RESULT = f"text: string, paragraphs: array<string>, blocks: array<struct<{BLOCK}>>"
"""The fields of `cleantext.Result`, as Spark's."""


def clean_udf(**options: Unpack[Options]) -> UserDefinedFunction:
    """`cleantext.clean` as a function of a column, by Arrow.

    Args:
        **options: as for `cleantext.clean`.

    Returns:
        A user-defined function of a column of strings, which gives a column of strings. Null stays null.

    Raises:
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> pages = spark.createDataFrame([("It rained.\\n\\nADVERTISEMENT",), (None,)], "raw: string")
    >>> pages.select(clean_udf()("raw").alias("text")).collect()
    [Row(text='It rained.'), Row(text=None)]
    """
    return udf(null_stays(Cleaner(**options)), "string", useArrow=True)


def explain_udf(**options: Unpack[Options]) -> UserDefinedFunction:
    """`cleantext.explain` as a function of a column: a struct with the fields of `cleantext.Result`.

    Args:
        **options: as for `cleantext.clean`.

    Returns:
        A user-defined function of a column of strings, which gives a column of structs. Null stays null.

    Raises:
        ValueError: for an unknown kind, filter or language; names the nearest.

    >>> pages = spark.createDataFrame([("It rained.\\n\\nADVERTISEMENT",)], "raw: string")
    >>> pages.select(explain_udf()("raw").alias("page")).select("page.text", "page.blocks.kind").collect()
    [Row(text='It rained.', kind=['paragraph', 'advert'])]
    """
    cleaner = Cleaner(**options)

    def explain(raw: str | None) -> dict[str, Any] | None:
        if raw is None:
            return None
        result = cleaner.explain(raw)
        blocks = [
            asdict(block)
            | {"kind": block.kind.value, "because": [{"name": n, "weight": w} for n, w in block.because]}
            for block in result.blocks
        ]
        return {"text": result.text, "paragraphs": list(result.paragraphs), "blocks": blocks}

    return udf(explain, RESULT, useArrow=True)
