"""The lines of the income statement and how accounts map to them; data, never arithmetic on amounts.

Source of the default table: Kommun-Bas as the domain dossier describes it; the rules for 45, 46, 75
and 79 must be confirmed by each municipality and are therefore editable.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Line(StrEnum):
    """What a figure is for. Costs are negative, revenue positive."""

    REVENUE = "revenue"
    PERSONNEL = "personnel"
    PURCHASED_CARE = "purchased_care"
    BENEFITS = "benefits"
    PREMISES = "premises"
    AGENCY_STAFF = "agency_staff"
    CAPITAL = "capital"
    OTHER_COST = "other_cost"
    COST = "cost"
    """Costs the file does not divide further."""
    NET = "net"
    """Revenue and cost the file does not divide at all."""
    UNMAPPED = "unmapped"
    """An account no rule covers: counted in the net, shown until it is mapped."""
    OF_WHICH_PERSONNEL = "of_which_personnel"
    """Memo: a part of COST that the file also gives; never summed."""
    INVESTMENT = "investment"
    """Beside the net, as the two below: shown under it and in no sum."""
    TAXES = "taxes"
    FINANCIAL = "financial"

    @property
    def label(self) -> str:
        """The line's Swedish name."""
        return LABELS[self]

    @property
    def is_memo(self) -> bool:
        """True for "varav" rows, which are part of another row and never summed."""
        return self is Line.OF_WHICH_PERSONNEL

    @property
    def is_beside_net(self) -> bool:
        """True for investments, taxes and the financial net, which are no part of nettokostnad."""
        return self in BESIDE_NET

    @property
    def is_summed(self) -> bool:
        """True for the lines that add up to the net."""
        return not self.is_memo and not self.is_beside_net

    @property
    def is_cost(self) -> bool:
        """True for the lines that add up to total cost."""
        return self in COST_LINES


LABELS: dict[Line, str] = {
    Line.REVENUE: "Intäkter",
    Line.PERSONNEL: "Personalkostnader",
    Line.PURCHASED_CARE: "Köp av verksamhet",
    Line.BENEFITS: "Försörjningsstöd och bidrag",
    Line.PREMISES: "Lokalkostnader",
    Line.AGENCY_STAFF: "Inhyrd personal",
    Line.CAPITAL: "Kapitalkostnader",
    Line.OTHER_COST: "Övriga kostnader",
    Line.COST: "Kostnader, ej uppdelade",
    Line.NET: "Netto, ej uppdelat",
    Line.UNMAPPED: "Ej fördelat",
    Line.OF_WHICH_PERSONNEL: "varav personalkostnader",
    Line.INVESTMENT: "Investeringar",
    Line.TAXES: "Skatter och statsbidrag",
    Line.FINANCIAL: "Finansnetto",
}

COST_LINES: tuple[Line, ...] = (
    Line.PERSONNEL,
    Line.AGENCY_STAFF,
    Line.PURCHASED_CARE,
    Line.BENEFITS,
    Line.PREMISES,
    Line.CAPITAL,
    Line.OTHER_COST,
    Line.COST,
)

COST_UNDIVIDED = "cost_undivided"
"""The key of a row of COST beside the costs by kind."""
NET_UNDIVIDED = "net_undivided"
"""The key of a row of NET beside the lines."""

MAPPABLE: tuple[Line, ...] = (Line.REVENUE, *COST_LINES[:-1])
"""The lines of the net that accounts and rows may belong to."""
BESIDE_NET: tuple[Line, ...] = (Line.INVESTMENT, Line.TAXES, Line.FINANCIAL)
PLACEABLE: tuple[Line, ...] = (*MAPPABLE, *BESIDE_NET)
"""Every line that accounts and rows may belong to."""


@dataclass(frozen=True, slots=True)
class AccountRule:
    """Accounts beginning with `prefix` belong to `line`; None means outside nettokostnad."""

    prefix: str
    line: Line | None


DEFAULT_RULES: tuple[AccountRule, ...] = (
    AccountRule("1", None),
    AccountRule("2", None),
    AccountRule("3", Line.REVENUE),
    AccountRule("4", Line.OTHER_COST),
    AccountRule("45", Line.BENEFITS),
    AccountRule("46", Line.PURCHASED_CARE),
    AccountRule("5", Line.PERSONNEL),
    AccountRule("6", Line.OTHER_COST),
    AccountRule("60", Line.PREMISES),
    AccountRule("7", Line.OTHER_COST),
    AccountRule("75", Line.AGENCY_STAFF),
    AccountRule("79", Line.CAPITAL),
    AccountRule("8", None),
)


def line_of(account: str, rules: Iterable[AccountRule]) -> Line | None:
    """The line of an account: longest prefix wins; UNMAPPED when no rule covers it."""
    best: AccountRule | None = None
    for rule in rules:
        if account.startswith(rule.prefix) and (best is None or len(rule.prefix) > len(best.prefix)):
            best = rule
    return Line.UNMAPPED if best is None else best.line
