"""Measures and proposals in Swedish sentences; never a layout."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from socfin.domain.listing import listed
from socfin.domain.measures.sections import MeasureProof, MeasureRow
from socfin.domain.measures.states import MeasureState
from socfin.domain.moments import clock
from socfin.domain.money import Ore, Unit, format_money, in_unit, spelled_number
from socfin.domain.period import Month, from_to
from socfin.domain.report import Report
from socfin.services.measures.plan import PlanRow, plan_of
from socfin.services.measures.rows import MeasureSums, decided, measure_sums, proposed
from socfin.services.prose.phrases import ended, money, paragraph

PLAN = "Plan för tre år"
COUNTS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def measures_in_short(report: Report) -> tuple[str, ...]:
    """The year's measures and the plan for three, a sentence or more of each; "" of what there is not."""
    return measures_sentence(report), plan_sentence(report)


def measures_sentence(report: Report) -> str:
    """What the decided measures are to give in the year, what they gave and what is left; "" without any."""
    sums, year = measure_sums(report.measures), report.month.year
    if sums.year is None:
        return ""
    count = _count(sums.count)
    where = " i de enheter som visas" if report.public else ""
    words = [f"{count}{where} ska ge {format_money(sums.year, report.unit)} under {year}."]
    words += [_so_far(report, sums)] if sums.expected else []
    if sums.realised is not None and sums.left is not None:
        words.append(f"Kvar att få fram i år: {format_money(sums.left, report.unit)}{_late(report, sums)}.")
    return " ".join(words)


def done_sentence(report: Report) -> str:
    """What is done, on a first screen: what the decided measures are to give in the year and have given.

    "" where none is decided with an amount: that is told beside each cause (`none_decided`).
    """
    sums = measure_sums(report.measures)
    if sums.year is None:
        return ""
    where = " i de enheter som visas" if report.public else ""
    words = (
        f"{_count(sums.count)}{where} ska ge {format_money(sums.year, report.unit)} under {report.month.year}"
    )
    if sums.realised is None:
        return f"{words}."
    return f"{words}; till och med {report.month.name} har {format_money(sums.realised, report.unit)} nåtts."


def none_decided(rows: Iterable[MeasureRow], year: int | None = None) -> str:
    """ "Inga åtgärder är beslutade för 2022; fyra förslag finns.", where none of the rows is decided.

    A proposal that has been refused is none that there is to decide on.
    """
    open_ones = sum(row.state.is_proposal and row.state is not MeasureState.REFUSED for row in rows)
    when = f" för {year}" if year else ""
    if not open_ones:
        return f"Ingen åtgärd är beslutad{when}."
    return f"Inga åtgärder är beslutade{when}; {counted(open_ones, 'ett')} förslag finns."


def plan_sentence(report: Report) -> str:
    """What is decided and proposed of the year and the two after it; "" where nothing reaches so far."""
    plan = plan_of(report)
    if plan is None:
        return ""
    parts = []
    if plan.decided:
        parts.append(f"det beslutade ger {_by_year(plan.decided_by_year, report.unit)}")
    if plan.proposed:
        parts.append(f"förslagen gav {_by_year(plan.proposed_by_year, report.unit)} om de beslutades")
    return f"Planen för tre år: {'; '.join(parts)}."


def plan_lines(report: Report) -> tuple[str, ...]:
    """Every row of the plan in words, what is decided first; none without a plan."""
    plan = plan_of(report)
    return tuple(_planned(each, plan.years, report.unit) for each in plan.rows) if plan else ()


def _planned(each: PlanRow, years: tuple[int, ...], unit: Unit) -> str:
    """ "Färre pass (Hemtjänst, beslutad): 0 tkr 2025, +450 tkr 2026 och +450 tkr 2027."."""
    amounts = zip(years, each.amounts, strict=True)
    by_year = listed([f"{format_money(amount, unit, signed=True)} {year}" for year, amount in amounts])
    return f"{each.row.text} ({each.row.verksamhet}, {each.row.state.label.lower()}): {by_year}."


def _by_year(sums: tuple[tuple[int, Ore], ...], unit: Unit) -> str:
    return listed([f"{money(amount, unit)} {year}" for year, amount in sums])


def measure_sentence(row: MeasureRow, unit: Unit) -> str:
    """One measure: what, where, where it stands, what it is to give and what it gave."""
    what = f"{ended(f'{row.text} ({row.verksamhet})')} {standing(row)}."
    return " ".join(filter(None, (what, effect(row, unit), followed(row, unit), row.remark)))


def standing(row: MeasureRow) -> str:
    """ "Påbörjad 1 mars 2025, beslutad av Socialnämnden 12 februari 2025, § 12. Ansvarig: HR-chef"."""
    state = " ".join(filter(None, (row.state.label, clock(row.since) if row.since else "")))
    by = ", ".join(filter(None, (paragraph(row.item), row.dnr)))
    decision = decided_words(row)
    if row.state.label == "Beslutad":
        state = " ".join(filter(None, ("Beslutad", decision)))
    elif decision:
        state = f"{state}, beslutad {decision}"
    words = ", ".join(filter(None, (state, by)))
    return f"{words}. Ansvarig: {row.role}" if row.role else words


