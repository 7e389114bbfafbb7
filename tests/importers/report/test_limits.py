"""Where a row becomes a sum and where a sum no longer ties: exactly at the limit, and an öre beyond it."""

from dataclasses import replace

import pytest

from socfin.domain.money import Unit
from socfin.importers.report.layout.mapping import Column, RowsAre
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.by_amount import given_away, rarity, tries_in
from socfin.importers.report.sums.sums import find_sums
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.labels import Label
from socfin.importers.spelling.roles import Role

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
    return find_sums(entries, [COLUMN], RowsAre.VERKSAMHETER, Precision(Unit.KR, 0))


@pytest.mark.parametrize(
    ("parts", "unit", "decimals", "ore"),
    [(1, Unit.KR, 0, 100), (2, Unit.KR, 0, 150), (9, Unit.TKR, 0, 500_000), (3, Unit.MNKR, 1, 20_000_000)],
)
def test_a_sum_may_differ_by_half_of_its_last_place_for_each_row_and_for_itself(parts, unit, decimals, ore):
    assert tolerance(parts, Precision(unit, decimals)) == ore


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
    assert given_away(entries, [False] * 3, range(3), [1], Precision(Unit.KR, 0)) == (sums, unsure)


SIX = 20
"""Runs of two rows or more beside some row of six, all of them asked: 4 + 3 + 2 + 1 on either side."""


def six(*amounts: int, decoys: tuple[int, ...] = (-7, -13, -31)) -> list[Entry]:
    return rows(*((str(n), "A", 100 * ore) for n, ore in enumerate((*amounts, *decoys), 10)))


@pytest.mark.parametrize(("total", "unsure"), [(40, {0: (1, 2)}), (39, {})])
def test_an_exact_likeness_is_asked_about_when_chance_makes_one_in_four_such_reports(total, unsure):
    """Exact: once in 2 · 40 tries, and 20 of 80 is a quarter."""
    entries = six(-total, -22, 22 - total)

    assert tries_in(range(6), 6) == SIX
    assert given_away(entries, [False] * 6, range(6), [1], Precision(Unit.KR, 0)) == ({}, unsure)


@pytest.mark.parametrize(("total", "unsure"), [(120, {0: (1, 2)}), (119, {})])
def test_a_likeness_within_its_rounding_takes_larger_amounts_to_be_asked_about(total, unsure):
    """Within 1.5: once in 120 / 1.5 = 80 tries."""
    entries = six(-total, -52, 51 - total, decoys=(-7, -11, -20))

    assert given_away(entries, [False] * 6, range(6), [1], Precision(Unit.KR, 0)) == ({}, unsure)


def test_a_second_column_counts_what_it_differs_from_the_firsts_share():
    alike, apart = (
        ({1: -2_000, 2: -1_000}, {1: -1_000, 2: -500}, {1: -1_000, 2: -500}),
        (
            {1: -2_000, 2: -1_000},
            {1: -1_000, 2: -200},
            {1: -1_000, 2: -800},
        ),
    )
    told = [
        rarity(
            *(
                (
                    Entry(0, Label("", "A"), one[0]),
                    [Entry(n, Label("", "B"), a) for n, a in enumerate(one[1:])],
                )
            ),
            [1, 2],
            Precision(Unit.KR, 0),
        )
        for one in (alike, apart)
    ]

    assert told == [40, 80]


def test_a_report_of_more_rows_takes_more_to_be_asked_about():
    few = six(-40, -22, -18)
    many = [*few, *rows(*((str(n), "B", -100 * (n * n + 977)) for n in range(50, 90)))]

    assert given_away(few, [False] * 6, range(6), [1], Precision(Unit.KR, 0))[1]
    assert given_away(many, [False] * 46, range(46), [1], Precision(Unit.KR, 0)) == ({}, {})


def test_a_thousand_rows_are_looked_through_and_a_parent_among_them_is_seen():
    amounts = [-100_000 * (n * n % 9_973 + 1) - n for n in range(1_000)]
    entries = rows(*((str(10_000 + n), "A", ore) for n, ore in enumerate(amounts)))
    at = 500
    entries[at] = replace(entries[at], amounts={1: sum(amounts[at + 1 : at + 4])})

    found, _ = given_away(entries, [False] * 1_000, range(1_000), [1], Precision(Unit.KR, 2))

    assert found.get(at) == (at + 1, at + 2, at + 3)
