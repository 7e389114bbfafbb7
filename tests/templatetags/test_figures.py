"""How templates spell: figures, moments, counts, and the page's finding."""

import re
from dataclasses import replace

import pytest
from django.template import Context, Template

from socfin.charts.bridge import bridge
from socfin.domain.comparison import Comparison
from socfin.domain.limits import Status, Thresholds
from socfin.domain.money import Unit
from socfin.domain.sections import IndicatorRow
from socfin.services.prose.indicator_words import shown
from socfin.templatetags.figures import Finding, clock, finding, known_of, or_missing, share_near, whole
from tests.charts.figures import TKR, nora, report, spaced, total


def render(source: str, **context) -> str:
    return spaced(Template("{% load figures %}" + source).render(Context(context)))


def test_a_cost_is_a_number_that_never_breaks_and_knows_its_sign():
    assert (
        render("{{ ore|amount:unit }}", ore=-12_227 * TKR, unit=Unit.TKR)
        == '<span class="num neg">−12 227</span>'
    )


def test_a_unit_from_the_database_is_a_plain_word():
    assert "−12,2 mnkr" in render("{{ ore|money:'mnkr' }}", ore=-12_227 * TKR)


def test_a_deviation_carries_its_plus():
    assert "+664" in render("{{ ore|signed:'tkr' }}", ore=664 * TKR)


@pytest.mark.parametrize(
    "written",
    ["{{ ore|amount:'tkr' }}", "{{ ore|signed_money:'tkr' }}", "{{ ore|exact }}", "{{ ore|share }}"],
)
def test_what_is_missing_is_a_dash(written):
    assert render(written, ore=None) == '<span class="num missing">–</span>'


def test_a_chart_reserves_its_room_and_says_itself_in_words():
    page = render("{% chart picture %}", picture=bridge(nora()))

    assert 'height="14.75rem"' in page
    assert '<script id="bridge-figur" type="application/json">' in page
    assert "Från budget −64 546 tkr" in page


def test_no_picture_leaves_no_trace():
    assert render("{% chart picture %}", picture=None).strip() == ""


def test_a_moment_is_read_aloud_as_swedes_write_it():
    assert clock("2022-04-12 14:03") == "12 april 2022 kl. 14.03"
    assert clock("2022-04-12") == "12 april 2022"
    assert clock("") == ""


def test_a_count_has_its_thousands_apart():
    assert whole(5808) == "5\u00a0808"


def test_a_finding_says_the_large_figure_in_mnkr_and_a_small_one_in_tkr():
    large = finding(report(total=total(deviation_to_date_ore=-12_961 * TKR, status=Status.DEFICIT)))
    small = finding(report(total=total(deviation_to_date_ore=235 * TKR, status=Status.SURPLUS)))

    assert (large.word, spaced(large.figure)) == ("Underskott", "13,0 mnkr")
    assert large.rest == "mot budget till och med mars 2022"
    assert (small.word, spaced(small.figure)) == ("Överskott", "235 tkr")


def test_a_finding_in_kronor_stays_in_kronor():
    found = finding(report(total=total(deviation_to_date_ore=-2_191_600_00)), unit=Unit.KR)

    assert spaced(found.figure) == "2 191 600 kr"


@pytest.mark.parametrize(
    ("timespan", "rest"),
    [("manad", "mot budget i mars 2022"), ("helar", "mot budget enligt prognosen för helåret 2022")],
)
def test_a_finding_is_of_the_chosen_time(timespan, rest):
    whole_year = total(deviation_month_ore=-TKR, forecast_deviation_ore=-TKR)

    assert finding(report(total=whole_year), timespan).rest == rest


def test_a_missing_deviation_is_said_and_not_shown_as_zero():
    assert finding(report()) == Finding("Avvikelse mot budget saknas", "", "", Status.UNKNOWN)


@pytest.mark.parametrize(
    ("ore", "told"),
    [
        *((-340, "−3,4 %"), (-300, "−3 %"), (301, "3,0 %"), (80, "0,8 %"), (-100, "−1 %"), (-1600, "−16 %")),
        *((-350, "−4 %"), (-250, "−2,5 %"), (-249, "−2 %"), (0, "0 %"), (None, "–")),
    ],
)
@pytest.mark.parametrize("budget", [-100_00, 100_00])
def test_a_share_near_a_limit_says_which_side_it_is_on(ore, budget, told):
    outcome = None if ore is None else budget + ore
    compared = Comparison(outcome=outcome, budget=budget).judged(Thresholds())

    words = re.sub("<[^>]+>", "", share_near(compared.share, compared.share_decimals))
    assert spaced(words) == told


def test_a_share_of_no_budget_has_no_decimals():
    assert Thresholds().share_decimals(-1_00, 0) == 0


@pytest.mark.parametrize(
    ("ore", "unit", "word", "figure", "rest"),
    [
        (-400_00, Unit.TKR, "I nivå med budget", "", "till och med"),
        (-400_00, Unit.MNKR, "I nivå med budget", "", "till och med"),
        (-400_00, Unit.KR, "Underskott", "400 kr", "mot budget till och med"),
        (-30 * TKR, Unit.MNKR, "Underskott", "30 tkr", "mot budget till och med"),
        (0, Unit.TKR, "Ingen avvikelse", "0 tkr", "mot budget till och med"),
    ],
)
def test_a_finding_that_rounds_to_nothing_is_never_told_as_a_deficit_of_nothing(
    ore, unit, word, figure, rest
):
    budget = -1_000 * TKR
    made = total(budget_to_date_ore=budget, outcome_to_date_ore=budget + ore, deviation_to_date_ore=ore)
    told = finding(report(total=made), unit=unit)

    assert (told.word, spaced(told.figure)) == (word, figure)
    assert told.rest.startswith(rest)


def test_a_count_of_tenths_has_its_decimal():
    assert render("{{ steps|tenths }}", steps=8531) == "853,1"


def test_columns_that_no_indicator_has_anything_in_are_not_known():
    places = IndicatorRow(
        code="520",
        verksamhet="SÄBO",
        indicator="platser",
        name="Platser",
        unit="platser",
        decimals=0,
        direction="neither",
    )

    assert known_of(shown([places])) <= {"standing"}
    assert known_of(shown([replace(places, outcome=150), places])) - {"standing"} == {"outcome"}


def test_what_is_missing_is_marked_and_what_is_known_stays_as_it_is():
    assert or_missing("–") == '<span class="num missing">–</span>'
    assert or_missing("150") == "150"
