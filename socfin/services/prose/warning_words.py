"""Early warnings as a controller and a chair read them, with what came of the same month last year."""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.money import Ore, Unit, format_money, format_share
from socfin.domain.period import Month
from socfin.services.forecast.early_warnings import Sign, Standpoint, Warning


@dataclass(frozen=True, slots=True)
class Precedent:
    """What the committee said of an earlier year after a month, and what it became: öre against budget."""

    month: Month
    expected: Ore
    became: Ore

    @property
    def words(self) -> str:
        """ "I november 2022 sa nämnden −13,0 mnkr mot budget, det blev −23,0 mnkr." """
        expected, became = _against(self.expected), _against(self.became)
        return f"I {self.month.label} sa nämnden {expected} mot budget, det blev {became}."


def warning_words(warning: Warning, name: str, precedent: Precedent | None = None) -> str:
    """The warning in one or two sentences; the precedent where the committee is in doubt."""
    words = {Sign.RISK: _risk, Sign.OUTSIDE: _outside, Sign.ONE_SIDED: _one_sided}[warning.sign](warning)
    sentence = f"{name}: {words}"
    return sentence if precedent is None or warning.sign is Sign.RISK else f"{sentence} {precedent.words}"


def _risk(warning: Warning) -> str:
    share = format_share(warning.risk)
    return f"risken är {share} att året slutar klart sämre än budget, enligt den beräknade prognosen."


def _outside(warning: Warning) -> str:
    now = warning.now
    low, high = (_deviation(now, end) for end in (now.low, now.high))
    return (
        f"nämndens prognos, {_deviation(now, now.official)} mot budget, ligger utanför vad beräkningen "
        f"håller för troligt, {low} till {high}."
    )


def _one_sided(warning: Warning) -> str:
    what = "ljusare" if warning.now.side > 0 else "mörkare"
    return (
        f"nämndens prognos har varit {what} än den beräknade tre månader i rad; nu "
        f"{_deviation(warning.now, warning.now.official)} mot budget, beräknat "
        f"{_deviation(warning.now, warning.now.model)}."
    )


def _deviation(now: Standpoint, amount: Ore | None) -> str:
    return "–" if amount is None or now.budget is None else _against(amount - now.budget)


def _against(deviation: Ore) -> str:
    unit = Unit.MNKR if abs(deviation) >= Unit.MNKR.ore else Unit.TKR
    return format_money(deviation, unit, signed=True)
