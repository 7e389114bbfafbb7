"""A deviation that is not outcome − budget on most rows speaks of columns read wrong: it needs a reason."""

import pytest

from socfin.services.file_checks.checks import SERIOUS, serious_of
from tests.importers.tables import read_both

HEADER = "Socialnämnden jan-okt 2025, tkr, ackumulerat\nVerksamhet;Utfall;Budget;Avvikelse\n"
RIGHT = "Äldreomsorg;-239 500;-230 000;-9 500\nIFO;-69 200;-68 000;-1 200\nLSS;-100;-90;-10\n"


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ("Äldreomsorg;-239 500;-230 000;-1 000\nIFO;-69 200;-68 000;-2 000\n", "2 av 2"),
        (RIGHT.replace("-9 500", "-1 000").replace("-1 200", "-2 200"), "2 av 3"),
        (RIGHT.replace("-9 500", "9 000").replace("-1 200", "-2 200") + "Barn;-50;-40;-10\n", "2 av 4"),
    ],
)
def test_a_deviation_that_differs_on_half_of_the_rows_or_more_needs_a_reason(rows, wrong):
    for parsed in read_both(HEADER + rows):
        (serious,) = serious_of(parsed.problems)
        assert (serious.code, serious.column) == ("deviation_unlike", "Avvikelse")
        assert wrong in serious.message


def test_a_deviation_that_differs_on_one_row_of_many_is_told_on_its_row():
    for parsed in read_both(HEADER + RIGHT.replace("-1 200", "-2 200")):
        assert [(one.code, one.row) for one in parsed.problems] == [("deviation_far", 4)]
        assert serious_of(parsed.problems) == parsed.problems


FAR_HEAD = "Omsorg ack mars 2025 tkr\nVerksamhet;Budget;Utfall;{heading}\n"
ROWS = {
    "Hemtjänst": (-5392, -5590),
    "Särskilt boende": (-31305, -29467),
    "Korttidsboende": (-9729, -9867),
    "Daglig verksamhet": (-9325, -10114),
    "Personlig assistans": (-6849, -6486),
}


def table(heading="Avvikelse", row="Korttidsboende", budget=None, outcome=None, total="", per_cent=False):
    lines = []
    for name, (planned, spent) in ROWS.items():
        last = f"{100 * spent / planned:.1f}".replace(".", ",") if per_cent else spent - planned
        if name == row:
            planned, spent = planned if budget is None else budget, spent if outcome is None else outcome
        lines.append((name, planned, spent, last))
    if total:
        total = sum(o - b for _, b, o, _ in lines) if total == "right" else total
        lines.append(("Totalt", sum(b for _, b, _, _ in lines), sum(o for _, _, o, _ in lines), total))
    return FAR_HEAD.format(heading=heading) + "".join(f"{';'.join(map(str, line))}\n" for line in lines)


def told(parsed):
    return [p.code for p in parsed.problems if p.code.startswith(("deviation", "per_cent"))]


@pytest.mark.parametrize("heading", ["Avvikelse", "Diff", "Avvikelse utfall-budget", "Budgetavvikelse"])
@pytest.mark.parametrize(
    "typed",
    [
        {"outcome": -98670},
        {"outcome": -986},
        {"budget": -97290},
        {"outcome": 9867},
        {"outcome": -8967 - 9867},
    ],
    ids=["a figure more", "a figure less", "in the budget", "the sign", "twice"],
)
def test_a_deviation_far_from_its_row_needs_a_reason(heading, typed):
    for parsed in read_both(table(heading, **typed)):
        assert told(parsed) == ["deviation_far"]
    assert {"deviation_far", "per_cent_far"} <= SERIOUS


@pytest.mark.parametrize("typed", [{"outcome": -98670}, {"outcome": -986}, {"budget": -97290}])
def test_where_a_printed_sum_proves_the_amounts_it_is_a_warning(typed):
    for parsed in read_both(table(total="right", **typed)):
        assert told(parsed) == ["deviation_differs"]
    for parsed in read_both(table(total="-1", **typed)):
        assert told(parsed) == ["deviation_far", "deviation_far"]


