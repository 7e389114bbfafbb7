"""The documents' few colours: the charts' print palette as bare hex, as Word and Excel want it."""

from __future__ import annotations

from socfin.charts.theme import PRINT


def hex_of(token: str) -> str:
    """ "1b1a18" for "--ink"; KeyError for a colour that the palette lacks."""
    return PRINT[token].removeprefix("#")


INK = hex_of("--ink")
MUTED = hex_of("--ink-soft")
FAINT = hex_of("--rule")
DEFICIT = hex_of("--deficit")
SURPLUS = hex_of("--surplus")
