"""Words planted in every field that people write in, and the pages where they are read; no test."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from socfin import reporting
from socfin.actions.agenda import withdraw_item
from socfin.actions.forecasts import adjust
from socfin.actions.meetings import create_meeting, freeze, reopen
from socfin.actions.remarks import assess, set_agenda, write_remark
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem
from socfin.models import Committee, Item
from socfin.selectors.committees import verksamheter
from tests.attack.conftest import MARCH
from tests.cast import person


def plant(committee: Committee, telling: Callable[..., str]) -> list[Item]:
    """Words in every field, of the committee's root and of every verksamhet that is shown; the frozen items.

    `telling` gives a word each time it is asked, no longer than it is told.
    """
    carin, sara = person("carin"), person("sara")
    hidden = reporting.hidden_in(committee).hidden
    for one in verksamheter(committee):
        if one.code not in hidden:
            write_remark(
                verksamhet=one, month=MARCH, words=RemarkWords(text=telling(), cause=telling(40)), by=carin
            )
            assess(
                verksamhet=one,
                month=MARCH,
                forecast=AssessedForecast(amount=-100_000_00, comment=telling()),
                by=carin,
            )
            adjust(
                verksamhet=one,
                new=NewAdjustment(
                    kind=AdjustmentKind.MEASURE,
                    first=MARCH,
                    last=Month(2025, 6),
                    amount=500_000_00,
                    text=telling(),
                ),
                by=carin,
            )
    words = AgendaItem(item=telling(40), dnr=telling(60), heading=telling(), decision=telling())
    set_agenda(committee=committee, month=MARCH, agenda=words, by=sara)
    made = []
    for day in (3, 4):
        meeting = create_meeting(
            committee=committee,
            occasion=Occasion(date=date(2025, 5, day), starts=None, ends=None, place=telling()),
            by=sara,
        )
        item = freeze(meeting=meeting, month=MARCH, by=sara).item
        reopen(item=item, agenda=words, new_figures=True, reason=telling(), by=sara)
        made.append(item)
    withdraw_item(item=made[0], reason=telling(), by=sara)
    committee.refresh_from_db()
    return made


def pages(committee: Committee, item: Item) -> list[str]:
    """The addresses where what is planted of an item and its month may be read."""
    slug, of_item = committee.slug, [committee.slug, item.meeting_id, item.pk]
    of_month = [slug, str(MARCH)]
    shown = [one.code for one in verksamheter(committee)]
    return [
        reverse("start"),
        reverse("meetings", args=[slug]),
        reverse("meeting", args=of_item[:2]),
        reverse("calendar", args=of_item[:2]),
        *(
            reverse(name, args=of_item) + query
            for name in ("item", "present")
            for query in ("", "?version=1")
        ),
        *(reverse("compare_item", args=of_item) + f"?med={word}" for word in ("nu", "forra", "1")),
        *(reverse(name, args=of_month) for name in ("overview", "forecast")),
        *(
            reverse(name, args=[*of_month, code])
            for code in shown
            for name in ("verksamhet", "verksamhet_forecast", "rows")
        ),
        *(
            reverse("figure", args=[*of_month, code, "deviation_to_date"]) + f"?arende={item.pk}"
            for code in shown
        ),
    ]
