"""A Report with every section of what was decided and asked for, each from the place that fetches it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.report import Report
from socfin.reporting.listed import organisation_nodes
from socfin.reporting.sections.assignments import with_assignments
from socfin.reporting.sections.decisions import with_decisions
from socfin.reporting.sections.goals import with_goals
from socfin.reporting.sections.measures import with_measures
from socfin.reporting.sections.organisation import with_organisation
from socfin.reporting.sections.questions import with_questions
from socfin.reporting.sections.terms import with_terms
from socfin.reporting.sections.what_ifs import LinesOf, with_what_ifs
from socfin.selectors.committees import Entered
from socfin.services.measures.proof import Books

if TYPE_CHECKING:
    from socfin.models import Committee


def with_sections(
    committee: Committee,
    report: Report,
    known_at: datetime | None,
    books: Callable[[], Books],
    lines_of: LinesOf,
    entered: Entered,
) -> Report:
    """The report with what was decided and asked for, a closed month's as known at `known_at`.

    What nobody has `entered` anything of is not asked for.
    """
    made = with_decisions(committee, report, known_at) if entered.decisions else report
    made = with_measures(committee, made, known_at, books) if entered.measures else made
    made = with_terms(committee, made, known_at) if entered.terms else made
    made = with_assignments(committee, made, known_at) if entered.assignments else made
    made = with_what_ifs(committee, made, lines_of) if entered.what_ifs else made
    made = with_goals(committee, made, known_at) if entered.goals else made
    made = (
        with_organisation(made, organisation_nodes(committee), is_shut=known_at is not None)
        if entered.organisation
        else made
    )
    return with_questions(committee, made)
