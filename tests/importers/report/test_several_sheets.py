"""Sheets of a workbook taken together: each accounted for, nothing twice, the totals beside the printed."""

import pytest

from socfin.domain.money import Unit
from socfin.importers import Options, SourceFile, examine
from socfin.importers.options import HiddenRows
from socfin.importers.report.columns.chosen import column_choices
from socfin.importers.report.rows.outside import rows_said
from tests.books import book

BY_SCENARIO = {
    "Budget": [
        "Socialnämnden mars 2022 ack, tkr",
        "Verksamhet;Budget",
        "510 A;-10",
        "520 B;-20",
        "Summa;-30",
    ],
    "Utfall": [
        "Socialnämnden mars 2022 ack, tkr",
        "Verksamhet;Utfall",
        "510 A;-11",
        "520 B;-22",
        "Summa;-33",
    ],
}


def lines(revenue: int, staff: int) -> list[str]:
    rows = [f"Intäkter;{revenue};1", f"Personalkostnader;{staff};-8", "Lokalkostnader;-2;-2"]
    return ["Mars 2022 ack, tkr", "Rad;Utfall;Budget", *rows]


def units(code: int, *amounts: int) -> list[str]:
    rows = [f"{code}{at} Enhet {at};{ore};{ore}" for at, ore in enumerate(amounts, start=1)]
    total = sum(amounts)
    return ["Mars 2022 ack, tkr", "Verksamhet;Utfall;Budget", *rows, f"Summa;{total};{total}"]


def file(sheets: dict[str, list[str]], hidden: tuple[str, int] | None = None) -> SourceFile:
    return SourceFile(book(sheets, hidden), "rapport.xlsx")


def read(sheets: dict[str, list[str]], *names: str, **more):
    return examine(file(sheets, more.pop("hidden", None)), Options(sheets=names or tuple(sheets), **more))


