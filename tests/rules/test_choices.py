"""Every choice about a file is on its page and in the command; none is in one of them alone."""

import argparse

import pytest

from socfin.domain.figures import NamedVerksamhet, Scenario
from socfin.forms.decisions import DecisionForm, Undecided
from socfin.forms.mapping import MappingForm
from socfin.importers import FileReading
from socfin.importers.choices import CHOICES
from socfin.importers.reading import Dimension
from socfin.importers.report.layout.mapping import Column, Mapping, RowsAre
from socfin.importers.spelling.roles import Basis, Role
from socfin.management.reading_choices import add_choices

ASKS = tuple(choice.name for choice in CHOICES if choice.asked_by)
COLUMNS = (
    Column(0, "Verksamhet", Role.LABEL),
    Column(1, "Utfall", Role.AMOUNT, Scenario.OUTCOME, Basis.TO_DATE),
    Column(2, "Belopp", Role.AMOUNT),
)
REPORT = FileReading(
    mapping=Mapping("Mars", (1,), COLUMNS, RowsAre.VERKSAMHETER, None, None),
    rows=((1, ("Verksamhet", "Utfall", "Belopp")),),
    sheets=("Mars", "April"),
    asks=ASKS,
)
READINGS = (
    REPORT,
    FileReading(dimensions=(Dimension("20", "Verksamhet", 3),)),
    FileReading(entities=("Nora",), asks=("unit", "sign")),
)
AS_ARGUMENT = {
    "header_first": "header",
    "header_last": "header",
    "accumulated": "month_columns",
    "sheets": "sheet",
    "holds": "contents",
    "covers": "columns",
    "v": "verksamheter",
    "z": "verksamheter",
    "r": "lines",
    "a": "accounts",
}
"""What a field of the page, before its dash, is called in the command where that is another word."""


@pytest.fixture
def on_page() -> set[str]:
    fields = [name for reading in READINGS for name in MappingForm(reading=reading, options={}).fields]
    undecided = Undecided(
        unknown=[NamedVerksamhet("799", "Ny")],
        accounts=["3999"],
        rows=["Statsbidrag"],
        silent=[("520", "Tyst")],
    )
    asked = DecisionForm(undecided=undecided, tree=[("5", "Vård")])
    words = [name.partition("-")[0] for name in (*fields, *asked.fields)]
    return {AS_ARGUMENT.get(word, word) for word in words}


@pytest.fixture
def in_command() -> set[str]:
    parser = argparse.ArgumentParser(add_help=False)
    add_choices(parser)
    return {action.dest for action in parser._actions}


def test_every_choice_of_the_page_is_in_the_command(on_page, in_command):
    assert on_page - {"profile"} - in_command == set()


def test_every_choice_of_the_command_is_on_the_page(on_page, in_command):
    assert in_command - on_page == set()
