"""How long a report of very many coded rows takes to read: python -m benchmarks.report_rows [--rows N]

Prints, in one run, a plain read of the same workbook with python-calamine and beside it the report's own
reading: cells, figures and the frame they are stored from. Limit: 8 × the plain read.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from socfin.frames.figures import figures_frame
from socfin.importers import Options, SourceFile, examine

LIMIT = 8.0
HEADER = ("Ansvar", "Verksamhet", "Konto", "Utfall jan-mar", "Budget jan-mar", "Avvikelse", "Budget helår")


def write_report(path: Path, rows: int) -> None:
    """Ansvar × verksamheter × accounts with outcome, budget and deviation, drawn from a seed."""
    draw = random.Random(2022)
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Rapport")
        sheet.write_row(0, 0, ["Period: jan-mar 2022, kr"])
        sheet.write_row(1, 0, HEADER)
        for number in range(rows):
            owner, rest = divmod(number, 5000)
            unit, account = divmod(rest, 200)
            outcome, budget = (round(-draw.random() * 100_000, 2) for _ in range(2))
            names = (f"{1000 + owner} Ansvar", f"{5000 + unit} Enhet", f"{4000 + account * 10} Konto")
            amounts = (outcome, budget, round(outcome - budget, 2), round(budget * 4, 2))
            sheet.write_row(number + 2, 0, [*names, *amounts])


def plain_read(path: Path) -> float:
    """Seconds to read every cell of the workbook with python-calamine."""
    start = time.perf_counter()
    sum(len(row) for row in CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())
    return time.perf_counter() - start


def main() -> None:
    """Write the report, read it plainly and as a report, and print a line a step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    rows = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.xlsx"
        write_report(path, rows)
        plain = plain_read(path)
        handed = SourceFile(path.read_bytes(), path.name)
        start = time.perf_counter()
        _ = handed.grid
        cells = time.perf_counter() - start
        parsed = examine(handed, Options()).parsed
        figures_frame(parsed)
        whole = time.perf_counter() - start
    if parsed.errors:
        raise SystemExit(str(parsed.errors))
    print(f"{rows:,} rows, {len(parsed.figures):,} figures")
    for name, seconds in (("plain read", plain), ("cells", cells), ("report", whole)):
        print(f"  {name:10} {seconds:7.2f} s {seconds / plain:6.2f} ×")
    print(f"  limit {LIMIT:g} ×")


if __name__ == "__main__":
    main()
