"""Exempelkommunen's figures as files in the project's own long CSV; text only, nothing is read or stored."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from socfin.domain.figures import Scenario
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.management.demo.accounts import ACCOUNTS
from socfin.management.demo.tree import tree

COLUMNS = (
    "verksamhet", "verksamhetsnamn", "överordnad", "konto", "kontonamn", "rad",
    "period", "månader", "scenario", "belopp", "prognos_efter",
)  # fmt: skip
MONTHLY_FROM = 2025
"""Outcome of earlier years comes as one file a year, from this year as one file a month."""


@dataclass(frozen=True, slots=True)
class DemoFile:
    """A file to hand in: its name and its text (UTF-8, semicolons, decimal comma, kronor, costs negative)."""

    filename: str
    text: str

    @property
    def content(self) -> bytes:
        """The file as a Swedish Excel saves it: with byte order mark and CRLF."""
        return self.text.replace("\n", "\r\n").encode("utf-8-sig")


def files(frame: pd.DataFrame) -> tuple[DemoFile, ...]:
    """One budget file a year, one outcome file for each older year and each month of 2025, in time order."""
    names = frame.assign(
        filename=[
            _filename(scenario, month)
            for scenario, month in zip(frame["scenario"], frame["month"], strict=True)
        ]
    )
    parts = sorted(names.groupby("filename"), key=lambda item: (item[1]["month"].iloc[0] // 100, item[0]))
    return tuple(DemoFile(str(name), long_csv(part)) for name, part in parts)


def long_csv(frame: pd.DataFrame) -> str:
    """The rows of a FIGURES frame as long CSV, header first, one amount a row."""
    nodes = {node.code: f"{node.code};{node.name};{node.parent}" for node in tree()}
    accounts = {number: f"{number};{name}" for number, (name, _) in ACCOUNTS.items()}
    words = {scenario.value: scenario.label.lower() for scenario in Scenario}
    rows = (
        f"{nodes[code]};{accounts[account]};;{Month.from_yyyymm(month)};1;{words[scenario]};{_kronor(amount)};"
        for scenario, month, code, account, amount in zip(
            *(frame[name].tolist() for name in ("scenario", "month", "code", "account", "amount_ore")),
            strict=True,
        )
    )
    return "\n".join([";".join(COLUMNS), *rows, ""])


def _filename(scenario: str, yyyymm: int) -> str:
    month = Month.from_yyyymm(yyyymm)
    if scenario == Scenario.BUDGET.value:
        return f"budget-{month.year}.csv"
    return f"utfall-{month.year if month.year < MONTHLY_FROM else month}.csv"


def _kronor(amount: Ore) -> str:
    """Öre as kronor with a decimal comma: -123456 → "-1234,56"."""
    return f"{'-' if amount < 0 else ''}{abs(amount) // 100},{abs(amount) % 100:02d}"
