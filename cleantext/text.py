"""Small questions about text, in any script: folding for look-ups, length in words, sentence ends."""

import re
from itertools import pairwise
from unicodedata import normalize

# Twice as fast as \d, which asks what each character is.
_DIGIT = "0-9٠-٩۰-۹०-९০-৯੦-੯૦-૯௦-௯౦-౯೦-೯൦-൯๐-๙໐-໙၀-၉០-៩"
_DIGITS = re.compile(f"[{_DIGIT}](?:[{_DIGIT}.,:٫٬]*[{_DIGIT}])?")
_COLON = re.compile(r":(?=\S)")
_SPACED_QUOTE = re.compile(r"(?<![^\s(\[])«[ \u00a0\u202f]++([^«»\n]*[^«»\s])[ \u00a0\u202f]+»")
"""Quotes with spaces inside of them, as French has them."""
_KOREAN_COLON = re.compile("=(?<=[가-힣]=) ?")
_ACCENTS = "\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u0309\u030a\u030b\u030c\u031b\u0323\u0326\u0327\u0328"
_ACCENTED = re.compile(f".[{_ACCENTS}]+")


def _between(first: str, last: str) -> str:
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


_FOLDED_CHARACTERS: dict[str, str] = {
    # ASCII in full width, as between Chinese letters.
    **{chr(code + 0xFEE0): chr(code).lower() for code in range(0x21, 0x7F)},
    # What shows nothing, or only says whether a sign is shown in colour.
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f", ""),
    **dict.fromkeys("\u00a0\u202f\u2009\u2007\u3000", " "),
    **dict.fromkeys("‘’‚‛ʼʻ´\u05f3", "'"),
    **dict.fromkeys("“”„‟«»「」『』\u05f4", '"'),
    **dict.fromkeys("‐‑‒–—―−\u05be", "-"),
    "…": "...",
    # Accents that make no letter with the one before, such as the dot that is left of a Turkish capital I.
    **dict.fromkeys(_between("\u0300", "\u036f"), ""),
    "ı": "i",
    # Greek capitals are written without accents.
    **dict(zip("άέήίόύώϊϋΐΰ", "αεηιουωιυιυ", strict=True)),
    # Many write е for ё in Russian, and letters with a cedilla for those with a comma in Romanian.
    "ё": "е",
    "ș": "ş",
    "ț": "ţ",
    # The points of Hebrew and Arabic, and the stroke that makes an Arabic word wider.
    **dict.fromkeys(_between("\u0591", "\u05bd") + "\u05bf\u05c1\u05c2\u05c4\u05c5", ""),
    **dict.fromkeys(_between("\u064b", "\u0652") + "\u0670\u0640", ""),
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("يى", "ی"),
    "ك": "ک",
    # The dot below Indic letters, which stands behind them, is one with them, or is left out.
    **dict.fromkeys("\u093c\u09bc\u0a3c", ""),
    **dict(zip(_between("\u0958", "\u095f"), "कखगजडढफय", strict=True)),
    **dict(zip("\u09dc\u09dd\u09df", "ডঢয", strict=True)),
    **dict(zip("\u0a33\u0a36\u0a59\u0a5a\u0a5b\u0a5e", "ਲਸਖਗਜਫ", strict=True)),
    # The colons of Amharic and Khmer.
    **dict.fromkeys("፡፦៖", ":"),
}
INVISIBLE = (
    "".join(map(chr, [*range(0x00, 0x09), *range(0x0E, 0x1C), *range(0x7F, 0x85), *range(0x86, 0xA0)]))
    + "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufff9\ufffa\ufffb"
)
"""Characters that show nothing but are not white space for `str.isspace`."""

EDGE = " \t.,:;!?|/\\-_*•·●▪◦‣■►▶▸>›»<«‹→←↑↓▼▾#+~=\"'()[]{}…✕×✖✓★☆。、؟،؛।॥۔።។៕။၊【】［］〈〉《》｜・；։፡፦፧៖"
"""What may stand around a phrase without making it another phrase."""
PICTURE = "\u2190-\u21ff\u2300-\u23ff\u25a0-\u2775\u2794-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
"""Arrows, shapes, signs and emojis, as ranges of a regular expression;"""
_PICTURES = "".join(map(_between, PICTURE[::3], PICTURE[2::3]))
PICTURES = frozenset(_PICTURES)
"""one by one;"""
AROUND_PICTURE = _PICTURES + " \t\u00a0\u200d\ufe0e\ufe0f"
"""and with the spaces between them and what joins them."""
ORNAMENTS = PICTURES | {"¡", "¿"}
"""What a phrase may begin or end with and says as much without: "👉 Read more", "¡Suscríbete!"."""
AROUND_ORNAMENT = AROUND_PICTURE + "¡¿"
"""They, and what may stand between them."""

