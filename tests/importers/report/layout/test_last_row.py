"""A person says on which row a report's table ends; what stands under it is left out by name."""

import pytest

from socfin.importers import Options, SourceFile, parse
from socfin.importers.choices import NAMED, PER_UPLOAD
from socfin.importers.report import erp_report
from socfin.importers.report.accounted.partition import Kind
from socfin.importers.sie import reading as sie
from tests.cast import long_csv
from tests.importers.tables import read_both, totals

TABLE = "Mars 2022, tkr\nVerksamhet;Utfall jan-mar 2022\n511 Norr;-3 000\n520 Syd;-4 000\n"
UNDER = {
    "601 Projekt;-500\n": "rad 5 ”601 Projekt”",
    "\nÖvrigt\n601 Projekt;-500\n": "rad 7 ”601 Projekt”",
    "601 Projekt;-500\n602 Bidrag;90\n": "rad 5 ”601 Projekt”, rad 6 ”602 Bidrag”",
    ";-500\n": "rad 5",
    "Summa;-7 000\n601 Projekt;-500\n": "rad 5 ”Summa”, rad 6 ”601 Projekt”",
}
SAID = Options(last_row=4)


@pytest.mark.parametrize("under", UNDER)
def test_rows_under_the_last_row_are_left_out_by_number_and_name(under):
    for parsed in read_both(TABLE + under, last_row=4):
        assert not parsed.errors
        assert totals(parsed) == {"outcome 2022-01–2022-03": -7000}
        told = f"Tabellen slutar på rad 4, som valt. Dessa rader under den används inte: {UNDER[under]}."
        assert told in parsed.notes


def test_every_number_under_the_last_row_is_accounted_for_as_left_out():
    _, _, account = erp_report.accounted(
        SourceFile(f"{TABLE}601 Projekt;-500\n".encode(), "rapport.csv"), SAID
    )

    assert account is not None
    assert not account.parted.unclaimed
    assert account.parted.of(Kind.LEFT_OUT)[account.parted.numbers.rows.tolist().index(5), 1]
    assert "används inte (rad 5)" in account.notes[0]


def test_nothing_under_the_last_row_is_said_too():
    (note,) = (one for one in parse(TABLE.encode(), "r.csv", SAID).notes if "slutar på rad" in one)

    assert note == "Tabellen slutar på rad 4, som valt. Inga belopp står under den."


@pytest.mark.parametrize("last", [1, 2])
def test_a_table_that_ends_before_its_first_row_is_an_error_with_the_choices_place_and_argument(last):
    (problem,) = (one for one in parse(TABLE.encode(), "r.csv", Options(last_row=last)).errors if one.row)

    assert problem.message == f"Tabellen ska sluta på rad {last}, men rubriken står på rad 2."
    assert "under Så lästes filen (--last-row i kommandot)" in problem.remedy


def test_a_row_further_down_reaches_over_what_was_taken_for_another_table():
    rows = "511 Norr;-3 000;-2 000\n520 Syd;-4 000;-4 000\n"
    heading = "Utfall jan-mar 2022;Budget jan-mar 2022\n"
    text = f"Mars 2022, tkr\nVerksamhet;{heading}{rows}\nEnhet;{heading}530 Väst;-5 000;-1 000\n"
    alone = parse(text.encode(), "r.csv", Options())
    whole = parse(text.encode(), "r.csv", Options(last_row=7))

    assert "Väst" not in {v.name for v in alone.verksamheter}
    assert totals(whole)["outcome 2022-01–2022-03"] == -12000
    assert "more_tables" not in {problem.code for problem in whole.problems}


@pytest.mark.parametrize("name", [sie.NAME, "long"])
def test_a_file_that_is_no_report_says_that_it_is_read_whole(name):
    rows = long_csv("511 5020 2022-01 utfall -1000")
    ledger = (
        b'#FLAGGA 0\n#SIETYP 1\n#FNAMN "N"\n#RAR 0 20220101 20221231\n#OMFATTN 20220131\n#RES 0 5020 1.00\n'
    )
    parsed = parse(ledger if name == sie.NAME else rows, "fil", SAID)

    assert "gäller bara rapporter" in " ".join(problem.message for problem in parsed.problems)


@pytest.mark.parametrize("wrong", ["", "x", "0", "-4", "4.5", "²", "99999999999"])
def test_a_last_row_is_a_number_from_one(wrong):
    with pytest.raises(ValueError, match="inget radnummer"):
        NAMED["last_row"].read(wrong)


def test_the_last_row_is_this_files_own_and_no_part_of_a_profile():
    assert "last_row" in PER_UPLOAD
