"""Workbooks for tests, written as rows of cells apart by semicolons."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

import xlsxwriter


def book(sheets: Mapping[str, Sequence[str]], hidden: tuple[str, int] | None = None) -> bytes:
    """An xlsx with these sheets; what looks like a number is one. `hidden` is a sheet and its hidden row."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_numbers": True}) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for at, row in enumerate(rows):
                page.write_row(at, 0, row.split(";"))
            if hidden and hidden[0] == name:
                page.set_row(hidden[1] - 1, None, None, {"hidden": True})
    return stream.getvalue()
