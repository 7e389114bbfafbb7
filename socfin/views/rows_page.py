"""The uploaded rows a figure is made of, each with its file and row number."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin import reporting
from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.views.page import Page, page


def rows(request: HttpRequest, slug: str, period: str, code: str) -> HttpResponse:
    """The rows behind a verksamhet's figure to date; those who may read."""
    shown = page(request, slug, period, root=code)
    if shown.hides_rows(code):
        raise PermissionDenied("Raderna visas inte: de skulle peka ut en enhet med få platser eller brukare.")
    words = request.GET
    scenario = words.get("scenario", "")
    origin = reporting.origin(
        shown.seat.committee,
        shown.month,
        root=code,
        organisation=shown.choices.organisation,
        scenario=Scenario(scenario) if scenario in set(Scenario) else None,
        account=words.get("konto", ""),
        line=words.get("rad", ""),
    )
    context = {
        **shown.context("verksamhet"),
        "verksamhet_name": shown.report.total.name,
        "back": reverse("verksamhet", args=[slug, period, code]) + shown.choices.query,
        "title": _title(shown, scenario, words.get("konto", ""), words.get("rad", "")),
        "entries": [_entry(shown, one) for one in origin.rows],
        "hidden": origin.hidden,
        "total_ore": origin.total_ore,
    }
    return render(request, "rows.html", context)


def _title(shown: Page, scenario: str, account: str, line: str) -> str:
    """ "Utfall januari–mars 2022, konto 5020"."""
    what = Scenario(scenario).label if scenario in set(Scenario) else "Budget, utfall och prognos"
    where = f", konto {account}" if account else ""
    if line in set(Line):
        where = f", {Line(line).label.lower()}"
    return f"{what} {shown.report.span.label}{where}"


def _entry(shown: Page, one: reporting.OriginRow) -> dict[str, object]:
    upload_href = (
        reverse("upload", args=[shown.seat.committee.slug, one.upload]) if shown.seat.may_upload else ""
    )
    return {
        "scenario_label": one.scenario.label,
        "months": one.span.label,
        "verksamhet": one.verksamhet,
        "account": one.account,
        "line": one.line,
        "amount_ore": one.amount_ore,
        "row": one.row,
        "filename": one.filename,
        "upload_href": upload_href,
    }
