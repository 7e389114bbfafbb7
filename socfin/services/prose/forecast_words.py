"""The forecast in plain Swedish with its numbers put in: "så räknar vi", and how right it tends to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from socfin.domain.listing import listed
from socfin.domain.money import Ore, Unit, format_amount, format_money, format_share, in_unit, whole_percents
from socfin.domain.period import MONTH_NAMES, Month
from socfin.services.forecast.accuracy import Record
from socfin.services.forecast.balance import Balance
from socfin.services.forecast.estimates import COMBINED
from socfin.services.forecast.fallback import CLOSED, OPENED, OPENS
from socfin.services.forecast.methods import LABELS
from socfin.services.forecast.values import PERIODISED

MOST_NAMED = 3
"""Months left that are told by name; more of them as a span."""
METHODS_NAMED = 4
"""How many of the weighed methods are told one by one."""
METHODS = LABELS | {
    PERIODISED: "utfall + återstående budget",
    "official": "vår prognos",
}
"""Every method's name on pages. What is left of the budget month by month is the one shown in every table."""

MEASURES_HIDDEN = "Beslutade åtgärder i enheter som inte visas nämns inte här."
"""Said whether there are any or not: to a masked reader neither is told."""
FALLBACK_WORDS = {
    OPENED: "Verksamheten är ny i år. Prognosen är medelvärdet av budgeten och takten hittills.",
    OPENS: "Verksamheten har inte öppnat än. Prognosen är dess budget.",
    CLOSED: "Verksamheten har upphört. Prognosen är utfallet.",
}
PLAIN_WORDS = "Historiken räcker inte för att väga metoder. Prognosen är utfallet plus återstående budget."


def capital(text: str) -> str:
    """The text with a capital first."""
    return text[:1].upper() + text[1:]


def reckoning(explained: Mapping[str, Any], month: Month, unit: Unit, amount: Ore) -> tuple[str, ...]:
    """How the model came to an amount (öre): what it knew, each method with its weight, what was adjusted.

    () when nothing is explained.
    """
    return tuple(_reckoning(explained, month, unit, amount)) if explained else ()


def _reckoning(basis: Mapping[str, Any], month: Month, unit: Unit, amount: Ore) -> Iterator[str]:
    def money(value: Ore | None) -> str:
        return format_money(value, unit)

    yield _known(basis, month, unit)
    if basis["adjusted_passed"]:
        yield (
            f"Åtgärder och engångsposter som redan syns i årets utfall, {money(basis['adjusted_passed'])}, "
            "tas bort innan takten räknas."
        )
    weighed = basis["weights"] if basis["how"] == COMBINED else []
    if not weighed:
        yield FALLBACK_WORDS.get(basis["how"], PLAIN_WORDS)
    shares = whole_percents([part["weight"] for part in weighed])
    for part, share in zip(weighed[:METHODS_NAMED], map(format_share, shares), strict=False):
        yield f"{capital(METHODS[part['method']])} väger {share} och ger {_sum(part, basis, month, unit)}."
    rest = weighed[METHODS_NAMED:]
    if rest:
        weight = sum(part["weight"] for part in rest)
        mean = round(sum(part["weight"] * part["amount"] for part in rest) / weight)
        share = format_share(sum(shares[METHODS_NAMED:], Fraction()))
        yield f"{len(rest)} metoder till väger ihop {share} och ger i snitt {money(mean)}."
    if weighed:
        mean = round(
            sum(part["weight"] * part["amount"] for part in weighed) / sum(part["weight"] for part in weighed)
        )
        yield (
            f"Det vägda medelvärdet är {money(mean)}. Rättat efter hur metoderna brukar skilja sig åt "
            f"så här långt in på året blir det {money(basis['before'])}."
        )
    moved = amount - basis["adjusted"] - basis["before"]
    if format_amount(moved, unit) != format_amount(0, unit):
        yield f"För att delarna ska bli summan justeras den med {format_money(moved, unit, signed=True)}."
    if basis["adjusted"]:
        added = format_money(basis["adjusted"], unit, signed=True)
        yield f"Årets åtgärder och engångsposter läggs till: {added}."
    yield f"Den beräknade prognosen för helåret är {money(amount)}."


def _known(basis: Mapping[str, Any], month: Month, unit: Unit) -> str:
    words = f"Utfallet till och med {month.name} är {format_money(basis['outcome'], unit)}"
    if basis["budget"] is not None:
        words += f" och helårsbudgeten {format_money(basis['budget'], unit)}"
    if basis["last_year"] is not None and basis["last_year_to_date"] is None:
        words += f". Hela förra året var utfallet {format_money(basis['last_year'], unit)}"
    elif basis["last_year"] is not None:
        words += (
            f". Samma tid förra året var utfallet {format_money(basis['last_year_to_date'], unit)} "
            f"av årets {format_money(basis['last_year'], unit)}"
        )
    return f"{words}."


