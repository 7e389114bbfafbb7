"""How a cell is written: amounts, deviations with their bar, shares, status; each figure a link."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from socfin.charts.cellbar import cell_svg
from socfin.domain.limits import Status
from socfin.domain.money import MISSING, Ore, format_amount, format_share
from socfin.domain.report import ReportRow

if TYPE_CHECKING:
    from socfin.tables.base import FigureTable


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
