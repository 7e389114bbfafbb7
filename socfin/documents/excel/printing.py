"""How the workbook's sheets print: paper, margins, repeated heads, and pages that break where a reader would.

A sheet is as wide as its page. It lies on A4, or on A3 where A4 would make it too small to read. Pages break
at a verksamhet before they break inside one, never just before the total, and none is left nearly empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from socfin.documents.outline import Outline

A4, A3 = 9, 8
"""The spreadsheet's numbers of the papers."""
SIDES = {A4: (297.0, 210.0), A3: (420.0, 297.0)}
"""Millimetres of a lying page: width, height."""
ACROSS, ALONG = 0.6, 0.7
"""Inches of margin at the sides, and above and below."""
SMALLEST = 0.65
"""The scale under which 11 points are less than 7 on paper, too small to read."""
ROW, TALLEST = 17.0, 409.0
"""Points of a row, and of the tallest that a spreadsheet can show."""
SLACK = 0.97
"""What is counted on of a page: printers and fonts differ a little."""
MM, INCH = 72 / 25.4, 72.0
NEARLY_EMPTY = 0.25
"""A last page that is less full than this is given some of what stands before it."""


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row under the head: its height in points, and how bad it is to begin a page with it."""

    height: float = ROW
    badness: int = 0
    """0 for a verksamhet directly under the total, more the deeper it is, FIXED for what never begins one."""


NEW_PAGE, INSIDE, THIN, FIXED = 3, 2, 8, 1000
"""How bad one page more is, each level that a page begins inside, a last page nearly empty, a total alone."""


def set_up(
    sheet: Any,
    widths: Sequence[float],
    rows: Sequence[PrintedRow] = (),
    *,
    say: Outline,
    head: int = 0,
    above: float = 2 * ROW,
) -> None:
    """Page setup of a sheet with columns of so many characters and these rows under its head.

    `head` is the index of the row that is repeated, `above` the points that it and what is over it take.
    Every page says what the report is, which sheet it is, and that its figures are constructed or public.
    """
    paper, scale = paper_for(widths)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(paper)
    sheet.set_margins(left=ACROSS, right=ACROSS, top=ALONG, bottom=ALONG)
    sheet.repeat_rows(head)
    sheet.set_header(f"&L&8{_plain(f'{say.title}. {say.owner}')}&R&8&A")
    sheet.set_footer(f"&L&8{_plain(say.mark)}&R&8Sida &P av &N")
    page = (SIDES[paper][1] * MM - 2 * ALONG * INCH) * SLACK
    is_single = page / (above + sum(row.height for row in rows)) >= SMALLEST
    sheet.fit_to_pages(1, 1 if is_single else 0)
    breaks = [] if is_single else page_breaks(rows, page / scale - above, page / scale - 2 * ROW)
    if breaks:
        sheet.set_h_pagebreaks([head + 1 + place for place in breaks])


def paper_for(widths: Sequence[float]) -> tuple[int, float]:
    """A4 or A3, and the scale at which columns of so many characters fill its width, at most 1."""
    points = sum(width * 7 + 5 for width in widths) * 0.75
    scales = {paper: min(1.0, (SIDES[paper][0] * MM - 2 * ACROSS * INCH) / points) for paper in (A4, A3)}
    paper = A4 if scales[A4] >= SMALLEST else A3
    return paper, scales[paper]


def page_breaks(rows: Sequence[PrintedRow], first: float, room: float) -> list[int]:
    """The places of the rows that begin a new page, where that is least bad in all.

    `first` and `room` are the points there are under the head on the first page and on the others.
    """
    best = [(0.0, 0)]  # for so many rows: how bad it is, and minus where their last page begins
    for end in range(1, len(rows) + 1):
        best.append(min(_last_pages(rows, best, end, first, room)))
    breaks: list[int] = []
    begins = -best[-1][1]
    while begins:
        breaks.append(begins)
        begins = -best[begins][1]
    return breaks[::-1]


def _last_pages(
    rows: Sequence[PrintedRow], best: Sequence[tuple[float, int]], end: int, first: float, room: float
) -> Iterator[tuple[float, int]]:
    """How bad it is that the rows' last page begins at a place, for each place from which they have room.

    Of those that are equally bad the one with the fullest pages before it is the least.
    """
    height = 0.0
    for begins in range(end - 1, -1, -1):
        height += rows[begins].height
        if height > (room if begins else first) and begins < end - 1:
            return
        is_thin = begins and end == len(rows) and height < NEARLY_EMPTY * room
        begun = NEW_PAGE + rows[begins].badness if begins else 0
        yield best[begins][0] + begun + (THIN if is_thin else 0), -begins


def _plain(text: str) -> str:
    """Without what a page's head and foot would take for orders."""
    return text.replace("&", "&&")
