"""The rows of a table of older forecasts, one by one: its years, occasions and amounts; never the header."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from socfin.domain.figures import Problem, error, warning
from socfin.domain.money import Ore, Unit
from socfin.domain.past_forecasts.facts import LAST_MONTH, ToldForecast
from socfin.importers.containers.cells import Row, is_blank, text_of
from socfin.importers.indicators.placing import code_in_tree
from socfin.importers.past_forecasts.header import VERKSAMHET, WHEN, YEAR, Column, Header
from socfin.importers.past_forecasts.occasions import UNSAID, occasion_of
from socfin.importers.spelling.amounts import amounts_to_ore
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import shown

if TYPE_CHECKING:
    from socfin.importers.past_forecasts.table import Place

SUMMING = frozenset({"medel", "medelvärde", "snitt", "i snitt", "genomsnitt", "summa", "totalt", "total"})
"""The first cell of a row that sums the others."""
YEARS = frozenset(map(str, range(1900, 2201)))


class Rows:
    """What has been read so far: forecasts, problems, and what each year became."""

    def __init__(self, header: Header, place: Place, first_year: int) -> None:
        self.header, self.place, self.first_year = header, place, first_year
        self.problems: list[Problem] = []
        self.left_out: list[str] = []
        self._forecasts: list[ToldForecast] = []
        self._became: dict[tuple[str, int], Ore] = {}
        self._before: int | None = None

    def forecasts(self) -> tuple[ToldForecast, ...]:
        """In the file's order, each with what its year became, wherever in the table that stands."""
        return tuple(
            replace(each, became_ore=self._became.get((each.code, each.year))) for each in self._forecasts
        )

    def read(self, number: int, row: Row) -> None:
        """Take in a row; what is wrong with it becomes problems."""
        if all(is_blank(cell) for cell in row):
            return
        first = next(text_of(cell) for cell in row if not is_blank(cell))
        if plain(first) in SUMMING:
            self.left_out.append(f"rad {number}")
            return
        occasion = self._occasion(number, row)
        year = self._year(number, row, occasion[1] if occasion else None)
        code = self._code(number, row)
        if year is None or code is None:
            return
        budget = self._amount(number, row, self.header.budget)
        became = self._against(number, row, self.header.became, budget)
        if became is not None:
            self._keep_became(number, code, year, became)
        for column in self.header.expected:
            month = column.month or (occasion[0] if occasion else 0)
            expected = (
                self._against(number, row, column, budget) if self._may_be(number, month, column) else None
            )
            if expected is not None:
                self._forecasts.append(
                    ToldForecast(
                        year=year, month=month, code=code, expected_ore=expected, became_ore=None, row=number
                    )
                )
                self._hold_bias(number, row, expected, became)

    def _occasion(self, number: int, row: Row) -> tuple[int, int | None] | None:
        if WHEN not in self.header.places:
            return None
        cell = self.header.cell(row, WHEN)
        occasion = occasion_of(cell)
        if occasion is None:
            text = shown(text_of(cell))
            unsaid = (
                f"”{text}” säger inte efter vilken månad." if text else "Det står inte när prognosen gjordes."
            )
            unknown = unsaid if not text or UNSAID.search(text) else f"”{text}” är ingen månad."
            remedy = "Skriv månaden, till exempel augusti, T2 eller delår mars."
            self._wrong(number, WHEN, unknown, remedy, "unknown_month")
        return occasion

    def _year(self, number: int, row: Row, of_occasion: int | None) -> int | None:
        """The row's year; a year that is written once goes for the rows beneath it."""
        text = text_of(self.header.cell(row, YEAR))
        if not text and of_occasion is not None:
            year: int | None = of_occasion
        elif not text:
            year = self._before
        else:
            year = int(text) if text in YEARS else None
        if year is None:
            words = f"”{shown(text)}” är inget år." if text else "Raden har inget år."
            self._wrong(number, YEAR, words, "Skriv året med fyra siffror.", "no_year")
            return None
        self._before = year
        if not self.first_year <= year < self.place.before:
            remedy = f"Ta med år från {self.first_year} till {self.place.before - 1}."
            self._wrong(number, YEAR, f"{year} är inte ett år som är avslutat.", remedy, "year_outside")
            return None
        if of_occasion not in (None, year):
            self._wrong(
                number,
                WHEN,
                f"Prognosen gjordes {of_occasion}, men raden är för {year}.",
                "Rätta ett av dem.",
                "two_years",
            )
            return None
        return year

    def _code(self, number: int, row: Row) -> str | None:
        text = text_of(self.header.cell(row, VERKSAMHET))
        if not text or plain(text) == plain(self.place.committee):
            return self.place.root
        code = code_in_tree(text, self.place.tree, self.place.root)
        if code is None:
            words = f"”{shown(text)}” finns inte bland nämndens verksamheter."
            self._wrong(
                number,
                VERKSAMHET,
                words,
                "Skriv koden eller namnet som i trädet, eller lämna tomt för hela nämnden.",
                "unknown_verksamhet",
            )
        return code

    def _may_be(self, number: int, month: int, column: Column) -> bool:
        """Whether something may have been forecast after the month; an unread one is told already."""
        if month > LAST_MONTH:
            words = "Efter december är året känt: det är ingen prognos."
            where = column.heading if column.month else self.header.heading(WHEN)
            self.problems.append(error(words, "Ta bort den.", row=number, column=where, code="december"))
        return 0 < month <= LAST_MONTH

    def _against(self, number: int, row: Row, column: Column | None, budget: Ore | None) -> Ore | None:
        """The deviation from budget, öre. An amount stands beside its budget with the budget's own sign.

        A budget written with plus is a cost: then more than the budget is an underskott.
        """
        amount = self._amount(number, row, column)
        if column is None or amount is None or column.is_deviation:
            return amount
        if budget is None:
            words = f"”{column.heading}” är ett helt belopp, och raden har ingen budget att jämföra med."
            self.problems.append(
                error(words, "Fyll i Budget.", row=number, column=column.heading, code="no_budget")
            )
            return None
        if amount * budget < 0:
            words = f"”{column.heading}” och budgeten har olika tecken."
            self.problems.append(
                error(words, "Skriv båda som kostnader.", row=number, column=column.heading, code="signs")
            )
            return None
        return budget - amount if budget > 0 else amount - budget

    def _amount(self, number: int, row: Row, column: Column | None) -> Ore | None:
        if column is None or column.place >= len(row) or is_blank(row[column.place]):
            return None
        unit = column.unit or self.place.unit or Unit.KR
        cells = pd.Series([row[column.place]], dtype=object)
        ore, wrong = amounts_to_ore(cells, unit.ore)
        if wrong:
            remedy = "Skriv beloppet med siffror och decimalkomma."
            self.problems.append(
                error(wrong[0], remedy, row=number, column=column.heading, code="unreadable_amount")
            )
            return None
        return None if ore.isna().iloc[0] else int(ore.iloc[0])

    def _keep_became(self, number: int, code: str, year: int, became: Ore) -> None:
        before = self._became.setdefault((code, year), became)
        if before != became and self.header.became is not None:
            self.problems.append(
                error(
                    f"{year} står med två olika slut.",
                    "Ett år slutar på ett sätt: rätta ett av dem.",
                    row=number,
                    column=self.header.became.heading,
                    code="two_ends",
                )
            )

    def _hold_bias(self, number: int, row: Row, expected: Ore, became: Ore | None) -> None:
        """Warn where the table's own bias is not sa − blev, or blev − sa, as near as it is printed."""
        column = self.header.bias
        printed = self._amount(number, row, column)
        if column is None or printed is None or became is None or len(self.header.expected) > 1:
            return  # of several occasions it is a mean
        unit = column.unit or self.place.unit or Unit.KR
        if abs(abs(printed) - abs(expected - became)) > unit.ore // 10**unit.decimals:
            words = f"”{column.heading}” är inte skillnaden mellan vad som sades och vad det blev."
            self.problems.append(warning(words, row=number, column=column.heading, code="bias_differs"))

    def _wrong(self, number: int, name: str, message: str, remedy: str, code: str) -> None:
        column = self.header.heading(name)
        self.problems.append(error(message, remedy, row=number, column=column, code=code))
