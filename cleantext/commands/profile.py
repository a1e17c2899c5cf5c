"""`cleantext profile`: what comes back on a site's pages, fitted, shown, merged."""

import argparse
from pathlib import Path

from cleantext.atomic import partial_of
from cleantext.commands.common import (
    DONE,
    SOME_BAD,
    WrongUsage,
    complain,
    expand,
    fields_of,
    passed_over,
    profiles_said,
    reader_of,
    with_site,
    write,
)
from cleantext.records.chunk import FileProblem
from cleantext.records.files import keep_apart


def profile(options: argparse.Namespace) -> int:
    """Fit, show or merge site profiles.

    Args:
        options: those of ``cleantext profile``, as `cleantext.arguments.make_parser` reads them; ``action`` says
            which of the three.

    Returns:
        The exit code: `DONE`, or `SOME_BAD` if records were passed over.

    Raises:
        WrongUsage: if options do not suit each other or the files.
        FileProblem: if a file or a profile cannot be read or written, or if there is nothing to learn from or to
            merge.
        OSError: if standard output cannot be written to.
        WorkersLost: if a process ends before its time.
    """
    with profiles_said():
        return {"fit": _fit, "show": _show, "merge": _merge}[options.action](options)


def _fit(options: argparse.Namespace) -> int:
    from cleantext.profiles import Profiles
    from cleantext.records.learn import Learn, check_profiles, learn

    fields = fields_of(options)
    names = expand(options.files)
    reader = reader_of(options, names, fields, default="text", errors="replace")
    if options.site_field:
        reader = with_site(reader, names, options.site_field)
    output = Path(options.output)
    if options.site_field:
        if output.exists() and not output.is_dir():
            raise FileProblem(f"{output} is a file: with --site-field the output is a folder")
        check_profiles(output)
    else:
        if output.is_dir():
            raise FileProblem(f"{output} is a folder: name a file, or pass --site-field to fill a folder")
        keep_apart(names, [output, partial_of(output)])
    profiles = Profiles(output if options.site_field else None)
    work = Learn(reader, fields.text, options.site_field)
    counts = learn(names, work, profiles, options.workers, _complain_of)
    if not counts.pages:
        what = passed_over(counts.passed) if counts.passed else "no text has a sentence"
        raise FileProblem(f"there is nothing to learn from: {what}")
    if options.site_field:
        profiles.save()
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        profiles[""].save(output)
    return SOME_BAD if counts.passed else DONE


def _complain_of(place: str, reason: str) -> None:
    complain(f"{place}: {reason}", SOME_BAD)


def _show(options: argparse.Namespace) -> int:
    from cleantext.profiles import SiteProfile
    from cleantext.profiles.recurrence import needed
    from cleantext.terminal import visible

    for number, name in enumerate(options.files):
        known = SiteProfile.load(name)
        lines = known.lines()
        counted = known.templates().pages
        least = needed(counted)
        enough = f"what comes back is on {least} or more" if least else "too few to know what comes back"
        write(("\n" if number else "") + f"{name}: {known.pages} pages, {counted} different; {enough}\n")
        for line in lines:
            write(f"{line.pages:>5} {line.outside:>5}  {visible(line.text)}\n")
    return DONE


def _merge(options: argparse.Namespace) -> int:
    from cleantext.profiles import SUFFIX, SiteProfile

    output = Path(options.output)
    sources = [Path(name) for name in options.files]
    for path in sources:
        if not path.exists():
            raise FileProblem(f"cannot read {path}: there is no such file")
    folders = sources[0].is_dir()
    if any(path.is_dir() != folders for path in sources):
        raise WrongUsage("profile merge takes profiles, or folders of them, and not both at once")
    if output.exists() and output.is_dir() != folders:
        raise WrongUsage(f"{output} is {'no' if folders else 'a'} folder: name another output")
    if folders:
        sources = [path for folder in sources for path in sorted(folder.glob(f"*{SUFFIX}"))]
        if not sources:
            raise FileProblem(f"there is nothing to merge: no {SUFFIX} is in {', '.join(options.files)}")
    targets = [output / path.name if folders else output for path in sources]
    for path in {*sources, *filter(Path.exists, targets)}:
        SiteProfile.load(path)  # a damaged one is told before anything is written
    for path, target in zip(sources, targets, strict=True):
        merged = SiteProfile.load(path)
        if target.exists():
            merged = merged.merge(SiteProfile.load(target))
        target.parent.mkdir(parents=True, exist_ok=True)
        merged.save(target)
    return DONE
