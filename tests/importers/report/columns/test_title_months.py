"""What a title says of a report's months beside what its headings say, and headings of parts of a year."""

import pytest

from socfin.domain.figures import Scenario
from socfin.domain.period import Month
from socfin.importers.report.columns.chosen import column_choices
from socfin.services.file_checks.checks import serious_of
from tests.importers.tables import read_both, totals

ROWS = "Hemtjänst;-28 400;-27 100\nIFO;-11 800;-10 900\nSumma;-40 200;-38 000\n"
AUGUST, SEPTEMBER = "2025-01–2025-08", "2025-01–2025-09"


def report(title: str, *columns: str, rows: str = ROWS) -> str:
    return f"{title}\nVerksamhet;{';'.join(columns)}\n{rows}"


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("ack T2", AUGUST),
        ("t.o.m. T2", AUGUST),
        ("tom tertial 2", AUGUST),
        ("ack tertial 2", AUGUST),
        ("T2 ack", AUGUST),
        ("per T2", AUGUST),
        ("jan–T2", AUGUST),
        ("ack kv 3", SEPTEMBER),
        ("till och med kvartal 3", SEPTEMBER),
        ("kvartal 3 ackumulerat", SEPTEMBER),
        ("Q3 YTD", SEPTEMBER),
        ("T2", "2025-05–2025-08"),
        ("kvartal 3", "2025-07–2025-09"),
    ],
)
def test_a_part_of_the_year_is_from_january_where_its_heading_says_accumulated(words, span):
    for parsed in read_both(report("Socialnämnden 2025, tkr", f"Utfall {words}", f"Budget {words}")):
        assert totals(parsed) == {f"outcome {span}": -40_200, f"budget {span}": -38_000}
        assert not parsed.problems


MONTHS = ["2510", "okt", "oktober 2025", "2025-10"]


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize(
    "title", ["Utfall jan–okt 2025, tkr", "Socialnämnden januari - oktober 2025 tkr", "Period 2501-2510, tkr"]
)
def test_a_heading_of_one_month_under_a_title_of_several_is_asked_about(title, month):
    for parsed in read_both(report(title, f"Utfall {month}", "Budget")):
        (asked,) = parsed.errors
        assert (asked.code, asked.column) == ("title_or_month", f"Utfall {month}")
        assert "bara oktober 2025 eller januari–oktober 2025" in asked.message


@pytest.mark.parametrize(("word", "span"), [("ack", "2025-01–2025-10"), ("månad", "2025-10")])
def test_the_answer_says_which_months_the_heading_is_of(word, span):
    said = column_choices(f"Utfall 2510={word}; Budget 2510={word}")
    for parsed in read_both(report("Utfall jan–okt 2025, tkr", "Utfall 2510", "Budget 2510"), columns=said):
        assert totals(parsed) == {f"outcome {span}": -40_200, f"budget {span}": -38_000}
        assert not parsed.errors


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("Utfall jan–okt 2025, tkr", ("Utfall okt", "Utfall ack")),
        ("Utfall jan–okt 2025, tkr", ("Utfall jan-okt", "Budget okt")),
        ("Utfall jan–feb 2025, tkr", ("Utfall jan", "Utfall feb")),
        ("Utfall oktober 2025, tkr", ("Utfall okt", "Budget okt")),
        ("Utfall jan–okt 2025, tkr", ("Utfall sep", "Utfall okt")),
    ],
)
def test_months_that_the_title_leaves_room_for_are_not_asked_about(title, columns):
    for parsed in read_both(report(title, *columns)):
        assert not parsed.errors


@pytest.mark.parametrize(
    "title",
    [
        "Socialnämnden, månadens utfall oktober 2025, tkr",
        "Socialnämnden oktober 2025, månadsutfall, tkr",
        "Utfall för månaden, oktober 2025, tkr",
        "Socialnämnden, endast oktober 2025, tkr",
        "Oktober 2025, ej ackumulerat, tkr",
    ],
)
def test_a_title_that_says_the_month_alone_makes_the_columns_the_month(title):
    for parsed in read_both(report(title, "Utfall", "Budget")):
        assert totals(parsed) == {"outcome 2025-10": -40_200, "budget 2025-10": -38_000}
        assert [one.code for one in parsed.problems] == ["basis_assumed"] * 2
        assert "som titeln säger" in parsed.problems[0].message


