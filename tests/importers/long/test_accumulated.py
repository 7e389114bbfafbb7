"""Accumulated amounts and spans of months in a long file are read as such, or asked about."""

import pytest

from socfin.domain.period import Month
from socfin.importers.report.columns.chosen import column_choices
from tests.importers.long.reading import HEADER, codes, kronor, read, read_both

KEYS = "Verksamhet;Konto;Period;Scenario;"
GROWING = [
    f"{code};5020;2025-{m:02};utfall;{-1000 * m - code}" for code in (510, 520, 530) for m in range(1, 7)
]
MONTHS = {"outcome 2025-01": -4560.0} | {f"outcome 2025-{m:02}": -3000.0 for m in range(2, 7)}


@pytest.mark.parametrize(
    ("header", "above"),
    [
        (f"{KEYS}Belopp ack", ()),
        (f"{KEYS}Ackumulerat belopp", ()),
        (f"{KEYS}Belopp (ackumulerat)", ()),
        (HEADER, ("Ackumulerat utfall januari-juni",)),
        (HEADER, ("Uttag", "Utfall ack. 2025")),
    ],
)
def test_amounts_that_are_said_to_be_accumulated_are_taken_apart(header, above):
    for parsed in read_both(*GROWING, header=header, above=above):
        assert (kronor(parsed), codes(parsed)) == (MONTHS, [])


def test_amounts_that_only_look_accumulated_demand_a_reason_and_the_answer_is_taken():
    assert codes(read(*GROWING)) == ["looks_accumulated"]
    assert kronor(read(*GROWING, columns=column_choices("Belopp=ackumulerat"))) == MONTHS
    assert codes(read(*GROWING, columns=column_choices("Belopp=månad"))) == []


def test_a_gap_makes_the_next_amount_cover_more_months():
    parsed = read(
        *(row for row in GROWING if "-03" not in row and "-02" not in row), header=f"{KEYS}Belopp ack"
    )

    assert kronor(parsed)["outcome 2025-02–2025-04"] == -9000


@pytest.mark.parametrize("factor", [1, 1000])
def test_steady_months_and_one_in_another_unit_do_not_look_accumulated(factor):
    rows = [
        f"{c};5020;2025-0{m};utfall;{-(9000 + c + m) * (factor if m == 6 else 1)}"
        for c in (510, 520)
        for m in range(1, 7)
    ]

    assert codes(read(*rows)) == []


@pytest.mark.parametrize(
    ("period", "span"),
    [
        ("2025-01 – 2025-10", "2025-01–2025-10"),
        ("202501-202510", "2025-01–2025-10"),
        ("jan-okt 2025", "2025-01–2025-10"),
        ("T2 2025", "2025-05–2025-08"),
        ("Kv 3 2025", "2025-07–2025-09"),
        ("tom 2025-10", "2025-01–2025-10"),
        ("ack okt 2025", "2025-01–2025-10"),
        ("Helår 2025", "2025-01–2025-12"),
    ],
)
def test_a_period_may_be_a_span(period, span):
    for parsed in read_both(f"510;5020;{period};utfall;-100", f"520;5020;{period};utfall;-200"):
        assert (kronor(parsed), codes(parsed)) == ({f"outcome {span}": -300}, [])


@pytest.mark.parametrize("period", ["T2", "Kv 3", "jan-okt"])
def test_a_span_without_a_year_takes_the_year_that_is_said(period):
    assert set(codes(read(f"510;5020;{period};utfall;-100"))) == {"unknown_period"}
    said = read(f"510;5020;{period};utfall;-100", period=Month(2025, 10))
    ends = [] if period == "jan-okt" else ["period_differs"]
    assert (len(kronor(said)), codes(said)) == (1, ends)


def test_a_year_alone_is_a_years_budget_and_no_months_outcome():
    assert kronor(read("510;5020;2025;budget;-1200")) == {"budget 2025-01–2025-12": -1200}
    assert [p.code for p in read("510;5020;2025;utfall;-100").errors] == ["unknown_period"]


def test_a_span_that_the_column_of_months_contradicts_is_an_error():
    parsed = read(
        "510;5020;2025-01 – 2025-03;2;utfall;-1", header="Verksamhet;Konto;Period;Månader;Scenario;Belopp"
    )

    assert [p.code for p in parsed.errors] == ["unknown_months"]


@pytest.mark.parametrize("heading", ["Typ", "Version", "Budget/utfall"])
def test_scenarios_in_another_column_and_those_that_do_not_count(heading):
    rows = (
        "510;5020;2025-01;Utfall;-100",
        "510;5020;2025-01;Ursprunglig budget;-90",
        "510;5020;2025-01;Budget;-95",
    )
    parsed = read(*rows, "510;5020;2025-01;Avvikelse;-5", header=f"Verksamhet;Konto;Period;{heading};Belopp")

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -100, "budget 2025-01": -95}, [])
    assert "4 tal: 2 publiceras, 2 används inte (rad 3 och 5)." in parsed.notes
