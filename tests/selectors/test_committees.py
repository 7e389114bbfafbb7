"""Committees, roles and account tables as they are read."""

from fractions import Fraction

from socfin.actions.people.users import machine_user
from socfin.domain.limits import Thresholds
from socfin.domain.lines import DEFAULT_RULES
from socfin.domain.roles import Role
from socfin.selectors import committees
from socfin.selectors.memberships import role_of, seats_of
from socfin.selectors.people import person_by_username


def test_what_does_not_exist_is_none(committee):
    assert committees.committee_by_slug("finns-inte") is None
    assert committees.verksamhet_by_code(committee, "999") is None
    assert person_by_username("ingen") is None


def test_a_person_has_the_role_they_were_given_and_no_other(committee, petra, olle):
    assert role_of(petra, committee) is Role.POLITICIAN
    assert role_of(olle, committee) is None
    assert [one.role for one in seats_of(petra)] == [Role.POLITICIAN]
    assert seats_of(olle) == []


def test_a_superuser_administers_every_committee(committee, olle):
    olle.is_superuser = True
    olle.save()

    assert role_of(olle, committee) is Role.ADMINISTRATOR
    assert [one.committee for one in seats_of(olle)] == [committee]


def test_machines_have_no_role_and_cannot_log_in(committee):
    assert role_of(machine_user(), committee) is None
    assert not machine_user().has_usable_password()


def test_a_new_committee_has_the_default_account_table_and_limits(committee):
    assert set(committees.account_rules(committee)) == set(DEFAULT_RULES)
    assert committees.thresholds(committee).watch_share == Fraction(1, 100)
    assert committees.account_names(committee) == {}
    assert committees.root_of(committee).code == "5"


def test_a_code_that_no_table_can_hold_is_nobodys(committee):
    assert committees.verksamhet_by_code(committee, "5\0") is None


def test_a_new_committee_has_the_usual_limits(committee):
    """The defaults stand in the table and in `Thresholds`, which pages use where they have no committee."""
    assert committees.thresholds(committee) == Thresholds()


def test_a_list_to_choose_from_has_each_verksamhet_followed_by_its_parts(committee):
    root = committees.root_of(committee)
    committee.verksamheter.exclude(pk=root.pk).update(in_tree=False)
    for order, (code, above) in enumerate([("91", root), ("92", root)]):
        node = committee.verksamheter.create(code=code, name=code, parent=above, order=order)
        for place in (0, 1):
            committee.verksamheter.create(code=f"{code}{place}", name="del", parent=node, order=place)

    assert [node.code for node in committees.tree_in_order(committee)] == [
        root.code, "91", "910", "911", "92", "920", "921",
    ]  # fmt: skip
