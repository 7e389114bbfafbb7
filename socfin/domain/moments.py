"""A stored moment as Swedes read it; never a time zone, never now."""

from __future__ import annotations

from socfin.domain.period import Month


def clock(moment: str) -> str:
    """ "2022-04-12 14:03" → "12 april 2022 kl. 14.03", and a day alone as "12 april 2022"; else unchanged."""
    day, _, time = moment.partition(" ")
    if len(day) != 10:
        return moment
    words = f"{int(day[8:])} {Month.parse(day[:7]).label}"
    return f"{words} kl. {time[:5].replace(':', '.')}" if time else words
