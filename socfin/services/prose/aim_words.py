"""How far a goal has to its own value, in words; never a layout, never whether the goal is reached."""

from __future__ import annotations

from socfin.domain.goals.aims import GoalAim
from socfin.domain.indicators import OverTime, Steps, spell_with_unit
from socfin.domain.money import NBSP
from socfin.domain.period import Month, Span
from socfin.domain.sections import IndicatorRow

DECEMBER = 12


def aim_sentence(aim: GoalAim, row: IndicatorRow | None, month: Month) -> str:
    """ "Sjukfrånvaro högst 6,5 % senast december 2026. Hittills i år 8,4 %: 1,9 procentenheter …"."""
    when = f"under {aim.month.year}" if aim.of_year else f"senast {aim.month.label}"
    aimed = f"{aim.name} {aim.reach.label} {_spelled(aim, aim.steps)} {when}."
    return f"{aimed} {_stands(aim, row, month)}"


def _stands(aim: GoalAim, row: IndicatorRow | None, month: Month) -> str:
    """Where the outcome is beside the value, with the months it is of."""
    if row is None or (row.outcome is None and row.newest is None):
        return "Inget värde i rapporten."
    if row.outcome is None:
        newest = _spelled(aim, row.newest)
        return f"Senast kända värde är {newest}, {row.newest_span}."
    if not aim.of_year or month.month == DECEMBER:
        outcome = f"{_months(aim, month)} {_spelled(aim, row.outcome)}"
        return f"{outcome}: {_left(aim, row.outcome)}.{_late(aim, row.outcome, month)}"
    if row.forecast is None:
        return f"Hittills i år {_spelled(aim, row.outcome)}; hela året är inte känt."
    ahead = f"prognos för {month.year} {_spelled(aim, row.forecast)}: {_left(aim, row.forecast)}"
    return f"Hittills i år {_spelled(aim, row.outcome)}, {ahead}."


def _months(aim: GoalAim, month: Month) -> str:
    """The months that the outcome is of: the last alone of what is counted on a day."""
    if aim.over_time is OverTime.LAST:
        return f"I {month.label} är det"
    return "Hittills i år" if month.month < DECEMBER else Span.to_date(month).label.capitalize()


def _left(aim: GoalAim, steps: Steps) -> str:
    """ "nått", "1,9 procentenheter för mycket", "2 platser för lite"."""
    missing = aim.reach.missing(steps, aim.steps)
    if not missing:
        return "värdet är nått"
    way = "för lite" if steps < aim.steps else "för mycket"
    return f"{_spelled(aim, missing).replace('%', 'procentenheter')} {way}"


def _late(aim: GoalAim, steps: Steps, month: Month) -> str:
    late = month > aim.month and aim.reach.missing(steps, aim.steps)
    return f" Värdet skulle ha nåtts {aim.month.label}." if late else ""


def _spelled(aim: GoalAim, steps: Steps | None) -> str:
    """The value with its unit, where the indicator's name does not say it already."""
    unit = "" if aim.unit.casefold() in aim.name.casefold() else aim.unit
    return spell_with_unit(steps, aim.decimals, unit).rstrip(NBSP)
