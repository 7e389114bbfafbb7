"""What every table of report rows has: unit, links, bars on one scale, the tree in its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_tables2 as tables
from django.utils.safestring import SafeString

from socfin.charts.cellbar import Scale
from socfin.domain.columns import Place
from socfin.domain.money import Unit
from socfin.domain.report import ReportRow
from socfin.tables.body import body
from socfin.tables.branches import Branches, Fold
from socfin.tables.cells import COLUMN_OF_KIND, DeviationColumn, Links, NameColumn, cell_attrs

NO_FOLDS: Mapping[str, Fold] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class TableLook:
    """How a table of figures is shown, whatever rows it has."""

    unit: Unit
    links: Links
    caption: str
    exclude: Sequence[str] = ()
    """Keys of columns that it goes without."""


def row_class(record: ReportRow, table: FigureTable) -> str:  # noqa: ARG001 - all are asked alike
    """The row's look: its level, and whether it is a total, a sum or a memo ("varav") row."""
    return f"level-{record.level} kind-{record.kind.value}"


class FigureTable(tables.Table):  # type: ignore[misc]  # django-tables2 is untyped
    """What every table of report rows has: unit, links, bars on one scale, the tree in its rows."""

    class Meta:
        template_name = "tables/table.html"
        orderable = False
        attrs = {"class": "figures"}
        row_attrs = {
            "class": row_class,
            "data-code": lambda record, table: record.code,  # noqa: ARG005 - all are asked alike
            "data-parent": lambda record, table: record.parent,  # noqa: ARG005
            "data-children": lambda record, table: "yes" if record.has_children and record.level else None,  # noqa: ARG005
            "id": lambda record, table: f"rad-{record.code}" if record.code in table.folds else None,
        }

    def __init__(
        self,
        rows: Sequence[ReportRow],
        *,
        look: TableLook,
        scales: Mapping[str, Scale],
        folds: Mapping[str, Fold] = NO_FOLDS,
    ) -> None:
        self.unit, self.links = look.unit, look.links
        self.caption = f"{look.caption}, {look.unit.label}"
        self.scales, self.folds = scales, folds
        css = f"{self._meta.attrs['class']} unit-{look.unit}{' is-tree' if folds else ''}"
        super().__init__(rows, attrs={**self._meta.attrs, "class": css}, exclude=look.exclude)

    @property
    def body(self) -> SafeString:
        """Its rows as HTML."""
        return body(self)


def name_column(label: str) -> NameColumn:
    """The first column, the heading of its row."""
    return NameColumn(verbose_name=label, orderable=False, attrs=cell_attrs("name", label))


def variant(name: str, first: Mapping[str, Any], places: Iterable[Place], **meta: Any) -> type[FigureTable]:
    """A table class: the columns that say which row it is, then those of the catalogue; `meta` as in Meta."""
    columns = {place.key: COLUMN_OF_KIND[place.column.kind](place) for place in places}
    options = type("Meta", (FigureTable.Meta,), meta)
    return type(name, (FigureTable,), {**first, **columns, "Meta": options, "__module__": __name__})


def filled(
    kind: type[FigureTable],
    rows: Iterable[ReportRow],
    look: TableLook,
    branches: Branches | None = None,
) -> FigureTable:
    """The table with its rows, the bars of each column on one scale; the caption names the unit.

    The scale is that of every row, also of those the page does not carry until they are opened.
    """
    rows = tuple(rows)
    carried, folds = branches.carried(rows) if branches else (rows, NO_FOLDS)
    bars = [
        column.place
        for column in kind.base_columns.values()
        if isinstance(column, DeviationColumn) and column.bar
    ]
    scales = {place.key: Scale.over(place.column.value(row) for row in rows) for place in bars}
    return kind(carried, look=look, scales=scales, folds=folds)
