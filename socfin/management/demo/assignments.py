"""What the demo's committees have asked for, and what was answered, entered as people would."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from socfin.actions.followup.assignments import NewAssignment, Reply, answer_assignment, assign
from socfin.domain.assignments.states import AssignmentState
from socfin.management.demo import events
from socfin.selectors.committees import root_of

if TYPE_CHECKING:
    from socfin.models import Committee, User, Verksamhet

FOLDER = Path(settings.BASE_DIR) / "fixtures"
HOME_CARE = "510"


def enter_told_assignments(committee: Committee, by: User) -> None:
    """Those of the committee's own paper (fixtures/SLUG-2022.assignments.json), of all of the committee."""
    root = root_of(committee)
    stored = json.loads((FOLDER / f"{committee.slug}-2022.assignments.json").read_text(encoding="utf-8"))
    for row in stored["assignments"]:
        assign(verksamhet=root, given=_given(row), by=by)


def enter_made_up_assignments(committee: Committee, nodes: Mapping[str, Verksamhet], by: User) -> None:
    """Exempelkommunen's: one answered, one for November's meeting, one for the year's last."""
    answered = assign(
        verksamhet=nodes[events.RUNAWAY],
        given=NewAssignment(
            text="Redovisa vad placeringarna sedan maj kostar och hur länge de väntas pågå",
            to="Verksamhetschefen IFO",
            given=date(2025, 6, 17),
            item="SN § 73",
            due=date(2025, 9, 23),
        ),
        by=by,
    )
    answer_assignment(
        assignment=answered,
        reply=Reply(
            state=AssignmentState.ANSWERED,
            day=date(2025, 9, 23),
            item="SN § 88",
            text="En placering avslutas den 31 oktober och följs av familjehem. De andra prövas i januari.",
        ),
        by=by,
    )
    reported = assign(
        verksamhet=nodes[HOME_CARE],
        given=NewAssignment(
            text="Följa upp hemtjänstens sex grupper: kontinuitet, restid och kostnad per utförd timme",
            to="Verksamhetschefen hemtjänst",
            given=date(2025, 4, 22),
            item="SN § 48",
            due=date(2025, 9, 30),
        ),
        by=by,
    )
    answer_assignment(
        assignment=reported,
        reply=Reply(
            state=AssignmentState.REPORTED,
            day=date(2025, 9, 23),
            item="SN § 90",
            text="Restiden har minskat. Kontinuiteten mäts i oktober och redovisas i november.",
            due=date(2025, 11, 18),
        ),
        by=by,
    )
    assign(
        verksamhet=root_of(committee),
        given=NewAssignment(
            text="Förslag till besparingar inför budget 2026, med konsekvenser",
            to="Förvaltningschefen",
            given=date(2025, 10, 21),
            item="SN § 97",
            due=date(2025, 12, 16),
        ),
        by=by,
    )


def _given(row: Mapping[str, Any]) -> NewAssignment:
    days = {name: date.fromisoformat(row[name]) for name in ("given", "due") if name in row}
    return NewAssignment(**{**row, **days})
