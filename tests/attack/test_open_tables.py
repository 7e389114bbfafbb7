"""Open data under attack: no hidden amount is placed from any table, any period, any day it was fetched."""

import pytest

from socfin.documents.open_data.tables import UNITS
from socfin.services.masking.judged_cells import Cells, cells_of
from socfin.services.masking.masking import conceal, concealed
from tests.attack.attacker import Found, Knowledge, placed
from tests.attack.open_tables import of_units, rows_of, still_secret
from tests.attack.public import hidden_amounts
from tests.attack.statements import Divided, attack_saved
from tests.attack.worlds import ROOT, World, made_up

WORLDS = 40
"""`make attack` tries as many again, of other seeds."""


def attack(world: World, chosen) -> tuple[int, list[Found]]:
    """How much is hidden at last, and what of it is placed by whoever saved every month's table."""
    knowledge = Knowledge(frozenset(key for key, amount in world.amounts.items() if (amount or 0) > 0))
    joined: dict[str, int] = {}
    for until in range(1, world.months + 1):
        found = chosen(world, until)
        joined = dict.fromkeys(found.hidden, until) | joined
        table = UNITS.csv([concealed(report, found) for report in world.reports()[:until]])
        for weights, amount in of_units(world, rows_of(table)):
            knowledge.learn(weights, amount)
    return len(found.hidden), placed(knowledge, still_secret(hidden_amounts(world, found.hidden), joined))


def in_turn(world: World, until: int):
    return world.concealment(until)


def anew(world: World, until: int):
    """The rule of before: each month's choice is made as if nobody had seen the one before."""
    cells = Cells.of(world.codes, [])
    for report in world.reports()[:until]:
        cells = cells.and_also(cells_of(report, world.codes))
    return conceal(world.units, cells)


def turned() -> World:
    """ "a2" shields "a1" in January; in February it has next to nothing, and "a3" must."""
    people = {"a1": 3, "a2": 40, "a3": 50}
    outcomes = {"a1": (-1000, -1000), "a2": (-1000, 998), "a3": (-900, -900), "a4": (-5000, -5000)}
    amounts = {
        (code, "outcome", month + 1): amount * 100_000
        for code, months in outcomes.items()
        for month, amount in enumerate(months)
    }
    parents = {"a": ROOT, **dict.fromkeys(outcomes, "a")}
    return World(parents, people, dict(amounts), months=2)


def test_what_shielded_in_a_saved_table_goes_on_shielding():
    hidden, told = attack(turned(), in_turn)

    assert hidden > 2
    assert told == []


def test_the_attacker_finds_what_a_choice_made_anew_each_month_gives_away():
    assert any(one.what.startswith("a1 ") for one in attack(turned(), anew)[1])


@pytest.mark.long  # make attack tries others, and CI runs it
def test_nothing_is_placed_by_whoever_saved_the_table_of_units_every_month():
    tried = [(seed, *attack(made_up(seed), in_turn)) for seed in range(WORLDS)]

    assert [(seed, one) for seed, _, told in tried for one in told] == []
    assert sum(hidden for _, hidden, _ in tried) > WORLDS


@pytest.mark.long  # as above
def test_nothing_is_placed_by_whoever_saved_both_tables_and_every_page_every_month():
    hidden, left_out, seen = 0, 0, []
    for seed in range(WORLDS):
        found, told = attack_saved(Divided.made_up(seed))
        hidden, left_out = hidden + len(found.hidden), left_out + bool(found.lines)
        seen += [(seed, one) for one in told]

    assert seen == []
    assert hidden > WORLDS
    assert left_out > WORLDS / 10, "too few statements with a row left out to prove anything"
