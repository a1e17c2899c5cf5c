"""The pytest plugin: samples that pass, fail, are missing, are written, are known to fail; alone and in parallel.

Most tests run pytest in a project of their own, on the example of the README.
"""

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import cleantext
from cleantext.difference import CHANGED, LEFT, LOST, MOVED, NEW, Ledger, compare, word_difference
from cleantext.result import LabelledBlock
from cleantext.samples import (
    Meta,
    Sample,
    SampleError,
    SampleMismatch,
    assert_clean,
    find_samples,
    find_unused,
    load_sample,
    new_sample,
    parse_meta,
)

pytest_plugins = ["pytester"]

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")
_EXAMPLES = doctest.DocTestParser().get_examples(README)
RAW: str = eval(_EXAMPLES[0].source.partition("= ")[2])
CLEAN = "\n\n".join(_EXAMPLES[2].want.splitlines()) + "\n"
CAPTION = "The bridge after the flood of 2022 (Picture: Tom Roe/Alamy)"
TEASER = "Read more: Bus fares to go up in June"
LABELS = {removal.text: f"as {removal.kind} by {removal.rule}" for removal in cleantext.explain(RAW).removed}
"""What the ledger says of the junk in the example."""

SHORT_RAW = "The river rose in the night, and by noon the lower road was under water.\n\nJoin Our Newsletter\n"
SHORT_CLEAN = "The river rose in the night, and by noon the lower road was under water.\n"
MORE = "The harbour was closed for a week, and nobody in the town could say why."

WRITE = "To write what comes out now: pytest --cleantext-samples=samples --cleantext-update samples/bridge.raw.txt"
ACCEPT = "To accept what came out: pytest --cleantext-samples=samples --cleantext-update samples/bridge.raw.txt"
RUN = ("--cleantext-samples", "samples")


