"""Keeps comments, assessed forecasts and the meeting's facts; earlier versions stay."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held, stop_if_overtaken
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.models import AgendaFact, Assessment, Committee, Remark, User, Verksamhet
from socfin.selectors import standing


@transaction.atomic
def write_remark(
    *,
    verksamhet: Verksamhet,
    month: Month,
    words: RemarkWords,
    by: User,
    seen: str | None = None,
) -> Remark:
    """Comment on a verksamhet after a month; without text, challenges and possibilities it is removed.

    `seen` is the mark of what the writer saw; Overtaken when another has written since.
    """
    held(verksamhet.committee)
    before = standing.remark(verksamhet, month)
    stop_if_overtaken(seen, before, standing.remark_words(words))
    remark = Remark.objects.create(
        verksamhet=verksamhet,
        month=month.yyyymm,
        text=words.text.strip(),
        cause=words.cause.strip(),
        tags=list(words.tags),
        challenges=words.challenges.strip(),
        possibilities=words.possibilities.strip(),
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
    forecast: AssessedForecast,
    by: User,
    seen: str | None = None,
) -> Assessment:
    """Enter the assessed full-year forecast after a month, or take it back.

    `seen` is the mark of what the writer saw; Overtaken when
    another has assessed the verksamhet since.
    """
    held(verksamhet.committee)
    line = forecast.line.value if forecast.line else ""
    before = standing.assessment(verksamhet, month)
    stop_if_overtaken(seen, before)
    assessment = Assessment.objects.create(
        verksamhet=verksamhet,
        month=month.yyyymm,
        line=line,
        amount_ore=forecast.amount,
        comment=forecast.comment.strip(),
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
        line=line,
        amount_ore=forecast.amount,
        before=before.as_diary,
    )
    return assessment


@transaction.atomic
def set_agenda(
    *,
    committee: Committee,
    month: Month,
    agenda: AgendaItem,
    by: User,
    seen: str | None = None,
) -> AgendaFact:
    """Say how the period's report is named at the meeting; Overtaken when another has since `seen`."""
    before = standing.agenda(held(committee), month)
    stop_if_overtaken(seen, before, standing.agenda_words(agenda))
    fact, _ = AgendaFact.objects.update_or_create(
        committee=committee,
        month=month.yyyymm,
        defaults={
            "paragraph": agenda.item.strip(),
            "dnr": agenda.dnr.strip(),
            "heading": agenda.heading.strip(),
            "decision": agenda.decision.strip(),
        },
    )
    record("agenda", by=by, committee=committee, months=[month], month=str(month), before=before.as_diary)
    return fact
