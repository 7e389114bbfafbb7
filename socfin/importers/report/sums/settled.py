"""A report's rows parted into figures, sums and what is left out, in order; every rule stands elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socfin.importers.options import Options, UnderSum
from socfin.importers.report.layout.mapping import Column, Mapping, RowsAre
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
    table = _Table(mapping, precision, titles, options)
    columns, under_sum, of_units = table.columns, options.under_sum, mapping.rows is RowsAre.VERKSAMHETER
    entries, totals = blocks_apart(entries)
    own = table.own(entries)
    alone = of_units and not others_of(entries, own, options.committee)
    counted = under_sum is UnderSum.COUNTED
    results = () if counted else results_of(entries, own, of_units, columns, precision)
    entries = without_results(entries, results)
    if mapping.rows is RowsAre.LINES:
        summed = with_usual_signs(find_line_sums(entries, columns, precision), columns)
    else:
        summed = table.parted(in_doubt(entries, own, columns, precision), own_lines=alone)
    summed = with_total_block(summed, totals, columns, precision)
    summed = with_results(summed, results, columns, under_sum, own_lines=alone)
    return summed if mapping.accumulated else blanks_settled(summed, columns, precision, options.blanks)


@dataclass(frozen=True, slots=True)
class _Table:
    """What the rows of verksamheter or accounts are told apart by, beside themselves."""

    mapping: Mapping
    precision: Precision
    titles: tuple[str, ...]
    options: Options

    @property
    def columns(self) -> list[Column]:
        """Those of amounts."""
        return [c for c in self.mapping.columns if c.role is Role.AMOUNT]

    def own(self, rows: Sequence[Entry]) -> Entry | None:
        """The row that bears the committee's own name."""
        return apart(rows, self.titles, self.options.committee)[0]

    def parted(self, rows: Sequence[Entry], *, own_lines: bool) -> Summed:
        """Figures and sums, what is beside the net apart from both."""
        if self.mapping.rows is RowsAre.ACCOUNTS:
            return self._by_parts(rows)
        answer = self.options.under_sum
        return with_beside(rows, self._by_parts, self.columns, self.precision, answer, own_lines=own_lines)

    def _by_parts(self, rows: Sequence[Entry]) -> Summed:
        return parts_settled(rows, self._of_one_committee, self.options.of_which)

    def _of_one_committee(self, rows: Sequence[Entry]) -> Summed:
        if self.mapping.rows is RowsAre.ACCOUNTS:
            return self._with_total(rows)
        return of_one_committee(
            rows, self.own(rows), self.columns, self.precision, self.options, self._of_verksamheter
        )

    def _of_verksamheter(self, rows: Sequence[Entry]) -> Summed:
        own, others = apart(rows, self.titles, self.options.committee)
        if own is not None and any(e.label.sums for e in others):
            every = self._with_total(rows)
            if is_counted(every, own, self.columns, self.precision):
                return with_own_costs(self._settled(every, None), own)
        return self._settled(self._with_total(others), own)

    def _with_total(self, rows: Sequence[Entry]) -> Summed:
        """The sums among the rows, the committee's total held against them all."""
        summed = find_sums(rows, self.columns, self.mapping.rows, self.precision, self.options.alike)
        return with_committee_total(summed, self.columns, self.precision)

    def _settled(self, summed: Summed, own: Entry | None) -> Summed:
        under_sum = self.options.under_sum
        summed = without_rows_below(summed, own, self.columns, self.precision, under_sum)
        summed = with_total(summed, own, self.columns, self.precision)
        return paying_settled(summed, self.columns, under_sum)
