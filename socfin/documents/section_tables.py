"""The tables of what a report tells beside its money: decisions, scenarios, measures and so on."""

from __future__ import annotations

from socfin.documents.committee_table import committee_tables
from socfin.documents.table_cells import Cell, Table, TableRow
from socfin.documents.trade_table import trade_tables
from socfin.domain.adjustments import AdjustmentKind
from socfin.domain.indicators import spell
from socfin.domain.measures.sections import MeasureRow
from socfin.domain.money import Ore, Unit, format_amount
from socfin.domain.report import Report, RowKind
from socfin.domain.sections import OrganisationBox
from socfin.services.measures.plan import PlanRow, plan_of
from socfin.services.measures.rows import decided, measure_sums, proposed
from socfin.services.measures.terms import terms
from socfin.services.prose.assignment_words import due_words, given_words, state_words
from socfin.services.prose.assumption_words import assumption_words
from socfin.services.prose.decision_words import decision_about
from socfin.services.prose.measure_words import PLAN, standing
from socfin.services.prose.organisation_words import organisation_title, trees
from socfin.services.prose.sentences import unit_sentence
from socfin.services.prose.term_words import reckoned_words
from socfin.services.prose.warning_words import warning_lines

DECISION_HEADINGS = ("Beslut", "Ändring", "Budget efter", "Vad beslutet säger")
MEASURE_HEADINGS = ("Åtgärd", "I år", "Väntat hittills", "Uppföljt", "Kvar i år", "Läge, beslut och ansvarig")
ASSIGNMENT_HEADINGS = ("Uppdrag", "Givet", "Ska besvaras", "Läge", "Svar")
WHAT_IF_HEADINGS = ("Scenario", "Ändrar prognosen", "Mot budget", "Vad som antas")
TERM_HEADINGS = ("Del av prognosen", "Belopp", "Redan i utfallet", "Hur det räknas")
WARNING_HEADINGS = ("Verksamhet", "Nämndens prognos", "Beräknad", "Varning")
BOX_HEADINGS = ("Verksamhet", "Chefer", "Anställda", "Årsarbetare", "Budget helår", "Ändring")
PROPOSAL_HEADINGS = ("Förslag", "Belopp", "Läge", "Konsekvens")


def section_tables(report: Report) -> tuple[Table, ...]:
    """One of each that the report has, in the order they are read."""
    return (
        *committee_tables(report),
        *trade_tables(report),
        *_decisions(report),
        *_warnings(report),
        *_terms(report),
        *_what_ifs(report),
        *_measures(report),
        *_proposals(report),
        *_plan(report),
        *_assignments(report),
    )


def _decisions(report: Report) -> tuple[Table, ...]:
    """The way from the first budget of the year to the one that counts; none without a decision."""
    if not report.budget_walk:
        return ()
    about = {row.number: decision_about(row) for row in report.decisions}
    caption = (
        f"Budget {report.month.year}. {unit_sentence(report.unit)} Mer att använda har minus, som kostnader."
    )
    rows = tuple(
        TableRow(
            step.label,
            1,
            RowKind.VERKSAMHET if step.number else RowKind.SUM,
            False,
            (
                Cell(format_amount(step.amount_ore, report.unit, signed=bool(step.number))),
                Cell(format_amount(step.start_ore + step.amount_ore, report.unit)),
                Cell(about.get(step.number, ""), is_text=True),
            ),
        )
        for step in report.budget_walk
    )
    return (Table("Budgetbeslut", caption, DECISION_HEADINGS, rows),)


def _terms(report: Report) -> tuple[Table, ...]:
    """What the model's forecast is made up of; none where it counts nothing but measures, told as such."""
    parts = terms(report)
    if parts is None or all(row.kind is AdjustmentKind.MEASURE for row in parts.rows):
        return ()
    caption = f"Helåret {report.month.year}. {unit_sentence(report.unit)} Delarna blir tillsammans prognosen."
    made = (
        _part("Utfall hittills", parts.outcome, report.unit),
        _part("Resten av året i övrigt", parts.ordinary, report.unit),
        *(
            TableRow(
                f"{row.text} ({row.verksamhet})",
                1,
                RowKind.VERKSAMHET,
                False,
                (
                    signed(row.left_ore, report.unit),
                    signed(row.passed_ore, report.unit),
                    Cell(reckoned_words(row, report.unit), is_text=True),
                ),
            )
            for row in parts.rows
        ),
        _part("Beräknad prognos", parts.total, report.unit, RowKind.TOTAL),
    )
    return (Table("Vad prognosen består av", caption, TERM_HEADINGS, made),)


def _part(name: str, amount: Ore, unit: Unit, kind: RowKind = RowKind.SUM) -> TableRow:
    cells = (Cell(format_amount(amount, unit)), Cell(""), Cell("", is_text=True))
    return TableRow(name, 1, kind, False, cells)


def _warnings(report: Report) -> tuple[Table, ...]:
    """The early warnings, each with what it rests on; none without any."""
    if not report.warnings:
        return ()
    rows = tuple(
        TableRow(
            row.verksamhet,
            1,
            RowKind.VERKSAMHET,
            False,
            (
                signed(row.official_ore, report.unit),
                signed(row.computed_ore, report.unit),
                Cell(line, is_text=True),
            ),
        )
        for row, line in zip(report.warnings, warning_lines(report), strict=True)
    )
    return (
        Table(
            "Tidig varning",
            f"Helåret {report.month.year} mot budget. {unit_sentence(report.unit)}",
            WARNING_HEADINGS,
            rows,
        ),
    )


