"""The measured committee with ten years of words: comments, decisions, questions and answers to search in."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.utils import timezone

from benchmarks.pages.committee import LAST, SLUG, code_of
from socfin.actions.people.tokens import create_token
from socfin.domain.asked.questions import QuestionStep
from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.people.tokens import Scope
from socfin.models import Account, BudgetDecision, Question, QuestionChange, Remark
from socfin.selectors.committees import committee_by_slug, verksamheter
from socfin.selectors.people import person_by_username

YEARS = range(2016, 2026)
QUESTIONS, DECISIONS = 1000, 300
WORDS = (
    *("hemtjänsten", "sjukfrånvaro", "vikarier", "bemanning", "timmar", "placeringar", "institutionsvård"),
    *("försörjningsstöd", "hyror", "lokaler", "avtal", "upphandling", "personalkostnader", "prisökningar"),
    *("volym", "brukare", "platser", "beläggning", "omställning", "åtgärder", "effekt", "budget", "utfall"),
)
RARE = "kvarnbäcken"
"""A word of one text in a thousand."""


def fill() -> dict[str, int]:
    """Fill it; gives how many texts there are of each kind."""
    committee, carin = committee_by_slug(SLUG), person_by_username("carin")
    assert committee is not None
    assert carin is not None
    draw, now = random.Random(16), timezone.now()
    nodes = [node for node in verksamheter(committee) if node.code.startswith("E")]
    remarks = [
        Remark(
            verksamhet=node,
            month=year * 100 + month,
            text=text(draw, 90),
            cause=draw.choice(WORDS).capitalize(),
            written_at=now,
            written_by=carin,
        )
        for node in nodes
        for year in YEARS
        for month in range(1, 13)
    ]
    Remark.objects.bulk_create(remarks, batch_size=500)
    BudgetDecision.objects.bulk_create(
        BudgetDecision(
            committee=committee,
            year=draw.choice(YEARS),
            kind=DecisionKind.SUPPLEMENT.value,
            body="Kommunfullmäktige",
            decided=date(2025, 1, 1) + timedelta(days=number % 300),
            item=f"KF § {number}",
            text=text(draw, 40),
            in_file=True,
            entered_at=now,
            entered_by=carin,
        )
        for number in range(DECISIONS)
    )
    asked = Question.objects.bulk_create(
        Question(
            committee=committee,
            month=LAST.yyyymm,
            verksamhet=draw.choice(nodes),
            figure="deviation_to_date",
            name="Avvikelse",
            text=text(draw, 30),
            due=date(2025, 12, 1),
            asked_at=now,
            asked_by=carin,
        )
        for _ in range(QUESTIONS)
    )
    QuestionChange.objects.bulk_create(
        QuestionChange(
            question=question,
            step=QuestionStep.ANSWER.value,
            text=text(draw, 60),
            changed_at=now,
            changed_by=carin,
        )
        for question in asked
    )
    return {
        "comments": len(remarks),
        "decisions": DECISIONS,
        "questions": QUESTIONS,
        "accounts": Account.objects.filter(committee=committee).count(),
    }


def text(draw: random.Random, words: int) -> str:
    """So many words, the rare one among those of one text in a thousand."""
    chosen = draw.choices(WORDS, k=words)
    if draw.random() < 1 / 1000:
        chosen[words // 2] = RARE
    return " ".join(chosen).capitalize() + "."


def key() -> str:
    """A key of Carin's to the committee."""
    committee, carin = committee_by_slug(SLUG), person_by_username("carin")
    assert committee is not None
    assert carin is not None
    return create_token(
        user=carin,
        committee=committee,
        name="Mätning",
        scope=Scope.READ,
        last_day=timezone.localdate() + timedelta(days=2),
        who="carin",
    )


def calls() -> dict[str, str]:
    """The addresses of the API that programs usually ask for."""
    home = f"/api/v1/committees/{SLUG}"
    period = f"{home}/periods/{LAST}"
    return {
        "committees": "/api/v1/committees",
        "periods": f"{home}/periods",
        "rows": f"{period}/rows",
        "a row by name": f"{period}/rows?name=enhet%201",
        "lines": f"{period}/lines",
        "report": period,
        "history of a figure": f"{home}/figures/{code_of(0)}/deviation_to_date",
        "meetings": f"{home}/meetings",
        "questions, 50": f"{home}/questions?limit=50",
    }
