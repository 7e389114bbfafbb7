"""The evidence of where the year was heading: forecasts beside what became, first deficits, measures."""

from __future__ import annotations

from collections.abc import Iterator

from socfin.domain.folder.evidence import Evidence, EvidenceRow
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.moments import clock
from socfin.domain.money import Unit
from socfin.domain.report import ReportRow
from socfin.reporting.folder.told import ToldMonth, ToldYear
from socfin.reporting.reports import limits_for
from socfin.services.forecast.early_warnings import Standpoint, early_warnings
from socfin.services.prose.measure_words import standing
from socfin.services.prose.warning_words import warning_words

NO_YEAR = "Inget är publicerat för året."


def forecasts(year: ToldYear) -> Evidence:
    """What was said of the full year after each month, beside what it became."""
    rows = [_forecast(year, after, row) for row in year.rows for after in year.after_each(row.code)]
    total = next(iter(year.rows[-1:]), None)
    became = total and year.became(total)
    answer = NO_YEAR
    if total is not None:
        deviations = [after.row.year.deviation for after in year.after_each(total.code)]
        span = [amount for amount in deviations if amount is not None]
        answer = "Året är inte slut: vad det blev är inte känt." if became is None else ""
        if span and became is not None:
            answer = (
                f"Prognoserna för helåret låg mellan {year.words(min(span), signed=True)} och "
                f"{year.words(max(span), signed=True)} mot budget; året slutade på "
                f"{year.words(became.to_date.deviation, signed=True)} ({_unit(year)})."
            )
    return Evidence(
        key="prognoser",
        question="Hur väl stämde prognoserna med vad året blev?",
        answer=answer,
        headings=(
            "Verksamhet",
            "Efter",
            "Prognos helår",
            "Mot budget",
            "Blev",
            "Prognos minus utfall",
            "Sagt i",
        ),
        rows=tuple(rows),
        figures=(2, 3, 4, 5),
    )


def _forecast(year: ToldYear, after: ToldMonth, newest: ReportRow) -> EvidenceRow:
    became = year.became(newest)
    forecast, end = after.row.year.outcome, became.to_date.outcome if became else None
    missed = None if forecast is None or end is None else forecast - end
    return EvidenceRow(
        (
            newest.name,
            after.month.label,
            year.words(forecast),
            year.words(after.row.year.deviation, signed=True),
            year.words(end),
            year.words(missed, signed=True),
            _where(year, after),
        ),
        *_paper(after),
    )


def warnings(year: ToldYear) -> Evidence:
    """The early warnings of each month, as the rule gives them of what was told."""
    committee, rows, total_new = year.committee, [], 0
    risk = float(committee.risk_percent) / 100
    for node in year.rows:
        known = list(year.after_each(node.code))
        became = year.became(node)
        for last in range(1, len(known) + 1):
            after = known[last - 1]
            standpoints = [Standpoint.of(each.row, each.month) for each in known[:last]]
            for sign in early_warnings(standpoints, limits_for(committee, after.month), risk):
                row = sign.row(node.code, node.name)
                total_new += row.is_new
                cells = (
                    node.name,
                    after.month.label,
                    warning_words(row).removeprefix(f"{node.name}: "),
                    "Ja" if row.is_new else "",
                    year.words(became.to_date.deviation, signed=True) if became else "",
                    _where(year, after),
                )
                rows.append(EvidenceRow(cells, *_paper(after)))
    answer = f"{total_new} tidiga varningar gavs; {len(rows)} med dem som stod kvar från månaden före."
    return Evidence(
        key="tidiga-varningar",
        question="Vilka tidiga varningar gavs, och vad blev det?",
        answer=answer if rows else "Ingen tidig varning gavs under året.",
        headings=("Verksamhet", "Efter", "Varning", "Ny", f"Blev mot budget, {_unit(year)}", "Underlag"),
        rows=tuple(rows),
        figures=(4,),
    )