class Project:
    """A project with a folder of samples."""

    def __init__(self, pytester: pytest.Pytester) -> None:
        self.pytester = pytester
        self.folder = pytester.mkdir("samples")
        self.add("bridge", RAW, CLEAN)

    def add(self, name: str, raw: str = SHORT_RAW, clean: str | None = SHORT_CLEAN, toml: str = "") -> Path:
        """Write a sample; its raw text's path."""
        path = self.folder / f"{name}.raw.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw.encode())
        if clean is not None:
            (path.parent / f"{path.name[:-8]}.clean.txt").write_bytes(clean.encode())
        if toml:
            (path.parent / f"{path.name[:-8]}.toml").write_text(toml, encoding="utf-8")
        return path

    def clean(self, name: str) -> str:
        """What is expected of a sample."""
        return (self.folder / f"{name}.clean.txt").read_bytes().decode()

    def expect(self, name: str, clean: str | None) -> None:
        """Change what is expected of a sample."""
        path = self.folder / f"{name}.clean.txt"
        path.unlink() if clean is None else path.write_bytes(clean.encode())

    def run(self, *arguments: str) -> pytest.RunResult:
        """Run pytest there. Plugins are loaded as they are for users, but for those that the tests have no use for."""
        return self.pytester.runpytest_inprocess("-p", "no:cacheprovider", "-p", "no:hypothesispytest", *arguments)

    def run_alone(self, *arguments: str) -> pytest.RunResult:
        """Run pytest there, in a process of its own."""
        return self.pytester.runpytest_subprocess("-p", "no:cacheprovider", *arguments)


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.delenv("PYTEST_ADDOPTS", raising=False)
    for name in ("CI", "BUILD_NUMBER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "200")
    return Project(pytester)


def lines(result: pytest.RunResult) -> list[str]:
    return result.stdout.lines


# It costs nothing when it is not used.


@pytest.mark.parametrize("module", ["cleantext", "cleantext.cleaner", "ftfy", "rapidfuzz", "tomllib"])
def test_the_plugin_imports_nothing_until_there_is_a_sample(module: str) -> None:
    # pytest itself may have imported some of these, which is not the plugin's doing.
    code = f"import sys, pytest; before = {module!r} in sys.modules; import _cleantext_pytest; "
    run = subprocess.run(
        [sys.executable, "-c", code + f"print(before or {module!r} not in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == "True"


def test_a_run_without_samples_imports_nothing_either(project: Project) -> None:
    project.pytester.makepyfile(
        "import sys\n"
        "def test_nothing(request):\n"
        "    assert request.config.pluginmanager.has_plugin('cleantext')\n"
        "    assert [name for name in sys.modules if name.partition('.')[0] in ('cleantext', 'ftfy')] == []\n"
    )
    project.run_alone().assert_outcomes(passed=1)


def test_samples_are_not_run_unless_they_are_named(project: Project) -> None:
    result = project.run()
    result.assert_outcomes()
    result.stdout.no_fnmatch_line("*cleantext samples*")


# In several processes.


def test_all_of_it_works_in_parallel(project: Project) -> None:
    project.pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\naddopts = "--cleantext-samples samples -n 2"\ntestpaths = ["test_code.py"]\n'
    )
    project.pytester.makepyfile(
        test_code="def test_sample(cleantext_sample):\n    assert cleantext_sample.raw\n"
        "    if cleantext_sample.name == 'bridge':\n        cleantext_sample.check(str.upper)\n"
    )
    project.add("north/river")
    project.add("changed", clean=CAPTION)
    project.add("missing", clean=None)
    project.add("known", f"{SHORT_RAW}\n{MORE}\n", SHORT_CLEAN, 'known_failure = "the harbour is left"')
    project.add("none", toml='known_failure = "it is mended"')
    project.add("bad", toml="tags = 1")
    (project.folder / "old.clean.txt").write_text("Gone.\n", "utf-8")
    result = project.run_alone("-rx", "-k", "clean or bridge")
    result.assert_outcomes(passed=2, failed=5, xfailed=1)
    result.stdout.fnmatch_lines_random(
        [
            "1 lost, 1 still there",
            "lost, and not in the raw text:",
            "samples/missing.clean.txt is missing.",
            "To write what comes out now: pytest --cleantext-update samples/missing.raw.txt",
            "XFAIL samples/known.raw.txt::clean - *the harbour is left (1 still there)",
            "this comes out as it should: take known_failure out of samples/none.toml",
            "samples/bad.toml: tags should be a list of texts; it is 1",
            "E*SampleMismatch: 5 lost, 1 new",
            "unused: samples/old.clean.txt (there is no raw text of this name beside it)",
        ]
    )
    result = project.run_alone("--cleantext-update", "samples")
    result.assert_outcomes(passed=4, failed=2, xfailed=1)
    assert [line for line in lines(result) if line.startswith("written")] == [
        f"written: samples/{name}.clean.txt" for name in ("changed", "missing")
    ]
    assert project.clean("changed") == project.clean("missing") == SHORT_CLEAN


# Samples without code.


def test_every_sample_is_a_test(project: Project) -> None:
    project.add("river")
    project.add("north/river")
    result = project.run(*RUN, "-v")
    result.assert_outcomes(passed=3)
    result.stdout.fnmatch_lines_random(
        [
            "*samples/bridge.raw.txt::clean*",
            "*samples/north/river.raw.txt::clean*",
            "*samples/river.raw.txt::clean*",
        ]
    )
    result.stdout.no_fnmatch_line("*unused*")


def test_the_ini_option_names_samples_too(project: Project) -> None:
    project.pytester.makepyprojecttoml('[tool.pytest.ini_options]\ncleantext_samples = ["samples"]\n')
    result = project.run()
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["cleantext samples: samples; cleaner: cleantext.clean"])


def test_the_option_stands_in_addopts_as_well(project: Project) -> None:
    project.pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\naddopts = "--cleantext-samples samples"\ntestpaths = ["tests"]\n'
    )
    project.pytester.mkdir("tests").joinpath("test_one.py").write_text("def test_one(): pass\n", "utf-8")
    project.run().assert_outcomes(passed=2)
    project.run("tests").assert_outcomes(passed=1)
    project.run("samples/bridge.raw.txt").assert_outcomes(passed=1)


def test_samples_are_chosen_by_name_and_by_tag(project: Project) -> None:
    project.add("river", toml='tags = ["flood"]')
    project.run(*RUN, "-k", "bridge").assert_outcomes(passed=1, deselected=1)
    project.run(*RUN, "-k", "flood").assert_outcomes(passed=1, deselected=1)


def test_a_text_that_looks_like_a_doctest_is_none(project: Project) -> None:
    project.add("test_river", SHORT_RAW + "\n>>> 1 + 1\n3\n", SHORT_CLEAN + "\n>>> 1 + 1\n3\n")
    result = project.run(*RUN, "--collect-only", "-q", "samples/test_river.raw.txt", "samples")
    assert [line for line in lines(result) if "test_river" in line] == ["samples/test_river.raw.txt::clean"]


def test_samples_are_found_in_folders_of_any_name(project: Project) -> None:
    for name in ("build", "dist", "venv", ".hidden"):
        project.add(f"{name}/river")
    project.run(*RUN).assert_outcomes(passed=5)
    project.run(*RUN, "--ignore=samples/bridge.raw.txt").assert_outcomes(passed=4)
    project.run(*RUN, "--ignore=samples/build").assert_outcomes(passed=4)
    project.run(*RUN, "--ignore-glob=*/build").assert_outcomes(passed=4)


