"""How a committee stands beside others, in a sentence of Kolada's own figures; never a calculation."""

from __future__ import annotations

from decimal import Decimal

from socfin.domain.kolada import PER_CENT, KoladaRow
from socfin.domain.listing import listed
from socfin.domain.money import NBSP, round_half_away, spelled_number
from socfin.domain.report import Report

MOST = 2
"""Areas told on a first screen: two lines of a tablet."""
DEVIATION = "Nettokostnadsavvikelse "
"""How the name of a net cost's deviation from the reference cost begins; what follows is its area."""


def others_sentence(report: Report) -> str:
    """ "Mot förväntad kostnad 2021 enligt Kolada: äldreomsorg +7,1 % (liknande +0,9 %)."; "" without any.

    Kolada's net cost deviation, newest year, the farthest from what is expected first; plus is dearer there.
    A value out of a file is told with the file's name.
    """
    known = [row for row in report.kolada if row.is_deviation and row.unit == PER_CENT and row.newest]
    year = max((row.newest.year for row in known if row.newest), default=0)
    of_year = (row for row in known if row.newest and row.newest.year == year)
    farthest = sorted(of_year, key=lambda row: -abs(_own(row)))
    if not farthest:
        return ""
    files = sorted({row.file for row in farthest if row.file})
    source = f" Källa: {listed([f'”{file}”' for file in files])}." if files else ""
    words = listed([_words(row) for row in farthest[:MOST]])
    return f"Mot förväntad kostnad {year} enligt Kolada: {words}. Plus är dyrare.{source}"


def _own(row: KoladaRow) -> Decimal:
    return Decimal((row.newest.own if row.newest else None) or 0)


def _words(row: KoladaRow) -> str:
    similar = row.newest.similar if row.newest else None
    beside = "" if similar is None else f" (liknande kommuner {_per_cent(Decimal(similar))})"
    return f"{row.name.removeprefix(DEVIATION)} {_per_cent(_own(row))}{beside}"


def _per_cent(value: Decimal) -> str:
    return f"{spelled_number(round_half_away(value, 1), signed=True)}{NBSP}%"
