"""Rows under a heading "varav:" of its own, which are parts of the row above it; never amounts."""

from __future__ import annotations

from dataclasses import replace

from socfin.importers.spelling.labels import Label


class PartsHeading:
    """Remembers a "varav:" without amounts, and whether the first row under it is indented."""

    def __init__(self) -> None:
        self._open = False
        self._indented: bool | None = None

    def under(self, label: Label, *, indented: bool, heading: bool) -> Label:
        """The row's label as the heading makes it: a part while rows are indented, else perhaps one.

        A sum, a row with a code or another heading ends what the heading says.
        """
        if heading:
            self._open, self._indented = label.of_which, None
            return label
        if not self._open or label.of_which or not label.name:
            return label
        first = self._indented is None
        self._indented = indented if first else self._indented
        if label.sums or label.code or (self._indented and not indented):
            self._open = False
            return label
        return replace(label, of_which=True) if indented else replace(label, within=label.name)
