"""Published figures as files: what our own reader takes in is what went out."""

import datetime as dt

import pytest

from socfin.actions.publishing import publish, receive
from socfin.domain.period import Month
from socfin.importers import parse
from socfin.reporting.published import figures_as_csv, figures_as_sie

MARCH = Month(2022, 3)
ROWS = """
511 5020 2022-01 utfall -1000,50
511 5020 2022-02 utfall -1100
520 3010 2022-03 utfall 70
511 5020 2022-12 budget -12000 12
511 5020 2022-01 budget -900
520 personalkostnader 2022-03 utfall .
"""


def figures(parsed):
    return {
        (
            one.verksamhet_code,
            one.account,
            one.scenario.value,
            str(one.span.last),
            one.span.months,
        ): one.amount
        for one in parsed.figures
    }


@pytest.fixture
def published(publish_rows, committee):
    publish_rows(ROWS)
    return committee


def test_the_long_format_is_read_back_figure_by_figure(published):
    document = figures_as_csv(published, MARCH)

    parsed = parse(document.content, document.filename)

    assert [one.code for one in parsed.problems] == ["missing_amount"]
    assert figures(parsed) == {
        ("511", "5020", "outcome", "2022-01", 1): -1_000_50,
        ("511", "5020", "outcome", "2022-02", 1): -1_100_00,
        ("520", "3010", "outcome", "2022-03", 1): 70_00,
        ("511", "5020", "budget", "2022-12", 12): -12_000_00,
        ("511", "5020", "budget", "2022-01", 1): -900_00,
        ("520", "", "outcome", "2022-03", 1): None,
    }


def test_read_back_and_published_again_the_long_format_is_the_same(published, committee, carin):
    first = figures_as_csv(published, MARCH)
    kept = receive(
        committee=committee, filename=first.filename, content=first.content, by=carin, options={}
    ).upload
    publish(upload=kept, by=carin)

    assert figures_as_csv(committee, MARCH).content == first.content


def test_sie_is_read_back_month_by_month_and_a_year_is_told_once(published):
    document = figures_as_sie(published, MARCH, dt.date(2022, 4, 12))

    parsed = parse(document.content, document.filename)

    assert not parsed.errors
    assert figures(parsed) == {
        ("511", "5020", "outcome", "2022-01", 1): -1_000_50,
        ("511", "5020", "outcome", "2022-02", 1): -1_100_00,
        ("520", "3010", "outcome", "2022-03", 1): 70_00,
        ("511", "5020", "budget", "2022-01", 1): -900_00,
        ("511", "5020", "budget", "2022-12", 1): -11_100_00,
    }


def test_an_outcome_after_the_month_stays_out(published):
    january = parse(figures_as_csv(published, Month(2022, 1)).content, "x.csv")

    assert {str(one.span.last) for one in january.figures if one.scenario.value == "outcome"} == {"2022-01"}


def sie_amounts(committee, month):
    """What the SIE file says when it is read back, in öre per account or line and month."""
    document = figures_as_sie(committee, month, dt.date(2022, 12, 12))
    parsed = parse(document.content, document.filename)
    assert not parsed.errors
    return {(f.account or f.line.value, f.span.last.month): f.amount for f in parsed.figures}


def test_an_accumulated_net_after_months_by_account_is_told_once_in_sie(publish_rows, committee):
    months = [
        f"511 {a} 2022-{m:02d} utfall {k}"
        for m in range(1, 11)
        for a, k in (("5020", "-100,01"), ("3010", "7"))
    ]
    publish_rows("\n".join(months))
    publish_rows("511 netto 2022-11 utfall -1033,33 11")

    amounts = sie_amounts(committee, Month(2022, 11))

    assert sum(amounts.values()) == -1_033_33
    assert amounts[("net", 11)] == -1_033_33 + 10 * (100_01 - 7_00)
    assert len(amounts) == 21


LAST_YEAR = "511 5020 2021-03 utfall -800\n511 5020 2021-12 utfall -900\n511 5020 2021-04 budget -850"


def of_last_year(parsed):
    return {key: amount for key, amount in figures(parsed).items() if key[3].startswith("2021")}


def test_last_year_goes_out_too_with_all_its_months(published, publish_rows):
    publish_rows(LAST_YEAR, filename="2021.csv")
    publish_rows("511 5020 2020-12 utfall -1", filename="2020.csv")
    expected = {
        ("511", "5020", "outcome", "2021-03", 1): -800_00,
        ("511", "5020", "outcome", "2021-12", 1): -900_00,
        ("511", "5020", "budget", "2021-04", 1): -850_00,
    }

    for document in (
        figures_as_csv(published, MARCH),
        figures_as_sie(published, MARCH, dt.date(2022, 4, 1)),
    ):
        parsed = parse(document.content, document.filename)
        assert of_last_year(parsed) == expected
        assert not any(key[3].startswith("2020") for key in figures(parsed))
        assert parsed.period == MARCH
        assert parsed.errors == ()


def test_a_sum_of_last_year_goes_out_though_this_year_is_divided_among_verksamheter(published, publish_rows):
    publish_rows(". - 2021-12 utfall -9000 12", filename="2021.csv")

    document = figures_as_sie(published, MARCH, dt.date(2022, 4, 1))

    assert of_last_year(parse(document.content)) == {("5", "", "outcome", "2021-12", 1): -9_000_00}
