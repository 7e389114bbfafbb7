"""Bytes to text by what the bytes are; never by a file's own word about its encoding."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from socfin.domain.figures import Problem, warning

_CP437 = bytes((0x86, 0x84, 0x94, 0x8F, 0x8E, 0x99))
_LATIN = bytes((0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6))
_NOT_IN_1252 = bytes((0x81, 0x8D, 0x8F, 0x90, 0x9D))
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\x0c\x1a") + b"\x7f"
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Text:
    """Decoded text and the encoding that fitted; `damaged` when å, ä, ö were already lost in the file."""

    text: str
    encoding: str
    damaged: bool = False


def looks_like_text(content: bytes) -> bool:
    """True when the bytes can be a text file: no NUL and no control characters, or UTF-16 with its mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    return not content.translate(None, _not(_CONTROL))


def decode(content: bytes) -> Text:
    """The bytes as text: by their mark, else UTF-8, else whichever of CP437 and Windows-1252 fits å, ä, ö."""
    encoding = encoding_of(content)
    text = content.decode(encoding, errors="replace")
    return Text(text.rstrip("\x1a"), encoding, damaged="\ufffd" in text)


def damage(text: Text) -> tuple[Problem, ...]:
    """A warning when letters were lost before the file came here; they are never guessed back."""
    if not text.damaged:
        return ()
    return (
        warning(
            "Filen innehåller förstörda tecken (�): å, ä eller ö har gått förlorade innan filen lämnades in.",
            "Namnen visas som de står. Exportera filen på nytt om namnen ska användas.",
            code="damaged_text",
        ),
    )


def encoding_of(content: bytes) -> str:
    """The name of the encoding the bytes are written in."""
    for mark, name in _BOMS:
        if content.startswith(mark):
            return name
    if content.isascii() or _is_utf8(content):
        return "utf-8"
    cp437 = len(content) - len(content.translate(None, _CP437))
    latin = len(content) - len(content.translate(None, _LATIN))
    if cp437 > latin:
        return "cp437"
    return "latin-1" if len(content) != len(content.translate(None, _NOT_IN_1252)) else "cp1252"


def _is_utf8(content: bytes) -> bool:
    """Strictly valid UTF-8; a piece cut inside its last character still counts."""
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(content, final=False)
    except UnicodeDecodeError:
        return False
    return True


def _not(values: bytes) -> bytes:
    return bytes(b for b in range(256) if b not in values)
