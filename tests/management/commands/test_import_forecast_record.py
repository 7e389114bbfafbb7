"""`manage.py import_forecast_record`: a table of older forecasts, all of it or none."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from socfin.models import PastForecast


def run(path, *how):
    out = StringIO()
    call_command("import_forecast_record", "provby", str(path), *how, stdout=out)
    return out.getvalue()


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "aldre.csv"
    path.write_text("År;När;Sa;Blev\n2021;november;-13,0;-23,0\n", encoding="utf-8")
    return path


def test_a_table_is_taken_in_with_its_file_and_row(committee, table):
    assert "Klart. 1 prognos ur aldre.csv." in run(table, "--unit", "mnkr")
    row = PastForecast.objects.get()
    assert (row.expected_ore, row.row, row.file.filename) == (-1_300_000_000, 2, "aldre.csv")


def test_a_try_takes_nothing_in(committee, table):
    assert "går att läsa in" in run(table, "--unit", "mnkr", "--try")
    assert not PastForecast.objects.exists()


def test_a_fault_is_told_and_nothing_is_taken_in(committee, table):
    with pytest.raises(CommandError, match="1 fel"):
        run(table)
    with pytest.raises(CommandError, match="kan inte läsas"):
        run(table.with_name("borta.csv"))
    run(table, "--unit", "mnkr")
    with pytest.raises(CommandError, match="redan inläst"):
        run(table, "--unit", "mnkr")
    assert PastForecast.objects.count() == 1
