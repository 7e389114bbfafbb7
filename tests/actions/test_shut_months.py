"""Every action, turned at a closed and a locked month: none changes what it says, none is left untried."""

import importlib
import inspect
import pkgutil
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import transaction

import socfin.actions
from socfin.actions import (
    agenda,
    catalogue,
    committees,
    forecasts,
    kolada,
    meetings,
    periods,
    publishing,
    remarks,
    renaming,
    small_numbers,
    taking_up,
    templates,
)
from socfin.actions.audit import record
from socfin.actions.closed import BOUND, Bound, PeriodShut
from socfin.actions.decisions import budget, requests
from socfin.actions.followup import assignments, goals, measures, past_forecasts, questions, what_ifs
from socfin.actions.followup.assignments import NewAssignment, Reply
from socfin.actions.municipal import municipalities
from socfin.actions.municipal import roles as municipal_roles
from socfin.actions.people import groups, memberships, publicity, users
from socfin.documents import Document
from socfin.documents.word.template.example import sample
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.assignments.states import AssignmentState
from socfin.domain.closing import NotMoved, PeriodState
from socfin.domain.comments.written import AssessedForecast, RemarkWords
from socfin.domain.committee import NewCommittee, Occasion, Presentation
from socfin.domain.decisions.budget import Decided, DecisionKind, NewDecision
from socfin.domain.decisions.requests import NewAnswer, NewRequest, RequestPart, RequestState
from socfin.domain.goals.facts import GoalStand, GoalWords
from socfin.domain.indicators import Indicator
from socfin.domain.kolada import KoladaFact, Whose
from socfin.domain.lines import Line
from socfin.domain.measures.facts import Effect, MeasurePlan, Step
from socfin.domain.measures.states import MeasureState
from socfin.domain.money import Unit
from socfin.domain.municipal.municipality import MunicipalSettings
from socfin.domain.past_forecasts.facts import FileSource
from socfin.domain.people.terms import GivenRole
from socfin.domain.period import Span
from socfin.domain.report import AgendaItem
from socfin.domain.roles import Role
from socfin.models import Committee
from socfin.models.audit import ACTIONS
from socfin.reporting.published import figures_as_csv
from tests.past import older_forecast
from tests.shut import (
    FEBRUARY,
    JANUARY,
    asked_in,
    assumed_in,
    hand_in,
    noted,
    said,
    scenario_in,
    world,
)

INSIDE = {
    # what an action is made of: nothing else calls it
    "audit": {"record", "trace", "fetched"},
    "closed": {"stop_if_shut"},
    "indicators": {"store_values", "slots_of_values"},
    "figures": {"with_every_code", "prepared", "store_figures", "store_trade", "batched", "yyyymm"},
    "holding": {"held", "all_held", "person_held", "moment_after_all", "stop_if_overtaken"},
    "judging": {"examined"},
    "meetings": {"changed"},
    "municipal.municipalities": {"follow", "own_after"},
    "municipal.numbers": {"reserve_numbers"},
    "originals": {"incoming", "refusal", "put", "forget", "forget_abandoned"},
    "people.log_ins": {"end_log_in", "end_log_ins"},
    "people.vouched": {"let_in"},
    "people.passkeys": {"ask_for_new", "add_passkey", "ask_for_known", "is_right_passkey", "end_passkey"},
    "people.two_step": {
        "begin_two_step",
        "prove_two_step",
        "first_codes",
        "renew_codes",
        "end_two_step",
        "is_right_code",
    },
    "people.warnings": {"warn"},
    "people.tokens": {"create_token", "end_token", "end_tokens", "note_use"},
    "people.letters": {"send_notices", "due_notices", "off_address", "asked_off"},
    "people.notices": {"choose_notices", "stop_mail", "read_notices"},
    "people.links": {"password_path", "send_password_link", "choose_password"},
    "people.seeing": {"note_whole_sight"},
    "people.users": {"machine_user"},
    "people.weeding": {"weed_trail", "spans"},
    "reaching": {
        "months_of_slots",
        "already_said",
        "months_of_undoing",
        "months_of_placing",
        "months_of_validity",
    },
    "storing": {"entered", "store"},
    "taking_in": {"stop_if_harmful", "stop_if_over_quota", "kept_bytes"},
    "unused": {"leave_out_unused", "take_in"},
    "publishing": {"parents_first"},
    "forecasts": {"forecast_months", "is_made"},
    "work.asking": {"ask", "try_again", "take_up", "ask_for_notices", "forget_old", "goes_outside"},
    "followup.measures": {"keep_step"},
}
PERIOD = {"month": JANUARY}

