"""The slides: native charts and tables that can be edited, the report's figures, comments in the notes."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pptx
import pytest

from socfin.documents.dispatch import Dispatch
from socfin.documents.outline import outline
from socfin.documents.panels import shared_out
from socfin.documents.slides.charts import number_format
from socfin.documents.slides.explanations import MOST_BARS
from socfin.documents.slides.page import ABOVE_MARK, MARK
from socfin.documents.slides.report import ROWS, brief, make
from socfin.documents.slides.text import BETWEEN, LINE, divided, height_of, spread
from socfin.domain.money import Unit, in_unit
from socfin.domain.report import Comment
from socfin.services.report.highlights import MOST, explained, untold_sentence
from tests.documents.reports import empty, large, nora, occupancy, timra
from tests.rows import saying


def opened(report):
    return pptx.Presentation(io.BytesIO(make(report)))


def titles(deck) -> list[str]:
    return [slide.shapes.title.text for slide in deck.slides]


def charts(deck) -> list:
    return [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]


def tables(deck) -> list:
    return [shape.table for slide in deck.slides for shape in slide.shapes if shape.has_table]


def with_comment(report, code: str, text: str):
    """The report with a comment on a row."""
    rows = [replace(row, comment=Comment(text=text)) if row.code == code else row for row in report.rows]
    return replace(report, rows=tuple(rows))


def words_on(slides) -> str:
    """The running text of the slides in their order, as one."""
    frames = [shape.text_frame for slide in slides for shape in slide.shapes if shape.has_text_frame]
    return " ".join(" ".join(paragraph.text for paragraph in frame.paragraphs) for frame in frames)


def unit_charts(deck) -> list:
    """Those of the units, without the whole's own."""
    slides = [slide for slide in deck.slides if slide.shapes.title.text.startswith("Individ")]
    return [shape.chart for slide in slides for shape in slide.shapes if shape.has_chart]


def test_the_answer_comes_first_with_its_picture_then_the_table_why_the_year_and_the_decision():
    assert titles(opened(nora())) == [
        "Ekonomirapport Vård och omsorg, utfall januari–mars 2022",
        "Utfall mot budget per verksamhet",
        "Individ- och familjeomsorg (IFO)",
        "Hälsa, sjukvård och rehab (HSR)",
        "Särskilt boende (SÄBO)",
        "Funktionsstöd",
        "Integration",
        "Hemtjänst",
        "Beslut",
    ]


def test_the_rows_are_those_of_the_presentation_on_the_page():
    assert titles(opened(nora()))[2:-1] == [row.name for row in explained(nora())]


def test_the_decision_of_the_agenda_is_the_last_slide_in_full():
    decision = "\n".join(
        f"{i}. Nämnden uppdrar åt förvaltningen att återkomma i ärende {i}." for i in range(60)
    )
    deck = opened(replace(nora(), agenda=replace(nora().agenda, decision=decision)))
    last = [slide for slide in deck.slides if slide.shapes.title.text.startswith("Beslut")]

    assert len(last) > 1
    assert last[-1].slide_id == list(deck.slides)[-1].slide_id
    assert all(line in words_on(last) for line in decision.splitlines())


def test_without_a_decision_there_is_no_slide_for_it():
    assert "Beslut" not in titles(opened(replace(nora(), agenda=replace(nora().agenda, decision=""))))


def family(units: int):
    """A report with one verksamhet of so many units, each with a deviation."""
    report = large()
    area = next(row for row in report.top if row.name == "Individ- och familjeomsorg")
    first = next(row for row in report.rows if row.parent == area.code)
    made = [
        saying(first, code=f"x{i}", name=f"Enhet {i}", deviation_to_date_ore=-(i + 1) * 100_000_00)
        for i in range(units)
    ]
    return replace(report, rows=(area, *made), bridge=())


@pytest.mark.parametrize(("units", "bars"), [(8, [8]), (9, [5, 4]), (17, [6, 6, 5])])
def test_every_unit_of_a_verksamhet_has_its_bar_whatever_slide_it_stands_on(units, bars):
    deck = opened(family(units))
    drawn = [list(chart.plots[0].categories) for chart in unit_charts(deck)]

    assert [len(names) for names in drawn] == bars
    assert sorted(name for names in drawn for name in names) == sorted(f"Enhet {i}" for i in range(units))
    assert max(bars) <= MOST_BARS


def test_a_picture_that_goes_on_keeps_its_scale():
    axes = [chart.value_axis for chart in unit_charts(opened(family(9)))]

    assert len({(axis.minimum_scale, axis.maximum_scale) for axis in axes}) == 1


def test_units_without_figures_are_named():
    assert "Utfall eller budget saknas för Natt." in words_on(
        opened(with_comment(large(), "10", "Se nedan.")).slides
    )


def test_rows_that_have_no_slide_are_named_and_it_is_said_where_they_are_told():
    report = large()
    for row in report.rows:
        report = with_comment(report, row.code, "Se bilagan.") if row.to_date.deviation else report
    (slide,) = (one for one in opened(report).slides if one.shapes.title.text == "Fler avvikelser")

    assert untold_sentence(report) in words_on([slide])
    assert len(explained(report)) == MOST


