"""What a committee has asked for, in Swedish sentences; never a layout."""

from __future__ import annotations

import re

from socfin.domain.assignments.sections import AssignmentRow
from socfin.domain.assignments.states import AssignmentState
from socfin.domain.moments import clock
from socfin.domain.report import Report
from socfin.services.prose.phrases import ended, paragraph

_ROLE = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]*(chef|led|nämnd|styrelse|utskott|presidi|förvaltning|kontor|direktör|sekreterare|strateg"
    r"|ordförande|controller|ekonom)[a-zåäö]*\b"
)
"""A word for someone's place in the municipality, which has a small letter inside a sentence; no name has."""


def given_words(row: AssignmentRow) -> str:
    """ "Till socialchefen, Su § 17, 3 maj 2022"."""
    day = clock(row.given) if row.given else ""
    return ", ".join(filter(None, (f"Till {_role(row.to)}", paragraph(row.item), row.dnr, day)))


def _role(to: str) -> str:
    """A role inside a sentence, however it was typed: "socialchefen", but "HR-chefen" and "Anna Berg"."""
    return f"{to[:1].lower()}{to[1:]}" if _ROLE.match(to) else to


def due_words(row: AssignmentRow) -> str:
    """ "våren 2023 (senast 31 maj 2023)"; "ingen dag angiven" where there is none."""
    day = f"senast {clock(row.due)}" if row.due else ""
    if row.due_words and row.due and clock(row.due) in row.due_words:
        return row.due_words
    if row.due_words and day:
        return f"{row.due_words} ({day})"
    return row.due_words or day or "ingen dag angiven"


def due_sentence(row: AssignmentRow) -> str:
    """ "Ska besvaras senast 31 maj 2023."; "Ska besvaras: våren 2023 (senast 31 maj 2023)."."""
    if not row.due_words and not row.due:
        return "Ingen dag för svaret är angiven."
    return f"Ska besvaras{':' if row.due_words else ''} {due_words(row)}."


def state_words(row: AssignmentRow) -> str:
    """ "Besvarat 18 april 2023, Su § 9"; "Inte besvarat" of one that nobody has said anything of."""
    if row.state is AssignmentState.PROPOSED:
        return "Föreslaget, inte beslutat"
    if row.state is AssignmentState.GIVEN and not row.answered and not row.answer:
        return "Inte besvarat"
    day = " ".join(filter(None, (row.state.label, clock(row.answered) if row.answered else "")))
    return ", ".join(filter(None, (day, paragraph(row.answer_item))))


def assignment_sentence(row: AssignmentRow) -> str:
    """One in words: what, to whom, by when and what was answered."""
    words = [f"{ended(row.text)} {given_words(row)}."]
    words += [due_sentence(row)] if row.is_open else []
    words.append(f"{state_words(row)}.")
    return " ".join(filter(None, (*words, row.answer)))


def assignment_lines(report: Report) -> tuple[str, ...]:
    """Every one of the report's in words, those that are open first."""
    rows = sorted(report.assignments, key=lambda row: not row.is_open)
    return tuple(map(assignment_sentence, rows))
