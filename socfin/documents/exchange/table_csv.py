"""The table as CSV the way a Swedish Excel opens it: BOM, semicolon, decimal comma; true kronor with öre."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass

from socfin.documents.clean import one_line
from socfin.documents.row_kinds import KINDS
from socfin.domain.columns import COMMA_SEPARATED, Kind, Place
from socfin.domain.formula_guard import guarded
from socfin.domain.indicators import spell
from socfin.domain.measures.sections import MeasureRow, PlanYear
from socfin.domain.money import MINUS, MISSING, NBSP, Ore, format_exact, format_share
from socfin.domain.report import Report, ReportRow
from socfin.domain.sections import IndicatorRow
from socfin.services.measures.plan import plan_of
from socfin.services.prose.cost_tables import Figure, exact_figures
from socfin.services.prose.goal_words import ToldGoal, told_goals
from socfin.services.prose.indicator_words import shown
from socfin.services.prose.measure_words import standing
from socfin.services.prose.opening import named


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is always there, empty where the figure is missing, so that files can be compared."""

    title: str
    spell: Callable[[Report, ReportRow], str]


def make(report: Report) -> bytes:
    """Rows, total and statement in kronor with öre, then indicators, measures and goals; a figure a cell."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow((*(column.title for column in COLUMNS), *INDICATOR_COLUMNS))
    for row in (*report.rows, report.total, *report.lines):
        money = (column.spell(report, row) for column in COLUMNS)
        writer.writerow((*money, *("" for _ in INDICATOR_COLUMNS)))
    for indicator in report.indicators:
        owner = (indicator.code, indicator.verksamhet)
        writer.writerow((*_beside_money(report, "nyckeltal", *owner), *_of_indicator(indicator)))
    for cost, heading, figure in exact_figures(report):
        costs = (defused(heading), figure.unit, _plain(figure), "", "", "", "")
        writer.writerow((*_beside_money(report, "kostnad", cost.code, cost.name), *costs))
    for measure in report.measures:
        kind = "förslag" if measure.state.is_proposal else "åtgärd"
        owner = (measure.code, measure.verksamhet)
        writer.writerow((*_beside_money(report, kind, *owner), *_of_measure(measure)))
    plan = plan_of(report)
    for each in plan.rows if plan else ():
        beside = _beside_money(report, "plan", each.row.code, each.row.verksamhet)
        writer.writerows((*beside, *_of_plan(each.row, year)) for year in each.row.plan)
    for goal in told_goals(report):
        owner = (goal.row.code, goal.row.verksamhet)
        writer.writerow((*_beside_money(report, "mål", *owner), *_of_goal(goal)))
    return out.getvalue().encode("utf-8-sig")


def defused(text: str) -> str:
    """Text on one line that no spreadsheet takes for a formula."""
    return guarded(one_line(text))


def kronor(amount: Ore | None) -> str:
    """ "-12226800,00": a number to a Swedish spreadsheet; missing is empty, never zero."""
    return _number(format_exact(amount))


def per_cent(share: float | None) -> str:
    """ "-1,48": per cent with two decimals; no share is empty."""
    return _number(format_share(share, decimals=2)).removesuffix("%")


def _of(report: Report) -> str:
    """What the figures are: "redovisade", "påhittade", and whether small units are gathered."""
    word = "påhittade" if report.constructed else "redovisade"
    return f"{word}, offentlig version" if report.public else word


def _number(spelled: str) -> str:
    return "" if spelled == MISSING else spelled.replace(NBSP, "").replace(MINUS, "-")


def _plain(figure: Figure) -> str:
    """ "-1234,50": the exact figure with its decimals."""
    return "" if figure.number is None else f"{figure.number:.{figure.decimals}f}".replace(".", ",")


def _beside_money(report: Report, kind: str, code: str, name: str) -> list[str]:
    """A row of what is no amount to date in the columns of money: whose it is, and nothing else."""
    owner = ReportRow(code=code, name=name, level=0)
    named = {"Typ": kind, "Nivå": "", "Status": ""}
    texts = {column.title: column.spell(report, owner) for column in COLUMNS} | named
    return [texts[column.title] for column in COLUMNS]


def _of_indicator(indicator: IndicatorRow) -> list[str]:
    """Its own columns: name, unit and figures with the indicator's decimals; missing is empty."""
    (spelled,) = shown((indicator,))
    steps = (indicator.outcome, indicator.target, indicator.deviation, indicator.last_year)
    figures = [_number(spell(step, indicator.decimals)) for step in steps]
    return [defused(indicator.name), defused(indicator.unit), *figures, defused(spelled.remark)]


def _of_measure(measure: MeasureRow) -> list[str]:
    """Its own columns: what it has given beside what was expected of it by then, in kronor with öre.

    A proposal has what it would give in all its time, and what would follow from it.
    """
    given, expected = measure.realised_ore, measure.expected_ore
    deviation = None if given is None or expected is None else given - expected
    aim = measure.amount_ore if measure.state.is_proposal else expected
    about = " ".join(filter(None, (f"{standing(measure)}.", measure.consequence)))
    return [defused(measure.text), "kr", kronor(given), kronor(aim), kronor(deviation), "", defused(about)]


def _of_plan(measure: MeasureRow, planned: PlanYear) -> list[str]:
    """Its own columns: what it is to give in a year of the plan, in kronor with öre, and which year."""
    about = f"{planned.year}, {measure.state.label.lower()}"
    return [defused(measure.text), "kr", "", kronor(planned.amount_ore), "", "", about]


def _of_goal(goal: ToldGoal) -> list[str]:
    """Its own columns: what it is, and where it stands with all that is told of it; it has no figure."""
    about = " ".join((*((f"{goal.standing}.",) if goal.standing else ()), *goal.lines))
    return [defused(goal.name), "", "", "", "", "", defused(about)]


def _figure(place: Place) -> Column:
    """A figure of the catalogue, spelled for a spreadsheet."""
    column = place.column
    if column.is_amount:
        return Column(place.heading, lambda _, row: kronor(column.value(row)))
    if column.kind is Kind.SHARE:
        return Column(place.heading, lambda _, row: per_cent(column.value(row)))
    return _text(place.heading, lambda _, row: column.word(row))


def _text(title: str, text: Callable[[Report, ReportRow], str]) -> Column:
    return Column(title, lambda report, row: defused(text(report, row)))


INDICATOR_COLUMNS = (
    "Nyckeltal",
    "Enhet",
    "Nyckeltal utfall",
    "Nyckeltal mål eller budget",
    "Nyckeltal avvikelse",
    "Nyckeltal förra året",
    "Vad det betyder",
)
"""After those of money, and empty in its rows; an amount and a count never stand in one column."""
COLUMNS = (
    _text("Nämnd", lambda report, _: report.committee_name),
    _text("Period", lambda report, _: report.period),
    _text("Uppgifter", lambda report, _: _of(report)),
    _text("Typ", lambda _, row: KINDS[row.kind]),
    _text("Kod", lambda _, row: row.code),
    _text("Namn", lambda _, row: row.name),
    _text("Nivå", lambda _, row: str(row.level)),
    _text("Överordnad", lambda _, row: row.parent),
    *(_figure(place) for place in COMMA_SEPARATED),
    _text("Orsak", lambda _, row: named(row, row.to_date.deviation)),
    _text("Kommentar", lambda _, row: row.comment.text if row.comment else ""),
)
