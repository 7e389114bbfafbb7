"""Investments, taxes and what the council gives among a list's verksamheter are no part of the net."""

import pytest

from socfin.importers.options import UnderSum
from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import drift, read_both

HEADER = "Verksamhet;Konto;Period;Scenario;Belopp (tkr)\n"
COSTS = "720 Hemtjänst;5010;202610;utfall;-31200\n730 Boende;5010;202610;utfall;-22850\n"
COSTS += "730 Boende;;202610;budget;-22000\n"


def listed(name, *amounts):
    return f"{HEADER}{COSTS}" + "".join(
        f"{name};{10 + n}00;202610;utfall;{a}\n" for n, a in enumerate(amounts)
    )


@pytest.mark.parametrize(
    "name", ["990 Investeringar", "Nettoinvesteringar", "99 Investeringsutgifter", "990 Exploatering"]
)
@pytest.mark.parametrize("amounts", [("-400", "-650"), ("400", "650")])
def test_investments_are_a_line_under_the_net_as_costs_and_demand_a_reason(name, amounts):
    for parsed in read_both(listed(name, *amounts)):
        (warned,) = serious_of(parsed.problems)
        assert (warned.code, parsed.errors) == ("beside_net", ())
        beside = [f for f in parsed.figures if str(f.line) == "investment"]
        assert [(f.verksamhet_code, f.amount) for f in beside] == [("", -1_050_000_00)]
        assert drift(parsed) == (-54_050, -22_000)
        assert {v.code for v in parsed.verksamheter} == {"720", "730"}


def test_taxes_and_the_financial_net_have_lines_and_a_grant_is_left_out():
    for name, line, amount in (
        ("980 Skatteintäkter", "taxes", 90_000_00),
        ("985 Finansnetto", "financial", -90_000_00),
        ("970 Kommunbidrag", "", 0),
    ):
        for parsed in read_both(listed(name, "-90")):
            beside = [f for f in parsed.figures if f.line is not None and f.line.is_beside_net]
            assert [(str(f.line), f.amount) for f in beside] == ([(line, amount)] if line else [])
            assert drift(parsed) == (-54_050, -22_000)
            assert any("Inte i nettot" in note for note in parsed.notes)


def test_the_answer_counts_them_or_leaves_them_without_a_reason():
    for parsed in read_both(listed("990 Investeringar", "-400"), under_sum=UnderSum.COUNTED):
        assert "beside_net" not in {p.code for p in parsed.problems}
        assert drift(parsed) == (-54_450, -22_000)
    for parsed in read_both(listed("990 Investeringar", "-400"), under_sum=UnderSum.LEAVE):
        assert parsed.problems == ()
        assert drift(parsed) == (-54_050, -22_000)


@pytest.mark.parametrize("name", ["990 Investeringsenheten", "Ekonomistöd", "910 Finansiering av boende"])
def test_verksamheter_with_names_alike_are_counted(name):
    for parsed in read_both(listed(name, "-400")):
        assert parsed.problems == ()
        assert drift(parsed) == (-54_450, -22_000)
