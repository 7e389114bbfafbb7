"""A server that speaks clamd's INSTREAM, and knows the one text that every scanner agrees to call harmful."""

from __future__ import annotations

import socketserver
import struct
import threading
from collections.abc import Iterator

import pytest

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
"""In two pieces, so that no scanner takes this file for it."""


class _Answer(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        question = b""
        while (byte := self.rfile.read(1)) not in (b"\0", b""):
            question += byte
        if question == b"zPING":
            self.wfile.write(b"PONG\0")
            return
        taken = b""
        while length := struct.unpack("!L", self.rfile.read(4))[0]:
            taken += self.rfile.read(length)
            if len(taken) > self.server.longest:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        harmful = EICAR in taken
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if harmful else b"stream: OK\0")


class Clamd(socketserver.ThreadingTCPServer):
    """On a port of its own; `longest` is the most it takes, in bytes."""

    daemon_threads = True
    longest = 10**6

    @property
    def place(self) -> str:
        host, port = self.server_address[:2]
        return f"{host}:{port}"


@pytest.fixture
def clamd(settings) -> Iterator[Clamd]:
    """The site's scanner."""
    with Clamd(("127.0.0.1", 0), _Answer) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        settings.CLAMD = server.place
        yield server
        server.shutdown()
