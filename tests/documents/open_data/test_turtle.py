"""The catalogue as Turtle says what the other forms say, whatever signs are in it."""

from dataclasses import replace

import pytest
from rdflib import Graph
from rdflib.compare import isomorphic

from socfin.documents.open_data.catalogue import json_ld
from socfin.documents.open_data.turtle import turtle
from tests.documents.open_data.test_catalogue import OPENED


@pytest.mark.parametrize(
    "opened",
    [
        OPENED,
        replace(OPENED, contact="", first="", modified="", organisation_number=""),
        replace(OPENED, committee='Nämnden "för allt" \\ och\nmer', publisher="Provby\tkommun"),
    ],
    ids=["all", "little", "odd signs"],
)
def test_it_says_what_the_other_forms_say(opened):
    as_json = Graph().parse(data=json_ld(opened), format="json-ld")
    as_turtle = Graph().parse(data=turtle(opened), format="turtle")

    assert isomorphic(as_turtle, as_json)
    assert len(as_turtle) > 50


def test_an_address_holds_no_sign_that_would_end_it():
    told = turtle(replace(OPENED, contact="a b>c@provby.se")).decode()

    assert "<mailto:a\\u0020b\\u003Ec@provby.se>" in told


def test_it_is_for_people_to_read():
    lines = turtle(OPENED).decode().splitlines()

    assert lines[0] == "@prefix dcat: <http://www.w3.org/ns/dcat#> ."
    assert "  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> ;" in lines
