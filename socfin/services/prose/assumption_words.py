"""What a scenario assumes, in Swedish with its figures; never a layout."""

from __future__ import annotations

from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.domain.period import Month, from_to
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.domain.what_if.sections import AssumptionRow
from socfin.services.prose.phrases import money, signed_tenths


def assumption_words(row: AssumptionRow, unit: Unit) -> str:
    """ "Två placeringar till (Institutionsvård vuxna): +2 à 85 tkr i månaden, …; −680 tkr i år"."""
    year = row.why_not or f"{money(row.year_ore or 0, unit, signed=True)} i år"
    return f"{row.text} ({row.verksamhet}): {reckoning_words(row, unit)}; {year}".removesuffix(".")


def reckoning_words(row: AssumptionRow, unit: Unit) -> str:
    """ "+2 à 85 tkr i månaden, september–december 2025"."""
    if row.kind is AssumptionKind.WITHOUT:
        text = row.adjustment
        return f"utan ”{text}” som prognosen räknar med" if text else "utan en åtgärd"
    return f"{_how(row, unit)}, {from_to(Month.parse(row.first), Month.parse(row.last))}"


def _how(row: AssumptionRow, unit: Unit) -> str:
    if row.kind is AssumptionKind.VOLUME:
        return f"{signed_tenths(row.tenths or 0)} à {money(row.amount_ore or 0, unit)} i månaden"
    if row.kind is AssumptionKind.AMOUNT:
        return f"{money(row.amount_ore or 0, unit, signed=True)} i månaden"
    of = Line(row.line).label if row.line else "verksamheten"
    rest = "" if row.rest_ore is None else f" ({money(row.rest_ore, unit)})"
    return f"{signed_tenths(row.tenths or 0)} % av det som återstår av året för {of}{rest}"
