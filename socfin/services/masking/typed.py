"""The words of a report without those that give a hidden unit away; never looks at what rows show.

Rule: docs/meetings.md, "Små grupper".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from socfin.domain.report import AgendaItem, Report, ReportRow, Source
from socfin.services.masking.words import Secrets

LEFT_OUT = {
    "item": "§ visas inte",
    "dnr": "visas inte",
    "heading": "Rubriken visas inte: den nämner en enhet som är dold",
    "decision": "Beslutet visas inte: det nämner en enhet som är dold.",
    "filename": "(filens namn visas inte)",
    "place": "platsen visas inte",
    "question": "Frågan visas inte: den nämner en enhet som är dold.",
    "answer": "Svaret visas inte: det nämner en enhet som är dold.",
    "reason": "Skälet visas inte: det nämner en enhet som är dold.",
    "withdrawn_reason": "Skälet visas inte: det nämner en enhet som är dold.",
}
"""What stands instead of words, by the field they are typed in; a comment is left out without a word."""


def without_words(report: Report, secrets: Secrets) -> Report:
    """The report without comments, agenda words, file names and notes that tell of a hidden unit.

    A comment may say what its row shows of any month that is not the report's own.
    """
    if not secrets:
        return report
    month = report.month.yyyymm
    return replace(
        report,
        total=_without_comment(report.total, secrets, month),
        rows=tuple(_without_comment(row, secrets, month) for row in report.rows),
        lines=tuple(_without_comment(row, secrets, month) for row in report.lines),
        agenda=_agenda(report, secrets),
        sources=tuple(_without_name(source, secrets, month) for source in report.sources),
        notes=tuple(note for note in report.notes if not secrets.told_by(note, month)),
    )


def shown(name: str, text: str, secrets: Secrets, month: int, *, own: Iterable[ReportRow] = ()) -> str:
    """The text typed in a field as it may be read outside."""
    return LEFT_OUT.get(name, "") if secrets.told_by(text, month, own=own) else text


def _agenda(report: Report, secrets: Secrets) -> AgendaItem:
    """A decision may say what the total shows; lists show the others without the total beside them."""
    points, month = report.agenda, report.month.yyyymm
    return replace(
        points,
        item=shown("item", points.item, secrets, month),
        dnr=shown("dnr", points.dnr, secrets, month),
        heading=shown("heading", points.heading, secrets, month),
        decision=shown("decision", points.decision, secrets, month, own=(report.total,)),
    )


def _without_comment(row: ReportRow, secrets: Secrets, month: int) -> ReportRow:
    comment = row.comment
    if comment is None or not secrets.told_by(f"{comment.text} {comment.cause}", month, own=(row,)):
        return row
    return replace(row, comment=None)


def _without_name(source: Source, secrets: Secrets, month: int) -> Source:
    return replace(source, filename=shown("filename", source.filename, secrets, month))
