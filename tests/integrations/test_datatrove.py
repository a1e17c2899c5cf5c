"""datatrove, in its local executor with two processes, in its Ray executor, and as a Slurm job runs it."""

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import cleantext
from tests.integrations.engines import RAWS, TEXTS, check_docstrings, check_page, engine

engine("datatrove")
from datatrove.executor import LocalPipelineExecutor, RayPipelineExecutor, SlurmPipelineExecutor  # noqa: E402
from datatrove.pipeline.readers import JsonlReader  # noqa: E402
from datatrove.pipeline.writers import JsonlWriter  # noqa: E402

from cleantext.integrations import datatrove as adapter  # noqa: E402

NOT_EMPTY = [(raw, text) for raw, text in zip(RAWS, TEXTS, strict=True) if raw]  # its readers skip empty texts


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A crawl in two files, one for each task."""
    folder = tmp_path / "crawl"
    folder.mkdir()
    for part in range(2):
        lines = (json.dumps({"id": str(n), "text": raw}) for n, (raw, _) in enumerate(NOT_EMPTY) if n % 2 == part)
        (folder / f"{part}.jsonl").write_text("".join(line + "\n" for line in lines), "utf-8")
    return folder


def pipeline(crawl: Path) -> list[Any]:
    return [JsonlReader(str(crawl)), adapter.CleanText(), JsonlWriter(str(crawl / "../out"), compression=None)]


def check(tmp_path: Path) -> None:
    """What was written is what the plain function gives, and what was counted is what explain removes."""
    lines = [line for path in (tmp_path / "out").iterdir() for line in path.read_text("utf-8").splitlines()]
    rows = sorted(map(json.loads, lines), key=lambda row: int(row["id"]))
    assert [row.get("text", "") for row in rows] == [text for _, text in NOT_EMPTY]
    steps = json.loads((tmp_path / "logs/stats.json").read_text("utf-8"))
    (stats,) = [step["stats"] for step in steps if "cleantext" in step["name"]]
    found = {name: count["total"] if isinstance(count, dict) else count for name, count in stats.items()}
    removed = [block for raw, _ in NOT_EMPTY for block in cleantext.explain(raw).removed]
    expected = Counter(f"removed_{block.kind}" for block in removed) + Counter(
        total=len(NOT_EMPTY),
        changed=sum(text != raw and text != "" for raw, text in NOT_EMPTY),
        emptied=sum(text == "" for _, text in NOT_EMPTY),
        characters_removed=sum(len(block.text) for block in removed),
    )
    assert found == expected


def test_the_local_executor(crawl: Path, tmp_path: Path) -> None:
    executor = LocalPipelineExecutor(pipeline(crawl), tasks=2, workers=2, logging_dir=str(tmp_path / "logs"))
    executor.run()
    check(tmp_path)


def test_the_ray_executor(ray: Any, crawl: Path, tmp_path: Path) -> None:
    executor = RayPipelineExecutor(
        pipeline(crawl), tasks=2, mem_per_cpu_gb=0.1, logging_dir=str(tmp_path / "logs")
    )
    executor.run()
    check(tmp_path)


SBATCH = """#!/bin/bash
# Stands in for Slurm's: runs an array of jobs one after another, here and now.
script="${@: -1}"
last=$(sed -n 's/^#SBATCH --array=0-\\([0-9]*\\).*/\\1/p' "$script")
for task in $(seq 0 "$last"); do
  SLURM_NODELIST=localhost SLURM_ARRAY_TASK_ID=$task bash "$script" >&2 || exit 1
done
echo "Submitted batch job 1"
"""


def test_the_slurm_executor(crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slurm itself is not at hand; but its executor's scripts are run, which load the step from a file."""
    sbatch = tmp_path / "bin/sbatch"
    sbatch.parent.mkdir()
    sbatch.write_text(SBATCH)
    sbatch.chmod(0o755)
    scontrol = sbatch.with_name("scontrol")
    scontrol.write_text("#!/bin/sh\necho localhost\n")
    scontrol.chmod(0o755)
    monkeypatch.setenv("PATH", f"{sbatch.parent}:{Path(sys.executable).parent}:{os.environ['PATH']}")
    executor = SlurmPipelineExecutor(
        pipeline(crawl), 2, time="00:01:00", partition="none", logging_dir=str(tmp_path / "logs"), with_srun=False
    )
    executor.run()
    check(tmp_path)


def test_examples(tmp_path: Path) -> None:
    check_docstrings(adapter)
    texts = ["It rained.\n\nADVERTISEMENT", "The sun shone.", "Related topics"]
    (tmp_path / "crawl").mkdir()
    lines = (json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts))
    (tmp_path / "crawl/0.jsonl").write_text("\n".join(lines))
    folders = {name: str(tmp_path / name) for name in ("crawl", "cleaned", "logs")}
    check_page("datatrove", **folders)
