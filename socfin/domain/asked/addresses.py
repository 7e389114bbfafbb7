"""Where the figures of a committee's month have their pages, under the month's own; knows no site."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from socfin.domain.asked.figure import AskedFigure

UNQUOTED = "!$&'()*+,;=/~:@"
"""What an address may hold as it is (RFC 3986); the same as Django leaves in its own."""


@dataclass(frozen=True, slots=True)
class FigureAddresses:
    """The addresses of every figure of a month; none at all where the month has none."""

    month: str = ""
    """The address of the month's page, with its last slash."""
    query: str = ""
    """ "?arende=7": what every address ends with."""

    def of(self, asked: AskedFigure) -> str:
        """The page of a figure; "" where none has a page, and for a verksamhet without a code."""
        if not self.month or not asked.code:
            return ""
        part = f"nyckeltal/{_quoted(asked.indicator)}/" if asked.indicator else ""
        part = part or (f"rad/{_quoted(asked.line)}/" if asked.line else "")
        return f"{self.month}verksamhet/{_quoted(asked.code)}/{part}siffra/{asked.figure}/{self.query}"


NO_ADDRESSES = FigureAddresses()


def _quoted(code: str) -> str:
    return quote(code, safe=UNQUOTED)
