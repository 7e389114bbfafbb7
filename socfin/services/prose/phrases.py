"""What sentences about money share: the unit that suits an amount, a likely range, a full stop."""

from __future__ import annotations

from decimal import Decimal

from socfin.domain.money import NBSP, Ore, Unit, format_money, spelled_number


def suitable(amount: Ore, unit: Unit) -> Unit:
    """Mnkr from one million kronor (öre given) where the reader has thousands; else what the reader chose."""
    return Unit.MNKR if unit is Unit.TKR and abs(amount) >= Unit.MNKR.ore else unit


def money(amount: Ore, unit: Unit, *, signed: bool = False) -> str:
    """The amount (öre) with its unit, in the one that suits it."""
    return format_money(amount, suitable(amount, unit), signed=signed)


def likely_between(low: Ore | None, high: Ore | None, unit: Unit) -> str:
    """ "troligen mellan −18,3 mnkr och −2,7 mnkr", both ends in one unit; "" when not known."""
    if low is None or high is None:
        return ""
    shown = suitable(max(abs(low), abs(high)), unit)
    ends = (format_money(end, shown, signed=True) for end in (low, high))
    return f"troligen mellan {' och '.join(ends)}"


def ended(text: str) -> str:
    """The text with a full stop where it has no end of its own; nothing stays nothing."""
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def paragraph(item: str) -> str:
    """ "SN § 88" as it is printed: no part of it is left behind at a line's end."""
    return item.replace(" §", f"{NBSP}§").replace("§ ", f"§{NBSP}")


def signed_tenths(tenths: int) -> str:
    """ "+2", "−1,5": tenths as a number with its sign, and a decimal where there is one."""
    number = Decimal(tenths).scaleb(-1)
    whole = number.to_integral_value()
    return spelled_number(whole if whole == number else number, signed=True)
