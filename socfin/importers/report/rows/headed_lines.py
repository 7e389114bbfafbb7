"""Whether rows without amounts are the verksamheter of the lines or accounts below them; never amounts."""

from __future__ import annotations

from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.report.layout.header import Layout
from socfin.importers.report.layout.mapping import Mapping, Role, RowsAre
from socfin.importers.spelling.labels import read_label

_NAMING = (Role.LABEL, Role.CODE, Role.NAME, Role.ACCOUNT)
_FIGURES = (Role.AMOUNT, Role.DEVIATION, Role.SUM)


def heads_name_verksamheter(layout: Layout, mapping: Mapping) -> bool:
    """True where the same line or account stands under one name without code after another.

    "Hemtjänst" above Intäkter and Kostnader, and "Särskilt boende" above them again, are verksamheter; under
    "Rörelsens intäkter" and "Rörelsens kostnader" no line is said twice.
    """
    if mapping.rows is RowsAre.VERKSAMHETER or Role.ACCOUNT_NAME in {c.role for c in mapping.columns}:
        return False
    at = min((c.index for c in mapping.columns if c.role in _NAMING), default=0)
    figures = [c.index for c in mapping.columns if c.role in _FIGURES]
    heading, under = "", dict[str, str]()
    for _, row in layout.body:
        label = read_label(text_of(row[at]) if at < len(row) else "")
        word = label.code or (label.line or "")
        if _is_blank(row, figures):
            heading = label.name if label.name and not (word or label.sums or label.of_which) else ""
        elif word and heading and under.setdefault(word, heading) != heading:
            return True
    return False


def _is_blank(row: Row, figures: list[int]) -> bool:
    return all(at >= len(row) or is_blank(row[at]) for at in figures)
