"""Rows of a long file that by their words are no figures: sums, varav, footers; never their amounts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from socfin.domain.figures import Problem, Scenario, error
from socfin.domain.lines import Line
from socfin.importers.long.cells import blank, rows_where
from socfin.importers.long.header import AMOUNTS, Header
from socfin.importers.long.words import is_first_budget, is_other_scenario, scenario_of
from socfin.importers.options import OfWhich, Options
from socfin.importers.problems import only_row, rows_text
from socfin.importers.spelling.labels import line_named, plain, read_label

_LABELS = ("verksamhet", "verksamhetsnamn", "konto", "kontonamn", "rad")
_SUMMED = (*_LABELS, "period")
_OF_ACCOUNTS = ("konto", "kontonamn", "rad")


@dataclass(frozen=True, slots=True, eq=False)
class Aside:
    """Which rows are sums by their words and which are no figures at all, and what is said of them."""

    sums: np.ndarray
    words: pd.Series
    """The words that say the sum, of the rows that have them."""
    of_account: np.ndarray
    """The sums of accounts or lines of a verksamhet."""
    left: np.ndarray
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]


def aside_of(frame: pd.DataFrame, header: Header, options: Options) -> Aside:
    """The rows of a frame that are no figures of their own, told by kind with their numbers."""
    again, footers = _headings(frame, header), _footers(frame)
    parts, asked = _parts(frame, options)
    others, replaced = _scenarios(frame)
    deviations, reckoned = _deviations(frame)
    others |= reckoned
    left = again | footers | parts | others | replaced
    kinds = (
        (again, "Rubrikraden står igen på {} och läses inte."),
        (footers, "Texten på {} är inget belopp och läses inte."),
        (parts, "Varav-rader är en del av andra rader och räknas inte: {}."),
        (others, "Avvikelser och tidigare prognoser läses inte: {}."),
        (deviations, "Avvikelser behålls som avvikelser, minus är underskott: {}."),
        (replaced, "Den ursprungliga budgeten läses inte bredvid den som gäller: {}."),
    )
    reasons = [words.format(rows_text(frame.index[rows].tolist())) for rows, words in kinds if rows.any()]
    sums, words, of_account = _sums(frame)
    return Aside(sums & ~left, words, of_account, left, tuple(reasons), asked)


def _headings(frame: pd.DataFrame, header: Header) -> np.ndarray:
    """The rows that say the header again."""
    again = np.ones(len(frame), dtype=bool)
    for name in ("verksamhet", "period", "scenario"):
        if name in frame:
            text = plain(header.text(name))
            again &= rows_where(frame, name, lambda word, text=text: plain(word) == text)  # type: ignore[misc]
    return again


def _footers(frame: pd.DataFrame) -> np.ndarray:
    """The rows with words in one cell and nothing else."""
    empty = np.ones(len(frame), dtype=bool)
    for name in AMOUNTS:
        if name in frame:
            empty &= blank(frame[name])
    if not empty.any():
        return empty
    some = frame.loc[empty, [name for name in frame.columns if name not in AMOUNTS]]
    cells = sum((some[name].astype("str").fillna("").str.strip() != "").astype("int64") for name in some)
    footers = empty.copy()
    footers[empty] = np.asarray(cells) <= 1
    return footers


def _parts(frame: pd.DataFrame, options: Options) -> tuple[np.ndarray, tuple[Problem, ...]]:
    """The "varav" rows, and the question about those that have it inside a name."""
    parts, within = np.zeros(len(frame), dtype=bool), np.zeros(len(frame), dtype=bool)
    for name in _LABELS:
        parts |= rows_where(frame, name, _is_part)
        within |= rows_where(frame, name, lambda word: bool(read_label(word).within))
    within &= ~parts
    if options.of_which is OfWhich.PART:
        return parts | within, ()
    asked = within.any() and options.of_which is None
    return parts, (_maybe_part(frame.index[within].tolist()),) if asked else ()


def _is_part(word: str) -> bool:
    return read_label(word).of_which and line_named(word) is not Line.OF_WHICH_PERSONNEL


def _maybe_part(rows: list[int]) -> Problem:
    return error(
        f"Det framgår inte om detta är en del av en annan rad (varav) eller en egen rad: {rows_text(rows)}.",
        "Välj under Så lästes filen vad raderna är (--of-which i kommandot).",
        row=only_row(rows),
        code="maybe_of_which",
    )


def _scenarios(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The rows of deviations and earlier forecasts, and those of a budget that another has replaced."""
    others = rows_where(frame, "scenario", is_other_scenario)
    first = rows_where(frame, "scenario", is_first_budget)
    if first.any():
        budgets = rows_where(frame, "scenario", lambda word: scenario_of(word) is Scenario.BUDGET)
        first &= bool((budgets & ~first).any())
    return others, first


def _deviations(frame: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The rows of deviations that are kept, and those of a verksamhet whose budget and outcome give them."""
    of = {
        scenario: rows_where(frame, "scenario", lambda word, which=scenario: scenario_of(word) is which)  # type: ignore[misc]
        for scenario in Scenario
    }
    deviations = of[Scenario.DEVIATION]
    if not deviations.any():
        return deviations, deviations
    ends = of[Scenario.OUTCOME] | of[Scenario.FORECAST]
    names = frame["verksamhet"].astype("str")
    reckoned = deviations & names.isin(set(names[ends]) & set(names[of[Scenario.BUDGET]])).to_numpy()
    return deviations & ~reckoned, reckoned


def _sums(frame: pd.DataFrame) -> tuple[np.ndarray, pd.Series, np.ndarray]:
    """The rows that call themselves sums, the words they do it by, and whether they are of accounts."""
    sums, of_account = np.zeros(len(frame), dtype=bool), np.zeros(len(frame), dtype=bool)
    words = pd.Series(dtype="str")
    for name in _SUMMED:
        hits = rows_where(frame, name, _is_sum) & ~sums
        if hits.any():
            words_of_sums = frame.loc[hits, name].astype("str")
            words = pd.concat([words, words_of_sums]) if len(words) else words_of_sums
            sums, of_account = sums | hits, of_account | (hits & (name in _OF_ACCOUNTS))
    return sums, words, of_account


def _is_sum(word: str) -> bool:
    return line_named(word) is None and read_label(word).sums
