"""Several things in one sentence."""

from socfin.domain.listing import first_of, listed, rows_in_words


def test_the_last_is_joined_with_och():
    assert [listed(words) for words in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a och b", "a, b och c"]


def test_what_is_not_named_is_counted():
    assert first_of(["a", "b"]) == "a, b"
    assert first_of(["a", "b", "c"], most=1) == "a och 2 till"


def test_rows_are_inflected():
    assert (rows_in_words(1), rows_in_words(3)) == ("1 rad", "3 rader")