@pytest.mark.parametrize("before", ["", ";Utfall okt 2024"])
def test_a_month_as_large_as_ten_twelfths_of_the_year_needs_a_second_look(before):
    amounts = ";-2 700" if before else ""
    rows = f"Hemtjänst;-28 400{amounts};-34 000\nIFO;-11 800{amounts};-13 000\n"
    text = f"Socialnämnden okt 2025, tkr\nVerksamhet;Utfall okt 2025{before};Budget helår\n{rows}"
    for parsed in read_both(text):
        assert [one.code for one in parsed.problems] == ["looks_to_date"]
        assert "så stor, bredvid årets budget" in parsed.problems[0].message


def test_a_month_that_is_a_twelfth_of_the_year_needs_none():
    text = report(
        "Socialnämnden okt 2025, tkr",
        "Utfall okt 2025",
        "Budget helår",
        rows="A;-2 900;-34 000\nB;-1 000;-12 000\n",
    )
    for parsed in read_both(text):
        assert not parsed.problems


def forecasts(heading: str, amounts: tuple[int, int], *, budget: bool = True) -> str:
    year = (";Budget helår", ";-333 600", ";-130 800") if budget else ("", "", "")
    return (
        f"Socialnämnden oktober 2025, tkr\nVerksamhet;Utfall jan-okt;{heading}{year[0]}\n"
        f"Hemtjänst;-284 600;{amounts[0]}{year[1]}\nIFO;-118 100;{amounts[1]}{year[2]}\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        forecasts("Prognos nov", (-28_200, -11_500)),
        forecasts("Prognos 2511", (-28_200, -11_500)),
        forecasts("Prognos november 2025", (-328_200, -131_500), budget=False),
        forecasts("Prognos dec", (-28_200, -11_500)),
    ],
)
def test_a_forecast_of_a_month_to_come_is_asked_about(text):
    for parsed in read_both(text):
        (asked,) = parsed.errors
        assert asked.code == "forecast_month"
        assert "hela 2025 eller bara för den månaden" in asked.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (forecasts("Prognos nov", (-328_200, -131_500)), ["basis_assumed"]),
        (forecasts("Prognos dec", (-328_200, -131_500)), []),
        (forecasts("Prognos dec", (-328_200, -131_500), budget=False), []),
    ],
)
def test_a_forecast_as_large_as_the_years_budget_is_the_years(text, told):
    for parsed in read_both(text):
        assert totals(parsed)["forecast 2025-01–2025-12"] == -459_700
        assert [one.code for one in parsed.problems] == told


def test_the_answer_makes_a_forecast_of_a_month_to_come_the_years_or_leaves_it_out():
    text = forecasts("Prognos nov", (-28_200, -11_500))
    for parsed in read_both(text, columns=column_choices("Prognos nov=helår")):
        assert totals(parsed)["forecast 2025-01–2025-12"] == -39_700
        assert not parsed.errors
    for parsed in read_both(text, columns=column_choices("Prognos nov=används inte")):
        assert not any("forecast" in key for key in totals(parsed))
        assert not parsed.errors


TITLES = ["Nettokostnad jan-okt, tkr", "Utfall jan–okt 2025, tkr", "Utfall t.o.m. oktober, tkr"]


@pytest.mark.parametrize("title", TITLES)
def test_years_alone_under_a_title_of_months_are_asked_about(title):
    for parsed in read_both(report(title, "2024", "2025")):
        assert [(p.code, p.column) for p in parsed.errors] == [("title_or_year", y) for y in ("2024", "2025")]
        assert "hela 2024 eller bara januari–oktober" in parsed.errors[0].message


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize(
    ("word", "spans"),
    [("ack", ("{0}-01–{0}-10", "{0}-01–{0}-10")), ("helår", ("{0}-01–{0}-12", "{0}-01–{0}-12"))],
)
def test_the_answer_says_which_months_a_year_alone_is_of(title, word, spans):
    said = column_choices(f"2024={word}; 2025={word}")
    for parsed in read_both(report(title, "2024", "2025"), columns=said):
        read = [span.format(year) for span, year in zip(spans, (2024, 2025), strict=True)]
        assert totals(parsed) == {f"outcome {read[0]}": -40_200, f"outcome {read[1]}": -38_000}
        assert not parsed.errors


