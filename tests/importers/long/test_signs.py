"""A long file's sign is what its accounts and lines show: turned and told, or asked about."""

import pytest

from socfin.importers.report.layout.mapping import Sign
from tests.importers.long.reading import codes, kronor, read

OURS = {"outcome 2025-01": -730_000}
BY_LINE = "Verksamhet;Rad;Period;Scenario;Belopp"


def rows(revenue: int, cost: int, scenario: str = "utfall") -> tuple[str, ...]:
    amounts = (
        (510, 3110, 80_000),
        (510, 5020, 350_000),
        (510, 7010, 50_000),
        (520, 3120, 40_000),
        (520, 5020, 450_000),
    )
    return tuple(
        f"{code};{account};2025-01;{scenario};{(revenue if account < 4000 else cost) * kr}"
        for code, account, kr in amounts
    )


@pytest.mark.parametrize(
    ("revenue", "cost", "told"), [(1, -1, []), (1, 1, ["sign_assumed"]), (-1, 1, ["sign_assumed"])]
)
def test_accounts_show_the_sign(revenue, cost, told):
    parsed = read(*rows(revenue, cost))

    assert (kronor(parsed), codes(parsed)) == (OURS, told)


@pytest.mark.parametrize(("revenue", "cost"), [(1, 1), (-1, 1)])
def test_lines_show_the_sign(revenue, cost):
    named = [
        f"{code};{line};2025-01;utfall;{sign * kr}"
        for code in (510, 520)
        for line, sign, kr in (("Intäkter", revenue, 50), ("Kostnader", cost, 150))
    ]
    parsed = read(*named, header=BY_LINE)

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -200}, ["sign_assumed"])


def test_revenue_with_the_minus_of_costs_is_asked_about_and_the_answer_is_taken():
    assert [p.code for p in read(*rows(-1, -1)).errors] == ["sign_unclear"]
    assert codes(read(*rows(-1, -1), sign=Sign.AS_IS)) == []


def test_a_budget_with_the_opposite_sign_of_the_outcome_is_an_error():
    parsed = read(*rows(1, -1), *rows(-1, 1, "budget"))

    assert [p.code for p in parsed.errors] == ["signs_apart"]


@pytest.mark.parametrize("sign", [Sign.FLIPPED, Sign.COSTS_POSITIVE])
def test_the_persons_word_for_the_sign_is_taken_without_a_question(sign):
    revenue = 1 if sign is Sign.COSTS_POSITIVE else -1
    parsed = read(*rows(revenue, 1), sign=sign)

    assert (kronor(parsed), codes(parsed)) == (OURS, [])


def test_nets_that_are_all_positive_demand_a_reason():
    parsed = read(
        "510;2025-01;utfall;500", "520;2025-01;utfall;1500", header="Verksamhet;Period;Scenario;Belopp"
    )

    assert codes(parsed) == ["sign_unclear"]


@pytest.mark.parametrize("credit", [-1, -400])
def test_so_do_nets_that_are_positive_together_though_one_is_not(credit):
    header = "Verksamhet;Period;Scenario;Belopp"
    parsed = read(
        "510;2025-01;utfall;500", "520;2025-01;utfall;1500", f"780;2025-01;utfall;{credit}", header=header
    )

    assert codes(parsed) == ["sign_unclear"]


def test_nets_that_are_negative_together_are_told_of_nothing():
    header = "Verksamhet;Period;Scenario;Belopp"
    parsed = read(
        "510;2025-01;utfall;-500", "520;2025-01;utfall;-1500", "780;2025-01;utfall;40", header=header
    )

    assert codes(parsed) == []


def test_net_and_sum_rows_are_turned_with_the_rest():
    named = (
        "510;Intäkter;2025-01;utfall;50",
        "510;Kostnader;2025-01;utfall;150",
        "510;Netto;2025-01;utfall;100",
    )
    more = (named[0].replace("510", "520"), named[1].replace("510", "520"), "Totalt;;2025-01;utfall;200")
    parsed = read(*named, *more, header=BY_LINE)

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -200}, ["sign_assumed"])
