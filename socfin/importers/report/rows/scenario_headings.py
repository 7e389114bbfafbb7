"""Rows such as "BUDGET" alone, above the rows of a table printed once for each scenario; never amounts."""

from __future__ import annotations

import re

from socfin.domain.figures import Scenario
from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.roles import Role

_WORDS = re.compile(
    r"(?:(?:tabell|del) ?\d*:? ?)?(?:års)?(?:utfall|budget|prognos)(?:et|en)?(?: (?:19|20)\d\d)?"
    r"(?:,? ?\(?(?:i )?(?:kr|kronor|tkr|mnkr)\)?)?:?"
)


class ScenarioHeadings:
    """Which scenario the rows below each such heading are of, where the columns do not say it themselves."""

    def __init__(self, layout: Layout, mapping: Mapping) -> None:
        silent = any(c.role is Role.AMOUNT and c.scenario is None for c in mapping.columns)
        says = any(c.role is Role.SCENARIO for c in mapping.columns)
        named = ((number, _scenario(row)) for number, row in layout.body) if silent and not says else ()
        self.rows = {number: scenario for number, scenario in named if scenario is not None}
        self.now = mapping.scenario if self.rows else None
        """What the rows are of until the next heading; None where nothing is said."""

    def take(self, number: int) -> bool:
        """Whether the row is such a heading."""
        if number not in self.rows:
            return False
        self.now = self.rows[number]
        return True


def _scenario(row: Row) -> Scenario | None:
    filled = [cell for cell in row if not is_blank(cell)]
    if len(filled) != 1 or not _WORDS.fullmatch(plain(text_of(filled[0]))):
        return None
    return read_heading(text_of(filled[0])).scenario
