"""Every format through the one way in: names, types, sameness, marks and texts that try to break the file."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace

import pytest

from socfin.documents import FORMATS, render
from socfin.domain.goals.sections import GoalIndicator, GoalRow
from socfin.domain.limits import Status
from socfin.domain.measures.states import MeasureState
from socfin.domain.report import Report
from socfin.services.measures.plan import with_plan
from tests.documents.reading import rendered, texts_of
from tests.documents.reports import HOSTILE, empty, home_care_measure, hostile, large, nora, occupancy, timra

EVERY = [pytest.param(name, marks=pytest.mark.needs("pango")) if name == "pdf" else name for name in FORMATS]
BRIEF = ("text", "pptx")
SAYING = [name for name in EVERY if name != "json"]


def test_the_formats_the_command_line_promises_are_there():
    assert set(FORMATS) == {"json", "text", "csv", "xlsx", "docx", "pdf", "pptx"}


@pytest.mark.parametrize("name", EVERY)
def test_a_documents_name_says_what_it_is_and_suits_every_file_system(name):
    document = render(replace(nora(), committee="sävar/å.."), name)

    assert document.filename == f"ekonomirapport-savar-a-2022-03.{FORMATS[name].extension}"
    assert document.content_type == FORMATS[name].content_type


def test_an_unknown_format_is_refused():
    with pytest.raises(KeyError):
        render(nora(), "odt")


@pytest.mark.parametrize("name", EVERY)
def test_a_report_kept_as_json_gives_the_same_bytes_again(name):
    kept = Report.from_json(nora().to_json())

    assert render(kept, name).content == rendered(nora(), name).content


@pytest.mark.needs("pango")
def test_another_process_on_another_day_gives_the_same_bytes():
    def digest(name: str) -> str:
        return hashlib.sha256(rendered(timra(), name).content).hexdigest()

    code = (
        "import hashlib\n"
        "from socfin.documents import FORMATS, render\n"
        "from tests.documents.reports import timra\n"
        "print(*(hashlib.sha256(render(timra(), name).content).hexdigest() for name in FORMATS))"
    )
    elsewhere = os.environ | {"PYTHONHASHSEED": "4711", "TZ": "Asia/Tokyo", "SOURCE_DATE_EPOCH": "1000000000"}
    printed = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True
    ).stdout

    assert printed.split() == [digest(name) for name in FORMATS]


@pytest.mark.parametrize("name", EVERY)
def test_constructed_figures_are_marked_in_the_document_and_in_its_name(name):
    document = rendered(large(), name)

    assert document.filename.startswith("ekonomirapport-exempel-2025-10-pahittad.")
    assert "åhittade" in texts_of(document) or '"constructed": true' in texts_of(document)


@pytest.mark.parametrize("name", EVERY)
def test_real_figures_are_never_called_constructed(name):
    assert "åhittade" not in texts_of(rendered(nora(), name))


@pytest.mark.parametrize("name", SAYING)
@pytest.mark.parametrize("report", [nora(), timra(), large()], ids=["nora", "timra", "large"])
def test_every_format_names_every_row(name, report):
    said = "".join(texts_of(rendered(report, name)).split())
    told = (*report.rows, *report.lines) if name not in BRIEF else report.top or report.lines[:-1]

    assert [row.name for row in told if "".join(row.name.split()) not in said] == []


@pytest.mark.parametrize("name", EVERY)
def test_texts_that_try_to_break_the_file_come_out_as_they_were_typed(name):
    said = texts_of(rendered(hostile(), name))

    assert "<b>&amp;</b> ]]>" in (json.loads(said)["notes"][0] if name == "json" else said)
    assert "{{ 7*7 }}" in said
    assert not set(HOSTILE) & set("\x00\x08\x1b\ud800\ufffe\u202e") & set(said)


@pytest.mark.parametrize("name", EVERY)
def test_a_report_without_figures_is_a_document_that_says_so(name):
    said = texts_of(rendered(empty(), name))

    assert "Inga siffror är publicerade för perioden." in said or name == "csv"
    assert "nan" not in said.lower()
    assert "None" not in said


def test_json_is_the_report_itself():
    assert Report.from_json(render(nora(), "json").content.decode()) == nora()


@pytest.mark.parametrize("name", EVERY)
def test_every_format_has_the_plan_with_what_begins_in_a_later_year(name):
    planned = home_care_measure(
        text="Färre dubbelbemannade",
        state=MeasureState.PROPOSED,
        first="2023-01",
        last="2024-12",
        amount_ore=2_468_000_00,
        year_ore=0,
    )
    report = replace(nora(), measures_ahead=(with_plan(planned, 2022),))

    text = " ".join(texts_of(render(report, name)).split())

    assert "Färre dubbelbemannade" in text
    assert {"json": "123400000", "csv": "1234000,00", "xlsx": "1234000"}.get(name, "1 234") in text
    assert {"json": '"plan"', "csv": ";plan;", "xlsx": "2024"}.get(name, "Plan för tre år") in text


@pytest.mark.parametrize("name", EVERY)
def test_every_format_says_what_a_goal_is_measured_by(name):
    places = occupancy(months=(805,), status=Status.WATCH)
    goal = GoalRow(
        number=1,
        code="520",
        verksamhet="SÄBO",
        word="Mål",
        text="Platserna används",
        first_year=2022,
        indicators=(GoalIndicator(code="belaggning", name="Beläggning"),),
    )

    text = " ".join(texts_of(render(replace(nora(), indicators=(places,), goals=(goal,)), name)).split())

    assert "Platserna används" in text
    assert ('"code": "belaggning"' if name == "json" else "Beläggning 80,5 % mot 95,0 %. Bevaka.") in text
