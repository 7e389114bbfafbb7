"""Handed-in files as they are read: what they cover, and whether they count."""

from socfin.actions.publishing import receive, undo
from socfin.selectors import uploads
from socfin.selectors.ledger import current_publications
from tests.cast import long_csv

YEAR = "\n".join(f"511 5020 2022-{month:02} utfall -1" for month in (1, 2))


def state(committee, kept):
    counting = {one.pk for one in current_publications(committee)}
    return uploads.state_of(uploads.upload_by_id(committee, kept.pk), counting).label


def test_no_files_are_no_error(committee):
    assert list(uploads.uploads(committee)) == []
    assert uploads.upload_by_id(committee, 1) is None
    assert uploads.profile_by_name(committee, "x") is None


def test_a_file_goes_from_previewed_to_counting_partly_replaced_and_withdrawn(committee, carin, publish_rows):
    waiting = receive(
        committee=committee,
        filename="a.csv",
        content=long_csv("511 5020 2022-09 utfall -1"),
        by=carin,
        options={},
    ).upload
    first = publish_rows(YEAR)
    assert (state(committee, waiting), state(committee, first)) == ("Inte publicerad", "Gäller")

    second = publish_rows("511 5020 2022-01 utfall -5")
    assert state(committee, first) == "Gäller delvis"
    publish_rows("511 5020 2022-02 utfall -5")
    assert state(committee, first) == "Ersatt av senare fil"

    undo(upload=second, by=carin)
    assert state(committee, second) == "Återtagen"
    assert state(committee, first) == "Gäller delvis"


def test_what_a_file_covers_is_said_in_swedish(committee, publish_rows):
    kept = publish_rows(YEAR + "\n511 5020 2022-12 budget -12 12")

    assert uploads.spans_of(kept) == ["Budget januari–december 2022", "Utfall januari–februari 2022"]
