"""Hands in the demo committees as people would: through the importer and the actions, never past them."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from socfin.actions.committees import create_committee, plant_tree
from socfin.actions.forecasts import forecast_months, make_forecast_runs
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.memberships import give_role
from socfin.actions.people.users import create_user, machine_user
from socfin.actions.periods import close_period
from socfin.actions.publishing import publish, receive, save_profile
from socfin.actions.remarks import assess, set_agenda, write_remark
from socfin.actions.small_numbers import change_small_numbers
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import NewCommittee, Occasion
from socfin.domain.money import Unit
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Month
from socfin.domain.report import AGENDA, AgendaItem
from socfin.domain.roles import Permission, roles_that_may
from socfin.importers import SourceFile, recognised
from socfin.management.demo import tree
from socfin.management.demo.adjustments import enter_adjustments
from socfin.management.demo.assignments import enter_made_up_assignments, enter_told_assignments
from socfin.management.demo.board import load_board, missing_board
from socfin.management.demo.cast import PEOPLE
from socfin.management.demo.coming import coming_meeting
from socfin.management.demo.decisions import enter_made_up, enter_told
from socfin.management.demo.figures import figures
from socfin.management.demo.files import files
from socfin.management.demo.goals import enter_made_up_goals, enter_told_goals
from socfin.management.demo.indicators import indicator_files
from socfin.management.demo.kolada import read_made_up
from socfin.management.demo.measures import enter_made_up_measures, enter_told_measures
from socfin.management.demo.neighbours import NEIGHBOURS, load_neighbours, missing_neighbours
from socfin.management.demo.parts import NORAS_PARTS, TIMRAS_PARTS, plant_parts
from socfin.management.demo.past_forecasts import enter_past_forecasts
from socfin.management.demo.questions import enter_questions
from socfin.management.demo.what_ifs import enter_what_ifs
from socfin.management.demo.words import agenda, assessments, remarks
from socfin.selectors.committees import committee_by_slug, root_of, verksamheter
from socfin.selectors.people import person_by_username
from socfin.selectors.remarks import agenda as month_agenda

if TYPE_CHECKING:
    from socfin.models import Committee, User

FIXTURES = Path(settings.BASE_DIR) / "fixtures"
REASON = "Siffrorna är källans egna och stämmer med den."
"""Why a demo file counts where it has a warning that asks for a reason; kept with its figures."""
LEFT = "Kommentarerna gäller områdena; enheterna följs upp i internkontrollen."
"""Why a demo month is closed with something left of the checklist."""
CLOSED = tuple(Month(2025, number) for number in range(1, 10))
"""The months of the newest year that the demo closes: all but the last."""
Step = Callable[[str], None]
"""Told what has just been done, so that a progress bar can move."""
STEPS = 22 + 1 + 2 + 32 + 1 + 2 + len(NEIGHBOURS) + 1


LATEST = {"nora": Month(2022, 3), "timra": Month(2022, 8), tree.SLUG: Month(2025, 10)}
"""Committee → the month its demo figures are best seen in."""


def missing() -> list[str]:
    """What load would make: the demo committees and people that do not exist."""
    committees = [slug for slug in LATEST if committee_by_slug(slug) is None]
    committees += [*missing_neighbours(), *missing_board()]
    return committees + [person.username for person in PEOPLE if person_by_username(person.username) is None]


def load(password: str, step: Step, only: Collection[str] = tuple(LATEST)) -> None:
    """Make what is missing, each committee wholly or not at all; what exists is left as it is.

    `only` are the committees wanted; Exempelkommunen's comes with the other nämnder of its municipality.
    """
    people = _people(password)
    step("personer")
    for slug, fill in {"nora": _nora, "timra": _timra, tree.SLUG: _exempel}.items():
        if slug in only and committee_by_slug(slug) is None:
            with transaction.atomic():
                fill(_Desk(people), step)
    if tree.SLUG in only:
        with transaction.atomic():
            load_neighbours(people, step)
            load_board(people, step)


def _people(password: str) -> dict[str, User]:
    return {
        person.username: person_by_username(person.username)
        or create_user(
            username=person.username,
            first_name=person.first_name,
            last_name=person.last_name,
            password=password,
            by=machine_user(),
            staff=person.role in roles_that_may(Permission.PEOPLE),
        )
        for person in PEOPLE
    }


@dataclass(frozen=True, slots=True)
class _Desk:
    """Who does what in the demo: adam sets up, carin hands in and comments, sara prepares the meeting."""

    people: dict[str, User]

    def committee(
        self, slug: str, name: str, municipality: str, root: tuple[str, str], **more: Any
    ) -> Committee:
        adam = self.people["adam"]
        made = create_committee(
            new=NewCommittee(
                slug=slug,
                name=name,
                municipality=municipality,
                root_code=root[0],
                root_name=root[1],
                **more,
            ),
            by=adam,
        )
        for person in PEOPLE:
            if person.role is not None:
                give_role(
                    user=self.people[person.username],
                    committee=made,
                    given=GivenRole(role=person.role),
                    by=adam,
                )
        return made

    def hand_in(self, committee: Committee, filename: str, content: bytes, options: dict[str, Any]) -> None:
        carin = self.people["carin"]
        received = receive(committee=committee, filename=filename, content=content, options=options, by=carin)
        publish(upload=received.upload, by=carin, reason=REASON)

    def hand_in_fixture(self, committee: Committee, filename: str, options: dict[str, Any]) -> None:
        self.hand_in(committee, filename, (FIXTURES / filename).read_bytes(), options)

    def meeting(self, committee: Committee, occasion: Occasion, month: Month) -> None:
        """A meeting where a month's report was taken up, frozen as it is published."""
        sara, named = self.people["sara"], month_agenda(committee, month)
        held = create_meeting(committee=committee, occasion=occasion, by=sara)
        freeze(meeting=held, month=month, by=sara, agenda=replace(named, decided=True))

    def close_months(self, committee: Committee, months: Iterable[Month]) -> None:
        """Close months as they stand; carin answers for what is left of them."""
        for month in months:
            close_period(committee=committee, month=month, reason=LEFT, by=self.people["carin"])

    def forecasts(self, committee: Committee, step: Step) -> None:
        """A forecast after every month, as if made when its figures came."""
        make_forecast_runs(
            committee=committee,
            months=forecast_months(committee),
            by=self.people["carin"],
            step=lambda month: step(f"prognos efter {month.label}"),
        )

    def words(self, committee: Committee, filename: str) -> None:
        """Comments and agenda of a fixture; code "" is the committee's root."""
        stored = json.loads((FIXTURES / filename).read_text(encoding="utf-8"))
        nodes = {node.code: node for node in verksamheter(committee)} | {"": root_of(committee)}
        for remark in stored["comments"]:
            words = RemarkWords(**{name: remark[name] for name in remark if name not in ("code", "period")})
            month, carin = Month.parse(remark["period"]), self.people["carin"]
            write_remark(verksamhet=nodes[remark["code"]], month=month, words=words, by=carin)
        for entry in stored["agenda"]:
            named = AgendaItem(**{name: entry[name] for name in AGENDA})
            month, sara = Month.parse(entry["period"]), self.people["sara"]
            set_agenda(committee=committee, month=month, agenda=named, by=sara)


