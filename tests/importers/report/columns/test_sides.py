"""Columns of revenue, cost and net are read as revenue and cost; the net is checked and never added."""

from dataclasses import replace

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import Options
from socfin.importers.registry import examine
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.spelling.roles import Role
from tests.importers.tables import case, read_both, totals, with_column

TO_DATE = {"outcome 2025-01–2025-10": -50_500, "budget 2025-01–2025-10": -50_000}
OUTCOME = {"Intäkter": (2_100, 700), "Kostnader": (-33_100, -20_200), "Netto": (-31_000, -19_500)}
BUDGET = {"Intäkter": (2_000, 500), "Kostnader": (-32_000, -20_500), "Netto": (-30_000, -20_000)}
EXPECTED = {
    ("outcome", "revenue"): 2_800,
    ("outcome", "cost"): -53_300,
    ("budget", "revenue"): 2_500,
    ("budget", "cost"): -52_500,
}


def of_lines(parsed):
    sums = {}
    for f in parsed.figures:
        key = (f.scenario.value, f.line.value)
        sums[key] = sums.get(key, 0) + (f.amount or 0) / 100_000
    return sums


def table(columns, upper="", unit="tkr", factor=1, turn=lambda _, amount: amount):
    """A report with the given (heading, scenario, part) columns, with a sum."""
    amounts = [{"outcome": OUTCOME, "budget": BUDGET}[scenario][part] for _, scenario, part in columns]
    parts = [part for _, _, part in columns]
    rows = []
    for name, at in (("Hemtjänst", 0), ("IFO", 1), ("Summa", None)):
        given = [sum(a) if at is None else a[at] for a in amounts]
        cells = [f"{turn(part, amount) * factor:.0f}" for part, amount in zip(parts, given, strict=True)]
        rows.append(";".join([name, *cells]))
    header = ";".join(["Verksamhet", *(heading for heading, _, _ in columns)])
    head = [f"Socialnämnden jan-okt 2025, ackumulerat, {unit}", *([upper] if upper else []), header]
    return "\n".join([*head, *rows]) + "\n"


