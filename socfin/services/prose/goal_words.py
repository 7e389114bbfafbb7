"""The committee's goals and where they stand, in words; never a layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socfin.domain.goals.aims import GoalAim
from socfin.domain.goals.sections import GoalRow
from socfin.domain.goals.states import GoalState
from socfin.domain.indicators import OverTime, Steps, spell_with_unit
from socfin.domain.listing import listed
from socfin.domain.money import NBSP
from socfin.domain.period import Month, Span
from socfin.domain.report import Report
from socfin.domain.sections import IndicatorRow
from socfin.services.prose.indicator_words import ShownIndicator, sentence, shown
from socfin.services.prose.measure_words import counted

GOALS = "Mål"
DECEMBER = 12
"""The month in which a year is whole."""
LONGEST_TITLE = 60
"""Signs of a goal's name that a slide's title has room for on one line; a longer one stands beneath it."""


@dataclass(frozen=True, slots=True)
class ToldGoal:
    """A goal as a page or a document has it; an empty text is left out."""

    row: GoalRow
    name: str
    """ "Inriktningsmål 1: Jämlika livsvillkor"."""
    level: int
    standing: str
    """ "Väntas uppnås"; where it was told after an earlier month than the report's, that month too."""
    follow_up: tuple[str, ...]
    """Its paragraphs."""
    effect: tuple[str, ...]
    aim: tuple[str, ...]
    """What it is to reach and how far there is left, one sentence or none."""
    measured: tuple[str, ...]
    """What each of its indicators says."""
    indicators: tuple[ShownIndicator, ...]
    """Those of them that the report has of its verksamhet."""

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is told of it, a line a paragraph."""
        return tuple(_standing_lines(self))


def told_goals(report: Report) -> tuple[ToldGoal, ...]:
    """Every goal of the report in its order."""
    known = {(row.code, row.indicator): row for row in report.indicators}
    return tuple(
        ToldGoal(
            row=row,
            name=row.name,
            level=row.level,
            standing=standing(row, report.period),
            follow_up=tuple(filter(None, (line.strip() for line in row.follow_up.splitlines()))),
            effect=tuple(filter(None, (line.strip() for line in row.effect.splitlines()))),
            aim=_aim(row, known.get((row.code, row.aim.indicator)) if row.aim else None, report.month),
            measured=tuple(
                _measured(indicator.name, known.get((row.code, indicator.code)))
                for indicator in row.indicators
            ),
            indicators=shown(
                known[row.code, indicator.code]
                for indicator in row.indicators
                if (row.code, indicator.code) in known
            ),
        )
        for row in report.goals
    )


def _aim(row: GoalRow, indicator: IndicatorRow | None, month: Month) -> tuple[str, ...]:
    return () if row.aim is None else (aim_sentence(row.aim, indicator, month),)


def _measured(name: str, row: IndicatorRow | None) -> str:
    """ "Beläggning 94,1 % mot 97,0 %, 12 platser tomma i oktober; förra året 95,7 %. Nära målet."."""
    if row is None:
        return f"{name}: inget värde i rapporten."
    (indicator,) = shown((row,))
    before = ""
    if row.outcome is not None and row.last_year is not None:
        spelled = spell_with_unit(row.last_year, row.decimals, indicator.unit).rstrip(NBSP)
        before = f"; förra året {spelled}"
    judged = f" {indicator.standing}." if indicator.standing else ""
    return f"{sentence(indicator)}{before}.{judged}"


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


def goals_measured_by(report: Report, row: IndicatorRow) -> list[GoalRow]:
    """The goals of the report that an indicator of a verksamhet measures."""
    return [
        goal
        for goal in report.goals
        if goal.code == row.code and any(each.code == row.indicator for each in goal.indicators)
    ]


def standing(row: GoalRow, period: str) -> str:
    """How it is judged, and after which month where it is not the report's; "" where nothing is told."""
    judged = row.state.label if row.state is not GoalState.UNJUDGED else ""
    if not row.after or row.after == period:
        return judged
    month = f"efter {Month.parse(row.after).label}"
    return f"{judged} ({month})" if judged else f"Uppföljt {month}"


def goals_sentence(report: Report) -> str:
    """ "Bedömda mål: fem väntas uppnås och ett väntas delvis uppnås."; "" where none is judged."""
    judged = [row.state for row in report.goals if row.state is not GoalState.UNJUDGED]
    if not judged:
        return ""
    parts = [
        f"{counted(judged.count(state), 'ett')} {state.label[:1].lower()}{state.label[1:]}"
        for state in GoalState
        if state in judged
    ]
    return f"Bedömda mål: {listed(parts)}."


def goal_lines(report: Report) -> tuple[str, ...]:
    """The goals as text, each with what is told of it indented beneath."""
    return tuple(_lines(report))


def goal_slides(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A title and its lines for every slide of a meeting: where all stand, then one for each goal at the top.

    What is told of each stands in `goal_details`, which a meeting turns to when it is asked for.
    """
    goals = told_goals(report)
    tops = [goal for goal in goals if not goal.level]
    parted = [slide for goal in tops if (slide := _area(goal, goals)) is not None]
    summary = tuple(filter(None, (goals_sentence(report),)))
    if len(tops) == 1 and parted:
        title, lines = parted[0]
        return ((title, (*summary, *lines)),)
    return ((GOALS, (*summary, *map(_bullet, tops))), *parted) if tops else ()


def goal_details(report: Report) -> tuple[str, ...]:
    """What is told of each goal that has more than where it stands, a line a paragraph."""
    return tuple(
        line
        for goal in told_goals(report)
        if goal.lines
        for line in (f"{_with_standing(goal.name, goal.standing)}:", *goal.lines)
    )


def _area(top: ToldGoal, goals: tuple[ToldGoal, ...]) -> tuple[str, tuple[str, ...]] | None:
    """The goals beneath one at the top, each with where it stands; None where there are none."""
    inside = {top.row.number}
    lines = []
    for goal in goals:
        if goal.row.above in inside:
            inside.add(goal.row.number)
            lines.append(
                _bullet(goal) if goal.level == 1 else f"– {_with_standing(goal.name, goal.standing)}"
            )
    if not lines:
        return None
    if len(top.name) <= LONGEST_TITLE:
        return top.name, (*filter(None, (top.standing,)), *lines)
    return top.row.word or GOALS, (_with_standing(top.row.text, top.standing), *lines)


def _bullet(goal: ToldGoal) -> str:
    return f"• {_with_standing(goal.name, goal.standing)}"


def _with_standing(text: str, standing: str) -> str:
    return f"{text} – {standing}" if standing else text


def _lines(report: Report) -> Iterator[str]:
    for goal in told_goals(report):
        indent = "  " * goal.level
        yield f"{indent}{_with_standing(goal.name, goal.standing)}"
        yield from (f"{indent}  {line}" for line in goal.lines)


def _standing_lines(goal: ToldGoal) -> Iterator[str]:
    for label, lines in (
        ("Ska nå", goal.aim),
        ("Mäts med", goal.measured),
        ("Uppföljning", goal.follow_up),
        ("Effekt", goal.effect),
    ):
        for number, line in enumerate(lines):
            yield f"{label}: {line}" if number == 0 else line
