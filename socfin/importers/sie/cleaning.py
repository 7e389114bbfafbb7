"""Balance rows as real programs write them: months trusted over year numbers, repetitions dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd

from socfin.domain.figures import Problem, error, warning
from socfin.domain.period import Month
from socfin.importers.options import Closing, Options, Repeats
from socfin.importers.problems import rows_text
from socfin.importers.sie.grammar.header import Header
from socfin.importers.sie.grammar.tokens import ObjectList
from socfin.importers.sie.repetition import repeats_by_results, repetition_problem
from socfin.importers.sie.row_keys import Keys, keys_of
from socfin.importers.spelling.bounds import YEARS
from socfin.importers.spelling.closing import PERIODS, asked_about, became


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Balance rows that have a real month, each once."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = ()


def cleaned(frame: pd.DataFrame, header: Header, lists: tuple[ObjectList, ...], options: Options) -> Cleaned:
    """Rows with a real month, each once; what was dropped, added or moved to December is told."""
    problems: list[Problem] = []
    year_of = {month: _year_of(month, header) for month in frame["month"].unique().tolist()}
    unreal = [month for month in year_of if not _is_real(month)]
    if unreal:
        wrong = frame["month"].isin(unreal)
        lost = frame.loc[wrong & (frame["ore"] != 0), "row"].tolist()
        problems += [_no_month(lost)] if lost else []
        frame = frame[~wrong]
    problems += _outside([m for m, year in year_of.items() if year is None and m not in unreal])
    keys = _keys(frame)
    if keys.repeated().any():
        by_results = partial(repeats_by_results, lists=lists, header=header)
        frame, more = _once(frame, keys, year_of, options.repeats, by_results)
        problems += more
    problems += _wrong_index(frame, year_of)
    frame, asked, notes = _closed(frame, options.closing)
    return Cleaned(frame, (*problems, *asked), notes)


def _is_real(month: int) -> bool:
    """True for January to December and the closing periods of a year of our time."""
    return month // 100 in YEARS and (1 <= month % 100 <= 12 or month % 100 in PERIODS)


def _closed(
    frame: pd.DataFrame, closing: Closing | None
) -> tuple[pd.DataFrame, tuple[Problem, ...], tuple[str, ...]]:
    """Closing periods as December, left out, or asked about."""
    late = frame["month"] % 100 > 12
    if not late.any():
        return frame, (), ()
    rows = frame.loc[late & (frame["ore"] != 0), "row"].tolist()
    if closing is Closing.DECEMBER:
        month = frame["month"].mask(late, frame["month"] // 100 * 100 + 12)
        frame = frame.assign(month=month.astype(frame["month"].dtype))
    else:
        frame = frame[~late]
    if not rows:
        return frame, (), ()
    if closing is None:
        return frame, (asked_about(rows),), ()
    return frame, (), (became(rows, december=closing is Closing.DECEMBER),)


def _keys(frame: pd.DataFrame) -> Keys:
    """Kind, month, account and objects of each row."""
    account = frame["account"].cat.codes
    columns = (frame["budget"].astype("int8"), frame["month"], account, frame["objects"])
    return keys_of(*(column.to_numpy() for column in columns))


def _once(
    frame: pd.DataFrame,
    keys: Keys,
    year_of: dict[int, int | None],
    chosen: Repeats | None,
    by_results: Callable[[pd.DataFrame, pd.Series], Repeats | None],
) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    """Identical rows as #RES or the person says; of rows that differ, those under the right year.

    Rows repeated under another year are always one amount. What then is left of one key is added.
    """
    problems: list[Problem] = []
    repeated = keys.repeated()
    some = frame[repeated]
    rows = some.assign(key=keys.key[repeated], right=some["year"] == some["month"].map(year_of))
    rows = rows.sort_values("right", ascending=False, kind="stable")
    same = rows.duplicated(["key", "ore"])
    other_year = same & ~rows.duplicated(["key", "ore", "year"])
    dropped = other_year
    if other_year.any():
        problems.append(_repeated(rows.loc[other_year, "row"].tolist()))
    alike = same & ~other_year & (rows["ore"] != 0)
    if alike.any():
        left = frame[~frame.index.isin(rows.index[other_year])]
        again = left.index.to_series().isin(rows.index[alike])
        repeats = None if chosen else by_results(left, again)
        problems.append(repetition_problem(rows.loc[alike, "row"].tolist(), repeats, chosen))
        if (chosen or repeats) is not Repeats.ADDED:
            dropped = same
    else:
        dropped = same
    rows = rows[~dropped]
    contradicted = ~rows["right"] & rows["key"].isin(rows.loc[rows["right"], "key"])
    if contradicted.any():
        problems.append(_contradicted(rows.loc[contradicted, "row"].tolist()))
    rows = rows[~contradicted].sort_index()
    added = rows.duplicated("key") & ~rows.duplicated(["key", "ore"])
    if added.any():
        problems.append(_added(rows.loc[added, "row"].tolist()))
    once = rows.drop(columns=["key", "right"])
    return pd.concat([frame[~repeated], once]).sort_index(), tuple(problems)


def _year_of(month: int, header: Header) -> int | None:
    """The number of the financial year a month lies in; closing periods lie in December."""
    if not _is_real(month):
        return None
    at = Month(month // 100, min(month % 100, 12))
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
    return error(
        f"Månaden finns inte på {rows_text(rows)}.",
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