FULL_STOPS = ".。．｡।॥۔።។៕။։"
"""Marks that end a statement, in the scripts that have them."""
QUESTIONS = "?？؟፧‽"
"""What ends a question."""
COMMAS = ",،，、"
COLONS = frozenset(":：៖፦")
"""What stands behind a label, and what ends a line that announces a list."""
SENTENCE_ENDS = FULL_STOPS + "…!！" + QUESTIONS
"""Marks that end a sentence."""
CLOSERS = "\"'”’»)]」』）›“«‘‹*_"
"""What may stand after the mark that ends a sentence."""
_PLAIN_COLONS = dict.fromkeys(map(ord, COLONS), ":")
_END = 40
"""Characters from a text's end in which the marks below are looked for."""
_NOTED = re.compile(
    rf"\s[^\s/]*[^\W\d_]{{3}}[{re.escape(SENTENCE_ENDS)}][{re.escape(CLOSERS)}]*"
    r"(?:\d{1,3}|[¹²³⁰⁴-⁹]+|(?: ?\[\d{1,3}\])+)$"
    rf"|[{re.escape(SENTENCE_ENDS)}][{re.escape(CLOSERS)}]*\s?[■□▪◼◾◆♦∎]\ufe0e?$"
    r"|[ぁ-ゖ][♪☆★]$|፡፡$|[ա-և]:$|[Ͱ-Ͽἀ-῿];$"
)
"""A sentence and the number of a footnote, "3" or "[3]"; the mark that ends a magazine's article, "♦"; a sentence
of a Japanese blog and a note or a star; and what is often typed for the full stops of Amharic and Armenian and the
Greek question mark."""

SIGNS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff"
"""Signs of vowels and tones behind a letter, as ranges of a regular expression."""
# Five letters of a longer word, or two syllables as in Korean and Amharic, each with its signs; no number.
_STEM = re.compile(rf"(?<![\w{SIGNS}])(?:[\u1100-\u13ff\uac00-\ud7a3]{{2}}|[^\W\d_][\w{SIGNS}]{{3,4}})")

QUOTES = "\"“”„«»‘’'「」『』"
"""Quotation marks, in the scripts that have them."""
AROUND_WORD = EDGE + QUOTES
"""What may stand around a word."""

PARTICLE = 3
"""Letters of the longest particle of a name, such as "van der"."""

_PLAIN = bytes([*b"\t\n", *range(0x20, 0x7F)])

UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)
"""A letter of a script written without spaces between words: Thai, Lao, Burmese, Khmer, CJK, kana."""

_WITH_SIGNS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")


def odd_characters(text: str) -> frozenset[str]:
    """The characters of a text but for printable ASCII, tabs and line feeds: all that a rare case can hang on.

    To gather them once and ask the set is ten times faster than to search the text for each case.

    Args:
        text: any text, lone surrogates too.

    >>> sorted(odd_characters("naïve\\r\\n—plain text"))
    ['\\r', 'ï', '—']
    """
    if text.isascii() and text.isprintable():
        return frozenset()
    odd = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN)
    return frozenset(odd.decode("utf-8", "surrogatepass"))


def fold_lines(text: str) -> str:
    """Fold a text for look-ups, keeping its line breaks: case, numbers, quotes, odd spaces.

    Every number becomes ``0``, so that "5 comments" and "1,204 comments" are one phrase. What a language may
    write in two ways is one as well: "İlgili" and "ilgili", "ΔΙΑΒΑΣΤΕ" and "Διαβάστε", "पढ़ें" and "पढें".

    Args:
        text: any number of lines: each comes out as it would alone.

    Returns:
        As many lines; `trim` takes off what stands at the edges of one. What is folded stays as it is.

    >>> fold_lines("5 Comments\\nSAVE\\u00a0“it”\\nPhoto:Reuters")
    '0 comments\\nsave "it"\\nphoto: reuters'
    >>> fold_lines("Cliquez sur «\\u00a0Accepter\\u00a0»")
    'cliquez sur "accepter"'
    """
    text = text.casefold().replace("\t", " ")
    if not text.isascii():
        odd = odd_characters(text)
        if "\u0307" in odd:
            text = text.replace("i\u0307", "i")
        if not odd.isdisjoint(_ACCENTS):
            text = _ACCENTED.sub(lambda match: normalize("NFC", match[0]), text)
            odd = odd_characters(text)
        if "«" in odd:
            text = _SPACED_QUOTE.sub(r"«\1»", text)
        # None is folded to another that is folded, so their order tells nothing.
        for character in filter(_FOLDED_CHARACTERS.__contains__, odd):
            text = text.replace(character, _FOLDED_CHARACTERS[character])
        if "=" in text:
            text = _KOREAN_COLON.sub(": ", text)
    text = _DIGITS.sub("0", text)
    if ":" in text:
        text = _COLON.sub(": ", text)
    return text


