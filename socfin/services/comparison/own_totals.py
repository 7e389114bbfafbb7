"""The committee's total as a file would publish it, beside the file's own; no row is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import PrintedTotal, Scenario
from socfin.domain.listing import first_of
from socfin.domain.money import Ore
from socfin.domain.period import Month, Span, months_in_words
from socfin.services.ledger.net_rows import by_account

WHEN = ["scenario", "last", "months", "as_of"]
When = tuple[str, int, int, int]
"""Scenario, the span's last month and its length, and after which month a forecast was made, else 0."""


@dataclass(frozen=True, slots=True)
class OwnTotal:
    """Both totals of a scenario and period in öre, costs negative."""

    scenario_label: str
    months: str
    row: int | None
    """Of the printed total, in the file; None where it prints none."""
    published_ore: Ore | None
    """None when an amount is missing, so that nothing could be summed."""
    printed_ore: Ore | None
    outside: str = ""
    """The accounts outside the net in that scenario and period, each with its amount."""

    @property
    def difference_ore(self) -> Ore | None:
        """Published − printed, öre: negative is more cost than printed; None without either."""
        if self.published_ore is None or self.printed_ore is None:
            return None
        return self.published_ore - self.printed_ore


def own_totals(
    printed: Iterable[PrintedTotal], net: pd.DataFrame, beyond: pd.DataFrame
) -> tuple[OwnTotal, ...]:
    """A pair for each printed total that the file has figures for, then the totals that it prints none of.

    `net` is the file's ledger (LEDGER) in the net, and `beyond` its accounts outside the net. Single months
    without a printed total are one total together, for each scenario and year.
    """
    published = _published(net)
    pairs, left = [], dict(published)
    for own in printed:
        when = _when(own)
        if when in published:
            left.pop(when, None)
            outside = _outside([when], beyond)
            pairs.append(OwnTotal(*_words([when]), own.row, published[when], own.amount, outside))
    return (*pairs, *_unprinted(left, beyond))


def _published(net: pd.DataFrame) -> dict[When, Ore | None]:
    """What the net comes to for each scenario and period; None where an amount is missing."""
    amounts = net.groupby(WHEN, observed=True, sort=True)["amount_ore"]
    sums, missing = amounts.sum(), amounts.size() - amounts.count()
    each = zip(sums.index.tolist(), sums.tolist(), missing.tolist(), strict=True)
    return {
        (str(scenario), last, months, as_of): None if lacking else int(ore)
        for (scenario, last, months, as_of), ore, lacking in each
    }


def _unprinted(left: Mapping[When, Ore | None], beyond: pd.DataFrame) -> Iterator[OwnTotal]:
    groups: dict[tuple[object, ...], list[When]] = {}
    for when in left:
        scenario, last, months, as_of = when
        key = (scenario, last // 12, as_of) if months == 1 else when
        groups.setdefault(key, []).append(when)
    for together in groups.values():
        amounts = [left[when] for when in together]
        known = [amount for amount in amounts if amount is not None]
        total = sum(known) if len(known) == len(amounts) else None
        yield OwnTotal(*_words(together), None, total, None, _outside(together, beyond))


def _when(own: PrintedTotal) -> When:
    made = own.as_of.number if own.as_of else 0
    return own.scenario.value, own.span.last.number, own.span.months, made


def _words(together: list[When]) -> tuple[str, str]:
    """The scenario and the months in Swedish: "Utfall", "januari–mars 2022"."""
    scenario, _, _, as_of = together[0]
    spans = [Span(Month.from_number(last), months) for _, last, months, _ in together]
    after = f", gjord efter {Month.from_number(as_of).label}" if as_of else ""
    months = spans[0].label if len(spans) == 1 else months_in_words(spans)
    return Scenario(scenario).label, f"{months}{after}"


def _outside(together: list[When], beyond: pd.DataFrame) -> str:
    if beyond.empty:
        return ""
    of_rows = pd.MultiIndex.from_frame(beyond[WHEN].astype({"scenario": "str"}))
    return first_of(by_account(beyond[of_rows.isin(together)]))
