"""The page where a controller sets unit, thresholds and the account table."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions import committees as actions
from socfin.domain.money import Unit
from socfin.domain.roles import Permission, Role
from socfin.domain.standing import Overtaken
from socfin.forms import AccountLineForm, AssessmentForm, PresentationForm
from socfin.selectors import committees, standing
from socfin.views.page import committee_context


def committee_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Unit, thresholds, account table, verksamheter and roles; those who may change settings."""
    seat = access.seat(request, slug, Permission.SETTINGS)
    if request.method == "POST":
        save = {"account": _map_accounts, "account_delete": _unmap_accounts}.get(
            request.POST.get("form", ""), _change_presentation
        )
        return save(request, seat)
    return _page(request, seat, _presentation_form(seat), _account_form(seat))


def _change_presentation(request: HttpRequest, seat: Seat) -> HttpResponse:
    form = PresentationForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, form, _account_form(seat), status=422)
    data = form.cleaned_data
    try:
        actions.change_presentation(
            committee=seat.committee, by=seat.user, **(data | {"unit": Unit(data["unit"])})
        )
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("settings", args=[seat.committee.slug]))
        seat.committee.refresh_from_db()
        return _page(request, seat, form, _account_form(seat), status=422)
    messages.success(request, "Sparat. Enhet och gränser gäller nu på alla sidor.")
    return redirect("settings", seat.committee.slug)


def _map_accounts(request: HttpRequest, seat: Seat) -> HttpResponse:
    form = AccountLineForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, _presentation_form(seat), form, status=422)
    prefix = form.cleaned_data["prefix"]
    line, seen = form.chosen_line(), form.cleaned_data["seen"]
    try:
        actions.map_accounts(committee=seat.committee, prefix=prefix, line=line, by=seat.user, seen=seen)
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("settings", args=[seat.committee.slug]))
        return _page(request, seat, _presentation_form(seat), form, status=422)
    messages.success(request, f"Sparat. Konton som börjar med {prefix} är mappade.")
    return redirect("settings", seat.committee.slug)


def _unmap_accounts(request: HttpRequest, seat: Seat) -> HttpResponse:
    prefix = request.POST.get("prefix", "").replace("\0", "")
    try:
        seen = request.POST.get("seen", "")
        actions.unmap_accounts(committee=seat.committee, prefix=prefix, by=seat.user, seen=seen)
    except Overtaken as late:
        who = late.theirs.by or "Någon annan"
        messages.warning(request, f"Inget är borttaget: {who} har ändrat tabellen. Se efter och välj igen.")
        return redirect("settings", seat.committee.slug)
    messages.success(
        request, f"Borttaget. Konton som börjar med {prefix} följer nu en kortare regel, om det finns en."
    )
    return redirect("settings", seat.committee.slug)


def _presentation_form(seat: Seat) -> PresentationForm:
    committee = seat.committee
    return PresentationForm(
        initial={
            "unit": committee.unit,
            "watch_percent": committee.watch_percent,
            "deficit_percent": committee.deficit_percent,
            "floor": AssessmentForm.spell(committee.floor_ore, Unit.TKR),
            "total_first": committee.total_first,
            "seen": standing.presentation(committee).mark,
        }
    )


def _account_form(seat: Seat) -> AccountLineForm:
    return AccountLineForm(initial={"seen": standing.account_lines(seat.committee).mark})


def _page(
    request: HttpRequest, seat: Seat, presentation: PresentationForm, line: AccountLineForm, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        **committee_context(seat, "settings"),
        "presentation_form": presentation,
        "account_form": line,
        "seen_accounts": standing.account_lines(seat.committee).mark,
        "rules": [
            {"prefix": rule.prefix, "line_label": rule.get_line_display(), "id": rule.pk}
            for rule in committees.account_lines(seat.committee)
        ],
        "unmapped": reporting.unmapped_accounts(seat.committee),
        "verksamheter": reporting.listed_tree(seat.committee),
        "members": [
            {"user": one.user, "role_label": Role(one.role).label}
            for one in committees.memberships(seat.committee)
        ],
        "may_admin": seat.user.is_staff,
    }
    return render(request, "settings.html", context, status=status)
