"""Dearer parts that stand for more of the days are a third part of the deviation, exact to the öre."""

from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.report import RowKind
from socfin.domain.sections import IndicatorRow
from socfin.services.indicators.unit_costs import unit_costs
from tests.rows import row_of

TKR = 100_000


def days(code, volume, budget):
    return IndicatorRow(
        code=code,
        verksamhet=code,
        indicator="placeringsdygn",
        name="Placeringsdygn",
        unit="dygn",
        decimals=0,
        direction="neither",
        outcome=volume,
        target=budget,
    )


def row(code, net, budget, parent="540"):
    whole = code == "540"
    return row_of(
        code=code,
        name=code,
        level=0 if whole else 1,
        kind=RowKind.TOTAL if whole else RowKind.VERKSAMHET,
        parent="" if whole else parent,
        outcome_to_date_ore=net,
        budget_to_date_ore=budget,
    )


def of_parts(*parts, others=()):
    rows = [row(code, net, budget) for code, net, budget, _, _ in parts] + list(others)
    total = row("540", sum(r.to_date.outcome for r in rows), sum(r.to_date.budget for r in rows))
    indicators = [days(code, volume, before) for code, _, _, volume, before in parts]
    whole = days("540", sum(p[3] for p in parts), sum(p[4] for p in parts))
    found = unit_costs(total, rows, [whole, *indicators])
    return {cost.code: cost for cost in found}


HVB = ("HVB", -9_000 * TKR, -6_000 * TKR, 1_500, 1_000)
HOMES = ("Familjehem", -1_500 * TKR, -2_000 * TKR, 1_500, 2_000)


def test_more_of_the_dearer_days_is_the_mix_where_neither_the_days_nor_their_prices_changed():
    whole = of_parts(HVB, HOMES)["540"]

    assert (whole.volume_effect_ore, whole.mix_effect_ore, whole.price_effect_ore) == (0, -2_500 * TKR, 0)
    assert whole.adjusted_budget_ore == -10_500 * TKR


def test_where_other_parts_have_no_days_the_cost_is_of_those_that_have():
    whole = of_parts(HVB, HOMES, others=[row("Öppenvård", -3_000 * TKR, -3_000 * TKR)])["540"]

    assert whole.of_parts == ("HVB", "Familjehem")
    assert (whole.cost_ore, whole.volume, whole.unit_cost_ore) == (10_500 * TKR, 3_000, 3_500_00)
    assert whole.mix_effect_ore == -2_500 * TKR


def test_one_part_alone_is_no_mix():
    found = of_parts(HVB, others=[row("Öppenvård", -3_000 * TKR, -3_000 * TKR)])

    assert "540" not in found


AMOUNT, VOLUME = st.integers(-(10**11), -1), st.integers(1, 10**5)
PART = st.tuples(AMOUNT, AMOUNT, VOLUME, VOLUME)


@given(st.lists(PART, min_size=2, max_size=5))
def test_the_three_parts_are_always_the_deviation_to_the_ore(parts):
    whole = of_parts(*((str(at), *part) for at, part in enumerate(parts)))["540"]

    deviation = sum(part[0] for part in parts) - sum(part[1] for part in parts)
    assert whole.volume_effect_ore + whole.mix_effect_ore + whole.price_effect_ore == deviation
    assert whole.adjusted_budget_ore + whole.price_effect_ore == -whole.cost_ore
