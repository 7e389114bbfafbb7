"""A file of nets laid over published figures per account: what is divided today will not be; only told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from socfin.domain.figures import Problem, Scenario, warning
from socfin.domain.lines import AccountRule, Line
from socfin.domain.money import Ore, change_spelled
from socfin.domain.period import Month, Span
from socfin.services.ledger.net_rows import in_net
from socfin.services.ledger.spans import Piece, pieces_of, tilings

SLOT = ["scenario", "source", "as_of", "last", "months"]


def breakdown_gone(
    after: pd.DataFrame, published: pd.DataFrame, rules: tuple[AccountRule, ...]
) -> list[Problem]:
    """A warning a span of the file that has nets alone where what is published in it is divided.

    `after` is the file as a ledger, `published` what counts now in its spans, in the months they hold and in
    the sums that they make up together. The net from and to is the committee's for the same span, whatever
    spans it was published in.
    """
    if after.empty or published.empty or _divided(after).all() or not _divided(published).any():
        return []
    return [*_in_own_spans(after, published, rules), *_in_longer_spans(after, published, rules)]


def _in_longer_spans(
    after: pd.DataFrame, published: pd.DataFrame, rules: tuple[AccountRule, ...]
) -> Iterator[Problem]:
    """The published sums of several months that shorter spans of the file make up together."""
    given, given_of_row = pieces_of(after)
    known, known_of_row = pieces_of(published)
    for longer in (spanned for spanned in known if spanned.months > 1):
        own = [piece for piece in given if _owner(piece) == _owner(longer)]
        pieces = tilings(own, range(longer.first, longer.last + 1)).get(longer.last, ())
        whole = after[given_of_row.isin([piece.index for piece in pieces])]
        before = published[known_of_row == longer.index]
        if len(pieces) > 1 and not _divided(whole).any() and len(lost := before[_divided(before)]):
            nets = _net(before, rules), _net(whole, rules)
            yield _problem(longer.scenario, longer.last, longer.months, lost, *nets)


def _owner(piece: Piece) -> tuple[str, str, int]:
    return piece.scenario, piece.source, piece.as_of


def _in_own_spans(
    after: pd.DataFrame, published: pd.DataFrame, rules: tuple[AccountRule, ...]
) -> list[Problem]:
    known, known_of_row = pieces_of(published)
    problems: list[Problem] = []
    for key, rows in _nets(after):
        scenario, source, as_of, last, months = key
        own = [s for s in known if (s.scenario, s.source, s.as_of) == (scenario, source, as_of)]
        pieces = tilings(own, range(last - months + 1, last + 1)).get(last, ())
        before = published[known_of_row.isin([piece.index for piece in pieces])]
        if _all_nets(after, key):
            lost = before[_divided(before)]
        else:
            lost = before[_divided(before) & before["verksamhet"].isin(set(rows["verksamhet"]))]
        if len(lost):
            whole = after[(after[SLOT] == list(key)).all(axis=1)]
            problems.append(_problem(scenario, last, months, lost, _net(before, rules), _net(whole, rules)))
    return problems


def _nets(after: pd.DataFrame) -> Iterator[tuple[tuple[Any, ...], pd.DataFrame]]:
    """Each slot's rows of verksamheter that have a net and nothing more."""
    divided = after.loc[_divided(after), [*SLOT, "verksamhet"]].drop_duplicates()
    alone = after[~_divided(after)].merge(divided, on=[*SLOT, "verksamhet"], how="left", indicator=True)
    alone = alone[alone["_merge"] == "left_only"]
    for _, rows in alone.groupby(SLOT, observed=True, sort=True):
        scenario, source, *months = rows[SLOT].iloc[0].tolist()
        yield (str(scenario), str(source), *map(int, months)), rows


def _all_nets(after: pd.DataFrame, key: tuple[Any, ...]) -> bool:
    return not _divided(after[(after[SLOT] == list(key)).all(axis=1)]).any()


def _divided(ledger: pd.DataFrame) -> pd.Series:
    return (ledger["account"] != "") | (ledger["line"] != Line.NET.value)


def _net(ledger: pd.DataFrame, rules: tuple[AccountRule, ...]) -> Ore | None:
    amounts = in_net(ledger, rules)["amount_ore"]
    return None if amounts.isna().any() else int(amounts.sum())


def _problem(
    scenario: str, last: int, months: int, lost: pd.DataFrame, before: Ore | None, after: Ore | None
) -> Problem:
    span = Span(Month.from_number(last), months).label
    accounts = lost.loc[lost["account"] != "", "account"].nunique()
    parts = f"{accounts} konton" if accounts > 1 else "ett konto" if accounts else "resultaträkningens rader"
    return warning(
        f"Filen har bara netto för {span} ({Scenario(scenario).label.lower()}). Det publicerade är uppdelat "
        f"på {parts}, och uppdelningen försvinner. Nettot går {change_spelled(before, after)}.",
        "Lämna in filen per konto om uppdelningen ska finnas kvar. Ångra tar tillbaka det som gällde.",
        code="breakdown_gone",
    )