@pytest.mark.parametrize(
    ("title", "columns"),
    [
        ("Utfall 2024–2025, tkr", ("2024", "2025")),
        ("Utfall jan–dec, tkr", ("2024", "2025")),
        ("Uppföljning jan–okt 2025, tkr", ("2024", "Utfall jan-okt 2025")),
    ],
)
def test_whole_years_are_not_asked_about(title, columns):
    for parsed in read_both(report(title, *columns)):
        assert "title_or_year" not in [p.code for p in parsed.problems]


TITLE = "Socialnämnden januari–oktober 2025, tkr"
THREE = "Hemtjänst;-28 400;-27 100;-2 900\nIFO;-11 800;-10 900;-1 200\n"
OCTOBER = "2025-01–2025-10"


@pytest.mark.parametrize(
    ("part", "span"),
    [
        ("Utfall sep", "2025-09"),
        ("Utfall jan", "2025-01"),
        ("Utfall kv 3", "2025-07–2025-09"),
        ("Utfall tertial 2", "2025-05–2025-08"),
        ("Utfall okt", "2025-10"),
    ],
)
def test_a_part_of_the_year_in_one_heading_leaves_the_titles_month_to_the_columns_without(part, span):
    for parsed in read_both(report(TITLE, "Budget ack", "Utfall ack", part, rows=THREE)):
        assert parsed.errors == ()
        assert totals(parsed) == {
            f"budget {OCTOBER}": -40_200,
            f"outcome {OCTOBER}": -38_000,
            f"outcome {span}": -4_100,
        }


@pytest.mark.parametrize("part", ["Budget sep", "Budget nov"])
def test_a_budget_of_another_month_leaves_the_titles_month_too(part):
    for parsed in read_both(report(TITLE, "Budget ack", "Utfall ack", part, rows=THREE)):
        assert f"outcome {OCTOBER}" in totals(parsed)


def test_the_titles_month_may_be_chosen_beside_a_column_of_another():
    text = report(TITLE, "Budget ack", "Utfall ack", "Utfall sep", rows=THREE)
    for parsed in read_both(text, period=Month(2025, 10)):
        assert parsed.errors == ()
        assert f"outcome {OCTOBER}" in totals(parsed)


def test_without_a_title_and_with_outcome_of_a_later_month_the_heading_says_the_period():
    for title, last in (("Rapport, tkr, 2025", "Utfall sep"), ("Januari–augusti 2025, tkr", "Utfall sep")):
        for parsed in read_both(report(title, "Budget ack", "Utfall ack", last, rows=THREE)):
            assert f"outcome {SEPTEMBER}" in totals(parsed)


def test_months_from_january_in_a_heading_say_the_period_whatever_the_title():
    for parsed in read_both(report(TITLE, "Budget ack", "Utfall jan-sep")):
        assert f"budget {SEPTEMBER}" in totals(parsed)


@pytest.mark.parametrize(
    "title", ["Uppföljning jan–okt 2025, tkr", "Utfall per oktober 2025, tkr", "Oktober 2025, tkr"]
)
@pytest.mark.parametrize(
    ("part", "span"),
    [
        ("Utfall sep", "2025-09"),
        ("Utfall kv 3", "2025-07–2025-09"),
        ("Utfall kv 1-2", "2025-01–2025-06"),
        ("Utfall tertial 1", "2025-01–2025-04"),
        ("Utfall jan-aug", "2025-01–2025-08"),
    ],
)
def test_an_outcome_without_months_beside_one_of_a_part_is_of_the_titles_month(title, part, span):
    for headings in (("Budget", "Utfall", part), ("Budget", "Redovisat", part)):
        for parsed in read_both(report(title, *headings, rows=THREE)):
            assert parsed.errors == ()
            assert totals(parsed) == {
                f"budget {OCTOBER}": -40_200,
                f"outcome {OCTOBER}": -38_000,
                f"outcome {span}": -4_100,
            }


