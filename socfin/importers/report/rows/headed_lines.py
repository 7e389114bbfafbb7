"""Whether rows without amounts are the verksamheter of the lines or accounts below them; never amounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.importers.report.layout.unit_headings import names_verksamhet
from socfin.importers.spelling.labels import Label, read_label
from socfin.importers.spelling.roles import Role

_NAMING = (Role.LABEL, Role.CODE, Role.NAME, Role.ACCOUNT)
_FIGURES = (Role.AMOUNT, Role.DEVIATION, Role.SUM)


def heads_name_verksamheter(layout: Layout, mapping: Mapping) -> bool:
    """True where the same line or account stands under one name without code after another.

    "Hemtjänst" above Intäkter and Kostnader, and "Särskilt boende" above them again, are verksamheter; under
    "Rörelsens intäkter" and "Rörelsens kostnader" no line is said twice. A name that stands twice is a part
    of what stands above it.
    """
    if mapping.rows is RowsAre.VERKSAMHETER or Role.ACCOUNT_NAME in {c.role for c in mapping.columns}:
        return False
    figures = [c.index for c in mapping.columns if c.role in _FIGURES]
    if not any(_is_blank(row, figures) for _, row in layout.body):
        return False
    rows = list(_rows(layout, mapping))
    times = Counter(label.name for label, blank in rows if blank and not label.code)
    heading, under = Label("", ""), dict[str, Label]()
    for label, blank in rows:
        word = label.code or (label.line or "")
        if blank:
            names = names_verksamhet(label) and (label.code or times[label.name] == 1)
            heading = label if names else Label("", "")
        elif word and heading.name:
            before = under.setdefault(word, heading)
            if before != heading and not (before.code and heading.code):
                return True
    return False


def _rows(layout: Layout, mapping: Mapping) -> Iterator[tuple[Label, bool]]:
    """What each row is called, and whether it has no amounts."""
    at = min((c.index for c in mapping.columns if c.role in _NAMING), default=0)
    figures = [c.index for c in mapping.columns if c.role in _FIGURES]
    for _, row in layout.body:
        yield read_label(text_of(row[at]) if at < len(row) else ""), _is_blank(row, figures)


def _is_blank(row: Row, figures: list[int]) -> bool:
    return all(at >= len(row) or is_blank(row[at]) for at in figures)
