"""What is spent is the outcome to date where its cells are amounts, and a per cent where they are that."""

import pytest

from socfin.importers import Options, parse
from socfin.importers.report.columns.contents import contents_said
from tests.importers.tables import read_both, totals

BOTH = {"budget 2025-01–2025-12": -8400, "outcome 2025-01–2025-10": -7000}
ROWS = (("510 A", -4800, -4000), ("520 B", -3600, -3000), ("Summa", -8400, -7000))


def table(*headings: str, unit: str = "tkr", title: str = "jan-okt 2025", rows=ROWS) -> str:
    """A report with the columns in that order; what is spent goes where the heading is no budget."""
    lines = [
        ";".join([name, *(str(budget if "udget" in h[:9] else spent) for h in headings)])
        for name, budget, spent in rows
    ]
    return f"Socialnämnden {title}, {unit}\nVerksamhet;{';'.join(headings)}\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Förbrukat",
        "Förbrukning",
        "Förbrukade medel",
        "Förbrukat belopp",
        "Förbrukat av årsbudget",
        "Upparbetat",
        "Nyttjat",
        "Utnyttjat",
        "Utnyttjad budget",
        "Använt",
        "Använda medel",
        "Ianspråktaget",
        "Förbrukat (tkr)",
        "Förbrukat i år",
        "FÖRBRUKAT 2025",
    ],
)
@pytest.mark.parametrize("budget", ["Årsbudget", "Budget helår", "Budget 2025 helår"])
def test_amounts_spent_beside_a_budget_are_the_outcome_to_date(heading, budget):
    for headings in ((budget, heading), (heading, budget)):
        for parsed in read_both(table(*headings)):
            assert totals(parsed) == BOTH
            assert parsed.problems == ()
            assert f"”{heading}” är utfall januari–oktober 2025." in parsed.notes


@pytest.mark.parametrize("left", ["Kvar", "Kvar av budget", "Återstår", "Återstående budget", "Disponibelt"])
def test_what_is_left_proves_that_the_budget_is_the_years(left):
    text = f"Socialnämnden jan-okt 2025, tkr\nVerksamhet;Budget;Förbrukat;{left}\n"
    text += "510 A;-4800;-4000;-800\n520 B;-3600;-3000;-600\nSumma;-8400;-7000;-1400\n"
    for parsed in read_both(text):
        assert totals(parsed) == BOTH
        assert not parsed.errors


@pytest.mark.parametrize("heading", ["Förbrukat", "Upparbetat", "Nyttjat", "Förbrukning", "Använt"])
@pytest.mark.parametrize(
    ("unit", "budgets", "shares"),
    [
        ("tkr", ("-4800", "-3600", "-8400"), ("83", "81", "82")),
        ("tkr", ("-4800", "-3600", "-8400"), ("83 %", "81 %", "82 %")),
        ("kr", ("4800000", "3600000", "8400000"), ("0,83", "0,81", "0,82")),
        ("mnkr", ("48,2", "361,4", "12,1"), ("81,5", "95,1", "83,2")),
        ("tkr", ("-4800", "-3600", "-8400"), ("104,3", "97,1", "100,9")),
    ],
)
def test_per_cents_spent_are_never_an_outcome(heading, unit, budgets, shares):
    rows = "".join(
        f"{name};{b};{s}\n" for name, b, s in zip(("510 A", "520 B", "530 C"), budgets, shares, strict=True)
    )
    for parsed in read_both(f"Socialnämnden jan-okt 2025, {unit}\nVerksamhet;Årsbudget;{heading}\n{rows}"):
        assert list(totals(parsed)) == ["budget 2025-01–2025-12"]
        assert f"Kolumnen ”{heading}” används inte." in parsed.notes


@pytest.mark.parametrize(
    "heading", ["Förbrukat %", "Förbrukningsgrad", "Nyttjandegrad", "Andel förbrukat", "Ej förbrukat"]
)
def test_a_heading_that_says_a_share_or_what_is_not_spent_is_believed_whatever_the_cells(heading):
    for parsed in read_both(table("Årsbudget", heading)):
        assert list(totals(parsed)) == ["budget 2025-01–2025-12"]


