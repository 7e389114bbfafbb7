"""Rows under the last sum, and investments: never counted or dropped without a word."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.spelling.beside_net import is_beside_net, is_investment
from tests.importers.tables import drift, totals

TOP = "Socialnämnden oktober 2025 ackumulerat (tkr)\nVerksamhet;Budget;Utfall\n"
ROWS = "Stab;-5000;-4900\nVård;-50000;-51500\n"


def of(text, **options):
    return parse(text.encode(), "rapport.csv", Options(committee="Socialnämnden", **options))


def net(parsed):
    return tuple(round(amount) for amount in totals(parsed).values())


def codes(parsed):
    return [problem.code for problem in parsed.problems]


def test_one_unknown_row_among_them_makes_it_a_question():
    text = f"{TOP}{ROWS}Summa drift;-55000;-56400\nInvesteringar;-2000;-900\nSatsningar;-10;-20\n"

    assert [problem.code for problem in of(text).errors] == ["under_the_sum"]


def test_investments_under_the_sum_of_the_last_group_are_left_out():
    groups = "Summa ett;-55000;-56400\nA;-10;-11\nB;-20;-30\nSumma två;-30;-41\n"

    assert drift(of(f"{TOP}{ROWS}{groups}Investeringar;-2000;-900\n")) == (-55_030, -56_441)
    assert net(of(f"{TOP}{ROWS}{groups}C;-2000;-900\n")) == (-57_030, -57_341)


@pytest.mark.parametrize("name", ["Investeringsenheten", "Skattefrågor", "Budget- och skuldrådgivning"])
def test_a_verksamhet_is_not_beside_the_net_for_a_word_in_its_name(name):
    assert not is_beside_net(name)


def test_investments_are_known_with_and_without_endings():
    words = "Investering;INVESTERINGAR:;Investeringsbudget;Exploatering;Nettoinvesteringar;Investering IT"
    more = "Investeringsutgifter;Investeringsredovisning;Årets investeringar;Investeringar, netto"
    others = "Finansnetto;Sociala investeringar;Netto;Investeringsbidrag;Investeringsenheten"
    assert all(map(is_investment, f"{words};{more};Investeringar (netto)".split(";")))
    assert not any(map(is_investment, others.split(";")))
