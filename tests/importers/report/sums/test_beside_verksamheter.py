"""Investeringar, skatter and finansnetto among verksamheter: lines under the net, and never in it unasked."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.options import UnderSum
from tests.importers.tables import beside, drift, read_both

TOP = "Socialnämnden oktober 2025 ackumulerat (tkr)\nVerksamhet;Budget;Utfall\n"
ROWS = "Stab;-5000;-4900\nVård;-50000;-51500\n"
NET = (-55_000, -56_400)
WITH = (-57_000, -57_300)
INVESTED = {"investment": (-2000, -900)}


def both(text, **options):
    return read_both(TOP + text, committee="Socialnämnden", **options)


def codes(parsed):
    return [problem.code for problem in parsed.problems]


def notes(parsed):
    return " ".join(parsed.notes).replace("\u00a0", " ")


@pytest.mark.parametrize("total", ["Summa drift", "Summa", "Socialnämnden", "Verksamhetens nettokostnad"])
@pytest.mark.parametrize(
    "name", ["Investeringar", "Nettoinvesteringar", "Exploatering", "Investeringsutgifter", "95 Investering"]
)
def test_investments_under_any_sum_are_a_line_under_the_net(total, name):
    for parsed in both(f"{ROWS}{total};-55000;-56400\n{name};-2000;-900\n"):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (NET, INVESTED, [])
        assert f"Under nettot, och inte i det: ”{name}” (rad 6, Utfall −900 000,00 kr)." in notes(parsed)


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Skatteintäkter", "taxes"),
        ("Generella statsbidrag och utjämning", "taxes"),
        ("Skatter och statsbidrag", "taxes"),
        ("Finansnetto", "financial"),
        ("Finansiella kostnader", "financial"),
    ],
)
def test_taxes_and_the_financial_net_are_lines_as_well(name, line):
    for parsed in both(f"{ROWS}Summa;-55000;-56400\n{name};2000;900\n"):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (NET, {line: (2000, 900)}, [])


def test_between_the_net_and_the_result_they_are_lines_and_the_result_is_held_against_them():
    paying = "Skatteintäkter;54000;54000\nStatsbidrag och utjämning;3000;3100\nFinansnetto;-10;-20\n"
    for parsed in both(f"{ROWS}Nettokostnad;-55000;-56400\n{paying}Årets resultat;1990;680\n"):
        assert drift(parsed) == NET
        assert beside(parsed) == {"taxes": (57_000, 57_100), "financial": (-10, -20)}
        assert codes(parsed) == []


@pytest.mark.parametrize("name", ["Kommunbidrag", "Ramtilldelning"])
def test_what_the_council_gives_is_left_out_and_named(name):
    for parsed in both(f"{ROWS}Summa;-55000;-56400\n{name};55000;55000\n"):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (NET, {}, [])
        assert f"Räknas inte: ”{name}”" in notes(parsed)


@pytest.mark.parametrize(
    "rows",
    [
        f"{ROWS}Summa drift;-55000;-56400\nInvesteringar;-2000;-900\nTotalt;-57000;-57300\n",
        f"{ROWS}Investeringar;-2000;-900\nSumma;-55000;-56400\n",
        f"Investeringar;-2000;-900\n{ROWS}Socialnämnden;-55000;-56400\n",
        f"{ROWS}Summa drift;-55000;-56400\nBilar;-1500;-500\nDatorer;-500;-400\n"
        "Summa investeringar;-2000;-900\n",
        f"{ROWS}Summa drift;-55000;-56400\nBilar;-1500;-500\nDatorer;-500;-400\n"
        "Summa investeringar;-2000;-900\nTotalt;-57000;-57300\n",
        f"{ROWS}Summa;-55000;-56400\nInvesteringar;-1500;-500\nExploatering;-500;-400\n",
    ],
)
def test_a_sum_without_them_proves_that_they_are_no_part_of_the_net(rows):
    for parsed in both(rows):
        assert (drift(parsed), codes(parsed)) == (NET, [])
        assert sum(beside(parsed)["investment"]) == -2900
        assert {total.amount // 100_000 for total in parsed.printed} == set(NET)
        assert {unit.code for unit in parsed.verksamheter} == {"Stab", "Vård"}


@pytest.mark.parametrize(
    "rows", [f"{ROWS}95 Investeringar;-2000;-900\n", f"Investeringsredovisning;-2000;-900\n{ROWS}"]
)
def test_without_a_sum_they_are_outside_the_net_and_a_reason_is_asked_for(rows):
    for parsed in both(rows):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (NET, INVESTED, ["beside_net"])
    for parsed in both(rows, under_sum=UnderSum.LEAVE):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (NET, INVESTED, [])
    for parsed in both(rows, under_sum=UnderSum.COUNTED):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (WITH, {}, [])


@pytest.mark.parametrize(
    "rows",
    [
        f"{ROWS}Investeringar;-2000;-900\nTotalt;-57000;-57300\n",
        f"{ROWS}Exploatering;-2000;-900\nSocialnämnden;-57000;-57300\n",
        f"Totalt;-57000;-57300\nInvesteringar;-2000;-900\n{ROWS}",
    ],
)
def test_where_the_files_own_sum_counts_them_both_answers_are_asked_for(rows):
    for parsed in both(rows):
        (asked,) = parsed.errors
        assert asked.code == "beside_net"
        without, counted = [answer.replace("\u00a0", " ") for answer in asked.answers]
        assert "Räknas inte i nettot: utfall januari–oktober 2025 −56 400 000 kr" in without
        assert "Räknas med i nettot: utfall januari–oktober 2025 −57 300 000 kr" in counted
    for parsed in both(rows, under_sum=UnderSum.LEAVE):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (NET, INVESTED, [])
    for parsed in both(rows, under_sum=UnderSum.COUNTED):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (WITH, {}, [])


def test_a_sum_that_ties_neither_way_is_told_and_they_stay_outside():
    for parsed in both(f"{ROWS}Investeringar;-2000;-900\nSumma;-54000;-56400\n"):
        assert (drift(parsed), beside(parsed)) == (NET, INVESTED)
        assert codes(parsed) == ["sum_differs", "beside_net"]


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (f"{ROWS}Summa;-55000;-56400\nInvesteringar;2000;900\n", INVESTED),
        (
            "Stab;5000;4900\nVård;50000;51500\nSumma;55000;56400\nInvesteringar;2000;900\nSkatter;56000;56500\n",
            INVESTED | {"taxes": (56_000, 56_500)},
        ),
    ],
)
def test_investments_are_costs_and_taxes_income_however_the_file_signs_them(rows, lines):
    for parsed in both(rows):
        assert (drift(parsed), beside(parsed)) == (NET, lines)
        assert "Tecknet är vänt" in notes(parsed)


def test_investments_twice_with_the_same_words_are_asked_about():
    for parsed in both(f"{ROWS}Summa;-55000;-56400\nInvesteringar;-2000;-900\nInvesteringar;-10;-20\n"):
        assert [problem.code for problem in parsed.errors] == ["duplicate"]


def test_the_whole_municipalitys_investments_are_not_the_committees():
    others = "Kommunstyrelsen;-1000;-900\nBarn- och utbildningsnämnden;-80000;-81000\n"
    rows = f"Socialnämnden;-55000;-56400\n{others}Nettokostnad;-136000;-138300\nInvesteringar;-9;-8\n"

    for parsed in both(rows):
        assert (drift(parsed), beside(parsed), codes(parsed)) == (NET, {}, ["committees_left"])


def test_revenue_and_cost_of_investments_are_one_line():
    text = (
        "Socialnämnden jan-okt 2022 ackumulerat, tkr;;;\n"
        "Verksamhet;Utfall intäkter;Utfall kostnader;Utfall netto\n"
        "510 Hemtjänst;2 100;-33 100;-31 000\n520 Boende;700;-20 200;-19 500\nSumma;2 800;-53 300;-50 500\n"
        "Investeringar;10;-110;-100\n"
    )
    without = "\n".join(";".join(line.split(";")[:-1]) for line in text.splitlines())
    for parsed in (*read_both(text), *read_both(without)):
        assert (drift(parsed), beside(parsed), codes(parsed)) == ((-50_500,), {"investment": (-100,)}, [])


def test_each_months_investments_are_lines_of_the_month():
    month = "510 A;2022{0};-10;-9\nInvesteringar;2022{0};-1;-2\nSumma;2022{0};-10;-9\n"
    text = "tkr\nVerksamhet;Period;Utfall;Budget\n" + month.format("01") + month.format("02")
    for parsed in read_both(text):
        assert not parsed.errors
        assert (sum(drift(parsed)), beside(parsed)) == (-38, {"investment": (-2, -2, -1, -1)})


def test_months_to_date_of_investments_are_taken_apart():
    rows = "510 A;-10;-20;-30\n520 B;-5;-9;-15\nSumma;-15;-29;-45\nInvesteringar;-1;-1;-4\n"
    for parsed in read_both(f"Utfall 2022 ackumulerat, tkr\nVerksamhet;jan;feb;mar\n{rows}"):
        assert (drift(parsed), beside(parsed)) == ((-15, -14, -16), {"investment": (-1, 0, -3)})


def test_deviations_of_investments_are_left_out_and_named():
    text = "Socialnämnden jan-okt 2022, tkr\nVerksamhet;Avvikelse\nA;-10\nB;-5\nSumma;-15\nInvesteringar;30\n"
    for parsed in read_both(text):
        assert (drift(parsed), beside(parsed)) == ((-15,), {})
        assert "Räknas inte: ”Investeringar”" in notes(parsed)


def test_every_number_of_them_is_accounted_for():
    parsed = parse(f"{TOP}{ROWS}Summa;-55000;-56400\nInvesteringar;-2000;-900\n".encode(), "r.csv", Options())

    assert "8 tal: 6 publiceras, 2 kontrollerade summor" in notes(parsed)


@pytest.mark.parametrize("name", ["Finansiella kostnader", "Investeringar"])
def test_where_rounding_hides_them_the_sum_that_is_nearer_with_them_is_asked_about(name):
    for parsed in both(f"{ROWS}{name};-1;-1\nSumma;-55001;-56401\n"):
        assert [problem.code for problem in parsed.errors] == ["beside_net"]
    for parsed in both(f"{ROWS}{name};-1;-1\nSumma;-55000;-56400\n"):
        assert (drift(parsed), codes(parsed)) == (NET, [])


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("Nettoinvesteringar, Socialnämnden oktober 2025 ack, tkr", True),
        ("Socialnämnden: investeringsredovisning jan-okt 2025 ack, tkr", True),
        ("Investeringar jan-okt 2025 ack, tkr", True),
        ("Drift och investeringar jan-okt 2025 ack, tkr", False),
        ("Sociala investeringar jan-okt 2025 ack, tkr", False),
    ],
)
def test_a_report_of_nothing_but_investments_needs_a_reason(title, warned):
    for parsed in read_both(f"{title}\nVerksamhet;Budget ack;Utfall ack\n{ROWS}Summa;-55000;-56400\n"):
        assert codes(parsed) == (["beside_net"] if warned else [])
