"""The rows of a file of indicators as values in whole steps; never the tree, never what is published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from socfin.domain.figures import ParsedValue, Problem, Scenario, error
from socfin.domain.indicators import Catalogue, Indicator, spell_with_unit
from socfin.domain.period import Span
from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.containers.sheets import NumberedRow
from socfin.importers.indicators.header import (
    DEVIATION,
    INDICATOR,
    MONTHS,
    OUTCOME,
    PERIOD,
    TARGET,
    VERKSAMHET,
    Header,
)
from socfin.importers.spelling.bounds import YEARS
from socfin.importers.spelling.numbers import decimal_of, shown
from socfin.importers.spelling.periods import month_of, months_in

AMOUNTS = ((OUTCOME, Scenario.OUTCOME), (TARGET, Scenario.BUDGET), (DEVIATION, Scenario.DEVIATION))
DIGITS = 2
"""Of how many months a value is for: a year has twelve."""
MISSING_TOO = "Lämna cellen tom där värdet ännu inte finns och skriv – där det saknas."


@dataclass(slots=True)
class Rows:
    """What has been read so far, and what is wrong with it."""

    header: Header
    catalogue: Catalogue
    values: list[ParsedValue] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def read(self, numbered: NumberedRow) -> None:
        """Read one row: its values, or the problems that keep them out."""
        number, row = numbered
        if all(map(is_blank, row)):
            return
        indicator, span = self._indicator(number, row), self._span(number, row)
        if indicator is None or span is None:
            return
        code = self.header.text(row, VERKSAMHET)
        for name, scenario in AMOUNTS:
            cell = self.header.cell(row, name)
            if not is_blank(cell):  # type: ignore[arg-type]  # a row holds cells
                self._value(
                    number, name, cell, ParsedValue(code, indicator.code, scenario, span, None, number)
                )

    def _indicator(self, number: int, row: Row) -> Indicator | None:
        text = self.header.text(row, INDICATOR)
        known = self.catalogue.named(text)
        if known is None:
            self._refuse(
                f"Nyckeltalet ”{shown(text)}” är okänt." if text else "Raden saknar nyckeltal.",
                f"Skriv ett av dem som finns: {', '.join(indicator.name for indicator in self.catalogue)}.",
                number,
                INDICATOR,
                "unknown_indicator",
            )
        return known

    def _span(self, number: int, row: Row) -> Span | None:
        cell, many = self.header.cell(row, PERIOD), self.header.text(row, MONTHS)
        alone = span_of(cell, "")  # type: ignore[arg-type]  # a row holds cells
        if alone is None or alone.last.year not in YEARS:
            self._refuse(
                f"Perioden ”{shown(self.header.text(row, PERIOD))}” går inte att läsa.",
                "Skriv en månad så här: 2022-03, eller flera i samma år: jan–mar 2022.",
                number,
                PERIOD,
                "unreadable_period",
            )
            return None
        span = span_of(cell, many)  # type: ignore[arg-type]  # as above
        if span is None:
            self._refuse(
                f"Månader är ”{shown(many)}”: {_possible(alone)}.",
                "Skriv hur många månader värdet gäller till och med perioden, eller lämna cellen tom.",
                number,
                MONTHS,
                "unreadable_months",
            )
        return span

    def _value(self, number: int, name: str, cell: object, place: ParsedValue) -> None:
        heading = self.header.heading(name)
        indicator = self.catalogue[place.indicator]
        try:
            steps = steps_of(cell, indicator)  # type: ignore[arg-type]  # a row holds cells
        except ValueError as reason:
            self._refuse(str(reason), f"Rätta cellen. {MISSING_TOO}", number, name, "unreadable_value")
            return
        self.values.append(
            ParsedValue(
                place.verksamhet_code, place.indicator, place.scenario, place.span, steps, number, heading
            )
        )
        if place.scenario is not Scenario.DEVIATION:
            self.problems += out_of_range(indicator, steps, number, heading)

    def _refuse(self, message: str, remedy: str, number: int, name: str, code: str) -> None:
        self.problems.append(error(message, remedy, row=number, column=self.header.heading(name), code=code))


def span_of(cell: Cell, months: str) -> Span | None:
    """The months of a row: one month, or with `months` so many up to it, or as many as the text names.

    None for no months, and where `months` says otherwise than the text.
    """
    count = _count(months)
    if (month := month_of(cell)) is not None:
        return Span(month, count) if 1 <= count <= month.month else None
    named = months_in(text_of(cell))
    span = None if named is None else named.span()
    return None if span is not None and months and count != span.months else span


def _count(months: str) -> int:
    """How many months a cell says; one for an empty cell, 0 for what is no count of months."""
    if not months:
        return 1
    return int(months) if months.isdecimal() and len(months) <= DIGITS else 0


def _possible(alone: Span) -> str:
    """What the count of months of a period can be."""
    if alone.months > 1:
        return f"{alone.label} är {alone.months} månader"
    return f"till och med {alone.label} är det ett heltal, minst 1 och högst {alone.last.month}"


def steps_of(cell: Cell, indicator: Indicator) -> int | None:
    """A cell's value in whole steps, None when it says that it is missing; ValueError in Swedish."""
    text = cell.strip().removesuffix("%") if isinstance(cell, str) and indicator.is_share else cell
    try:
        number = decimal_of(text)
    except ValueError:
        raise ValueError(f"”{shown(text_of(cell))}” är inget tal.") from None
    return None if number is None else indicator.steps(number)


def out_of_range(indicator: Indicator, steps: int | None, row: int, column: str) -> Iterator[Problem]:
    """What no value of the indicator can be: below zero, or more than all of it."""
    if steps is None:
        return
    value = spell_with_unit(steps, indicator.decimals, indicator.unit)
    if steps < 0:
        yield error(
            f"{indicator.name} är {value}. Ett antal är aldrig negativt.",
            "Ta bort minustecknet eller rätta värdet. Det som saknas skrivs –.",
            row=row,
            column=column,
            code="negative_count",
        )
    elif indicator.is_share and steps > 100 * 10**indicator.decimals:
        yield error(
            f"{indicator.name} är {value}. En andel är högst 100 %.",
            "Skriv andelen i procent: 80,5 för 80,5 %. Är fler platser belagda än det finns: rätta dem.",
            row=row,
            column=column,
            code="share_over_hundred",
        )
