"""A long file of the whole municipality gives the file's own committee and none of the others."""

import pytest

from socfin.importers.options import OtherCommittees
from tests.importers.long.reading import codes, kronor, read, read_both

HEADER = "Nämnd;Verksamhet;Konto;Period;Scenario;Belopp"
OWN = ("{};510 Hemtjänst;5020;2025-01;utfall;-100", "{};520 Boende;5020;2025-01;utfall;-200")
OTHERS = (
    "{};510 Hemtjänst;5020;2025-01;utfall;-7",
    "{};610 Skola;5020;2025-01;utfall;-1000",
)
NAMES = ("Kommunstyrelsen", "Barn- och utbildningsnämnden")


def rows(own: str, *others: str):
    return [row.format(own) for row in OWN] + [row.format(o) for row, o in zip(OTHERS, others, strict=True)]


@pytest.mark.parametrize(
    ("header", "own", "others"),
    [
        (HEADER, "Socialnämnden", NAMES),
        (HEADER, "Socialnämnd", ("Tekniska nämnden", "Finansförvaltningen")),
        (HEADER, "30 Socialnämnden", ("20 Kommunstyrelsen", "40 Miljönämnden")),
        (
            HEADER.replace("Nämnd", "Förvaltning"),
            "Socialförvaltningen",
            ("Stadsbyggnadsförvaltningen", "KLF"),
        ),
        (HEADER, "SOCIALNÄMNDEN", NAMES),
    ],
)
def test_a_column_of_committees_keeps_the_files_own_and_names_the_others(header, own, others):
    for parsed in read_both(*rows(own, *others), header=header):
        told = "committees_left" if own != "Socialförvaltningen" else "other_committees"
        assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -300}, [told])
        assert all(f"”{name}”" in parsed.problems[0].message for name in others)
        assert parsed.errors == ()
    counted = read(*rows(own, *others), header=header, other_committees=OtherCommittees.COUNTED)
    assert kronor(counted) == {"outcome 2025-01": -1307}


@pytest.mark.parametrize("names", [("30", "20", "40"), ("Omsorgsnämnden", *NAMES)])
def test_when_none_is_the_files_own_it_is_asked_and_a_code_or_name_may_be_said(names):
    asked = read(*rows(*names), header=HEADER)

    assert [p.code for p in asked.errors] == ["choose_committee"]
    said = read(*rows(*names), header=HEADER, dimension=names[0])
    assert (kronor(said), said.errors) == ({"outcome 2025-01": -300}, ())


def test_a_file_of_another_committee_alone_demands_a_reason():
    one = [row.format("Miljönämnden") for row in OWN]

    assert codes(read(*one, header=HEADER)) == ["other_committees"]
    assert codes(read(*(row.format("Socialnämnden") for row in OWN), header=HEADER)) == []


@pytest.mark.parametrize(
    "others",
    [
        ("Finansförvaltningen", "Tekniska nämnden"),
        ("Räddningstjänsten", "Kommunstyrelsen"),
        ("Revision", "Bygg- och miljönämnden"),
    ],
)
def test_verksamheter_that_are_other_committees_are_left_out(others):
    keys = "5020;2025-01;utfall"
    parsed = read(f"Socialnämnden;{keys};-100", *(f"{name};{keys};-7" for name in others))

    assert (kronor(parsed), codes(parsed)) == ({"outcome 2025-01": -100}, ["other_committees"])
    assert {one.verksamhet_code for one in parsed.figures} == {""}
    asked = read(f"Omsorgsnämnden;{keys};-100", *(f"{name};{keys};-7" for name in others))
    assert [p.code for p in asked.errors] == ["choose_committee"]
