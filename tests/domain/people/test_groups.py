"""Groups lead to the strongest of their roles, and what is no group leads nowhere."""

import pytest

from socfin.domain.people.groups import STRONGEST_FIRST, groups_in, role_of_groups
from socfin.domain.roles import OF_COMMITTEES, Role

MAPPING = {"namnden": Role.POLITICIAN, "ekonomer": Role.CONTROLLER, "ledning": Role.CONTROLLER}


@pytest.mark.parametrize(
    ("claims", "groups"),
    [
        ({"groups": ["a", "b"]}, {"a", "b"}),
        ({"groups": "a"}, {"a"}),
        ({"roles": ["x"], "groups": ["a"]}, {"x", "a"}),
        ({"groups": [1, None, "", {"a": 1}, "b"]}, {"b"}),
        ({"groups": {"a": 1}}, set()),
        ({"annat": ["a"]}, set()),
    ],
)
def test_groups_are_read_from_the_named_claims_alone(claims, groups):
    assert groups_in(claims, ["roles", "groups"]) == groups


def test_several_groups_give_the_strongest_role_and_always_by_the_same_group():
    assert role_of_groups(MAPPING, {"namnden", "ledning", "ekonomer"}) == (Role.CONTROLLER, "ekonomer")


@pytest.mark.parametrize("groups", [set(), {"andra"}, {"Namnden"}])
def test_no_group_that_is_mapped_is_no_role(groups):
    assert role_of_groups(MAPPING, groups) is None


def test_every_role_of_a_committee_but_that_with_parts_of_a_tree_has_its_place():
    assert set(STRONGEST_FIRST) == set(OF_COMMITTEES) - {Role.VERKSAMHETSCHEF}
