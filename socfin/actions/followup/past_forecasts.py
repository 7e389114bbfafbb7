"""Takes in official forecasts that were made before socfin, a file at a time, and takes a file back whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import transaction
from django.utils import timezone

from socfin.actions.audit import record
from socfin.actions.holding import held
from socfin.disk.file_names import own_name
from socfin.domain.past_forecasts.facts import FileSource, NotTaken, ToldForecast, told_twice
from socfin.models import Committee, PastForecast, PastForecastFile, User, Verksamhet
from socfin.selectors.committees import verksamheter
from socfin.selectors.followup.past_forecasts import already_told

SHEET = 100
"""Characters of a sheet's name that are kept; Excel has room for 31."""


@transaction.atomic
def take_in_past_forecasts(
    *, committee: Committee, source: FileSource, forecasts: Collection[ToldForecast], by: User
) -> PastForecastFile:
    """Keep a file's forecasts, öre against budget; NotTaken with nothing kept.

    What another file that counts tells of already is not told again: that file is taken back first.
    """
    committee = held(committee)
    if not forecasts:
        raise NotTaken("Filen har inga prognoser. Inget har ändrats.")
    known = already_told(committee)
    twice = next((each for each in forecasts if each.key in known), None)
    if twice is not None:
        problem = told_twice(twice, known[twice.key])
        raise NotTaken(f"{problem.message} {problem.remedy}")
    nodes = {node.code: node for node in verksamheter(committee)}
    if gone := sorted({each.code for each in forecasts} - nodes.keys()):
        raise NotTaken(f"Verksamheten {gone[0]} finns inte i nämndens träd. Inget har ändrats.")
    file = _stored(committee, source, forecasts, nodes, by)
    record(
        "take_in_past_forecasts",
        by=by,
        committee=committee,
        file=file.pk,
        filename=file.filename,
        sha256=file.sha256,
        forecasts=len(forecasts),
    )
    return file


def _stored(
    committee: Committee,
    source: FileSource,
    forecasts: Collection[ToldForecast],
    nodes: Mapping[str, Verksamhet],
    by: User,
) -> PastForecastFile:
    file = PastForecastFile.objects.create(
        committee=committee,
        filename=own_name(source.filename),
        sheet=source.sheet[:SHEET],
        sha256=source.sha256,
        entered_at=timezone.now(),
        entered_by=by,
    )
    PastForecast.objects.bulk_create(
        PastForecast(
            file=file,
            verksamhet=nodes[each.code],
            year=each.year,
            month=each.month,
            expected_ore=each.expected_ore,
            became_ore=each.became_ore,
            row=each.row,
        )
        for each in forecasts
    )
    return file


@transaction.atomic
def withdraw_past_forecasts(*, file: PastForecastFile, by: User) -> None:
    """Take a file's forecasts back, all of them; they are kept, and count no more."""
    committee = held(file.committee)
    file.refresh_from_db()
    if file.withdrawn_at is not None:
        return
    file.withdrawn_at, file.withdrawn_by = timezone.now(), by
    file.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record("withdraw_past_forecasts", by=by, committee=committee, file=file.pk, filename=file.filename)
