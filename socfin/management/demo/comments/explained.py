"""Exempelkommunen's comments on every deviation beyond its limit, told from the figures by its controller.

A verksamhet is commented on where the checklist asks for it (services/closing/checklist.unexplained), and the
areas from the lower limit on. Amounts are those of the figures; why is a story, else what the money is of.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.limits import Status, Thresholds
from socfin.domain.listing import listed
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import Month
from socfin.management.demo.comments.phrases import (
    CHEAPER,
    DEARER,
    KINDS,
    SPOKEN,
    SUMMER,
    SUMMER_MONTHS,
    Phrases,
)
from socfin.management.demo.comments.stories import STORIES, Story
from socfin.management.demo.tree import AREAS, ROOT, area_of

LIMITS = Thresholds()
LARGE = Unit.MNKR.ore
"""Öre; from it on an amount is said in mnkr, below in tkr."""
WORTH_SAYING = 4
"""A cause beneath a fourth of all that pulls the same way is not said."""
MOST_NAMED = 3
Key = tuple[str, Month]


@dataclass(frozen=True, slots=True)
class DemoRemark:
    """A comment on a verksamhet after a month."""

    code: str
    month: Month
    cause: str
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Driver:
    """A part of a deviation with one cause: its units by size, and the kind of money, or a story."""

    amounts: Mapping[str, Ore]
    kind: str
    story: Story | None = None

    @property
    def amount(self) -> Ore:
        """Öre; negative is worse than budget."""
        return sum(self.amounts.values())


Amounts = dict[tuple[str, str], Ore]
"""By unit and kind of money."""


@dataclass(frozen=True, slots=True)
class Deviations:
    """Outcome − budget and budget to date of every month with an outcome, öre."""

    deviation: Mapping[Month, Amounts]
    budget: Mapping[Month, Amounts]

    @classmethod
    def of(cls, frame: pd.DataFrame) -> Deviations:
        """Of the demo's figures (figures.FIGURES)."""
        known = frame.loc[frame["scenario"] == Scenario.OUTCOME.value, "month"].max()
        rows = frame[frame["month"] <= known]
        rows = rows.assign(
            kind=rows["account"].map({each: kind_of(each) for each in rows["account"].unique()})
        )
        wide = rows.pivot_table(
            index=["scenario", "month"],
            columns=["code", "kind"],
            values="amount_ore",
            aggfunc="sum",
            fill_value=0,
        )
        outcome, budget = (
            _to_date(wide.loc[scenario.value]) for scenario in (Scenario.OUTCOME, Scenario.BUDGET)
        )
        return cls(_by_month(outcome - budget), _by_month(budget))

    def by_unit(self, month: Month) -> dict[str, dict[str, Ore]]:
        """Each unit's deviation to date by kind, nothing left out but what is nothing."""
        units: dict[str, dict[str, Ore]] = {}
        for (code, kind), amount in self.deviation[month].items():
            if amount:
                units.setdefault(code, {})[kind] = amount
        return units

    def budgets(self, month: Month) -> dict[str, Ore]:
        """Each unit's budget to date."""
        sums: dict[str, Ore] = {}
        for (code, _), amount in self.budget[month].items():
            sums[code] = sums.get(code, 0) + amount
        return sums


