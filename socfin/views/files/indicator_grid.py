"""Indicators typed in a grid of months × verksamheter; what is typed becomes a file to publish.

A column may be several months whose value is one (a quarter, January to a month): it is never shared out.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from socfin import access, reporting
from socfin.access import Seat
from socfin.actions import publishing as actions
from socfin.actions.originals import NotKept
from socfin.domain.figures import Scenario, Severity
from socfin.domain.indicators import Indicator
from socfin.domain.period import MONTH_NAMES, Month, Span, months_in_words
from socfin.domain.roles import Permission
from socfin.importers import Options, parse
from socfin.selectors.catalogue import catalogue_of
from socfin.selectors.periods import shut_months
from socfin.services.indicators.grid import (
    Filled,
    GridRow,
    Key,
    as_file,
    cell_name,
    changed_spans,
    grid_rows,
    of_months,
    overfull,
    standing_texts,
    with_values,
)
from socfin.services.indicators.grid_columns import (
    DIVISIONS,
    EACH,
    MONTHS,
    OTHERS,
    columns,
    elsewhere,
    months_of,
)
from socfin.views.page import committee_context

KINDS = {"utfall": Scenario.OUTCOME, "mal": Scenario.BUDGET}
BESIDE = {Scenario.OUTCOME: "mål", Scenario.BUDGET: "utfall"}
"""What stands beneath a cell, by what is written in it."""
EVERY = "alla"
"""The word in the query where verksamheter without any value are shown too."""
CELL_LENGTH = 30
NOTHING_CHANGED = "Inget är ändrat."
LATER = "Välj en senare månad under Till och med än under Från."
NOTHING_LEFT = (
    "Det som är tömt går inte att lämna in: en fil utan värden ändrar inget. Skriv – där värdet "
    "saknas, eller ångra "
    "publiceringen på filens sida."
)


def indicator_grid(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """A year of one indicator to write in; those who may upload."""
    seat = access.seat(request, slug, Permission.UPLOAD)
    grid = _Grid.of(request, seat, year)
    if request.method != "POST":
        return grid.shown(grid.before)
    sent = {key: request.POST[cell_name(key)] for key in grid.keys if cell_name(key) in request.POST}
    typed = {key: kept for key, text in sent.items() if (kept := text.strip()[:CELL_LENGTH])}
    return grid.handed_in({key: text for key, text in grid.before.items() if key not in sent} | typed)


class _Grid:
    """One grid as it stands, and what is typed in it."""

    def __init__(
        self, request: HttpRequest, seat: Seat, year: int, indicator: Indicator, scenario: Scenario
    ) -> None:
        self.request, self.seat, self.year = request, seat, year
        self.is_whole = request.GET.get(EVERY) == "1"
        self.indicator, self.scenario = indicator, scenario
        self.values, self.places = reporting.indicators_of_year(seat.committee, year)
        self.before = standing_texts(self.values, indicator, scenario, year)
        other = Scenario.BUDGET if scenario is Scenario.OUTCOME else Scenario.OUTCOME
        self.beside = standing_texts(self.values, indicator, other, year)
        self.standing = {span for _, span in (*self.before, *self.beside)}
        self.own = _own_months(request, year)
        self.division = _division(request)
        self.columns = columns(self.division, year, own=self.own, standing=self.standing)
        self.shut = [month for month in shut_months(seat.committee) if month.year == year]
        self.keys: list[Key] = [
            (row.code, cell.span) for row in self.rows(Filled()) for cell in row.cells if not cell.is_shut
        ]

    def rows(self, filled: Filled) -> tuple[GridRow, ...]:
        """Every verksamhet with a cell for each column."""
        return grid_rows(self.places, [column.span for column in self.columns], filled, self.shut)

    @classmethod
    def of(cls, request: HttpRequest, seat: Seat, year: int) -> _Grid:
        """The grid that the address asks for, of the first indicator and its outcome where it does not."""
        catalogue = catalogue_of(seat.committee)
        indicator = catalogue.get(request.GET.get("nyckeltal", "")) or catalogue.indicators[0]
        return cls(request, seat, year, indicator, KINDS.get(request.GET.get("slag", ""), Scenario.OUTCOME))

    def handed_in(self, typed: dict[Key, str]) -> HttpResponse:
        """To the file's preview, or the grid again with what is wrong at its cell."""
        spans = changed_spans(self.before, typed)
        text, rows = as_file(self.indicator, self.scenario, typed, spans)
        if not rows:
            return self.shown(typed, message=NOTHING_LEFT if spans else NOTHING_CHANGED)
        filename = f"nyckeltal-{self.indicator.code}-{self.year}.csv"
        parsed = parse(text.encode(), filename, Options(catalogue=catalogue_of(self.seat.committee)))
        faults = {
            rows[problem.row]: f"{problem.message} {problem.remedy}"
            for problem in parsed.problems
            if problem.severity is Severity.ERROR and problem.row in rows
        }
        if self.indicator.fills and self.scenario is Scenario.OUTCOME:
            days = {(value.verksamhet_code, value.span): value.steps for value in parsed.indicators}
            faults |= overfull(days, of_months(self.values, self.indicator.fills))
        if faults:
            cells = "En cell" if len(faults) == 1 else f"{len(faults)} celler"
            return self.shown(typed, faults, f"{cells} behöver rättas.")
        return self._received(filename, text, typed)

    def _received(self, filename: str, text: str, typed: dict[Key, str]) -> HttpResponse:
        try:
            received = actions.receive(
                committee=self.seat.committee,
                filename=filename,
                content=text.encode("utf-8-sig"),
                by=self.seat.user,
                options={},
            )
        except NotKept as refused:
            return self.shown(typed, message=str(refused))
        return redirect("upload", self.seat.committee.slug, received.upload.pk)

    def shown(
        self, texts: dict[Key, str], faults: dict[Key, str] | None = None, message: str = ""
    ) -> HttpResponse:
        """The page, with what was typed and what is wrong with it."""
        every = self.rows(Filled(texts, faults or {}, self.beside))
        known = {code for code, _ in (*self.before, *self.beside)}
        rows = every if self.is_whole else with_values(every, known)
        context: dict[str, Any] = {
            **committee_context(self.seat, "uploads"),
            "year": self.year,
            "years": _years(self.year),
            "indicator": self.indicator,
            "indicators": catalogue_of(self.seat.committee).indicators,
            "kind": next(word for word, scenario in KINDS.items() if scenario is self.scenario),
            "division": self.division,
            "divisions": DIVISIONS,
            "is_each": self.division == EACH,
            "is_others": self.division == OTHERS,
            "own": self.own,
            "month_names": list(enumerate(MONTH_NAMES, start=1)),
            "columns": self.columns,
            "division_name": DIVISIONS[self.division],
            "elsewhere": [
                (DIVISIONS[word], months, self.asked_again(delar=word, fran="", till=""))
                for word, months in elsewhere(self.standing, self.columns).items()
            ],
            "rows": rows,
            "every": len(every),
            "is_whole": self.is_whole,
            "asked_again": self.asked_again(),
            "asked_whole": self.asked_again(**{EVERY: "1"}),
            "beside": BESIDE[self.scenario],
            "shut": months_in_words(map(Span, self.shut)),
            "faults": [(self._place(key), fault, cell_name(key)) for key, fault in (faults or {}).items()],
            "message": message or self._choice_refused(),
            "address": reverse("indicator_grid", args=[self.seat.committee.slug, self.year]),
        }
        refused = bool(message) and self.request.method == "POST"
        status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
        return render(self.request, "indicator_grid.html", context, status=status)

    def asked_again(self, **others: str) -> str:
        """The query of this grid, with other choices for some of its own; an empty one is left out."""
        own = {"fran": str(self.own.first.month), "till": str(self.own.last.month)} if self.own else {}
        kind = next(word for word, scenario in KINDS.items() if scenario is self.scenario)
        division = "" if self.division == EACH else self.division
        asked = {"nyckeltal": self.indicator.code, "slag": kind, "delar": division, **own, **others}
        return urlencode({name: choice for name, choice in asked.items() if choice})

    def _choice_refused(self) -> str:
        chosen = self.request.GET.get("fran") and self.request.GET.get("till")
        return LATER if self.division == OTHERS and chosen and self.own is None else ""

    def _place(self, key: Key) -> str:
        name = next((place.name for place in self.places if place.code == key[0]), key[0])
        return f"{name}, {months_of(key[1])}"


def _division(request: HttpRequest) -> str:
    """How the year is laid in columns; month by month where the address says nothing that is known."""
    asked = request.GET.get("delar", EACH)
    return asked if asked in DIVISIONS else EACH


def _own_months(request: HttpRequest, year: int) -> Span | None:
    """The months that the user has chosen for a column; None for none, or where the last is no later one."""
    first, last = (request.GET.get(name, "") for name in ("fran", "till"))
    numbers = {str(number): number for number in range(1, MONTHS + 1)}
    if first not in numbers or last not in numbers or numbers[last] <= numbers[first]:
        return None
    return Span.between(Month(year, numbers[first]), Month(year, numbers[last]))


def _years(year: int) -> list[int]:
    """The years one may turn to: this one and two before it, and the one that is shown."""
    now = timezone.localdate().year
    return sorted({year, now, now - 1, now - 2})
