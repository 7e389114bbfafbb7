"""A committee's forecasts: sane from little, parts adding up, one-offs apart, nothing from the future."""

import pytest

from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.period import Month
from socfin.services.forecast.adjustments import AdjustmentFact, monthly, remaining
from socfin.services.forecast.estimates import COMBINED
from socfin.services.forecast.history import known_after
from socfin.services.forecast.run import forecast_values
from tests.services.ledgers import NORA, NORA_TREE, TIMRA, TIMRA_TREE, ledger_of, tree_of

TREE = """
vo Vård
  a Hemtjänst
    a1 Norr
    a2 Söder
  b IFO
""".strip("\n")


def months(code, year, first, last, tkr, scenario="outcome", **more):
    keys = " ".join(f"{key}={value}" for key, value in more.items())
    return "\n".join(f"{code} {scenario} {year}-{m:02d} {tkr} {keys}" for m in range(first, last + 1))


def whole(*parts):
    return "\n".join(parts)


PACE = whole(
    *(
        months(code, year, 1, 12 if year < 2024 else 6, tkr)
        for year in (2022, 2023, 2024)
        for code, tkr in (("a1", -100), ("a2", -200), ("b", -50))
    ),
    *(
        months(code, year, 1, 12, tkr, "budget")
        for year in (2022, 2023, 2024)
        for code, tkr in (("a1", -100), ("a2", -200), ("b", -50))
    ),
)


def made(ledger, tree=TREE, month="2024-06", told=()):
    known = known_after(Month.parse(month), ledger_of(ledger), tree_of(tree), DEFAULT_RULES)
    return forecast_values(known, told)


def combined(of, code, line=""):
    return next(one for one in of.values if (one.code, one.line, one.method) == (code, line, COMBINED))


def tkr(amount):
    return amount / 100_000


def one_off(code, first, last, amount, kind=AdjustmentKind.ONE_OFF):
    return AdjustmentFact(code, kind, Month.parse(first), Month.parse(last), round(amount * 100_000))


def test_a_steady_pace_goes_on():
    assert tkr(combined(made(PACE), "vo").amount) == pytest.approx(-4200, rel=0.02)
    assert tkr(combined(made(PACE), "b").amount) == pytest.approx(-600, rel=0.02)


def test_the_parts_are_the_whole_to_the_ore():
    of = made(PACE)

    assert combined(of, "a1").amount + combined(of, "a2").amount == combined(of, "a").amount
    assert combined(of, "a").amount + combined(of, "b").amount == combined(of, "vo").amount


def test_the_lines_are_the_net_to_the_ore_in_every_verksamhet():
    lines = whole(
        *(
            months(code, year, 1, 12 if year < 2024 else 5, tkr, account=account)
            for year in (2023, 2024)
            for code in ("a1", "a2", "b")
            for account, tkr in (("5020", -80.5), ("6010", -20.1), ("3010", 10.3))
        ),
        *(
            months(code, year, 1, 12, tkr, "budget", account=account)
            for year in (2023, 2024)
            for code in ("a1", "a2", "b")
            for account, tkr in (("5020", -81), ("6010", -20), ("3010", 10))
        ),
    )

    of = made(lines, month="2024-05")

    for code in ("a1", "a", "vo"):
        parts = [combined(of, code, line).amount for line in ("personnel", "premises", "revenue")]
        assert sum(parts) == combined(of, code).amount
    for line in ("personnel", "premises", "revenue"):
        assert (
            combined(of, "a", line).amount + combined(of, "b", line).amount == combined(of, "vo", line).amount
        )


def test_every_range_holds_its_forecast():
    for one in made(PACE).values:
        if one.method == COMBINED:
            assert one.low <= one.amount <= one.high


def test_nora_in_its_first_year_lands_between_budget_and_straight_line():
    of = made(NORA, NORA_TREE, "2022-03")

    assert -266_949 < tkr(combined(of, "5").amount) < -258_181
    assert {one.code for one in of.values} == {"5"}, "a verksamhet without a year to go by is not forecast"


def test_timra_in_its_first_year_is_sane_and_its_lines_add_up():
    of = made(TIMRA, TIMRA_TREE, "2022-08")

    assert -495_000 < tkr(combined(of, "sn").amount) < -465_000
    lines = [combined(of, "sn", line).amount for line in ("revenue", "cost")]
    assert sum(lines) == combined(of, "sn").amount


def test_nothing_of_the_future_is_used():
    later = whole(PACE, months("b", 2024, 7, 12, -900), months("b", 2025, 1, 12, -900, "budget"))

    assert made(later).values == made(PACE).values


def test_a_budget_decision_is_known_from_the_month_it_begins():
    decided = whole(PACE, months("b", 2024, 7, 12, -30, "budget", source="beslut"))
    july = whole(
        decided,
        *(months(code, 2024, 7, 7, amount) for code, amount in (("a1", -100), ("a2", -200), ("b", -50))),
    )

    before, after = (
        combined(made(july, month=month), "b").explanation["budget"] for month in ("2024-06", "2024-07")
    )

    assert (tkr(before), tkr(after)) == (-600, -780)


def test_a_one_off_is_taken_out_and_put_back():
    with_it = whole(PACE, "b outcome 2024-03 -400")

    plain, told = made(PACE), made(with_it, told=[one_off("b", "2024-03", "2024-03", -400)])

    assert combined(told, "b").amount - combined(plain, "b").amount == -400 * 100_000
    assert combined(told, "vo").amount - combined(plain, "vo").amount == -400 * 100_000


def test_last_years_one_off_is_not_expected_again():
    with_it = whole(PACE, "b outcome 2023-10 -400")

    told = made(with_it, told=[one_off("b", "2023-10", "2023-10", -400)])

    assert combined(told, "b").amount == combined(made(PACE), "b").amount


