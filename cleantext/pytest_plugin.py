"""The pytest plugin: samples as tests, fixtures for tests of one's own, and what is said at the end of the run.

pytest loads ``_cleantext_pytest``, which imports this module when there is a sample to run.
"""

import os
import shlex
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from subprocess import list2cmdline
from typing import TYPE_CHECKING, Any

import pytest

import cleantext
from _cleantext_pytest import NOTES
from cleantext.difference import Difference
from cleantext.samples import (
    CLEAN,
    RAW,
    Pipeline,
    Sample,
    SampleError,
    SampleMismatch,
    default_folder,
    find_samples,
    find_unused,
    load_meta,
    load_sample,
)

if TYPE_CHECKING:
    from pluggy import Result


@dataclass(frozen=True)
class SampleUnderTest(Sample):
    """A sample in a test: `check` knows of known failures and of ``--cleantext-update``."""

    node: pytest.Item = field(kw_only=True, repr=False, compare=False)
    """The test."""

    def check(self, cleaner: Pipeline | None = None) -> None:
        """Clean the raw text and fail if anything is not as it should be.

        Args:
            cleaner: what to clean it with, from ``str`` to ``str``; `cleantext.clean` if not given. It gets the
                sample's options as keyword arguments.

        Raises:
            SampleMismatch: tells every paragraph that was lost, changed or left, by which rule, and how to accept
                what came out. Also if a known failure is none any more.
            SampleError: if the sample cannot be used; says why.
        """
        __tracebackhide__ = True
        options = self.node.config.option
        if self.is_open and not options.cleantext_update:
            raise SampleError(
                f"{self.clean_path} is missing.\nTo write what comes out now: {self._update_command}"
            )
        difference = (replace(self, expected="") if self.is_open else self).compare(cleaner)
        if self.meta.known_failure and not self.is_open and not options.runxfail:
            if difference:
                pytest.xfail(f"{self.meta.known_failure} ({difference.summary})")
            raise SampleMismatch(
                f"this comes out as it should: take known_failure out of {self.meta_path}\n"
                f"It was: {self.meta.known_failure}"
            )
        if not difference and not self.is_open:
            return
        if not options.cleantext_update or not difference.acceptable:
            raise SampleMismatch(self._report(difference))
        self.accept(difference.output)
        self.node.stash[NOTES]["written"] = str(self.clean_path)

    def _report(self, difference: Difference) -> str:
        advice = f"To accept what came out: {self._update_command}"
        if not difference.acceptable:
            advice = f"What must be kept and removed stands in {self.meta_path}"
        full = self.node.config.option.verbose > 0
        return f"{difference.summary}\n\n{difference.report(full=full)}\n\n{advice}"

    @property
    def _update_command(self) -> str:
        """What to type to run this test alone and write what comes out."""
        config = self.node.config
        target = _seen_from_here(self.node.path, config)
        if not isinstance(self.node, SampleItem):
            target += f"::{self.node.nodeid.partition('::')[2]}"
        typed = any(argument.startswith("--cleantext-samples") for argument in config.invocation_params.args)
        folders = _folders(config) if typed else []
        options = [f"--cleantext-samples={_seen_from_here(folder, config)}" for folder in folders]
        command = ["pytest", *options, "--cleantext-update", target]
        return list2cmdline(command) if os.name == "nt" else shlex.join(command)


class SampleFile(pytest.File):
    """A raw text, which is one test."""

    def collect(self) -> Iterator["SampleItem"]:
        """The one test."""
        yield SampleItem.from_parent(self, name="clean")


