"""Rows whose verksamhet stands in the row above or in another column: pivots, and scenarios as rows.

Only reports whose rows are verksamheter; never amounts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from socfin.domain.figures import Scenario
from socfin.importers.containers.cells import KEPT, Row, text_of
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.importers.spelling.beside_net import is_grant
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.labels import Label, plain, read_label
from socfin.importers.spelling.roles import Role

_DEVIATING = re.compile(
    r"(?:(?:summa|total\w*|varav) )?(?:budget|prognos|års|period\w*)?"
    r"(?:avvikelse|avvik|avv|differens|diff|skillnad)\.?"
    r"(?: (?:mot|från|budget|prognos|utfall|helår|ack\w*|total\w*|i|%|procent).*)?|"
    r"över ?[-–]? ?(?:/|och) ?[-–]?underskott(?: .*)?"
)
_CHANGE = re.compile(
    r"förändring(?: .*)?|jämfört med .*|"
    r"(?:förra|föregående) (?:månad(?:en)?|period(?:en)?|uppföljning(?:en)?)"
)
"""How much has changed since an earlier follow-up, and what that said."""
_SAYS = {"budget": Scenario.BUDGET, "utfall": Scenario.OUTCOME}


@dataclass(frozen=True, slots=True)
class Placed:
    """A row's label as the rows and columns around it make it, and its scenario where the row says one."""

    label: Label
    scenario: Scenario | None = None
    is_read: bool = True
    """False for a deviation or a grant printed under each verksamhet."""


class Groups:
    """Walks the rows with the reader, remembering the verksamhet they stand under."""

    def __init__(self, mapping: Mapping, body: Iterable[tuple[int, Row]]) -> None:
        self.applies = mapping.rows is RowsAre.VERKSAMHETER and not mapping.has_row_months
        at = {c.role: c.index for c in reversed(mapping.columns)}
        self.label_at = min((at[r] for r in (Role.LABEL, Role.CODE, Role.NAME) if r in at), default=0)
        self.dimensions = [c.index for c in mapping.columns if c.role is Role.DIMENSION]
        self.scenario_at = at.get(Role.SCENARIO)
        self.says_scenarios = any(c.role is Role.AMOUNT and c.scenario for c in mapping.columns)
        names = (_text(row, self.label_at) for _, row in body) if self.applies else ()
        self.is_granted_each = sum(map(is_grant, names)) > 1
        """True when a grant is printed under verksamhet after verksamhet, rather than once."""
        self.group: Label | None = None
        self.heading: Label | None = None

    def placed(self, row: Row, label: Label, *, blank: bool) -> Placed:
        """The row with what it lacks taken from the group it stands in."""
        if not self.applies:
            return _placed(label)
        if _is_empty(label):
            return replace(self._of_columns(row, label), is_read=not self._deviates(row))
        under = self.heading or self.group
        if not blank and not label.code and under is not None and (kept := self._under(label, under)):
            return kept
        if not blank and not label.code and _tells_difference(label):
            return Placed(label, is_read=False)
        self.group = None if label.sums else label
        self.heading = label if blank and not (label.sums or label.of_which) else None
        return Placed(label, is_read=not self._deviates(row))

    def _of_columns(self, row: Row, label: Label) -> Placed:
        """A blank cell repeats the verksamhet above when another column parts the rows, or says their sum."""
        filled = [(at, text) for at in self.dimensions if (text := _text(row, at))]
        for at, text in filled:
            read = read_label(text)
            if read.sums and (read.name or read.code or at < self.label_at or self.group is None):
                self.group = None
                return Placed(read)
            if read.sums and self.group is not None:
                return Placed(replace(self.group, sums=True))
        beside = filled or (self.scenario_at is not None and _text(row, self.scenario_at))
        return Placed(self.group if beside and self.group is not None else label)

    def _under(self, label: Label, under: Label) -> Placed | None:
        """A row of the verksamhet above it: its budget or outcome, its deviation, or its grant."""
        name = plain(label.name)
        if _DEVIATING.fullmatch(name) or (self.is_granted_each and is_grant(name)):
            return Placed(label, is_read=False)
        scenario = None if self.says_scenarios or self.heading is None else _SAYS.get(name)
        return None if scenario is None else Placed(under, scenario)

    def _deviates(self, row: Row) -> bool:
        text = "" if self.scenario_at is None else _text(row, self.scenario_at)
        return bool(text) and read_heading(text).role is Role.DEVIATION


@lru_cache(maxsize=KEPT)
def _placed(label: Label) -> Placed:
    """The row as it stands; a report names the same accounts on row after row."""
    return Placed(label)


def _tells_difference(label: Label) -> bool:
    """True for rows that no verksamhet is called: "Avvikelse" and "Förändring"."""
    name = plain(label.name)
    return _CHANGE.fullmatch(name) is not None or _DEVIATING.fullmatch(name) is not None


def _is_empty(label: Label) -> bool:
    return not (label.code or label.name or label.sums or label.of_which or label.line)


def _text(row: Row, at: int) -> str:
    return text_of(row[at]) if at < len(row) else ""
