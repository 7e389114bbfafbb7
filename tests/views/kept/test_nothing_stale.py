"""Whatever anyone does shows on the next look at a page that is kept, and no other page hides it."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

import socfin.actions
from socfin.actions import agenda, committees, meetings, periods, publishing, remarks
from socfin.actions.people import memberships
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.people.terms import GivenRole
from socfin.domain.report import AgendaItem
from socfin.domain.roles import Role
from socfin.models import Item, Meeting
from tests.cast import long_csv
from tests.views.kept.test_keeping import JANUARY, OVERVIEW, addresses, item, publish, sight
from tests.views.meetings.test_meetings import NEW

__all__ = ["item"]  # a fixture


def node(item: Item, code: str = "510"):
    return item.meeting.committee.verksamheter.get(code=code)


def other_meeting(item: Item, by) -> Meeting:
    return meetings.create_meeting(
        committee=item.meeting.committee,
        occasion=Occasion(date=date(2022, 6, 7), starts=None, ends=None, place=""),
        by=by,
    )


ANOTHER = AgendaItem(item="Su § 9", heading="Annat")
DONE = {
    "a file handed in": (
        "uploads",
        lambda i, by: publishing.receive(
            committee=i.meeting.committee, filename="ny.csv", content=long_csv(NEW), by=by, options={}
        ),
    ),
    "a publishing": ("overview", publish),
    "a comment": (
        "overview",
        lambda i, by: remarks.write_remark(
            verksamhet=node(i), month=JANUARY, words=RemarkWords(text="Nytt läge.", cause=""), by=by
        ),
    ),
    "an assessed forecast": (
        "verksamhet",
        lambda i, by: remarks.assess(
            verksamhet=node(i), month=JANUARY, forecast=AssessedForecast(amount=-7, comment="Så."), by=by
        ),
    ),
    "a meeting called off": (
        "meetings",
        lambda i, by: meetings.call_off_meeting(meeting=other_meeting(i, by), by=by),
    ),
    "the words of the agenda": (
        "summary",
        lambda i, by: remarks.set_agenda(committee=i.meeting.committee, month=JANUARY, agenda=ANOTHER, by=by),
    ),
    "a meeting": ("meetings", other_meeting),
    "an item withdrawn": ("item", lambda i, by: agenda.withdraw_item(item=i, reason="Ej klart.", by=by)),
    "an item moved": ("meeting", lambda i, by: agenda.move_item(item=i, to=other_meeting(i, by), by=by)),
    "figures published after the freezing": ("item", publish),
    "a month closed": (
        "period_year",
        lambda i, by: periods.close_period(
            committee=i.meeting.committee, month=JANUARY, by=by, reason="Prov."
        ),
    ),
    "another role": (
        "overview",
        lambda i, by: memberships.give_role(
            user=by, committee=i.meeting.committee, given=GivenRole(role=Role.SECRETARY), by=by
        ),
    ),
    "an account on another line": (
        "verksamhet",
        lambda i, by: committees.map_accounts(committee=i.meeting.committee, prefix="5020", line=None, by=by),
    ),
}


@pytest.mark.parametrize("done", DONE)
def test_what_is_done_shows_on_the_next_look(item, carin, logged_in, done):
    name, do = DONE[done]
    client, address = logged_in(carin), addresses(item)[name]
    before = client.get(address)
    assert sight(client.get(address)) == sight(before)

    do(item, carin)

    after = client.get(address, headers={"If-None-Match": before.headers.get("ETag", "")})
    assert after.status_code == 200
    assert sight(after) != sight(before)


def test_what_is_undone_shows_on_the_next_look(item, carin, logged_in):
    client = logged_in(carin)
    before = sight(client.get(OVERVIEW))
    later = publish(item, carin)
    assert sight(client.get(OVERVIEW)) != before
    publishing.undo(upload=later, by=carin)

    assert "−4\u00a0217" in sight(client.get(OVERVIEW))


def test_another_day_is_another_page(item, petra, logged_in, monkeypatch):
    client = logged_in(petra)
    before = client.get("/provby/sammantraden/")
    monkeypatch.setattr("socfin.views.kept.keeping.localdate", lambda: date(2099, 1, 1))

    later = client.get("/provby/sammantraden/", headers={"If-None-Match": before["ETag"]})

    assert later.status_code == 200


def test_every_action_on_a_committee_raises_its_revision():
    """Whatever takes who did it notes it for the committee, itself or by another action it calls."""
    functions = {
        node.name: node
        for path in Path(socfin.actions.__path__[0]).rglob("*.py")
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef)
    }

    def calls(node: ast.FunctionDef) -> set[str]:
        called = [one.func for one in ast.walk(node) if isinstance(one, ast.Call)]
        return {one.id for one in called if isinstance(one, ast.Name)}

    def notes(name: str, met: frozenset[str] = frozenset()) -> bool:
        if name == "record" or name not in functions:
            return name == "record"
        return any(notes(one, met | {name}) for one in calls(functions[name]) - met - {name})

    done = {
        name for name, node in functions.items() if any(one.arg == "by" for one in node.args.kwonlyargs)
    } - {"record"}
    assert len(done) > 25
    of_no_committee = {"municipality_named", "try_again"}  # a municipality begun, a piece of work queued anew
    assert {name for name in done if not notes(name)} == of_no_committee


def test_every_note_names_its_committee_but_that_of_a_new_person():
    """One that an administrator lays up, or that the municipality's own log-in lets in the first time."""
    notes = [
        (path.name, {one.arg for one in node.keywords})
        for path in Path(socfin.actions.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "record"
    ]
    assert {name for name, given in notes if "committee" not in given} == {"users.py", "vouched.py"}
