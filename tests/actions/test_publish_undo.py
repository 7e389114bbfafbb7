"""Publishing and undoing: whatever was published before counts again, row by row."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from socfin import reporting
from socfin.actions.publishing import NotPublishable, publish, receive, undo
from socfin.domain.period import Month
from socfin.models import Publication
from socfin.models.guards import drop_guards
from socfin.reporting.reading import read_upload
from socfin.selectors.committees import account_names
from socfin.selectors.ledger import current_publications, ledger
from tests.cast import HEADER, long_csv

KEYS = st.tuples(
    st.sampled_from(["511", "520", "."]),
    st.sampled_from(["5020", "3010", "-"]),
    st.sampled_from(["2022-01", "2022-02", "2022-03"]),
    st.sampled_from(["utfall", "budget"]),
)
FILES = st.dictionaries(KEYS, st.integers(-(10**9), 10**9) | st.none(), min_size=1, max_size=8)


def text_of(file) -> str:
    return "\n".join(
        f"{code} {what} {month} {scenario} {'.' if amount is None else amount}"
        for (code, what, month, scenario), amount in file.items()
    )


def counting(committee):
    """What counts: every key with its amount, and the files behind."""
    frame = ledger(current_publications(committee))
    return frame.sort_values(list(frame.columns[:-1])).reset_index(drop=True)


@pytest.fixture
def hand_in(committee, carin):
    """`hand_in(file)` keeps a file of FILES without publishing it."""

    def run(file, filename="f.csv"):
        content = long_csv(text_of(file))
        return receive(committee=committee, filename=filename, content=content, by=carin, options={}).upload

    return run


def everything(committee):
    """All that publishing changes: the pointers that count, the ledger, the accounts' names."""
    return (
        [one.pk for one in current_publications(committee)],
        counting(committee).to_csv(),
        account_names(committee),
    )


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(files=st.lists(FILES, min_size=2, max_size=3), steps=st.lists(st.integers(-3, 2), max_size=9))
def test_after_any_publishing_and_undoing_exactly_what_was_before_counts(
    committee, carin, hand_in, files, steps
):
    """Step 0, 1, 2 publishes that file, −1, −2, −3 undoes its last publishing; then all is undone in turn.

    Kept beside it: the publishings that stand, each with what counted before it.
    """
    drop_guards("default")  # gone again with the test
    Publication.objects.all().delete()
    kept = [hand_in(file) for file in files]
    standing = []
    for step in steps:
        upload = kept[step % len(kept)]
        before = everything(committee)
        if step >= 0:
            try:
                publish(upload=upload, by=carin)
            except NotPublishable:
                assert everything(committee) == before
                continue
            standing.append((upload, before))
            continue
        mine = [place for place, (one, _) in enumerate(standing) if one == upload]
        assert bool(undo(upload=upload, by=carin)) == bool(mine)
        if mine:
            _, earlier = standing.pop(mine[-1])
            if mine[-1] == len(standing):
                assert earlier is None or everything(committee) == earlier
            # What stood before the others was reckoned with the one that is gone: it says nothing any more.
            standing[mine[-1] :] = [(one, None) for one, _ in standing[mine[-1] :]]
        assert counted_files(committee) == newest_of([one for one, _ in standing])
    while standing:
        upload, earlier = standing.pop()
        undo(upload=upload, by=carin)
        assert earlier is None or everything(committee) == earlier
        assert counted_files(committee) == newest_of([one for one, _ in standing])
    assert not current_publications(committee)


def counted_files(committee):
    """Slot → the file that counts for it."""
    return {(one.scenario, one.last, one.months): one.upload_id for one in current_publications(committee)}


def newest_of(uploads):
    """Slot → the last of the files that has it, told without looking at any pointer."""
    return {
        (one.scenario.value, one.span.last.yyyymm, one.span.months): upload.pk
        for upload in uploads
        for one in read_upload(upload).figures
    }


JANUARY = {("511", "5020", "2022-01", "utfall"): -1}
BOTH = JANUARY | {("511", "5020", "2022-02", "utfall"): -2}


def test_a_partly_replaced_file_published_again_keeps_what_it_held_when_that_is_undone(
    committee, carin, hand_in
):
    first, second = hand_in(BOTH), hand_in(JANUARY)
    for kept in (first, second):
        publish(upload=kept, by=carin)
    before = everything(committee)

    assert len(publish(upload=first, by=carin)) == 1
    assert undo(upload=first, by=carin) == 1

    assert everything(committee) == before
    assert undo(upload=second, by=carin) == 1
    assert counted_files(committee) == newest_of([first])
    assert undo(upload=first, by=carin) == 2
    assert undo(upload=first, by=carin) == 0


def test_publishings_keep_their_order_when_the_clock_is_set_back(committee, carin, hand_in, monkeypatch):
    first, second = hand_in(BOTH), hand_in(JANUARY)
    publish(upload=first, by=carin)
    before = everything(committee)
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2001, 1, 1, tzinfo=UTC))

    publish(upload=second, by=carin)
    assert second.pk in counted_files(committee).values()
    undo(upload=second, by=carin)

    assert everything(committee) == before


def named(name):
    return f"{HEADER}\n511;;;5020;{name};;2022-01;1;utfall;-1;".encode("utf-8-sig")


def test_the_names_a_file_gave_accounts_go_with_it_and_come_again(committee, carin):
    kept = [
        receive(committee=committee, filename="f.csv", content=named(name), by=carin, options={}).upload
        for name in ("Lön", "4711,00")
    ]
    for upload in kept:
        publish(upload=upload, by=carin)
    assert account_names(committee) == {"5020": "4711,00"}

    undo(upload=kept[1], by=carin)
    assert account_names(committee) == {"5020": "Lön"}
    undo(upload=kept[0], by=carin)
    assert account_names(committee) == {}

    publish(upload=kept[0], by=carin)
    assert account_names(committee) == {"5020": "Lön"}


def test_a_verksamhet_that_came_with_an_undone_file_is_not_in_the_report(
    committee, carin, hand_in, publish_rows
):
    publish_rows("511 5020 2022-01 utfall -1\n511 5020 2022-01 budget -1")
    committee.refresh_from_db()
    before = reporting.report(committee, Month(2022, 1))
    later = hand_in({("590", "5020", "2022-01", scenario): -1 for scenario in ("utfall", "budget")})

    publish(upload=later, by=carin, reason="En ny enhet.")
    undo(upload=later, by=carin)

    committee.refresh_from_db()
    assert reporting.report(committee, Month(2022, 1)) == before


def test_a_decision_left_when_the_budget_is_undone_is_never_the_whole_budget(committee, carin, publish_rows):
    publish_rows("511 5020 2022-01 utfall -900")
    budget = publish_rows("511 5020 2022-01 budget -1000", "budget.csv")
    publish_rows("511 5020 2022-01 budget -50", "tillägg.csv", source="KF § 14")

    undo(upload=budget, by=carin)
    committee.refresh_from_db()
    report = reporting.report(committee, Month(2022, 1))

    assert report.total.to_date.budget is None
    assert report.total.to_date.deviation is None
    assert report.total.to_date.outcome == -900_00
    assert any(
        "Den ursprungliga budgeten för 2022 saknas. Budgetändringen KF § 14 är publicerad" in note
        for note in report.notes
    )

    publish(upload=budget, by=carin)
    committee.refresh_from_db()
    assert reporting.report(committee, Month(2022, 1)).total.to_date.budget == -1_050_00
