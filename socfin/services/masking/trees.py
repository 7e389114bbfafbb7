"""Whether a report's own tree is the one that the hidden units were chosen in; looks at no amount."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from socfin.domain.report import Report
from socfin.services.masking.gathering import Gathering


def has_another_tree(report: Report, gatherings: Iterable[Gathering], hidden: Collection[str]) -> bool:
    """Whether a hidden row, or what lay under one, lies elsewhere in the report than where it was gathered.

    A verksamhet that has been moved since the report was frozen: the row it lay under, less the others shown
    there, would be the hidden unit's own.
    """
    tops = {code: gathering.parent for gathering in gatherings for code in gathering.codes}
    for row in report.rows:
        above = row.parent or report.total.code
        if row.code in tops:
            if above != tops[row.code]:
                return True
        elif (row.code in hidden) != (above in hidden):
            return True
    return False
