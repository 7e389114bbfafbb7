"""A committee shows figures as its municipality does, but for what it has chosen itself."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from socfin.actions.committees import change_presentation, create_committee, follow_municipality
from socfin.actions.municipal.municipalities import change_municipality
from socfin.actions.people.users import machine_user
from socfin.apart.place import Place, standing
from socfin.domain.committee import NewCommittee, Presentation
from socfin.domain.money import Unit
from socfin.domain.municipal.municipality import MunicipalSettings
from socfin.models import AuditEvent, Municipality
from socfin.selectors.committees import committee_by_slug
from tests.as_the_web import web_role

SHOWN = Presentation(
    unit=Unit.TKR, watch_percent=Decimal(1), deficit_percent=Decimal(3), floor=100_000_00, total_first=False
)
SETTINGS = MunicipalSettings(name="Provby", organisation_number="", accent="", presentation=SHOWN)


@pytest.fixture
def school(committee):
    return create_committee(
        new=NewCommittee(
            slug="skola", name="Skolnämnden", municipality="Provby", root_code="6", root_name="Skola"
        ),
        by=machine_user(),
    )


def shows(slug):
    stands = committee_by_slug(slug)
    return stands.unit, stands.watch_percent


def test_two_committees_of_one_name_have_one_municipality(committee, school):
    assert school.municipality == committee.municipality
    assert Municipality.objects.get().slug == "provby"


def test_a_committee_follows_in_what_it_has_not_chosen_itself(committee, school, carin):
    change_presentation(committee=committee, presentation=replace(SHOWN, unit=Unit.KR), by=carin)
    stricter = replace(SHOWN, unit=Unit.MNKR, watch_percent=Decimal(2))

    change_municipality(
        municipality=committee.municipality, new=replace(SETTINGS, presentation=stricter), by=carin
    )

    assert shows("provby") == ("kr", 2)
    assert shows("skola") == ("mnkr", 2)
    assert committee_by_slug("provby").own_settings == ["unit"]


def test_a_committee_that_goes_back_to_the_municipalitys_value_follows_again(committee, carin):
    for unit in (Unit.KR, Unit.TKR):
        change_presentation(committee=committee, presentation=replace(SHOWN, unit=unit), by=carin)
        committee = committee_by_slug("provby")

    assert committee.own_settings == []


def test_what_was_chosen_stands_when_the_municipality_comes_to_say_the_same(committee, carin):
    change_presentation(committee=committee, presentation=replace(SHOWN, unit=Unit.KR), by=carin)
    for unit in (Unit.KR, Unit.MNKR):
        new = replace(SETTINGS, presentation=replace(SHOWN, unit=unit))
        change_municipality(municipality=committee.municipality, new=new, by=carin)

    assert shows("provby") == ("kr", 1)


def test_a_committee_can_follow_in_all_again(committee, carin):
    change_presentation(committee=committee, presentation=replace(SHOWN, unit=Unit.KR), by=carin)

    follow_municipality(committee=committee, by=carin)

    assert shows("provby") == ("tkr", 1)


def test_each_committee_that_shows_otherwise_is_another_page_and_has_it_in_its_trail(
    committee, school, carin
):
    before = {slug: committee_by_slug(slug).revision for slug in ("provby", "skola")}

    change_municipality(municipality=committee.municipality, new=replace(SETTINGS, accent="skog"), by=carin)
    change_municipality(municipality=committee.municipality, new=replace(SETTINGS, accent="skog"), by=carin)

    assert all(committee_by_slug(slug).revision > revision for slug, revision in before.items())
    noted = AuditEvent.objects.filter(action="follow_municipality").order_by("committee")
    assert [(one.committee, one.details) for one in noted] == [
        (slug, {"before": {"accent": ""}, "after": {"accent": "skog"}}) for slug in ("provby", "skola")
    ]


def test_limits_that_contradict_change_nothing_anywhere(committee, carin):
    wrong = replace(SETTINGS, presentation=replace(SHOWN, watch_percent=Decimal(4)))

    with pytest.raises(ValidationError):
        change_municipality(municipality=committee.municipality, new=wrong, by=carin)

    assert shows("provby") == ("tkr", 1)
    assert not AuditEvent.objects.filter(action="follow_municipality").exists()


def test_limits_that_contradict_what_a_committee_has_chosen_change_nothing(committee, carin):
    change_presentation(
        committee=committee, presentation=replace(SHOWN, deficit_percent=Decimal(2)), by=carin
    )
    wide = replace(SHOWN, watch_percent=Decimal(3), deficit_percent=Decimal(4))

    with pytest.raises(ValidationError):
        change_municipality(
            municipality=committee.municipality, new=replace(SETTINGS, presentation=wide), by=carin
        )

    assert shows("provby") == ("tkr", 1)


def test_a_committee_is_laid_up_in_a_municipality_by_its_address_or_name(committee):
    for number, word in enumerate(["provby", "Provby"]):
        call_command("create_committee", f"n{number}", "--name", "N", "--municipality", word, verbosity=0)

    assert {committee_by_slug(slug).municipality for slug in ("n0", "n1")} == {committee.municipality}
    assert shows("n0") == shows("provby")


def test_a_name_that_another_municipality_has_is_refused_also_where_it_is_not_seen(committee, carin):
    create_committee(
        new=NewCommittee(slug="annan", name="Nämnden", municipality="Annanby", root_code="1", root_name="A"),
        by=machine_user(),
    )
    here = Place(municipalities=(committee.municipality_id,), person=carin.pk)

    with web_role(), standing(here), pytest.raises(ValidationError, match="finns redan"):
        change_municipality(
            municipality=committee.municipality, new=replace(SETTINGS, name="Annanby"), by=carin
        )
    with web_role(), standing(here):  # one's own name is not taken
        change_municipality(
            municipality=committee.municipality, new=replace(SETTINGS, accent="skog"), by=carin
        )

    assert sorted(Municipality.objects.values_list("name", "accent")) == [("Annanby", ""), ("Provby", "skog")]
