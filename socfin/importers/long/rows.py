"""The rows of a long file that may be figures, with their keys and amounts; never sums of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem
from socfin.frames.figures import COLUMNS, renamed
from socfin.importers.long import checks
from socfin.importers.long.amounts import Amounts, amounts_of
from socfin.importers.long.aside import Aside, aside_of
from socfin.importers.long.closing import closing_asked, closing_rows
from socfin.importers.long.codes import several_codes
from socfin.importers.long.committees import others_left
from socfin.importers.long.header import Header
from socfin.importers.long.keys import DEVIATION, FORECAST, Keys, keys_of, lines_named
from socfin.importers.long.signs import sign_of, turned
from socfin.importers.long.words import SCENARIOS
from socfin.importers.options import Closing, Options
from socfin.importers.report.layout.mapping import Sign
from socfin.importers.spelling.committees import same_name


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """The rows that may be figures, and what is said of all rows so far."""

    cells: pd.DataFrame
    keys: Keys
    amounts: Amounts
    figures: pd.DataFrame
    """One for each row, with our signs, also those of bad rows; indexed by row."""
    bad: np.ndarray
    late: np.ndarray
    """The rows of closing periods."""
    sign: Sign
    problems: tuple[Problem, ...]
    sums: pd.DataFrame = field(default_factory=lambda: pd.DataFrame({"row": []}))
    """The rows that call themselves sums, as `held_sums` wants them."""
    notes: tuple[str, ...] = ()


def rows_of(frame: pd.DataFrame, header: Header, options: Options) -> Rows:
    """The file's rows without those of other committees and those that by their words are no figures."""
    amounts = amounts_of(frame, header, options)
    others, problems = others_left(frame, header, options)
    aside = aside_of(frame, header, options)
    out = others | aside.left | aside.sums
    amounts = _readable(amounts, frame.index[out])
    body, ore = (frame[~out], amounts.ore[~out]) if out.any() else (frame, amounts.ore)
    rows = _counted(body, ore, amounts, options)
    return replace(
        rows,
        sums=_sums(frame, aside, others, amounts, rows.sign, options),
        problems=(*amounts.problems, *problems, *aside.problems, *rows.problems),
        notes=(*amounts.notes, *aside.notes),
    )


def _counted(body: pd.DataFrame, ore: pd.Series, amounts: Amounts, options: Options) -> Rows:
    """The rows that are neither sums nor another committee's, and what is said of their cells."""
    keys = _with_root(keys_of(body, options), options)
    bad = keys.bad | body.index.isin(list(amounts.unreadable))
    late = closing_rows(body, options) & ~bad
    sign, signs = sign_of(ore, keys, ~bad, options)
    unreadable = checks.unreadable_amounts(amounts.unreadable)
    asked = closing_asked(body.index[late].tolist(), options)
    return Rows(
        cells=body,
        keys=keys,
        amounts=amounts,
        figures=_figures(body, keys, turned(ore, keys, sign)),
        bad=bad if options.closing is Closing.DECEMBER else bad | late,
        late=late,
        sign=sign,
        problems=(*keys.problems, *several_codes(body), *unreadable, *signs, *asked),
    )


def _readable(amounts: Amounts, left: pd.Index) -> Amounts:
    """The amounts without what is said of rows that are left out."""
    if not amounts.unreadable or left.empty:
        return amounts
    out = set(left.tolist())
    return replace(amounts, unreadable={r: w for r, w in amounts.unreadable.items() if r not in out})


def _with_root(keys: Keys, options: Options) -> Keys:
    """The keys with rows that bear the committee's own name, and no code, as the committee's own."""
    words = [str(word) for word in keys.verksamhet.cat.categories]
    own = {word: "" for word in words if word and same_name(word, options.committee)}
    if not own:
        return keys
    return replace(keys, verksamhet=_renamed(keys.verksamhet, own))


def _renamed(words: pd.Series, names: Mapping[str, str]) -> pd.Series:
    return renamed(words, names).set_axis(words.index)


def _figures(frame: pd.DataFrame, keys: Keys, ore: pd.Series) -> pd.DataFrame:
    """A figure frame of the rows, indexed as they are."""
    columns = {
        "verksamhet_code": keys.verksamhet,
        "account": keys.account,
        "line": lines_named(keys),
        "scenario": pd.Categorical.from_codes(keys.scenario, pd.Index([s.value for s in SCENARIOS])),
        "last_month": keys.last.astype("int32"),
        "months": keys.months.astype("int8"),
        "amount_ore": ore,
        "as_of": pd.arrays.IntegerArray(keys.as_of.astype("int32"), ~_is_made(keys)),
        "row": frame.index.astype("int32"),
    }
    return pd.DataFrame(columns, index=frame.index)[list(COLUMNS)]


def _is_made(keys: Keys) -> np.ndarray:
    """The rows of what was foreseen after a month: forecasts, and deviations that say so."""
    made: np.ndarray = (keys.scenario == FORECAST) | ((keys.scenario == DEVIATION) & (keys.as_of > 0))
    return made


def _sums(
    frame: pd.DataFrame, aside: Aside, others: np.ndarray, amounts: Amounts, sign: Sign, options: Options
) -> pd.DataFrame:
    """The sum rows as figures, with the words that say the sum and what of their keys is known."""
    at = aside.sums & ~others & amounts.ore.notna().to_numpy(dtype=bool)
    some = frame[at]
    if some.empty:
        return pd.DataFrame({"row": []})
    keys = keys_of(some, options)
    made = _figures(some, keys, turned(amounts.ore[at], keys, sign))
    return made.assign(label=aside.words[some.index], keyed=~keys.bad, of_account=aside.of_account[at])
