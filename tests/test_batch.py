"""Many texts: in order, in bounded memory, whatever goes wrong; and runs over files of which nothing is lost."""

import csv
import gzip
import io
import itertools
import json
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext.batch import AHEAD, GROUP_ITEMS, WorkersLost, in_order
from cleantext.cli import main
from tools.make_records import BAD, records

PARAGRAPH = "The council voted for the new bridge on Monday evening, the mayor said."


def raw(number: int) -> str:
    return f"By Jane Doe\n\n{PARAGRAPH} It was vote {number} on the matter.\n\nJoin Our Newsletter\n"


def clean(number: int) -> str:
    return f"{PARAGRAPH} It was vote {number} on the matter."


# --- many texts in one program


def test_one_text_is_not_taken_for_many() -> None:
    with pytest.raises(TypeError, match="pass an iterable of texts, not one string"):
        cleantext.clean_many("It rained all week.")


@pytest.mark.parametrize("workers", [1, 2])
def test_texts_come_back_clean_and_in_order(workers: int) -> None:
    texts = map(raw, range(200))
    assert list(cleantext.clean_many(texts, workers=workers)) == list(map(clean, range(200)))


def test_options_reach_the_workers() -> None:
    (text,) = cleantext.clean_many([raw(1)], workers=2, keep={"byline"})
    assert text == f"By Jane Doe\n\n{clean(1)}"


def test_a_cleaners_map_is_the_same() -> None:
    assert list(cleantext.Cleaner(keep={"newsletter"}).map(["Join Our Newsletter"])) == ["Join Our Newsletter"]


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_in_gives_nothing_out(workers: int) -> None:
    assert list(cleantext.clean_many([], workers=workers)) == []


@pytest.mark.parametrize("workers", [1, 2])
def test_an_endless_iterable_is_taken_a_bounded_number_ahead(workers: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        for number in itertools.count():
            taken += 1
            yield raw(number)

    results = cleantext.clean_many(endless(), workers=workers)
    assert list(itertools.islice(results, 100)) == list(map(clean, range(100)))
    assert taken <= 100 + GROUP_ITEMS * (AHEAD * workers + 1)
    results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bad_text_is_yielded_as_its_error(workers: int) -> None:
    texts: list[Any] = [raw(0), None, raw(2), b"bytes", raw(4)]
    results = list(cleantext.clean_many(texts, workers=workers, errors="yield"))
    assert [results[0], results[2], results[4]] == [clean(0), clean(2), clean(4)]
    assert isinstance(results[1], TypeError) and "NoneType" in str(results[1])
    assert isinstance(results[3], TypeError) and "decode" in str(results[3])


@pytest.mark.parametrize("workers", [1, 2])
def test_or_raised_when_its_turn_comes(workers: int) -> None:
    texts: Any = [raw(0), raw(1), None, raw(3)]
    results = cleantext.clean_many(texts, workers=workers)
    assert [next(results), next(results)] == [clean(0), clean(1)]
    with pytest.raises(TypeError, match="NoneType") as error:
        next(results)
    assert error.value.__notes__ == ["This was number 3, counted from 1."]


@pytest.mark.parametrize("workers", [1, 2])
def test_if_the_iterable_raises_what_it_gave_before_comes_first(workers: int) -> None:
    def broken() -> Iterator[str]:
        yield from map(raw, range(70))
        raise OSError("the disk is gone")

    results = cleantext.clean_many(broken(), workers=workers)
    assert list(itertools.islice(results, 70)) == list(map(clean, range(70)))
    with pytest.raises(OSError, match="the disk is gone"):
        next(results)


class Odd(Exception):
    """An error that cannot be made again from what pickle keeps of it."""

    def __init__(self, one: str, two: str) -> None:
        super().__init__(one)


def fail_oddly(text: str) -> str:
    if text == "odd":
        raise Odd("a", "b")
    return text.upper()


def die(text: str) -> str:
    if text == "die":
        os._exit(9)
    return text


def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    one, two, three = in_order(fail_oddly, ["a", "odd", "b"], workers=2, errors="yield")
    assert (one, three) == ("A", "B")
    assert str(two) == "Odd: a"


def test_an_item_that_cannot_be_sent_costs_no_other_one() -> None:
    texts: Any = [raw(0), (text for text in ()), raw(2)]
    one, two, three = cleantext.clean_many(texts, workers=2, errors="yield")
    assert (one, three) == (clean(0), clean(2))
    assert isinstance(two, TypeError)


def test_a_worker_that_dies_is_no_silent_loss() -> None:
    with pytest.raises(WorkersLost, match="ended before its time"):
        list(in_order(die, ["a", "die", "b"], workers=2))


def test_a_filter_that_cannot_be_sent_is_named_before_anything_starts() -> None:
    cleaner = cleantext.Cleaner(filters=[cleantext.where(lambda block: True, kind="widget")])
    with pytest.raises(TypeError, match=r"top of a module; or use workers=1"):
        cleaner.map([raw(1)], workers=2)


@pytest.mark.parametrize("workers", [0, -1])
def test_too_few_workers_are_an_error(workers: int) -> None:
    with pytest.raises(ValueError, match="workers must be 1 or more"):
        cleantext.clean_many([], workers=workers)


def test_an_unknown_manner_of_errors_is_an_error() -> None:
    with pytest.raises(ValueError, match="did you mean 'yield'"):
        cleantext.clean_many([], errors="yeild")  # type: ignore[call-overload]


PROGRAM = """
import multiprocessing, sys
import cleantext
if __name__ == "__main__":
    multiprocessing.set_start_method(sys.argv[1])
    print(list(cleantext.clean_many(["It voted.", "ADVERTISEMENT"] * 3, workers=2)))
"""


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_every_way_to_start_processes_gives_the_same(method: str, tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, "utf-8")
    run = subprocess.run([sys.executable, str(program), method], capture_output=True, text=True, timeout=60)
    assert run.stdout == f"{['It voted.', ''] * 3}\n", run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="looks processes up in /proc")
