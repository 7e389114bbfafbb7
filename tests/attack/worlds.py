"""Made-up committees: a tree, people, every unit's amounts month by month, and the reports of each month."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from socfin.domain.limits import Thresholds
from socfin.domain.lines import Line
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.masking.in_turn import conceal_in_turn
from socfin.services.masking.judged_cells import Cells, Units, cells_of
from socfin.services.masking.masking import Concealment
from socfin.services.report.bridge import bridge
from socfin.services.report.outlook import Outlook
from socfin.services.report.rows import Amounts, Identity, figured

ROOT = "T"
LIMIT = 5
SERIES = ("outcome", "budget", "last_year", "forecast")
REST = 12
"""The months of the year's budget after those shown, as one."""
Key = tuple[str, str, int]
"""Unit, series, month; the forecast's month is that after which it was made."""


@dataclass
class World:
    """Everything that is true of a committee; `amounts` holds what hangs on each code itself."""

    parents: dict[str, str]
    people: dict[str, int]
    amounts: dict[Key, int | None]
    months: int = 3
    limit: int = LIMIT
    units: Units = field(init=False)

    def __post_init__(self) -> None:
        self.units = Units.of(ROOT, self.parents, self.people, self.limit)

    @property
    def codes(self) -> tuple[str, ...]:
        return (ROOT, *self.parents)

    def keys(self, code: str, series: str, month: int) -> Iterator[Key]:
        """What a figure is made of: to date, or the one forecast of the month."""
        months = (month,) if series == "forecast" else range(1, month + 1)
        for unit in self.units.subtree(code):
            for one in months:
                if self.amounts.get((unit, series, one)) is not None:
                    yield (unit, series, one)

    def amount(self, code: str, series: str, month: int, *, alone: bool = False) -> int | None:
        """The figure of a row; None when nothing is said of it."""
        keys = [key for key in self.keys(code, series, month) if not alone or key[2] == month]
        return sum(self.amounts[key] or 0 for key in keys) if keys else None

    def report(self, month: int) -> Report:
        """What the inner circle sees after a month."""
        total = self._row(ROOT, month)
        rows = tuple(self._row(code, month) for code in self.parents)
        return Report(
            committee="provby",
            committee_name="Socialnämnden",
            municipality="Provby",
            period=f"2025-{month:02}",
            total=total,
            rows=rows,
            bridge=bridge(total, rows),
        )

    def _row(self, code: str, month: int) -> ReportRow:
        above = self.parents.get(code, "")
        level, up = 0, code
        while up in self.parents:
            level, up = level + 1, self.parents[up]
        amounts = Amounts(
            budget_to_date=self.amount(code, "budget", month),
            outcome_to_date=self.amount(code, "outcome", month),
            budget_month=self.amount(code, "budget", month, alone=True),
            outcome_month=self.amount(code, "outcome", month, alone=True),
            budget_year=self.amount(code, "budget", REST),
            last_year_to_date=self.amount(code, "last_year", month),
        )
        identity = Identity(
            code=code,
            name=f"Enhet {code}",
            level=level,
            kind=RowKind.VERKSAMHET if level else RowKind.TOTAL,
            parent="" if above == ROOT else above,
            has_children=code in self.units.below,
        )
        outlook = Outlook(official=self.amount(code, "forecast", month))
        return figured(identity, amounts, outlook, Thresholds())

    def reports(self) -> list[Report]:
        return [self.report(month) for month in range(1, self.months + 1)]

    def concealment(
        self, until: int | None = None, of_line: Mapping[Line, Cells] | None = None
    ) -> Concealment:
        """What the rule hides, given the months up to one, told one after another, or all of them."""
        cells = Cells.of(self.codes, [])
        for report in self.reports()[:until]:
            cells = cells.and_also(cells_of(report, self.codes))
        return conceal_in_turn(self.units, cells, of_line or {})


def made_up(
    seed: int, *, most: int = 4, depth: int = 3, series: tuple[str, ...] = SERIES, months: int = 3
) -> World:
    """A committee: units with costs, revenues, zeros and nothing, some with people exactly at the limit."""
    draw = random.Random(seed)
    parents: dict[str, str] = {}

    def grow(above: str, level: int) -> None:
        for number in range(draw.randint(2 if level == 1 else 1, most)):
            code = f"{'' if above == ROOT else above}{number + 1}"
            parents[code] = above
            if level < depth and draw.random() < 0.4:
                grow(code, level + 1)

    grow(ROOT, 1)
    chances = (None, 1, 2, 3, LIMIT - 1, LIMIT, LIMIT, LIMIT + 1, 12, 40, 80, 200)
    people = {code: count for code in parents if (count := draw.choice(chances)) is not None}
    world = World(parents, people, {}, months)
    for code in parents:
        if code not in world.units.below or draw.random() < 0.1:
            world.amounts |= dict(_of_unit(draw, code, series, months))
    return world


def _of_unit(
    draw: random.Random, code: str, series: tuple[str, ...], months: int
) -> Iterator[tuple[Key, int | None]]:
    """A unit's year: of a size of its own, some without money yet, some with revenue, some with silence."""
    size = int(10 ** draw.uniform(6.8, 7.6))
    kind = draw.choices(("cost", "revenue", "opens later", "silent"), (80, 8, 7, 5))[0]
    for one in series:
        for month in (*range(1, months + 1), *((REST,) if one == "budget" else ())):
            sign = 1 if kind == "revenue" else -1
            value: int | None = sign * int(size * draw.uniform(0.4, 1.6))
            if kind == "opens later" and month < months:
                value = 0
            if draw.random() < 0.03:
                value = 0
            if kind == "silent" or draw.random() < 0.02:
                value = None
            yield (code, one, month), value
