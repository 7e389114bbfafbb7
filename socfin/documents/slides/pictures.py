"""Slides of what is drawn of a table: a picture as large as the slide has room for, with its words."""

from __future__ import annotations

import io
from itertools import groupby
from typing import Any

from socfin.documents import colours
from socfin.documents.drawing import Drawing, as_png
from socfin.documents.drawings import beside
from socfin.documents.outline import Outline
from socfin.documents.slides.page import BODY, SMALL, add_slide, of_many
from socfin.documents.slides.parts import Place, add_text, describe
from socfin.documents.slides.text import height_of
from socfin.documents.table_cells import Table

SCALE = 3.0
"""Pixels to a drawing's unit: sharp where a slide is shown on a wall."""
BELOW = 3.0
"""Millimetres between the caption and the picture."""


def add_pictures(deck: Any, say: Outline, table: Table) -> None:
    """A slide for each drawing that stands after the table; several with one title are numbered."""
    for title, same in groupby(beside(say.report, table.title), key=lambda each: each.title):
        every = list(same)
        for number, each in enumerate(every, 1):
            name = of_many(f"{title}, i bild", number, len(every))
            slide = add_slide(deck, say, name, [each.caption, each.drawing.alt])
            top = BODY.top
            if each.caption:
                add_text(slide, BODY, [each.caption], SMALL, colour=colours.MUTED)
                top += height_of([each.caption], SMALL, BODY.width) + BELOW
            _add(slide, each.drawing, Place(BODY.left, top, BODY.width, BODY.top + BODY.height - top), name)


def _add(slide: Any, drawing: Drawing, room: Place, name: str) -> None:
    """The drawing with its own proportions, as large as the room."""
    by = min(room.width / drawing.width, room.height / drawing.height)
    place = Place(room.left, room.top, drawing.width * by, drawing.height * by)
    picture = slide.shapes.add_picture(io.BytesIO(as_png(drawing, scale=SCALE)), *place.lengths)
    describe(picture, name, drawing.alt)
