"""SIE 2, 3 and 4E: months of outcome and budget per account and object; texts and persons are never kept.

Report amount = −(SIE amount): SIE writes cost as debit, positive. Only the income statement counts.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import replace

import numpy as np
import pandas as pd

from socfin.domain.figures import NamedVerksamhet, Parsed, Problem, Scenario, error
from socfin.domain.period import Month
from socfin.importers.frames import COLUMNS, FrameFigures
from socfin.importers.handed import HandedIn
from socfin.importers.look import Dimension, Look
from socfin.importers.options import Braces, Options
from socfin.importers.sie import checks
from socfin.importers.sie.balances import read_balances
from socfin.importers.sie.cleaning import cleaned
from socfin.importers.sie.dimension import choose, dimensions_of, spelled
from socfin.importers.sie.header import Header, read_header
from socfin.importers.sie.items import Items, read_items
from socfin.importers.sie.meaning import find_meaning
from socfin.importers.sie.pieces import content_of
from socfin.importers.sie.spread import spread
from socfin.importers.sie.tokens import ObjectList
from socfin.importers.sie.vouchers import read_vouchers
from socfin.importers.text import damage

NAME = "sie"
LABEL = "SIE typ 2, 3 eller 4E"

_FIRST = re.compile(
    r"\s*#(FLAGGA|FORMAT|SIETYP|PROGRAM|GEN|KSUMMA|FNAMN|FTYP|ORGNR|RAR|KONTO|PROSA)\b", re.IGNORECASE
)
_LAYOUT = re.compile(r"\s*#(PROGRAM|DIM|UNDERDIM)\b", re.IGNORECASE)


def recognise(handed: HandedIn) -> bool:
    """True when the first item is one that SIE files begin with."""
    return handed.is_text and _FIRST.match(handed.head.lstrip("\ufeff")) is not None


def read(handed: HandedIn, options: Options) -> Parsed:
    """The file's months as figures, with every doubt told; cut and altered files are refused."""
    return examine(handed, options)[0]


def fingerprint(handed: HandedIn) -> str:
    """The program and the dimensions: the same next month."""
    said = [line.strip() for line in handed.head.splitlines() if _LAYOUT.match(line)]
    return "sie" + hashlib.sha256("|".join(sorted(said)).encode()).hexdigest()[:16]


def examine(handed: HandedIn, options: Options) -> tuple[Parsed, Look]:
    """`read`, and the dimensions and the meaning of rows without object that a person may choose."""
    content = content_of(handed.content)
    refused = checks.check_checksum(content)
    if refused:
        return Parsed(format=NAME, problems=refused), Look()
    items = read_items(content, lambda share: handed.tell(0.65 * share))
    header = read_header(items.header)
    years = checks.check_years(header)
    if any(p.code == "no_year" for p in years):
        return Parsed(format=NAME, problems=years), Look()
    rows = _rows(items, header)
    handed.tell(0.7)
    problems = (
        *years,
        *checks.check_lines(header, rows.unreadable),
        *rows.problems,
        *damage(content.damage),
    )
    if rows.frame.empty:
        return Parsed(format=NAME, problems=(*problems, _nothing(header))), Look()
    parsed, look = _figures(rows, header, options, problems, content.found)
    return parsed, replace(look, fingerprint=fingerprint(handed))


class _Rows:
    """Cleaned rows of balances, or of vouchers where there are none, of the income statement alone."""

    def __init__(
        self,
        frame: pd.DataFrame,
        lists: tuple[ObjectList, ...],
        unreadable: tuple[int, ...],
        problems: tuple[Problem, ...],
    ) -> None:
        self.frame, self.lists, self.unreadable, self.problems = frame, lists, unreadable, problems


def _rows(items: Items, header: Header) -> _Rows:
    balances = read_balances(items)
    frame, problems = cleaned(balances.frame, header)
    lists, unreadable = items.lists, (*items.unreadable, *balances.unreadable)
    if header.kind == "2":
        frame = frame[np.array([not pairs for pairs in lists] or [True])[frame["objects"].to_numpy()]]
    if len(items.vouchers) and frame["budget"].all():
        vouchers = read_vouchers(items)
        frame = _with_vouchers(frame, vouchers.frame)
        unreadable = (*unreadable, *vouchers.unreadable)
        problems = (*problems, *checks.check_vouchers(vouchers.unbalanced, vouchers.cut_at))
    return _Rows(_income_statement(frame, header), lists, unreadable, problems)


def _with_vouchers(frame: pd.DataFrame, transactions: pd.DataFrame) -> pd.DataFrame:
    return pd.concat([frame, transactions.assign(budget=False, year=0)], ignore_index=True)


def _income_statement(frame: pd.DataFrame, header: Header) -> pd.DataFrame:
    """Rows of accounts that are not of the balance sheet, by #KTYP and else by first digit."""
    counted = [_is_result(str(account), header) for account in frame["account"].cat.categories]
    return frame[np.array([*counted, False])[frame["account"].cat.codes.to_numpy()]]


def _is_result(account: str, header: Header) -> bool:
    kind = header.account_kinds.get(account, "")
    return kind not in ("T", "S") and (kind in ("K", "I") or account[:1] not in ("1", "2"))


