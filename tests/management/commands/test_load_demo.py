"""`manage.py load_demo`: the demo as people would have handed it in."""

from io import StringIO
from itertools import product

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from socfin.domain.kolada import KPIS
from socfin.domain.limits import Status
from socfin.domain.money import Unit, format_amount, format_money
from socfin.domain.period import Month
from socfin.domain.report import Organisation
from socfin.domain.roles import OF_COMMITTEES, Role
from socfin.importers import SourceFile
from socfin.management.demo.board import SLUG as BOARD
from socfin.management.demo.cast import PEOPLE
from socfin.management.demo.hand_in import LATEST
from socfin.management.demo.neighbours import NEIGHBOURS
from socfin.models import (
    AuditEvent,
    Committee,
    FigureBlock,
    Item,
    Membership,
    MunicipalRole,
    Publication,
    Remark,
    Upload,
    User,
)
from socfin.models.guards import drop_guards
from socfin.reporting import hidden_in, public_report, report
from socfin.reporting.masked import public_rows
from socfin.reporting.reading import profile_for
from socfin.reporting.reports import rows_alone
from socfin.selectors.ledger import published_months
from socfin.selectors.memberships import seats_of
from tests.attack.site import attack_lines, attack_year
from tests.cast import PASSWORD
from tests.demo import keep
from tests.long import beyond
from tests.rules.test_every_address import PATTERNS
from tests.views.kept.test_keeping import how_many_are_kept, sight

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("load_demo")]  # loaded once


def load(**options):
    out = StringIO()
    call_command("load_demo", stdout=out, **options)
    return out.getvalue()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for the module and taken away again."""
    with django_db_blocker.unblock():
        said = load(password=PASSWORD)
        if connection.vendor == "sqlite":
            keep(connection.connection)  # the journeys begin from it
    yield said
    with django_db_blocker.unblock():
        drop_guards("default")
        call_command("flush", verbosity=0, interactive=False)


def counts():
    return {
        model.__name__: model.objects.count()
        for model in (AuditEvent, Committee, FigureBlock, Item, Membership, Publication, Remark, Upload, User)
    }


@pytest.mark.parametrize("slug", LATEST)
def test_the_committee_stands_beside_others_with_ten_made_up_years(demo, slug):
    committee = Committee.objects.get(slug=slug)
    rows = report(committee, LATEST[slug]).kolada

    assert {len(row.years) for row in rows} == {10}
    assert len(rows) == len(KPIS)
    assert all(row.file.startswith("Påhittade värden för") for row in rows)
    assert rows[0].newest.year == LATEST[slug].year - 1


@pytest.mark.parametrize("slug", LATEST)
def test_earlier_months_are_compared_by_the_rows_of_their_reports(demo, slug):
    committee = Committee.objects.get(slug=slug)

    for month in published_months(committee).months[-14:]:
        for whole, alone in ((report, rows_alone), (public_report, public_rows)):
            shown, rows = whole(committee, month), alone(committee, month)
            assert (rows.all_rows, rows.lines) == (shown.all_rows, shown.lines)
            assert (*rows.indicators, *rows.measures, *rows.goals) == ()


HERE = "/exempel/2025-10/"
QUESTIONS = {
    "how bad": ((), "Underskott"),
    "where": ((), "Individ- och familjeomsorg (IFO)"),
    "why": ((), "Varför"),
    "where will it end": ((), "mnkr mot budget för helåret"),
    "how sure": ((), "troligen mellan −"),
    "how sure they usually are": (("prognos/", "/exempel/traffsakerhet/"), "Träffsäkerhet"),
    "what is done": (("atgarder/",), "Tre beslutade åtgärder ska ge 1 080 tkr under 2025"),
    "what changed since the last meeting": ((), "Sedan sammanträdet"),
    "against last year": ((), "högre än januari–oktober 2024"),
    "against others": (("nyckeltal/",), "Liknande kommuner"),
    "how many people and places": ((), "186 platser"),
}
"""Politicians' nine questions → the links followed from the overview, at most two, and the answer.

