"""The command: texts in, clean text out, one clear line where something is wrong."""

import gzip
import io
import json
import multiprocessing
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import cleantext
from cleantext.cli import COMMANDS, main
from cleantext.terminal import print_result

RAW = "By Jane Doe\n\nThe council voted for the new bridge on Monday evening.\n\nJoin Our Newsletter\n"
CLEAN = "The council voted for the new bridge on Monday evening."
OTHER = "The harbour was closed for a week after the storm had passed.\n\nRelated topics\n"
OTHER_CLEAN = "The harbour was closed for a week after the storm had passed."


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(RAW, encoding="utf-8")
    return path


@pytest.fixture
def other(tmp_path: Path) -> Path:
    path = tmp_path / "other.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_file_is_cleaned(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(page)]) == 0
    assert capsys.readouterr() == (CLEAN + "\n", "")


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input_is_cleaned(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, RAW.encode())
    assert main(arguments) == 0
    assert capsys.readouterr().out == CLEAN + "\n"


def test_several_files_are_separated_by_a_blank_line(
    page: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(page), str(other)]) == 0
    assert capsys.readouterr().out == f"{CLEAN}\n\n{OTHER_CLEAN}\n"


def test_a_file_of_which_nothing_is_left_leaves_no_blank_lines(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("Join Our Newsletter\n", encoding="utf-8")
    assert main([str(empty), str(page), str(empty)]) == 0
    assert capsys.readouterr().out == CLEAN + "\n"


def test_explain_shows_the_page_marked_up(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(page)]) == 0
    assert capsys.readouterr().out == f"{cleantext.explain(RAW)}\n"


def test_explain_names_the_files_where_there_are_several(
    page: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(page), str(other)]) == 0
    expected = f"==> {page} <==\n{cleantext.explain(RAW)}\n\n==> {other} <==\n{cleantext.explain(OTHER)}\n"
    assert capsys.readouterr().out == expected


def test_explain_looks_at_all_names_before_it_shows_anything(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    records = tmp_path / "crawl.jsonl"
    records.write_text('{"text":"It rained."}\n', "utf-8")
    assert main(["explain", str(page), str(records)]) == 2
    assert capsys.readouterr().out == ""


def test_explain_begins_with_no_blank_line_where_the_first_file_is_missing(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(tmp_path / "nothing.txt"), str(page)]) == 1
    assert capsys.readouterr().out == f"==> {page} <==\n{cleantext.explain(RAW)}\n"


def test_the_byte_that_is_not_utf8_is_counted_with_the_mark_at_the_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"\xef\xbb\xbfcaf\xe9")
    assert main([str(path)]) == 1
    assert "at byte 7" in capsys.readouterr().err


