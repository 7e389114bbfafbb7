"""Files as the tests write them: rows of text in, bytes out."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import pytest
import xlsxwriter

Cells = Iterable[Iterable[object]]


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    """Makes an xlsx of rows; a row may be written as "a | b | 1.5" or as a list of cells."""

    def make(*rows: str | list[object], sheet: str = "Rapport") -> bytes:
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
            page = book.add_worksheet(sheet)
            date = book.add_format({"num_format": "yyyy-mm"})
            for at, row in enumerate(rows):
                cells = [_cell(part) for part in row.split("|")] if isinstance(row, str) else row
                for column, cell in enumerate(cells):
                    if hasattr(cell, "year"):
                        page.write_datetime(at, column, cell, date)
                    elif cell not in ("", None):
                        page.write(at, column, cell)
        return stream.getvalue()

    return make


def _cell(text: str) -> object:
    text = text.strip()
    try:
        return float(text)
    except ValueError:
        return text
