"""Whether a file's months fit each other: a part larger than its whole, outcome of another year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.listing import first_of
from socfin.domain.money import Ore, Unit, format_amount
from socfin.domain.period import Month, Span
from socfin.services.file_checks.pairs import YEAR
from socfin.services.file_checks.usual import Named

MOST = 0.7
"""The share of the verksamheter whose part is larger than its whole, for the two to be swapped."""
LEAST = 2
"""Verksamheter; of a single one the month's correction may turn the year so far."""
ALONE = 1.5
"""One verksamhet's part is so much larger than its whole; less is a correction of earlier months."""
OF_ALL = 0.01
"""And so large a share of what all have in the whole, for it to matter."""
LEAST_EQUAL = 3
"""Verksamheter with amounts in both; of fewer nothing is shown by their being equal."""
NEARLY_ALL = 0.9
"""The share of them that must be equal."""
FORECAST = 2.0
"""A year's forecast is at most so many times its budget, and at least so small a part of it."""
NET = 0.25
"""How large a budget must be beside its parts without signs, for a forecast to be held against it."""
FEW = 0.5
"""Those of another year are at most this share of the year's verksamheter; more are another organisation."""
_CHOOSE = (
    "Kontrollera rubrikerna i filen, och under Så lästes filen vilka månader kolumnerna gäller (--columns i "
    "kommandot)."
)


@dataclass(frozen=True, slots=True)
class Nested:
    """A span inside a longer one of its scenario, with the sizes of the verksamheter that have both."""

    scenario: Scenario
    part: Span
    around: Span
    inner: pd.Series
    outer: pd.Series


def nested_spans(whole: pd.DataFrame) -> list[Nested]:
    """Each span of the file that lies within a longer one of its scenario; `whole` is its `nets`, öre."""
    return [each for kind, own in whole.groupby("scenario") for each in _of_scenario(str(kind), own)]


def _of_scenario(kind: str, own: pd.DataFrame) -> Iterator[Nested]:
    slots = own[["last", "months"]].drop_duplicates().itertuples(index=False, name=None)
    spans = [Span(Month.from_number(int(last)), int(months)) for last, months in slots]
    longer = [span for span in spans if span.months > 1]
    for part, around in product(spans, longer):
        if part.is_part_of(around):
            sizes = _of(own, part).align(_of(own, around), join="inner")
            yield Nested(Scenario(kind), part, around, *sizes)


def _of(own: pd.DataFrame, span: Span) -> pd.Series:
    rows = own[(own["last"] == span.last.number) & (own["months"] == span.months)]
    return rows.set_index("verksamhet")["amount_ore"].astype("float64").abs()


