"""Words that tell of hidden units, planted in every field of made-up reports in any spelling."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from socfin.documents import render
from socfin.domain.report import AgendaItem, Comment, Report, ReportRow, RowKind, Source
from socfin.services.masking.masking import Concealment, concealed, hidden_rows
from socfin.services.masking.words import Secrets, amounts_of
from tests.attack.documents import text_of
from tests.attack.worlds import World

MARK = "lekord"
"""Stands in every telling text; where it is read, the text was."""
SIZES = (1, 100, 100_000, 100_000_000)
UNITS = {
    1: ("", " öre"),
    100: ("", "kr", " kronor"),
    100_000: (" tkr", " tusen"),
    100_000_000: (" mnkr", " milj"),
}
BETWEEN = (
    " ",
    "  ",
    "\t",
    "\n",
    "\u00a0",
    "\u2009",
    "\u202f",
    "'",
    "’",
    ".",
    "-",
    "–",
    "\u2011",
    "\u00ad",
    "",
)
WIDE = {ord(str(digit)): 0xFF10 + digit for digit in range(10)}


def rendering(amount: int, draw: random.Random) -> str:
    """An amount in öre in some unit, rounding and spelling; with two digits at least."""
    size = draw.choice([one for one in SIZES if amount >= one] or [1])
    value = Decimal(amount) / size
    least = max(0, 1 - value.adjusted())
    rounded = value.quantize(Decimal(1).scaleb(-draw.choice((least, least + 1))), ROUND_HALF_UP)
    whole, _, part = f"{rounded:,}".partition(".")
    unit = draw.choice(UNITS[size]) or ("" if len(whole + part) > 4 else "kr")
    text = whole.replace(",", draw.choice(BETWEEN)) + (f",{part}" if part else "") + unit
    return draw.choice(("", "kostar", "SEK", "(")) + (text.translate(WIDE) if draw.random() < 0.1 else text)


def telling(rows: list[ReportRow], draw: random.Random) -> str:
    """A text that tells of one of the rows: mostly an amount, else its name or code."""
    row = draw.choice(rows)
    units = [one for one in rows if one.kind is not RowKind.TOTAL]
    amounts = [abs(one) for one in amounts_of(row) if abs(one) >= 100_00]
    if amounts and draw.random() < 0.7:
        return f"{MARK} {rendering(draw.choice(amounts), draw)}"
    unit = draw.choice(units)
    name = draw.choice((unit.name.upper(), unit.name.replace(" ", "  "), unit.name.replace(" ", "-")))
    return f"{MARK} {draw.choice((name, f'nr{unit.code}'))}"


def planted(report: Report, rows: list[ReportRow], draw: random.Random) -> Report:
    """The report with telling words in every field that a person writes."""

    def comment(row: ReportRow) -> ReportRow:
        return replace(row, comment=Comment(text=telling(rows, draw), cause=telling(rows, draw)))

    agenda = AgendaItem(**{name: telling(rows, draw) for name in ("item", "dnr", "heading", "decision")})
    source = Source(upload=1, filename=telling(rows, draw), scenario="utfall", months="", published="", by="")
    return replace(
        report, total=comment(report.total), rows=tuple(map(comment, report.rows)), agenda=agenda,
        sources=(source,), notes=(telling(rows, draw),),
    )  # fmt: skip


def words_read(
    world: World, found: Concealment, seed: int, *, formats: tuple[str, ...] = ()
) -> Iterator[str]:
    """What is read of telling words in the masked reports of every month, and in documents of the last."""
    draw, reports = random.Random(seed), world.reports()
    secrets = Secrets()
    for report in reports:
        secrets = secrets.and_also(hidden_rows(report, found), report.month.yyyymm)
    rows = [row for report in reports for row in hidden_rows(report, found)]
    if not rows:
        return
    for report in reports:
        shown = concealed(planted(report, rows, draw), found, secrets=secrets)
        yield from (line for line in shown.to_json().splitlines() if MARK in line)
    for word in formats:
        document = render(shown, word)
        yield from (line for line in text_of(word, document.content).splitlines() if MARK in line)
