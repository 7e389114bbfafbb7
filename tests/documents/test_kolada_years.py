"""Kolada's ten years are drawn for paper: three kinds of line, the scale written, the values in words."""

from dataclasses import replace

import pytest

from socfin.documents.drawing import Label, Rule, Strokes
from socfin.documents.kolada_years import DOT, MOST, kolada_years
from socfin.documents.panels import WIDTH
from socfin.domain.kolada import KoladaRow, KoladaYear
from tests.services.report.test_boxes import report


def row(*values, unit="kr/inv", is_deviation=False, name="Nettokostnad äldreomsorg"):
    years = tuple(KoladaYear(2015 + at, *three) for at, three in enumerate(values))
    return KoladaRow("N20014", name, unit, "Äldreomsorg", is_deviation, "2026-11-29", years)


TWO_YEARS = (("14000", "13500", "13000"), ("15000", "14000", "13800"))


def drawn(*rows):
    return kolada_years(replace(report(), kolada=rows))


def strokes(illustration):
    return [shape for shape in illustration.drawing.shapes if isinstance(shape, Strokes)]


def test_the_municipality_is_solid_the_similar_dashed_and_the_country_dotted():
    (illustration,) = drawn(row(*TWO_YEARS))

    _scale, own, similar, country = strokes(illustration)
    ((x1, y1, x2, y2),), ((start, _, end, _),) = own.lines, similar.lines
    assert (x1, y2 < y1) == (start, True), "more is higher"
    assert end - start == pytest.approx((x2 - x1) * 0.6), "a dash ends before the year does"
    assert [round(right - left, 6) for left, _, right, _ in country.lines] == [DOT, DOT]


def test_the_values_are_told_in_words_and_the_scale_and_years_are_written():
    (illustration,) = drawn(row(*TWO_YEARS))

    assert illustration.drawing.alt == (
        "Nettokostnad äldreomsorg, kr/inv: 2015 14\xa0000, 2016 15\xa0000; liknande kommuner 14\xa0000; "
        "riket 13\xa0800 år 2016."
    )
    texts = [shape.text for shape in illustration.drawing.shapes if isinstance(shape, Label)]
    assert {"2015", "2016", "13\xa0000", "15\xa0000"} <= set(texts)


def test_a_year_that_is_missing_leaves_a_gap_and_what_is_missing_is_not_zero():
    (illustration,) = drawn(row(("1", None, None), (None, None, None), ("3", None, None)))

    _scale, own, similar, country = strokes(illustration)
    assert (own.lines, similar.lines, country.lines) == ((), (), ()), "no two years follow each other"
    assert "2016" not in illustration.drawing.alt


@pytest.mark.parametrize(("is_deviation", "strong"), [(True, 1), (False, 0)])
def test_zero_is_stronger_in_a_deviation_and_written(is_deviation, strong):
    (illustration,) = drawn(row(("-1", "0", None), ("2", "1", None), unit="%", is_deviation=is_deviation))

    shapes = illustration.drawing.shapes
    assert sum(isinstance(shape, Rule) for shape in shapes) == strong
    assert sum(isinstance(shape, Label) and shape.text == "0,0" for shape in shapes) == strong


@pytest.mark.parametrize(
    "one",
    [row(), row(("1", "2", "3")), row((None, "2", "3"), (None, "3", "4"))],
    ids=["no year", "a year", "not ours"],
)
def test_what_cannot_be_a_line_of_the_municipality_has_no_picture(one):
    assert drawn(one) == ()


def test_many_are_shared_out_and_lie_inside_the_drawing():
    made = drawn(*(row(*TWO_YEARS, name=f"Ett långt namn på ett nyckeltal {n}" * 4) for n in range(23)))

    assert [illustration.drawing.alt.count("riket") for illustration in made] == [MOST, MOST, MOST, 5]
    for illustration in made:
        for shape in illustration.drawing.shapes:
            if isinstance(shape, Label):
                assert 0 <= shape.x <= WIDTH
                assert 0 <= shape.y <= illustration.drawing.height