SPELLINGS = [
    ("", [
        ("Intäkter utfall", "outcome", "Intäkter"), ("Kostnader utfall", "outcome", "Kostnader"),
        ("Netto utfall", "outcome", "Netto"), ("Intäkter budget", "budget", "Intäkter"),
        ("Kostnader budget", "budget", "Kostnader"), ("Netto budget", "budget", "Netto"),
    ]),
    (";Intäkter;;Kostnader;;Netto;", [
        ("Budget", "budget", "Intäkter"), ("Utfall", "outcome", "Intäkter"),
        ("Budget", "budget", "Kostnader"),
        ("Utfall", "outcome", "Kostnader"), ("Budget", "budget", "Netto"), ("Utfall", "outcome", "Netto"),
    ]),
    (";Utfall;;;Budget;;", [
        ("Intäkter", "outcome", "Intäkter"), ("Kostnader", "outcome", "Kostnader"),
        ("Netto", "outcome", "Netto"), ("Intäkter", "budget", "Intäkter"),
        ("Kostnader", "budget", "Kostnader"), ("Netto", "budget", "Netto"),
    ]),
    ("", [
        ("Budget netto", "budget", "Netto"), ("Utfall netto", "outcome", "Netto"),
        ("Budget kostnader", "budget", "Kostnader"), ("Utfall kostnader", "outcome", "Kostnader"),
        ("Budget intäkter", "budget", "Intäkter"), ("Utfall intäkter", "outcome", "Intäkter"),
    ]),
    (";Bokfört;;;Budget;;", [
        ("Intäkt", "outcome", "Intäkter"), ("Kostnad", "outcome", "Kostnader"),
        ("Resultat", "outcome", "Netto"), ("Intäkt", "budget", "Intäkter"),
        ("Kostnad", "budget", "Kostnader"), ("Resultat", "budget", "Netto"),
    ]),
    (";Ersättning;;Bruttokostnad;", [
        ("Budget ack", "budget", "Intäkter"), ("Utfall ack", "outcome", "Intäkter"),
        ("Budget ack", "budget", "Kostnader"), ("Utfall ack", "outcome", "Kostnader"),
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("upper", "columns"), SPELLINGS)
@pytest.mark.parametrize(("unit", "factor"), [("tkr", 1), ("kr", 1000)])
def test_revenue_and_cost_are_lines_and_the_net_is_theirs(upper, columns, unit, factor):
    for parsed in read_both(table(columns, upper, unit, factor)):
        assert ({p.code for p in parsed.problems}, totals(parsed)) == (set(), TO_DATE)
        assert of_lines(parsed) == EXPECTED


@pytest.mark.parametrize(("upper", "columns"), SPELLINGS)
def test_both_positive_are_turned_by_their_columns(upper, columns):
    for parsed in read_both(table(columns, upper, turn=lambda _, amount: abs(amount))):
        assert {p.code for p in parsed.problems} == {"sign_assumed"}
        assert of_lines(parsed) == EXPECTED


@pytest.mark.parametrize(("upper", "columns"), SPELLINGS)
def test_costs_positive_and_revenue_negative_are_turned_together(upper, columns):
    for parsed in read_both(table(columns, upper, turn=lambda _, amount: -amount)):
        assert of_lines(parsed) == EXPECTED


def test_costs_positive_beside_a_net_with_our_sign_are_turned_alone():
    columns = SPELLINGS[0][1]
    for parsed in read_both(table(columns, turn=lambda p, a: abs(a) if p == "Kostnader" else a)):
        assert {p.code for p in parsed.problems} == {"sign_assumed"}
        assert of_lines(parsed) == EXPECTED


def test_a_net_that_is_not_its_parts_is_told_with_row_and_amount():
    text = (
        "Okt 2025 ack, tkr\nVerksamhet;Intäkter utfall;Kostnader utfall;Netto utfall\n"
        "Hemtjänst;2 100;-33 100;-31 000\nIFO;700;-20 200;-19 900\n"
    )
    for parsed in read_both(text):
        assert [(p.code, p.row, p.column) for p in parsed.problems] == [("net_differs", 4, "Netto utfall")]
        assert "−19 500 000,00 kr" in parsed.problems[0].message.replace("\u00a0", " ")


def test_a_row_with_its_net_alone_keeps_the_net():
    text = (
        "Okt 2025 ack, tkr\nVerksamhet;Intäkter utfall;Kostnader utfall;Netto utfall\n"
        "Hemtjänst;2 100;-33 100;-31 000\nIFO;;;-19 500\nStab;;-5;-5\n"
    )
    for parsed in read_both(text):
        assert parsed.problems == ()
        assert of_lines(parsed) == {
            ("outcome", "revenue"): 2_100, ("outcome", "cost"): -33_105, ("outcome", "net"): -19_500
        }  # fmt: skip


def test_intäkter_and_kostnader_beside_nettokostnad_are_the_outcomes():
    text = (
        "Jan-okt 2025 ack, tkr\nVerksamhet;Intäkter;Kostnader;Nettokostnad;Budget netto;Avvikelse\n"
        "Hemtjänst;2 100;-34 500;-32 400;-31 000;-1 400\nSäbo;5 300;-60 300;-55 000;-56 000;1 000\n"
    )
    for parsed in read_both(text):
        assert parsed.problems == ()
        assert of_lines(parsed) == {
            ("outcome", "revenue"): 7_400, ("outcome", "cost"): -94_800, ("budget", "net"): -87_000
        }  # fmt: skip


@pytest.mark.parametrize(
    "header",
    [
        "Ersättning från beställare;Kostnader;Resultat",
        "Intäkter;Kostnader;Netto",
        "Intäkt;Kostnad;Resultat",
        "Ersättningar;Kostnader;Resultat ack",
        "Inkomster;Utgifter;Netto",
    ],
)
def test_a_purchaser_provider_table_without_budget_is_asked_and_read_by_the_answer(header):
    text = f"Utförare jan-okt 2025, tkr\nEnhet;{header}\nNorr;12 000;-12 400;-400\nSöder;9 000;-8 700;300\n"

    for parsed in read_both(text):
        assert [p.code for p in parsed.errors] == ["scenario_unknown"]
    for parsed in read_both(text, scenario=Scenario.OUTCOME):
        assert parsed.errors == ()
        assert of_lines(parsed) == {("outcome", "revenue"): 21_000, ("outcome", "cost"): -21_100}


def test_revenue_beside_the_net_alone_is_no_amount_of_its_own():
    for parsed in read_both(case("09")):
        assert totals(parsed) == {"outcome 2020-01–2020-10": -4_200, "budget 2020-01–2020-10": -4_000}
        assert "Kolumnen ”Intäkter ack” används inte." in parsed.notes


@pytest.mark.parametrize(
    ("deviation", "amount", "codes"),
    [
        ("Avvikelse netto", -1_000, set()),
        ("Avvikelse", -1_000, set()),
        ("Avvikelse kostnader", -1_100, set()),
        ("Avvikelse intäkter", 100, set()),
        ("Avvikelse intäkter", 900, {"deviation_far"}),
        ("Avvikelse netto", 900, {"deviation_far"}),
    ],
)
def test_a_deviation_is_held_against_its_own_side(deviation, amount, codes):
    heads = ";".join(heading for heading, _, _ in SPELLINGS[0][1])
    row = "2 100;-33 100;-31 000;2 000;-32 000;-30 000"
    text = f"Jan-okt 2025 ack, tkr\nVerksamhet;{heads};{deviation}\nHemtjänst;{row};{amount}\n"

    for parsed in read_both(text):
        assert {p.code for p in parsed.problems} == codes


def test_a_column_may_be_chosen_as_revenue_and_a_profile_keeps_it():
    content = "Okt 2025 ack, tkr\nVerksamhet;Utfall A;Utfall B\nHemtjänst;200;-4 200\n".encode()
    mapping = examine(SourceFile(content, "r.csv"), Options()).reading.mapping
    first, second = mapping.columns[1:]
    chosen = with_column(mapping, replace(first, role=Role.AMOUNT, line=Line.REVENUE))
    kept = Mapping.from_json(with_column(chosen, replace(second, line=Line.COST)).to_json())

    parsed = examine(SourceFile(content, "r.csv"), Options(mapping=kept)).parsed

    assert parsed.errors == ()
    assert of_lines(parsed) == {("outcome", "revenue"): 200, ("outcome", "cost"): -4_200}