def test_kinds_are_kept_and_dropped(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--keep", "byline", "--keep", "newsletter", "--drop", "paragraph", str(page)]) == 0
    assert capsys.readouterr().out == "By Jane Doe\n\nJoin Our Newsletter\n"


@pytest.mark.parametrize("favor", ["recall", "precision"])
def test_favor_is_passed_on(favor: str, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--favor", favor, str(page)]) == 0
    assert capsys.readouterr().out == cleantext.clean(RAW, favor=favor) + "\n"  # type: ignore[arg-type]


def test_an_unknown_kind_is_one_line_that_names_the_nearest(
    page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--keep", "bylines", str(page)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("cleantext: unknown kind 'bylines': did you mean 'byline'?")
    assert err.count("\n") == 1


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_cleaned(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "missing.txt"
    assert main([str(missing), str(tmp_path), str(page)]) == 1
    out, err = capsys.readouterr()
    assert out == CLEAN + "\n"
    first, second = err.splitlines()
    assert first == f"cleantext: cannot read {missing}: No such file or directory"
    assert second.startswith(f"cleantext: cannot read {tmp_path}: ")


@pytest.mark.parametrize("workers", ["1", "2"])
def test_bytes_that_are_not_utf8_are_replaced_and_told(
    workers: str, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    latin = tmp_path / "latin.txt"
    latin.write_bytes(b"The caf\xe9 on the corner was closed for the whole of the winter.\n\nRelated topics\n")
    assert main([str(latin), str(page), "--workers", workers]) == 1
    assert capsys.readouterr() == (
        f"The caf\ufffd on the corner was closed for the whole of the winter.\n\n{CLEAN}\n",
        f"cleantext: {latin}: not UTF-8, at byte 8; such bytes are shown as \ufffd\n",
    )


def test_a_report_tells_of_bytes_that_are_not_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("jinja2")
    latin, output = tmp_path / "latin.txt", tmp_path / "report.html"
    latin.write_bytes(b"The caf\xe9 on the corner was closed.\n")
    assert main(["report", str(latin), "-o", str(output)]) == 1
    assert "not UTF-8, at byte 8" in capsys.readouterr().err
    assert "The caf\ufffd on the corner" in output.read_text("utf-8")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe\x00\xd8", b"\xef\xbb\xbf", b"\x00" * 9, bytes(range(256))])
def test_any_bytes_are_cleaned_without_an_error(
    data: bytes, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = 1 if b"\xff" in data else 0
    for arguments in ([], ["explain"]):
        feed(monkeypatch, data)
        assert main(arguments) == told
        assert capsys.readouterr().err.count("\n") == told


def test_compressed_texts_are_read(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    packed = tmp_path / "page.txt.gz"
    packed.write_bytes(gzip.compress(page.read_bytes()))
    assert main([str(packed)]) == 0
    assert capsys.readouterr().out == CLEAN + "\n"
    packed.write_bytes(packed.read_bytes()[:-5])
    assert main(["explain", str(packed)]) == 1
    assert "page.txt.gz is damaged" in capsys.readouterr().err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize(
    "arguments", [["clean", "page.txt"], ["explain", "page.txt"], ["kinds"], ["batch", "page.txt"]]
)
def test_a_full_disk_is_said_in_a_line(arguments: list[str], page: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "cleantext", *arguments]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, cwd=page.parent)
    assert run.returncode == 3
    assert run.stderr.startswith("cleantext: stopped: No space left on device")
    assert run.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="shells of POSIX")
@pytest.mark.parametrize(
    ("words", "code", "error"),
    [
        ("page.txt >&-", 2, "cleantext: cannot write to standard output: it is closed\n"),
        ("explain page.txt >&-", 2, "cleantext: cannot write to standard output: it is closed\n"),
        ("batch page.txt -q >&-", 2, "cleantext: cannot write to standard output: it is closed\n"),
        ("<&-", 1, "cleantext: cannot read standard input: it is closed\n"),
        ("batch <&-", 2, "cleantext: cannot read standard input: it is closed\n"),
        ("batch page.txt -o out.jsonl -q >&- 2>&-", 0, ""),
    ],
)
def test_a_stream_that_is_closed_is_said_in_a_line(words: str, code: int, error: str, page: Path) -> None:
    command = f'"{sys.executable}" -m cleantext {words}'
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=page.parent)
    assert (run.returncode, run.stderr) == (code, error)


def test_statistics_never_go_to_standard_output(page: Path) -> None:
    command = f'"{sys.executable}" -m cleantext --stats "{page}" 2>&-'
    assert subprocess.run(command, shell=True, capture_output=True, text=True).stdout == CLEAN + "\n"


def test_a_worker_that_dies_is_said_in_a_line(
    page: Path, other: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cleantext.Cleaner, "clean", lambda *_: os._exit(9))
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("the new process would have the real one")
    assert main([str(page), str(other), "--workers", "2"]) == 3
    assert capsys.readouterr().err.startswith("cleantext: stopped: a worker process ended before its time")


def test_a_mistake_of_ours_does_not_end_as_bad_input_does(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cleantext.Cleaner, "clean", lambda *_: 1 / 0)
    assert main([str(page)]) == 3
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_byte_order_mark_is_no_part_of_the_text(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    feed(monkeypatch, b"\xef\xbb\xbfJoin Our Newsletter")
    assert main(["explain"]) == 0
    assert capsys.readouterr().out.startswith("- Join Our Newsletter")


def test_output_is_utf8_in_any_locale(page: Path) -> None:
    page.write_text("Zoë’s café — the one in Łódź — was closed all winter long.\n", encoding="utf-8")
    command = [sys.executable, "-m", "cleantext", str(page)]
    run = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": "ascii"}, check=True)
    assert run.stdout == page.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    page = tmp_path / "long.txt"
    lines = (f"Paragraph {n} of a long report that no one will ever read.\n\n" for n in range(9000))
    page.write_text("".join(lines), encoding="utf-8")
    command = f'"{sys.executable}" -m cleantext "{page}" "{page}" | head -n 1'
    run = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert run.stdout == "Paragraph 0 of a long report that no one will ever read.\n"
    assert run.stderr == ""


def test_a_command_can_be_named(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(page)]) == 0
    assert capsys.readouterr().out == CLEAN + "\n"


def test_kinds_can_be_named_together(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--keep", "byline,newsletter", "--drop", "paragraph", str(page)]) == 0
    assert capsys.readouterr().out == "By Jane Doe\n\nJoin Our Newsletter\n"


def test_globs_are_expanded_where_the_shell_has_not(
    page: Path, other: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "*.txt")]) == 0
    assert capsys.readouterr().out == f"{OTHER_CLEAN}\n\n{CLEAN}\n"
    (tmp_path / "[odd].txt").write_text(RAW, "utf-8")
    assert main([str(tmp_path / "[odd].txt")]) == 0
    assert main([str(tmp_path / "*.html")]) == 2
    assert f"no file matches {tmp_path / '*.html'}" in capsys.readouterr().err


@pytest.mark.parametrize("workers", ["1", "2"])
def test_many_files_go_into_a_folder(workers: str, page: Path, other: Path, tmp_path: Path) -> None:
    folder = tmp_path / "clean"
    assert main([str(page), str(other), "--into", str(folder), "--workers", workers]) == 0
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {
        "page.txt": CLEAN + "\n",
        "other.txt": OTHER_CLEAN + "\n",
    }


@pytest.mark.parametrize("names", [["a/page.txt", "b/page.txt"], ["-"], ["a/page.txt", "a/page.txt"]])
def test_no_file_in_the_folder_is_written_over_another(
    names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, "page.txt").write_text(RAW, "utf-8")
    assert main([*names, "--into", "out"]) == 2
    assert "--into" in capsys.readouterr().err
    assert not Path("out").exists()


@pytest.mark.parametrize("output", [".", "out", "/"])
def test_a_folder_is_no_report(output: str, page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = page.parent / output
    folder.mkdir(exist_ok=True)
    assert main(["report", str(page), "-o", str(folder)]) == 2
    assert "it is a folder" in capsys.readouterr().err


@pytest.mark.parametrize("below", ["", "/clean/2024"])
def test_a_file_is_no_folder_to_make_one_in(
    below: str, page: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(page), "--into", f"{other}{below}"]) == 2
    assert f"--into needs a folder: {other} is a file" in capsys.readouterr().err


def test_the_clean_text_of_a_compressed_file_is_not_compressed(page: Path, tmp_path: Path) -> None:
    packed = tmp_path / "page.txt.gz"
    packed.write_bytes(gzip.compress(page.read_bytes()))
    assert main([str(packed), "--into", str(tmp_path / "clean")]) == 0
    assert (tmp_path / "clean/page.txt").read_text("utf-8") == CLEAN + "\n"
    assert main([str(packed), str(page), "--into", str(tmp_path / "both")]) == 2


def test_a_folder_of_the_files_own_is_refused(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(page), "--into", str(page.parent)]) == 2
    assert "would be written over" in capsys.readouterr().err
    assert page.read_text("utf-8") == RAW


@pytest.mark.parametrize(
    "arguments",
    [
        ["report", "page.txt", "-o", "page.txt"],
        ["report", "r.html.partial", "-o", "r.html"],
        ["profile", "fit", "page.txt", "-o", "page.txt"],
        ["clean", "out/page.txt.partial", "page.txt", "--into", "out"],
    ],
)
def test_no_page_that_is_read_is_written_over(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("out").mkdir()
    pages = [Path("page.txt"), Path("r.html.partial"), Path("out/page.txt.partial")]
    for path in pages:
        path.write_text(RAW, "utf-8")
    assert main(arguments) == 2
    assert "would be written over" in capsys.readouterr().err
    assert [path.read_text("utf-8") for path in pages] == [RAW] * 3


def test_statistics_are_a_table(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--stats", str(page)]) == 0
    out, err = capsys.readouterr()
    assert out == CLEAN + "\n"
    assert [line.split()[0] for line in err.splitlines()] == ["kind", "newsletter", "byline"]
    assert err.splitlines()[1].split()[2:] == ["1", "19"]


def test_explain_as_json_can_be_read_back(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--json", str(page)]) == 0
    assert cleantext.Result.from_json(capsys.readouterr().out) == cleantext.explain(RAW)


def test_records_are_not_cleaned_as_one_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["crawl.jsonl.gz"], ["explain", "crawl.csv"]):
        assert main(arguments) == 2
        assert f"use cleantext batch {arguments[-1]}" in capsys.readouterr().err


def test_kinds_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kinds"]) == 0
    kept, dropped = capsys.readouterr().out.splitlines()
    assert set(kept.partition(":")[2].strip().split(", ")) == cleantext.CONTENT_KINDS
    assert set(dropped.partition(":")[2].strip().split(", ")) == cleantext.JUNK_KINDS


def test_a_page_that_came_out_wrong_becomes_a_sample(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["sample", "new", str(page), "--name", "bridge", "--folder", str(tmp_path / "samples")]
    assert main(arguments) == 0
    assert (tmp_path / "samples/bridge.raw.txt").read_text("utf-8") == RAW
    assert (tmp_path / "samples/bridge.clean.txt").read_text("utf-8") == CLEAN + "\n"
    assert main(arguments) == 2
    assert "bridge" in capsys.readouterr().err


def test_a_sample_is_not_made_over_the_text_that_it_is_made_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = tmp_path / "bridge.raw.txt"
    raw.write_bytes(b"The caf\xe9 opened.\n")
    assert main(["sample", "new", str(raw), "--folder", str(tmp_path), "--overwrite"]) == 2
    assert "would be written over" in capsys.readouterr().err
    assert raw.read_bytes() == b"The caf\xe9 opened.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing.txt"], "cannot read missing.txt: No such file or directory"),
        (["page.txt", "--keep", "bylines"], "unknown kind 'bylines': did you mean 'byline'?"),
        (["-"], "use --name"),
        (["page.txt", "--name", "../page"], "is no name for a sample"),
        (["page.txt", "--folder", "page.txt"], "cannot read or write page.txt"),
    ],
)
def test_a_sample_that_cannot_be_made_is_one_line(
    arguments: list[str],
    message: str,
    page: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(page.parent)
    feed(monkeypatch, RAW.encode())
    assert main(["sample", "new", *arguments]) == 2
    error = capsys.readouterr().err
    assert message in error and error.count("\n") == 1
    assert [path.name for path in page.parent.iterdir()] == ["page.txt"]


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)])
def test_help_shows_examples_and_exit_codes(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([*command, "--help"])
    assert exit_.value.code == 0
    out = capsys.readouterr().out
    assert "exit codes:" in out
    assert all(len(line) <= 120 for line in out.splitlines())


@pytest.mark.parametrize("option", ["--frobnicate", "--workers=-1", "--workers=x", "--favor=both"])
def test_a_wrong_option_is_exit_code_2(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main([option])
    assert exit_.value.code == 2
    assert "_count" not in capsys.readouterr().err


# --- profiles


@pytest.fixture
def crawl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Four pages of a site, as texts and as records."""
    monkeypatch.chdir(tmp_path)
    pages = [
        f"{bird} came to the pond in the park on Monday.\n\nWatchUsOn"
        for bird in ("Herons", "Owls", "Swans", "Ducks")
    ]
    for number, text in enumerate(pages):
        Path(f"{number}.txt").write_text(text, "utf-8")
    records = [{"url": "https://pond.example/1", "text": text} for text in pages]
    Path("crawl.jsonl").write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return tmp_path


BATCH = ["batch", "crawl.jsonl", "-o", "out.jsonl", "--site-field", "url", "--profiles"]


def test_what_a_profile_is_not_learnt_from_is_told(crawl: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("4.txt").write_bytes(b"Owls came to the caf\xe9 in the park on Tuesday.")
    assert main(["profile", "fit", "0.txt", "4.txt", "-o", "site.profile"]) == 1
    assert capsys.readouterr().err == "cleantext: 4.txt: not UTF-8, at byte 21\n"
    with Path("crawl.jsonl").open("a", encoding="utf-8") as file:
        file.write('{\n{"text": "It rained.", "url": ""}\n')
    assert main(["profile", "fit", "crawl.jsonl", "--site-field", "url", "-o", "sites"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "cleantext: crawl.jsonl:5: not JSON: Expecting property name enclosed in double quotes, at character 2",
        "cleantext: crawl.jsonl:6: field 'url' is empty",
    ]
    assert main([*BATCH, "sites", "--learn"]) == 1
    assert "learnt from 4 records; 2 without text or site were passed over" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["crawl.jsonl", "--field", "body", "-o", "made"],
            "there is nothing to learn from: 4 without text or site",
        ),
        (["crawl.jsonl", "--site-field", "host", "-o", "made"], "there is nothing to learn from: 4 without"),
        (["0.txt", "--site-field", "host", "-o", "made"], "there is nothing to learn from: 1 without"),
        (["empty.txt", "-o", "made"], "there is nothing to learn from: no text has a sentence"),
        (["0.txt", "-o", "sites"], "sites is a folder"),
        (["crawl.jsonl", "--site-field", "url", "-o", "0.txt"], "0.txt is a file"),
        (["crawl.jsonl", "--site-field", "url", "-o", "sites"], "junk.profile: this is no site profile"),
    ],
)
def test_a_profile_that_cannot_be_fitted_leaves_nothing(
    arguments: list[str], message: str, crawl: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("empty.txt").touch()
    Path("sites").mkdir()
    Path("sites/junk.profile").write_bytes(b"junk")
    before = sorted(crawl.rglob("*"))
    assert main(["profile", "fit", *arguments]) == 2
    assert message in capsys.readouterr().err.splitlines()[-1]
    assert sorted(crawl.rglob("*")) == before


@pytest.mark.parametrize("options", [[], ["--learn"]])
@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.mkdir(), "Is a directory"),
        (lambda path: path.write_bytes(b"junk"), "this is no site profile"),
        (lambda path: path.write_bytes(b"cleantext profile 1\nxyz"), "the profile is damaged"),
    ],
)
def test_a_damaged_profile_stops_batch_before_it_begins(
    options: list[str],
    make: Callable[[Path], object],
    message: str,
    crawl: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("sites").mkdir()
    make(Path("sites/other.example.profile"))
    assert main([*BATCH, "sites", *options]) == 2
    error = capsys.readouterr().err
    assert "other.example.profile" in error and message in error and error.count("\n") == 1
    assert not Path("out.jsonl").exists() and len(list(Path("sites").iterdir())) == 1


@pytest.mark.parametrize("options", [[], ["--learn"]])
def test_a_file_is_no_folder_of_profiles(
    options: list[str], crawl: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*BATCH, "0.txt", *options]) == 2
    assert capsys.readouterr().err == "cleantext: 0.txt is a file: --profiles names a folder\n"


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        (["sites", "nosuch"], "cannot read nosuch: there is no such file"),
        (["sites", "junk"], "this is no site profile"),
        (["sites", "sites/pond.example.profile"], "not both"),
    ],
)
def test_profiles_are_merged_all_or_not_at_all(
    sources: list[str], message: str, crawl: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["profile", "fit", "crawl.jsonl", "--site-field", "url", "-o", "sites"]) == 0
    Path("junk").mkdir()
    Path("junk/other.profile").write_bytes(b"junk")
    assert main(["profile", "merge", *sources, "-o", "new"]) == 2
    assert message in capsys.readouterr().err
    assert not Path("new").exists()
    assert main(["profile", "merge", "sites", "-o", "new"]) == 0
    assert [path.name for path in Path("new").iterdir()] == ["pond.example.profile"]


# --- in a terminal


def in_terminal(*arguments: str, **variables: str) -> str:
    """What the command shows in a terminal."""
    pty = pytest.importorskip("pty", reason="terminals of POSIX")
    leader, follower = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", **variables}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, *arguments], stdin=subprocess.DEVNULL, stdout=follower, stderr=follower, env=environment
    )
    os.close(follower)
    shown = b""
    while True:
        try:
            block = os.read(leader, 4096)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not block:
            break
        shown += block
    os.close(leader)
    assert process.wait() == 0
    return shown.decode(errors="replace").replace("\r\n", "\n")


def bare(shown: str) -> str:
    return re.sub(r"\x1b\[[\d;]*m", "", shown)


def test_explain_has_colours_in_a_terminal(page: Path) -> None:
    pytest.importorskip("rich")
    shown = in_terminal("-m", "cleantext", "explain", str(page))
    assert bare(shown) == f"{cleantext.explain(RAW)}\n"
    assert "\x1b[9;31mJoin Our Newsletter\x1b[0m" in shown


def test_without_rich_it_is_plain(page: Path) -> None:
    code = (
        "import sys; sys.modules['rich'] = None; sys.modules['rich.console'] = None; "
        f"from cleantext.cli import main; sys.exit(main(['explain', {str(page)!r}]))"
    )
    assert in_terminal("-c", code) == f"{cleantext.explain(RAW)}\n"


@pytest.mark.parametrize("module", ["rich.console", "none"])
def test_a_terminal_that_is_not_utf8_shows_what_it_can(module: str, page: Path) -> None:
    page.write_text("The café was closed – all winter long.\n\nJoin Our Newsletter\n", "utf-8")
    code = (
        f"import sys; sys.modules[{module!r}] = None; from cleantext.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    shown = bare(in_terminal("-c", code, "explain", str(page), PYTHONIOENCODING="iso-8859-1"))
    assert "caf" in shown and "\\u2013 all winter long" in shown and "- Join Our Newsletter" in shown


@pytest.mark.parametrize("with_rich", [True, False])
def test_a_text_cannot_command_a_terminal(with_rich: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if with_rich:
        pytest.importorskip("rich")
    else:
        monkeypatch.setitem(sys.modules, "rich.console", None)
    hostile = "It rained \x1b]0;pwned\x07 all\x1b[2J day\u202e [red]."
    block = cleantext.LabelledBlock(0, len(hostile), hostile, cleantext.Kind.ADVERT, "mine/[bold]", kept=False)
    shown = io.StringIO()
    print_result(cleantext.Result("", (), (block,)), shown)
    assert shown.getvalue() == (
        "- It rained ‹1B›]0;pwned‹07› all‹1B›[2J day‹202E› [red].  ‹advert: mine/[bold]›\n"
    )


def test_a_terminal_shows_progress(tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"text": "It rained."}\n' * 200, "utf-8")
    shown = in_terminal("-m", "cleantext", "batch", str(source), "-o", str(output))
    assert re.search(r"\r\[#{20}\] 100 %  200 texts, [\d,]+/s, 0:00 left", shown)
    assert shown.endswith("cleantext: 200 read = 200 written + 0 rejected\n")


def test_version_names_the_distribution(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["--version"])
    assert exit_.value.code == 0
    assert capsys.readouterr().out == f"cleantext-articles {cleantext.__version__}\n"


def test_explain_can_be_asked_for_as_an_option_too(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(page)]) == 0
    expected = capsys.readouterr().out
    assert main(["--explain", str(page)]) == 0
    assert capsys.readouterr().out == expected
