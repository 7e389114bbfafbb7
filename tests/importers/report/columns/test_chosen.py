"""The months and the year of a column can be said by its heading, whatever its words leave open."""

import pytest

from socfin.importers.report.columns.chosen import column_choices
from tests.importers.tables import read_both, totals

TEXT = (
    "Socialnämnden jan-okt 2025, tkr\n"
    "Verksamhet;Utfall 2024;Utfall jan-okt 2025;Ursprunglig budget;Budget helår\n"
    "Hemtjänst;-351;-310;-350;-360\nIFO;-230;-195;-245;-240\n"
)
REST = {"outcome 2025-01–2025-10": -505, "budget 2025-01–2025-12": -600}


@pytest.mark.parametrize(
    ("said", "more"),
    [
        ("Utfall 2024=helår", {"outcome 2024-01–2024-12": -581}),
        ("Utfall 2024=2024", {"outcome 2024-01–2024-12": -581}),
        ("utfall 2024 = jan-okt 2024", {"outcome 2024-01–2024-10": -581}),
        ("Utfall 2024=ackumulerat", {"outcome 2024-01–2024-10": -581}),
        ("Utfall 2024=Ackumulerat från januari", {"outcome 2024-01–2024-10": -581}),
        ("Utfall 2024=Helår", {"outcome 2024-01–2024-12": -581}),
        ("Utfall 2024=Enstaka månad", {"outcome 2024-10": -581}),
        ("Utfall 2024=2024-01 - 2024-09", {"outcome 2024-01–2024-09": -581}),
        ("Utfall 2024=månad", {"outcome 2024-10": -581}),
        ("Utfall 2024=används inte", {}),
    ],
)
def test_a_columns_months_are_what_is_said(said, more):
    for parsed in read_both(TEXT, columns=column_choices(f"{said}; Ursprunglig budget=används inte")):
        assert (parsed.errors, totals(parsed)) == ((), REST | more)


def test_what_is_not_said_is_still_asked_about():
    for parsed in read_both(TEXT, columns=column_choices("Utfall 2024=helår")):
        assert [(p.code, p.column) for p in parsed.errors] == [("year_or_period", "Ursprunglig budget")]


def test_a_heading_the_file_does_not_have_changes_nothing():
    text = "Okt 2025 ack, tkr\nVerksamhet;Utfall;Budget\nHemtjänst;-31;-30\n"
    for parsed in read_both(text, columns=column_choices("Utfall 2024=helår")):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -31, "budget 2025-01–2025-10": -30}


ALIKE = (
    "Socialnämnden jan-okt 2025, tkr\nKod;Verksamhet;Utfall ack;Utfall ack;Budget ack\n"
    "510;Hemtjänst;-310;-351;-360\n550;IFO;-195;-230;-240\n"
)


def test_of_two_columns_with_one_heading_the_letters_are_told():
    for parsed in read_both(ALIKE):
        problem = next(p for p in parsed.errors if p.code == "same_column")

        assert "C ”Utfall ack” och D ”Utfall ack”" in problem.message
        assert '--columns "D=används inte"' in problem.remedy


@pytest.mark.parametrize(
    ("said", "outcome"),
    [("D=används inte", -505), ("c = används inte", -581), ("kolumn D=ingen", -505), ("D=2024", -505)],
)
def test_a_column_can_be_said_by_its_letter(said, outcome):
    for parsed in read_both(ALIKE, columns=column_choices(said)):
        assert parsed.errors == ()
        assert totals(parsed)["outcome 2025-01–2025-10"] == outcome


@pytest.mark.parametrize("said", ["Utfal ack=används inte", "G=används inte", "kolumn 4=ack", "Plan=2024"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(said):
    for parsed in read_both(ALIKE, columns=column_choices(f"{said}; D=används inte")):
        problem = next(p for p in parsed.problems if p.code == "column_unknown")

        assert "ingen kolumn heter så" in problem.message
        assert "C ”Utfall ack”, D ”Utfall ack” och E ”Budget ack”" in problem.remedy


@pytest.mark.parametrize("text", ["helår", "=2024", "Utfall 2024=", "Utfall=snart", "Utfall 2024"])
def test_what_cannot_be_read_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="till exempel"):
        column_choices(text)


@pytest.mark.parametrize("beside", ["Utfall ack", "Ack utfall", "Utfall tom okt", "Utfall ack okt 2025"])
def test_a_year_before_beside_amounts_to_date_is_asked_about_too(beside):
    text = f"Jan-okt 2025, tkr\nVerksamhet;Utfall 2024;{beside}\nHemtjänst;-351;-310\nIFO;-230;-195\n"
    for parsed in read_both(text):
        assert [(p.code, p.column) for p in parsed.errors] == [("year_or_period", "Utfall 2024")]
