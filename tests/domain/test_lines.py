"""Accounts and lines."""

from socfin.domain.lines import DEFAULT_RULES, AccountRule, Line, line_of


def test_the_longest_prefix_wins():
    rules = [AccountRule("4", Line.OTHER_COST), AccountRule("46", Line.PURCHASED_CARE)]

    assert line_of("4612", rules) is Line.PURCHASED_CARE
    assert line_of("4012", rules) is Line.OTHER_COST


def test_an_account_without_a_rule_is_unmapped_and_never_dropped():
    assert line_of("9010", DEFAULT_RULES) is Line.UNMAPPED


def test_class_eight_is_outside_nettokostnad():
    assert line_of("8010", DEFAULT_RULES) is None


def test_wages_are_class_five_as_in_kommun_bas_and_not_seven_as_in_private_bas():
    assert line_of("5020", DEFAULT_RULES) is Line.PERSONNEL
    assert line_of("7010", DEFAULT_RULES) is Line.OTHER_COST
