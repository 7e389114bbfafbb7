"""A committee with a closed January and an open February, and what January says, for who would change it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.utils import timezone

from socfin import reporting
from socfin.actions.decisions.budget import decide
from socfin.actions.decisions.requests import ask
from socfin.actions.followup import questions, what_ifs
from socfin.actions.followup.assignments import NewAssignment, assign
from socfin.actions.followup.goals import enter_goal
from socfin.actions.forecasts import adjust, make_forecasts
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.periods import close_period, lock_period
from socfin.actions.publishing import receive
from socfin.actions.remarks import assess, write_remark
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.closing import PeriodState
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.decisions.budget import Decided, DecisionKind, NewDecision
from socfin.domain.decisions.requests import NewRequest, RequestPart
from socfin.domain.goals.facts import GoalWords
from socfin.domain.money import Unit
from socfin.domain.period import Month, Span
from socfin.domain.report import AgendaItem
from socfin.domain.what_if.assumptions import AssumptionKind, NewAssumption
from socfin.models import (
    Adjustment,
    Assignment,
    AuditEvent,
    BudgetDecision,
    BudgetRequest,
    Committee,
    Goal,
    ItemVersion,
    Meeting,
    Upload,
    User,
    Verksamhet,
)
from tests.cast import long_csv

JANUARY, FEBRUARY = Month(2022, 1), Month(2022, 2)
ROWS = "\n".join(
    f"{code} {account} 2022-{month:02} {scenario} {amount}"
    for code, amount in (("511", -1_000_000), ("520", -400_000))
    for account in ("5020", "6010")
    for scenario, months in (("utfall", 2), ("budget", 12))
    for month in range(1, months + 1)
)


@dataclass(frozen=True, kw_only=True)
class World:
    """Everything an action may be turned at."""

    committee: Committee
    by: User
    published: Upload
    waiting: Upload
    """Handed in with another January, not published."""
    meeting: Meeting
    later: Meeting
    version: ItemVersion
    adjustment: Adjustment
    decision: BudgetDecision
    """On the year's budget; the file holds its amount."""
    asked: BudgetRequest
    assignment: Assignment
    goal: Goal

    def node(self, code: str) -> Verksamhet:
        return self.committee.verksamheter.get(code=code)

    @property
    def slug(self) -> str:
        return self.committee.slug


def hand_in(committee: Committee, rows: str, by: User, name: str = "ny.csv") -> Upload:
    """A file that waits."""
    return receive(committee=committee, filename=name, content=long_csv(rows), by=by, options={}).upload


def world(committee: Committee, publish, by: User, state: PeriodState) -> World:
    """January closed (or locked) with a comment, an assessment and a forecast."""
    published = publish(ROWS)
    for month in (JANUARY, FEBRUARY):
        make_forecasts(committee=committee, month=month, by=by)
    node = committee.verksamheter.get(code="511")
    write_remark(verksamhet=node, month=JANUARY, words=RemarkWords(text="Vikarier.", cause="Sjuka"), by=by)
    assess(verksamhet=node, month=JANUARY, forecast=AssessedForecast(amount=-24_000_000_00), by=by)
    meetings = [
        create_meeting(
            committee=committee,
            occasion=Occasion(
                date=timezone.localdate() + timedelta(days=days), starts=None, ends=None, place=""
            ),
            by=by,
        )
        for days in (1, 2)
    ]
    version = freeze(meeting=meetings[0], month=JANUARY, by=by)
    adjustment = adjust(
        verksamhet=node,
        new=NewAdjustment(
            kind=AdjustmentKind.MEASURE,
            first=FEBRUARY,
            last=Month(2022, 12),
            amount=100_00,
            text="Färre timmar",
        ),
        by=by,
    )
    decision, asked = budget_words(committee, by)
    assignment = assign(verksamhet=node, given=NewAssignment(text="Följ upp", to="Chefen"), by=by)
    goal = enter_goal(verksamhet=node, words=GoalWords(word="", text="Trygghet", first_year=2022), by=by)
    close_period(committee=committee, month=JANUARY, by=by, reason="Prov.")
    if state is PeriodState.LOCKED:
        lock_period(committee=committee, month=JANUARY, by=by)
    waiting = hand_in(committee, "511 5020 2022-01 utfall -7", by)
    return World(
        committee=committee,
        by=by,
        published=published,
        waiting=waiting,
        meeting=meetings[0],
        later=meetings[1],
        version=version,
        adjustment=adjustment,
        decision=decision,
        asked=asked,
        assignment=assignment,
        goal=goal,
    )


def budget_words(committee: Committee, by: User) -> tuple[BudgetDecision, BudgetRequest]:
    """A decision that the budget file holds, and a request for more."""
    about = {"year": 2022, "body": "Kommunfullmäktige"}
    part = Decided("511", None, Span(FEBRUARY), -100_00)
    new = NewDecision(
        kind=DecisionKind.SUPPLEMENT, decided=date(2022, 1, 31), parts=[part], in_file=True, **about
    )
    request = NewRequest(asked=None, parts=[RequestPart(text="Volymer", amount_ore=100_00)], **about)
    return decide(committee=committee, new=new, by=by), ask(committee=committee, new=request, by=by)


def said(committee: Committee) -> tuple[str, ...]:
    """All that January says, composed anew; name, questions and scenarios are the meeting's."""
    committee = Committee.objects.get(pk=committee.pk)
    with reporting.composed_anew():
        report = reporting.report(committee, JANUARY)
        accounts = reporting.account_figures(committee, JANUARY, root="5", organisation=report.organisation)
    presented = replace(report, agenda=AgendaItem(), questions=(), what_ifs=(), unit=Unit.TKR)
    return (presented.to_json(), str(accounts))


def asked_in(w):
    """A question about the outcome of January, asked now."""
    return questions.ask_question(
        verksamhet=w.node("511"),
        new=NewQuestion(
            month=JANUARY,
            asked=AskedFigure("511", "outcome_to_date"),
            name="Utfall januari 2022",
            text="Varför?",
        ),
        by=w.by,
    )


def scenario_in(w):
    """A scenario of a volume more, made now."""
    name = f"Scenario {w.committee.what_ifs.count() + 1}"
    made = what_ifs.make_what_if(committee=w.committee, year=2022, name=name, text="", by=w.by)
    assumed_in(w, made)
    return made


def assumed_in(w, made):
    """What a scenario assumes, entered now."""
    return what_ifs.add_assumption(
        what_if=made,
        verksamhet=w.node("511"),
        new=NewAssumption(
            kind=AssumptionKind.AMOUNT, first=JANUARY, last=Month(2022, 12), text="Dyrare", amount=-100_00
        ),
        by=w.by,
    )


def noted() -> int:
    """How many entries the trail has."""
    return AuditEvent.objects.count()
