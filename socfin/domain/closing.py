"""How a committee's month goes from open to locked and back, step by step; never where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from socfin.domain.period import Month


class PeriodState(StrEnum):
    """Where a month stands; in the last two nothing is written that changes what it says."""

    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """The state's Swedish name."""
        return {"open": "Öppen", "closing": "Stängs", "closed": "Stängd", "locked": "Låst"}[self.value]

    @property
    def is_shut(self) -> bool:
        """Whether what the month says stands."""
        return self in (PeriodState.CLOSED, PeriodState.LOCKED)


class PeriodStep(StrEnum):
    """What is done to a month."""

    BEGIN_CLOSING = "begin_closing"
    CANCEL_CLOSING = "cancel_closing"
    CLOSE_PERIOD = "close_period"
    LOCK_PERIOD = "lock_period"
    REOPEN_PERIOD = "reopen_period"
    ASK_REOPENING = "ask_reopening"
    """Of a locked month: the first of two administrators."""
    DECLINE_REOPENING = "decline_reopening"
    APPROVE_REOPENING = "approve_reopening"
    """The second of them."""

    @property
    def label(self) -> str:
        """The step as the history of a month says it."""
        return {
            "begin_closing": "Stängning påbörjad",
            "cancel_closing": "Stängning avbruten",
            "close_period": "Månad stängd",
            "lock_period": "Månad låst",
            "reopen_period": "Månad öppnad igen",
            "ask_reopening": "Begärt att månaden öppnas",
            "decline_reopening": "Begäran avslagen",
            "approve_reopening": "Låst månad öppnad igen",
        }[self.value]

    @property
    def needs_reason(self) -> bool:
        """Whether it is never taken without one; closing needs one when points remain."""
        return self in (PeriodStep.REOPEN_PERIOD, PeriodStep.ASK_REOPENING, PeriodStep.DECLINE_REOPENING)


OPEN, CLOSING, CLOSED, LOCKED = PeriodState
STEPS: dict[PeriodStep, dict[PeriodState, PeriodState]] = {
    PeriodStep.BEGIN_CLOSING: {OPEN: CLOSING},
    PeriodStep.CANCEL_CLOSING: {CLOSING: OPEN},
    PeriodStep.CLOSE_PERIOD: {OPEN: CLOSED, CLOSING: CLOSED},
    PeriodStep.LOCK_PERIOD: {CLOSED: LOCKED},
    PeriodStep.REOPEN_PERIOD: {CLOSED: OPEN},
    PeriodStep.ASK_REOPENING: {LOCKED: LOCKED},
    PeriodStep.DECLINE_REOPENING: {LOCKED: LOCKED},
    PeriodStep.APPROVE_REOPENING: {LOCKED: OPEN},
}
"""Where each step leads from where; all else is refused."""
ANSWERS = (PeriodStep.DECLINE_REOPENING, PeriodStep.APPROVE_REOPENING)
"""Steps that only an asked reopening meets."""


class NotMoved(ValueError):
    """The step cannot be taken as the month stands; the message is for the user, in Swedish."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One month of a committee as it stands."""

    month: Month
    state: PeriodState = PeriodState.OPEN
    asked_by: str = ""
    """The user name of who has asked for a locked month to be opened; "" when nobody has."""

    @property
    def is_asked(self) -> bool:
        """Whether a reopening waits for a second administrator."""
        return bool(self.asked_by)

    def after(self, step: PeriodStep, *, by: str, reason: str = "", remaining: int = 0) -> Period:
        """The month when `by` (a user name) has taken the step; NotMoved when it cannot be taken.

        `remaining` is how many points of the checklist are left when the month is closed.
        """
        leads = STEPS[step].get(self.state)
        if leads is None:
            raise NotMoved(f"{self._named} är {self.state.label.lower()}: {_REFUSED[step]}")
        if step in ANSWERS and not self.is_asked:
            raise NotMoved(f"Ingen har begärt att {self.month.label} öppnas. Begär det först, med ett skäl.")
        if step is PeriodStep.APPROVE_REOPENING and by == self.asked_by:
            raise NotMoved(
                f"Du har själv begärt att {self.month.label} öppnas. En annan administratör måste godkänna."
            )
        if step is PeriodStep.ASK_REOPENING and self.is_asked:
            raise NotMoved(f"Någon har redan begärt att {self.month.label} öppnas. Godkänn eller avslå den.")
        needs = step.needs_reason or (step is PeriodStep.CLOSE_PERIOD and remaining > 0)
        if needs and not any(char.isalnum() for char in reason):
            raise NotMoved(_unexplained(step, remaining))
        asked = by if step is PeriodStep.ASK_REOPENING else ""
        return Period(month=self.month, state=leads, asked_by=asked)

    @property
    def _named(self) -> str:
        return self.month.label.capitalize()


def _unexplained(step: PeriodStep, remaining: int) -> str:
    if step is PeriodStep.CLOSE_PERIOD:
        what = "en punkt" if remaining == 1 else f"{remaining} punkter"
        return f"Kontrollen har {what} kvar. Åtgärda, eller skriv varför månaden ändå kan stängas."
    if step is PeriodStep.DECLINE_REOPENING:
        return "Skriv varför begäran avslås."
    return "Skriv varför månaden ska öppnas igen."


_REFUSED = {
    PeriodStep.BEGIN_CLOSING: "bara en öppen månad kan börja stängas.",
    PeriodStep.CANCEL_CLOSING: "det finns ingen påbörjad stängning att avbryta.",
    PeriodStep.CLOSE_PERIOD: "bara en månad som är öppen, eller håller på att stängas, kan stängas.",
    PeriodStep.LOCK_PERIOD: "bara en stängd månad kan låsas.",
    PeriodStep.REOPEN_PERIOD: "bara en stängd månad öppnas så. En låst öppnas av två administratörer: "
    "en begär, en annan godkänner.",
    PeriodStep.ASK_REOPENING: "bara för en låst månad behöver det begäras.",
    PeriodStep.DECLINE_REOPENING: "det finns ingen begäran att avslå.",
    PeriodStep.APPROVE_REOPENING: "det finns ingen begäran att godkänna.",
}
"""Why a step cannot be taken, after "Mars 2022 är öppen:"."""


def reached(first: Month, shut: frozenset[Month]) -> frozenset[Month]:
    """The shut months whose sums hold a figure first counted in a month: that and the rest of its year."""
    return frozenset(month for month in shut if month.year == first.year and month >= first)
