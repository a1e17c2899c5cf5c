"""Engines as the tests run them: small, without a network, and gone when the tests are over."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

import pytest

os.environ.update(
    PYSPARK_PYTHON=sys.executable,
    SPARK_LOCAL_IP="127.0.0.1",
    RAY_USAGE_STATS_ENABLED="0",
    HF_HUB_OFFLINE="1",
    HF_DATASETS_OFFLINE="1",
    LANGSMITH_TRACING="false",
    SCRAPY_SETTINGS_MODULE="",
)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.log.level": "ERROR"}
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="session")
def ray() -> Iterator[Any]:
    import ray

    folder = tempfile.mkdtemp(prefix="ray")  # a short path: sockets are in it
    ray.init(num_cpus=2, include_dashboard=False, object_store_memory=100_000_000, _temp_dir=folder)
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield ray
    ray.shutdown()
    shutil.rmtree(folder, ignore_errors=True)