def _nora(desk: _Desk, step: Step) -> None:
    nora = desk.committee("nora", "Socialutskottet", "Nora kommun", ("5", "Vård och omsorg"))
    desk.hand_in_fixture(nora, "nora-2022-q1.xlsx", {})
    plant_parts(nora, NORAS_PARTS, desk.people["adam"])
    desk.hand_in_fixture(nora, "nora-2022-q1.indicators.csv", {})
    desk.words(nora, "nora-2022-q1.comments.json")
    enter_told_assignments(nora, desk.people["sara"])
    read_made_up("nora", LATEST["nora"].year, "carin")
    desk.forecasts(nora, step)
    occasion = Occasion(date(2022, 5, 3), time(13), time(15, 30), "Nostrarummet, Tingshuset")
    desk.meeting(nora, occasion, LATEST["nora"])
    step("Nora")


def _timra(desk: _Desk, step: Step) -> None:
    timra = desk.committee("timra", "Socialnämnden", "Timrå kommun", ("SN", "Socialnämnden"))
    reading = {"unit": Unit.TKR.value}
    report = SourceFile((FIXTURES / "timra-2022-08.csv").read_bytes(), "timra-2022-08.csv")
    save_profile(
        committee=timra,
        name="Resultaträkning i tkr",
        options=reading,
        by=desk.people["carin"],
        fingerprint=recognised(report).fingerprint,
    )
    desk.hand_in_fixture(timra, report.filename, reading | {"period": str(LATEST["timra"])})
    plant_parts(timra, TIMRAS_PARTS, desk.people["adam"])
    desk.hand_in_fixture(timra, "timra-2022-08.indicators.csv", {})
    desk.words(timra, "timra-2022-08.comments.json")
    enter_told(timra, LATEST["timra"].year, desk.people["carin"])
    enter_told_measures(timra, desk.people["carin"])
    enter_told_assignments(timra, desk.people["sara"])
    enter_told_goals(timra, desk.people["sara"])
    read_made_up("timra", LATEST["timra"].year, "carin")
    desk.forecasts(timra, step)
    step("Timrå")


