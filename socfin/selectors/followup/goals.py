"""The committee's goals with where they stand, now or as known at a moment; reads only."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from socfin.domain.goals.aims import GoalAim, Reach
from socfin.domain.goals.facts import GoalStand
from socfin.domain.goals.sections import GoalIndicator, GoalRow
from socfin.domain.goals.states import GoalState
from socfin.domain.goals.tree import in_order
from socfin.domain.indicators import Catalogue
from socfin.domain.period import Month
from socfin.models import Committee, Goal, GoalStanding, GoalWording
from socfin.selectors.catalogue import catalogue_of


def goals(committee: Committee, month: Month, known_at: datetime | None = None) -> tuple[GoalRow, ...]:
    """Those of the month's year in the order they are read, with the newest told by the month.

    Now, or as known at a moment.
    """
    rows = _of(committee)
    if known_at is None:
        rows = rows.filter(withdrawn_at__isnull=True)
    else:
        rows = rows.filter(
            Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gt=known_at), entered_at__lte=known_at
        )
    catalogue = catalogue_of(committee, known_at, also_ended=True)
    made = (_row(goal, month, known_at, catalogue) for goal in rows)
    return in_order(row for row in made if _is_of(row, month.year))


def goal_by_id(committee: Committee, number: int) -> Goal | None:
    """The committee's, not withdrawn; None when there is none."""
    return _of(committee).filter(pk=number, withdrawn_at__isnull=True).first()


def has_beneath(goal: Goal) -> bool:
    """Whether another goal that counts belongs to it."""
    others = _of(goal.committee).filter(withdrawn_at__isnull=True).exclude(pk=goal.pk)
    return any(_newest(other.wordings.all(), None).above_id == goal.pk for other in others)


def newest_wording(goal: Goal) -> GoalWording:
    """What it says now."""
    wording: GoalWording = _newest(goal.wordings.all(), None)
    return wording


def stand_after(goal: Goal, month: Month) -> GoalStand:
    """What is told of it after the very month; an empty one where nothing is."""
    row = goal.standings.filter(month=month.yyyymm).order_by("-id").first()
    return GoalStand() if row is None else _stand(row)


def standings(goal: Goal) -> list[GoalStanding]:
    """All that was told of it, newest first."""
    return list(goal.standings.select_related("entered_by").order_by("-id"))


def wordings(goal: Goal) -> list[GoalWording]:
    """All that it has said, newest first."""
    return list(goal.wordings.select_related("entered_by", "verksamhet").order_by("-id"))


def _row(goal: Goal, month: Month, known_at: datetime | None, catalogue: Catalogue) -> GoalRow:
    wording = _newest(goal.wordings.all(), known_at)
    standing = _standing(goal, month, known_at)
    stand = _stand(standing) if standing is not None else GoalStand()
    return GoalRow(
        number=goal.pk,
        above=wording.above_id or 0,
        place=wording.place,
        code=wording.verksamhet.code,
        verksamhet=wording.verksamhet.name,
        word=wording.word,
        text=wording.text,
        first_year=wording.first_year,
        last_year=wording.last_year,
        state=stand.state,
        after=str(Month.from_yyyymm(standing.month)) if standing is not None else "",
        follow_up=stand.follow_up,
        effect=stand.effect,
        indicators=tuple(
            GoalIndicator(code=known.code, name=known.name)
            for code in wording.indicators
            if (known := catalogue.get(code)) is not None
        ),
        aim=_aim(wording, catalogue),
    )


def _aim(wording: GoalWording, catalogue: Catalogue) -> GoalAim | None:
    """What the foremost indicator is to reach; None where nothing is said of it."""
    known = catalogue.get(wording.indicators[0]) if wording.indicators else None
    if known is None or wording.aim_steps is None or wording.aim_by is None:
        return None
    return GoalAim(
        indicator=known.code,
        name=known.name,
        unit=known.unit,
        decimals=known.decimals,
        steps=wording.aim_steps,
        reach=Reach(wording.aim_reach),
        by=str(Month.from_yyyymm(wording.aim_by)),
        over_time=known.over_time,
    )


def _standing(goal: Goal, month: Month, known_at: datetime | None) -> GoalStanding | None:
    """The newest of the year's last month that anything is told of; what was taken back tells nothing."""
    latest: dict[int, GoalStanding] = {}
    for row in sorted(goal.standings.all(), key=lambda row: row.pk):
        in_year = month.year * 100 < row.month <= month.yyyymm
        if in_year and (known_at is None or row.entered_at <= known_at):
            latest[row.month] = row
    kept = {number: row for number, row in latest.items() if not _stand(row).is_empty}
    return kept[max(kept)] if kept else None


def _stand(row: GoalStanding) -> GoalStand:
    return GoalStand(state=GoalState(row.state), follow_up=row.follow_up, effect=row.effect)


def _is_of(row: GoalRow, year: int) -> bool:
    return row.first_year <= year and (row.last_year is None or year <= row.last_year)


def _newest(rows: Any, known_at: datetime | None) -> Any:
    known = [row for row in rows if known_at is None or row.entered_at <= known_at]
    return max(known, key=lambda row: row.pk)


def _of(committee: Committee) -> QuerySet[Goal]:
    rows = Goal.objects.filter(committee=committee)
    return rows.select_related("committee").prefetch_related("wordings__verksamhet", "standings")
