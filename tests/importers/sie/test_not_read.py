"""SIE files whose dimensions are of persons, of other numbers than the format's, or of several committees."""

import pytest

from socfin.importers.options import OtherCommittees
from socfin.services.file_checks.checks import serious_of
from tests.importers.sie_files import amounts, codes, read, told

HEAD = '#FLAGGA 0\n#FORMAT PC8\n#SIETYP 3\n#RAR 0 20250101 20251231\n#KONTO 5020 "Lon"\n'
BOOKED = {("510", "5020", "2025-01"): -5}


@pytest.mark.parametrize("number", ["7", "8", "9", "10"])
@pytest.mark.parametrize("name", ["Verksamhet", "Ansvar", "Verksamhetskod", "Kostnadsställe"])
def test_a_number_kept_for_persons_is_what_the_file_itself_calls_it(number, name):
    body = f'#DIM {number} "{name}"\n#PSALDO 0 202501 5020 {{{number} "510"}} 5\n#RES 0 5020 5\n'

    assert amounts(read(body, HEAD)) == BOOKED


@pytest.mark.parametrize(
    "declared", ["", '#DIM 7 "Anställd"\n', '#DIM 7 "x"\n', '#DIM 7 "Ansvarig person"\n']
)
def test_persons_are_never_read_and_that_the_committee_gets_it_all_is_told(declared):
    parsed = read(f'{declared}#PSALDO 0 202501 5020 {{7 "Anna"}} 5\n#RES 0 5020 5\n', HEAD)

    assert amounts(parsed) == {("", "5020", "2025-01"): -5}
    assert "Anna" not in repr(parsed)
    assert "hela nämnden" in told(parsed, "no_dimension")


@pytest.mark.parametrize("dimension", ["Nämnd", "Förvaltning"])
def test_a_file_of_several_committees_is_not_one_committees_outcome_without_a_reason(dimension):
    body = (
        f'#DIM 1 "{dimension}"\n#DIM 11 "Verksamhet"\n#OBJEKT 1 "7" "Socialnämnden"\n'
        '#OBJEKT 1 "1" "Kommunstyrelsen"\n'
        '#PSALDO 0 202501 5020 {1 "7" 11 "510"} 5\n#PSALDO 0 202501 5020 {1 "1" 11 "100"} 2\n#RES 0 5020 7\n'
    )
    parsed = read(body, HEAD, committee="Socialnämnden")

    assert "”Kommunstyrelsen”" in told(parsed, "several_committees")
    assert "”Socialnämnden”" not in told(parsed, "several_committees")
    assert [one.code for one in serious_of(parsed.problems)] == ["several_committees"]
    counted = read(body, HEAD, committee="Socialnämnden", other_committees=OtherCommittees.COUNTED)
    assert "several_committees" not in codes(counted)


def test_counterparts_and_unused_committees_are_no_other_committees():
    body = (
        '#DIM 1 "Nämnd"\n#DIM 12 "Motpart"\n#OBJEKT 1 "7" "Socialnämnden"\n#OBJEKT 1 "1" "Kommunstyrelsen"\n'
        '#OBJEKT 12 "1" "Kommunstyrelsen"\n#OBJEKT 12 "2" "Tekniska nämnden"\n'
        '#PSALDO 0 202501 5020 {1 "7" 12 "1"} 5\n#PSALDO 0 202501 5020 {1 "7" 12 "2"} 2\n#RES 0 5020 7\n'
    )

    assert "several_committees" not in codes(read(body, HEAD, committee="Socialnämnden"))


@pytest.mark.parametrize("name", ["Vht", "Vht kod", "VERKS", "Verksamhet", "Funktion"])
def test_the_dimension_that_a_system_shortens_to_verksamhet_is_verksamhet(name):
    body = f'#DIM 1 "Ansvar"\n#DIM 20 "{name}"\n#PSALDO 0 202501 5020 {{20 "510"}} 5\n'
    parsed = read(f'{body}#PSALDO 0 202501 5020 {{1 "77"}} 5\n#RES 0 5020 5\n', HEAD)

    assert (amounts(parsed), codes(parsed)) == (BOOKED, [])


def test_a_budget_that_stands_in_another_dimension_alone_demands_a_reason():
    body = '#DIM 1 "Ansvar"\n#DIM 20 "Verksamhet"\n#PSALDO 0 202501 5020 {20 "510"} 5\n#RES 0 5020 5\n'
    parsed = read(f'{body}#PBUDGET 0 202501 5020 {{1 "77"}} 4\n', HEAD)

    assert told(parsed, "other_dimension").startswith("Budget på 1 konton")
    assert "other_dimension" in [one.code for one in serious_of(parsed.problems)]