def _to_date(wide: pd.DataFrame) -> pd.DataFrame:
    return wide.groupby(wide.index // 100).cumsum()


def _by_month(wide: pd.DataFrame) -> dict[Month, Amounts]:
    columns = cast("list[tuple[str, str]]", list(wide.columns))
    return {
        Month.from_yyyymm(int(number)): dict(zip(columns, map(int, amounts), strict=True))
        for number, amounts in zip(wide.index, wide.to_numpy(), strict=True)
    }


def kind_of(account: str) -> str:
    """What an account's money is of, by the longest beginning that is known."""
    fitting = [beginning for beginning in KINDS if account.startswith(beginning)]
    return KINDS[max(fitting, key=len)] if fitting else "other"


def explained(frame: pd.DataFrame, written: Collection[Key]) -> tuple[DemoRemark, ...]:
    """A comment wherever a deviation asks for one and none of `written` is of it."""
    book = Deviations.of(frame)
    made: list[DemoRemark] = []
    before: dict[str, Ore] = {}
    for month in book.deviation:
        units, budgets = book.by_unit(month), book.budgets(month)
        now = {code: sum(kinds.values()) for code, kinds in units.items()}
        for code in _asking(now, budgets):
            if (code, month) not in written:
                own = _own(units, code)
                was = sum(before.get(unit, 0) for unit in own) if month.month > 1 else None
                made.append(_remark(code, month, own, was))
        before = now
    return tuple(made)


def _own(units: Mapping[str, dict[str, Ore]], code: str) -> dict[str, dict[str, Ore]]:
    """The units of the committee, of an area, or one alone."""
    return {unit: kinds for unit, kinds in units.items() if code in (ROOT, area_of(unit), unit)}


def _asking(now: Mapping[str, Ore], budgets: Mapping[str, Ore]) -> Iterator[str]:
    """The committee and areas beyond the lower limit; units beyond the upper one in an area that is not."""
    for code in (ROOT, *AREAS):
        inside = [unit for unit in now if code in (ROOT, area_of(unit))]
        amount, budget = sum(now[unit] for unit in inside), sum(budgets[unit] for unit in inside)
        if LIMITS.status(amount, budget) is not Status.BALANCE:
            yield code
        if code != ROOT and not _is_far(amount, budget):
            yield from (unit for unit in inside if _is_far(now[unit], budgets[unit]))


def _is_far(amount: Ore, budget: Ore) -> bool:
    """Beyond the upper limit, either way, as the checklist reckons it."""
    return LIMITS.status(-abs(amount), budget) is Status.DEFICIT


def _remark(code: str, month: Month, units: Mapping[str, dict[str, Ore]], was: Ore | None) -> DemoRemark:
    total = sum(sum(kinds.values()) for kinds in units.values())
    drivers = _drivers(units, month, is_worse=total < 0)
    at = month.number + int(code)
    causes = [_why(driver, at, month, is_alone=len(units) == 1) for driver in drivers]
    done = next(filter(None, (_done(driver, at, month) for driver in drivers)), "")
    sentences = [*causes, _against(units, total), _since(total, was, month), done]
    if code == ROOT:
        sentences = [_areas(units, total), *sentences]
    first, tags = drivers[0], dict.fromkeys(tag for driver in drivers for tag in _phrases(driver).tags)
    return DemoRemark(code, month, _phrases(first).cause, " ".join(filter(None, sentences)), tuple(tags))


def _drivers(units: Mapping[str, dict[str, Ore]], month: Month, *, is_worse: bool) -> list[Driver]:
    """The one or two causes that pull most the way of the whole, the largest first."""
    parts: dict[tuple[str, int], dict[str, Ore]] = {}
    for code, kinds in units.items():
        story = _story(code, month, is_worse=is_worse)
        if story is not None and (sum(kinds.values()) < 0) is is_worse:
            parts.setdefault(("", STORIES.index(story)), {})[code] = sum(kinds.values())
            continue
        for kind, amount in kinds.items():
            if (amount < 0) is is_worse:
                parts.setdefault((kind, -1), {})[code] = amount
    drivers = [
        Driver(dict(_largest(amounts)), kind, STORIES[at] if at >= 0 else None)
        for (kind, at), amounts in parts.items()
    ]
    drivers.sort(key=lambda driver: -abs(driver.amount))
    pull = sum(abs(driver.amount) for driver in drivers)
    return [
        driver for driver in drivers[:2] if driver is drivers[0] or abs(driver.amount) * WORTH_SAYING >= pull
    ]


def _largest(amounts: Mapping[str, Ore]) -> list[tuple[str, Ore]]:
    return sorted(amounts.items(), key=lambda pair: -abs(pair[1]))


def _story(code: str, month: Month, *, is_worse: bool) -> Story | None:
    return next((story for story in STORIES if story.explains(code, month, is_worse=is_worse)), None)


def _phrases(driver: Driver) -> Phrases:
    if driver.story is not None:
        return Phrases(driver.story.cause, driver.story.tags, driver.story.why, ())
    bank = DEARER if driver.amount < 0 else CHEAPER
    return bank.get(driver.kind, bank["other"])


def _why(driver: Driver, at: int, month: Month, *, is_alone: bool) -> str:
    ways = _phrases(driver).why
    if driver.kind == "staff" and driver.amount < 0 and month.month in SUMMER_MONTHS:
        ways = SUMMER
    largest = _largest(driver.amounts)
    codes = [code for code, amount in largest if abs(amount) * WORTH_SAYING >= abs(driver.amount)]
    named = listed([SPOKEN[code] for code in (codes or [largest[0][0]])[:MOST_NAMED]])
    way = _turned(ways, at)
    words = way.format(units=named, amount=spelled(driver.amount))
    if not is_alone and "{amount}" not in way:
        words = f"{words.removesuffix('.')} ({spelled(driver.amount)})."
    return words[:1].upper() + words[1:]


def _done(driver: Driver, at: int, month: Month) -> str:
    if driver.story is not None:
        return driver.story.done_by(month)
    ways = _phrases(driver).done
    return _turned(ways, at) if ways else ""


def _turned(ways: tuple[str, ...], at: int) -> str:
    """Another way each month, and not the same for neighbours."""
    return ways[at % len(ways)]


def _areas(units: Mapping[str, dict[str, Ore]], total: Ore) -> str:
    """Where the committee's deviation is: the areas that pull its way, the largest first."""
    sums: dict[str, Ore] = {}
    for code, kinds in units.items():
        sums[area_of(code)] = sums.get(area_of(code), 0) + sum(kinds.values())
    same = [pair for pair in _largest(sums) if (pair[1] < 0) is (total < 0)][:2]
    named = listed([f"{SPOKEN[code]} ({spelled(amount)})" for code, amount in same])
    return f"{'Underskottet' if total < 0 else 'Överskottet'} finns främst i {named}."


def _against(units: Mapping[str, dict[str, Ore]], total: Ore) -> str:
    """What pulls the other way, where it is a fourth of the whole or more."""
    if len(units) == 1:
        return ""
    sums = {code: sum(kinds.values()) for code, kinds in units.items()}
    other = [pair for pair in _largest(sums) if (pair[1] < 0) is not (total < 0)]
    if not other or abs(other[0][1]) * WORTH_SAYING < abs(total):
        return ""
    (code, amount), is_worse = other[0], total < 0
    word = "väger upp" if is_worse else "drar åt andra hållet med"
    return f"{SPOKEN[code][:1].upper()}{SPOKEN[code][1:]} {word} {spelled(amount)}."


def _since(total: Ore, was: Ore | None, month: Month) -> str:
    """How it has changed since the month before; "" in January and where it is as it was."""
    if was is None or abs(total - was) < LIMITS.floor:
        return ""
    then = month.plus(-1).name
    if (was < 0) is not (total < 0):
        what = "ett underskott" if was < 0 else "ett överskott"
        return f"Till och med {then} var det {what} på {spelled(was)}."
    grown = abs(total) > abs(was)
    what = "underskottet" if total < 0 else "överskottet"
    return f"Sedan {then} har {what} {'ökat' if grown else 'minskat'} med {spelled(total - was)}."


def spelled(amount: Ore) -> str:
    """An amount as it is said, without its sign: "1,2 mnkr", "340 tkr"."""
    return format_money(abs(amount), Unit.MNKR if abs(amount) >= LARGE else Unit.TKR)
