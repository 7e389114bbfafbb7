"""What each role may, and which of several a person gets."""

from socfin.domain.people.groups import STRONGEST_FIRST
from socfin.domain.roles import GRANTS, OF_OWN_PARTS, OF_SUPERUSERS, Permission, Role, roles_that_may


def test_who_runs_the_site_may_everything_and_stands_first():
    assert GRANTS[OF_SUPERUSERS] == frozenset(Permission)
    assert roles_that_may(Permission.PEOPLE) == (Role.ADMINISTRATOR,)


def test_everyone_with_a_role_reads():
    assert set(roles_that_may(Permission.READ)) == set(Role)


def test_of_several_groups_the_one_that_may_most_counts_and_none_gives_parts_of_a_tree():
    assert STRONGEST_FIRST == (Role.ADMINISTRATOR, Role.CONTROLLER, Role.SECRETARY, Role.POLITICIAN)
    assert not OF_OWN_PARTS & set(STRONGEST_FIRST)
