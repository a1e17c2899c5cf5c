"""Samples: a raw text in ``NAME.raw.txt``, beside it in ``NAME.clean.txt`` what should come out of it.

A third file, ``NAME.toml``, can say more, see `Meta`. The pytest plugin runs samples: ``docs/samples.md`` has the
rest.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from cleantext.difference import Difference, Ledger, compare
from cleantext.result import Result

RAW = ".raw.txt"
CLEAN = ".clean.txt"
META = ".toml"

FOLDERS = ("samples", "tests/samples")
"""Where samples are looked for if no folder is named: the first of these that exists."""

Pipeline = Callable[..., str]
"""What makes clean text of a raw one. If it has a method ``explain``, reports tell which rule removed what."""


class SampleError(ValueError):
    """A sample that cannot be read or written, or a cleaner that cannot be used; says which, and what to do."""


class SampleMismatch(AssertionError):
    """What came out is not what should have. The first line tells how many paragraphs were lost, changed, left…"""


@dataclass(frozen=True, slots=True)
class Meta:
    """What ``NAME.toml`` says of a sample. Every field is a key of that file, and none is needed.

    >>> Meta(language="en", must_remove=("Most read",)).must_keep
    ()
    """

    language: str = ""
    """The text's language, for people and for your tests."""
    origin: str = ""
    """Where the text comes from, for people and for your tests."""
    tags: tuple[str, ...] = ()
    """Words to choose samples by: ``pytest -k TAG``."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """Keyword arguments for the cleaner, such as ``keep = ["byline"]``."""
    must_remove: tuple[str, ...] = ()
    """Texts that may not be in the output."""
    must_keep: tuple[str, ...] = ()
    """Texts that have to be in it."""
    known_failure: str = ""
    """Why the output is not yet what it should be. If it is nevertheless, the test fails."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample, as it was read from disk."""

    name: str
    """The file's name without ``.raw.txt``, and before it the folders that it is in: ``news/tabloid``."""
    path: Path
    """The raw text's file."""
    raw: str
    """The raw text, with its own line ends."""
    expected: str | None
    """The clean text; nothing if there is no ``NAME.clean.txt``."""
    meta: Meta = field(default_factory=Meta)
    """What ``NAME.toml`` says."""

    @property
    def clean_path(self) -> Path:
        """The file of the clean text, whether it is there or not."""
        return beside(self.path, CLEAN)

    @property
    def meta_path(self) -> Path:
        """The file of what else is known, whether it is there or not."""
        return beside(self.path, META)

    @property
    def is_open(self) -> bool:
        """Whether nothing says what should come out."""
        return self.expected is None and not self.meta.must_keep and not self.meta.must_remove

    def compare(self, cleaner: Pipeline | None = None) -> Difference:
        """Clean the raw text and tell what is not as it should be.

        Args:
            cleaner: what to clean it with, from ``str`` to ``str``; `cleantext.clean` if not given. It gets the
                sample's options as keyword arguments.

        Returns:
            What differs; it is false if nothing does.

        Raises:
            SampleError: if the sample says nothing of what should come out, if what must be removed is not in the
                raw text, if its options do not suit the cleaner, or if that gives something else than a ``str``.

        >>> sample = Sample("rain", Path("rain.raw.txt"), "It rained.\\n\\nADVERTISEMENT", "It rained.")
        >>> sample.compare().summary, sample.compare(str.strip).summary
        ('', '1 still there')
        """
        meta = self.meta
        if self.is_open:
            raise SampleError(
                f"{self.clean_path.name} is missing: nothing says what should come out of this sample"
            )
        for text in meta.must_remove:
            if " ".join(text.split()) not in " ".join(self.raw.split()):
                raise SampleError(f"{self.meta_path}: must_remove: {text!r} is not in {self.path.name}")
        try:
            clean, explain = _prepare(cleaner, meta.options)
        except (TypeError, ValueError) as error:
            raise SampleError(f"{self.meta_path}: options: {error}") from error
        return _compare(
            self.raw, self.expected, clean, explain, must_keep=meta.must_keep, must_remove=meta.must_remove
        )

    def check(self, cleaner: Pipeline | None = None) -> None:
        """Clean the raw text and fail if anything is not as it should be.

        Args:
            cleaner: as for `compare`.

        Raises:
            SampleMismatch: tells every paragraph that was lost, changed or left, and by which rule.
            SampleError: as for `compare`.

        >>> sample = Sample("rain", Path("rain.raw.txt"), "It rained.\\n\\nADVERTISEMENT", "It rained.")
        >>> sample.check()
        >>> sample.check(str.strip)
        Traceback (most recent call last):
            ...
        cleantext.samples.SampleMismatch: rain: 1 still there
        <BLANKLINE>
        still there:
            ADVERTISEMENT
        """
        __tracebackhide__ = True
        if difference := self.compare(cleaner):
            raise SampleMismatch(f"{self.name}: {difference.summary}\n\n{difference}")

    def accept(self, output: str) -> None:
        """Write what came out into ``NAME.clean.txt``: from now on it is what should come out.

        Args:
            output: what came out. White space around it is left out, and a line feed ends it.

        Raises:
            OSError: if the file cannot be written.

        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     sample = Sample("rain", Path(folder, "rain.raw.txt"), "It rained.\\n\\nADVERTISEMENT", None)
        ...     sample.accept("It rained.")
        ...     sample.clean_path.read_text("utf-8")
        'It rained.\\n'
        """
        self.clean_path.write_bytes(f"{output.strip()}\n".encode())