@pytest.mark.parametrize(
    "outcome", ["Utfall ack", "Utfall", "Utfall jan-okt", "Bokfört", "Redovisat hittills"]
)
def test_beside_an_outcome_to_date_what_is_spent_is_not_read(outcome):
    for parsed in read_both(table("Årsbudget", outcome, "Förbrukat")):
        assert totals(parsed) == BOTH
        assert "Kolumnen ”Förbrukat” används inte." in parsed.notes


@pytest.mark.parametrize("month", ["Utfall okt", "Utfall månad", "Utfall 2025-10"])
def test_beside_an_outcome_of_the_month_it_is_the_outcome_to_date(month):
    text = f"Socialnämnden oktober 2025, tkr\nVerksamhet;Årsbudget;{month};Förbrukat\n"
    for parsed in read_both(text + "510 A;-4800;-410;-4000\n520 B;-3600;-290;-3000\n"):
        assert totals(parsed) == BOTH | {"outcome 2025-10": -700}


@pytest.mark.parametrize(
    "last_year", ["Förbrukat f å", "Förbrukat föregående år", "Bokslut 2024", "Utfall fg år"]
)
def test_beside_last_years_it_is_still_the_outcome_to_date(last_year):
    for parsed in read_both(table("Årsbudget", last_year, "Förbrukat")):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -7000
        assert not parsed.errors


@pytest.mark.parametrize(
    ("size", "asked"),
    [(299, True), (300, True), (301, False)],
)
def test_a_single_row_is_asked_about_until_no_per_cent_is_so_large(size, asked):
    text = f"Socialnämnden jan-okt 2025, mnkr\nVerksamhet;Förbrukat;Årsbudget\n510 A;-{size};-360\n"
    for parsed in read_both(text):
        assert ["spent_or_share"] * asked == [p.code for p in parsed.errors]
        assert ("outcome 2025-01–2025-10" in totals(parsed)) is not asked


@pytest.mark.parametrize(("budget", "asked"), [(1_999, True), (2_000, True), (2_001, False)])
def test_less_than_a_fiftieth_of_the_budget_is_a_per_cent(budget, asked):
    text = f"Socialnämnden jan 2025, tkr\nVerksamhet;Förbrukat;Årsbudget\n510 A;-40;-{budget}\n"
    for parsed in read_both(text):
        assert ["spent_or_share"] * asked == [p.code for p in parsed.errors]


@pytest.mark.parametrize(
    ("spent", "read"),
    [(("40", "60"), "asked"), (("40", "81"), "outcome"), (("40", "48"), "share"), (("40", "41"), "share")],
)
def test_what_varies_less_than_half_as_much_decides_among_millions(spent, read):
    rows = f"510 A;{spent[0]};50\n520 B;{spent[1]};100\n"
    for parsed in read_both(f"Socialnämnden jan-okt 2025, mnkr\nVerksamhet;Förbrukat;Årsbudget\n{rows}"):
        outcome = "outcome 2025-01–2025-10" in totals(parsed)
        assert (outcome, len(parsed.errors)) == (read == "outcome", read == "asked")


def test_what_is_asked_is_answered_by_saying_what_the_column_holds():
    text = "Socialnämnden jan-okt 2025, mnkr\nVerksamhet;Förbrukat;Årsbudget\n510 A;40;48\n".encode()
    (question,) = parse(text, "r.csv", Options()).errors
    assert "--contents" in question.remedy

    outcome = parse(text, "r.csv", Options(contents=contents_said("Förbrukat=outcome")))
    unused = parse(text, "r.csv", Options(contents=contents_said("Förbrukat=ignore")))

    assert (outcome.errors, unused.errors) == ((), ())
    assert totals(outcome) == {"outcome 2025-01–2025-10": -40_000, "budget 2025-01–2025-12": -48_000}
    assert totals(unused) == {"budget 2025-01–2025-12": -48_000}
