"""No words that tell of a hidden unit are read in masked reports, however they are spelled."""

import pytest

from socfin.services.masking import words
from tests.attack.spelled import words_read
from tests.attack.worlds import made_up


def test_no_telling_words_are_read_in_made_up_committees():
    for seed in range(60):
        world = made_up(seed)
        assert list(words_read(world, world.concealment(), seed)) == [], seed


@pytest.mark.parametrize("seed", [3, 4])
def test_no_telling_words_are_read_in_documents_charts_or_workbooks_within_them(seed):
    world = made_up(seed)
    found = world.concealment()
    assert found.hidden

    assert list(words_read(world, found, seed, formats=("docx", "pptx", "xlsx"))) == []


def test_the_attacker_reads_words_where_they_are_not_held_against_anything(monkeypatch):
    world = made_up(3)
    monkeypatch.setattr(words.Secrets, "told_by", lambda *_, **__: False)

    read = list(words_read(world, world.concealment(), 3, formats=("docx", "pptx")))

    assert len(read) > 20
    assert any("heading" in line for line in read)
