"""Scenarios in Swedish sentences: what each changes, where the year lands and what it assumes."""

from __future__ import annotations

from socfin.domain.money import Ore, Unit
from socfin.domain.report import Report
from socfin.domain.what_if.sections import WhatIfRow
from socfin.services.prose.assumption_words import assumption_words
from socfin.services.prose.phrases import ended, likely_between, money

SAME = "lika mycket som prognosen"


def landing_words(row: WhatIfRow, unit: Unit) -> str:
    """ "170 tkr sämre än prognosen: −12,3 mnkr mot budget för helåret, troligen mellan … och …".

    Why it cannot be reckoned where it cannot; what lacks where nothing is assumed.
    """
    effect = row.effect_ore
    if effect is None:
        missing = [each.why_not for each in row.assumptions if each.why_not]
        return f"Kan inte räknas: {missing[0]}" if missing else "Inget är antaget än."
    than = SAME if effect == 0 else f"{money(abs(effect), unit)} {_better(effect)} än prognosen"
    if row.deviation_ore is None:
        return f"{than[:1].upper()}{than[1:]}; budget eller prognos för helåret saknas."
    against = f"{money(row.deviation_ore, unit, signed=True)} mot budget för helåret"
    bounds = likely_between(row.low_ore, row.high_ore, unit)
    return f"{than[:1].upper()}{than[1:]}: {', '.join(filter(None, (against, bounds)))}."


def what_if_sentence(row: WhatIfRow, unit: Unit) -> str:
    """One scenario whole: its name, what it says, where it lands and what it assumes."""
    assumed = [assumption_words(each, unit) for each in row.assumptions]
    words = [f"{row.name}: {_lowered(landing_words(row, unit))}", ended(row.text)]
    words += [f"Antar: {'; '.join(assumed)}."] if assumed else []
    return " ".join(filter(None, words))


def what_if_lines(report: Report) -> tuple[str, ...]:
    """Every scenario of the report in words."""
    return tuple(what_if_sentence(row, report.unit) for row in report.what_ifs)


def _better(effect: Ore) -> str:
    return "bättre" if effect > 0 else "sämre"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
