"""`import_figures` can say on which sheet and rows a report stands, as the file's page can."""

import argparse
import contextlib
import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from socfin.importers.stored import StoredOptions
from socfin.management.reading_choices import add_choices, chosen, laid_upon
from socfin.models import ImportProfile
from tests.books import book

FORMATS = Path(__file__).parents[2] / "docs" / "formats.md"
ROWS = ["Verksamhet;Utfall mar 2022;Budget mar 2022", "511 Norr;{};-4", "520 Syd;-6;-4"]
TITLE = "Socialnämnden, tkr"


def table(norr: int, title: str = TITLE) -> list[str]:
    return [title, *(row.format(norr) for row in ROWS)]


@pytest.fixture
def run(committee, tmp_path):
    """`run({"Mars": rows}, "--sheet", "Mars")` hands an xlsx in; rows alone are handed in as csv."""

    def hand_in(content: dict[str, list[str]] | list[str], *arguments: str) -> str:
        path = tmp_path / ("rapport.xlsx" if isinstance(content, dict) else "rapport.csv")
        path.write_bytes(book(content) if isinstance(content, dict) else "\n".join(content).encode())
        out = io.StringIO()
        with contextlib.suppress(SystemExit):
            call_command("import_figures", str(path), "--committee", committee.slug, *arguments, stdout=out)
        return out.getvalue()

    return hand_in


TWO = {"Ack": table(-3), "Månad": table(-7)}


@pytest.mark.parametrize(("sheet", "after"), [("Ack", "−3"), ("Månad", "−7")])
def test_the_sheet_that_is_said_is_the_one_that_is_read(run, sheet, after):
    said = run(TWO, "--sheet", sheet)

    assert f"→ {after}\u00a0000 kr" in said
    assert "Bara bladet" not in said


HEADER = "verksamhet;konto;period;belopp;scenario"
LISTS = {
    name: [HEADER, f"511;5020;2025-{month};{amount};utfall"]
    for name, month, amount in (("Jan", "01", -3000), ("Feb", "02", -7000))
}


@pytest.mark.parametrize(("sheet", "after"), [("Jan", "−3"), ("Feb", "−7")])
def test_one_sheet_of_lists_is_read_as_the_list_it_is(run, sheet, after):
    said = run(LISTS, "--sheet", sheet, "--profile", "Lista", "--publish")

    assert f"→ {after}\u00a0000 kr" in said
    assert "är publicerad" in said
    assert "Rader: 0 nya, 0 ändras, 0 försvinner, 1 oförändrade" in run(LISTS, "--profile", "Lista")


def test_several_sheets_of_lists_are_read_together(run):
    said = run(LISTS, "--sheet", "Jan", "--sheet", "Feb")

    assert "Bladen ”Jan” och ”Feb” läses tillsammans" in said
    assert "→ −10\u00a0000 kr" in said


def test_a_report_beside_lists_is_read_as_a_report(run):
    assert "→ −3\u00a0000 kr" in run({**LISTS, "Mars": table(-3)}, "--sheet", "Mars")


def test_without_a_sheet_the_command_says_how_to_choose_one(run):
    said = run(TWO)

    assert "Bara bladet ”Ack” lästes" in said
    assert "(--sheet)" in said
    assert "Så lästes filen" not in said


@pytest.mark.parametrize("wrong", ["ack", "Ack ", "Blad1", "Mars", ""])
def test_a_sheet_that_is_not_there_is_refused_with_the_names_of_those_that_are(run, wrong):
    with pytest.raises(CommandError, match=r"finns inte\. Filen har ”Ack” och ”Månad”"):
        run(TWO, "--sheet", wrong)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize(("header", "after"), [("2", "−3"), ("7", "−7"), ("7-7", "−7")])
def test_the_table_whose_header_is_said_is_the_one_that_is_read(run, kind, header, after):
    february = [row.replace("mar 2022", "feb 2022") for row in table(-7)]
    rows = [*table(-3), "", *february]
    said = run(rows if kind == "csv" else {"Rapport": rows}, "--header", header)

    assert f"→ {after}\u00a0000 kr" in said


