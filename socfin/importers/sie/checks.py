"""What must hold for a whole SIE file: checksum, years, #RES, vouchers, months; never one row's spelling."""

from __future__ import annotations

import datetime as dt
import re

from socfin.domain.figures import Problem, error, warning
from socfin.domain.money import format_exact
from socfin.domain.period import MONTH_NAMES, Month
from socfin.importers.problems import rows_text
from socfin.importers.sie.checksum import checksums, declared, is_true
from socfin.importers.sie.header import Header
from socfin.importers.sie.pieces import Content

_TAIL = 8_192
_MONEY = re.compile(rb"[ \t]*#(?:PSALDO|PBUDGET|TRANS|RES)\b()")
_AMOUNT_LAST = re.compile(rb'[ \t]*#(?:PSALDO|PBUDGET|TRANS|RES)\b.*[ \t"}]-?[0-9]+\.([0-9]*)"?[ \t]*$')
_AGAIN = "Ta ut SIE-filen på nytt ur ekonomisystemet och lämna in den utan att öppna och spara den emellan."


def check_checksum(content: Content) -> tuple[Problem, ...]:
    """Refuses a file whose checksum never comes or is not true; silent without one."""
    said = declared(content.body)
    if said is None:
        return ()
    covered, number = said
    if number is None:
        return (_cut("Kontrollsumman (#KSUMMA) öppnas men kommer aldrig: filen är avklippt."),)
    if not is_true(number, checksums(covered, content.encoding)):
        return (
            error(
                "Kontrollsumman (#KSUMMA) stämmer inte: filen är ändrad eller skadad.",
                _AGAIN,
                code="checksum",
            ),
        )
    return ()


def check_last_line(content: Content) -> tuple[Problem, ...]:
    """Refuses a file that ends inside a character or an amount.

    A last line without line end is no fault; one whose amount is shorter than all before it is.
    """
    if content.is_cut:
        return (_cut("Filen slutar mitt i ett tecken: den är avklippt."),)
    if content.body.endswith(b"\n"):
        return ()
    *before, last = content.body[-_TAIL:].splitlines()[1:] or [b""]
    decimals = [len(found[1]) for found in map(_AMOUNT_LAST.match, before) if found]
    ends = _AMOUNT_LAST.match(last) or _MONEY.match(last)
    if ends and len(ends[1]) < 2 and len(decimals) > 2 and set(decimals) == {2}:
        return (_cut("Filen slutar mitt i ett belopp: den är avklippt."),)
    return ()


def check_years(header: Header) -> tuple[Problem, ...]:
    """A municipality's year is the calendar year; years before the file's own may have been longer."""
    if not header.years:
        return (
            error("Filen säger inte vilket räkenskapsår den gäller (#RAR saknas).", _AGAIN, code="no_year"),
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


def check_lines(header: Header, unreadable: tuple[int, ...]) -> tuple[Problem, ...]:
    """Rows of known items that cannot be read."""
    problems: list[Problem] = []
    if unreadable:
        problems.append(
            error(
                f"Belopp, konto eller datum går inte att läsa på {rows_text(unreadable)}.",
                _AGAIN,
                row=unreadable[0],
                code="unreadable_amount",
            )
        )
    if header.malformed:
        labels = ", ".join(sorted({label for _, label in header.malformed}))
        rows = [row for row, _ in header.malformed]
        problems.append(
            warning(
                f"Uppgifter går inte att läsa på {rows_text(rows)} ({labels}).", _AGAIN, code="malformed_item"
            )
        )
    return tuple(problems)


def check_closed(opened_at: int | None) -> tuple[Problem, ...]:
    """Refuses a file whose last voucher never ends."""
    if opened_at is None:
        return ()
    return (_cut("Filen slutar mitt i en verifikation: den är avklippt.", opened_at),)


def check_vouchers(unbalanced: tuple[int, ...]) -> tuple[Problem, ...]:
    """Vouchers whose rows do not sum to zero."""
    if not unbalanced:
        return ()
    return (
        warning(
            f"Verifikationer som inte går ihop: {rows_text(unbalanced)}.",
            "Beloppen läses som de står. Kontrollera verifikationerna i ekonomisystemet.",
            code="unbalanced",
        ),
    )


def vouchers_differ() -> Problem:
    """Balances without objects beside vouchers with objects that come to something else."""
    return warning(
        "Periodsaldona saknar objekt. Verifikationerna har objekt men ger andra summor än periodsaldona.",
        "Periodsaldona läses, utan fördelning. Ta ut SIE typ 3, eller typ 4E utan periodsaldon, för den.",
        code="vouchers_differ",
    )


def check_read(present: set[str], read: set[str]) -> tuple[Problem, ...]:
    """Accounts whose amounts all stand in other dimensions than the chosen one."""
    lost = sorted(present - read)
    if not lost:
        return ()
    return (
        warning(
            f"{len(lost)} konton har belopp bara i andra dimensioner än den valda och läses inte: "
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


def check_results(read: dict[str, int], results: dict[str, int]) -> tuple[Problem, ...]:
    """Accounts whose months do not add up to #RES; both in öre with SIE's sign."""
    if not results:
        return ()
    wrong = {a: read.get(a, 0) - ore for a, ore in results.items() if read.get(a, 0) != ore}
    if not wrong:
        return ()
    worst = max(wrong, key=lambda account: abs(wrong[account]))
    return (
        warning(
            f"{len(wrong)} av {len(results)} konton har månader som inte ger årets resultat (#RES); "
            f"konto {worst} skiljer {format_exact(abs(wrong[worst]))} kr.",
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


def _cut(message: str, row: int | None = None) -> Problem:
    return error(message, _AGAIN, row=row, code="cut_short")
