"""A report's rows parted into figures, sums and what is left out, in order; every rule stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from socfin.importers.options import Options, UnderSum
from socfin.importers.report.layout.mapping import Mapping, RowsAre
from socfin.importers.report.rows.blanks import blanks_settled
from socfin.importers.report.rows.entries import Entry
from socfin.importers.report.sums.below_sum import paying_settled, without_rows_below
from socfin.importers.report.sums.beside_net import with_beside, with_usual_signs
from socfin.importers.report.sums.committee_total import with_committee_total
from socfin.importers.report.sums.financing import results_of, with_results, without_results
from socfin.importers.report.sums.indented import in_doubt
from socfin.importers.report.sums.lines import find_line_sums
from socfin.importers.report.sums.of_which import parts_settled
from socfin.importers.report.sums.other_committees import of_one_committee, others_of
from socfin.importers.report.sums.own_row import apart, is_counted, with_own_costs, with_total
from socfin.importers.report.sums.sums import Summed, find_sums
from socfin.importers.report.sums.tolerance import Precision
from socfin.importers.report.sums.total_block import blocks_apart, with_total_block
from socfin.importers.spelling.roles import Role


def summed_of(
    entries: tuple[Entry, ...],
    mapping: Mapping,
    precision: Precision,
    titles: tuple[str, ...],
    options: Options,
) -> Summed:
    """The rows parted into figures and sums, with what their names, their places and the sums prove."""
    columns = [c for c in mapping.columns if c.role is Role.AMOUNT]

    def told_apart(rows: Sequence[Entry]) -> Summed:
        if mapping.rows is RowsAre.ACCOUNTS:
            return with_committee_total(find(rows), columns, precision)
        own, _ = apart(rows, titles, options.committee)
        return of_one_committee(rows, own, columns, precision, options, of_verksamheter)

    def of_verksamheter(rows: Sequence[Entry]) -> Summed:
        own, others = apart(rows, titles, options.committee)
        if own is not None and any(e.label.sums for e in others):
            every = with_committee_total(find(rows), columns, precision)
            if is_counted(every, own, columns, precision):
                return with_own_costs(settled(every, None), own)
        summed = with_committee_total(find(others), columns, precision)
        return settled(summed, own)

    def find(rows: Sequence[Entry]) -> Summed:
        return find_sums(rows, columns, mapping.rows, precision, options.alike)

    def settled(summed: Summed, own: Entry | None) -> Summed:
        summed = without_rows_below(summed, own, columns, precision, options.under_sum)
        summed = with_total(summed, own, columns, precision)
        return paying_settled(summed, columns, options.under_sum)

    def of_all(rows: Sequence[Entry]) -> Summed:
        def parted(some: Sequence[Entry]) -> Summed:
            return parts_settled(some, told_apart, options.of_which)

        if not of_units:
            return parted(rows)
        return with_beside(rows, parted, columns, precision, options.under_sum, own_lines=alone)

    entries, totals = blocks_apart(entries)
    own, _ = apart(entries, titles, options.committee)
    of_units = mapping.rows is RowsAre.VERKSAMHETER
    alone = of_units and not others_of(entries, own, options.committee)
    counted = options.under_sum is UnderSum.COUNTED
    results = () if counted else results_of(entries, own, of_units, columns, precision)
    entries = without_results(entries, results)
    if mapping.rows is RowsAre.LINES:
        summed = with_usual_signs(find_line_sums(entries, columns, precision), columns)
    else:
        entries = in_doubt(entries, own, columns, precision)
        summed = of_all(entries)
    summed = with_total_block(summed, totals, columns, precision)
    summed = with_results(summed, results, columns, options.under_sum, own_lines=alone)
    if mapping.accumulated:
        return summed
    return blanks_settled(summed, columns, precision, options.blanks)
