"""What freezing takes, of a committee's month and of a board's, and what the board's item takes to read.

Processor milliseconds as measure.py counts them. What is frozen is composed of the database alone, whatever
is kept, and none of it is stored here: it is undone as a whole.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from django.test import Client

from benchmarks.size.measure import (
    AFTER_WORK,
    EVERY,
    FROM_NOTHING,
    MONTH,
    Costs,
    as_the_web,
    changed,
    client_of,
    least,
    undone,
    view,
)
from socfin.actions.taking_up import take_up
from socfin.domain.committee import Occasion
from socfin.domain.period import Month
from socfin.models import Committee, Item, User
from socfin.selectors.remarks import agenda

PAPERS = ("docx", "pdf")


def costs(pattern: Committee, rounds: int) -> Costs:
    """Of the pattern committee and of its municipality's board, in milliseconds."""
    with as_the_web():
        board = Committee.objects.get(municipality=pattern.municipality_id, oversees=True)
        return {
            "frysa en månad, en nämnd": least(rounds, partial(_frozen, pattern)),
            "frysa en månad, kommunstyrelsen": least(rounds, partial(_frozen, board)),
            **_item(board, rounds),
        }


def _item(board: Committee, rounds: int) -> Costs:
    """Of the newest item of the board: its page, and each paper as it is first made."""
    item = Item.objects.filter(meeting__committee=board).latest("pk")
    page = f"/{board.slug}/sammantraden/{item.meeting_id}/arende/{item.pk}/"
    secretary = client_of("sara")
    seen = partial(view, secretary, page)
    made = {
        "styrelsens ärende" + FROM_NOTHING: least(1, seen),
        "styrelsens ärende" + AFTER_WORK: least(rounds, seen, EVERY[:1], partial(changed, board)),
    }
    for kind in PAPERS:
        fetch = partial(_fetched, secretary, f"{page}underlag.{kind}")
        made[f"styrelsens ärende som {kind}{FROM_NOTHING}"] = least(1, fetch)
        made[f"styrelsens ärende som {kind}, ny process"] = least(rounds, fetch, EVERY[:1])
    return made


def _frozen(committee: Committee) -> None:
    """As a secretary does it, in a meeting of its own."""
    month, asked = Month.parse(MONTH), Committee.objects.get(pk=committee.pk)
    to = Occasion(date=date(2025, 12, 1), starts=None, ends=None, place="")
    with undone():
        take_up(committee=asked, month=month, to=to, agenda=agenda(asked, month), by=_by())


def _fetched(secretary: Client, address: str) -> None:
    with undone():
        view(secretary, address)


def _by() -> User:
    return User.objects.get(username="sara")
