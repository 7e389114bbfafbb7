"""The paragraph a secretary pastes into the minutes; plain text, no layout."""

from __future__ import annotations

from socfin.documents.dispatch import SINCE, Dispatch
from socfin.documents.outline import (
    ASSIGNMENTS,
    MEASURES,
    PROPOSALS,
    PROPOSED,
    TERMS,
    WARNINGS,
    WHAT_IFS,
    Outline,
    outline,
)
from socfin.documents.passages import Block, Passage
from socfin.documents.trade_table import TRADE, trade_lines
from socfin.domain.report import Report
from socfin.services.prose.committee_words import COMMITTEES, committee_lines
from socfin.services.prose.goal_words import GOALS, goal_lines
from socfin.services.prose.measure_words import PLAN, plan_lines
from socfin.services.prose.organisation_words import organisation_lines, trees


def make(report: Report, dispatch: Dispatch | None = None) -> bytes:
    """The paragraph as UTF-8 with line feeds; sentences with their comments as lines beneath."""
    return (as_text(report, dispatch) + "\n").encode("utf-8")


def as_text(report: Report, dispatch: Dispatch | None = None) -> str:
    """§ and dnr, heading, total and year, since last, rows with comments, measures, notes, decision.

    The organisation is told where it is to be another: minutes do not list what is as it was.
    """
    say = outline(report, dispatch)
    parts = [
        "\n".join(say.marks),
        "\n".join(filter(None, (say.item, say.dnr))),
        say.title,
        "\n".join(say.summary),
        f"{SINCE}: {' '.join(say.since)}" if say.since else "",
        "\n".join(_lines(say.overview)),
        *(_paragraph(passage) for passage in say.passages),
        "\n".join(say.indicators),
        _listed(COMMITTEES, committee_lines(report)),
        _listed(TRADE, trade_lines(report)),
        _listed(WARNINGS, say.warnings),
        _listed(TERMS, say.terms),
        _listed(WHAT_IFS, say.what_ifs),
        _listed(MEASURES, say.measures),
        _listed(PROPOSALS, say.proposals),
        _listed(PLAN, plan_lines(report)),
        _listed(ASSIGNMENTS, say.assignments),
        "\n".join((GOALS, *filter(None, (say.goals_sentence,)), *goal_lines(report))) if say.goals else "",
        "\n".join(organisation_lines(report) if len(trees(report)) > 1 else ()),
        "\n".join((say.reading, *say.minutes_notes)),
        _decision(say),
    ]
    return "\n\n".join(filter(None, parts))


def _paragraph(passage: Passage) -> str:
    return "\n".join(filter(None, (passage.sentence, *_lines(passage.blocks), passage.indicators)))


def _decision(say: Outline) -> str:
    """What was decided, as minutes have it; what is only proposed says so."""
    lines = say.decision
    return "\n".join((say.decision_heading, *lines) if lines and say.decision_heading == PROPOSED else lines)


def _listed(heading: str, lines: tuple[str, ...]) -> str:
    """A heading with its lines beneath it; "" of none."""
    return "\n".join((heading, *(f"- {line}" for line in lines))) if lines else ""


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    return [f"- {line}" if block.is_list else line for block in blocks for line in block.lines]
