"""Small reports for the charts, and what every figure must hold to."""

import json
from typing import Any

from plotly import graph_objects as go

from socfin.charts.theme import Picture, resolved
from socfin.domain.limits import Status
from socfin.domain.money import Unit
from socfin.domain.report import BridgeStep, MonthPoint, Report, ReportRow, RowKind
from tests.rows import point_of, row_of

TKR = 100_000


def total(**amounts: Any) -> ReportRow:
    return row_of(code="5", name="Vård och omsorg", level=0, kind=RowKind.TOTAL, **amounts)


def report(**parts: Any) -> Report:
    known = {
        "total": total(),
        "committee": "nora",
        "committee_name": "Socialutskottet",
        "municipality": "Nora",
    }
    return Report(**(known | {"period": "2022-03", "unit": Unit.TKR} | parts))


def nora() -> Report:
    """Two of Nora's rows: one far beyond the limits, one to watch, and the rest."""
    return report(
        total=total(budget_to_date_ore=-64_546 * TKR, outcome_to_date_ore=-66_738 * TKR),
        rows=(
            row_of(code="550", name="Individ- och familjeomsorg (IFO)", level=1, status=Status.DEFICIT),
            row_of(code="510", name="Hemtjänst", level=1, status=Status.WATCH),
        ),
        bridge=(
            step("budget", "Budget", -64_546, 0),
            step("step", "Individ- och familjeomsorg (IFO)", -2_590, -64_546, "550"),
            step("step", "Hemtjänst", -179, -67_136, "510"),
            step("others", "Övriga", 577, -67_315),
            step("outcome", "Utfall", -66_738, 0),
        ),
    )


def step(kind: str, name: str, amount: int, start: int, code: str = "") -> BridgeStep:
    return BridgeStep(code=code, name=name, amount_ore=amount * TKR, start_ore=start * TKR, kind=kind)


def timra_months() -> tuple[MonthPoint, ...]:
    """January–July known only as a sum, August alone."""
    return (
        point_of(7, budget_to_date_ore=-270_000 * TKR, outcome_to_date_ore=-280_000 * TKR),
        point_of(
            8,
            budget_ore=-38_000 * TKR,
            outcome_ore=-41_000 * TKR,
            budget_to_date_ore=-308_000 * TKR,
            outcome_to_date_ore=-321_000 * TKR,
        ),
    )


def is_sound(picture: Picture) -> bool:
    """plotly knows every property, JSON can carry it, and no text needs an inline style."""
    go.Figure(resolved(picture.figure))
    text = json.dumps(picture.figure)
    return not any(tag in text for tag in ("<b>", "<i>", "<span", "style="))


def spaced(text: str) -> str:
    """The text with ordinary spaces, so that a test reads as it is typed."""
    return text.replace("\u00a0", " ")
