"""The forecasts for the full year, and which one is official."""

from socfin.services.report.outlook import budget_remaining, outlook, straight_line
from socfin.services.report.placement import ModelForecast
from tests.services.ledgers import report_of, row, tkr

TREE = "vo Vård\n  a Äldre\n    a1 Norr\n    a2 Söder\n  i IFO"


def year(code, budget, outcome, months=3):
    rows = [f"{code} budget 2022-{m:02d} {budget / 12}" for m in range(1, 13)]
    rows += [f"{code} outcome 2022-{m:02d} {outcome / months}" for m in range(1, months + 1)]
    return "\n".join(rows)


LEDGER = "\n".join([year("a1", -1200, -330), year("a2", -600, -150), year("i", -2400, -600)])


def test_straight_line_is_rounded_half_away_from_zero_in_whole_ore():
    assert straight_line(-66_737_200_00, 3) == -266_948_800_00
    assert straight_line(-1, 8) == -2
    assert straight_line(1, 8) == 2
    assert straight_line(None, 3) is None


def test_budget_remaining_needs_all_three():
    assert budget_remaining(-110, -100, -400) == -410
    assert budget_remaining(-110, None, -400) is None
    assert budget_remaining(None, -100, -400) is None
    assert budget_remaining(-110, -100, None) is None


def test_without_a_full_year_budget_there_is_no_official_forecast():
    seen = outlook(-110, -100, None, months=3)

    assert seen.straight_line == -440
    assert (seen.official, seen.method) == (None, "")


def test_the_models_forecast_is_outcome_and_remaining_budget():
    a1 = row(report_of(LEDGER, TREE, "2022-03"), "a1")

    assert (tkr(a1.year.outcome), a1.forecasts.method) == (-1230, "utfall + återstående budget")
    assert tkr(a1.year.deviation) == -30
    assert tkr(a1.forecasts.straight_line) == -1320


def test_an_entered_forecast_is_official_and_the_parents_become_sums():
    report = report_of(LEDGER, TREE, "2022-03", assessed={"a1": -1300_000_00})

    assert (tkr(row(report, "a1").year.outcome), row(report, "a1").forecasts.method) == (-1300, "bedömd")
    assert (tkr(row(report, "a").year.outcome), row(report, "a").forecasts.method) == (
        -1900,
        "summa av verksamheterna",
    )
    assert tkr(report.total.year.outcome) == -4300
    assert row(report, "a").forecasts.assessed is None


def test_an_entered_forecast_wins_over_an_uploaded_one():
    uploaded = "\n".join(
        f"{code} forecast 2022-01:2022-12 {amount} as_of=2022-03"
        for code, amount in (("a1", -1250), ("a2", -620), ("i", -2400))
    )
    report = report_of(f"{LEDGER}\n{uploaded}", TREE, "2022-03")
    entered = report_of(f"{LEDGER}\n{uploaded}", TREE, "2022-03", assessed={"a1": -1300_000_00})

    assert (tkr(report.total.year.outcome), report.total.forecasts.method) == (-4270, "bedömd")
    assert tkr(entered.total.year.outcome) == -4320
    assert tkr(row(entered, "a").year.outcome) == -1920


def test_an_uploaded_forecast_for_some_is_summed_with_the_models_for_the_others():
    report = report_of(f"{LEDGER}\na1 forecast 2022-01:2022-12 -1250 as_of=2022-03", TREE, "2022-03")

    assert (tkr(report.total.year.outcome), report.total.forecasts.method) == (
        -4250,
        "summa av verksamheterna",
    )


def test_what_hangs_on_the_parent_itself_is_part_of_the_sum():
    ledger = f"{LEDGER}\n{year('a', -120, -60)}"
    report = report_of(ledger, TREE, "2022-03", assessed={"a1": -1300_000_00})

    assert tkr(row(report, "a").year.outcome) == -1300 - 600 - (60 + 90)


def test_a_measure_of_the_whole_is_added_once_also_when_every_area_is_assessed():
    assessed = {"a": -2000_000_00, "i": -2500_000_00}
    model = {"vo": (-4250, 300), "a": (-1900, 0), "i": (-2650, -2650)}
    report = report_of(
        LEDGER,
        TREE,
        "2022-03",
        assessed=assessed,
        model={
            code: ModelForecast(amount=amount * 1000_00, own=own * 1000_00)
            for code, (amount, own) in model.items()
        },
    )

    assert tkr(report.total.year.outcome) == -2000 - 2500 + 300


def test_a_forecast_entered_for_the_committee_is_the_committees():
    report = report_of(LEDGER, TREE, "2022-03", assessed={"vo": -4500_000_00})

    assert (tkr(report.total.year.outcome), report.total.forecasts.method) == (-4500, "bedömd")
    assert tkr(row(report, "a").year.outcome) == -1830


def test_lines_have_an_official_forecast_only_when_they_add_up_to_the_total():
    model = report_of(LEDGER, TREE, "2022-03")
    by_account = "\n".join(f"{line} account=5010" for line in LEDGER.splitlines())
    entered = report_of(by_account, TREE, "2022-03", assessed={"a1": -1300_000_00})

    assert model.lines[-1].year.outcome == model.total.year.outcome
    assert row(entered, "personnel").year.outcome is None
    assert row(entered, "personnel").forecasts.budget_remaining is not None
    assert row(report_of(by_account, TREE, "2022-03"), "personnel").year.outcome is not None


def test_a_forecast_made_earlier_says_when():
    report = report_of(f"{LEDGER}\nvo forecast 2022-01:2022-12 -4300 as_of=2022-02", TREE, "2022-03")

    assert tkr(report.total.year.outcome) == -4300
    assert "Den uppladdade prognosen gjordes efter februari 2022." in report.notes
