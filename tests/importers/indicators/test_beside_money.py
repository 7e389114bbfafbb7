"""Indicators in the month's own economy file: in its columns and on its sheets, and never as money."""

import io

import xlsxwriter

from socfin.domain.figures import Severity
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Indicator
from socfin.importers import Options, parse
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.roles import Role

TITLE = "Uppföljning jan-mar 2022, tkr\n"
MONEY = [
    ["Uppföljning jan-mar 2022, tkr"],
    ["Verksamhet", "Budget jan-mar", "Utfall jan-mar"],
    ["510 Hemtjänst", -15000, -15500],
    ["520 SÄBO", -25000, -24000],
    ["Totalt", -40000, -39500],
]


def read(headings: str, first: str, second: str, total: str = ";", **options):
    """A report of two verksamheter and their total, with columns of counts to the right."""
    rows = (
        f"Verksamhet;Budget jan-mar;Utfall jan-mar;Helårsbudget;{headings}",
        f"510 Hemtjänst;-15000;-15500;-60000;{first}",
        f"520 SÄBO;-25000;-24000;-100000;{second}",
        f"Totalt;-40000;-39500;-160000;{total}",
    )
    return parse((TITLE + "\n".join(rows)).encode(), "rapport.csv", Options(**options))


def book(**sheets) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return stream.getvalue()


def values(parsed):
    return {
        (v.verksamhet_code, v.indicator, v.scenario.value, v.span.label): v.steps for v in parsed.indicators
    }


def amounts(parsed):
    return {(f.verksamhet_code, f.scenario.value, f.span.label): f.amount for f in parsed.figures}


def codes(parsed, severity=None):
    return [p.code for p in parsed.problems if severity in (None, p.severity)]


PLAIN = amounts(read("Kommentar", "", ""))


def test_full_time_equivalents_are_never_the_years_budget():
    parsed = read("Årsarbetare budget;Årsarbetare utfall", "100;106,4", "150;147", "250;253,4")

    assert amounts(parsed) == PLAIN
    assert codes(parsed) == []
    assert values(parsed) == {
        ("510", "arsarbetare", "budget", "januari–mars 2022"): 1000,
        ("510", "arsarbetare", "outcome", "januari–mars 2022"): 1064,
        ("520", "arsarbetare", "budget", "januari–mars 2022"): 1500,
        ("520", "arsarbetare", "outcome", "januari–mars 2022"): 1470,
    }


def test_other_spellings_of_the_same_are_counts_too():
    for budget, outcome in (
        ("Årsarb budget", "Årsarb utfall"),
        ("Budget åa", "Utfall åa"),
        ("Budgeterade årsarbetare", "Årsarbetare"),
        ("Årsbudget årsarbetare", "Utfall årsarb."),
        ("FTE budget", "FTE utfall"),
    ):
        parsed = read(f"{budget};{outcome}", "100;106,4", "150;147", "250;253,4")

        assert amounts(parsed) == PLAIN, (budget, outcome)
        assert not codes(parsed, Severity.ERROR), (budget, outcome)


def test_two_lines_of_headings_part_the_money_from_the_people():
    text = (
        "Socialnämnden jan-mar 2022;;;;;;\n;Tkr;;;Årsarbetare;;\n"
        "Verksamhet;Budget;Utfall;Avvikelse;Budget;Utfall;Avvikelse\n"
        "510 Hemtjänst;-15000;-15500;-500;100;106,4;6,4\n520 SÄBO;-25000;-24000;1000;150;147;-3\n"
    )
    parsed = parse(text.encode(), "rapport.csv")

    assert len(parsed.figures) == 4
    assert values(parsed)["510", "arsarbetare", "deviation", "januari–mars 2022"] == 64


def test_what_is_counted_at_a_day_is_of_the_last_month():
    parsed = read("Antal platser;Helårsbudget platser", "30;31", "120;120")

    assert values(parsed)["510", "platser", "outcome", "mars 2022"] == 30
    assert values(parsed)["510", "platser", "budget", "januari–december 2022"] == 31


def test_a_wrong_cell_is_told_with_row_and_column():
    parsed = read("Beläggning;Antal brukare;Årsarbetare", "104;-3;ca 5", "80;5;7")

    wrong = {(p.code, p.row, p.column) for p in parsed.problems if p.severity is Severity.ERROR}
    assert wrong == {
        ("share_over_hundred", 3, "Beläggning"),
        ("negative_count", 3, "Antal brukare"),
        ("unreadable_value", 3, "Årsarbetare"),
    }


