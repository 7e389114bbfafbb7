"""`manage.py backtest`: a file in, cells out, no database, and a clear word when the file cannot be used."""

import json
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from socfin.services.forecast.methods import RULES

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "tests" / "data" / "backtest.csv"
"""Six made-up units, two groups, 2022-2024; one without budget."""


def printed(*arguments):
    out = StringIO()
    call_command("backtest", str(FILE), *arguments, stdout=out)
    return out.getvalue()


def test_json_holds_every_group_month_and_method():
    found = json.loads(printed("--format", "json"))["cells"]

    assert set(found[0]) == {"group", "month", "method", "n", "wape", "median_ape", "bias", "coverage"}
    assert {(cell["group"], cell["month"], cell["method"]) for cell in found} == {
        (group, month, method)
        for group in ("personal", "inköp")
        for month in range(1, 12)
        for method in [*RULES, "combined"]
    }
    assert all((cell["coverage"] is None) == (cell["method"] != "combined") for cell in found)


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
    assert "Inom 80-procentsintervallet:" in text


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
