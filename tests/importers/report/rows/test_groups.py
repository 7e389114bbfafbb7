"""Rows that say their verksamhet in another column or the row above: pivots, and scenarios as rows."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import UnderSum
from tests.importers.tables import read_both, totals

TOP = "Socialnämnden jan-okt 2025 tkr\n"


def of(text, **options):
    return parse(text.encode(), "rapport.csv", Options(**options))


def net(parsed):
    return {key.partition(" ")[0]: round(amount) for key, amount in totals(parsed).items()}


def codes(parsed):
    return [problem.code for problem in parsed.problems]


INNER = "{head};Enhet;Utfall ack;Budget ack\nÄldre;Norr;-120;-115\n;Söder;-130;-132\n{one};;-250;-247\n"
REST = "IFO;Vuxen;-80;-76\n;Barn;-91;-88\n{two};;-171;-164\n{total};;-421;-411\n"


@pytest.mark.parametrize("head", ["Verksamhet", "Avdelning", "Område"])
@pytest.mark.parametrize(
    ("one", "two"), [("Äldre Summa", "IFO Summa"), ("Summa Äldre", "Summa IFO"), ("Delsumma", "Delsumma")]
)
def test_a_pivot_with_an_inner_enhet_gives_its_outer_verksamheter(head, one, two):
    text = TOP + INNER.format(head=head, one=one) + REST.format(two=two, total="Totalsumma")

    for parsed in read_both(text):
        assert (net(parsed), codes(parsed)) == ({"outcome": -421, "budget": -411}, [])
        assert {v.code: v.parent_code for v in parsed.verksamheter if v.code in ("Äldre", "IFO")} in (
            {"Äldre": "", "IFO": ""},
            {"Äldre": "Delsumma", "IFO": "Delsumma"},
        )


def test_a_sum_in_the_column_outside_the_verksamhet_is_a_sum():
    rows = "Förvaltning;Avdelning;Enhet;Utfall ack;Budget ack\nSoc;Äldre;Norr;-120;-115\n;;Söder;-130;-132\n"
    sums = ";Äldre Summa;;-250;-247\n;IFO;Barn;-91;-88\nSoc Summa;;;-341;-335\nTotalsumma;;;-341;-335\n"
    text = f"{TOP}{rows}{sums}"

    for parsed in read_both(text):
        assert (net(parsed), codes(parsed)) == ({"outcome": -341, "budget": -335}, [])


def test_a_sum_in_the_inner_column_is_of_the_group_above():
    rows = (
        "Verksamhet;Enhet;Utfall ack;Budget ack\nÄldre;Norr;-120;-115\n;Söder;-130;-132\n;Summa;-250;-247\n"
    )

    assert net(of(f"{TOP}{rows}IFO;Barn;-91;-88\n;Vuxen;-1;-2\n")) == {"outcome": -342, "budget": -337}


def test_a_pivots_subtotal_that_its_rows_do_not_give_is_told():
    text = TOP + INNER.format(head="Verksamhet", one="Äldre Summa").replace("-250", "-260")

    assert "sum_differs" in codes(of(text))


def test_a_blank_name_without_another_dimension_is_still_refused():
    assert "nameless_row" in codes(of(f"{TOP}Verksamhet;Utfall ack\nÄldre;-120\n;-130\nIFO;-5\n"))


@pytest.mark.parametrize("deviation", ["Avvikelse", "Budgetavvikelse", "Differens"])
@pytest.mark.parametrize("first", ["Budget;-1000\nUtfall;-1100\n", "Utfall;-1100\nBudget;-1000\n"])
def test_budget_and_outcome_as_rows_under_a_verksamhet_are_scenarios(first, deviation):
    more = "IFO;\nBudget;-500\nUtfall;-450\n"
    text = f"{TOP}Verksamhet;Jan-okt\nHemtjänst;\n{first}{deviation};-100\n{more}{deviation};50\n"

    for parsed in read_both(text):
        assert (net(parsed), codes(parsed)) == ({"budget": -1500, "outcome": -1550}, ["deviation_rows"])
        assert {figure.verksamhet_code for figure in parsed.figures} == {"Hemtjänst", "IFO"}


def test_budget_and_outcome_in_a_column_hold_for_the_verksamhet_named_once():
    first = "Hemtjänst;Budget;-1000\n;Utfall;-1100\n;Avvikelse;-100\n"
    second = "IFO;Budget;-500\n;Utfall;-450\n;Avvikelse;50\n"

    for parsed in read_both(f"{TOP}Verksamhet;Typ;Jan-okt\n{first}{second}"):
        assert (net(parsed), codes(parsed)) == ({"budget": -1500, "outcome": -1550}, ["deviation_rows"])


def test_a_scenario_that_a_row_only_hints_at_is_asked_about():
    rows = "Hemtjänst;\nBudget;-1000\nUtfall 2024;-1100\n"

    assert of(f"{TOP}Verksamhet;Jan-okt\n{rows}").errors


@pytest.mark.parametrize("grant", ["Kommunbidrag", "Budgetram", "Anslag"])
def test_a_grant_under_each_verksamhet_is_no_verksamhet(grant):
    head = "Verksamhet;Budget ack;Utfall ack\n"
    rows = f"Hemtjänst;-1000;-1100\n{grant};1000;1000\nAvvikelse;0;-100\nIFO;-500;-450\n{grant};500;500\n"

    for parsed in read_both(f"{TOP}{head}{rows}Avvikelse;0;50\n"):
        assert (net(parsed), codes(parsed)) == ({"budget": -1500, "outcome": -1550}, ["deviation_rows"])


def test_one_grant_among_the_verksamheter_is_left_out_and_told_and_can_be_counted():
    rows = "Hemtjänst;-1000;-1100\nIFO;-500;-450\nKommunbidrag;1500;1500\n"
    text = f"{TOP}Verksamhet;Budget ack;Utfall ack\n{rows}"

    assert codes(of(text)) == ["beside_net"]
    for read in (of(text), of(text, under_sum=UnderSum.LEAVE)):
        assert net(read) == {"budget": -1500, "outcome": -1550}
    assert net(of(text, under_sum=UnderSum.COUNTED)) == {"budget": 0, "outcome": -50}


@pytest.mark.parametrize("outer", ["Ansvar", "Avdelning", "Enhet", "Förvaltning"])
@pytest.mark.parametrize("blank", ["", "10 Äldre"])
def test_a_tree_named_once_outside_the_verksamhet_parts_nothing(outer, blank):
    first = f"10 Äldre;510 Hemtjänst;-4 000;-4 200\n{blank};520 SÄBO;-4 500;-4 900\n"
    rows = f"{first}20 IFO;540 Barn;-1 000;-1 100\n"

    for parsed in read_both(f"{TOP}{outer};Verksamhet;Budget ack;Utfall ack\n{rows}"):
        assert (net(parsed), codes(parsed)) == ({"budget": -9500, "outcome": -10_200}, [])
        assert [figure.verksamhet_code for figure in parsed.figures[:3]] == ["510", "520", "540"]


@pytest.mark.parametrize(
    "name",
    ["Avvikelse", "Budgetavvikelse", "Avvikelse totalt", "Diff", "Differens mot budget", "Över-/underskott"],
)
@pytest.mark.parametrize("total", ["", "Summa;-700;-720\n"])
def test_a_row_called_a_deviation_is_no_verksamhet_wherever_it_stands(name, total):
    rows = f"510 A;-400;-410\n520 B;-300;-310\n{total}{name};0;-20\n"
    text = f"Jan-okt 2025, tkr\nVerksamhet;Budget ack;Utfall ack\n{rows}"
    for parsed in read_both(text):
        assert [v.code for v in parsed.verksamheter] == ["510", "520"]
        assert totals(parsed) == {"budget 2025-01–2025-10": -700, "outcome 2025-01–2025-10": -720}
        assert any("läses inte" in p.message for p in parsed.problems)


def test_a_sum_without_a_name_is_offered_as_no_verksamhet():
    rows = "A;-15;-16\nB;-10;-9\nSumma;-25;-25\nC;-30;-31\nD;-40;-42\nSumma;-70;-73\n"
    for parsed in read_both(f"Jan-okt 2025, tkr\nVerksamhet;Budget ack;Utfall ack\n{rows}"):
        assert "" not in {v.code for v in parsed.verksamheter}
