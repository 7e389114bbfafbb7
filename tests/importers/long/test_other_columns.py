"""Lists as other systems write them: the sign in a column of its own, kinds of amounts, months, footers."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.importers.spelling.periods import month_of
from tests.importers.long.reading import codes, kronor, read, read_both

SIGNED = "Verksamhet;Konto;Period;Belopp;{}"
OUTCOME = {"scenario": Scenario.OUTCOME}


@pytest.mark.parametrize(
    ("heading", "minus", "plus"),
    [
        ("Tecken", "-", "+"),
        ("Tecken", "-", ""),
        ("+/-", "−", "+"),
        ("Teckenkod", "minus", "plus"),
        ("Tecken", "–", ""),
    ],
)
def test_a_minus_in_a_column_of_its_own_turns_the_amount(heading, minus, plus):
    rows = [f"510;5011;202510;100000;{minus}", f"510;3111;202510;5000;{plus}", f"520;5011;202510;200;{minus}"]
    for parsed in read_both(*rows, f"520;5012;202510;300;{plus}", header=SIGNED.format(heading), **OUTCOME):
        assert [f.amount // 100 for f in parsed.figures] == [-100000, 5000, -200, 300]
        assert f"Kolumnen ”{heading}” avgör tecknet: minus vänder beloppet." in parsed.notes


def test_a_ledger_s_minus_stands_at_its_revenue():
    rows = [
        "510;5011;202510;100000;",
        "510;3111;202510;5000;-",
        "520;5011;202510;300;-",
        "520;5012;202510;900;",
    ]
    for parsed in read_both(*rows, header=SIGNED.format("Tecken"), **OUTCOME):
        assert [f.amount // 100 for f in parsed.figures] == [-100000, 5000, 300, -900]


def test_amounts_that_already_have_their_minus_are_not_turned_twice():
    rows = ["510;5011;202510;-100000;-", "510;3111;202510;5000;", "520;5011;202510;-300;-"]
    for parsed in read_both(*rows, header=SIGNED.format("Tecken"), **OUTCOME):
        assert [f.amount // 100 for f in parsed.figures] == [-100000, 5000, -300]


@pytest.mark.parametrize("heading", ["Beloppstyp", "Typ av belopp", "Utfall/budget", "Saldotyp", "Värdetyp"])
def test_the_kind_of_amount_is_the_scenario_whatever_its_column_is_called(heading):
    rows = ["510;5011;202509;Utfall;-100", "510;5011;202509;Budget;-90"]
    for parsed in read_both(*rows, header=f"Verksamhet;Konto;Period;{heading};Belopp"):
        assert kronor(parsed) == {"outcome 2025-09": -100, "budget 2025-09": -90}


@pytest.mark.parametrize(
    "spelling", ["10/2025", "10-2025", "2025P10", "2025:10", "P10 2025", "Period 10-2025"]
)
def test_a_month_may_stand_before_its_year(spelling):
    assert month_of(spelling) == Month(2025, 10)


@pytest.mark.parametrize("spelling", ["10.2025", "13/2025", "2025 per 10 st", "1 2025", "5/20251"])
def test_what_may_be_an_amount_or_a_count_is_no_month(spelling):
    assert month_of(spelling) != Month(2025, 10)


@pytest.mark.parametrize(
    "footer", ["Antal rader: 2", "Utskriven 2025-11-05", "Sida 1 (1)", "2 rader", "Slut på rapport"]
)
def test_a_footer_is_no_half_row(footer):
    parsed = read("510;5011;202509;utfall;-100", "520;5011;202509;utfall;-90", footer)

    assert codes(parsed) == []
    assert len(parsed.figures) == 2


@pytest.mark.parametrize("cut", ["510", "520;501", "510;5011;2025"])
def test_half_a_row_is_half_a_file(cut):
    assert "cut_short" in codes(read("510;5011;202509;utfall;-100", cut))


@pytest.mark.parametrize("heading", ["Datum", "Bokföringsdatum", "Redovisningsdatum"])
def test_bookings_of_two_days_are_added_and_rows_alike_are_asked_about(heading):
    rows = ["510;5011;2025-10-03;-100", "510;5011;2025-10-28;-50", "510;5011;2025-11-02;-7"]
    header = f"Verksamhet;Konto;{heading};Belopp"
    for parsed in read_both(*rows, header=header, **OUTCOME):
        assert kronor(parsed) == {"outcome 2025-10": -150, "outcome 2025-11": -7}
    for parsed in read_both(*rows, rows[0], header=header, **OUTCOME):
        assert "duplicate" in codes(parsed)


def test_two_spellings_of_a_month_are_no_two_bookings():
    rows = ["510;5011;2025-10;-100", "510;5011;202510;-100"]

    assert "duplicate" in codes(read(*rows, header="Verksamhet;Konto;Period;Belopp", **OUTCOME))


@pytest.mark.parametrize("heading", ["Datum", "Bokföringsdatum"])
def test_a_report_of_bookings_adds_those_of_two_days(heading):
    rows = ["510;5011;2025-10-03;-100,50", "510;5011;2025-10-28;-50,25", "520;5011;2025-11-28;-7,25"]
    for parsed in read_both(*rows, header=f"Verksamhet;Konto;{heading};Utfall (kr)"):
        assert kronor(parsed) == {"outcome 2025-10": -150.75, "outcome 2025-11": -7.25}
        assert parsed.errors == ()
    for parsed in read_both(*rows, rows[0], header=f"Verksamhet;Konto;{heading};Utfall (kr)"):
        assert "duplicate" in codes(parsed)


@pytest.mark.parametrize("heading", ["Tecken", "Minus", "Teckenkod", "Minustecken"])
def test_a_report_with_its_minus_apart_is_refused(heading):
    rows = ["510;5011;202510;100000;-", "510;3111;202510;5000;", "520;5011;202510;200;-"]
    for parsed in read_both(*rows, header=f"Verksamhet;Konto;Period;Utfall (kr);{heading}"):
        assert [p.message for p in parsed.errors] == [f"Minustecknen står i en egen kolumn, ”{heading}”."]
    signed = [row.replace(";100000", ";-100000").replace(";200;", ";-200;") for row in rows]
    for parsed in read_both(*signed, header=f"Verksamhet;Konto;Period;Utfall (kr);{heading}"):
        assert parsed.errors == ()


@pytest.mark.parametrize(
    "days", [("2025-11-03", "2025-11-03"), ("2025-11-03", "2025-11-04"), ("2025-12-01",) * 2]
)
def test_the_day_a_report_was_made_is_no_month_of_its_rows(days):
    rows = [f"510 Hemtjänst;-100;-90;{days[0]}", f"520 SÄBO;-200;-190;{days[1]}", "Summa;-300;-280;"]
    above = ("Socialnämnden oktober 2025 ack, tkr;;;",)
    for parsed in read_both(*rows, header="Verksamhet;Utfall;Budget;Datum", above=above):
        assert {f.span.label for f in parsed.figures} == {"januari–oktober 2025"}


def test_the_day_a_list_was_made_is_not_its_month():
    rows = ["510;5011;-100;2025-11-03", "520;5011;-200;2025-11-03"]
    header = "Verksamhet;Konto;Belopp;Datum"
    for parsed in read_both(*rows, header=header, **OUTCOME):
        assert "unknown_period" in codes(parsed)
    for parsed in read_both(*rows, header=header, period=Month(2025, 10), **OUTCOME):
        assert kronor(parsed) == {"outcome 2025-10": -300}
