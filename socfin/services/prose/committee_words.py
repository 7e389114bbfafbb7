"""A municipality's committees after a month: what has moved, where the year lands, what is decided."""

from __future__ import annotations

from collections.abc import Iterator

from socfin.domain.money import MISSING, Ore, Unit, format_amount, format_money, in_unit
from socfin.domain.municipal.sections import CommitteeRow
from socfin.domain.report import Report

COMMITTEES = "Sedan förra månaden, och vad som är beslutat"
"""The heading of the section."""
HIDDEN = "Visas inte, för att skydda små grupper"


def committee_lines(report: Report) -> tuple[str, ...]:
    """A sentence for each committee and one for their sum, for what has no table."""
    return tuple(f"{row.name}: {_sentence(row, report)}." for row in report.committees)


def late_words(row: CommitteeRow, report: Report) -> str:
    """What stands in place of the figures of a committee that has none in the report."""
    return HIDDEN if row.hidden else f"Har inte publicerat {report.month.label}"


def measures_words(row: CommitteeRow, unit: Unit) -> str:
    """ "2, +1 500": how many, and what they are to give in the year where all of them say."""
    if not row.measures:
        return "inga" if row.reported else MISSING
    given = "" if row.measures_ore is None else f", {format_amount(row.measures_ore, unit, signed=True)}"
    return f"{row.measures}{given}"


def _sentence(row: CommitteeRow, report: Report) -> str:
    if not row.reported:
        words = late_words(row, report)
        return f"{words[:1].lower()}{words[1:]}"
    return "; ".join(_parts(row, report.unit))


def _parts(row: CommitteeRow, unit: Unit) -> Iterator[str]:
    if row.moved_ore is not None:
        yield f"avvikelsen är {_than_before(row.moved_ore, unit)}"
    if row.forecast_ore is None:
        yield "prognos mot budget saknas"
    else:
        moved = row.forecast_moved_ore
        since = "" if moved is None else f", {_than_before(moved, unit)}"
        against = format_money(row.forecast_ore, unit, signed=True)
        yield f"prognosen är {against} mot budget{_range(row, unit)}{since}"
    yield _decided(row, unit)


def _than_before(moved: Ore, unit: Unit) -> str:
    """ "600 tkr sämre än förra månaden"; what does not show in the unit is unchanged."""
    if in_unit(moved, unit) == 0:
        return "oförändrad sedan förra månaden"
    return f"{format_money(abs(moved), unit)} {'bättre' if moved > 0 else 'sämre'} än förra månaden"


def _range(row: CommitteeRow, unit: Unit) -> str:
    if row.low_ore is None or row.high_ore is None:
        return ""
    low, high = (format_amount(end, unit, signed=True) for end in (row.low_ore, row.high_ore))
    return f" (troligen mellan {low} och {high})"


def _decided(row: CommitteeRow, unit: Unit) -> str:
    if not row.measures:
        return "inga beslutade åtgärder"
    noun = "beslutad åtgärd" if row.measures == 1 else "beslutade åtgärder"
    given = "" if row.measures_ore is None else f" som ska ge {format_money(row.measures_ore, unit)} i år"
    return f"{row.measures} {noun}{given}"
