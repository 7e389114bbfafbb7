"""The long extract of Qlik: Period, Enhet, Mått, Kolumn, Mätvärde, in mnkr; never other measures.

Measures SK.EK.RR.001–004 are lines, .005 is net, .005.XX the net of area XX; .006–.009 are outside net cost.
Columns K14 budget of the year, K15 budget and K16 outcome to date, K17 the same last year, K18 forecast.
Of several extracts of a month the last counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from socfin.domain.figures import NamedVerksamhet, Parsed, ParsedFigure, Problem, Scenario, warning
from socfin.domain.lines import Line
from socfin.domain.money import Ore, Unit
from socfin.domain.period import Month, Span
from socfin.importers.containers.cells import Cell, text_of
from socfin.importers.containers.delimited import first_row
from socfin.importers.containers.source_file import SourceFile
from socfin.importers.options import Closing, Options
from socfin.importers.problems import each_row
from socfin.importers.qlik_problems import choose, no_header, nothing, turned, unreadable
from socfin.importers.reading import FileReading
from socfin.importers.report.accounted.by_row import column_told
from socfin.importers.report.columns.accumulated import apart
from socfin.importers.report.sums.tolerance import Precision, tolerance
from socfin.importers.spelling.closing import asked_about, became, closing_year
from socfin.importers.spelling.labels import plain
from socfin.importers.spelling.numbers import decimal_of, ore_of
from socfin.importers.spelling.periods import month_of

NAME = "qlik"
LABEL = "Qlik-uttag (Period, Enhet, Mått, Kolumn, Mätvärde)"
HEADER = ("period", "enhet", "mått", "kolumn", "mätvärde")
_LINES = {
    "001": Line.REVENUE,
    "002": Line.PERSONNEL,
    "003": Line.OTHER_COST,
    "004": Line.CAPITAL,
    "005": Line.NET,
}
_MEASURE = re.compile(r"(?:[A-Z]+\.)*RR\.(\d{3})(?:\.([^.]+))?")
_COLUMNS = {
    "K14": (Scenario.BUDGET, "year", 0),
    "K15": (Scenario.BUDGET, "to_date", 0),
    "K16": (Scenario.OUTCOME, "to_date", 0),
    "K17": (Scenario.OUTCOME, "to_date", -1),
    "K18": (Scenario.FORECAST, "year", 0),
}

Key = tuple[str, str, str, Month]
"""Measure ("002"), area ("" for the whole), column ("K16") and month."""


@dataclass(frozen=True, slots=True)
class _Value:
    row: int
    ore: Ore | None


def recognise(file: SourceFile) -> bool:
    """True when the first row has the extract's five columns."""
    return _header(file) is not None


def examine(file: SourceFile, options: Options) -> tuple[Parsed, FileReading]:
    """The figures, and the enheter to choose among."""
    return read(file, options), FileReading(
        fingerprint=fingerprint(file), entities=entities(file), dimension=options.dimension or ""
    )


def fingerprint(_handed: SourceFile) -> str:
    """The same for every extract: what a profile remembers is which enhet is the committee."""
    return NAME


def read(file: SourceFile, options: Options) -> Parsed:
    """The chosen enhet's figures: per area where the areas make up the whole, else per line."""
    header = _header(file)
    if header is None or isinstance(file.grid, Problem):
        return Parsed(format=NAME, problems=(no_header(),))
    file.tell(0.5)
    unit = options.unit or Unit.MNKR
    values, problems, late = _values(file.grid.sheets[0].rows[1:], header, unit, options.closing)
    entity, more = _entity(values, options.dimension)
    problems += more
    if entity is None:
        return Parsed(format=NAME, problems=problems)
    chosen = values[entity]
    sign = _sign(chosen, options)
    figures, asked = _figures(chosen, -1 if sign else 1, unit)
    areas = sorted({area for _, area, _, _ in chosen if area})
    months = [month for (_, _, column, month) in chosen if column == "K16"]
    stored = {f.verksamhet_code for f in figures}
    return Parsed(
        format=NAME,
        figures=figures,
        verksamheter=tuple(NamedVerksamhet(area, "") for area in areas if area in stored),
        root=NamedVerksamhet(entity, ""),
        problems=(*problems, *([turned()] if sign and options.turns is None else []), *asked),
        period=max(months, default=max((key[3] for key in chosen), default=None)),
        notes=(
            f"Enhet {entity} lästes. Beloppen är i {unit.label} och ackumulerade från januari.",
            "Nettot per område lästes." if stored - {""} else "Resultaträkningens rader lästes.",
            *_closed(late, options.closing),
            column_told(file.grid.sheets[0].rows[1:], header[4], {f.row for f in figures}),
        ),
    )


