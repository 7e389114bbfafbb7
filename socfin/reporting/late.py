"""Whether a month as it stood tells a hidden unit beside what has been said since; shows nothing."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from socfin.domain.figures import Scenario
from socfin.domain.lines import AccountRule, Line
from socfin.domain.period import Month
from socfin.domain.report import ReportRow, RowKind
from socfin.frames.declared import LEDGER
from socfin.reporting.kept import known
from socfin.reporting.reports import rules_for, stands_apart
from socfin.selectors import committees, meetings, periods
from socfin.selectors import ledger as facts
from socfin.services.ledger.measures import LINES, Measured, measured
from socfin.services.ledger.organisation import Tree
from socfin.services.ledger.plan import Series, to_date
from socfin.services.masking.late_units import tells_late_line, tells_late_stretch

if TYPE_CHECKING:
    from socfin.models import Committee, ItemVersion, Publication
    from socfin.services.masking.gathering import Gathering
    from socfin.services.masking.judged_cells import Units


class Telling(IntEnum):
    """What of a month as it stood tells a hidden unit beside what has been said since."""

    NOTHING = 0
    LINES = 1
    """Rows of the statement, but not its net."""
    FIGURES = 2
    """Any figure of it."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a month's figures follow from."""

    files: tuple[Publication, ...]
    rules: tuple[AccountRule, ...]

    @property
    def key(self) -> Hashable:
        """Alike for the same figures on the same lines."""
        return tuple(facts.slots(self.files)), frozenset(self.rules)


@dataclass(frozen=True, slots=True)
class StatementLines:
    """What a committee's statement tells of lines."""

    sums: Collection[frozenset[Line]]
    """The sums of lines that follow from it."""
    rows: Iterable[ReportRow] = ()
    """Its own rows, where it was frozen."""


def telling_since(
    committee: Committee,
    month: Month,
    then: datetime,
    units: Units,
    gatherings: tuple[Gathering, ...],
    statement: StatementLines,
) -> Telling:
    """What the month's figures as they were known at `then` lack of what a hidden unit has had since.

    Or have of what it has not. Held against what counts now, shut months, and all that was frozen later.
    Nothing where nothing of the month was known then.
    """
    stood = Basis(_files(committee, month, then), rules_for(committee, month))
    if not stood.files:
        return Telling.NOTHING
    others = {basis.key: basis for basis in _bases_since(committee, month, then)}
    others.pop(stood.key, None)
    old = _measured(committee, month, stood)
    later = [_measured(committee, month, basis) for basis in others.values()]
    if any(tells_late_stretch(old, new, units, gatherings) for new in later):
        return Telling.FIGURES
    if _has_other_lines(old, statement.rows):  # the account table was another: whose they were is not known
        return Telling.LINES
    tells = any(tells_late_line(old, new, units, gatherings, statement.sums) for new in later)
    return Telling.LINES if tells else Telling.NOTHING


def stood_since(committee: Committee, month: Month) -> datetime | None:
    """When a shut month was closed that says something else than what counts now; None for any other.

    By its figures or by its account table.
    """
    closing = periods.closing_of(committee, month) if stands_apart(committee, month) else None
    return None if closing is None else closing.changed_at


def figures_known_at(version: ItemVersion, committee: Committee | None = None) -> datetime:
    """When the figures of a version were what counted: a new version may have those that were frozen before.

    A month that was shut by then had those it was shut with. Of the committee whose item it is, or of the
    `committee` that a board's item tells of.
    """
    figures = meetings.first_with_figures_of(version)
    closing = periods.closing_of(
        committee or version.item.meeting.committee,
        Month.from_yyyymm(version.item.month),
        at=figures.frozen_at,
    )
    return figures.frozen_at if closing is None else closing.changed_at


def _bases_since(committee: Committee, month: Month, then: datetime) -> Iterator[Basis]:
    """What has counted for the month at each moment of which something is shown, by each account table.

    A report of the year after shows the month as last year's, one of the year before what it is held against.
    """
    today = committees.account_rules(committee)
    yield Basis(_files(committee, month, None), today)
    for shut in periods.shut_months(committee):
        moment = stood_since(committee, shut) if abs(shut.year - month.year) <= 1 else None
        if moment is not None and moment > then:
            yield Basis(_files(committee, month, moment), rules_for(committee, shut))
    for moment in meetings.frozen_since(committee, (month.year - 1, month.year + 1), then):
        files = _files(committee, month, moment)
        yield Basis(files, today)
        yield Basis(files, rules_for(committee, month))


def _files(committee: Committee, month: Month, at: datetime | None) -> tuple[Publication, ...]:
    """The budget of the year, outcome up to the month and of the year before, and forecasts known by it."""
    counting = facts.current_publications(committee, years=(month.year - 1, month.year), known_at=at)
    return tuple(
        file
        for file in counting
        if (file.scenario == Scenario.BUDGET.value and file.last // 100 == month.year)
        or (file.scenario == Scenario.OUTCOME.value and file.last <= month.yyyymm)
        or (file.scenario == Scenario.FORECAST.value and file.as_of <= month.yyyymm)
    )


def _measured(committee: Committee, month: Month, basis: Basis) -> Measured:
    rests_on = [facts.slots(basis.files), committees.codes(committee)]
    coded = known(committee, f"late:{month.year}", rests_on, lambda: facts.coded_ledger(basis.files))
    return measured(coded.astype(LEDGER), Tree.of(facts.tree(committee)), basis.rules, month=month)


def _has_other_lines(year: Measured, statement: Iterable[ReportRow]) -> bool:
    """Whether a frozen statement has another outcome of some line than its files give by today's table."""
    to_month = to_date(Series.OUTCOME, year.month.month)
    if to_month not in year.index:
        return False
    given = year.lines_under(year.tree.root)
    amounts = {line.value: given.at(year.index[to_month], number) for number, line in enumerate(LINES)}
    return any(
        row.to_date.outcome not in (None, amounts.get(row.code, row.to_date.outcome) or 0)
        for row in statement
        if row.kind in (RowKind.LINE, RowKind.BESIDE)
    )