def deficits(year: ToldYear) -> Evidence:
    """When a deficit was first told of, and what was decided from then on."""
    rows = [
        row for node in year.rows if (first := year.first_deficit(node.code)) for row in _rows(year, first)
    ]
    total = next(iter(year.rows[-1:]), None)
    first = year.first_deficit(total.code) if total else None
    answer = NO_YEAR if total is None else "Nämnden som helhet har inte väntats få underskott under året."
    if first is not None:
        answer = (
            f"Ett underskott för nämnden som helhet, {year.words(first.row.year.deviation, signed=True)} "
            f"({_unit(year)}), sades första gången efter {first.month.label}: {_where(year, first)}."
        )
    return Evidence(
        key="underskott",
        question="När sades underskotten först, och vilka åtgärder följde?",
        answer=answer,
        headings=("Verksamhet", "Först efter", "Väntat underskott", "Sagt i", "Åtgärd", "Läge och beslut"),
        rows=tuple(rows),
        figures=(2,),
    )


def _rows(year: ToldYear, first: ToldMonth) -> Iterator[EvidenceRow]:
    """The deficit with its first measure beside it, then the other measures."""
    measures: list[MeasureRow | None] = list(year.measures(first.row.code)) or [None]
    for number, measure in enumerate(measures):
        beside = (
            first.row.name,
            first.month.label,
            year.words(first.row.year.deviation, signed=True),
            _where(year, first),
        )
        named = (f"{measure.text} ({measure.verksamhet})", standing(measure)) if measure else ("Ingen", "")
        yield EvidenceRow((*(beside if number == 0 else ("",) * len(beside)), *named), *_paper(first))


def measures(year: ToldYear) -> Evidence:
    """Every measure of the year, what it was to give and what it gave."""
    every = year.newest.measures if year.newest else ()
    rows = tuple(
        EvidenceRow(
            (
                row.text,
                row.verksamhet,
                standing(row),
                year.words(row.year_ore, signed=True),
                year.words(row.expected_ore, signed=True),
                year.words(row.realised_ore, signed=True),
                f"{row.followed} av {row.begun}",
            )
        )
        for row in every
    )
    followed = sum(1 for row in every if row.followed)
    return Evidence(
        key="atgarder",
        question="Vad gav åtgärderna?",
        answer=f"{len(every)} åtgärder och förslag finns för året; {followed} är uppföljda i någon månad.",
        headings=(
            "Åtgärd",
            "Verksamhet",
            "Läge och beslut",
            "I år",
            "Väntat hittills",
            "Uppföljt",
            "Månader uppföljda",
        ),
        rows=rows,
        figures=(3, 4, 5),
    )


def budget(year: ToldYear) -> Evidence:
    """The decisions on the year's budget."""
    every = year.newest.decisions if year.newest else ()
    rows = tuple(
        EvidenceRow(
            (
                clock(row.decided),
                row.body,
                ", ".join(filter(None, (row.item, row.dnr))),
                row.text,
                year.words(row.amount_ore, signed=True),
            )
        )
        for row in every
    )
    return Evidence(
        key="budgetbeslut",
        question="Hur har budgeten ändrats under året?",
        answer=f"{len(every)} beslut om årets budget är införda.",
        headings=("Beslutat", "Av", "Paragraf och dnr", "Vad", f"Ändring, {_unit(year)}"),
        rows=rows,
        figures=(4,),
    )


def _where(year: ToldYear, after: ToldMonth) -> str:
    if after.first is not None:
        return f"ärendet till sammanträdet {clock(after.first.item.meeting.date.isoformat())}"
    published = year.published.get(after.month, "")
    return f"månadens rapport, publicerad {clock(published)}" if published else "månadens rapport"


def _paper(after: ToldMonth) -> tuple[int, int]:
    return (after.first.item_id, after.first.number) if after.first is not None else (0, 0)


def _unit(year: ToldYear) -> str:
    return Unit(year.committee.unit).label
