"""The file of a site profile: compact, versioned, and safe to read whoever made it.

After a line that names the format and its version comes one stream of zlib (RFC 1950), which has a checksum.
In it, all numbers little-endian: how many different lines there are and how many pages; the lines' codes,
ascending; then for each page its key, how many lines it has, their numbers among the codes, and the
beginnings of their texts with their length. Equal profiles have equal bytes.
"""

import struct
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

VERSION = 1
_MAGIC = b"cleantext profile "
_HEAD = struct.Struct("<II")
_PAGE = struct.Struct("<QII")
_CHARACTER = 4  # bytes at most, in UTF-8
MAX_BYTES = 4 * 1024 * 1024
"""What a file is unpacked to, at most: a quarter more than what the largest profile takes."""


class ProfileError(ValueError):
    """A file that is no profile, or a damaged one; says which and what to do."""


class Page(NamedTuple):
    """A page of a profile."""

    key: int
    """A hash that tells it from others."""
    codes: "array[int]"
    """Its lines, see `cleantext.lines.Line`."""
    text: str
    """How they begin, a line each; empty where that is not kept."""


def write(pages: Sequence[Page]) -> bytes:
    """A profile's pages as bytes.

    Args:
        pages: in the order of their keys.

    >>> read(write([Page(7, array("Q", [1]), "Home")]), 1, 1, 80)
    [Page(key=7, codes=array('Q', [1]), text='Home')]
    """
    codes = array("Q", sorted({code for page in pages for code in page.codes}))
    parts = [_HEAD.pack(len(codes), len(pages)), _bytes(codes)]
    for page in pages:
        text = page.text.encode("utf-8", "surrogatepass")
        numbers = array("I", [bisect_left(codes, code) for code in page.codes])
        parts += [_PAGE.pack(page.key, len(numbers), len(text)), _bytes(numbers), text]
    return b"%s%d\n" % (_MAGIC, VERSION) + zlib.compress(b"".join(parts), 9)


def read(data: bytes, max_pages: int, max_lines: int, max_text: int) -> list[Page]:
    """The pages that `write` wrote, checked.

    Args:
        data: the bytes; they may come from a stranger.
        max_pages: pages that a profile can have.
        max_lines: lines that a page can have.
        max_text: characters that are kept of a line's text.

    Raises:
        ProfileError: if they are damaged, or no profile, or one of a later version.

    >>> read(b"<html>", 64, 1000, 80)
    Traceback (most recent call last):
        ...
    cleantext.profiles.file.ProfileError: this is no site profile: make one with SiteProfile.save
    """
    head, _, packed = data.partition(b"\n")
    version = head.removeprefix(_MAGIC)
    if not head.startswith(_MAGIC) or not version.isdigit() or len(version) > 9:
        raise ProfileError("this is no site profile: make one with SiteProfile.save")
    if int(version) != VERSION:
        raise ProfileError(
            f"the profile is of version {int(version)}, not {VERSION}: fit it again, or update cleantext"
        )
    body = _unpack(packed)
    try:
        return _parse(body, max_pages, max_lines, max_text)
    except (struct.error, IndexError, ValueError) as error:
        raise _damaged() from error


def _damaged() -> ProfileError:
    return ProfileError("the profile is damaged: fit it again, or copy it again from where it came")


def _unpack(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        body = unpacker.decompress(packed, MAX_BYTES)
    except zlib.error as error:
        raise _damaged() from error
    if not unpacker.eof or unpacker.unused_data:
        raise _damaged()
    return body


def _parse(body: bytes, max_pages: int, max_lines: int, max_text: int) -> list[Page]:
    """The pages. What a number claims is checked before anything is made of it."""
    count, page_count = _HEAD.unpack_from(body)
    if page_count > max_pages or count > max_pages * max_lines:
        raise ValueError("too many")
    at = _HEAD.size
    codes = _array("Q", body, at, count)
    at += 8 * count
    pages: list[Page] = []
    for _ in range(page_count):
        key, n, length = _PAGE.unpack_from(body, at)
        at += _PAGE.size
        if not 0 < n <= max_lines or length > n * (_CHARACTER * max_text + 1):
            raise ValueError("too few or too many")
        if pages and key <= pages[-1].key:
            raise ValueError("not in order")
        numbers = _array("I", body, at, n)
        at += 4 * n
        text = body[at : at + length].decode("utf-8", "surrogatepass")
        at += length
        if text and (text.count("\n") != n - 1 or max(map(len, text.split("\n"))) > max_text):
            raise ValueError("no text of these lines")
        pages.append(Page(key, array("Q", [codes[number] for number in numbers]), text))
    if at != len(body):
        raise ValueError("too short or too long")
    return pages


def _array(kind: str, body: bytes, at: int, count: int) -> "array[int]":
    found = array(kind)
    size = found.itemsize * count
    if at + size > len(body):
        raise ValueError("too short")
    found.frombytes(body[at : at + size])
    if sys.byteorder == "big":
        found.byteswap()
    return found


def _bytes(numbers: "array[int]") -> bytes:
    if sys.byteorder == "big":
        numbers = array(numbers.typecode, numbers)
        numbers.byteswap()
    return numbers.tobytes()
