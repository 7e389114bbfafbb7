"""What shows a measure's effect: a line, an account or an indicator, month by month."""

from dataclasses import replace

from socfin.domain.lines import DEFAULT_RULES, Line
from socfin.domain.measures.facts import MeasurePlan
from socfin.domain.period import Month
from socfin.domain.sections import IndicatorRow
from socfin.services.measures.proof import Books, shown_by_indicator, shown_by_money
from tests.services.ledgers import ledger_of, tree_of

TREE = "vo Vård\n  a Hemtjänst\n    a1 Norr\n    a2 Söder\n  b IFO"
ROWS = "\n".join(
    f"{code} outcome 2024-{month:02} {tkr} account={account}"
    for code, account, tkr in (
        ("a1", "5020", -100),
        ("a2", "5020", -50),
        ("a1", "4511", -20),
        ("b", "5020", -7),
    )
    for month in (1, 2, 3, 4)
)
PLAN = MeasurePlan(text="", first=Month(2024, 4), last=Month(2024, 12), amount=None)


def books(rows=ROWS):
    return Books(ledger_of(rows), tree_of(TREE), DEFAULT_RULES)


def test_a_line_is_summed_over_what_lies_beneath():
    shown = shown_by_money(replace(PLAN, line=Line.PERSONNEL.value), "a", books())

    assert shown.proof.name == "Personalkostnader"
    assert (shown.proof.before, shown.months[Month(2024, 4)]) == (-150_000_00, -150_000_00)


def test_an_account_goes_before_the_line():
    shown = shown_by_money(replace(PLAN, line=Line.PERSONNEL.value, account="45"), "a", books())

    assert (shown.proof.name, shown.months[Month(2024, 4)]) == ("konto 45", -20_000_00)


def test_only_months_that_are_told_by_themselves_show_anything():
    whole = "a1 outcome 2024-01:2024-04 -400 account=5020"

    assert shown_by_money(replace(PLAN, line=Line.PERSONNEL.value), "a", books(whole)) is None


def test_without_line_account_or_verksamhet_nothing_is_shown():
    assert shown_by_money(PLAN, "a", books()) is None
    assert shown_by_money(replace(PLAN, account="5"), "borta", books()) is None


def test_an_indicator_shows_its_months_and_the_mean_before():
    row = IndicatorRow(
        code="a",
        verksamhet="Hemtjänst",
        indicator="belaggning",
        name="Beläggning",
        unit="%",
        decimals=1,
        direction="up",
        months=(800, 820, None, 850),
    )

    shown = shown_by_indicator(replace(PLAN, indicator="belaggning"), "a", [row], 2024)

    assert (shown.proof.before, shown.months) == (
        810,
        {Month(2024, 1): 800, Month(2024, 2): 820, Month(2024, 4): 850},
    )
    assert shown_by_indicator(replace(PLAN, indicator="platser"), "a", [row], 2024) is None