STOPPED = {
    "decisions.budget.decide": lambda w: budget.decide(
        committee=w.committee,
        new=NewDecision(
            year=2022,
            kind=DecisionKind.SUPPLEMENT,
            body="Kommunfullmäktige",
            decided=date(2022, 3, 1),
            parts=[Decided("511", None, Span(JANUARY), -100_00)],
        ),
        by=w.by,
    ),
    "followup.goals.follow_goal": lambda w: goals.follow_goal(
        goal=w.goal, stand=GoalStand(follow_up="Nytt."), by=w.by, **PERIOD
    ),
    "publishing.publish": lambda w: publishing.publish(upload=w.waiting, by=w.by, reason="Prov."),
    "publishing.undo": lambda w: publishing.undo(upload=w.published, by=w.by),
    "remarks.write_remark": lambda w: remarks.write_remark(
        verksamhet=w.node("511"), words=RemarkWords(text="Nytt.", cause=""), by=w.by, **PERIOD
    ),
    "remarks.assess": lambda w: remarks.assess(
        verksamhet=w.node("511"), forecast=AssessedForecast(amount=-1), by=w.by, **PERIOD
    ),
    "committees.plant_tree": lambda w: committees.plant_tree(
        committee=w.committee, nodes=[("511", "Hemtjänst norr", "520", 11, None, None, "")], by=w.by
    ),
}
"""What is refused from the moment a month is closed."""

