"""A file that says how many rows or what total it has is held against it."""

from decimal import Decimal

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.importers.stated_size import Size, size_said
from socfin.services.file_checks.checks import serious_of
from tests.importers.long.reading import read_both as read_list
from tests.importers.tables import read_both

HEADER = "Verksamhet;Konto;Period;Belopp"
ROWS = [f"510;50{at}0;20250{month};{-1000 - at}" for at in range(4) for month in (1, 2, 3)]
TOTAL = 12_018


def codes(parsed):
    return [p.code for p in serious_of(parsed.problems)]


@pytest.mark.parametrize(
    ("texts", "size"),
    [
        (["Antal rader: 240"], Size(240)),
        (["Antal rader", "1 240"], Size(1240)),
        (["Totalt antal poster = 12"], Size(12)),
        (["Antal rader: okänt", "Antal anställda: 12"], Size()),
        (["Totalt belopp: 64 070 794,89"], Size(None, Decimal("64070794.89"))),
        (["Totalt 2025", "Summa intäkter: se nedan", "Total"], Size()),
    ],
)
def test_what_titles_say_of_the_size(texts, size):
    assert size_said(texts) == size


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (("Antal rader: 12;;Totalt belopp: 12 018,00",), []),
        (("Antal rader: 13",), []),
        (("Antal rader: 20",), ["rows_said_differ"]),
        (("Antal rader;20",), ["rows_said_differ"]),
        (("Antal rader: 11",), ["rows_said_differ"]),
        (("Totalt belopp: -12 018",), []),
        (("Summa: 22 018",), ["sum_differs"]),
    ],
)
def test_a_cut_list_is_told(above, expected):
    for parsed in read_list(*ROWS, header=HEADER, above=above, scenario=Scenario.OUTCOME):
        assert codes(parsed) == expected


@pytest.mark.parametrize(("period", "expected"), [("2025-03", []), ("2025-04", ["period_differs"])])
def test_a_list_that_ends_before_the_chosen_month_is_told(period, expected):
    month = Month.parse(period)
    for parsed in read_list(*ROWS, header=HEADER, scenario=Scenario.OUTCOME, period=month):
        assert codes(parsed) == expected


@pytest.mark.parametrize(("rows", "expected"), [(3, []), (2, []), (9, ["rows_said_differ"])])
def test_a_report_is_held_against_its_rows_with_or_without_its_sums(rows, expected):
    text = f"Socialnämnden mars 2025 ack, tkr\nAntal rader: {rows}\n"
    text += "Verksamhet;Utfall;Budget\n510 A;-10;-11\n520 B;-20;-22\nSumma;-30;-33\n"
    for parsed in read_both(text):
        assert codes(parsed) == expected
