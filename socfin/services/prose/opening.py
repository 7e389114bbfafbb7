"""What a reader meets beneath the finding: since last meeting, against last year, the landing, the causes.

Sentences of a Report's own figures; the page, the documents and the presentation say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from socfin.domain.money import Ore, Unit, format_money, format_share, in_unit, share_of
from socfin.domain.report import Report, ReportRow
from socfin.domain.timespans import MONTH, TO_DATE, YEAR, Timed
from socfin.services.prose.phrases import likely_between, money, suitable
from socfin.services.report.causes import contradicts, largest_causes

NOT_GIVEN = "inte angiven"
NO_CAUSE = f"orsak {NOT_GIVEN}"
RECKONED = "Beräknad ur utfallet"
"""The tool's own forecast where the committee's stands before it, for a reader who knows of neither."""
MOST_LETTERS = 110
"""Of a comment's first sentence, where no cause has been named."""
MOST_WHERE = 220
"""Of it where it alone says which verksamheter deviate: three lines of a tablet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One of the largest causes, as told on a first screen; deviation in öre, negative is underskott."""

    row: ReportRow
    deviation_ore: Ore | None
    why: str
    """The named cause, else the comment's first sentence, else that none is given."""
    where: str = ""
    """In which verksamheter, as the comment's own first sentence has it, of a report without any."""
    measures: tuple[str, ...] = ()
    """The decided measures, each with what it gives."""
    undecided: str = ""
    """What is said where none is decided: how many proposals there are; "" where nobody may know."""


def causes(
    report: Report,
    timed: Timed = TO_DATE,
    *,
    measures: Mapping[str, Sequence[str]] | None = None,
    undecided: Mapping[str, str] | None = None,
) -> tuple[Cause, ...]:
    """The three largest causes; `measures`, and what is said without any, by the row they lie under.

    Of a report without verksamheter they lie under the total, and are told of every cause.
    """
    known, none = measures or {}, undecided or {}
    return tuple(
        Cause(
            row=row,
            where=_where(report) if place == 0 and not report.top else "",
            deviation_ore=timed.deviation_of(row),
            why=why(row if report.top else report.total, timed.deviation_of(row)),
            measures=tuple(known.get(row.code if report.top else report.total.code, ())),
            undecided=none.get(row.code if report.top else report.total.code, ""),
        )
        for place, row in enumerate(largest_causes(report, timed))
    )


def why(row: ReportRow, deviation: Ore | None) -> str:
    """The row's cause in a few words, or NO_CAUSE; a comment against the deviation's sign is no cause."""
    comment, cause = row.comment, named(row, deviation)
    if comment is None or cause == NOT_GIVEN:
        return NO_CAUSE
    if cause:
        return cause
    return _first_sentence(comment.text, MOST_LETTERS)


def _where(report: Report) -> str:
    """The first sentence on the whole, where a cause stands beside it and it speaks of the same direction."""
    comment = report.total.comment
    if comment is None or named(report.total, report.total.to_date.deviation) in ("", NOT_GIVEN):
        return ""
    return _first_sentence(comment.text, MOST_WHERE)


def _first_sentence(text: str, most: int) -> str:
    first = re.split(r"(?<=[.!?])\s", " ".join(text.split()), maxsplit=1)[0]
    return first if len(first) <= most else f"{first[:most].rsplit(' ', 1)[0]} …"


def named(row: ReportRow, deviation: Ore | None) -> str:
    """The cause that the row's comment names, "" where it names none.

    NOT_GIVEN where the comment speaks of the other direction than the deviation (öre): it explains nothing.
    """
    comment = row.comment
    if comment is None:
        return ""
    return NOT_GIVEN if contradicts(f"{comment.cause} {comment.text}", deviation) else comment.cause


