"""Whether a file's amounts are of the committee's size, or of any committee's: kronor taken for thousands.

Rule: what a file says of a month is held against what it says of another scenario's, and against what is
published, whatever verksamhet or account that stands on. About a thousand times more or less is another unit.
Where nothing is published only the size itself tells.
"""

from __future__ import annotations

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.lines import Line
from socfin.domain.money import Ore, Unit, format_money
from socfin.services.file_checks.usual import KEY

THOUSAND = (250.0, 4_000.0)
"""About a thousand times: a month may well be four times another, and never three hundred."""
MONTHS = 12
"""Of the year that a committee's cost is known by."""
SMALL_ORE = 1_000_000_00
"""No committee with SEVERAL verksamheter costs less than a million kronor a year."""
SEVERAL = 4
"""Verksamheter: a file of fewer may well be a committee's smallest part."""
LARGE_OF_FEW_ORE = 100_000_000_00
"""A hundred million: a verksamhet that costs less than a hundred thousand kronor a year is rare."""
FEWEST_AMOUNTS = 3
"""Fewer than so many say nothing by their last figures."""
UNROUNDED = 0.6
"""Of amounts by chance nine in ten are no multiple of ten; of round ones none."""
_CHOOSE = "Kontrollera enheten (kr, tkr eller mnkr) under Så lästes filen (--unit i kommandot)."
_ORDER = (Scenario.OUTCOME, Scenario.BUDGET, Scenario.FORECAST)


def unlike_size(figures: pd.DataFrame, published: pd.DataFrame, most_a_year: Ore) -> list[Problem]:
    """A warning where the file's total is about a thousand times too large or too small.

    `figures` is the file as a ledger in öre, `published` some of what is published, empty where nothing is;
    `most_a_year` what no committee costs, in öre.
    """
    own = _rates(figures)
    if not own:
        return []
    return (
        _apart(figures, own)
        or _beside(own, _rates(_of_the_same(figures, published)))
        or _alone(figures, own, published, most_a_year)
    )