def _what_ifs(report: Report) -> tuple[Table, ...]:
    """The scenarios of the paper, each beside the official forecast; none without any."""
    if not report.what_ifs:
        return ()
    caption = f"Helåret {report.month.year}. {unit_sentence(report.unit)} Ingen del av nämndens prognos."
    made = tuple(
        TableRow(
            row.name,
            1,
            RowKind.VERKSAMHET,
            False,
            (
                signed(row.effect_ore, report.unit),
                signed(row.deviation_ore, report.unit),
                Cell(
                    "; ".join(assumption_words(each, report.unit) for each in row.assumptions), is_text=True
                ),
            ),
        )
        for row in report.what_ifs
    )
    return (Table("Scenarier", caption, WHAT_IF_HEADINGS, made),)


def _measures(report: Report) -> tuple[Table, ...]:
    """What is decided to be done, with what it is to give in the year and what it gave; none without any."""
    rows = decided(report.measures)
    if not rows:
        return ()
    caption = f"{report.span.label.capitalize()}. {unit_sentence(report.unit)} Plus förbättrar resultatet."
    made = [_measure(row, report.unit) for row in rows]
    sums = measure_sums(rows)
    if sums.count > 1:
        amounts = (sums.year, sums.expected, sums.realised, sums.left)
        total = (*(signed(amount, report.unit) for amount in amounts), Cell("", is_text=True))
        made.append(TableRow("Summa", 1, RowKind.TOTAL, False, total))
    return (Table("Åtgärder", caption, MEASURE_HEADINGS, tuple(made)),)


def _measure(row: MeasureRow, unit: Unit) -> TableRow:
    amounts = (row.year_ore, row.expected_ore, row.realised_ore, row.left_ore)
    words = Cell(f"{standing(row)}.", is_text=True)
    cells = (*(signed(amount, unit) for amount in amounts), words)
    return TableRow(f"{row.text} ({row.verksamhet})", 1, RowKind.VERKSAMHET, False, cells)


def _proposals(report: Report) -> tuple[Table, ...]:
    """What is proposed and what would follow from it; none without any."""
    rows = proposed(report.measures)
    if not rows:
        return ()
    caption = f"{unit_sentence(report.unit)} Plus förbättrar resultatet."
    made = tuple(
        TableRow(
            f"{row.text} ({row.verksamhet})",
            1,
            RowKind.VERKSAMHET,
            False,
            (
                signed(row.amount_ore, report.unit),
                Cell(row.state.label, is_text=True),
                Cell(row.consequence, is_text=True),
            ),
        )
        for row in rows
    )
    return (Table("Förslag", caption, PROPOSAL_HEADINGS, made),)


def _plan(report: Report) -> tuple[Table, ...]:
    """What measures and proposals give in the year and the two after it; none where none reaches so far."""
    plan = plan_of(report)
    if plan is None:
        return ()
    headings = ("Åtgärd eller förslag", *map(str, plan.years), "Läge")
    made: list[TableRow] = []
    for rows, name, sums in (
        (plan.decided, "Beslutat", plan.decided_by_year),
        (plan.proposed, "Förslag, om de beslutas", plan.proposed_by_year),
    ):
        made += [_planned(each, report.unit) for each in rows]
        cells = (*(signed(amount, report.unit) for _, amount in sums), Cell("", is_text=True))
        made += [TableRow(name, 1, RowKind.TOTAL, False, cells)] if rows else []
    caption = f"{unit_sentence(report.unit)} Plus förbättrar resultatet. Jämnt fördelat på månaderna."
    return (Table(PLAN, caption, headings, tuple(made)),)


def _planned(each: PlanRow, unit: Unit) -> TableRow:
    cells = (*(signed(amount, unit) for amount in each.amounts), Cell(each.row.state.label, is_text=True))
    return TableRow(f"{each.row.text} ({each.row.verksamhet})", 1, RowKind.VERKSAMHET, False, cells)


def _assignments(report: Report) -> tuple[Table, ...]:
    """What the committee has asked for, with what was answered; none without any."""
    if not report.assignments:
        return ()
    made = tuple(
        TableRow(
            row.text,
            1,
            RowKind.VERKSAMHET,
            False,
            tuple(
                Cell(text, is_text=True)
                for text in (given_words(row), due_words(row), state_words(row), row.answer)
            ),
        )
        for row in sorted(report.assignments, key=lambda row: not row.is_open)
    )
    return (Table("Uppdrag", "Vad nämnden har bett om, och vad som har svarats.", ASSIGNMENT_HEADINGS, made),)


def signed(amount: Ore | None, unit: Unit) -> Cell:
    return Cell(format_amount(amount, unit, signed=True))


def organisation_tables(report: Report) -> tuple[Table, ...]:
    """A table for each tree of the organisation: its boxes with heads, people and budget; none without."""
    caption = (
        f"Chefer, anställda och årsarbetare till och med {report.month.label}, "
        f"budget för {report.month.year}. {unit_sentence(report.unit)}"
    )
    return tuple(
        Table(
            organisation_title(month), caption, BOX_HEADINGS, tuple(_box(box, report.unit) for box in boxes)
        )
        for month, boxes in trees(report)
    )


def _box(box: OrganisationBox, unit: Unit) -> TableRow:
    counts = ((box.heads, 0), (box.people, 0), (box.workers, 1))
    cells = (*(Cell(spell(steps, decimals)) for steps, decimals in counts),)
    cells = (*cells, Cell(format_amount(box.year_budget_ore, unit)), Cell(box.remark, is_text=True))
    return TableRow(box.name, box.level + 1, RowKind.VERKSAMHET, False, cells)
