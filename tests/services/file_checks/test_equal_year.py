"""A year that is to the krona what a shorter column says needs a reason, for all rows or one of size."""

import pytest

from socfin.domain.period import Month
from socfin.services.file_checks.checks import SERIOUS
from socfin.services.file_checks.equal_year import MONTHS_LEFT, SEEN, UNUSED, equal_year
from socfin.services.file_checks.pairs import nets
from tests.services.file_checks.test_year_share import YEAR, but, ledger, part, to_date, year

AHEAD = tuple(tkr - 900 for tkr in YEAR)
PLANNED = {8: tuple(round(tkr * 8 / 12) for tkr in YEAR)}


def problems(*columns):
    return equal_year(nets(ledger(*columns)), lambda code: code)


def messages(*columns):
    return [p.message for p in problems(*columns)]


def codes(*columns):
    return [message.partition(":")[0] for message in messages(*columns)]


@pytest.mark.parametrize("month", [1, 3, 8, 11])
@pytest.mark.parametrize("scenario", ["outcome", "budget"])
@pytest.mark.parametrize("beside", [(), (year("budget"),)], ids=["alone", "beside a budget"])
def test_a_forecast_that_is_a_shorter_column_is_told_once(month, scenario, beside):
    same = part(month)

    (problem,) = problems(to_date(scenario, month, same), year("forecast", same), *beside)

    assert "Prognosen januari–december 2025 är exakt" in problem.message
    assert problem.code in SERIOUS


LAST_YEARS = ("outcome", Month(2024, 8).number, 8, part(8))
ONE_MONTH = ("outcome", Month(2025, 8).number, 1, part(8))
QUARTER = ("budget", Month(2025, 3).number, 3, part(8))


@pytest.mark.parametrize(
    ("scenario", "shorter"),
    [(s, p) for s in ("forecast", "budget") for p in (LAST_YEARS, ONE_MONTH, QUARTER) if s != p[0]],
)
def test_so_is_a_year_that_is_any_other_shorter_column(scenario, shorter):
    """But of its own scenario and year: those are held against each other as spans (spans_apart)."""
    assert len(messages(shorter, year(scenario, part(8)))) == 1


def test_a_forecast_that_is_the_years_budget_or_another_amount_is_not():
    so_far = to_date("outcome", 8, part(8)), to_date("budget", 8, PLANNED[8])

    assert messages(*so_far, year("budget"), year("forecast")) == []
    assert messages(*so_far, year("budget"), year("forecast", AHEAD)) == []


@pytest.mark.parametrize("scenario", ["outcome", "budget"])
@pytest.mark.parametrize("at", [0, 1, 3])
def test_one_verksamhets_forecast_that_is_its_months_so_far_is_told(scenario, at):
    so_far = to_date(scenario, 8, part(8))
    ahead = year("forecast", but(AHEAD, at, part(8)[at]))

    assert codes(so_far, ahead, year("budget")) == [f"5{at}0"]
    assert codes(so_far, ahead) == [f"5{at}0"]


def test_a_committee_of_one_row_is_told():
    assert len(messages(to_date("outcome", 8, (-400_000,)), year("forecast", (-400_000,)))) == 1


@pytest.mark.parametrize("month", [12 - MONTHS_LEFT, 13 - MONTHS_LEFT])
def test_where_a_month_is_left_nothing_more_may_come(month):
    so_far, ahead = part(month), but(AHEAD, 1, part(month)[1])
    odd = codes(to_date("outcome", month, so_far), year("forecast", ahead), year("budget"))

    assert odd == (["510"] if 12 - month >= MONTHS_LEFT else [])


@pytest.mark.parametrize(("kept", "odd"), [(UNUSED + 0.01, True), (UNUSED - 0.01, False)])
def test_a_verksamhet_whose_budget_is_nearly_used_may_be_finished(kept, odd):
    """A closed one, and a grant paid for the whole year: of the year's budget hardly anything is left."""
    used = round(YEAR[1] * (1 - kept * 4 / 12))
    columns = (
        to_date("outcome", 8, but(part(8), 1, used)),
        year("forecast", but(AHEAD, 1, used)),
        year("budget"),
    )

    assert bool(codes(*columns)) is odd


@pytest.mark.parametrize(("share", "odd"), [(SEEN * 1.05, True), (SEEN * 0.95, False)])
def test_a_small_verksamhet_is_not_told(share, odd):
    small = round(sum(YEAR) * share / (1 - share))  # of all, the unused part is the whole of it
    columns = (
        to_date("outcome", 8, (*part(8), round(small * 0.01))),
        year("forecast", (*AHEAD, round(small * 0.01))),
        year("budget", (*YEAR, small)),
    )

    assert bool(codes(*columns)) is odd


def test_a_verksamhet_of_nothing_is_not_told():
    so_far, ahead = but(part(8), 1, 0), but(AHEAD, 1, 0)

    assert messages(to_date("outcome", 8, so_far), year("forecast", ahead), year("budget")) == []
