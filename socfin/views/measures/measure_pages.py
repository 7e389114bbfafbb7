"""The measures and proposals of a period: the list, one of them, where they are entered and followed up."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access
from socfin.actions.followup import measures as actions
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.measures.states import NotEntered
from socfin.domain.money import Unit
from socfin.domain.period import Month, from_to
from socfin.domain.roles import Permission
from socfin.forms.measures import EffectForm, MeasureForm, StandForm
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup import measures as stored
from socfin.services.prose.measure_words import effect, followed, proof_value, standing
from socfin.views.faults import takes_forms
from socfin.views.measures.adjustments import reckon_anew, told_measures
from socfin.views.page import Page, indicator_choices, page


def measures(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Every measure and proposal of the year; those who may read."""
    shown = page(request, slug, period)
    context = {**shown.context("forecast"), **told_measures(shown), "path": measures_path(shown)[:1]}
    return render(request, "measures.html", context)


def new_measure(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """Enter a measure or a proposal; those who may comment, of their own parts."""
    shown = page(request, slug, period, Permission.COMMENT)
    form = _measure_form(shown, request)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.enter_measure(
                verksamhet=access.commented(shown.seat, form.cleaned_data["verksamhet"]),
                plan=form.plan(),
                step=form.step(),
                by=shown.seat.user,
            )
        except NotEntered as refusal:
            form.add_error(None, str(refusal))
        else:
            reckon_anew(request, shown, "Sparat.", "räknar med det som är beslutat")
            return redirect("measure", slug, period, made.pk)
    refused = [form] if form.errors else []
    context = {**shown.context("forecast"), "path": measures_path(shown), "form": form, "refused": refused}
    return render(request, "measure_new.html", context, status=422 if refused else 200)


def measure(request: HttpRequest, slug: str, period: str, measure_id: int) -> HttpResponse:
    """One measure: what it gives month by month, and where it stands; those who may read."""
    shown = page(request, slug, period)
    return _measure_page(request, shown, measure_id)


@takes_forms
def stand_measure(request: HttpRequest, slug: str, period: str, measure_id: int) -> HttpResponse:
    """Tell where it stands now; those who may comment, of their own parts."""
    shown = page(request, slug, period, Permission.COMMENT)
    row = _writable(shown, measure_id)
    form = StandForm(request.POST)
    if form.is_valid():
        try:
            actions.stand_measure(measure=row, step=form.step(), by=shown.seat.user)
        except NotEntered as refusal:
            form.add_error(None, str(refusal))
        else:
            reckon_anew(request, shown, "Läget är sparat.", "räknar med det som är beslutat")
            return redirect("measure", slug, period, measure_id)
    return _measure_page(request, shown, measure_id, stand=form)


@takes_forms
def follow_measure(request: HttpRequest, slug: str, period: str, measure_id: int) -> HttpResponse:
    """Tell what its months gave; those who may comment, of their own parts."""
    shown = page(request, slug, period, Permission.COMMENT)
    row = _writable(shown, measure_id)
    form = _effect_form(shown, row, request)
    if form is None:
        messages.warning(request, "Åtgärden har ingen månad att följa upp än.")
        return redirect("measure", slug, period, measure_id)
    if form.is_valid():
        try:
            actions.follow_measure(measure=row, effects=form.effects(), by=shown.seat.user)
        except NotEntered as refusal:
            form.add_error(None, str(refusal))
        else:
            reckon_anew(request, shown, "Uppföljningen är sparad.", "räknar med den")
            return redirect("measure", slug, period, measure_id)
    return _measure_page(request, shown, measure_id, follow=form)


def measures_path(shown: Page) -> list[dict[str, str]]:
    """The way down to the measures' page: the period, then the measures."""
    slug, period, query = shown.seat.committee.slug, str(shown.month), shown.choices.query
    return [
        {"label": shown.report.span.label, "href": reverse("overview", args=[slug, period]) + query},
        {"label": "åtgärder", "href": reverse("measures", args=[slug, period]) + query},
    ]


def _measure_page(
    request: HttpRequest,
    shown: Page,
    number: int,
    *,
    stand: StandForm | None = None,
    follow: EffectForm | None = None,
) -> HttpResponse:
    known = (*shown.report.measures, *shown.report.measures_ahead)
    row = next((row for row in known if row.number == number), None)
    entered = stored.measure_by_id(shown.seat.committee, number)
    if row is None or entered is None:
        raise Http404("Åtgärden finns inte i den här periodens rapport, eller är borttagen.")
    writes = shown.seat.may_comment_on(row.code)
    unit = shown.choices.unit
    context = {
        **shown.context("forecast"),
        "path": measures_path(shown),
        "row": row,
        "standing": standing(row),
        "effect": effect(row, unit),
        "followed": followed(row, unit),
        "months_in_words": from_to(Month.parse(row.first), Month.parse(row.last)),
        "months": _months(row, unit),
        "before": proof_value(row.proof, row.proof.before, unit) if row.proof else "",
        "steps": _steps(shown, entered),
        "stand": (stand or StandForm(initial={"state": row.state.value})) if writes else None,
        "follow": (follow or _effect_form(shown, entered)) if writes and row.state.counts else None,
        "typed_in": Unit(shown.seat.committee.unit),
        "refused": [form for form in (stand, follow) if form is not None],
    }
    return render(request, "measure.html", context, status=422 if context["refused"] else 200)


def _months(row: MeasureRow, unit: Unit) -> list[dict[str, Any]]:
    return [
        {
            "label": Month.parse(month.month).label,
            "month": month,
            "proof": proof_value(row.proof, month.proof, unit) if row.proof else "",
        }
        for month in row.months
    ]


def _steps(shown: Page, entered: Any) -> list[Any]:
    """All that was told of where it stands, newest first, but for what tells of something hidden."""
    return [
        step
        for step in stored.steps(entered)
        if not shown.tells(" ".join((step.text, step.body, step.item, step.dnr)))
    ]


def _writable(shown: Page, number: int) -> Any:
    row = stored.measure_by_id(shown.seat.committee, number)
    if row is None:
        raise Http404("Åtgärden finns inte, eller är borttagen.")
    access.commented(shown.seat, row.verksamhet.code)
    return row


def _measure_form(shown: Page, request: HttpRequest) -> MeasureForm:
    every = verksamheter(shown.seat.committee)
    known = [(node.code, node.name) for node in every if shown.seat.may_comment_on(node.code)]
    choices: dict[str, Any] = {"verksamheter": known, "indicators": indicator_choices(shown)}
    choices["unit"] = Unit(shown.seat.committee.unit)
    if request.method == "POST":
        return MeasureForm(request.POST, **choices)
    return MeasureForm(initial={"state": "decided", "last": f"{shown.month.year}-12"}, **choices)


def _effect_form(shown: Page, entered: Any, request: HttpRequest | None = None) -> EffectForm | None:
    """Its months of the year up to the page's; None where none has begun."""
    fact = stored.measure_fact(entered)
    year = (Month(shown.month.year, number) for number in range(1, shown.month.month + 1))
    months = [month for month in year if fact.plan.first <= month <= fact.plan.last]
    if not months:
        return None
    unit = Unit(shown.seat.committee.unit)
    return EffectForm(request.POST if request else None, months=months, fact=fact, unit=unit)
