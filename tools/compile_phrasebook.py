"""Write cleantext/phrasebook/compiled.txt from the languages' TOML files.

python -m tools.compile_phrasebook
"""

import argparse
from pathlib import Path

import cleantext.phrasebook
from cleantext.phrasebook import build_phrasebook, known_languages, read_language
from cleantext.phrasebook.compiled import FILE, dump


def main() -> None:
    """Compile all languages, the neutral one first."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter).parse_args()
    book = build_phrasebook(read_language(name) for name in ["common", *known_languages()])
    path = Path(cleantext.phrasebook.__file__).with_name(FILE)
    path.write_bytes(dump(book))
    lines = sum(map(len, book.lines.values()))
    print(f"{path.name}: {len(book.rules)} rules, {lines} lines, {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
