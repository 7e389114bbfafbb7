"""How a report is laid out, as a value to show, correct and keep as a profile; never its figures."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from socfin.domain.figures import Scenario
from socfin.domain.lines import Line
from socfin.domain.money import Unit
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Basis, Role


class RowsAre(StrEnum):
    """What a report's rows are."""

    VERKSAMHETER = "verksamheter"
    LINES = "lines"
    ACCOUNTS = "accounts"

    @property
    def label(self) -> str:
        """The kind of rows in Swedish."""
        return {"verksamheter": "Verksamheter", "lines": "Resultaträkningens rader", "accounts": "Konton"}[
            self.value
        ]


class Sign(StrEnum):
    """How the file signs amounts."""

    AS_IS = "as_is"
    FLIPPED = "flipped"
    COSTS_POSITIVE = "costs_positive"

    @property
    def label(self) -> str:
        """The sign in Swedish."""
        return {
            "as_is": "Kostnader negativa, intäkter positiva",
            "flipped": "Vänt tecken: kostnader positiva, intäkter negativa",
            "costs_positive": "Både kostnader och intäkter positiva",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the report; scenario and basis say something for AMOUNT and DEVIATION only."""

    index: int
    header: str
    role: Role
    scenario: Scenario | None = None
    basis: Basis | None = None
    last_year: bool = False
    line: Line | None = None
    """REVENUE or COST of a report that parts its amounts in columns, NET for their sum; None is the net."""


@dataclass(frozen=True, slots=True)
class Mapping:
    """Everything the reader needs to know of a report's layout; period and year are read anew each month."""

    sheet: str
    header_rows: tuple[int, ...]
    """Row numbers of the header's lines, from 1; the last is directly above the first row."""
    columns: tuple[Column, ...]
    rows: RowsAre
    unit: Unit | None
    sign: Sign | None
    scenario: Scenario | None = None
    """For amount columns that do not say their own, such as months as columns."""
    accumulated: bool = False
    """True when month columns hold January up to the month."""

    @property
    def has_row_months(self) -> bool:
        """True when a column gives each row its month."""
        return any(c.role is Role.PERIOD for c in self.columns)

    @property
    def spoken(self) -> Mapping:
        """The mapping with the scenario of amounts that do not say their own, on their columns."""
        if self.scenario is None:
            return self
        silent = (c.role is Role.AMOUNT and c.scenario is None for c in self.columns)
        columns = tuple(
            replace(c, scenario=self.scenario) if says_nothing else c
            for c, says_nothing in zip(self.columns, silent, strict=True)
        )
        return replace(self, columns=columns)

    @property
    def fingerprint(self) -> str:
        """The same next month, another when columns are added, moved or renamed."""
        headers = [f"{c.index}:{timeless(c.header)}" for c in self.columns if c.header]
        return hashlib.sha256("|".join(headers).encode()).hexdigest()[:16]

    def to_json(self) -> str:
        """The mapping as a profile keeps it."""
        return json.dumps({**asdict(self), "fingerprint": self.fingerprint}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Mapping:
        """The inverse of `to_json`; ValueError for anything else."""
        try:
            data: dict[str, Any] = json.loads(text)
            data.pop("fingerprint", None)
            return cls(
                **{
                    **data,
                    "header_rows": tuple(int(row) for row in data["header_rows"]),
                    "columns": tuple(_column(column) for column in data["columns"]),
                    "rows": RowsAre(data["rows"]),
                    "unit": Unit(data["unit"]) if data["unit"] else None,
                    "sign": Sign(data["sign"]) if data["sign"] else None,
                    "scenario": Scenario(data["scenario"]) if data["scenario"] else None,
                }
            )
        except (KeyError, TypeError, AttributeError) as broken:
            raise ValueError("Profilen går inte att läsa.") from broken


def _column(data: dict[str, Any]) -> Column:
    return Column(
        int(data["index"]),
        str(data["header"]),
        Role(data["role"]),
        Scenario(data["scenario"]) if data["scenario"] else None,
        Basis(data["basis"]) if data["basis"] else None,
        bool(data["last_year"]),
        Line(data["line"]) if data.get("line") else None,
    )


_TIME = re.compile(
    r"\b(?:19|20)\d{2}(?:[-/]?\d{2})?\b|\b(?:jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec)\w*\b\.?|\d+"
)


def timeless(header: str) -> str:
    """A header without its months and years: "Utfall jan-mar 2022" → "utfall #"."""
    return re.sub(r"#(?:\s*(?:-|–|till)?\s*#)*", "#", _TIME.sub("#", plain(header)))
