"""What must hold for a whole SIE file: checksum, years, #RES, vouchers, months; never one row's spelling."""

from __future__ import annotations

from socfin.domain.figures import Problem, error, warning
from socfin.domain.money import format_exact
from socfin.domain.period import MONTH_NAMES
from socfin.importers.problems import rows_text
from socfin.importers.sie.checksum import checksums, declared, is_true
from socfin.importers.sie.header import Header
from socfin.importers.sie.pieces import Content

_AGAIN = "Ta ut SIE-filen på nytt ur ekonomisystemet och lämna in den utan att öppna och spara den emellan."


def check_checksum(content: Content) -> tuple[Problem, ...]:
    """Refuses a file whose checksum never comes or is not true; silent without one."""
    said = declared(content.body)
    if said is None:
        return ()
    covered, number = said
    if number is None:
        return (_cut("Kontrollsumman (#KSUMMA) öppnas men kommer aldrig: filen är avklippt."),)
    if not is_true(number, checksums(covered, content.text_of)):
        return (
            error(
                "Kontrollsumman (#KSUMMA) stämmer inte: filen är ändrad eller skadad.",
                _AGAIN,
                code="checksum",
            ),
        )
    return ()


def check_years(header: Header) -> tuple[Problem, ...]:
    """A municipality's year is the calendar year."""
    broken = [
        f"{first}–{last}" for first, last in header.years.values() if (first.month, last.month) != (1, 12)
    ]
    if not header.years:
        return (
            error("Filen säger inte vilket räkenskapsår den gäller (#RAR saknas).", _AGAIN, code="no_year"),
        )
    if not broken:
        return ()
    return (
        error(
            f"Räkenskapsåret är inte ett kalenderår ({', '.join(broken)}).",
            "Kommunens räkenskapsår är januari–december. Kontrollera att filen är kommunens egen.",
            code="broken_year",
        ),
    )


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


def check_vouchers(unbalanced: tuple[int, ...], cut_at: int | None) -> tuple[Problem, ...]:
    """Vouchers whose rows do not sum to zero, and one that never ends."""
    if cut_at is not None:
        return (_cut("Filen slutar mitt i en verifikation: den är avklippt.", cut_at),)
    if not unbalanced:
        return ()
    return (
        warning(
            f"Verifikationer som inte går ihop: {rows_text(unbalanced)}.",
            "Beloppen läses som de står. Kontrollera verifikationerna i ekonomisystemet.",
            code="unbalanced",
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
