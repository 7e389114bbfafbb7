"""A Report from what is published: remembered by revision, and true to the organisation that was or is."""

from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from socfin import reporting
from socfin.actions.committees import plant_tree
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import undo
from socfin.actions.remarks import write_remark
from socfin.domain.comments.written import RemarkWords
from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.reporting import reports
from socfin.services.ledger.accounts import FigurePlace
from socfin.services.report import compose

JANUARY = Month(2022, 1)
OLD_AND_NEW = """
512 5020 2021-01 utfall -400
512 5020 2021-01 budget -400
511 5020 2022-01 utfall -500
511 5020 2022-01 budget -450
"""


def test_a_report_is_composed_once_and_again_when_something_changed(committee, publish_rows):
    publish_rows("511 5020 2022-01 utfall -1000")
    committee.refresh_from_db()

    with mock.patch.object(reports, "compose", wraps=reports.compose) as composed:
        reporting.report(committee, JANUARY)
        reporting.report(committee, JANUARY)
        assert composed.call_count == 1
        publish_rows("511 5020 2022-01 utfall -2000")
        committee.refresh_from_db()
        again = reporting.report(committee, JANUARY)

    assert composed.call_count == 2
    assert again.total.to_date.outcome == -2000_00


def test_words_that_are_written_make_a_new_report_of_a_ledger_that_is_known(committee, publish_rows, carin):
    publish_rows("511 5020 2022-01 utfall -1000")
    reporting.report(current(committee), JANUARY)

    write_remark(
        verksamhet=committee.verksamheter.get(code="511"),
        month=JANUARY,
        words=RemarkWords(text="Fler.", cause=""),
        by=carin,
    )
    with (
        CaptureQueriesContext(connection) as queries,
        mock.patch.object(compose, "measured", wraps=compose.measured) as measured,
    ):
        report = reporting.report(current(committee), JANUARY)
        reporting.report(current(committee), JANUARY, root="511")

    assert not measured.called
    assert [row.comment.text for row in report.rows if row.comment] == ["Fler."]
    assert not [query for query in queries if "figureblock" in query["sql"]]


def test_a_comment_on_a_month_composes_no_other_month_again(committee, publish_rows, carin):
    publish_rows("511 5020 2022-01 utfall -1000")
    publish_rows("511 5020 2022-02 utfall -1000")
    for month in (JANUARY, Month(2022, 2)):
        reporting.report(current(committee), month)

    write_remark(
        verksamhet=committee.verksamheter.get(code="511"),
        month=Month(2022, 2),
        words=RemarkWords(text="Fler.", cause=""),
        by=carin,
    )
    with mock.patch.object(reports, "compose", wraps=reports.compose) as composed:
        january = reporting.report(current(committee), JANUARY)
        assert composed.call_count == 0
        february = reporting.report(current(committee), Month(2022, 2))

    assert composed.call_count == 1
    assert not [row.comment for row in january.rows if row.comment]
    assert [row.comment.text for row in february.rows if row.comment] == ["Fler."]


def test_figures_that_came_while_a_report_was_composed_are_not_held_as_those_before(
    committee, publish_rows, carin
):
    publish_rows("511 5020 2022-01 utfall -1000")
    uploads, measure = [], reports.basis_of_month

    def after_others_published(*of):
        if not uploads:
            uploads.append(publish_rows("511 5020 2022-01 utfall -2000"))
        return measure(*of)

    with mock.patch.object(reports, "basis_of_month", after_others_published):
        late = reporting.report(current(committee), JANUARY)
    assert late.total.to_date.outcome == -2000_00
    undo(upload=uploads[0], by=carin)

    assert reporting.report(current(committee), JANUARY).total.to_date.outcome == -1000_00


@pytest.mark.parametrize("change", ["a publishing", "its undoing", "another code"])
def test_a_ledger_is_read_anew_when_what_it_follows_from_has_changed(committee, publish_rows, carin, change):
    publish_rows("511 5020 2022-01 utfall -1000")
    upload = publish_rows("511 5020 2022-01 utfall -3000")
    book, _ = reporting.ledger_of_years(current(committee), JANUARY)
    assert book["amount_ore"].tolist() == [-3000_00]

    if change == "a publishing":
        publish_rows("511 5020 2022-01 utfall -2000")
    elif change == "its undoing":
        undo(upload=upload, by=carin)
    else:
        committee.verksamheter.filter(code="511").update(code="599")

    book, _ = reporting.ledger_of_years(current(committee), JANUARY)
    assert [book["verksamhet"].tolist(), book["amount_ore"].tolist()] == {
        "a publishing": [["511"], [-2000_00]],
        "its undoing": [["511"], [-1000_00]],
        "another code": [["599"], [-3000_00]],
    }[change]


