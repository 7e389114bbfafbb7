"""A file of indicators is read cell by cell; what is wrong is told with row, column and remedy."""

import io
import re
from pathlib import Path

import pytest
import xlsxwriter

from socfin.domain.figures import Scenario, Severity
from socfin.domain.indicator_list import SHIPPED
from socfin.domain.period import Month, Span
from socfin.importers import parse
from socfin.importers.indicators.placing import placed

HEADER = "Verksamhet;Nyckeltal;Period;Utfall;Mål\n"
TREE = {"5": "Vård och omsorg", "520": "SÄBO", "0511": "Hemtjänst norr"}
MARCH = Span(Month(2022, 3))


def read(rows: str, header: str = HEADER):
    return parse((header + rows).encode(), "nyckeltal.csv")


def values(parsed):
    return [(one.verksamhet_code, one.indicator, one.scenario.value, one.steps) for one in parsed.indicators]


def the_problem(parsed, code):
    (found,) = [one for one in parsed.problems if one.code == code]
    return found


def test_a_row_gives_an_outcome_and_a_target():
    parsed = read("520;Beläggning;2022-03;80,5;95\n")

    assert parsed.format == "indicators"
    assert parsed.problems == ()
    assert values(parsed) == [("520", "belaggning", "outcome", 805), ("520", "belaggning", "budget", 950)]
    assert {one.span for one in parsed.indicators} == {MARCH}
    assert parsed.period == Month(2022, 3)
    assert parsed.notes == ("Nyckeltal lästes: Beläggning, mars 2022.",)


def test_an_empty_cell_gives_no_value_and_a_dash_says_that_it_is_missing():
    parsed = read("520;Platser;2022-03;;80\n520;Platser;2022-02;–;80\n520;Platser;2022-01;0;80\n")

    outcome = [one.steps for one in parsed.indicators if one.scenario is Scenario.OUTCOME]
    assert outcome == [None, 0]
    assert len(parsed.indicators) == 5


@pytest.mark.parametrize(
    ("period", "many", "told"),
    [
        *(
            ("2022-03", many, "till och med mars 2022 är det ett heltal, minst 1 och högst 3")
            for many in ("4", "0", "tre", "9" * 5000)
        ),
        ("jan–mar 2022", "2", "januari–mars 2022 är 3 månader"),
    ],
)
def test_a_count_of_months_that_cannot_be_is_told_at_its_own_cell(period, many, told):
    parsed = read(f"520;Platsdygn;{period};{many};1100\n", "Verksamhet;Nyckeltal;Period;Månader;Utfall\n")

    found = the_problem(parsed, "unreadable_months")
    assert (found.row, found.column) == (2, "Månader")
    assert found.message.endswith(f": {told}.")


def test_a_count_that_the_period_says_too_is_no_contradiction():
    (one,) = read(
        "520;Platsdygn;jan–mar 2022;3;1\n", "Verksamhet;Nyckeltal;Period;Månader;Utfall\n"
    ).indicators

    assert one.span == Span.to_date(Month(2022, 3))


def test_budget_is_another_word_for_the_target_and_months_may_be_several():
    parsed = read(
        "520;Årsarbetare;2022-03;3;50,4;52\n511;Årsarbetare;jan–mars 2022;;20;\n",
        "Enhet;Indikator;Månad;Månader;Utfall;Budget\n",
    )

    assert parsed.problems == ()
    assert [one.span for one in parsed.indicators] == [Span(Month(2022, 3), 3)] * 3
    assert [one.steps for one in parsed.indicators] == [504, 520, 200]


def test_a_workbook_gives_what_the_text_gives():
    rows = [["Socialnämnden", "", "", "", ""], HEADER.strip().split(";")]
    rows += [["520", "Beläggning", "2022-03", 80.5, 95], ["520", "Platser", 202203, 150, ""]]
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    sheet = book.add_worksheet("Nyckeltal")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()

    parsed = parse(held.getvalue(), "nyckeltal.xlsx")

    assert values(parsed) == values(read("520;Beläggning;2022-03;80,5;95\n520;Platser;2022-03;150;\n"))
    assert [one.row for one in parsed.indicators] == [3, 3, 4]


@pytest.mark.parametrize(
    ("row", "code", "column", "message"),
    [
        ("520;Beläggning;2022-03;100,1;95", "share_over_hundred", "Utfall", "En andel är högst 100 %"),
        ("520;Beläggning;2022-03;90;100,1", "share_over_hundred", "Mål", "En andel är högst 100 %"),
        ("520;Platser;2022-03;-1;", "negative_count", "Utfall", "aldrig negativt"),
        ("520;Platser;2022-03;1,5;", "unreadable_value", "Utfall", "hela tal"),
        ("520;Platser;2022-03;många;", "unreadable_value", "Utfall", "är inget tal"),
        ("520;Trivsel;2022-03;5;", "unknown_indicator", "Nyckeltal", "”Trivsel” är okänt"),
        ("520;;2022-03;5;", "unknown_indicator", "Nyckeltal", "saknar nyckeltal"),
        ("520;Platser;i fjol;5;", "unreadable_period", "Period", "”i fjol” går inte att läsa"),
        ("520;Platser;1022-03;5;", "unreadable_period", "Period", "går inte att läsa"),
    ],
)
def test_a_wrong_cell_is_told_with_its_row_its_column_and_how_to_mend_it(row, code, column, message):
    problem = the_problem(read("520;Platser;2022-01;5;5\n" + row + "\n"), code)

    assert (problem.severity, problem.row, problem.column) == (Severity.ERROR, 3, column)
    assert message in problem.message
    assert problem.remedy


