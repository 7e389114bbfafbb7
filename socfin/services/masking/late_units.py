"""Whether two reports of a month tell, by subtraction, a hidden unit that one of them lacks; shows nothing.

A unit whose file came late is not in what was frozen first: today's sum less the frozen one is that unit's.
Rule: docs/meetings.md, "Små tal".
"""

from __future__ import annotations

from collections.abc import Iterable

from socfin.domain.report import Report
from socfin.services.masking.gathering import Gathering
from socfin.services.masking.judged_cells import Cells, Units, cells_of, is_safe


def tells_late_unit(old: Report, new: Report, units: Units, gatherings: Iterable[Gathering]) -> bool:
    """Whether some gathered unit has an amount in one of the reports only, and what differs is not safe.

    A correction of an amount that is in both is no unit's amount. Measure by measure, in öre.
    """
    codes = (units.root, *units.parents)
    before, after = cells_of(old, codes).amounts, cells_of(new, codes).amounts
    differs = Cells(codes, after - before, (before == 0) != (after == 0))
    return not all(is_safe(differs, units, one.codes) for one in gatherings)