def _sum(part: Mapping[str, Any], basis: Mapping[str, Any], month: Month, unit: Unit) -> str:
    """The rule with its numbers where they are few: "−517 850 × 12 / 10 = −621 420 tkr"."""
    result = format_money(part["amount"], unit)
    outcome = basis["outcome"] - basis["adjusted_passed"]
    if part["method"] == "straight_line":
        return f"{format_amount(outcome, unit)} × 12 / {month.month} = {result}"
    if part["method"] == "remaining_twelfths" and basis["budget"] is not None:
        left = 12 - month.month
        return (
            f"{format_amount(outcome, unit)} + {left}/12 × {format_amount(basis['budget'], unit)} = {result}"
        )
    if part["method"] == PERIODISED and basis["budget"] is not None and basis["budget_to_date"] is not None:
        rest = format_amount(basis["budget"] - basis["budget_to_date"], unit)
        return f"{format_amount(outcome, unit)} + ({rest}) = {result}"
    return result


def bias_after(month: int, record: Record) -> str:
    """ "I mars brukar vi överskatta nettokostnaden med 1,2 mnkr." from a month's record."""
    return f"I {MONTH_NAMES[month - 1]} brukar vi {_bias(record.bias)}."


def bias_in_all(record: Record) -> str:
    """The same of every month's forecasts together."""
    return f"Prognoserna brukar {_bias(record.bias)}."


def _bias(bias: Ore) -> str:
    if not bias:
        return "varken över- eller underskatta nettokostnaden"
    how = "överskatta" if bias < 0 else "underskatta"
    return f"{how} nettokostnaden med {_readable_share(abs(bias))}"


def readable(amount: Ore) -> str:
    """An amount in öre as words: mnkr from one million kronor of either sign, tkr below."""
    return format_money(amount, Unit.MNKR if abs(amount) >= Unit.MNKR.ore else Unit.TKR)


def _months_left(count: int) -> str:
    """ "november och december", or from which month when they are many."""
    names = MONTH_NAMES[12 - count :]
    return listed(list(names)) if count <= MOST_NAMED else f"{names[0]}–{names[-1]}"


def balance_sentences(balance: Balance, unit: Unit, *, partly: bool = False) -> tuple[str, ...]:
    """What it takes to land on budget; `partly` is whether some measures are not told to the reader."""
    return (_to_budget(balance), *_each_month(balance, unit), _measures(balance, unit, partly=partly))


def _to_budget(balance: Balance) -> str:
    """How far the forecast is from the budget, and what that is a month."""
    if in_unit(balance.gap, Unit.TKR) == 0:
        return "Prognosen landar på budget."
    each = _readable_share(abs(balance.per_month))
    if balance.gap < 0:
        if balance.overspent < 0:
            return (
                f"Budgeten går inte att nå: också helt utan kostnad i {_months_left(balance.months_left)} "
                f"blir det {readable(-balance.overspent)} för mycket."
            )
        apart = "" if balance.months_left == 1 else " vardera"
        return (
            f"För att landa på budget måste {_months_left(balance.months_left)} bli "
            f"{each} bättre{apart} än prognosen räknar med."
        )
    if balance.budget > 0:
        return f"Prognosen ger {readable(balance.gap)} mer än budgeten: {each} per månad."
    return f"Prognosen lämnar {readable(balance.gap)} kvar av budgeten: {each} per månad."


def _each_month(balance: Balance, unit: Unit) -> Iterator[str]:
    """What the forecast expects of a remaining month beside what the budget gives or asks for."""
    if balance.expected is None or balance.allowed is None:
        return
    allowed = format_money(balance.allowed, unit)
    if balance.budget < 0:
        left = f"räcker till {allowed}" if balance.allowed < 0 else "för hela året är redan förbrukad"
    elif balance.budget > 0:
        left = f"kräver {allowed}" if balance.allowed > 0 else "för hela året är redan nådd"
    else:
        left = "för hela året är noll"
    yield f"Prognosen räknar med {format_money(balance.expected, unit)} i månaden; budgeten {left}."


def _measures(balance: Balance, unit: Unit, *, partly: bool) -> str:
    """What decided measures give; what would be without them is known only where the forecast has them."""
    if not balance.measures:
        return MEASURES_HIDDEN if partly else "Inga beslutade åtgärder är angivna för resten av året."
    where = " i de enheter som visas" if partly else ""
    words = (
        f"Beslutade åtgärder{where} ger {format_money(balance.measures, unit, signed=True)} resten av året"
    )
    if not balance.counts_measures:
        return f"{words}."
    apart = format_money(balance.without_measures, unit, signed=True)
    return f"{words} och är inräknade i den beräknade prognosen. Utan dem vore avståndet till budget {apart}."


def _readable_share(amount: Ore) -> str:
    """A month's share of an amount, or a mean: in kronor where it is less than half a thousand."""
    return readable(amount) if in_unit(amount, Unit.TKR) else format_money(amount, Unit.KR)
