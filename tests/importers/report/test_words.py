"""Words of units, budgets, forecasts and last year in headings, and columns of texts that hold no amount."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.money import Unit
from socfin.importers.spelling.headings import read_heading, unit_in
from socfin.importers.spelling.roles import Basis, Role
from tests.importers.tables import case, read_both, totals


def test_the_words_of_a_controller_are_read():
    for parsed in read_both(case("16")):
        assert parsed.errors == ()
        assert totals(parsed) == {
            "budget 2020-01–2020-10": -4000,
            "outcome 2020-01–2020-10": -4200,
            "budget 2020-01–2020-12": -4800,
            "forecast 2020-01–2020-12": -5000,
        }


@pytest.mark.parametrize(
    "said",
    [
        "tusental kronor",
        "tusentals kronor",
        "tusen kr",
        "1000-tal kr",
        "1 000 kr",
        "kkr",
        "Tusental kr",
        "000 kr",
    ],
)
def test_thousands_of_kronor_in_any_words_are_tkr(said):
    assert unit_in(f"Belopp i {said}") is Unit.TKR


@pytest.mark.parametrize("said", ["miljoner kronor", "milj. kr", "milj kr", "miljontals kronor"])
def test_miljoner_kronor_are_mnkr(said):
    assert unit_in(f"Belopp i {said}") is Unit.MNKR


def test_ten_thousand_kronor_are_no_unit_and_two_units_are_none():
    assert unit_in("Högst 10 000 kr") is Unit.KR
    assert unit_in("Belopp i kr, sammandrag i tkr") is None


@pytest.mark.parametrize(
    ("said", "after"),
    [
        ("Prognos T2", "2020-08"),
        ("Prognos tertial 1", "2020-04"),
        ("Prognos kvartal 3", "2020-09"),
        ("Helårsprognos T2", "2020-08"),
        ("Prognos T2 2020", "2020-08"),
    ],
)
def test_a_forecast_is_of_the_year_and_a_part_of_it_says_when_it_was_made(said, after):
    text = f"Socialnämnden jan-okt 2020, tkr\nVerksamhet;Utfall ack;{said}\nHemtjänst;-4 200;-5 000\n"
    for parsed in read_both(text):
        assert parsed.errors == ()
        forecast = next(f for f in parsed.figures if f.scenario is Scenario.FORECAST)
        assert (str(forecast.span), str(forecast.as_of)) == ("2020-01–2020-12", after)


@pytest.mark.parametrize(
    "lines",
    [
        "Verksamhet;Utfall ack;Helårs-\n;;budget",
        "Verksamhet;Utfall;Helårs\n;ack;budget",
        "Verksamhet;Utfall;Kommunbidrag\n;ack;helår",
        "Verksamhet;Utfall;Budget\n;ack;hela året",
        "Verksamhet;Ack;Års-\n;utfall;budget",
    ],
)
def test_headings_split_over_two_rows_are_one(lines):
    for parsed in read_both(f"Socialnämnden jan-okt 2020, tkr\n\n{lines}\nHemtjänst;-4 200;-4 800\n"):
        assert totals(parsed) == {"outcome 2020-01–2020-10": -4200, "budget 2020-01–2020-12": -4800}


def test_perioden_and_ackumulerat_are_the_month_and_the_year_to_date_of_the_outcome():
    for parsed in read_both(case("23"), unit=Unit.KR):
        assert parsed.errors == ()
        assert totals(parsed) == {
            "outcome 2022-03": -100,
            "outcome 2022-01–2022-03": -300,
            "budget 2022-01–2022-03": -310,
        }


@pytest.mark.parametrize(
    "header",
    [
        "Konto;Benämning;Period;Ack;Budget ack",
        "Konto;Benämning;Månad;Ackumulerat;Budget ack",
        "Konto;Benämning;Månaden;Hittills i år;Budget ack",
        "Konto;Benämning;Utfall period;Utfall ack;Budget ack",
        "Konto;Benämning;Utfall perioden;Ack utfall;Ack budget",
        ";;Utfall;;Budget\nKonto;Benämning;Period;Ackumulerat;Ackumulerat",
    ],
)
def test_a_period_beside_amounts_to_date_is_the_month(header):
    for parsed in read_both(f"Mars 2022, kr\n{header}\n5020;Löner;-100000,00;-300000,00;-310000,00\n"):
        assert parsed.errors == ()
        assert totals(parsed) == {
            "outcome 2022-03": -100,
            "outcome 2022-01–2022-03": -300,
            "budget 2022-01–2022-03": -310,
        }


def test_period_ackumulerat_and_helar_below_one_another_are_month_to_date_and_year():
    text = (
        "Mars 2022, tkr\n;Period;;Ackumulerat;;Helår;\n"
        "Verksamhet;Utfall;Budget;Utfall;Budget;Budget;Prognos\nA;-1;-2;-3;-6;-24;-25\nB;-1;-2;-4;-6;-24;-25\n"
    )
    for parsed in read_both(text):
        assert totals(parsed) == {
            "outcome 2022-03": -2,
            "budget 2022-03": -4,
            "outcome 2022-01–2022-03": -7,
            "budget 2022-01–2022-03": -12,
            "budget 2022-01–2022-12": -48,
            "forecast 2022-01–2022-12": -50,
        }


def test_last_year_by_its_initials_is_last_year():
    for parsed in read_both(case("24")):
        assert parsed.errors == ()
        assert totals(parsed) == {
            "outcome 2021-01–2021-03": -90,
            "outcome 2022-01–2022-03": -100,
            "budget 2022-01–2022-03": -95,
        }


@pytest.mark.parametrize(
    "said", ["Utfall ack f.å.", "Utfall ack fg år", "Utfall ack f.g. år", "Utfall fgå ack", "Ack utfall f å"]
)
def test_last_year_in_any_initials_is_last_year(said):
    for parsed in read_both(
        f"Jan-mar 2022, tkr\nVerksamhet;Utfall ack;Budget ack;{said}\nHemtjänst;-100;-95;-90\n"
    ):
        assert parsed.errors == ()
        assert totals(parsed)["outcome 2021-01–2021-03"] == -90


def test_a_column_of_texts_is_no_amount():
    for parsed in read_both(case("25")):
        assert parsed.problems == ()
        assert totals(parsed) == {"outcome 2022-01–2022-03": -100, "budget 2022-01–2022-03": -95}


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Budgetansvarig", "Anna Ek"),
        ("Prognoskommentar", "Följer budget 2022"),
        ("Analys av avvikelse", "Fler timmar"),
        ("Kommentar till utfall", "2 vakanser"),
        ("Budget fastställd av", "Nämnden"),
    ],
)
def test_any_column_of_words_stops_no_file(heading, cell):
    header = f"Verksamhet;{heading};Utfall ack;Budget ack"
    text = f"Jan-mar 2022, tkr\n{header}\nHemtjänst;{cell};-100;-95\nSäbo;;-10;-9\n"
    for parsed in read_both(text):
        assert parsed.problems == ()
        assert totals(parsed)["outcome 2022-01–2022-03"] == -110


def test_a_column_of_broken_formulas_is_still_an_amount():
    for parsed in read_both(
        "Jan-mar 2022, tkr\nVerksamhet;Utfall ack;Budget ack\nHemtjänst;#REFERENS!;-95\n"
    ):
        assert [p.code for p in parsed.errors] == ["unreadable_amount"]


@pytest.mark.parametrize(
    "headings", ["VSH;VSH_T;KTO;KTO_T", "Vht;Vht namn;Kto;Kto namn", "VERKSAMHET;VERKSAMHET_T;KONTO;KONTO_T"]
)
def test_short_names_of_code_and_name_are_of_their_dimension(headings):
    text = (
        f"Period: jan-okt 2025, tkr\n\n{headings};UTFALL ACK;BUDGET ACK\n510;Hemtjänst;5020;Lön;-70;-80\n"
        "510;Hemtjänst;3132;Avgift;5;6\n520;Säbo;5020;Lön;-90;-95\n"
    )
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2025-01–2025-10": -155, "budget 2025-01–2025-10": -169}
        assert {f.account for f in parsed.figures} == {"5020", "3132"}


@pytest.mark.parametrize("word", ["BERÄKNAT RESULTAT", "Rörelseresultat", "Resultat före skatt"])
def test_a_result_below_accounts_is_their_sum(word):
    text = f"Period: jan-okt 2025, tkr\n\nKonto;Utfall ack\n3040 Avgifter;20\n5010 Lön;-100\n{word};-80\n"
    for parsed in read_both(text):
        assert "sum_assumed" not in {one.code for one in parsed.problems}
        assert totals(parsed) == {"outcome 2025-01–2025-10": -80}


@pytest.mark.parametrize("unit", ["100-tal kr", "hundratal kronor", "10 000-tal kr", "mdkr", "EUR"])
def test_a_unit_that_is_none_of_ours_is_never_taken_for_kronor(unit):
    for parsed in read_both(f"Socialnämnden jan-okt 2025, {unit}\n\nVerksamhet;Utfall ack\nStab;-43 041\n"):
        assert "unit_other" in {one.code for one in parsed.errors}


@pytest.mark.parametrize("heading", ["Bud-utf", "Budget - utfall", "Utfall – budget", "Utf-bud"])
def test_budget_minus_outcome_is_a_deviation(heading):
    text = (
        f"Socialnämnden jan-okt 2025, tkr\n\nVerksamhet;Utfall ack;Budget ack;{heading}\nStab;-90;-80;-10\n"
    )
    for parsed in read_both(text):
        assert parsed.errors == ()
        assert totals(parsed) == {"outcome 2025-01–2025-10": -90, "budget 2025-01–2025-10": -80}


@pytest.mark.parametrize("budget", ["Budget perioden", "Budget period", "Bud perioden"])
def test_perioden_beside_the_periods_budget_is_its_outcome(budget):
    text = f"Period jan-okt 2025, tkr\n\nVerksamhet;Perioden;{budget};Differens\nStab;-90;-80;-10\n"
    for parsed in read_both(text):
        assert totals(parsed) == {"outcome 2025-01–2025-10": -90, "budget 2025-01–2025-10": -80}


@pytest.mark.parametrize("said", ["Årsbud", "Årsram", "Årsanslag", "Årsbedömning", "Trolig årsutgång"])
def test_a_years_amount_in_one_word_is_the_whole_years(said):
    heading = read_heading(said)

    foreseen = said in ("Årsbedömning", "Trolig årsutgång")
    assert (heading.role, heading.basis) == (Role.AMOUNT, Basis.YEAR)
    assert heading.scenario is (Scenario.FORECAST if foreseen else Scenario.BUDGET)