def fold(text: str) -> str:
    """Fold one block for look-ups: as `fold_lines`, single spaces, bare of edge punctuation.

    Args:
        text: the block's text; a line break in it becomes a space.

    Returns:
        What phrases are compared with; it may be empty.

    >>> fold("  » READ  MORE: "), fold("* * *")
    ('read more', '')
    """
    return trim(fold_lines(text).replace("\n", " "))


def trim(folded: str) -> str:
    """The end of `fold`: single spaces, no punctuation at the edges.

    Args:
        folded: a line of what `fold_lines` gave.

    >>> trim("(by  jane doe)")
    'by jane doe'
    """
    if "  " in folded:
        folded = " ".join(folded.split())
    return folded.strip(EDGE)


def bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a stretch of a text stands without the white space around it.

    Args:
        text: any text.
        start: where the stretch begins.
        end: where it ends.

    Returns:
        Start and end; ``end`` twice if there is nothing but white space.

    >>> bare("It rained. ", 2, 11), bare("It rained. ", 10, 11)
    ((3, 10), (11, 11))
    """
    stretch = text[start:end]
    start += len(stretch) - len(stretch.lstrip())
    return start, start + len(stretch.strip())


def count_words(text: str) -> int:
    """Length in words; in scripts without spaces two characters count as a word, or three where vowels are signs.

    Args:
        text: one line. Each of its spaces parts two words, so runs of them count as more.

    Returns:
        The number, 1 of an empty text too.

    >>> count_words("three short words"), count_words("東京で会議"), count_words("กรุงเทพมหานคร")
    (3, 2, 4)
    """
    words = text.count(" ") + 1
    if not text.isascii():
        unspaced = len(UNSPACED.findall(text))
        if unspaced > 1:
            words = max(words, (3 * unspaced - len(_WITH_SIGNS.findall(text))) // 6)
    return words


def has_unspaced(text: str) -> bool:
    """Whether a text holds characters of a script written without spaces.

    Args:
        text: any text; one such letter is enough, see `UNSPACED`.

    >>> has_unspaced("Tokyo"), has_unspaced("東京")
    (False, True)
    """
    return not text.isascii() and UNSPACED.search(text) is not None


def stems(text: str) -> tuple[str, ...]:
    """The first letters of a text's longer words, by which inflected forms are one; else pairs of letters.

    Args:
        text: any text, in any case.

    Returns:
        Each stem once, in no order that tells anything. A tuple takes a fifth of a set's memory, and the garbage
        collector need not look at it again.

    >>> sorted(stems("The council votes on bridges: “Bridge closed”"))
    ['bridg', 'close', 'counc', 'votes']
    >>> sorted(stems("東京都"))
    ['京都', '東京']
    """
    text = text.casefold()
    if has_unspaced(text):
        return (*{*map("".join, pairwise(UNSPACED.findall(text)))},)
    return (*{*_STEM.findall(text)},)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as sentences end: a full stop of any script, quotes closed after it.

    Args:
        text: a block's or a line's, without white space at its end. An empty one ends nothing.

    >>> ends_sentence('He said: "No."'), ends_sentence("Most read"), ends_sentence("終わった。")
    (True, False, True)
    >>> ends_sentence("Er sagte: „Nein.“"), ends_sentence("Han sagde: »Nej.«")
    (True, True)
    """
    end = text[-1:]
    if end in SENTENCE_ENDS:
        return bool(end)
    if end in CLOSERS and text.rstrip(CLOSERS)[-1:] in tuple(SENTENCE_ENDS):
        return True
    return ends_beyond(text)


def ends_in_name(plain: str) -> bool:
    """Whether a line's last two words of three or more are in capitals, as a name's are. Without case none are.

    Args:
        plain: the line.

    >>> [ends_in_name(text) for text in ("Interview: Jane Doe.", "The interview led nowhere", "Jane Doe")]
    [True, False, False]
    """
    words = plain.rstrip(AROUND_WORD).split()
    return len(words) > 2 and all(word.strip(AROUND_WORD)[:1].isupper() for word in words[-2:])


def with_plain_colons(text: str) -> str:
    """A text in which every colon is the common one.

    Args:
        text: any text; it keeps its length.

    >>> with_plain_colons("写真：王小明"), with_plain_colons("រូបភាព៖ ហេង")
    ('写真:王小明', 'រូបភាព: ហេង')
    """
    return text if text.isascii() else text.translate(_PLAIN_COLONS)


def ends_beyond(text: str) -> bool:
    """Whether a sentence's end has a footnote's number behind it, or another sign that is no mark of its own.

    Args:
        text: a block's or a line's, without white space at its end.

    >>> ends_beyond("It rained for a week.[4]"), ends_beyond("It rained.3"), ends_beyond("Part no.3")
    (True, True, False)
    """
    return not text[-1:].isalpha() and _NOTED.search(text[-_END:]) is not None