@pytest.mark.parametrize("title", ["Uppföljning januari–oktober 2025, tkr", "T.o.m. oktober 2025, tkr"])
@pytest.mark.parametrize("months", ["jan-sep", "jan-nov"])
def test_a_title_of_other_months_than_the_headings_demands_a_reason(title, months):
    for parsed in read_both(report(title, f"Budget {months}", f"Utfall {months}")):
        (told,) = [p for p in parsed.problems if p.code == "title_differs"]
        assert "Titeln säger januari–oktober 2025" in told.message
        assert serious_of(parsed.problems) == (told,)


def test_a_title_of_the_headings_months_or_of_none_is_not_told():
    for title in (TITLE, "Socialnämnden 2025, tkr", "Sammanträde 2025-11-12, tkr"):
        for parsed in read_both(report(title, "Budget jan-okt 2025", "Utfall jan-okt 2025")):
            assert "title_differs" not in {p.code for p in parsed.problems}


LONE = "Hemtjänst;-28 400;-27 100\nIFO;-11 800;-10 900\n"


@pytest.mark.parametrize(
    "title",
    [
        "Utfall oktober 2025, tkr",
        "Nettokostnad per oktober, tkr",
        "Utfall 2025-10, tkr",
        "Utfall 31 oktober 2025, tkr",
    ],
)
def test_years_alone_under_a_title_of_one_month_are_asked_about(title):
    for parsed in read_both(report(title, "2024", "2025", rows=LONE)):
        asked = [p for p in parsed.errors if p.code == "title_or_year"]
        assert [p.column for p in asked] == ["2024", "2025"]
        assert "Enstaka månad" in asked[0].remedy


@pytest.mark.parametrize(
    ("word", "span"), [("månad", "{}-10"), ("ack", "{}-01–{}-10"), ("helår", "{}-01–{}-12")]
)
def test_the_answer_says_whether_a_year_alone_is_of_the_titles_month(word, span):
    answer = column_choices(f"2024={word}; 2025={word}")
    for parsed in read_both(report("Utfall oktober 2025, tkr", "2024", "2025", rows=LONE), columns=answer):
        assert parsed.errors == ()
        assert set(totals(parsed)) == {f"outcome {span.format(year, year)}" for year in (2024, 2025)}


@pytest.mark.parametrize(
    "title", ["Bokslut, tkr", "Utfall, utskrivet 2025-03-02, tkr", "Utfall december 2025, tkr"]
)
def test_years_alone_under_a_title_of_no_month_within_the_year_are_whole(title):
    for parsed in read_both(report(title, "2024", "2025", rows=LONE), scenario=Scenario.OUTCOME):
        assert "title_or_year" not in {p.code for p in parsed.problems}


@pytest.mark.parametrize(
    "heading",
    [
        "Utfall ultimo oktober 2025",
        "Forbrug ultimo oktober 2025",
        "Utfall vid utgången av oktober 2025",
        "Utfall fram till oktober 2025",
        "Utfall pr. oktober 2025",
        "Utfall till oktober 2025",
    ],
)
def test_an_outcome_up_to_a_month_is_from_january(heading):
    for parsed in read_both(report("Socialnämnden, tkr", "Årsbudget", heading, rows=LONE)):
        assert parsed.problems == ()
        assert totals(parsed) == {"budget 2025-01–2025-12": -40_200, f"outcome {OCTOBER}": -38_000}


@pytest.mark.parametrize("months", ["Prognos nov;Prognos dec", "Prognos 2025-11;Prognos 2025-12"])
@pytest.mark.parametrize("year", ["Prognos helår", "Helårsprognos", "Prognos 2025"])
def test_forecasts_of_months_to_come_beside_the_years_are_told_as_not_used(months, year):
    text = f"Verksamhet;Utfall ack okt 2025;{months};{year}\nA;-2 000;-200;-210;-2 410\nB;-80;-9;-8;-97\n"
    for parsed in read_both(f"Socialnämnden oktober 2025, tkr\n{text}"):
        assert parsed.errors == ()
        assert totals(parsed) == {
            "outcome 2025-01–2025-10": -2_080,
            "forecast 2025-01–2025-12": -2_507,
        }
        assert any("används inte: ”Prognos" in note for note in parsed.notes)
