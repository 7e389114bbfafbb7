"""How a cell is written: amounts, deviations with their bar, shares, status; each figure a link.

Every column renders from value, record and table, whichever it needs (tables/body.py).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import quote

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from socfin.charts.cellbar import Scale, cell_svg
from socfin.domain.columns import Kind, Place
from socfin.domain.limits import Status
from socfin.domain.money import MISSING, Ore, Unit, format_amount, format_share
from socfin.domain.report import ReportRow
from socfin.tables.branches import Fold

MISSING_CELL = mark_safe(f'<span class="missing">{MISSING}</span>')  # noqa: S308 - our own words only
"""What stands where a row has no figure; a phone's short line goes without it."""


@dataclass(frozen=True, slots=True)
class Links:
    """Where the figures of a table lead; "" is no link."""

    page: Callable[[str], str]
    """A row's own page, from its code ("" is the total)."""
    figure: Callable[[str, str], str]
    """All about a figure, from the row's code and the column's key."""


def _nowhere(*_words: str) -> str:
    return ""


NO_LINKS = Links(page=_nowhere, figure=_nowhere)


class Figures(Protocol):
    """What a cell asks of the table it stands in."""

    unit: Unit
    links: Links
    scales: Mapping[str, Scale]
    """A column with bars → the scale they share."""
    """Of the statuses that stand beside the shares."""
    folds: Mapping[str, Fold]
    """Code of a row → what opens its parts, in a table that does not carry every row."""


class NameColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """The row's name, a link to its page."""

    def render(self, value: str, record: ReportRow, table: Figures) -> SafeString | str:
        """The name, linked where the row has a page, after what opens its parts."""
        name = linked(table.links.page(record.code), value)
        fold = table.folds.get(record.code)
        if fold is None:
            return name
        return format_html(
            '<a class="fold{}" href="{}#rad-{}" aria-label="{} delarna av {}"></a>{}',
            " is-open" if fold.is_open else "",
            fold.href,
            quote(record.code),
            fold.words,
            value,
            name,
        )


class AmountColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """An amount in the table's unit, a link to all about it."""

    def __init__(self, place: Place) -> None:
        super().__init__(**_shown(place, MISSING_CELL))
        self.figure = place.key
        self.attrs = cell_attrs(f"n{_room(place)}", place.heading)

    def render(self, value: Ore, record: ReportRow, table: Figures) -> SafeString | str:
        """The amount (öre) as the page's unit writes it; a missing one never comes here."""
        text = format_amount(value, table.unit)
        return linked(table.links.figure(record.code, self.figure), text, "num")


class DeviationColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """A signed deviation with its bar around the zero line; colour follows the row's status."""

    def __init__(self, place: Place) -> None:
        super().__init__(**_shown(place, MISSING_CELL))
        self.place, self.bar = place, place.bar
        self.css = f"{' has-bar' if place.bar else ''}{_room(place)}"
        self.attrs = cell_attrs(f"n{self.css}", place.heading)
        self.attrs["td"]["class"] = self._td_class

    def _td_class(self, record: ReportRow) -> str:
        status = self.place.column.status_of(record)
        return f"n{f' dev is-{status}' if status else ''}{self.css}"

    def render(self, value: Ore, record: ReportRow, table: Figures) -> SafeString | str:
        """The amount, linked to all about it, and the bar."""
        where = table.links.figure(record.code, self.place.key)
        text = linked(where, format_amount(value, table.unit, signed=True), "num")
        status = self.place.column.status_of(record)
        if not self.bar or status is None:
            return format_html("{}", text)
        bar = cell_svg(value, table.scales[self.place.key], status)
        return format_html("{}{}", text, mark_safe(bar))  # noqa: S308 - numbers and our own words only


class ShareColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """A share as per cent, a link to all about it."""

    def __init__(self, place: Place) -> None:
        super().__init__(**_shown(place, MISSING_CELL))
        self.figure = place.key
        self.attrs = cell_attrs(f"n share{_room(place)}", place.heading)
        self.column_of_share = place.column

    def render(self, value: float, record: ReportRow, table: Figures) -> SafeString | str:
        """ "−21 %", with a decimal where a whole per cent would hide which side of a limit it is on."""
        text = format_share(value, decimals=self.column_of_share.decimals_of(record))
        where = table.links.figure(record.code, self.figure)
        return linked(where, text, "num") if where else text


class StatusColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """The status in words with its mark."""

    def __init__(self, place: Place) -> None:
        super().__init__(**_shown(place, MISSING_CELL))
        self.attrs = cell_attrs("status", place.heading)

    def render(self, value: Status, record: ReportRow, table: Figures) -> SafeString:  # noqa: ARG002 - as every column
        """The word, with a mark that differs in shape as well as colour."""
        return format_html('<span class="state is-{}">{}</span>', value.value, value.label)


class PlainColumn(tables.Column):  # type: ignore[misc]  # django-tables2 is untyped
    """A code or a word, as it is."""

    def render(self, value: str, record: ReportRow, table: Figures) -> str:  # noqa: ARG002 - as every column
        """The word."""
        return value


class TextColumn(PlainColumn):
    """A word or two of the catalogue."""

    def __init__(self, place: Place) -> None:
        super().__init__(**_shown(place, ""))
        self.attrs = cell_attrs(_room(place).strip(), place.heading)


COLUMN_OF_KIND: Mapping[Kind, Callable[[Place], tables.Column]] = {
    Kind.AMOUNT: AmountColumn,
    Kind.DEVIATION: DeviationColumn,
    Kind.SHARE: ShareColumn,
    Kind.STATUS: StatusColumn,
    Kind.TEXT: TextColumn,
}


def _shown(place: Place, missing: str) -> dict[str, Any]:
    """What every column of the catalogue has: heading, where a row has its value, what stands for none."""
    at = place.column.place.replace(".", "__")
    return {"verbose_name": place.heading, "accessor": at, "default": missing, "orderable": False}


def _room(place: Place) -> str:
    """Which widths of screen show the column."""
    return f"{'' if place.narrow else ' wide-only'}{' roomy' if place.roomy else ''}"


def cell_attrs(css: str, label: str) -> dict[str, Any]:
    """The same class on heading and cell, and the heading's words for the narrow layout."""
    return {"th": {"class": css}, "td": {"class": css, "data-label": label.format(month="månaden")}}


def linked(href: str, text: str, css: str = "") -> SafeString | str:
    """The text as a link, or as a plain span where there is nowhere to go."""
    if href:
        return format_html('<a class="{}" href="{}">{}</a>', css, href, text)
    return format_html('<span class="{}">{}</span>', css, text) if css else text
