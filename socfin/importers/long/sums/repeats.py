"""Rows of a long file about the same thing: added where a dimension parts them, else an error."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from socfin.domain.figures import Problem, error
from socfin.domain.listing import first_of, rows_in_words
from socfin.frames.declared import numbered
from socfin.frames.figures import COLUMNS, KEY
from socfin.importers.long.header import DIMENSION
from socfin.importers.options import Repeats
from socfin.importers.problems import each_row
from socfin.importers.spelling.numbers import shown
from socfin.importers.spelling.periods import is_day

_DAY = f"{DIMENSION} day"


def without_dimensions(
    figures: pd.DataFrame, cells: pd.DataFrame, unread: Sequence[str] = (), answer: Repeats | None = None
) -> tuple[pd.DataFrame, tuple[Problem, ...], tuple[str, ...]]:
    """The figures with rows added that differ only in an unused dimension or their day; what repeats; a note.

    `unread` are the headings of columns that are not read, which may be what tells the repeats apart.
    An amount missing in one of the rows is missing in their sum. Rows alike in every column are asked about:
    the `answer` adds them, or reads rows of one amount once.
    """
    again = pd.Series(numbered(figures[KEY]), index=figures.index).duplicated(keep=False)
    if not again.any():
        return figures, (), ()
    several, parts = _parted(figures[again], cells)
    if answer is Repeats.ONCE:
        once = several.duplicated([*KEY, *parts, "amount_ore"])
        figures, several = figures.drop(index=several.index[once]), several[~once]
        several = several[several.duplicated(KEY, keep=False)]
    alike = several.duplicated([*KEY, *parts], keep=False) & (answer is not Repeats.ADDED)
    keys = pd.Series(numbered(several[KEY]), index=several.index)
    repeats = alike.groupby(keys).transform("any")
    problems = _duplicates(several.loc[repeats, list(COLUMNS)], unread) if repeats.any() else ()
    apart = several.loc[~repeats]
    if apart.empty:
        return figures, problems, ()
    return _added(figures, apart), problems, (_note(len(apart), apart[KEY].drop_duplicates().shape[0]),)


def read_once(figures: pd.DataFrame, cells: pd.DataFrame) -> pd.DataFrame:
    """The figures of which those of one amount that are alike in every column are read once."""
    several, parts = _parted(figures, cells)
    return figures[~several.duplicated([*KEY, *parts, "amount_ore"])]


def _parted(figures: pd.DataFrame, cells: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """The figures with the unused dimensions and the day of their rows, and the names of those columns."""
    parts = [name for name in cells.columns if name.startswith(DIMENSION)]
    several = figures.join(cells[parts])
    days = _days(cells.loc[figures.index])
    return (several, parts) if days is None else (several.assign(**{_DAY: days}), [*parts, _DAY])


def _days(cells: pd.DataFrame) -> pd.Series | None:
    """The day of each row whose period is a whole date; None where no period is."""
    if "period" not in cells:
        return None
    words = cells["period"].astype("str")
    days = words.where(words.map(is_day), "")
    return days if (days != "").any() else None


def _added(figures: pd.DataFrame, apart: pd.DataFrame) -> pd.DataFrame:
    """Each first row with the sum of its group, and the others left out."""
    groups = apart.groupby(KEY, observed=True, dropna=False, sort=False)["amount_ore"]
    lacking = apart.assign(lacking=apart["amount_ore"].isna()).groupby(KEY, observed=True, dropna=False)
    sums = groups.transform("sum").mask(lacking["lacking"].transform("any"))
    first = ~apart.duplicated(KEY)
    kept = figures.drop(index=apart.index[~first])
    amounts = kept["amount_ore"].copy()
    amounts.loc[apart.index[first]] = sums[first]
    return kept.assign(amount_ore=amounts)


def _note(rows: int, into: int) -> str:
    return f"{rows_in_words(rows)} som bara skiljer sig i kolumner som inte används är hoplagda till {into}."


def _duplicates(figures: pd.DataFrame, unread: Sequence[str]) -> tuple[Problem, ...]:
    """Rows that say something about what an earlier row has said."""
    again = pd.Series(numbered(figures[KEY]), index=figures.index).duplicated(keep=False)
    if not again.any():
        return ()
    rows = figures.loc[again, [*KEY, "row"]]
    first = rows.groupby(KEY, observed=True, dropna=False)["row"].transform("min")
    pairs = zip(rows["row"].tolist(), first.tolist(), strict=True)

    apart = _apart(unread)

    def problem(row: int, other: str) -> Problem:
        return error(
            f"Samma verksamhet, konto eller rad, period och scenario står redan på rad {other}.{apart}",
            "Välj under Så lästes filen vad raderna är (--repeats i kommandot), eller ta bort den ena.",
            row=row,
            code="duplicate",
        )

    return each_row(((row, str(other)) for row, other in pairs if row != other), problem)


def _apart(unread: Sequence[str]) -> str:
    """The columns that may tell the rows apart, as they are headed."""
    if not unread:
        return ""
    what = "Kolumnen {} läses inte och kan" if len(unread) == 1 else "Kolumnerna {} läses inte och kan"
    return f" {what.format(first_of([f'”{shown(text)}”' for text in unread]))} vara det som skiljer dem åt."
