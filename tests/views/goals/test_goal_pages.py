"""The goals' pages: entered, followed up, read, masked; each by those who may."""

import pytest

from socfin.actions.followup.goals import enter_goal, follow_goal
from socfin.domain.goals.facts import GoalStand, GoalWords
from socfin.domain.period import Month
from socfin.models import Goal
from tests.views.meetings.test_assignment_pages import plain

LIST = "/provby/2022-03/mal/"
TYPED = {"word": "Nämndmål", "text": "Trygga hem", "verksamhet": "510", "first_year": "2022"}


@pytest.fixture
def published_march(committee, publish_rows):
    publish_rows("511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900")
    return committee


def entered(committee, by, text="Trygga hem", code="510", above=None):
    words = GoalWords(word="Nämndmål", text=text, first_year=2022)
    return enter_goal(verksamhet=committee.verksamheter.get(code=code), words=words, above=above, by=by)


def test_an_empty_page_says_the_next_step(published_march, logged_in, sara, petra):
    assert "Skriv in det översta först" in plain(logged_in(sara).get(LIST))
    page = plain(logged_in(petra).get(LIST))
    assert "Nämnden har inget mål inskrivet för 2022." in page
    assert "Skriv in" not in page


def test_a_secretary_enters_one_follows_it_up_and_a_politician_reads_it(
    published_march, logged_in, sara, petra
):
    answer = logged_in(sara).post(f"{LIST}nytt/", TYPED)
    goal = Goal.objects.get()
    assert answer["Location"] == f"{LIST}{goal.pk}/"

    logged_in(sara).post(
        f"{LIST}{goal.pk}/", {"state": "expected", "follow_up": "Sex grupper.\nKlart.", "effect": "Lugnare."}
    )

    page = plain(logged_in(petra).get(LIST))
    assert "Bedömda mål: ett väntas uppnås." in page
    assert "<strong>Uppföljning:</strong> Sex grupper." in page
    assert "<strong>Effekt:</strong> Lugnare." in page
    one = plain(logged_in(petra).get(f"{LIST}{goal.pk}/"))
    assert "Efter mars 2022: väntas uppnås." in one
    assert "Spara uppföljningen" not in one


def test_those_not_followed_up_in_the_month_are_counted_for_who_may_write(
    published_march, logged_in, sara, petra
):
    first, second = entered(published_march, sara), entered(published_march, sara, "Andra")
    follow_goal(goal=first, month=Month(2022, 3), stand=GoalStand(follow_up="Nu."), by=sara)
    follow_goal(goal=second, month=Month(2022, 2), stand=GoalStand(follow_up="Förr."), by=sara)

    page = plain(logged_in(sara).get(LIST))

    assert "1 av 2 mål är inte uppföljt efter mars 2022." in page
    assert "Uppföljt efter februari 2022" in page
    assert "inte uppföljt" not in plain(logged_in(petra).get(LIST))


def test_a_wording_is_changed_and_the_old_one_is_still_there(published_march, logged_in, sara):
    goal = entered(published_march, sara)

    logged_in(sara).post(f"{LIST}{goal.pk}/lydelse/", TYPED | {"text": "Tryggare hem"})

    page = plain(logged_in(sara).get(f"{LIST}{goal.pk}/"))
    assert "Nämndmål: Tryggare hem</h1>" in page
    assert "Målets lydelser" in page
    assert "Nämndmål: Trygga hem" in page


def test_a_new_one_beneath_another_begins_there_and_the_one_above_cannot_go(published_march, logged_in, sara):
    top = entered(published_march, sara)

    form = plain(logged_in(sara).get(f"{LIST}nytt/?hor-till={top.pk}"))
    assert f'<option value="{top.pk}" selected>' in form
    logged_in(sara).post(f"{LIST}nytt/", TYPED | {"text": "Under", "above": str(top.pk)})
    refused = plain(logged_in(sara).post(f"{LIST}{top.pk}/ta-bort/", follow=True))

    assert "Andra mål hör till det här." in refused
    beneath = Goal.objects.latest("pk")
    logged_in(sara).post(f"{LIST}{beneath.pk}/ta-bort/")
    logged_in(sara).post(f"{LIST}{top.pk}/ta-bort/")
    assert logged_in(sara).get(f"{LIST}{top.pk}/").status_code == 404


def test_what_is_typed_wrong_is_told_and_nothing_is_kept(published_march, logged_in, sara):
    wrong = TYPED | {"text": "", "last_year": "2021"}

    answer = logged_in(sara).post(f"{LIST}nytt/", wrong)

    assert answer.status_code == 422
    assert "Skriv målet" in plain(answer)
    assert "slutar innan det börjar" in plain(answer)
    assert not Goal.objects.exists()


