"""The parts of a figure's page: value in every unit, reckoning, what it has been, what is beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from socfin import reporting
from socfin.domain.asked.figure import FIGURES, INDICATOR_FIGURES, AskedFigure, Value, reckoning
from socfin.domain.columns import Column, Kind
from socfin.domain.figures import Scenario
from socfin.domain.money import MINUS, Unit, format_exact, format_share
from socfin.domain.report import Report
from socfin.reporting.asked.earlier import (
    FrozenValue,
    earlier_values,
    frozen_by,
    frozen_values,
    known_on,
    tells_past,
)
from socfin.reporting.asked.forecast_record import shown_misses
from socfin.reporting.asked.trail import Done, done_about
from socfin.services.forecast.accuracy import OFFICIAL, record
from socfin.services.masking.gathered_rows import is_gathered
from socfin.services.prose.figure_words import CLOSER_DECIMALS, full_name, spelled
from socfin.services.prose.forecast_words import bias_in_all
from socfin.views.asked.addresses import figure_address
from socfin.views.figures.rows_page import EXTENTS, Asked, behind
from socfin.views.page import FIGURES as ROWS_OF
from socfin.views.page import Page

OF_FORECAST = ("forecast_", "range_")
"""How the keys of what is forecast begin."""


@dataclass(frozen=True)
class FigurePage:
    """A figure on its page: what the reader may see of the period, and which figure it is."""

    shown: Page
    asked: AskedFigure

    @property
    def report(self) -> Report:
        """Of the verksamhet that the figure is of."""
        return self.shown.report

    @property
    def name(self) -> str:
        """ "Avvikelse januari–mars 2022"."""
        return full_name(self.asked, self.report)

    @property
    def value(self) -> Value:
        """Öre, steps or a share as the reader may see it; None is missing."""
        return self.asked.value(self.report)

    @property
    def column(self) -> Column | None:
        """None for an indicator's figure."""
        return self.asked.column

    def words(self, value: Value, unit: Unit | None = None, report: Report | None = None) -> str:
        """A value of the figure as it is read, in the page's unit if no other is given."""
        return spelled(self.asked, value, unit or self.shown.choices.unit, report or self.report)

    def where(self, asked: AskedFigure) -> str:
        """The page of another figure of the same month, with the same choices."""
        slug = self.shown.seat.committee.slug
        return figure_address(slug, self.shown.month, asked) + self.shown.choices.query

    @property
    def forecast_method(self) -> str:
        """How a forecast of the verksamhet's net was made; "" for every other figure."""
        is_forecast = self.asked.figure.startswith(OF_FORECAST) and not self.asked.line
        return self.report.total.forecasts.method if is_forecast else ""

    def spellings(self) -> list[tuple[str, str]]:
        """The amount in every unit, a share with more decimals; nothing for what is written in one way."""
        if self.column is None or self.value is None:
            return []
        if self.column.kind is Kind.SHARE:
            return [("med två decimaler", format_share(self.value, decimals=CLOSER_DECIMALS))]
        others = [(unit.label, self.words(self.value, unit)) for unit in (Unit.TKR, Unit.MNKR)]
        return [("kronor", f"{format_exact(int(self.value))} kr"), *others]

    def formula(self) -> dict[str, Any] | None:
        """The two figures that it comes of, each with its amount and page; None where there are none."""
        if self.asked.indicator:
            return self._of_indicator()
        comes_of = None if self.column is None else reckoning(self.column)
        row = self.asked.row(self.report)
        if comes_of is None or row is None:
            return None
        parts = [replace(self.asked, figure=column.key) for column in (comes_of.part, comes_of.whole)]
        return self._reckoned(comes_of.sign.replace("/", "÷"), parts, of_size=comes_of.of_size)

    def _of_indicator(self) -> dict[str, Any] | None:
        if self.asked.figure != "deviation":
            return None
        parts = [replace(self.asked, figure=figure) for figure in ("outcome", "target")]
        return self._reckoned(MINUS, parts, of_size=False)

    def _reckoned(self, sign: str, parts: list[AskedFigure], *, of_size: bool) -> dict[str, Any]:
        """The two terms, the second in signs of its own where it is a size or has a minus beside another."""
        first, second = (self._term(part) for part in parts)
        signs = "||" if of_size else "()" if second["value"].startswith(MINUS) else ""
        return {
            "sign": sign,
            "of_size": of_size,
            "terms": [first, second],
            "before": signs[:1],
            "after": signs[1:],
        }

    def _term(self, asked: AskedFigure) -> dict[str, str]:
        beside = replace(self, asked=asked)
        return {"name": beside.name, "value": beside.words(beside.value), "href": self.where(asked)}

    def rows(self) -> dict[str, Any]:
        """The uploaded rows behind the figure, where it is one that files give; else nothing."""
        figure = "" if self.column is None else self.column.figure
        if not figure:
            return {}
        words = dict(word.split("=") for word in ROWS_OF[figure].split("&"))
        asked = Asked(Scenario(words["scenario"]), EXTENTS[words.get("tid", "")], line=self.asked.line)
        back = self.shown.links.page(self.asked.code)
        return {"has_rows": True, "back": back, **behind(self.shown, self.asked.code, asked)}

    def others(self) -> list[dict[str, Any]]:
        """The row's other figures that it has."""
        figures = INDICATOR_FIGURES if self.asked.indicator else tuple(FIGURES)
        beside = [replace(self.asked, figure=figure) for figure in figures if figure != self.asked.figure]
        return [self._term(asked) for asked in beside if asked.value(self.report) is not None]

    def parts(self) -> list[dict[str, Any]]:
        """The same figure of the verksamheter directly beneath, which together are this one."""
        if self.asked.line or self.asked.indicator:
            return []
        below = [(row, replace(self.asked, code=row.code)) for row in self.report.top]
        return [
            {
                "name": row.name,
                "value": self.words(asked.value(self.report)),
                "href": "" if is_gathered(row.code) else self.where(asked),
            }
            for row, asked in below
        ]

    def above(self) -> list[dict[str, str]]:
        """The same figure of the verksamheter above, the nearest last."""
        nodes = reporting.nodes_above(self.shown.seat.committee, self.asked.code)
        return [
            {"name": node.name, "href": self.where(replace(self.asked, code=node.code))} for node in nodes
        ]

    def record(self) -> dict[str, Any] | None:
        """How right the forecasts of closed years were; None without such a year, and for what is none."""
        if self.asked.line or not self.asked.figure.startswith(OF_FORECAST):
            return None
        seat = self.shown.seat
        kept = record(OFFICIAL, shown_misses(seat.committee, self.asked.code, masked=seat.sees_masked))
        if kept is None:
            return None
        where = f"{reverse('accuracy', args=[seat.committee.slug])}?verksamhet={self.asked.code}"
        return {"record": kept, "bias": bias_in_all(kept), "href": where}

    def frozen(self) -> tuple[FrozenValue, ...]:
        """The figure as it was frozen for meetings."""
        seat = self.shown.seat
        return frozen_values(seat.committee, self.shown.month, self.asked, public=seat.sees_masked)

    def past(self, frozen: tuple[FrozenValue, ...], day: date | None) -> dict[str, Any]:
        """What it has been: by files where the reader may be told, and as it was frozen."""
        committee, organisation = self.shown.seat.committee, self.shown.choices.organisation
        tells = tells_past(committee, masked=self.shown.seat.sees_masked)
        earlier = earlier_values(committee, self.shown.month, self.asked, organisation) if tells else ()
        then: Value = None
        if day is not None and tells:
            then = known_on(committee, self.shown.month, self.asked, organisation, day)
        elif day is not None and (newest := frozen_by(frozen, day)) is not None:
            then = newest.value
        return {
            "tells_past": tells,
            "earlier": [(value.moment, self.words(value.value)) for value in earlier],
            "frozen": [self.frozen_words(value) for value in frozen],
            "day": day,
            "then": None if day is None else self.words(then),
            "then_missing": then is None,
        }

    def done(self) -> tuple[Done, ...]:
        """What the trail has of the figure, for whoever has a role here; nothing for the public."""
        seat = self.shown.seat
        if seat.public:
            return ()
        masked = not tells_past(seat.committee, masked=seat.sees_masked)
        return done_about(seat.committee, self.shown.month, self.asked, masked=masked)

    def frozen_words(self, frozen: FrozenValue) -> dict[str, Any]:
        """A frozen value with its meeting and the item it stands in."""
        item = frozen.item
        address = reverse("item", args=[self.shown.seat.committee.slug, item.meeting_id, item.pk])
        return {
            "item": item,
            "number": frozen.version.number,
            "date": item.meeting.date,
            "at": localtime(frozen.version.frozen_at),
            "value": self.words(frozen.value, report=frozen.report),
            "href": f"{address}?version={frozen.version.number}",
        }


def is_of_share(page: FigurePage) -> bool:
    """Whether the figure is per cent, which has no parts that add up to it."""
    return page.column is not None and page.column.kind is Kind.SHARE
