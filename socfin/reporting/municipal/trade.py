"""Whom a committee has traded with from January to a month, as the files behind its outcome tell."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from socfin.domain.lines import AccountRule, Line, line_of
from socfin.domain.money import Ore, sum_if_known
from socfin.domain.municipal.trade import CommitteeTrade, Traded
from socfin.domain.period import Month, months_in_words
from socfin.domain.report import Organisation
from socfin.reporting.reports import basis_of_month, rules_for
from socfin.selectors.municipal.trade import trade_entries
from socfin.services.ledger.plan import Series, to_date

if TYPE_CHECKING:
    from socfin.models import Committee

Sides = dict[bool, list[Ore | None]]
"""Whether it was sold → the amounts."""


def committee_trade(committee: Committee, month: Month) -> CommitteeTrade:
    """The trade of the very files and spans that the report's outcome is made up of."""
    planned = basis_of_month(committee, month, Organisation.THEN).figures.planned
    pieces = {
        (piece.upload, piece.span.last.yyyymm, piece.months): piece
        for piece in planned.get(to_date(Series.OUTCOME, month.month), ())
    }
    rules = rules_for(committee, month)
    by_code: dict[str, Sides] = defaultdict(lambda: {True: [], False: []})
    telling = set()
    for span, counterpart, entries in trade_entries(pieces.keys()):
        telling.add(span)
        sides = by_code[counterpart]
        for account, own, amount in entries:
            line = _line(account, own, rules)
            if line is not None and (line is Line.REVENUE or line.is_cost):
                sides[line is Line.REVENUE].append(amount)
    return CommitteeTrade(
        traded=tuple(
            Traded(
                counterpart=code,
                bought_ore=sum_if_known(-amount if amount else amount for amount in sides[False]),
                sold_ore=sum_if_known(sides[True]),
            )
            for code, sides in sorted(by_code.items())
        ),
        silent=months_in_words(piece.span for span, piece in pieces.items() if span not in telling),
    )


def _line(account: str, own: str, rules: tuple[AccountRule, ...]) -> Line | None:
    """The account's line by the table, or the row's own."""
    return line_of(account, rules) if account else Line(own)
