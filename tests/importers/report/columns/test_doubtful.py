"""Columns that may be a year's or a period's are asked about; earlier forecasts and shares are no figures."""

import pytest

from socfin.domain.figures import Scenario
from tests.importers.tables import read_both

TOP = "Socialnämnden 2025-10, tkr\n"


def spans_of(parsed, scenario):
    return {str(f.span) for f in parsed.figures if f.scenario is scenario}


def asked(parsed):
    return [(p.code, p.column) for p in parsed.errors]


@pytest.mark.parametrize(
    "column", ["Utfall 2024", "Utfall, 2024", "2024 utfall", "Nettokostnad 2024", "Redovisat 2024"]
)
@pytest.mark.parametrize("beside", ["Utfall jan-okt 2025", "Utfall januari–oktober 2025"])
def test_a_year_before_beside_months_of_this_may_be_either_and_is_asked_about(column, beside):
    text = f"{TOP}Verksamhet;{column};{beside};Budget helår\nHemtjänst;-351;-310;-360\nIFO;-230;-195;-240\n"

    for parsed in read_both(text):
        assert asked(parsed) == [("year_or_period", column)]


@pytest.mark.parametrize("column", ["Bokslut 2024", "Utfall helår 2024", "Utfall år 2024"])
def test_a_year_before_that_says_it_is_whole_is_not_asked_about(column):
    text = f"{TOP}Verksamhet;{column};Utfall jan-okt 2025\nHemtjänst;-351;-310\nIFO;-230;-195\n"

    for parsed in read_both(text):
        assert asked(parsed) == []
        assert "2024-01–2024-12" in spans_of(parsed, Scenario.OUTCOME)


def test_years_alike_beside_each_other_are_of_the_same_months():
    for parsed in read_both(f"{TOP}Verksamhet;Utfall 2024;Utfall 2025\nHemtjänst;-351;-310\nIFO;-230;-195\n"):
        assert asked(parsed) == []
        assert spans_of(parsed, Scenario.OUTCOME) == {"2024-01–2024-10", "2025-01–2025-10"}


@pytest.mark.parametrize(
    "column", ["Ursprunglig budget", "Beslutad budget", "KF-budget", "Urspr. budget", "Budget (ram)"]
)
def test_a_budget_as_once_decided_beside_one_of_other_months_is_asked_about(column):
    rows = "Hemtjänst;-35 000;-36 000;-31 000\nIFO;-24 500;-24 000;-19 500\n"
    text = f"{TOP}Verksamhet;{column};Budget helår;Utfall ack\n{rows}"

    for parsed in read_both(text):
        assert asked(parsed) == [("year_or_period", column)]


@pytest.mark.parametrize(
    "column",
    [
        "Föregående prognos",
        "Föreg. prognos",
        "Prognos föreg månad",
        "Föregående månads prognos",
        "Förra prognosen",
        "Tidigare prognos",
        "Föregående årsprognos",
    ],
)
def test_what_was_forecast_before_is_told_and_not_used(column):
    text = f"{TOP}Verksamhet;Budget helår;Prognos;{column}\nHemtjänst;-360;-371;-365\nIFO;-240;-235;-245\n"

    for parsed in read_both(text):
        forecasts = [f.amount for f in parsed.figures if f.scenario is Scenario.FORECAST]
        assert (forecasts, spans_of(parsed, Scenario.FORECAST)) == (
            [-37_100_000, -23_500_000],
            {"2025-01–2025-12"},
        )
        assert f"Kolumnen ”{column}” används inte." in parsed.notes


def test_last_years_forecast_is_last_years():
    text = f"{TOP}Verksamhet;Prognos;Prognos föregående år\nHemtjänst;-371;-365\nIFO;-235;-245\n"

    for parsed in read_both(text):
        assert spans_of(parsed, Scenario.FORECAST) == {"2024-01–2024-12", "2025-01–2025-12"}


@pytest.mark.parametrize(
    "column",
    [
        "Utfall kr per invånare",
        "Utfall/inv",
        "Kr/inv",
        "Utfall per plats",
        "Utfall per brukare, kr",
        "Utfall snitt",
    ],
)
def test_what_something_costs_each_is_told_and_not_used(column):
    rows = "Hemtjänst;-31 000;-30 000;-2 583\nIFO;-19 500;-20 000;-1 625\n"
    text = f"{TOP}Verksamhet;Utfall ack;Budget ack;{column}\n{rows}"

    for parsed in read_both(text):
        assert asked(parsed) == []
        assert sum(f.amount for f in parsed.figures if f.scenario is Scenario.OUTCOME) == -50_500_000_00
        assert f"Kolumnen ”{column}” används inte." in parsed.notes


