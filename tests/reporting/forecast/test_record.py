"""The official forecast's record: socfin's own years and older ones read from a file, as seen."""

from datetime import date

import pytest

from socfin import reporting
from socfin.actions.followup.past_forecasts import withdraw_past_forecasts
from socfin.actions.forecasts import make_forecast_runs
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.periods import close_period
from socfin.actions.remarks import assess
from socfin.actions.small_numbers import change_small_numbers
from socfin.documents import render
from socfin.domain.comments.written import AssessedForecast
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import Report
from socfin.reporting.forecast.record import SOME_FILE, record_of, records_of, together_of
from socfin.reporting.forecast.warnings import warnings_of
from socfin.selectors.committees import root_of
from socfin.services.masking.hidden_warnings import without_warnings
from socfin.services.masking.masking import Concealment
from socfin.services.masking.words import Secrets
from socfin.services.prose.warning_words import warning_words
from tests.cast import person, provby, published
from tests.past import MNKR, older_forecast, taken_in

NOVEMBER = Month(2022, 11)
NOTHING = Concealment()


@pytest.fixture(scope="module")
def world(once):
    once(a_november)


@pytest.fixture
def november(world, committee):
    return committee


def a_november():
    """November 2022 with an assessed forecast far from the model, and no earlier year."""
    committee, carin = provby(), person("carin")
    rows = [
        f"{code} 5020 2022-{month:02d} {scenario} {-9_000_000 - 10_000 * month - int(code)}"
        for code in ("511", "520")
        for scenario, last in (("utfall", 11), ("budget", 12))
        for month in range(1, last + 1)
    ]
    published(committee, "\n".join(rows))
    make_forecast_runs(committee=committee, months=[NOVEMBER], by=carin)
    bright = AssessedForecast(amount=-100 * MNKR)
    assess(verksamhet=root_of(committee), month=NOVEMBER, forecast=bright, by=carin)


def words(committee, **how):
    committee.refresh_from_db()
    shown = reporting.report(committee, NOVEMBER)
    warned = warnings_of(committee, shown, masked=False, **how)
    return [warning_words(each).replace("\N{NO-BREAK SPACE}", " ") for each in warned if each.code == "5"]


def test_the_golden_case_comes_from_a_file(november, carin):
    assert not any("sa nämnden" in each for each in words(november))

    taken_in(november, carin, filename="aldre.xlsx", sheet="Blad1")

    told = "2021 sa nämnden −13,0 mnkr mot budget, det blev −23,0 mnkr, enligt aldre.xlsx, blad Blad1."
    assert any(each.endswith(told) for each in words(november))


def test_what_was_taken_back_reminds_of_nothing(november, carin):
    withdraw_past_forecasts(file=taken_in(november, carin), by=carin)

    assert not any("sa nämnden" in each for each in words(november))


def test_a_closed_month_reminds_of_what_was_known_when_it_was_closed(november, carin, adam):
    close_period(committee=november, month=NOVEMBER, by=adam)
    taken_in(november, carin)

    assert not any("sa nämnden" in each for each in words(november))


def test_who_may_not_see_a_unit_is_not_told_the_name_of_the_file(november, carin):
    taken_in(november, carin, filename="familjehem-anna.csv")

    assert any(SOME_FILE in each for each in words(november, hides=True))
    assert not any("anna" in each for each in words(november, hides=True))


def test_own_and_older_years_are_one_record(november, carin):
    published(november, "511 5020 2022-12 utfall -9500000\n520 5020 2022-12 utfall -9000000", "december.csv")
    taken_in(november, carin)
    november.refresh_from_db()

    record = record_of(november, "5", NOTHING)

    assert [year.year for year in record.years] == [2022, 2021]
    assert [year.sources for year in record.years] == [(), ("aldre.csv",)]
    assert [(row.year, row.month, row.error) for row in record.older] == [(2021, 11, 10 * MNKR)]


