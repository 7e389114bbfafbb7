"""Which column names a report's rows: its own heading decides before its place."""

from dataclasses import replace

import pytest

from socfin.importers import Options, parse
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import Repeats
from socfin.importers.registry import examine
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.spelling.roles import Role
from tests.importers.tables import case, drift, read_both, totals, with_column


def names(parsed):
    """Code and name of the verksamheter, in the file's order."""
    return [(v.code, v.name) for v in parsed.verksamheter]


def test_the_column_headed_verksamhet_is_the_verksamhet():
    for parsed in read_both(case("21")):
        assert parsed.errors == ()
        assert names(parsed) == [("510", "Hemtjänst"), ("520", "Särskilt boende")]
        assert totals(parsed) == {"outcome 2022-01–2022-03": -300, "budget 2022-01–2022-03": -300}


@pytest.mark.parametrize(
    ("header", "first"),
    [
        ("Ansvar;Verksamhet;Verksamhetsnamn", "1"),
        ("Ansvar;Verksamhet;Benämning", "1"),
        ("Nämnd;Verksamhet;Verksamhet (T)", "1"),
        ("Kostnadsställe;Verksamhetskod;Verksamhet", "1"),
        ("Förvaltning;Verksamhet;Verksamhet text", "Socialförvaltningen"),
        ("Enhet;Verksamhet;Verksamhet", "Norra"),
    ],
)
def test_code_and_name_are_of_verksamhet_whatever_dimension_stands_first(header, first):
    rows = "".join(
        f"{first};{code};{name};-100000;-90000\n" for code, name in (("510", "Hemtjänst"), ("520", "Säbo"))
    )
    for parsed in read_both(f"Period: januari–mars 2022, kr\n{header};Utfall ack;Budget ack\n{rows}"):
        assert parsed.errors == ()
        assert names(parsed) == [("510", "Hemtjänst"), ("520", "Säbo")]


def test_the_name_of_another_dimension_is_no_verksamhets_name():
    text = (
        "Mars 2022 ack, kr\nAnsvar;Ansvar (T);Verksamhet;Konto;Utfall;Budget\n"
        "101;Norra;510;5020;-100000;-90000\n"
        "101;Norra;520;5020;-200000;-210000\n"
    )
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert {(f.verksamhet_code, f.account) for f in parsed.figures} == {("510", "5020"), ("520", "5020")}
        assert "Norra" not in [name for _, name in names(parsed)]


def test_without_a_column_headed_verksamhet_the_first_dimension_names_the_rows():
    rows = "101;Norra;9;-100;-90\n102;Södra;8;-20;-21\n"
    text = f"Mars 2022 ack, tkr\nAnsvar;Benämning;Projekt;Utfall;Budget\n{rows}"
    for parsed in read_both(text):
        assert names(parsed) == [("101", "Norra"), ("102", "Södra")]


def test_nettokostnad_is_the_outcomes_net():
    for parsed in read_both(case("09")):
        assert parsed.errors == ()
        assert totals(parsed) == {
            "outcome 2020-01–2020-10": -4200,
            "budget 2020-01–2020-10": -4000,
        }


def test_rows_that_differ_only_in_an_unused_dimension_are_added_and_the_note_says_so():
    for parsed in read_both(case("22")):
        assert parsed.problems == ()
        assert totals(parsed) == {"outcome 2022-01–2022-03": -300, "budget 2022-01–2022-03": -300}
        assert len(parsed.figures) == 2
        assert "Kolumnen ”Ansvar” används inte." in parsed.notes
        assert any(note.startswith("2 rader som bara skiljer sig") for note in parsed.notes)


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("Verksamhet;Ansvar", "510;101;-100;-90\n510;102;-200;-210\n"),
        ("Ansvar;Verksamhet", "101;510;-100;-90\n102;510;-200;-210\n"),
        ("Verksamhet;Projekt;Aktivitet", "510;1;7;-100;-90\n510;1;8;-200;-210\n"),
        (
            "Ansvar;Ansvar (T);Verksamhet;Motpart",
            "1;A;510;8;-100;-90\n2;B;510;8;-150;-200\n2;B;510;9;-50;-10\n",
        ),
        ("Verksamhet;Konto;Kostnadsställe", "510;5020;K1;-100;-90\n510;5020;K2;-200;-210\n"),
        ("Konto;Ansvar;Verksamhet", "5020;1;510;-100;-90\n5020;2;510;-200;-210\n"),
    ],
)
def test_any_unused_dimension_adds_its_rows(header, rows):
    for parsed in read_both(f"Jan-mar 2022, tkr\n{header};Utfall ack;Budget ack\n{rows}"):
        assert parsed.problems == ()
        assert totals(parsed) == {"outcome 2022-01–2022-03": -300, "budget 2022-01–2022-03": -300}
        assert {f.verksamhet_code for f in parsed.figures} == {"510"}
        assert len(parsed.figures) == 2


def test_rows_of_an_unused_dimension_are_added_month_by_month_before_months_are_taken_apart():
    text = (
        "Ackumulerat, kr\nVerksamhet;Ansvar;Period;Utfall\n510;1;202201;-10\n510;2;202201;-20\n"
        "510;1;202202;-15\n510;2;202202;-40\n"
    )
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert [(str(f.span), f.amount) for f in parsed.figures] == [("2022-01", -3000), ("2022-02", -2500)]


