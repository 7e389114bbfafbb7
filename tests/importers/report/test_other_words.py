"""Words that once turned a report's months, unit, remainder or sign without anything being said."""

import pytest

from socfin.domain.figures import Scenario
from tests.importers.tables import read_both

ROWS = "Hemtjänst;-300;-1200;{a}\nIFO;-200;-800;{b}\n"


def totals(parsed):
    """Scenario and span → tkr."""
    found = {}
    for f in parsed.figures:
        key = (f.scenario, str(f.span))
        found[key] = found.get(key, 0) + f.amount / 100_000
    return found


@pytest.mark.parametrize(
    "said", ["ej ackumulerat", "icke ackumulerat", "inte ackumulerade", "oackumulerat", "ej ack."]
)
def test_a_title_that_denies_accumulation_leaves_the_months_alone(said):
    rows = "Hemtjänst;-310;-300\nIFO;-195;-200\n"
    text = f"Socialnämnden mars 2025, tkr, {said}\nVerksamhet;Utfall mars;Budget mars\n{rows}"

    for parsed in read_both(text):
        assert {str(f.span) for f in parsed.figures} == {"2025-03"}


@pytest.mark.parametrize(
    "unit",
    [
        "SEK thousand",
        "SEK thousands",
        "SEK '000",
        "1 000 SEK",
        "tusen SEK",
        "t kr",
        "kr x 1000",
        "TSEK",
        "kr i tusental",
    ],
)
def test_thousands_in_any_words_are_thousands(unit):
    text = f"Socialnämnden jan-mar 2025 ({unit})\nVerksamhet;Utfall ack\nHemtjänst;-310\nIFO;-195\n"

    for parsed in read_both(text):
        assert sum(f.amount for f in parsed.figures) == -505_000_00


@pytest.mark.parametrize("word", ["Återstående", "Kvarvarande", "Resterande", "Outnyttjad", "Disponibel"])
def test_what_is_left_of_the_budget_is_held_against_the_year_and_is_no_budget(word):
    head = f"Socialnämnden jan-mar 2025 tkr\nVerksamhet;Utfall ack;Årsbudget;{word} budget\n"

    for parsed in read_both(head + ROWS.format(a=-900, b=-600)):
        assert totals(parsed) == {
            (Scenario.OUTCOME, "2025-01–2025-03"): -500,
            (Scenario.BUDGET, "2025-01–2025-12"): -2000,
        }
        assert not parsed.problems
    for parsed in read_both(head + ROWS.format(a=-900, b=-500)):
        assert "deviation_far" in {p.code for p in parsed.problems}


@pytest.mark.parametrize(
    "column",
    [
        "Prognos +/-",
        "Prognos (+/-)",
        "Prognostiserat resultat",
        "Prognos mot budget",
        "Helårsprognos resultat",
    ],
)
def test_a_forecast_of_the_deviation_is_no_forecast_of_the_cost(column):
    text = f"Socialnämnden jan-mar 2025 tkr\nVerksamhet;Utfall ack;Årsbudget;{column}\n" + ROWS.format(
        a=-10, b=20
    )

    for parsed in read_both(text):
        assert Scenario.FORECAST not in {f.scenario for f in parsed.figures}


@pytest.mark.parametrize(
    "column", ["Prognos återstående månader", "Budget återstående månader", "Utfall R12"]
)
def test_amounts_of_other_months_than_the_periods_are_told_and_not_used(column):
    text = f"Socialnämnden jan-mar 2025 tkr\nVerksamhet;Utfall ack;Årsbudget;{column}\n" + ROWS.format(
        a=-90, b=-60
    )

    for parsed in read_both(text):
        assert sum(totals(parsed).values()) == -2500
        assert f"Kolumnen ”{column}” används inte." in parsed.notes


@pytest.mark.parametrize("column", ["Full Year Budget", "FY Budget", "Annual budget"])
def test_english_budgets_of_the_year_are_the_years(column):
    rows = "Hemtjänst;-300;-1200\nIFO;-200;-800\n"
    text = f"Socialnämnden jan-mar 2025 tkr\nVerksamhet;Utfall ack;{column}\n{rows}"

    for parsed in read_both(text):
        assert totals(parsed)[Scenario.BUDGET, "2025-01–2025-12"] == -2000


@pytest.mark.parametrize("heading", ["Vht", "Verks.", "Vsh"])
def test_the_codes_beside_a_name_are_the_verksamhets(heading):
    head = f"Socialnämnden jan-mar 2025 tkr\n{heading};Verksamhet (T);Utfall ack\n"

    for parsed in read_both(head + "5101;Hemtjänst;-310\n5102;Hemtjänst;-195\n"):
        assert [f.verksamhet_code for f in parsed.figures] == ["5101", "5102"]


@pytest.mark.parametrize("turned", ["Utfall", "Budget"])
@pytest.mark.parametrize("tail", ["", ";Avvikelse"])
def test_outcome_and_budget_of_opposite_signs_are_never_published(turned, tail):
    one, other = (1, -1) if turned == "Utfall" else (-1, 1)
    rows = [("Hemtjänst", 310, 300), ("IFO", 195, 200), ("Stab", 20, 30)]
    end = tail and ";5"
    body = "".join(f"{name};{one * outcome};{other * budget}{end}\n" for name, outcome, budget in rows)

    for parsed in read_both(
        f"Socialnämnden jan-mar 2025 tkr\nVerksamhet;Utfall ack;Budget ack{tail}\n{body}"
    ):
        assert "signs_apart" in {p.code for p in parsed.errors}


@pytest.mark.parametrize(("turned", "told"), [(3, False), (4, True), (5, True)])
def test_four_rows_of_five_must_have_opposite_signs(turned, told):
    body = "".join(f"Enhet {n};{10 if n < turned else -10};-11\n" for n in range(5))

    for parsed in read_both(f"Socialnämnden jan-mar 2025 tkr\nVerksamhet;Utfall ack;Budget ack\n{body}"):
        assert ("signs_apart" in {p.code for p in parsed.errors}) is told