The forecast's own figures are not here: they are others whenever it has learned more.
"""


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_politicians_question_is_answered_within_two_clicks(demo, logged_in, question):
    links, answer = QUESTIONS[question]
    petra = logged_in(User.objects.get(username="petra"))
    page = petra.get(HERE).content.decode()

    for link in links:
        address = link if link.startswith("/") else f"{HERE}{link}"
        assert f'href="{address}' in page
        page = petra.get(address).content.decode()

    assert answer in " ".join(page.replace("\xa0", " ").split())


def test_the_committees_exist_and_only_those_made_up_say_so(demo):
    committees = {one.slug: (str(one), one.constructed) for one in Committee.objects.all()}

    assert committees == {
        "nora": ("Socialutskottet, Nora kommun", False),
        "timra": ("Socialnämnden, Timrå kommun", False),
        "exempel": ("Socialnämnden, Exempelkommunen", True),
        **{each.slug: (f"{each.name}, Exempelkommunen", True) for each in NEIGHBOURS},
        BOARD: ("Kommunstyrelsen, Exempelkommunen", True),
    }


def test_everyone_has_one_role_in_every_committee_but_olle_has_none(demo):
    people = User.objects.filter(is_active=True)
    roles = {one.username: set(one.memberships.values_list("role", flat=True)) for one in people}

    assert roles == {one.username: {one.role.value} if one.role else set() for one in PEOPLE}
    with_a_tree_of_parts = {Role.VERKSAMHETSCHEF}
    assert {one.role for one in PEOPLE if one.role} == set(OF_COMMITTEES) - with_a_tree_of_parts
    assert Membership.objects.count() == 4 * 3 + 1  # sara is the kommunstyrelse's secretary as well


def test_exempelkommunen_has_a_kommunstyrelse_and_an_ekonomichef_over_all_its_namnder(demo):
    held = {one.user.username: one.role for one in MunicipalRole.objects.select_related("user")}

    assert held == {one.username: one.above.value for one in PEOPLE if one.above}
    ylva = User.objects.get(username="ylva")
    assert len(seats_of(ylva)) == 1 + len(NEIGHBOURS) + 1


def test_people_log_in_with_the_printed_password(demo, client):
    assert PASSWORD in demo
    sent = {"username": "carin", "password": PASSWORD}
    assert client.post("/logga-in/", sent).status_code == 302


def test_log_ins_and_addresses_are_printed(demo):
    assert "petra   Förtroendevald" in demo
    assert "http://127.0.0.1:8000/timra/2022-08/" in demo
    assert "http://127.0.0.1:8123/nora/2022-03/" in load(port=8123)


def test_a_second_run_changes_nothing_and_says_so(demo):
    before = counts()

    said = load()

    assert "Inget har ändrats" in said
    assert "det som skrevs ut när demodata lästes in" in said
    assert counts() == before


def test_without_a_word_nothing_is_printed(demo):
    assert load(verbosity=0) == ""


def test_every_figure_came_through_a_published_file_that_is_kept(demo):
    assert Upload.objects.count() == 4 + 15 + 3 + 4 * len(NEIGHBOURS)
    assert not Upload.objects.filter(rows_stored_at=None).exists()
    for upload in Upload.objects.all():
        assert upload.publications.exists()
        with upload.stored.open("rb") as kept:
            assert len(kept.read()) == upload.size


def test_what_was_done_stands_in_the_diary_under_the_right_names(demo):
    by = {action: set() for action in ("publish", "agenda", "remark", "give_role")}
    for action, who in AuditEvent.objects.filter(action__in=by).values_list("action", "by"):
        by[action].add(who)

    assert by == {"publish": {"carin"}, "agenda": {"sara"}, "remark": {"carin"}, "give_role": {"adam"}}


def test_hemtjanst_was_four_groups_and_is_six_and_the_old_know_their_successors(demo):
    exempel = Committee.objects.get(slug="exempel")
    hemtjanst = exempel.verksamheter.get(code="510")
    old = {one.name: one.successor for one in hemtjanst.children.filter(valid_to=202412)}

    assert [one.name for one in hemtjanst.children.filter(valid_from=202501)] == [
        f"Hemtjänstgrupp {name}" for name in ("Björken", "Linden", "Asken", "Eken", "Lönnen", "Rönnen")
    ]
    assert old["Hemtjänst Norra"].code == "5111"
    assert old["Hemtjänst Centrum"] == hemtjanst
    assert exempel.verksamheter.filter(valid_to=None).count() == 46


def shown(slug, month=None, **how):
    return report(Committee.objects.get(slug=slug), month or LATEST[slug], **how)


def deviations(report, unit=Unit.TKR):
    return {row.name: format_amount(row.to_date.deviation, unit) for row in (*report.rows, report.total)}


def test_nora_shows_what_the_minutes_print(demo):
    nora = shown("nora")

    assert format_money(nora.total.to_date.deviation, Unit.TKR) == "−2\u00a0192\u00a0tkr"
    assert deviations(nora)["Individ- och familjeomsorg (IFO)"] == "−2\u00a0590"
    assert nora.agenda.item == "Su § 16"
    assert all(row.comment for row in nora.top)


def test_timra_shows_what_the_slide_prints(demo):
    timra = shown("timra")
    lines = deviations(timra) | {
        line.name: format_amount(line.to_date.deviation, Unit.TKR) for line in timra.lines
    }

    assert "−26\u00a0010" in lines.values()
    assert format_money(timra.total.to_date.deviation, Unit.MNKR) == "−13,0\u00a0mnkr"
    assert format_money(timra.total.year.deviation, Unit.MNKR) == "−17,9\u00a0mnkr"
    assert timra.total.comment.text.startswith("De stora negativa avvikelserna finns inom hemtjänst")


def test_exempelkommunen_opens_on_a_deficit_that_its_areas_explain(demo):
    exempel = shown("exempel")

    assert exempel.constructed
    assert exempel.total.to_date.deviation < -9_000_000_00
    assert sum(row.to_date.deviation for row in exempel.top) == exempel.total.to_date.deviation
    assert {row.to_date.status for row in exempel.top} == {
        Status.BALANCE,
        Status.WATCH,
        Status.DEFICIT,
        Status.SURPLUS,
    }
    assert all(row.comment for row in exempel.top)
    assert exempel.agenda.dnr == "SN 2025-0087"


def test_an_unmapped_account_is_told_of(demo):
    assert any("9010" in note for note in shown("exempel").notes)


@pytest.mark.parametrize("month", [Month(2023, 12), Month(2024, 12), Month(2025, 10)])
def test_the_total_is_the_same_as_it_was_and_as_it_is_now(demo, month):
    then, now = (shown("exempel", month, organisation=one).total for one in Organisation)

    assert then.to_date.outcome == now.to_date.outcome
    assert then.to_date.budget == now.to_date.budget
    assert then.to_date.last_year == now.to_date.last_year


def test_the_group_that_lives_on_has_its_past_only_as_things_are_now(demo):
    then, now = (
        {row.code: row for row in shown("exempel", organisation=one).rows}["5111"] for one in Organisation
    )

    assert then.to_date.last_year is None
    assert now.to_date.last_year < 0
    assert now.to_date.outcome == then.to_date.outcome


def test_next_months_report_is_recognised_by_the_demos_profile(demo):
    september = SourceFile(
        "Rad;Budget jan-aug;Utfall jan-aug;Budget sep;Utfall sep;Budget helår;Årsprognos\n"
        "INTÄKTER;1;1;1;1;1;1\nKOSTNADER (-);-2;-2;-2;-2;-2;-2\n".encode(),
        "timra-2022-09.csv",
    )

    known = profile_for(Committee.objects.get(slug="timra"), september)
    assert known is not None
    assert (known.name, known.options) == ("Resultaträkning i tkr", {"unit": "tkr"})


@pytest.mark.long
@pytest.mark.any_database
def test_nothing_small_in_the_made_up_committee_is_placed_by_the_attacker(demo):
    """A year's public reports and a month's statements, as equations (tests/attack)."""
    committee = Committee.objects.get(slug="exempel")
    months = [month for month in published_months(committee).months if month.year == 2025]
    told = [one for month in months if (one := public_report(committee, month))]

    assert {"5402"} < hidden_in(committee).hidden
    assert attack_year(committee, months, told) == []
    assert attack_lines(committee, months[-1]) == []


SPANS = ("", "?visa=manad", "?visa=helar")
OF_THE_MONTH = ("overview", "forecast", "summary", "budget", "verksamhet", "verksamhet_forecast", "rows")
OF_AN_ITEM = ("item", "present")


def addresses(slug: str) -> list[str]:
    """Every kept page of a committee's month, year, verksamhet and newest item, in each timespan it has."""
    month = LATEST[slug]
    code = Committee.objects.get(slug=slug).verksamheter.filter(parent__parent__isnull=True).first().code
    given = {"slug": slug, "period": str(month), "code": code, "year": month.year}
    spans, alone = [*OF_THE_MONTH], ["uploads", "meetings", "accuracy", "period_year"]
    newest = Item.objects.filter(meeting__committee__slug=slug).last()
    if newest is not None:
        given |= {"meeting_id": newest.meeting_id, "item_id": newest.pk}
        spans, alone = [*spans, *OF_AN_ITEM], [*alone, "meeting", "compare_item"]
    patterns = {pattern.name: pattern.pattern.converters for pattern in PATTERNS}
    plain = {
        name: reverse(name, kwargs={word: given[word] for word in patterns[name]}) for name in spans + alone
    }
    return [plain[name] + span for name in spans for span in SPANS] + [plain[name] for name in alone]


@pytest.mark.parametrize(("slug", "reader"), beyond(0, product(LATEST, ("petra", "carin", "sara", "adam"))))
def test_a_kept_page_is_the_page_that_is_made_anew(demo, client, settings, slug, reader):
    """Three committees, four roles, three timespans; what is kept may be wrong nowhere."""
    client.force_login(User.objects.get(username=reader))
    seen = 0
    for address in addresses(slug):
        caches["pages"].clear()
        made, kept = client.get(address), client.get(address)
        settings.DEBUG = True  # nothing is kept there
        anew = client.get(address)
        settings.DEBUG = False
        assert kept.status_code == made.status_code == anew.status_code, address
        assert sight(kept) == sight(made) == sight(anew), address
        seen += how_many_are_kept()
    assert seen >= len(SPANS) * 3
