"""What is published before an upgrade is published after it.

A migration that was tried when it came is not edited again: the first and the newest are tried always, all of
them at length.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from socfin import reporting
from socfin.actions.decisions.budget import decide
from socfin.actions.followup.assignments import NewAssignment, assign
from socfin.actions.followup.goals import enter_goal, reword_goal
from socfin.actions.followup.questions import ask_question
from socfin.actions.followup.what_ifs import make_what_if
from socfin.actions.forecasts import adjust, withdraw_adjustment
from socfin.actions.kolada import keep_kolada
from socfin.actions.meetings import create_meeting, freeze
from socfin.actions.people.publicity import open_to_all
from socfin.actions.people.two_step import is_right_code
from socfin.actions.periods import close_period
from socfin.actions.remarks import set_agenda, write_remark
from socfin.apart.policies import drop_policies
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment, Reckoning
from socfin.domain.asked.figure import AskedFigure
from socfin.domain.asked.questions import NewQuestion
from socfin.domain.comments.written import RemarkWords
from socfin.domain.committee import Occasion
from socfin.domain.decisions.budget import Decided, DecisionKind, NewDecision
from socfin.domain.goals.aims import Aim, Reach
from socfin.domain.goals.facts import GoalWords
from socfin.domain.kolada import KoladaFact, Whose
from socfin.domain.measures.states import MeasureState
from socfin.domain.period import Month, Span
from socfin.domain.report import AgendaItem, Report
from socfin.domain.roles import Role
from socfin.domain.what_if.assumptions import AssumptionKind
from socfin.models import Adjustment, Committee, ItemVersion, KoladaValue, Question, SpareCode, TradeBlock
from socfin.models.figure_views import drop_views, make_views
from socfin.models.guards import drop_guards, make_guards
from socfin.selectors.committees import public_committee
from socfin.selectors.followup.assignments import assignments
from socfin.selectors.followup.decisions import decisions, requests
from socfin.selectors.followup.goals import goals
from socfin.selectors.followup.measures import measures
from socfin.selectors.followup.past_forecasts import past_forecasts
from socfin.selectors.followup.what_ifs import what_ifs
from socfin.selectors.forecasts import adjustments, facts_of
from socfin.selectors.ledger import current_publications, ledger
from socfin.selectors.memberships import role_of
from socfin.selectors.periods import shut_months
from socfin.selectors.remarks import agenda, agenda_of, comments
from socfin.selectors.search.hits import hits
from socfin.selectors.trail import verified
from tests.past import taken_in
from tests.roles import end_every_role
from tests.stored import figures_of

FIGURES = "511 5020 2022-01 utfall -10\n511 3010 2022-01 utfall .\n520 5020 2022-02 budget -7"


def migrate_to(name):
    drop_views("default")
    drop_guards("default")
    drop_policies("default")
    executor = MigrationExecutor(connection)
    executor.migrate([("socfin", name)])
    return executor.loader.project_state([("socfin", name)]).apps


def in_order(book):
    return book.sort_values(["verksamhet", "account"]).reset_index(drop=True)


@pytest.mark.django_db(transaction=True)
def test_rows_become_blocks_and_no_figure_changes(committee, publish_rows):
    kept = publish_rows(FIGURES)
    before, counted = figures_of(kept), ledger(current_publications(committee))
    named = [
        {
            name: getattr(one, name)
            for name in ("scenario", "last", "months", "as_of", "account", "line", "amount_ore", "row")
        }
        | {"upload_id": one.upload.pk, "verksamhet_id": one.verksamhet.pk}
        for one in before
    ]

    figure = migrate_to("0006_publishings").get_model("socfin", "Figure")
    figure.objects.bulk_create(figure(**values) for values in named)
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")

    assert figures_of(kept) == before
    assert list(kept.blocks.order_by("last", "id").values_list("total_ore", "missing")) == [
        (-10_00, 1),
        (-7_00, 0),
    ]
    assert in_order(ledger(current_publications(committee))).equals(in_order(counted))


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_every_verksamhet_of_before_stays_in_the_tree_and_none_is_a_files(committee, publish_rows):
    publish_rows(FIGURES)
    before = list(committee.verksamheter.order_by("code").values_list("code", "name", "parent__code"))

    migrate_to("0011_meetings_called_off")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")

    assert list(committee.verksamheter.order_by("code").values_list("code", "name", "parent__code")) == before
    assert set(committee.verksamheter.values_list("in_tree", "from_file")) == {(True, False)}


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_names_of_before_are_whole_when_longer_ones_find_room(committee, publish_rows):
    publish_rows(FIGURES)
    before = list(committee.verksamheter.order_by("code").values_list("code", "name"))

    migrate_to("0012_unused_verksamheter")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")

    assert list(committee.verksamheter.order_by("code").values_list("code", "name")) == before
    root = committee.verksamheter.get(parent=None)
    committee.verksamheter.create(code="lång", name="n" * 200, parent=root).full_clean()


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_every_month_of_before_is_open_and_says_what_it_said(committee, publish_rows, carin):
    publish_rows(FIGURES)
    before = ledger(current_publications(committee))

    migrate_to("0014_trail")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    committee.refresh_from_db()
    assert shut_months(committee) == {}
    assert committee.due_workday == 8
    assert in_order(ledger(current_publications(committee))).equals(in_order(before))
    close_period(committee=committee, month=Month(2022, 1), by=carin, reason="Prov.")
    assert set(shut_months(committee)) == {Month(2022, 1)}
    assert verified().wrong == ""


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_what_was_published_before_indicators_is_money_and_stands(committee, publish_rows, carin):
    kept = publish_rows(FIGURES)
    before = ledger(current_publications(committee))

    migrate_to("0017_line_not_divided")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert in_order(ledger(current_publications(committee))).equals(in_order(before))
    assert set(kept.publications.values_list("indicator", flat=True)) == {""}
    assert not kept.indicator_values.exists()


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_every_role_of_before_counts_until_further_notice(committee, petra):
    migrate_to("0018_indicators")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert role_of(petra, committee) is Role.POLITICIAN
    kept = committee.memberships.get(user=petra)
    assert (kept.first_day, kept.last_day, kept.ended_at, kept.group) == (None, None, None, "")
    end_every_role(user=petra, committee=committee, by=petra)
    assert role_of(petra, committee) is None


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_budget_of_before_stands_and_nothing_is_decided_of_it(committee, publish_rows, carin):
    publish_rows(FIGURES)
    before = ledger(current_publications(committee))

    migrate_to("0022_verksamhetschef")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert in_order(ledger(current_publications(committee))).equals(in_order(before))
    assert decisions(committee, 2022) == requests(committee, 2022) == ()
    part = Decided("511", None, Span(Month(2022, 2)), -100)
    new = NewDecision(
        year=2022, kind=DecisionKind.SUPPLEMENT, body="KF", decided=date(2022, 1, 3), parts=[part]
    )
    decide(committee=committee, new=new, by=carin)
    assert [row.amount_ore for row in decisions(committee, 2022)] == [-100]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_figures_and_account_rules_of_before_stand_when_lines_beside_the_net_come(committee, publish_rows):
    publish_rows(FIGURES)
    before = ledger(current_publications(committee))
    rules = list(committee.account_lines.order_by("prefix").values_list("prefix", "line"))

    migrate_to("0022_verksamhetschef")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert in_order(ledger(current_publications(committee))).equals(in_order(before))
    assert list(committee.account_lines.order_by("prefix").values_list("prefix", "line")) == rules
    committee.account_lines.create(prefix="84", line="financial").full_clean()


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_frozen_item_of_before_there_were_questions_is_read_as_it_was(committee, publish_rows, sara):
    publish_rows(FIGURES)
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 3, 1)), by=sara)
    before = freeze(meeting=meeting, month=Month(2022, 1), by=sara).report

    migrate_to("0029_own_indicators")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    kept = ItemVersion.objects.get()
    assert kept.report == before
    assert Report.from_json(kept.report.replace(' "questions": [],\n', "")) == Report.from_json(before)
    asked = ask_question(
        verksamhet=committee.verksamheter.get(code="511"),
        new=NewQuestion(
            month=Month(2022, 1),
            asked=AskedFigure("511", "outcome_to_date"),
            name="Utfall januari 2022",
            text="Varför?",
        ),
        by=sara,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Question.objects.filter(pk=asked.pk).update(text="Något annat")


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_every_comment_of_before_says_what_it_said(committee, carin):
    node = committee.verksamheter.get(code="511")
    about = {"verksamhet": node, "month": Month(2022, 3), "by": carin}
    words = RemarkWords(text="Fler timmar.", cause="Volym")
    write_remark(**about, words=words)
    before = comments(committee, Month(2022, 3))

    migrate_to("0026_lines_beside_the_net")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert comments(committee, Month(2022, 3)) == before
    write_remark(**about, words=replace(words, tags=["price"]))
    assert comments(committee, Month(2022, 3))["511"].cause == "Volym (pris)"


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_report_of_before_stands_when_what_kolada_says_finds_room(committee, publish_rows):
    publish_rows("511 5020 2022-03 utfall -1000 3\n511 5020 2022-03 budget -900 3")
    committee.refresh_from_db()
    before = reporting.report(committee, Month(2022, 3))

    migrate_to("0027_comment_parts")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert reporting.report(committee, Month(2022, 3)) == before
    assert before.kolada == ()


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_measure_of_before_is_decided_and_keeps_its_number_and_history(committee, publish_rows, carin):
    publish_rows(FIGURES)

    def adjusted(kind, text):
        new = NewAdjustment(kind=kind, first=Month(2022, 2), last=Month(2022, 12), amount=700, text=text)
        return adjust(verksamhet=committee.verksamheter.get(code="511"), new=new, by=carin)

    kept = adjusted(AdjustmentKind.MEASURE, "Färre pass")
    one_off = adjusted(AdjustmentKind.ONE_OFF, "Engångs")
    withdraw_adjustment(adjustment=adjusted(AdjustmentKind.MEASURE, "Fel"), by=carin)

    migrate_to("0030_risk_to_warn_of")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    (fact,) = measures(committee, 2022)
    assert (fact.number, fact.plan.amount, fact.standing.state) == (kept.pk, 700, MeasureState.DECIDED)
    assert [step.entered_by for step in kept.steps.all()] == [carin]
    assert not one_off.steps.exists()
    assert Adjustment.objects.filter(withdrawn_at__isnull=False).get().steps.count() == 1
    assert assignments(committee) == []
    assign(verksamhet=kept.verksamhet, given=NewAssignment(text="Följ upp", to="Chefen"), by=carin)
    assert [row.text for row in assignments(committee)] == ["Följ upp"]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_what_was_asked_for_stands_when_goals_find_room(committee, carin):
    made = assign(
        verksamhet=committee.verksamheter.get(code="511"),
        given=NewAssignment(text="Följ upp", to="Chefen"),
        by=carin,
    )

    migrate_to("0038_municipalities")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert [row.number for row in assignments(committee)] == [made.pk]
    assert goals(committee, Month(2022, 3)) == ()
    words = GoalWords(word="", text="Trygghet", first_year=2022)
    enter_goal(verksamhet=made.verksamhet, words=words, by=carin)
    assert [row.text for row in goals(committee, Month(2022, 3))] == ["Trygghet"]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_committees_of_before_are_read_by_their_own_and_measures_stand(committee, carin):
    given = {"kind": AdjustmentKind.MEASURE, "first": Month(2022, 4), "last": Month(2022, 5), "amount": 100}
    new = NewAdjustment(text="Färre timmar", **given)
    made = adjust(verksamhet=committee.verksamheter.get(code="511"), new=new, by=carin)

    migrate_to("0033_assignments")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    made.refresh_from_db()
    assert made.amount_ore == 100
    assert public_committee("provby") is None
    open_to_all(committee=committee, by=carin)
    assert public_committee("provby") == committee


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_frozen_item_has_its_paragraph_and_its_bytes_when_the_column_is_called_so(
    committee, publish_rows, sara
):
    publish_rows(FIGURES)
    month = Month(2022, 1)
    words = AgendaItem(item="SN § 9", dnr="SN 2022-4", heading="Ekonomi", decision="Bifall.")
    set_agenda(committee=committee, month=month, agenda=words, by=sara)
    meeting = create_meeting(committee=committee, occasion=Occasion(date(2022, 2, 8)), by=sara)
    version = freeze(meeting=meeting, month=month, by=sara)

    migrate_to("0036_questions")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    kept = ItemVersion.objects.get()
    assert (kept.item.paragraph, kept.report) == ("SN § 9", version.report)
    assert agenda(committee, month) == agenda_of(kept.item) == words


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_each_name_of_before_is_a_municipality_and_no_committee_shows_otherwise(committee, adam):
    migrate_to("0037_item_paragraph")
    with connection.cursor() as cursor:
        cursor.execute("SELECT municipality FROM socfin_committee")
        assert cursor.fetchall() == [("Provby",)]
        columns = (
            "name, constructed, unit, watch_percent, deficit_percent, risk_percent, floor_ore, total_first"
        )
        columns += ", small_limit, mask_for_politicians, public, due_workday, revision"
        for slug, name, unit in [
            ("a", "Provby", "kr"),
            ("b", "Provby", "tkr"),
            ("c", "Östra Å kommun", "kr"),
        ]:
            cursor.execute(
                f"INSERT INTO socfin_committee (slug, municipality, {columns}) SELECT %s, %s, "
                f"{columns.replace('unit', '%s')} FROM socfin_committee WHERE slug = 'provby'",
                [slug, name, unit],
            )

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    stand = {one.slug: one for one in Committee.objects.select_related("municipality")}
    assert {slug: (one.municipality.slug, one.unit) for slug, one in stand.items()} == {
        "provby": ("provby", "tkr"),
        "a": ("provby", "kr"),
        "b": ("provby", "tkr"),
        "c": ("ostra-a", "kr"),
    }
    assert {slug: one.own_settings for slug, one in stand.items() if one.own_settings} == {"a": ["unit"]}
    assert stand["c"].municipality.unit == "kr"
    assert role_of(adam, stand["provby"]) is Role.ADMINISTRATOR


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_committee_of_before_has_no_scenario_and_may_make_one(committee, publish_rows, carin):
    publish_rows(FIGURES)
    before = reporting.report(committee, Month(2022, 1))

    migrate_to("0039_goals")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert reporting.report(committee, Month(2022, 1)) == before
    assert what_ifs(committee, 2022) == []
    make_what_if(committee=committee, year=2022, name="Två till", text="", by=carin)
    assert [row.name for row in what_ifs(committee, 2022)] == ["Två till"]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_spare_code_of_before_opens_once_and_stands_in_no_table(committee, carin):
    StaticDevice.objects.create(user=carin, name="reserv")
    migrate_to("0040_what_ifs")
    StaticToken.objects.create(device=StaticDevice.objects.get(), token="abcdefgh")

    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert not StaticToken.objects.exists()
    assert "abcdefgh" not in str(list(SpareCode.objects.values()))
    assert [is_right_code(user=carin, code="ABCD efgh") for _ in range(2)] == [True, False]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_what_was_told_of_the_year_before_is_as_it_was_and_a_known_change_may_be_added(
    committee, publish_rows, carin
):
    publish_rows(FIGURES)
    node = committee.verksamheter.get(code="511")
    old = NewAdjustment(
        kind=AdjustmentKind.ONE_OFF, first=Month(2022, 1), last=Month(2022, 2), amount=5_00, text="Engångs"
    )
    adjust(verksamhet=node, new=old, by=carin)
    before = facts_of(adjustments(committee))

    migrate_to("0041_spare_codes")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert facts_of(adjustments(committee)) == before
    reckoning = Reckoning(kind=AssumptionKind.AMOUNT, each=7_00)
    change = replace(old, kind=AdjustmentKind.CHANGE, amount=14_00, text="Avtal", reckoning=reckoning)
    adjust(verksamhet=node, new=change, by=carin)
    assert [fact.reckoning for fact in facts_of(adjustments(committee))] == [None, reckoning]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_municipality_of_before_has_cc0_and_nobody_to_write_to(committee):
    migrate_to("0042_known_changes")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    municipality = Committee.objects.get().municipality
    assert (municipality.name, municipality.open_licence, municipality.open_contact) == ("Provby", "cc0", "")


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_a_committee_of_before_has_no_older_forecasts_and_may_take_some_in(committee, publish_rows, carin):
    publish_rows(FIGURES)
    before = reporting.report(committee, Month(2022, 1))

    migrate_to("0043_open_data")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert reporting.report(committee, Month(2022, 1)) == before
    assert past_forecasts(committee) == {}
    taken_in(committee, carin)
    assert [row.year for row in past_forecasts(committee)["5"]] == [2021]


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_what_was_fetched_of_kolada_before_is_kolada_s_and_a_file_is_told_as_one(
    committee, publish_rows, carin
):
    publish_rows("511 5020 2022-03 utfall -1000 3\n511 5020 2022-03 budget -900 3")
    given = {"committee": committee, "places": {"1884": Whose.OWN}, "by": carin}
    facts = [KoladaFact("N30005", "1884", 2021, Decimal("5210.5"))]
    keep_kolada(facts=facts, source="https://api.kolada.se/v3", **given)
    committee.refresh_from_db()
    before = reporting.report(committee, Month(2022, 3)).kolada

    migrate_to("0044_past_forecasts")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert KoladaValue.objects.get().source == ""
    assert kolada_now(committee) == before
    assert [row.file for row in before] == [""]
    keep_kolada(facts=[replace(facts[0], value=Decimal(5211))], source="svar.json", **given)
    assert [row.file for row in kolada_now(committee)] == ["svar.json"]


def kolada_now(committee):
    committee.refresh_from_db()
    return reporting.report(committee, Month(2022, 3)).kolada


@pytest.mark.django_db(transaction=True)
def test_a_goal_of_before_says_what_it_said_and_is_measured_by_nothing(committee, sara):
    node = committee.verksamheter.get(code="510")
    goal = enter_goal(verksamhet=node, words=GoalWords(word="Mål", text="Trygghet", first_year=2022), by=sara)
    before = goals(committee, Month(2022, 3))

    migrate_to("0045_kolada_source")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert goals(committee, Month(2022, 3)) == before
    assert [row.indicators for row in before] == [()]
    measured = GoalWords(word="Mål", text="Trygghet", first_year=2022, indicators=("belaggning",))
    reword_goal(goal=goal, verksamhet=node, words=measured, by=sara)
    (row,) = goals(committee, Month(2022, 3))
    assert [each.name for each in row.indicators] == ["Beläggning"]


@pytest.mark.django_db(transaction=True)
def test_a_goal_of_before_has_no_value_to_reach_and_may_get_one(committee, sara):
    node = committee.verksamheter.get(code="510")
    said = GoalWords(word="Mål", text="Trygghet", first_year=2022, indicators=("belaggning",))
    goal = enter_goal(verksamhet=node, words=said, by=sara)
    before = goals(committee, Month(2022, 3))

    migrate_to("0047_searched_words")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert goals(committee, Month(2022, 3)) == before
    assert [row.aim for row in before] == [None]
    aim = Aim(steps=950, reach=Reach.AT_LEAST, by=Month(2022, 12))
    reword_goal(goal=goal, verksamhet=node, words=replace(said, aim=aim), by=sara)
    (row,) = goals(committee, Month(2022, 3))
    assert (row.aim.steps, row.aim.by) == (950, "2022-12")


@pytest.mark.django_db(transaction=True)
def test_no_committee_of_before_oversees_others_and_what_it_froze_is_as_it_was(committee, publish_rows, sara):
    publish_rows(FIGURES)
    occasion = Occasion(date(2022, 5, 3))
    meeting = create_meeting(committee=committee, occasion=occasion, by=sara)
    before = freeze(meeting=meeting, month=Month(2022, 1), by=sara).report

    migrate_to("0048_goal_aim")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert not Committee.objects.filter(oversees=True).exists()
    assert ItemVersion.objects.get().report == before
    board = {"name": "Kommunstyrelsen", "municipality": committee.municipality, "oversees": True}
    Committee.objects.create(slug="styrelsen", **board)
    with pytest.raises(DatabaseError), transaction.atomic():
        Committee.objects.create(slug="andra", **board)


@pytest.mark.django_db(transaction=True)
def test_a_file_of_before_says_nothing_of_counterparts_and_none_is_known(committee, publish_rows):
    kept = publish_rows(FIGURES)
    before = ledger(current_publications(committee))

    migrate_to("0049_board")
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert in_order(ledger(current_publications(committee))).equals(in_order(before))
    assert not kept.trade_blocks.exists()
    assert Committee.objects.get().municipality.counterparts == ""
    made = TradeBlock.objects.create(
        upload=kept, counterpart="810", last=202201, months=1, accounts=["4600"], lines=[""], amounts_ore=[-5]
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        TradeBlock.objects.filter(pk=made.pk).update(counterpart="820")


@pytest.mark.django_db(transaction=True)
def test_what_was_typed_before_is_met_by_the_words_that_the_database_keeps(committee, publish_rows, carin):
    publish_rows(FIGURES)
    node, month = committee.verksamheter.get(code="520"), Month(2022, 2)
    migrate_to("0046_goal_indicators").get_model("socfin", "Remark").objects.create(
        verksamhet_id=node.pk,
        month=month.yyyymm,
        text="Placeringarna är ÄNNU fler.",
        written_at=timezone.now(),
        written_by_id=carin.pk,
    )
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    make_views("default")
    make_guards("default")

    assert [hit.text for hit in hits(committee, "ännu placeringarna")] == ["Placeringarna är ÄNNU fler."]
    assert bool(hits(committee, "placeringen")) is (connection.vendor == "postgresql")
    write_remark(verksamhet=node, month=month, words=RemarkWords(text="Färre."), by=carin)
    assert [hit.text for hit in hits(committee, "färre")] == ["Färre."]
    assert hits(committee, "placeringarna") == []
