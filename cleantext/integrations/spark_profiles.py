"""Spark: site profiles, counted where the pages are."""

from collections.abc import Iterable, Iterator
from functools import reduce
from typing import TYPE_CHECKING

from cleantext.integrations.engine import needs
from cleantext.profiles import SiteProfile

with needs("pyspark", "spark"):
    from pyspark.sql import DataFrame
    from pyspark.sql.functions import col, collect_list, udf

if TYPE_CHECKING:
    from pyarrow import RecordBatch

SITES = 1_000
"""So many sites' profiles at most are held in memory for a partition: when there are more, they are passed on."""


def fit_profiles(pages: DataFrame, site: str, text: str) -> DataFrame:
    """A profile of every site. Pages stay where they are: profiles of a partition's pages travel, and are merged.

    Args:
        pages: pages of any number of sites, in any order.
        site: the column that tells sites apart, such as the host.
        text: the column of raw texts. Rows where one of the two is null tell nothing.

    Returns:
        A row for each site: the site, and ``profile``, which `SiteProfile.from_bytes` reads. It is that of all
        pages of the site, in whatever order and partitions they are.

    Raises:
        ValueError: if the column of sites is called "profile".

    >>> rows = [("a.example", f"It rained for {n} days, and the river rose.") for n in ("two", "three", "four")]
    >>> profiles = fit_profiles(spark.createDataFrame(rows, "host: string, raw: string"), "host", "raw")
    >>> {row.host: SiteProfile.from_bytes(row.profile) for row in profiles.collect()}
    {'a.example': SiteProfile(pages=3)}
    """
    if site.lower() == "profile":  # names in Spark have no case
        raise ValueError(f"rename the column {site} of sites: the profiles are called so")
    pages = pages.select(col(site).cast("string").alias("site"), col(text).alias("raw")).dropna()
    parts = pages.mapInArrow(_fit, "site string, profile binary").groupBy("site")
    merged = parts.agg(udf(_merge, "binary", useArrow=True)(collect_list("profile")).alias("profile"))
    return merged.withColumnRenamed("site", site)


def _fit(batches: "Iterable[RecordBatch]") -> "Iterator[RecordBatch]":
    """Profiles of a partition's pages; more than one for a site if the partition has very many sites."""
    profiles: dict[str, SiteProfile] = {}
    for batch in batches:
        for site, raw in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            profiles.setdefault(site, SiteProfile()).add(raw)
        if len(profiles) > SITES:
            yield _batch(profiles)
            profiles = {}
    yield _batch(profiles)


def _batch(profiles: dict[str, SiteProfile]) -> "RecordBatch":
    import pyarrow

    sites = pyarrow.array(profiles, pyarrow.string())
    parts = pyarrow.array([profile.to_bytes() for profile in profiles.values()], pyarrow.binary())
    return pyarrow.record_batch([sites, parts], ["site", "profile"])


def _merge(parts: Iterable[bytes]) -> bytes:
    return reduce(SiteProfile.merge, map(SiteProfile.from_bytes, parts)).to_bytes()
