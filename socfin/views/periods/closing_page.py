"""One month's closing: what is left and where it is mended, the steps there are, and all that was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access
from socfin.access import Seat
from socfin.actions import periods as actions
from socfin.actions.forecasts import is_made
from socfin.domain.closing import ANSWERS, NotMoved, Period, PeriodState, PeriodStep
from socfin.domain.period import Month
from socfin.domain.roles import Permission
from socfin.forms import StepForm
from socfin.reporting.closing import points_of
from socfin.selectors import periods
from socfin.selectors.ledger import published_months
from socfin.selectors.uploads import publishing_mark
from socfin.services.closing.points import Check, Point
from socfin.views import typed_beside
from socfin.views.outside import forecasts_made
from socfin.views.page import committee_context

DONE = {
    PeriodStep.BEGIN_CLOSING: "{} håller på att stängas. Det går fortfarande att ändra i den.",
    PeriodStep.CANCEL_CLOSING: "Stängningen är avbruten. {} är öppen.",
    PeriodStep.CLOSE_PERIOD: "{} är stängd. Det som står i den ligger fast.",
    PeriodStep.LOCK_PERIOD: "{} är låst. Bara två administratörer tillsammans kan öppna den.",
    PeriodStep.REOPEN_PERIOD: "{} är öppen igen. Stäng den när rättelsen är gjord.",
    PeriodStep.ASK_REOPENING: "Begärt. {} är låst tills en annan administratör godkänner.",
    PeriodStep.DECLINE_REOPENING: "Begäran är borta. {} är fortfarande låst.",
    PeriodStep.APPROVE_REOPENING: "{} är öppen igen. Stäng och lås den när rättelsen är gjord.",
}
FORECAST_FIRST = (
    "Prognosen efter {} räknas om, och månaden stängs med den. Det tar några sekunder: stäng sedan igen. "
    "Inget är stängt än, och det du skrev står kvar."
)
WITH_REASON = (
    PeriodStep.CLOSE_PERIOD,
    PeriodStep.REOPEN_PERIOD,
    PeriodStep.ASK_REOPENING,
    PeriodStep.DECLINE_REOPENING,
)


@dataclass(frozen=True, slots=True)
class Button:
    """A step that can be taken now."""

    step: PeriodStep
    label: str
    primary: bool = False


def closing(request: HttpRequest, slug: str, period: str) -> HttpResponse:
    """The closing of a month with figures; those who may close."""
    seat = access.seat(request, slug, Permission.CLOSE)
    month = access.month(period)
    if month not in published_months(seat.committee).months:
        raise Http404(f"Inga siffror är publicerade för {month.label}.")
    if request.method != "POST":
        return _page(request, seat, month, StepForm(initial={"seen": publishing_mark(seat.committee)}))
    step, form = _step(request), StepForm(request.POST)
    if step in (PeriodStep.LOCK_PERIOD, PeriodStep.ASK_REOPENING, *ANSWERS):
        access.seat(request, slug, Permission.LOCK)
    if not form.is_valid() or not _may_be_closed(request, seat, month, step, form):
        return _page(request, seat, month, form)
    if not _taken(seat, month, step, form):
        return _page(request, seat, month, form)
    if step not in WITH_REASON:
        typed_beside.carry(request, f"closing {month}", StepForm())
    messages.success(request, DONE[step].format(month.label.capitalize()))
    return redirect("closing", slug, period)


def _step(request: HttpRequest) -> PeriodStep:
    try:
        return PeriodStep(request.POST.get("step", ""))
    except ValueError:
        raise Http404("Det finns inget sådant steg.") from None


def _may_be_closed(request: HttpRequest, seat: Seat, month: Month, step: PeriodStep, form: StepForm) -> bool:
    """Whether the forecast that the month is closed with is made, if it can be; else the form says so."""
    is_shut = periods.period_of(seat.committee, month).state.is_shut
    if step is not PeriodStep.CLOSE_PERIOD or is_shut or is_made(seat.committee, month):
        return True
    if forecasts_made(request, seat, month) is None:
        form.add_error("reason", FORECAST_FIRST.format(month.label))
        return False
    return True


def _taken(seat: Seat, month: Month, step: PeriodStep, form: StepForm) -> bool:
    """Whether the step could be taken; the form says why it could not, and has seen what counts now."""
    by, reason, seen = seat.user, form.cleaned_data["reason"], form.cleaned_data["seen"]
    about: dict[str, Any] = {"committee": seat.committee, "month": month, "by": by}
    if step in WITH_REASON:
        about["reason"] = reason
    if step is PeriodStep.CLOSE_PERIOD:
        about["seen"] = seen
    act: Callable[..., Any] = getattr(actions, step.value)
    try:
        act(**about)
    except NotMoved as refused:
        form.add_error("reason", str(refused))
        form.has_seen(publishing_mark(seat.committee))
        return False
    return True


def _page(request: HttpRequest, seat: Seat, month: Month, form: StepForm) -> HttpResponse:
    seat.committee.refresh_from_db(fields=["revision"])
    period = periods.period_of(seat.committee, month)
    points = points_of(seat.committee, month)
    hinders = any(point.check.needs_reason for point in points)
    asks_reason = _asks_reason(seat, period, left=hinders)
    if asks_reason and typed_beside.put_back(request, f"closing {month}", form):
        form.initial["seen"] = publishing_mark(seat.committee)  # the page now shows it
    context = {
        **committee_context(seat, "periods"),
        "month": month,
        "period_state": period.state,
        "asked": period.is_asked,
        "is_open": not period.state.is_shut,
        "left": len(points),
        "checks": [_check(seat, month, check, points) for check in Check],
        "hinders": hinders,
        "buttons": _buttons(seat, period, left=hinders),
        "may_lock": seat.may(Permission.LOCK),
        "asks_reason": asks_reason,
        "history": list(reversed(periods.steps(seat.committee, month))),
        "form": form,
        "refused": [form] if form.errors else [],
    }
    return render(request, "closing.html", context, status=422 if form.errors else 200)


def _check(seat: Seat, month: Month, check: Check, points: tuple[Point, ...]) -> dict[str, Any]:
    own = [point for point in points if point.check is check]
    return {
        "label": check.label,
        "points": [{"words": point.words, "href": _mended_at(seat, month, point)} for point in own],
    }


def _mended_at(seat: Seat, month: Month, point: Point) -> str:
    """Where the point is settled."""
    slug = seat.committee.slug
    if point.check is Check.UNMAPPED:
        return reverse("settings", args=[slug]) + "#konto-rubrik"
    if point.upload:
        return reverse("upload", args=[slug, point.upload])
    match point.check:
        case Check.SILENT:
            return reverse("uploads", args=[slug])
        case Check.UNCOUNTED:
            return reverse("indicator_grid", args=[slug, month.year]) + f"?nyckeltal={point.indicator}"
        case Check.UNFOLLOWED:
            return reverse("measure", args=[slug, str(month), point.number])
        case Check.UNJUDGED:
            return reverse("goals", args=[slug, str(month)])
        case Check.UNANSWERED:
            return reverse("question", args=[slug, point.number])
    return reverse("verksamhet", args=[slug, str(month), point.code]) + "#skriv-rubrik"


def _asks_reason(seat: Seat, period: Period, *, left: bool) -> str:
    """What the reason is for, as the form says; "" where none is asked."""
    if not period.state.is_shut:
        return "Varför månaden stängs fast punkter är kvar" if left else ""
    if period.state is PeriodState.CLOSED:
        return "Varför månaden ska öppnas igen"
    if not seat.may(Permission.LOCK):
        return ""
    if not period.is_asked:
        return "Varför den låsta månaden ska öppnas"
    return "Varför begäran avslås eller tas tillbaka"


def _buttons(seat: Seat, period: Period, *, left: bool) -> list[Button]:
    """The steps that this person can take now, the likeliest first."""
    locks = seat.may(Permission.LOCK)
    close = Button(PeriodStep.CLOSE_PERIOD, "Stäng ändå" if left else "Stäng månaden", primary=True)
    if period.state is PeriodState.OPEN:
        return [close, Button(PeriodStep.BEGIN_CLOSING, "Visa att den håller på att stängas")]
    if period.state is PeriodState.CLOSING:
        return [close, Button(PeriodStep.CANCEL_CLOSING, "Avbryt stängningen")]
    reopen = Button(PeriodStep.REOPEN_PERIOD, "Öppna igen")
    if period.state is PeriodState.CLOSED:
        return [reopen, Button(PeriodStep.LOCK_PERIOD, "Lås månaden")] if locks else [reopen]
    if not locks:
        return []
    if not period.is_asked:
        return [Button(PeriodStep.ASK_REOPENING, "Begär att den öppnas", primary=True)]
    if period.asked_by == seat.user.get_username():
        return [Button(PeriodStep.DECLINE_REOPENING, "Ta tillbaka begäran")]
    approve = Button(PeriodStep.APPROVE_REOPENING, "Godkänn, öppna månaden", primary=True)
    return [approve, Button(PeriodStep.DECLINE_REOPENING, "Avslå")]
