"""The command: ``cleantext FILE...`` writes the articles' own text to standard output.

``docs/command.md`` shows all that it does. The commands are functions in `cleantext.commands`, each of which
imports what it needs.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from cleantext.arguments import make_parser
from cleantext.commands.batch import batch
from cleantext.commands.common import DONE, INTERRUPTED, STOPPED, USAGE, WrongUsage, complain, give_up_output, said
from cleantext.commands.profile import profile
from cleantext.commands.texts import clean, explain, kinds, report, sample
from cleantext.records.chunk import FileProblem

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "clean": clean,
    "explain": explain,
    "report": report,
    "batch": batch,
    "kinds": kinds,
    "profile": profile,
    "sample": sample,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: what stands after the command's name; ``sys.argv``'s if not given.

    Returns:
        The exit code, as `cleantext.arguments.EXIT_CODES` tells them.

    Raises:
        SystemExit: for ``--help`` and ``--version``, and if the options are wrong, as argparse has it.

    >>> from contextlib import redirect_stderr
    >>> with redirect_stderr(sys.stdout):
    ...     main(["clean", "crawl.jsonl"])
    cleantext: crawl.jsonl holds records, not one text: use cleantext batch crawl.jsonl
    2
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] not in (*COMMANDS, "-h", "--help", "--version"):
        words.insert(0, "explain" if "--explain" in words else "clean")
        words = [word for word in words if word != "--explain"]
    if sys.stderr is None:  # it was closed, and print would take standard output instead
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    options = make_parser().parse_args(words)
    try:
        return COMMANDS[options.command](options)
    except (FileProblem, WrongUsage) as error:
        return complain(str(error), USAGE)
    except BrokenPipeError:  # the reader has seen enough
        give_up_output()
        return STOPPED if options.command == "batch" else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        give_up_output()
        return _stopped(error)


def _stopped(error: Exception) -> int:
    """Say in a line what stopped the command; of a mistake of ours, show all that helps to find it."""
    from cleantext.batch import WorkersLost

    if isinstance(error, OSError):
        return complain(f"stopped: {said(error)}", STOPPED)
    if isinstance(error, WorkersLost):
        return complain(f"stopped: {error}", STOPPED)
    traceback.print_exception(error)
    return STOPPED
