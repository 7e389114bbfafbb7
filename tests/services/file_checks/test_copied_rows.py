"""Verksamheter with the very same amounts in every column need a reason."""

import pandas as pd
import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.copied_rows import copied_rows
from socfin.services.file_checks.pairs import nets

MARCH = Month(2026, 3).number
OWN = {"10": (-5_392, -5_590, -21_568), "21": (-31_305, -29_467, -125_220), "30": (-901, -923, -3_604)}
SLOTS = (("budget", 3), ("outcome", 3), ("budget", 12))


def told(rows):
    made = [
        (
            code,
            "",
            "net",
            scenario,
            MARCH if months == 3 else MARCH + 9,
            months,
            None if k is None else k * 100_000,
        )
        for code, amounts in rows.items()
        for (scenario, months), k in zip(SLOTS, amounts, strict=True)
    ]
    names = ["verksamhet", "account", "line", "scenario", "last", "months", "amount_ore"]
    figures = pd.DataFrame(made, columns=names).astype({"amount_ore": "Int64"}).assign(as_of=0)
    return [
        (problem.code, problem.message)
        for problem in copied_rows(nets(figures), lambda code: f"enhet {code}")
    ]


@pytest.mark.parametrize("of", sorted(OWN))
def test_a_row_copied_into_another_verksamhet_needs_a_reason(of):
    message = f"Exakt samma belopp i alla kolumner: enhet {of} och enhet 40."

    assert told(OWN | {"40": OWN[of]}) == [("rows_copied", message)]
    assert "rows_copied" in SERIOUS


def test_each_group_of_copies_is_named():
    ((_, message),) = told(OWN | {"40": OWN["10"], "50": OWN["30"], "60": OWN["30"]})

    assert message == (
        "Exakt samma belopp i alla kolumner: enhet 10 och enhet 40, enhet 30, enhet 50 och enhet 60."
    )


@pytest.mark.parametrize(
    "other",
    [
        (-5_392, -5_590, -21_569),
        (-5_392, -5_590, None),
        (-100, -100, -400),
        (0, 0, 0),
        (5_392, 5_590, 21_568),
    ],
)
def test_what_differs_anywhere_or_says_too_little_does_not(other):
    assert told(OWN | {"40": other, "50": (-100, -100, -400)}) == []
