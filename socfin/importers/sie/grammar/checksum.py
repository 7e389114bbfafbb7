"""#KSUMMA: CRC-32 over labels and fields as code page 437, without separators, quotes, braces and escapes."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

import numpy as np

from socfin.importers.sie.grammar.pieces import pieces

_LABEL = b"#KSUMMA"
_HEAD = 1 << 16
"""Bytes within which the checksum is opened, if it ever is: it stands among the first items."""
_NUMBER = re.compile(rb'[ \t]*"?([^\s"]*)')
_OUTSIDE = b' \t\r\n{}"'
_SPACE, _QUOTE, _OPEN, _CLOSE = 32, 34, 123, 125
_ESCAPED = b"\x01"
"""Stands for a quote that is part of a text; control characters are never in a file."""


def checksum(body: bytes) -> int:
    """The checksum of whole lines in code page 437."""
    value = 0
    for piece in pieces(body):
        value = zlib.crc32(_content(piece), value)
    return value


def checksums(body: bytes, encoding: str) -> set[int]:
    """The checksum of whole lines as code page 437, and of the bytes as they are: programs do either."""
    as_they_are = checksum(body)
    if encoding == "cp437" or body.isascii():
        return {as_they_are}
    value = 0
    for piece in pieces(body):
        content = _content(piece)
        if not content.isascii():
            content = content.decode(encoding, errors="replace").encode("cp437", errors="replace")
        value = zlib.crc32(content, value)
    return {as_they_are, value}


def _content(piece: bytes) -> bytes:
    """Labels and fields alone; a quote that is never closed ends with its line."""
    if b"\\" in piece:
        piece = piece.replace(b'\\"', _ESCAPED)
    values = np.frombuffer(piece, np.uint8)
    at = np.flatnonzero((values <= _SPACE) | (values == _QUOTE) | (values == _OPEN) | (values == _CLOSE))
    quote = values[at] == _QUOTE
    inside = np.cumsum(quote) % 2 == 1
    if inside.any() and inside[-1]:
        lines = piece.split(b"\n")
        return b"".join(map(_content, lines)) if len(lines) > 1 else _content(piece.rstrip() + b'"')
    if not (inside & ~quote).any():
        return piece.translate(None, _OUTSIDE).replace(_ESCAPED, b'"')
    kept = np.ones(len(values), np.bool_)
    kept[at[quote | ~inside]] = False
    content: bytes = values[kept].tobytes()
    return content.replace(_ESCAPED, b'"')


def declared(body: bytes) -> tuple[bytes, str | None] | None:
    """What the checksum covers and its number (None when it never comes); None without #KSUMMA."""
    places = list(_labels(body))
    if not places:
        return None
    covered = body.find(b"\n", places[0]) + 1 or len(body)
    if len(places) == 1:
        return body[covered:], None
    number = _NUMBER.match(body, places[1] + len(_LABEL))
    line = body.rfind(b"\n", 0, places[1]) + 1
    return body[covered:line], number[1].decode("ascii", errors="replace") if number else ""


def is_true(declared: str, true: set[int]) -> bool:
    """True when the declared number, signed or unsigned, is one of the checksums."""
    try:
        return int(declared) % 2**32 in true
    except ValueError:
        return False


def _labels(body: bytes) -> Iterator[int]:
    """Where #KSUMMA stands first on a line."""
    at = body.find(_LABEL, 0, _HEAD)
    while at >= 0:
        if not body[body.rfind(b"\n", 0, at) + 1 : at].strip(b" \t"):
            yield at
        at = body.find(_LABEL, at + 1)