def test_a_measure_that_has_not_begun_improves_the_forecast_by_what_it_gives_this_year():
    measure = one_off("a", "2024-09", "2025-02", 60, AdjustmentKind.MEASURE)

    plain, told = made(PACE), made(PACE, told=[measure])

    assert combined(told, "a").amount - combined(plain, "a").amount == 40 * 100_000
    assert combined(told, "vo").amount - combined(plain, "vo").amount == 40 * 100_000


def test_a_measure_is_kept_where_it_was_decided_and_counted_once():
    measure = one_off("a", "2024-09", "2025-02", 60, AdjustmentKind.MEASURE)

    plain, told = made(PACE), made(PACE, told=[measure])

    for code in ("a1", "a2", "b"):
        assert combined(told, code).amount == combined(plain, code).amount
    assert combined(told, "a").own == 40 * 100_000
    assert combined(told, "vo").own == combined(plain, "vo").own == 0


def test_what_a_measure_of_several_has_given_by_now_lies_in_their_outcome():
    """It began in May; of its 10 tkr a month two months have passed, and six are to come."""
    measure = one_off("a", "2024-05", "2024-12", 80, AdjustmentKind.MEASURE)

    told = made(PACE, told=[measure])

    assert combined(told, "a").own == 60 * 100_000
    assert combined(told, "a").explanation["adjusted"] == 80 * 100_000
    assert combined(told, "a").explanation["adjusted_passed"] == 20 * 100_000
    parts = combined(told, "a1").amount + combined(told, "a2").amount
    assert parts + combined(told, "a").own == combined(told, "a").amount


def test_a_measure_of_several_is_divided_among_the_lines_to_the_ore():
    lines = whole(
        *(
            months(code, 2023 + year, 1, 12 if not year else 5, tkr, account=account)
            for year in (0, 1)
            for code in ("a1", "a2", "b")
            for account, tkr in (("5020", -80.5), ("6010", -20.1), ("3010", 10.3))
        ),
        *(
            months(code, year, 1, 12, tkr, "budget", account=account)
            for year in (2023, 2024)
            for code in ("a1", "a2", "b")
            for account, tkr in (("5020", -81), ("6010", -20), ("3010", 10))
        ),
    )
    measure = one_off("a", "2024-06", "2024-12", 70.01, AdjustmentKind.MEASURE)

    plain, told = (made(lines, month="2024-05", told=given) for given in ((), [measure]))

    gained = {
        line: combined(told, "a", line).amount - combined(plain, "a", line).amount
        for line in ("", "personnel", "premises", "revenue")
    }
    assert gained[""] == gained["personnel"] + gained["premises"] == 7_001_000
    assert gained["revenue"] == 0


def test_an_amount_is_spread_evenly_and_no_ore_is_lost():
    one = AdjustmentFact("b", AdjustmentKind.MEASURE, Month(2024, 11), Month(2025, 1), -1000)

    assert (monthly(one, 2024)[10:], monthly(one, 2025)[:2]) == ((-333, -333), (-334, 0))
    assert remaining(one, Month(2024, 11)) == -333


def test_history_follows_to_the_successor_once_it_has_taken_over():
    tree = """
vo Vård
  old Gamla to=2023-12 successor=new
  new Nya from=2024-01
""".strip("\n")
    ledger = whole(
        months("old", 2023, 1, 12, -100),
        months("old", 2023, 1, 12, -100, "budget"),
        months("new", 2024, 1, 6, -100),
        months("new", 2024, 1, 12, -100, "budget"),
    )

    assert tkr(combined(made(ledger, tree), "new").explanation["last_year"]) == -1200
    assert combined(made(ledger, tree, "2023-06"), "old").amount < 0


def test_a_closed_unit_stays_at_its_outcome_and_a_coming_one_at_its_budget():
    tree = """
vo Vård
  a Kvar
  shut Stängd to=2024-03
  soon Kommande from=2024-10
""".strip("\n")
    ledger = whole(
        *(months("a", year, 1, 12 if year < 2024 else 6, -100) for year in (2023, 2024)),
        *(months("a", year, 1, 12, -100, "budget") for year in (2023, 2024)),
        months("shut", 2023, 1, 12, -40),
        months("shut", 2024, 1, 3, -40),
        months("shut", 2024, 4, 6, 0),
        months("shut", 2023, 1, 12, -40, "budget"),
        months("shut", 2024, 1, 3, -40, "budget"),
        months("shut", 2024, 4, 12, 0, "budget"),
        months("soon", 2024, 1, 9, 0, "budget"),
        months("soon", 2024, 10, 12, -70, "budget"),
    )

    of = made(ledger, tree)

    assert tkr(combined(of, "shut").amount) == pytest.approx(-120, abs=1)
    assert combined(of, "shut").explanation["how"] == "closed"


def test_months_known_only_as_a_sum_are_points_at_their_last_month():
    ledger = whole(
        "vo outcome 2024-01:2024-04 -400",
        "vo outcome 2023-01:2023-04 -410",
        "vo outcome 2023-05:2023-12 -790",
        "vo budget 2024-01:2024-12 -1200",
    )

    of = made(ledger, "vo Vård", "2024-04")

    assert tkr(combined(of, "vo").amount) == pytest.approx(-1190, rel=0.03)
    assert tkr(combined(of, "vo").explanation["last_year_to_date"]) == -410


def test_after_december_and_before_any_outcome_there_is_nothing_to_forecast():
    assert made(PACE, month="2023-12").values == ()
    assert made(PACE, month="2024-09").values == ()
    assert made("", month="2024-09").values == ()
