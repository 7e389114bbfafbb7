"""The long extract of Qlik."""

from pathlib import Path

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.importers import Options, parse
from socfin.importers.options import Closing

HEADER = "Period,Enhet,Mått,Kolumn,Mätvärde\n"


def read(rows: str, **options):
    return parse((HEADER + rows).encode("utf-8-sig"), "uttag.csv", Options(**options))


def figures(parsed):
    return {(f.verksamhet_code, f.line, f.scenario, str(f.span)): f.amount for f in parsed.figures}


def test_areas_are_verksamheter_and_what_only_the_whole_has_hangs_on_the_root():
    parsed = parse(Path("tests/data/qlik.csv").read_bytes(), "qlik.csv")

    found = figures(parsed)
    assert found["51", Line.NET, Scenario.OUTCOME, "2022-01–2022-03"] == -124_300_000_00
    assert found["", Line.NET, Scenario.BUDGET, "2022-01–2022-12"] == -790_500_000_00
    assert found["", Line.NET, Scenario.OUTCOME, "2021-01–2021-03"] == -190_200_000_00
    assert [f.as_of for f in parsed.figures if f.scenario is Scenario.FORECAST] == [Month(2022, 3)]
    assert len(found) == 7
    assert parsed.period == Month(2022, 3)
    assert parsed.problems == ()


def test_without_areas_the_lines_are_read_and_the_net_checked():
    rows = "2022-03-31,23,SK.EK.RR.001,K16,10.0\n2022-03-31,23,SK.EK.RR.002,K16,-30.0\n"

    ties = read(rows + "2022-03-31,23,SK.EK.RR.005,K16,-20.0\n")
    assert {f.line for f in ties.figures} == {Line.REVENUE, Line.PERSONNEL}
    assert ties.problems == ()
    assert [p.code for p in read(rows + "2022-03-31,23,SK.EK.RR.005,K16,-25.0\n").problems] == ["sum_differs"]


def test_of_several_extracts_of_a_month_the_last_counts():
    parsed = read("2022-03-09,23,SK.EK.RR.005,K16,-20.0\n2022-03-04,23,SK.EK.RR.005,K16,-19.0\n")

    assert figures(parsed) == {("", Line.NET, Scenario.OUTCOME, "2022-01–2022-03"): -20_000_000_00}


def test_several_months_become_spans_that_do_not_overlap():
    parsed = read(
        "2022-03-31\t23\tSK.EK.RR.005\tK16\t-20.0\n2022-04-30\t23\tSK.EK.RR.005\tK16\t-27.5\n".replace(
            "\t", ","
        )
    )

    assert figures(parsed) == {
        ("", Line.NET, Scenario.OUTCOME, str(Span.to_date(Month(2022, 3)))): -20_000_000_00,
        ("", Line.NET, Scenario.OUTCOME, "2022-04"): -7_500_000_00,
    }


def test_several_enheter_may_hold_each_other_so_the_person_chooses():
    rows = "2022-03-31,13,SK.EK.RR.005,K16,-50\n2022-03-31,23,SK.EK.RR.005,K16,-20\n"

    assert [p.code for p in read(rows).errors] == ["choose_entity"]
    assert list(figures(read(rows, dimension="23")).values()) == [-20_000_000_00]


def test_a_year_with_its_own_outcome_is_not_told_again_as_last_year():
    rows = (
        "2021-03,23,SK.EK.RR.002,K16,-11\n2022-03,23,SK.EK.RR.002,K16,-12\n2022-03,23,SK.EK.RR.002,K17,-11\n"
    )
    parsed = parse(("Period,Enhet,Mått,Kolumn,Mätvärde\n" + rows).encode())

    assert [str(f.span) for f in parsed.figures] == ["2021-01–2021-03", "2022-01–2022-03"]


def test_codes_may_be_written_in_small_letters():
    parsed = parse(
        b"Period,Enhet,M\xc3\xa5tt,Kolumn,M\xc3\xa4tv\xc3\xa4rde\n2022-03,23,sk.ek.rr.002,k16,-12.3\n"
    )

    assert [f.amount for f in parsed.figures] == [-1_230_000_000]


@pytest.mark.parametrize("period", ["202413", "2024-13", "2413", "period 13 2024", "202414", "2024/16"])
def test_a_closing_period_is_asked_about_once_and_is_decembers_when_said(period):
    rows = f"2024-12-31,23,SK.EK.RR.005,K16,-120.0\n{period},23,SK.EK.RR.005,K16,-123.5\n"

    asked = read(rows)
    said = read(rows, closing=Closing.DECEMBER)
    left = read(rows, closing=Closing.LEAVE)

    year = ("", Line.NET, Scenario.OUTCOME, "2024-01–2024-12")
    assert [p.code for p in asked.errors] == ["period_13"]
    assert "--closing" in asked.errors[0].remedy
    assert (said.errors, figures(said)) == ((), {year: -123_500_000_00})
    assert (left.errors, figures(left)) == ((), {year: -120_000_000_00})
    assert any("Period 13–16" in note for note in said.notes)


@pytest.mark.parametrize("period", ["13", "2024-17", "202400", "bokslut"])
def test_what_is_no_period_is_still_an_error_on_its_row(period):
    parsed = read(f"{period},23,SK.EK.RR.005,K16,-123.5\n")

    assert "unreadable_amount" in [p.code for p in parsed.errors]