def _exempel(desk: _Desk, step: Step) -> None:
    nodes = tree.tree()
    exempel = desk.committee(
        tree.SLUG, tree.COMMITTEE, tree.MUNICIPALITY, (nodes[0].code, nodes[0].name), constructed=True
    )
    plant_tree(
        committee=exempel,
        nodes=[
            (
                node.code,
                node.name,
                node.parent,
                node.order,
                node.valid_from.yyyymm if node.valid_from else None,
                node.valid_to.yyyymm if node.valid_to else None,
                node.successor,
            )
            for node in nodes
        ],
        by=desk.people["adam"],
    )
    frame = figures()
    step(tree.MUNICIPALITY)
    for file in files(frame):
        desk.hand_in(exempel, file.filename, file.content, {})
        step(file.filename)
    for file in indicator_files():
        desk.hand_in(exempel, file.filename, file.content, {})
        step(file.filename)
    planted = {node.code: node for node in verksamheter(exempel)}
    carin, sara = desk.people["carin"], desk.people["sara"]
    for note in remarks(frame):
        write_remark(
            verksamhet=planted[note.code],
            month=note.month,
            words=RemarkWords(text=note.text, cause=note.cause, tags=note.tags),
            by=carin,
        )
    for assessment in assessments(frame):
        assess(
            verksamhet=planted[assessment.code],
            month=assessment.month,
            forecast=AssessedForecast(amount=assessment.amount),
            by=carin,
        )
    for fact in agenda():
        set_agenda(
            committee=exempel,
            month=fact.month,
            agenda=AgendaItem(item=fact.item, dnr=fact.dnr, heading=fact.heading, decision=fact.decision),
            by=sara,
        )
    step("kommentarer och ärenden")
    enter_adjustments(planted, carin)
    enter_made_up_measures(planted, carin)
    enter_made_up_assignments(exempel, planted, sara)
    enter_made_up_goals(exempel, planted, sara)
    enter_made_up(exempel, carin)
    read_made_up(tree.SLUG, LATEST[tree.SLUG].year, "carin")
    desk.forecasts(exempel, step)
    enter_past_forecasts(exempel, planted, carin)
    enter_what_ifs(exempel, planted, LATEST[tree.SLUG], by=carin, chosen_by=sara)
    change_small_numbers(
        committee=exempel, limit=5, mask_for_politicians=False, people=tree.PEOPLE, by=desk.people["carin"]
    )
    october = Occasion(date(2025, 10, 21), time(13, 30), time(16), "Sessionssalen, Stadshuset")
    desk.meeting(exempel, october, Month(2025, 9))
    desk.meeting(exempel, replace(october, date=date(2025, 11, 18)), LATEST[tree.SLUG])
    people = desk.people
    enter_questions(exempel, LATEST[tree.SLUG], by=people["petra"], answers=people["carin"])
    create_meeting(
        committee=exempel, occasion=replace(october, date=coming_meeting(localdate())), by=people["sara"]
    )
    step("sammanträden och frågor")
    desk.close_months(exempel, CLOSED)
    step("stängda månader")
