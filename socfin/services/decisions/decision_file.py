"""A decision's amounts as a file in the long format, to be published, found and undone as any other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from socfin.domain.decisions.budget import Decided
from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import round_half_away

HEADER = "verksamhet;rad;period;månader;scenario;belopp"
LINE_WORDS = {
    Line.REVENUE: "intäkter",
    Line.PERSONNEL: "personalkostnader",
    Line.PURCHASED_CARE: "köp av verksamhet",
    Line.BENEFITS: "försörjningsstöd",
    Line.PREMISES: "lokalkostnader",
    Line.AGENCY_STAFF: "inhyrd personal",
    Line.CAPITAL: "kapitalkostnader",
    Line.OTHER_COST: "övriga kostnader",
}
"""What the long format calls each line (docs/formats.md)."""


def decision_file(parts: Sequence[Decided]) -> bytes:
    """The parts as a long CSV in kronor with öre, one row each; ValueError for a line that no file names."""
    rows = [HEADER, *(_row(part) for part in parts)]
    return ("\n".join(rows) + "\n").encode("utf-8-sig")


def source_of(number: int) -> str:
    """The budget source under which a decision is published; each has its own, so that they add up."""
    return f"beslut-{number}"


def _row(part: Decided) -> str:
    if part.line is not None and part.line not in LINE_WORDS:
        raise ValueError(f"No file has a line {part.line}")
    line = "" if part.line is None else LINE_WORDS[part.line]
    kronor = f"{round_half_away(Fraction(part.amount, 100), 2):f}"
    scenario = Scenario.BUDGET.label.lower()
    return f"{part.code};{line};{part.span.last};{part.span.months};{scenario};{kronor}"
