"""Keeps comments, assessed forecasts and the meeting's facts; earlier versions stay."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held, stop_if_overtaken
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.models import AgendaFact, Assessment, Committee, Remark, User, Verksamhet
from socfin.selectors import standing


@transaction.atomic
def write_remark(
    *,
    verksamhet: Verksamhet,
    month: Month,
    text: str,
    cause: str,
    by: User,
    tags: Sequence[str] = (),
    challenges: str = "",
    possibilities: str = "",
    seen: str | None = None,
) -> Remark:
    """Comment on a verksamhet after a month; without text, challenges and possibilities it is removed.

    `tags` are values of CauseTag, `challenges` and `possibilities` a line for each.
    `seen` is the mark of what the writer saw; Overtaken when another has written since.
    """
    held(verksamhet.committee)
    before = standing.remark(verksamhet, month)
    words = standing.remark_words(text, cause, tags, challenges, possibilities)
    stop_if_overtaken(seen, before, words)
    remark = Remark.objects.create(
        verksamhet=verksamhet,
        month=month.yyyymm,
        text=text.strip(),
        cause=cause.strip(),
        tags=list(tags),
        challenges=challenges.strip(),
        possibilities=possibilities.strip(),
        written_at=timezone.now(),
        written_by=by,
    )
    record(
        "remark",
        by=by,
        committee=verksamhet.committee,
        months=[month],
        verksamhet=verksamhet.code,
        month=str(month),
        before=before.as_diary,
    )
    return remark


@transaction.atomic
def assess(
    *,
    verksamhet: Verksamhet,
    month: Month,
    amount: Ore | None,
    by: User,
    line: Line | None = None,
    comment: str = "",
    seen: str | None = None,
) -> Assessment:
    """Enter the assessed full-year forecast (öre, cost negative) after a month; None takes it back.

    `line` is None for the whole verksamhet. `seen` is the mark of what the writer saw; Overtaken when
    another has assessed the verksamhet since.
    """
    held(verksamhet.committee)
    before = standing.assessment(verksamhet, month)
    stop_if_overtaken(seen, before)
    assessment = Assessment.objects.create(
        verksamhet=verksamhet,
        month=month.yyyymm,
        line=line.value if line else "",
        amount_ore=amount,
        comment=comment.strip(),
        assessed_at=timezone.now(),
        assessed_by=by,
    )
    record(
        "assess",
        by=by,
        committee=verksamhet.committee,
        months=[month],
        verksamhet=verksamhet.code,
        month=str(month),
        line=line.value if line else "",
        amount_ore=amount,
        before=before.as_diary,
    )
    return assessment


@transaction.atomic
def set_agenda(
    *,
    committee: Committee,
    month: Month,
    item: str,
    dnr: str,
    heading: str,
    decision: str,
    by: User,
    seen: str | None = None,
) -> AgendaFact:
    """Say how the period's report is named at the meeting; Overtaken when another has since `seen`."""
    before = standing.agenda(held(committee), month)
    stop_if_overtaken(seen, before, standing.agenda_words(item, dnr, heading, decision))
    fact, _ = AgendaFact.objects.update_or_create(
        committee=committee,
        month=month.yyyymm,
        defaults={
            "item": item.strip(),
            "dnr": dnr.strip(),
            "heading": heading.strip(),
            "decision": decision.strip(),
        },
    )
    record("agenda", by=by, committee=committee, months=[month], month=str(month), before=before.as_diary)
    return fact
