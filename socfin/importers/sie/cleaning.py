"""Balance rows as real programs write them: months trusted over year numbers, repetitions dropped."""

from __future__ import annotations

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, warning
from socfin.domain.period import Month
from socfin.importers.problems import rows_text
from socfin.importers.sie.header import Header
from socfin.importers.sie.keys import Keys, keys_of


def cleaned(frame: pd.DataFrame, header: Header) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Rows with a real month, each once; what was dropped or added is told."""
    problems: list[Problem] = []
    year_of = {month: _year_of(month, header) for month in frame["month"].unique().tolist()}
    unreal = [month for month in year_of if not 1 <= month % 100 <= 12 or not 1900 <= month // 100 <= 2200]
    if unreal:
        wrong = frame["month"].isin(unreal)
        problems.append(_no_month(frame.loc[wrong, "row"].tolist()))
        frame = frame[~wrong]
    problems += _outside([m for m, year in year_of.items() if year is None and m not in unreal])
    keys = _keys(frame)
    repeated = keys.repeated()
    if repeated.any():
        once, more = _once(frame[repeated], keys.key[repeated], year_of)
        frame = pd.concat([frame[~repeated], once]).sort_index()
        problems += more
    return frame, (*problems, *_wrong_index(frame, year_of))


def _keys(frame: pd.DataFrame) -> Keys:
    """Kind, month, account and objects of each row."""
    account = frame["account"].cat.codes
    columns = (frame["budget"].astype("int8"), frame["month"], account, frame["objects"])
    return keys_of(*(column.to_numpy() for column in columns))


def _once(
    frame: pd.DataFrame, key: np.ndarray, year_of: dict[int, int | None]
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Identical rows once; of rows that differ, those under the right year; what then is left is added."""
    problems: list[Problem] = []
    rows = frame.assign(key=key, right=frame["year"] == frame["month"].map(year_of))
    rows = rows.sort_values("right", ascending=False, kind="stable")
    same = rows.duplicated(["key", "ore"])
    other_year = same & ~rows.duplicated(["key", "ore", "year"])
    if other_year.any():
        problems.append(_repeated(rows.loc[other_year, "row"].tolist()))
    if (same & ~other_year).any():
        problems.append(_identical(rows.loc[same & ~other_year, "row"].tolist()))
    rows = rows[~same]
    contradicted = ~rows["right"] & rows["key"].isin(rows.loc[rows["right"], "key"])
    if contradicted.any():
        problems.append(_contradicted(rows.loc[contradicted, "row"].tolist()))
    rows = rows[~contradicted].sort_index()
    added = rows.duplicated("key")
    if added.any():
        problems.append(_added(rows.loc[added, "row"].tolist()))
    return rows.drop(columns=["key", "right"]), tuple(problems)


def _year_of(month: int, header: Header) -> int | None:
    """The number of the financial year a month lies in."""
    if not 1 <= month % 100 <= 12 or not 1900 <= month // 100 <= 2200:
        return None
    at = Month(month // 100, month % 100)
    return next((number for number, (first, last) in header.years.items() if first <= at <= last), None)


def _wrong_index(frame: pd.DataFrame, year_of: dict[int, int | None]) -> tuple[Problem, ...]:
    known = frame["month"].map(year_of)
    wrong = known.notna() & (known != frame["year"])
    if not wrong.any():
        return ()
    return (
        warning(
            f"Årsnumret stämmer inte med månaden på {rows_text(frame.loc[wrong, 'row'].tolist())}.",
            "Månaden används. Kontrollera beloppen om det ser konstigt ut.",
            code="year_index",
        ),
    )


def _outside(months: list[int]) -> tuple[Problem, ...]:
    if not months:
        return ()
    named = ", ".join(f"{m // 100}-{m % 100:02d}" for m in sorted(months)[:6])
    return (
        warning(
            f"Filen har belopp för månader utanför sina räkenskapsår (#RAR): {named}.",
            "Beloppen läses för den månad de säger. Kontrollera att det är rätt år.",
            code="month_outside_year",
        ),
    )


def _no_month(rows: list[int]) -> Problem:
    return warning(
        f"Månaden går inte att läsa på {rows_text(rows)}. Raderna läses inte.",
        "Månader skrivs som 202203 i en SIE-fil. Ta ut filen på nytt.",
        row=rows[0],
        code="unknown_period",
    )


def _repeated(rows: list[int]) -> Problem:
    return warning(
        f"Samma belopp står en gång till under ett annat år, på {rows_text(rows)}.",
        "De läses en gång, för den månad de säger.",
        code="repeated_year",
    )


def _identical(rows: list[int]) -> Problem:
    return warning(
        f"Likadana rader står två gånger i filen, på {rows_text(rows)}.",
        "De läses en gång. Kontrollera totalen mot en rapport.",
        code="duplicate_rows",
    )


def _contradicted(rows: list[int]) -> Problem:
    return warning(
        f"Under fel år står ett annat belopp för samma månad, på {rows_text(rows)}. De raderna läses inte.",
        "Beloppet under månadens eget år används.",
        code="year_index",
    )


def _added(rows: list[int]) -> Problem:
    return warning(
        f"Samma konto, objekt och månad har flera belopp, på {rows_text(rows)}.",
        "Beloppen läggs ihop. Kontrollera totalen mot en rapport.",
        code="added_rows",
    )
