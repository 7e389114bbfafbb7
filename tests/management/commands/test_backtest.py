"""`manage.py backtest`: a file in, cells out, no database, and a clear word when the file cannot be used."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from django.core.management import CommandError, call_command

from socfin.services.forecast.backtest import EACH_FORECAST, OF_RANGE
from socfin.services.forecast.methods import RULES

ROOT = Path(__file__).resolve().parents[3]
FILE = ROOT / "tests" / "data" / "backtest.csv"
"""Six made-up units, two groups, 2022-2024; one without budget."""


def printed(*arguments):
    out = StringIO()
    call_command("backtest", str(FILE), *arguments, stdout=out)
    return out.getvalue()


def test_json_holds_every_group_month_and_method():
    found = json.loads(printed("--format", "json"))["cells"]

    assert set(found[0]) == {"group", "month", "method", "n", "wape", "median_ape", "bias", *OF_RANGE}
    assert {(cell["group"], cell["month"], cell["method"]) for cell in found} == {
        (group, month, method)
        for group in ("personal", "inköp")
        for month in range(1, 12)
        for method in [*RULES, "combined"]
    }
    assert all((cell[name] is None) == (cell["method"] != "combined") for cell in found for name in OF_RANGE)


def test_all_scorable_years_count_unless_some_are_named():
    def count(*years):
        found = json.loads(printed("--format", "json", *years))["cells"]
        return {cell["n"] for cell in found if cell["method"] == "combined"}

    assert count() == {6}
    assert count("--years", "2024") == {3}
    assert count("--years", "2023", "2024") == {6}


def test_text_is_swedish_and_sums_up():
    text = printed("--years", "2024")

    assert "utfall + förra årets återstående månader" in text
    assert "beräknad prognos" in text


def test_text_tells_how_the_range_did_in_each_group_and_in_all():
    heading, *rows, note = printed("--years", "2024").splitlines()[-5:]

    assert heading.split() == ["80-procentsintervallet", "täckning", "bredd", "poäng", "pinball"]
    assert [row.split()[0] for row in rows] == ["inköp", "personal", "alla"]
    assert all(row.count("%") == 4 for row in rows)
    assert note.startswith("Bredd, poäng och pinball")


def test_a_bad_file_is_named_row_by_row(tmp_path):
    bad = tmp_path / "fel.csv"
    bad.write_text(FILE.read_text(encoding="utf-8").replace(";2023;4;", ";2023;fyra;", 1), encoding="utf-8")

    with pytest.raises(CommandError, match=r"fel\.csv kan inte användas\.\nRad 17, kolumnen month: ”fyra”"):
        call_command("backtest", str(bad))


def test_many_problems_are_cut_off(tmp_path):
    bad = tmp_path / "fel.csv"
    bad.write_text(FILE.read_text(encoding="utf-8").replace(";2023;", ";x;"), encoding="utf-8")

    with pytest.raises(CommandError, match="… och 52 till"):
        call_command("backtest", str(bad))


def test_a_missing_file_and_years_without_figures_are_told():
    with pytest.raises(CommandError, match="kan inte läsas"):
        call_command("backtest", "finns-inte.csv")
    with pytest.raises(CommandError, match="Inget år går att pröva"):
        printed("--years", "1999")


def test_as_a_program_it_needs_no_database_and_ends_with_status_1_on_a_bad_file(tmp_path):
    bad = tmp_path / "tom.csv"
    bad.write_text("", encoding="utf-8")
    environment = {"SOCFIN_DEBUG": "1", "DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}

    good, failed = (
        subprocess.run(
            [sys.executable, str(ROOT / "manage.py"), "backtest", str(file), "--format", "json"],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        for file in (FILE, bad)
    )

    assert (good.returncode, good.stderr) == (0, "")
    assert json.loads(good.stdout)["cells"]
    assert failed.returncode == 1
    assert "Kolumner saknas" in failed.stderr


def test_every_forecast_is_written_with_its_range_and_what_it_became(tmp_path):
    written = tmp_path / "prognoser.csv"

    printed("--years", "2024", "--forecasts", str(written))

    rows = pd.read_csv(written, sep=";")
    combined = rows[rows["method"] == "combined"]
    assert list(rows.columns) == list(EACH_FORECAST)
    assert len(combined) == 6 * 11
    assert (combined["low"] < combined["forecast"]).all()
    assert (combined["forecast"] < combined["high"]).all()
    assert rows[rows["method"] != "combined"]["low"].isna().all()


def test_a_file_that_cannot_be_written_is_said(tmp_path):
    with pytest.raises(CommandError, match="kan inte skrivas"):
        printed("--forecasts", str(tmp_path / "ingen mapp" / "prognoser.csv"))


def in_two(tmp_path, change=lambda text: text):
    """The file's series shared between two files."""
    header, *rows = FILE.read_text(encoding="utf-8").splitlines()
    names = sorted({row.split(";")[0] for row in rows})
    paths = [tmp_path / "ena.csv", tmp_path / "andra.csv"]
    for path, mine in zip(paths, (names[:3], names[3:]), strict=True):
        kept = [row for row in rows if row.split(";")[0] in mine]
        path.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")
    paths[1].write_text(change(paths[1].read_text(encoding="utf-8")), encoding="utf-8")
    return [str(path) for path in paths]


def test_several_files_are_tried_as_one(tmp_path):
    out = StringIO()

    call_command("backtest", *in_two(tmp_path), "--format", "json", stdout=out)

    assert json.loads(out.getvalue()) == json.loads(printed("--format", "json"))


def test_a_month_in_two_files_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"2022-01 finns i två av filerna\. Ta bort raden"):
        call_command("backtest", str(FILE), in_two(tmp_path)[1])


def test_a_series_in_two_groups_is_named(tmp_path):
    names = FILE.read_text(encoding="utf-8").splitlines()
    first = names[1].split(";")[0]
    row = f"{first};annat;2021;12;1;1"

    with pytest.raises(CommandError, match=f"{first} hör till olika grupper i filerna"):
        call_command("backtest", *in_two(tmp_path, lambda text: text + row + "\n"))


def test_quarters_are_tried_after_three_of_them(tmp_path):
    quarters = tmp_path / "kvartal.csv"
    header, *rows = FILE.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if int(row.split(";")[3]) % 3 == 0]
    quarters.write_text("\n".join([header, *kept]) + "\n", encoding="utf-8")
    out = StringIO()

    call_command("backtest", str(quarters), "--format", "json", stdout=out)

    combined = [cell for cell in json.loads(out.getvalue())["cells"] if cell["method"] == "combined"]
    assert {cell["month"] for cell in combined} == {3, 6, 9}
    assert {cell["n"] for cell in combined} == {6}


def test_closed_years_may_be_left_out_for_comparison():
    """They weigh the combination only: every simple rule says what it says."""
    with_them, without = (
        json.loads(printed("--adapt", adapt, "--format", "json"))["cells"] for adapt in ("yes", "no")
    )
    rules = [[cell for cell in cells if cell["method"] != "combined"] for cells in (with_them, without)]

    assert rules[0] == rules[1]
    assert with_them != without