class SampleItem(pytest.Item):
    """A sample as a test, with no code of anyone's."""

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self.folder = next(folder for folder in _folders(self.config) if self.path.is_relative_to(folder))
        self.sample_name = _name(self.path, self.folder)
        with suppress(SampleError, OSError):  # what is wrong is told when it runs
            self.extra_keyword_matches.update(load_meta(self.path).tags)

    def runtest(self) -> None:
        """Check the sample with the default cleaner, or the one that the project names."""
        _load(self.path, self.folder, self).check(_named_cleaner(self.config))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *arguments: Any, **options: Any) -> Any:
        """What differs, without a traceback; with one if the cleaner broke down."""
        if isinstance(excinfo.value, SampleMismatch | SampleError | pytest.xfail.Exception):
            return _brief(str(excinfo.value), self.config)
        return super().repr_failure(excinfo, *arguments, **options)

    def reportinfo(self) -> tuple[Path, None, str]:
        """What stands above a failure."""
        return self.path, None, f"sample {self.sample_name}"


class Collection:
    """Collects the samples in the folders that are named by the option or the ini option."""

    def __init__(self, config: pytest.Config) -> None:
        folders = _folders(config)
        holding: set[Path] = set()
        for folder in folders:
            if not folder.is_dir():
                raise pytest.UsageError(f"there is no folder of samples {_seen_from_here(folder, config)}")
            samples = find_samples(folder)
            if not samples:
                raise pytest.UsageError(f"there are no samples (NAME{RAW}) in {_seen_from_here(folder, config)}")
            holding.update(above for path in samples for above in path.parents if above.is_relative_to(folder))
        self.folders = folders
        self.holding = holding
        self.entered: set[Path] = set()
        # What is asked for by path is all that is asked for. Otherwise the samples run, wherever they are.
        if config.args_source is not pytest.Config.ArgsSource.ARGS:
            asked = [config.invocation_params.dir / argument for argument in config.args]
            config.args += (
                str(folder) for folder in folders if not any(folder.is_relative_to(path) for path in asked)
            )

    def pytest_report_header(self, config: pytest.Config) -> str:
        """Say which samples run."""
        folders = ", ".join(_seen_from_here(folder, config) for folder in self.folders)
        cleaner = config.getini("cleantext_cleaner") or "cleantext.clean"
        return f"cleantext samples: {folders}; cleaner: {cleaner}"

    @pytest.hookimpl(tryfirst=True)
    def pytest_ignore_collect(self, collection_path: Path, config: pytest.Config) -> bool | None:
        """Enter folders of samples that pytest would pass by for their names, such as `build` and `dist`."""
        passed_by = any(fnmatch(collection_path.name, name) for name in config.getini("norecursedirs"))
        asked = [config.invocation_params.dir / path for path in config.getoption("ignore") or ()]
        globs = config.getoption("ignore_glob") or ()
        ignored = collection_path in asked or any(fnmatch(str(collection_path), glob) for glob in globs)
        if ignored or not passed_by or collection_path not in self.holding:
            return None
        self.entered.add(collection_path)
        return False

    @pytest.hookimpl(hookwrapper=True)
    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> Generator[None, "Result[list[pytest.Collector]]", None]:
        """Take raw texts for samples, and neither them nor clean texts for anything else, such as doctests."""
        outcome = yield
        if file_path.name.endswith((RAW, CLEAN)) and any(map(file_path.is_relative_to, self.folders)):
            is_raw = file_path.name.endswith(RAW)
            outcome.force_result([SampleFile.from_parent(parent, path=file_path)] if is_raw else [])
        elif not self.entered.isdisjoint(file_path.parents):
            outcome.force_result([])  # pytest would not have come here


def parametrize(metafunc: pytest.Metafunc) -> None:
    """Run a test function once for each sample of the folder that its marker names, or the project.

    Args:
        metafunc: pytest's, of a function that takes ``cleantext_sample``.

    Raises:
        CollectError: if there is no sample, because a test that never runs would seem to pass.
    """
    config = metafunc.config
    marker = metafunc.definition.get_closest_marker("cleantext_samples")
    folders = [config.rootpath / folder for folder in marker.args] if marker else _folders(config)
    folders = folders or [default_folder(config.rootpath)]
    samples = [(path, folder) for folder in folders for path in find_samples(folder)]
    if not samples:
        names = ", ".join(_seen_from_here(folder, config) for folder in folders)
        raise pytest.Collector.CollectError(
            f"{metafunc.function.__name__} takes cleantext_sample, but there are no samples (NAME{RAW}) in {names}"
        )
    metafunc.parametrize("cleantext_sample", samples, indirect=True, ids=[_name(*sample) for sample in samples])


