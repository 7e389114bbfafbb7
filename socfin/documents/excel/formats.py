"""How the workbook's cells look; values stay kronor, the number format alone shows them as tkr or mnkr."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from socfin.documents import colours
from socfin.documents.excel.columns import Column, Kind, letter
from socfin.domain.limits import Status
from socfin.domain.money import Unit
from socfin.domain.report import ReportRow, RowKind

AMOUNT = {Unit.KR: "#,##0;−#,##0", Unit.TKR: "#,##0,;−#,##0,", Unit.MNKR: "#,##0.0,,;−#,##0.0,,"}
"""In Excel's own spelling, where a comma at the end divides by a thousand; a Swedish Excel shows spaces."""
SHARE = "0 %;−0 %"
ZERO = {Unit.KR: '"0"', Unit.TKR: '"0"', Unit.MNKR: '"0,0"'}
TONES = {Status.DEFICIT: colours.DEFICIT, Status.SURPLUS: colours.SURPLUS}


@dataclass(frozen=True)
class Formats:
    """Makes each look once and hands it out again; the workbook owns them."""

    book: Any
    unit: Unit
    made: dict[str, Any]

    @property
    def title(self) -> Any:
        """The sheet's title."""
        return self._look(bold=True, font_size=14)

    @property
    def finding(self) -> Any:
        """The answer in one line."""
        return self._look(bold=True, font_size=16)

    @property
    def muted(self) -> Any:
        """What stands around the figures."""
        return self._look(font_color=f"#{colours.MUTED}")

    def mark(self, *, alarming: bool) -> Any:
        """What is said above the figures: alarming when they are constructed."""
        return self._look(bold=True, font_color=f"#{colours.DEFICIT if alarming else colours.INK}")

    @property
    def wrapped(self) -> Any:
        """Running text."""
        return self._look(text_wrap=True, valign="top")

    @property
    def words(self) -> Any:
        """A table's cell of running text."""
        return self._look(
            text_wrap=True,
            valign="top",
            align="left",
            indent=1,
            bottom=7,
            bottom_color=f"#{colours.FAINT}",
        )

    @property
    def zero(self) -> Any:
        """A zero without sign, for amounts that round to nothing."""
        return self._look(num_format=";".join([ZERO[self.unit]] * 3))

    @property
    def zero_share(self) -> Any:
        """A share without sign, when it rounds to nothing."""
        return self._look(num_format=";".join(['"0 %"'] * 3))

    def number(self, decimals: int) -> Any:
        """A count or a share of a hundred with so many decimals."""
        digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
        return self._look(
            valign="top",
            align="right",
            num_format=f"{digits};−{digits}",
            bottom=7,
            bottom_color=f"#{colours.FAINT}",
        )

    @property
    def year(self) -> Any:
        """A year, which has no thousands."""
        return self._look(
            valign="top", align="right", num_format="0", bottom=7, bottom_color=f"#{colours.FAINT}"
        )

    @property
    def amount(self) -> Any:
        """Kronor shown in the unit, in a table that is no income statement."""
        return self._look(
            valign="top",
            align="right",
            num_format=AMOUNT[self.unit],
            bottom=7,
            bottom_color=f"#{colours.FAINT}",
        )

    def link(self, *, level: int = 0, is_text: bool = False) -> Any:
        """A figure as it is read that leads to its page, or from level 0 on up the name of its row."""
        side = {"align": "left", "indent": max(0, level - 1)} if level or is_text else {"align": "right"}
        return self._look(valign="top", bottom=7, bottom_color=f"#{colours.FAINT}", **side)

    def header_of(self, column: Column) -> Any:
        """The look of a column's heading."""
        sides: dict[Kind, dict[str, Any]] = {
            Kind.NAME: {"align": "left"},
            Kind.TEXT: {"align": "left", "indent": 1},
        }
        return self.header(**sides.get(column.kind, {"align": "right"}))

    def header(self, **side: Any) -> Any:
        """The look of a heading over a column."""
        return self._look(bold=True, bottom=2, valign="bottom", text_wrap=True, **side)

    def of(self, column: Column, row: ReportRow) -> Any:
        """The look of a row's cell in a column."""
        look: dict[str, Any] = {"valign": "top", "bottom": 7, "bottom_color": f"#{colours.FAINT}"}
        if row.kind in (RowKind.TOTAL, RowKind.SUM) or row.has_children:
            look["bold"] = True
        if row.kind is RowKind.TOTAL:
            look |= {"top": 1, "bottom": 1, "bottom_color": f"#{colours.INK}"}
        if column.kind is Kind.NAME:
            look |= {"align": "left", "indent": max(0, row.level - 1)}
        elif column.kind is Kind.TEXT:
            look |= {"align": "left", "indent": 1}
        else:
            look |= {
                "align": "right",
                "num_format": SHARE if column.kind is Kind.SHARE else AMOUNT[self.unit],
            }
        status = column.status(row) if column.status else None
        tone = TONES.get(status) if status else None
        return self._look(**look, **({"font_color": f"#{tone}"} if tone else {}))

    def _look(self, **look: Any) -> Any:
        key = repr(sorted(look.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": "Calibri", "font_size": 11} | look)
        return self.made[key]


def formats(book: Any, unit: Unit) -> Formats:
    """The looks of a workbook in a unit."""
    return Formats(book, unit, {})


def hide_minus_zero(
    sheet: Any, looks: Formats, unit: Unit, shown: tuple[Column, ...], first: int, last: int
) -> None:
    """Amounts and shares that round to nothing are shown as 0, never as −0."""
    half = unit.ore / 100 / 2 / 10**unit.decimals
    for place, column in enumerate(shown):
        if column.kind in (Kind.NAME, Kind.TEXT):
            continue
        limit, look = (0.005, looks.zero_share) if column.kind is Kind.SHARE else (half, looks.zero)
        cell = f"{letter(place)}{first + 1}"
        rule = {"type": "formula", "criteria": f"=AND(ISNUMBER({cell}),ABS({cell})<{limit})", "format": look}
        sheet.conditional_format(first, place, last, place, rule)
