"""Whether two budgets are the same is asked per verksamhet, account and span; missing is not 0."""

import pytest

from socfin.services.forecast.history import is_same_budget
from tests.services.ledgers import ledger_of

BUDGET = "511 budget 2022-01 -1000\n520 budget 2022-01 0"


@pytest.mark.parametrize(
    "other",
    [
        "511 budget 2022-01 0\n520 budget 2022-01 -1000",
        "511 budget 2022-01 -1000\n520 budget 2022-01 .",
        "511 budget 2022-02 -1000\n520 budget 2022-01 0",
        "511 budget 2022-01 -1000 account=5020\n520 budget 2022-01 0",
        "511 budget 2022-01 -1000",
    ],
)
def test_swapped_missing_moved_or_left_out_is_another_budget(other):
    assert not is_same_budget(ledger_of(BUDGET), ledger_of(other))


def test_the_same_amounts_from_a_later_file_in_another_order_are_the_same_budget():
    later = "520 budget 2022-01 0 upload=7 rank=9\n511 budget 2022-01 -1000 upload=7 rank=9"

    assert is_same_budget(ledger_of(BUDGET), ledger_of(later))
