"""How a committee stands beside others, in Kolada's own figures."""

from dataclasses import replace

from socfin.domain.kolada import KoladaRow, KoladaYear
from socfin.services.prose.others_words import others_sentence
from tests.charts.figures import nora, spaced

ELDERLY = KoladaRow(
    kpi="N20900",
    name="Nettokostnadsavvikelse äldreomsorg",
    unit="%",
    area="Äldreomsorg",
    is_deviation=True,
    fetched="2022-04-01",
    years=(KoladaYear(2020, "5", "1", None), KoladaYear(2021, "2.25", "-0.3", None)),
)
FAMILY = replace(
    ELDERLY,
    kpi="N30001",
    name="Nettokostnadsavvikelse individ- och familjeomsorg",
    years=(KoladaYear(2021, "-8", None, None),),
)
MILLIONS = replace(ELDERLY, kpi="N20029", unit="mnkr")


def told(*rows: KoladaRow) -> str:
    return spaced(others_sentence(replace(nora(), kolada=rows)))


def test_the_newest_year_with_what_is_farthest_from_expected_first():
    assert told(ELDERLY, MILLIONS, FAMILY) == (
        "Mot förväntad kostnad 2021 enligt Kolada: individ- och familjeomsorg −8,0 % och "
        "äldreomsorg +2,3 % (liknande kommuner −0,3 %). Plus är dyrare."
    )


def test_an_older_year_is_not_mixed_in_and_a_file_is_named():
    older = replace(FAMILY, years=(KoladaYear(2020, "-8", None, None),))
    of_file = replace(ELDERLY, file="Påhittade värden.json")

    assert told(of_file, older) == (
        "Mot förväntad kostnad 2021 enligt Kolada: äldreomsorg +2,3 % (liknande kommuner −0,3 %). "
        "Plus är dyrare. Källa: ”Påhittade värden.json”."
    )


def test_nothing_is_said_where_nothing_is_known():
    unknown = replace(ELDERLY, years=(KoladaYear(2021, None, "1", None),))

    assert told() == ""
    assert told(unknown) == ""
    assert told(MILLIONS) == ""
