"""A SIE file's bytes as pieces of whole lines in one known encoding; never what a line says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socfin.importers.containers.text import Text, encoding_of

SIZE = 1 << 20
"""Bytes a piece has at most: what is worked on at once stays in the processor's own memory."""

_ODD_BLANKS = (b"\x0c", b"\x1a")
"""Control characters that `looks_like_text` lets through; in UTF-16 any may stand."""
_AS_BLANKS = bytes(byte if byte >= 32 or byte in b"\t\r\n" else 32 for byte in range(256))
_BOM = "\ufeff".encode()
_LOST = "\ufffd".encode()


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes without mark and end-of-file sign, where every byte below 128 is the ASCII character."""

    body: bytes
    encoding: str
    """How the body is decoded."""
    written_as: str
    """What the file was written in, for the person."""

    def text_of(self, words: bytes) -> str:
        """A part of the body as text."""
        return words.decode(self.encoding, errors="replace")

    @property
    def is_cut(self) -> bool:
        """True when the file ends inside a character."""
        return self.encoding == "utf-8" and _ends_inside_a_character(self.body[-4:])

    @property
    def damage(self) -> Text:
        """Whether letters were lost before the file came here, as `text.damage` asks for it."""
        lost = self.encoding == "utf-8" and not self.body.isascii() and _LOST in self.body
        return Text("", self.written_as, damaged=lost)


def content_of(file: bytes) -> Content:
    """The bytes of a file by what they are written in; UTF-16 becomes UTF-8, and lines have line feeds."""
    coding = encoding_of(file)
    if coding == "utf-16":
        body, encoding = file.decode(coding, errors="replace").encode(errors="replace"), "utf-8"
    else:
        body, encoding = file, "utf-8" if coding == "utf-8-sig" else coding
    return Content(_plain(body.removeprefix(_BOM), controls=coding == "utf-16"), encoding, coding)


def _plain(body: bytes, *, controls: bool) -> bytes:
    """Without an end-of-file sign, control characters as blanks, and lines that end with line feeds."""
    body = body.rstrip(b"\x1a")
    if controls or any(blank in body for blank in _ODD_BLANKS):
        body = body.translate(_AS_BLANKS)
    return body if b"\n" in body else body.replace(b"\r", b"\n")


def pieces(body: bytes, size: int = SIZE) -> Iterator[bytes]:
    """The body in whole lines; of a line longer than a piece only its beginning is given."""
    at = 0
    while at < len(body):
        end = _end_of_lines(body, at, at + size)
        if end:
            yield body[at:end]
            at = end
        else:
            yield body[at : at + size]
            at = body.find(b"\n", at + size) + 1 or len(body)


def _end_of_lines(body: bytes, start: int, stop: int) -> int:
    """Where the last whole line before `stop` ends, 0 when there is none."""
    if stop >= len(body):
        return len(body)
    return body.rfind(b"\n", start, stop) + 1


def _ends_inside_a_character(last: bytes) -> bool:
    for length in range(1, len(last) + 1):
        byte = last[-length]
        if byte >= 0xC0:
            return length < (2 if byte < 0xE0 else 3 if byte < 0xF0 else 4)
        if byte < 0x80:
            return False
    return False


def lines_at(content: Content, rows: set[int]) -> dict[int, str]:
    """The lines that stand on some rows, counted as `walk` counts them."""
    texts: dict[int, str] = {}
    row = 1
    for piece in pieces(content.body) if rows else ():
        lines = piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n").removesuffix(b"\n").split(b"\n")
        here = (wanted for wanted in rows if row <= wanted < row + len(lines))
        texts |= {wanted: content.text_of(lines[wanted - row]) for wanted in here}
        row += len(lines)
    return texts
