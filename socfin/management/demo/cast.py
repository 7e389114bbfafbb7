"""Whom the demo can be looked at as, one for each role; their password is printed when it is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.roles import Role


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone to log in as, and the role in every demo committee (None: no role anywhere)."""

    username: str
    first_name: str
    last_name: str
    role: Role | None


PEOPLE = (
    DemoPerson("petra", "Petra", "Ek", Role.POLITICIAN),
    DemoPerson("carin", "Carin", "Berg", Role.CONTROLLER),
    DemoPerson("sara", "Sara", "Holm", Role.SECRETARY),
    DemoPerson("adam", "Adam", "Lindh", Role.ADMINISTRATOR),
    DemoPerson("olle", "Olle", "Sand", None),
)
