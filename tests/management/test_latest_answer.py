"""The latest answer of a person about a file holds, whether it was given on the page or in the command."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from socfin.forms.mapping import MappingForm
from socfin.importers import SourceFile, examine
from socfin.importers.stored import StoredOptions
from socfin.management.reading_choices import laid_upon
from socfin.models import ImportProfile

REPORT = "Socialnämnden mars 2022, ack\nVerksamhet;Utfall;Ram\n510 Norr;-40,5;-41,5\n520 Syd;-60,5;-61,5\n"
MONTHS = (
    "Socialnämnden 2022 tkr, utfall\nVerksamhet;jan;feb;mars\n510 Norr;-10;-20;-30\n520 Syd;-11;-21;-31\n"
)
LATER = [
    ("unit", "tkr", {"unit": "kr"}),
    ("sign", "flipped", {"sign": "as_is"}),
    ("rows", "lines", {"rows": "verksamheter"}),
    ("contents", "Ram=budget", {"holds-2": "ignore"}),
    ("columns", "Utfall=månad", {"covers-1": "to_date"}),
    ("columns", "Utfall=används inte", {"holds-1": "outcome"}),
]


def read(stored: dict) -> object:
    return examine(SourceFile(REPORT.encode(), "rapport.csv"), StoredOptions(stored).options()).reading


def sent(stored: dict, answers: dict[str, str]) -> dict:
    """What is stored after the page's form was sent with these answers."""
    reading = read(stored)
    shown = MappingForm(reading=reading, options=stored)
    values = {f.name: f.value() for f in shown if f.value() not in (None, False)}
    form = MappingForm({**values, **answers}, reading=reading, options=stored)
    assert form.is_valid(), form.errors
    return form.options()


def as_shown(stored: dict, names: object) -> dict:
    form = MappingForm(reading=read(stored), options=stored)
    return {name: form[name].value() for name in names}


@pytest.mark.parametrize(("choice", "word", "later"), LATER)
def test_what_the_page_says_after_the_command_holds(choice, word, later):
    after = sent({choice: word}, later)

    assert as_shown(after, later) == later


@pytest.mark.parametrize(("choice", "word", "earlier"), LATER)
def test_what_the_command_says_after_the_page_holds(choice, word, earlier):
    before = sent({}, earlier)
    after = laid_upon(before, {choice: word})

    assert as_shown(after, earlier) == as_shown({choice: word}, earlier)


def test_what_the_page_does_not_change_stands_as_the_command_said_it():
    stored = {"columns": "Utfall=månad; Plan=helår", "contents": "Ram=budget", "unit": "tkr"}
    again = sent(stored, {"holds-2": "forecast"})

    assert again["columns"] == "Utfall=månad; Plan=helår"
    assert as_shown(again, ["holds-2", "unit"]) == {"holds-2": "forecast", "unit": "tkr"}


def test_what_is_said_of_one_column_leaves_what_was_said_of_others():
    stored = {"columns": "Utfall=månad; Plan=används inte", "contents": "Ram=budget"}
    told = laid_upon(stored, {"columns": "utfall=ack", "contents": "Plan=forecast"})

    assert told["columns"] == "Plan=används inte; utfall=ack"
    assert told["contents"] == "Ram=budget; Plan=forecast"
    assert laid_upon(stored, {"contents": "Plan=forecast"})["columns"] == "Utfall=månad"


def test_an_answer_given_with_another_header_or_before_any_was_found_is_kept():
    moved = sent({"contents": "Ram=budget"}, {"header_first": "1", "header_last": "1", "unit": "kr"})
    assert (moved["unit"], moved["contents"]) == ("kr", "Ram=budget")

    nothing = examine(SourceFile(b"A;B\n1;2\n", "a.csv"), StoredOptions({}).options()).reading
    form = MappingForm({"header_first": "2"}, reading=nothing, options={"unit": "kr", "blanks": "zero"})
    assert form.is_valid()
    assert {"unit": "kr", "blanks": "zero"}.items() <= form.options().items()


def test_months_side_by_side_are_accumulated_when_the_command_says_so():
    seen = examine(
        SourceFile(MONTHS.encode(), "rapport.csv"), StoredOptions({"month_columns": "accumulated"}).options()
    ).reading.mapping

    assert seen.accumulated


def test_the_page_mends_what_the_command_kept_in_the_profile(committee, carin, logged_in, tmp_path):
    path = tmp_path / "rapport.csv"
    path.write_text(REPORT)
    kept = ("--profile", "Månad", "--publish", "--accept", "Prov")
    said = ("--unit", "mnkr", "--contents", "Ram=budget", "--columns", "Ram=ack", *kept)
    call_command("import_figures", str(path), "--committee", committee.slug, *said, stdout=io.StringIO())
    client = logged_in(carin)
    april = SimpleUploadedFile("april.csv", REPORT.replace("mars", "april").encode())
    page = client.post("/provby/uppladdningar/ny/", {"file": april, "profile": "Månad"}, follow=True)

    form = page.context["reading_form"]
    assert (form["unit"].value(), form["holds-2"].value()) == ("mnkr", "budget")
    answers = {f.name: f.value() for f in form if f.value() not in (None, False)}
    client.post(f"{page.redirect_chain[-1][0]}las-om/", {**answers, "unit": "tkr", "holds-2": "forecast"})

    options = ImportProfile.objects.get(name="Månad").options
    assert as_shown(options, ["unit", "holds-2"]) == {"unit": "tkr", "holds-2": "forecast"}


def test_the_table_of_columns_is_whole_also_when_a_columns_months_are_asked(committee, carin, logged_in):
    report = SimpleUploadedFile("rapport.csv", REPORT.encode())
    page = logged_in(carin).post("/provby/uppladdningar/ny/", {"file": report}, follow=True)

    assert {"holds-0", "holds-1", "holds-2", "columns"} <= set(
        re.findall(r'name="([^"]+)"', page.content.decode())
    )
