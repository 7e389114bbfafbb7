"""The slides: native charts and tables that can be edited, the report's figures, comments in the notes."""

import io
import zipfile
from dataclasses import replace

import pptx
import pytest

from socfin.documents.outline import outline
from socfin.documents.slides.charts import number_format
from socfin.documents.slides.report import brief, make, needing_attention
from socfin.documents.slides.text import MORE, height_of
from socfin.domain.money import Unit, in_unit
from socfin.domain.report import Comment
from tests.documents.reports import empty, large, nora, timra


def opened(report):
    return pptx.Presentation(io.BytesIO(make(report)))


def titles(deck) -> list[str]:
    return [slide.shapes.title.text for slide in deck.slides]


def charts(deck) -> list:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def tables(deck) -> list:
    return [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]


def test_the_answer_comes_first_then_the_deviations_the_table_and_what_needs_attention():
    assert titles(opened(nora())) == [
        "Ekonomirapport Vård och omsorg, utfall januari–mars 2022",
        "Avvikelse mot budget, tkr",
        "Utfall mot budget per verksamhet",
        "Hälsa, sjukvård och rehab (HSR)",
        "Individ- och familjeomsorg (IFO)",
    ]


def test_only_deficits_need_attention():
    assert [row.name for row in needing_attention(nora())] == titles(opened(nora()))[3:]


@pytest.mark.parametrize("report", [nora(), timra(), large()], ids=["nora", "timra", "large"])
def test_the_chart_holds_the_bridges_steps_in_the_reports_unit(report):
    steps = [step for step in report.bridge if step.kind in ("step", "others")]
    plot = charts(opened(report))[0].plots[0]

    assert list(plot.categories) == [step.name for step in steps]
    assert list(plot.series[0].values) == [float(in_unit(s.amount_ore, report.unit)) for s in steps]


@pytest.mark.parametrize("report", [nora(), timra(), large()], ids=["nora", "timra", "large"])
def test_the_tables_hold_the_outlines_cells(report):
    printed = [
        [c.text for c in row.cells] for table in tables(opened(report)) for row in list(table.rows)[1:]
    ]
    wanted = brief(outline(report).tables[0])
    few = len(wanted.rows) <= 9
    rows = [[row.name, *(cell.text for cell in row.cells)] for row in wanted.rows if few or row.level <= 1]

    assert printed == rows


@pytest.mark.parametrize(
    ("ore", "unit", "written"),
    [
        (862_000_00, Unit.TKR, "+0;\\−0;0"),
        (-2_590_000_00, Unit.TKR, "+#\\_##0;\\−#\\_##0;0"),
        (999_500_00, Unit.TKR, "+#\\_##0;\\−#\\_##0;0"),
        (-26_010_123_00, Unit.KR, "+#\\_###\\_##0;\\−#\\_###\\_##0;0"),
        (0, Unit.TKR, "+0;\\−0;0"),
        (-12_345_678_00, Unit.MNKR, "[$-41D]+0.0;\\−0.0;0"),
        (1_234_500_000_00, Unit.MNKR, "[$-41D]+#\\_##0.0;\\−#\\_##0.0;0"),
    ],
)
def test_a_bars_figure_has_its_thousands_apart_whatever_the_readers_language(ore, unit, written):
    assert number_format(ore, unit).replace("\u00a0", "_") == written


def test_every_bar_has_a_figure_of_its_own_format():
    plot = charts(opened(timra()))[0].plots[0]
    formats = [one.get("formatCode") for one in plot._element.xpath("c:ser/c:dLbls/c:dLbl/c:numFmt")]
    steps = [step for step in timra().bridge if step.kind in ("step", "others")]

    assert formats == [number_format(step.amount_ore, timra().unit) for step in steps]


@pytest.mark.parametrize("unit", list(Unit))
def test_no_table_reaches_over_the_footer(unit):
    for report in (nora(), timra(), large()):
        for slide in opened(replace(report, unit=unit)).slides:
            for shape in (one for one in slide.shapes if one.has_table):
                size = shape.table.cell(0, 0).text_frame.paragraphs[0].runs[0].font.size.pt
                assert shape.top.mm + (len(shape.table.rows) + 1) * (size * 0.43 + 2) <= 169
                assert size >= 12


def test_a_long_comment_ends_above_the_footer_and_says_where_the_rest_is():
    long = " ".join(f"Mening {i} om bemanningen i hemtjänsten." for i in range(200))
    report = large()
    row = next(one for one in report.rows if one in needing_attention(report))
    told = replace(row, comment=Comment(text=long))
    slide = opened(replace(report, rows=tuple(told if one is row else one for one in report.rows))).slides[-1]
    (box,) = (one for one in slide.shapes if one.has_text_frame and "Mening 0" in one.text)
    size = box.text_frame.paragraphs[0].runs[0].font.size.pt

    assert box.text.endswith(MORE)
    assert long in slide.notes_slide.notes_text_frame.text
    assert box.top.mm + height_of(box.text.split("\n"), size, box.width.mm) <= 169


@pytest.mark.parametrize("count", [1, 5, 20, 30])
def test_a_long_heading_has_at_most_two_lines(count):
    title = " ".join(["ekonomi"] * count)
    agenda = replace(nora().agenda, heading=title)
    shape = opened(replace(nora(), agenda=agenda)).slides[0].shapes.title
    size = shape.text_frame.paragraphs[0].runs[0].font.size.pt

    assert height_of([title], size, shape.width.mm) <= 22


def test_charts_and_tables_have_words_for_those_who_do_not_see_them():
    shapes = [s for slide in opened(large()).slides for s in slide.shapes if s.has_chart or s.has_table]

    assert len(shapes) >= 2
    assert all(shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in shapes)


def test_the_notes_hold_the_sentence_and_the_comment():
    notes = opened(nora()).slides[3].notes_slide.notes_text_frame.text

    assert "avvikelse −862" in notes.replace("\u00a0", " ")
    assert "Sjuksköterskebrist" in notes


def test_every_slide_of_constructed_figures_says_so():
    for slide in opened(large()).slides:
        assert any("Konstruerade uppgifter" in shape.text for shape in slide.shapes if shape.has_text_frame)


def test_nothing_stands_outside_the_slide():
    deck = opened(large())

    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        assert shape.left >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_without_figures_it_says_why_there_is_no_chart():
    deck = opened(empty())

    assert charts(deck) == []
    assert any("Diagrammet är inte med" in s.text for s in deck.slides[1].shapes if s.has_text_frame)


def test_the_charts_own_workbook_carries_no_day_either():
    with zipfile.ZipFile(io.BytesIO(make(nora()))) as deck:
        inside = next(name for name in deck.namelist() if name.startswith("ppt/embeddings/"))
        with zipfile.ZipFile(io.BytesIO(deck.read(inside))) as book:
            assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")
