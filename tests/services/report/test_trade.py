"""What nämnder buy of each other, reckoned by hand; nothing is eliminated that only one of two says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.comparison import Comparison
from socfin.domain.municipal.sections import EliminationRow, TradeRow
from socfin.domain.municipal.together import Part, Standing
from socfin.domain.municipal.trade import CommitteeTrade, Traded
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.report.trade import NO_TRADE, NOT_ELIMINATED, both_say, trade_between

CODES = {"810": "skola", "820": "kultur", "830": "vård", "851": ""}


def line(code, outcome):
    return ReportRow(code=code, name=code, level=1, kind=RowKind.LINE, to_date=Comparison(outcome=outcome))


def part(slug, costs, revenue, traded=None, silent=""):
    """A committee with costs and revenue in öre, and code → (bought, sold)."""
    net = costs + revenue
    report = Report(
        committee=slug,
        committee_name=slug,
        municipality="Provby",
        period="2022-03",
        total=ReportRow(code="5", name="Allt", level=0, kind=RowKind.TOTAL, to_date=Comparison(outcome=net)),
        lines=(line("revenue", revenue), line("cost", costs), line("net", net)),
    )
    trade = CommitteeTrade(
        traded=tuple(
            Traded(counterpart=code, bought_ore=bought, sold_ore=sold)
            for code, (bought, sold) in (traded or {}).items()
        ),
        silent=silent,
    )
    return Part(slug=slug, name=slug.capitalize(), now=Standing.of(report), trade=trade)


SCHOOL = part("skola", -1_000_00, 50_00, {"820": (3_000, 0), "851": (700, 0)})
CULTURE = part("kultur", -400_00, 90_00, {"810": (0, 2_900)})


def sums(trade):
    return {row.code: (row.before_ore, row.eliminated_ore, row.after_ore) for row in trade.elimination}


def test_what_both_say_is_taken_from_costs_and_revenue_alike_and_the_difference_is_left_and_named():
    """By hand: the school says 30 kr, culture 29 kr; 29 kr is eliminated of both and 1 kr stands."""
    trade = trade_between([CULTURE, SCHOOL], CODES)

    assert trade.rows == (
        TradeRow(
            buyer="skola",
            buyer_name="Skola",
            seller="kultur",
            seller_name="Kultur",
            bought_ore=30_00,
            sold_ore=29_00,
            eliminated_ore=29_00,
        ),
    )
    assert trade.rows[0].difference_ore == 1_00
    assert sums(trade) == {
        "cost": (-1_400_00, 29_00, -1_371_00),
        "revenue": (140_00, -29_00, 111_00),
        "net": (-1_260_00, 0, -1_260_00),
    }
    assert [note.replace("\xa0", " ") for note in trade.notes] == [
        "Skola säger sig ha köpt av Kultur för 30,00 kr, Kultur säger sig ha sålt för 29,00 kr: "
        "skillnaden, 1,00 kr, står kvar."
    ]


def test_nothing_is_eliminated_against_one_whose_file_does_not_say_and_that_is_partial():
    silent = part("kultur", -400_00, 90_00)
    trade = trade_between([silent, SCHOOL], CODES)

    assert [(row.bought_ore, row.sold_ore, row.eliminated_ore) for row in trade.rows] == [(3_000, None, 0)]
    assert trade.rows[0].difference_ore is None
    assert trade.notes == ("Kultur: filen säger inte motpart. Elimineringen är därför inte fullständig.",)
    assert all(before == after for before, _, after in sums(trade).values())


def test_months_whose_file_does_not_say_it_are_named():
    some = replace(CULTURE, trade=replace(CULTURE.trade, silent="januari 2022"))

    assert (
        "Kultur: filen säger inte motpart för januari 2022. Elimineringen är därför inte fullständig."
        in trade_between([some, SCHOOL], CODES).notes
    )


def test_an_unknown_counterpart_is_named_and_one_outside_is_not():
    odd = part("kultur", -400_00, 90_00, {"810": (0, 3_000), "899": (5, 0), "898": (0, 0)})

    assert trade_between([odd, SCHOOL], CODES).notes == (
        "Kultur: motpart 899 är inte kopplad till någon nämnd i kommunens inställningar "
        "och är inte eliminerad.",
    )


def test_a_code_with_a_star_is_all_that_begin_so_and_the_longer_goes_first():
    outside = part("kultur", -400_00, 90_00, {"810": (0, 3_000), "811": (5, 0), "871": (7, 0)})

    trade = trade_between([outside, SCHOOL], {"8*": "", "810": "skola", "82*": "kultur"})
    assert [(row.buyer, row.seller, row.eliminated_ore) for row in trade.rows] == [("skola", "kultur", 3_000)]
    assert not any("inte kopplad" in note for note in trade.notes)


def test_what_a_namnd_trades_with_itself_is_eliminated_too():
    own = part("skola", -1_000_00, 50_00, {"810": (40, 40)})
    trade = trade_between([CULTURE, own], {**CODES, "810": "skola"})

    assert [(row.buyer, row.seller, row.eliminated_ore) for row in trade.rows] == [
        ("skola", "kultur", 0),
        ("skola", "skola", 40),
    ]


def test_where_no_file_says_it_the_report_says_so():
    silent = [part("skola", -5, 0), part("kultur", -5, 0)]

    assert trade_between(silent, CODES).notes == (NOT_ELIMINATED,)
    assert trade_between(silent, CODES).elimination == ()


def test_where_all_trade_is_with_others_the_report_says_so():
    outside = [part("skola", -5, 0, {"851": (5, 0)}), part("kultur", -5, 0, {"851": (1, 0)})]

    assert trade_between(outside, CODES).notes == (NO_TRADE,)


def test_one_alone_has_nobody_to_trade_with():
    late = Part(slug="kultur", name="Kultur")

    assert trade_between([SCHOOL, late], CODES).notes == ()


def test_one_that_has_not_reported_is_in_no_row():
    late = Part(slug="kultur", name="Kultur")
    other = part("vård", -5, 0, {"810": (0, 0)})

    assert trade_between([SCHOOL, late, other], CODES).rows == ()


def test_one_whose_trade_may_not_be_shown_is_in_no_row_and_no_sum():
    hidden = replace(CULTURE, trade=None)
    other = part("vård", -300_00, 20_00, {"810": (0, 10), "820": (99, 0)})
    seen = replace(
        SCHOOL,
        trade=CommitteeTrade(
            traded=(*SCHOOL.trade.traded, Traded(counterpart="830", bought_ore=10, sold_ore=0))
        ),
    )
    trade = trade_between([hidden, seen, other], CODES)

    assert {slug for row in trade.rows for slug in (row.buyer, row.seller)} == {"skola", "vård"}
    assert trade.elimination[0].of == ("skola", "vård")
    assert sums(trade)["cost"][0] == -1_300_00
    assert trade.notes == ("Kultur ingår inte i elimineringen, för att skydda små grupper.",)


def test_where_the_report_has_no_costs_the_sum_has_none():
    net_only = replace(SCHOOL, now=replace(SCHOOL.now, costs_ore=None, revenue_ore=None))
    trade = trade_between([net_only, CULTURE], CODES)

    assert sums(trade) == {
        "cost": (None, 29_00, None),
        "revenue": (None, -29_00, None),
        "net": (-1_260_00, 0, -1_260_00),
    }


def test_accounts_of_no_line_stand_for_themselves_so_that_the_rows_are_the_net():
    some = replace(SCHOOL, now=replace(SCHOOL.now, costs_ore=SCHOOL.now.costs_ore + 7))

    assert sums(trade_between([some, CULTURE], CODES))["undivided"] == (-7, 0, -7)


@pytest.mark.parametrize(
    ("bought", "sold", "alike"),
    [
        (30, 29, 29),
        (29, 30, 29),
        (30, 30, 30),
        (0, 30, 0),
        (None, 30, 0),
        (30, None, 0),
        (-5, -7, -5),
        (-5, 7, 0),
    ],
)
def test_what_two_say_alike_is_the_lesser_of_one_sign(bought, sold, alike):
    assert both_say(bought, sold) == alike


AMOUNTS = st.integers(-(10**12), 10**12)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS), min_size=2, max_size=3))
def test_the_net_is_never_another_and_what_is_left_is_the_difference(amounts):
    slugs, codes = ("skola", "kultur", "vård"), ("810", "820", "830")
    parts = [
        part(slug, costs, revenue, {code: (bought + at, sold) for at, code in enumerate(codes)})
        for slug, (costs, revenue, bought, sold) in zip(slugs, amounts, strict=False)
    ]
    trade = trade_between(parts, CODES)

    rows = {row.code: row for row in trade.elimination}
    if rows:
        assert rows["net"].before_ore == rows["net"].after_ore == sum(a + b for a, b, _, _ in amounts)
        assert rows["cost"].eliminated_ore == -rows["revenue"].eliminated_ore
        assert rows["cost"].after_ore + rows["revenue"].after_ore == rows["net"].after_ore
    for row in trade.rows:
        left_of_costs, left_of_revenue = (
            row.bought_ore - row.eliminated_ore,
            row.sold_ore - row.eliminated_ore,
        )
        assert left_of_costs - left_of_revenue == row.difference_ore
        assert abs(row.eliminated_ore) <= min(abs(row.bought_ore), abs(row.sold_ore))


def test_both_tables_come_back_from_a_reports_json():
    trade = trade_between([CULTURE, SCHOOL], CODES)
    report = replace(
        Report(
            committee="provby",
            committee_name="Alla",
            municipality="Provby",
            period="2022-03",
            total=SCHOOL.now.total,
        ),
        trade=trade.rows,
        elimination=trade.elimination,
    )

    again = Report.from_json(report.to_json())
    assert (again.trade, again.elimination) == (trade.rows, trade.elimination)
    assert isinstance(again.elimination[0], EliminationRow)
    older = {name: value for name, value in report.plain().items() if name not in ("trade", "elimination")}
    assert Report.of_plain(older).elimination == ()
