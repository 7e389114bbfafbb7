"""The catalogue of columns: every place leads to a figure of the row, and to what it is reckoned from."""

import pytest

from socfin.domain.columns import (
    ACCOUNTS,
    COLUMNS,
    COMMA_SEPARATED,
    DOCUMENTS,
    INCOME_STATEMENT,
    TEMPLATE,
    TIMESPANS,
    WORKBOOK,
    Kind,
    Place,
    When,
)
from socfin.domain.limits import Status
from socfin.domain.money import Unit, share_of
from tests.charts.figures import report
from tests.rows import row_of

ROW = row_of(
    code="510",
    name="Hemtjänst",
    level=1,
    outcome_to_date_ore=-12_226_800_00,
    budget_to_date_ore=-12_048_000_00,
    deviation_to_date_ore=-178_800_00,
    status=Status.WATCH,
)
SURFACES = {
    **TIMESPANS,
    "lines": INCOME_STATEMENT,
    "accounts": ACCOUNTS,
    "documents": DOCUMENTS,
    "workbook": WORKBOOK,
    "csv": COMMA_SEPARATED,
    "template": tuple(place for place, _ in TEMPLATE),
}


@pytest.mark.parametrize("column", COLUMNS.values(), ids=lambda column: column.key)
def test_every_column_is_a_figure_of_the_row_and_reckoned_from_columns(column):
    column.value(ROW)
    column.status_of(ROW)
    assert {column.part, column.whole, ""} <= {*COLUMNS, ""}
    assert bool(column.part) == (column.kind in (Kind.DEVIATION, Kind.SHARE))


@pytest.mark.parametrize("surface", SURFACES)
def test_a_surface_shows_known_columns_once_each(surface):
    keys = [place.key for place in SURFACES[surface]]

    assert set(keys) <= set(COLUMNS)
    assert len(keys) == len(set(keys))


def test_a_deviation_is_its_part_less_its_whole_and_a_share_that_part_of_the_size():
    deviation, share = COLUMNS["deviation_to_date"], COLUMNS["deviation_share"]

    assert deviation.value(ROW) == COLUMNS[deviation.part].value(ROW) - COLUMNS[deviation.whole].value(ROW)
    assert share.value(ROW) == pytest.approx(
        share_of(COLUMNS[share.part].value(ROW), COLUMNS[share.whole].value(ROW))
    )
    assert (deviation.status_of(ROW), share.status_of(ROW)) == (Status.WATCH, None)


def test_a_status_is_a_word_and_a_missing_text_is_none():
    assert COLUMNS["status"].word(ROW) == Status.WATCH.label
    assert COLUMNS["forecast_method"].word(ROW) == ""


@pytest.mark.parametrize(
    ("when", "period", "shown"),
    [
        (When.ALWAYS, "2022-01", True),
        (When.KNOWN, "2022-01", True),
        (When.MONTHS, "2022-01", False),
        (When.MONTHS, "2022-02", True),
    ],
)
def test_the_single_month_has_a_column_when_it_is_not_the_whole_period(when, period, shown):
    place = Place("deviation_to_date", "Avvikelse {month}", when)

    assert place.is_shown(report(period=period, unit=Unit.TKR), [ROW]) is shown


def test_a_column_that_no_row_knows_is_left_out_unless_it_always_stands():
    assert not Place("forecast_year", "Prognos", When.KNOWN).is_shown(report(), [ROW])
    assert Place("forecast_year", "Prognos").is_shown(report(), [ROW])


def test_a_heading_names_the_month():
    assert (
        Place("deviation_month", "Avvikelse {month}").title(report(period="2022-08")) == "Avvikelse augusti"
    )
