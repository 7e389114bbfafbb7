"""What a file's page asks about is made once, small, and only where nothing has changed since."""

import pytest

from socfin.actions.publishing import publish, receive, undo
from socfin.models import Upload
from socfin.reporting.drafts import shown
from socfin.reporting.drafts.shown import Draft, draft_of, is_at_hand, mark_of, read_through
from socfin.reporting.packing import packed, unpacked
from tests.cast import long_csv

ROWS = "590 9999 2022-01 utfall -1000\n511 5020 2022-01 budget -900"


@pytest.fixture
def kept(committee, carin) -> Upload:
    content = long_csv(ROWS)
    return receive(committee=committee, filename="a.csv", content=content, by=carin, options={}).upload


def fresh(kept: Upload) -> Upload:
    return Upload.objects.get(pk=kept.pk)


def test_it_has_what_the_committee_does_not_know_and_no_figure(kept):
    draft = draft_of(kept)

    assert [unit.code for unit in draft.unknown] == ["590"]
    assert draft.accounts == ("9999",)
    assert unpacked(packed(draft), Draft) == draft
    assert len(packed(draft)) < 5_000


def test_it_is_made_once(kept, monkeypatch):
    first = draft_of(kept)
    monkeypatch.setattr(shown, "examine_upload", lambda *_: pytest.fail("read again"))

    assert draft_of(kept) == first


def test_it_is_at_hand_when_it_has_been_read_through(kept):
    assert not is_at_hand(kept)

    read_through(kept)

    assert is_at_hand(kept)
    assert is_at_hand(fresh(kept))


def test_at_each_stage_all_that_the_page_shows_is_made(committee, carin, kept, publish_rows):
    publish_rows("511 5020 2022-01 utfall -5\n511 5020 2022-01 budget -900")
    other = receive(
        committee=committee,
        filename="b.csv",
        content=long_csv("511 5020 2022-01 utfall -6\n511 5020 2022-01 budget -900"),
        by=carin,
        options={},
    ).upload
    marks = {mark_of(fresh(other))}
    for change in (
        lambda: publish(upload=fresh(other), by=carin),
        lambda: undo(upload=fresh(other), by=carin),
    ):
        change()
        assert not is_at_hand(fresh(other))
        read_through(fresh(other))
        assert is_at_hand(fresh(other))
        marks.add(mark_of(fresh(other)))
    assert len(marks) == 3


def test_of_a_damaged_original_there_is_nothing_to_wait_for(kept):
    kept.stored.storage.delete(kept.stored.name)

    assert is_at_hand(fresh(kept))
    assert draft_of(fresh(kept)).unknown == ()