def test_nothing_but_samples_is_found_in_such_folders(project: Project) -> None:
    project.add("build/river")
    (project.folder / "build/test_copy.py").write_text("def test_copy(): assert False\n", "utf-8")
    project.run(*RUN).assert_outcomes(passed=2)


def test_folders_without_samples_are_passed_by_as_ever(project: Project) -> None:
    (project.folder / "build").mkdir()
    (project.folder / "build/test_copy.py").write_text("def test_copy(): assert False\n", "utf-8")
    project.run(*RUN).assert_outcomes(passed=1)


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("smaples", "ERROR: there is no folder of samples smaples"),
        ("empty", "ERROR: there are no samples (NAME.raw.txt) in empty"),
    ],
)
def test_a_folder_without_samples_is_an_error(project: Project, folder: str, message: str) -> None:
    project.pytester.mkdir("empty")
    result = project.run("--cleantext-samples", folder)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines([message])


def test_line_ends_and_blank_lines_of_the_clean_text_do_not_matter(project: Project) -> None:
    project.expect("bridge", "\ufeff" + CLEAN.replace("\n", "\r\n") + "\r\n\r\n")
    project.run(*RUN).assert_outcomes(passed=1)


# Failures worth reading.


def test_a_failure_names_what_was_lost_and_by_which_rule(project: Project) -> None:
    paragraphs = CLEAN.strip().split("\n\n")
    wanted = [paragraphs[0], CAPTION, paragraphs[1], f"{paragraphs[2]} {TEASER}"]
    project.expect("bridge", "\n\n".join(wanted))
    result = project.run(*RUN)
    result.assert_outcomes(failed=1)
    output = lines(result)
    start = next(number for number, line in enumerate(output) if "sample bridge" in line)
    end = next(number for number, line in enumerate(output) if "short test summary" in line)
    assert output[start + 1 : end] == [
        "1 lost, 1 changed, 2 still there",
        "",
        f"lost, {LABELS[CAPTION]}:",
        f"    {CAPTION}",
        f"changed, {LABELS[TEASER]}:",
        f"    …aid the mayor, who will cross it first. [-{TEASER}-]",
        "still there, as subheading by content/subheading:",
        "    What it cost",
        "still there, as paragraph by content/paragraph:",
        "    The town paid 2.1 million pounds for the work. Share prices of the builder rose on the day it was done.",
        "",
        ACCEPT,
    ]
    result.stdout.fnmatch_lines(["FAILED samples/bridge.raw.txt::clean*"])


def test_long_paragraphs_are_shown_whole_if_asked(project: Project) -> None:
    long = "The river rose, and then " + "it rose again, and " * 30 + "that was that."
    project.add("bridge", f"{long}\n\n{SHORT_RAW}", SHORT_CLEAN)
    result = project.run(*RUN)
    result.stdout.fnmatch_lines(["    The river rose, and then it rose again*…"])
    result.stdout.no_fnmatch_line("*that was that*")
    project.run(*RUN, "-v").stdout.fnmatch_lines(["*that was that."])


def test_the_way_to_accept_suits_where_pytest_was_started(project: Project) -> None:
    project.expect("bridge", SHORT_CLEAN)
    project.pytester.makepyprojecttoml('[tool.pytest.ini_options]\ncleantext_samples = ["samples"]\n')
    (project.folder / "bridge.raw.txt").rename(project.folder / "a bridge.raw.txt")
    (project.folder / "bridge.clean.txt").rename(project.folder / "a bridge.clean.txt")
    accept = "To accept what came out: pytest --cleantext-update "
    project.run().stdout.fnmatch_lines([f"{accept}'samples/a bridge.raw.txt'"])
    subfolder = project.pytester.mkdir("docs")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.chdir(subfolder)
        project.run("../samples").stdout.fnmatch_lines([f"{accept}'../samples/a bridge.raw.txt'"])


def test_a_cleaner_that_breaks_down_is_no_difference(project: Project) -> None:
    project.pytester.makepyfile(mine="def clean(raw):\n    return raw.no_such_method()\n")
    project.pytester.makepyprojecttoml(
        '[tool.pytest.ini_options]\ncleantext_cleaner = "mine:clean"\npythonpath = ["."]\n'
    )
    result = project.run(*RUN)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*AttributeError*no_such_method*"])


