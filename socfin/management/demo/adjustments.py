"""What Exempelkommunen's controller has told the forecast of: decided measures and a known one-off."""

from __future__ import annotations

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.management.demo import events
from socfin.services.forecast.adjustments import AdjustmentFact

NOVEMBER, DECEMBER = Month(2025, 11), Month(2025, 12)


def adjustments() -> tuple[AdjustmentFact, ...]:
    """Two measures that begin in November, and last year's refund, which will not come again."""
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
        AdjustmentFact(
            code=events.RUNAWAY,
            kind=AdjustmentKind.MEASURE,
            first=NOVEMBER,
            last=DECEMBER,
            amount=640_000_00,
            line=Line.PURCHASED_CARE.value,
            text="En HVB-placering avslutas den 31 oktober och följs av familjehem",
        ),
        AdjustmentFact(
            code=events.NURSES[0],
            kind=AdjustmentKind.MEASURE,
            first=NOVEMBER,
            last=DECEMBER,
            amount=280_000_00,
            line=Line.AGENCY_STAFF.value,
            text="Två sjuksköterskor anställda i stället för inhyrda pass",
        ),
    )
