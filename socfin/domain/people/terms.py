"""For how long a role counts: its first and last day, or until it was ended at once; never who has it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from socfin.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Term:
    """The days of a role, both ends with it; None is no bound. What is `ended` counts no more."""

    first: date | None
    last: date | None
    ended: bool = False

    def holds(self, day: date) -> bool:
        """Whether the role counts that day."""
        return not self.ended and not self.is_ahead(day) and (self.last is None or day <= self.last)

    def is_ahead(self, day: date) -> bool:
        """Whether it is yet to begin."""
        return not self.ended and self.first is not None and day < self.first

    def meets(self, other: Term) -> bool:
        """Whether both would count on one and the same day."""
        if self.ended or other.ended:
            return False
        return not (_is_before(self, other) or _is_before(other, self))


def _is_before(term: Term, other: Term) -> bool:
    return term.last is not None and other.first is not None and term.last < other.first


@dataclass(frozen=True, slots=True)
class GivenRole:
    """A role as it is given: for which days, by which of a provider's groups, and for which verksamheter."""

    role: Role
    first_day: date | None = None
    """None, or a day that has been, is from now on."""
    last_day: date | None = None
    group: str = ""
    """The group that a log-in provider said; "" where a person gave the role."""
    areas: Collection[str] = ()
    """Codes of the verksamheter of a role that has a part of the tree."""
