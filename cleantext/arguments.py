"""What the command takes: its commands, their options, and the help that tells them."""

import argparse

import cleantext
from cleantext.cleaner import CONFIDENCE
from cleantext.records.chunk import STDIN
from cleantext.records.formats import FORMATS

EXIT_CODES = """\
exit codes:
  0  all is done
  1  done, but some of the input was bad: a file that cannot be read, a text that is not UTF-8, rejected records
  2  nothing was done: a wrong option, a file that is missing or damaged from its beginning, a missing package
  3  stopped before the end: a full disk, a signal, a closed pipe behind batch, a process that died (batch --resume
     goes on), a file that is damaged further on (replace it, then batch --restart), a mistake of cleantext's own
     (with a traceback)
"""

EXAMPLES = """\
examples:
  cleantext page.txt                                 the clean text
  cleantext --keep byline < page.txt                 standard input, bylines kept
  cleantext explain page.txt                         the whole page, removals marked; or cleantext --explain
  cleantext report pages/*.txt -o report.html        the same as a page to look at
  cleantext batch crawl.jsonl.gz -o clean.jsonl.gz   many records
  cleantext kinds                                    what can be kept and dropped

cleantext COMMAND --help says more of each command.

"""

BATCH_EXAMPLES = """\
examples:
  cleantext batch crawl.jsonl -o clean.jsonl --workers 2
  cleantext batch 'crawl-*.jsonl.gz' -o clean.jsonl.zst --field body --out-field text
  cleantext batch crawl.parquet -o clean.parquet --ledger-field removed
  cleantext batch pages/*.txt -o clean.jsonl
  cleantext batch < crawl.jsonl > clean.jsonl
  cleantext batch crawl.jsonl -o clean.jsonl --resume         go on where a run was stopped

"""


