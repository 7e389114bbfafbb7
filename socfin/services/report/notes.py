"""What the reader of a report must know, in Swedish: gaps, odd accounts, history, amounts on parents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from socfin.domain.lines import AccountRule, Line, line_of
from socfin.domain.listing import listed
from socfin.domain.money import Unit, format_money
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.services.ledger.measures import Measured
from socfin.services.ledger.plan import FORECAST_YEAR, Series, to_date
from socfin.services.ledger.spans import Piece
from socfin.services.report.missing import gaps, stated_deviations, undivided

INTERNAL = re.compile(
    r"^Konto \d|^Verksamheten .* finns inte i verksamhetsträdet|har ett eget utfall,"
    r"|^Den uppladdade prognosen gjordes|fanns föregående år och ingår|i nuvarande organisation"
)
"""Notes on accounts, the tree and files: for those who keep the books, not for the minutes."""


def for_minutes(every: Iterable[str]) -> tuple[str, ...]:
    """The notes that the minutes need: what is missing, and what a sum is of."""
    return tuple(note for note in every if not INTERNAL.search(note))


def notes(
    measured: Measured,
    ledger: pd.DataFrame,
    rules: Sequence[AccountRule],
    *,
    node: int,
    unit: Unit,
    organisation: Organisation,
) -> tuple[str, ...]:
    """Everything worth a line under the table of a node, most serious first.

    Of the ledger only the rows of `odd_accounts` are read.
    """
    return (
        *gaps(measured, node),
        *stated_deviations(measured, node),
        *_strays(measured),
        *_accounts(measured, ledger, rules, node, unit, organisation),
        *_amounts_on_parents(measured, node, unit),
        *undivided(measured),
        *_old_forecast(measured),
        *_history(measured, node, organisation),
    )


def odd_accounts(ledger: pd.DataFrame, rules: Sequence[AccountRule]) -> pd.DataFrame:
    """The ledger's rows (öre) of accounts that no rule covers, or of class 8 that are outside the net."""
    unmapped, outside = _odd(ledger, rules)
    return ledger[ledger["account"].isin([*unmapped, *outside])]


def _odd(ledger: pd.DataFrame, rules: Sequence[AccountRule]) -> tuple[list[str], list[str]]:
    kinds = {account: line_of(account, rules) for account in ledger["account"].unique().tolist() if account}
    unmapped = [account for account, line in kinds.items() if line is Line.UNMAPPED]
    return unmapped, [account for account, line in kinds.items() if line is None and account.startswith("8")]


def _strays(measured: Measured) -> Iterator[str]:
    if measured.strays:
        yield (
            f"Verksamheten {listed(measured.strays)} finns inte i verksamhetsträdet; "
            "beloppen räknas direkt på nämnden."
        )


def _accounts(
    measured: Measured,
    ledger: pd.DataFrame,
    rules: Sequence[AccountRule],
    node: int,
    unit: Unit,
    organisation: Organisation,
) -> Iterator[str]:
    """Unmapped accounts, and class 8 accounts that carry an amount outside the net, of outcome to date."""
    pieces = measured.planned.get(to_date(Series.OUTCOME, measured.month.month), ())
    unmapped, outside = _odd(ledger, rules)
    if not pieces or not (unmapped or outside):
        return
    codes = _codes_shown_under(measured, node, ledger, organisation)
    own = ledger[ledger["account"].isin([*unmapped, *outside]) & ledger["verksamhet"].isin(codes)]
    own = own[_in_pieces(own, pieces)]
    for accounts, statement in (
        (unmapped, "ingår i nettokostnaden."),
        (outside, "ligger utanför nettokostnaden."),
    ):
        chosen = own[own["account"].isin(accounts)]
        amount = chosen["amount_ore"].sum()
        if chosen.empty or (accounts is outside and not amount):
            continue
        numbers = listed(sorted(chosen["account"].unique().tolist()))
        money = format_money(int(amount), unit)
        if accounts is unmapped:
            word = "kopplat" if chosen["account"].nunique() == 1 else "kopplade"
            yield f"Konto {numbers} är inte {word} till någon rad: {money} {statement}"
        else:
            yield f"Konto {numbers} {statement[:-1]}: {money}."


def _in_pieces(ledger: pd.DataFrame, pieces: Iterable[Piece]) -> pd.Series:
    chosen = {(piece.scenario, piece.source, piece.last, piece.months) for piece in pieces}
    keys = zip(*(ledger[name].tolist() for name in ("scenario", "source", "last", "months")), strict=True)
    return pd.Series([key in chosen for key in keys], index=ledger.index, dtype=bool)


def _old_forecast(measured: Measured) -> Iterator[str]:
    pieces = measured.planned.get(FORECAST_YEAR, ())
    if pieces and pieces[0].as_of != measured.month.number:
        yield f"Den uppladdade prognosen gjordes efter {Month.from_number(pieces[0].as_of).label}."


def _codes_shown_under(
    measured: Measured, node: int, ledger: pd.DataFrame, organisation: Organisation
) -> list[str]:
    """The ledger's codes whose figures are shown in the node's subtree."""
    tree = measured.tree
    home, below = tree.home(organisation), set(tree.subtree(node))
    return [
        code
        for code in ledger["verksamhet"].unique().tolist()
        if home[tree.positions.get(code, tree.root)] in below
    ]


def _amounts_on_parents(measured: Measured, node: int, unit: Unit) -> Iterator[str]:
    """Parents with an outcome of their own beside their parts': the rows below do not add up to them."""
    outcome = to_date(Series.OUTCOME, measured.month.month)
    for position in measured.tree.subtree(node):
        divided = any(measured.says(outcome, child) for child in measured.tree.children[position])
        _, own = measured.own_amount(outcome, position)
        if divided and own:
            yield (
                f"{measured.tree.nodes[position].name} har ett eget utfall, {format_money(own, unit)}, "
                "utöver raderna under."
            )


def _history(measured: Measured, node: int, organisation: Organisation) -> Iterator[str]:
    """Where the history of reorganised verksamheter is: on a parent that was split, or in sums only."""
    tree = measured.tree
    below = set(tree.subtree(node))
    if organisation is Organisation.THEN:
        last_year, now = to_date(Series.LAST_YEAR, measured.month.month), measured.month.number
        gone = [
            old.name
            for old in tree.nodes
            if old.position in below
            and old.successor is not None
            and not old.is_valid(now)
            and measured.says(last_year, old.position)
        ]
        if gone:
            yield (
                f"{listed(gone)} fanns föregående år och ingår i summorna för det året, men inte som rader. "
                "De visas hos efterföljaren i nuvarande organisation."
            )
        return
    home = tree.home(organisation)
    for parent in sorted(set(home) & below):
        moved = [
            old.name
            for old in tree.nodes
            if home[old.position] == parent and old.position != parent and old.code in measured.used
        ]
        if moved and tree.children[parent]:
            yield (
                f"Historiken för {listed(moved)} visas på {tree.nodes[parent].name}, "
                "eftersom verksamheten delades."
            )
