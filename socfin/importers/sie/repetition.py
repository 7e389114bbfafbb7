"""Whether SIE rows that are alike in all are one amount told twice or two: what ties with #RES decides."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, warning
from socfin.importers.options import Repeats
from socfin.importers.problems import rows_text
from socfin.importers.sie.grammar.header import Header
from socfin.importers.sie.grammar.tokens import ObjectList


def repeats_by_results(
    frame: pd.DataFrame, again: pd.Series, lists: tuple[ObjectList, ...], header: Header
) -> Repeats | None:
    """The reading that ties for accounts with repeated rows where the other ties for none; else None.

    `frame` has all outcome rows and `again` says which of them repeat an earlier one.
    """
    year = max((year for year, _ in header.results), default=None)
    if year is None or year not in header.years:
        return None
    first, last = (month.year * 100 + month.month for month in header.years[year])
    here = (frame["month"] >= first) & (frame["month"] <= last + 4) & ~frame["budget"]
    own, again = frame[here], again[here]
    accounts = [str(account) for account in own.loc[again, "account"].unique()]
    whole = np.array([not pairs for pairs in lists] or [True])[own["objects"].to_numpy()]
    ties = {
        repeats: _ties(own[kept], whole[kept.to_numpy()], accounts, header, year)
        for repeats, kept in ((Repeats.ONCE, ~again), (Repeats.ADDED, again | True))
    }
    proven = [repeats for repeats, count in ties.items() if count]
    return proven[0] if len(proven) == 1 else None


def _ties(frame: pd.DataFrame, whole: np.ndarray, accounts: list[str], header: Header, year: int) -> int:
    """How many of the accounts tie with #RES, as their rows without object or as all of them."""
    every, undivided = _sums(frame), _sums(frame[whole])
    results = {account: header.results.get((year, account)) for account in accounts}
    return sum(ore is not None and ore in (every.get(a), undivided.get(a)) for a, ore in results.items())


def _sums(frame: pd.DataFrame) -> dict[str, int]:
    sums = frame.groupby("account", observed=True)["ore"].sum()
    return {str(account): int(ore) for account, ore in sums.items()}


def repetition_problem(rows: list[int], repeats: Repeats | None, chosen: Repeats | None) -> Problem:
    """What was done with rows that are alike, and why."""
    alike = f"Likadana rader står flera gånger i filen, på {rows_text(rows)}."
    if repeats is None and chosen is None:
        return warning(
            f"{alike} De läses en gång. Filens resultat (#RES) avgör inte om de ska läggas ihop.",
            "Jämför totalen med en rapport och välj under Så lästes filen (--repeats i kommandot).",
            code="duplicate_rows",
        )
    why = "som du har valt" if chosen else "eftersom det stämmer med årets resultat (#RES)"
    done = "läggs ihop" if (chosen or repeats) is Repeats.ADDED else "läses en gång"
    return warning(f"{alike} De {done}, {why}.", "Kontrollera totalen mot en rapport.", code="rows_repeat")
