"""A moment is read the same on a page, in a document and in the terminal."""

import pytest

from socfin.domain.moments import clock


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("2022-04-02 14:03", "2 april 2022 kl. 14.03"),
        ("2026-11-22", "22 november 2026"),
        ("", ""),
        ("i går", "i går"),
    ],
)
def test_a_stored_moment_is_read_in_swedish(stored, read):
    assert clock(stored) == read