def find_samples(folder: Path) -> list[Path]:
    """The raw texts in a folder and the folders in it, sorted.

    Args:
        folder: where to look; one that is not there holds none.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = new_sample("It rained.", "news/rain", folder)
    ...     [path.relative_to(folder).as_posix() for path in find_samples(Path(folder))]
    ['news/rain.raw.txt']
    """
    return sorted(folder.rglob(f"*{RAW}"))


def find_unused(folder: Path) -> list[Path]:
    """The clean texts and TOML files in a folder and the folders in it that belong to no raw text, sorted.

    Args:
        folder: where to look; one that is not there holds none.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     raw, clean = new_sample("It rained.", "rain", folder)
    ...     raw.unlink()
    ...     [path.name for path in find_unused(Path(folder))]
    ['rain.clean.txt']
    """
    return sorted(
        path
        for suffix in (CLEAN, META)
        for path in folder.rglob(f"*{suffix}")
        if not path.with_name(path.name.removesuffix(suffix) + RAW).exists()
    )


def load_sample(path: Path, name: str | None = None) -> Sample:
    """Read a sample.

    Args:
        path: the raw text's file.
        name: what to call it; the file's name without ``.raw.txt`` if not given.

    Returns:
        The sample. Its texts keep their own line ends; a byte order mark is no part of them.

    Raises:
        SampleError: if one of its files is not UTF-8, or if its TOML file is not as it should be.
        OSError: if there is no raw text, or if a file cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     raw, _ = new_sample("It rained.\\r\\n\\r\\nADVERTISEMENT", "rain", folder)
    ...     sample = load_sample(raw)
    >>> sample.name, sample.raw, sample.expected
    ('rain', 'It rained.\\r\\n\\r\\nADVERTISEMENT', 'It rained.\\n')
    """
    clean_path = beside(path, CLEAN)
    return Sample(
        name or path.name.removesuffix(RAW),
        path,
        _read(path),
        _read(clean_path) if clean_path.exists() else None,
        load_meta(path),
    )


def load_meta(path: Path) -> Meta:
    """Read what a TOML file says of a sample, if there is one.

    Args:
        path: the raw text's file, which need not be there.

    Returns:
        What it says; of a sample without such a file, a `Meta` that says nothing.

    Raises:
        SampleError: if it is not UTF-8, or not as it should be.
        OSError: if it cannot be read.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "rain.toml").write_bytes(b'tags = ["news"]')
    ...     load_meta(Path(folder, "rain.raw.txt")).tags
    ('news',)
    """
    meta_path = beside(path, META)
    return parse_meta(_read(meta_path), meta_path) if meta_path.exists() else Meta()


