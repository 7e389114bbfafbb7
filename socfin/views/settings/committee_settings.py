"""The page where a controller sets unit, thresholds and the account table."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.db import transaction
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
from socfin.forms.written import WrittenForm
from socfin.selectors import committees, standing
from socfin.selectors.memberships import memberships
from socfin.views import typed_beside
from socfin.views.page import committee_context
from socfin.views.settings.own_words import own_words

SAVED: dict[type[WrittenForm], str] = {
    PresentationForm: "Enhet och gränser gäller nu på alla sidor.",
    AccountLineForm: "Konton som börjar med {prefix} är kopplade till en rad.",
}
UNCHANGED = "Inget var ändrat, så inget är sparat."


def committee_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Unit, thresholds, account table, verksamheter and roles; those who may change settings."""
    seat = access.seat(request, slug, Permission.SETTINGS)
    if request.method != "POST":
        return _page(request, seat, _presentation_form(seat), _account_form(seat))
    if "follow" in request.POST:
        return _followed(request, seat)
    if "remove" in request.POST:
        return _unmap_accounts(request, seat)
    presentation, account = PresentationForm(request.POST), AccountLineForm(request.POST)
    written = [form for form in (presentation, account) if form.is_written]
    wrong = [form for form in written if not form.is_valid()]
    if wrong or not _saved(seat, written):
        first = presentation if presentation in written else _presentation_form(seat)
        second = account if account in written else _account_form(seat)
        return _page(request, seat, first, second, refused=written)
    sentences = [SAVED[type(form)].format(**form.cleaned_data) for form in written]
    messages.success(request, " ".join(["Sparat.", *sentences]) if sentences else UNCHANGED)
    return redirect("settings", slug)


def _followed(request: HttpRequest, seat: Seat) -> HttpResponse:
    actions.follow_municipality(committee=seat.committee, by=seat.user)
    messages.success(request, "Sparat. Nämnden följer nu kommunens enhet och gränser i allt.")
    return redirect("settings", seat.committee.slug)


def _saved(seat: Seat, written: Sequence[WrittenForm]) -> bool:
    """Whether all of it could be saved; nothing is when another has written over one of them."""
    back = reverse("settings", args=[seat.committee.slug])
    with suppress(Overtaken), transaction.atomic():
        for form in written:
            try:
                if isinstance(form, AccountLineForm):
                    actions.map_accounts(committee=seat.committee, by=seat.user, **form.rule())
                elif isinstance(form, PresentationForm):
                    how = form.presentation()
                    actions.change_presentation(
                        committee=seat.committee, presentation=how, by=seat.user, seen=form.mark
                    )
            except Overtaken as late:
                form.overtaken(late.theirs, back=back)
                raise
        return True
    seat.committee.refresh_from_db()
    return False


def _unmap_accounts(request: HttpRequest, seat: Seat) -> HttpResponse:
    prefix = request.POST.get("remove", "").replace("\0", "")
    typed_beside.carry(request, "settings", _presentation_form(seat), _account_form(seat))
    try:
        seen = request.POST.get("seen_accounts", "")
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
            "risk_percent": committee.risk_percent,
            "seen": standing.presentation(committee).mark,
        }
    )


def _account_form(seat: Seat) -> AccountLineForm:
    return AccountLineForm(initial={"seen": standing.account_lines(seat.committee).mark})


def _page(
    request: HttpRequest,
    seat: Seat,
    presentation: PresentationForm,
    line: AccountLineForm,
    *,
    refused: Sequence[WrittenForm] = (),
) -> HttpResponse:
    typed_beside.put_back(request, "settings", presentation, line)
    context: dict[str, Any] = {
        **committee_context(seat, "settings"),
        "presentation_form": presentation,
        "own": own_words(seat.committee),
        "account_form": line,
        "refused": [form for form in refused if form.errors],
        "rules": [
            {"prefix": rule.prefix, "line_label": rule.get_line_display(), "id": rule.pk}
            for rule in committees.account_lines(seat.committee)
        ],
        "unmapped": reporting.unmapped_accounts(seat.committee),
        "verksamheter": reporting.listed_tree(seat.committee),
        "members": [
            {"user": membership.user, "role_label": Role(membership.role).label}
            for membership in memberships(seat.committee)
        ],
        "may_admin": seat.user.is_staff,
    }
    return render(request, "settings.html", context, status=422 if refused else 200)
