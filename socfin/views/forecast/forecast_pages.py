"""The forecast of a period: where the year will end, how that is reckoned, and the way to budget."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access, reporting
from socfin.actions import forecasts as actions
from socfin.charts.cellbar import Scale
from socfin.charts.fan import fan
from socfin.charts.landing import landing
from socfin.charts.yearline import deviations
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.lines import Line
from socfin.domain.money import Ore, Unit
from socfin.domain.period import Month, from_to
from socfin.domain.roles import Permission
from socfin.domain.timespans import YEAR
from socfin.forms import AdjustmentForm
from socfin.reporting.forecast.made import MadeForecast, forecast_change, made_forecast, masked_forecast
from socfin.reporting.forecast.warnings import warnings_of
from socfin.reporting.reports import rows_alone
from socfin.selectors import forecasts, remarks
from socfin.selectors.committees import verksamheter
from socfin.services.forecast.balance import balances, by_code, given_by_month
from socfin.services.forecast.change import Change
from socfin.services.prose.forecast_words import balance_sentences
from socfin.services.prose.opening import last_year_sentence
from socfin.services.prose.term_words import change_words
from socfin.services.prose.warning_words import warning_lines
from socfin.services.prose.what_if_words import what_if_sentence
from socfin.tables import Links, deviation_table
from socfin.views import typed_beside
from socfin.views.faults import takes_forms
from socfin.views.measures.adjustments import is_measure, reckon_anew, told_adjustments, told_measures
from socfin.views.page import Page, page


def forecast(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The committee's forecast; those who may read."""
    return _page(request, page(request, slug, period))


def verksamhet_forecast(request: HttpRequest, slug: str, period: str, code: str) -> HttpResponse:
    """A verksamhet's forecast; those who may read."""
    return _page(request, page(request, slug, period, root=code), code)


