"""Units of money that no file may be in here, as hundreds of kronor and billions; never kr, tkr and mnkr."""

from __future__ import annotations

import re

_CROWNS = r"(?:kr|kronor|sek)\b"
_OTHER_UNITS = re.compile(
    rf"\b(?:100|10|hundra|tio) ?-?tals? {_CROWNS}|\bhundratals?\b|"
    rf"\b(?:10 ?000|tiotusen) ?-?(?:tals?)? ?{_CROWNS}|\btiotusentals?\b|"
    r"\b(?:mdkr|mdr|miljarder|miljard)\b|\b(?:euro|eur|keur|meur|usd)\b"
)


def other_unit_in(text: str) -> str:
    """The words of a unit that is none of ours, as "100-tal kr" and "mdkr"; "" where there are none."""
    found = _OTHER_UNITS.search(" ".join(text.split()).casefold())
    return found[0] if found else ""
