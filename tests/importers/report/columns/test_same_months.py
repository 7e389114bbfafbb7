"""Perioden that is the amounts to date, or the months a title spells; and a month that equals them."""

import pytest

from socfin.domain.money import Unit
from tests.importers.tables import read_both, totals

_EQUAL = ("5010 Lön;-100000;-100000;-110000", "3040 Avgifter;20000;20000;18000")
_APART = ("5010 Lön;-12000;-100000;-110000", "3040 Avgifter;2000;20000;18000")


def _report(title: str, headings: str, rows: tuple[str, ...]) -> str:
    return "\n".join((title, "", f"Konto;{headings}", *rows)) + "\n"


@pytest.mark.parametrize(
    "title",
    [
        "Period 2025-01-01 - 2025-10-31",
        "Period: 2025-01 – 2025-10",
        "Resultatrapport januari–oktober 2025",
        "Resultatrapport t.o.m. oktober 2025",
        "Period 202501-202510",
    ],
)
@pytest.mark.parametrize(
    "headings", ["Perioden;Ackumulerat;Budget ack", "Utfall period;Utfall ack;Budget ack"]
)
def test_perioden_that_equals_the_amounts_to_date_is_no_month(title, headings):
    for parsed in read_both(_report(title, headings, _EQUAL), unit=Unit.KR):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2025-01–2025-10": -80, "budget 2025-01–2025-10": -92}


def test_perioden_that_differs_in_one_row_is_the_month():
    for parsed in read_both(
        _report("Period 2025-01-01 - 2025-10-31", "Perioden;Ackumulerat;Budget ack", (_EQUAL[0], _APART[1])),
        unit=Unit.KR,
    ):
        assert totals(parsed)["outcome 2025-10"] == -98


@pytest.mark.parametrize("title", ["Period 2025-05-01 - 2025-08-31", "maj–augusti 2025", "202505-202508"])
def test_perioden_is_the_months_that_the_title_spells(title):
    for parsed in read_both(_report(title, "Perioden;Ackumulerat;Budget ack", _APART), unit=Unit.KR):
        assert totals(parsed)["outcome 2025-05–2025-08"] == -10
        assert totals(parsed)["outcome 2025-01–2025-08"] == -80
        assert "basis_assumed" in {one.code for one in parsed.problems}


@pytest.mark.parametrize("heading", ["Utfall okt", "Månadens utfall", "Utfall oktober 2025", "Månad utfall"])
def test_a_named_month_that_equals_the_amounts_to_date_is_asked_about(heading):
    text = _report("Socialnämnden oktober 2025", f"{heading};Utfall ack;Budget ack", _EQUAL)
    for parsed in read_both(text, unit=Unit.KR):
        assert "title_or_month" in {one.code for one in parsed.errors}


def test_january_is_itself_to_date_and_nothing_is_asked():
    text = _report("Socialnämnden januari 2025", "Perioden;Ackumulerat;Budget ack", _EQUAL)
    for parsed in read_both(text, unit=Unit.KR):
        assert parsed.errors == ()
