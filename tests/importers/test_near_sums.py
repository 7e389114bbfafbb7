"""Rows that the rows beside them nearly make, and rows of which chance makes as much."""

import random

import pytest

from socfin.importers.near_sums import near_groups

TKR = 100_000


def near(*rows: tuple[float | None, ...], codes: bool = False):
    amounts = [[None if cell is None else round(cell * TKR) for cell in row] for row in rows]
    return near_groups(amounts, lambda parts: (parts + 1) * TKR / 2, lambda *_: codes)


@pytest.mark.parametrize("turned", [False, True])
def test_groups_with_one_number_corrected_are_seen_above_and_below_their_parts(turned):
    rows = [
        (-2395, -2301),
        (-1250, -1150),
        (-744, -790),
        (-400, -360),
        (-692, -680),
        (-400, -391),
        (-290, -289),
    ]
    expected = {0: (1, 2, 3), 4: (5, 6)}
    if turned:
        rows = rows[::-1]
        expected = {6: (3, 4, 5), 2: (0, 1)}
    assert near(*rows) == expected


def test_a_first_row_that_is_nearly_all_the_others_is_seen():
    assert near((-3095, -2981), (-2395, -2301), (-602, -600), (-90, -89)) == {0: (1, 2, 3)}


def test_a_column_that_only_the_row_or_only_the_parts_fill_is_not_nearly_alike():
    assert near((-3095, -2981), (-2395, None), (-602, None), (-90, None)) == {}
    assert near((-3095, None), (-2395, -2301), (-602, -600), (-90, -89)) == {}


def test_a_code_that_begins_its_parts_needs_less():
    rows = [(-1000,), (-520,), (-470,), (-3000,), (-77,), (-850,)]
    assert near(*rows) == {}
    assert near(*rows, codes=True) == {0: (1, 2)}


@pytest.mark.parametrize("size", [5, 9, 15, 40])
def test_unrelated_rows_are_seldom_taken_for_groups(size):
    chance = random.Random(size)

    def row():
        budget = chance.lognormvariate(7, 1.2)
        return (-round(budget * chance.gauss(1, 0.04)), -round(budget))

    seen = sum(bool(near(*(row() for _ in range(size)))) for _ in range(100))
    assert seen <= 5


@pytest.mark.parametrize("size", [0, 1, 2])
def test_few_rows_make_no_group(size):
    assert near(*[(-100, -100)] * size) == {}
