"""The tables on pages: which columns, in which order, and how a cell is written; never sums, never sorts.

Every figure is a link to what it is made of. The bar beside a deviation has one scale down the column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from socfin.charts.cellbar import Scale, cell_svg
from socfin.domain.limits import Status
from socfin.domain.money import MISSING, Ore, Unit, format_amount, format_share
from socfin.domain.report import AccountRow, Report, ReportRow


@dataclass(frozen=True, slots=True)
class Links:
    """Where the figures of a table lead; "" is no link."""

    page: Callable[[str], str]
    """A row's own page, from its code ("" is the total)."""
    rows: Callable[[str, str], str]
    """The uploaded rows behind a figure, from code and figure: outcome, budget, outcome_month, budget_month,
    budget_year, forecast_year."""


def _nowhere(*_words: str) -> str:
    return ""


NO_LINKS = Links(page=_nowhere, rows=_nowhere)


class NameColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """The row's name, a link to its page."""

    def render(self, value: str, record: ReportRow, table: FigureTable) -> SafeString | str:
        """The name, linked where the row has a page."""
        return linked(table.links.page(record.code), value)


class AmountColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """An amount in the table's unit, a link to the rows of the figure it shows."""

    def __init__(self, label: str, *, figure: str = "", small: bool = True, signed: bool = False) -> None:
        super().__init__(verbose_name=label, default=MISSING, orderable=False)
        self.figure, self.signed = figure, signed
        self.attrs = cell_attrs(f"n{' wide-only' if small else ''}", label)

    def render(
        self, value: Ore, record: ReportRow, bound_column: Any, table: FigureTable
    ) -> SafeString | str:  # django-tables2 hands over what the names ask for
        """The amount as the page's unit writes it."""
        del bound_column
        text = format_amount(value, table.unit, signed=self.signed)
        return linked(table.links.rows(record.code, self.figure) if self.figure else "", text, "num")


class DeviationColumn(AmountColumn):
    """A signed deviation with its bar around the zero line; colour follows the row's status."""

    def __init__(self, label: str, *, status: str, bar: bool = True, small: bool = False) -> None:
        super().__init__(label, signed=True, small=small)
        self.status, self.bar = status, bar
        self.attrs["td"]["class"] = self._td_class
        self.attrs["th"]["class"] = f"n{' has-bar' if bar else ''}{' wide-only' if small else ''}"
        self.small = small

    def _td_class(self, record: ReportRow) -> str:
        bar, small = " has-bar" if self.bar else "", " wide-only" if self.small else ""
        return f"n dev is-{getattr(record, self.status)}{bar}{small}"

    def render(
        self, value: Ore, record: ReportRow, bound_column: Any, table: FigureTable
    ) -> SafeString | str:
        """The amount, linked to the row's page, and the bar."""
        text = linked(table.links.page(record.code), format_amount(value, table.unit, signed=True), "num")
        if not self.bar:
            return format_html("{}", text)
        scale = table.scales[bound_column.name]
        bar = cell_svg(value, scale, getattr(record, self.status))
        return format_html("{}{}", text, mark_safe(bar))  # noqa: S308 - numbers and our own words only


class ShareColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """A share as per cent."""

    def __init__(self, label: str, *, signed: bool = False, small: bool = True, roomy: bool = False) -> None:
        super().__init__(verbose_name=label, default=MISSING, orderable=False)
        self.signed = signed
        css = f"n share{' wide-only' if small else ''}{' roomy' if roomy else ''}"
        self.attrs = cell_attrs(css, label)

    def render(self, value: float) -> str:
        """ "−21 %"."""
        return format_share(value, signed=self.signed)


class StatusColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """The status in words with its mark."""

    def __init__(self) -> None:
        super().__init__(verbose_name="Status", default=MISSING, orderable=False)
        self.attrs = cell_attrs("status", "Status")

    def render(self, value: Status) -> SafeString:
        """The word, with a mark that differs in shape as well as colour."""
        return format_html('<span class="state is-{}">{}</span>', value.value, value.label)


def cell_attrs(css: str, label: str) -> dict[str, Any]:
    """The same class on heading and cell, and the heading's words for the narrow layout."""
    return {"th": {"class": css}, "td": {"class": css, "data-label": label}}


def linked(href: str, text: str, css: str = "") -> SafeString | str:
    """The text as a link, or as a plain span where there is nowhere to go."""
    if href:
        return format_html('<a class="{}" href="{}">{}</a>', css, href, text)
    return format_html('<span class="{}">{}</span>', css, text) if css else text


def row_class(record: ReportRow) -> str:
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
            "data-code": lambda record: record.code,
            "data-parent": lambda record: record.parent,
            "data-children": lambda record: "yes" if record.has_children and record.level else None,
        }

    def __init__(
        self,
        rows: Sequence[ReportRow],
        *,
        unit: Unit,
        links: Links,
        caption: str,
        scales: Mapping[str, Scale],
    ) -> None:
        self.unit, self.links, self.caption, self.scales = unit, links, caption, scales
        super().__init__(
            rows, attrs={**self._meta.attrs, "class": f"{self._meta.attrs['class']} unit-{unit}"}
        )


def name_column(label: str) -> NameColumn:
    """The first column, the heading of its row."""
    return NameColumn(verbose_name=label, orderable=False, attrs=cell_attrs("name", label))