@pytest.mark.parametrize(
    "column", ["Ursprunglig budget", "Beslutad budget", "KF-budget", "Antagen budget", "Budget (ursprunglig)"]
)
def test_a_budget_as_once_decided_alone_is_asked_about_unless_a_deviation_proves_it(column):
    text = f"{TOP}Verksamhet;{column};Utfall ack\nHemtjänst;-35 000;-31 000\nIFO;-24 500;-19 500\n"
    proved = (
        f"{TOP}Verksamhet;{column};Utfall ack;Avvikelse\n"
        "Hemtjänst;-30 000;-31 000;-1 000\nIFO;-20 500;-19 500;1 000\n"
    )
    for parsed in read_both(text):
        assert asked(parsed) == [("year_or_period", column)]
    for parsed in read_both(proved):
        assert asked(parsed) == []
        assert spans_of(parsed, Scenario.BUDGET) == {"2025-01–2025-10"}


@pytest.mark.parametrize("column", ["Ursprunglig budget", "Aktuell budget", "Gällande budget", "KF-budget"])
@pytest.mark.parametrize("left", ["Kvar av budget", "Kvar", "Återstår av budget", "Återstår"])
def test_what_is_left_of_a_budget_proves_it_the_years(column, left):
    text = f"{TOP}Verksamhet;{column};Utfall ack;{left}\nHemtjänst;-40;-31;-9\nIFO;-30;-21;-9\n"
    for parsed in read_both(text):
        assert asked(parsed) == []
        assert spans_of(parsed, Scenario.BUDGET) == {"2025-01–2025-12"}


@pytest.mark.parametrize("words", ["Ram", "Driftbudget", "Budgetram", "Kommunbidrag"])
def test_a_budget_that_says_neither_year_nor_period_is_asked_about_under_an_accumulated_title(words):
    rows = "A;-27 600;-23 950\nB;-8 160;-6 920\n"
    for parsed in read_both(
        f"Socialnämnden jan-okt 2025, tkr, ackumulerat\nVerksamhet;{words};Utfall\n{rows}"
    ):
        assert [(one.code, one.column) for one in parsed.errors] == [("year_or_period", words)]


def test_a_deviation_proves_which_months_such_a_budget_is_of():
    rows = "A;-27 600;-23 950;3 650\nB;-8 160;-6 920;1 240\n"
    title = "Socialnämnden jan-okt 2025, tkr, ackumulerat"
    for parsed in read_both(f"{title}\nVerksamhet;Ram;Utfall;Avvikelse\n{rows}"):
        assert not parsed.errors


@pytest.mark.parametrize("words", ["Budget 1/12", "Budget 1/12-del", "Budget i tolftedelar (månad)"])
def test_a_twelfth_beside_the_outcome_of_several_months_is_asked_about(words):
    rows = "A;-2 760;-23 950\nB;-816;-6 920\n"
    for parsed in read_both(
        f"Socialnämnden jan-okt 2025, tkr, ackumulerat\nVerksamhet;{words};Utfall\n{rows}"
    ):
        assert [(one.code, one.column) for one in parsed.errors] == [("title_or_month", words)]


TO_COME = [
    "Förväntat utfall",
    "Beräknat utfall 2025",
    "Uppskattat utfall",
    "Bedömt årsutfall",
    "Utfallsbedömning",
    "Beräknat bokslut 2025",
    "Forventet forbrug",
]


@pytest.mark.parametrize("column", TO_COME)
def test_an_outcome_still_to_come_is_a_forecast_of_the_year(column):
    for parsed in read_both(
        f"{TOP}Verksamhet;Årsbudget;{column};Differens\nHemtjänst;-40;-43;-3\nIFO;-30;-29;1\n"
    ):
        assert asked(parsed) == []
        assert spans_of(parsed, Scenario.FORECAST) == {"2025-01–2025-12"}
        assert spans_of(parsed, Scenario.OUTCOME) == set()


