"""Of which verksamheter a total's indicator is, where it is not of all of them; never a sentence."""

from __future__ import annotations

from socfin.domain.report import Report
from socfin.domain.sections import IndicatorRow


def of_parts(report: Report, own: IndicatorRow) -> tuple[str, ...]:
    """The names of the verksamheter whose figures make the total's, where others have none.

    () where every verksamhet under the total has the figure, and where the total's is not their sum (to one
    step for each of them): then it was given of the whole.
    """
    same = [row for row in report.indicators if row.indicator == own.indicator and row.code != own.code]
    top = {row.code for row in report.top}
    parts = [row for row in same if _value(row) is not None and (not top or row.code in top)]
    whole, values = _value(own), [value for row in parts if (value := _value(row)) is not None]
    if whole is None or not values or abs(sum(values) - whole) >= len(values):
        return ()
    others = top or {row.code for row in report.indicators} - {own.code}
    return () if others <= {row.code for row in parts} else tuple(row.verksamhet for row in parts)


def _value(row: IndicatorRow) -> int | None:
    """Whole steps: what the year has, else the newest known."""
    return row.newest if row.outcome is None else row.outcome
