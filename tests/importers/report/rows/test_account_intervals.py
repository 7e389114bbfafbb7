"""Intervals of accounts are neither accounts nor verksamheter: the file is refused, and says why."""

import pytest

from socfin.importers import Options, parse

ROWS = {
    "alone": "Kontointervall;Utfall;Budget\n3000-3999;500;400\n5000-5999;-1 000;-1 100\n",
    "beside verksamheter": "Verksamhet;Kontogrupp;Utfall;Budget\n"
    "510 Hemtjänst;3000 – 3999;500;400\n510 Hemtjänst;5000 – 5999;-1 000;-1 100\n",
    "with names": "Konto;Utfall;Budget\n30-39 Intäkter;500;400\n50-51 Löner;-1 000;-1 100\n",
    "in words": "Konton;Utfall;Budget\n3000 till 3999;500;400\n5000 till 5999;-1 000;-1 100\n",
}


@pytest.mark.parametrize("rows", ROWS.values(), ids=ROWS)
def test_they_are_refused_with_the_column_and_an_example(rows):
    parsed = parse(f"Period jan-mar 2022, tkr\n{rows}".encode(), "rapport.csv", Options())

    [problem] = [problem for problem in parsed.errors if problem.code == "account_intervals"]
    assert "intervall av konton, som ”3" in problem.message
    assert "per konto" in problem.remedy


@pytest.mark.parametrize("account", ["5020", "50201-1", "5020 Löner", "5020-12"])
def test_accounts_are_no_intervals(account):
    rows = f"Verksamhet;Konto;Utfall;Budget\n510;{account};-1 000;-1 100\n520;{account};-900;-800\n"

    parsed = parse(f"Period jan-mar 2022, tkr\n{rows}".encode(), "rapport.csv", Options())

    assert "account_intervals" not in {problem.code for problem in parsed.problems}