def test_the_example_of_the_docs_is_true(project: Project) -> None:
    page = (Path(__file__).parents[1] / "docs/samples.md").read_text("utf-8")
    _, raw, clean, failure, *_ = re.findall(r"^```text\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    project.add("bridge", raw, clean)
    assert failure in project.run(*RUN).stdout.str()


# Missing, written, unused.


def test_a_missing_clean_text_fails_and_says_how_to_write_it(project: Project) -> None:
    project.expect("bridge", None)
    for _ in range(2):  # what fails must not mend itself
        result = project.run(*RUN)
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(["samples/bridge.clean.txt is missing.", WRITE])
    assert find_unused(project.folder) == []


def test_update_writes_what_differs_and_lists_it(project: Project) -> None:
    project.add("north/river")
    project.add("missing", clean=None)
    project.add("empty", "Join Our Newsletter\n", clean=None)
    project.expect("bridge", SHORT_CLEAN)
    before = (project.folder / "north/river.clean.txt").stat().st_mtime_ns
    result = project.run(*RUN, "--cleantext-update")
    result.assert_outcomes(passed=4)
    assert [line for line in lines(result) if line.startswith("written")] == [
        f"written: samples/{name}.clean.txt" for name in ("bridge", "empty", "missing")
    ]
    result.stdout.fnmatch_lines(["*= cleantext samples =*", "These now hold what came out.*git diff*"])
    assert project.clean("bridge") == CLEAN
    assert project.clean("missing") == SHORT_CLEAN
    assert project.clean("empty") == "\n"
    assert (project.folder / "north/river.clean.txt").stat().st_mtime_ns == before
    project.run(*RUN).assert_outcomes(passed=4)


def test_the_command_that_a_failure_gives_does_it(project: Project) -> None:
    project.expect("bridge", None)
    project.add("river", clean="Something else.\n")
    (command,) = [line for line in lines(project.run(*RUN)) if line.startswith("To write")]
    project.run(*command.partition("pytest ")[2].split()).assert_outcomes(passed=1)
    assert project.clean("bridge") == CLEAN
    assert project.clean("river") == "Something else.\n"


def test_an_update_that_changes_nothing_says_nothing(project: Project) -> None:
    result = project.run(*RUN, "--cleantext-update")
    result.assert_outcomes(passed=1)
    result.stdout.no_fnmatch_line("*written*")


def test_files_without_a_raw_text_are_reported(project: Project) -> None:
    (project.folder / "old.clean.txt").write_text("Gone.\n", "utf-8")
    (project.folder / "older.toml").write_text("", "utf-8")
    result = project.run(*RUN)
    result.assert_outcomes(passed=1)
    assert [line for line in lines(result) if line.startswith("unused")] == [
        "unused: samples/old.clean.txt (there is no raw text of this name beside it)",
        "unused: samples/older.toml (there is no raw text of this name beside it)",
    ]
    assert project.clean("old") == "Gone.\n", "and they are left alone"


# What the TOML file says.


def test_options_are_for_the_cleaner(project: Project) -> None:
    project.add(
        "river", "By Ann Lee\n\n" + SHORT_RAW, "By Ann Lee\n\n" + SHORT_CLEAN, '[options]\nkeep = ["byline"]\n'
    )
    project.run(*RUN).assert_outcomes(passed=2)


def test_a_whole_output_need_not_be_fixed(project: Project) -> None:
    rules = 'must_keep = ["The river rose in\\nthe night"]\nmust_remove = ["Join Our Newsletter"]\n'
    project.add("river", clean=None, toml=rules)
    project.run(*RUN, "--cleantext-update").assert_outcomes(passed=2)
    assert not (project.folder / "river.clean.txt").exists()


def test_an_update_accepts_nothing_that_must_not_be(project: Project) -> None:
    rules = 'must_keep = ["Join Our Newsletter"]\nmust_remove = ["the lower road"]\n'
    project.add("river", clean="Something else.\n", toml=rules)
    result = project.run(*RUN, "--cleantext-update")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "1 lost in spite of must_keep, 1 lost, 1 still there in spite of must_remove, 1 still there",
            "lost in spite of must_keep, as newsletter by phrases/en/*:",
            "    Join Our Newsletter",
            "lost, and not in the raw text:",
            "    Something else.",
            "still there in spite of must_remove, as paragraph by content/paragraph:",
            "    the lower road",
            "What must be kept and removed stands in samples/river.toml",
        ]
    )
    assert project.clean("river") == "Something else.\n"


