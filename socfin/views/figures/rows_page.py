"""The uploaded rows a figure is made of, each with its file and row number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin import reporting
from socfin.domain.figures import Scenario
from socfin.services.ledger.accounts import FigurePlace
from socfin.services.ledger.plan import Extent
from socfin.services.masking.typed import LEFT_OUT
from socfin.views.page import Page, page


def rows(request: HttpRequest, slug: str, period: str, code: str) -> HttpResponse:
    """The rows behind a verksamhet's figure; those who may read."""
    shown = page(request, slug, period, root=code)
    asked = _asked(request)
    context = {
        **shown.context("verksamhet"),
        "verksamhet_name": shown.report.total.name,
        "back": reverse("verksamhet", args=[slug, period, code]) + shown.choices.query,
        "title": _title(shown, asked),
        **behind(shown, code, asked),
    }
    return render(request, "rows.html", context)


def behind(shown: Page, code: str, asked: Asked) -> dict[str, Any]:
    """What `parts/rows_behind.html` shows of a figure's rows; 404 for a line that no statement has."""
    if shown.hides_rows(code):
        return {"conceals": True}
    try:
        origin = reporting.origin(
            shown.seat.committee,
            shown.month,
            FigurePlace(
                code=code,
                account=asked.account,
                line=asked.line,
                extent=asked.extent,
                organisation=shown.choices.organisation,
            ),
            scenario=asked.scenario,
            stated=not shown.hidden,
        )
    except ValueError:
        raise Http404("Adressen har en rad som inte finns.") from None
    entries = [_entry(shown, row) for row in origin.rows]
    return {
        "conceals": False,
        "entries": entries,
        "groups": _groups(origin, entries),
        "hidden": origin.hidden,
        "total_ore": origin.total_ore,
        "method": shown.report.total.forecasts.method if asked.scenario is Scenario.FORECAST else "",
    }


@dataclass(frozen=True, slots=True)
class Asked:
    """Which figure's rows an address asks for."""

    scenario: Scenario | None
    extent: Extent
    account: str = ""
    line: str = ""


EXTENTS = {"": Extent.TO_DATE, "manad": Extent.MONTH, "helar": Extent.YEAR}


def _asked(request: HttpRequest) -> Asked:
    """404 for a word no link of ours has."""
    words = request.GET
    try:
        scenario = Scenario(words["scenario"]) if words.get("scenario") else None
        return Asked(scenario, EXTENTS[words.get("tid", "")], words.get("konto", ""), words.get("rad", ""))
    except (KeyError, ValueError):
        raise Http404("Adressen har ett val som inte finns.") from None


def _title(shown: Page, asked: Asked) -> str:
    """ "Utfall januari–mars 2022, konto 5020"."""
    what = asked.scenario.label if asked.scenario else "Budget, utfall och prognos"
    month = shown.month
    when = {
        Extent.TO_DATE: shown.report.span.label,
        Extent.MONTH: month.label,
        Extent.YEAR: f"helåret {month.year}",
    }[asked.extent]
    names = {row.code: row.name.lower() for row in shown.report.lines}
    where = f"konto {asked.account}" if asked.account else names.get(asked.line, "")
    return f"{what} {when}" + (f", {where}" if where else "")


def _groups(origin: reporting.Origin, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows by period, each with its sum and its files named once; a period may have no listed row."""
    files: dict[Any, dict[Any, None]] = {key: {} for key in origin.sums}
    for entry in entries:
        files[entry["key"]][entry["filename"], entry["upload_href"]] = None
    return [
        {
            "label": f"{scenario.label} {span.label}",
            "files": list(files[scenario, span]),
            "rows": [entry for entry in entries if entry["key"] == (scenario, span)],
            "sum_ore": sum_ore,
        }
        for (scenario, span), sum_ore in origin.sums.items()
    ]


def _entry(shown: Page, row: reporting.OriginRow) -> dict[str, Any]:
    upload_href = (
        reverse("upload", args=[shown.seat.committee.slug, row.upload]) if shown.seat.may_upload else ""
    )
    return {
        "scenario_label": row.scenario.label,
        "key": (row.scenario, row.span),
        "months": row.span.label,
        "verksamhet": row.verksamhet,
        "account": row.account,
        "line": row.line,
        "amount_ore": row.amount_ore,
        "row": row.row,
        "filename": LEFT_OUT["filename"] if shown.tells(row.filename) else row.filename,
        "upload_href": upload_href,
    }
