"""What Exempelkommunen's politician has asked about figures: one question answered, and one not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socfin.actions.followup.questions import answer_question, ask_question
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.period import Month

if TYPE_CHECKING:
    from socfin.models import Committee, Question, User

ANSWERED = (
    "510",
    "deviation_to_date",
    "Avvikelse januari–oktober 2025",
    "Hur stor del av underskottet är fler timmar och hur stor del är högre kostnad per timme?",
)
ANSWER = "Det mesta är fler timmar. Uppdelningen står under nyckeltalen på hemtjänstens sida."
WAITING = (
    "540",
    "forecast_deviation",
    "Prognosens avvikelse helåret 2025",
    "Vad händer med prognosen om placeringarna blir längre än ni har räknat med?",
)


def enter_questions(committee: Committee, month: Month, *, by: User, answers: User) -> None:
    """Asked after the month, the first of them answered."""
    question = _ask(committee, month, ANSWERED, by)
    answer_question(question=question, text=ANSWER, by=answers)
    _ask(committee, month, WAITING, by)


def _ask(committee: Committee, month: Month, asked: tuple[str, str, str, str], by: User) -> Question:
    code, figure, name, text = asked
    node = committee.verksamheter.get(code=code)
    new = NewQuestion(month=month, asked=AskedFigure(code, figure), name=name, text=text)
    return ask_question(verksamhet=node, new=new, by=by)
