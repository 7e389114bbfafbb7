"""Asks Kolada's API for values, politely: few at a time, not too often, and again when it does not answer."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from socfin.importers.kolada import NotKolada, next_page

API = "https://api.kolada.se/v3"
AT_A_TIME = 25
"""Ids in one part of an address, as the API allows."""
PER_SECOND = 5
SECONDS = 30
"""As long as one answer is waited for."""
TRIES = 5
BUSY = (429, 500, 502, 503, 504)
"""Answers that are asked again, later and later, or when the API itself says."""
ROWS = 5000
"""Rows on a page."""
T = TypeVar("T")


class NoAnswer(Exception):
    """Kolada did not answer, or not with what was asked; says in Swedish what happened."""


@dataclass
class Asking:
    """One conversation with the API, at most so many requests a second."""

    api: str = API
    pause: float = 1 / PER_SECOND
    wait: float = 1.0
    """Seconds before the second try, doubled for each."""
    session: requests.Session = field(default_factory=requests.Session)
    _last: float = 0.0

    def __post_init__(self) -> None:
        retry = Retry(
            total=TRIES, backoff_factor=self.wait, status_forcelist=BUSY, respect_retry_after_header=True
        )
        for scheme in ("https://", "http://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=retry))

    def answers(self, kpis: Sequence[str], places: Sequence[str], years: Sequence[int]) -> Iterator[Any]:
        """Every page of the values of these figures, places and years; NoAnswer when one is not had."""
        for some_places in in_parts(places, AT_A_TIME):
            for some_years in in_parts(years, AT_A_TIME):
                yield from self._pages(
                    f"{self.api.rstrip('/')}/data/kpi/{','.join(kpis)}"
                    f"/municipality/{','.join(some_places)}/year/{','.join(map(str, some_years))}"
                    f"?per_page={ROWS}"
                )

    def _pages(self, address: str) -> Iterator[Any]:
        seen = set()
        while address and address not in seen:
            seen.add(address)
            answer = self._asked(address)
            yield answer
            try:
                following = next_page(answer)
            except AttributeError:
                raise NotKolada("Svaret är inget objekt.") from None
            address = self._same_host(urljoin(address, following)) if following else ""

    def _same_host(self, address: str) -> str:
        """The next page's address; NoAnswer when it leads to another host."""
        if urlsplit(address).netloc != urlsplit(self.api).netloc:
            raise NoAnswer(f"Nästa sida ligger på en annan värd: {address}")
        return address

    def _asked(self, address: str) -> Any:
        time.sleep(max(0.0, self._last + self.pause - time.monotonic()))
        try:
            reply = self.session.get(address, timeout=SECONDS)
            reply.raise_for_status()
            return json.loads(reply.content, parse_float=Decimal)
        except (requests.RequestException, ValueError) as reason:
            raise NoAnswer(f"Kolada svarade inte på {address}: {reason}") from None
        finally:
            self._last = time.monotonic()


def in_parts(listed: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The list in parts of at most `size`, in order."""
    for start in range(0, len(listed), size):
        yield listed[start : start + size]
