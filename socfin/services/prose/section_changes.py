"""Which of what a Report tells beside its money is another than before, in a Swedish sentence."""

from __future__ import annotations

from collections.abc import Iterator

from socfin.domain.listing import listed
from socfin.services.comparison.reports import Changes

MOST_NAMED = 5
"""Indicators that are named; the rest are counted."""
NAMES = {
    "decisions": "budgetbesluten",
    "requests": "äskandena",
    "measures": "åtgärderna",
    "measures_ahead": "åtgärderna i planen",
    "assignments": "uppdragen",
    "goals": "målen",
    "what_ifs": "scenarierna",
    "committees": "uppgifterna om nämnderna",
    "trade": "köpen nämnder emellan",
}


def section_news(changes: Changes) -> Iterator[str]:
    """ "Åtgärderna och uppdragen har ändrats.", after the indicators; nothing where all are the same."""
    yield from _indicators(changes)
    names = [NAMES[name] for name in changes.sections]
    if names:
        words = listed(names)
        yield f"{words[:1].upper()}{words[1:]} har ändrats."


def _indicators(changes: Changes) -> Iterator[str]:
    """The indicators with other values than before, new ones and those that went among them."""
    names = [f"{change.name} ({change.verksamhet})" for change in changes.indicators]
    more = len(names) - MOST_NAMED
    rest = [f"ytterligare {more}"] if more > 0 else []
    if names:
        yield f"Nyckeltal med andra värden: {listed([*names[:MOST_NAMED], *rest])}."
