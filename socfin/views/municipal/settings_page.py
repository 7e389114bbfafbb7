"""The page where an ekonomichef says what the municipality's committees have in common."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from socfin.access import municipal
from socfin.access.municipal import MunicipalSeat
from socfin.actions.municipal.municipalities import change_municipality
from socfin.domain.money import Unit
from socfin.domain.municipal.trade import spelled, stored
from socfin.domain.roles import Permission
from socfin.domain.standing import Overtaken
from socfin.forms import AssessmentForm
from socfin.forms.municipal import MunicipalityForm
from socfin.selectors import standing
from socfin.views.municipal.together_page import municipal_context
from socfin.views.settings.own_words import own_words


def municipal_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Name, number and colour, and what committees follow; those who may change settings there."""
    seat = municipal.municipal_seat(request, slug, Permission.SETTINGS)
    posted = request.method == "POST"
    form = MunicipalityForm(request.POST, names=_names(seat)) if posted else _form(seat)
    if form.is_bound and form.is_valid() and _saved(seat, form):
        messages.success(request, "Sparat. Nämnderna följer i allt som de inte har valt själva.")
        return redirect("municipal_settings", slug)
    context = {
        **municipal_context(seat, "municipal_settings"),
        "form": form,
        "refused": [form] if form.errors else [],
        "committees": [(each.committee, own_words(each.committee)) for each in seat.seats],
    }
    return render(request, "municipal_settings.html", context, status=422 if form.errors else 200)


def _saved(seat: MunicipalSeat, form: MunicipalityForm) -> bool:
    """Whether it could be; what stands in the way is said in the form."""
    municipality = seat.municipality
    try:
        change_municipality(municipality=municipality, new=form.settings(), by=seat.user, seen=form.mark)
    except Overtaken as late:
        form.overtaken(late.theirs, back=reverse("municipal_settings", args=[municipality.slug]))
    except ValidationError as reason:
        form.add_error(None, " ".join(reason.messages))
    municipality.refresh_from_db()
    return not form.errors


def _names(seat: MunicipalSeat) -> dict[str, str]:
    """The committees' names by their addresses."""
    return {each.committee.slug: each.committee.name for each in seat.seats}


def _form(seat: MunicipalSeat) -> MunicipalityForm:
    stands = seat.municipality
    names = _names(seat)
    return MunicipalityForm(
        names=names,
        initial={
            "name": stands.name,
            "organisation_number": stands.organisation_number,
            "accent": stands.accent,
            "open_licence": stands.open_licence,
            "open_contact": stands.open_contact,
            "counterparts": spelled(stored(stands.counterparts), names),
            "unit": stands.unit,
            "watch_percent": stands.watch_percent,
            "deficit_percent": stands.deficit_percent,
            "floor": AssessmentForm.spell(stands.floor_ore, Unit.TKR),
            "total_first": stands.total_first,
            "risk_percent": stands.risk_percent,
            "seen": standing.municipality(stands).mark,
        },
    )
