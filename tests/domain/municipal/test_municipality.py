"""A municipality's number, and the word of it in addresses."""

import pytest

from socfin.domain.municipal.municipality import (
    ADDRESS_LENGTH,
    DIGITS_OF_NUMBER,
    NotANumber,
    municipal_address,
    organisation_number,
)


@pytest.mark.parametrize("text", ["2120000142", "212000-0142", " 212000 0142 "])
def test_a_number_is_kept_as_it_is_written_in_sweden(text):
    assert organisation_number(text) == "212000-0142"


def test_nothing_is_nothing():
    assert organisation_number(" ") == ""


@pytest.mark.parametrize("text", ["212000-0143", "212000-014", "212000-01422", "abcdefghij", "²120000142"])
def test_a_number_that_cannot_be_one_is_refused(text):
    with pytest.raises(NotANumber):
        organisation_number(text)


def test_a_number_has_ten_digits():
    assert len(organisation_number("2120000142").replace("-", "")) == DIGITS_OF_NUMBER


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Exempelkommunen", "exempelkommunen"),
        ("Östra Å kommun", "ostra-a"),
        ("Kommun", "kommunen"),
        ("!", "kommunen"),
    ],
)
def test_the_address_is_the_name_in_plain_letters_without_kommun(name, address):
    assert municipal_address(name) == address


@pytest.mark.parametrize(("letters", "kept"), [(39, 39), (40, 40), (41, 40)])
def test_the_address_finds_room(letters, kept):
    assert len(municipal_address("a" * letters)) == kept <= ADDRESS_LENGTH
