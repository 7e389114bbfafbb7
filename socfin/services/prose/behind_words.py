"""How many people and places stand behind a report's money, in a sentence; never a calculation."""

from __future__ import annotations

import re

from socfin.domain.indicators import spell, spell_with_unit
from socfin.domain.listing import listed
from socfin.domain.money import NBSP
from socfin.domain.report import Report
from socfin.domain.sections import IndicatorRow
from socfin.services.indicators.parts import of_parts

STAFF = ("arsarbetare", "anstallda")
"""Who works there; the second only where nothing is known of the first."""
MOST = 3
"""A sentence of a first screen: two lines of a tablet."""
SERVED = ("platser", "brukare", "placeringar")
"""What those who work there are for."""


def behind_sentence(report: Report) -> str:
    """ "Bakom pengarna står 853,1 årsarbetare (budget 859,5) och 186 platser."; "" when not known."""
    staff = next(filter(None, (_part(report, code) for code in STAFF)), "")
    parts = [part for part in (staff, *(_part(report, code) for code in SERVED)) if part][:MOST]
    return f"Bakom pengarna står {listed(parts)}." if parts else ""


def _part(report: Report, code: str) -> str:
    """The indicator of the total, else of the only verksamhet right under it that has it; "" for neither.

    What is of some parts only says of which.
    """
    top = {row.code for row in report.top}
    same = [row for row in report.indicators if row.indicator == code]
    own = [row for row in same if row.code == report.total.code and _is_known(row)]
    below = [row for row in same if row.code in top and _is_known(row)]
    if own:
        return _words(own[0], of_parts(report, own[0]))
    return _words(below[0], (below[0].verksamhet,)) if len(below) == 1 else ""


def _is_known(row: IndicatorRow) -> bool:
    return any(steps is not None for steps in (row.outcome, row.newest, row.deviation))


def _words(row: IndicatorRow, parts: tuple[str, ...]) -> str:
    """ "853,1 årsarbetare (budget 859,5)", "150 platser i X i januari", "6,4 årsarbetare över budget i X"."""
    where = f" i {listed([_short(part) for part in parts])}" if parts else ""
    if row.outcome is not None:
        budget = (
            "" if row.target in (None, row.outcome) else f" (budget{NBSP}{spell(row.target, row.decimals)})"
        )
        return f"{spell_with_unit(row.outcome, row.decimals, row.unit)}{where}{budget}"
    if row.newest is not None:
        months = row.newest_span.rsplit(" ", 1)[0]
        return f"{spell_with_unit(row.newest, row.decimals, row.unit)}{where} i {months}"
    side = "över" if (row.deviation or 0) > 0 else "under"
    amount = spell_with_unit(abs(row.deviation or 0), row.decimals, row.unit)
    return f"{amount} {side} budget{where or f' i {row.verksamhet}'}"


def _short(name: str) -> str:
    """ "SÄBO" of "Särskilt boende (SÄBO)": what the field says, where the name has it."""
    initials = re.search(r"\((\w{2,6})\)$", name)
    return initials.group(1) if initials else name