@pytest.mark.parametrize(("share", "holds"), [("99,9", True), ("100", True), ("100,1", False)])
def test_a_share_is_at_most_a_hundred_per_cent(share, holds):
    assert (read(f"520;Beläggning;2022-03;{share};\n").problems == ()) is holds


@pytest.mark.parametrize(("days", "holds"), [(185, True), (186, True), (187, False)])
def test_no_more_days_are_occupied_than_the_places_have(days, holds):
    parsed = read(f"520;Platser;2022-03;6;\n520;Vårddygn;2022-03;{days};\n")

    assert (parsed.problems == ()) is holds
    if not holds:
        problem = the_problem(parsed, "more_than_places")
        assert problem.row == 3
        assert problem.message == (
            "Belagda platsdygn är 187\u00a0dygn, men 6\u00a0platser rymmer 186\u00a0dygn mars 2022."
        )


def test_the_same_value_twice_is_an_error_also_when_it_is_called_otherwise():
    parsed = read("520;Platser;2022-03;6;\n520;Antal platser;mars 2022;6;\n")

    assert the_problem(parsed, "given_twice").message == "Platser för 520 mars 2022 står redan på rad 2."


@pytest.mark.parametrize(("highest", "told"), [("0,9", True), ("1", True), ("1,1", False)])
def test_per_cents_written_as_parts_of_one_are_asked_about(highest, told):
    parsed = read(f"520;Sjukfrånvaro;2022-02;0,8;\n520;Sjukfrånvaro;2022-03;{highest};\n")

    assert ("share_of_one" in {one.code for one in parsed.problems}) is told


def test_a_column_that_is_not_read_is_named_and_one_that_stands_twice_stops():
    parsed = read("520;Platser;2022-03;6;6;Bra\n", "Verksamhet;Nyckeltal;Period;Utfall;Mål;Kommentar\n")
    twice = read("520;Platser;2022-03;6;6;7\n", "Verksamhet;Nyckeltal;Period;Utfall;Mål;Budget\n")

    assert the_problem(parsed, "column_unread").message == "Läses inte: kolumnen ”Kommentar”."
    assert parsed.errors == ()
    assert the_problem(twice, "column_twice").severity is Severity.ERROR


def test_a_file_without_a_value_is_refused():
    assert the_problem(read("520;Platser;2022-03;;\n"), "no_values").severity is Severity.ERROR


def test_verksamheter_are_found_by_code_code_and_name_name_and_lost_zeros():
    rows = "".join(
        f"{name};Platser;2022-0{at};6;\n"
        for at, name in enumerate(("520", "520 SÄBO", "säbo", "511", ""), start=1)
    )

    found = placed(read(rows), TREE, "5")

    assert [one.verksamhet_code for one in found.indicators] == ["520", "520", "520", "0511", "5"]
    assert found.problems == ()


def test_an_unknown_verksamhet_is_an_error_with_its_row_and_the_rest_is_kept():
    found = placed(read("520;Platser;2022-03;6;6\n999;Platser;2022-03;6;6\n"), TREE, "5")

    assert {one.verksamhet_code for one in found.indicators} == {"520"}
    problem = the_problem(found, "unknown_verksamhet")
    assert (problem.row, problem.message) == (3, "Verksamheten ”999” finns inte i nämndens träd.")


def test_a_value_given_by_code_and_by_name_is_given_twice():
    found = placed(read("520;Platser;2022-03;6;\nSÄBO;Platser;2022-03;7;\n"), TREE, "5")

    assert the_problem(found, "given_twice").row == 3


def test_money_is_never_taken_for_indicators():
    report = "verksamhet;period;scenario;belopp\n520;2022-03;utfall;-10\n"

    assert parse(report.encode(), "nyckeltal.csv").format != "indicators"


DOCUMENTED = Path("docs/indicators.md").read_text(encoding="utf-8")


def test_the_sample_in_the_documentation_can_be_handed_in():
    (sample,) = re.findall(r"```csv\n(.*?)```", DOCUMENTED, re.DOTALL)

    parsed = parse(sample.encode(), "nyckeltal.csv")

    assert parsed.problems == ()
    assert len(parsed.indicators) == 7


@pytest.mark.parametrize("indicator", SHIPPED, ids=lambda one: one.code)
def test_every_shipped_indicator_is_documented_as_it_is(indicator):
    limit = int(indicator.limit * 100)
    row = f"| `{indicator.code}` | {indicator.name} | {indicator.unit} | {indicator.direction.label} |"

    assert any(line.startswith(row) and line.endswith(f"| {limit} % |") for line in DOCUMENTED.splitlines())


def test_a_deviation_alone_is_a_value_of_its_own_and_may_be_negative():
    parsed = read("510;Årsarbetare;jan–mar 2022;-6,4\n", "Verksamhet;Nyckeltal;Period;Avvikelse\n")

    assert values(parsed) == [("510", "arsarbetare", "deviation", -64)]
    assert parsed.problems == ()


def test_a_deviation_that_is_not_outcome_less_target_is_refused_at_its_cell():
    parsed = read(
        "510;Årsarbetare;2022-03;100;90;11\n520;Årsarbetare;2022-03;100;90;10\n",
        "Verksamhet;Nyckeltal;Period;Utfall;Mål;Avvikelse\n",
    )

    (problem,) = parsed.problems
    assert (problem.row, problem.column, problem.code) == (2, "Avvikelse", "other_deviation")
    assert "utfall minus mål är" in problem.message