def _closed(late: list[int], closing: Closing | None) -> tuple[str, ...]:
    """What became of the closing periods, where a person has said it."""
    return (became(late, december=closing is Closing.DECEMBER),) if late and closing else ()


def entities(file: SourceFile) -> tuple[str, ...]:
    """The codes in the column Enhet, for a page to choose among."""
    header = _header(file)
    if header is None or isinstance(file.grid, Problem):
        return ()
    rows = file.grid.sheets[0].rows[1:]
    return tuple(dict.fromkeys(text for _, row in rows if (text := _text(row, header[1]))))


def _header(file: SourceFile) -> tuple[int, ...] | None:
    """Where the five columns stand."""
    if file.is_text:
        cells = first_row(file.head)
    elif isinstance(file.grid, Problem):
        return None
    else:
        cells = [text_of(cell) for cell in file.grid.sheets[0].rows[0][1]]
    names = [plain(cell.lstrip("\ufeff")) for cell in cells]
    return tuple(names.index(name) for name in HEADER) if set(HEADER) <= set(names) else None


def _values(
    rows: Iterable[tuple[int, tuple[Cell, ...]]],
    header: tuple[int, ...],
    unit: Unit,
    closing: Closing | None,
) -> tuple[dict[str, dict[Key, _Value]], tuple[Problem, ...], list[int]]:
    """Per enhet the last value of each key, and the rows of closing periods, which are December's if said.

    A later extract, or a later row, replaces an earlier one; amounts of period 13 have December's in them.
    """
    values: dict[str, dict[Key, _Value]] = {}
    extracted: dict[tuple[str, Key], str] = {}
    broken: list[tuple[int, str]] = []
    late: list[int] = []
    for row, cells in rows:
        when, entity, measure, column = (_text(cells, at) for at in header[:4])
        measure, column = measure.upper(), column.upper()
        match = _MEASURE.fullmatch(measure)
        if match is None or match[1] not in _LINES or column not in _COLUMNS:
            continue
        month = month_of(when) or month_of(cells[header[0]] if header[0] < len(cells) else None)
        try:
            value = decimal_of(cells[header[4]] if header[4] < len(cells) else None)
            ore = None if value is None else ore_of(value, unit)
        except ValueError as refused:
            broken.append((row, str(refused)))
            continue
        if month is None and (closed := closing_year(when)):
            late.append(row)
            if closing is not Closing.DECEMBER:
                continue
            month = Month(closed, 12)
        if month is None:
            broken.append((row, f"”{when}” är ingen period."))
            continue
        key = (match[1], match[2] or "", column, month)
        if when >= extracted.get((entity, key), ""):
            extracted[entity, key] = when
            values.setdefault(entity, {})[key] = _Value(row, ore)
    asked = (asked_about(late),) if late and closing is None else ()
    return values, (*each_row(broken, unreadable), *asked), late


def _entity(
    values: dict[str, dict[Key, _Value]], wanted: str | None
) -> tuple[str | None, tuple[Problem, ...]]:
    if wanted is not None and wanted in values:
        return wanted, ()
    if len(values) == 1 and wanted is None:
        return next(iter(values)), ()
    if not values:
        return None, (nothing(),)
    return None, (choose(tuple(values)),)


