"""What happens in Exempelkommunen out of the ordinary: placements, agency nurses, corrections; in öre."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socfin.domain.money import Ore
from socfin.domain.period import Month

RUNAWAY = "5402"
RUNAWAY_FROM = Month(2025, 5)
RUNAWAY_DAY: Ore = -26_500_00
"""Cost per day of the placements that began in May 2025."""

NURSES = ("5301", "5302")
NURSES_FROM = Month(2024, 6)
# Shifts per month of the year that the agency covers at day and at night: most in summer.
SHIFTS = {
    "5301": (16, 14, 14, 13, 14, 40, 62, 58, 30, 24, 22, 24),
    "5302": (9, 8, 8, 8, 8, 22, 34, 32, 16, 13, 12, 14),
}
SHIFT: Ore = -7_450_00
VACANCY = 30
"""Per cent of the agency's cost that unfilled posts save in wages."""

UNMAPPED = "5208"
UNMAPPED_FROM = Month(2025, 2)
UNMAPPED_MONTH: Ore = -61_240_00

UNBUDGETED = "5401"
UNBUDGETED_MONTHS = (Month(2025, 3), Month(2025, 6))
UNBUDGETED_MONTH: Ore = -148_500_00

RENT_UNIT = "5204"
RENT: Ore = -1_164_300_00
RENT_BOOKED = Month(2025, 3)
RENT_CORRECTED = Month(2025, 6)

REFUND_UNIT = "5403"
REFUND: Ore = 3_412_800_00
REFUND_MONTH = Month(2024, 10)

TAX_ERROR_UNIT = "5505"
TAX_ERROR: Ore = -486_200_00
TAX_ERROR_MONTH = Month(2023, 11)


@dataclass(frozen=True, slots=True)
class Event:
    """An amount that comes on top of a unit's ordinary outcome on an account in a month."""

    code: str
    account: str
    month: Month
    amount: Ore


def months(first: Month, last: Month) -> Iterator[Month]:
    """Every month from first to last, both included."""
    return (Month.from_number(number) for number in range(first.number, last.number + 1))


def events(last: Month) -> tuple[Event, ...]:
    """Everything out of the ordinary up to and including the last month."""
    moments = [
        *(Event(RUNAWAY, "4610", month, RUNAWAY_DAY * month.days) for month in months(RUNAWAY_FROM, last)),
        *(event for month in months(NURSES_FROM, last) for code in NURSES for event in _agency(code, month)),
        *(Event(UNMAPPED, "9010", month, UNMAPPED_MONTH) for month in months(UNMAPPED_FROM, last)),
        *(Event(UNBUDGETED, "7510", month, UNBUDGETED_MONTH) for month in months(*UNBUDGETED_MONTHS)),
        Event(RENT_UNIT, "6010", RENT_BOOKED, RENT),
        Event(RENT_UNIT, "6010", RENT_CORRECTED, -RENT),
        Event(REFUND_UNIT, "3530", REFUND_MONTH, REFUND),
        Event(TAX_ERROR_UNIT, "6010", TAX_ERROR_MONTH, TAX_ERROR),
        Event(TAX_ERROR_UNIT, "6010", TAX_ERROR_MONTH.plus(1), -TAX_ERROR),
    ]
    return tuple(event for event in moments if event.month <= last)


def _agency(code: str, month: Month) -> tuple[Event, Event]:
    """A month's agency nurses, and what the empty posts behind them save."""
    cost = SHIFTS[code][month.month - 1] * SHIFT
    return Event(code, "7510", month, cost), Event(code, "5020", month, -cost * VACANCY // 100)
