"""What Exempelkommunen's controller has told the forecast of beside measures: changes and a one-off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socfin.actions.forecasts import adjust
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment, Reckoning
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.management.demo import events
from socfin.services.forecast.adjustments import AdjustmentFact, amount_of

if TYPE_CHECKING:
    from socfin.models import User, Verksamhet

NOVEMBER, DECEMBER = Month(2025, 11), Month(2025, 12)
DAY_CENTRE, DAILY_ACTIVITIES = "5123", "5505"


def enter_adjustments(nodes: Mapping[str, Verksamhet], by: User) -> None:
    """Enter each as a controller would; `nodes` are the verksamheter by code."""
    for adjustment in adjustments():
        adjust(
            verksamhet=nodes[adjustment.code],
            new=NewAdjustment(
                kind=adjustment.kind,
                first=adjustment.first,
                last=adjustment.last,
                amount=adjustment.amount,
                text=adjustment.text,
                line=Line(adjustment.line),
                reckoning=adjustment.reckoning,
            ),
            by=by,
        )


def adjustments() -> tuple[AdjustmentFact, ...]:
    """Last year's refund, which will not come again; rent that ends and two more who begin in November."""
    return (
        AdjustmentFact(
            code=events.REFUND_UNIT,
            kind=AdjustmentKind.ONE_OFF,
            first=events.REFUND_MONTH,
            last=events.REFUND_MONTH,
            amount=events.REFUND,
            line=Line.REVENUE.value,
            text="Retroaktiv ersättning som inte kommer igen",
        ),
        _change(
            DAY_CENTRE,
            Line.PREMISES,
            "Hyran för den gamla dagverksamheten upphör",
            Reckoning(kind=AssumptionKind.AMOUNT, each=24_000_00),
        ),
        _change(
            DAILY_ACTIVITIES,
            Line.PERSONNEL,
            "Två deltagare till börjar på daglig verksamhet",
            Reckoning(kind=AssumptionKind.VOLUME, each=13_000_00, tenths=20),
        ),
    )


def _change(code: str, line: Line, text: str, reckoning: Reckoning) -> AdjustmentFact:
    return AdjustmentFact(
        code=code,
        kind=AdjustmentKind.CHANGE,
        first=NOVEMBER,
        last=DECEMBER,
        amount=amount_of(reckoning, NOVEMBER, DECEMBER),
        line=line.value,
        text=text,
        reckoning=reckoning,
    )
