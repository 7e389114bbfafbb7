"""Rows that are all called totals are the rows; changes since an earlier follow-up are none."""

import pytest

from tests.importers.tables import read_both, totals


def _report(*rows: str) -> str:
    return "Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;Utfall ack;Budget ack\n" + "\n".join(rows) + "\n"


@pytest.mark.parametrize("form", ["{} totalt", "Summa {}", "{} summa", "Totalt {}", "{} totalt:"])
@pytest.mark.parametrize("last", ["Totalt;-6 000;-6 300", "Nämnden totalt;-6 000;-6 300", ""])
def test_totals_with_nothing_to_sum_are_rows(form, last):
    amounts = {"Hemtjänst": "-1 000;-1 100", "Säbo": "-2 000;-2 100", "IFO": "-3 000;-3 100"}
    shown = [f"{form.format(name)};{both}" for name, both in amounts.items()]
    for parsed in read_both(_report(*shown, *filter(None, [last]))):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -6000, "budget 2025-01–2025-10": -6300}


def test_sums_of_rows_stay_sums():
    rows = (
        "510 A;-1;-2",
        "520 B;-3;-4",
        "Summa Äldre;-4;-6",
        "530 C;-5;-6",
        "Summa IFO;-5;-6",
        "Totalt;-9;-12",
    )
    for parsed in read_both(_report(*rows)):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -9, "budget 2025-01–2025-10": -12}


@pytest.mark.parametrize(
    "name",
    ["Förändring", "Summa förra månaden", "Föregående månad", "Jämfört med augusti", "Förändring sedan sep"],
)
def test_what_an_earlier_follow_up_said_is_no_row(name):
    rows = ("510 A;-1000;-2000", "520 B;-3000;-4000", "Summa;-4000;-6000", f"{name};-3900;-5900")
    for parsed in read_both(_report(*rows)):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -4000, "budget 2025-01–2025-10": -6000}
        assert parsed.errors == ()


@pytest.mark.parametrize("heading", ["Netto", "Netto ack", "Resultat"])
def test_a_bare_net_beside_the_nets_budget_is_the_outcome(heading):
    text = (
        f"Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;Löner;{heading};Budget netto\n510 A;-70;-90;-95\n"
        "520 B;-10;-20;-25\n"
    )
    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -110, "budget 2025-01–2025-10": -120}


@pytest.mark.parametrize("title", ["Utfall oktober 2025 (månad)", "Oktober 2025 (en månad)"])
def test_a_title_that_says_month_in_brackets_is_of_the_month(title):
    text = f"{title}, tkr\n\nVerksamhet;Utfall;Budget\n510 A;-70;-90\n520 B;-10;-20\n"
    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-10": -80, "budget 2025-10": -110}


@pytest.mark.parametrize("heading", ["Per", "Per.", "Period"])
def test_a_column_per_of_months_is_each_rows_month(heading):
    text = f"Uttag, tkr\n\nVht;Text;{heading};Utf;Bud\n510;A;2510;-70;-90\n520;B;2510;-10;-20\n"
    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-10": -80, "budget 2025-10": -110}
