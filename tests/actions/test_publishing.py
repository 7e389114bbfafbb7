"""Handing in, publishing and undoing files."""

import pytest

from socfin import reporting
from socfin.actions.publishing import NotPublishable, discard, publish, read_otherwise, receive, undo
from socfin.domain.period import Month
from socfin.models import AuditEvent, FigureBlock, Publication, Upload
from socfin.selectors import uploads
from socfin.selectors.ledger import current_publications, ledger
from tests.cast import HEADER, long_csv
from tests.stored import figures_of

MARCH = Month(2022, 3)
FIRST = "511 5020 2022-03 utfall -1000\n511 5020 2022-03 budget -900"
SECOND = "511 5020 2022-03 utfall -1200\n511 5020 2022-03 budget -900"


def outcome(committee):
    committee.refresh_from_db()
    return reporting.report(committee, MARCH).total.month.outcome


def test_nothing_is_a_figure_before_it_is_published(committee, carin):
    receive(committee=committee, filename="mars.csv", content=long_csv(FIRST), by=carin, options={})

    assert Upload.objects.count() == 1
    assert FigureBlock.objects.count() == 0
    assert Publication.objects.count() == 0


def test_a_published_file_counts(committee, publish_rows):
    publish_rows(FIRST)

    assert outcome(committee) == -1_000_00


def test_a_later_file_takes_the_place_of_an_earlier_one_and_undo_brings_it_back(
    committee, carin, publish_rows
):
    publish_rows(FIRST)
    before = ledger(current_publications(committee))
    later = publish_rows(SECOND)
    assert outcome(committee) == -1_200_00

    assert undo(upload=later, by=carin) == 2

    assert outcome(committee) == -1_000_00
    after = ledger(current_publications(committee))
    assert after.equals(before)


def test_rows_stay_when_a_file_is_undone_and_it_can_be_published_again(committee, carin, publish_rows):
    kept = publish_rows(FIRST)
    undo(upload=kept, by=carin)
    assert len(figures_of(kept)) == 2
    assert outcome_is_gone(committee)

    publish(upload=kept, by=carin)

    assert outcome(committee) == -1_000_00
    assert len(figures_of(kept)) == 2


def outcome_is_gone(committee):
    return not current_publications(committee)


def test_a_file_that_already_counts_is_not_published_twice(committee, carin, publish_rows):
    kept = publish_rows(FIRST)

    with pytest.raises(NotPublishable, match="redan publicerad"):
        publish(upload=kept, by=carin)

    assert Publication.objects.count() == 2


def test_a_replaced_file_can_be_made_to_count_again(committee, carin, publish_rows):
    first = publish_rows(FIRST)
    publish_rows(SECOND)

    publish(upload=first, by=carin)

    assert outcome(committee) == -1_000_00


def test_the_same_bytes_are_kept_once(committee, carin):
    content = long_csv(FIRST)
    first = receive(committee=committee, filename="mars.csv", content=content, by=carin, options={})
    second = receive(committee=committee, filename="kopia.csv", content=content, by=carin, options={})

    assert not first.seen_before
    assert second.seen_before
    assert second.upload == first.upload


def test_the_original_is_kept_byte_for_byte_whatever_its_name(committee, carin):
    content = long_csv(FIRST)
    kept = receive(
        committee=committee, filename="../../etc/passwd\x00.csv", content=content, by=carin, options={}
    ).upload

    assert kept.filename == "passwd.csv"
    with kept.stored.open("rb") as file:
        assert file.read() == content


def test_a_file_with_errors_changes_nothing(committee, carin):
    kept = receive(committee=committee, filename="fel.csv", content=b"hej", by=carin, options={}).upload

    with pytest.raises(NotPublishable, match="fel som måste rättas"):
        publish(upload=kept, by=carin)

    assert not FigureBlock.objects.exists()
    assert not AuditEvent.objects.filter(action="publish").exists()


def test_an_unpublished_file_can_be_thrown_away_and_a_published_one_cannot(committee, carin, publish_rows):
    kept = receive(
        committee=committee, filename="mars.csv", content=long_csv(SECOND), by=carin, options={}
    ).upload
    discard(upload=kept, by=carin)
    assert not Upload.objects.exists()

    with pytest.raises(NotPublishable, match="sparas alltid"):
        discard(upload=publish_rows(FIRST), by=carin)


