"""Amounts such as 12.345 in thousands of kronor: as the file's arithmetic shows, else a question."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import Thousands
from tests.importers.tables import totals

TOP = "Socialnämnden jan-mar 2022 ack, tkr\nVerksamhet;Utfall ack;Budget ack"
SAME = "510 A;-12.345;-12,3\n520 B;-12,5;-12,4\n"


def of(rows, top=f"{TOP}\n", **options):
    return parse((top + rows).encode(), "rapport.csv", Options(**options))


def tkr(parsed):
    return [round(amount, 3) for amount in totals(parsed).values()]


def codes(parsed):
    return [problem.code for problem in parsed.errors]


@pytest.mark.parametrize("mark", [".", ","])
@pytest.mark.parametrize(
    "rows", ["510 A;-12.345;-12.300\n520 B;-1.200;-3.100\n", "A;-2.434;-2.434\nSumma;-2.434;-2.434\n"]
)
def test_where_every_amount_is_written_so_both_answers_are_asked_for(rows, mark):
    parsed = of(rows.replace(".", mark))

    assert codes(parsed) == ["thousands_unclear"]
    grouped, decimals = (tkr(of(rows.replace(".", mark), thousands=answer)) for answer in Thousands)
    assert grouped == [1000 * amount for amount in decimals]
    said = [answer.replace("\u00a0", " ") for answer in parsed.errors[0].answers]
    assert said[0].startswith("Tusental: 12.345 är 12 345: utfall januari–mars 2022 −")


@pytest.mark.parametrize(
    "rows",
    [
        SAME,
        "510 A;-1,5;-1.234\n520 B;-2,5;-3.100\n",
        "510 A;-1.5;-1,234\n520 B;-2.5;-3,100\n",
        "510 A;-12.345;-12\n520 B;-2.345;-2\n",
    ],
)
def test_a_row_a_thousand_times_its_budget_is_asked_about(rows):
    assert codes(of(rows)) == ["thousands_unclear"]
    assert max(map(abs, tkr(of(rows, thousands=Thousands.DECIMALS)))) < 100


@pytest.mark.parametrize(
    "rows",
    [
        "510 A;-12.345;-12 300,1\n520 B;-120,5;-124,4\n",
        "510 A;-12.345;-345\n520 B;-1.245;-2.245\n",
        "510 A;-1.234.567;-1.234.000\n520 B;-1.245;-2.245\n",
    ],
)
def test_thousands_beside_amounts_of_their_size_are_thousands(rows):
    parsed = of(rows)

    assert codes(parsed) == []
    assert min(tkr(parsed)) < -12_000 or min(tkr(parsed)) == -13_590


def test_figures_below_one_show_that_the_mark_is_of_decimals():
    parsed = of("510 A;-0.234;-2.345\n520 B;-1.200;-3.100\n")

    assert (tkr(parsed), codes(parsed)) == ([-1.434, -5.445], [])


@pytest.mark.parametrize(
    ("rows", "outcome", "what"),
    [
        (f"{SAME}Summa;-24,845;-24,7\n", -24.845, "decimaler"),
        (f"{SAME}Summa;-12 357,5;-24,7\n", -12_357.5, "tusental"),
    ],
)
def test_a_sum_that_ties_one_way_decides(rows, outcome, what):
    parsed = of(rows)

    assert (tkr(parsed)[0], codes(parsed)) == (outcome, [])
    assert f"läses med {what}" in " ".join(parsed.notes)


@pytest.mark.parametrize(
    ("rows", "outcome"),
    [
        ("510 A;-12.345;-12,5;0,155\n520 B;-1.245;-1,5;0,255\n", -13.59),
        ("510 A;-12.345;-12,5;-12332,5\n520 B;-1.245;-1,5;-1243,5\n", -13_590),
    ],
)
def test_deviations_that_tie_one_way_decide(rows, outcome):
    parsed = of(rows, f"{TOP};Avvikelse\n")

    assert (tkr(parsed)[0], codes(parsed)) == (outcome, [])


def test_in_kronor_the_mark_can_only_part_thousands():
    parsed = of("510 A;-12.345;-12.300\n520 B;-1.200;-3.100\n", f"{TOP}\n".replace("tkr", "kr"))

    assert (tkr(parsed), codes(parsed)) == ([-13.545, -15.4], [])