def test_workers_do_not_outlive_a_parent_that_is_killed(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"".join(records(3000, 0, size=20_000)))
    process = start(source, tmp_path / "out.jsonl", "--workers", "2")
    assert wait_for(lambda: len(children_of(process.pid)) >= 2)
    children = children_of(process.pid)
    process.kill()
    process.wait()
    assert wait_for(lambda: not any(alive(child) for child in children))


# --- runs over files


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    path = tmp_path / "crawl.jsonl"
    path.write_bytes(b"".join(records(300, bad=7, size=1500)))
    return path


def read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def rejects_of(output: Path) -> list[dict[str, Any]]:
    path = output.with_name(output.name + ".rejects.jsonl")
    return read_lines(path) if path.exists() else []


def left_over(folder: Path) -> list[str]:
    suffixes = (".partial", ".checkpoint", ".finished")
    return sorted(path.name for path in folder.iterdir() if path.name.endswith(suffixes))


@pytest.mark.parametrize("workers", ["1", "2"])
def test_records_in_are_records_out_and_rejects(
    workers: str, crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "clean.jsonl"
    assert main(["batch", str(crawl), "-o", str(output), "--workers", workers]) == 1
    assert "300 read = 293 written + 7 rejected" in capsys.readouterr().err
    good = [json.loads(line) for line in crawl.read_bytes().splitlines() if line not in BAD]
    assert read_lines(output) == [{**record, "text": cleantext.clean(record["text"])} for record in good]
    bad = [number for number, line in enumerate(crawl.read_bytes().splitlines(), 1) if line in BAD]
    assert [reject["line"] for reject in rejects_of(output)] == bad
    assert left_over(tmp_path) == []


def test_every_bad_record_has_its_reason(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    deep = b'{"text":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    huge = b'{"text":"It rained.","n":' + b"9" * 5000 + b"}"
    # Deeper ones are read by Python's parser that its writer cannot write.
    less_deep = b'{"text":"It rained.","a":' + b"[" * 600 + b"]" * 600 + b"}"
    source.write_bytes(b"\n".join([*BAD, b"", deep, b"   ", huge, less_deep, b'{"text":"It rained."}']))
    assert main(["batch", str(source), "-o", str(output), "-q"]) == 1
    assert read_lines(output) == [{"text": "It rained."}]
    reasons = {reject["line"]: reject["reason"] for reject in rejects_of(output)}
    assert list(reasons) == [1, 2, 3, 4, 5, 6, 7, 9, 11, 12]
    assert reasons[1].startswith("not JSON: ")
    assert reasons[2].startswith("not UTF-8, at byte ")
    assert reasons[3] == "no field 'text'"
    assert reasons[4] == "field 'text' holds null, not text"
    assert reasons[5] == "field 'text' holds a number, not text"
    assert reasons[6] == "a JSON array, not an object"
    assert reasons[7] == "not JSON: Expecting value, at character 1"
    assert reasons[9].startswith("not JSON that can be read: ")
    assert reasons[11].startswith("not JSON that can be read: ")
    assert reasons[12] == "not JSON that can be read: nested more than 500 deep"
    assert rejects_of(output)[1]["record"] == BAD[1].decode("utf-8", "backslashreplace")


def test_a_text_that_cannot_be_cleaned_is_rejected_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": 7, "text": "a"}\n{"id": 8, "text": "bad"}\n', "utf-8")

    def fail(self: cleantext.Cleaner, text: str) -> str:
        return text if text == "a" else str(1 / 0)

    monkeypatch.setattr(cleantext.Cleaner, "clean", fail)
    assert main(["batch", str(source), "-o", str(output), "--id-field", "id"]) == 1
    (reject,) = rejects_of(output)
    assert (reject["id"], reject["line"]) == (8, 2)
    assert reject["reason"] == "cleaning failed: ZeroDivisionError: division by zero"


def test_other_fields_stay_and_new_ones_are_added(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    record = {"a": [1, {"b": None}], "body": f"{PARAGRAPH}\n\nADVERTISEMENT", "z": "\ud800 ünï \u2028"}
    source.write_text(json.dumps(record) + "\n", "utf-8")
    options = [
        "--field",
        "body",
        "--out-field",
        "text",
        "--paragraphs-field",
        "parts",
        "--ledger-field",
        "removed",
    ]
    assert main(["batch", str(source), "-o", str(output), *options]) == 0
    (done,) = read_lines(output)
    rule = cleantext.explain("ADVERTISEMENT").removed[0].rule
    start = len(PARAGRAPH) + 2
    removal = {"start": start, "end": start + 13, "kind": "advert", "rule": rule, "text": "ADVERTISEMENT"}
    assert done == {**record, "text": PARAGRAPH, "parts": [PARAGRAPH], "removed": [removal]}
    assert list(done) == ["a", "body", "z", "text", "parts", "removed"]


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst"])
def test_compressed_files_are_read_and_written(suffix: str, crawl: Path, tmp_path: Path) -> None:
    if suffix.endswith("zst"):
        pytest.importorskip("zstandard")
    plain, packed, back = tmp_path / "plain.jsonl", tmp_path / f"packed{suffix}", tmp_path / "back.jsonl"
    main(["batch", str(crawl), "-o", str(plain)])
    assert main(["batch", str(crawl), "-o", str(packed), "--workers", "2"]) == 1
    assert unpacked(packed) == plain.read_bytes()
    assert main(["batch", str(packed), "-o", str(back)]) == 0
    assert len(read_lines(back)) == 293


def unpacked(path: Path) -> bytes:
    if path.suffix == ".gz":
        return gzip.decompress(path.read_bytes())
    if path.suffix == ".zst":
        import zstandard

        # The plainest way to read one: it stops after the first frame.
        with path.open("rb") as file:
            return zstandard.ZstdDecompressor().stream_reader(file).read()
    return path.read_bytes()


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_file_that_was_cut_off_is_no_whole_one(
    suffix: str, crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if suffix == ".zst":
        pytest.importorskip("zstandard")
    packed, output = tmp_path / f"packed.jsonl{suffix}", tmp_path / "out.jsonl"
    main(["batch", str(crawl), "-o", str(packed)])
    packed.write_bytes(packed.read_bytes()[:-5])
    capsys.readouterr()
    assert main(["batch", str(packed), "-o", str(output)]) == 3
    error = capsys.readouterr().err
    assert "is damaged" in error and "--restart" in error and "--resume" not in error
    assert not output.exists()


def test_a_run_that_has_read_nothing_leaves_nothing(
    crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed, output = tmp_path / "packed.jsonl.gz", tmp_path / "out.jsonl"
    packed.write_bytes(gzip.compress(crawl.read_bytes())[:50])
    assert main(["batch", str(packed), "-o", str(output)]) == 2
    assert "is damaged" in capsys.readouterr().err
    assert left_over(tmp_path) == []
    packed.write_bytes(gzip.compress(crawl.read_bytes()))
    assert main(["batch", str(packed), "-o", str(output)]) == 1
    assert len(read_lines(output)) == 293


@pytest.mark.parametrize("checkpoint", ["", "[]", '{"a": 1}', '{"state": 5, "removed": [], "settings": 5}'])
def test_a_checkpoint_that_is_none_is_said(
    checkpoint: str, crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.jsonl"
    (tmp_path / "out.jsonl.checkpoint").write_text(checkpoint, "utf-8")
    assert main(["batch", str(crawl), "-o", str(output), "--resume"]) == 2
    assert "out.jsonl.checkpoint is damaged, or no checkpoint: pass --restart" in capsys.readouterr().err
    assert main(["batch", str(crawl), "-o", str(output), "--restart"]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize("suffix", ["jsonl", "csv"])
def test_a_pipe_with_a_name_is_read(suffix: str, tmp_path: Path) -> None:
    source, output = tmp_path / f"in.{suffix}", tmp_path / "out.jsonl"
    source.write_text('{"text":"It rained."}\n' if suffix == "jsonl" else "text\nIt rained.\n", "utf-8")
    command = f'"{sys.executable}" -m cleantext batch --format {suffix} <(cat "{source}") -o "{output}"'
    run = subprocess.run(["bash", "-c", command], capture_output=True)
    assert (run.returncode, read_lines(output)) == (0, [{"text": "It rained."}]), run.stderr


def test_several_files_and_globs_become_one(crawl: Path, tmp_path: Path) -> None:
    lines = crawl.read_bytes().splitlines(keepends=True)
    for number, part in enumerate((lines[:100], lines[100:], []), 1):
        (tmp_path / f"part-{number}.jsonl").write_bytes(b"".join(part))
    main(["batch", str(crawl), "-o", str(tmp_path / "one.jsonl")])
    assert main(["batch", str(tmp_path / "part-*.jsonl"), "-o", str(tmp_path / "many.jsonl")]) == 1
    assert (tmp_path / "many.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()
    assert {reject["file"] for reject in rejects_of(tmp_path / "many.jsonl")} <= set(
        map(str, tmp_path.glob("part-*"))
    )


def test_csv_keeps_its_columns(tmp_path: Path) -> None:
    source, output = tmp_path / "in.csv", tmp_path / "out.csv"
    with source.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([["id", "text", "note"], *([str(n), raw(n), f'a "note", {n}'] for n in range(150))])
        file.write("too,few\r\n")
    with source.open("ab") as binary:
        binary.write(b'151,caf\xe9,x\r\n152,"It rained.",y\r\n')
    assert main(["batch", str(source), "-o", str(output), "--ledger-field", "why"]) == 1
    rows = list(csv.DictReader(io.StringIO(output.read_text("utf-8"))))
    assert list(rows[0]) == ["id", "text", "note", "why"]
    assert [row["text"] for row in rows] == [*map(clean, range(150)), "It rained."]
    assert rows[7]["note"] == 'a "note", 7'
    assert json.loads(rows[0]["why"])[0]["kind"] == "byline"
    few, latin = rejects_of(output)
    assert (few["reason"], few["record"]) == ("2 cells under a header of 3", ["too", "few"])
    assert (latin["reason"], latin["record"]) == ("not UTF-8", ["151", "caf\\xe9", "x"])


def test_a_cell_with_any_line_end_stays_one_cell(tmp_path: Path) -> None:
    source, output, again = (tmp_path / name for name in ("in.csv", "out.csv", "again.csv"))
    source.write_bytes(b'id,text,note\n1,It rained.,"a\rb"\n2,It snowed.,"a\r\nb\nc"\n')
    assert main(["batch", str(source), "-o", str(output)]) == 0
    assert output.read_bytes() == source.read_bytes()
    assert main(["batch", str(output), "-o", str(again)]) == 0
    assert again.read_bytes() == source.read_bytes()


@pytest.mark.parametrize(
    ("stray", "reason"),
    [
        (
            '2\t"Rain, he said.\n3\tIt snowed.\n',
            "a quote is opened and not closed, in the record that begins on line 3",
        ),
        ('2\t"Rain, he said.\n3\t"It snowed."\n', "'\t' expected after '\"', in the record that begins on line 3"),
        ('2\t"Rain," he said.\n', "'\t' expected after '\"'"),
        ("2\tRain\rhe said.\n", "new-line character seen in unquoted field"),
    ],
)
def test_a_stray_quote_swallows_nothing_without_a_word(stray: str, reason: str, tmp_path: Path) -> None:
    source, output = tmp_path / "in.tsv", tmp_path / "out.tsv"
    source.write_text(f"id\ttext\n1\tIt rained.\n{stray}", "utf-8", newline="")
    assert main(["batch", str(source), "-o", str(output)]) == 1
    assert output.read_text("utf-8") == "id\ttext\n1\tIt rained.\n"
    (reject,) = rejects_of(output)
    assert (reject["reason"], reject["record"]) == (f"not CSV: {reason}", stray.rstrip("\n"))


def test_a_csv_file_may_begin_with_a_blank_line_and_have_a_long_header(tmp_path: Path) -> None:
    source, output = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text(f"\n\nid,text,{'x' * 200_000}\n1,It rained.,\n", "utf-8")
    assert main(["batch", str(source), "-o", str(output)]) == 0
    assert output.read_text("utf-8").endswith("\n1,It rained.,\n")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"id,text\r1,It rained.\r", "do its lines end in CR alone?"),
        (b"id,t\xe9xt\n1,It rained.\n", "is not UTF-8"),
        (b'id,"text\n1,It rained.\n', "a quote is opened and not closed"),
        (b"text,text\n", "more than one column 'text'"),
        (b"", "in.csv is empty: it has no header"),
    ],
)
def test_a_header_that_cannot_be_read_is_said(
    data: bytes, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "in.csv"
    source.write_bytes(data)
    assert main(["batch", str(source), "-o", str(tmp_path / "out.csv")]) == 2
    assert message in capsys.readouterr().err


def test_csv_can_become_json_lines(tmp_path: Path) -> None:
    source, output = tmp_path / "in.tsv", tmp_path / "out.jsonl"
    source.write_text("id\ttext\n1\tIt rained.\n", "utf-8")
    assert main(["batch", str(source), "-o", str(output)]) == 0
    assert read_lines(output) == [{"id": "1", "text": "It rained."}]


def test_parquet_keeps_columns_and_types(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    table = arrow.table(
        {
            "when": arrow.array(range(100), arrow.timestamp("ns")),
            "text": arrow.array([None if n == 50 else raw(n) for n in range(100)], arrow.large_string()),
            "tags": [[str(n)] for n in range(100)],
        }
    )
    parquet.write_table(table, source, row_group_size=30)
    options = ["--paragraphs-field", "parts", "--ledger-field", "why", "--workers", "2"]
    assert main(["batch", str(source), "-o", str(output), *options]) == 1
    done = parquet.read_table(output)
    rows = [n for n in range(100) if n != 50]
    assert done.select(["when", "tags"]).equals(table.select(["when", "tags"]).take(rows))
    assert done.schema.field("text").type == arrow.large_string()
    assert done["text"].to_pylist() == [clean(n) for n in rows]
    assert done["parts"].to_pylist()[3] == [clean(3)]
    assert json.loads(done["why"][0].as_py())[0]["kind"] == "byline"
    assert [(reject["line"], reject["reason"]) for reject in rejects_of(output)] == [
        (51, "field 'text' holds null, not text")
    ]


def write_parquet(path: Path, **columns: Any) -> None:
    """A Parquet file of columns that are Arrow arrays or lists."""
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    parquet.write_table(arrow.table(columns), path)


def test_parquet_files_of_other_types_are_no_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_parquet(Path("a.parquet"), id=[1], text=["It rained."])
    write_parquet(Path("b.parquet"), id=["2"], text=["It snowed."])
    assert main(["batch", "a.parquet", "b.parquet", "-o", "out.parquet"]) == 2
    assert "b.parquet has columns of other types than a.parquet" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.parquet", "b.parquet"]
    assert main(["batch", "a.parquet", "b.parquet", "-o", "out.jsonl"]) == 0


def test_parquet_files_whose_columns_may_be_empty_become_one(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    schema = arrow.schema([arrow.field("text", arrow.string(), nullable=False), arrow.field("note", arrow.null())])
    parquet.write_table(arrow.table([["It rained."], [None]], schema=schema), tmp_path / "a.parquet")
    write_parquet(tmp_path / "b.parquet", text=["It snowed."], note=["x"])
    output = tmp_path / "out.parquet"
    assert main(["batch", str(tmp_path / "?.parquet"), "-o", str(output)]) == 0
    assert parquet.read_table(output).to_pylist() == [
        {"text": "It rained.", "note": None},
        {"text": "It snowed.", "note": "x"},
    ]


def test_any_type_of_text_and_of_other_columns_is_kept(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    for kind in (arrow.string_view(), arrow.dictionary(arrow.int32(), arrow.string())):
        write_parquet(source, id=[1, 2], text=arrow.array(["It rained.\n\nADVERTISEMENT", None], kind))
        assert main(["batch", str(source), "-o", str(output)]) == 1
        done = parquet.read_table(output)
        assert done.to_pylist() == [{"id": 1, "text": "It rained."}]
        assert done.schema.field("text").type == kind
        assert main(["batch", str(source), "-o", str(output), "--out-field", "id"]) == 1
        assert parquet.read_table(output).to_pylist()[0]["id"] == "It rained."


def test_a_parquet_column_of_bytes_is_called_that(tmp_path: Path) -> None:
    write_parquet(tmp_path / "in.parquet", text=[b"It rained."])
    assert main(["batch", str(tmp_path / "in.parquet"), "-o", str(tmp_path / "out.jsonl")]) == 1
    assert rejects_of(tmp_path / "out.jsonl")[0]["reason"] == "field 'text' holds bytes, not text"


def test_parquet_columns_of_one_name_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    source = tmp_path / "in.parquet"
    parquet.write_table(arrow.Table.from_arrays([["It rained."], [1], [2]], ["text", "n", "n"]), source)
    assert main(["batch", str(source), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert "more than one column 'n'" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["batch", "report"])
def test_a_broken_parquet_file_is_said_in_a_line(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("pyarrow")
    source = tmp_path / "in.parquet"
    source.write_bytes(b"PAR1 and no more")
    assert main([command, str(source), "-o", str(tmp_path / "out.jsonl")]) == 2
    assert capsys.readouterr().err.startswith(f"cleantext: {source} is damaged, or no Parquet: ")
    assert left_over(tmp_path) == []


def test_parquet_can_become_json_lines(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    source, output = tmp_path / "in.parquet", tmp_path / "out.jsonl"
    when = arrow.array([1], arrow.timestamp("ns"))
    parquet.write_table(arrow.table({"when": when, "text": ["It rained."], "tags": [["a"]]}), source)
    assert main(["batch", str(source), "-o", str(output)]) == 0
    (record,) = read_lines(output)
    assert record == {"when": "1970-01-01 00:00:00.000000001", "text": "It rained.", "tags": ["a"]}


def test_an_empty_parquet_file_stays_one(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    source, output = tmp_path / "in.parquet", tmp_path / "out.parquet"
    parquet.write_table(arrow.table({"text": arrow.array([], arrow.string())}), source)
    assert main(["batch", str(source), "-o", str(output)]) == 0
    assert parquet.read_table(output).num_rows == 0


def test_texts_become_records(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(raw(number), "utf-8")
    (tmp_path / "3.txt").write_bytes(b"caf\xe9")
    output = tmp_path / "out.jsonl"
    assert main(["batch", str(tmp_path / "*.txt"), "-o", str(output)]) == 1
    assert read_lines(output) == [{"file": str(tmp_path / f"{n}.txt"), "text": clean(n)} for n in range(3)]
    (reject,) = rejects_of(output)
    assert (reject["reason"], reject["record"]) == ("not UTF-8, at byte 4", "caf\\xe9")


def test_pipes_are_read_and_written(tmp_path: Path) -> None:
    data = b'{"text": "It rained.\\n\\nADVERTISEMENT"}\n{\n'
    run = subprocess.run([*COMMAND, "-"], input=data, capture_output=True)
    assert run.stdout == b'{"text":"It rained."}\n'
    assert run.stderr.decode().splitlines() == [
        "cleantext: -:2: not JSON: Expecting property name enclosed in double quotes, at character 2",
        "cleantext: 2 read = 1 written + 1 rejected",
    ]
    assert run.returncode == 1


def test_a_run_without_rejects_takes_the_old_ones_away(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("{", "utf-8")
    assert main(["batch", str(source), "-o", str(output)]) == 1
    assert len(rejects_of(output)) == 1
    source.write_text('{"text": ""}', "utf-8")
    assert main(["batch", str(source), "-o", str(output)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["in.jsonl", "-o", "in.jsonl"], "in.jsonl would be written over"),
        (["in.jsonl", "-o", "./in.jsonl"], "in.jsonl would be written over"),
        (["in.jsonl", "-o", "out.jsonl", "--rejects", "in.jsonl"], "in.jsonl would be written over"),
        (["in.jsonl", "--rejects", "in.jsonl"], "in.jsonl would be written over"),
        (["in.jsonl", "--rejects", "linked.jsonl"], "in.jsonl would be written over"),
        (["o.jsonl.rejects.jsonl", "-o", "o.jsonl"], "o.jsonl.rejects.jsonl would be written over"),
        (["o.jsonl.partial", "--format", "jsonl", "-o", "o.jsonl"], "o.jsonl.partial would be written over"),
        (["in.jsonl", "-o", "out.jsonl", "--rejects", "out.jsonl"], "would go to one file, out.jsonl:"),
        (
            ["in.jsonl", "-o", "out.jsonl", "--rejects", "out.jsonl.partial"],
            "would go to one file, out.jsonl.partial:",
        ),
        (["in.jsonl", "-o", "folder.jsonl"], "it is a folder"),
        (["in.jsonl", "-o", "out.jsonl", "--rejects", "no/rejects.jsonl"], "there is no such folder"),
        (["in.jsonl", "--rejects", "no/rejects.jsonl"], "there is no such folder"),
        (["in.jsonl", "-o", "no/out.jsonl"], "there is no such folder"),
        (["in.jsonl", "-o", "out.csv"], "cannot write out.csv"),
        (["missing.jsonl", "-o", "out.jsonl"], "cannot read missing.jsonl: there is no such file"),
        (["folder.jsonl", "-o", "out.jsonl"], "cannot read folder.jsonl: it is a folder"),
        (["in.jsonl.xz", "-o", "out.jsonl"], ".xz is neither read nor written"),
        (["*.ndjson", "-o", "out.jsonl"], "no file matches *.ndjson"),
        (["in.jsonl", "in.csv", "-o", "out.jsonl"], "must be of one format"),
        (["in.dat", "-o", "out.jsonl"], "use --format"),
        (["in.csv", "-o", "out.csv", "--field", "body"], "no column 'body'"),
        (["in.jsonl", "--resume"], "--resume needs files"),
        (["in.jsonl", "-o", "out.jsonl", "--keep", "bylines"], "did you mean 'byline'"),
        (["in.jsonl", "-o", "o.jsonl", "--out-field", "a", "--ledger-field", "a"], "must name different fields"),
        (["in.jsonl", "-o", "o.jsonl", "--ledger-field", "text"], "must name different fields"),
        (["in.jsonl", "-o", "o.jsonl", "--paragraphs-field", "text"], "must name different fields"),
    ],
)
def test_what_cannot_be_is_said_before_anything_is_done(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    contents = {
        "in.jsonl": '{"text": ""}\n{\n',
        "in.csv": "text\n",
        "in.dat": "",
        "o.jsonl.rejects.jsonl": '{"text": ""}\n{\n',
        "o.jsonl.partial": '{"text": ""}\n{\n',
    }
    for name, content in contents.items():
        Path(name).write_text(content, "utf-8")
    Path("folder.jsonl").mkdir()
    os.link("in.jsonl", "linked.jsonl")
    before = sorted(tmp_path.iterdir())
    assert main(["batch", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before
    assert {name: Path(name).read_text("utf-8") for name in contents} == contents


@pytest.mark.parametrize(
    ("package", "name", "extra"), [("pyarrow", "in.parquet", "parquet"), ("zstandard", "in.jsonl.zst", "zstd")]
)
def test_an_extra_that_is_not_there_is_named(
    package: str,
    name: str,
    extra: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    (tmp_path / name).write_bytes(b"x")
    assert main(["batch", str(tmp_path / name), "-o", str(tmp_path / "out.jsonl")]) in (2, 3)
    assert f"pip install 'cleantext-articles[{extra}]'" in capsys.readouterr().err


# --- stopped half-way

COMMAND = [sys.executable, "-m", "cleantext", "batch"]
EAGER = """
import sys, cleantext.cli, cleantext.runs
cleantext.runs.CHECKPOINT_SECONDS = 0
if __name__ == "__main__":
    sys.exit(cleantext.cli.main(sys.argv[1:]))
"""
"""The command, with a checkpoint after each chunk: tests are too short for one a second."""


def start(source: Path, output: Path, *options: str, **more: Any) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", EAGER, "batch", str(source), "-o", str(output), *options]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **more)


def wait_for(condition: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return False


def children_of(pid: int) -> list[int]:
    try:
        return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture(scope="module")
def long_crawl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "crawl.jsonl"
    path.write_bytes(b"".join(records(400, bad=5, size=3000)))
    return path


def packed(source: Path, suffix: str) -> Path:
    """The same records in a file of another format."""
    target = source.with_name("crawl" + suffix)
    if suffix == ".jsonl.gz":
        target.write_bytes(gzip.compress(source.read_bytes()))
    elif suffix == ".csv":
        with target.open("w", encoding="utf-8", newline="") as file:
            good = [json.loads(line) for line in source.read_bytes().splitlines() if line not in BAD]
            csv.writer(file).writerows([["id", "text"], *([one["id"], one["text"]] for one in good), ["too few"]])
            file.write('stray,"It rained.\r\n,\r\n')
    elif suffix == ".parquet":
        arrow = pytest.importorskip("pyarrow")
        import pyarrow.parquet as parquet

        good = [json.loads(line) for line in source.read_bytes().splitlines() if line not in BAD]
        table = arrow.table({"id": [one["id"] for one in good], "text": [one["text"] for one in good]})
        parquet.write_table(table, target, row_group_size=70)
    elif suffix == ".jsonl.zst":
        zstandard = pytest.importorskip("zstandard")
        target.write_bytes(zstandard.ZstdCompressor().compress(source.read_bytes()))
    return target


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.gz", ".jsonl.zst", ".csv", ".parquet"])
def test_killed_and_resumed_is_as_if_never_killed(suffix: str, long_crawl: Path, tmp_path: Path) -> None:
    source = packed(long_crawl, suffix)
    whole, output = tmp_path / f"whole{suffix}", tmp_path / f"out{suffix}"
    assert main(["batch", str(source), "-o", str(whole), "-q", "--workers", "2"]) in (0, 1)
    chance = random.Random(suffix)
    stops = 0
    for _ in range(3):
        length = length_so_far(output)
        process = start(source, output, "--resume", "--workers", "2")
        wait_until_longer(process, output, length)
        time.sleep(chance.uniform(0, 0.2))
        process.kill()
        process.communicate()
        stops += not output.exists()
        if output.exists():
            break
    assert stops, "it was stopped before its end at least once"
    if not output.exists():
        assert main(["batch", str(source), "-o", str(output), "-q", "--resume", "--workers", "2"]) in (0, 1)
    assert output.read_bytes() == whole.read_bytes()
    assert rejects_of(output) == rejects_of(whole)
    assert left_over(tmp_path) == []


def length_so_far(output: Path) -> int:
    partial = output.with_name(output.name + ".partial")
    return partial.stat().st_size if partial.exists() else 0


def wait_until_longer(process: "subprocess.Popen[bytes]", output: Path, length: int) -> None:
    assert wait_for(lambda: process.poll() is not None or length_so_far(output) > length)


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_terminated_it_leaves_no_half_file_and_says_how_to_go_on(
    number: signal.Signals, long_crawl: Path, tmp_path: Path
) -> None:
    output = tmp_path / "out.jsonl"
    process = start(long_crawl, output, "--workers", "2")
    wait_until_longer(process, output, 0)
    # What has been written first counts as done a moment later, and surely once more is written.
    wait_until_longer(process, output, length_so_far(output))
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 3
    assert b"stopped: interrupted" in errors and b"--resume" in errors and b"Traceback" not in errors
    assert not output.exists()
    assert main(["batch", str(long_crawl), "-o", str(output), "-q"]) == 2, "it does not begin again by itself"
    assert main(["batch", str(long_crawl), "-o", str(output), "-q", "--resume", "--drop", "list"]) == 2
    assert main(["batch", str(long_crawl), "-o", str(output), "-q", "--resume"]) == 1
    assert len(read_lines(output)) == 395


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_full_disk_leaves_no_half_file(long_crawl: Path, tmp_path: Path) -> None:
    import resource

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))

    output = tmp_path / "out.jsonl"
    process = start(long_crawl, output, preexec_fn=small_disk)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 3
    assert b"File too large" in errors and b"Traceback" not in errors
    assert not output.exists()
    assert main(["batch", str(long_crawl), "-o", str(output), "-q", "--resume"]) == 1
    assert len(read_lines(output)) == 395


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_closed_pipe_stops_the_run(long_crawl: Path) -> None:
    command = f'"{sys.executable}" -m cleantext batch "{long_crawl}" | head -n 1; exit ${{PIPESTATUS[0]}}'
    run = subprocess.run(["bash", "-c", command], capture_output=True)
    assert json.loads(run.stdout)["id"] == "page-000000"
    assert run.returncode == 3
    assert b"Traceback" not in run.stderr


@pytest.mark.parametrize("suffix", [".jsonl", ".jsonl.zst", ".parquet"])
def test_stopped_just_before_the_end_only_the_names_are_left_to_do(
    suffix: str, crawl: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = packed(crawl, suffix)
    output, whole = tmp_path / f"out{suffix}", tmp_path / f"whole{suffix}"
    main(["batch", str(source), "-o", str(whole), "-q"])
    for stopping in ("cleantext.runs._Files.put_in_place", "cleantext.runs._sync_folder"):
        with monkeypatch.context() as patch:
            patch.setattr(stopping, lambda *_: 1 / 0)
            assert main(["batch", str(source), "-o", str(output), "--resume"]) == 3
    with monkeypatch.context() as patch:
        patch.setattr(cleantext.Cleaner, "clean", lambda *_: pytest.fail("it was done before"))
        assert main(["batch", str(source), "-o", str(output), "-q", "--resume"]) in (0, 1)
    assert output.read_bytes() == whole.read_bytes()
    assert rejects_of(output) == rejects_of(whole)
    assert left_over(tmp_path) == []


def test_the_input_must_be_the_same_to_go_on(
    crawl: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.jsonl"
    with monkeypatch.context() as patch:
        patch.setattr("cleantext.runs._Files.put_in_place", lambda *_: 1 / 0)
        assert main(["batch", str(crawl), "-o", str(output)]) == 3
    assert "ZeroDivisionError" in capsys.readouterr().err, "a mistake of ours is shown in full"
    with crawl.open("ab") as file:
        file.write(b"\n")
    assert main(["batch", str(crawl), "-o", str(output), "--resume"]) == 2
    assert "other settings (input files)" in capsys.readouterr().err
    assert main(["batch", str(crawl), "-o", str(output), "--restart"]) == 1
    assert len(read_lines(output)) == 293


# --- how much it takes


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    def peak(count: int) -> int:
        source = tmp_path / f"{count}.jsonl"
        line = next(records(1, 0, size=100_000))
        source.write_bytes(line.replace(b'"text": "', b'"text": 5, "other": "') * count)
        code = (
            "import resource, sys; from cleantext.cli import main; "
            f"main(['batch', {str(source)!r}, '-o', {str(source)!r} + '.out.jsonl', '-q', '--workers', '2']); "
            "print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))"
        )
        return int(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)

    small, large = peak(20), peak(600)
    assert large < small * 1.5 + 20_000
