"""When a year is on its way somewhere else than the committee says: signs, each by a rule of its own.

A sign is told of one verksamhet after one month. Amounts are öre with the committee's signs; negative
deviation = underskott. Rules: docs/figures.md, "Tidig varning". Nothing is forecast here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from statistics import NormalDist

from socfin.domain.early_warnings.sections import Precedent, Sign, WarningRow
from socfin.domain.limits import Status, Thresholds
from socfin.domain.money import Ore, round_half_away
from socfin.domain.period import Month
from socfin.domain.report import ReportRow

MONTHS_RUNNING = 3
"""So many months on the same side are no accident: by chance alone one in four would be (2 × ½³)."""
APART = 0.1
"""Of the range's width: nearer than this to the model is neither side of it."""
TAIL = NormalDist().inv_cdf(0.9)
"""An end of the 80 % range lies so many standard deviations from the forecast."""
LAST_MONTH = 11  # after December the year is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """What was said of a verksamhet's year after a month, öre, costs negative; None where nothing was."""

    month: Month
    budget: Ore | None
    official: Ore | None
    model: Ore | None = None
    low: Ore | None = None
    high: Ore | None = None

    @classmethod
    def of(cls, row: ReportRow, month: Month) -> Standpoint:
        """A row of a month's report."""
        forecasts = row.forecasts
        return cls(
            month=month,
            budget=row.year.budget,
            official=row.year.outcome,
            model=forecasts.model,
            low=forecasts.low,
            high=forecasts.high,
        )

    def against(self, amount: Ore | None) -> Ore | None:
        """An amount − the year's budget; None where either is not known."""
        return None if amount is None or self.budget is None else amount - self.budget

    @property
    def is_assessed(self) -> bool:
        """Whether the committee says otherwise than the model."""
        return self.official is not None and self.model is not None and self.official != self.model

    @property
    def side(self) -> int:
        """1 when the committee is brighter than the model, −1 when darker, 0 when near it or unknown."""
        if self.official is None or self.model is None or self.low is None or self.high is None:
            return 0
        apart = self.official - self.model
        return 0 if abs(apart) < APART * (self.high - self.low) else (1 if apart > 0 else -1)

    def risk(self, limits: Thresholds) -> float | None:
        """How likely (0–1) the year is to end clearly worse than budget, by the model; None when unknown.

        Each half of the range is half a normal distribution. Clearly worse is the committee's own limit.
        """
        if self.budget is None or self.model is None or self.low is None or self.high is None:
            return None
        limit = self.budget - _clearly_worse(self.budget, limits)
        width = self.model - self.low if limit < self.model else self.high - self.model
        if width <= 0:
            return float(limit >= self.model)
        return NormalDist().cdf(TAIL * (limit - self.model) / width)


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """A sign of one verksamhet after one month."""

    sign: Sign
    now: Standpoint
    is_new: bool
    """Whether it was not there the month before."""
    risk: float | None = None
    """0–1, of `Sign.RISK`."""

    def row(self, code: str, name: str, precedent: Precedent | None = None) -> WarningRow:
        """It as a section of a report has it: every amount against the year's budget.

        A precedent is of no use where the committee's own forecast is not what is in doubt.
        """
        now = self.now
        return WarningRow(
            code=code,
            verksamhet=name,
            sign=self.sign,
            is_new=self.is_new,
            official_ore=now.against(now.official),
            computed_ore=now.against(now.model),
            low_ore=now.against(now.low),
            high_ore=now.against(now.high),
            risk_percent=None if self.risk is None else int(round_half_away(Fraction(self.risk) * 100)),
            precedent=None if self.sign is Sign.RISK else precedent,
        )


def early_warnings(
    standpoints: Sequence[Standpoint], limits: Thresholds, risk_limit: float
) -> tuple[Warning, ...]:
    """The signs after the last of a year's standpoints, which are in time order; () after December.

    `risk_limit` (0–1) is how likely a deficit must be to be told.
    """
    if not standpoints or standpoints[-1].month.month > LAST_MONTH:
        return ()
    earlier = {warning.sign for warning in _signs(standpoints[:-1], limits, risk_limit)}
    return tuple(
        Warning(sign=each.sign, now=each.now, is_new=each.sign not in earlier, risk=each.risk)
        for each in _signs(standpoints, limits, risk_limit)
    )


def is_at_rest(now: Standpoint, limits: Thresholds, risk_limit: float) -> bool:
    """Whether `now` gives no sign whatever the months before said, which then need not be looked up."""
    if now.month.month > LAST_MONTH:
        return True
    return not now.side and next(iter(_signs((now,), limits, risk_limit)), None) is None


def _signs(standpoints: Sequence[Standpoint], limits: Thresholds, risk_limit: float) -> Iterator[Warning]:
    if not standpoints:
        return
    now = standpoints[-1]
    risk = now.risk(limits)
    if risk is not None and risk >= risk_limit:
        yield Warning(sign=Sign.RISK, now=now, is_new=True, risk=risk)
    if now.is_assessed and _is_outside(now):
        yield Warning(sign=Sign.OUTSIDE, now=now, is_new=True)
    running = _running(standpoints)
    if len(running) == MONTHS_RUNNING and now.side and len({each.side for each in running}) == 1:
        yield Warning(sign=Sign.ONE_SIDED, now=now, is_new=True)


def _running(standpoints: Sequence[Standpoint]) -> list[Standpoint]:
    """The latest three, when they are of months that follow each other in one year."""
    latest = list(standpoints[-MONTHS_RUNNING:])
    months = [each.month for each in latest]
    follows = all(later == month.plus(1) for month, later in pairwise(months))
    return latest if follows and len({month.year for month in months}) == 1 else []


def _is_outside(now: Standpoint) -> bool:
    if now.official is None or now.low is None or now.high is None:
        return False
    return not now.low <= now.official <= now.high


def _clearly_worse(budget: Ore, limits: Thresholds) -> Ore:
    """How far below budget a year is clearly worse, öre."""
    least = max(limits.floor, round(limits.deficit_share * abs(budget)))
    return least if limits.status(-least, budget) is Status.DEFICIT else least + 1
