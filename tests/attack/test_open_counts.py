"""Open indicators under attack: no hidden unit's count follows from totals, other periods or saved tables."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from socfin.documents.open_data.tables import INDICATORS
from socfin.domain.report import Report
from socfin.domain.sections import IndicatorRow
from socfin.services.masking.masking import Concealment, concealed
from tests.attack.attacker import Found, Knowledge, Target, Weights, placed
from tests.attack.open_tables import Row, month_of, rows_of
from tests.attack.worlds import World, made_up

WORLDS = 25
COLUMNS = {"utfall_ack": "outcome", "mal_ack": "target", "utfall_ack_fjol": "last_year"}
Counts = dict[tuple[str, str, int], int]
Mask = Callable[[Report, Concealment], Report]


def counts_of(world: World, seed: int) -> Counts:
    """What each unit that has no parts counts, by column and month; some count nothing of their own."""
    draw = random.Random(seed)
    return {
        (code, column, month): draw.randint(1, 300)
        for code in world.parents
        if code not in world.units.below and draw.random() < 0.9
        for column in COLUMNS.values()
        for month in range(1, world.months + 1)
    }


def behind(world: World, counts: Counts, code: str, column: str, month: int) -> Weights:
    """The counts that a row's own is the sum of."""
    keys = ((unit, column, month) for unit in world.units.subtree(code))
    return {key: 1 for key in keys if key in counts}


def with_counts(world: World, counts: Counts, report: Report, month: int) -> Report:
    """The report with an indicator of every row that has one, the total's too."""

    def rows() -> Iterator[IndicatorRow]:
        for row in report.all_rows:
            weights = {name: behind(world, counts, row.code, name, month) for name in COLUMNS.values()}
            if any(weights.values()):
                sums = {name: sum(counts[key] for key in each) for name, each in weights.items()}
                of = {"code": row.code, "verksamhet": row.name, "indicator": "brukare", "name": "Brukare"}
                yield IndicatorRow(**of, unit="brukare", decimals=0, direction="neither", **sums)

    return replace(report, indicators=tuple(rows()))


def attack(seed: int, mask: Mask) -> tuple[int, list[Found]]:
    """How much is hidden at last, and what is placed by whoever saved the table after every month."""
    world = made_up(seed)
    counts = counts_of(world, seed)
    reports = [with_counts(world, counts, each, month) for month, each in enumerate(world.reports(), 1)]
    knowledge, joined = Knowledge(frozenset(counts)), dict[str, int]()
    for until in range(1, world.months + 1):
        found = world.concealment(until)
        joined = dict.fromkeys(found.hidden, until) | joined
        for row in rows_of(INDICATORS.csv([mask(report, found) for report in reports[:until]])):
            learn(world, counts, knowledge, row)
    return len(joined), placed(knowledge, secrets_of(world, counts, joined))


def learn(world: World, counts: Counts, knowledge: Knowledge, row: Row) -> None:
    """A row of the table as equations: it is the sum of what lies beneath it."""
    for column, name in COLUMNS.items():
        if row[column]:
            weights = behind(world, counts, row["kod"], name, month_of(row))
            knowledge.learn(weights, int(Decimal(row[column])))


def secrets_of(world: World, counts: Counts, joined: dict[str, int]) -> Iterator[Target]:
    """Every count of what is hidden, since the month that hid it."""
    for code, since in joined.items():
        for name in COLUMNS.values():
            for month in range(since, world.months + 1):
                weights = behind(world, counts, code, name, month)
                if weights:
                    yield Target(f"{code} {name} {month}", weights, sum(counts[key] for key in weights))


def parents_shown(report: Report, found: Concealment) -> Report:
    """As if only the hidden rows themselves were left out."""
    left = tuple(row for row in report.indicators if row.code not in found.hidden)
    return replace(concealed(report, found), indicators=left)


@pytest.mark.parametrize("seed", range(WORLDS))
def test_no_hidden_count_is_placed_by_whoever_saved_every_table(seed):
    assert attack(seed, concealed)[1] == []


def test_the_attacker_finds_what_a_total_beside_its_shown_parts_gives_away():
    tried = [attack(seed, parents_shown) for seed in range(WORLDS)]

    assert sum(hidden for hidden, _ in tried) > WORLDS
    assert sum(bool(seen) for _, seen in tried) > WORLDS / 5