@takes_forms
def adjust(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Tell of a measure or a one-off; those who may comment."""
    shown = page(request, slug, period, Permission.COMMENT)
    form = _form(shown, request)
    if not form.is_valid():
        return _page(request, shown, form=form)
    data, by = form.cleaned_data, shown.seat.user
    actions.adjust(
        verksamhet=access.commented(shown.seat, data["verksamhet"]),
        new=NewAdjustment(
            kind=AdjustmentKind(data["kind"]),
            first=data["first"],
            last=data["last"],
            amount=data["amount"],
            text=data["text"],
            line=Line(data["line"]) if data["line"] else None,
        ),
        by=by,
    )
    reckon_anew(request, shown, "Sparat.", "räknar med det")
    return redirect("forecast", slug, period)


@takes_forms
def withdraw(request: HttpRequest, slug: str, period: str, adjustment_id: int) -> HttpResponse:
    """Take a measure or a one-off back; those who may comment."""
    shown = page(request, slug, period, Permission.COMMENT)
    adjustment = forecasts.adjustment_by_id(shown.seat.committee, adjustment_id)
    if adjustment is None:
        raise Http404("Åtgärden finns inte, eller är redan borttagen.")
    access.commented(shown.seat, adjustment.verksamhet.code)
    actions.withdraw_adjustment(adjustment=adjustment, by=shown.seat.user)
    reckon_anew(request, shown, f"Borttaget: {adjustment.text}.", "räknar inte längre med det")
    typed_beside.carry(request, "forecast", _form(shown))
    return redirect("forecast", slug, period)


def _form(shown: Page, request: HttpRequest | None = None) -> AdjustmentForm:
    every = verksamheter(shown.seat.committee)
    known = [(node.code, node.name) for node in every if shown.seat.may_comment_on(node.code)]
    unit = Unit(shown.seat.committee.unit)
    if request is None:
        return AdjustmentForm(verksamheter=known, unit=unit)
    return AdjustmentForm(request.POST, verksamheter=known, unit=unit)


def _page(
    request: HttpRequest, shown: Page, code: str = "", *, form: AdjustmentForm | None = None
) -> HttpResponse:
    report, unit, committee = shown.report, shown.choices.unit, shown.seat.committee
    measure = (form or _form(shown)) if shown.seat.may_comment and not code else None
    typed = measure is not None and typed_beside.put_back(request, "forecast", measure)
    adjustments = told_adjustments(shown)
    facts = forecasts.facts_of(adjustments)
    ways = balances(report, by_code(shown.whole, facts))
    made, change = _reckoned(shown)
    way = next((balance for balance in ways if balance.row.code == report.total.code), None)
    context = {
        **shown.context("forecast"),
        "timespan": "helar",
        "last_year": last_year_sentence(report, YEAR, unit),
        "subject": report.total.name if code else "",
        "code": code,
        "path": _path(shown, code),
        "fan": landing(
            report, unit=unit, measures=given_by_month(report, facts), last_year=_last_year(shown, code)
        ),
        "diagonals": fan(report, unit=unit, id="diagonals"),
        "made": made,
        "method_scale": Scale.over([method.deviation for method in made.methods]),
        "warnings": _warnings(shown),
        "change": change,
        "change_scale": Scale.over([amount for _, amount in change.reasons]) if change else None,
        "balance": balance_sentences(way, unit, partly=bool(shown.hidden)) if way else (),
        "ways": ways,
        "ways_scale": Scale.over([balance.room for balance in ways]),
        "table": _table(shown),
        "assessments": [
            {
                "line": Line(row.line).label if row.line else "Hela verksamheten",
                "amount_ore": row.amount_ore,
                "comment": row.comment,
                "by": str(row.assessed_by),
            }
            for row in remarks.assessed_now(committee, shown.month, report.total.code)
            if not shown.tells(row.comment, own=(report.total,))
        ],
        "one_offs": [_one_off(shown, adjustment) for adjustment in adjustments if not is_measure(adjustment)],
        **told_measures(shown),
        "what_ifs": [what_if_sentence(row, unit) for row in report.what_ifs],
        "refused": [form] if form is not None else [],
        "form": measure,
        "typed": typed,
    }
    return render(request, "forecast.html", context, status=422 if form is not None else 200)


def _last_year(shown: Page, code: str) -> list[tuple[int, Ore]]:
    """The committee's deviations to date in the year before (öre), as this reader may see them.

    None of a verksamhet: last year's tree may be another.
    """
    year = shown.month.year - 1
    known = [month for month in shown.published.months if month.year == year]
    if code or not known:
        return []
    compose = reporting.public_report if shown.seat.sees_masked else rows_alone
    report = compose(shown.seat.committee, known[-1], organisation=shown.choices.organisation)
    return deviations(report) if report is not None else []


def _table(shown: Page) -> object | None:
    """The full year of what the page's verksamhet is made of; None where it has no parts."""
    if not shown.report.rows:
        return None
    chosen = shown.choices
    return deviation_table(
        shown.report, timespan="helar", unit=chosen.unit, links=_links(shown), branches=chosen.branches
    )


def _reckoned(shown: Page) -> tuple[MadeForecast, Change | None]:
    """The methods and what has moved the forecast; of parts that are hidden neither may be told."""
    committee, total = shown.seat.committee, shown.report.total
    if shown.hides_rows(total.code):
        return masked_forecast(total), None
    made = made_forecast(committee, shown.month, total, shown.choices.unit)
    return made, forecast_change(committee, shown.month, total.code)


def _warnings(shown: Page) -> tuple[str, ...]:
    """Early warnings of the page's verksamhet and its parts; none of rows with parts that are hidden."""
    committee, rows = shown.seat.committee, (shown.report.total, *shown.report.top)
    untold = {row.code for row in rows if shown.hides_rows(row.code)}
    masked = shown.seat.sees_masked
    warned = warnings_of(committee, shown.report, untold, masked=masked, hides=bool(shown.hidden))
    return warning_lines(replace(shown.report, warnings=warned))


def _one_off(shown: Page, adjustment: Any) -> dict[str, Any]:
    first, last = Month.from_yyyymm(adjustment.first), Month.from_yyyymm(adjustment.last)
    fact = forecasts.fact_of(adjustment)
    return {
        "id": adjustment.pk,
        "kind": adjustment.get_kind_display(),
        "text": adjustment.text,
        "how": change_words(fact.reckoning, fact.line, shown.choices.unit) if fact else "",
        "verksamhet": adjustment.verksamhet.name,
        "months": from_to(first, last),
        "amount_ore": adjustment.amount_ore,
        "by": str(adjustment.entered_by),
        "may_withdraw": shown.seat.may_comment_on(adjustment.verksamhet.code),
    }


def _links(shown: Page) -> Links:
    """Each verksamhet leads to its own forecast; the figures to their rows."""
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    total = shown.report.total.code

    def to_page(code: str) -> str:
        if not shown.links.page(code) or code in ("", total):
            return ""
        return reverse("verksamhet_forecast", args=[slug, period, code]) + query

    return Links(page=to_page, figure=shown.links.figure)


def _path(shown: Page, code: str) -> list[dict[str, str]]:
    """The way down: the period, then each verksamhet above, then the verksamhet itself."""
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    crumbs = [{"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query}]
    if code:
        above = reporting.nodes_above(shown.seat.committee, code)[1:]
        crumbs += [{"label": node.name, "href": shown.links.page(node.code)} for node in above]
        crumbs.append({"label": shown.report.total.name, "href": shown.links.page(code)})
    return crumbs
