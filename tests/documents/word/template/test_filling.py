"""A report in the municipality's own Word template."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import docx
import pytest

from socfin.documents import CannotMake, Dispatch, render
from socfin.documents.clean import cleaned
from socfin.documents.outline import outline
from socfin.documents.widths import width_of_text
from socfin.documents.word.styles import TABLE_SIZE
from socfin.documents.word.template.example import example, sample
from socfin.documents.word.template.filling import make
from socfin.documents.word.template.placeholders import PLACEHOLDERS, Kind, values
from tests.documents.reading import texts_of
from tests.documents.reports import hostile, large, nora, timra
from tests.documents.templates import changed, typed


def filled(report, template) -> bytes:
    return make(cleaned(report), template)


def made(report, template):
    return docx.Document(io.BytesIO(filled(report, template)))


def text(report, *paragraphs: str) -> list[str]:
    return [one.text for one in made(report, typed(*paragraphs)).paragraphs]


@pytest.mark.parametrize("report", [nora(), timra(), large()], ids=["nora", "timra", "large"])
def test_the_sample_says_what_our_own_document_says(report):
    said = texts_of(render(report, "docx", template=sample()))
    say = outline(report)

    assert [line for line in (say.finding, *say.summary, *say.about, *say.decision) if line not in said] == []
    assert [one.sentence for one in say.passages if one.rest.strip() not in said] == []


@pytest.mark.parametrize("report", [nora(), large()], ids=["nora", "large"])
def test_the_sample_table_holds_every_row_and_the_total(report):
    rows = [[cell.text for cell in row.cells] for row in made(report, sample()).tables[0].rows]

    assert len(rows) == 1 + len(report.rows) + 1
    assert [row[0] for row in rows[1:]] == [row.name for row in (*report.rows, report.total)]
    assert rows[-1][1:4] == [row.text for row in outline(report).tables[0].rows[-1].cells[:3]]


def test_the_same_report_gives_the_same_bytes_in_a_bounded_process_too():
    bounded = render(nora(), "docx", template=sample()).content

    assert filled(nora(), sample()) == bounded


def test_the_first_page_does_not_say_the_committee_twice():
    section = made(nora(), sample()).sections[0]

    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_sample_has_room_for_kronor():
    table = docx.Document(io.BytesIO(sample())).tables[0]

    assert sum(column.width.mm for column in table.columns) <= 170.1
    assert table.columns[1].width.mm >= width_of_text("−442 077 000", TABLE_SIZE) + 1.4


def bold_in_tables(document) -> list[str]:
    """The names that are bold in the first table, its heading left out."""
    cells = [row.cells[0] for row in document.tables[0].rows[1:]]
    return [cell.text for cell in cells if cell.paragraphs[0].runs[0].bold]


def test_the_sample_has_a_bold_total_and_colours_its_deviations():
    document = made(timra(), sample())
    row = next(row for row in document.tables[0].rows if row.cells[7].text == "Klart sämre")
    (deviation,) = [run for run in row.cells[3].paragraphs[0].runs if run.text]

    assert bold_in_tables(document) == [timra().total.name]
    assert deviation.style.name == "Underskott"


def test_what_it_is_sent_to_is_said_where_the_template_asks():
    dispatch = Dispatch(
        meeting=date(2022, 5, 3),
        written=date(2022, 4, 26),
        by="Sara Holm",
        since=("Prognosen är 1 tkr sämre.",),
    )
    proposed = replace(nora(), agenda=replace(nora().agenda, decided=False))
    said = texts_of(render(proposed, "docx", template=sample(), dispatch=dispatch))

    assert "Till sammanträdet 3 maj 2022. Skriven 26 april 2022 av Sara Holm." in said
    assert "Sedan förra sammanträdet:" in said
    assert "Prognosen är 1 tkr sämre." in said
    assert "Förslag till beslut" in said


def test_nothing_is_said_of_a_meeting_that_there_is_none_of():
    said = texts_of(render(nora(), "docx", template=sample()))

    assert "Till sammanträdet" not in said
    assert "Sedan förra" not in said
    assert "Förslag" not in said


def test_texts_that_look_like_a_template_come_out_as_they_were_typed():
    said = texts_of(render(hostile(), "docx", template=sample()))

    assert "{{ 7*7 }}" in said
    assert "<b>&amp;</b> ]]>" in said


def test_the_diagram_has_its_words_and_fits_the_page():
    document = made(nora(), typed("{{ diagram }}"))
    section, picture = document.sections[0], document.inline_shapes[0]

    assert picture.width == section.page_width - section.left_margin - section.right_margin
    assert "Diagram från budget till utfall" in picture._inline.docPr.get("descr")


def test_without_a_diagram_it_is_said_why():
    assert any("Diagrammet är inte med" in line for line in text(replace(nora(), bridge=()), "{{ diagram }}"))


def test_constructed_and_public_are_said_even_where_the_template_has_no_place_for_it():
    assert text(large(), "{{ rubrik }}")[0].startswith("Påhittade siffror")
    assert text(replace(nora(), public=True), "{{ rubrik }}")[0] == "Offentlig version"
    assert len(text(nora(), "{{ rubrik }}")) == 1


def test_the_mark_is_not_said_twice():
    said = text(large(), "{{ märkning }}", "{{ rubrik }}")

    assert [line for line in said if "Påhittade" in line] == said[:1]


def test_the_document_is_cut_loose_from_the_file_its_template_was_made_from():
    link = (
        '<Relationship Id="rId1" Target="file:///H:/mallar/Kommun.dotx" TargetMode="External" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"/>'
    )
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    content = changed(
        typed("{{ rubrik }}"), "word/_rels/settings.xml.rels", lambda _: f"{head}{link}</Relationships>"
    )

    assert b"Kommun.dotx" not in b"".join(
        rel.target_ref.encode()
        for part in made(nora(), content).part.package.iter_parts()
        for rel in part.rels.values()
    )


def test_a_template_that_was_never_checked_still_reaches_nothing():
    with pytest.raises(CannotMake, match="En mall får inte anropa"):
        filled(nora(), typed("{{ nämnd.__class__.__mro__[1].__subclasses__() }}"))


def test_only_word_is_made_from_it():
    assert render(nora(), "csv", template=sample()) == render(nora(), "csv")


def test_every_placeholder_has_a_value_of_its_kind():
    given = values(example(), outline(example())) | {"diagram": ""}
    plain = {Kind.TEXT: str, Kind.PICTURE: str, Kind.LIST: list, Kind.GROUP: dict, Kind.FLAG: bool}

    def hold(placeholders, found):
        assert set(found) == {one.name for one in placeholders}
        for one in placeholders:
            assert isinstance(found[one.name], plain[one.kind]), one.name
            if one.parts:
                things = found[one.name] if one.kind is Kind.LIST else [found[one.name]]
                assert things
                for thing in things:
                    hold(one.parts, thing)

    hold(PLACEHOLDERS, given)


def test_every_placeholder_is_documented():
    documented = (Path(__file__).parents[4] / "docs" / "documents.md").read_text(encoding="utf-8")
    every = [*PLACEHOLDERS, *(part for one in PLACEHOLDERS for part in one.parts)]

    assert [one.name for one in every if f"| `{one.name}` |" not in documented] == []