def test_an_end_that_the_figures_contradict_is_told_beside_them(november, carin):
    published(november, "511 5020 2022-12 utfall -9500000\n520 5020 2022-12 utfall -9000000", "december.csv")
    taken_in(november, carin, older_forecast(year=2022, month=11, became=-77 * MNKR))
    november.refresh_from_db()

    (year,) = record_of(november, "5", NOTHING).years

    assert year.told_became == -77 * MNKR
    assert year.became not in (None, -77 * MNKR)
    assert [row.expected for row in year.others] == [-13 * MNKR]


def test_nothing_read_from_a_file_changes_a_report_or_a_forecast(november, carin):
    before = reporting.report(november, NOVEMBER)

    taken_in(november, carin)
    november.refresh_from_db()

    assert reporting.report(november, NOVEMBER) == before


def test_a_masked_reader_sees_the_whole_committees_older_years_alone(november, carin):
    change_small_numbers(
        committee=november,
        limit=5,
        mask_for_politicians=True,
        people={"511": 3, "520": 40},
        by=carin,
    )
    taken_in(november, carin, older_forecast(), older_forecast(code="520"), older_forecast(code="511"))
    november.refresh_from_db()
    hidden = reporting.hidden_in(november)
    assert hidden.hidden or hidden.closed

    concealment = Concealment(hidden=frozenset({"511"}), above=frozenset({"510", "5"}))

    assert record_of(november, "520", concealment).years == ()
    (year,) = record_of(november, "5", concealment).years
    assert year.sources == (SOME_FILE,)
    assert record_of(november, "520", NOTHING).years


def test_committees_stand_beside_each_other_and_a_closed_one_tells_nothing(november, carin, monkeypatch):
    taken_in(november, carin)
    november.refresh_from_db()

    (own,) = records_of([(november, False)])
    assert [year.year for year in own.years] == [2021]
    assert [year.bias for year in together_of([own, own])] == [20 * MNKR]

    monkeypatch.setattr("socfin.reporting.forecast.record.hidden_in", lambda _: Concealment(closed=True))
    (closed,) = records_of([(november, True)])
    assert (closed.years, closed.hidden) == ((), True)


def test_a_paper_has_its_warnings_and_reads_them_again(november, carin):
    taken_in(november, carin)
    november.refresh_from_db()
    bare = reporting.report(november, NOVEMBER)

    paper = reporting.with_warnings(november, bare, masked=False)

    assert not bare.warnings
    assert [row.precedent.became_ore for row in paper.warnings if row.precedent] == [-23 * MNKR]
    assert Report.from_json(paper.to_json()) == paper
    text = render(paper, "text").content.decode("utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "det blev −23,0 mnkr" in text


def test_a_paper_of_before_there_were_warnings_is_read_as_it_was(november):
    plain = reporting.report(november, NOVEMBER).plain()
    del plain["warnings"]

    assert Report.of_plain(plain) == reporting.report(november, NOVEMBER)


def test_a_part_or_todays_organisation_has_no_warnings(november):
    part = reporting.report(november, NOVEMBER, root="510")

    assert reporting.with_warnings(november, part, masked=False) is part


def test_a_frozen_item_keeps_its_warnings_and_the_public_paper_those_it_may(november, carin, sara):
    meeting = create_meeting(
        committee=november, occasion=Occasion(date(2022, 12, 13), None, None, "Tinget"), by=sara
    )
    taken_in(november, carin)
    november.refresh_from_db()

    version = freeze(meeting=meeting, month=NOVEMBER, by=sara)

    kept = Report.from_json(version.report)
    assert any(row.precedent for row in kept.warnings)
    hides = Concealment(hidden=frozenset({"511"}), above=frozenset({"510", "5"}))
    assert {row.code for row in without_warnings(kept, hides, Secrets()).warnings} <= {"520"}
    assert without_warnings(kept, Concealment(closed=True), Secrets()).warnings == ()
