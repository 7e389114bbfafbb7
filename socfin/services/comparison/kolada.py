"""Values from Kolada as rows, a figure through the years; nothing is reckoned on them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from socfin.domain.kolada import KPIS, YEARS, KoladaRow, KoladaYear, Kpi, Whose


@dataclass(frozen=True, slots=True)
class Known:
    """One value as it is kept."""

    kpi: str
    whose: Whose
    year: int
    value: Decimal | None
    fetched: str
    """The day, "2026-11-29"."""
    source: str = ""
    """An address, or a file's name."""


def kolada_rows(values: Iterable[Known], year: int) -> tuple[KoladaRow, ...]:
    """The figures with a value of the municipality's in the ten years before `year`, in the list's order."""
    by_kpi: dict[str, list[Known]] = {}
    for value in values:
        if year - YEARS <= value.year < year:
            by_kpi.setdefault(value.kpi, []).append(value)
    rows = (_row(kpi, by_kpi[kpi.code], year) for kpi in KPIS if kpi.code in by_kpi)
    return tuple(row for row in rows if row.newest is not None)


def _row(kpi: Kpi, values: list[Known], year: int) -> KoladaRow:
    exact: Mapping[tuple[int, Whose], str | None] = {
        (value.year, value.whose): None if value.value is None else format(value.value.normalize(), "f")
        for value in values
    }
    newest = max(values, key=lambda value: (value.fetched, value.year))
    return KoladaRow(
        kpi=kpi.code,
        name=kpi.name,
        unit=kpi.unit,
        area=kpi.area.label,
        is_deviation=kpi.is_deviation,
        fetched=newest.fetched,
        file="" if "://" in newest.source else newest.source,
        years=tuple(
            KoladaYear(of, *(exact.get((of, whose)) for whose in Whose)) for of in range(year - YEARS, year)
        ),
    )
