"""The demo's decisions on the budget and its requests, entered as people would; never figures of a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from socfin.actions.decisions.budget import decide
from socfin.actions.decisions.requests import answer, ask
from socfin.domain.decisions.budget import Decided, DecisionKind, NewDecision
from socfin.domain.decisions.requests import NewAnswer, NewRequest, RequestPart, RequestState
from socfin.domain.period import Month, Span
from socfin.management.demo import tree
from socfin.management.demo.figures import LAST_OUTCOME
from socfin.selectors.committees import root_of

if TYPE_CHECKING:
    from socfin.models import BudgetRequest, Committee, User

ORE = 100
"""Öre in a krona."""
YEAR = LAST_OUTCOME.year
CARE, HOME_CARE, HOMES = "540", "510", "520"
"""IFO, hemtjänst and särskilt boende of the made-up committee."""
SOURCE = Path(settings.BASE_DIR) / "fixtures" / "timra-2022.decisions.json"


def enter_told(committee: Committee, year: int, by: User) -> None:
    """Those that a source tells, in kronor; code "" is the committee's root."""
    stored = json.loads(SOURCE.read_text(encoding="utf-8"))
    root = root_of(committee).code
    for row in stored["decisions"]:
        amount = Decided(row["code"] or root, None, Span.full_year(year), -ORE * row["amount_kr"])
        decide(
            committee=committee,
            new=NewDecision(
                year=year,
                kind=DecisionKind(row["kind"]),
                body=row["body"],
                decided=date.fromisoformat(row["decided"]),
                text=row["text"],
                parts=[amount],
                in_file=True,
            ),
            by=by,
        )
    for row in stored["requests"]:
        made = ask(
            committee=committee,
            new=NewRequest(
                year=year,
                body=row["body"],
                asked=date.fromisoformat(row["asked"]) if row["asked"] else None,
                parts=[RequestPart(text=text, amount_ore=ORE * kronor) for text, kronor in row["parts"]],
                text=row["text"],
                is_asked=row["is_asked"],
            ),
            by=by,
        )
        if "answer" in row:
            _answer(made, row["answer"], by)


def _answer(request: BudgetRequest, stored: Mapping[str, Any], by: User) -> None:
    answer(
        request=request,
        new=NewAnswer(
            state=RequestState(stored["state"]),
            answered=date.fromisoformat(stored["answered"]),
            granted=ORE * stored["granted_kr"],
            already=ORE * stored["already_kr"],
        ),
        by=by,
    )


def _months(code: str, first: int, last: int, kronor: int) -> list[Decided]:
    """So much more to use in each month of the demo's newest year."""
    return [
        Decided(code, None, Span(Month(YEAR, number)), -ORE * kronor) for number in range(first, last + 1)
    ]


def enter_made_up(committee: Committee, by: User) -> None:
    """Exempelkommunen's: all of them are in the budget that is handed in."""
    for new in (
        NewDecision(
            year=YEAR,
            in_file=True,
            kind=DecisionKind.ORIGINAL,
            body="Kommunfullmäktige",
            decided=date(YEAR - 1, 11, 25),
            item="KF § 142",
            dnr="KS 2024/311",
            text="Budget 2025 med plan för 2026 och 2027.",
            parts=[],
        ),
        NewDecision(
            year=YEAR,
            in_file=True,
            kind=DecisionKind.SUPPLEMENT,
            body="Kommunfullmäktige",
            decided=date(YEAR, 4, 28),
            item="KF § 57",
            dnr="KS 2025/88",
            text="Fler placeringar av barn och unga.",
            parts=_months(CARE, 5, 12, 250_000),
        ),
        NewDecision(
            year=YEAR,
            in_file=True,
            kind=DecisionKind.TRANSFER,
            body=tree.COMMITTEE,
            decided=date(YEAR, 6, 17),
            item="SN § 71",
            text="Tomma platser på särskilt boende används inte i höst.",
            parts=[*_months(HOME_CARE, 9, 12, 300_000), *_months(HOMES, 9, 12, -300_000)],
        ),
    ):
        decide(committee=committee, new=new, by=by)
