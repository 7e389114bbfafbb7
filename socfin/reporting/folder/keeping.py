"""The evidence of how the year was kept: papers, days, reopenings, warnings, questions, the trail."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.timezone import localtime

from socfin.domain.closing import PeriodStep
from socfin.domain.folder.evidence import Evidence, EvidenceRow
from socfin.domain.listing import listed
from socfin.domain.moments import clock
from socfin.domain.period import Month
from socfin.reporting.folder.told import ToldYear
from socfin.reporting.year import year_of
from socfin.selectors.followup.evidence import accepted_warnings, first_published, steps_of_year
from socfin.selectors.followup.questions import questions
from socfin.selectors.trail import Verdict

if TYPE_CHECKING:
    from socfin.models import Committee

OPENED = (PeriodStep.REOPEN_PERIOD, PeriodStep.ASK_REOPENING, PeriodStep.APPROVE_REOPENING)
"""The steps that open what was shut, or ask for it."""
ALL_HOLDS = "Ja. Dagbokens alla {} poster hänger ihop från den första till den sista."
EACH_HOLDS = (
    "Ja. Var och en av kommunens {} poster är som den skrevs. Att ingen saknas prövar den som sköter "
    "servern, med manage.py verify_trail --head och förseglingen här nedanför."
)
"""Where the database shows the site one municipality at a time."""


def papers(year: ToldYear) -> Evidence:
    """Every frozen version with what was decided."""
    rows = tuple(
        EvidenceRow(
            (
                clock(version.item.meeting.date.isoformat()),
                Month.from_yyyymm(version.item.month).label,
                ", ".join(filter(None, (version.item.paragraph, version.item.dnr))),
                str(version.number),
                _at(version.frozen_at),
                str(version.frozen_by),
                version.item.decision if version.item.withdrawn_at is None else "Ärendet utgick.",
            ),
            version.item_id,
            version.number,
        )
        for version in year.frozen
    )
    taken = {version.item.month for version in year.frozen if version.item.withdrawn_at is None}
    return Evidence(
        key="arenden",
        question="Vad fick nämnden, och vad beslutade den?",
        answer=f"{len(taken)} av årets månader har tagits upp på ett sammanträde.",
        headings=("Sammanträde", "Månad", "Paragraf och dnr", "Version", "Fryst", "Av", "Beslut"),
        rows=rows,
    )


def days(committee: Committee, year: int, today: date) -> Evidence:
    """When each month's figures were due and first published, and where they were taken up."""
    first, rows, late = first_published(committee, year), [], []
    for each in year_of(committee, year, today):
        there = localtime(first[each.month]).date() if each.month in first else None
        over = ((there or today) - each.due).days
        if over > 0:
            late.append(each.month.name)
        rows.append(
            EvidenceRow(
                (
                    each.month.label,
                    clock(each.due.isoformat()),
                    clock(there.isoformat()) if there else "Inte publicerad",
                    str(over) if over > 0 else "",
                    ", ".join(clock(meeting.date.isoformat()) for meeting in each.meetings),
                )
            )
        )
    answer = (
        f"Siffrorna kom efter sin dag för {listed(late)}." if late else "Siffrorna kom i tid varje månad."
    )
    return Evidence(
        key="dagar",
        question="Kom siffrorna i tid, och togs de upp?",
        answer=answer,
        headings=("Månad", "Klart senast", "Först publicerad", "Dagar sent", "Togs upp"),
        rows=tuple(rows),
        figures=(3,),
    )


def reopenings(year: ToldYear) -> Evidence:
    """Shut months that were opened, and items that were given new versions, each with its reason."""
    opened = [
        (
            step.changed_at,
            f"{Month.from_yyyymm(step.month).label}: {step.get_step_display()}",
            str(step.changed_by),
            step.reason,
        )
        for step in steps_of_year(year.committee, year.year)
        if step.step in OPENED
    ]
    anew = [
        (
            version.frozen_at,
            f"Ärendet om {Month.from_yyyymm(version.item.month).label}: version {version.number}",
            str(version.frozen_by),
            version.reason,
        )
        for version in year.frozen
        if version.number > 1
    ]
    every = sorted([*opened, *anew])
    answer = "Ingen stängd månad har öppnats, och inget ärende har fått en ny version."
    if every:
        answer = f"{len(opened)} steg har tagits för att öppna månader; {len(anew)} nya versioner av ärenden."
    return Evidence(
        key="oppningar",
        question="Har något öppnats eller ändrats i efterhand?",
        answer=answer,
        headings=("När", "Vad", "Av", "Skäl"),
        rows=tuple(EvidenceRow((_at(at), what, by, reason)) for at, what, by, reason in every),
    )


def warnings(committee: Committee, year: int) -> Evidence:
    """Files that were published although something was odd, with the reasons that were given."""
    every = accepted_warnings(committee, year)
    rows = (
        EvidenceRow((_at(given.published_at), given.upload.filename, str(given.published_by), given.reason))
        for given in every
    )
    return Evidence(
        key="varningar",
        question="Vilka varningar godtogs, och varför?",
        answer=f"{len(every)} publiceringar gjordes med ett skäl." if every else "Inga varningar godtogs.",
        headings=("Publicerad", "Fil", "Av", "Skäl"),
        rows=tuple(rows),
    )


def asked(committee: Committee, year: int) -> Evidence:
    """What was asked about the year's figures, and the answers."""
    of_year = [each for each in questions(committee) if each.month.year == year]
    rows = (
        EvidenceRow(
            (
                clock(each.row.asked),
                each.row.asked_by,
                f"{each.row.verksamhet}, {each.row.name}",
                each.row.text,
                each.row.answer or "Väntar på svar",
                ", ".join(
                    filter(
                        None, (each.row.answered_by, clock(each.row.answered) if each.row.answered else "")
                    )
                ),
            )
        )
        for each in of_year
    )
    waiting = sum(each.is_open for each in of_year)
    return Evidence(
        key="fragor",
        question="Vad har de förtroendevalda frågat, och fick de svar?",
        answer=f"{len(of_year)} frågor har ställts om årets siffror; {waiting} väntar på svar.",
        headings=("Ställd", "Av", "Om", "Fråga", "Svar", "Besvarad"),
        rows=tuple(rows),
    )


def proof(verdict: Verdict, entries: int) -> Evidence:
    """Whether the trail holds together, and by which seal that can be asked again."""
    sound = ALL_HOLDS if verdict.whole else EACH_HOLDS
    return Evidence(
        key="dagbok",
        question="Går det att lita på dagboken?",
        answer=verdict.wrong or sound.format(verdict.entries),
        headings=(
            "Poster i hela dagboken" if verdict.whole else "Kommunens poster",
            "Nämndens poster i mappen",
            "Försegling",
        ),
        rows=(EvidenceRow((str(verdict.entries), str(entries), verdict.head)),),
        figures=(0, 1),
    )


def _at(moment: datetime) -> str:
    return clock(localtime(moment).strftime("%Y-%m-%d %H:%M"))
