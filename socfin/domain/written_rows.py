"""A Report's rows as the JSON has them, one flat word for each figure, and back; no other part of a Report.

The words are a promise: frozen items keep them byte for byte, and whoever reads the JSON export relies on
them. What the code calls a figure may change; what stands in WRITTEN may only grow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from typing import Any

from socfin.domain.comparison import Comparison, Forecasts
from socfin.domain.limits import Status
from socfin.domain.rows import Comment, MonthPoint, ReportRow, RowKind

IDENTITY = ("code", "name", "level", "kind", "parent", "has_children")
WRITTEN = {
    "budget_to_date_ore": "to_date.budget",
    "outcome_to_date_ore": "to_date.outcome",
    "deviation_to_date_ore": "to_date.deviation",
    "deviation_share": "to_date.share",
    "budget_month_ore": "month.budget",
    "outcome_month_ore": "month.outcome",
    "deviation_month_ore": "month.deviation",
    "deviation_month_share": "month.share",
    "budget_year_ore": "year.budget",
    "used_share": "used_share",
    "last_year_to_date_ore": "to_date.last_year",
    "change_last_year_ore": "to_date.change",
    "straight_line_ore": "forecasts.straight_line",
    "budget_remaining_ore": "forecasts.budget_remaining",
    "assessed_ore": "forecasts.assessed",
    "model_ore": "forecasts.model",
    "forecast_year_ore": "year.outcome",
    "forecast_deviation_ore": "year.deviation",
    "forecast_share": "year.share",
    "forecast_low_ore": "forecasts.low",
    "forecast_high_ore": "forecasts.high",
    "forecast_method": "forecasts.method",
    "status": "to_date.status",
    "month_status": "month.status",
    "forecast_status": "year.status",
    "deviation_share_decimals": "to_date.share_decimals",
    "deviation_month_share_decimals": "month.share_decimals",
    "forecast_share_decimals": "year.share_decimals",
}
"""Each word of a row's figure in the JSON, in its order, and where the row has it."""
DECIMALS = tuple(word for word in WRITTEN if word.endswith("share_decimals"))
"""Written only where there are any."""
WRITTEN_MONTH = {
    "month": "month",
    "budget_ore": "alone.budget",
    "outcome_ore": "alone.outcome",
    "last_year_ore": "alone.last_year",
    "budget_to_date_ore": "to_date.budget",
    "outcome_to_date_ore": "to_date.outcome",
    "last_year_to_date_ore": "to_date.last_year",
}
_FORECASTS = {
    place.removeprefix("forecasts."): word
    for word, place in WRITTEN.items()
    if place.startswith("forecasts.")
}
_WORDS = {place: word for word, place in WRITTEN.items()}
_ROW = {word: attrgetter(place) for word, place in WRITTEN.items()}
_MONTH = {word: attrgetter(place) for word, place in WRITTEN_MONTH.items()}
Written = Mapping[str, Any]


def written_row(row: ReportRow) -> dict[str, Any]:
    """The row in the words of the JSON, its comment as a value of its own; amounts in öre."""
    identity = {name: getattr(row, name) for name in IDENTITY}
    figures = {word: get(row) for word, get in _ROW.items()}
    for word in DECIMALS:
        if not figures[word]:  # as in what was frozen before there were any
            del figures[word]
    return {**identity, **figures, "comment": row.comment}


def written_month(point: MonthPoint) -> dict[str, Any]:
    """The month in the words of the JSON; amounts in öre."""
    return {word: get(point) for word, get in _MONTH.items()}


def read_row(written: Written) -> ReportRow:
    """The inverse of `written_row`, also of what older versions wrote: a word that is not there is missing.

    ValueError for a deviation or change that its two amounts do not give: no version has written such a row.
    """
    comment = written.get("comment")
    row = ReportRow(
        **{name: written[name] for name in IDENTITY if name in written} | {"kind": RowKind(written["kind"])},
        to_date=_compared(written, "{}_to_date_ore", "to_date"),
        month=_compared(written, "{}_month_ore", "month"),
        year=_year(written),
        forecasts=Forecasts(**{name: written[word] for name, word in _FORECASTS.items() if word in written}),
        comment=None if comment is None else Comment(**comment),
    )
    _check(row, written)
    return row


def read_month(written: Written) -> MonthPoint:
    """The inverse of `written_month`."""
    return MonthPoint(
        month=written["month"],
        alone=Comparison(**_figures(written, "{}_ore")),
        to_date=Comparison(**_figures(written, "{}_to_date_ore")),
    )


def _figures(written: Written, word: str) -> dict[str, Any]:
    return {name: written.get(word.format(name)) for name in ("outcome", "budget", "last_year")}


def _judged(written: Written, span: str) -> dict[str, Any]:
    """What the limits made of the row's comparison of a span: its status, and the share's decimals."""
    return {
        "status": Status(written[_WORDS[f"{span}.status"]]),
        "share_decimals": written.get(_WORDS[f"{span}.share_decimals"], 0),
    }


def _compared(written: Written, word: str, span: str) -> Comparison:
    """The comparison of a timespan, whose words are `word` with the name of the figure in it."""
    given = Comparison(**_figures(written, word), **_judged(written, span))
    given = _with_stated(given, written.get(word.format("deviation")))
    return replace(
        given,
        like_budget=given.deviation is None or written.get(word.format("deviation")) is not None,
        like_last_year=given.change is None or written.get("change_last_year_ore") is not None,
    )


def _year(written: Written) -> Comparison:
    """The comparison of the year; the share used is of the same two sums as its deviation."""
    outcome, budget = written.get("forecast_year_ore"), written.get("budget_year_ore")
    given = Comparison(outcome=outcome, budget=budget, **_judged(written, "year"))
    given = _with_stated(given, written.get("forecast_deviation_ore"))
    is_used = written.get("outcome_to_date_ore") is not None and bool(budget)
    unlike = (given.deviation is not None and written.get("forecast_deviation_ore") is None) or (
        is_used and written.get("used_share") is None
    )
    return replace(given, like_budget=not unlike)


def _with_stated(given: Comparison, deviation: int | None) -> Comparison:
    """A deviation beside no outcome or no budget is the one that a file states."""
    is_reckoned = given.outcome is not None and given.budget is not None
    return given if is_reckoned else replace(given, stated=deviation)


def _check(row: ReportRow, written: Written) -> None:
    for word in (
        "deviation_to_date_ore",
        "deviation_month_ore",
        "forecast_deviation_ore",
        "change_last_year_ore",
    ):
        if written.get(word) != _ROW[word](row):
            raise ValueError(f"{word} of {row.code} is not the difference of its amounts.")