def landing_sentence(report: Report, unit: Unit, *, whose: str = "Nämndens") -> str:
    """ "Prognos −10,0 mnkr mot budget för helåret, troligen mellan −18,3 mnkr och −2,7 mnkr."

    Where the committee's own and the reckoned one differ, each says whose it is; the range is the latter's.
    """
    total, year = report.total, report.month.year
    if total.year.outcome is None:
        return f"Prognos för helåret {year} saknas."
    if total.year.deviation is None:
        return f"Prognos helår {format_money(total.year.outcome, unit)}; budget för helåret saknas."
    deviation = money(total.year.deviation, unit, signed=True)
    words = f"{deviation} mot budget för helåret"
    bounds = range_words(total, unit)
    if not bounds or report.month.month == 12:
        return f"Prognos {words}."
    if _is_models(total, unit):
        return f"Prognos {words}, {bounds}."
    by_hand = " (bedömd)" if total.forecasts.method.startswith("bedömd") else ""
    model = money((total.forecasts.model or 0) - (total.year.budget or 0), unit, signed=True)
    if model == deviation:
        return f"Prognos {words}{by_hand}, {bounds}."
    return f"{whose} prognos {words}{by_hand}. {RECKONED}: {model}, {bounds}."


def range_sentence(report: Report) -> str:
    """ "Troligen mellan −18,3 mnkr och −2,7 mnkr mot budget.", or "" where no range is known.

    Where the forecast is not the model's own, the model's is told with the range that is its.
    """
    total, unit = report.total, report.unit
    bounds = range_words(total, unit)
    if not bounds or report.month.month == 12 or total.year.outcome is None:
        return ""
    if _is_models(total, unit):
        return f"{bounds[0].upper()}{bounds[1:]} mot budget."
    model = (total.forecasts.model or 0) - (total.year.budget or 0)
    return f"{RECKONED}: {money(model, unit, signed=True)} mot budget, {bounds}."


def range_words(row: ReportRow, unit: Unit) -> str:
    """ "troligen mellan −18,3 mnkr och −2,7 mnkr", as deviations from budget; "" when not known."""
    return likely_between(row.range_low, row.range_high, unit)


def last_year_sentence(report: Report, timed: Timed, unit: Unit) -> str:
    """ "Nettokostnaden är 21,3 mnkr (4 %) högre än samma tid förra året." """
    now, then, when = _both_years(report, timed)
    if now is None:
        return ""
    if then is None:
        return f"Siffror för {when.removeprefix('i ')} saknas."
    change, share = now - then, share_of(now - then, then)
    noun = "Nettokostnaden" if now < 0 and then < 0 else "Nettointäkten" if now > 0 and then > 0 else ""
    verb = "väntas bli" if timed is YEAR else "är"
    finest = Unit.KR if unit is Unit.KR else Unit.TKR
    if in_unit(change, finest) == 0:
        return f"{noun or 'Utfallet'} {verb} lika stor{'' if noun else 't'} som {when}."
    shown = suitable(abs(change), unit)
    size = format_money(abs(change), shown if in_unit(change, shown) else finest)
    if not noun:
        return f"Utfallet {verb} {size} {'bättre' if change > 0 else 'sämre'} än {when}."
    grown = "högre" if (change < 0) == (now < 0) else "lägre"
    part = f" ({format_share(abs(share))})" if share is not None else ""
    return f"{noun} {verb} {size}{part} {grown} än {when}."


def _both_years(report: Report, timed: Timed) -> tuple[Ore | None, Ore | None, str]:
    """What the timespan ends in, the same last year, and how last year is called."""
    total, last, month = report.total, report.month.year - 1, report.month.month
    points = {point.month: point for point in report.months}
    if timed is MONTH:
        then = points[month].alone.last_year if month in points else None
        return total.month.outcome, then, f"i {report.month.name} {last}"
    if timed is YEAR:
        then = points[12].to_date.last_year if 12 in points else None
        return total.year.outcome, then, f"helåret {last}"
    span = report.span.label.removesuffix(f" {report.month.year}")
    return total.to_date.outcome, total.to_date.last_year, f"{span} {last}"


def _is_models(total: ReportRow, unit: Unit) -> bool:
    """Whether the official forecast is the model's, as far as the unit shows."""
    if total.forecasts.model is None or total.year.outcome is None:
        return True
    return in_unit(total.forecasts.model, unit) == in_unit(total.year.outcome, unit)