LOCKED_ONLY = {
    "followup.questions.place_question": lambda w: questions.place_question(
        question=asked_in(w), included=True, by=w.by
    ),
    "followup.what_ifs.place_what_if": lambda w: what_ifs.place_what_if(
        what_if=scenario_in(w), month=JANUARY, included=True, by=w.by
    ),
    "remarks.set_agenda": lambda w: remarks.set_agenda(
        committee=w.committee,
        agenda=AgendaItem(item="§ 1", dnr="", heading="", decision="Godkänns."),
        by=w.by,
        **PERIOD,
    ),
}
"""What the meeting writes, which comes after the closing."""
MAY = {
    "publishing.read_otherwise": lambda w: publishing.read_otherwise(upload=w.waiting, options={}, by=w.by),
    "publishing.save_profile": lambda w: publishing.save_profile(
        committee=w.committee, name="P", options={}, by=w.by
    ),
    "publishing.discard": lambda w: publishing.discard(upload=w.waiting, by=w.by),
    "receiving.receive": lambda w: hand_in(w.committee, "511 5020 2022-01 utfall -9", w.by, "b.csv"),
    "followup.past_forecasts.take_in_past_forecasts": lambda w: past_forecasts.take_in_past_forecasts(
        committee=w.committee, source=FileSource("a.csv"), forecasts=[older_forecast()], by=w.by
    ),
    "followup.past_forecasts.withdraw_past_forecasts": lambda w: past_forecasts.withdraw_past_forecasts(
        file=past_forecasts.take_in_past_forecasts(
            committee=w.committee, source=FileSource("a.csv"), forecasts=[older_forecast(year=2020)], by=w.by
        ),
        by=w.by,
    ),
    "followup.what_ifs.make_what_if": lambda w: scenario_in(w),
    "followup.what_ifs.add_assumption": lambda w: assumed_in(w, scenario_in(w)),
    "followup.what_ifs.withdraw_assumption": lambda w: what_ifs.withdraw_assumption(
        assumption=assumed_in(w, scenario_in(w)), by=w.by
    ),
    "followup.what_ifs.withdraw_what_if": lambda w: what_ifs.withdraw_what_if(
        what_if=scenario_in(w), by=w.by
    ),
    "forecasts.make_forecasts": lambda w: forecasts.make_forecasts(committee=w.committee, by=w.by, **PERIOD),
    "forecasts.refresh_forecasts": lambda w: forecasts.refresh_forecasts(
        committee=w.committee, by=w.by, **PERIOD
    ),
    "forecasts.renew_forecasts": lambda w: forecasts.renew_forecasts(w.committee, JANUARY),
    "forecasts.make_forecast_runs": lambda w: forecasts.make_forecast_runs(
        committee=w.committee, months=[JANUARY, FEBRUARY], by=w.by
    ),
    "followup.questions.answer_question": lambda w: questions.answer_question(
        question=asked_in(w), text="Därför.", by=w.by
    ),
    "forecasts.adjust": lambda w: forecasts.adjust(
        verksamhet=w.node("511"),
        new=NewAdjustment(
            kind=AdjustmentKind.ONE_OFF, first=JANUARY, last=JANUARY, amount=500_00, text="Engångs"
        ),
        by=w.by,
    ),
    "followup.measures.enter_measure": lambda w: measures.enter_measure(
        verksamhet=w.node("511"),
        plan=MeasurePlan(text="Färre pass", first=JANUARY, last=FEBRUARY, amount=500_00),
        step=Step(state=MeasureState.BEGUN),
        by=w.by,
    ),
    "followup.measures.stand_measure": lambda w: measures.stand_measure(
        measure=w.adjustment, step=Step(state=MeasureState.REFUSED), by=w.by
    ),
    "followup.measures.follow_measure": lambda w: measures.follow_measure(
        measure=w.adjustment, effects={FEBRUARY: Effect(amount=700_00)}, by=w.by
    ),
    "followup.assignments.assign": lambda w: assignments.assign(
        verksamhet=w.node("511"), given=NewAssignment(text="Följ upp", to="Chefen"), by=w.by
    ),
    "followup.assignments.answer_assignment": lambda w: assignments.answer_assignment(
        assignment=w.assignment, reply=Reply(state=AssignmentState.ANSWERED, text="Klart."), by=w.by
    ),
    "followup.assignments.withdraw_assignment": lambda w: assignments.withdraw_assignment(
        assignment=w.assignment, by=w.by
    ),
    "followup.goals.enter_goal": lambda w: goals.enter_goal(
        verksamhet=w.node("511"), words=GoalWords(word="", text="Mer", first_year=2022), by=w.by
    ),
    "followup.goals.reword_goal": lambda w: goals.reword_goal(
        goal=w.goal,
        verksamhet=w.node("511"),
        words=GoalWords(word="", text="Annat", first_year=2022),
        by=w.by,
    ),
    "followup.goals.withdraw_goal": lambda w: goals.withdraw_goal(goal=w.goal, by=w.by),
    "decisions.budget.withdraw_decision": lambda w: budget.withdraw_decision(
        decision=w.decision, reason="Dubbelt.", by=w.by
    ),
    "decisions.requests.ask": lambda w: requests.ask(
        committee=w.committee,
        new=NewRequest(
            year=2022, body="Kommunfullmäktige", asked=None, parts=[RequestPart(text="", amount_ore=1)]
        ),
        by=w.by,
    ),
    "catalogue.define_indicator": lambda w: catalogue.define_indicator(
        committee=w.committee,
        indicator=Indicator(code="besok", name="Besök", unit="besök", source="-"),
        by=w.by,
    ),
    "catalogue.change_limit": lambda w: catalogue.change_limit(
        committee=w.committee, code="platser", limit=Fraction(1, 2), by=w.by
    ),
    "catalogue.end_indicator": lambda w: catalogue.end_indicator(
        committee=w.committee, code="platser", by=w.by
    ),
    "kolada.keep_kolada": lambda w: kolada.keep_kolada(
        committee=w.committee,
        facts=[KoladaFact("N30001", "1884", 2021, Decimal(7))],
        places={"1884": Whose.OWN},
        source="-",
        by=w.by,
    ),
    "decisions.requests.answer": lambda w: requests.answer(
        request=w.asked, new=NewAnswer(state=RequestState.REFUSED, answered=None), by=w.by
    ),
    "forecasts.withdraw_adjustment": lambda w: forecasts.withdraw_adjustment(
        adjustment=w.adjustment, by=w.by
    ),
    "followup.questions.ask_question": lambda w: asked_in(w),
    "committees.create_committee": lambda w: committees.create_committee(
        new=NewCommittee(slug="annan", name="Annan", municipality="Provby", root_code="1", root_name="Allt"),
        by=w.by,
    ),
    "people.memberships.give_role": lambda w: memberships.give_role(
        user=w.by, committee=w.committee, given=GivenRole(role=Role.ADMINISTRATOR), by=w.by
    ),
    "committees.follow_municipality": lambda w: committees.follow_municipality(
        committee=w.committee, by=w.by
    ),
    "municipal.municipalities.municipality_named": lambda w: municipalities.municipality_named(
        "Annanby", by=w.by
    ),
    "municipal.municipalities.change_municipality": lambda w: municipalities.change_municipality(
        municipality=w.committee.municipality,
        new=MunicipalSettings(
            name="Provby",
            organisation_number="",
            accent="skog",
            presentation=Presentation(
                unit=Unit.KR, watch_percent=Decimal(0), deficit_percent=Decimal(0), floor=0, total_first=False
            ),
        ),
        by=w.by,
    ),
    "municipal.roles.give_municipal_role": lambda w: municipal_roles.give_municipal_role(
        user=w.by, municipality=w.committee.municipality, given=GivenRole(role=Role.BOARD), by=w.by
    ),
    "municipal.roles.end_municipal_role": lambda w: municipal_roles.end_municipal_role(
        held=municipal_roles.give_municipal_role(
            user=w.by, municipality=w.committee.municipality, given=GivenRole(role=Role.BOARD), by=w.by
        ),
        by=w.by,
    ),
    "people.publicity.open_to_all": lambda w: publicity.open_to_all(committee=w.committee, by=w.by),
    "people.publicity.close_to_all": lambda w: publicity.close_to_all(committee=w.committee, by=w.by),
    "people.groups.map_group": lambda w: groups.map_group(
        committee=w.committee, group="alla", role=Role.CONTROLLER, by=w.by
    ),
    "people.groups.unmap_group": lambda w: groups.unmap_group(committee=w.committee, group="alla", by=w.by),
    "people.groups.follow_groups": lambda w: groups.follow_groups(user=w.by, groups=["alla"]),
    "people.memberships.end_role": lambda w: memberships.end_role(
        membership=w.committee.memberships.get(user=w.by), by=w.by
    ),
    "committees.change_presentation": lambda w: committees.change_presentation(
        committee=w.committee,
        presentation=Presentation(
            unit=Unit.TKR, watch_percent=Decimal(0), deficit_percent=Decimal(0), floor=0, total_first=False
        ),
        by=w.by,
    ),
    "committees.map_accounts": lambda w: committees.map_accounts(
        committee=w.committee, prefix="502", line=Line.OTHER_COST, by=w.by
    ),
    "committees.unmap_accounts": lambda w: committees.unmap_accounts(
        committee=w.committee, prefix="60", by=w.by
    ),
    "renaming.renamed": lambda w: renaming.renamed(w.committee, {"511": "Nord"}, by=w.by),
    "people.users.create_user": lambda w: users.create_user(
        username="ny", first_name="Ny", last_name="Ny", password="ett-långt-ord-8", by=w.by
    ),
    "small_numbers.change_small_numbers": lambda w: small_numbers.change_small_numbers(
        committee=w.committee, limit=9, mask_for_politicians=True, people={"511": 3}, by=w.by
    ),
    "templates.add_template": lambda w: templates.add_template(
        committee=w.committee, name="M", filename="m.docx", content=sample(), by=w.by
    ),
    "templates.use_template": lambda w: templates.use_template(
        template=templates.add_template(
            committee=w.committee, name="M", filename="m.docx", content=sample(), by=w.by
        ),
        by=w.by,
    ),
    "templates.use_again": lambda w: templates.use_again(
        template=templates.add_template(
            committee=w.committee, name="M", filename="m.docx", content=sample(), by=w.by
        ),
        by=w.by,
    ),
    "templates.use_own_layout": lambda w: templates.use_own_layout(committee=w.committee, by=w.by),
    "meetings.create_meeting": lambda w: meetings.create_meeting(
        committee=w.committee,
        occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""),
        by=w.by,
    ),
    "meetings.change_meeting": lambda w: meetings.change_meeting(
        meeting=w.meeting, occasion=Occasion(date=date(2022, 5, 3), starts=None, ends=None, place=""), by=w.by
    ),
    "meetings.call_off_meeting": lambda w: meetings.call_off_meeting(meeting=w.later, by=w.by),
    "meetings.hold_meeting": lambda w: meetings.hold_meeting(
        meeting=meetings.call_off_meeting(meeting=w.later, by=w.by), by=w.by
    ),
    "meetings.freeze": lambda w: meetings.freeze(meeting=w.later, by=w.by, **PERIOD),
    "meetings.frozen_once": lambda w: meetings.frozen_once(
        committee=w.committee, freeze=lambda: meetings.freeze(meeting=w.later, by=w.by, **PERIOD)
    ),
    "taking_up.take_up": lambda w: taking_up.take_up(
        committee=w.committee,
        to=Occasion(date=date(2022, 9, 1)),
        agenda=AgendaItem(),
        by=w.by,
        **PERIOD,
    ),
    "meetings.reopen": lambda w: meetings.reopen(
        item=w.version.item,
        agenda=AgendaItem(item="§ 2", decision="Beslutat."),
        new_figures=True,
        reason="Beslutet.",
        by=w.by,
    ),
    "meetings.keep_document": lambda w: meetings.keep_document(
        version=w.version, format="csv", public=False, document=Document("a.csv", "text/csv", b"1"), by=w.by
    ),
    "agenda.move_item": lambda w: agenda.move_item(item=w.version.item, to=w.later, by=w.by),
    "agenda.withdraw_item": lambda w: agenda.withdraw_item(item=w.version.item, reason="Senare.", by=w.by),
    "agenda.take_up_again": lambda w: agenda.take_up_again(
        item=agenda.withdraw_item(item=w.version.item, reason="Senare.", by=w.by), by=w.by
    ),
    "periods.begin_closing": lambda w: periods.begin_closing(committee=w.committee, by=w.by, **PERIOD),
    "periods.cancel_closing": lambda w: periods.cancel_closing(committee=w.committee, by=w.by, **PERIOD),
    "periods.close_period": lambda w: periods.close_period(
        committee=w.committee, by=w.by, reason="Igen.", **PERIOD
    ),
    "periods.lock_period": lambda w: periods.lock_period(committee=w.committee, by=w.by, **PERIOD),
    "periods.reopen_period": lambda w: periods.reopen_period(
        committee=w.committee, reason="Rättelse.", by=w.by, **PERIOD
    ),
    "periods.ask_reopening": lambda w: periods.ask_reopening(
        committee=w.committee, reason="Rättelse.", by=w.by, **PERIOD
    ),
    "periods.approve_reopening": lambda w: periods.approve_reopening(
        committee=w.committee, by=w.by, **PERIOD
    ),
    "periods.decline_reopening": lambda w: periods.decline_reopening(
        committee=w.committee, reason="Nej.", by=w.by, **PERIOD
    ),
    "periods.plan_periods": lambda w: periods.plan_periods(
        committee=w.committee, year=2022, workday=3, dates={JANUARY: date(2022, 2, 9)}, by=w.by
    ),
}
"""What may be done whatever stands: none of it changes what January says."""
TRIED = STOPPED | LOCKED_ONLY | MAY


