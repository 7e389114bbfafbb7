"""What has moved in a municipality's committees, in plain words."""

from dataclasses import replace

from socfin.domain.money import Unit
from socfin.domain.municipal.sections import CommitteeRow
from socfin.services.prose.committee_words import committee_lines, measures_words
from tests.documents.reports import nora

CARE = CommitteeRow(
    code="vard",
    name="Vårdnämnden",
    reported=True,
    moved_ore=-600_000_00,
    forecast_ore=-6_400_000_00,
    low_ore=-9_000_000_00,
    high_ore=1_000_000_00,
    forecast_moved_ore=-1_200_000_00,
    measures=2,
    measures_ore=1_500_000_00,
    published="2022-04-12 14:03",
)


def told(*rows):
    lines = committee_lines(replace(nora(), committees=rows))
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def test_a_committee_is_told_of_in_a_sentence():
    assert told(CARE) == [
        "Vårdnämnden: avvikelsen är 600 tkr sämre än förra månaden; prognosen är −6 400 tkr mot budget "
        "(troligen mellan −9 000 och +1 000), 1 200 tkr sämre än förra månaden; "
        "2 beslutade åtgärder som ska ge 1 500 tkr i år."
    ]


def test_what_does_not_show_in_the_unit_is_unchanged_and_better_is_said():
    (line,) = told(replace(CARE, moved_ore=400_00, forecast_moved_ore=1_200_000_00))

    assert "avvikelsen är oförändrad sedan förra månaden" in line
    assert "1 200 tkr bättre än förra månaden" in line


def test_what_is_not_known_is_not_said_and_a_missing_forecast_is_named():
    bare = replace(CARE, moved_ore=None, forecast_ore=None, measures=1, measures_ore=None)
    ranged = replace(CARE, moved_ore=None, low_ore=None, forecast_moved_ore=None, measures=0)

    assert told(bare, ranged) == [
        "Vårdnämnden: prognos mot budget saknas; 1 beslutad åtgärd.",
        "Vårdnämnden: prognosen är −6 400 tkr mot budget; inga beslutade åtgärder.",
    ]


def test_who_has_not_reported_and_who_may_not_be_shown_are_named():
    late = CommitteeRow(code="kultur", name="Kulturnämnden", reported=False)

    assert told(late, replace(late, hidden=True)) == [
        "Kulturnämnden: har inte publicerat mars 2022.",
        "Kulturnämnden: visas inte, för att skydda små grupper.",
    ]


def test_measures_are_counted_with_what_they_give():
    assert measures_words(CARE, Unit.TKR).replace("\N{NO-BREAK SPACE}", " ") == "2, +1 500"
    assert measures_words(replace(CARE, measures_ore=None), Unit.TKR) == "2"
    assert measures_words(replace(CARE, measures=0), Unit.TKR) == "inga"
    assert measures_words(CommitteeRow(code="k", name="K", reported=False), Unit.TKR) == "–"
