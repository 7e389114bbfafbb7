"""What a file of indicators changes: its values beside those that count, in words; nothing is kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from socfin.domain.figures import Problem, Scenario, code_and_name, warning
from socfin.domain.indicator_list import CATALOGUE
from socfin.domain.indicators import Catalogue, OverTree, Steps, Value, spell_with_unit
from socfin.domain.listing import first_of
from socfin.domain.period import Span
from socfin.services.ledger.organisation import codes_above

SHOWN = 400
"""Rows that a page holds, as of money; the rest is only counted."""
KINDS = {"gone": "Försvinner", "changed": "Ändras", "new": "Ny", "unchanged": "Oförändrad"}
"""In the order they are listed: what takes something away first."""
Key = tuple[str, str, Scenario, Span]


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """One value before and after, as it is shown."""

    verksamhet: str
    indicator: str
    what: str
    """ "Utfall mars 2022"."""
    before: str
    after: str
    kind: str

    @property
    def kind_label(self) -> str:
        """What happens to it, in Swedish."""
        return KINDS[self.kind]


@dataclass(frozen=True, slots=True)
class IndicatorDifference:
    """The values a file changes, counted and listed."""

    rows: tuple[IndicatorChange, ...]
    """At most SHOWN of them."""
    counts: dict[str, int]
    """Kind → how many."""

    @property
    def changes(self) -> int:
        """How many values publishing changes."""
        return sum(count for kind, count in self.counts.items() if kind != "unchanged")

    @property
    def more(self) -> int:
        """How many are counted but not listed."""
        return sum(self.counts.values()) - len(self.rows)


def difference_of(
    before: Iterable[Value],
    after: Iterable[Value],
    names: Mapping[str, str],
    catalogue: Catalogue = CATALOGUE,
) -> IndicatorDifference:
    """The values of the same slots before and after a file; `names` are the verksamheter by code."""
    was, becomes = _by_key(before), _by_key(after)
    keys = dict.fromkeys((*becomes, *was))
    kinds = {key: _kind(key, was, becomes) for key in keys}
    rows = [_change(key, kind, (was, becomes), names, catalogue) for key, kind in kinds.items()]
    order = list(KINDS)
    rows.sort(key=lambda change: order.index(change.kind))
    counts = {kind: sum(change.kind == kind for change in rows) for kind in KINDS}
    return IndicatorDifference(tuple(rows[:SHOWN]), counts)


def values_gone(
    before: Iterable[Value],
    after: Iterable[Value],
    names: Mapping[str, str],
    catalogue: Catalogue = CATALOGUE,
) -> tuple[Problem, ...]:
    """The indicators whose months lose verksamheter that have a value today, one warning for each."""
    kept = {_key(value) for value in after}
    lost: dict[tuple[str, Span], list[str]] = {}
    for value in before:
        if _key(value) not in kept:
            lost.setdefault((value.indicator, value.span), []).append(_named(value.verksamhet, names))
    return tuple(
        warning(
            f"{catalogue[code].name} {span.label}: värdet för {first_of(list(dict.fromkeys(gone)))} finns i "
            "dag men inte i filen, och försvinner.",
            "Ta med alla verksamheter i filen: den ersätter nyckeltalets värden för månaden.",
            code="values_gone",
        )
        for (code, span), gone in lost.items()
    )


def parents_beside_parts(
    values: Iterable[Value],
    parents: Mapping[str, str],
    names: Mapping[str, str],
    catalogue: Catalogue = CATALOGUE,
) -> tuple[Problem, ...]:
    """A warning for each verksamhet that has a value of its own beside values of its parts."""
    given: dict[tuple[str, Scenario, Span], set[str]] = {}
    for value in values:
        if catalogue[value.indicator].over_tree is OverTree.SUM:
            given.setdefault((value.indicator, value.scenario, value.span), set()).add(value.verksamhet)
    pairs = {
        (above, code)
        for (code, _, _), codes in given.items()
        for below in codes
        for above in codes_above(below, parents)
        if above in codes
    }
    return tuple(
        warning(
            f"Både {_named(above, names)} och dess delar har {catalogue[code].name}.",
            f"Värdet för {_named(above, names)} gäller som det hela; delarna läggs inte till. Är det bara "
            "ledningens: lämna det tomt och låt delarna läggas ihop.",
            code="parent_beside_parts",
        )
        for above, code in sorted(pairs)
    )


def _key(value: Value) -> Key:
    return value.verksamhet, value.indicator, value.scenario, value.span


def _by_key(values: Iterable[Value]) -> dict[Key, Steps | None]:
    return {_key(value): value.steps for value in values}


def _kind(key: Key, was: Mapping[Key, Steps | None], becomes: Mapping[Key, Steps | None]) -> str:
    if key not in becomes:
        return "gone"
    if key not in was:
        return "new"
    return "unchanged" if was[key] == becomes[key] else "changed"


def _change(
    key: Key,
    kind: str,
    values: tuple[Mapping[Key, Steps | None], Mapping[Key, Steps | None]],
    names: Mapping[str, str],
    catalogue: Catalogue,
) -> IndicatorChange:
    verksamhet, code, scenario, span = key
    indicator = catalogue[code]
    what = "Mål eller budget" if scenario is Scenario.BUDGET else scenario.label

    before, after = (spell_with_unit(known.get(key), indicator.decimals, indicator.unit) for known in values)

    return IndicatorChange(
        _named(verksamhet, names),
        indicator.name,
        f"{what} {span.label}",
        before,
        after,
        kind,
    )


def _named(code: str, names: Mapping[str, str]) -> str:
    return code_and_name(code, names.get(code, ""))
