"""No file gives neither figures nor a problem: what cannot be read is refused in words, with what to do."""

import random

import pytest

from socfin.domain.figures import Scenario
from socfin.importers import Options, parse
from tests.importers.tables import read_both, totals

ROWS = "Hemtjänst;-30 000;-20 000;-50 000\nIFO;-31 000;-19 500;-50 500\n"
WORDS = [
    "Utfall ack",
    "Budget",
    "Helår",
    "Ackumulerat",
    "Period",
    "Avvikelse",
    "Avv %",
    "Totalt",
    "Hemtjänst",
    "IFO",
    "Prognos",
    "Utfall kr/inv",
    "Förra prognosen",
    "Kommentar",
    "Antal",
    "2024",
    "jan",
    "Intäkter",
    "Kostnader",
    "Netto",
    "",
]


@pytest.mark.parametrize("seed", range(8))
def test_no_header_of_any_words_gives_neither_figures_nor_an_error(seed):
    chosen = random.Random(seed)
    for _ in range(20):
        header = ";".join(chosen.choices(WORDS, k=3))
        label = chosen.choice(["Verksamhet", "", "Enhet"])
        title = chosen.choice(["Socialnämnden okt 2025, tkr", "Utfall 2025-10, tkr", "Tkr"])
        parsed = parse(f"{title}\n{label};{header}\n{ROWS}".encode(), "r.csv", Options())

        assert parsed.figures or parsed.errors, header


@pytest.mark.parametrize(
    "rows",
    [
        "Budget ack;-30 000;-20 000;-50 000\nUtfall ack;-31 000;-19 500;-50 500\nAvvikelse;-1 000;500;-500\n",
        "Utfall jan-okt;-31 000;-19 500;-50 500\nBudget jan-okt;-30 000;-20 000;-50 000\n",
        "Budget helår;-36 000;-24 000;-60 000\nPrognos;-37 000;-23 500;-60 500\nAvvikelse;-1 000;500;-500\n",
        "Bokslut 2024;-30 000;-20 000;-50 000\nUtfall;-31 000;-19 500;-50 500\nAvv %;3;2;1\n",
        "Periodens utfall;-30;-20;-50\nPeriodens budget;-31;-19;-50\nÅrsbudget;-36;-24;-60\n",
    ],
)
@pytest.mark.parametrize(
    "header", [";Hemtjänst;IFO;Totalt", "Mått;Hemtjänst;IFO;Summa", ";Norr;Söder;Väster"]
)
def test_a_table_that_lies_across_is_refused_with_what_to_do(rows, header):
    for parsed in read_both(f"Socialnämnden jan-okt 2025 tkr\n{header}\n{rows}"):
        assert [p.code for p in parsed.errors] == ["lies_across"]
        assert "Transponera" in parsed.errors[0].remedy
        assert not parsed.figures


@pytest.mark.parametrize(
    "header",
    ["Avvikelse", "Avvikelse ack;Avvikelse helår", "Budgetavvikelse", "Avv;Avv %", "Differens mot budget"],
)
def test_deviations_alone_are_kept_as_deviations_and_never_made_an_outcome(header):
    cells = ";".join(["-37"] * len(header.split(";")))
    for parsed in read_both(f"Socialnämnden okt 2025, tkr\nVerksamhet;{header}\nHemtjänst;{cells}\n"):
        assert {figure.scenario for figure in parsed.figures} == {Scenario.DEVIATION}
        assert {figure.amount for figure in parsed.figures} == {-37_000_00}
        assert "deviation_sign" in [p.code for p in parsed.problems]
        assert not parsed.errors


@pytest.mark.parametrize("header", ["Kvar av budget", "Kvarvarande budget", "Disponibel budget"])
def test_what_is_left_of_a_budget_is_no_deviation(header):
    for parsed in read_both(f"Socialnämnden okt 2025, tkr\nVerksamhet;{header}\nHemtjänst;-37\nIFO;-12\n"):
        assert [p.code for p in parsed.errors] == ["only_deviations"]
        assert "Budget och Utfall" in parsed.errors[0].remedy
        assert not parsed.figures


def test_two_verksamheter_named_as_amounts_among_others_do_not_lie_across():
    rows = "Budget och ekonomi;-30;-31\nHemtjänst;-20;-21\nIFO;-10;-11\n"
    for parsed in read_both(f"Socialnämnden jan-okt 2025 tkr\nVerksamhet;Budget ack;Utfall ack\n{rows}"):
        assert totals(parsed) == {"budget 2025-01–2025-10": -60, "outcome 2025-01–2025-10": -63}