def make_parser() -> argparse.ArgumentParser:
    """The parser of the command line.

    Returns:
        A parser, whose results name the command as ``command``.

    >>> options = make_parser().parse_args(["clean", "page.txt"])
    >>> options.command, options.files
    ('clean', ['page.txt'])
    """
    parser = argparse.ArgumentParser(
        prog="cleantext",
        description="Strip boilerplate from the text of scraped articles. Without a command: clean.",
        epilog=EXAMPLES + EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"cleantext-articles {cleantext.__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    def command(name: str, help: str, epilog: str = "", files: str = "texts in UTF-8") -> argparse.ArgumentParser:
        made = commands.add_parser(
            name,
            help=help,
            description=help[0].upper() + help[1:] + ".",
            epilog=epilog + EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        if files:
            made.add_argument(
                "files",
                nargs="*",
                metavar="FILE",
                help=f"{files}; '-' or none: standard input; globs are expanded",
            )
        return made

    made = command("clean", "write the clean text of files", EXAMPLES)
    _add_cleaning(made)
    made.add_argument("--into", metavar="FOLDER", help="write each text to a file of its name in this folder")
    _add_workers(made)
    _add_stats(made)

    made = command("explain", "show files with what is removed marked")
    _add_cleaning(made)
    made.add_argument("--json", action="store_true", help="write each result as a line of JSON")

    made = command("report", "write a page that shows what is removed", files="texts, or files of records")
    made.add_argument("-o", "--output", required=True, metavar="HTML", help="the page to write")
    made.add_argument(
        "--most",
        type=_count,
        default=100,
        metavar="N",
        help="show the N texts that lose most in full (%(default)s)",
    )
    _add_records(made)
    _add_cleaning(made)
    _add_workers(made)

    made = command("batch", "clean many records", BATCH_EXAMPLES, "JSON Lines, CSV, Parquet or texts")
    made.add_argument(
        "-o", "--output", default=STDIN, metavar="FILE", help="where to; standard output if not given"
    )
    _add_records(made)
    made.add_argument(
        "--out-field", metavar="NAME", help="where the clean text goes; --field's place if not given"
    )
    made.add_argument("--paragraphs-field", metavar="NAME", help="add the list of paragraphs, in this field")
    made.add_argument("--ledger-field", metavar="NAME", help="add what was removed and why, in this field")
    made.add_argument("--profiles", metavar="DIR", help="use what is known of the records' sites")
    made.add_argument("--site-field", metavar="NAME", help="what names a record's site, or holds its URL")
    made.add_argument(
        "--learn", action="store_true", help="first learn from all records, and add it to --profiles"
    )
    made.add_argument("--rejects", metavar="FILE", help="where bad records go; OUTPUT.rejects.jsonl if not given")
    again = made.add_mutually_exclusive_group()
    again.add_argument("--resume", action="store_true", help="go on with a run that was stopped, if there is one")
    again.add_argument("--restart", action="store_true", help="begin again where a run was stopped")
    _add_cleaning(made)
    _add_workers(made)
    _add_stats(made)
    made.add_argument(
        "--progress",
        action=argparse.BooleanOptionalAction,
        help="show how far it is, how fast, and how long it will take; shown on terminals",
    )
    made.add_argument("-q", "--quiet", action="store_true", help="do not say how many records there were")

    command("kinds", "list the kinds that can be kept and dropped", files="")

    made = command("profile", "learn what comes back on the pages of a site", files="")
    actions = made.add_subparsers(dest="action", metavar="fit|show|merge", required=True)
    fit = actions.add_parser("fit", help="make a profile of the pages of a site, or of each of many sites")
    fit.add_argument("files", nargs="+", metavar="FILE", help="texts, or files of records")
    fit.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="the profile, replaced if it is there; with --site-field a folder of them, added to if it is there",
    )
    fit.add_argument("--site-field", metavar="NAME", help="what names a record's site, or holds its URL")
    _add_records(fit)
    _add_workers(fit)
    show = actions.add_parser(
        "show", help="list the lines that come back: pages, pages where outside of the article"
    )
    show.add_argument("files", nargs="+", metavar="PROFILE")
    merge = actions.add_parser("merge", help="make one profile of several of a site, or one folder of several")
    merge.add_argument("files", nargs="+", metavar="PROFILE")
    merge.add_argument("-o", "--output", required=True, metavar="FILE", help="added to if it is there")

    made = command("sample", "keep a page that came out wrong as a test", files="")
    actions = made.add_subparsers(dest="action", metavar="new", required=True)
    new = actions.add_parser("new", help="write NAME.raw.txt, and NAME.clean.txt to be edited")
    new.add_argument("file", metavar="FILE", help="the text as it was scraped; '-': standard input, with --name")
    new.add_argument("--name", metavar="NAME", help="what to call it; like the file if not given")
    new.add_argument("--folder", metavar="FOLDER", help="where samples are")
    new.add_argument("--overwrite", action="store_true", help="replace a sample of this name")
    _add_cleaning(new)
    return parser


def _add_cleaning(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is removed")
    add = group.add_argument
    add(
        "--keep",
        action="append",
        type=_names,
        default=[],
        metavar="KINDS",
        help="kinds to keep, such as byline,title",
    )
    add("--drop", action="append", type=_names, default=[], metavar="KINDS", help="kinds to drop, such as table")
    add(
        "--favor",
        choices=[name for name in CONFIDENCE if name],
        help="recall: drop only what is certain; precision: also what is likely junk",
    )
    add("--languages", type=_names, metavar="CODES", help="the languages whose phrases to use, such as en,de")


def _add_records(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("records")
    add = group.add_argument
    add("--format", choices=FORMATS, help="the format of the input, where file names do not tell it")
    add("--field", default="text", metavar="NAME", help="where the raw text is (%(default)s)")
    add("--id-field", metavar="NAME", help="what names a record; of text files, where their names go (file)")


def _add_workers(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--workers", type=_count, default=1, metavar="N", help="processes (%(default)s); 0: one a core"
    )


def _add_stats(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stats", action="store_true", help="show what was removed by kind and rule, at the end")


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",")]


def _count(text: str) -> int | None:
    try:
        number = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a whole number, not {text!r}") from None
    if number < 0:
        raise argparse.ArgumentTypeError("must not be negative")
    return number or None
