"""Small numbers: whatever is shown, no small unit's amount can be worked out from it."""

from dataclasses import fields, replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.report import Comment, Report, ReportRow, RowKind
from socfin.services.masking.gathered_rows import is_gathered
from socfin.services.masking.judged_cells import Units, cells_of
from socfin.services.masking.masking import conceal, concealed, hidden_names
from socfin.services.report.bridge import bridge
from tests.rows import row_of, saying
from tests.services.masking.alone import concealment, mask

LIMIT = 5


def report(told: str) -> Report:
    """Lines of "510 -100 -90" (code, outcome, budget in öre), or "510" for the sum of what is under it."""
    parsed = [((len(line) - len(line.lstrip())) // 2, line.split()) for line in told.strip("\n").splitlines()]
    above: list[str] = []
    rows: list[ReportRow] = []
    for depth, (code, *amounts) in parsed:
        above = [*above[:depth], code]
        outcome, budget = (int(one) for one in amounts) if amounts else (None, None)
        rows.append(
            row_of(
                code=code,
                name=f"Enhet {code}",
                level=depth + 1,
                parent=above[depth - 1] if depth else "",
                outcome_to_date_ore=outcome,
                budget_to_date_ore=budget,
            )
        )
    return of_rows(rows)


def of_rows(rows: list[ReportRow]) -> Report:
    """A report of leaves and the parents above them, each parent the sum of its parts."""
    summed: dict[str, ReportRow] = {}
    for row in reversed(rows):
        parts = [one for one in summed.values() if one.parent == row.code]
        summed[row.code] = added(row, parts) if parts else row
    whole = tuple(summed[row.code] for row in rows)
    total = row_of(code="T", name="Nämnden", level=0, kind=RowKind.TOTAL)
    total = added(total, [row for row in whole if row.level == 1])
    return Report(
        committee="provby",
        committee_name="Socialnämnden",
        municipality="Provby",
        period="2022-03",
        total=total,
        rows=whole,
        bridge=bridge(total, whole),
    )


def added(row: ReportRow, parts: list[ReportRow]) -> ReportRow:
    outcome = sum(part.to_date.outcome or 0 for part in parts)
    budget = sum(part.to_date.budget or 0 for part in parts)
    return saying(row, has_children=bool(row.level), outcome_to_date_ore=outcome, budget_to_date_ore=budget)


def codes(shown: Report) -> list[str]:
    return [row.code for row in shown.rows]


def test_nothing_is_hidden_when_no_unit_is_small():
    whole = report("510 -100 -90\n520 -200 -210")

    assert mask(whole, {"510": 20, "520": 6}, LIMIT) is whole


def test_a_unit_whose_people_are_not_given_is_shown():
    whole = report("510 -100 -90\n520 -200 -210")

    assert mask(whole, {}, LIMIT) is whole


def test_a_small_unit_is_gathered_with_the_smallest_of_its_siblings():
    whole = report("510 -100 -90\n520 -200 -210\n530 -300 -300")

    shown = mask(whole, {"510": 2, "520": 60, "530": 9}, LIMIT)

    assert codes(shown) == ["+T", "520"]
    gathered = shown.rows[0]
    assert (gathered.name, gathered.to_date.outcome) == ("Mindre enheter (2 st)", -400)
    assert gathered.to_date.deviation == -10


def test_the_shown_rows_still_add_up_to_the_total():
    whole = report("510 -100 -90\n520 -200 -210\n530 -300 -300")

    shown = mask(whole, {"510": 2}, LIMIT)

    assert sum(row.to_date.outcome for row in shown.top) == whole.total.to_date.outcome
    assert shown.total == whole.total


def test_two_small_units_with_too_few_people_together_get_a_third():
    whole = report("510 -100 -90\n520 -200 -210\n530 -300 -300\n540 -400 -400")

    shown = mask(whole, {"510": 2, "520": 1, "530": 80, "540": 30}, LIMIT)

    assert codes(shown) == ["+T", "530"]
    assert shown.rows[0].name == "Mindre enheter (3 st)"


def test_a_parent_stands_alone_when_its_parts_cannot_be_gathered():
    whole = report("510\n  511 -100 -90\n  512 -50 -50\n520 -200 -210")

    shown = mask(whole, {"511": 2, "512": 40}, LIMIT)

    assert codes(shown) == ["510", "520"]
    assert not shown.rows[0].has_children


def test_a_parent_with_a_single_small_part_is_as_small_as_the_part():
    whole = report("510\n  511 -100 -90\n520 -200 -210\n530 -300 -300")

    shown = mask(whole, {"510": 40, "511": 2, "520": 70, "530": 8}, LIMIT)

    assert codes(shown) == ["+T", "520"]


def test_what_lies_beneath_a_hidden_unit_is_hidden_too():
    whole = report("510 -100 -90\n520\n  521 -150 -150\n  522 -50 -60\n530 -3000 -3000")

    shown = mask(whole, {"510": 2, "521": 6, "522": 6, "530": 90}, LIMIT)

    assert codes(shown) == ["+T", "530"]


def test_of_two_shields_the_one_that_costs_fewest_rows_is_taken():
    whole = report("510 -100 -90\n520\n  521 -150 -150\n  522 -50 -60\n530 -300 -300")

    shown = mask(whole, {"510": 2, "521": 6, "522": 6, "530": 90}, LIMIT)

    assert codes(shown) == ["+T", "520", "521", "522"]


def test_a_missing_amount_makes_the_gathered_row_missing_not_smaller():
    whole = report("510 -100 -90\n520 -200 -210\n530 -300 -300\n540 -400 -400")
    rows = (saying(whole.rows[0], outcome_to_date_ore=None), *whole.rows[1:])

    shown = mask(replace(whole, rows=rows), {"510": 2, "520": 9}, LIMIT)

    assert shown.rows[0].to_date.outcome is None


def test_comments_notes_and_bridge_steps_of_hidden_units_go_with_them():
    whole = report("510 -100 -90\n520 -200 -210\n530 -300 -300")
    told = replace(whole.rows[0], comment=Comment(text="En dyr placering."))
    whole = replace(
        whole,
        rows=(told, *whole.rows[1:]),
        notes=("Enhet 510 har ett eget utfall.", "Utfall för mars saknas."),
    )

    shown = mask(whole, {"510": 2, "520": 9}, LIMIT)

    assert "En dyr placering." not in shown.to_json()
    assert "510" not in {step.code for step in shown.bridge}
    assert sum(step.amount_ore for step in shown.bridge if step.kind in ("step", "others")) == 0
    assert shown.notes == (
        "Utfall för mars saknas.",
        "Enheter med färre än 5 platser eller brukare redovisas inte var för sig.",
    )


def test_the_inner_circle_is_told_which_units_others_do_not_see():
    whole = report("510 -100 -90\n520\n  521 -150 -150\n  522 -50 -60\n530 -3000 -3000")
    people = {"510": 2, "521": 6, "522": 6, "530": 90}

    found = concealment(whole, people, LIMIT)

    assert (found.small, found.shields) == ({"510"}, {"520"})
    assert hidden_names(whole, mask(whole, people, LIMIT)) == ("Enhet 510", "Enhet 520")


def test_the_choice_is_the_same_in_every_period_and_safe_in_each():
    people = {"510": 2, "520": 9, "530": 12}
    march = report("510 -100 -90\n520 -200 -210\n530 -300 -300\n540 -9 -9")
    april = report("510 -900 -90\n520 -1 -210\n530 -3000 -300\n540 -9 -9")
    root, *units = order = ("T", "510", "520", "530", "540")
    tree = Units.of(root, dict.fromkeys(units, root), people, LIMIT)

    found = conceal(tree, cells_of(march, order).and_also(cells_of(april, order)))

    assert [one.codes for one in found.gatherings] == [("510", "530")]
    assert codes(concealed(march, found)) == codes(concealed(april, found)) == ["+T", "520", "540"]


def test_a_limit_of_zero_hides_nothing():
    whole = report("510 -100 -90\n520 -200 -210")

    assert mask(whole, {"510": 1}, 0) is whole


def test_every_part_of_a_report_is_known_to_the_masking():
    """A new field may tell what is hidden: decide in `concealed`, then add it here."""
    treated = {"rows", "lines", "bridge", "notes", "public", "sources", "agenda", "indicators", "unit_costs"}
    treated |= {
        "decisions",
        "budget_walk",
        "requests",
        "questions",
        "measures",
        "measures_ahead",
        "assignments",
        "goals",
        "boxes",
    }
    treated |= {"kolada", "staff", "own_bought", "what_ifs", "terms", "warnings", "committees"}
    treated |= {"trade", "elimination"}
    of_the_whole = {"total", "months", "published", "published_by"}
    names = {"committee", "committee_name", "municipality", "constructed", "period", "unit"}
    choices = {"organisation", "total_first"}

    assert {field.name for field in fields(Report)} == treated | of_the_whole | names | choices


@st.composite
def committees(draw) -> tuple[Report, dict[str, int]]:
    """A tree of up to three levels with amounts and, for some rows, people."""
    rows: list[ReportRow] = []

    def grow(prefix: str, level: int) -> None:
        for number in range(draw(st.integers(1, 4))):
            code = f"{prefix}{number + 1}"
            rows.append(
                row_of(
                    code=code,
                    name=f"Enhet {code}.",
                    level=level,
                    parent=prefix if level > 1 else "",
                    outcome_to_date_ore=-draw(st.integers(1, 10**9)),
                    budget_to_date_ore=-draw(st.integers(1, 10**9)),
                )
            )
            if level < 3 and draw(st.booleans()):
                grow(code, level + 1)

    grow("", 1)
    people = {row.code: draw(st.integers(0, 12)) for row in rows if draw(st.booleans())}
    return of_rows(rows), people


def leaves_under(code: str, rows: tuple[ReportRow, ...]) -> set[str]:
    parents = {row.parent for row in rows}
    return {row.code for row in rows if row.code not in parents and row.code.startswith(code)}


def recoverable(known: list[set[str]], wanted: set[str]) -> bool:
    """Whether sums over `wanted` follow from sums over each of `known`: is its vector in their span?"""
    names = sorted(set().union(*known, wanted))
    target = [Fraction(name in wanted) for name in names]
    basis: list[tuple[int, list[Fraction]]] = []
    for one in known:
        vector = reduced([Fraction(name in one) for name in names], basis)
        pivot = next((i for i, value in enumerate(vector) if value), None)
        if pivot is not None:
            basis.append((pivot, [value / vector[pivot] for value in vector]))
    return not any(reduced(target, basis))


def reduced(vector: list[Fraction], basis: list[tuple[int, list[Fraction]]]) -> list[Fraction]:
    for pivot, row in basis:
        factor = vector[pivot]
        if factor:
            vector = [value - factor * other for value, other in zip(vector, row, strict=True)]
    return vector


@given(committees())
def test_no_masked_amount_can_be_recovered_from_what_is_shown(made):
    whole, people = made
    found = concealment(whole, people, LIMIT)
    shown = mask(whole, people, LIMIT)
    everything = leaves_under("", whole.rows)
    gathered = {
        "+" + one.parent: set().union(*(leaves_under(code, whole.rows) for code in one.codes))
        for one in found.gatherings
        if one.merged
    }
    known = [everything] + [
        gathered[row.code] if is_gathered(row.code) else leaves_under(row.code, whole.rows)
        for row in shown.rows
    ]

    for code in found.small:
        mine = leaves_under(code, whole.rows)
        if mine != everything:  # the total itself is always shown
            assert not recoverable(known, mine), (code, codes(shown))


@given(committees())
def test_no_small_unit_is_shown_and_every_gathered_row_is_the_sum_of_its_units(made):
    whole, people = made
    found = concealment(whole, people, LIMIT)
    shown = {row.code: row for row in mask(whole, people, LIMIT).rows}
    amounts = {row.code: row.to_date.outcome for row in whole.rows}

    assert not [code for code in shown if not is_gathered(code) and people.get(code, LIMIT) < LIMIT]
    for one in found.gatherings:
        if one.merged and "+" + one.parent in shown:
            assert shown["+" + one.parent].to_date.outcome == sum(amounts[code] for code in one.codes)
            assert len(one.codes) > 1


def test_the_checker_of_the_property_sees_what_can_be_worked_out():
    assert recoverable([{"a", "b"}, {"b"}], {"a"})
    assert not recoverable([{"a", "b", "c"}, {"c"}], {"a"})


@pytest.mark.parametrize("code", ["510", ""])
def test_only_gathered_rows_are_taken_for_gathered(code):
    assert not is_gathered(code)
