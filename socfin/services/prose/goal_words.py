"""The committee's goals and where they stand, in words; never a layout."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socfin.domain.goals.sections import GoalRow
from socfin.domain.goals.states import GoalState
from socfin.domain.listing import listed
from socfin.domain.period import Month
from socfin.domain.report import Report

GOALS = "Mål"
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

    @property
    def lines(self) -> tuple[str, ...]:
        """All that is told of it, a line a paragraph."""
        return tuple(_standing_lines(self))


def told_goals(report: Report) -> tuple[ToldGoal, ...]:
    """Every goal of the report in its order."""
    return tuple(
        ToldGoal(
            row=row,
            name=row.name,
            level=row.level,
            standing=standing(row, report.period),
            follow_up=tuple(filter(None, (line.strip() for line in row.follow_up.splitlines()))),
            effect=tuple(filter(None, (line.strip() for line in row.effect.splitlines()))),
        )
        for row in report.goals
    )


def standing(row: GoalRow, period: str) -> str:
    """How it is judged, and after which month where it is not the report's; "" where nothing is told."""
    judged = row.state.label if row.state is not GoalState.UNJUDGED else ""
    if not row.after or row.after == period:
        return judged
    month = f"efter {Month.parse(row.after).label}"
    return f"{judged} ({month})" if judged else f"Uppföljt {month}"


def goals_sentence(report: Report) -> str:
    """ "Bedömda mål: 5 väntas uppnås och 2 väntas delvis uppnås."; "" where none is judged."""
    judged = [row.state for row in report.goals if row.state is not GoalState.UNJUDGED]
    if not judged:
        return ""
    parts = [
        f"{judged.count(state)} {state.label[:1].lower()}{state.label[1:]}"
        for state in GoalState
        if state in judged
    ]
    return f"Bedömda mål: {listed(parts)}."


def goal_lines(report: Report) -> tuple[str, ...]:
    """The goals as text, each with what is told of it indented beneath."""
    return tuple(_lines(report))


def goal_slides(report: Report) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A title and its lines for every slide: the goals at the top, then each that has more to tell."""
    goals = told_goals(report)
    if not goals:
        return ()
    top = tuple(_bullet(goal) for goal in goals if not goal.level)
    first = (GOALS, (*filter(None, (goals_sentence(report),)), *top))
    return (first, *filter(None, (_slide(goal, goals) for goal in goals)))


def _slide(goal: ToldGoal, goals: tuple[ToldGoal, ...]) -> tuple[str, tuple[str, ...]] | None:
    beneath = tuple(_bullet(each) for each in goals if each.row.above == goal.row.number)
    if not goal.lines and not beneath:
        return None
    if len(goal.name) <= LONGEST_TITLE:
        return goal.name, (*filter(None, (goal.standing,)), *goal.lines, *beneath)
    return goal.row.word or GOALS, (_with_standing(goal.row.text, goal.standing), *goal.lines, *beneath)


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
    for label, lines in (("Uppföljning", goal.follow_up), ("Effekt", goal.effect)):
        for number, line in enumerate(lines):
            yield f"{label}: {line}" if number == 0 else line
