"""Official forecasts that were made before socfin, as they count now or at a moment; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Max, Min, Q, QuerySet

from socfin.domain.past_forecasts.record import RecordRow
from socfin.models import Committee, PastForecast, PastForecastFile


def past_forecasts(
    committee: Committee, known_at: datetime | None = None
) -> dict[str, tuple[RecordRow, ...]]:
    """What files tell of years, by verksamhet (code), öre against budget; now, or as known at a moment."""
    by_code: dict[str, list[RecordRow]] = {}
    for each in _counting([committee.pk], known_at).select_related("file", "verksamhet"):
        by_code.setdefault(each.verksamhet.code, []).append(_row(each))
    return {code: tuple(rows) for code, rows in by_code.items()}


def already_told(committee: Committee) -> dict[tuple[str, int, int], str]:
    """The file that tells of each verksamhet (code), year and month."""
    rows = _counting([committee.pk], None)
    keys = rows.values_list("verksamhet__code", "year", "month", "file__filename")
    return {(code, year, month): name for code, year, month, name in keys}


def files(committee: Committee) -> QuerySet[PastForecastFile]:
    """Every file that was taken in, newest first, with how many forecasts it has and of which years."""
    return (
        PastForecastFile.objects.filter(committee=committee)
        .select_related("entered_by", "withdrawn_by")
        .annotate(count=Count("forecasts"), first=Min("forecasts__year"), last=Max("forecasts__year"))
        .order_by("-id")
    )


def file_by_id(committee: Committee, number: int) -> PastForecastFile | None:
    """One that is not withdrawn, or None."""
    return PastForecastFile.objects.filter(committee=committee, pk=number, withdrawn_at__isnull=True).first()


def _counting(committees: Iterable[int], known_at: datetime | None) -> QuerySet[PastForecast]:
    rows = PastForecast.objects.filter(file__committee__in=committees).order_by("id")
    if known_at is None:
        return rows.filter(file__withdrawn_at__isnull=True)
    counted = Q(file__withdrawn_at__isnull=True) | Q(file__withdrawn_at__gt=known_at)
    return rows.filter(counted, file__entered_at__lte=known_at)


def _row(each: PastForecast) -> RecordRow:
    sheet = f", blad {each.file.sheet}" if each.file.sheet else ""
    return RecordRow(
        year=each.year,
        month=each.month,
        expected=each.expected_ore,
        became=each.became_ore,
        source=f"{each.file.filename}{sheet}",
        place=each.row,
    )
