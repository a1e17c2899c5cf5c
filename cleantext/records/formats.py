"""From the names of files to how they are read and written."""

from collections.abc import Sequence
from pathlib import Path

from cleantext.records.chunk import STDIN, FileProblem, Reader, Writer
from cleantext.records.csvfile import Csv
from cleantext.records.job import Fields
from cleantext.records.jsonlines import JsonLines
from cleantext.records.parquet import Parquet
from cleantext.records.streams import compression_of
from cleantext.records.textfiles import TextFiles

FORMATS = ("jsonl", "csv", "tsv", "parquet", "text")


_SUFFIXES = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".jsonlines": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".txt": "text",
    ".md": "text",
}


def format_of(name: str) -> str | None:
    """The format that a file's name speaks of; ``None`` if it speaks of none.

    Args:
        name: the file; it need not be there. A suffix of a compression that is known is passed over.

    Returns:
        One of `FORMATS`, or ``None``.

    Raises:
        FileProblem: if the name tells of a compression that is not known here.

    >>> format_of("pages.jsonl.gz"), format_of("pages.parquet"), format_of("-")
    ('jsonl', 'parquet', None)
    """
    path = Path(name)
    return _SUFFIXES.get((path.with_suffix("") if compression_of(name) else path).suffix.lower())


def reader_for(
    names: Sequence[str],
    format: str | None = None,
    fields: Fields | None = None,
    default: str | None = None,
    errors: str = "strict",
) -> Reader:
    """How to read some files.

    Args:
        names: the files; they must all be of one format.
        format: one of `FORMATS`; told from the names if not given.
        fields: where the raw text is.
        default: the format of files whose names do not tell theirs.
        errors: what becomes of texts that are not UTF-8; see `TextFiles`.

    Raises:
        FileProblem: if the format cannot be told.

    >>> reader_for(["a.jsonl.gz", "b.ndjson"])
    JsonLines(compression='')
    """
    fields = fields or Fields()
    found = {format} if format else {format_of(name) or default or name for name in names}
    if len(found) > 1:
        raise FileProblem(f"the files must be of one format, not {', '.join(sorted(map(str, found)))}")
    for kind in found:
        if kind == "jsonl":
            return JsonLines()
        if kind in ("csv", "tsv"):
            return Csv("," if kind == "csv" else "\t")
        if kind == "parquet":
            return Parquet((fields.text, fields.id or fields.text))
        if kind == "text":
            return TextFiles(fields.text, fields.id or "file", errors)
    raise FileProblem(
        f"cannot tell the format of {', '.join(names)}: use --format, with one of {', '.join(FORMATS)}"
    )


def reader_of_all(reader: Reader) -> Reader:
    """The same reader, giving all fields where it gave only those that are looked at.

    It is needed where records are written in another format than that in which they are read.

    Args:
        reader: how the input is read.

    >>> reader_of_all(Parquet(("text",)))
    Parquet(wanted=None)
    """
    return Parquet() if isinstance(reader, Parquet) else reader


def writer_for(name: str, reader: Reader) -> Writer:
    """How to write a file: JSON Lines, or in the format that is read.

    Args:
        name: the file's name; standard output has the format that is read.
        reader: how the input is read.

    Raises:
        FileProblem: if the name asks for another format.

    >>> writer_for("out.jsonl.gz", Csv())
    JsonLines(compression='.gz')
    """
    compression = compression_of(name)
    wanted = format_of(name)
    same = {JsonLines: "jsonl", Csv: "csv", Parquet: "parquet", TextFiles: "jsonl"}[type(reader)]
    if isinstance(reader, Csv) and reader.delimiter == "\t":
        same = "tsv"
    if name == STDIN:
        if same == "parquet":
            raise FileProblem("Parquet cannot be written to standard output: use --output")
        wanted = same
    if wanted == "jsonl":
        return JsonLines(compression)
    if wanted != same:
        raise FileProblem(
            f"cannot write {name}: the output is JSON Lines (such as out.jsonl, out.jsonl.gz, out.jsonl.zst) "
            f"or of the input's format, {same}"
        )
    return Parquet() if same == "parquet" else Csv("," if same == "csv" else "\t", compression)


def place_of(reader: Reader, name: str, line: int) -> str:
    """Where a record stands, for people: a file that is one text needs no line.

    Args:
        reader: how the file is read.
        name: the file.
        line: the line on which the record ends, counted from 1; of Parquet, its row.

    >>> place_of(JsonLines(), "in.jsonl", 3), place_of(TextFiles(), "page.txt", 1)
    ('in.jsonl:3', 'page.txt')
    """
    return name if isinstance(reader, TextFiles) else f"{name}:{line}"