def test_one_row_without_a_slide_is_spoken_of_as_one():
    report, said = large(), ""
    for row in report.rows:
        report = with_comment(report, row.code, "Se bilagan.") if row.to_date.deviation else report
        said = untold_sentence(report)
        if said:
            break

    assert said.startswith("En verksamhet till har")
    assert said.endswith("Den står i ärendets handling.")


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
                assert (
                    shape.top.mm + sum(row.height.mm for row in shape.table.rows)
                    <= MARK.top - ABOVE_MARK + 0.1
                )
                assert size >= 12


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"Mening {i} om bemanningen i hemtjänsten." for i in range(200)),
        "\n".join(f"- Punkt {i} om vikarierna" for i in range(80)),
        "ord " * 900,
        "X" * 4000,
    ],
    ids=["sentences", "list", "words", "one word"],
)
def test_a_long_comment_goes_on_over_slides_and_nothing_is_cut(text):
    deck = opened(with_comment(large(), "50", text))
    slides = [one for one in deck.slides if one.shapes.title.text.startswith("Individ- och familjeomsorg (")]
    bare = text.strip().replace("- Punkt", "• Punkt")

    assert len(slides) > 1
    assert "".join(bare.split()) in "".join(
        "".join(box.text.split()) for slide in slides for box in slide.shapes if box.name == "Text"
    )
    for box in (box for slide in slides for box in slide.shapes if box.name == "Text"):
        size = box.text_frame.paragraphs[0].runs[0].font.size.pt
        assert size >= 17
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
        assert any("Påhittade siffror" in shape.text for shape in slide.shapes if shape.has_text_frame)


def test_nothing_stands_outside_the_slide():
    deck = opened(large())

    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        assert shape.left >= 0
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_without_figures_it_says_why_there_is_no_chart():
    deck = opened(empty())

    assert charts(deck) == []
    assert any("Diagrammet är inte med" in s.text for s in deck.slides[0].shapes if s.has_text_frame)


def test_the_charts_own_workbook_carries_no_day_either():
    with zipfile.ZipFile(io.BytesIO(make(nora()))) as deck:
        inside = next(name for name in deck.namelist() if name.startswith("ppt/embeddings/"))
        with zipfile.ZipFile(io.BytesIO(deck.read(inside))) as book:
            assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_what_has_happened_since_the_last_meeting_stands_directly_after_the_answer():
    told = "Underskottet har ökat från 1,6 till 2,2 mnkr."
    sent = Dispatch(meeting=date(2022, 5, 3), written=date(2022, 4, 26), by="Sara Holm", since=(told,))
    proposed = replace(nora(), agenda=replace(nora().agenda, decided=False))
    deck = pptx.Presentation(io.BytesIO(make(proposed, sent)))

    assert titles(deck)[1] == "Sedan förra sammanträdet"
    assert told in words_on([deck.slides[1]])
    assert "Till sammanträdet 3 maj 2022. Skriven 26 april 2022 av Sara Holm." in words_on([deck.slides[0]])
    assert titles(deck)[-1] == "Förslag till beslut"


def test_the_whole_is_told_once_and_never_as_one_of_its_parts():
    whole = replace(nora().total, comment=Comment(text="Placeringarna förklarar underskottet."))
    deck = opened(replace(nora(), total=whole))

    assert titles(deck).count("Varför") == 1
    assert nora().total.name not in titles(deck)
    assert sum("Placeringarna förklarar" in words_on([slide]) for slide in deck.slides) == 1


def test_the_year_is_told_with_its_range_and_what_it_comes_of():
    deck = opened(large())
    year = next(slide for slide in deck.slides if slide.shapes.title.text.startswith("Vart "))

    assert "Prognos helår" in words_on([year])
    assert any(shape.has_chart for shape in year.shapes)


def test_the_rest_of_the_money_has_a_slide_only_where_its_parts_have_any_of_it():
    behind = replace(large(), indicators=(replace(occupancy(), code="10"),))
    of_the_sum = replace(nora(), indicators=(occupancy(),))

    assert "Utfall mot budget per verksamhet: månaden och helåret" in titles(opened(behind))
    assert not any("månaden och helåret" in title for title in titles(opened(of_the_sum)))


def test_what_introduces_a_list_goes_with_it_to_the_next_slide():
    lines = ["Det första.", "Utmaningar:", "\u2022 Fler placeringar.", "\u2022 Dyrare dygn."]
    two_rows = 2.5 * 20 * (LINE + BETWEEN)

    assert divided(lines, 300, two_rows, 20) == (lines[:1], lines[1:])


@pytest.mark.parametrize(("rows", "slides"), [(0, []), (9, [9]), (10, [5, 5]), (46, [8, 8, 8, 8, 8, 6])])
def test_no_slide_is_left_with_a_row_of_a_table_alone(rows, slides):
    assert [len(each) for each in shared_out(tuple(range(rows)), ROWS)] == slides


def test_a_text_over_several_slides_leaves_no_line_alone_on_the_last():
    lines = [f"Rad {number}." for number in range(1, 8)]
    three_rows = 3 * (20 * LINE + 20 * BETWEEN) + 0.1

    pages = spread(lines, 300, 2 * three_rows, 20)

    assert [len(page) for page in pages] in ([4, 3], [5, 2])
    assert [line for page in pages for line in page] == lines
    assert spread(lines[:6], 300, 2 * three_rows, 20) == [lines[:6]]
    assert spread((), 300, three_rows, 20) == []


def test_every_text_names_its_typeface_so_that_none_falls_back_on_a_wider_one():
    for slide in opened(large()).slides:
        for run in slide._element.xpath(".//a:r/a:rPr | .//a:fld/a:rPr"):
            assert [each.get("typeface") for each in run.xpath("a:latin")] == ["Arial"]