def test_rows_alike_in_every_dimension_are_asked_about():
    for text in (
        "Verksamhet;Ansvar;Utfall ack\n510;101;-100\n510;101;-100\n",
        "Verksamhet;Ansvar;Utfall ack\n510;101;-100\n510;101;-200\n510;102;-5\n",
        "Verksamhet;Utfall ack\n510;-100\n510;-200\n",
    ):
        for parsed in read_both(f"Jan-mar 2022, tkr\n{text}"):
            assert {p.code for p in parsed.errors} == {"duplicate"}


def test_a_row_without_an_amount_leaves_the_sum_of_its_dimension_missing():
    text = "Jan-mar 2022, tkr\nVerksamhet;Ansvar;Utfall ack;Budget ack\n510;1;-100;\n510;2;-200;-210\n"
    for parsed in read_both(text):
        assert {f.scenario.value: f.amount for f in parsed.figures} == {
            "outcome": -30_000_000,
            "budget": None,
        }


def test_a_column_said_to_be_another_dimension_adds_its_rows():
    file = SourceFile(b"Jan-mar 2022, tkr\nVerksamhet;Lag;Utfall ack\n510;Norr;-100\n510;Syd;-200\n", "r.csv")
    said = examine(file, Options()).reading.mapping
    said = with_column(said, replace(said.columns[1], role=Role.DIMENSION))
    parsed = examine(file, Options(mapping=Mapping.from_json(said.to_json()))).parsed

    assert parsed.errors == ()
    assert totals(parsed) == {"outcome 2022-01–2022-03": -300}


LONG = "Verksamhet;Ansvar;Konto;Period;Scenario;Belopp\n"


def test_in_the_long_format_rows_of_an_unused_dimension_are_added_too():
    rows = "510;101;5020;2022-03;utfall;-100\n510;102;5020;2022-03;utfall;-200,50\n"
    rows += "520;101;5020;2022-03;utfall;-7\n"
    for parsed in read_both(LONG + rows):
        assert parsed.problems == ()
        assert [(f.verksamhet_code, f.amount) for f in parsed.figures] == [("510", -30050), ("520", -700)]
        assert any(note.startswith("2 rader som bara skiljer sig") for note in parsed.notes)


def test_in_the_long_format_rows_alike_in_every_column_are_repeats():
    repeated = "510;101;5020;2022-03;utfall;-100\n510;101;5020;2022-03;utfall;-100\n"
    for parsed in read_both(LONG + repeated):
        assert [(p.code, p.row) for p in parsed.errors] == [("duplicate", 3)]


def test_in_the_long_format_an_amount_missing_in_one_dimension_is_missing_in_their_sum():
    rows = "510;101;5020;2022-03;utfall;\n510;102;5020;2022-03;utfall;-200\n"
    for parsed in read_both(LONG + rows):
        assert [f.amount for f in parsed.figures] == [None]


@pytest.mark.parametrize("header", ["Nr", "Id", "Nummer"])
def test_a_number_beside_labels_with_codes_of_their_own_is_no_code(header):
    rows = ("1;510 Hemtjänst;-4000", "2;520 SÄBO;-7000", "3;530 Natt;-10")
    text = "\n".join((f"{header};Verksamhet;Utfall jan-okt 2025 tkr", *rows)) + "\n"
    parsed = parse(text.encode(), "fil.csv", Options())

    assert parsed.errors == ()
    assert [(one.code, one.name) for one in parsed.verksamheter] == [
        ("510", "Hemtjänst"),
        ("520", "SÄBO"),
        ("530", "Natt"),
    ]


TITLE_ROW = "Socialnämnden jan-okt 2025, tkr\n"
BY_UNIT = (
    "Verksamhet;Utfall ack;Budget ack\n510 A;-40;-41\n520 B;-90;-80\n520 B;-90;-80\n530 C;-7;-9\n"
    "Summa;-137;-130\n"
)
BY_NAME = "Utfall ack;Verksamhet;Budget ack\n-40;A;-41\n-40;A;-41\n-90;B;-80\n-7;C;-9\n-137;Totalt;-130\n"
BY_ACCOUNT = (
    "Verksamhet;Konto;Utfall ack;Budget ack\n510 A;5020 Lön;-40;-41\n510 A;6010 Hyra;-5;-5\n"
    "510 A;6010 Hyra;-5;-5\n520 B;5020 Lön;-92;-84\nSumma;;-137;-130\n"
)


@pytest.mark.parametrize("rows", [BY_UNIT, BY_NAME, BY_ACCOUNT])
def test_the_printed_sum_ties_when_a_repeated_row_is_counted_once(rows):
    for parsed in read_both(TITLE_ROW + rows, repeats=Repeats.ONCE):
        assert drift(parsed) == (-137, -130)
        assert not {"sum_differs", "duplicate"} & {p.code for p in parsed.problems}
        assert any("används inte (rad " in note for note in parsed.notes)


@pytest.mark.parametrize("rows", [BY_UNIT, BY_NAME, BY_ACCOUNT])
def test_it_does_not_when_they_are_added(rows):
    for parsed in read_both(TITLE_ROW + rows, repeats=Repeats.ADDED):
        assert "sum_differs" in {p.code for p in parsed.problems}


def test_a_row_with_another_amount_in_one_column_is_no_repetition():
    rows = BY_UNIT.replace("520 B;-90;-80\n530", "520 B;-90;-81\n530")
    for parsed in read_both(TITLE_ROW + rows, repeats=Repeats.ONCE):
        assert "duplicate" in {p.code for p in parsed.problems}
