"""Where a row becomes a sum and where a sum no longer ties: exactly at the limit, and an öre beyond it."""

import pytest

from socfin.domain.money import Unit
from socfin.importers.report.layout.mapping import Column, Role, RowsAre
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.by_amount import given_away
from socfin.importers.report.sums.sums import find_sums
from socfin.importers.report.sums.tolerance import tolerance
from socfin.importers.spelling.labels import Label

COLUMN = Column(1, "Utfall", Role.AMOUNT)
ROUNDED = 150
"""Öre: two rows and their sum in whole kronor, each half a krona wrong at most."""


def rows(*amounts: tuple[str, str, int]) -> list[Entry]:
    """Rows of code, name and öre; a row named Summa is one."""
    return [
        Entry(n, Label(code, name, sums=name == "Summa"), {1: ore})
        for n, (code, name, ore) in enumerate(amounts, 2)
    ]


def summed(entries: list[Entry]):
    return find_sums(entries, [COLUMN], RowsAre.VERKSAMHETER, Unit.KR, 0)


@pytest.mark.parametrize(
    ("parts", "unit", "decimals", "ore"),
    [(1, Unit.KR, 0, 100), (2, Unit.KR, 0, 150), (9, Unit.TKR, 0, 500_000), (3, Unit.MNKR, 1, 20_000_000)],
)
def test_a_sum_may_differ_by_half_of_its_last_place_for_each_row_and_for_itself(parts, unit, decimals, ore):
    assert tolerance(parts, unit, decimals) == ore


@pytest.mark.parametrize(("off", "told"), [(ROUNDED, []), (ROUNDED + 1, ["sum_differs"])])
def test_a_sum_ties_exactly_at_its_rounding_and_not_an_ore_beyond(off, told):
    found = summed(rows(("1", "A", -100_000), ("2", "B", -50_000), ("", "Summa", -150_000 + off)))

    assert [one.code for one in found.problems] == told


@pytest.mark.parametrize(("less", "sums"), [(0, 1), (1, 0)])
def test_a_last_row_without_code_is_the_total_at_a_thousand_times_its_rounding(less, sums):
    total = 1_000 * ROUNDED - less
    found = summed(rows(("1", "A", -100_000), ("2", "B", 100_000 - total), ("", "Socialtjänst", -total)))

    assert len(found.sums) == sums


@pytest.mark.parametrize(("less", "sums"), [(0, {0: (1, 2)}), (1, {})])
def test_amounts_alone_give_a_sum_away_at_a_million_times_their_rounding(less, sums):
    total = 1_000_000 * ROUNDED - less
    entries = rows(("10", "Vård", -total), ("11", "A", -100_000_000), ("12", "B", 100_000_000 - total))

    unsure = {} if sums else {0: (1, 2)}
    assert given_away(entries, [False] * 3, range(3), [1], Unit.KR, 0) == (sums, unsure)
