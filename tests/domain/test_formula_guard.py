"""What is written for a spreadsheet is no formula there, and is read back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socfin.domain.formula_guard import MARKS, guarded, unguarded


@given(st.text(st.sampled_from("'=+-@\t\r\0a1 ")))
def test_any_text_is_read_back_and_none_is_a_formula(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(MARKS)


@pytest.mark.parametrize("text", ["Hemtjänst", "'citat'", "", "510 - Hemtjänst", "d'Or"])
def test_a_text_that_is_no_formula_is_left_alone(text):
    assert guarded(text) == unguarded(text) == text