def test_a_known_failure_says_what_is_left_to_do(project: Project) -> None:
    project.add("river", SHORT_RAW + f"\n{MORE}\n", SHORT_CLEAN, 'known_failure = "captions look like text"')
    for update in ((), ("--cleantext-update",)):
        result = project.run(*RUN, "-rx", *update)
        result.assert_outcomes(passed=1, xfailed=1)
        result.stdout.fnmatch_lines(
            ["XFAIL samples/river.raw.txt::clean - *captions look like text (1 still there)"]
        )
        assert project.clean("river") == SHORT_CLEAN, "what is hoped for is not overwritten"
    project.run(*RUN, "--runxfail").assert_outcomes(passed=1, failed=1)


def test_a_known_failure_whose_clean_text_is_missing_has_it_written(project: Project) -> None:
    project.add("river", SHORT_RAW, None, 'known_failure = "the end is not seen"')
    project.run(*RUN).assert_outcomes(passed=1, failed=1)
    project.run(*RUN, "--cleantext-update").assert_outcomes(passed=2)
    assert project.clean("river") == SHORT_CLEAN


def test_a_known_failure_that_is_none_fails(project: Project) -> None:
    project.add("river", toml='known_failure = "the end is not seen"')
    result = project.run(*RUN)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "this comes out as it should: take known_failure out of samples/river.toml",
            "It was: the end is not seen",
        ]
    )


def test_a_known_failure_does_not_excuse_a_cleaner_that_breaks_down(project: Project) -> None:
    project.add("river", toml='known_failure = "the end is not seen"\n[options]\nkeep = ["bylines"]\n')
    project.run(*RUN).assert_outcomes(passed=1, failed=1)


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("tags = [", "samples/river.toml: this is not TOML: Invalid value *"),
        (
            "must_go = ['x']",
            "samples/river.toml: unknown key 'must_go': did you mean 'must_remove'? Known keys: *",
        ),
        ("tags = 'x'", "samples/river.toml: tags should be a list of texts; it is 'x'"),
        ("must_keep = ['']", "samples/river.toml: must_keep should be a list of texts; it is ['']"),
        ("language = 1", "samples/river.toml: language should be a text; it is 1"),
        ("known_failure = true", "samples/river.toml: known_failure should be a text: why *; it is True"),
        ("options = 1", "samples/river.toml: options should be a table: *; it is 1"),
        ("must_remove = ['Join Us']", "samples/river.toml: must_remove: 'Join Us' is not in river.raw.txt"),
        (
            "[options]\nkeep = ['bylines']",
            "samples/river.toml: options: unknown kind 'bylines': did you mean 'byline'?*",
        ),
        ("[options]\nkeeps = ['byline']", "samples/river.toml: options: *unexpected keyword argument 'keeps'*"),
    ],
)
def test_a_bad_toml_file_fails_its_own_sample_and_says_why(project: Project, toml: str, message: str) -> None:
    project.add("river", toml=toml)
    result = project.run(*RUN)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines([re.sub(r"\[(.*?)\]", r"[[]\1]", message)])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_file_that_is_not_utf8_fails_its_own_sample(project: Project) -> None:
    (project.folder / "river.raw.txt").write_bytes(b"caf\xe9\n")
    result = project.run(*RUN)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["samples/river.raw.txt: byte 4 is not UTF-8: samples are UTF-8"])


# Other people's cleaners.

MINE = """\
import re
import cleantext

def upper(raw):
    return cleantext.clean(raw).upper()

def first_line(raw, lines=1):
    return "\\n".join(raw.strip().splitlines()[:lines])

cleaner = cleantext.Cleaner(keep={"newsletter"})

def number(raw):
    return len(raw)
"""


def with_cleaner(project: Project, name: str) -> None:
    project.pytester.makepyfile(mine=MINE)
    project.pytester.makepyprojecttoml(
        f'[tool.pytest.ini_options]\ncleantext_cleaner = "{name}"\npythonpath = ["."]\n'
    )


def test_a_plain_function_is_a_cleaner(project: Project) -> None:
    with_cleaner(project, "mine:first_line")
    project.add("bridge", "It rained.\nNobody minded.\n", "It rained.\nNobody minded.\n", "[options]\nlines = 2\n")
    project.add("river", "It rained.\nNobody minded.\n", "Nobody minded.\n")
    result = project.run(*RUN)
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(
        ["1 lost, 1 still there", "", "lost:", "    Nobody minded.", "still there:", "    It rained."]
    )


