"""What is drawn in a document for those outside tells of no unit with few people: no mark, word or datum."""

import re

import pytest

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.small_numbers import change_small_numbers
from socfin.documents.drawings import DRAWN, beside
from socfin.documents.pdf.report import as_html
from socfin.documents.tables import tables
from socfin.domain.period import Month
from tests.attack.documents import text_of
from tests.documents.reading import rendered

MARCH = Month(2022, 3)
NAMES = {"530": "Blåklockan", "540": "Prästkragen", "550": "Solrosen"}
PEOPLE = {"511": 80, "520": 90, "530": 3, "540": 3, "550": 60}
MONEY = {"511": -9_000, "520": -3_520, "530": -4_410, "540": -4_730, "550": -6_130}
DAYS = {"530": (71, 73, 79), "540": (117, 113, 119), "550": (361, 367, 373)}
TARGET = 60
OWN = {
    "530": {"boendekostnad": 1_137_000, "platser": 2, "platsdygn": 171, "kopt_dygnspris": 6_131},
    "550": {"boendekostnad": 2_153_000, "platser": 9, "platsdygn": 707, "kopt_dygnspris": 4_219},
}
PRINTED = {
    "530": ("71", "73", "79", "6 131", "6 317"),
    "550": ("361", "367", "373", "4 219", "2 658"),
}
"""Numbers that a drawing of the unit would print: its days of each month, a bought day and one of its own."""


@pytest.fixture
def committee(committee, carin, publish_rows, publish_indicators):
    nodes = [(code, name, "", int(code), None, None, "") for code, name in NAMES.items()]
    plant_tree(committee=committee, nodes=nodes, by=carin)
    publish_rows(
        "\n".join(
            f"{code} 5020 2022-{month:02} {scenario} {amount + extra * month}"
            for month in (1, 2, 3)
            for code, amount in MONEY.items()
            for scenario, extra in (("utfall", -17), ("budget", 0))
        )
    )
    publish_indicators(
        "\n".join(
            f"{code} placeringsdygn 2022-{month:02} {days} {TARGET}"
            for code, several in DAYS.items()
            for month, days in enumerate(several, start=1)
        )
    )
    publish_indicators(
        "\n".join(
            f"{code} {indicator} 2022-03 {amount} _ 3"
            for code, amounts in OWN.items()
            for indicator, amount in amounts.items()
        ),
        "boende.csv",
    )
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=PEOPLE, by=carin)
    committee.refresh_from_db()
    return committee


def drawn(report):
    """The words of every drawing, those of the curve of own and bought among them."""
    made = [each for table in tables(report) for each in beside(report, table.title)]
    return " ".join(each.drawing.alt for each in made).replace("\u00a0", " ")


def everything(report, name):
    content = rendered(report, name).content
    words = (
        re.sub(r"<style.*?</style>|<[^>]+>", " ", as_html(report), flags=re.DOTALL) if name == "pdf" else ""
    )
    return (text_of(name, content) + words).replace("\u00a0", " ")


def has(text, number):
    return re.search(rf"(?<![\d,])(?<!\d ){number}(?!\d|,\d| \d{{3}})", text) is not None


def test_the_small_unit_is_in_every_kind_of_drawing_for_those_inside(committee):
    whole = reporting.report(committee, MARCH)

    kinds = {title for title in DRAWN if beside(whole, title)}
    assert kinds == {"Nyckeltal", "Kostnad per enhet, volym och pris", "Eget mot köpt"}
    assert f"{NAMES['530']}: Av" in drawn(whole)
    for code, numbers in PRINTED.items():
        assert [number for number in numbers if not has(drawn(whole), number)] == [], code


@pytest.mark.parametrize("name", ["docx", pytest.param("pdf", marks=pytest.mark.needs("pango")), "pptx"])
def test_no_drawing_for_those_outside_tells_of_it(committee, name):
    assert {"530", "540"} <= reporting.hidden_in(committee).hidden
    public = reporting.public_report(committee, MARCH)

    shown, text = drawn(public), everything(public, name)

    assert NAMES["550"] in shown
    assert [number for number in PRINTED["550"] if not has(text, number)] == []
    for told in (shown, text):
        assert NAMES["530"] not in told
        assert NAMES["540"] not in told
        assert [number for number in PRINTED["530"] if has(told, number)] == []
