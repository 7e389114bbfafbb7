"""What differs between two Reports of a committee, row by row; no new figures.

Used for what has changed since an item was frozen, and for what has happened since the last meeting.
"""

from __future__ import annotations

from dataclasses import dataclass
from operator import attrgetter

from socfin.domain.money import Ore
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.domain.sections import IndicatorRow

COMPARED = ("to_date.outcome", "to_date.budget", "year.budget", "year.outcome")
"""What a row is held against another by."""
BESIDE = ("month.outcome", "month.budget", "to_date.last_year")
"""What a row shows besides: a correction may move amounts there and leave the sums as they were."""

SECTIONS = (
    "decisions",
    "requests",
    "measures",
    "measures_ahead",
    "assignments",
    "goals",
    "what_ifs",
    "committees",
    "trade",
)
"""What a report tells beside its figures, by the name of its field."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row before and after; None on the side where the row does not exist."""

    code: str
    name: str
    level: int
    kind: RowKind
    before: ReportRow | None
    after: ReportRow | None

    @property
    def before_ore(self) -> Ore | None:
        """The deviation to date before, öre; negative is underskott, missing where it or the row is."""
        return None if self.before is None else self.before.to_date.deviation

    @property
    def after_ore(self) -> Ore | None:
        """The deviation to date after, öre; negative is underskott, missing where it or the row is."""
        return None if self.after is None else self.after.to_date.deviation

    @property
    def change_ore(self) -> Ore | None:
        """Deviation after − deviation before, öre; missing when either is."""
        if self.before_ore is None or self.after_ore is None:
            return None
        return self.after_ore - self.before_ore

    @property
    def outcomes_ore(self) -> tuple[Ore | None, Ore | None]:
        """The outcome to date before and after, öre; missing on the side where the row is."""
        return _side(self.before, "to_date.outcome"), _side(self.after, "to_date.outcome")

    @property
    def forecast_deviations_ore(self) -> tuple[Ore | None, Ore | None]:
        """The year's forecast deviation before and after, öre; negative is underskott, None is missing."""
        return _side(self.before, "year.deviation"), _side(self.after, "year.deviation")

    @property
    def is_new(self) -> bool:
        """Whether the row has figures only afterwards: it is new, and nothing has become anything."""
        return not _has_figures(self.before) and _has_figures(self.after)

    @property
    def is_gone(self) -> bool:
        """Whether the row had figures only before."""
        return _has_figures(self.before) and not _has_figures(self.after)

    @property
    def has_new_figures(self) -> bool:
        """Whether outcome, budget or forecast differs by a single öre, or the row has come or gone."""
        return _figures(self.before) != _figures(self.after)

    def differs_in(self, *names: str) -> bool:
        """Whether a figure named ("month.outcome") is another; one missing on a side is not compared."""
        if self.before is None or self.after is None:
            return False
        pairs = [(_side(self.before, name), _side(self.after, name)) for name in names]
        return any(then is not None and now is not None and then != now for then, now in pairs)

    @property
    def comment(self) -> str:
        """ "ny", "ändrad", "borttagen" or "" when the comment is the same."""
        before, after = _comment(self.before), _comment(self.after)
        if before == after:
            return ""
        return "ny" if not any(before) else "borttagen" if not any(after) else "ändrad"


