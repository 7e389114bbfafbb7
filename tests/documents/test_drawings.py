"""Each drawing stands in Word, PDF and slides after the table that it is of, with its words."""

import io
from dataclasses import replace

import docx
import pptx
import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from socfin.documents import indicator_months, kolada_years, volume_price
from socfin.documents.drawings import DRAWN, beside
from socfin.documents.pdf.report import as_html
from socfin.documents.slides.page import BODY
from socfin.documents.tables import tables
from socfin.services.prose.organisation_words import ORGANISATION
from tests.documents.reading import rendered
from tests.documents.reports import nora
from tests.documents.test_break_even import compared_torget
from tests.documents.test_indicator_months import indicator
from tests.documents.test_kolada_years import TWO_YEARS, row
from tests.documents.test_organisation import box
from tests.documents.test_volume_price import cost

PICTURE = MSO_SHAPE_TYPE.PICTURE


def whole():
    """A report with something for every drawing."""
    made = nora()
    return replace(
        made,
        indicators=(indicator(1, 2, 9, code=made.total.code),),
        unit_costs=(cost(),),
        own_bought=(compared_torget(),),
        kolada=(row(*TWO_YEARS),),
        boxes=(box(1, 0), box(2, 1)),
    )


def test_each_table_that_something_is_drawn_of_has_its_drawing():
    titles = [table.title for table in tables(whole())]
    drawn_of = [title for title in titles if beside(whole(), title)]

    assert {title for title in drawn_of if not title.startswith(ORGANISATION)} == set(DRAWN)
    assert len(drawn_of) == len(DRAWN) + 1


def test_a_report_without_them_has_none():
    assert [beside(nora(), table.title) for table in tables(nora())] == [()] * len(tables(nora()))


def alts():
    return [each.drawing.alt for table in tables(whole()) for each in beside(whole(), table.title)]


def test_word_has_each_picture_with_its_words_and_name_after_its_table():
    document = docx.Document(io.BytesIO(rendered(whole(), "docx").content))
    properties = document.element.body.xpath(".//wp:inline/wp:docPr")
    headings = [part.text for part in document.paragraphs if part.style.name == "Heading 2"]

    assert [each.get("descr") for each in properties][1:] == alts()
    assert headings.index("Nyckeltal månad för månad, i bild") == headings.index("Nyckeltal") + 1


@pytest.mark.needs("pango")
def test_pdf_has_each_picture_with_its_words_after_its_table():
    html = as_html(whole())

    at = [html.index(f"<title>{alt}</title>") for alt in alts()]
    assert at == sorted(at)
    assert html.count(", i bild</h2>") == len(alts())


def test_slides_have_those_of_indicators_costs_and_kolada():
    deck = pptx.Presentation(io.BytesIO(rendered(whole(), "pptx").content))
    pictures = [
        (slide.shapes.title.text, shape._element.xpath(".//p:cNvPr")[0].get("descr"))
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type == PICTURE
    ]

    assert [words for _, words in pictures] == [alt for alt in alts() if "Enhet" not in alt]
    assert all(title.endswith(", i bild") for title, _ in pictures)
    for shape in (shape for slide in deck.slides for shape in slide.shapes):
        assert shape.left + shape.width <= deck.slide_width
        assert shape.top + shape.height <= deck.slide_height


def test_a_full_drawing_fills_the_width_of_its_slide():
    full = replace(
        whole(),
        indicators=tuple(
            indicator(1, 2, 9, code=nora().total.code, name=f"Mått {at}")
            for at in range(indicator_months.MOST)
        ),
        unit_costs=tuple(cost(mix=-5_000_00, name=f"Hem {at}") for at in range(volume_price.MOST)),
        kolada=tuple(row(*TWO_YEARS, name=f"Kostnad {at}") for at in range(kolada_years.MOST)),
    )
    deck = pptx.Presentation(io.BytesIO(rendered(full, "pptx").content))

    widths = {
        slide.shapes.title.text: round(shape.width.mm)
        for slide in deck.slides
        for shape in slide.shapes
        if shape.shape_type == PICTURE
    }
    assert len(widths) == len(DRAWN)
    assert set(widths.values()) == {round(BODY.width)}, widths