@pytest.fixture(params=[PeriodState.CLOSED, PeriodState.LOCKED])
def shut(request, committee, publish_rows, adam):
    return world(committee, publish_rows, adam, request.param)


def action_modules():
    """Every module of actions with its name below socfin.actions: `people.users`."""
    prefix = "socfin.actions."
    for module in pkgutil.walk_packages(socfin.actions.__path__, prefix):
        yield module.name.removeprefix(prefix), importlib.import_module(module.name)


def test_every_action_there_is_is_tried_here():
    there = {
        f"{room}.{function}"
        for room, module in action_modules()
        for function, thing in inspect.getmembers(module, inspect.isfunction)
        if inspect.unwrap(thing).__module__ == module.__name__
        and not function.startswith("_")
        and function not in INSIDE.get(room, ())
    }

    assert there == set(TRIED)


def test_every_word_of_the_trail_is_bound_or_said_to_be_free():
    fetched = {"log_in", "log_in_failed", "log_out", "change_password", "change_person", "end_log_in"}
    fetched |= {"add_passkey", "end_passkey"}
    fetched |= {"take_role"}  # in trails of before; a role is ended with end_role
    fetched |= {"begin_two_step", "renew_codes", "end_two_step", "password_link", "password_link_failed"}
    fetched |= {"create_token", "end_token", "create_municipality", "change_municipality"}
    fetched |= {"see_whole", "weed_trail", "forgotten"}
    fetched |= {"choose_notices", "send_notices", "refuse_file", "try_again"}
    fetched |= {action for action in ACTIONS if action.startswith("fetch_")}

    assert set(BOUND) == set(ACTIONS) - fetched


