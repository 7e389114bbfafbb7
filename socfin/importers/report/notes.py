"""How a report was read, one sentence each, as the preview tells it; never what is doubtful or wrong."""

from __future__ import annotations

from socfin.domain.lines import Line
from socfin.domain.listing import rows_in_words
from socfin.importers.report.columns.sides import side_of
from socfin.importers.report.columns.spans import Spans
from socfin.importers.report.layout.mapping import Mapping
from socfin.importers.report.rows.months import RowMonths
from socfin.importers.report.rows.unused_dimensions import Added
from socfin.importers.spelling.roles import Role


def notes_of(mapping: Mapping, spans: Spans, months: RowMonths | None) -> tuple[str, ...]:
    """How the file was read, one sentence each."""
    notes = [f"Rubriken står på rad {' och '.join(map(str, mapping.header_rows))}."]
    if mapping.sheet:
        notes.insert(0, f"Bladet ”{mapping.sheet}” lästes.")
    if spans.period is not None:
        notes.append(f"Perioden slutar i {spans.period.label}.")
    if mapping.unit is not None:
        notes.append(f"Beloppen är i {mapping.unit.label}.")
    if mapping.sign is not None:
        notes.append(f"Tecken: {mapping.sign.label[0].lower()}{mapping.sign.label[1:]}.")
    notes += months.notes if months else ()
    for column in mapping.columns:
        span = spans.of.get(column.index)
        if column.role is Role.AMOUNT and span is not None:
            scenario, side = column.scenario or mapping.scenario, side_of(column, mapping)
            part = {Line.REVENUE: ", intäkter,", Line.COST: ", kostnader,"}.get(side, "") if side else ""
            notes.append(
                f"”{column.header}” är {scenario.label.lower() if scenario else 'belopp'}{part} "
                f"{_covered(column.index, span.label, span.months, months)}{_made(column.index, spans)}."
            )
    return tuple(notes)


def _made(column: int, spans: Spans) -> str:
    """When a forecast was made, where that is not the report's own last month."""
    made = spans.as_of.get(column, spans.period)
    return "" if made is None or made == spans.period else f", gjord efter {made.label}"


def _covered(column: int, label: str, count: int, months: RowMonths | None) -> str:
    """The months a column covers; with a month on each row, in words."""
    if months is None or len(months.by_span) == 1:
        return label
    if column in months.to_date:
        return "från januari till radens månad"
    if _is_of_row(column, months):
        return "för radens månad" if count == 1 else "för radens månader"
    return label


def _is_of_row(column: int, months: RowMonths) -> bool:
    """True for a column whose months are those that each row says."""
    return all((own := of.of.get(column)) is None or own == span for span, of in months.by_span.items())


def told_added(added: Added) -> tuple[str, ...]:
    """How many rows were added since only a dimension that is not used parts them."""
    if not added.rows:
        return ()
    return (
        f"{rows_in_words(added.rows)} som bara skiljer sig i kolumner som inte används är hoplagda "
        f"till {added.into}.",
    )