def _figures(
    rows: _Rows, header: Header, options: Options, problems: tuple[Problem, ...], encoding: str
) -> tuple[Parsed, Look]:
    found = dimensions_of(header, rows.lists)
    dimension, more = choose(found, options.dimension)
    problems += more
    outcome, budget = rows.frame[~rows.frame["budget"]], rows.frame[rows.frame["budget"]]
    year, results = checks.results_of(header)
    this_year = _of_year(outcome, header, year)
    meaning = find_meaning(this_year, rows.lists, dimension, results, options.braces)
    problems += meaning.problems
    spreads = {
        s: spread(f, rows.lists, dimension, meaning.braces)
        for s, f in ((Scenario.OUTCOME, outcome), (Scenario.BUDGET, budget))
    }
    read_back = (
        _of_year(spreads[Scenario.OUTCOME].frame, header, year).groupby("account", observed=True)["ore"].sum()
    )
    problems += checks.check_results(
        {str(a): int(v) for a, v in read_back.items()},
        {a: v for a, v in results.items() if _is_result(a, header)},
    )
    period = _period(spreads[Scenario.OUTCOME].frame, header)
    if period is not None:
        at = spreads[Scenario.OUTCOME].frame["month"]
        months = set((at[at // 100 == period.year] % 100).unique().tolist())
        problems += checks.check_months(period.year, months, period.month)
        if options.period is not None and options.period != period:
            problems += (_period_differs(period, options.period),)
    frame = _figure_frame({scenario: part.frame for scenario, part in spreads.items()})
    codes = [code for code in frame["verksamhet_code"].cat.categories if code]
    look = Look(dimensions=found, dimension=dimension, braces=meaning.braces)
    return Parsed(
        format=NAME,
        figures=FrameFigures(frame),
        verksamheter=tuple(NamedVerksamhet(c, header.objects.get((dimension, c), "")) for c in codes),
        accounts=tuple((a, header.accounts.get(a, "")) for a in frame["account"].cat.categories),
        problems=problems,
        period=period,
        notes=_notes(header, found, dimension, meaning.braces, encoding),
    ), look


def _of_year(frame: pd.DataFrame, header: Header, year: int) -> pd.DataFrame:
    if year not in header.years:
        return frame
    first, last = (month.year * 100 + month.month for month in header.years[year])
    return frame[(frame["month"] >= first) & (frame["month"] <= last)]


def _period(outcome: pd.DataFrame, header: Header) -> Month | None:
    """The last month with an outcome, and no later than the file says it covers."""
    last = outcome.loc[outcome["ore"] != 0, "month"].max()
    if pd.isna(last):
        return None
    until = header.until.year * 100 + header.until.month if header.until else 999_999
    known = min(int(last), until)
    return Month(known // 100, known % 100)


def _figure_frame(parts: dict[Scenario, pd.DataFrame]) -> pd.DataFrame:
    """Spread rows as a figure frame: our sign, and only the words that are used, sorted."""
    both = pd.concat(parts.values(), ignore_index=True)
    month = both["month"].to_numpy(dtype="int64")
    scenario = np.repeat(np.arange(len(parts)), [len(part) for part in parts.values()])
    always, never = np.ones(len(both), dtype=bool), np.zeros(len(both), dtype=bool)
    columns = {
        "verksamhet_code": _used(both["code"].cat.codes.to_numpy(), both["code"].cat.categories),
        "account": _used(both["account"].cat.codes.to_numpy(), both["account"].cat.categories),
        "line": _used(never.astype("int8"), [""]),
        "scenario": _used(scenario, [one.value for one in parts]),
        "last_month": (month // 100 * 12 + month % 100 - 1).astype("int32"),
        "months": always.astype("int8"),
        "amount_ore": pd.arrays.IntegerArray(-both["ore"].to_numpy(), never),
        "as_of": pd.arrays.IntegerArray(never.astype("int32"), always),
        "row": both["row"].to_numpy(),
    }
    return pd.DataFrame({name: columns[name] for name in COLUMNS})


def _used(places: np.ndarray, words: Iterable[str]) -> pd.Categorical:
    """Places among words as a category of those that are used, sorted."""
    counts = np.bincount(places, minlength=1)
    used = sorted((word, at) for at, word in enumerate(words) if at < len(counts) and counts[at])
    new = np.zeros(len(counts), np.int32)
    new[[at for _, at in used]] = np.arange(len(used))
    return pd.Categorical.from_codes(new[places], pd.Index([word for word, _ in used], dtype="str"))


def _notes(
    header: Header, found: tuple[Dimension, ...], dimension: str, braces: Braces, encoding: str
) -> tuple[str, ...]:
    notes = [
        f"SIE typ {header.kind} från {header.program or 'okänt program'}, {header.company}.".replace(
            ", .", "."
        )
    ]
    notes.append(f"Teckenkodning {encoding}. Tecknet är vänt: SIE skriver kostnader som positiva belopp.")
    if found:
        chosen = f"Dimension {dimension} läses som verksamhet." if dimension else "Ingen dimension läses."
        notes.append(f"Dimensioner: {spelled(found)}. {chosen}")
        notes.append(f"{braces.label}.")
    return tuple(notes)


def _nothing(header: Header) -> Problem:
    return error(
        f"SIE-filen (typ {header.kind}) har inga månadsbelopp för resultatkonton.",
        "Ta ut SIE typ 3 (periodsaldon med objekt), typ 2 eller typ 4E. Typ 1 och 4I räcker inte.",
        code="sie_no_months",
    )


def _period_differs(period: Month, chosen: Month) -> Problem:
    return error(
        f"Filen gäller till och med {period.label} men vald period är {chosen.label}.",
        "Välj filens period, eller ta ut filen till och med den valda perioden.",
        code="period_differs",
    )