def current(committee):
    """The committee as a reader's request finds it."""
    committee.refresh_from_db()
    return committee


def test_a_report_says_when_it_was_published_and_by_whom(committee, publish_rows):
    publish_rows("511 5020 2022-01 utfall -1000", filename="januari.csv")

    report = reporting.report(committee, JANUARY)

    assert report.published_by == "Carin Controller"
    assert len(report.published) == len("2022-04-12 14:03")
    assert [one.filename for one in report.sources] == ["januari.csv"]


def test_a_later_months_outcome_is_not_behind_an_earlier_report(committee, publish_rows):
    publish_rows("511 5020 2022-01 utfall -1000", filename="januari.csv")
    publish_rows("511 5020 2022-02 utfall -1000", filename="februari.csv")

    assert [one.filename for one in reporting.report(committee, JANUARY).sources] == ["januari.csv"]


@pytest.fixture
def reorganised(committee, publish_rows):
    """Hemtjänst söder (512) became part of Hemtjänst norr (511) at the turn of the year."""
    plant_tree(
        committee=committee,
        nodes=[
            ("511", "Hemtjänst norr", "510", 11, None, None, ""),
            ("512", "Hemtjänst söder", "510", 12, None, 202112, "511"),
        ],
        by=machine_user(),
    )
    publish_rows(OLD_AND_NEW)
    committee.refresh_from_db()
    return committee


def test_as_it_was_the_new_unit_has_no_past(reorganised):
    rows = {row.code: row for row in reporting.report(reorganised, JANUARY).rows}

    assert rows["511"].to_date.last_year is None
    assert rows["510"].to_date.last_year == -400_00


def test_as_it_is_now_the_past_stands_with_the_successor(reorganised):
    report = reporting.report(reorganised, JANUARY, organisation=Organisation.NOW)
    rows = {row.code: row for row in report.rows}

    assert rows["511"].to_date.last_year == -400_00
    assert "512" not in rows
    assert report.total.to_date.last_year == -400_00


def test_a_year_back_the_old_unit_stands_where_it_stood(reorganised):
    before = Month(2021, 1)
    then, now = (
        {row.code for row in reporting.report(reorganised, before, organisation=one).rows}
        for one in Organisation
    )

    assert "512" in then
    assert "512" not in now
    assert "511" in now


def test_the_rows_of_the_past_follow_the_successor(reorganised):
    def amounts(organisation):
        return [
            one.amount_ore
            for one in reporting.origin(
                reorganised,
                Month(2021, 1),
                FigurePlace(code="511", organisation=organisation),
                scenario=Scenario.OUTCOME,
            ).rows
        ]

    assert amounts(Organisation.NOW) == [-400_00]
    assert amounts(Organisation.THEN) == []


def test_the_accounts_of_the_past_follow_the_successor(reorganised):
    then, now = (
        reporting.account_figures(reorganised, JANUARY, root="511", organisation=one)[0].to_date.last_year
        for one in Organisation
    )

    assert (then, now) == (None, -400_00)


def test_the_nodes_above_are_those_between_the_root_and_the_node(committee):
    assert [node.code for node in reporting.nodes_above(committee, "511")] == ["510"]
    assert reporting.nodes_above(committee, "510") == []
    assert reporting.nodes_above(committee, "5") == []


def test_the_tree_is_listed_in_order_with_its_levels_and_its_months(reorganised):
    listed = [(one["code"], one["level"], one["valid"]) for one in reporting.listed_tree(reorganised)]

    assert listed == [
        ("5", 0, ""),
        ("510", 1, ""),
        ("511", 2, ""),
        ("512", 2, "till och med december 2021, efterträds av Hemtjänst norr"),
        ("520", 1, ""),
    ]


def test_no_figures_give_no_accounts_and_none_to_map(committee):
    assert reporting.unmapped_accounts(committee) == ()
