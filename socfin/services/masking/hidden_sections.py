"""All that a report tells beside its money, without what tells of a hidden unit; each section by its rule."""

from __future__ import annotations

from typing import Any

from socfin.domain.report import Report
from socfin.services.masking.hidden_assignments import without_assignments
from socfin.services.masking.hidden_boxes import without_boxes
from socfin.services.masking.hidden_decisions import without_decisions
from socfin.services.masking.hidden_goals import without_goals
from socfin.services.masking.hidden_indicators import Hides, without_hidden
from socfin.services.masking.hidden_measures import without_measures
from socfin.services.masking.hidden_questions import without_questions
from socfin.services.masking.hidden_terms import without_terms
from socfin.services.masking.hidden_warnings import without_warnings
from socfin.services.masking.hidden_what_ifs import without_what_ifs
from socfin.services.masking.words import Secrets

TYPED = (
    without_decisions,
    without_measures,
    without_assignments,
    without_goals,
    without_boxes,
    without_questions,
    without_what_ifs,
    without_terms,
    without_warnings,
)
"""Sections with words of their own."""
NONE_OF_THEM: dict[str, Any] = {
    "indicators": (),
    "unit_costs": (),
    "own_bought": (),
    "staff": (),
    "decisions": (),
    "budget_walk": (),
    "requests": (),
    "measures": (),
    "measures_ahead": (),
    "assignments": (),
    "goals": (),
    "boxes": (),
    "what_ifs": (),
    "terms": (),
    "warnings": (),
    "committees": (),
    "trade": (),
    "elimination": (),
}
"""The sections of a report of which no row may be shown; the questions have a rule of their own."""


def without_sections(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report with what may be seen of every section; itself where nothing need be hidden."""
    made = without_hidden(report, hides)
    for without in TYPED:
        made = without(made, hides, secrets)
    return made
