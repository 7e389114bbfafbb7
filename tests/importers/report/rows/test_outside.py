"""A person puts rows of any kind outside the report by name; they are told, and so is a name no row has."""

import pytest

from socfin.importers import Options, SourceFile, parse
from socfin.importers.choices import NAMED, PER_UPLOAD
from socfin.importers.options import OUTSIDE
from socfin.importers.report import erp_report
from socfin.importers.report.accounted.partition import Kind
from socfin.importers.report.rows.outside import rows_said, said_too
from tests.cast import long_csv
from tests.importers.tables import read_both, totals

UNITS = (
    "Mars 2022, tkr\nVerksamhet;Utfall jan-mar 2022\n511 Norr;-3 000\n601 Projekt;-500\nInterna poster;-70\n"
)
LINES = "Mars 2022, tkr\nRad;Utfall jan-mar 2022\nPersonal;-3 000\nLokaler;-500\nMedlemsavgift;-70\n"
ACCOUNTS = (
    "Mars 2022, tkr\nVerksamhet;Konto;Kontonamn;Utfall jan-mar 2022\n"
    "511 Norr;5020;Lön;-3 000\n511 Norr;6010;Hyra;-500\n520 Syd;5020;Lön;-70\n"
)
LEFT = [
    (UNITS, "601 Projekt", "rad 4 ”601 Projekt”", -3070),
    (UNITS, "projekt", "rad 4 ”601 Projekt”", -3070),
    (UNITS, "Interna poster", "rad 5 ”Interna poster”", -3500),
    (UNITS, "Interna  Poster; 601 Projekt", "rad 4 ”601 Projekt”, rad 5 ”Interna poster”", -3000),
    (LINES, "Lokaler; Medlemsavgift", "rad 4 ”Lokaler”, rad 5 ”Medlemsavgift”", -3000),
    (ACCOUNTS, "6010 Hyra", "rad 4 ”511 Norr 6010 Hyra”", -3070),
    (ACCOUNTS, "Lön", "rad 3 ”511 Norr 5020 Lön”, rad 5 ”520 Syd 5020 Lön”", -500),
    (ACCOUNTS, "511 Norr", "rad 3 ”511 Norr 5020 Lön”, rad 4 ”511 Norr 6010 Hyra”", -70),
]


@pytest.mark.parametrize(("text", "names", "told", "left"), LEFT)
def test_a_row_of_any_kind_is_left_out_by_its_name_and_told(text, names, told, left):
    for parsed in read_both(text, not_counted=rows_said(names)):
        assert not parsed.errors
        assert totals(parsed) == {"outcome 2022-01–2022-03": left}
        assert f"Dessa rader räknas inte, som valt: {told}." in parsed.notes


@pytest.mark.parametrize("text", [UNITS, LINES.replace("Medlemsavgift", "Interna poster")])
def test_what_is_decided_of_a_row_as_outside_holds_for_a_row_of_any_kind(text):
    options = Options(lines={"interna poster": OUTSIDE})

    assert totals(parse(text.encode(), "r.csv", options)) == {"outcome 2022-01–2022-03": -3500}


@pytest.mark.parametrize("text", [UNITS, LINES, ACCOUNTS])
def test_a_name_that_no_row_has_is_told_with_the_choices_argument(text):
    parsed = parse(text.encode(), "r.csv", Options(not_counted=rows_said("Projket")))
    (problem,) = (one for one in parsed.problems if one.code == "row_not_there")

    assert problem.message == "Ingen rad med belopp heter ”Projket”, som valts att inte räknas."
    assert "under Så lästes filen (--not-counted i kommandot)" in problem.remedy


def test_a_sum_is_left_out_by_its_own_words_and_never_for_the_row_it_sums():
    text = f"{UNITS}Summa Norr;-3 000\n"
    parsed = parse(text.encode(), "r.csv", Options(not_counted=rows_said("Summa Norr")))

    assert "Dessa rader räknas inte, som valt: rad 6 ”Summa Norr”." in parsed.notes
    assert totals(parsed) == {"outcome 2022-01–2022-03": -3570}
    alone = parse(text.encode(), "r.csv", Options(not_counted=rows_said("Norr")))
    assert "Dessa rader räknas inte, som valt: rad 3 ”511 Norr”." in alone.notes


def test_a_row_that_is_left_out_is_not_asked_about_and_its_numbers_are_accounted_for():
    file = SourceFile(LINES.encode(), "rapport.csv")
    options = Options(not_counted=rows_said("Medlemsavgift"))
    _, _, account = erp_report.accounted(file, options)

    assert erp_report.examine(file, options)[1].unknown_lines == ()
    assert account is not None
    assert not account.parted.unclaimed
    assert account.parted.count(Kind.LEFT_OUT) == 1


def test_a_file_that_is_no_report_says_that_it_is_read_whole():
    parsed = parse(long_csv("511 5020 2022-01 utfall -1"), "f.csv", Options(not_counted=rows_said("511")))

    assert "reports_only" in {problem.code for problem in parsed.problems}


@pytest.mark.parametrize("wrong", ["", ";", " ; "])
def test_rows_are_said_by_name(wrong):
    with pytest.raises(ValueError, match="radernas namn"):
        NAMED["not_counted"].read(wrong)


def test_rows_are_kept_in_the_profile_and_those_said_later_are_added():
    assert "not_counted" not in PER_UPLOAD
    assert said_too("601 Projekt; Interna", "interna; Norr") == "601 Projekt; interna; Norr"
    assert said_too("", "Norr") == "Norr"
