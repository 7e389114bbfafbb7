"""A Report with the questions that are part of its paper, and questions as a reader may see them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from socfin.domain.asked.questions import QuestionRow
from socfin.reporting.masked import hidden_in, public_version, secrets
from socfin.reporting.reports import as_frozen
from socfin.selectors import meetings
from socfin.selectors.followup.questions import AskedQuestion, questions
from socfin.services.masking.hidden_questions import without_words_of

if TYPE_CHECKING:
    from socfin.models import Committee, Item


@dataclass(frozen=True, slots=True)
class SeenQuestion:
    """A question as a reader may see it."""

    stands: AskedQuestion
    row: QuestionRow
    """With what names a hidden unit left out."""


def seen_question(committee: Committee, stands: AskedQuestion, *, masked: bool) -> SeenQuestion | None:
    """The question as it may be seen; None where its figure is hidden from the reader."""
    if not masked:
        return SeenQuestion(stands, stands.row)
    hides = hidden_in(committee)
    if hides.closed or stands.row.code in hides.hidden:
        return None
    return SeenQuestion(stands, without_words_of(stands.row, secrets(committee), stands.month.yyyymm))


def seen_questions(committee: Committee, *, masked: bool) -> list[SeenQuestion]:
    """Every question that the reader may see, the open ones first."""
    every = (seen_question(committee, stands, masked=masked) for stands in questions(committee))
    return [each for each in every if each is not None]


def papers_with(committee: Committee, stands: AskedQuestion, *, masked: bool) -> list[Item]:
    """The items whose newest paper has the question, as the reader sees it; by when they are taken up."""
    month, number = stands.month.yyyymm, stands.question.pk
    return [
        version.item
        for version in meetings.newest_versions(committee)
        if version.item.month == month
        and version.item.withdrawn_at is None
        and any(
            row.number == number
            for row in (public_version(committee, version) if masked else as_frozen(version.report)).questions
        )
    ]