def amounts(examined) -> dict[tuple[str, str], int]:
    figures = examined.parsed.figures
    return {(f.verksamhet_code, f.scenario.value): f.amount // 100_000 for f in figures}


def codes(examined) -> list[str]:
    return [problem.code for problem in examined.parsed.problems]


def test_a_sheet_for_each_scenario_is_one_report():
    seen = read(BY_SCENARIO)

    assert amounts(seen) == {
        ("510", "budget"): -10,
        ("520", "budget"): -20,
        ("510", "outcome"): -11,
        ("520", "outcome"): -22,
    }
    assert {(one.scenario.value, one.amount) for one in seen.parsed.printed} == {
        ("budget", -3_000_000),
        ("outcome", -3_300_000),
    }
    assert seen.parsed.errors == ()


def test_a_sheet_for_each_verksamhet_is_one_report_with_the_totals_added():
    seen = read({"Hemtjänst": units(51, -10, -20), "SÄBO": units(52, -30, -40)})

    assert {code for code, _ in amounts(seen)} == {"511", "512", "521", "522"}
    assert {one.amount for one in seen.parsed.printed} == {-10_000_000}
    assert "more_sheets" not in codes(seen)
    assert any(note.startswith("”SÄBO”: 6 tal: 4 publiceras") for note in seen.parsed.notes)


def test_sheets_of_the_same_lines_are_each_a_verksamhet_by_the_name_of_the_sheet():
    seen = read({"510 Hemtjänst": lines(2, -9), "SÄBO": lines(3, -19)})

    assert "”SÄBO”: Bladets rader läses som verksamheten ”SÄBO”." in seen.parsed.notes
    assert {(v.code, v.name) for v in seen.parsed.verksamheter} == {("510", "Hemtjänst"), ("SÄBO", "SÄBO")}
    assert {
        f.amount for f in seen.parsed.figures if f.verksamhet_code == "510" and f.scenario == "outcome"
    } == {
        200_000,
        -900_000,
        -200_000,
    }


def test_a_sheet_that_is_the_sum_of_the_others_is_refused():
    sheets = {"Hemtjänst": units(51, -10, -20), "SÄBO": units(52, -30, -40), "Alla": units(59, -100)}

    seen = read(sheets)
    assert "sheet_sums" in codes(seen)
    assert "”Alla”" in seen.parsed.errors[0].message
    assert "sheet_sums" not in codes(read(sheets, "Hemtjänst", "SÄBO"))
    assert "sheet_sums" in codes(read({"Hemtjänst": units(51, -10), "Totalt": units(59, -7)}))


@pytest.mark.parametrize(("other", "code"), [(-10, "sheets_alike"), (-12, "sheets_apart")])
def test_the_same_amount_on_two_sheets_counts_once_and_two_amounts_stop(other, code):
    seen = read({"A": units(51, -10, -20), "B": units(51, other, -20)})

    assert code in codes(seen)
    assert len(seen.parsed.figures) == 4
    assert bool(seen.parsed.errors) == (code == "sheets_apart")


def test_a_chosen_sheet_that_is_gone_is_an_error_that_names_those_there():
    seen = read(BY_SCENARIO, "Budget", "Oktober")

    assert codes(seen) == ["sheet_gone"]
    assert "”Oktober” med en rapport. Den har ”Budget”, ”Utfall”" in seen.parsed.errors[0].message
    assert seen.reading.sheets == ("Budget", "Utfall")


def test_what_is_hidden_or_wrong_on_any_of_the_sheets_is_told_with_its_name():
    sheets = {**BY_SCENARIO, "Utfall": [*BY_SCENARIO["Utfall"][:-1], "Summa;-99"]}
    seen = read(sheets, hidden=("Budget", 3))
    assert {"hidden_rows", "sum_differs"} <= set(codes(seen))
    assert any(p.message.startswith("Bladet ”Utfall”: ") for p in seen.parsed.problems)

    chosen = read(sheets, hidden=("Budget", 3), hidden_rows=HiddenRows.LEAVE)
    assert ("510", "budget") not in amounts(chosen)


def test_sheets_of_a_month_each_ask_whether_they_are_accumulated_until_their_columns_say_it():
    rows = ["Verksamhet;Namn;Utfall;Budget", "510;Hemtjänst;-4000000;-4050000", "520;SÄBO;-7000000;-6900000"]
    sheets = {"sep 2025": rows, "okt 2025": rows}

    assert "title_or_month" in codes(read(sheets, *sheets, unit=Unit.KR))
    for said, months in (("månad", 1), ("ackumulerat", 10)):
        columns = f"Utfall={said}; Budget={said}"
        examined = read(sheets, *sheets, unit=Unit.KR, columns=column_choices(columns))
        assert "title_or_month" not in codes(examined)
        assert max(one.span.months for one in examined.parsed.figures) == months


def test_a_sheet_with_one_column_of_figures_tells_of_others_with_the_same_headings():
    rows = ["Verksamhet;Namn;Jan-okt 2025", "510;Hemtjänst;-40000000", "520;SÄBO;-70000000"]
    aside = ["Nyckeltal;Antal 2025", "Brukare;412"]

    assert "more_sheets" in codes(examine(file({"Budget": rows, "Utfall": rows}), Options()))
    assert "more_sheets" not in codes(examine(file({"Utfall": rows, "Nyckeltal": aside}), Options()))


def test_a_row_that_is_not_counted_on_one_sheet_is_not_missed_on_the_others():
    sheets = {"Norr": units(51, -1, -2), "Syd": units(52, -4, -8)}

    assert "row_not_there" not in codes(read(sheets, not_counted=rows_said("511 Enhet 1")))
    assert codes(read(sheets, not_counted=rows_said("511 Annat"))).count("row_not_there") == 2


@pytest.mark.parametrize("title", ["Verksamhet: {}", "Enhet: {}", "Ansvar = {}", "Vht: {}"])
@pytest.mark.parametrize("names", [("Hemtjänst", "SÄBO"), ("Blad1", "Blad2")])
def test_a_sheet_that_says_its_verksamhet_is_no_selection_when_all_are_taken_together(title, names):
    of = dict(zip(names, ("51 Hemtjänst", "52 SÄBO"), strict=True))
    sheets = {name: [title.format(unit), *lines(3, -7 - at)] for at, (name, unit) in enumerate(of.items())}

    seen = read(sheets)

    assert "selection_named" not in codes(seen)
    assert {(unit.code, unit.name) for unit in seen.parsed.verksamheter} == {
        ("51", "Hemtjänst"),
        ("52", "SÄBO"),
    }


def test_one_such_sheet_alone_and_sheets_of_the_same_choice_are():
    sheets = {name: ["Enhet: 51 Hemtjänst", *lines(3, -7 - at)] for at, name in enumerate(("A", "B"))}

    assert "selection_named" in codes(read(sheets, "A"))
    assert "selection_named" in codes(read(sheets))
