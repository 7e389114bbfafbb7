"""Every amount of a long file and of a Qlik extract is published, named as not used, or told as a problem."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.domain.money import NBSP
from socfin.importers import Options, parse
from socfin.importers.options import Closing
from socfin.importers.report.accounted.by_row import column_told, rows_told

LONG = "verksamhet;ansvar;konto;period;scenario;belopp\n"
QLIK = "Period,Enhet,Mått,Kolumn,Mätvärde\n"


def account(parsed):
    """The one sentence that counts the numbers."""
    (told,) = [note for note in parsed.notes if " tal: " in note]
    return told.replace(NBSP, " ")


@pytest.mark.parametrize(
    ("numbers", "published", "told"),
    [
        ([2, 3, 4], {2, 3, 4}, "3 tal: 3 publiceras."),
        ([2, 3, 4], {2, 9}, "3 tal: 1 publiceras, 2 används inte (rad 3 och 4)."),
        ([2], set(), "1 tal: 1 används inte (rad 2)."),
        ([], set(), "0 tal: 0 publiceras."),
    ],
)
def test_the_sentence_counts_both_kinds_and_names_the_rows(numbers, published, told):
    assert rows_told(numbers, published) == told


def test_a_column_the_rows_do_not_have_has_no_numbers():
    assert column_told((), 4, set()) == "0 tal: 0 publiceras."


def long_row(r: Random) -> tuple[str, bool]:
    """A row, and whether it holds an amount."""
    amount = r.choice(("-1 234,50", "", "-70", "–", "abc", "12"))
    period = r.choice(("2022-01", "2022-02", "2022-13", "april"))
    cells = (r.choice("12"), r.choice("34"), r.choice(("5010", "6000")), period, "utfall", amount)
    return ";".join(cells) + "\n", amount not in ("", "–")


@given(st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_every_amount_of_a_long_file_is_published_or_not_used_or_a_problem(r):
    rows = [long_row(r) for _ in range(r.randint(1, 9))]
    parsed = parse((LONG + "".join(row for row, _ in rows)).encode(), "fil.csv", Options())
    numbers = [at for at, (_, holds) in enumerate(rows, start=2) if holds]

    told = account(parsed)
    assert told.startswith(f"{len(numbers)} tal: ")
    if "används inte" in told:
        assert parsed.errors
    else:
        assert f"{len(numbers)} publiceras" in told


def test_a_closing_period_that_is_left_out_is_named_by_its_row():
    rows = "510;1;5010;2022-12;utfall;-100\n510;1;5010;2022-13;utfall;-7\n"

    left = parse((LONG + rows).encode(), "fil.csv", Options(closing=Closing.LEAVE))
    kept = parse((LONG + rows).encode(), "fil.csv", Options(closing=Closing.DECEMBER))
    assert account(left) == "2 tal: 1 publiceras, 1 används inte (rad 3)."
    assert account(kept) == "2 tal: 2 publiceras."


def test_rows_that_are_added_are_published_all_of_them():
    rows = "510;1;5010;2022-01;utfall;-100\n510;2;5010;2022-01;utfall;-7\n"
    parsed = parse((LONG + rows).encode(), "fil.csv")

    assert [figure.amount for figure in parsed.figures] == [-107_00]
    assert account(parsed) == "2 tal: 2 publiceras."


@given(st.randoms(use_true_random=False))
@settings(max_examples=40)
def test_every_amount_of_a_qlik_extract_is_a_figures_row_or_named(r):
    columns = ("K16", "K99")
    measures = ("SK.EK.RR.005", "SK.EK.RR.001", "SK.EK.RR.002", "SK.XX.1")
    rows = [
        f"2022-0{r.randint(1, 4)}-28,{r.choice((23, 24))},{r.choice(measures)},{r.choice(columns)},-{at}.0\n"
        for at in range(r.randint(1, 9))
    ]
    parsed = parse((QLIK + "".join(rows)).encode(), "uttag.csv", Options(dimension="23"))
    if parsed.errors:
        return
    published = {figure.row for figure in parsed.figures}
    unused = sorted(set(range(2, len(rows) + 2)) - published)

    told = account(parsed)
    assert told.startswith(f"{len(rows)} tal: {len(published)} publiceras")
    assert all(str(row) in told.partition("(")[2] for row in unused[:8])
