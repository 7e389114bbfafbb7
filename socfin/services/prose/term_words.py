"""What a forecast counts beside the ordinary year, in Swedish with its figures; never a layout."""

from __future__ import annotations

from collections.abc import Collection

from socfin.domain.adjustments import AdjustmentKind, Reckoning
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.domain.period import Month, from_to
from socfin.domain.report import Report
from socfin.domain.terms.sections import TermRow
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.services.measures.terms import Terms
from socfin.services.prose.phrases import money, signed_tenths


def reckoned_words(row: TermRow, unit: Unit) -> str:
    """ "Känd förändring: +2 à 85 tkr i månaden, september–december 2025"."""
    how = change_words(row.reckoning, row.line, unit)
    months = from_to(Month.parse(row.first), Month.parse(row.last))
    return f"{row.kind.label}: {how}, {months}" if how else f"{row.kind.label}, {months}"


def term_words(row: TermRow, unit: Unit) -> str:
    """ "Två placeringar till (Vuxna), känd förändring: +2 à 85 tkr i månaden, …; −680 tkr återstår i år"."""
    words = reckoned_words(row, unit)
    return (
        f"{row.text} ({row.verksamhet}), {words[:1].lower()}{words[1:]}; "
        f"{money(row.left_ore, unit, signed=True)} återstår i år"
    )


def term_lines(report: Report) -> tuple[str, ...]:
    """Known changes and one-offs that are still to come, for what has no table; measures are told as such."""
    return tuple(
        f"{term_words(row, report.unit)}."
        for row in report.terms
        if row.kind is not AdjustmentKind.MEASURE and row.left_ore
    )


def change_words(reckoning: Reckoning | None, line: str, unit: Unit) -> str:
    """ "+2 à 85 tkr i månaden"; "" for what was told as an amount. `line` is what a per cent is of."""
    if reckoning is None:
        return ""
    if reckoning.kind is AssumptionKind.VOLUME:
        return f"{signed_tenths(reckoning.tenths)} à {money(reckoning.each, unit)} i månaden"
    if reckoning.kind is AssumptionKind.AMOUNT:
        return f"{money(reckoning.each, unit, signed=True)} i månaden"
    of = f" ({Line(line).label.lower()})" if line else ""
    return f"{signed_tenths(reckoning.tenths)} % av {money(abs(reckoning.each), unit)} i månaden{of}"


def without_words(parts: Terms, left_out: Collection[int], unit: Unit) -> str:
    """ "Utan det som är bortvalt blir året −412,3 mnkr, −12,3 mnkr mot budget: …"; "" where nothing is."""
    if not left_out:
        return ""
    year = parts.without(left_out)
    moved = year - parts.total
    than = f"{money(abs(moved), unit)} {'bättre' if moved > 0 else 'sämre'}" if moved else "inte annat"
    against = "" if parts.budget is None else f", {money(year - parts.budget, unit, signed=True)} mot budget"
    return f"Utan det som är bortvalt blir året {money(year, unit)}{against}: {than} än prognosen."