class ToDateTable(FigureTable):
    """From January: outcome against budget, and the full year beside it."""

    name = name_column("Verksamhet")
    outcome_to_date_ore = AmountColumn("Utfall", figure="outcome", small=False)
    budget_to_date_ore = AmountColumn("Budget", figure="budget", small=False)
    deviation_to_date_ore = DeviationColumn("Avvikelse", status="status")
    deviation_share = ShareColumn("%", small=False)
    budget_year_ore = AmountColumn("Helårs\u00adbudget", figure="budget_year")
    forecast_year_ore = AmountColumn("Prognos", figure="forecast_year")
    forecast_deviation_ore = DeviationColumn(
        "Prognos\u00adavvikelse", status="forecast_status", bar=False, small=True
    )
    status = StatusColumn()

    class Meta(FigureTable.Meta):
        pass


class MonthTable(FigureTable):
    """The single month, with the sum from January beside it."""

    name = name_column("Verksamhet")
    outcome_month_ore = AmountColumn("Utfall", figure="outcome_month", small=False)
    budget_month_ore = AmountColumn("Budget", figure="budget_month", small=False)
    deviation_month_ore = DeviationColumn("Avvikelse", status="month_status")
    deviation_month_share = ShareColumn("%", small=False)
    deviation_to_date_ore = DeviationColumn(
        "Avvikelse från\u00a0januari", status="status", bar=False, small=True
    )
    month_status = StatusColumn()

    class Meta(FigureTable.Meta):
        pass


class YearTable(FigureTable):
    """The full year: forecast against budget."""

    name = name_column("Verksamhet")
    forecast_year_ore = AmountColumn("Prognos", figure="forecast_year", small=False)
    budget_year_ore = AmountColumn("Budget", figure="budget_year", small=False)
    forecast_deviation_ore = DeviationColumn("Avvikelse", status="forecast_status")
    forecast_share = ShareColumn("%", small=False)
    used_share = ShareColumn("Förbrukat", roomy=True)
    forecast_low_ore = AmountColumn("Lägst")
    forecast_high_ore = AmountColumn("Högst")
    forecast_method = tables.Column("Metod", default="", attrs=cell_attrs("wide-only roomy", "Metod"))
    forecast_status = StatusColumn()

    class Meta(FigureTable.Meta):
        pass


class LinesTable(FigureTable):
    """The income statement: the columns of a delårsrapport."""

    name = name_column("Rad")
    outcome_to_date_ore = AmountColumn("Utfall", figure="outcome", small=False)
    budget_to_date_ore = AmountColumn("Budget", figure="budget", small=False)
    deviation_to_date_ore = DeviationColumn("Avvikelse", status="status")
    deviation_share = ShareColumn("%", small=False)
    deviation_month_ore = DeviationColumn("varav månaden", status="month_status", bar=False, small=True)
    budget_year_ore = AmountColumn("Helårs\u00adbudget", figure="budget_year")
    forecast_year_ore = AmountColumn("Prognos", figure="forecast_year")
    forecast_deviation_ore = DeviationColumn(
        "Prognos\u00adavvikelse", status="forecast_status", bar=False, small=True
    )

    class Meta(FigureTable.Meta):
        row_attrs = {"class": row_class, "data-code": lambda record: record.code}


VARIANTS: Mapping[str, type[FigureTable]] = {
    "ackumulerat": ToDateTable,
    "manad": MonthTable,
    "helar": YearTable,
}
"""The table of each timespan, by the word the address uses."""


def deviation_table(
    report: Report, *, timespan: str = "ackumulerat", unit: Unit | None = None, links: Links = NO_LINKS
) -> FigureTable:
    """Every verksamhet of the report and its total, the total first or last as the committee prefers.

    KeyError for a timespan that no table shows.
    """
    total = (report.total,)
    rows = (*total, *report.rows) if report.total_first else (*report.rows, *total)
    captions = {
        "ackumulerat": report.span.label,
        "manad": report.month.label,
        "helar": f"helåret {report.month.year}",
    }
    return _table(
        VARIANTS[timespan],
        rows,
        unit or report.unit,
        links,
        f"Avvikelse per verksamhet, {captions[timespan]}",
    )


def lines_table(report: Report, *, unit: Unit | None = None, links: Links = NO_LINKS) -> FigureTable:
    """The report's lines: revenue, cost, of which …, net."""
    caption = f"Resultaträkning, {report.span.label}"
    table = _table(LinesTable, report.lines, unit or report.unit, links, caption)
    table.columns["deviation_month_ore"].column.verbose_name = f"varav {report.month.name}"
    return table


def _table(
    variant: type[FigureTable], rows: Iterable[ReportRow], unit: Unit, links: Links, caption: str
) -> FigureTable:
    rows = tuple(rows)
    bars = [
        name
        for name, column in variant.base_columns.items()
        if isinstance(column, DeviationColumn) and column.bar
    ]
    scales = {name: Scale.over(getattr(row, name) for row in rows) for name in bars}
    return variant(rows, unit=unit, links=links, caption=f"{caption}, {unit.label}", scales=scales)


class AccountsTable(FigureTable):
    """A verksamhet's accounts, the last step before the rows of the file."""

    code = tables.Column("Konto", orderable=False, attrs=cell_attrs("code", "Konto"))
    name = name_column("Benämning")
    line = tables.Column("Rad", orderable=False, attrs=cell_attrs("line wide-only", "Rad"))
    outcome_to_date_ore = AmountColumn("Utfall", figure="outcome", small=False)
    budget_to_date_ore = AmountColumn("Budget", figure="budget", small=False)
    deviation_to_date_ore = DeviationColumn("Avvikelse", status="status")
    last_year_to_date_ore = AmountColumn("Förra året")

    class Meta(FigureTable.Meta):
        attrs = {"class": "figures accounts"}


def accounts_table(
    rows: Sequence[AccountRow], *, unit: Unit, links: Links = NO_LINKS, caption: str = "Konton"
) -> FigureTable:
    """The accounts of a verksamhet, in the order they are given."""
    return _table(AccountsTable, rows, unit, links, caption)  # type: ignore[arg-type]  # same fields
