"""Made-up committees whose amounts are divided on lines, and their open tables as saved every month."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from socfin.documents.open_data.tables import LINES, UNITS
from socfin.domain.limits import Thresholds
from socfin.domain.lines import COST_LINES, Line
from socfin.domain.report import Report, ReportRow, RowKind
from socfin.services.masking.judged_cells import Cells
from socfin.services.masking.masking import Concealment, concealed
from socfin.services.report.outlook import Outlook
from socfin.services.report.rows import Amounts, Identity, figured
from tests.attack.attacker import Found, Knowledge, Target, Weights, placed
from tests.attack.open_tables import of_statement, of_units, rows_of, still_secret
from tests.attack.public import measures
from tests.attack.worlds import ROOT, Key, World, made_up

SPOKEN = (Line.REVENUE, Line.PERSONNEL, Line.PURCHASED_CARE, Line.PREMISES)
WORDS = {
    "outcome_to_date": "outcome_to_date_ore",
    "budget_to_date": "budget_to_date_ore",
    "outcome_month": "outcome_month_ore",
    "budget_month": "budget_month_ore",
    "budget_year": "budget_year_ore",
}
"""What a row is reckoned from, and the JSON's words."""


@dataclass
class Divided:
    """A world, and how each of its amounts is divided on lines."""

    world: World
    parts: dict[Key, dict[Line, int]]

    @classmethod
    def made_up(cls, seed: int) -> Divided:
        """Each unit has two or three kinds of cost, and some their revenue; a month may lack one of them."""
        world, draw = made_up(seed, series=("outcome", "budget")), random.Random(seed)
        kinds = {code: draw.sample(SPOKEN[1:], draw.choice((1, 2, 3, 3))) for code in world.codes}
        return cls(
            world,
            {
                key: dict(_shared(draw, kinds[key[0]], amount))
                for key, amount in world.amounts.items()
                if amount is not None
            },
        )

    def of_rows(self, weights: Weights, row: str) -> Weights:
        """The cells of a row of the statement, or of a verksamhet's net ("net")."""
        lines = {"net": SPOKEN, "cost": COST_LINES}.get(row, (row,))
        return {
            (key, line): weight
            for key, weight in weights.items()
            for line in self.parts.get(key, {})
            if line in lines
        }

    def amount(self, tops: tuple[str, ...], word: str, month: int, row: str) -> int:
        """What a row of the statement has of a measure, öre."""
        cells = self.of_rows(measures(self.world, tops, month)[WORDS[word]], row)
        return sum(self.parts[key][line] for key, line in cells)

    def concealment(self, until: int) -> Concealment:
        """What the rule hides after a month, of units and of lines."""
        of_line = {line: self._cells(line, until) for line in SPOKEN}
        spoken = {line: cells for line, cells in of_line.items() if cells.given.any()}
        return self.world.concealment(until, spoken)

    def _cells(self, line: Line, until: int) -> Cells:
        cells = Cells.of(self.world.codes, [])
        for month in range(1, until + 1):
            told = [{code: self._own(code, word, month, line) for code in self.world.codes} for word in WORDS]
            cells = cells.and_also(Cells.of(cells.codes, told, self.world.report(month).month.number))
        return cells

    def _own(self, code: str, word: str, month: int, line: Line) -> int | None:
        keys = measures(self.world, (code,), month)[WORDS[word]]
        own = [self.parts[key][line] for key in keys if key[0] == code and line in self.parts.get(key, {})]
        return sum(own) if own else None

    def report(self, month: int) -> Report:
        """What the inner circle sees, the statement of the whole committee with it."""
        lines = [(line.value, RowKind.LINE) for line in SPOKEN]
        rows = [*lines, ("cost", RowKind.SUM), ("net", RowKind.TOTAL)]
        return replace(
            self.world.report(month), lines=tuple(self._row(code, kind, month) for code, kind in rows)
        )

    def _row(self, code: str, kind: RowKind, month: int) -> ReportRow:
        amounts = Amounts(**{word: self.amount((ROOT,), word, month, code) for word in WORDS})
        identity = Identity(code=code, name=code, level=0, kind=kind, parent="", has_children=False)
        return figured(identity, amounts, Outlook(), Thresholds())


def _shared(draw: random.Random, kinds: list[Line], amount: int) -> Iterator[tuple[Line, int]]:
    """An amount on lines; a revenue on its own, of a cost some months one of the kinds has nothing."""
    if amount > 0:
        yield Line.REVENUE, amount
        return
    shares = [draw.choice((0, 1, 1, 2, 5)) for _ in kinds]
    shares[0] += not sum(shares)
    left = amount
    for line, share in zip(kinds[1:], shares[1:], strict=True):
        part = -(-amount * share // sum(shares))
        left -= part
        if part:
            yield line, part
    if left:
        yield kinds[0], left


def attack_saved(made: Divided) -> tuple[Concealment, list[Found]]:
    """What is placed by whoever saved both tables after every month, and each page of what is not hidden."""
    world = made.world
    knowledge = Knowledge(
        frozenset(
            (key, line) for key, parts in made.parts.items() for line, amount in parts.items() if amount > 0
        )
    )
    joined: dict[str, int] = {}
    for until in range(1, world.months + 1):
        found = made.concealment(until)
        joined = dict.fromkeys(found.hidden, until) | joined
        shown = [concealed(made.report(month), found) for month in range(1, until + 1)]
        for weights, amount in of_units(world, rows_of(UNITS.csv(shown))):
            knowledge.learn(made.of_rows(weights, "net"), amount)
        for weights, amount in of_statement(world, rows_of(LINES.csv(shown)), made.of_rows):
            knowledge.learn(weights, amount)
        for key, parts in made.parts.items():
            if key[0] not in found.hidden and key[2] <= until:
                for line, amount in parts.items():
                    knowledge.learn({(key, line): 1}, amount)  # its own page tells
    return found, placed(knowledge, list(still_secret(_targets(made, found), joined)))


def _targets(made: Divided, found: Concealment) -> Iterator[Target]:
    """Every amount of every hidden unit, whole and of each line."""
    for code in found.hidden:
        for month in range(1, made.world.months + 1):
            for word, said in WORDS.items():
                cells = measures(made.world, (code,), month)[said]
                for row in ("net", *(line.value for line in SPOKEN)):
                    weights = made.of_rows(cells, row)
                    truth = sum(made.parts[key][line] for key, line in weights)
                    if weights and truth:
                        yield Target(f"{code} {word} {row} month {month}", weights, truth)
