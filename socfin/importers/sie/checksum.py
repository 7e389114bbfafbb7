"""#KSUMMA: CRC-32 over labels and fields as code page 437, without separators, quotes, braces and escapes."""

from __future__ import annotations

import re
import zlib

_LABEL = re.compile(r"^[ \t]*#KSUMMA[ \t]*(\S*)", re.MULTILINE)
_SEPARATORS = b" \t\r\n{}"
_ESCAPED, _BETWEEN = b"\x01", b"\x02"


def checksum(text: str) -> int:
    """The checksum of the items in a text."""
    content = text.encode("cp437", errors="replace").replace(b'\\"', _ESCAPED)
    parts = content.split(b'"')
    parts[0::2] = _BETWEEN.join(parts[0::2]).translate(None, _SEPARATORS).split(_BETWEEN)
    return zlib.crc32(b"".join(parts).replace(_ESCAPED, b'"'))


def declared(text: str) -> tuple[str, str | None] | None:
    """What the checksum covers and its number (None when it never comes); None without #KSUMMA."""
    if "#KSUMMA" not in text:
        return None
    labels = list(_LABEL.finditer(text))
    if not labels:
        return None
    first = labels[0]
    if len(labels) == 1:
        return text[first.end() :], None
    return text[first.end() : labels[1].start()], labels[1][1].strip('"')


def is_true(covered: str, number: str) -> bool:
    """True when the declared number, signed or unsigned, is the checksum of what it covers."""
    try:
        return int(number) % 2**32 == checksum(covered)
    except ValueError:
        return False
