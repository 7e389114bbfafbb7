"""Whom the demo can be looked at as, one for each role; their password is printed when it is loaded."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.roles import Role


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Someone to log in as, and the role in every demo committee (None: in none of them alone)."""

    username: str
    first_name: str
    last_name: str
    role: Role | None
    above: Role | None = None
    """The role in all committees of Exempelkommunen, also those where nobody else of the demo has one."""

    @property
    def label(self) -> str:
        """The role in words."""
        role = self.role or self.above
        return role.label if role else "Ingen roll"


PEOPLE = (
    DemoPerson("petra", "Petra", "Ek", Role.POLITICIAN),
    DemoPerson("carin", "Carin", "Berg", Role.CONTROLLER),
    DemoPerson("sara", "Sara", "Holm", Role.SECRETARY),
    DemoPerson("adam", "Adam", "Lindh", Role.ADMINISTRATOR),
    DemoPerson("olle", "Olle", "Sand", None),
    DemoPerson("ylva", "Ylva", "Strand", None, Role.BOARD),
    DemoPerson("hugo", "Hugo", "Lund", None, Role.FINANCE_CHIEF),
)
