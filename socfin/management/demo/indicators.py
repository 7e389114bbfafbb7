"""Exempelkommunen's indicators as files to hand in: what stands behind its money; reckoned, nothing is drawn.

The story: places stand empty at Solgläntan, three hemtjänst groups perform more hours than they have money
for, the placements that began in May are days nobody budgeted, and the agency covers more than was planned.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from socfin.domain.period import Month
from socfin.management.demo.events import NURSES_FROM, RUNAWAY, RUNAWAY_FROM, SHIFTS, months
from socfin.management.demo.figures import LAST_OUTCOME
from socfin.management.demo.files import DemoFile
from socfin.management.demo.tree import PEOPLE, REORGANISED
from socfin.management.demo.units import PLANS

HEADER = "Verksamhet;Nyckeltal;Period;Utfall;Mål"
FIRST = Month(2023, 1)
HOMES = ("5201", "5202", "5203", "5204", "5205", "5206")
EMPTYING, EMPTYING_FROM = "5201", Month(2025, 2)
FULL = 970
"""Per mille of the places that are to be taken."""
GROUPS = ("5111", "5112", "5113", "5114", "5115", "5116")
HOURS = 26
"""Hours a client is granted in a month."""
STAFF = {
    "510": (1_964, 1_940),
    "520": (2_412, 2_460),
    "530": (742, 790),
    "540": (1_186, 1_180),
    "550": (2_230, 2_225),
}
"""Tenths of årsarbetare: as it is, and in the budget."""
SICK = {"510": 84, "520": 78, "530": 66, "540": 51, "550": 72}
"""Tenths of a per cent; the target is 6,5 %."""
MANAGERS = {"510": (6, 214), "520": (8, 262), "530": (3, 86), "540": (6, 135), "550": (8, 241)}
"""Managers and employees."""
PLANNED_SHIFTS = {"5301": 14, "5302": 8}

Line = tuple[str, str, Month, str, str]
"""Verksamhet, indicator, month, outcome and target as they are written."""


def indicator_files() -> tuple[DemoFile, ...]:
    """One file a year with all the indicators of its months, in time order."""
    lines = [line for month in months(FIRST, LAST_OUTCOME) for part in PARTS for line in part(month)]
    years = sorted({month.year for _, _, month, _, _ in lines})
    return tuple(DemoFile(f"nyckeltal-{year}.csv", _text(lines, year)) for year in years)


def _text(lines: list[Line], year: int) -> str:
    rows = (
        f"{code};{indicator};{month};{outcome};{target}"
        for code, indicator, month, outcome, target in lines
        if month.year == year
    )
    return "\n".join([HEADER, *rows, ""])


def _homes(month: Month) -> Iterator[Line]:
    for code in HOMES:
        places, days = PEOPLE[code] or 0, month.days
        taken = FULL - 12 + _wobble(code, month, 9)
        if code == EMPTYING and month >= EMPTYING_FROM:
            taken -= 90
        yield code, "Platser", month, str(places), str(places)
        yield code, "Beläggning", month, _tenths(taken), _tenths(FULL)
        yield (
            code,
            "Belagda platsdygn",
            month,
            str(places * days * taken // 1000),
            str(places * days * FULL // 1000),
        )


def _groups(month: Month) -> Iterator[Line]:
    """Known from the reorganisation: before it the groups were others."""
    for code in GROUPS if month >= REORGANISED else ():
        planned = (PEOPLE[code] or 0) * HOURS * 10
        share = 1000 + round(PLANS[code].bias * 10) + _wobble(code, month, 12)
        yield code, "Utförda timmar", month, _tenths(planned * share // 1000), _tenths(planned)
        yield code, "Brukare", month, str((PEOPLE[code] or 0) + _wobble(code, month, 2)), str(PEOPLE[code])


def _placements(month: Month) -> Iterator[Line]:
    days = month.days
    there = 3 if month < RUNAWAY_FROM else 5
    yield RUNAWAY, "Placeringar", month, str(there), "4"
    yield RUNAWAY, "Placeringsdygn", month, str(there * days), str(4 * days)
    yield "5401", "Orosanmälningar", month, str(112 + _wobble("5401", month, 14)), "100"
    yield "5407", "Hushåll med försörjningsstöd", month, str(302 - month.month), "310"


def _nurses(month: Month) -> Iterator[Line]:
    for code, planned in PLANNED_SHIFTS.items():
        shifts = SHIFTS[code][month.month - 1] if month >= NURSES_FROM else planned
        yield code, "Hyrpass", month, str(shifts), str(planned)


def _staff(month: Month) -> Iterator[Line]:
    for code, (people, budget) in STAFF.items():
        yield code, "Årsarbetare", month, _tenths(people + _wobble(code, month, 15)), _tenths(budget)
        yield code, "Sjukfrånvaro", month, _tenths(SICK[code] + _wobble(code, month, 8)), "6,5"
    for code, (managers, employees) in MANAGERS.items():
        yield code, "Chefer", month, str(managers), str(managers)
        yield code, "Anställda", month, str(employees), ""
        yield code, "Anställda per chef", month, _tenths(employees * 10 // managers), "30"


PARTS: tuple[Callable[[Month], Iterator[Line]], ...] = (_homes, _groups, _placements, _nurses, _staff)


def _wobble(code: str, month: Month, most: int) -> int:
    """A little up or down, at most so much, the same every time."""
    return (int(code) * 7 + month.number * 13) % (2 * most + 1) - most


def _tenths(tenths: int) -> str:
    return f"{tenths // 10},{tenths % 10}"
