"""What the forecast pages show: methods side by side, the reckoning, the change, closed years' record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from socfin.domain.money import Ore, Unit, whole_percents
from socfin.domain.period import Month
from socfin.domain.report import ReportRow
from socfin.reporting.forecast.official import Official, officials_of
from socfin.reporting.kept import kept
from socfin.reporting.reports import forecast_shown, rows_alone
from socfin.selectors import forecasts
from socfin.selectors import ledger as facts
from socfin.selectors.ledger import moment, published_months
from socfin.services.forecast.accuracy import OFFICIAL, Miss, Saying, misses
from socfin.services.forecast.change import Change, change
from socfin.services.forecast.estimates import COMBINED
from socfin.services.forecast.methods import FORMER, OWN_YEARS
from socfin.services.prose.forecast_words import METHODS, capital, reckoning
from socfin.services.prose.pace_words import Span, assumptions

if TYPE_CHECKING:
    from socfin.models import Committee, ForecastValue

SIDE_BY_SIDE = (
    COMBINED,
    "budget_remaining",
    "straight_line",
    "last_year_share",
    "last_year_rest",
    "rolling_twelve",
    "budget_and_share",
    "budget",
)
"""The methods people see, in this order."""
OURS = ", nämndens prognos"


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodRow:
    """One method's forecast of the full year, öre."""

    name: str
    amount: Ore
    deviation: Ore | None
    """Against the full-year budget."""
    low: Ore | None = None
    """The ends of its range against the full-year budget, negative is underskott."""
    high: Ore | None = None
    weight: Fraction | None = None
    """Of the weighed mean behind the model; None for what is not weighed."""
    official: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeForecast:
    """What is stored of one verksamhet's forecast after a month."""

    methods: tuple[MethodRow, ...]
    words: tuple[str, ...]
    made: str = ""
    """When, and by whom."""
    assumes: tuple[str, ...] = ()
    """What the forecast takes for granted, where it breaks with the pace; sentences."""
    version: str = ""
    afterwards: bool = False
    adjusted: bool = False
    """Whether measures or one-offs are counted in."""


PARTS_HIDDEN = (
    "De andra metoderna och hur de vägs visas inte: de räknar med åtgärder, som kan vara en enda dold enhets."
)


def masked_forecast(row: ReportRow) -> MadeForecast:
    """What may be shown of the forecast of a row with hidden parts: what follows from its shown amounts.

    A stored method counts measures in, and sets the model beside what is assessed; either may be one unit's.
    """
    shown = [_official(row)] if row.year.outcome is not None else []
    shown += [
        MethodRow(name=capital(METHODS[method]), amount=amount, deviation=_against(amount, row))
        for method, amount in _of_row(row).items()
    ]
    return MadeForecast(methods=tuple(shown), words=(PARTS_HIDDEN,))


def made_forecast(committee: Committee, month: Month, row: ReportRow, unit: Unit) -> MadeForecast:
    """The stored forecast of a row of the month's report, the official one first."""
    run = forecast_shown(committee, month).run
    stored = {value.method: value for value in forecasts.values(run, row.code)} if run else {}
    model = stored.get(COMBINED)
    explanation = in_todays_names(model.explanation if model else {})
    weighed = explanation.get("weights", [])
    weights = _shown_weights(weighed)
    amounts = {method: value.amount_ore for method, value in stored.items()}
    if not stored:
        amounts = _of_row(row)
    is_model = row.year.outcome == row.forecasts.model
    rows = [_official(row)] if row.year.outcome is not None and not is_model else []
    rows += [
        MethodRow(
            name=capital(METHODS[method]) + (OURS if method == COMBINED and is_model else ""),
            amount=amounts[method],
            deviation=_against(amounts[method], row),
            low=row.range_low if method == COMBINED else None,
            high=row.range_high if method == COMBINED else None,
            weight=weights.get(method),
            official=method == COMBINED and is_model,
        )
        for method in SIDE_BY_SIDE
        if method in amounts
    ]
    return MadeForecast(
        methods=(*rows, *weighed_beside(weighed, row)),
        words=reckoning(explanation, month, unit, model.amount_ore) if model else (),
        assumes=_assumes(explanation, month, unit, model) if model else (),
        made=f"{moment(run.made_at)} av {run.made_by}" if run else "",
        version=run.version if run else "",
        afterwards=run.afterwards if run else False,
        adjusted=bool(explanation.get("adjusted")),
    )


def _assumes(
    explanation: Mapping[str, Any], month: Month, unit: Unit, model: ForecastValue
) -> tuple[str, ...]:
    if model.low_ore is None or model.high_ore is None:
        return ()
    return assumptions(explanation, month, unit, Span(model.amount_ore, model.low_ore, model.high_ore))