def _figures(
    values: dict[Key, _Value], sign: int, unit: Unit
) -> tuple[tuple[ParsedFigure, ...], tuple[Problem, ...]]:
    figures: list[ParsedFigure] = []
    problems: list[Problem] = []
    own_years = {month.year for _, _, column, month in values if column == "K16"}
    for column, (scenario, basis, years) in _COLUMNS.items():
        of_column = {key: value for key, value in values.items() if key[2] == column}
        if years:  # a year that has an outcome of its own is not told a second time by the year after
            of_column = {k: v for k, v in of_column.items() if k[3].year + years not in own_years}
        kept, more = _whole_or_parts(of_column, column, unit)
        problems += more
        series: dict[tuple[str, str], dict[Month, _Value]] = {}
        for (measure, area, _, month), value in kept.items():
            series.setdefault((measure, area), {})[month] = value
        for (measure, area), by_month in series.items():
            for span, month, ore in _spans(by_month, basis, years):
                figures.append(
                    ParsedFigure(
                        verksamhet_code=area,
                        scenario=scenario,
                        span=span,
                        amount=None if ore is None else sign * ore,
                        row=by_month[month].row,
                        line=_LINES[measure],
                        as_of=month if scenario is Scenario.FORECAST else None,
                    )
                )
    return tuple(figures), tuple(problems)


def _spans(by_month: dict[Month, _Value], basis: str, years: int) -> list[tuple[Span, Month, Ore | None]]:
    """Amounts of the year as its last month gives them, amounts to date taken apart."""
    if basis == "year":
        return [
            (Span.full_year(month.year), month, value.ore) for month, value in _last_of_each_year(by_month)
        ]
    moved = {month.plus(12 * years): month for month in by_month}
    problems = apart((to, by_month[month].ore) for to, month in moved.items())
    return [(span, moved[month], ore) for span, month, ore in problems]


def _last_of_each_year(by_month: dict[Month, _Value]) -> list[tuple[Month, _Value]]:
    last: dict[int, Month] = {month.year: month for month in sorted(by_month)}
    return [(month, by_month[month]) for month in last.values()]


def _whole_or_parts(
    values: dict[Key, _Value], column: str, unit: Unit
) -> tuple[dict[Key, _Value], tuple[Problem, ...]]:
    """Areas when there are any, else the lines, else the net; the net is checked against what is kept."""
    areas = {key: value for key, value in values.items() if key[0] == "005" and key[1]}
    lines = {key: value for key, value in values.items() if key[0] != "005" and not key[1]}
    net = {key: value for key, value in values.items() if key[0] == "005" and not key[1]}
    kept = areas or lines
    if not kept:
        return net, ()
    problems: list[Problem] = []
    for key, value in net.items():
        parts = [v.ore for k, v in kept.items() if k[3] == key[3] and v.ore is not None]
        if value.ore is None or abs(value.ore - sum(parts)) <= tolerance(len(parts), Precision(unit, 1)):
            continue
        problems.append(_differs(value, sum(parts), column, unit))
    return kept, tuple(problems)


def _sign(values: dict[Key, _Value], options: Options) -> bool:
    """True when costs are positive: the person says so, or personnel costs are."""
    if options.turns is not None:
        return options.turns
    personnel = sum(v.ore or 0 for k, v in values.items() if k[0] == "002")
    net = sum(v.ore or 0 for k, v in values.items() if k[0] == "005")
    return personnel > 0 or (personnel == 0 and net > 0)


def _text(row: tuple[Cell, ...], at: int) -> str:
    return text_of(row[at]) if at < len(row) else ""


def _differs(value: _Value, counted: Ore, column: str, unit: Unit) -> Problem:
    amount = f"{(value.ore or 0) / unit.ore:.1f}".replace(".", ",")
    parts = f"{counted / unit.ore:.1f}".replace(".", ",")
    return warning(
        f"Nettot i kolumn {column} är {amount} {unit.label} men delarna ger {parts} {unit.label}.",
        "Delarna används. Kontrollera att uttaget är komplett.",
        row=value.row,
        column=column,
        code="sum_differs",
    )
