"""How our own SIE files write figures that have a line and no account; never other programs' files."""

from __future__ import annotations

from socfin.domain.lines import Line

PROGRAM = "socfin"

ACCOUNT_OF = {
    Line.REVENUE: "3",
    Line.PERSONNEL: "5",
    Line.PURCHASED_CARE: "46",
    Line.BENEFITS: "45",
    Line.PREMISES: "60",
    Line.AGENCY_STAFF: "75",
    Line.CAPITAL: "79",
    Line.OTHER_COST: "7",
    Line.COST: "KOSTNAD",
    Line.NET: "NETTO",
    Line.UNMAPPED: "EJMAPPAT",
}
"""Account groups of Kommun-Bas where there is one; memo lines repeat others and are not written."""


def lines_by_account(program: str) -> dict[str, Line]:
    """The accounts that stand for lines in a file from a program: none in others' files."""
    return {account: line for line, account in ACCOUNT_OF.items()} if program == PROGRAM else {}
