"""The cleaners that are compared, as the code a user would type."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from typing import Any, TypeAlias

Cleaner: TypeAlias = Callable[[str], str]

NOT_INSTALLED = 3
"""The exit status by which a contender's process says that its package is missing."""


class NotInstalledError(Exception):
    """A contender's package is missing; the message says how to get it."""


@dataclass(frozen=True, slots=True)
class Contender:
    """One way to clean a text: what to import and what to call, as for `timeit`."""

    name: str
    setup: str
    call: str
    """An expression in `text`."""
    distribution: str | None = None
    """What the package is called on PyPI; None for what is in this repository."""
    requirement: str | None = None

    @property
    def version(self) -> str:
        """The version that this interpreter has.

        Raises:
            NotInstalledError: if it has none. The import's success would not tell: `clean-text` on PyPI
                is imported as `cleantext` too.
        """
        if self.distribution is None:
            return ""
        try:
            return metadata.version(self.distribution)
        except metadata.PackageNotFoundError:
            raise NotInstalledError(f"not installed (pip install {self.requirement})") from None

    def load(self) -> Cleaner:
        """Import the package and give its function.

        Raises:
            NotInstalledError: if the package is missing.
        """
        _ = self.version
        names: dict[str, Any] = {}
        exec(self.setup, names)
        cleaner: Cleaner = eval(f"lambda text: {self.call}", names)
        return cleaner


CONTENDERS = {
    contender.name: contender
    for contender in (
        Contender("none", "", "text"),
        Contender("cleantext", "import cleantext", "cleantext.clean(text)"),
        # What the other languages cost; only beside "cleantext", and on request.
        Contender(
            "cleantext-en",
            "import cleantext; english = cleantext.Cleaner(languages={'en'})",
            "english(text)",
        ),
        Contender("ftfy", "import ftfy", "ftfy.fix_text(text)", "ftfy", "ftfy==6.3.1"),
        Contender(
            "clean-text",
            "import cleantext",
            "cleantext.clean(text, to_ascii=False, lower=False)",
            "clean-text",
            "clean-text==0.7.1",
        ),
        Contender("winnow-md", "import winnow", "winnow.clean(text).markdown", "winnow-md", "winnow-md==0.1.3"),
        Contender("c4", "from benchmarks.peers import rules", "rules.c4(text)"),
        Contender("refinedweb", "from benchmarks.peers import rules", "rules.refinedweb(text)"),
    )
}
"""By name. Nothing needs to be installed for those without a distribution."""
