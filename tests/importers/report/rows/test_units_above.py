"""A compact pivot has each verksamhet's sum above its accounts in one column: the amounts show it."""

import pytest

from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import read_both, totals

TOP = "Socialnämnden, Period 2025-03 ackumulerat, kr\n\nRadetiketter;Summa av Utfall;Summa av Budget\n"
UNITS = {"510 Hemtjänst": (11, 12), "512 Särskilt boende": (23, 21), "513 Korttidsboende": (7, 8)}
ACCOUNTS = {"3511 Statsbidrag": 1_013, "5011 Månadslön": -7_117, "6011 Lokalhyra": -709}


def pivot(*, but=None, indent="", accounts=ACCOUNTS, total=True):
    rows, whole = [], [0, 0]
    for unit, sizes in UNITS.items():
        own = {name: [kronor * 1_000 * size for size in sizes] for name, kronor in accounts.items()}
        sums = [sum(column) for column in zip(*own.values(), strict=True)]
        whole = [a + b for a, b in zip(whole, sums, strict=True)]
        sums[0] += (but or {}).get(unit, 0)
        rows += [f"{unit};{sums[0]};{sums[1]}", *(f"{indent}{name};{a};{b}" for name, (a, b) in own.items())]
    return TOP + "\n".join([*rows, *([f"Totalsumma;{whole[0]};{whole[1]}"] if total else [])]) + "\n"


def whole(at):
    return sum(kronor * sizes[at] for kronor in ACCOUNTS.values() for sizes in UNITS.values())


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("total", [True, False])
def test_accounts_stand_on_the_verksamhet_above_them_and_it_is_their_sum(indent, total):
    for parsed in read_both(pivot(indent=indent, total=total)):
        assert parsed.errors == ()
        assert serious_of(parsed.problems) == ()
        assert set(totals(parsed).values()) == {whole(0), whole(1)}
        assert {f.verksamhet_code for f in parsed.figures} == {"510", "512", "513"}
        assert {f.account for f in parsed.figures} == {"3511", "5011", "6011"}
        assert {v.name for v in parsed.verksamheter} == {"Hemtjänst", "Särskilt boende", "Korttidsboende"}


def test_where_one_does_not_tie_nothing_is_placed():
    for parsed in read_both(pivot(but={"512 Särskilt boende": 9_000_000})):
        assert parsed.errors or serious_of(parsed.problems)


def test_a_single_account_below_each_is_its_whole():
    for parsed in read_both(pivot(accounts={"5011 Månadslön": -7_117})):
        assert parsed.errors or {f.account for f in parsed.figures} == {"5011"}