@pytest.mark.parametrize("wrong", ["0", "x", "3-2", "2-5", "", "-1"])
def test_a_header_is_one_to_three_rows(run, wrong):
    with pytest.raises(CommandError, match="en, två eller tre rader"):
        run(table(-3), f"--header={wrong}")


def test_the_profile_keeps_the_sheet_and_reads_the_next_file_so(run, committee):
    run(TWO, "--sheet", "Månad", "--profile", "Månad", "--publish", "--accept", "Prov.")

    assert ImportProfile.objects.get(committee=committee).options["mapping"]["sheet"] == "Månad"
    assert "→ −8\u00a0000 kr" in run({"Ack": table(-3), "Månad": table(-8)}, "--profile", "Månad")


BY_UNIT = {"Norr": [TITLE, ROWS[0], "511 Norr;-7;-4"], "Syd": [TITLE, ROWS[0], "520 Syd;-6;-4"]}


def test_sheets_that_are_said_one_by_one_are_read_together_and_kept_in_the_profile(run, committee):
    said = run(
        BY_UNIT, "--sheet", "Norr", "--sheet", "Syd", "--profile", "Blad", "--publish", "--accept", "Prov."
    )
    assert "Bladen ”Norr” och ”Syd” läses tillsammans." in said
    assert "→ −7\u00a0000 kr" in said
    assert "→ −6\u00a0000 kr" in said

    assert ImportProfile.objects.get(committee=committee).options["sheets"] == ["Norr", "Syd"]
    assert "läses tillsammans" in run({**BY_UNIT, "Norr": table(-8)[:3]}, "--profile", "Blad")
    assert "läses tillsammans" not in run(BY_UNIT, "--profile", "Blad", "--sheet", "Syd")


def test_sheets_that_are_ticked_on_the_page_are_read_together(committee, carin, logged_in):
    client, kept = logged_in(carin), SimpleUploadedFile("rapport.xlsx", book(BY_UNIT))
    page = client.post("/provby/uppladdningar/ny/", {"file": kept}, follow=True)
    form = page.context["reading_form"]
    assert form["sheets"].value() == []

    answers = {f.name: f.value() for f in form if f.value() not in (None, False)}
    there = page.redirect_chain[-1][0]
    again = client.post(f"{there}las-om/", {**answers, "sheets": ["Norr", "Syd"]}, follow=True)
    assert again.context["reading_form"]["sheets"].value() == ["Norr", "Syd"]
    assert "Bladen ”Norr” och ”Syd” läses tillsammans." in again.content.decode()

    alone = client.post(f"{there}las-om/", {**answers, "sheets": []}, follow=True)
    assert "läses tillsammans.<" not in alone.content.decode()


def test_another_place_has_its_columns_guessed_anew_and_the_same_place_keeps_them():
    stored = {"mapping": {"sheet": "A", "header_rows": [2], "columns": ["corrected"], "unit": "tkr"}}

    def placed(**said: object) -> dict:
        return laid_upon(stored, chosen(said))["mapping"]

    assert placed(sheet=["A"]) == stored["mapping"]
    assert placed(header=[2]) == stored["mapping"]
    assert placed(sheet=["B"])["header_rows"] == placed(sheet=["B"])["columns"] == []
    assert (placed(header=[5])["sheet"], placed(header=[5])["columns"]) == ("A", [])
    assert StoredOptions({"mapping": placed(sheet=["B"])}).options().mapping.sheet == "B"


def test_every_option_about_the_reading_is_told_in_the_documentation():
    parser = argparse.ArgumentParser(add_help=False)
    add_choices(parser)
    flags = [action.option_strings[0] for action in parser._actions]

    assert [flag for flag in flags if f"| `{flag} " not in FORMATS.read_text()] == []
    assert {"--sheet", "--header"} <= set(flags)
