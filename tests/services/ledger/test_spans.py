"""Exact tilings: no gap, no overlap, the newest figures first."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.period import Month
from socfin.services.ledger.spans import Piece, cover, latest_forecast, tilings

JANUARY = Month(2022, 1).number


def piece(first, last, rank=1, *, source="erp", scenario="budget", as_of=0, index=0):
    """A piece from month numbers 1-12 of 2022."""
    return Piece(index, scenario, source, as_of, JANUARY + last - 1, last - first + 1, rank, rank)


def months(pieces):
    return None if pieces is None else [(p.first - JANUARY + 1, p.last - JANUARY + 1) for p in pieces]


def tiled(pieces, last, first=1):
    return months(cover(pieces, JANUARY + first - 1, JANUARY + last - 1).get(JANUARY + last - 1))


def test_months_add_up_to_a_quarter():
    assert tiled([piece(1, 1), piece(2, 2), piece(3, 3)], 3) == [(1, 1), (2, 2), (3, 3)]


def test_a_gap_makes_the_span_unknown():
    assert tiled([piece(1, 1), piece(3, 3)], 3) is None


def test_an_accumulated_span_is_never_divided():
    assert tiled([piece(1, 3)], 2) is None
    assert tiled([piece(1, 3)], 3, first=3) is None


def test_overlapping_spans_are_never_added():
    assert tiled([piece(1, 2), piece(2, 3)], 3) is None


def test_the_newest_publication_wins():
    old_months = [piece(1, 1, 1), piece(2, 2, 2)]

    assert tiled([*old_months, piece(1, 2, 3)], 2) == [(1, 2)]
    assert tiled([piece(1, 2, 0), *old_months], 2) == [(1, 1), (2, 2)]


def test_among_equally_new_the_fewest_pieces_win():
    assert tiled([piece(1, 1), piece(2, 2), piece(1, 2)], 2) == [(1, 2)]


def test_a_budget_decision_counts_from_its_own_months():
    budget = [piece(m, m) for m in range(1, 13)] + [piece(m, m, 2, source="KF § 95") for m in range(7, 13)]

    assert len(tiled(budget, 6)) == 6
    assert len(tiled(budget, 8)) == 8 + 2
    assert len(tiled(budget, 12)) == 12 + 6
    assert tiled(budget, 3, first=3) == [(3, 3)]


def test_a_decision_that_is_not_divided_makes_the_months_it_covers_unknown():
    budget = [piece(m, m) for m in range(1, 13)] + [piece(7, 12, 2, source="KF § 95")]

    assert len(tiled(budget, 6)) == 6
    assert tiled(budget, 8) is None
    assert len(tiled(budget, 12)) == 13


def test_decisions_without_the_original_budget_are_no_budget():
    decision = [piece(m, m, source="KF § 95") for m in range(1, 13)]

    assert tiled(decision, 12) is None
    assert tiled(decision, 3, first=3) is None
    assert tiled([*decision, *(piece(m, m, 2) for m in (1, 2, 3))], 3) is not None
    assert tiled([*decision, *(piece(m, m, 2) for m in (1, 2, 3))], 12) is None


def test_an_outcome_may_rest_on_any_source():
    assert tiled([piece(1, 1, source="lön", scenario="outcome")], 1) == [(1, 1)]


def test_the_forecast_made_last_before_the_period_counts():
    made = [
        piece(1, 12, 1, scenario="forecast", as_of=JANUARY + 3),
        piece(1, 12, 2, scenario="forecast", as_of=JANUARY + 7),
    ]

    assert latest_forecast(made, Month(2022, 3)) is None
    assert latest_forecast(made, Month(2022, 6)) == (made[0],)
    assert latest_forecast(made, Month(2022, 8)) == (made[1],)
    assert latest_forecast(made, Month(2023, 1)) is None


spans = st.tuples(st.integers(1, 6), st.integers(1, 6)).map(sorted)


@given(st.lists(st.tuples(spans, st.integers(1, 9)), max_size=7), st.integers(1, 6))
def test_the_tiling_is_the_best_of_all_there_are(drawn, last):
    pieces = [piece(*span, rank, index=i) for i, (span, rank) in enumerate(drawn)]
    wanted = list(range(JANUARY, JANUARY + last))
    possible = [
        chosen
        for size in range(len(pieces) + 1)
        for chosen in combinations(pieces, size)
        if sorted(n for s in chosen for n in range(s.first, s.last + 1)) == wanted
    ]
    found = tilings(pieces, wanted).get(wanted[-1])

    if not possible:
        assert found is None
        return
    assert sorted(n for s in found for n in range(s.first, s.last + 1)) == wanted
    best = max((max(s.rank for s in chosen), -len(chosen)) for chosen in possible)
    assert (max(s.rank for s in found), -len(found)) == best
