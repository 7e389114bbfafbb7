"""Two verksamheter whose amounts have changed places since the last file."""

import pandas as pd
import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.frames.declared import LEDGER
from socfin.services.comparison.ledgers import compare_totals
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.exchanged_rows import exchanged_rows

BEFORE = {"510": -4_000_00, "520": -9_000_00, "530": -7_000_00}


def ledger(amounts: dict[str, int | None], scenario: Scenario, months: int) -> pd.DataFrame:
    rows = [
        (code, "", "net", scenario.value, "erp", 0, Month(2025, 12).number, months, 0, 0, amount)
        for code, amount in amounts.items()
    ]
    return pd.DataFrame(rows, columns=list(LEDGER)).astype(LEDGER)


def seen(before, after, scenario=Scenario.BUDGET, months=12):
    totals = compare_totals(ledger(before, scenario, months), ledger(after, scenario, months))
    return [(each.code, each.message) for each in exchanged_rows(totals, lambda code: f"Enhet {code}")]


@pytest.mark.parametrize("scenario", [Scenario.BUDGET, Scenario.OUTCOME, Scenario.FORECAST])
@pytest.mark.parametrize("months", [1, 12])
def test_two_that_have_each_others_amounts_need_a_reason(scenario, months):
    after = BEFORE | {"510": BEFORE["520"], "520": BEFORE["510"]}

    [(code, message)] = seen(BEFORE, after, scenario, months)

    assert message == (
        "Dessa verksamheter har bytt belopp med varandra mot det som gäller i dag: Enhet 510 och Enhet 520."
    )
    assert code in SERIOUS


@pytest.mark.parametrize(
    "after",
    [
        BEFORE,
        BEFORE | {"510": -4_100_00},
        BEFORE | {"510": BEFORE["520"]},
        BEFORE | {"510": BEFORE["520"], "520": -4_000_01},
        BEFORE | {"510": BEFORE["520"], "520": BEFORE["530"], "530": BEFORE["510"]},
        BEFORE | {"510": None, "520": BEFORE["510"]},
    ],
    ids=["nothing new", "one changed", "one copied", "an öre apart", "three in a ring", "one missing"],
)
def test_what_has_changed_otherwise_is_not_told_here(after):
    assert seen(BEFORE, after) == []


def test_a_first_file_exchanges_nothing():
    assert seen({}, BEFORE) == []


def test_what_becomes_zero_has_changed_with_nobody():
    assert seen({"510": 0, "520": -5_00}, {"510": -5_00, "520": 0}) == []