def _of_the_same(figures: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """What is published of the file's verksamheter where it is known of each, else all of it."""
    if not len(published):
        return published
    same = published[published["verksamhet"].isin(figures["verksamhet"].unique())]
    return same if same["verksamhet"].nunique() == figures["verksamhet"].nunique() else published


def _rates(ledger: pd.DataFrame) -> dict[Scenario, float]:
    """Each scenario's total a month in öre, of its longest span; without "varav" and totals of 0."""
    rates: dict[Scenario, float] = {}
    known = ledger[ledger["amount_ore"].notna()] if len(ledger) else ledger
    for scenario in _ORDER if len(known) else ():
        own = known[(known["scenario"] == scenario.value) & (known["line"] != Line.OF_WHICH_PERSONNEL.value)]
        sums = own.groupby(["months", "last"], sort=True)["amount_ore"].sum()
        if len(sums) and (rate := abs(float(sums.iloc[-1])) / int(sums.index[-1][0])):
            rates[scenario] = rate
    return rates


def _apart(figures: pd.DataFrame, rates: dict[Scenario, float]) -> list[Problem]:
    """Outcome and budget of one file in different units: the totals say so, and so do most of the rows."""
    pairs = ((Scenario.OUTCOME, Scenario.BUDGET), (Scenario.FORECAST, Scenario.BUDGET))
    for first, other in pairs:
        if first not in rates or other not in rates or not _is_thousand(rates[first] / rates[other]):
            continue
        more, less = (first, other) if rates[first] > rates[other] else (other, first)
        if _is_thousand(_median(figures, first, other)):
            return [
                warning(
                    f"{more.label} är omkring tusen gånger större än {less.label.lower()}, räknat per månad: "
                    "de ser ut att vara i olika enheter.",
                    f"Ta ut rapporten med samma enhet i alla kolumner. {_CHOOSE}",
                    code="wrong_unit",
                )
            ]
    return []


def _median(figures: pd.DataFrame, first: Scenario, other: Scenario) -> float:
    """How many times a row of one scenario usually is the other's, per month; 0 where none has both."""
    both = [figures[figures["scenario"] == scenario.value] for scenario in (first, other)]
    rates = [
        frame.assign(rate=frame["amount_ore"].abs() / frame["months"])
        .groupby(KEY, observed=True)["rate"]
        .max()
        for frame in both
    ]
    ratio = (rates[0] / rates[1].where(rates[1] != 0)).dropna()
    return float(ratio.median()) if len(ratio) else 0.0


def _beside(own: dict[Scenario, float], published: dict[Scenario, float]) -> list[Problem]:
    """The file's total against the same scenario's that is published, else against any."""
    scenario = next(iter(own))
    usual = published.get(scenario) or next(iter(published.values()), 0.0)
    if not usual or not _is_thousand(own[scenario] / usual):
        return []
    size = "större" if own[scenario] > usual else "mindre"
    return [
        warning(
            f"Filens belopp är omkring tusen gånger {size} än nämndens publicerade: "
            f"{_a_month(own[scenario])} i månaden mot {_a_month(usual)}.",
            _CHOOSE,
            code="wrong_unit",
        )
    ]


def _alone(
    figures: pd.DataFrame, own: dict[Scenario, float], published: pd.DataFrame, most_a_year: Ore
) -> list[Problem]:
    """What no committee costs, or less than any: only where nothing is published to hold the file against."""
    if len(published):
        return []
    year = max(own.values()) * MONTHS
    several = figures["verksamhet"].nunique() >= SEVERAL
    why = _unlikely(year, most_a_year) if several else _unlikely_of_few(figures, year, most_a_year)
    if not why:
        return []
    return [
        warning(
            f"Filens belopp motsvarar {format_money(round(year), Unit.KR)} om året, {why}.",
            _CHOOSE,
            code="size_unlikely",
        )
    ]


def _unlikely(year: float, most_a_year: Ore) -> str:
    """Why a committee's year is hardly this large or small, as a message says it; "" where it may be."""
    if year > most_a_year:
        return "mer än någon nämnd brukar kosta"
    return "mindre än någon nämnd brukar kosta" if year < SMALL_ORE else ""


def _unlikely_of_few(figures: pd.DataFrame, year: float, most_a_year: Ore) -> str:
    """The same of a few verksamheter, where size and the amounts' last figures have to say it together.

    Thousands that are called kronor are small and to the krona, while a small budget is round. Kronor that
    are called thousands are large, or have their öre as hundredths of a thousand.
    """
    if year > most_a_year:
        return "mer än någon nämnd brukar kosta"
    if year > most_a_year / (SEVERAL - 1):
        return "mer än så få verksamheter brukar kosta"
    amounts = figures["amount_ore"].dropna()
    amounts = amounts[amounts != 0].abs()
    if year < SMALL_ORE and _fall_between(amounts, whole=Unit.KR.ore, rounded=10 * Unit.KR.ore):
        return "mindre än en verksamhet brukar kosta, och inget är avrundat: kan beloppen vara i tkr?"
    if year > LARGE_OF_FEW_ORE and _fall_between(amounts, whole=10 * Unit.KR.ore, rounded=100 * Unit.KR.ore):
        return "och har två decimaler i tkr: kan beloppen vara i kr?"
    return ""


def _fall_between(amounts: pd.Series, *, whole: int, rounded: int) -> bool:
    """Whether the amounts are all whole in one unit and seldom in the next: they were written in it."""
    if len(amounts) < FEWEST_AMOUNTS or (amounts % whole != 0).any():
        return False
    return bool((amounts % rounded != 0).mean() >= UNROUNDED)


def _is_thousand(ratio: float) -> bool:
    low, high = THOUSAND
    return low <= ratio <= high or (ratio > 0 and low <= 1 / ratio <= high)


def _a_month(ore: float) -> str:
    return format_money(round(ore), Unit.KR)