@pytest.mark.parametrize("action", [action for action, bound in BOUND.items() if bound is not Bound.FREE])
def test_a_bound_action_cannot_be_noted_without_its_months(committee, adam, action):
    with pytest.raises(TypeError, match="must say which months"):
        record(action, by=adam, committee=committee)


def test_an_action_without_a_rule_cannot_be_done(committee, adam):
    with pytest.raises(KeyError):
        record("something_new", by=adam, committee=committee, months=[JANUARY])


def test_what_would_change_a_closed_month_is_refused_and_leaves_no_trace(shut):
    before, entries = said(shut.committee), noted()

    for act in STOPPED.values():
        with pytest.raises(PeriodShut, match=r"Januari 2022 är (stängd|låst).*Perioder"):
            act(shut)
        assert noted() == entries

    assert said(shut.committee) == before


def test_whatever_else_is_done_a_closed_month_says_what_it_said(shut):
    before, changed = said(shut.committee), []

    for name, act in MAY.items():
        with transaction.atomic():
            with suppress(NotMoved):
                act(shut)
            if said(shut.committee) != before:
                changed.append(name)
            transaction.set_rollback(True)

    assert changed == []


def test_the_meetings_words_are_written_in_a_closed_month_and_not_in_a_locked_one(
    committee, publish_rows, adam
):
    shut = world(committee, publish_rows, adam, PeriodState.CLOSED)
    for act in LOCKED_ONLY.values():
        act(shut)
    periods.lock_period(committee=committee, month=JANUARY, by=adam)

    for act in LOCKED_ONLY.values():
        with pytest.raises(PeriodShut, match="två administratörer"):
            act(shut)


