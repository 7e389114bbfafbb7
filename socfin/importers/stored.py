"""What has been said of a file, as an upload or a profile keeps it (JSON); never what is read of the file."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Catalogue
from socfin.importers.choices import PER_UPLOAD, answers
from socfin.importers.decisions import Decision, Treatment
from socfin.importers.options import DEFAULT_MAX_BYTES, Options
from socfin.importers.report.layout.mapping import Mapping as Layout

NAMED, DECIDED, ROWS = "profile", "verksamheter", "lines"
"""Where it says which profile reads the file, what becomes of unknown verksamheter, and what rows are."""


@dataclass(frozen=True, slots=True)
class StoredOptions:
    """The answers of a person about one file, or about every file of a layout."""

    kept: Mapping[str, Any] = field(default_factory=dict)
    """JSON's own kinds of value, as the database has them; words that a newer version wrote stand."""

    @property
    def profile(self) -> str:
        """The name of the profile that it is read by, "" for none."""
        name: str = self.kept.get(NAMED, "")
        return name

    @property
    def lines(self) -> dict[str, str]:
        """What rows are that nobody knows by name: plain name → line, or OUTSIDE."""
        return dict(self.kept.get(ROWS) or {})

    @property
    def headers(self) -> tuple[str, ...]:
        """The headings of a layout that a controller confirmed, in its columns' order."""
        return tuple(column["header"] for column in (self.kept.get("mapping") or {}).get("columns", ()))

    @property
    def decisions(self) -> dict[str, Decision]:
        """What becomes of verksamheter that the tree does not have, by code."""
        return {
            code: Decision(Treatment(decision["fate"]), decision.get("other", ""))
            for code, decision in self.kept.get(DECIDED, {}).items()
        }

    @property
    def of_reading(self) -> dict[str, Any]:
        """All that the reading depends on: not what the profile is called, nor what is decided."""
        return {name: value for name, value in self.kept.items() if name not in (NAMED, DECIDED)}

    @property
    def recurring(self) -> dict[str, Any]:
        """The part that is true of next month's file too, as a profile keeps it."""
        return {name: value for name, value in self.kept.items() if name not in PER_UPLOAD | {NAMED}}

    def options(
        self, committee: str = "", catalogue: Catalogue = CATALOGUE, max_bytes: int = DEFAULT_MAX_BYTES
    ) -> Options:
        """As the importers know them; `committee` is a name. ValueError for a word that no choice has."""
        mapping = self.kept.get("mapping")
        return Options(
            committee=committee,
            catalogue=catalogue,
            **answers(self.kept),
            format=self.kept.get("format"),
            max_bytes=max_bytes,
            mapping=Layout.from_json(json.dumps(mapping)) if mapping else None,
            lines=self.lines,
            sheets=tuple(self.kept.get("sheets") or ()),
        )

    def called(self, profile: str) -> StoredOptions:
        """The same, read by a profile of the name."""
        return StoredOptions({**self.kept, NAMED: profile})

    def read_otherwise(self, answers: Mapping[str, Any]) -> StoredOptions:
        """Other answers about how the file is read; what is decided of its verksamheter and rows stands."""
        stands = {name: decided for name in (DECIDED, ROWS) if (decided := self.kept.get(name))}
        return StoredOptions({**answers, **stands})

    def decided(
        self,
        decisions: Mapping[str, Any],
        asked: Collection[str],
        rows: Mapping[str, str],
        of: Collection[str],
    ) -> StoredOptions:
        """With what was answered: decisions of the codes that were `asked`, and what the rows `of` are."""
        before = self.kept.get(DECIDED, {})
        stands = {code: answer for code, answer in before.items() if code not in asked}
        others = {row: line for row, line in self.lines.items() if row not in of}
        lines = {ROWS: {**others, **rows}} if of else {}
        return StoredOptions({**self.kept, DECIDED: {**stands, **decisions}, **lines})
