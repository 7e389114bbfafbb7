"""Whether words give a hidden unit away: by its name, or by a figure of its in any unit and rounding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import ROUND_HALF_UP, Decimal

from socfin.domain.report import ReportRow

NUMBER = re.compile(
    r"(?<![\w,])(?P<whole>\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d+)(?:[,.](?P<part>\d+))?"
    r"(?P<unit>[ \u00a0\u202f]*(?:kronor|kr|tkr|ksek|mnkr|mkr|msek|milj|tusen))?",
    re.IGNORECASE,
)
SIZES = (Decimal(1), Decimal(100), Decimal(100_000), Decimal(100_000_000))
"""Öre, kronor, tkr and mnkr in öre."""
TELLING_DIGITS = 2
"""A number of fewer digits tells an amount only when a unit of money follows it."""


def names_hidden(text: str, rows: Iterable[ReportRow]) -> bool:
    """Whether a text names one of the rows, or a figure that is one of theirs rounded in any way."""
    hidden = list(rows)
    folded = text.casefold()
    if any(row.name.casefold() in folded or _names_code(row.code, folded) for row in hidden):
        return True
    amounts = {abs(amount) for row in hidden for amount in _amounts(row) if amount}
    return any(_is_one_of(number, amounts) for number in NUMBER.finditer(text))


def _names_code(code: str, folded: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(code.casefold())}(?!\w)", folded) is not None


def _amounts(row: ReportRow) -> Iterator[int | None]:
    return (getattr(row, name) for name in ReportRow.__dataclass_fields__ if name.endswith("_ore"))


def _is_one_of(number: re.Match[str], amounts: set[int]) -> bool:
    """Whether a written number is one of the amounts, to as many digits as it was written with."""
    whole, part = re.sub(r"\D", "", number["whole"]), number["part"] or ""
    if number["unit"] is None and len((whole + part).strip("0")) < TELLING_DIGITS:
        return False
    value = Decimal(f"{whole}.{part}" if part else whole)
    zeros = 0 if part else len(whole) - len(whole.rstrip("0"))
    steps = [Decimal(10) ** exponent for exponent in range(-len(part), zeros + 1)]
    return bool(value) and any(
        (amount / size / step).to_integral_value(ROUND_HALF_UP) * step == value
        for amount in map(Decimal, amounts)
        for size in SIZES
        for step in steps
    )
