"""The file's own total stands beside what is read, whatever rows it happens to tie with."""

import pytest

from socfin.importers import parse
from socfin.services.file_checks.checks import serious_of

PERIOD = "Period: jan-mar 2022, kr\n"
HEADER = "Verksamhet;Utfall jan-mar;Budget jan-mar\n"
CARE = "510 Hemtjanst;-4100000;-4000000\n520 Boende;-6950000;-6700000\n"
CARE_SUM = "Summa 5 Aldreomsorg;-11050000;-10700000\n"
FAMILY = "610 LSS;-990000;-1020000\n620 IFO;-500000;-600000\n"
FAMILY_SUM = "Summa 6 Individ;-1490000;-1620000\n"
ACCOUNTS = (
    "Verksamhet;Konto;Utfall jan-mar;Budget jan-mar\n"
    "510 Hemtjanst;5010;-4100000;-4000000\n510 Hemtjanst;5020;-6950000;-6700000\n"
    "Summa 510 Hemtjanst;;-11050000;-10700000\n"
    "520 Boende;5010;-990000;-1020000\n520 Boende;5020;-500000;-600000\nSumma 520 Boende;;-1490000;-1620000\n"
)


def read(text):
    return parse((PERIOD + text).encode(), "rapport.csv")


@pytest.mark.parametrize(
    ("text", "row", "said"),
    [
        (HEADER + CARE + CARE_SUM + FAMILY + FAMILY_SUM + "Totalt;-1490000;-1620000\n", 9, -149000000),
        (HEADER + CARE + CARE_SUM + FAMILY + "Summa totalt;-1490000;-1620000\n", 8, -149000000),
        (HEADER + "Totalt;-11050000;-10700000\n" + CARE + CARE_SUM + FAMILY + FAMILY_SUM, 3, -1105000000),
        (HEADER + CARE + CARE_SUM + "610 LSS;-990000;-1020000\nTotal;-990000;-1020000\n", 7, -99000000),
        (HEADER + CARE + CARE_SUM + FAMILY + FAMILY_SUM + "Totalsumma;-1490000;-1620000\n", 9, -149000000),
        (HEADER + CARE + CARE_SUM + FAMILY + "Socialnämnden totalt;-1490000;-1620000\n", 8, -149000000),
        (ACCOUNTS + "Totalt;;-1490000;-1620000\n", 9, -149000000),
    ],
    ids=["last group", "no group sum", "first row", "one row", "other word", "named", "per account"],
)
def test_a_total_that_ties_with_some_of_the_rows_only_is_told_and_demands_a_reason(text, row, said):
    parsed = read(text)

    assert {(one.row, one.amount) for one in parsed.printed if one.scenario == "outcome"} == {(row, said)}
    differs = serious_of(parsed.problems)
    assert [(one.code, one.row) for one in differs] == [("sum_differs", row)] * 2
    assert all("Skillnaden är just rad" in one.message for one in differs)


def test_a_wording_that_comes_under_each_group_is_no_total_of_the_committee():
    groups = CARE + "Totalt;-11050000;-10700000\n" + FAMILY + "Totalt;-1490000;-1620000\n"
    parsed = read(HEADER + groups)

    assert parsed.printed == parsed.problems == ()


def test_a_total_of_all_the_rows_is_right_as_it_stands():
    parsed = read(HEADER + CARE + CARE_SUM + FAMILY + FAMILY_SUM + "Totalt;-12540000;-12320000\n")

    assert parsed.problems == ()
    assert [one.amount for one in parsed.printed] == [-1254000000, -1232000000]
