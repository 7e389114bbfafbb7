"""Long files as text and as workbooks, and what they come to."""

from __future__ import annotations

from collections import defaultdict

from socfin.importers import Options, parse
from tests.importers.tables import as_workbook

HEADER = "Verksamhet;Konto;Period;Scenario;Belopp"


def read(*rows: str, header: str = HEADER, above: tuple[str, ...] = (), **options):
    """The rows under a header, of Socialnämnden unless another is said."""
    text = "\n".join((*above, header, *rows)) + "\n"
    return parse(text.encode(), "fil.csv", Options(**{"committee": "Socialnämnden", **options}))


def read_both(*rows: str, header: str = HEADER, above: tuple[str, ...] = (), **options):
    """The same rows handed in as CSV and as a workbook."""
    text = "\n".join((*above, header, *rows)) + "\n"
    said = Options(**{"committee": "Socialnämnden", **options})
    return parse(text.encode(), "fil.csv", said), parse(as_workbook(text), "fil.xlsx", said)


def kronor(parsed) -> dict[str, float]:
    """Scenario and span → kronor, memo lines aside."""
    found: dict[str, float] = defaultdict(float)
    for one in parsed.figures:
        if one.line is None or not one.line.is_memo:
            found[f"{one.scenario.value} {one.span}"] += (one.amount or 0) / 100
    return dict(found)


def codes(parsed) -> list[str]:
    return [problem.code for problem in parsed.problems]
