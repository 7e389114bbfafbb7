"""Every drawing that follows a paper's tables, in its order: the break-even curves, then the organisation."""

from __future__ import annotations

from socfin.documents.break_even import break_even_drawings
from socfin.documents.drawing import Drawing
from socfin.documents.organisation import organisation_drawings
from socfin.domain.report import Report


def drawings(report: Report) -> tuple[tuple[str, Drawing], ...]:
    """A title and a drawing of each."""
    return (*break_even_drawings(report), *organisation_drawings(report))
