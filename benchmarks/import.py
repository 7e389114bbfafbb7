"""How long a million rows take from file to published: python -m benchmarks.import [--rows N] [--one csv|sie]

Prints, in one run, a plain read of the same file (decode and split every line in Python) and beside it
parsing, preview and publishing, on SQLite and on a throw-away PostgreSQL cluster; ratios are to the plain
read. Limits: parsed in 4 ×, published in 12 × (handed in, read, previewed and stored), 1.5 GiB of memory.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from socfin.domain.committee import NewCommittee

HEADER = (
    "verksamhet;verksamhetsnamn;överordnad;konto;kontonamn;rad;period;månader;"
    "scenario;belopp;prognos_efter\r\n"
)
USUAL = 1_200
WARM = 3
"""Times a usual month is published: the site's processes have done it before, and the last one is told."""
REVENUES = 100
"""The first accounts, 3000 to 3990, are revenue."""
LIMITS = {"parse": 4.0, "published": 12.0}


def write_csv(path: Path, rows: int) -> None:
    """The project's own long CSV: verksamheter × accounts × months × two scenarios, drawn from a seed."""
    draw = random.Random(2022)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        file.write(HEADER)
        for number in range(rows):
            rest, scenario = divmod(number, 2)
            rest, month = divmod(rest, 12)
            unit, account = divmod(rest, 300)
            kronor = draw.randint(-(10**5), 10**6) / 100
            amount = f"{kronor if account < REVENUES else -kronor:.2f}".replace(".", ",")
            word = ("budget", "utfall")[scenario]
            file.write(
                f"{5000 + unit};Enhet {unit};;{3000 + account * 10};Konto {account};;2024-{month + 1:02d};1;"
                f"{word};{amount};\r\n"
            )


def write_sie(path: Path, rows: int) -> None:
    """SIE 3 with period changes and budgets per object, drawn from a seed."""
    draw = random.Random(2022)
    head = [
        "#FLAGGA 0",
        '#PROGRAM "Exempel" 1.0',
        "#FORMAT PC8",
        "#GEN 20250110",
        "#SIETYP 3",
        '#FNAMN "Exempelkommunen"',
        "#RAR 0 20240101 20241231",
        '#DIM 20 "Verksamhet"',
    ]
    units = rows // (300 * 12 * 2) + 1
    head += [f'#KONTO {3000 + number * 10} "Konto {number}"' for number in range(300)]
    head += [f'#OBJEKT 20 "{5000 + number}" "Enhet {number}"' for number in range(units)]
    with path.open("w", encoding="cp437", newline="") as file:
        file.write("\r\n".join(head) + "\r\n")
        for number in range(rows):
            rest, scenario = divmod(number, 2)
            rest, month = divmod(rest, 12)
            unit, account = divmod(rest, 300)
            label = ("#PBUDGET", "#PSALDO")[scenario]
            file.write(
                f'{label} 0 2024{month + 1:02d} {3000 + account * 10} {{20 "{5000 + unit}"}} '
                f"{draw.randint(-(10**5), 10**6) / 100:.2f}\r\n"
            )


WRITERS = {"csv": write_csv, "sie": write_sie}
SUFFIX = {"csv": ".csv", "sie": ".se"}
ENCODING = {"csv": "utf-8-sig", "sie": "cp437"}


def plain_read(path: Path, kind: str) -> float:
    """Seconds to read the file and split its lines in plain Python."""
    start = time.perf_counter()
    separator = ";" if kind == "csv" else None
    for line in path.read_bytes().decode(ENCODING[kind]).splitlines():
        line.split(separator)
    return time.perf_counter() - start


def run(path: Path, kind: str) -> None:
    """Measure one file on the database the environment names, and print a line a step."""
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from socfin.actions.committees import create_committee
    from socfin.actions.people.users import machine_user
    from socfin.actions.publishing import publish, receive
    from socfin.importers import parse
    from socfin.reporting.preview import preview
    from socfin.selectors.ground import Ground

    call_command("migrate", verbosity=0)
    by = machine_user()
    committee = create_committee(
        new=NewCommittee(
            slug=f"b{time.monotonic_ns()}", name="B", municipality="B", root_code="0", root_name="B"
        ),
        by=by,
    )
    plain = plain_read(path, kind)
    content = path.read_bytes()
    steps = {"plain read": plain}
    start = time.perf_counter()
    parsed = parse(content, path.name)
    steps["parse"] = time.perf_counter() - start
    if parsed.errors:
        raise SystemExit(str(parsed.errors))
    start = time.perf_counter()
    preview(Ground(committee), parsed)
    steps["preview"] = time.perf_counter() - start
    for number in range(WARM if len(parsed.figures) <= USUAL else 1):
        committee = create_committee(
            new=NewCommittee(
                slug=f"b{time.monotonic_ns()}", name="B", municipality="B", root_code="0", root_name="B"
            ),
            by=by,
        )
        start = time.perf_counter()
        filename = f"{number}-{path.name}"  # read anew each time
        kept = receive(committee=committee, filename=filename, content=content, by=by, options={}).upload
        publish(upload=kept, by=by)
        steps["published"] = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows = len(parsed.figures)
    print(
        f"\n{kind}, {rows:,} figures, {len(content) / 1e6:.0f} MB, {connection.vendor}, peak {peak:.0f} MiB"
    )
    for name, seconds in steps.items():
        print(f"  {name:10} {seconds:7.2f} s {_beside(name, seconds / plain, rows)}")


def _beside(name: str, ratio: float, rows: int) -> str:
    """The ratio to the plain read and its limit; a usual month has a limit in seconds only."""
    if rows <= USUAL:
        return "(limit 0.3 s)" if name == "published" else ""
    return f"{ratio:6.2f} ×" + (f"  (limit {LIMITS[name]:g} ×)" if name in LIMITS else "")


def main() -> None:
    """Write the files, then measure each on each database in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--one", choices=sorted(WRITERS))
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.file:
        run(given.file, given.one)
        return
    with tempfile.TemporaryDirectory() as folder:
        for kind in [given.one] if given.one else sorted(WRITERS):
            for rows in (USUAL, given.rows):
                path = Path(folder) / f"{rows}{SUFFIX[kind]}"
                WRITERS[kind](path, rows)
                for database in ([], [sys.executable, "-m", "tests.postgres"]):
                    measure(Path(folder), path, kind, database)


def measure(folder: Path, path: Path, kind: str, database: list[str]) -> None:
    """One measurement in a fresh process with a data folder of its own."""
    data = folder / f"var-{kind}-{path.stem}-{len(database)}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "socfin.settings",
        "SOCFIN_SECRET_KEY": "only-for-benchmarks-never-in-production-0123456789",
        "SOCFIN_DATA_DIR": str(data),
    }
    command = [*database, sys.executable, "-m", "benchmarks.import", "--one", kind, "--file", str(path)]
    subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
