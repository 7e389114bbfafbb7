"""How the budget of a year came to be: the way from the first one, every decision, and what is asked for."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from socfin.charts.budget_walk import budget_walk
from socfin.domain.decisions.sections import WalkStep
from socfin.domain.moments import clock
from socfin.domain.money import Unit
from socfin.services.decisions.walk import per_verksamhet, walk
from socfin.services.prose.decision_words import decision_about, request_sentence
from socfin.views.page import Page, page


def budget(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The year's budget as it counts, or as it was when a day was over (`per`); those who may read."""
    shown = page(request, slug, period)
    report, until = shown.report, _day(request.GET.get("per", ""))
    steps = walk(report.total.year.budget, report.decisions, until) if report.budget_walk else ()
    unit = shown.choices.unit
    context = {
        **shown.context("forecast"),
        "path": budget_path(shown),
        "until": clock(until) if until else "",
        "now": steps[-1].amount_ore if steps else report.total.year.budget,
        "walk": budget_walk(steps, unit=unit),
        "steps": [_step(shown, step) for step in steps],
        "others": [row for row in report.decisions if row.number not in {step.number for step in steps}],
        "moved": per_verksamhet(report, until),
        "requests": [{"row": row, "words": request_sentence(row, unit)} for row in report.requests],
        "needed": sum(row.amount_ore for row in report.requests if not row.state.is_answered),
    }
    return render(request, "budget.html", context)


def budget_path(shown: Page) -> list[dict[str, str]]:
    """The way down to the budget's page: the period, then the budget itself."""
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": f"budget {shown.month.year}", "href": reverse("budget", args=[slug, period])},
    ]


def unit_of(shown: Page) -> Unit:
    """The unit that amounts are typed in: the committee's own, whatever is shown."""
    return Unit(shown.seat.committee.unit)


def _step(shown: Page, step: WalkStep) -> dict[str, Any]:
    row = next((row for row in shown.report.decisions if row.number == step.number), None)
    return {
        "step": step,
        "row": row,
        "after": step.start_ore + step.amount_ore,
        "about": decision_about(row) if row else "",
    }


def _day(text: str) -> str:
    """A day as typed in an address; "" for what is none."""
    with suppress(ValueError):
        return date.fromisoformat(text).isoformat()
    return ""
