"""manage.py backtest: how right each forecast rule and the combination would have been; needs no database."""

from __future__ import annotations

import argparse
import json
import math
import sys
from pathlib import Path
from typing import Any

import pandas as pd
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from socfin.domain.figures import Problem
from socfin.domain.money import format_share
from socfin.services.forecast.backtest import (
    COMBINED,
    OF_RANGE,
    Backtest,
    backtest,
    cells,
    each_forecast,
    scorable,
)
from socfin.services.forecast.history_file import read_history
from socfin.services.forecast.methods import LABELS
from socfin.services.forecast.panel import Panel, panel_of

MOST_PROBLEMS = 20
RANGE_HEADINGS = ("täckning", "bredd", "poäng", "pinball")
"""In the order of OF_RANGE."""


class Command(BaseCommand):
    """Reads the files, forecasts their past years as if the future were unknown, and prints how it went."""

    help = "Pröva prognosmetoderna mot verkliga år: fel, lutning och hur 80-procentsintervallet träffar."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """The files, which years to score, whether to adapt, and how to print."""
        parser.add_argument("files", metavar="FILE.csv", nargs="+", type=Path)
        parser.add_argument("--years", nargs="+", type=int, metavar="ÅR", help="år att pröva (annars alla)")
        parser.add_argument("--format", choices=["json", "text"], default="text")
        parser.add_argument(
            "--adapt",
            choices=["yes", "no"],
            default="yes",
            help="no: seriernas egna avslutade år får inte väga över den inlärda tabellen (för jämförelse)",
        )
        parser.add_argument(
            "--forecasts", type=Path, metavar="UT.csv", help="skriv varje prognos som en rad i en CSV-fil"
        )

    def handle(self, *_args: Any, **given: Any) -> None:
        """Print the cells; exit status 1 when the file cannot be used."""
        panel = panel_of(self._frame(given["files"]))
        if not scorable(panel, given["years"]).any():
            raise CommandError(NOTHING_TO_SCORE)
        with tqdm(
            total=len(panel.groups) + 1,
            desc=given["files"][0].name,
            disable=not sys.stderr.isatty(),
            leave=False,
        ) as bar:
            tested = backtest(panel, adapt=given["adapt"] == "yes")
            bar.update()
            table = cells(tested, given["years"], bar.update)
        if given["forecasts"]:
            self._write(tested, given["years"], given["forecasts"])
        if given["format"] == "json":
            self.stdout.write(json.dumps({"cells": records(table)}, ensure_ascii=False))
        else:
            self.stdout.write(as_text(table, panel))

    def _write(self, tested: Backtest, years: list[int] | None, path: Path) -> None:
        try:
            each_forecast(tested, years).to_csv(path, sep=";", index=False, float_format="%.2f")
        except OSError as reason:
            raise CommandError(f"Filen {path} kan inte skrivas: {reason.strerror}.") from None
        self.stderr.write(f"Varje prognos står i {path}.")

    def _frame(self, paths: list[Path]) -> pd.DataFrame:
        frames = [self._read(path) for path in paths]
        together = pd.concat(frames, ignore_index=True)
        twice = together[together.duplicated(["series", "year", "month"])]
        for row in twice.head(1).itertuples():
            raise CommandError(f"{row.series} {row.year}-{row.month:02} finns i två av filerna. {ONCE}")
        grouped = together.groupby("series")["group"].nunique()
        for series in grouped.index[grouped > 1][:1]:
            raise CommandError(f"{series} hör till olika grupper i filerna. {ONE_GROUP}")
        return together

    def _read(self, path: Path) -> pd.DataFrame:
        try:
            content = path.read_bytes()
        except OSError as reason:
            raise CommandError(f"Filen {path} kan inte läsas: {reason.strerror}.") from None
        read = read_history(content)
        if read.problems:
            shown = [spelled(problem) for problem in read.problems[:MOST_PROBLEMS]]
            more = len(read.problems) - len(shown)
            raise CommandError(
                "\n".join(
                    [f"{path.name} kan inte användas.", *shown, *([f"… och {more} till."] * bool(more))]
                )
            )
        return read.frame


NOTHING_TO_SCORE = (
    "Inget år går att pröva. Ett år räknas när alla dess kvartal och föregående års kvartal finns (tolv "
    "månader, eller månad 3, 6, 9 och 12) och utfallet är större än noll. Lägg till historik eller välj "
    "andra år med --years."
)
ONCE = "Ta bort raden ur den ena."
ONE_GROUP = "En serie hör till en grupp: rätta gruppen eller ge serien ett eget namn."


def spelled(problem: Problem) -> str:
    """A problem on one line: row, column, what and how to mend it."""
    row = f"Rad {problem.row}" if problem.row else "Filen"
    column = f", kolumnen {problem.column}" if problem.column else ""
    return f"{row}{column}: {problem.message} {problem.remedy}"


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The cells as JSON takes them: NaN becomes null."""
    return [
        {
            str(key): None if isinstance(value, float) and math.isnan(value) else value
            for key, value in row.items()
        }
        for row in table.to_dict("records")
    ]


def as_text(table: pd.DataFrame, panel: Panel) -> str:
    """One block per group and month, then the mean per group and method."""
    lines = []
    for group in panel.groups:
        of_group = table[table["group"] == group]
        if of_group.empty:
            continue
        lines += [
            "",
            group,
            f"{'månad':>5}  {'metod':<46}{'n':>5}{'WAPE':>9}{'median':>9}{'lutning':>9}{'täckning':>10}",
        ]
        for row in of_group.to_dict("records"):
            covered = "" if math.isnan(row["coverage"]) else percent(row["coverage"])
            lines.append(
                f"{row['month']:>5}  {LABELS[row['method']]:<46}{row['n']:>5}{percent(row['wape']):>9}"
                f"{percent(row['median_ape']):>9}{percent(row['bias']):>9}{covered:>10}"
            )
    return "\n".join([*lines, "", *mean_lines(table)])


def mean_lines(table: pd.DataFrame) -> list[str]:
    """WAPE per method, the mean over months and then groups, best first."""
    mean = table.groupby(["method", "group"])["wape"].mean().groupby("method").mean().sort_values()
    return [
        "WAPE, medel över grupper och månader",
        *(f"  {LABELS[str(method)]:<46}{percent(float(wape)):>9}" for method, wape in mean.items()),
        "",
        *range_lines(table),
    ]


def range_lines(table: pd.DataFrame) -> list[str]:
    """What the combination's range covered, its width and its scores, per group and in all."""
    combined = table[table["method"] == COMBINED]
    lines = [f"{'80-procentsintervallet':<48}" + "".join(f"{name:>10}" for name in RANGE_HEADINGS)]
    for group, rows in [*combined.groupby("group", sort=False), ("alla", combined)]:
        means = (float((rows[name] * rows["n"]).sum() / rows["n"].sum()) for name in OF_RANGE)
        lines.append(f"  {group:<46}" + "".join(f"{percent(share):>10}" for share in means))
    return [*lines, "Bredd, poäng och pinball är andelar av årets utfall; lägst poäng är bäst."]


def percent(share: float) -> str:
    """A share with one decimal."""
    return format_share(float(share), decimals=1)
