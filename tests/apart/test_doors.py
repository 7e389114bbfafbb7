"""Before a place is taken the database says where something belongs, and no more."""

from __future__ import annotations

from socfin.apart import doors
from socfin.apart.place import NOWHERE, standing
from socfin.apart.roles import OWNS, sees_whole, shortcomings
from socfin.models import Upload
from tests.as_the_web import web_role


def test_an_address_and_a_key_lead_to_their_municipality(towns):
    here, there = towns
    with web_role(), standing(NOWHERE):
        assert doors.municipality_of_committee("norrby") == (here.municipality,)
        assert doors.municipality_of_work(there.committee.pk) == (there.municipality,)
        assert doors.municipality_at("sunnanby") == (there.municipality,)
        assert doors.municipality_with_name("Sunnanby") == (there.municipality,)
        assert doors.municipality_with_name("Ingenstans") == ()
        assert doors.municipality_of_committee("ingen") == doors.municipality_at("ingen") == ()
        assert doors.municipality_of_work(0) == ()
        assert doors.owner_of_key("ingen") == (None, ())
        assert doors.municipalities_of_groups(here.controller.pk) == (here.municipality,)


def test_an_original_is_needed_whoevers_it_is(towns):
    name = str(Upload.objects.filter(committee=towns[1].committee).get().stored)
    with web_role(), standing(NOWHERE):
        assert doors.is_needed_original(name) is True
        assert doors.is_needed_original("annat") is False


def test_a_role_that_owns_nothing_has_no_shortcoming_and_sees_not_all(db):
    assert sees_whole()
    with web_role():
        assert shortcomings() == []
        assert not sees_whole()
    assert OWNS in shortcomings()