def test_two_rows_whose_amounts_have_changed_places_need_a_reason():
    text = (
        table(total="right").replace("-31305;-29467", "-31305;-10114").replace("-9325;-10114", "-9325;-29467")
    )
    for parsed in read_both(text):
        assert told(parsed) == ["deviation_far", "deviation_far"]


def test_transposed_figures_need_a_reason():
    for parsed in read_both(table(row="Särskilt boende", outcome=-29764)):
        assert told(parsed) == ["deviation_far"]


@pytest.mark.parametrize("outcome", [-9876, -9863, -9897])
def test_a_little_off_is_a_warning(outcome):
    for parsed in read_both(table(outcome=outcome)):
        assert told(parsed) == ["deviation_differs"]


@pytest.mark.parametrize("typed", [{"outcome": -98670}, {"outcome": -986}, {"budget": -97290}])
def test_a_per_cent_far_from_its_row_needs_a_reason(typed):
    for parsed in read_both(table("Förbrukning %", per_cent=True, **typed)):
        assert told(parsed) == ["per_cent_far"]


SWAPPED = "".join(f"{name};{spent};{planned};{spent - planned}\n" for name, (planned, spent) in ROWS.items())


@pytest.mark.parametrize("heading", ["Avvikelse", "Avvikelse utfall-budget", "Budgetavvikelse", "Diff"])
def test_headings_of_budget_and_outcome_that_changed_places_need_a_reason(heading):
    for parsed in read_both(FAR_HEAD.format(heading=heading) + SWAPPED):
        assert [p.code for p in serious_of(parsed.problems)] == ["deviation_opposite"]


@pytest.mark.parametrize(
    ("heading", "sign"),
    [("Avvikelse budget - utfall", 1), ("Avvikelse utfall - budget", -1), ("Avvikelse", -1)],
)
def test_a_file_that_writes_a_deficit_as_a_plus_needs_none(heading, sign):
    amounts = (
        (name, sign * planned, sign * spent, planned - spent) for name, (planned, spent) in ROWS.items()
    )
    rows = "".join(f"{';'.join(map(str, row))}\n" for row in amounts)

    for parsed in read_both(FAR_HEAD.format(heading=heading) + rows):
        assert "deviation_opposite" not in [p.code for p in parsed.problems]


def test_costs_as_plus_and_budget_minus_outcome_in_words_show_what_changed_places():
    rows = "".join(
        f"{name};{-spent};{-planned};{-planned + spent}\n" for name, (planned, spent) in ROWS.items()
    )

    for parsed in read_both(FAR_HEAD.format(heading="Avvikelse (budget-utfall)") + rows):
        assert "deviation_opposite" in [p.code for p in parsed.problems]


YEARS = [
    ("Utfall 2026-03", "Utfall 2025-03", "Budget 2026-03"),
    ("Utfall jan-mars 2026", "Utfall jan-mars 2025", "Budget jan-mars 2026"),
    ("Utfall ack", "Utfall ack fg år", "Budget ack"),
    ("Utfall", "Utfall föregående år", "Budget"),
    ("Utfall mars 26", "Utfall mars 25", "Budget mars 26"),
]


def two_years(own, before, budget, *, swapped):
    """The deviation is of this year's outcome; swapped, that stands under last year's heading."""
    lines = [f"Socialnämnden jan-mars 2026, tkr\nVerksamhet;{own};{before};{budget};Avvikelse"]
    for name, (planned, spent) in ROWS.items():
        amounts = (spent, planned - 500) if not swapped else (planned - 500, spent)
        lines.append(f"{name};{amounts[0]};{amounts[1]};{planned};{spent - planned}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("own", "before", "budget"), YEARS)
def test_a_deviation_that_is_last_years_says_that_the_years_have_changed_places(own, before, budget):
    for parsed in read_both(two_years(own, before, budget, swapped=True)):
        (problem,) = [p for p in parsed.problems if p.code == "deviation_of_another_year"]
        assert f"stämmer rad för rad med ”{before}”" in problem.message
        assert "deviation_of_another_year" in SERIOUS


@pytest.mark.parametrize(("own", "before", "budget"), YEARS)
def test_one_that_is_this_years_says_nothing(own, before, budget):
    for parsed in read_both(two_years(own, before, budget, swapped=False)):
        assert "deviation_of_another_year" not in {p.code for p in parsed.problems}
