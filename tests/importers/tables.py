"""A small report as text, handed in as a text file and as a workbook, and what was read of it in short."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import xlsxwriter

from socfin.importers import Options, parse
from socfin.importers.report.layout.mapping import Column, Mapping

CASES = Path(__file__).parent.parent / "data" / "odd-reports"


def case(number: str) -> str:
    """The text of one of the odd reports."""
    return next(CASES.glob(f"{number}-*")).read_text(encoding="utf-8-sig")


def as_workbook(text: str) -> bytes:
    """The same table as an xlsx, numbers as numbers."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        page = book.add_worksheet("Blad1")
        for at, line in enumerate(text.splitlines()):
            for column, cell in enumerate(line.split(";")):
                plain = cell.replace(" ", "").replace(",", ".").replace("−", "-")
                if re.fullmatch(r"-?\d+(?:\.\d+)?", plain):
                    page.write_number(at, column, float(plain))
                elif cell:
                    page.write_string(at, column, cell)
    return stream.getvalue()


def read_both(text: str, **options):
    """What the text file and the workbook give."""
    return (
        parse(text.encode(), "rapport.csv", Options(**options)),
        parse(as_workbook(text), "rapport.xlsx", Options(**options)),
    )


def totals(parsed) -> dict[str, float]:
    """ "outcome 2020-01–2020-10" → the committee's total in tkr."""
    sums: dict[str, float] = {}
    for figure in parsed.figures:
        key = f"{figure.scenario.value} {figure.span}"
        sums[key] = sums.get(key, 0) + (figure.amount or 0) / 100_000
    return sums


def drift(parsed) -> tuple[int, ...]:
    """The committee's net in tkr per scenario and period, without the lines beside it."""
    net = [f for f in parsed.figures if f.line is None or not f.line.is_beside_net]
    return tuple(round(amount) for amount in totals(replace(parsed, figures=tuple(net))).values())


def beside(parsed) -> dict[str, tuple[float, ...]]:
    """ "investment" → its amounts in tkr, budget before outcome."""
    lines: dict[str, tuple[float, ...]] = {}
    ordered = sorted(parsed.figures, key=lambda f: f.scenario.value)
    for f in (f for f in ordered if f.line is not None and f.line.is_beside_net):
        assert f.verksamhet_code == ""
        lines[f.line.value] = (*lines.get(f.line.value, ()), f.amount / 100_000)
    return lines


def with_column(mapping: Mapping, column: Column) -> Mapping:
    """The mapping as a person corrects it: with another column in the place of one."""
    columns = tuple(column if old.index == column.index else old for old in mapping.columns)
    return replace(mapping, columns=columns)
