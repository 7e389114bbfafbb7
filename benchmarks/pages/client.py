"""A browser without a screen: logs in, keeps its connection, asks for pages and times them."""

from __future__ import annotations

import gzip
import json
import re
import statistics
import time
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from urllib.parse import urlencode

PASSWORD = "mätning-på-golvet-2025"
"""Of the made-up people."""
PATIENCE = 600.0
"""Seconds: a page that waits for a million rows on a loaded machine is slow, and no fault."""
POLL_SECONDS = 0.2
"""Between two looks at how far a publishing is."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one page."""

    name: str
    median: float = 0.0
    """Seconds, warm."""
    first: float = 0.0
    """Seconds, the first view after the server started."""
    ratio: float = 0.0
    """Median against the floor's."""
    floor: float = 0.0
    """Seconds, the floor's median."""
    wire: int = 0
    """Bytes of the body as it was sent."""
    rate: float = 0.0
    """Requests a second."""


class Client:
    """Someone logged in, on one connection."""

    def __init__(self, port: int, username: str) -> None:
        self.connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self.cookies: dict[str, str] = {}
        self.key = ""
        """Of a program, sent with each question where there is one."""
        self.known: dict[str, str] = {}
        """The ETags of the pages it has, by address; none are sent until `knows`."""
        page = gzip.decompress(self._ask("GET", "/logga-in/")[1]).decode()
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token
        form = {"csrfmiddlewaretoken": token.group(1), "username": username, "password": PASSWORD}
        status, _ = self._ask("POST", "/logga-in/", urlencode(form))
        assert status == 302, status

    def _ask(self, method: str, address: str, body: str = "", *, waits: bool = False) -> tuple[int, bytes]:
        headers = {
            **({"X-Requested-With": "XMLHttpRequest"} if waits else {}),
            **({"Authorization": f"Bearer {self.key}"} if self.key else {}),
            **({"If-None-Match": self.known[address]} if address in self.known else {}),
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
            "Accept-Encoding": "br, gzip",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        answer = self._answer(method, address, body, headers)
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        self.etag = answer.headers.get("ETag", "")
        return answer.status, content

    def _answer(self, method: str, address: str, body: str, headers: dict[str, str]) -> HTTPResponse:
        """The answer, on a new connection where the server has ended one that was idle."""
        try:
            self.connection.request(method, address, body or None, headers)
            return self.connection.getresponse()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self.connection.close()
            self.connection.request(method, address, body or None, headers)
            return self.connection.getresponse()

    def send(self, address: str, **form: str) -> None:
        """Press a button as the page's script does, and wait until what it asks for is done."""
        words = {"csrfmiddlewaretoken": self.cookies["csrftoken"], **form}
        status, _ = self._ask("POST", address, urlencode(words), waits=True)
        assert status < HTTPStatus.BAD_REQUEST, (status, address)

    def publish(self, file: str) -> None:
        """Publish a file from its page, and wait until it counts and the first pages are made.

        A large file is published in the queue, where its progress is told until the pages are made.
        """
        seen = re.search(r'name="seen" value="([^"]*)"', self.page(file))
        assert seen
        self.send(f"{file}publicera/", seen=seen[1], reason="Mätning.")
        home, number = file.rstrip("/").rsplit("/", 1)
        ends = time.monotonic() + PATIENCE
        while json.loads(self.page(f"{home}/forlopp/publicera-{number}/")):
            assert time.monotonic() < ends, "It was never published."
            time.sleep(POLL_SECONDS)
        assert f"{file}angra/" in self.page(file), "It was not published."

    def once(self, address: str) -> float:
        """Seconds of one view."""
        start = time.perf_counter()
        status, _ = self._ask("GET", address)
        assert status == (304 if address in self.known else 200), (status, address)
        return time.perf_counter() - start

    def content(self, address: str) -> bytes:
        """The body as it was sent."""
        return self._ask("GET", address)[1]

    def page(self, address: str) -> str:
        """The page as it is read."""
        content = self.content(address)
        return (gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content).decode()

    def knows(self, address: str) -> None:
        """From now on it has the page, as a browser that has been there."""
        self._ask("GET", address)
        self.known[address] = self.etag

    def warm(
        self, name: str, address: str, rounds: int, floor: str, beside: Client | None = None
    ) -> Measured:
        """The medians of so many views and of the floor's, in turns so that both meet the same machine.

        After a few that are not counted, in each worker. `beside` asks for the floor: no key opens it.
        """
        for _ in range(6):
            self.once(address)
        times, floors = [], []
        for _ in range(rounds):
            floors.append((beside or self).once(floor))
            times.append(self.once(address))
        median, least = statistics.median(times), statistics.median(floors)
        wire = len(self.content(address))
        return Measured(name, median=median, ratio=median / least, floor=least, wire=wire)
