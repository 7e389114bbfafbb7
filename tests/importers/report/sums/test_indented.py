"""Rows indented under another are its parts when they make it, and asked about when they do not."""

import io

import pytest
import xlsxwriter

from socfin.importers import Options, parse
from socfin.importers.options import Alike, OfWhich
from tests.importers.tables import read_both, totals

HEADER = "Socialnämnden jan-okt 2025 ackumulerat, mnkr\nVerksamhet;Utfall;Budget\n"
TWO_GROUPS = [
    (0, "Äldreomsorg", -28, -27),
    (1, "Hemtjänst", -12, -11),
    (1, "Särskilt boende", -16, -16),
    (0, "IFO", -11, -10),
    (1, "Barn", -11, -10),
]
ONCE = {"outcome 2025-01–2025-10": -39_000, "budget 2025-01–2025-10": -37_000}
TWICE = {key: 2 * amount for key, amount in ONCE.items()}


def as_text(rows, mark: str, header: str = HEADER) -> str:
    return header + "".join(f"{mark * depth}{name};{a};{b}\n" for depth, name, a, b in rows)


def as_book(rows, **how) -> bytes:
    """The rows in a workbook, indented by the cell's format or by the rows' outline."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("Blad1")
        for at, line in enumerate(HEADER.splitlines()):
            page.write_row(at, 0, line.split(";"))
        for at, (depth, name, *amounts) in enumerate(rows, start=2):
            style = book.add_format({"indent": depth}) if how.get("indent") and depth else None
            page.write_string(at, 0, name, style)
            page.write_row(at, 1, amounts)
            if how.get("outline") and depth:
                page.set_row(at, None, None, {"level": depth})
    return stream.getvalue()


@pytest.mark.parametrize("mark", ["  ", "\u00a0\u00a0", "\t", "- ", "• ", "    "])
def test_a_row_that_its_indented_rows_make_is_counted_once(mark):
    for parsed in read_both(as_text(TWO_GROUPS, mark)):
        assert totals(parsed) == ONCE
        assert not parsed.problems
        assert any("indragna under" in note and "rad 3 och 6" in note for note in parsed.notes)


@pytest.mark.parametrize("how", ["indent", "outline"])
def test_a_workbook_that_indents_by_format_or_outline_is_read_alike(how):
    parsed = parse(as_book(TWO_GROUPS, **{how: True}), "r.xlsx", Options())

    assert totals(parsed) == ONCE
    assert not parsed.problems


def test_an_outline_whose_own_rows_stand_below_their_groups_is_read_alike():
    below = [*TWO_GROUPS[1:3], TWO_GROUPS[0], TWO_GROUPS[4], TWO_GROUPS[3]]

    assert totals(parse(as_book(below, outline=True), "r.xlsx", Options())) == ONCE


def test_groups_within_groups_are_counted_once():
    rows = [
        (0, "Vård", -31, -30),
        (1, "Äldreomsorg", -28, -27),
        (2, "Hemtjänst", -12, -11),
        (2, "Boende", -16, -16),
        (1, "LSS", -3, -3),
    ]
    for parsed in read_both(as_text(rows, "  ")):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -31_000, "budget 2025-01–2025-10": -30_000}


NOT_THE_SUM = [
    (0, "Äldreomsorg", -28, -27),
    (1, "Hemtjänst", -12, -11),
    (1, "Boende", -9, -9),
    (0, "IFO", -11, -10),
]


def test_indented_rows_that_do_not_make_the_row_above_are_asked_about():
    for parsed in read_both(as_text(NOT_THE_SUM, "  ")):
        (asked,) = parsed.errors
        assert asked.code == "maybe_of_which"
        assert "”Hemtjänst” (rad 4, indragen under rad 3)" in asked.message


@pytest.mark.parametrize(
    ("said", "outcome"), [(OfWhich.PART, -39_000), (OfWhich.OWN, -60_000)], ids=["part", "own"]
)
def test_the_answer_says_whether_indented_rows_are_counted(said, outcome):
    for parsed in read_both(as_text(NOT_THE_SUM, "  "), of_which=said):
        assert totals(parsed)["outcome 2025-01–2025-10"] == outcome
        assert not parsed.errors


@pytest.mark.parametrize(("total", "outcome"), [("-39;-37", -39_000), ("-60;-57", -60_000)])
def test_a_printed_total_decides_without_a_question(total, outcome):
    for parsed in read_both(as_text(NOT_THE_SUM, "  ") + f"Summa;{total}\n"):
        assert totals(parsed)["outcome 2025-01–2025-10"] == outcome
        assert not parsed.problems


def test_rows_indented_under_a_heading_without_amounts_are_rows():
    text = HEADER + "LSS;-3;-3\nÄldreomsorg;;\n  Hemtjänst;-12;-11\n  Boende;-9;-9\n"
    for parsed in read_both(text):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -24_000
        assert not parsed.problems


def test_all_rows_indented_alike_are_rows():
    for parsed in read_both(as_text([(1, name, a, b) for _, name, a, b in NOT_THE_SUM], "  ")):
        assert totals(parsed)["outcome 2025-01–2025-10"] == -60_000
        assert not parsed.errors


ONE_BELOW = (
    "Socialnämnden jan-okt 2025 ackumulerat, tkr\nVerksamhet;Utfall;Budget\n"
    "Äldreomsorg;-28 410;-27 300\nIFO;-11 810;-10 900\nIndivid och familj;-11 810;-10 900\nLSS;-90;-95\n"
)


def test_a_group_of_one_is_asked_about_where_nothing_shows_that_it_is_one():
    for parsed in read_both(ONE_BELOW):
        (asked,) = parsed.errors
        assert (asked.code, asked.row) == ("maybe_sum", 4)
        assert "lika med rad 5 (”Individ och familj”) i alla kolumner" in asked.message


@pytest.mark.parametrize(("said", "outcome"), [(Alike.SUM, -40_310), (Alike.OWN, -52_120)])
def test_the_answer_says_whether_a_group_of_one_is_counted(said, outcome):
    for parsed in read_both(ONE_BELOW, alike=said):
        assert totals(parsed)["outcome 2025-01–2025-10"] == outcome
        assert not parsed.errors


def test_a_printed_total_that_counts_both_leaves_nothing_to_ask():
    for parsed in read_both(ONE_BELOW + "Summa;-52 120;-49 195\n"):
        assert not parsed.problems


@pytest.mark.parametrize("amounts", ["-500;-500", "0;0", "-3;-2", "100;0"])
def test_two_small_or_round_rows_that_are_alike_are_rows(amounts):
    for parsed in read_both(f"{HEADER}A;-3 001;-2 900\nB;{amounts}\nC;{amounts}\n"):
        assert not parsed.errors