def test_a_cleaner_of_ones_own_keeps_its_ledger(project: Project) -> None:
    with_cleaner(project, "mine:cleaner")
    project.add("bridge", SHORT_RAW, SHORT_CLEAN)
    result = project.run(*RUN)
    result.stdout.fnmatch_lines(
        ["cleantext samples: samples; cleaner: mine:cleaner", "*", "still there, as newsletter by*"]
    )


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("mine:clean", "cleantext_cleaner = 'mine:clean': module 'mine' has no attribute 'clean'"),
        ("yours:clean", "cleantext_cleaner = 'yours:clean': No module named 'yours'"),
        ("mine", "cleantext_cleaner = 'mine': *"),
        ("mine:MINE", "cleantext_cleaner = 'mine:MINE': *"),
        ("mine:re", "cleantext_cleaner = 'mine:re': this is no callable but <module 're'*"),
        ("mine:number", "a cleaner gives back a str, but this one gave a int"),
    ],
)
def test_a_cleaner_that_cannot_be_used_is_told_in_a_line(project: Project, name: str, message: str) -> None:
    with_cleaner(project, name)
    result = project.run(*RUN)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines([message])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_options_that_the_cleaner_does_not_take_are_told(project: Project) -> None:
    with_cleaner(project, "mine:upper")
    project.add("bridge", toml='[options]\nkeep = ["byline"]\n')
    result = project.run(*RUN)
    result.stdout.fnmatch_lines(["samples/bridge.toml: options: the cleaner upper does not take them: *'keep'"])


# In code.

TEST = """\
import cleantext
import pytest

def test_sample(cleantext_sample, cleantext_cleaner):
    assert cleantext_sample.name in ("bridge", "north/river")
    assert cleantext_cleaner(cleantext_sample.raw).strip() == cleantext_sample.expected.strip()
    assert cleantext_sample.meta.tags == ()
    cleantext_sample.check(cleantext_cleaner)
"""