def sample_for(request: pytest.FixtureRequest) -> SampleUnderTest:
    """The sample that a test is run with.

    Args:
        request: pytest's, for the fixture ``cleantext_sample``. Its ``param`` is what `parametrize` made it: the
            raw text's file and the folder that it was found in.

    Raises:
        Failed: pytest's, if the sample cannot be read; says why, without a traceback.
    """
    try:
        path, folder = request.param
        return _load(path, folder, request.node)
    except SampleError as error:
        pytest.fail(_brief(str(error), request.config), pytrace=False)


def cleaner_for(request: pytest.FixtureRequest) -> Pipeline:
    """The cleaner that the project names, or `cleantext.clean`.

    Args:
        request: pytest's, for the fixture ``cleantext_cleaner``.

    Raises:
        Failed: pytest's, if what the ini option names cannot be imported or called; says why, without a traceback.
    """
    try:
        return _named_cleaner(request.config)
    except SampleError as error:
        pytest.fail(str(error), pytrace=False)


def summarize(notes: Iterable[dict[str, str]], reporter: "pytest.TerminalReporter", config: pytest.Config) -> None:
    """Say which files were written and which belong to no sample.

    Args:
        notes: what tests had to tell, see `_cleantext_pytest.NOTES`.
        reporter: where to say it.
        config: pytest's.
    """
    written = sorted({note["written"] for note in notes if "written" in note})
    folders = sorted({note["folder"] for note in notes})
    unused = [path for folder in folders for path in find_unused(Path(folder))]
    if not written and not unused:
        return
    reporter.section("cleantext samples")
    for name in written:
        reporter.line(f"written: {_seen_from_here(Path(name), config)}")
    if written:
        reporter.line("These now hold what came out. Read the changes (git diff) before you keep them.")
    for path in unused:
        reporter.line(f"unused: {_seen_from_here(path, config)} (there is no raw text of this name beside it)")


def _load(path: Path, folder: Path, node: pytest.Item) -> SampleUnderTest:
    """Read a sample, and note whose folder is to be looked through for files that are unused."""
    node.stash[NOTES] = {"folder": str(folder)}
    sample = load_sample(path, _name(path, folder))
    return SampleUnderTest(**{entry.name: getattr(sample, entry.name) for entry in fields(sample)}, node=node)


def _name(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix().removesuffix(RAW)


def _folders(config: pytest.Config) -> list[Path]:
    """The folders that the option names, or else the ini option."""
    typed: list[str] = config.getoption("cleantext_samples") or []
    here = config.invocation_params.dir
    folders: list[Path] = [here / folder for folder in typed] or config.getini("cleantext_samples")
    return [Path(os.path.abspath(folder)) for folder in folders]


def _named_cleaner(config: pytest.Config) -> Pipeline:
    """What the ini option ``cleantext_cleaner`` names."""
    name: str = config.getini("cleantext_cleaner")
    if not name:
        return cleantext.clean
    module, _, attributes = name.partition(":")
    try:
        found: Any = import_module(module)
        for attribute in attributes.split("."):
            found = getattr(found, attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise SampleError(
            f"cleantext_cleaner = {name!r}: {error}\nIt should be package.module:callable, and pytest should find "
            'the module: install your project, or set pythonpath = ["."] beside it'
        ) from error
    if not callable(found):
        raise SampleError(f"cleantext_cleaner = {name!r}: this is no callable but {found!r}")
    return found  # type: ignore[no-any-return]


def _seen_from_here(path: Path, config: pytest.Config) -> str:
    """A path to type where pytest was started."""
    try:
        return Path(os.path.relpath(path, config.invocation_params.dir)).as_posix()
    except ValueError:  # another drive of Windows
        return str(path)


def _brief(message: str, config: pytest.Config) -> str:
    """A message with its paths as they look from where pytest was started."""
    return message.replace(f"{config.invocation_params.dir}{os.sep}", "")
