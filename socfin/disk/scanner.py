"""Asks clamd whether bytes hold what it knows to be harmful; never what is done about it.

The protocol is clamd's own INSTREAM (man clamd): chunks with their length, and an answer in one line.
"""

from __future__ import annotations

import socket
import struct
from contextlib import closing, suppress
from dataclasses import dataclass

CHUNK = 64 * 1024
SECONDS = 60
"""As long as a file of a hundred megabytes takes on a slow machine, and shorter than anyone waits."""
PORT = 3310


class NotScanned(Exception):
    """The scanner gave no verdict: it cannot be reached, or would not take the file."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """Where clamd listens: host, host:port, or the path of its socket."""

    place: str

    def found_in(self, content: bytes) -> str:
        """What harmful thing the bytes hold, by clamd's name; "" when it knows none.

        NotScanned without a verdict.
        """
        pieces = (content[start : start + CHUNK] for start in range(0, len(content), CHUNK))
        stream = b"".join(struct.pack("!L", len(piece)) + piece for piece in pieces)
        answer = self._asked(b"zINSTREAM\0" + stream + struct.pack("!L", 0))
        verdict = answer.removeprefix("stream: ")
        if verdict == "OK":
            return ""
        if verdict.endswith(" FOUND"):
            return verdict.removesuffix(" FOUND")
        raise NotScanned(answer or "inget svar")

    def answers(self) -> bool:
        """Whether it is there."""
        try:
            return self._asked(b"zPING\0") == "PONG"
        except NotScanned:
            return False

    def _asked(self, question: bytes) -> str:
        try:
            with closing(self._reached()) as line:
                return _answer(line, question)
        except OSError as reason:
            raise NotScanned(str(reason)) from reason

    def _reached(self) -> socket.socket:
        if not self.place.startswith("/"):
            host, _, port = self.place.partition(":")
            return socket.create_connection((host, int(port or PORT)), timeout=SECONDS)
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(SECONDS)
        try:
            line.connect(self.place)
        except OSError:
            line.close()
            raise
        return line


def _answer(line: socket.socket, question: bytes) -> str:
    """One that is sent while the question still is, because the file is too large, is heard too."""
    with suppress(BrokenPipeError, ConnectionResetError):
        line.sendall(question)
    answer = b""
    while piece := line.recv(4096):
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")