def test_an_opened_month_takes_all_of_it_in(committee, publish_rows, adam):
    shut, unchanged = world(committee, publish_rows, adam, PeriodState.CLOSED), []
    periods.reopen_period(committee=committee, month=JANUARY, reason="Rättelse.", by=adam)
    before = said(committee)

    for name, act in STOPPED.items():
        with transaction.atomic():
            act(shut)
            if said(committee) == before:
                unchanged.append(name)
            transaction.set_rollback(True)

    assert unchanged == []


def test_later_months_and_what_has_no_figures_there_are_written_in_as_before(committee, publish_rows, adam):
    shut = world(committee, publish_rows, adam, PeriodState.CLOSED)
    before, taken_along = said(committee), figures_as_csv(committee, JANUARY).content

    publish_rows("511 5020 2022-02 utfall -5", "februari.csv")
    publish_rows("511 5020 2022-12 budget -900000", "beslut.csv", "KF § 9")
    remarks.write_remark(
        verksamhet=shut.node("511"), month=FEBRUARY, words=RemarkWords(text="Nytt.", cause=""), by=adam
    )
    committees.map_accounts(committee=committee, prefix="9010", line=Line.OTHER_COST, by=adam)
    committees.plant_tree(
        committee=committee,
        nodes=[("530", "Ny", "", 30, 202202, None, ""), ("520", "SÄBO", "", 20, None, 202201, "530")],
        by=adam,
    )

    assert said(committee) == before
    assert figures_as_csv(Committee.objects.get(), JANUARY).content == taken_along


