"""Early warnings as a controller and a chair read them, with what came of the same month last year."""

from __future__ import annotations

from socfin.domain.early_warnings.sections import Precedent, Sign, WarningRow
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.period import Month
from socfin.domain.report import Report

NEW = "Ny denna månad."


def warning_words(row: WarningRow) -> str:
    """The warning in one or two sentences, with its precedent."""
    words = {Sign.RISK: _risk, Sign.OUTSIDE: _outside, Sign.ONE_SIDED: _one_sided}[row.sign](row)
    sentence = f"{row.verksamhet}: {words}"
    return sentence if row.precedent is None else f"{sentence} {precedent_words(row.precedent)}"


def warning_lines(report: Report) -> tuple[str, ...]:
    """Every warning of the report in words, and that it is new where it is."""
    return tuple(f"{warning_words(row)}{f' {NEW}' if row.is_new else ''}" for row in report.warnings)


def precedent_words(before: Precedent) -> str:
    """ "I november 2022 sa nämnden −13,0 mnkr mot budget, det blev −23,0 mnkr." """
    expected, became = _against(before.expected_ore), _against(before.became_ore)
    by_whom = f", enligt {before.source}" if before.source else ""
    return (
        f"I {Month.parse(before.month).label} sa nämnden {expected} mot budget, det blev {became}{by_whom}."
    )


def _risk(row: WarningRow) -> str:
    share = "–" if row.risk_percent is None else f"{row.risk_percent}\N{NO-BREAK SPACE}%"
    return f"risken är {share} att året slutar klart sämre än budget, enligt den beräknade prognosen."


def _outside(row: WarningRow) -> str:
    low, high = (_against(end) for end in (row.low_ore, row.high_ore))
    return (
        f"nämndens prognos, {_against(row.official_ore)} mot budget, ligger utanför vad beräkningen "
        f"håller för troligt, {low} till {high}."
    )


def _one_sided(row: WarningRow) -> str:
    official, model = row.official_ore, row.computed_ore
    is_brighter = official is not None and model is not None and official > model
    return (
        f"nämndens prognos har varit {'ljusare' if is_brighter else 'mörkare'} än den beräknade tre månader "
        f"i rad; nu {_against(official)} mot budget, beräknat {_against(model)}."
    )


def _against(deviation: Ore | None) -> str:
    if deviation is None:
        return "–"
    unit = Unit.MNKR if abs(deviation) >= Unit.MNKR.ore else Unit.TKR
    return format_money(deviation, unit, signed=True)
