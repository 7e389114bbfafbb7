"""What Exempelkommunen's controller has told the forecast of beside measures: a known one-off."""

from __future__ import annotations

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.lines import Line
from socfin.management.demo import events
from socfin.services.forecast.adjustments import AdjustmentFact


def adjustments() -> tuple[AdjustmentFact, ...]:
    """Last year's refund, which will not come again."""
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
    )
