"""What is wrong with a SIE file's vouchers, each named by series, number and date; never their texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from socfin.domain.figures import Problem, error, warning
from socfin.domain.money import format_exact
from socfin.importers.problems import SHOWN, each_row
from socfin.importers.sie.grammar.header import Year
from socfin.importers.sie.grammar.pieces import Content, lines_at
from socfin.importers.sie.grammar.single import date_of
from socfin.importers.sie.grammar.tokens import fields_of
from socfin.importers.sie.grammar.wholeness import cut
from socfin.importers.spelling.numbers import shown

_LISTED = 8
_ISO = re.compile(r"((?:19|20)[0-9]{2})[-/.]([0-9]{2})[-/.]([0-9]{2})")
_BOOKS = "Rätta verifikationen i ekonomisystemet och ta ut SIE-filen på nytt."


class Named:
    """Vouchers by the row of their #VER: looked up in the file only when one has to be named."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def of(self, rows: Collection[int]) -> dict[int, tuple[str, str]]:
        """Row → "A 12" (or "utan nummer"), and the date as it is written."""
        return {row: _name_and_date(line) for row, line in lines_at(self._content, set(rows)).items()}


def check_closed(opened_at: int | None) -> tuple[Problem, ...]:
    """Refuses a file whose last voucher never ends."""
    if opened_at is None:
        return ()
    return (cut("Filen slutar mitt i en verifikation: den är avklippt.", opened_at),)


def check_dates(undated: Sequence[int], named: Named) -> tuple[Problem, ...]:
    """Vouchers whose date cannot be read, as it is written and as it should be."""
    names = named.of(undated[:SHOWN])

    def problem(row: int, _what: str) -> Problem:
        name, date = names.get(row, ("", ""))
        iso = _ISO.fullmatch(date)
        what = f"har datumet ”{shown(date)}”, som inte går att läsa" if date else "har inget datum"
        ours = "".join(iso.groups()) if iso else "20220331"
        return error(
            f"Verifikation {name} på rad {row} {what}.",
            f"SIE skriver datum som {ours}. {_BOOKS}",
            row=row,
            code="unreadable_amount",
        )

    return each_row(((row, "") for row in undated), problem)


def check_year(rows: Sequence[int], year: Year | None, named: Named) -> tuple[Problem, ...]:
    """Vouchers with cost or revenue outside the file's own year; they are counted in no year."""
    names = named.of(rows[:SHOWN])
    span = f"{year[0]} till {year[1]}" if year else ""

    def problem(row: int, _what: str) -> Problem:
        name, date = names.get(row, ("", ""))
        return error(
            f"Verifikation {name} ({shown(date)}) på rad {row} ligger utanför räkenskapsåret {span}.",
            _BOOKS,
            row=row,
            code="voucher_outside_year",
        )

    return each_row(((row, "") for row in rows), problem)


def check_accounts(rows: Sequence[tuple[int, str]], named: Named) -> tuple[Problem, ...]:
    """Vouchers with an amount on what is no account, by the voucher's row and the word that stands there."""
    names = named.of([row for row, _ in rows[:SHOWN]])

    def problem(row: int, account: str) -> Problem:
        name, date = names.get(row, ("", ""))
        return error(
            f"Verifikation {name} ({shown(date)}) på rad {row} har ”{shown(account)}” som konto, och det är "
            "inget konto i filen.",
            _BOOKS,
            row=row,
            code="voucher_account",
        )

    return each_row(rows, problem)


def check_balance(unbalanced: Sequence[tuple[int, int]], named: Named) -> tuple[Problem, ...]:
    """Vouchers whose rows do not sum to zero, with what they lack."""
    if not unbalanced:
        return ()
    listed = ", ".join(_unbalanced(unbalanced[:_LISTED], named))
    more = f" och {len(unbalanced) - _LISTED} till" if len(unbalanced) > _LISTED else ""
    return (
        warning(
            f"Verifikationer som inte går ihop: {listed}{more}.",
            "Beloppen läses som de står. Kontrollera verifikationerna i ekonomisystemet.",
            code="unbalanced",
        ),
    )


def vouchers_only(*, with_year: bool) -> Problem:
    """A file of vouchers alone: nothing in it shows whether they are all of the year's."""
    if not with_year:
        return error(
            "Filen är SIE typ 4I: bara verifikationer, utan saldon och räkenskapsår.",
            _OTHER_KINDS,
            code="sie_4i",
        )
    return warning(
        "Filen är SIE typ 4I: bara verifikationer, utan saldon (#IB, #UB, #RES). Det går inte att se om alla "
        "årets verifikationer är med.",
        _OTHER_KINDS,
        code="vouchers_only",
    )


_OTHER_KINDS = "Ta ut SIE typ 3 (periodsaldon med objekt) eller typ 4E ur ekonomisystemet i stället."


def _unbalanced(rows: Iterable[tuple[int, int]], named: Named) -> Iterator[str]:
    pairs = list(rows)
    names = named.of([row for row, _ in pairs])
    for row, ore in pairs:
        name, _ = names.get(row, ("", ""))
        yield f"{name} på rad {row} (skiljer {format_exact(ore)} kr)"


def _name_and_date(line: str) -> tuple[str, str]:
    fields = fields_of(line)[1:]
    words = [field.strip() for field in fields[:2] if isinstance(field, str)]
    return shown(" ".join(filter(None, words))) or "utan nummer", date_of(fields)
