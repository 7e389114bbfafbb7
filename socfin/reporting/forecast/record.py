"""The official forecast's own record: what socfin has reported of closed years, and what files tell of older.

What is told never changes what socfin has reported, and no forecast is made of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.early_warnings.sections import Sign
from socfin.domain.past_forecasts.record import RecordRow, RecordYear, record_years, summed_years
from socfin.domain.period import Month
from socfin.reporting.forecast.closed_years import closed_years
from socfin.reporting.kept import kept
from socfin.reporting.masked import hidden_in, withheld_months
from socfin.selectors.committees import root_of
from socfin.selectors.followup.past_forecasts import past_forecasts
from socfin.services.masking.masking import Concealment

if TYPE_CHECKING:
    from socfin.models import Committee

SOME_FILE = "en äldre tabell"
"""What a file is called for who may not see its name: it may tell of a hidden unit."""


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """A verksamhet's record, newest year first."""

    years: tuple[RecordYear, ...]
    warnings: Mapping[int, tuple[tuple[Month, tuple[Sign, ...]], ...]] = field(default_factory=dict)
    """By year: the months that signs were there after, and those that were new."""

    @property
    def rows(self) -> tuple[RecordRow, ...]:
        """All of it, newest year first and in order of month."""
        return tuple(row for year in self.years for row in year.rows)

    @property
    def older(self) -> tuple[RecordRow, ...]:
        """What was read from files where socfin has no report of its own."""
        return tuple(
            replace(row, became=year.became)
            for year in self.years
            for row in year.expected.values()
            if row.is_told
        )


def record_of(committee: Committee, code: str, concealment: Concealment) -> OfficialRecord:
    """What the reader may see of it; above a hidden unit without warnings and withheld months."""
    above = code in concealment.above
    withheld = withheld_months(committee) if above else frozenset()
    own = closed_years(committee, code, withheld=withheld, warns=not above)
    return OfficialRecord(
        record_years(
            [row for year in own for row in year.rows],
            told_of(committee, code, hides=bool(concealment.hidden)),
            {year.year: year.became for year in own},
        ),
        {year.year: year.warnings for year in own if year.warnings},
    )


def told_of(
    committee: Committee, code: str, *, hides: bool, known_at: datetime | None = None
) -> tuple[RecordRow, ...]:
    """What files tell of a verksamhet, now or as known at a moment.

    Where anything is hidden from the reader (`hides`) only what is of the whole committee: the others' less
    those that are shown would be a hidden unit's. Nor is the file named.
    """
    name = "past_forecasts" if known_at is None else f"past_forecasts:{known_at.isoformat()}"
    rows = kept(committee, name, lambda: past_forecasts(committee, known_at)).get(code, ())
    if not hides:
        return rows
    return tuple(replace(row, source=SOME_FILE, place=0) for row in rows) if code == _root(committee) else ()


def _root(committee: Committee) -> str:
    return kept(committee, "root_code", lambda: root_of(committee).code)


@dataclass(frozen=True, slots=True)
class CommitteeRecord:
    """A committee's record as part of its municipality's; () of years where the reader may see none."""

    slug: str
    name: str
    years: tuple[RecordYear, ...]
    hidden: bool = False


def records_of(seen: Iterable[tuple[Committee, bool]]) -> tuple[CommitteeRecord, ...]:
    """The record of each committee as a whole; with each whether small units are gathered for the reader."""
    return tuple(_of_committee(committee, masked=masked) for committee, masked in seen)


def _of_committee(committee: Committee, *, masked: bool) -> CommitteeRecord:
    concealment = hidden_in(committee) if masked else Concealment()
    if concealment.closed:
        return CommitteeRecord(committee.slug, committee.name, (), hidden=True)
    record = record_of(committee, _root(committee), concealment)
    return CommitteeRecord(committee.slug, committee.name, record.years)


def together_of(records: Sequence[CommitteeRecord]) -> tuple[RecordYear, ...]:
    """The committees' records as one, of the years that each of them has."""
    return summed_years([each.years for each in records if each.years])
