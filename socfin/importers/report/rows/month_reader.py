"""The months of each row of a report that says them, one by one down the table; never what columns cover."""

from __future__ import annotations

from socfin.domain.figures import Problem, Scenario, error
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Cell, Row, is_blank, text_of
from socfin.importers.options import Closing
from socfin.importers.problems import each_row
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.spelling.closing import asked_about, became, closing_year
from socfin.importers.spelling.headings import read_heading
from socfin.importers.spelling.labels import plain, read_label
from socfin.importers.spelling.months import Months, year_in
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.roles import Basis, Role
from socfin.importers.spelling.row_spans import month_of_serial, row_span

_TOTALS = ("total", "summa", "helår", "hela året", "s:a")


class MonthReader:
    """Walks the rows once and reads the months of each that has an amount."""

    def __init__(self, mapping: Mapping, year: int | None, closing: Closing | None) -> None:
        self.closing = closing
        self.closed: list[int] = []
        """The rows of closing periods."""
        self.at = {c.role: c.index for c in reversed(mapping.columns)}
        self.header = {c.index: c.header for c in mapping.columns}
        self.figures = [c for c in mapping.columns if c.role in (Role.AMOUNT, Role.DEVIATION, Role.SUM)]
        self.scenario = mapping.scenario
        self.year = year
        self.of: dict[int, Span] = {}
        self.with_outcome: set[Month] = set()
        """The last months of the rows with an outcome other than zero."""
        self.unreadable: list[tuple[int, str]] = []
        self.sums: list[int] = []
        self.serials: dict[str, Month] = {}
        """The cells that say a day as a spreadsheet counts them."""
        self.year_missing = 0
        """The last month without a year, 0 when all have one."""

    @property
    def heading(self) -> str:
        """The heading of the column that says the months, or the last of them."""
        return self.header[self.at[Role.PERIOD]]

    def take(self, number: int, row: Row) -> None:
        """One row: its months, or why it has none."""
        if all(is_blank(_cell(row, c.index)) for c in self.figures):
            return
        cell = _cell(row, self.at[Role.PERIOD])
        months, closed = row_span(cell, self.heading), closing_year(text_of(cell))
        if months is not None:
            self._known(number, row, months)
        elif closed is not None:
            self.closed.append(number)
            if self.closing is Closing.DECEMBER:
                self._known(number, row, Months(12, 12, closed or None))
        elif text_of(cell) and text_of(cell) == self.heading:
            return
        elif self._is_sum(row, cell):
            self.sums.append(number)
        else:
            self.unreadable.append((number, text_of(cell)))

    def _known(self, number: int, row: Row, months: Months) -> None:
        year = months.year or year_in(text_of(_cell(row, self.at.get(Role.YEAR)))) or self.year
        if year is None or not 1900 <= year <= 2200:
            self.year_missing = max(self.year_missing, months.last)
            return
        first = self._first(row, months, year)
        span = None if first is None else Months(first, months.last).span(year)
        if span is None:
            self.unreadable.append((number, _texts(row, self.at[Role.FROM], self.at[Role.PERIOD])))
            return
        self.of[number] = span
        self._note_serial(_cell(row, self.at[Role.PERIOD]))
        if self._has_outcome(row):
            self.with_outcome.add(span.last)

    def _first(self, row: Row, months: Months, year: int) -> int | None:
        """The row's first month; None where the column of first months does not say one of the same year."""
        at = self.at.get(Role.FROM)
        if at is None:
            return months.first
        first = row_span(_cell(row, at), self.header[at])
        return first.first if first is not None and first.year in (None, year) else None

    def _note_serial(self, cell: Cell) -> None:
        day = month_of_serial(cell)
        if day is not None and day.year is not None:
            self.serials.setdefault(text_of(cell), Month(day.year, day.last))

    def _has_outcome(self, row: Row) -> bool:
        own = read_heading(text_of(_cell(row, self.at.get(Role.SCENARIO)))).scenario
        for column in self.figures:
            scenario = column.scenario or own or self.scenario
            counts = column.role is Role.AMOUNT and not column.last_year and column.basis is not Basis.HEADER
            if counts and scenario is Scenario.OUTCOME and _is_something(_cell(row, column.index)):
                return True
        return False

    def _is_sum(self, row: Row, cell: Cell) -> bool:
        """True for "Totalt" in the column of months, or "Summa …" among the labels of a row without month."""
        if not is_blank(cell):
            return any(word in plain(text_of(cell)) for word in _TOTALS)
        roles = (Role.LABEL, Role.CODE, Role.NAME, Role.ACCOUNT, Role.ACCOUNT_NAME, Role.LINE, Role.YEAR)
        texts = [text_of(_cell(row, self.at.get(role))) for role in roles]
        return any(read_label(text).sums for text in texts if text) or not any(texts)

    @property
    def december(self) -> frozenset[int]:
        """The rows of closing periods that are read as December's."""
        return frozenset(self.closed) & self.of.keys()

    def problems(self) -> tuple[Problem, ...]:
        """The months that cannot be read, as errors with their rows, and the question about closing ones."""
        asked = (asked_about(self.closed),) if self.closed and self.closing is None else ()

        def problem(row: int, text: str) -> Problem:
            what = f"”{shown(text)}” är ingen månad" if text else "Raden har belopp men ingen månad"
            return error(
                f"{what} (kolumnen {shown(self.heading)}).",
                "Skriv månaden som 2022-03 i filen. Är raden en summa: skriv ”Summa” framför namnet.",
                row=row,
                column=self.heading,
                code="unreadable_period",
            )

        return (*each_row(self.unreadable, problem), *asked)

    def notes(self) -> tuple[str, ...]:
        """How the rows' months were read."""
        first, last = (
            min(span.first for span in self.of.values()),
            max(span.last for span in self.of.values()),
        )
        span = Span.between(first, last) if first.year == last.year else None
        of = "månaden" if all(span.months == 1 for span in self.of.values()) else "månaderna"
        notes = [
            f"Varje rad gäller {of} i {self._columns()}"
            + (f" ({span.label})." if span else f" ({first.label} till {last.label}).")
        ]
        if self.serials:
            text, month = next(iter(self.serials.items()))
            notes.append(f"Dagar som Excels löpnummer läses som sin månad: {text} är {month.label}.")
        if self.closed and self.closing is not None:
            notes.append(became(self.closed, december=self.closing is Closing.DECEMBER))
        if self.sums:
            notes.append(f"Summor av flera månader kontrolleras inte ({len(self.sums)} rader).")
        return tuple(notes)

    def _columns(self) -> str:
        first = self.at.get(Role.FROM)
        return f"”{self.heading}”" if first is None else f"”{self.header[first]}” till ”{self.heading}”"


def _texts(row: Row, *columns: int) -> str:
    return " till ".join(text_of(_cell(row, at)) for at in columns)


def _cell(row: Row, index: int | None) -> Cell:
    return row[index] if index is not None and index < len(row) else None


def _is_something(cell: Cell) -> bool:
    return not is_blank(cell) and cell != 0 and bool(text_of(cell).strip("0,.-−– "))
