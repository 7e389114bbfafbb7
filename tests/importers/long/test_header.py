"""A column of K and I, whatever it is called, is each row's line: revenue is never counted as a cost."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.importers import Options, parse
from socfin.importers.report.layout.mapping import Sign
from tests.importers.tables import read_both, totals

SIDES = [
    ("K/I", "K", "I"),
    ("I/K", "k", "i"),
    ("Kostnad/Intäkt", "Kostnad", "Intäkt"),
    ("Kostnader/Intäkter", "Kostnader", "Intäkter"),
    ("Kostnad eller intäkt", "Kost", "Int"),
    ("Intäkt/Kostnad", "Utgifter", "Inkomster"),
    ("Utgift / Inkomst", "Utgift", "Inkomst"),
    ("I/U", "U", "I"),
]


@pytest.mark.parametrize(("heading", "cost", "revenue"), SIDES)
@pytest.mark.parametrize("sign", [None, Sign.COSTS_POSITIVE])
def test_in_a_list(heading, cost, revenue, sign):
    text = f"Verksamhet;{heading};Period;Belopp\n"
    for month in ("202601", "202602"):
        text += f"Hemtjänst;{revenue};{month};1600000\nHemtjänst;{cost};{month};10700000\n"

    for parsed in read_both(text, scenario=Scenario.OUTCOME, sign=sign):
        assert totals(parsed) == {"outcome 2026-01": -9_100, "outcome 2026-02": -9_100}
        assert not parsed.errors


@pytest.mark.parametrize(("heading", "cost", "revenue"), SIDES)
@pytest.mark.parametrize("unit", ["tkr", "kr"])
def test_in_a_report(heading, cost, revenue, unit):
    rows = "".join(f"{name};{revenue};700;600\n{name};{cost};4400;4300\n" for name in ("Hemtjänst", "IFO"))
    text = f"Socialnämnden jan-mar 2026, {unit}\nVerksamhet;{heading};Utfall ack;Budget ack\n{rows}"

    for parsed in read_both(text):
        kronor = [round(1_000 * tkr) for tkr in totals(parsed).values()]
        assert kronor == [-7_400 * (1_000 if unit == "tkr" else 1)] * 2
        assert not parsed.errors


def test_costs_and_revenue_said_to_be_positive_where_no_row_is_known_as_revenue_is_told():
    text = "Verksamhet;Slag;Period;Belopp\nHemtjänst;A;202601;1600000\nHemtjänst;B;202601;10700000\n".encode()
    options = {"scenario": Scenario.OUTCOME}

    told = parse(text, "lista.csv", Options(**options, sign=Sign.COSTS_POSITIVE))
    flipped = parse(text, "lista.csv", Options(**options, sign=Sign.FLIPPED))

    assert "sign_unclear" in {p.code for p in told.problems}
    assert "sign_unclear" not in {p.code for p in flipped.problems}


@pytest.mark.parametrize(("chosen", "told"), [(3, True), (4, False), (5, False)])
def test_outcome_of_months_after_the_chosen_period_is_told_with_its_rows(chosen, told):
    text = "Verksamhet;Konto;Period;Belopp\n" + "".join(
        f"510;5010;2026{month:02d};-{month}00\n" for month in (1, 2, 3, 4)
    )
    for parsed in read_both(text, scenario=Scenario.OUTCOME, period=Month(2026, chosen)):
        named = [p for p in parsed.problems if p.code == "period_differs" and "till och med" in p.message]
        assert len(named) == told
        assert all("rad 5" in p.message and "april 2026" in p.message for p in named)
