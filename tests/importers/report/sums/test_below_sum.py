"""Rows under the last sum, and investments: never counted or dropped without a word."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import UnderSum
from socfin.importers.spelling.beside_net import is_beside_net, is_investment
from tests.importers.tables import read_both, totals

TOP = "Socialnämnden oktober 2025 ackumulerat (tkr)\nVerksamhet;Budget;Utfall\n"
ROWS = "Stab;-5000;-4900\nVård;-50000;-51500\n"


def of(text, **options):
    return parse(text.encode(), "rapport.csv", Options(committee="Socialnämnden", **options))


def net(parsed):
    return tuple(round(amount) for amount in totals(parsed).values())


def codes(parsed):
    return [problem.code for problem in parsed.problems]


@pytest.mark.parametrize(
    "beside",
    [
        "Investeringar",
        "Nettoinvesteringar",
        "Exploatering",
        "Skatteintäkter",
        "Finansnetto",
        "Kommunbidrag",
        "Generella statsbidrag och utjämning",
    ],
)
@pytest.mark.parametrize("total", ["Summa drift", "Summa", "Socialnämnden", "Verksamhetens nettokostnad"])
def test_what_stands_beside_the_net_is_left_out_under_any_sum_and_told(total, beside):
    text = f"{TOP}{ROWS}{total};-55000;-56400\n{beside};-2000;-900\n"

    for parsed in read_both(text, committee="Socialnämnden"):
        assert (net(parsed), codes(parsed)) == ((-55_000, -56_400), ["under_the_sum"])
        assert "Utfall −900 000,00 kr" in parsed.problems[0].message.replace("\u00a0", " ")
    assert net(of(text, under_sum=UnderSum.LEAVE)) == (-55_000, -56_400)


def test_one_unknown_row_among_them_makes_it_a_question():
    text = f"{TOP}{ROWS}Summa drift;-55000;-56400\nInvesteringar;-2000;-900\nSatsningar;-10;-20\n"

    assert [problem.code for problem in of(text).errors] == ["under_the_sum"]


def test_investments_under_the_sum_of_the_last_group_are_left_out():
    groups = "Summa ett;-55000;-56400\nA;-10;-11\nB;-20;-30\nSumma två;-30;-41\n"

    assert net(of(f"{TOP}{ROWS}{groups}Investeringar;-2000;-900\n")) == (-55_030, -56_441)
    assert net(of(f"{TOP}{ROWS}{groups}C;-2000;-900\n")) == (-57_030, -57_341)


@pytest.mark.parametrize(
    "rows",
    [
        f"{ROWS}Summa drift;-55000;-56400\nInvesteringar;-2000;-900\nTotalt;-57000;-57300\n",
        f"{ROWS}Investeringar;-2000;-900\nTotalt;-57000;-57300\n",
        f"{ROWS}95 Investeringar;-2000;-900\n",
        f"Investering;-2000;-900\n{ROWS}",
        f"{ROWS}Exploatering;-2000;-900\nSocialnämnden;-57000;-57300\n",
    ],
)
def test_investments_among_the_verksamheter_are_told_and_can_be_left_out(rows):
    counted, left = of(TOP + rows), of(TOP + rows, under_sum=UnderSum.LEAVE)

    assert (net(counted), codes(counted)) == ((-57_000, -57_300), ["under_the_sum"])
    assert net(left)[:2] == (-55_000, -56_400)
    assert "left_under_sum" in codes(left)
    assert codes(of(TOP + rows, under_sum=UnderSum.COUNTED)) == []


@pytest.mark.parametrize("name", ["Investeringsenheten", "Skattefrågor", "Budget- och skuldrådgivning"])
def test_a_verksamhet_is_not_beside_the_net_for_a_word_in_its_name(name):
    assert not is_beside_net(name)


def test_investments_are_known_with_and_without_endings():
    assert all(map(is_investment, ["Investering", "INVESTERINGAR:", "Investeringsbudget", "Exploatering"]))
    assert not is_investment("Finansnetto")
