"""Whether a SIE file came here whole and unchanged: its checksum and its last line; never what it tells."""

from __future__ import annotations

from collections.abc import Iterable

from socfin.domain.figures import Problem, error
from socfin.importers.sie.grammar.checksum import checksums, declared, is_true
from socfin.importers.sie.grammar.pieces import Content, pieces
from socfin.importers.sie.grammar.single import (
    Missing,
    Role,
    Unreadable,
    amount_written,
    balance_of,
    date_of,
    money_of,
    read_line,
)

AGAIN = "Ta ut SIE-filen på nytt ur ekonomisystemet och lämna in den utan att öppna och spara den emellan."
_HEADER = "FLAGGA PROGRAM FORMAT GEN SIETYP PROSA FTYP FNR ORGNR BKOD ADRESS FNAMN RAR TAXAR OMFATTN"
_LEDGER = "KPTYP VALUTA KONTO KTYP ENHET SRU DIM UNDERDIM OBJEKT IB UB OIB OUB RES PSALDO PBUDGET KSUMMA"
_VOUCHERS = "VER TRANS RTRANS BTRANS"
LABELS = frozenset(f"#{word}" for words in (_HEADER, _LEDGER, _VOUCHERS) for word in words.split())
"""Every label of utgåva 4B."""
_TAIL = 8_192


def check_checksum(content: Content) -> tuple[Problem, ...]:
    """Refuses a file whose checksum never comes or is not true; silent without one."""
    checksum = declared(content.body)
    if checksum is None:
        return ()
    covered, number = checksum
    if number is None:
        return (cut("Kontrollsumman (#KSUMMA) öppnas men kommer aldrig: filen är avklippt."),)
    if not is_true(number, checksums(covered, content.encoding)):
        return (
            error(
                "Kontrollsumman (#KSUMMA) stämmer inte: filen är ändrad eller skadad.",
                AGAIN,
                code="checksum",
            ),
        )
    return ()


def check_last_line(content: Content) -> tuple[Problem, ...]:
    """Refuses a file that ends inside a character, a label, a row or an amount.

    A last line without line end is no fault; one whose amount is shorter than all before it is.
    """
    if content.is_cut:
        return (cut("Filen slutar mitt i ett tecken: den är avklippt."),)
    if content.body.endswith(b"\n"):
        return ()
    *before, last = content.body[-_TAIL:].split(b"\n")
    line = content.text_of(last.rstrip(b"\r"))
    if before and _ends_inside_a_row(line):
        return (cut("Filen slutar mitt i en rad: den är avklippt."),)
    if _is_short(line) and _are_longer(map(content.text_of, before[1:])) and not _whole_kronor(content):
        return (cut("Filen slutar mitt i ett belopp: den är avklippt."),)
    return ()


def cut(message: str, row: int | None = None) -> Problem:
    """A file that is only a part of one."""
    return error(message, AGAIN, row=row, code="cut_short")


def _is_short(line: str) -> bool:
    """True when a line ends with an amount of fewer than two decimals."""
    amount, ends = amount_written(line)
    return ends and _decimals(amount) < 2


def _are_longer(lines: Iterable[str]) -> bool:
    """True when there are amounts with decimals, and all of those have two."""
    decimals = [d for d in (_decimals(amount_written(line)[0]) for line in lines) if d >= 0]
    return len(decimals) > 2 and set(decimals) == {2}


def _whole_kronor(content: Content) -> bool:
    """Whether an amount before the last line is written without decimals, as whole kronor are."""
    for piece in pieces(content.body[: content.body.rfind(b"\n")]):
        amounts = (amount_written(content.text_of(line))[0] for line in piece.split(b"\n"))
        if any(amount and _decimals(amount) < 0 for amount in amounts):
            return True
    return False


def _decimals(amount: str) -> int:
    """How many decimals an amount is written with; −1 when it has no point."""
    _, point, decimals = amount.replace(",", ".").partition(".")
    return len(decimals) if point else -1


def _ends_inside_a_row(line: str) -> bool:
    """True when the line is the beginning of a label, or lacks what its label must have."""
    words = line.split(maxsplit=1)
    label = words[0].upper() if words else ""
    if label.startswith("#") and len(words) == 1 and label not in LABELS:
        return any(known.startswith(label) for known in LABELS)
    try:
        role, fields = read_line(line)
        match role:
            case Role.OUTCOME | Role.BUDGET:
                balance_of(fields)
            case Role.TRANSACTION:
                money_of(fields)
            case Role.VOUCHER:
                return not date_of(fields)
            case _:
                return label in ("#RES", "#IB", "#UB", "#RAR") and len(fields) < 3
    except Missing:
        return True
    except Unreadable:
        return False
    return False
