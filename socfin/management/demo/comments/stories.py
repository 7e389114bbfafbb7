"""Exempelkommunen's stories as its controller tells them, month after month: why, and what is done.

Each is what socfin/management/demo/events.py lets happen, or an indicator's own course, with the measures and
assignments that follow from it; {amount} is how far the unit is from its budget to date.
"""

from __future__ import annotations

from dataclasses import dataclass

from socfin.domain.period import Month
from socfin.management.demo import events
from socfin.management.demo.comments.phrases import (
    ACCRUAL,
    DECISION,
    ONE_TIME,
    PLACEMENT,
    PRICE,
    STAFFING,
    VOLUME,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What lies behind the deviation of some units from one month to another."""

    codes: tuple[str, ...]
    first: Month
    last: Month
    is_worse: bool
    """Whether it makes the outcome worse than the budget."""
    cause: str
    tags: tuple[str, ...]
    why: tuple[str, ...]
    done: tuple[tuple[Month, str], ...] = ()
    """From which month on each is said, in time order."""

    def explains(self, code: str, month: Month, *, is_worse: bool) -> bool:
        """Whether it explains a unit's deviation after a month."""
        return code in self.codes and self.first <= month <= self.last and is_worse is self.is_worse

    def done_by(self, month: Month) -> str:
        """What is done about it as known after the month; "" for nothing yet."""
        known = [words for first, words in self.done if first <= month]
        return known[-1] if known else ""


JANUARY, END = Month(2025, 1), Month(2025, 12)
STORIES = (
    Story(
        codes=(events.RUNAWAY,),
        first=events.RUNAWAY_FROM,
        last=END,
        is_worse=True,
        cause="Placeringar",
        tags=(PLACEMENT, VOLUME, PRICE),
        why=(
            "Placeringar som började i maj ger fler dygn än budget, och varje dygn är dyrare: HVB har kostat "
            "{amount} mer än budget hittills i år.",
            "HVB har hittills kostat {amount} mer än budget. Dygnen är fler, och de nya platserna dyrare.",
            "Av underskottet står HVB för {amount}: placeringarna sedan maj pågår, till högre dygnspris.",
        ),
        done=(
            (Month(2025, 5), "Fullmäktige har gett IFO ett tillägg från maj; det täcker inte de nya dygnen."),
            (Month(2025, 6), "Nämnden har bett om en redovisning av placeringarna till september."),
            (Month(2025, 9), "En placering avslutas den 31 oktober och följs av familjehem (SN § 88)."),
            (Month(2025, 10), "Egna familjehem rekryteras i stället för HVB från årsskiftet (SN § 98)."),
        ),
    ),
    Story(
        codes=events.NURSES,
        first=events.NURSES_FROM,
        last=END,
        is_worse=True,
        cause="Inhyrd personal",
        tags=(STAFFING, PRICE),
        why=(
            "Tjänster som sjuksköterska står tomma, och inhyrda pass kostar mer än de löner som sparas.",
            "Inhyrda sjuksköterskor täcker fler pass än budget räknar med, flest i {units}.",
            "Det är passen från bemanningsföretag som drar över; lönerna för tomma tjänster väger "
            "upp en tredjedel.",
        ),
        done=(
            (Month(2024, 6), "Tjänsterna är utlysta."),
            (Month(2024, 10), "Rekryteringen har gett få sökande; annonsen görs om med fast helgschema."),
            (Month(2025, 1), "Lediga tjänster är utlysta på nytt."),
            (Month(2025, 8), "Två sjuksköterskor anställs i stället för inhyrda pass (SN § 80)."),
            (Month(2025, 9), "Bemanningspoolen tar helgnätterna sedan september."),
        ),
    ),
    Story(
        codes=(events.UNBUDGETED,),
        first=events.UNBUDGETED_MONTHS[0],
        last=END,
        is_worse=True,
        cause="Inhyrd personal",
        tags=(STAFFING, ONE_TIME),
        why=(
            "Inhyrda socialsekreterare från mars saknar budget.",
            "Utredningar har gjorts av inhyrda socialsekreterare, som budgeten inte har.",
        ),
        done=((Month(2025, 3), "De slutar i juni."), (Month(2025, 7), "Alla tjänster är nu tillsatta.")),
    ),
    Story(
        codes=(events.RENT_UNIT,),
        first=events.RENT_BOOKED,
        last=events.RENT_CORRECTED.plus(-1),
        is_worse=True,
        cause="Felbokning",
        tags=(ACCRUAL,),
        why=(
            "Ett kvartals hyra för Åkershöjd är bokförd dubbelt i mars.",
            "Åkershöjds hyra är bokförd två gånger i mars; utan det vore utfallet nära budget.",
        ),
        done=((Month(2025, 3), "Felet rättas i juni."),),
    ),
    Story(
        codes=(events.REFUND_UNIT,),
        first=events.REFUND_MONTH,
        last=Month(2024, 12),
        is_worse=False,
        cause="Engångspost",
        tags=(ONE_TIME,),
        why=(
            "Ersättning från Migrationsverket för tidigare år kom i oktober och ger överskottet.",
            "Överskottet är ersättningen från Migrationsverket i oktober, som gäller tidigare år.",
        ),
        done=((Month(2024, 10), "Den kommer inte igen nästa år."),),
    ),
    Story(
        codes=(events.TAX_ERROR_UNIT,),
        first=events.TAX_ERROR_MONTH,
        last=events.TAX_ERROR_MONTH,
        is_worse=True,
        cause="Felbokning",
        tags=(ACCRUAL,),
        why=("Hyra är bokförd på fel enhet i november.",),
        done=((events.TAX_ERROR_MONTH, "Den rättas i december."),),
    ),
    Story(
        codes=("5112", "5113", "5115"),
        first=JANUARY,
        last=END,
        is_worse=True,
        cause="Volym",
        tags=(VOLUME, STAFFING),
        why=(
            "{units} utför fler timmar än budgeten räknar med.",
            "Fler timmar är beviljade än när budgeten lades; det syns mest i {units}.",
            "Timmarna har ökat sedan grupperna delades, framför allt i {units}.",
        ),
        done=(
            (JANUARY, "Fördelningen mellan de sex grupperna prövas efter det första kvartalet."),
            (Month(2025, 4), "Nämnden har bett om en uppföljning av de sex grupperna (SN § 48)."),
            (Month(2025, 6), "Nämnden har flyttat 0,3 mnkr i månaden från särskilt boende från september."),
            (Month(2025, 9), "Tillskottet från särskilt boende räcker till ungefär hälften av timmarna."),
        ),
    ),
    Story(
        codes=("5201", "5206"),
        first=Month(2025, 2),
        last=END,
        is_worse=False,
        cause="Beläggning",
        tags=(VOLUME,),
        why=(
            "Platser står tomma på {units}, och bemanningen har anpassats efter det.",
            "Beläggningen på {units} är lägre än budget, och därmed också personalkostnaden.",
            "Färre boende än planerat på {units}.",
        ),
        done=(
            (Month(2025, 2), "Beläggningen följs varje vecka."),
            (Month(2025, 6), "Budget för hösten har flyttats till hemtjänsten."),
        ),
    ),
    Story(
        codes=(events.UNMAPPED,),
        first=events.UNMAPPED_FROM,
        last=END,
        is_worse=True,
        cause="Nytt konto",
        tags=(DECISION,),
        why=(
            "Fördelade gemensamma kostnader bokförs från februari på konto 9010, som saknar budget.",
            "Konto 9010 har ingen budget; gemensamma kostnader fördelas dit sedan februari.",
        ),
        done=((events.UNMAPPED_FROM, "Budgeten flyttas när fullmäktige har beslutat om fördelningen."),),
    ),
)
