"""The weights learned in advance, read from priors.json; no figures of anyone's economy are kept there.

How they were learned, and on what: docs/adr/0005-forecast-combination.md. `benchmarks/learn_forecast.py`
makes the table anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from socfin.services.forecast.arrays import Array
from socfin.services.forecast.methods import ALL

TABLE = Path(__file__).with_name("priors.json")


@dataclass(frozen=True)
class Priors:
    """What the combination starts from; rows of `weighing` follow ALL, columns the terms of combine.py."""

    version: str
    weighing: Array  # methods × terms of the situation
    records: Array  # how much a poor record, own and siblings', lowers a weight
    correction: Array  # MOVERS of combine.py × terms: the log correction of the scale
    spread: Array  # terms → ln of the expected relative error
    low: Array  # per month 0-12: quantile of (outcome - forecast) / expected error
    high: Array


@cache
def shipped() -> Priors:
    """The table that ships with the product; ValueError when it was made for other methods."""
    return priors_of(json.loads(TABLE.read_text(encoding="utf-8")))


def priors_of(table: dict[str, Any]) -> Priors:
    """The table as arrays; ValueError when it was made for other methods."""
    if list(table["weighing"]) != list(ALL):
        raise ValueError("priors.json was made for other methods; run benchmarks/learn_forecast.py")
    return Priors(
        version=str(table["version"]),
        weighing=_array(list(table["weighing"].values())),
        records=_array(table["records"]),
        correction=_array(list(table["correction"].values())),
        spread=_array(table["spread"]),
        low=_array(table["low"]),
        high=_array(table["high"]),
    )


def _array(values: Any) -> Array:
    return np.asarray(values, dtype=np.float64)
