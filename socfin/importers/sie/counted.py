"""How many amounts of a SIE file are read, and why the others are not used; never which they are."""

from __future__ import annotations

from socfin.domain.money import grouped


def counted_told(every: int, of_result: int, read: int) -> str:
    """ "1 240 tal: 1 100 läses, 140 används inte (100 på balanskonton, 40 som andra rader säger …)."

    `every` are the file's month amounts and voucher rows, `of_result` those of accounts of the result.
    """
    reasons = (
        (every - of_result, "på balanskonton"),
        (of_result - read, "som andra rader säger eller som ligger utanför året"),
    )
    unused = ", ".join(f"{grouped(number)} {why}" for number, why in reasons if number)
    left_out = f", {grouped(every - read)} används inte ({unused})" if unused else ""
    return f"{grouped(every)} tal: {grouped(read)} läses{left_out}."