def weighed_beside(weights: Sequence[Mapping[str, Any]], row: ReportRow) -> tuple[MethodRow, ...]:
    """What is weighed but is none of the methods people see, as a row: the weights add up to the whole."""
    beside = [part for part in weights if part["method"] not in SIDE_BY_SIDE and part["weight"] > 0]
    own = [part for part in beside if part["method"] == OWN_YEARS]
    others = [part for part in beside if part["method"] != OWN_YEARS]
    shown = _shown_weights(weights)
    return tuple(_together(parts, row, shown) for parts in (own, others) if parts)


def _shown_weights(weighed: Sequence[Mapping[str, Any]]) -> dict[str, Fraction]:
    """Each weighed method's share of the mean in whole per cents, together a hundred."""
    shares = whole_percents([part["weight"] for part in weighed])
    return {part["method"]: share for part, share in zip(weighed, shares, strict=True)}


def _together(
    others: Sequence[Mapping[str, Any]], row: ReportRow, shown: Mapping[str, Fraction]
) -> MethodRow:
    weight = sum(part["weight"] for part in others)
    amount = round(sum(part["weight"] * part["amount"] for part in others) / weight)
    name = METHODS[others[0]["method"]] if len(others) == 1 else f"{len(others)} metoder till, i snitt"
    return MethodRow(
        name=capital(name),
        amount=amount,
        deviation=_against(amount, row),
        weight=sum((shown[part["method"]] for part in others), Fraction()),
    )


def _of_row(row: ReportRow) -> dict[str, Ore]:
    """The methods that need nothing but the row's own amounts."""
    amounts = {
        "budget_remaining": row.forecasts.budget_remaining,
        "straight_line": row.forecasts.straight_line,
        "budget": row.year.budget,
    }
    return {method: amount for method, amount in amounts.items() if amount is not None}


def _official(row: ReportRow) -> MethodRow:
    assert row.year.outcome is not None  # noqa: S101 - asked by the caller
    return MethodRow(
        name=f"Nämndens prognos ({row.forecasts.method})",
        amount=row.year.outcome,
        deviation=row.year.deviation,
        official=True,
    )


def _against(amount: Ore, row: ReportRow) -> Ore | None:
    return None if row.year.budget is None else amount - row.year.budget


def forecast_change(committee: Committee, month: Month, code: str) -> Change | None:
    """Why the forecast differs from last month's; None in January and where last month was not published."""
    if month.month == 1 or month.plus(-1) not in published_months(committee).months:
        return None
    rows = [rows_alone(committee, shown_month).row(code) for shown_month in (month.plus(-1), month)]
    if rows[0] is None or rows[1] is None:
        return None
    explained = [_explanation(committee, shown_month, code) for shown_month in (month.plus(-1), month)]
    return change(month.plus(-1), rows[0], rows[1], (explained[0], explained[1]))


def _explanation(committee: Committee, month: Month, code: str) -> Mapping[str, Any]:
    run = forecast_shown(committee, month).run
    if run is None:
        return {}
    combined = [value for value in forecasts.values(run, code) if value.method == COMBINED]
    return in_todays_names(combined[0].explanation if combined else {})


def in_todays_names(explanation: Mapping[str, Any]) -> Mapping[str, Any]:
    """A kept explanation with its methods called what they are called now."""
    if "weights" not in explanation:
        return explanation
    weights = explanation["weights"]
    named = [{**part, "method": FORMER.get(part["method"], part["method"])} for part in weights]
    return {**explanation, "weights": named}


def past_misses(committee: Committee, code: str) -> tuple[Miss, ...]:
    """What each method and the official forecast said of every closed year, beside what it became."""
    return kept(committee, f"misses:{code}", lambda: _past_misses(committee, code))


def _past_misses(committee: Committee, code: str) -> tuple[Miss, ...]:
    months = published_months(committee).months
    now = facts.current_publications(committee)
    years = {
        month.year: officials_of(committee, month.year, code, now).months
        for month in months
        if month.month == 12
    }
    became = {year: amount for year, official in years.items() if (amount := official[12].became) is not None}
    sayings = [
        Saying(
            year=forecast.month.year,
            month=forecast.month.month,
            method=forecast.method,
            amount=forecast.amount,
            low=forecast.low,
            high=forecast.high,
            afterwards=forecast.afterwards,
        )
        for forecast in forecasts.said_of(committee, code)
        if forecast.method in SIDE_BY_SIDE
    ]
    for year in became:
        sayings += _officials(year, years[year])
    return misses(sayings, became)


def _officials(year: int, official: Mapping[int, Official]) -> Iterator[Saying]:
    """What the official forecast said after each month but the last."""
    for month, after in official.items():
        stands = after.stands
        if month < 12 and stands is not None and stands.official is not None:
            yield Saying(
                year=year,
                month=month,
                method=OFFICIAL,
                amount=stands.official,
                low=stands.low,
                high=stands.high,
            )
