"""A scenario as a Report tells it: its assumptions in öre by month, and where the year lands with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from socfin.domain.money import Ore
from socfin.domain.report import Report
from socfin.domain.what_if.assumptions import Assumption, WhatIfFact
from socfin.domain.what_if.sections import AssumptionRow, WhatIfRow
from socfin.services.what_if.effects import MONTHS, Ground, reckoned


def what_if_row(
    fact: WhatIfFact, report: Report, grounds: Mapping[int, Ground], names: Mapping[str, str]
) -> WhatIfRow:
    """The scenario after the report's month; `grounds` by the number of each assumption, `names` by code.

    The range is the model's: it is moved with the scenario where the official forecast is the model's own.
    """
    rows = tuple(_assumption(each, report, grounds[each.number], names) for each in fact.assumptions)
    total = report.total
    months = tuple(
        sum(row.months_ore[place] for row in rows if row.months_ore)
        for place in range(MONTHS - report.month.month)
    )
    made = WhatIfRow(
        number=fact.number,
        name=fact.name,
        text=fact.text,
        assumptions=rows,
        months_ore=months,
        official_ore=total.year.outcome,
        official_deviation_ore=total.year.deviation,
    )
    if made.effect_ore is None or total.year.outcome != total.forecasts.model:
        return made
    return _with_range(made, total.range_low, total.range_high)


def _with_range(row: WhatIfRow, low: Ore | None, high: Ore | None) -> WhatIfRow:
    if low is None or high is None or row.effect_ore is None:
        return row
    return replace(row, low_ore=low + row.effect_ore, high_ore=high + row.effect_ore)


def _assumption(each: Assumption, report: Report, ground: Ground, names: Mapping[str, str]) -> AssumptionRow:
    made = reckoned(each.plan, report.month, ground)
    return AssumptionRow(
        number=each.number,
        code=each.code,
        verksamhet=names.get(each.code, each.code),
        kind=each.plan.kind,
        text=each.plan.text,
        first=str(each.plan.first),
        last=str(each.plan.last),
        line=each.plan.line.value if each.plan.line else "",
        amount_ore=each.plan.amount,
        tenths=each.plan.tenths,
        rest_ore=ground.rest,
        adjustment=ground.adjustment.text if ground.adjustment else "",
        months_ore=made.months,
        why_not=made.why_not,
    )
