"""The forecast in plain Swedish with its numbers put in: "så räknar vi", and how right it tends to be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from socfin.domain.listing import listed
from socfin.domain.money import Ore, Unit, format_amount, format_money, format_share, in_unit
from socfin.domain.period import MONTH_NAMES, Month
from socfin.services.forecast.accuracy import Record
from socfin.services.forecast.balance import Balance
from socfin.services.forecast.estimates import COMBINED
from socfin.services.forecast.fallback import CLOSED, OPENED, OPENS
from socfin.services.forecast.methods import LABELS
from socfin.services.forecast.values import PERIODISED

MOST_NAMED = 3
"""Months left that are told by name; more of them as a span."""
TOLD = 4
"""How many of the weighed methods are told one by one."""
METHODS = LABELS | {
    PERIODISED: "utfall + återstående budget",
    "remaining_budget": "utfall + återstående tolftedelar av budgeten",
    "official": "vår prognos",
}
"""Every method's name on pages. What is left of the budget month by month is the one shown in every table."""

MEASURES_HIDDEN = "Beslutade åtgärder i enheter som inte visas nämns inte här."
"""Said whether there are any or not: to a masked reader neither is told."""
PLAINLY = {
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


def _reckoning(told: Mapping[str, Any], month: Month, unit: Unit, amount: Ore) -> Iterator[str]:
    def money(value: Ore | None) -> str:
        return format_money(value, unit)

    yield _known(told, month, unit)
    if told["adjusted_passed"]:
        yield (
            f"Åtgärder och engångsposter som redan syns i årets utfall, {money(told['adjusted_passed'])}, "
            "tas bort innan takten räknas."
        )
    weighed = told["weights"] if told["how"] == COMBINED else []
    if not weighed:
        yield PLAINLY.get(told["how"], PLAIN_WORDS)
    for one in weighed[:TOLD]:
        share = format_share(one["weight"])
        yield f"{capital(METHODS[one['method']])} väger {share} och ger {_sum(one, told, month, unit)}."
    rest = weighed[TOLD:]
    if rest:
        share = sum(one["weight"] for one in rest)
        mean = round(sum(one["weight"] * one["amount"] for one in rest) / share)
        yield f"{len(rest)} metoder till väger ihop {format_share(share)} och ger i snitt {money(mean)}."
    if weighed:
        mean = round(
            sum(one["weight"] * one["amount"] for one in weighed) / sum(one["weight"] for one in weighed)
        )
        yield (
            f"Det vägda medelvärdet är {money(mean)}. Rättat efter hur metoderna brukar skilja sig åt "
            f"så här långt in på året blir det {money(told['before'])}."
        )
    moved = amount - told["adjusted"] - told["before"]
    if format_amount(moved, unit) != format_amount(0, unit):
        yield f"För att delarna ska bli summan justeras den med {format_money(moved, unit, signed=True)}."
    if told["adjusted"]:
        added = format_money(told["adjusted"], unit, signed=True)
        yield f"Årets åtgärder och engångsposter läggs till: {added}."
    yield f"Den beräknade prognosen för helåret är {money(amount)}."


def _known(told: Mapping[str, Any], month: Month, unit: Unit) -> str:
    said = f"Utfallet till och med {month.name} är {format_money(told['outcome'], unit)}"
    if told["budget"] is not None:
        said += f" och helårsbudgeten {format_money(told['budget'], unit)}"
    if told["last_year"] is not None and told["last_year_to_date"] is None:
        said += f". Hela förra året var utfallet {format_money(told['last_year'], unit)}"
    elif told["last_year"] is not None:
        said += (
            f". Samma tid förra året var utfallet {format_money(told['last_year_to_date'], unit)} "
            f"av årets {format_money(told['last_year'], unit)}"
        )
    return f"{said}."


def _sum(one: Mapping[str, Any], told: Mapping[str, Any], month: Month, unit: Unit) -> str:
    """The rule with its numbers where they are few: "−517 850 × 12 / 10 = −621 420 tkr"."""
    result = format_money(one["amount"], unit)
    outcome = told["outcome"] - told["adjusted_passed"]
    if one["method"] == "straight_line":
        return f"{format_amount(outcome, unit)} × 12 / {month.month} = {result}"
    if one["method"] == "remaining_budget" and told["budget"] is not None:
        left = 12 - month.month
        return (
            f"{format_amount(outcome, unit)} + {left}/12 × {format_amount(told['budget'], unit)} = {result}"
        )
    if one["method"] == PERIODISED and told["budget"] is not None and told["budget_to_date"] is not None:
        rest = format_amount(told["budget"] - told["budget_to_date"], unit)
        return f"{format_amount(outcome, unit)} + ({rest}) = {result}"
    return result


def bias_sentence(one: Record) -> str:
    """ "Efter mars brukar vi överskatta nettokostnaden med 1,2 mnkr." from a month's record."""
    return f"{_bias(one.bias)} med {_readable_share(abs(one.bias))}"


def _bias(bias: Ore) -> str:
    return "överskatta nettokostnaden" if bias < 0 else "underskatta nettokostnaden"


def bias_after(month: int, one: Record) -> str:
    """The bias after a month as a whole sentence."""
    if not one.bias:
        return f"I {MONTH_NAMES[month - 1]} brukar vi varken över- eller underskatta nettokostnaden."
    return f"I {MONTH_NAMES[month - 1]} brukar vi {bias_sentence(one)}."


def readable(amount: Ore) -> str:
    """An amount in öre as words: mnkr from one million kronor of either sign, tkr below."""
    return format_money(amount, Unit.MNKR if abs(amount) >= Unit.MNKR.ore else Unit.TKR)


def _months_left(count: int) -> str:
    """ "november och december", or from which month when they are many."""
    names = MONTH_NAMES[12 - count :]
    return listed(list(names)) if count <= MOST_NAMED else f"{names[0]}–{names[-1]}"


def balance_sentences(one: Balance, unit: Unit, *, partly: bool = False) -> tuple[str, ...]:
    """What it takes to land on budget; `partly` is whether some measures are not told to the reader."""
    return (_to_budget(one), *_each_month(one, unit), _measures(one, unit, partly=partly))


def _to_budget(one: Balance) -> str:
    """How far the forecast is from the budget, and what that is a month."""
    if in_unit(one.gap, Unit.TKR) == 0:
        return "Prognosen landar på budget."
    each = _readable_share(abs(one.per_month))
    if one.gap < 0:
        apart = "" if one.months_left == 1 else " vardera"
        return (
            f"För att landa på budget måste {_months_left(one.months_left)} bli "
            f"{each} bättre{apart} än prognosen räknar med."
        )
    if one.budget > 0:
        return f"Prognosen ger {readable(one.gap)} mer än budgeten: {each} per månad."
    return f"Prognosen lämnar {readable(one.gap)} kvar av budgeten: {each} per månad."


def _each_month(one: Balance, unit: Unit) -> Iterator[str]:
    """What the forecast expects of a remaining month beside what the budget gives or asks for."""
    if one.expected is None or one.allowed is None:
        return
    allowed = format_money(one.allowed, unit)
    if one.budget < 0:
        left = f"räcker till {allowed}" if one.allowed < 0 else "för hela året är redan förbrukad"
    elif one.budget > 0:
        left = f"kräver {allowed}" if one.allowed > 0 else "för hela året är redan nådd"
    else:
        left = "för hela året är noll"
    yield f"Prognosen räknar med {format_money(one.expected, unit)} i månaden; budgeten {left}."


def _measures(one: Balance, unit: Unit, *, partly: bool) -> str:
    """What decided measures give; what would be without them is known only where the forecast has them."""
    if not one.measures:
        return MEASURES_HIDDEN if partly else "Inga beslutade åtgärder är angivna för resten av året."
    where = " i de enheter som visas" if partly else ""
    told = f"Beslutade åtgärder{where} ger {format_money(one.measures, unit, signed=True)} resten av året"
    if not one.counts_measures:
        return f"{told}."
    apart = format_money(one.without_measures, unit, signed=True)
    return f"{told} och är inräknade i den beräknade prognosen. Utan dem vore avståndet till budget {apart}."


def _readable_share(amount: Ore) -> str:
    """A month's share of an amount, or a mean: in kronor where it is less than half a thousand."""
    return readable(amount) if in_unit(amount, Unit.TKR) else format_money(amount, Unit.KR)
