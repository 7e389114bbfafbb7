"""Exempelkommunen's indicators can be handed in as they are, and tell the story that its money tells."""

from socfin.domain.figures import Scenario
from socfin.domain.period import Month, Span
from socfin.importers import parse
from socfin.importers.indicators.placing import placed
from socfin.management.demo.indicators import indicator_files
from socfin.management.demo.tree import ROOT, tree

FILES = indicator_files()
NAMES = {node.code: node.name for node in tree()}
READ = [placed(parse(one.content, one.filename), NAMES, ROOT) for one in FILES]
VALUES = {
    (one.verksamhet_code, one.indicator, one.scenario, one.span.last): one.steps
    for parsed in READ
    for one in parsed.indicators
}


def outcome(code, indicator, month):
    return VALUES[code, indicator, Scenario.OUTCOME, month]


def test_every_file_is_read_without_a_word_of_complaint():
    assert [one.filename for one in FILES] == [
        "nyckeltal-2023.csv",
        "nyckeltal-2024.csv",
        "nyckeltal-2025.csv",
    ]
    assert [parsed.problems for parsed in READ] == [(), (), ()]
    assert {one.span for parsed in READ for one in parsed.indicators} == {
        Span(Month(2023, 1).plus(at)) for at in range(34)
    }


def test_solglantan_empties_in_february_and_the_other_homes_do_not():
    assert outcome("5201", "belaggning", Month(2025, 1)) > 940
    assert outcome("5201", "belaggning", Month(2025, 10)) < 900
    assert outcome("5202", "belaggning", Month(2025, 10)) > 940


def test_the_placements_that_began_in_may_are_days_that_nobody_budgeted():
    budget = VALUES["5402", "placeringsdygn", Scenario.BUDGET, Month(2025, 5)]

    assert outcome("5402", "placeringsdygn", Month(2025, 4)) < outcome(
        "5402", "placeringsdygn", Month(2025, 5)
    )
    assert (outcome("5402", "placeringsdygn", Month(2025, 5)), budget) == (155, 124)


def test_the_files_are_the_same_every_time():
    assert indicator_files() == FILES
