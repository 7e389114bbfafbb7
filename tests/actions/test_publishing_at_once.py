"""Two who publish at once: what the second had seen no longer holds, and the second is told what changed."""

from threading import Barrier, Thread

import pytest
from django.db import connections

from socfin.actions import publishing as actions
from socfin.actions.publishing import NotPublishable, OthersPublished, publish, receive, undo
from socfin.models import AuditEvent, Publication, Upload
from socfin.selectors.uploads import NEVER, publishing_mark
from tests.at_once import at_once
from tests.cast import long_csv
from tests.reporting.test_file_history import month, year

ROUNDS = 3


@pytest.fixture
def hand_in(committee, carin):
    def run(rows, name="f.csv"):
        return receive(
            committee=committee, filename=name, content=long_csv(rows), by=carin, options={}
        ).upload

    return run


def test_of_two_files_for_the_same_month_published_at_once_one_counts_and_the_other_is_told(
    transactional_db, committee, carin, adam, hand_in
):
    for number in range(ROUNDS):
        files = [hand_in(f"511 5020 2022-01 utfall -{number}{place}", f"{place}.csv") for place in (1, 2)]
        seen, start, ends = publishing_mark(committee), Barrier(2), []

        def run(file, by, seen=seen, start=start, ends=ends):
            start.wait(timeout=10)
            try:
                ends.append(publish(upload=Upload.objects.get(pk=file.pk), by=by, seen=seen))
            except OthersPublished as overtaken:
                ends.append(str(overtaken))
            finally:
                connections.close_all()

        both = [Thread(target=run, args=pair) for pair in zip(files, (carin, adam), strict=True)]
        for one in both:
            one.start()
        for one in both:
            one.join(timeout=30)

        told = [end for end in ends if isinstance(end, str)]
        assert (len(ends), len(told)) == (2, 1)
        winner = Publication.objects.order_by("-id")[0]
        assert f"{winner.published_by} publicerade {winner.upload.filename} (Utfall januari 2022)" in told[0]
        assert Publication.objects.count() == number + 1


def test_of_two_who_undo_one_publishing_at_once_one_does_and_the_other_has_nothing_to_undo(
    transactional_db, committee, carin, adam, publish_rows
):
    for number in range(ROUNDS):
        file, done = publish_rows(f"511 5020 2022-01 utfall -{number + 1}", f"{number}.csv"), []

        def take_back(by, file=file, done=done):
            done.append(undo(upload=Upload.objects.get(pk=file.pk), by=by))

        assert at_once(lambda: take_back(carin), lambda: take_back(adam)) == []
        assert sorted(done) == [0, 1]
        assert AuditEvent.objects.filter(action="undo").count() == number + 1


def test_an_undone_file_is_told_as_undone(committee, carin, adam, hand_in, publish_rows):
    before = publish_rows("511 5020 2022-01 utfall -1", "januari.csv")
    seen = publishing_mark(committee)
    undo(upload=before, by=adam)

    with pytest.raises(OthersPublished, match=r"ångrats.*Adam Administratör ångrade januari\.csv"):
        publish(upload=hand_in("511 5020 2022-01 utfall -2"), by=carin, seen=seen)


@pytest.mark.parametrize("mark", ["", "2022", "2022-01-01", "<b>", "9" * 5000, "2022-01-01T00:00:00"])
def test_an_odd_mark_has_seen_nothing(carin, hand_in, publish_rows, mark):
    publish_rows("511 5020 2022-01 utfall -1", "januari.csv")

    with pytest.raises(OthersPublished, match=r"Carin Controller publicerade januari\.csv"):
        publish(upload=hand_in("511 5020 2022-01 utfall -2"), by=carin, seen=mark)


def test_only_the_last_few_are_told_by_name(carin, hand_in, publish_rows):
    for number in range(1, 6):
        publish_rows(f"511 5020 2022-0{number} utfall -1", f"{number}.csv")

    with pytest.raises(OthersPublished, match=r"5\.csv.*4\.csv.*3\.csv.*; och 2 till\."):
        publish(upload=hand_in("511 5020 2022-01 utfall -2"), by=carin, seen=NEVER)


def test_warnings_are_judged_on_what_counts_when_the_file_is_locked(
    carin, adam, hand_in, publish_rows, monkeypatch
):
    """Carin's file has nothing to be compared with when it is read, and the whole year just after."""
    examined = actions.examined
    file = hand_in(month(6, factor=1000))

    def overtaken(*given):
        made = examined(*given)
        monkeypatch.setattr(actions, "examined", examined)
        publish_rows(year())
        return made

    monkeypatch.setattr(actions, "examined", overtaken)

    with pytest.raises(NotPublishable, match="bara kan godtas med ett skäl"):
        publish(upload=file, by=carin)

    assert not file.publications.exists()


def test_every_caller_needs_a_reason_for_a_serious_warning_and_none_for_others(carin, hand_in, publish_rows):
    publish_rows(year())
    serious, other = hand_in(month(6, factor=1000)), hand_in(month(7) + "\n590 5020 2022-07 utfall -1234")

    with pytest.raises(NotPublishable, match="bara kan godtas med ett skäl"):
        publish(upload=serious, by=carin, reason=" ")
    publish(upload=other, by=carin)
    publish(upload=serious, by=carin, reason="Engångspost.")

    assert set(other.publications.values_list("reason", flat=True)) == {""}
    assert set(serious.publications.values_list("reason", flat=True)) == {"Engångspost."}
    assert AuditEvent.objects.filter(action="publish").first().details["accepted"]


def test_no_reason_lets_an_error_through(committee, carin):
    kept = receive(committee=committee, filename="f.csv", content=b"hej", by=carin, options={}).upload

    with pytest.raises(NotPublishable, match="fel som måste rättas"):
        publish(upload=kept, by=carin, reason="Det går bra.")
