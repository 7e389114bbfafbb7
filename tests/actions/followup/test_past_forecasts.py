"""A file's older forecasts are taken in whole, once, and taken back whole; nothing of it is ever changed."""

import pytest
from django.db import DatabaseError, transaction

from socfin.actions.followup.past_forecasts import take_in_past_forecasts, withdraw_past_forecasts
from socfin.domain.past_forecasts.facts import FileSource, NotTaken
from socfin.models import AuditEvent, PastForecast, PastForecastFile
from socfin.selectors.followup.past_forecasts import already_told, file_by_id, files, past_forecasts
from tests.past import older_forecast, taken_in


def test_a_file_is_taken_in_with_its_rows_and_noted(committee, carin):
    file = taken_in(
        committee, carin, older_forecast(), older_forecast(month=8, row=3), filename="x/aldre.csv"
    )

    assert [(row.year, row.month, row.place, row.source) for row in past_forecasts(committee)["5"]] == [
        (2021, 11, 2, "aldre.csv"),
        (2021, 8, 3, "aldre.csv"),
    ]
    event = AuditEvent.objects.get(action="take_in_past_forecasts")
    assert (event.details["file"], event.details["forecasts"]) == (file.pk, 2)


def test_what_a_file_that_counts_tells_of_is_not_told_again(committee, carin):
    taken_in(committee, carin)

    with pytest.raises(NotTaken, match="redan inläst ur"):
        taken_in(committee, carin, older_forecast(year=2020), older_forecast(), filename="ny.csv")
    assert PastForecast.objects.count() == 1


def test_a_file_is_taken_back_whole_and_may_be_taken_in_anew(committee, carin):
    file = taken_in(committee, carin)
    before = file.entered_at
    withdraw_past_forecasts(file=file, by=carin)
    withdraw_past_forecasts(file=file, by=carin)

    assert past_forecasts(committee) == {}
    assert already_told(committee) == {}
    assert file_by_id(committee, file.pk) is None
    assert past_forecasts(committee, before)["5"]
    assert AuditEvent.objects.filter(action="withdraw_past_forecasts").count() == 1
    taken_in(committee, carin)
    assert [(each.count, each.withdrawn_at is None) for each in files(committee)] == [(1, True), (1, False)]


@pytest.mark.parametrize(
    ("forecasts", "why"), [([], "inga prognoser"), ([older_forecast(code="999")], "999")]
)
def test_what_cannot_be_kept_is_refused_with_nothing_kept(committee, carin, forecasts, why):
    with pytest.raises(NotTaken, match=why):
        take_in_past_forecasts(committee=committee, source=FileSource("a.csv"), forecasts=forecasts, by=carin)
    assert not PastForecastFile.objects.exists()


@pytest.mark.parametrize("change", [{"expected_ore": 1}, {"became_ore": 1}, {"row": 9}])
def test_the_database_refuses_to_change_a_row(committee, carin, change):
    taken_in(committee, carin)

    with pytest.raises(DatabaseError), transaction.atomic():
        PastForecast.objects.update(**change)


def test_the_database_refuses_to_rename_a_file_or_to_delete_it(committee, carin):
    file = taken_in(committee, carin)

    with pytest.raises(DatabaseError), transaction.atomic():
        PastForecastFile.objects.update(filename="annan.csv")
    with pytest.raises(DatabaseError), transaction.atomic():
        file.forecasts.all()._raw_delete("default")