@dataclass(frozen=True, slots=True)
class Changes:
    """Two reports held against each other."""

    before: Report
    after: Report
    total: RowChange
    rows: tuple[RowChange, ...]
    """Every row of either report, in the later one's order, lines when there are no verksamheter."""
    lines: tuple[RowChange, ...] = ()
    """Those of the income statement, where `rows` are verksamheter."""
    divided: bool = True
    """Whether both show what they are made of."""

    @property
    def same_year(self) -> bool:
        """Whether the sums from January can be held against each other."""
        return self.before.month.year == self.after.month.year

    @property
    def has_new_figures(self) -> bool:
        """Whether any figure differs."""
        return self.total.has_new_figures or any(row.has_new_figures for row in self.rows)

    @property
    def changed(self) -> tuple[RowChange, ...]:
        """The rows with new figures, largest change of deviation first; those of unknown size last."""
        rows = [row for row in self.rows if row.has_new_figures]
        return tuple(sorted(rows, key=lambda row: (row.change_ore is None, -abs(row.change_ore or 0))))

    @property
    def remarked(self) -> tuple[RowChange, ...]:
        """The rows, total included, whose comment differs."""
        return tuple(row for row in (self.total, *self.rows) if row.comment)

    def beside(self) -> dict[str, tuple[RowChange, ...]]:
        """What else a report shows → the rows where that is another: lines, single months, the year before.

        The year before only where both are of the same period: else it is another span.
        """
        every = (self.total, *self.rows)
        differing = {"lines": tuple(row for row in self.lines if row.differs_in(*COMPARED, *BESIDE))}
        if self.before.period == self.after.period:
            differing |= {name: tuple(row for row in every if row.differs_in(name)) for name in BESIDE}
        return {name: rows for name, rows in differing.items() if rows}

    @property
    def indicators(self) -> tuple[IndicatorRow, ...]:
        """The indicators with another value, target or last year, those that came or went among them.

        None where a report is not to show its parts, or is of another period: each is then of another span.
        """
        if self.before.period != self.after.period or not self.divided:
            return ()
        then, now = (_measured(report) for report in (self.before, self.after))
        either = {**then, **now}
        return tuple(either[key] for key in either if _values(then.get(key)) != _values(now.get(key)))

    @property
    def sections(self) -> tuple[str, ...]:
        """Those of SECTIONS that tell something else; none of another period or where parts are not shown."""
        if self.before.period != self.after.period or not self.divided:
            return ()
        return tuple(name for name in SECTIONS if getattr(self.before, name) != getattr(self.after, name))

    def __bool__(self) -> bool:
        differs = self.remarked or self.beside() or self.indicators or self.sections
        return self.has_new_figures or bool(differs)


def changes(before: Report, after: Report) -> Changes:
    """Hold two reports of a committee against each other, rows matched by code.

    Where one of them is not to show its parts, only the totals can be.
    """
    total = _change(after.total.code, before.total, after.total)
    divided = any(report.rows for report in (before, after))
    if any(report.public and not (report.rows if divided else _lines(report)) for report in (before, after)):
        return Changes(before, after, total, (), divided=False)
    rows = _matched(before.rows or before.lines, after.rows or after.lines)
    beside = bool(before.rows and after.rows)
    return Changes(before, after, total, rows, _matched(before.lines, after.lines) if beside else ())


def _measured(report: Report) -> dict[tuple[str, str], IndicatorRow]:
    return {(indicator.code, indicator.indicator): indicator for indicator in report.indicators}


def _values(row: IndicatorRow | None) -> tuple[object, ...]:
    """What an indicator says, without the words that today's names and limits give it."""
    return () if row is None else (row.outcome, row.target, row.last_year, row.empty_places, *row.months)


def _lines(report: Report) -> tuple[ReportRow, ...]:
    """What a statement is divided into; the net alone divides nothing."""
    return tuple(row for row in report.lines if row.kind is not RowKind.TOTAL)


def _matched(before: tuple[ReportRow, ...], after: tuple[ReportRow, ...]) -> tuple[RowChange, ...]:
    old = {row.code: row for row in before if row.kind is not RowKind.TOTAL}
    new = {row.code: row for row in after if row.kind is not RowKind.TOTAL}
    codes = [*new, *(code for code in old if code not in new)]
    return tuple(_change(code, old.get(code), new.get(code)) for code in codes)


def _change(code: str, before: ReportRow | None, after: ReportRow | None) -> RowChange:
    row = after or before
    if row is None:
        raise ValueError("A row that is in neither report has not changed.")
    return RowChange(code, row.name, row.level, row.kind, before, after)


def _figures(row: ReportRow | None) -> tuple[Ore | None, ...] | None:
    if row is None:
        return None
    return tuple(_side(row, name) for name in COMPARED)


def _has_figures(row: ReportRow | None) -> bool:
    return any(figure is not None for figure in _figures(row) or ())


def _side(row: ReportRow | None, figure: str) -> Ore | None:
    return None if row is None else attrgetter(figure)(row)


def _comment(row: ReportRow | None) -> tuple[str, str]:
    return ("", "") if row is None or row.comment is None else (row.comment.text, row.comment.cause)
