"""What must hold for a whole SIE file: years, #RES, months; never one row's spelling."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from socfin.domain.figures import Problem, error, warning
from socfin.domain.listing import first_of
from socfin.domain.money import format_exact
from socfin.domain.period import MONTH_NAMES, Month
from socfin.importers.problems import rows_text
from socfin.importers.sie.grammar.header import Header
from socfin.importers.sie.grammar.items import Fault
from socfin.importers.sie.grammar.wholeness import AGAIN


def check_years(header: Header) -> tuple[Problem, ...]:
    """A municipality's year is the calendar year; years before the file's own may have been longer."""
    if not header.years:
        return (
            error("Filen säger inte vilket räkenskapsår den gäller (#RAR saknas).", AGAIN, code="no_year"),
        )
    broken = {
        number: f"{first}–{last}" for number, (first, last) in header.years.items() if not _whole(first, last)
    }
    if not broken:
        return ()
    tell = error if max(header.years) in broken else warning
    return (
        tell(
            f"Räkenskapsåret är inte ett kalenderår ({', '.join(broken.values())}).",
            "Kommunens räkenskapsår är januari–december. Kontrollera att filen är kommunens egen.",
            code="broken_year",
        ),
    )


def _whole(first: Month, last: Month) -> bool:
    return (first.month, last.month, first.year) == (1, 12, last.year)


def check_lines(header: Header, faults: Iterable[Fault]) -> tuple[Problem, ...]:
    """Rows of known items that cannot be read, by the part of them that is wrong."""
    problems: list[Problem] = []
    by_part: dict[str, list[int]] = {}
    for row, part in faults:
        by_part.setdefault(part, []).append(row)
    for part, rows in by_part.items():
        problems.append(
            error(
                f"{part} går inte att läsa på {rows_text(rows)}.",
                AGAIN,
                row=min(rows),
                code="unreadable_amount",
            )
        )
    if header.malformed:
        labels = ", ".join(sorted({label for _, label in header.malformed}))
        rows = [row for row, _ in header.malformed]
        problems.append(
            warning(
                f"Uppgifter går inte att läsa på {rows_text(rows)} ({labels}).", AGAIN, code="malformed_item"
            )
        )
    return tuple(problems)


def vouchers_differ() -> Problem:
    """Balances without objects beside vouchers with objects that come to something else."""
    return warning(
        "Periodsaldona saknar objekt. Verifikationerna har objekt men ger andra summor än periodsaldona.",
        "Periodsaldona läses, utan fördelning. Ta ut SIE typ 3, eller typ 4E utan periodsaldon, för den.",
        code="vouchers_differ",
    )


def check_read(present: set[str], read: set[str], what: str = "Belopp") -> tuple[Problem, ...]:
    """Accounts whose amounts, or `what` of them, all stand in other dimensions than the chosen one."""
    lost = sorted(present - read)
    if not lost:
        return ()
    return (
        warning(
            f"{what} på {len(lost)} konton står bara i andra dimensioner än den valda och läses inte: "
            f"{', '.join(lost[:6])}{' …' if len(lost) > 6 else ''}.",
            "Välj den dimension som beloppen står i, eller ta ut filen med rader utan objekt också.",
            code="other_dimension",
        ),
    )


def other_dimensions_added(ore: int, dimension: str) -> Problem:
    """All rows are added, and some have objects only in dimensions that are not read."""
    return warning(
        f"Rader som har objekt i andra dimensioner än {dimension or 'ingen'} läggs på nämnden: "
        f"{format_exact(ore)} kr. Samma pengar kan stå i flera dimensioner.",
        "Kontrollera totalen mot en rapport: filen har inget resultat (#RES) att stämma av mot.",
        code="dimensions_added",
    )


def check_until(until: dt.date | None, months: list[int]) -> tuple[Problem, ...]:
    """Outcome in months after the date the file says it covers."""
    if until is None:
        return ()
    after = sorted(month for month in months if month > until.year * 100 + until.month)
    if not after:
        return ()
    named = ", ".join(f"{m // 100}-{m % 100:02d}" for m in after[:6])
    return (
        warning(
            f"Filen säger att den gäller till och med {until} (#OMFATTN) men har utfall för {named}.",
            "Beloppen läses för sina månader. Kontrollera att de ska vara med.",
            code="after_until",
        ),
    )


def results_of(header: Header) -> tuple[int, dict[str, int]]:
    """The year with #RES nearest to now, and its results in öre per account."""
    year = max((year for year, _ in header.results), default=0)
    return year, {a: ore for (y, a), ore in header.results.items() if y == year}


def untied(read: dict[str, int], results: dict[str, int]) -> dict[str, int]:
    """Account → what its months have beyond #RES, in öre with SIE's sign; an account without #RES has 0."""
    if not results:
        return {}
    both = {account: read.get(account, 0) - results.get(account, 0) for account in {*read, *results}}
    return {account: ore for account, ore in both.items() if ore}


def check_results(read: dict[str, int], results: dict[str, int]) -> tuple[Problem, ...]:
    """Accounts whose months do not add up to #RES, or that have months and no #RES; both in öre."""
    wrong = untied(read, results)
    if not wrong:
        return ()
    worst = max(wrong, key=lambda account: abs(wrong[account]))
    without = sorted(account for account in wrong if account not in results)
    lacking = f" Utan #RES: {first_of(without)}." if without else ""
    return (
        warning(
            f"{len(wrong)} av {len({*read, *results})} konton har månader som inte ger årets resultat "
            f"(#RES); konto {worst} skiljer {format_exact(abs(wrong[worst]))} kr.{lacking}",
            "Kontrollera totalen mot en rapport innan du publicerar.",
            code="res_differs",
        ),
    )


def check_months(year: int, months: set[int], last: int) -> tuple[Problem, ...]:
    """Months of the year to the last one without any outcome at all."""
    missing = [MONTH_NAMES[m - 1] for m in range(1, last) if m not in months]
    if not missing or not months:
        return ()
    return (
        warning(
            f"Filen har inget utfall för {', '.join(missing)} {year}.",
            "Ta ut filen för hela året till och med perioden om månaderna ska vara med.",
            code="missing_months",
        ),
    )
