"""A printed sum of the rows that a person has said are of a line never counts beside them."""

import pytest

from socfin.domain.lines import Line
from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import drift, read_both, totals

TOP = "Socialnämnden januari–oktober 2025, tkr\n;Budget ack;Utfall ack\n"
REVENUE = "Statsbidrag;14000;13500\nKöer och taxor;6000;6050\n"
COSTS = "Personalkostnader;-120000;-125000\nLokalkostnader;-20000;-20500\n"
NET = "Nettokostnad;-120000;-125950\n"
SAID = {"statsbidrag": Line.REVENUE, "köer och taxor": Line.REVENUE}
RIGHT = {"budget 2025-01–2025-10": -120_000, "outcome 2025-01–2025-10": -125_950}


@pytest.mark.parametrize("name", ["Summa intäkter", "Intäkter", "Totala intäkter", "Verksamhetens intäkter"])
@pytest.mark.parametrize("net", [NET, ""])
def test_a_revenue_sum_of_rows_said_to_be_revenue_counts_once(name, net):
    total = f"{name};20000;19550\n"
    for rows in (REVENUE + total, total + REVENUE):
        for parsed in read_both(TOP + rows + COSTS + net, lines=SAID):
            assert parsed.errors == ()
            assert serious_of(parsed.problems) == ()
            assert totals(parsed) == RIGHT


def test_a_sum_by_its_name_that_differs_is_told_and_still_not_counted():
    for parsed in read_both(f"{TOP}{REVENUE}Summa intäkter;20000;19000\n{COSTS}", lines=SAID):
        assert [p.code for p in serious_of(parsed.problems)] == ["sum_differs"]
        assert totals(parsed) == RIGHT


def test_a_line_beside_those_said_to_be_of_it_counts_with_them():
    rows = "Intäkter;10000;10000\nStatsbidrag;4000;3500\nKöer och taxor;6000;6050\n"
    for parsed in read_both(TOP + rows + COSTS + NET, lines=SAID):
        assert serious_of(parsed.problems) == ()
        assert totals(parsed) == RIGHT


def test_the_net_decides_where_a_line_happens_to_equal_them():
    rows = "Intäkter;20000;19550\nStatsbidrag;14000;13500\nKöer och taxor;6000;6050\n"
    for parsed in read_both(f"{TOP}{rows}{COSTS}Nettokostnad;-100000;-106400\n", lines=SAID):
        assert serious_of(parsed.problems) == ()
        assert totals(parsed) == {"budget 2025-01–2025-10": -100_000, "outcome 2025-01–2025-10": -106_400}


@pytest.mark.parametrize(
    ("line", "total"),
    [
        (Line.PERSONNEL, "Summa personalkostnader;-100;-102"),
        (Line.OTHER_COST, "Summa övriga kostnader;-100;-102"),
        (Line.COST, "Summa kostnader;-109;-111"),
    ],
)
def test_costs_said_to_be_of_a_line_are_parts_of_its_sum_and_of_the_costs(line, total):
    known = "Intäkter;20;19\nLokalkostnader;-5;-5\nKöp av verksamhet;-4;-4\n"
    text = f"{TOP}{known}Lönesak;-70;-71\nPåslag;-30;-31\n{total}\nNetto;-89;-92\n"
    for parsed in read_both(text, lines={"lönesak": line, "påslag": line}):
        assert serious_of(parsed.problems) == ()
        assert totals(parsed) == {"budget 2025-01–2025-10": -89, "outcome 2025-01–2025-10": -92}


@pytest.mark.parametrize(
    ("line", "total"),
    [
        ("Intäkter", "Summa intäkter"),
        ("Avgifter", "Summa intäkter"),
        ("Taxor och avgifter", "Totala intäkter"),
    ],
)
def test_a_sum_of_a_single_line_of_revenue_is_no_revenue_once_more(line, total):
    rows = (
        "Socialnämnden jan-okt 2025, tkr\nRad;Utfall ack;Budget ack\n"
        f"{line};700;650\n{total};700;650\nPersonalkostnader;-2 000;-2 100\nLokalkostnader;-300;-310\n"
        "Summa kostnader;-2 300;-2 410\nNettokostnad;-1 600;-1 760\n"
    )
    for parsed in read_both(rows):
        assert drift(parsed) == (-1600, -1760)
        assert not {"duplicate", "sum_differs"} & {p.code for p in parsed.problems}


def test_where_the_net_counts_both_they_are_two():
    rows = (
        "Socialnämnden jan-okt 2025, tkr\nRad;Utfall ack;Budget ack\n"
        "Intäkter;700;650\nSumma intäkter;700;650\nPersonalkostnader;-2 000;-2 100\nNetto;-600;-800\n"
    )
    for parsed in read_both(rows):
        assert "duplicate" in {p.code for p in parsed.problems}


@pytest.mark.parametrize("head", ["Slag", "Konto", "Kontering"])
def test_lines_under_a_heading_of_accounts_are_lines(head):
    rows = (
        f"Socialnämnden 2025, tkr\n{head};Utfall jan-okt;Budget jan-okt\n"
        "Intäkter;-700;-650\nPersonalkostnader;2 000;2 100\nLokaler;300;310\nNettokostnad;1 600;1 760\n"
    )
    for parsed in read_both(rows):
        assert drift(parsed) == (-1600, -1760)
        assert len(parsed.figures) == 6


EXTERNAL = "Externa intäkter;14000;13500\nInterna intäkter;6000;6050\n"


@pytest.mark.parametrize("total", ["", "Summa intäkter;20000;19550\n", "Summa;20000;19550\n"])
@pytest.mark.parametrize("net", [NET, ""])
def test_two_known_rows_of_a_line_are_added_where_the_files_sums_show_it(total, net):
    for parsed in read_both(TOP + EXTERNAL + total + COSTS + net):
        proven = "intäkter" in total or net
        assert bool(parsed.errors) is not bool(proven)
        if proven:
            assert totals(parsed) == RIGHT
            assert any("läggs ihop till Intäkter" in note for note in parsed.notes)


def test_the_same_line_twice_that_no_sum_shows_is_asked_about():
    for parsed in read_both(f"{TOP}{EXTERNAL}{COSTS}Nettokostnad;-126000;-132000\n"):
        assert "duplicate" in {p.code for p in parsed.errors}


@pytest.mark.parametrize("total", [20_000, 19_000])
def test_a_row_said_to_be_of_a_known_ones_line_is_added_to_it_beside_their_sum(total):
    rows = f"Externa intäkter;14000;13500\nKöer och taxor;6000;6050\nSumma intäkter;{total};19550\n"
    for parsed in read_both(TOP + rows + COSTS, lines=SAID):
        assert parsed.errors == ()
        assert [p.code for p in serious_of(parsed.problems)] == ([] if total == 20_000 else ["sum_differs"])
        assert totals(parsed) == RIGHT
