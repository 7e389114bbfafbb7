"""The organisation in words and as rows of a table, on page and paper alike; never drawn."""

from __future__ import annotations

from itertools import groupby

from socfin.domain.indicators import spell_with_unit
from socfin.domain.money import Unit, format_money
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.domain.sections import OrganisationBox

ORGANISATION = "Organisationen"


def organisation_title(month: str) -> str:
    """ "Organisationen augusti 2022"."""
    return f"{ORGANISATION} {Month.parse(month).label}"


def trees(report: Report) -> tuple[tuple[str, tuple[OrganisationBox, ...]], ...]:
    """The report's boxes by the month of their tree, the report's own first."""
    return tuple((month, tuple(boxes)) for month, boxes in groupby(report.boxes, key=lambda box: box.month))


def box_lines(box: OrganisationBox, unit: Unit) -> tuple[str, ...]:
    """What stands beneath a box's name: counts and budget, then what becomes of it."""
    counts = [
        spell_with_unit(steps, decimals, word)
        for steps, decimals, word in (
            (box.heads, 0, "chef" if box.heads == 1 else "chefer"),
            (box.people, 0, "anställda"),
            (box.workers, 1, "årsarbetare"),
        )
        if steps is not None
    ]
    budget = [] if box.year_budget_ore is None else [f"budget {format_money(box.year_budget_ore, unit)}"]
    return tuple(filter(None, (" · ".join([*counts, *budget]), box.remark)))


def organisation_lines(report: Report) -> tuple[str, ...]:
    """The trees as text: a heading for each month, a line for each box, indented by its level."""
    lines: list[str] = []
    for month, boxes in trees(report):
        lines.append(organisation_title(month))
        for box in boxes:
            words = ", ".join(box_lines(box, report.unit))
            lines.append(f"{'  ' * box.level}{box.name}{f': {words}' if words else ''}")
    return tuple(lines)
