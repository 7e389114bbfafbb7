"""Figures out as SIE 3: months per account and verksamhet, as other systems (and our own reader) read them.

SIE amount = −(our amount): cost is debit, positive. A row with {} is the whole account, rows with the
dimension divide it, and what has no verksamhet is the difference. SIE has no forecasts and no spans of
months: forecasts are left out, and an amount for several months stands under the last of them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import pandas as pd

from socfin.documents.document import Document
from socfin.domain.figures import Scenario
from socfin.domain.money import Ore, round_half_away
from socfin.domain.period import Month
from socfin.importers.sie.grammar.checksum import checksum
from socfin.importers.sie.grammar.tokens import quoted
from socfin.importers.sie.own_files import ACCOUNT_OF, PROGRAM

DIMENSION = "20"
"""The first dimension that SIE leaves free."""

CONTENT_TYPE = "application/octet-stream"
_INCOME = "3"
"""Income in Kommun-Bas. All accounts say that they are of the income statement, whatever they begin with."""
_NOT_IN_437 = str.maketrans(
    {"–": "-", "—": "-", "−": "-", "’": "'", "”": "'", "“": "'", "…": "...", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SieContent:
    """What a SIE file tells: who, up to when, and the figures as a figure frame (`importers.frames`)."""

    company: str
    until: Month
    made: dt.date
    figures: pd.DataFrame
    accounts: tuple[tuple[str, str], ...] = ()
    verksamheter: tuple[tuple[str, str], ...] = ()


def make(content: SieContent) -> Document:
    """The SIE file in code page 437 with its checksum; years before the one of `until` become −1, −2 …"""
    frame = _months(content.figures)
    items = "".join(f"{item}\n" for item in _items(content, frame)).translate(_NOT_IN_437)
    body = items.encode("cp437", errors="replace")
    whole = b"#FLAGGA 0\n#KSUMMA\n" + body + f"#KSUMMA {checksum(body)}\n".encode()
    name = f"sie-{content.until}.se"
    return Document(filename=name, content_type=CONTENT_TYPE, content=whole.replace(b"\n", b"\r\n"))


def _months(figures: pd.DataFrame) -> pd.DataFrame:
    """Budget and outcome per scenario, account, verksamhet and month, in öre with SIE's sign."""
    scenarios = [Scenario.BUDGET.value, Scenario.OUTCOME.value]
    frame = figures[figures["scenario"].isin(scenarios) & figures["amount_ore"].notna()]
    plain = frame[["verksamhet_code", "account", "line", "scenario"]].astype("str")
    by_line = plain["line"].map({line.value: account for line, account in ACCOUNT_OF.items()})
    plain["account"] = plain["account"].where(plain["account"] != "", by_line)
    plain["month"] = frame["last_month"].to_numpy()
    plain["ore"] = -frame["amount_ore"].astype("int64").to_numpy()
    keys = ["scenario", "account", "verksamhet_code", "month"]
    return plain.dropna(subset=["account"]).groupby(keys, sort=True)["ore"].sum().reset_index()


def _items(content: SieContent, frame: pd.DataFrame) -> Iterable[str]:
    yield f"#PROGRAM {quoted(PROGRAM)} 1"
    yield "#FORMAT PC8"
    yield f"#GEN {content.made:%Y%m%d}"
    yield "#SIETYP 3"
    yield f"#FNAMN {quoted(content.company)}"
    year = content.until.year
    years = sorted({*(frame["month"] // 12).tolist(), year}, reverse=True)
    for this in years:
        yield f"#RAR {this - year} {this}0101 {this}1231"
    last_day = content.until.days
    yield f"#OMFATTN {year}{content.until.month:02d}{last_day}"
    yield "#VALUTA SEK"
    used = set(frame["account"])
    names = {account: line.label for line, account in ACCOUNT_OF.items()} | dict(content.accounts)
    for account in sorted(used):
        yield f"#KONTO {_code(account)} {quoted(names.get(account, ''))}"
        yield f"#KTYP {_code(account)} {'I' if account.startswith(_INCOME) else 'K'}"
    yield f'#DIM {DIMENSION} "Verksamhet"'
    objects = dict(content.verksamheter)
    for code in sorted(set(frame["verksamhet_code"]) - {""}):
        yield f"#OBJEKT {DIMENSION} {quoted(code)} {quoted(objects.get(code, ''))}"
    outcome = frame[frame["scenario"] == Scenario.OUTCOME.value]
    sums = outcome.assign(year=outcome["month"] // 12).groupby(["year", "account"])["ore"].sum().reset_index()
    for this, account, ore in _rows(sums, "year", "account", "ore"):
        yield f"#RES {this - year} {_code(account)} {_amount(ore)}"
    yield from _balances("#PSALDO", outcome, year)
    yield from _balances("#PBUDGET", frame[frame["scenario"] == Scenario.BUDGET.value], year)


def _balances(label: str, frame: pd.DataFrame, year: int) -> Iterable[str]:
    """Totals first, then their division; an account without verksamhet has its total alone."""
    totals = frame.groupby(["account", "month"])["ore"].sum().reset_index()
    for account, month, ore in _rows(totals, "account", "month", "ore"):
        yield f"{label} {month // 12 - year} {_month(month)} {_code(account)} {{}} {_amount(ore)}"
    divided = frame[frame["verksamhet_code"] != ""]
    for account, month, code, ore in _rows(divided, "account", "month", "verksamhet_code", "ore"):
        objects = f"{{{DIMENSION} {quoted(code)}}}"
        yield f"{label} {month // 12 - year} {_month(month)} {_code(account)} {objects} {_amount(ore)}"


def _rows(frame: pd.DataFrame, *columns: str) -> Iterable[tuple[Any, ...]]:
    return zip(*(frame[column].tolist() for column in columns), strict=True)


def _month(number: int) -> str:
    month = Month.from_number(number)
    return f"{month.year}{month.month:02d}"


def _code(account: str) -> str:
    """An account as a field: bare where it can be."""
    return account if account.isalnum() else quoted(account)


def _amount(ore: Ore) -> str:
    return str(round_half_away(Fraction(ore, 100), 2))