def test_a_file_that_says_a_closed_month_over_again_is_published_for_what_is_new(
    committee, publish_rows, adam
):
    shut = world(committee, publish_rows, adam, PeriodState.CLOSED)
    before = said(committee)
    again = "\n".join(
        f"{code} {account} 2022-{month:02} utfall {amount}"
        for code, amount in (("511", -1_000_000), ("520", -400_000))
        for account in ("5020", "6010")
        for month in (1, 2)
    )

    only_january = "\n".join(line for line in again.splitlines() if "2022-01" in line)

    kept = publish_rows(f"{again}\n511 5020 2022-03 utfall -5", "hela-aret.csv")

    assert set(kept.publications.values_list("last", flat=True)) == {202202, 202203}
    assert said(committee) == before
    assert publishing.undo(upload=kept, by=adam) == 2
    with pytest.raises(publishing.AlreadyPublished, match="redan de som står i filen"):
        publish_rows(only_january, "bara-januari.csv")
    assert shut.committee.publications.filter(last=202201, withdrawn_at=None).count() == 2


def test_an_earlier_month_that_was_never_closed_is_in_the_closed_ones_sum(committee, publish_rows, adam):
    publish_rows(f"{'511 5020 2022-01 utfall -5'}\n511 5020 2022-02 utfall -5")
    periods.close_period(committee=committee, month=FEBRUARY, by=adam, reason="Prov.")

    with pytest.raises(PeriodShut, match="Februari 2022 är stängd"):
        publish_rows("511 5020 2022-01 utfall -6", "januari.csv")


def test_figures_of_a_year_opened_again_leave_next_years_closed_months_as_they_were(
    committee, publish_rows, adam
):
    publish_rows("511 5020 2021-01 utfall -3\n511 6010 2021-01 utfall -3", "i-fjol.csv")
    world(committee, publish_rows, adam, PeriodState.LOCKED)
    before = said(committee)

    publish_rows("511 5020 2021-01 utfall -4\n511 6010 2021-01 utfall -3", "rattelse.csv")

    assert said(committee) == before
