"""Two tables under one another on a sheet: one is read with its own titles, and the other is told."""

import pytest

from socfin.domain.period import Month
from socfin.importers import Options, SourceFile, examine, parse
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.services.file_checks.checks import SERIOUS, serious_of
from tests.importers.tables import read_both, totals

TWO = (
    "September 2020 ack, tkr\nVerksamhet;Utfall;Budget\nHemtjänst;-3 800;-3 600\nSäbo;-400;-400\n\n"
    "Oktober 2020 ack, mnkr\nVerksamhet;Utfall;Budget totalt\nHemtjänst;-4,2;-4,0\nSäbo;-0,5;-0,4\n"
)
SEPTEMBER = {"outcome 2020-01–2020-09": -4200, "budget 2020-01–2020-09": -4000}
OCTOBER = {"outcome 2020-01–2020-10": -4700, "budget 2020-01–2020-12": -4400}


def test_the_table_of_the_wanted_period_is_read_in_its_own_unit():
    for parsed in read_both(TWO.replace("Budget totalt", "Total budget"), period=Month(2020, 10)):
        assert [(p.code, p.row) for p in parsed.problems] == [("more_tables", 2)]
        assert totals(parsed) == OCTOBER
    for parsed in read_both(TWO.replace("Budget totalt", "Total budget"), period=Month(2020, 9)):
        assert [(p.code, p.row) for p in parsed.problems] == [("more_tables", 7)]
        assert totals(parsed) == SEPTEMBER


@pytest.mark.parametrize(
    "second",
    [
        "Verksamhet;Utfall;Årsbudget\nHemtjänst;-4,2;-4,0\nSäbo;-0,5;-0,4\n",
        "Investeringar\nProjekt;Utfall ack;Budget helår\nSkola;-90;-100\nVäg;-9;-10\n",
        "Prognos 2020\nVerksamhet;Budget helår;Prognos\nHemtjänst;-48;-50\nSäbo;-5;-6\n",
        "Enhet;Utfall aug 2020;Budget aug 2020\nNorr;-1;-2\nSyd;-3;-4\n",
        "Föregående år\nVerksamhet;Utfall 2019;Budget 2019\nHemtjänst;-4;-4\nSäbo;-1;-1\n",
    ],
)
def test_rows_of_another_table_are_never_read_with_the_first_ones(second):
    first = "Oktober 2020 ack, tkr\nVerksamhet;Utfall;Budget;Prognos\nHemtjänst;-42;-40;-50\nSäbo;-5;-4;-6\n"
    for parsed in read_both(f"{first}\n{second}"):
        assert "more_tables" in [p.code for p in parsed.problems]
        assert {f.row for f in parsed.figures} == {3, 4}


def test_the_other_table_is_read_when_its_header_is_chosen():
    chosen = Mapping("", (7,), (), RowsAre.VERKSAMHETER, None, None)
    text = TWO.replace("Budget totalt", "Total budget")
    parsed = examine(SourceFile(text.encode(), "r.csv"), Options(mapping=chosen)).parsed

    assert [p.code for p in parsed.problems] == ["tables_left"]
    assert totals(parsed) == OCTOBER


def test_a_table_or_sheet_that_nobody_chose_is_published_with_a_reason_only():
    text = TWO.replace("Budget totalt", "Total budget")
    unchosen = parse(text.encode(), "r.csv", Options(period=Month(2020, 10)))
    mapping = Mapping("", (7,), (), RowsAre.VERKSAMHETER, None, None)
    chosen = parse(text.encode(), "r.csv", Options(mapping=mapping))

    assert [p.code for p in serious_of(unchosen.problems)] == ["more_tables"]
    assert serious_of(chosen.problems) == ()
    assert "more_sheets" in SERIOUS


def test_a_header_printed_again_on_the_next_page_begins_no_table():
    header = "Verksamhet;Utfall;Budget\n"
    for parsed in read_both(f"Okt 2020 ack, tkr\n{header}A;-1;-2\nB;-3;-4\n{header}C;-5;-6\n"):
        assert parsed.problems == ()
        assert totals(parsed)["outcome 2020-01–2020-10"] == -9
