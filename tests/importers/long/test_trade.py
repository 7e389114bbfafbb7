"""What a list says of its counterparts: kept beside the figures, which are the same with it and without."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socfin.frames.figures import KEY, figures_frame
from socfin.frames.trade import COUNTERPART, by_counterpart
from socfin.importers.decisions import Decision, Treatment, decided
from socfin.importers.options import Repeats
from socfin.importers.report.layout.mapping import Sign
from tests.importers.long.reading import codes, kronor, read, read_both

HEADER = "Verksamhet;Konto;Motpart;Period;Scenario;Belopp"
ROWS = (
    "510;4600;810;2022-01;utfall;-3000",
    "510;4600;;2022-01;utfall;-500",
    "510;3400;820;2022-01;utfall;200",
    "520;4600;810;2022-01;utfall;-40",
)


def traded(parsed):
    """Counterpart, account and month → kronor, whatever the verksamhet."""
    if not len(parsed.trade):
        return {}
    frame = by_counterpart(parsed.trade.frame)
    columns = [frame[name].tolist() for name in ("verksamhet_code", "account", "last_month", "amount_ore")]
    return {
        (code, account, month % 12 + 1): amount / 100
        for code, account, month, amount in zip(*columns, strict=True)
    }


def test_what_has_a_counterpart_is_kept_by_counterpart_account_and_month():
    for parsed in read_both(*ROWS, header=HEADER):
        assert parsed.errors == ()
        assert traded(parsed) == {("810", "4600", 1): -3040, ("820", "3400", 1): 200}
        assert "Kolumnen ”Motpart” säger utfallets motpart: ”810”, ”820”." in parsed.notes


def test_a_file_without_the_column_says_nothing_of_it():
    parsed = read("510;4600;2022-01;utfall;-3000", header="Verksamhet;Konto;Period;Scenario;Belopp")

    assert len(parsed.trade) == 0
    assert not any("otpart" in note for note in parsed.notes)


def test_a_column_that_is_empty_says_that_it_says_nothing():
    parsed = read("510;4600;;2022-01;utfall;-3000", header=HEADER)

    assert len(parsed.trade) == 0
    assert "Kolumnen ”Motpart” säger ingen motpart för något utfall." in parsed.notes


@pytest.mark.parametrize("heading", ["Motpart", "MOTPART", "Motpartskod", "Mp", "Motpart (K)"])
@pytest.mark.parametrize("cell", ["810", "810 Skolnämnden", "810 - Skolnämnden"])
def test_the_code_is_what_stands_before_the_name(heading, cell):
    parsed = read(f"510;4600;{cell};2022-01;utfall;-3000", header=HEADER.replace("Motpart", heading))

    assert traded(parsed) == {("810", "4600", 1): -3000}


@pytest.mark.parametrize("name", ["Skolnämnden", "Anna Andersson", "Hus 7 AB"])
def test_a_counterpart_that_is_only_named_is_not_kept(name):
    parsed = read(f"510;4600;{name};2022-01;utfall;-3000", header=HEADER)

    assert traded(parsed) == {}
    assert name not in repr(parsed.notes)


def test_a_column_of_counterparts_names_alone_is_no_column_of_codes():
    parsed = read(
        "510;4600;Skolnämnden;2022-01;utfall;-3000", header=HEADER.replace("Motpart", "Motpart (T)")
    )

    assert traded(parsed) == {}


@pytest.mark.parametrize("scenario", ["budget", "prognos"])
def test_only_the_outcome_is_traded(scenario):
    parsed = read(f"510;4600;810;2022;{scenario};-3000", header=HEADER)

    assert traded(parsed) == {}


def test_accumulated_amounts_are_traded_in_the_month_they_came():
    rows = [
        f"510;{account};{motpart};2022-0{month};utfall;-{amount}"
        for account, motpart, amounts in (("4600", "810", (100, 250, 400)), ("5010", "", (10, 20, 30)))
        for month, amount in enumerate(amounts, start=1)
    ]
    parsed = read(*rows, header=HEADER.replace("Belopp", "Belopp ack"))

    assert traded(parsed) == {
        ("810", "4600", month): -amount for month, amount in ((1, 100), (2, 150), (3, 150))
    }


def test_accumulated_trade_that_lacks_a_month_is_not_kept_and_that_is_said():
    rows = [f"510;5010;;2022-0{month};utfall;-{10 * month}" for month in (1, 2, 3)]
    rows += ["510;4600;810;2022-01;utfall;-100", "510;4600;810;2022-03;utfall;-400"]
    rows += ["510;4600;;2022-02;utfall;-200"]
    parsed = read(*rows, header=HEADER.replace("Belopp", "Belopp ack"))

    assert traded(parsed) == {}
    assert any("ackumulerade belopp saknar en månad" in note for note in parsed.notes)


def test_rows_that_are_read_once_are_traded_once():
    rows = ("510;4600;810;2022-01;utfall;-3000",) * 2
    assert "duplicate" in codes(read(*rows, header=HEADER))

    for answer, amount in ((Repeats.ONCE, -3000), (Repeats.ADDED, -6000)):
        parsed = read(*rows, header=HEADER, repeats=answer)
        assert kronor(parsed) == {"outcome 2022-01": amount}
        assert traded(parsed) == {("810", "4600", 1): amount}


def test_the_trade_of_a_verksamhet_that_is_left_out_is_left_out():
    parsed = decided(read(*ROWS, header=HEADER), {"520": Decision(Treatment.LEAVE)})

    assert traded(parsed) == {("810", "4600", 1): -3000, ("820", "3400", 1): 200}


def test_a_missing_amount_is_missing_in_what_is_traded_too():
    parsed = read("510;4600;810;2022-01;utfall;", "520;4600;810;2022-01;utfall;-5", header=HEADER)

    assert by_counterpart(parsed.trade.frame)["amount_ore"].isna().tolist() == [True]


def rows_of(counterparts):
    row = st.tuples(
        st.sampled_from(["510", "520"]),
        st.sampled_from(["4600", "3400", "5010"]),
        st.sampled_from(counterparts),
        st.integers(1, 3),
        st.integers(-9_999_999, 9_999_999),
    )
    return st.lists(row, min_size=1, max_size=12, unique_by=lambda row: row[:4])


def lines(rows):
    return [
        f"{unit};{account};{motpart};2022-0{month};utfall;{ore / 100:.2f}".replace(".", ",")
        for unit, account, motpart, month, ore in rows
    ]


@settings(max_examples=25)
@given(rows_of(["", "810", "820"]))
def test_every_figure_is_the_same_to_the_ore_with_and_without_counterparts(rows):
    with_them = read(*lines(rows), header=HEADER)
    without = read(*lines(rows), header=HEADER.replace("Motpart", "Projekt"))

    assert figures_frame(with_them).equals(figures_frame(without))
    assert len(without.trade) == 0


@settings(max_examples=25)
@given(rows_of(["810", "820"]))
def test_where_every_row_has_a_counterpart_the_trade_is_the_figures_to_the_ore(rows):
    parsed = read(*lines(rows), header=HEADER, sign=Sign.AS_IS)
    sums = parsed.trade.frame.groupby(KEY, observed=True, dropna=False)["amount_ore"].sum()

    assert (
        sums.to_dict()
        == figures_frame(parsed).groupby(KEY, observed=True, dropna=False)["amount_ore"].sum().to_dict()
    )
    for motpart in ("810", "820"):
        kept = parsed.trade.frame[parsed.trade.frame[COUNTERPART] == motpart]["amount_ore"].sum()
        assert kept == sum(row[4] for row in rows if row[2] == motpart)