def test_more_days_than_the_places_have_are_told():
    (problem,) = read("Platser;Belagda platsdygn", "10;2000", "20;100").problems

    assert (problem.code, problem.row) == ("more_than_places", 3)
    assert "10\u00a0platser rymmer 900\u00a0dygn" in problem.message


def test_a_count_that_no_indicator_is_called_is_told_and_is_no_money():
    parsed = read("Antal ärenden budget;Antal", "10;3", "20;4")

    assert amounts(parsed) == PLAIN
    assert codes(parsed) == ["unknown_indicator", "unknown_indicator"]
    assert parsed.indicators == ()


def test_a_committees_own_indicator_is_read_by_its_name():
    own = Indicator(code="arenden", name="Ärenden", unit="ärenden", source="eget")
    catalogue = CATALOGUE.with_own([own])

    for heading in ("Antal ärenden", "Ärenden utfall", "Ärenden"):
        parsed = read(heading, "10", "20", "30", catalogue=catalogue)
        assert amounts(parsed) == PLAIN
        assert values(parsed)["510", "arenden", "outcome", "januari–mars 2022"] == 10, heading


def test_last_years_counts_and_forecasts_of_them_are_left_out():
    parsed = read("Årsarbetare föregående år;Årsarbetare prognos", "1;2", "3;4")

    assert amounts(parsed) == PLAIN
    assert parsed.indicators == ()
    assert any("används inte" in note for note in parsed.notes)


def test_a_total_that_is_not_the_rows_is_told():
    parsed = read("Årsarbetare", "100", "150", "300")

    assert codes(parsed) == ["sum_differs"]
    assert "300,0" in parsed.problems[0].message
    assert "250,0" in parsed.problems[0].message


def test_columns_of_money_about_what_is_counted_stay_money():
    for heading in (
        "Kostnad årsarbetare budget",
        "Budget lönekostnad åa",
        "Utfall tkr antal",
        "Placeringar utfall",
    ):
        assert read_heading(heading).role is Role.AMOUNT, heading
    assert read_heading("Kostnad per årsarbetare").role is Role.IGNORE


def test_a_sheet_in_the_indicators_own_form_stands_beside_the_report():
    rows = [
        ["Verksamhet", "Nyckeltal", "Period", "Utfall", "Mål"],
        ["510", "Årsarbetare", "2022-03", 106.4, 100],
    ]
    parsed = parse(book(Ekonomi=MONEY, Nyckeltal=rows), "rapport.xlsx")

    assert len(parsed.figures) == 4
    assert values(parsed) == {
        ("510", "arsarbetare", "outcome", "mars 2022"): 1064,
        ("510", "arsarbetare", "budget", "mars 2022"): 1000,
    }
    assert not any("läses inte" in note for note in parsed.notes)


def test_a_sheet_with_verksamheter_down_and_counts_across_is_read_with_its_own_title():
    rows = [
        ["Februari 2022"],
        ["Verksamhet", "Årsarbetare budget", "Platser"],
        ["510 Hemtjänst", 100, 0],
        ["520 SÄBO", 150, 150],
        ["Totalt", 250, 150],
    ]
    parsed = parse(book(Antal=rows, Ekonomi=MONEY), "rapport.xlsx")

    assert len(parsed.figures) == 4
    assert values(parsed)["520", "platser", "outcome", "februari 2022"] == 150
    assert values(parsed)["510", "arsarbetare", "budget", "februari 2022"] == 1000


def test_a_mistake_on_another_sheet_says_which():
    rows = [["Verksamhet", "Nyckeltal", "Period", "Utfall"], ["510", "Beläggning", "2022-03", 130]]
    (problem,) = parse(book(Ekonomi=MONEY, Nyckeltal=rows), "rapport.xlsx").problems

    assert (problem.code, problem.row, problem.column) == (
        "share_over_hundred",
        2,
        "Utfall, bladet Nyckeltal",
    )


def test_a_verksamhet_on_several_rows_has_no_single_count():
    rows = (
        "Verksamhet;Motpart;Budget jan-mar;Utfall jan-mar;Årsarbetare\n"
        "510 Hemtjänst;1;-15000;-15500;10\n510 Hemtjänst;2;-1500;-1550;1\n520 SÄBO;1;-25000;-24000;20\n"
    )
    parsed = parse((TITLE + rows).encode(), "rapport.csv")

    assert parsed.indicators == ()
    assert "counts_in_parts" in codes(parsed)
