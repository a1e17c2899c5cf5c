"""Broken encoding mended by ftfy, paid for only where a text needs it.

Source: Robyn Speer, ftfy (https://ftfy.readthedocs.io).
"""

import re
from collections.abc import Set
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

# What can be broken shows in a few characters: an entity, a control character, a lone surrogate,
# the replacement character, or UTF-8 read as a one-byte encoding. There the letter that a sequence of
# two or three bytes begins with is followed by as many signs of the upper half as the sequence needs;
# a word of Russian or French in quotation marks has such a letter, but not as many signs.
_CONTROLS = r"\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffd"
_ENTITY = re.compile(r"&#?\w{2,24};")
_CONTROL = re.compile(f"[{_CONTROLS}]")
_REST = (
    r"\x80-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013\u2014\u2018-\u201e"
    r"\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2116\u2122"
)
_TWO, _THREE, _SIGNS = "Â-ÛĂĐРСВГ", "à-ô", "вβāΓ‚√├"
_MOJIBAKE_START = re.compile(f"[{_TWO}{_THREE}{_SIGNS}]")
# One class of characters in front of all alternatives is searched for several times faster.
_MOJIBAKE = re.compile(
    rf"[{_TWO}{_THREE}{_SIGNS}](?:(?<=[{_TWO}])[{_REST}]|(?<=[{_THREE}])[{_REST}]{{2}}"
    r"|(?<=[âвβā])[€Ђ]|(?<=Γ)Ç|(?<=‚)Ä|(?<=√)[©®ØÆüºß†°±§∂]|(?<=├)[⌐áíóúñÑªº])"
)
# Mojibake may hold a no-break space, so a word ends at plain white space only.
_WORD = re.compile(r"[^ \t\n]+")


def is_suspect(text: str) -> bool:
    """Whether a text may hold broken encoding: one scan, much cheaper than mending.

    Args:
        text: any text.

    Returns:
        True where something may be broken, which is not certain; False where no encoding is to be mended.

    >>> is_suspect("itâ€™s"), is_suspect("it’s")
    (True, False)
    """
    if _CONTROL.search(text) or ("&" in text and _ENTITY.search(text)):
        return True
    return not text.isascii() and _MOJIBAKE.search(text) is not None


def suspects(text: str, odd: Set[str]) -> list[int]:
    """Where a text with some odd characters may hold broken encoding.

    Args:
        text: any text.
        odd: its `cleantext.text.odd_characters`.

    Returns:
        Where each suspicious character or entity begins: first all control characters, then entities, then what
        looks like UTF-8 read as another encoding.

    >>> suspects("Sam &amp; Ann say itâ€™s", {"â", "€", "™"})
    [4, 20]
    """
    odd_ones = "".join(odd)
    patterns = [_CONTROL] if _CONTROL.search(odd_ones) else []
    if "&" in text:
        patterns.append(_ENTITY)
    if _MOJIBAKE_START.search(odd_ones):
        patterns.append(_MOJIBAKE)
    return [match.start() for pattern in patterns for match in pattern.finditer(text)]


def mend(text: str, config: "TextFixerConfig | None") -> tuple[str, tuple[tuple[int, int], ...]]:
    """Mend broken encoding, word by word, and say where the texts stop running in step.

    Typographic quotes, ligatures, width and the author's dashes stay as they are.

    Args:
        text: one block's text.
        config: ftfy's settings, or ``None`` for those that mend encoding only.

    Returns:
        The mended text, and pairs (offset in it, offset in ``text``) for `Block.breaks`.

    >>> mend("donâ€™t &amp; won’t", None)[0]
    'don’t & won’t'
    """
    from ftfy import fix_text

    settings = config or _encoding_only()
    words = list(_WORD.finditer(text))
    # All words together tell more of the encoding that they went through than one does. Where mending
    # makes more words of them or fewer, it is one by one after all.
    fixed_words = _WORD.findall(fix_text(text, settings))
    if len(fixed_words) != len(words):
        fixed_words = [match.group() for match in words]
    pieces: list[str] = []
    breaks: list[tuple[int, int]] = []
    done = length = 0
    for match, fixed in zip(words, fixed_words, strict=True):
        word = match.group()
        if fixed == word and len(words) > 1 and (config is not None or is_suspect(word)):
            fixed = fix_text(word, settings)
        if fixed != word:
            before = text[done : match.start()]
            pieces += (before, fixed)
            length += len(before)
            breaks.append((length, match.start()))
            length += len(fixed)
            done = match.end()
            breaks.append((length, done))
    return "".join((*pieces, text[done:])), tuple(breaks)


@cache
def _encoding_only() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        normalization=None,
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        fix_line_breaks=False,
        explain=False,
    )
