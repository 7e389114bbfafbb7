"""SIE out, and in again through our own reader."""

import datetime as dt

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.documents.exchange.sie import SieContent, make
from socfin.domain.figures import Parsed, ParsedFigure, Scenario
from socfin.domain.lines import Line
from socfin.domain.period import Month, Span
from socfin.frames.figures import figures_frame
from socfin.importers import parse


def frame(*figures: ParsedFigure) -> pd.DataFrame:
    return figures_frame(Parsed("long", figures))


def figure(code: str, account: str, month: int, ore: int, scenario=Scenario.OUTCOME, months: int = 1):
    line = None if account else Line.NET
    return ParsedFigure(code, scenario, Span(Month(2022, month), months), ore, 1, account, line)


def written(*figures: ParsedFigure, **more) -> bytes:
    until = more.pop("until", Month(2022, 12))
    made = dt.date(2023, 1, 12)
    return make(
        SieContent(company="Exempel", until=until, made=made, figures=frame(*figures), **more)
    ).content


def read_back(content: bytes) -> dict[tuple[str, str, Scenario, Span], int]:
    parsed = parse(content, "ut.se")
    assert parsed.errors == ()
    return {(f.verksamhet_code, f.account, f.scenario, f.span): f.amount for f in parsed.figures}


def test_a_file_says_what_sie_says_and_ends_with_its_checksum():
    content = written(
        figure("510", "5020", 3, -125_050),
        figure("", "5020", 3, -100),
        figure("510", "5020", 3, -120_000, Scenario.BUDGET),
        accounts=(("5020", "Lön"),),
        verksamheter=(("510", "Hemtjänst – öst"),),
        until=Month(2022, 3),
    )

    lines = content.decode("cp437").split("\r\n")
    assert lines[:2] == ["#FLAGGA 0", "#KSUMMA"]
    assert "#OMFATTN 20220331" in lines
    assert '#OBJEKT 20 "510" "Hemtjänst - öst"' in lines
    assert "#RES 0 5020 1251.50" in lines
    assert "#PSALDO 0 202203 5020 {} 1251.50" in lines
    assert '#PSALDO 0 202203 5020 {20 "510"} 1250.50' in lines
    assert '#PBUDGET 0 202203 5020 {20 "510"} 1200.00' in lines
    assert lines[-2].startswith("#KSUMMA ")


def test_our_own_reader_accepts_what_we_write():
    content = written(figure("510", "5020", 1, -5), figure("520", "3132", 2, 700), figure("", "4010", 2, -1))

    parsed = parse(content, "ut.se")
    assert parsed.problems == ()
    assert len(parsed.figures) == 3


def test_figures_without_account_get_their_lines_and_forecasts_are_left_out():
    content = written(
        figure("510", "", 3, -100, months=3), figure("510", "5020", 12, -7, Scenario.FORECAST, 12)
    )

    assert '#KONTO NETTO "Netto, ej uppdelat"' in content.decode("cp437")
    assert read_back(content) == {("510", "", Scenario.OUTCOME, Span(Month(2022, 3))): -100}
    assert [(one.account, one.line) for one in parse(content).figures] == [("", Line.NET)]


def test_only_our_own_files_write_lines_as_accounts():
    content = written(figure("510", "", 3, -100)).replace(b'"socfin"', b'"annat"')
    others = b"\r\n".join(line for line in content.split(b"\r\n") if not line.startswith(b"#KSUMMA"))

    assert {(one.account, one.line) for one in parse(others).figures} == {("NETTO", None)}


KEYS = st.tuples(
    st.sampled_from(["", "510", "520", 'Å "b"', "0510", "0"]),
    st.sampled_from(["5020", "3132", "0351", "DIFF", "1930", "2 9"]),
    st.sampled_from([Scenario.OUTCOME, Scenario.BUDGET]),
    st.integers(1, 12).map(lambda month: Span(Month(2022, month))),
)


@given(st.dictionaries(KEYS, st.integers(-(10**12), 10**12).filter(bool), min_size=1, max_size=20))
@settings(max_examples=60, deadline=None)
def test_whatever_months_go_out_come_back_to_the_ore(amounts):
    figures = [
        figure(c, a, span.last.month, ore, scenario) for (c, a, scenario, span), ore in amounts.items()
    ]

    assert read_back(written(*figures)) == amounts