def decided_words(row: MeasureRow) -> str:
    """ "av Socialnämnden 12 februari 2025"; "" where nobody has told."""
    by = f"av {row.body}" if row.body else ""
    return " ".join(filter(None, (by, clock(row.decided) if row.decided else "")))


def effect(row: MeasureRow, unit: Unit) -> str:
    """What it is to give: in a month, in the year, and in twelve months where that is something else."""
    if row.per_month_ore is None or row.full_year_ore is None or row.year_ore is None:
        return "Beloppet är inte angivet."
    months = from_to(Month.parse(row.first), Month.parse(row.last))
    words = [f"{money(row.per_month_ore, unit)} i månaden {months}", f"{money(row.year_ore, unit)} i år"]
    words += [f"{money(row.full_year_ore, unit)} på helår"] if row.full_year_ore != row.year_ore else []
    return f"Ska ge {listed(words)}."


def followed(row: MeasureRow, unit: Unit) -> str:
    """What is followed up of it; "" before it has begun."""
    if not row.begun or not row.state.counts:
        return ""
    if row.realised_ore is None:
        return "Effekten är inte uppföljd."
    expected = "" if row.expected_ore is None else f" av väntade {money(row.expected_ore, unit)}"
    missing = row.begun - row.followed
    left = f" ({_months(missing)} är inte {_plural(missing, 'uppföljd', 'uppföljda')})" if missing else ""
    return f"Hittills {money(row.realised_ore, unit)}{expected}{left}."


def proposal_sentence(row: MeasureRow, unit: Unit) -> str:
    """One proposal with its amount, where it stands and its consequence."""
    amount = "" if row.amount_ore is None else f", {money(row.amount_ore, unit)}"
    period = from_to(Month.parse(row.first), Month.parse(row.last))
    state = " ".join(
        filter(None, (row.state.label, clock(row.since) if row.since else "", paragraph(row.item)))
    )
    what = f"{ended(f'{row.text} ({row.verksamhet}{amount}, {period})')} {state}."
    consequence = f"Konsekvens: {ended(row.consequence)}" if row.consequence else ""
    return " ".join(filter(None, (what, consequence, row.remark)))


def measure_lines(report: Report) -> tuple[str, ...]:
    """Every measure that somebody has decided, in words: for a slide or a text."""
    return tuple(measure_sentence(row, report.unit) for row in decided(report.measures))


def proposal_lines(report: Report) -> tuple[str, ...]:
    """Every proposal in words."""
    return tuple(proposal_sentence(row, report.unit) for row in proposed(report.measures))


def in_brief(row: MeasureRow, unit: Unit) -> str:
    """ "Färre pass (påbörjad, +280 tkr november–december 2025, hittills +100 tkr)": beside a cause."""
    words = [row.state.label.lower()]
    if row.amount_ore is not None:
        months = from_to(Month.parse(row.first), Month.parse(row.last))
        words.append(f"{money(row.amount_ore, unit, signed=True)} {months}")
    if row.realised_ore is not None:
        words.append(f"hittills {money(row.realised_ore, unit, signed=True)}")
    return f"{row.text} ({', '.join(words)})"


def proof_value(proof: MeasureProof, value: int | None, unit: Unit) -> str:
    """A month's value of what shows the effect: money in the unit, an indicator in its own."""
    if value is None:
        return "–"
    if not proof.unit:
        return money(value, unit)
    return f"{spelled_number(Decimal(value).scaleb(-proof.decimals))} {proof.unit}"


def _late(report: Report, sums: MeasureSums) -> str:
    """What of it was expected already: the rest is what the forecast counts with."""
    late = (sums.expected or 0) - (sums.realised or 0)
    if sums.unfollowed or in_unit(late, report.unit) <= 0:
        return ""
    return f", varav {format_money(late, report.unit)} väntades redan"


def _so_far(report: Report, sums: MeasureSums) -> str:
    expected = format_money(sums.expected or 0, report.unit)
    if sums.realised is None:
        return f"{expected} väntades till och med {report.month.name}; effekten är inte uppföljd."
    some = " av de månader som är uppföljda" if sums.unfollowed else ""
    realised = format_money(sums.realised, report.unit)
    return f"Till och med {report.month.name} väntades {expected}, och {realised} har nåtts{some}."


def counted(number: int, single: str = COUNTS[1]) -> str:
    """A count as a word up to twelve: "fyra"; of one `single`, which is "ett" of an ett-word."""
    if number == 1:
        return single
    return COUNTS[number] if number < len(COUNTS) else str(number)


def _count(number: int) -> str:
    return f"{counted(number).capitalize()} {_plural(number, 'beslutad åtgärd', 'beslutade åtgärder')}"


def _months(number: int) -> str:
    return _plural(number, "en månad", f"{counted(number)} månader")


def _plural(number: int, single: str, several: str) -> str:
    return single if number == 1 else several