def test_a_politician_writes_nothing(published_march, logged_in, sara, petra):
    goal = entered(published_march, sara)

    for address in ("nytt/", f"{goal.pk}/", f"{goal.pk}/lydelse/", f"{goal.pk}/ta-bort/"):
        assert logged_in(petra).post(LIST + address, TYPED).status_code == 403


def test_a_verksamhets_page_names_its_goals_with_the_one_they_belong_to(
    published_march, logged_in, sara, petra
):
    top = entered(published_march, sara, "Överst", code="520")
    entered(published_march, sara, "Eget", above=top)
    entered(published_march, sara, "Grannens", code="520")

    page = plain(logged_in(petra).get("/provby/2022-03/verksamhet/511/"))
    whole = plain(logged_in(petra).get("/provby/2022-03/verksamhet/510/"))

    assert "Nämndmål: Eget" not in page
    assert "Nämndmål: Eget" in whole
    assert "Nämndmål: Överst" in whole
    assert "Grannens" not in whole


def test_a_goal_shows_what_it_is_measured_by_and_the_indicator_leads_to_the_goal(
    published_march, logged_in, sara, petra, publish_indicators
):
    publish_indicators("510 anstallda 2022-03 214 210")
    measured = TYPED | {
        "measured": "anstallda",
        "measured_too": "anstallda",
        "measured_also": "hyrpass",
    }
    logged_in(sara).post(f"{LIST}nytt/", measured)
    goal = Goal.objects.get()

    client = logged_in(petra)
    tree, one = plain(client.get(LIST)), plain(client.get(f"{LIST}{goal.pk}/"))

    assert goal.wordings.get().indicators == ["anstallda", "hyrpass"]
    assert "<strong>Mäts med:</strong> Anställda 214 mot 210" in tree
    assert "Hyrpass: inget värde i rapporten." in tree
    assert ">214<" in one
    address = f'href="{LIST}{goal.pk}/"'
    assert address in plain(client.get("/provby/2022-03/nyckeltal/"))
    assert 'value="anstallda" selected' in plain(logged_in(sara).get(f"{LIST}{goal.pk}/lydelse/"))


AIMED = TYPED | {"measured": "sjukfranvaro", "aim_value": "6,5", "aim_by": "2022-12"}


def test_a_value_to_reach_is_typed_read_and_typed_anew(
    published_march, publish_indicators, logged_in, sara, petra
):
    publish_indicators("510 sjukfranvaro 2022-03 8,4 7\n510 arsarbetare 2022-03 10 _")
    publish_indicators("510 sjukfranvaro 2022-02 8,4 7\n510 sjukfranvaro 2022-01 8,4 7")
    publish_indicators("510 arsarbetare 2022-02 10 _\n510 arsarbetare 2022-01 10 _")

    logged_in(sara).post(f"{LIST}nytt/", AIMED)
    goal = Goal.objects.get()

    said = (
        "Sjukfrånvaro högst 6,5 % senast december 2022. Hittills i år 8,4 %: 1,9 procentenheter för mycket."
    )
    for address in (LIST, f"{LIST}{goal.pk}/"):
        assert said in plain(logged_in(petra).get(address))
    form = plain(logged_in(sara).get(f"{LIST}{goal.pk}/lydelse/"))
    assert 'value="6,5"' in form
    assert 'value="2022-12"' in form


@pytest.mark.parametrize(
    ("typed", "refusal"),
    [
        ({"measured": ""}, "Välj först vilket nyckeltal"),
        ({"aim_value": "sex"}, "”sex” är inget tal."),
        ({"aim_value": "6,55"}, "högst en decimal"),
        ({"aim_value": "101"}, "En andel är högst 100 %."),
        ({"aim_value": "-1"}, "aldrig negativt"),
        ({"aim_value": "–"}, "Skriv ett tal."),
        ({"aim_value": ""}, "lämna alla tre fälten tomma"),
        ({"aim_by": ""}, "Skriv månaden då värdet ska vara nått"),
        ({"aim_by": "2022-13"}, "är ingen månad"),
        ({"aim_by": "2021-12"}, "ett av målets år"),
        ({"measured": "platser"}, "Välj minst eller högst"),
    ],
)
def test_a_value_that_is_none_is_told_at_its_field(published_march, logged_in, sara, typed, refusal):
    answer = logged_in(sara).post(f"{LIST}nytt/", AIMED | typed)

    assert answer.status_code == 422
    assert refusal in plain(answer)
    assert not Goal.objects.exists()
