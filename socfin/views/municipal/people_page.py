"""The page where an administrator of a municipality sees who has a role in it, gives roles and ends them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from socfin.access import municipal
from socfin.access.municipal import MunicipalSeat
from socfin.actions.holding import all_held
from socfin.actions.municipal.roles import end_municipal_role, give_municipal_role
from socfin.actions.people.memberships import RoleClash
from socfin.apart.place import within
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import Permission, Role
from socfin.forms.municipal import MunicipalRoleForm
from socfin.selectors.memberships import municipal_roles
from socfin.selectors.people import person_by_username
from socfin.views.municipal.together_page import municipal_context

OWN = "Det är din egen roll: be en annan administratör ändra den. Så blir kommunen aldrig utan."


def municipal_people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who has a role in the municipality, and one for someone more; its administrator."""
    seat = municipal.municipal_seat(request, slug, Permission.PEOPLE)
    if "end" in request.POST:
        return _ended(request, seat)
    form = MunicipalRoleForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _given(request, seat, form):
        messages.success(request, "Klart. Rollen gäller i alla kommunens nämnder.")
        return redirect("municipal_people", slug)
    context = {
        **municipal_context(seat, "municipal_people"),
        **_rows(seat),
        "form": form,
        "refused": [form] if form.errors else [],
    }
    return render(request, "municipal_people.html", context, status=422 if form.errors else 200)


def _stop_if_left(request: HttpRequest, seat: MunicipalSeat) -> None:
    """404 or 403 for who lost the own role on the way here: of two who end each other's one stays."""
    all_held(seat.municipality)
    municipal.municipal_seat(request, seat.municipality.slug, Permission.PEOPLE)


@transaction.atomic
def _ended(request: HttpRequest, seat: MunicipalSeat) -> HttpResponse:
    number = request.POST["end"]
    held = municipal.municipal_role(seat, int(number) if number.isascii() and number.isdigit() else 0)
    try:
        if held.user_id == seat.user.pk:
            raise RoleClash(OWN)
        _stop_if_left(request, seat)
        end_municipal_role(held=held, by=seat.user)
        messages.success(request, "Rollen är avslutad.")
    except RoleClash as clash:
        messages.warning(request, str(clash))
    return redirect("municipal_people", seat.municipality.slug)


@transaction.atomic
def _given(request: HttpRequest, seat: MunicipalSeat, form: MunicipalRoleForm) -> bool:
    data = form.cleaned_data
    with within(entrance=True):  # someone new, or of another municipality
        user = person_by_username(data["username"])
    if user is None or not user.is_active:
        form.add_error("username", "Ingen som kan logga in heter så. Kontrollera stavningen.")
        return False
    if user.pk == seat.user.pk:
        form.add_error("username", OWN)
        return False
    _stop_if_left(request, seat)
    given = GivenRole(role=Role(data["role"]), first_day=data["first_day"], last_day=data["last_day"])
    try:
        give_municipal_role(user=user, municipality=seat.municipality, given=given, by=seat.user)
    except RoleClash as clash:
        form.add_error(None, str(clash))
        return False
    return True


def _rows(seat: MunicipalSeat) -> dict[str, list[dict[str, Any]]]:
    today = timezone.localdate()
    rows: dict[str, list[dict[str, Any]]] = {"now": [], "past": []}
    for each in municipal_roles(seat.municipality):
        counts = each.term.holds(today) or each.term.is_ahead(today)
        row = {"id": each.pk, "person": each.user, "role_label": Role(each.role).label, "held": each}
        rows["now" if counts else "past"].append(row)
    return rows