@pytest.mark.parametrize("column", ["Beräknad budget", "Utfall", "Utfall ack", "Bokslut 2024"])
def test_what_only_resembles_one_is_no_forecast(column):
    for parsed in read_both(f"{TOP}Verksamhet;Årsbudget;{column}\nHemtjänst;-40;-33\nIFO;-30;-25\n"):
        assert spans_of(parsed, Scenario.FORECAST) == set()


REMAINDERS = [
    "Restbudget",
    "Budgetrest",
    "Budgetutrymme",
    "Budgetsaldo",
    "Budgetmarginal",
    "Kvarstående",
    "Ledigt",
    "Tillgänglig budget",
    "Saldo budget",
    "Budget ./. utfall",
]


@pytest.mark.parametrize("column", REMAINDERS)
def test_what_is_left_of_the_years_budget_is_no_budget_to_date(column):
    for parsed in read_both(
        f"{TOP}Verksamhet;Årsbudget;Utfall ack;{column}\nHemtjänst;-40;-31;-9\nIFO;-30;-21;-9\n"
    ):
        assert asked(parsed) == []
        assert spans_of(parsed, Scenario.BUDGET) == {"2025-01–2025-12"}


@pytest.mark.parametrize(
    "name", ["Kostnad per brukare", "Nettokostnad per plats", "Genomsnitt", "Max", "Medelvärde"]
)
def test_a_row_of_what_something_costs_each_or_on_average_is_no_verksamhet(name):
    rows = f"Hemtjänst;-1000;-1100\n{name};-310;-325\nBoende;-2000;-2050\n"
    text = f"{TOP}Verksamhet;Budget ack;Utfall ack\n{rows}"
    for parsed in read_both(text):
        assert sum(f.amount for f in parsed.figures if f.scenario is Scenario.OUTCOME) == -3150 * 1000 * 100
        assert any(name in problem.message for problem in parsed.problems)


OTHER_BUDGETS = [
    "Internbudget",
    "Volymbudget",
    "Tilläggsbudget",
    "Detaljbudget",
    "Personalbudget",
    "Rörlig budget",
]


@pytest.mark.parametrize("column", OTHER_BUDGETS)
def test_a_budget_beside_the_decided_is_never_the_periods_without_a_question(column):
    for beside in ("Årsbudget", "Budget jan-okt"):
        text = f"{TOP}Verksamhet;{beside};{column};Utfall ack\nHemtjänst;-360;-20;-310\nIFO;-240;-15;-195\n"
        for parsed in read_both(text):
            assert column in {p.column for p in parsed.errors}


@pytest.mark.parametrize("column", OTHER_BUDGETS)
def test_alone_it_is_asked_about_unless_a_deviation_shows_it_to_be_the_periods(column):
    text = f"{TOP}Verksamhet;{column};Utfall ack\nHemtjänst;-300;-310\nIFO;-200;-195\n"
    for parsed in read_both(text):
        assert ("year_or_period", column) in asked(parsed)

    text = f"{TOP}Verksamhet;{column};Utfall ack;Avvikelse\nHemtjänst;-300;-310;-10\nIFO;-200;-195;5\n"
    for parsed in read_both(text):
        assert asked(parsed) == []


@pytest.mark.parametrize(
    "column",
    [
        "Budgetjustering",
        "Budgetjusteringar ack",
        "Budgetökning 2025",
        "Justering av budget",
        "Ombudgeteringar",
        "Budgetomföring",
        "Ramändring",
        "Prognosversion",
        "Budgetkod",
        "Utfallstyp",
    ],
)
def test_what_changed_a_budget_and_what_tells_of_amounts_are_no_amounts(column):
    text = f"{TOP}Verksamhet;Budget ack;{column};Utfall ack\nHemtjänst;-300;-20;-310\nIFO;-200;-15;-195\n"
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert sum(f.amount for f in parsed.figures) == (-500 - 505) * 100_000
        assert any(column in note and "används inte" in note for note in parsed.notes)


@pytest.mark.parametrize("column", ["Reviderad budget", "Justerad budget", "Ändrad budget"])
def test_a_revised_budget_beside_the_years_may_be_either(column):
    text = f"{TOP}Verksamhet;Årsbudget;{column};Utfall ack\nHemtjänst;-360;-370;-310\nIFO;-240;-245;-195\n"
    for parsed in read_both(text):
        assert asked(parsed) == [("year_or_period", column)]
