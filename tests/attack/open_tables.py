"""The attacker as a saver of files: every open table as it stood after each month, set against each other.

Nothing is read but the bytes of the CSV files: the period, the code or line, and the amounts in kronor. A
file that was fetched in March is still at hand in May, whatever has been gathered since.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal

from socfin.services.masking.gathered_rows import GATHERED
from tests.attack.attacker import Target, Weights
from tests.attack.public import DIFFERENCES, measures, units_behind
from tests.attack.worlds import ROOT, World

COLUMNS = {
    "utfall_ack": "outcome_to_date_ore",
    "budget_ack": "budget_to_date_ore",
    "avvikelse_ack": "deviation_to_date_ore",
    "utfall_ack_fjol": "last_year_to_date_ore",
    "utfall_manad": "outcome_month_ore",
    "budget_manad": "budget_month_ore",
    "avvikelse_manad": "deviation_month_ore",
    "budget_helar": "budget_year_ore",
    "prognos_helar": "forecast_year_ore",
    "prognosavvikelse_helar": "forecast_deviation_ore",
}
"""Every column of an amount, in the words of the JSON."""
TOGETHER = "hopslagna:"
Row = Mapping[str, str]


def rows_of(file: bytes) -> list[Row]:
    """The rows of an open table."""
    return list(csv.DictReader(io.StringIO(file.decode(), newline="")))


def amounts_of(row: Row) -> Iterator[tuple[str, int]]:
    """What a row says, in öre by the JSON's word; an empty cell says nothing."""
    for column, word in COLUMNS.items():
        if row[column]:
            yield word, int(Decimal(row[column]) * 100)


def month_of(row: Row) -> int:
    """The month of a row's period; the attacked years are one."""
    return int(row["period"][5:])


def of_units(world: World, rows: Iterable[Row]) -> Iterator[tuple[Weights, int]]:
    """What a table of verksamheter tells: each amount as an equation over the units behind its row."""
    listed = list(rows)
    shown = {(row["period"], row["kod"]) for row in listed}
    for row in listed:
        codes = {code for period, code in shown if period == row["period"]}
        code = row["kod"].replace(TOGETHER, GATHERED)
        made = differences_too(measures(world, units_behind(world, code, codes), month_of(row)))
        for word, amount in amounts_of(row):
            yield made[word], amount


def still_secret(targets: Iterable[Target], joined: Mapping[str, int]) -> Iterator[Target]:
    """The hidden amounts that no table has shown: of a unit that came to shield in a later month only the
    outcomes of single months since then. What it had until then was its own row's, and no secret.
    """
    for target in targets:
        code, word, *_, month = target.what.split()
        if joined[code] == 1 or (word.startswith("outcome_month") and int(month) >= joined[code]):
            yield target


def differences_too(made: Mapping[str, Weights]) -> dict[str, Weights]:
    """The measures, and the deviations between them."""
    both: dict[str, Weights] = dict(made)
    for name, more, less in DIFFERENCES:
        weights = Counter(made[more])
        weights.subtract(made[less])
        both[name] = weights
    return both


def of_statement(
    world: World, rows: Iterable[Row], divided: Callable[[Weights, str], Weights]
) -> Iterator[tuple[Weights, int]]:
    """What a table of the statement tells; `divided` gives of a unit's cells those of a row of it."""
    for row in rows:
        made = differences_too(measures(world, (ROOT,), month_of(row)))
        for word, amount in amounts_of(row):
            yield divided(made[word], row["rad"]), amount
