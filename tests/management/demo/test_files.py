"""Exempelkommunen's figures as files to hand in."""

from socfin.management.demo.figures import figures
from socfin.management.demo.files import COLUMNS, files, long_csv

FRAME = figures()
FILES = {file.filename: file for file in files(FRAME)}


def total(rows):
    """The sum of the amounts in öre, read as a person would read them."""
    return sum(int(row.split(";")[9].replace(",", "")) for row in rows)


def test_there_is_a_budget_a_year_and_an_outcome_file_for_each_older_year_and_newer_month():
    assert list(FILES) == [
        "budget-2023.csv",
        "utfall-2023.csv",
        "budget-2024.csv",
        "utfall-2024.csv",
        "budget-2025.csv",
        *(f"utfall-2025-{month:02d}.csv" for month in range(1, 11)),
    ]


def test_the_same_seed_gives_the_same_bytes():
    again = {file.filename: file.content for file in files(figures())}

    assert again == {name: file.content for name, file in FILES.items()}


def test_a_file_is_what_a_swedish_excel_saves():
    content = FILES["utfall-2025-03.csv"].content
    lines = content.decode("utf-8-sig").split("\r\n")

    assert content.startswith(b"\xef\xbb\xbf")
    assert lines[0] == ";".join(COLUMNS)
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)


def test_a_row_names_the_unit_its_area_the_account_the_month_and_the_amount():
    row = FRAME[
        (FRAME["scenario"] == "budget") & (FRAME["month"] == 202412) & (FRAME["code"] == "5103")
    ].head(1)
    kronor = int(row["amount_ore"].iloc[0]) // 100

    assert long_csv(row).splitlines()[1] == (
        f"5103;Hemtjänst Centrum;510;3110;Omsorgsavgifter;;2024-12;1;budget;{kronor},00;"
    )


def test_every_ore_of_the_figures_is_in_the_files_once():
    rows = [row for file in FILES.values() for row in file.text.splitlines()[1:]]

    assert len(rows) == len(FRAME)
    assert total(rows) == FRAME["amount_ore"].sum()


def test_an_amount_below_a_krona_keeps_its_sign():
    row = FRAME.head(1).assign(amount_ore=-5)

    assert ";-0,05;" in long_csv(row)


def test_all_files_together_are_small():
    assert sum(len(file.content) for file in FILES.values()) < 4_000_000
