"""The pages where a committee's administrator sees who may do what, gives roles and ends them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from socfin import access
from socfin.access import Seat
from socfin.actions.holding import held as kept
from socfin.actions.people import memberships as actions
from socfin.actions.people.memberships import RoleClash
from socfin.actions.people.publicity import close_to_all, open_to_all
from socfin.apart.place import within
from socfin.domain.people.terms import GivenRole
from socfin.domain.roles import ALLOWS, GRANTS, Permission, Role
from socfin.forms import LastDayForm, RoleForm
from socfin.selectors.committees import tree_in_order, verksamheter
from socfin.selectors.memberships import every_membership, municipal_roles, overseers
from socfin.selectors.people import person_by_username
from socfin.views.page import committee_context

if TYPE_CHECKING:
    from socfin.models import Membership

OWN = "Det är din egen roll: be en annan administratör ändra den. Så blir nämnden aldrig utan."


def people(request: HttpRequest, slug: str) -> HttpResponse:
    """Who may do what, and a role for someone more; the committee's administrator."""
    seat = access.seat(request, slug, Permission.PEOPLE)
    if "public" in request.POST:
        return _opened(request, seat)
    form = RoleForm(request.POST if request.method == "POST" else None, verksamheter=_named(seat))
    if request.method == "POST" and form.is_valid() and _given(request, seat, form):
        messages.success(request, "Klart. Rollen gäller från den dag som står i listan.")
        return redirect("people", slug)
    return render(request, "people.html", _context(seat, form), status=422 if form.errors else 200)


def _opened(request: HttpRequest, seat: Seat) -> HttpResponse:
    """The committee open to all, or only to those with a role."""
    opens = request.POST["public"] == "open"
    (open_to_all if opens else close_to_all)(committee=seat.committee, by=seat.user)
    who = "Vem som helst kan nu läsa nämndens sidor." if opens else "Bara den som har en roll kan nu läsa."
    messages.success(request, who)
    return redirect("people", seat.committee.slug)


def membership(request: HttpRequest, slug: str, membership_id: int) -> HttpResponse:
    """One role: its last day, or its end at once; the committee's administrator."""
    seat = access.seat(request, slug, Permission.PEOPLE)
    held = access.membership(seat, membership_id)
    sent, at_once = request.method == "POST", "now" in request.POST
    drawn = {"last_day": held.last_day}
    form = LastDayForm(request.POST if sent and not at_once else None, initial=drawn)
    if sent and (at_once or form.is_valid()):
        refusal = _refusal(request, seat, held, None if at_once else form.cleaned_data["last_day"])
        if not refusal:
            messages.success(request, "Rollen är avslutad." if at_once else "Sista dagen är sparad.")
            return redirect("people", slug)
        messages.warning(request, refusal)
    context = {**committee_context(seat, "settings"), "held": held, "form": form}
    context["role_label"] = Role(held.role).label.lower()
    return render(request, "membership.html", context, status=422 if sent else 200)


def _stop_if_left(request: HttpRequest, seat: Seat) -> None:
    """404 or 403 for who lost the own role on the way here: of two who end each other's one stays.

    The committee is kept from every other writer until the transaction ends.
    """
    kept(seat.committee)
    access.seat(request, seat.committee.slug, Permission.PEOPLE)


@transaction.atomic
def _refusal(request: HttpRequest, seat: Seat, held: Membership, last_day: date | None) -> str:
    """Why the role could not be ended; "" when it has been."""
    if held.user_id == seat.user.pk:
        return OWN
    _stop_if_left(request, seat)
    try:
        actions.end_role(membership=held, by=seat.user, last_day=last_day)
    except RoleClash as clash:
        return str(clash)
    return ""


@transaction.atomic
def _given(request: HttpRequest, seat: Seat, form: RoleForm) -> bool:
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
    try:
        actions.give_role(
            user=user,
            committee=seat.committee,
            given=GivenRole(
                role=Role(data["role"]),
                first_day=data["first_day"],
                last_day=data["last_day"],
                areas=data["areas"],
            ),
            by=seat.user,
        )
    except RoleClash as clash:
        form.add_error(None, str(clash))
        return False
    return True


def _named(seat: Seat) -> list[tuple[str, str]]:
    return [(node.code, f"{node.code} {node.name}") for node in tree_in_order(seat.committee)]


def _context(seat: Seat, form: RoleForm) -> dict[str, Any]:
    today = timezone.localdate()
    names = {node.code: node.name for node in verksamheter(seat.committee)}
    rows: dict[str, list[dict[str, Any]]] = {"now": [], "ahead": [], "past": []}
    for each in every_membership(seat.committee):
        row = {"id": each.pk, "person": each.user, "role_label": Role(each.role).label, "held": each}
        row["areas"] = ", ".join(names.get(code, code) for code in each.areas)
        when = "now" if each.term.holds(today) else "ahead" if each.term.is_ahead(today) else "past"
        rows[when].append(row)
    return {
        **committee_context(seat, "settings"),
        **rows,
        "form": form,
        "refused": [form] if form.errors else [],
        "overseers": list(overseers()),
        "above": [
            (each.user, Role(each.role).label.lower())
            for each in municipal_roles(seat.committee.municipality)
            if each.term.holds(today)
        ],
        "allows": [(words, _granted(permission)) for permission, words in ALLOWS.items()],
    }


def _granted(permission: Permission) -> str:
    """ "Controller, nämndsekreterare", or "Alla"."""
    roles = [role for role in Role if permission in GRANTS[role]]
    return "Alla" if len(roles) == len(Role) else ", ".join(role.label for role in roles).capitalize()
