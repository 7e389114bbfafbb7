"""What stands beneath the finding: last year, the landing as deviations, and the largest causes in words."""

from dataclasses import replace

import pytest

from socfin.domain.money import Unit
from socfin.domain.report import Comment
from socfin.domain.timespans import MONTH, TO_DATE, YEAR
from socfin.services.prose.opening import NOT_GIVEN, causes, landing_sentence, last_year_sentence, named
from tests.documents.reports import nora, timra
from tests.rows import saying

MNKR = 1_000_000_00


def spelled(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def with_total(**figures):
    return replace(nora(), total=saying(nora().total, **figures))


FORECAST = {
    "budget_year_ore": -600 * MNKR,
    "forecast_year_ore": -610 * MNKR,
    "forecast_deviation_ore": -10 * MNKR,
    "model_ore": -610 * MNKR,
    "forecast_low_ore": -618_300_000_00,
    "forecast_high_ore": -602_700_000_00,
}


def test_the_landing_is_a_deviation_with_its_range_and_units():
    assert spelled(landing_sentence(with_total(**FORECAST), Unit.TKR)) == (
        "Prognos −10,0 mnkr mot budget för helåret, troligen mellan −18,3 mnkr och −2,7 mnkr."
    )


def test_an_assessed_forecast_stands_beside_the_models():
    assessed = FORECAST | {"model_ore": -606 * MNKR, "forecast_method": "bedömd"}

    assert spelled(landing_sentence(with_total(**assessed), Unit.TKR)) == (
        "Nämndens prognos −10,0 mnkr mot budget för helåret (bedömd). "
        "Beräknad ur utfallet: −6,0 mnkr, troligen mellan −18,3 mnkr och −2,7 mnkr."
    )


def test_two_forecasts_that_read_alike_are_told_once():
    assessed = FORECAST | {"model_ore": -610_020_000_00, "forecast_method": "bedömd"}

    assert spelled(landing_sentence(with_total(**assessed), Unit.TKR)) == (
        "Prognos −10,0 mnkr mot budget för helåret (bedömd), troligen mellan −18,3 mnkr och −2,7 mnkr."
    )


def test_a_missing_forecast_and_a_missing_budget_are_said():
    none = with_total(forecast_year_ore=None)
    without = with_total(**FORECAST | {"forecast_deviation_ore": None, "budget_year_ore": None})

    assert landing_sentence(none, Unit.TKR) == "Prognos för helåret 2022 saknas."
    assert "budget för helåret saknas" in landing_sentence(without, Unit.TKR)


@pytest.mark.parametrize(
    ("now", "then", "told"),
    [
        (-526 * MNKR, -500 * MNKR, "Nettokostnaden är 26,0 mnkr (5 %) högre än januari–mars 2021."),
        (-490 * MNKR, -500 * MNKR, "Nettokostnaden är 10,0 mnkr (2 %) lägre än januari–mars 2021."),
        (12 * MNKR, 10 * MNKR, "Nettointäkten är 2,0 mnkr (20 %) högre än januari–mars 2021."),
        (-2 * MNKR, 1 * MNKR, "Utfallet är 3,0 mnkr sämre än januari–mars 2021."),
        (-500 * MNKR, -500 * MNKR, "Nettokostnaden är lika stor som januari–mars 2021."),
        (-500 * MNKR, None, "Siffror för januari–mars 2021 saknas."),
        (None, -500 * MNKR, ""),
    ],
)
def test_the_outcome_is_held_against_last_year(now, then, told):
    report = with_total(outcome_to_date_ore=now, last_year_to_date_ore=then)

    assert spelled(last_year_sentence(report, TO_DATE, Unit.TKR)) == told


@pytest.mark.parametrize(
    ("change", "unit", "told"),
    [
        (-20_000_00, Unit.MNKR, "Nettokostnaden är 20 tkr (2 %) högre än januari–mars 2021."),
        (-400_00, Unit.KR, "Nettokostnaden är 400 kr (0 %) högre än januari–mars 2021."),
        (-400_00, Unit.TKR, "Nettokostnaden är lika stor som januari–mars 2021."),
    ],
)
def test_a_change_since_last_year_is_neither_told_as_nothing_nor_denied(change, unit, told):
    report = with_total(last_year_to_date_ore=-1 * MNKR, outcome_to_date_ore=-1 * MNKR + change)

    assert spelled(last_year_sentence(report, TO_DATE, unit)) == told


def test_the_month_and_the_whole_year_are_held_against_their_own_last_year():
    month, year = (last_year_sentence(timra(), timed, Unit.TKR) for timed in (MONTH, YEAR))

    assert month == "Siffror för augusti 2021 saknas."
    assert year == "Siffror för helåret 2021 saknas."


def test_a_cause_is_its_tag_or_the_comments_first_sentence_and_never_one_of_the_other_direction():
    def told(comment):
        rows = tuple(replace(row, comment=comment) if row.code == "550" else row for row in nora().rows)
        return causes(replace(nora(), rows=rows))[0].why

    assert told(Comment(text="Fler placeringar. Dyrare dygn.", cause="Placeringar")) == "Placeringar"
    assert told(Comment(text="Fler placeringar. Dyrare dygn.")) == "Fler placeringar."
    assert told(Comment(text="Överskottet beror på vakanser.", cause="Vakanser")) == "orsak inte angiven"
    assert told(None) == "orsak inte angiven"


def test_measures_stand_with_the_cause_they_are_decided_for():
    first = causes(nora(), measures={"550": ["Omförhandlat avtal (+640 tkr)"]})[0]

    assert first.measures == ("Omförhandlat avtal (+640 tkr)",)


@pytest.mark.parametrize(
    ("text", "deviation", "cause"),
    [
        ("Försörjningsstöd ligger på plus, utskottet berömmer arbetet.", -1, NOT_GIVEN),
        ("Försörjningsstöd ligger på plus, utskottet berömmer arbetet.", 1, "Försörjningsstöd"),
        ("Placeringarna ligger på minus.", 1, NOT_GIVEN),
        ("Liten verksamhet, förväntas gå plus minus noll.", -1, "Försörjningsstöd"),
        ("Liten verksamhet, förväntas gå plus/minus noll.", 1, "Försörjningsstöd"),
        ("Plus på försörjningsstöd, underskott på placeringar.", -1, "Försörjningsstöd"),
    ],
)
def test_a_cause_whose_comment_speaks_of_the_other_direction_is_not_given(text, deviation, cause):
    row = replace(nora().row("550"), comment=Comment(text=text, cause="Försörjningsstöd"))

    assert named(row, deviation * MNKR) == cause


def test_a_report_without_verksamheter_says_where_by_the_comments_first_sentence():
    comment = Comment(text="Underskottet finns i hemtjänst. Resten är placeringar.", cause="Volym")
    report = replace(timra(), total=replace(timra().total, comment=comment))
    first = causes(report, undecided={report.total.code: "Ingen åtgärd är beslutad."})[0]

    assert (first.why, first.where) == ("Volym", "Underskottet finns i hemtjänst.")
    assert first.undecided == "Ingen åtgärd är beslutad."
    assert all(not cause.where for cause in causes(nora()))