def parse_meta(toml: str, path: Path) -> Meta:
    """Read what a TOML file says of a sample.

    Args:
        toml: the file's text.
        path: the file, for messages.

    Raises:
        SampleError: if it is not TOML, or has a key that is unknown or of a wrong type.

    >>> parse_meta('tags = ["news"]', Path("tabloid.toml")).tags
    ('news',)
    >>> parse_meta('must_go = ["Most read"]', Path("tabloid.toml"))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    cleantext.samples.SampleError: tabloid.toml: unknown key 'must_go': did you mean 'must_remove'? ...
    """
    import tomllib

    try:
        table = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise SampleError(f"{path}: this is not TOML: {error}") from error
    return Meta(**{key: _checked(key, value, path) for key, value in table.items()})


def new_sample(
    raw: str,
    name: str,
    folder: Path | str | None = None,
    *,
    cleaner: Pipeline | None = None,
    options: Mapping[str, Any] | None = None,
    overwrite: bool = False,
) -> tuple[Path, Path]:
    """Make a sample of a page that came out wrong: its raw text, and the present output, to be edited.

    Args:
        raw: the text as it was scraped. It is written as it is, line ends too.
        name: the sample's name, such as ``"tabloid"`` or ``"news/tabloid"``.
        folder: where samples are; the first of `FOLDERS` that exists if not given, and ``samples`` if none does.
            It is made if it is not there.
        cleaner: what to clean the text with, from ``str`` to ``str``; `cleantext.clean` if not given.
        options: keyword arguments for the cleaner, such as ``{"keep": ["byline"]}``. ``NAME.toml`` keeps them.
        overwrite: whether to replace a sample of this name.

    Returns:
        The two files: ``NAME.raw.txt`` and ``NAME.clean.txt``. Edit the second.

    Raises:
        SampleError: if the name is none, or if there is a sample of this name and ``overwrite`` is not set.
        ValueError, TypeError: if the options are wrong.
        OSError: if a file cannot be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     raw, clean = new_sample("It rained.\\n\\nADVERTISEMENT", "rain", folder)
    ...     raw.name, clean.name, clean.read_text("utf-8")
    ('rain.raw.txt', 'rain.clean.txt', 'It rained.\\n')
    """
    parts = PurePosixPath(name).parts
    if not parts or parts[0] == "/" or ".." in parts or name.endswith(("/", RAW, CLEAN)):
        raise SampleError(f"{name!r} is no name for a sample: use one such as 'tabloid' or 'news/tabloid'")
    where = default_folder() if folder is None else Path(folder)
    path = where.joinpath(*parts[:-1], parts[-1] + RAW)
    sample = Sample(name, path, raw, None)
    for there in (path, sample.clean_path, sample.meta_path):
        if there.exists() and not overwrite:
            raise SampleError(f"{there} is there already: choose another name, or overwrite it")
    clean, _ = _prepare(cleaner, options or {})
    output = clean(raw)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw.encode())
    sample.accept(output)
    if options:
        sample.meta_path.write_bytes(_toml({"options": options}).encode())
    else:
        sample.meta_path.unlink(missing_ok=True)
    return path, sample.clean_path


def default_folder(root: Path | None = None) -> Path:
    """The folder of samples if none is named: the first of `FOLDERS` that exists, or else the first of them.

    Args:
        root: the project's folder; the working directory if not given.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as root:
    ...     Path(root, "tests", "samples").mkdir(parents=True)
    ...     default_folder(Path(root)).relative_to(root).as_posix(), default_folder(Path("elsewhere")).as_posix()
    ('tests/samples', 'elsewhere/samples')
    """
    folders = [(root or Path()) / folder for folder in FOLDERS]
    return next((folder for folder in folders if folder.is_dir()), folders[0])


def assert_clean(raw: str, expected: str, cleaner: Pipeline | None = None) -> None:
    """Fail if a raw text does not come out as expected, with a report by paragraphs.

    Args:
        raw: the text to clean.
        expected: what should come out; paragraphs are separated by blank lines.
        cleaner: what to clean it with, from ``str`` to ``str``; `cleantext.clean` if not given.

    Raises:
        SampleMismatch: tells every paragraph that was lost, changed or left, and by which rule.

    >>> assert_clean("It rained.\\n\\nADVERTISEMENT", "It rained.")
    >>> assert_clean("It rained.\\n\\nADVERTISEMENT", "ADVERTISEMENT")
    Traceback (most recent call last):
        ...
    cleantext.samples.SampleMismatch: 1 lost, 1 still there
    <BLANKLINE>
    lost, as advert by phrases/en/label:
        ADVERTISEMENT
    still there, as paragraph by content/paragraph:
        It rained.
    """
    __tracebackhide__ = True
    if difference := _compare(raw, expected, *_prepare(cleaner, {})):
        raise SampleMismatch(f"{difference.summary}\n\n{difference}")


