"""What is guessed first is refused, and four words are not."""

import pytest

from socfin.domain.people.passwords import is_guessed_first


@pytest.mark.parametrize(
    "password",
    [
        "aaaaaaaaaaaa",
        "123456789012",
        "Socialnamnden1",
        "Socialnämnden2022!",
        "abababababab",
        "abcabcabcabc",
        "qwertyuiop12",
        "abcdefghijkl",
        "210987654321",
        "111222333444",
        "Lösenord1234",
    ],
)
def test_what_is_guessed_first(password):
    assert is_guessed_first(password)


@pytest.mark.parametrize("password", ["korrekt häst batteri", "tillit-2022!", "gul båt tre moln"])
def test_what_is_not(password):
    assert not is_guessed_first(password)


@pytest.mark.parametrize("password", ["carincarin12", "CarinController1", "controllercarin!"])
def test_own_names_with_a_number_are_guessed_first(password):
    assert is_guessed_first(password, ["carin", "Carin", "Controller"])
    assert not is_guessed_first("carins gula båt", ["carin", "Carin", "Controller"])
