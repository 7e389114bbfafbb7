"""The demo's measures and proposals, with what became of them, entered as people would; never figures."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from socfin.actions.followup.measures import enter_measure, follow_measure, stand_measure
from socfin.domain.lines import Line
from socfin.domain.measures.facts import Effect, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.period import Month
from socfin.management.demo import events, tree
from socfin.selectors.committees import root_of

if TYPE_CHECKING:
    from socfin.models import Committee, User, Verksamhet

SOURCE = Path(settings.BASE_DIR) / "fixtures" / "timra-2022.measures.json"
SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = (Month(2025, number) for number in (9, 10, 11, 12))
HOME_CARE, DISABILITY = "510", "550"
"""Hemtjänst and LSS of the made-up committee."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """A measure of the made-up committee."""

    code: str
    plan: MeasurePlan
    steps: tuple[Step, ...]
    effects: Mapping[Month, Effect] = field(default_factory=dict)


def enter_told_measures(committee: Committee, by: User) -> None:
    """Those that a source tells; all are of the committee as a whole."""
    root = root_of(committee)
    for row in json.loads(SOURCE.read_text(encoding="utf-8"))["measures"]:
        plan = MeasurePlan(
            text=row["text"],
            first=Month.parse(row["first"]),
            last=Month.parse(row["last"]),
            amount=None,
            consequence=row["consequence"],
        )
        step = Step(state=MeasureState(row["state"]))
        enter_measure(verksamhet=root, plan=plan, step=step, by=by)


def enter_made_up_measures(nodes: Mapping[str, Verksamhet], by: User) -> None:
    """Exempelkommunen's."""
    for made_up in measures():
        first, *later = made_up.steps
        entered = enter_measure(verksamhet=nodes[made_up.code], plan=made_up.plan, step=first, by=by)
        for step in later:
            stand_measure(measure=entered, step=step, by=by)
        if made_up.effects:
            follow_measure(measure=entered, effects=made_up.effects, by=by)


def measures() -> tuple[MadeUp, ...]:
    """The runaway placement ends, nurses are employed instead of hired, a pool has begun in September.

    Next year own family homes take over from institutions.
    """
    return (_placement(), _nurses(), _pool(), _homes(), *_proposals())


def _placement() -> MadeUp:
    return MadeUp(
        code=events.RUNAWAY,
        plan=MeasurePlan(
            text="En HVB-placering avslutas den 31 oktober och följs av familjehem",
            first=NOVEMBER,
            last=DECEMBER,
            amount=640_000_00,
            line=Line.PURCHASED_CARE.value,
            role="Enhetschef barn och unga",
        ),
        steps=(_decided(date(2025, 9, 23), "SN § 88"),),
    )


def _nurses() -> MadeUp:
    return MadeUp(
        code=events.NURSES[0],
        plan=MeasurePlan(
            text="Två sjuksköterskor anställda i stället för inhyrda pass",
            first=NOVEMBER,
            last=DECEMBER,
            amount=280_000_00,
            line=Line.AGENCY_STAFF.value,
            role="Verksamhetschef HSR",
        ),
        steps=(
            _decided(date(2025, 8, 26), "SN § 80"),
            Step(
                state=MeasureState.BEGUN,
                day=date(2025, 10, 13),
                text="Båda har skrivit på och börjar i november.",
            ),
        ),
    )


def _pool() -> MadeUp:
    return MadeUp(
        code=events.NURSES[1],
        plan=MeasurePlan(
            text="Bemanningspoolen tar helgnätterna i stället för bemanningsföretag",
            first=SEPTEMBER,
            last=DECEMBER,
            amount=160_000_00,
            line=Line.AGENCY_STAFF.value,
            role="Verksamhetschef HSR",
        ),
        steps=(
            _decided(date(2025, 8, 26), "SN § 80"),
            Step(state=MeasureState.BEGUN, day=date(2025, 9, 1)),
        ),
        effects={
            SEPTEMBER: Effect(amount=22_350_00, text="Tre pass färre; poolen var inte fulltalig."),
            OCTOBER: Effect(amount=37_250_00, text="Fem pass färre."),
        },
    )


def _homes() -> MadeUp:
    return MadeUp(
        code=events.RUNAWAY,
        plan=MeasurePlan(
            text="Egna familjehem rekryteras i stället för två HVB-placeringar",
            first=Month(2026, 1),
            last=Month(2027, 12),
            amount=3_600_000_00,
            line=Line.PURCHASED_CARE.value,
            role="Enhetschef barn och unga",
        ),
        steps=(_decided(date(2025, 10, 21), "SN § 98"),),
    )


def _proposals() -> tuple[MadeUp, ...]:
    return (
        MadeUp(
            code=DISABILITY,
            plan=MeasurePlan(
                text="Daglig verksamhet stänger på fredagar från december",
                first=DECEMBER,
                last=Month(2026, 12),
                amount=910_000_00,
                role="Verksamhetschef LSS",
                consequence="De som går varje dag får en dag mindre, och anhöriga mindre avlastning.",
            ),
            steps=(Step(state=MeasureState.PROPOSED, day=date(2025, 10, 21), item="SN § 97"),),
        ),
        MadeUp(
            code=HOME_CARE,
            plan=MeasurePlan(
                text="Städning varannan vecka blir var tredje",
                first=NOVEMBER,
                last=Month(2026, 12),
                amount=1_120_000_00,
                role="Verksamhetschef hemtjänst",
                consequence="Fler ber om extra tillfällen, och de som inte själva kan städa får det sämre.",
            ),
            steps=(
                Step(state=MeasureState.PROPOSED, day=date(2025, 8, 26), item="SN § 81"),
                Step(
                    state=MeasureState.REFUSED,
                    day=date(2025, 9, 23),
                    body=tree.COMMITTEE,
                    item="SN § 89",
                    text="Nämnden vill inte sänka kvaliteten för de äldsta.",
                ),
            ),
        ),
    )


def _decided(day: date, item: str) -> Step:
    return Step(state=MeasureState.DECIDED, day=day, body=tree.COMMITTEE, item=item)
