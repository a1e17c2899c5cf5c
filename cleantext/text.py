"""Small questions about text, in any script: folding for look-ups, length in words, sentence ends."""

import re

_DIGITS = re.compile(r"\d(?:[\d.,:]*\d)?")
_COLON = re.compile(r":(?=\S)")
_FOLDED_CHARACTERS: dict[str, str] = {
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000\t", " "),
    **dict.fromkeys("‘’‚‛ʼ´`", "'"),
    **dict.fromkeys("“”„‟«»「」『』", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "：": ":",
    "，": ",",
    "！": "!",
    "？": "?",
    "（": "(",
    "）": ")",
    "…": "...",
}
_FOLDABLE = re.compile(f"[{''.join(map(re.escape, _FOLDED_CHARACTERS))}]")

INVISIBLE = (
    "".join(map(chr, [*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]))
    + "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufff9\ufffa\ufffb"
)
"""Characters that show nothing but are not white space for `str.isspace`."""

EDGE = " \t.,:;!?|/\\-_*•·●▪◦‣■►▶▸>›»<«‹→←↑↓▼▾#+~=\"'()[]{}…✕×✖✓★☆"
"""What may stand around a phrase without making it another phrase."""

SENTENCE_ENDS = ".!?…。！？｡।॥؟۔።៕။‽"
"""Marks that end a sentence, in the scripts that have them."""
CLOSERS = "\"'”’»)]」』）›*_"
"""What may stand after the mark that ends a sentence."""

QUOTES = "\"“”„«»‘’'「」『』"
"""Quotation marks, in the scripts that have them."""

_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])

# Scripts written without spaces between words: Thai, Lao, Burmese, Khmer, CJK and kana.
_NO_SPACES = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)


def odd_characters(text: str) -> frozenset[str]:
    """The characters of a text but for printable ASCII, tabs and line feeds: all that a rare case can hang on.

    To gather them once and ask the set is ten times faster than to search the text for each case.

    >>> sorted(odd_characters("naïve\\r\\n—plain text"))
    ['\\r', 'ï', '—']
    """
    if text.isascii() and text.isprintable():
        return frozenset()
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return frozenset(odd.decode("utf-8", "surrogatepass"))


def fold_lines(text: str) -> str:
    """Fold a text for look-ups, keeping its line breaks: case, numbers, quotes, odd spaces.

    Every number becomes ``0``, so that "5 comments" and "1,204 comments" are one phrase.

    >>> fold_lines("5 Comments\\nSAVE\\u00a0“it”\\nPhoto:Reuters")
    '0 comments\\nsave "it"\\nphoto: reuters'
    """
    text = text.casefold()
    if not text.isascii():
        text = _FOLDABLE.sub(lambda match: _FOLDED_CHARACTERS[match.group()], text)
    text = _DIGITS.sub("0", text)
    if ":" in text:
        text = _COLON.sub(": ", text)
    return text


def fold(text: str) -> str:
    """Fold one block for look-ups: as `fold_lines`, single spaces, bare of edge punctuation.

    >>> fold("  » READ  MORE: ")
    'read more'
    """
    return trim(fold_lines(text).replace("\n", " "))


def trim(folded: str) -> str:
    """The end of `fold`: single spaces, no punctuation at the edges.

    >>> trim("(by  jane doe)")
    'by jane doe'
    """
    folded = folded.strip(EDGE)
    if "  " in folded:
        folded = " ".join(folded.split())
    return folded


def count_words(text: str) -> int:
    """Length in words; in scripts without spaces two characters count as a word.

    >>> count_words("three short words"), count_words("東京で会議")
    (3, 2)
    """
    words = text.count(" ") + 1
    if not text.isascii():
        words = max(words, len(_NO_SPACES.findall(text)) // 2)
    return words


def has_unspaced(text: str) -> bool:
    """Whether a text holds characters of a script written without spaces.

    >>> has_unspaced("Tokyo"), has_unspaced("東京")
    (False, True)
    """
    return not text.isascii() and _NO_SPACES.search(text) is not None


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences end: a full stop of any script, quotes closed after it.

    >>> ends_sentence('He said: "No."'), ends_sentence("Most read"), ends_sentence("終わった。")
    (True, False, True)
    """
    end = text[-1:]
    if end in SENTENCE_ENDS:
        return bool(end)
    if end in CLOSERS:
        return text.rstrip(CLOSERS)[-1:] in tuple(SENTENCE_ENDS)
    return False
