"""What is kept for ever is refused by the database itself, whoever asks and however."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from socfin.actions.forecasts import adjust, withdraw_adjustment
from socfin.actions.people.memberships import end_role
from socfin.actions.people.users import machine_user
from socfin.actions.publishing import discard, receive, undo
from socfin.apart.kept_tables import KEPT
from socfin.domain.adjustments import AdjustmentKind, NewAdjustment
from socfin.domain.period import Month
from socfin.models import (
    Adjustment,
    AuditEvent,
    Committee,
    FigureBlock,
    IndicatorValue,
    Publication,
    Remark,
    TrailHead,
    Upload,
    User,
)
from socfin.models.guards import REFUSAL, missing

ROWS = "511 5020 2022-01 utfall -1000\n511 5020 2022-01 budget -900"


@pytest.fixture
def published(committee, publish_rows, publish_indicators, carin):
    kept = publish_rows(ROWS)
    publish_indicators("511 brukare 2022-01 12 _")
    node = committee.verksamheter.get(code="511")
    Remark.objects.create(
        verksamhet=node, month=202201, text="Så.", written_at=kept.uploaded_at, written_by=carin
    )
    return kept


def refused(change):
    with pytest.raises(IntegrityError, match=REFUSAL), transaction.atomic():
        change()


def test_no_guard_is_missing_where_the_site_is_installed(db):
    assert missing("default") == []


@pytest.mark.parametrize(
    "model", [AuditEvent, FigureBlock, IndicatorValue, Remark], ids=lambda model: model.__name__
)
def test_what_is_written_once_is_neither_changed_nor_deleted(published, model):
    column = {AuditEvent: "by", FigureBlock: "total_ore", IndicatorValue: "steps", Remark: "text"}[model]

    refused(lambda: model.objects.update(**{column: "0"}))
    refused(lambda: model.objects.all()._raw_delete("default"))
    assert model.objects.exists()


@pytest.mark.parametrize("table", KEPT)
def test_a_frozen_version_and_its_documents_are_guarded_like_the_trail(db, table):
    name = f"socfin_keeps_{table.removeprefix('socfin_')}"

    assert not {f"{name}_update", f"{name}_delete"} & set(missing("default"))


def test_a_publication_is_taken_back_once_and_nothing_else_of_it_changes(published, carin, sara):
    refused(lambda: Publication.objects.update(reason="Annat."))
    refused(lambda: Publication.objects.update(published_by=sara))
    refused(lambda: Publication.objects.all()._raw_delete("default"))

    assert undo(upload=published, by=carin)

    refused(lambda: Publication.objects.update(withdrawn_at=None, withdrawn_by=None))
    refused(lambda: Publication.objects.update(withdrawn_by=sara))


def test_what_was_handed_in_stays_what_it_was_said_to_be(published):
    refused(lambda: Upload.objects.update(sha256="0" * 64))
    refused(lambda: Upload.objects.update(filename="annan.csv"))


def test_a_file_is_thrown_away_until_it_is_published_and_never_after(published, committee, carin):
    refused(lambda: Upload.objects.all()._raw_delete("default"))
    refused(lambda: Upload.objects.update(rows_stored_at=None))

    waiting = receive(committee=committee, filename="b.csv", content=b"1", by=carin, options={}).upload
    discard(upload=waiting, by=carin)

    assert list(Upload.objects.filter(filename="b.csv")) == []


def test_the_trails_end_goes_one_entry_further_and_never_back(published):
    refused(lambda: TrailHead.objects.update(entries=1))
    refused(lambda: TrailHead.objects.all()._raw_delete("default"))


def test_a_measure_is_taken_back_and_neither_changed_nor_deleted(published, committee, carin):
    given = {"kind": AdjustmentKind.MEASURE, "first": Month(2022, 4), "last": Month(2022, 5), "amount": 100}
    new = NewAdjustment(text="Färre timmar", **given)
    made = adjust(verksamhet=committee.verksamheter.get(code="511"), new=new, by=carin)

    refused(lambda: Adjustment.objects.update(amount_ore=-100))
    refused(lambda: Adjustment.objects.all()._raw_delete("default"))
    withdraw_adjustment(adjustment=made, by=carin)
    refused(lambda: Adjustment.objects.update(withdrawn_at=None, withdrawn_by=None))


def test_neither_a_committee_nor_a_person_is_ever_deleted(published):
    with pytest.raises(ProtectedError):
        Committee.objects.get().delete()
    refused(lambda: Committee.objects.all()._raw_delete("default"))
    nobody = User.objects.create_user("olle2")
    refused(nobody.delete)
    assert machine_user().pk


def test_a_role_is_ended_once_and_neither_becomes_another_nor_is_deleted(committee, adam):
    petras = committee.memberships.get(user__username="petra")
    refused(lambda: committee.memberships.update(role="administrator"))
    refused(lambda: committee.memberships.update(user=adam))
    refused(lambda: committee.memberships.all()._raw_delete("default"))

    end_role(membership=petras, by=adam)

    refused(lambda: committee.memberships.filter(pk=petras.pk).update(ended_at=None))


def test_the_whole_trail_cannot_be_emptied_at_once(published):
    how = (
        "TRUNCATE socfin_auditevent" if connection.vendor == "postgresql" else "DELETE FROM socfin_auditevent"
    )

    def empty():
        with connection.cursor() as cursor:
            cursor.execute(how)

    refused(empty)