def beside(path: Path, suffix: str) -> Path:
    """Another file of the sample that a raw text belongs to.

    Args:
        path: the raw text's file.
        suffix: `CLEAN` or `META`.

    Returns:
        The file in the same folder, whether it is there or not.

    >>> beside(Path("samples/tabloid.raw.txt"), CLEAN).as_posix()
    'samples/tabloid.clean.txt'
    """
    return path.with_name(path.name.removesuffix(RAW) + suffix)


def _read(path: Path) -> str:
    """A file's text with its own line ends: they are part of what an extractor leaves."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SampleError(f"{path}: byte {error.start + 1} is not UTF-8: samples are UTF-8") from error


def _toml(tables: Mapping[str, Mapping[str, Any]]) -> str:
    """Tables of texts, flags and lists of texts as TOML, in which these look as they do in JSON.

    >>> print(_toml({"options": {"favor": "recall", "keep": {"byline"}}}), end="")
    [options]
    favor = "recall"
    keep = ["byline"]
    """
    import json

    lines = []
    for name, table in tables.items():
        lines.append(f"[{name}]")
        for key, value in table.items():
            value = value if isinstance(value, str | bool) else sorted(value)
            lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
    return "".join(f"{line}\n" for line in lines)


def _checked(key: str, value: object, path: Path) -> Any:
    """The value of a key of a sample's TOML file."""
    from cleantext.kinds import unknown

    known = {entry.name: entry for entry in fields(Meta)}
    if key not in known:
        raise SampleError(f"{path}: {unknown('key', key, known)}")
    if key == "options":
        if isinstance(value, dict):
            return value
        wanted = 'a table: [options], and below it lines such as keep = ["byline"]'
    elif known[key].type is str:
        if isinstance(value, str) and value:
            return value
        wanted = "a text: why the output is not yet as it should be" if key == "known_failure" else "a text"
    else:
        if isinstance(value, list) and all(isinstance(entry, str) and entry.strip() for entry in value):
            return tuple(value)
        wanted = "a list of texts"
    raise SampleError(f"{path}: {key} should be {wanted}; it is {value!r}")


def _prepare(
    cleaner: Pipeline | None, options: Mapping[str, Any]
) -> tuple[Callable[[str], str], Callable[[str], Result] | None]:
    """A cleaner with its options, and what gives an account of its work, if it has that."""
    import inspect

    import cleantext

    if cleaner is None or cleaner is cleantext.clean:
        made = cleantext.Cleaner(**options)
        return made.clean, made.explain
    owner = cleaner if hasattr(cleaner, "explain") else getattr(cleaner, "__self__", None)
    explain: Callable[..., Result] | None = getattr(owner, "explain", None)
    if not options:
        return cleaner, explain
    try:
        inspect.signature(cleaner).bind("", **options)
    except TypeError as error:
        name = getattr(cleaner, "__name__", type(cleaner).__name__)
        raise SampleError(f"the cleaner {name} does not take them: {error}") from error
    return partial(cleaner, **options), None if explain is None else partial(explain, **options)


def _compare(
    raw: str,
    expected: str | None,
    clean: Callable[[str], str],
    explain: Callable[[str], Result] | None,
    **must: Sequence[str],
) -> Difference:
    output = clean(raw)
    if not isinstance(output, str):
        raise SampleError(f"a cleaner gives back a str, but this one gave a {type(output).__name__}")
    difference = compare(output, expected, Ledger(raw), **must)
    if difference and explain is not None:
        # Told apart only where there is something to tell: the ledger takes time.
        difference = compare(output, expected, Ledger(raw, explain(raw).blocks), **must)
    return difference
