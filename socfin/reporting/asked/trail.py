"""Who did something that a figure follows from, when and why, as the trail has it; reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from socfin.domain.asked.figure import AskedFigure
from socfin.domain.closing import PeriodStep
from socfin.domain.period import Month
from socfin.reporting.asked.moments import BUDGETS, EVERYTHING, files_of, scenarios_of
from socfin.reporting.masked import secrets
from socfin.selectors import committees, meetings, trail
from socfin.selectors.people import names_of
from socfin.services.ledger.organisation import codes_above
from socfin.services.masking.typed import shown
from socfin.services.prose.trail.done import what_was_done, why_it_was

if TYPE_CHECKING:
    from socfin.models import AuditEvent, Committee

MOST = 40
"""Entries that a figure's page lists, the newest; a year of one month's figure seldom has ten."""
STEPS = tuple(step.value for step in PeriodStep)
ITEMS = ("freeze", "reopen")
FILES = ("publish", "undo")
TREES = ("plant_tree", "map_accounts", "unmap_accounts")
"""Changes of the tree and the account table, which any figure of money may follow from."""


@dataclass(frozen=True, slots=True)
class Done:
    """An entry of the trail that touches a figure."""

    at: datetime
    by: str
    """The person's name, or the user name of one who has no account any more."""
    what: str
    why: str
    """The reason that was given; "" where none was asked for."""


def done_about(committee: Committee, month: Month, asked: AskedFigure, *, masked: bool) -> tuple[Done, ...]:
    """What the trail has of the figure, the newest first, at most MOST.

    From whom units are hidden also files, comments and forecasts are kept: one alone may tell of a unit. They
    are told of the month and its items, with no reason that names such a unit.
    """
    behind = files_of(committee, month, asked)
    files = {file.upload_id: file.upload.filename for file in behind}
    items = [item.pk for item in meetings.items_of_month(committee, month)]
    touching = trail.About(committee.slug).of("month", [str(month)], STEPS).of("item", items, ITEMS)
    if not masked:
        touching = _written(touching, committee, month, asked).of("upload", list(files), FILES)
        touching = (
            touching.since(behind[0].published_at, TREES) if behind and not asked.indicator else touching
        )
    events = list(trail.entries_about(touching)[:MOST])
    names = names_of({event.by for event in events})
    return tuple(
        Done(event.at, names.get(event.by, event.by), what, _seen(committee, month, why) if masked else why)
        for event in events
        for what, why in [_words(event, files)]
    )


def _written(touching: trail.About, committee: Committee, month: Month, asked: AskedFigure) -> trail.About:
    """With what was written, forecast and decided, for those who may see every unit."""
    if asked.indicator:
        return touching
    scenarios, here = scenarios_of(asked), [str(month)]
    more = touching.of("verksamhet", [asked.code], ("remark",), month=here)
    if scenarios == EVERYTHING:
        codes = list(_codes_beneath(committee, asked.code))
        more = more.of("verksamhet", codes, ("assess",), month=here).of("month", here, ("make_forecasts",))
        more = more.of("verksamhet", codes, ("adjust", "enter_measure"))
    if scenarios >= BUDGETS:
        more = more.of("year", [month.year], ("decide_budget",))
    return more


def _codes_beneath(committee: Committee, code: str) -> Iterator[str]:
    above = dict(committees.verksamheter(committee).values_list("code", "parent__code"))
    return (each for each in above if code in {each, *codes_above(each, above)})


def _words(event: AuditEvent, files: dict[int, str]) -> tuple[str, str]:
    details = event.details
    what = what_was_done(event.get_action_display(), details, files.get(details.get("upload", 0), ""))
    return what, why_it_was(details)


def _seen(committee: Committee, month: Month, why: str) -> str:
    return shown("reason", why, secrets(committee), month.yyyymm) if why else ""
