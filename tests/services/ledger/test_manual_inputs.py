"""Forecasts and comments follow a reorganisation, but never pass for more than they are."""

from socfin.domain.report import Comment, Organisation
from tests.services.ledgers import report_of, row, tkr

TREE = """
vo Vård
  h Hemtjänst
    h1 Väst to=2021-12 successor=n1
    h2 Öst to=2021-12 successor=h
    n1 Norr from=2022-01
""".strip("\n")
LEDGER = "\n".join(
    f"{code} budget 2021-01:2021-12 -480\n{code} budget 2021-01 -40\n{code} outcome 2021-01 -41"
    for code in ("h1", "h2")
)
FORECASTS = {"h1": -490 * 100_000, "h2": -470 * 100_000}


def test_a_forecast_follows_the_only_predecessor():
    now = report_of(LEDGER, TREE, "2021-01", organisation=Organisation.NOW, assessed={"h1": FORECASTS["h1"]})

    assert tkr(row(now, "n1").forecasts.assessed) == -490


def test_a_forecast_for_a_part_never_becomes_the_parents():
    now = report_of(LEDGER, TREE, "2021-01", organisation=Organisation.NOW, assessed=FORECASTS)

    assert row(now, "h").forecasts.assessed is None
    assert "Den bedömda prognosen för Öst visas inte i dagens organisation." in now.notes


def test_comments_follow_with_the_name_they_were_written_for():
    comments = {"h1": Comment(text="Fler timmar."), "h2": Comment(text="Vikarier.")}
    now = report_of(LEDGER, TREE, "2021-01", organisation=Organisation.NOW, comments=comments)
    then = report_of(LEDGER, TREE, "2021-01", comments=comments)

    assert row(now, "n1").comment == Comment(text="Väst: Fler timmar.")
    assert row(now, "h").comment == Comment(text="Öst: Vikarier.")
    assert row(then, "h1").comment == Comment(text="Fler timmar.")


def test_the_successors_own_comment_stands():
    comments = {"h2": Comment(text="Vikarier."), "h": Comment(text="Egen.")}
    now = report_of(LEDGER, TREE, "2021-01", organisation=Organisation.NOW, comments=comments)

    assert row(now, "h").comment == Comment(text="Egen.")


def test_what_was_entered_for_an_unknown_code_is_left_out():
    report = report_of(LEDGER, TREE, "2021-01", assessed={"zz": -1}, comments={"zz": Comment(text="x")})

    assert tkr(report.total.year.outcome) == -962