def test_the_fixture_goes_through_the_samples(project: Project) -> None:
    project.add("north/river")
    project.pytester.makepyfile(TEST)
    result = project.run("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines_random(["*::test_sample[[]bridge]*", "*::test_sample[[]north/river]*"])


def test_the_fixture_finds_samples_in_tests_and_where_a_marker_says(project: Project) -> None:
    project.add("river")
    project.pytester.mkdir("tests")
    project.folder.rename(project.pytester.path / "tests/samples")
    project.pytester.makepyfile("def test_sample(cleantext_sample):\n    cleantext_sample.check()\n")
    project.run().assert_outcomes(passed=2)
    (project.pytester.path / "tests/samples").rename(project.pytester.path / "pages")
    project.pytester.makepyfile(
        "import pytest\n"
        "@pytest.mark.cleantext_samples('pages')\n"
        "def test_sample(cleantext_sample):\n    cleantext_sample.check()\n"
    )
    project.run("--strict-markers").assert_outcomes(passed=2)


def test_the_fixture_says_where_it_found_none(project: Project) -> None:
    project.folder.rename(project.pytester.path / "elsewhere")
    project.pytester.makepyfile(TEST)
    result = project.run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(
        ["test_sample takes cleantext_sample, but there are no samples (NAME.raw.txt) in samples"]
    )


def test_check_in_code_fails_updates_and_knows_failures_as_well(project: Project) -> None:
    project.pytester.makepyfile(
        test_it="def test_sample(cleantext_sample):\n    cleantext_sample.check(str.upper)\n"
    )
    project.expect("bridge", None)
    project.add("known", SHORT_RAW, SHORT_CLEAN, 'known_failure = "upper case"')
    (project.folder / "old.clean.txt").write_text("Gone.\n", "utf-8")
    result = project.run()
    result.assert_outcomes(failed=1, xfailed=1)
    result.stdout.fnmatch_lines(
        ["E*bridge.clean.txt is missing.", "E*: pytest --cleantext-update 'test_it.py::test_sample[[]bridge]'"]
    )
    result = project.run("--cleantext-update")
    result.assert_outcomes(passed=1, xfailed=1)
    result.stdout.fnmatch_lines(["written: samples/bridge.clean.txt", "unused: samples/old.clean.txt *"])
    assert project.clean("bridge") == RAW.upper().strip() + "\n"
    project.expect("bridge", CLEAN)
    result = project.run()
    result.stdout.fnmatch_lines(["E*SampleMismatch: 5 *new", "E*new, not in the raw text:"])


def test_a_bad_sample_is_told_by_the_fixture_in_a_line(project: Project) -> None:
    project.pytester.makepyfile(TEST)
    project.add("bridge", toml="tags = 1")
    result = project.run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["samples/bridge.toml: tags should be a list of texts; it is 1"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_single_pair_is_checked_without_files() -> None:
    assert_clean(RAW, CLEAN)
    assert_clean(RAW, CLEAN, cleaner=cleantext.clean)
    assert_clean("It rained.", "IT RAINED.", cleaner=str.upper)
    with pytest.raises(SampleMismatch) as error:
        assert_clean(RAW, CAPTION + "\n\n" + CLEAN, cleaner=cleantext.Cleaner(keep={"advert"}))
    assert str(error.value).splitlines() == [
        "1 lost, 1 still there",
        "",
        f"lost, {LABELS[CAPTION]}:",
        f"    {CAPTION}",
        f"still there, {LABELS['ADVERTISEMENT']}:",
        "    ADVERTISEMENT",
    ]


@pytest.mark.parametrize("cleaner", [None, cleantext.clean, cleantext.Cleaner(), cleantext.Cleaner().clean])
def test_every_form_of_our_cleaner_has_its_ledger(cleaner: object) -> None:
    with pytest.raises(SampleMismatch, match="lost, as newsletter by phrases/en/"):
        assert_clean(SHORT_RAW, SHORT_RAW, cleaner)  # type: ignore[arg-type]


# What differs.


def found(output: str, expected: str, raw: str = "") -> list[tuple[str, str]]:
    return [
        (one.what, one.text) for one in compare(output, expected, Ledger(raw or f"{expected}\n{output}")).findings
    ]


def test_the_same_paragraphs_do_not_differ() -> None:
    assert not compare("One.\n\nTwo.", "\nOne. \r\n\r\n\r\n\r\nTwo.\r\n", Ledger(""))
    assert not compare("", "\n", Ledger(""))


def test_what_is_lost_left_moved_and_new() -> None:
    expected = "The first one.\n\nAnd a second.\n\nLast of all."
    assert found("The first one.\n\nLast of all.", expected) == [(LOST, "And a second.")]
    assert found("The first one.\n\nAnd a second.\n\nLast of all.\n\nMost read", expected) == [(LEFT, "Most read")]
    assert found("And a second.\n\nThe first one.\n\nLast of all.", expected)[0][0] == MOVED
    assert found("Never written.", "", raw="Something else.") == [(NEW, "Never written.")]
    assert found("", expected) == [(LOST, text) for text in expected.split("\n\n")]


def test_a_paragraph_that_stands_twice_is_missed_once() -> None:
    assert found("Rain.", "Rain.\n\nRain.") == [(LOST, "Rain.")]
    assert found("Rain.\n\nRain.\n\nRain.", "Rain.") == [(LEFT, "Rain."), (LEFT, "Rain.")]


def test_without_blank_lines_every_line_is_a_paragraph() -> None:
    assert found("One line.\nThe last.", "One line.\nA second one.\nThe last.") == [(LOST, "A second one.")]


def test_words_are_compared_inside_a_paragraph() -> None:
    before = "The river rose by a foot in the night, and fell again."
    assert found(f"{before} Read more", before) == [(CHANGED, f"{before} {{+Read more+}}")]
    assert word_difference("- one\n- two", "- one") == "- one [-⏎ - two-]"
    assert (
        word_difference("市は月曜日に発表した。", "市は火曜日に発表した。") == "市は[-月-]{+火+}曜日に発表した。"
    )


def test_many_paragraphs_are_compared_in_no_time() -> None:
    expected = "\n\n".join(f"Paragraph {n} of one text." for n in range(2000))
    output = "\n\n".join(f"And {n} is another one." for n in range(2000))
    assert len(compare(output, expected, Ledger("")).findings) == 4000


def test_a_removal_is_found_where_the_raw_text_was_broken_or_repaired() -> None:
    lines = ["It rained.", "The mayor at the\nbridge (Picture:\nTom Roe/Alamy)", "The cafÃ© at noon"]
    raw = "\n\n".join(lines)
    starts = [raw.index(line) for line in lines]
    kept, *removed = (
        LabelledBlock(
            start, start + len(line), line, kind, f"test/{number}", kept=kind is cleantext.Kind.PARAGRAPH
        )
        for number, (start, line, kind) in enumerate(
            zip(
                starts,
                lines,
                (cleantext.Kind.PARAGRAPH, cleantext.Kind.CAPTION, cleantext.Kind.TITLE),
                strict=True,
            )
        )
    )
    ledger = Ledger(raw, (kept, *removed))
    assert ledger.label("The mayor at the bridge (Picture: Tom Roe/Alamy)", kept=False) == "as caption by test/1"
    assert ledger.label("The café at noon", kept=False) == "as title by test/2"
    assert ledger.label("It rained.", kept=False) == ""
    assert ledger.label("It rained.", kept=True) == "as paragraph by test/0"


def test_a_paragraph_is_looked_for_where_it_is_a_line_of_its_own() -> None:
    raw = "He said: Share and share alike.\n\nShare"
    blocks = cleantext.explain(raw).blocks
    assert Ledger(raw, blocks).places("Share") == [(raw.rindex("Share"), len(raw))]


def test_a_phrase_that_stands_everywhere_is_found_in_no_time() -> None:
    assert len(Ledger("x".join(["Share"] * 30_000) + "\n" + "." * 3_000_000).places("Share")) == 2


def test_a_loss_outside_the_ledger_is_told() -> None:
    class Around:
        """Somebody's pipeline around ours."""

        def __call__(self, raw: str) -> str:
            return cleantext.clean(raw).partition("\n\n")[0]

        def explain(self, raw: str) -> cleantext.Result:
            return cleantext.explain(raw)

    with pytest.raises(SampleMismatch, match="lost, but by no rule in the ledger:"):
        assert_clean("The first one.\n\nAnd a second one.", "The first one.\n\nAnd a second one.", Around())


# Files.


def test_a_new_sample_is_a_pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    raw = SHORT_RAW.replace("\n", "\r\n")
    paths = new_sample(raw, "north/river")
    assert paths == (Path("samples/north/river.raw.txt"), Path("samples/north/river.clean.txt"))
    sample = load_sample(paths[0])
    assert sample == Sample("river", paths[0], raw, SHORT_CLEAN)
    sample.check()


def test_a_new_sample_goes_where_samples_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tests/samples").mkdir(parents=True)
    assert new_sample(SHORT_RAW, "river")[0] == Path("tests/samples/river.raw.txt")
    assert new_sample(SHORT_RAW, "river", "other")[0] == Path("other/river.raw.txt")
    assert new_sample(SHORT_RAW, "v1.2", "other", cleaner=str.upper)[1].read_text("utf-8").startswith("THE RIVER")
    assert [path.name for path in find_samples(Path("other"))] == ["river.raw.txt", "v1.2.raw.txt"]


def test_a_new_sample_keeps_the_options_that_it_was_made_with(tmp_path: Path) -> None:
    raw = f"By Ann Lee\n\n{SHORT_RAW}"
    options = {"keep": {"byline", "newsletter"}, "favor": "recall", "repair": False}
    path, clean_path = new_sample(raw, "river", tmp_path, options=options)
    assert clean_path.read_text("utf-8").startswith("By Ann Lee\n\n")
    sample = load_sample(path)
    assert sample.meta.options == {**options, "keep": ["byline", "newsletter"]}
    sample.check()
    new_sample(raw, "river", tmp_path, overwrite=True)
    assert load_sample(path).meta == Meta()
    load_sample(path).check()


def test_a_sample_is_not_overwritten_unasked(tmp_path: Path) -> None:
    for name in ("river.raw.txt", "lake.clean.txt"):
        (tmp_path / name).write_text("It rained.\n", "utf-8")
    for name in ("river", "lake"):
        with pytest.raises(SampleError, match="is there already"):
            new_sample(SHORT_RAW, name, tmp_path)
    assert new_sample(SHORT_RAW, "river", tmp_path, overwrite=True)[0].read_text("utf-8") == SHORT_RAW


@pytest.mark.parametrize("name", ["", "/tmp/river", "../river", "a/../../river", "north/", "river.raw.txt"])
def test_a_name_must_be_one(name: str, tmp_path: Path) -> None:
    with pytest.raises(SampleError, match="is no name for a sample"):
        new_sample(SHORT_RAW, name, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_all_of_a_toml_file_is_read() -> None:
    toml = """
    language = "en"
    origin = "a page of the county paper"
    tags = ["news", "flood"]
    must_remove = ["Join Our Newsletter"]
    must_keep = ["The river"]
    known_failure = "the end is not seen"
    [options]
    keep = ["byline"]
    """
    assert parse_meta(toml, Path("river.toml")) == Meta(
        language="en",
        origin="a page of the county paper",
        tags=("news", "flood"),
        options={"keep": ["byline"]},
        must_remove=("Join Our Newsletter",),
        must_keep=("The river",),
        known_failure="the end is not seen",
    )


def test_a_sample_that_expects_nothing_cannot_be_checked(tmp_path: Path) -> None:
    (tmp_path / "river.raw.txt").write_text(SHORT_RAW, "utf-8")
    with pytest.raises(SampleError, match=r"river\.clean\.txt is missing"):
        load_sample(tmp_path / "river.raw.txt").check()