def test_unknown_verksamheter_are_created_under_the_root(committee, publish_rows):
    publish_rows("590 5020 2022-03 utfall -10\n590 5020 2022-03 budget -10")

    made = committee.verksamheter.get(code="590")
    assert made.parent.code == "5"


def test_a_parent_whose_row_stands_below_its_children_still_becomes_their_parent(committee, carin):
    content = (
        f"{HEADER}\n611;Grupp A;61;;;;2022-03;1;utfall;-10;\n611;Grupp A;61;;;;2022-03;1;budget;-10;\n"
        "61;Nya området;;;;;2022-03;1;budget;0;"
    ).encode("utf-8-sig")
    kept = receive(committee=committee, filename="ny.csv", content=content, by=carin, options={}).upload
    publish(upload=kept, by=carin)

    assert committee.verksamheter.get(code="611").parent.code == "61"


def test_a_missing_amount_is_stored_as_missing_and_makes_the_total_missing(committee, publish_rows):
    publish_rows("511 5020 2022-03 utfall .\n520 5020 2022-03 utfall -100\n520 5020 2022-03 budget -100")

    assert [one.amount_ore for one in figures_of(Upload.objects.get())] == [None, -100_00, -100_00]
    assert outcome(committee) is None


def test_what_was_known_earlier_can_still_be_asked_for(committee, publish_rows):
    first = publish_rows(FIRST)
    moment = first.publications.first().published_at
    publish_rows(SECOND)

    known = current_publications(committee, known_at=moment)

    assert {one.upload_id for one in known} == {first.pk}


def test_the_state_of_each_file_is_told(committee, carin, publish_rows):
    first, second = publish_rows(FIRST), publish_rows(SECOND)

    def states():
        counting = {one.pk for one in current_publications(committee)}
        return {kept.pk: uploads.state_of(kept, counting).word for kept in uploads.uploads(committee)}

    assert states() == {first.pk: "replaced", second.pk: "current"}
    undo(upload=second, by=carin)
    assert states() == {first.pk: "current", second.pk: "withdrawn"}


def test_every_step_is_in_the_diary(committee, carin, publish_rows):
    kept = publish_rows(FIRST)
    undo(upload=kept, by=carin)

    actions = list(AuditEvent.objects.filter(by="carin").order_by("id").values_list("action", flat=True))
    assert actions == ["receive", "publish", "undo"]


def test_two_who_publish_the_same_file_at_once_store_its_rows_once(committee, carin, publish_rows):
    """The second fetched the file before the first stored its rows, and a later file counts by then."""
    kept = receive(
        committee=committee, filename="a.csv", content=long_csv(FIRST), by=carin, options={}
    ).upload
    fetched_before = Upload.objects.get(pk=kept.pk)
    publish(upload=kept, by=carin)
    publish_rows(SECOND)

    publish(upload=fetched_before, by=carin)

    assert len(figures_of(kept)) == 2
    assert outcome(committee) == -1_000_00


def test_a_file_that_another_has_read_otherwise_is_looked_at_again_before_it_is_published(committee, carin):
    kept = receive(
        committee=committee, filename="a.csv", content=long_csv(FIRST), by=carin, options={}
    ).upload
    fetched_before = Upload.objects.get(pk=kept.pk)
    read_otherwise(upload=kept, options={"flip_sign": True}, by=carin)

    with pytest.raises(NotPublishable, match="ändrat hur filen läses"):
        publish(upload=fetched_before, by=carin)
    assert FigureBlock.objects.count() == 0


def test_a_file_that_another_has_published_is_not_thrown_away(committee, carin):
    kept = receive(
        committee=committee, filename="a.csv", content=long_csv(FIRST), by=carin, options={}
    ).upload
    fetched_before = Upload.objects.get(pk=kept.pk)
    publish(upload=kept, by=carin)

    with pytest.raises(NotPublishable):
        read_otherwise(upload=fetched_before, options={"flip_sign": True}, by=carin)
    with pytest.raises(NotPublishable):
        discard(upload=fetched_before, by=carin)


def test_a_file_that_another_has_thrown_away_cannot_be_published(committee, carin):
    kept = receive(
        committee=committee, filename="a.csv", content=long_csv(FIRST), by=carin, options={}
    ).upload
    fetched_before = Upload.objects.get(pk=kept.pk)
    discard(upload=kept, by=carin)

    with pytest.raises(NotPublishable, match="borttagen"):
        publish(upload=fetched_before, by=carin)
