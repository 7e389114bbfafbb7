"""Months of a few verksamheter, written as people would write them."""

import pandas as pd

from socfin.domain.period import Month
from socfin.frames.declared import LEDGER, frame_of

MARCH = Month(2022, 3).number
JANUARY = MARCH - 2


def rows(text: str, months: int = 1) -> pd.DataFrame:
    """Lines of "510 5020 1 -100": verksamhet, account, month of 2022 and whole kronor."""
    listed = []
    for line in text.strip().splitlines():
        code, account, month, kronor = line.split()
        ore = None if kronor == "." else int(kronor) * 100
        last = JANUARY + int(month) - 1
        listed.append((code, account, "", "outcome", "erp", 0, last, months, 0, 0, ore))
    return frame_of(LEDGER, listed)


def figures(text: str, months: int = 1) -> pd.DataFrame:
    frame = rows(text, months)
    return frame.assign(row=range(2, len(frame) + 2))


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


HISTORY = rows(
    "\n".join(
        f"{code} 5020 {month} {amount + month * 1000}"
        for code, amount in (("510", -400_000), ("520", -300_000), ("530", -200_000), ("540", -90_000))
        for month in (1, 2, 3)
    )
)
USUAL = "510 5020 4 -398000\n520 5020 4 -301000\n530 5020 4 -199000\n540 5020 4 -88000"