def spans_apart(figures: pd.DataFrame, whole: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning for each of what follows; `figures` is the file as a ledger, `whole` its `nets`, öre."""
    nested = nested_spans(whole)
    return [
        *part_larger_than_whole(nested),
        *one_larger_than_whole(nested),
        *equal_spans(nested),
        *unlikely_year(whole),
        *outcome_of_another_year(figures),
        *verksamheter_of_another_year(whole, named),
    ]


def part_larger_than_whole(nested: Iterable[Nested]) -> list[Problem]:
    """A warning for a span whose amounts are larger than those of a longer one around it, without signs.

    Of one scenario, counted by verksamhet and in all.
    """
    return [_swapped(each.scenario, each.part, each.around) for each in nested if _is_larger(each)]


def one_larger_than_whole(nested: Iterable[Nested]) -> list[Problem]:
    """A warning for each verksamhet whose part is far larger than the span around it, where most are not.

    A lost or added figure makes it so: October is −5 600 tkr and January to October −1 690.
    """
    return [
        _one_swapped(code, each.scenario, each.part, each.around)
        for each in nested
        if not _is_larger(each)
        for code in _larger_alone(each)
    ]


def _larger_alone(each: Nested) -> list[str]:
    far = each.inner[(each.inner > ALONE * each.outer) & (each.inner >= OF_ALL * each.outer.sum())]
    return [] if len(each.inner) < LEAST_EQUAL else [str(code) for code in far.index]


def _one_swapped(code: str, scenario: Scenario, part: Span, around: Span) -> Problem:
    return warning(
        f"{scenario.label} {part.label} för {code or 'hela nämnden'} är mycket större än "
        f"{scenario.label.lower()} {around.label}, som de ingår i.",
        "Rätta det belopp som är fel i filen.",
        code="months_differ",
    )


def equal_spans(nested: Iterable[Nested]) -> list[Problem]:
    """A warning for a part of the year whose amounts are the whole's in nearly every verksamhet."""
    return [_equal(each.scenario, each.part, each.around) for each in nested if _are_equal(each)]


def _are_equal(each: Nested) -> bool:
    return len(each.inner) >= LEAST_EQUAL and bool((each.inner == each.outer).mean() >= NEARLY_ALL)


def _equal(scenario: Scenario, part: Span, around: Span) -> Problem:
    return warning(
        f"{scenario.label} {part.label} och {scenario.label.lower()} {around.label} är samma belopp i "
        "nästan alla verksamheter: den ena kolumnen har den andras belopp.",
        _CHOOSE,
        code="spans_equal",
    )


def unlikely_year(whole: pd.DataFrame) -> list[Problem]:
    """A warning for a year's forecast that is far from the year's budget, or from what is spent already.

    Less than a half or more than twice: "Prognos" may be the forecast's deviation.
    """
    year = whole[whole["months"] == YEAR]
    problems = []
    for last in sorted({int(end) for end in year["last"].tolist()}):
        own = year[year["last"] == last]
        forecast, budget = (own[own["scenario"] == s.value] for s in (Scenario.FORECAST, Scenario.BUDGET))
        both = forecast.merge(budget, on="verksamhet", suffixes=("", "_other"))
        ahead, planned = int(both["amount_ore"].sum()), int(both["amount_ore_other"].sum())
        sizes = int(both["amount_ore_other"].abs().sum())
        if len(both) < LEAST_EQUAL or abs(planned) < NET * sizes:
            continue
        if not 1 / FORECAST <= ahead / planned <= FORECAST:
            problems.append(_unlikely(Month.from_number(last), ahead, planned))
    return problems


def _unlikely(end: Month, forecast: Ore, budget: Ore) -> Problem:
    amounts = [format_amount(ore, Unit.KR) for ore in (forecast, budget)]
    return warning(
        f"Prognosen för {end.year} är {amounts[0]} kr, långt från årets budget {amounts[1]} kr: "
        "kolumnen ser ut att vara något annat än årets prognos.",
        "Är den prognosens avvikelse: välj Avvikelse för kolumnen under Så lästes filen (--contents i "
        "kommandot).",
        code="forecast_unlikely",
    )


def _is_larger(each: Nested) -> bool:
    inner, outer = each.inner, each.outer
    in_all = float(inner.sum()) > float(outer.sum())
    return len(inner) >= LEAST and in_all and bool((inner > outer).mean() >= MOST)


def _swapped(scenario: Scenario, part: Span, around: Span) -> Problem:
    return warning(
        f"{scenario.label} {part.label} är större än {scenario.label.lower()} {around.label}, som de ingår "
        "i, i de flesta verksamheter: kolumnerna ser ut att ha bytt plats.",
        _CHOOSE,
        code="spans_swapped",
    )


def outcome_of_another_year(figures: pd.DataFrame) -> list[Problem]:
    """A warning where the only outcome is a part of an earlier year than all budgets and forecasts are of.

    A whole year is accounts beside the next year's plan, and nothing odd.
    """
    ends = figures.groupby("scenario", observed=True)["last"].agg(["min", "max"])
    others = ends[ends.index.astype("str").isin([Scenario.BUDGET.value, Scenario.FORECAST.value])]
    outcome = ends[ends.index.astype("str") == Scenario.OUTCOME.value]
    if outcome.empty or others.empty:
        return []
    last = Month.from_number(int(outcome["max"].iloc[0]))
    first = Month.from_number(int(others["min"].min()))
    if last.month == YEAR or last.year >= first.year:
        return []
    return [
        warning(
            f"Filens enda utfall slutar i {last.label}, men budgeten gäller {first.year}: utfallet ser ut "
            "att vara förra årets.",
            "Kontrollera rubrikens år. Är utfallet årets: rätta rubriken. Ta annars ut rapporten med årets "
            "utfall.",
            code="outcome_of_another_year",
        )
    ]


def verksamheter_of_another_year(whole: pd.DataFrame, named: Named) -> list[Problem]:
    """A warning for verksamheter with outcome of an earlier year alone, where the others have none of it.

    Somebody typed last year, or they were taken out for it: beside the others' year they are missing.
    """
    outcome = whole[whole["scenario"] == Scenario.OUTCOME.value]
    years = (outcome["last"] // YEAR).to_numpy()
    of_year = {int(year): set(outcome["verksamhet"][years == year]) for year in sorted(set(years.tolist()))}
    if len(of_year) < 2:
        return []
    latest = max(of_year)
    return [
        _of_earlier(sorted(map(named, own - of_year[latest])), year, latest)
        for year, own in of_year.items()
        if 2 * len(own & of_year[latest]) < len(own) <= FEW * len(of_year[latest])
    ]


def _of_earlier(names: list[str], year: int, latest: int) -> Problem:
    return warning(
        f"{first_of(names)} har bara utfall för {year}, medan de andra har utfall för {latest}: raderna ser "
        "ut att ha fel år.",
        "Kontrollera raderna mot ekonomisystemet, och rätta perioden.",
        column="period",
        code="outcome_of_another_year",
    )
