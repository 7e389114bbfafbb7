"""A report that is all that is published, and what of it must be hidden."""

from collections.abc import Mapping

from socfin.domain.report import Report
from socfin.services.masking.judged_cells import Units, cells_of
from socfin.services.masking.masking import Concealment, conceal, concealed


def concealment(report: Report, people: Mapping[str, int], limit: int) -> Concealment:
    """What to hide; see `conceal`."""
    root = report.total.code
    parents = {row.code: row.parent or root for row in report.rows}
    units = Units.of(root, parents, people, limit)
    return conceal(units, cells_of(report, (root, *parents)))


def mask(report: Report, people: Mapping[str, int], limit: int) -> Report:
    """The report as it may leave the inner circle; itself when nothing needs hiding."""
    return concealed(report, concealment(report, people, limit))
