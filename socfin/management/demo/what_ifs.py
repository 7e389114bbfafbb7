"""What Exempelkommunen's controller has reckoned on top of the forecast; made up, like its figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from socfin.actions.followup.what_ifs import add_assumption, make_what_if, place_what_if
from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.domain.what_if.assumptions import AssumptionKind, NewAssumption
from socfin.management.demo import events, tree

if TYPE_CHECKING:
    from socfin.models import Committee, User, Verksamhet

LAST = Month(2025, 12)


def enter_what_ifs(
    committee: Committee, nodes: Mapping[str, Verksamhet], month: Month, *, by: User, chosen_by: User
) -> None:
    """The placements that stay longer, in the month's paper; and wages that cost more, which is not."""
    longer = make_what_if(
        committee=committee,
        year=month.year,
        name="Placeringarna blir längre",
        text="Domstolen prövar två av placeringarna i januari. Tills dess kan de bli kvar.",
        by=by,
    )
    add_assumption(
        what_if=longer,
        verksamhet=nodes[events.RUNAWAY],
        new=NewAssumption(
            kind=AssumptionKind.VOLUME,
            first=month.plus(1),
            last=LAST,
            text="Två placeringar blir kvar till årsskiftet",
            tenths=20,
            amount=210_000_00,
        ),
        by=by,
    )
    place_what_if(what_if=longer, month=month, included=True, by=chosen_by)
    dearer = make_what_if(
        committee=committee, year=month.year, name="Lönerna blir en procent dyrare", text="", by=by
    )
    add_assumption(
        what_if=dearer,
        verksamhet=nodes[tree.ROOT],
        new=NewAssumption(
            kind=AssumptionKind.SHARE,
            first=month.plus(1),
            last=LAST,
            text="Lönerevisionen blir en procentenhet högre än beräknat",
            line=Line.PERSONNEL,
            tenths=10,
        ),
        by=by,
    )
