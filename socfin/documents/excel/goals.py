"""The workbook's sheet of goals: a row each, in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socfin.documents.excel.formats import Formats
from socfin.documents.excel.sheets import Cell, add_words_sheet
from socfin.documents.outline import Outline
from socfin.services.prose.goal_words import GOALS

HEADINGS = (
    ("Nivå", 6),
    ("Vad det kallas", 16),
    ("Mål", 36),
    ("Hör till", 28),
    ("Verksamhet", 20),
    ("Läge", 16),
    ("Ska nå", 34),
    ("Mäts med", 34),
    ("Uppföljt efter", 13),
    ("Uppföljning", 52),
    ("Effekt", 52),
)


def add_goals(book: Any, looks: Formats, say: Outline) -> None:
    """No sheet when there are none."""
    names = {goal.row.number: goal.name for goal in say.goals}
    rows: list[Sequence[Cell]] = [
        (
            *(str(row.level + 1), row.word, row.text, names.get(row.above, ""), row.verksamhet),
            *(row.state.label, "\n".join(goal.aim), "\n".join(goal.measured), row.after),
            *(row.follow_up, row.effect),
        )
        for goal in say.goals
        for row in (goal.row,)
    ]
    if rows:
        add_words_sheet(book, looks, say, GOALS, (HEADINGS, rows))
