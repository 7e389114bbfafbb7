"""How many people and places stand behind the money: the total's, else the only verksamhet's."""

from dataclasses import replace

from socfin.domain.sections import IndicatorRow
from socfin.services.prose.behind_words import behind_sentence
from tests.documents.reports import nora


def indicator(code, unit, verksamhet="", *, decimals=0, **figures):
    row = next((row for row in nora().top if row.name == verksamhet), nora().total)
    return IndicatorRow(
        code=row.code,
        verksamhet=row.name,
        indicator=code,
        name=unit.capitalize(),
        unit=unit,
        decimals=decimals,
        direction="neither",
        **figures,
    )


def told(*indicators):
    return behind_sentence(replace(nora(), indicators=indicators)).replace("\N{NO-BREAK SPACE}", " ")


STAFF = indicator("arsarbetare", "årsarbetare", decimals=1, outcome=8531, target=8595, deviation=-64)
PLACES = indicator("platser", "platser", "Hemtjänst", outcome=186, target=186, deviation=0)


def test_staff_stands_with_its_budget_and_a_place_that_follows_budget_without():
    assert (
        told(STAFF, PLACES)
        == "Bakom pengarna står 853,1 årsarbetare (budget 859,5) och 186 platser i Hemtjänst."
    )


def test_employed_are_counted_only_where_full_time_equivalents_are_not_known():
    employed = indicator("anstallda", "anställda", outcome=349)

    assert told(employed) == "Bakom pengarna står 349 anställda."
    assert "anställda" not in told(STAFF, employed)


def test_what_two_verksamheter_have_and_the_total_has_not_is_not_told_of_either():
    other = indicator("platser", "platser", "Funktionsstöd", outcome=12)

    assert told(PLACES, other) == ""


def test_a_newest_month_and_a_deviation_alone_say_what_they_are():
    over = indicator("arsarbetare", "årsarbetare", "Hemtjänst", decimals=1, deviation=64)
    january = indicator("platser", "platser", "Hemtjänst", newest=150, newest_span="januari 2022")

    assert told(over, january) == (
        "Bakom pengarna står 6,4 årsarbetare över budget i Hemtjänst och 150 platser i Hemtjänst i januari."
    )


def test_nothing_known_is_nothing_said():
    assert told() == ""
    assert told(indicator("platser", "platser", "Hemtjänst")) == ""


def test_a_total_of_some_parts_only_says_of_which_and_one_of_all_or_given_apart_does_not():
    home = indicator("anstallda", "anställda", "Hemtjänst", outcome=135)
    homes = indicator("anstallda", "anställda", "Särskilt boende (SÄBO)", outcome=214)
    whole = indicator("anstallda", "anställda", outcome=349)
    given = indicator("anstallda", "anställda", outcome=611)
    every = [
        indicator("anstallda", "anställda", row.name, outcome=10 * place)
        for place, row in enumerate(nora().top)
    ]
    total = indicator("anstallda", "anställda", outcome=sum(row.outcome for row in every))

    assert told(whole, home, homes) == "Bakom pengarna står 349 anställda i Hemtjänst och SÄBO."
    assert told(given, home, homes) == "Bakom pengarna står 611 anställda."
    assert told(total, *every) == "Bakom pengarna står 150 anställda."
