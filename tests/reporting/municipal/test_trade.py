"""From two nämnders files to what they have bought of each other, and what of it a reader may see."""

from dataclasses import replace

import pytest

from socfin import reporting
from socfin.actions.municipal.municipalities import change_municipality
from socfin.actions.publishing import undo
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.period import Month
from socfin.models import Municipality
from socfin.reporting.municipal.together import together
from socfin.reporting.municipal.trade import committee_trade
from socfin.selectors.committees import committee_by_slug
from tests.actions.municipal.test_municipalities import SETTINGS
from tests.cast import person, published, published_bytes
from tests.reporting.municipal.test_board import board, frozen
from tests.views.municipal.test_together_page import neighbour

JANUARY, FEBRUARY = Month(2022, 1), Month(2022, 2)
FEW = {"511": 90, "513": 80, "514": 3, "520": 70}
HEADER = "verksamhet;konto;motpart;period;scenario;belopp"
BOUGHT = (
    "511;4600;830;2022-01;utfall;-3000",
    "511;5010;;2022-01;utfall;-7000",
    "513;5010;;2022-01;utfall;-50",
    "514;5010;;2022-01;utfall;-20",
    "520;5010;;2022-01;utfall;-30",
)
SOLD = ("6;3400;820;2022-01;utfall;2900,50", "6;5010;;2022-01;utfall;-9000")


def handed_in(committee, *rows, filename="utfall.csv", header=HEADER):
    return published_bytes(committee, "\n".join([header, *rows]).encode(), filename)


def said(committee, counterparts):
    where = Municipality.objects.get(pk=committee.municipality_id)
    new = replace(SETTINGS, name=where.name, counterparts=counterparts)
    change_municipality(municipality=where, new=new, by=person("adam"))


@pytest.fixture
def school(committee):
    return neighbour("skola", "Skolnämnden")


@pytest.fixture
def both(committee, school):
    """Social buys of Skola, whose file says fifty öre less than a hundred kronor too little."""
    handed_in(committee, *BOUGHT)
    handed_in(school, *SOLD)
    said(committee, "820 = provby\n830 = skola")
    return committee, school


def shown(month=JANUARY, *, masked=()):
    where = Municipality.objects.get(name="Provby")
    seats = [(committee_by_slug(slug), slug in masked) for slug in ("provby", "skola")]
    return together(where, seats, month).report


def test_the_page_of_all_tells_what_one_bought_of_the_other_to_the_ore(both):
    report = shown()

    assert [
        (row.buyer, row.seller, row.bought_ore, row.sold_ore, row.difference_ore, row.eliminated_ore)
        for row in report.trade
    ] == [("provby", "skola", 3_000_00, 2_900_50, 99_50, 2_900_50)]
    assert {row.code: (row.before_ore, row.after_ore) for row in report.elimination} == {
        "cost": (-19_100_00, -16_199_50),
        "revenue": (2_900_50, 0),
        "net": (-16_199_50, -16_199_50),
    }
    assert report.total.to_date.outcome == -16_199_50


def test_every_figure_of_a_namnd_is_the_same_with_counterparts_and_without(both, committee):
    with_them = reporting.report(committee, JANUARY)
    other = HEADER.replace("motpart", "projekt")
    handed_in(committee, *BOUGHT, filename="utan.csv", header=other)

    without = reporting.report(committee_by_slug("provby"), JANUARY)
    assert [row.to_date for row in without.all_rows] == [row.to_date for row in with_them.all_rows]
    assert [row.to_date for row in without.lines] == [row.to_date for row in with_them.lines]


def test_the_trade_is_that_of_the_file_that_counts(both, committee):
    later = handed_in(committee, "511;4600;830;2022-01;utfall;-5000", filename="ny.csv")
    assert shown().trade[0].bought_ore == 5_000_00

    undo(upload=later, by=person("carin"))
    assert shown().trade[0].bought_ore == 3_000_00


def test_the_months_before_are_part_of_it_and_those_after_are_not(both, school):
    handed_in(school, "6;3400;820;2022-02;utfall;1", filename="februari.csv")
    published(committee_by_slug("provby"), "511 5010 2022-02 utfall -1")

    assert shown().trade[0].sold_ore == 2_900_50
    assert shown(FEBRUARY).trade[0].sold_ore == 2_901_50
    assert (
        "Socialnämnden: filen säger inte motpart för februari 2022. Elimineringen är därför inte fullständig."
        in shown(FEBRUARY).notes
    )


def test_who_is_which_is_the_municipalitys_word_and_a_new_word_counts_at_once(both, committee):
    assert not any("inte kopplad" in note for note in shown().notes)
    said(committee, "820 = provby")

    assert shown().elimination[0].eliminated_ore == 0
    assert any("Socialnämnden: motpart 830 är inte kopplad" in note for note in shown().notes)


def test_what_is_no_cost_and_no_revenue_is_not_traded(committee):
    handed_in(committee, "511;1930;830;2022-01;utfall;-3000", *BOUGHT)

    traded = committee_trade(committee_by_slug("provby"), JANUARY).traded
    assert [(each.counterpart, each.bought_ore, each.sold_ore) for each in traded] == [("830", 3_000_00, 0)]


def test_one_with_something_hidden_tells_a_masked_reader_nothing_of_its_trade(both, committee, carin):
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=True, people=FEW, by=carin)

    for whole in (shown(masked=()), shown(masked=("skola",))):
        assert whole.trade
    outside = shown(masked=("provby", "skola"))
    assert (outside.trade, outside.elimination) == ((), ())
    assert "Socialnämnden ingår inte i elimineringen, för att skydda små grupper." in outside.notes


def test_an_item_that_was_taken_up_before_something_was_hidden_tells_no_trade_outside(both, committee, carin):
    version = frozen(board(), JANUARY)
    styrelsen = committee_by_slug("styrelsen")
    assert reporting.public_version(styrelsen, version).trade
    assert reporting.still_holds(styrelsen, version)
    change_small_numbers(committee=committee, limit=5, mask_for_politicians=False, people=FEW, by=carin)

    now = reporting.public_version(committee_by_slug("styrelsen"), version)
    assert (now.trade, now.elimination) == ((), ())
