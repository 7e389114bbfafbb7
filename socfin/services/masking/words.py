"""Whether words give a hidden unit away: by its name, or by a figure of its however it is written.

Rule: docs/meetings.md, "Små grupper".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import attrgetter

from socfin.domain.money import Ore
from socfin.domain.report import ReportRow, RowKind
from socfin.domain.written_rows import WRITTEN
from socfin.services.masking.spelling import Written, letters, numbers, plain, without_dates

SIZES = (Decimal(1), Decimal(100), Decimal(100_000), Decimal(100_000_000))
"""Öre, kronor, tkr and mnkr in öre."""
TELLING_DIGITS = 2
"""A number of fewer digits tells an amount only when a unit of money follows it."""
PRECISE_DIGITS = 4
"""With so many digits a number tells an amount of any month; with fewer it may be a count of something."""
LONG = 5
"""A number of so many digits is an amount, though it is rounded to fewer."""
WHOLE_WORD = 3
"""A name or code of fewer signs is looked for as a word of its own: it would be part of any word."""

AMOUNTS = tuple(attrgetter(place) for word, place in WRITTEN.items() if word.endswith("_ore"))
"""Every amount of a row that the JSON has; a word may tell any of them."""

Amounts = tuple[Ore, ...]


@dataclass(frozen=True, slots=True)
class Secrets:
    """What words may not say: names and codes of hidden units, and what they have had in each month."""

    names: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    months: Mapping[int, Amounts] = field(default_factory=dict)
    """Amounts in öre without sign, in order of size, by month as yyyymm; 0 for those of no month."""
    every: Amounts = ()
    """Those of all months, in order of size."""
    details: Mapping[int, frozenset[Ore]] = field(default_factory=dict)
    """What hidden units have of single lines, by month; only a precise number tells one of them."""
    every_detail: Amounts = ()
    """Those of all months, in order of size."""

    def __bool__(self) -> bool:
        return bool(self.names or self.codes or self.every)

    @classmethod
    def of(cls, rows: Iterable[ReportRow], month: int = 0) -> Secrets:
        """The secrets of hidden rows of a month's report."""
        return cls().and_also(rows, month)

    def and_also(self, rows: Iterable[ReportRow], month: int = 0) -> Secrets:
        """With the secrets of more rows; the committee's own name is none."""
        hidden = list(rows)
        units = [row for row in hidden if row.kind is not RowKind.TOTAL]
        return replace(
            self.with_amounts({month: (amount for row in hidden for amount in amounts_of(row))}),
            names=self.names | {row.name for row in units},
            codes=self.codes | {row.code for row in units},
        )

    def with_details(self, amounts: Mapping[int, Iterable[Ore]]) -> Secrets:
        """With amounts of lines, öre of either sign, by month; 0 tells nothing and is left out."""
        details = dict(self.details)
        for month, more in amounts.items():
            details[month] = details.get(month, frozenset()) | {abs(amount) for amount in more if amount}
        return replace(self, details=details, every_detail=_in_order(details))

    def with_amounts(self, amounts: Mapping[int, Iterable[Ore]]) -> Secrets:
        """With more amounts, öre of either sign, by month; 0 tells nothing and is left out."""
        months = dict(self.months)
        for month, more in amounts.items():
            known = {*months.get(month, ()), *(abs(amount) for amount in more if amount)}
            months[month] = tuple(sorted(known))
        return self._of_months(months)

    def joined(self, other: Secrets) -> Secrets:
        """With those of another committee."""
        return replace(
            self.with_amounts(other.months).with_details(other.details),
            names=self.names | other.names,
            codes=self.codes | other.codes,
        )

    def until(self, month: int) -> Secrets:
        """Without the months after one: words that were written before them cannot tell their amounts."""
        details = {month_known: known for month_known, known in self.details.items() if month_known <= month}
        known = replace(self, details=details, every_detail=_in_order(details))
        return known._of_months(
            {number: amounts for number, amounts in self.months.items() if number <= month}
        )

    def _of_months(self, months: Mapping[int, Amounts]) -> Secrets:
        return replace(self, months=months, every=_in_order(months))

    def told_by(self, text: str, month: int = 0, *, own: Iterable[ReportRow] = ()) -> bool:
        """Whether a text of a month's page names a hidden unit, or a figure of its in any month.

        A rough figure (3 digits or fewer without a unit, one with) is held against the month's own amounts
        alone, and so is a year; the month's own year, the one before and the one after are no amounts, or a
        text left out for them would tell one. What `own` rows, those the text is about, show is no secret of
        another month.
        """
        if not text or not self:
            return False
        spelled = plain(text)
        bare = without_dates(spelled)
        if any(_has_name(name, spelled) for name in self.names):
            return True
        if any(_has_code(code, bare) for code in self.codes):
            return True
        near = self.months.get(month, ())
        shown = tuple(sorted(abs(amount) for row in own for amount in amounts_of(row) if amount))
        years = range(month // 100 - 1, month // 100 + 2) if month else range(0)
        amounts = (
            number for number in numbers(bare) if number.unit or not number.year or number.value not in years
        )
        return any(self._tells(number, near, shown) for number in amounts)

    def _tells(self, number: Written, near: Amounts, shown: Amounts) -> bool:
        if not (number.unit or number.digits >= TELLING_DIGITS or number.length >= LONG):
            return False
        if _is_one_of(number, near):
            return True
        if _is_precise(number) and number.digits >= PRECISE_DIGITS and _is_one_of(number, self.every_detail):
            return True
        return _is_precise(number) and _is_one_of(number, self.every) and not _is_one_of(number, shown)


def amounts_of(row: ReportRow) -> Iterator[Ore]:
    """Every amount of a row that is there, in öre."""
    for place in AMOUNTS:
        amount = place(row)
        if amount is not None:
            yield amount


def _in_order(months: Mapping[int, Iterable[Ore]]) -> Amounts:
    return tuple(sorted({amount for known in months.values() for amount in known}))


def _has_name(name: str, text: str) -> bool:
    wanted = letters(plain(name))
    if len(wanted) < WHOLE_WORD:
        return bool(wanted) and re.search(rf"(?<![^\W_]){re.escape(wanted)}(?![^\W_])", text) is not None
    return wanted in letters(text)


def _has_code(code: str, text: str) -> bool:
    """Digits may stand against letters (enhet110), never against other digits; letters against neither."""
    wanted = re.escape(plain(code).strip())
    if not wanted:
        return False
    before = r"(?<!\d)" if code[0].isdigit() else r"(?<![^\W_])"
    after = r"(?!\d)" if code[-1].isdigit() else r"(?![^\W_])"
    return re.search(before + wanted + after, text) is not None


def _is_precise(number: Written) -> bool:
    if number.unit or number.length >= LONG:
        return number.digits >= TELLING_DIGITS
    return not number.year and number.digits >= PRECISE_DIGITS


def _is_one_of(number: Written, amounts: Amounts) -> bool:
    """Whether a number is one of the amounts, to as many digits as it was written with.

    Rounded half away from zero; one with a unit and two digits or more is also taken as "drygt" or "knappt",
    less than one step away.
    """
    if not number.value or not amounts:
        return False
    loose = number.unit and number.digits >= TELLING_DIGITS
    reach = number.step if loose else number.step / 2
    for size in SIZES:
        low, high = (number.value - reach) * size, (number.value + reach) * size
        place = bisect_right(amounts, low) if loose else bisect_left(amounts, low)
        if place < len(amounts) and amounts[place] < high:
            return True
    return False
