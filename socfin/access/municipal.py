"""Getters of what stands above the committees: the municipality and the person's seat in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from socfin import reporting
from socfin.access import Seat, person, token_of
from socfin.apart.doors import municipality_at
from socfin.apart.place import tried
from socfin.domain.municipal.together import Together
from socfin.domain.period import Month
from socfin.domain.roles import GRANTS, Permission, Role
from socfin.selectors.memberships import municipal_role_of, roles_in
from socfin.selectors.municipal.municipalities import (
    months_of_any,
    municipal_role_by_id,
    municipality_by_slug,
)

if TYPE_CHECKING:
    from socfin.models import Municipality, MunicipalRole, User

NO_MUNICIPALITY = "Sidan finns inte, eller så har du ingen roll i kommunen."


@dataclass(frozen=True, slots=True)
class MunicipalSeat:
    """A person's place above the committees of a municipality, and in each of them."""

    municipality: Municipality
    user: User
    role: Role
    seats: tuple[Seat, ...]
    """By the committee's name; in each the widest of the person's roles."""

    def may(self, permission: Permission) -> bool:
        """Whether the role in the municipality allows it."""
        return permission in GRANTS[self.role]

    @property
    def may_set(self) -> bool:
        """Change what the municipality says of itself and what its committees follow."""
        return self.may(Permission.SETTINGS)

    @property
    def may_give_roles(self) -> bool:
        """Give roles in the municipality and end them."""
        return self.may(Permission.PEOPLE)

    @property
    def may_export(self) -> bool:
        """Fetch documents and figures."""
        return self.may(Permission.EXPORT)

    @property
    def overseen(self) -> tuple[Seat, ...]:
        """Those whose figures stand beside each other: all but the board's."""
        return tuple(seat for seat in self.seats if not seat.committee.oversees)

    @property
    def board(self) -> Seat | None:
        """The seat in the committee that takes up all of them; None where the municipality has none."""
        return next((seat for seat in self.seats if seat.committee.oversees), None)

    @property
    def months(self) -> tuple[Month, ...]:
        """Those that any of its committees has published, the oldest first."""
        return months_of_any(seat.committee for seat in self.overseen)


def municipal_seat(request: HttpRequest, slug: str, permission: Permission) -> MunicipalSeat:
    """The person's seat in the municipality of an address, never with a program's key.

    404 when it does not exist or the person has no role in it itself (the two look alike), 403 when the role
    does not allow it. A role in one of its committees is none in it.
    """
    with tried(municipalities=municipality_at(slug)):
        return _municipal_seat(request, slug, permission)


def _municipal_seat(request: HttpRequest, slug: str, permission: Permission) -> MunicipalSeat:
    user, municipality = person(request), municipality_by_slug(slug)
    role = None if municipality is None else municipal_role_of(user, municipality)
    if municipality is None or role is None or token_of(request) is not None:
        raise Http404(NO_MUNICIPALITY)
    every = roles_in(user, municipality, role)
    taken = MunicipalSeat(
        municipality, user, role, tuple(Seat(each.committee, user, each.role) for each in every)
    )
    if not taken.may(permission):
        raise PermissionDenied(f"Din roll, {role.label.lower()}, ger inte tillgång till sidan.")
    return taken


def together(seat: MunicipalSeat, month: Month) -> Together:
    """The committees beside each other in a period; 404 when none has published it, or none may be shown."""
    seen = [(each.committee, each.sees_masked) for each in seat.overseen]
    made = reporting.together(seat.municipality, seen, month)
    if made is None:
        raise Http404(f"Ingen nämnd har publicerat {month.label}.")
    return made


def municipal_role(seat: MunicipalSeat, role_id: int) -> MunicipalRole:
    """The municipality's role, or 404."""
    held = municipal_role_by_id(seat.municipality, role_id)
    if held is None:
        raise Http404("Rollen finns inte.")
    return held
