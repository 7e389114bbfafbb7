"""Questions that tell of a hidden unit, left out of a report; never its money."""

from __future__ import annotations

from dataclasses import replace

from socfin.domain.asked.questions import QuestionRow
from socfin.domain.report import Report
from socfin.services.masking.hidden_indicators import Hides
from socfin.services.masking.typed import shown
from socfin.services.masking.words import Secrets


def without_questions(report: Report, hides: Hides, secrets: Secrets) -> Report:
    """The report without the questions about a hidden unit, or with words that tell of one."""
    if not report.questions:
        return report
    if hides.closed:
        return replace(report, questions=())
    month = report.month.yyyymm
    rows = tuple(
        row
        for row in report.questions
        if row.code not in hides.hidden and without_words_of(row, secrets, month) == row
    )
    return replace(report, questions=rows)


def without_words_of(row: QuestionRow, secrets: Secrets, month: int) -> QuestionRow:
    """The question with what tells of a hidden unit said to be left out."""
    return replace(
        row,
        text=shown("question", row.text, secrets, month),
        answer=shown("answer", row.answer, secrets, month),
    )
