"""The paragraph a secretary pastes into the minutes; plain text, no layout."""

from __future__ import annotations

from socfin.documents.outline import outline
from socfin.documents.passages import Block, Passage
from socfin.domain.report import Report


def make(report: Report) -> bytes:
    """The paragraph as UTF-8 with line feeds; sentences with their comments as lines beneath."""
    return (as_text(report) + "\n").encode("utf-8")


def as_text(report: Report) -> str:
    """§ and dnr, heading, total and year, rows with comments, notes, decision: a blank line between."""
    say = outline(report)
    parts = [
        "\n".join(say.marks),
        "\n".join(filter(None, (say.item, say.dnr))),
        say.title,
        "\n".join(say.summary),
        "\n".join(_lines(say.overview)),
        *(_paragraph(passage) for passage in say.passages),
        "\n".join((say.reading, *say.notes)),
        "\n".join(say.decision),
    ]
    return "\n\n".join(filter(None, parts))


def _paragraph(passage: Passage) -> str:
    return "\n".join((passage.sentence, *_lines(passage.blocks)))


def _lines(blocks: tuple[Block, ...]) -> list[str]:
    return [f"- {line}" if block.is_list else line for block in blocks for line in block.lines]
