"""What has changed between two Reports, told in Swedish sentences; finds nothing out by itself."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from socfin.domain.limits import Status
from socfin.domain.listing import listed
from socfin.domain.money import NBSP, Ore, Unit, format_amount, format_money, in_unit
from socfin.domain.report import RowKind
from socfin.services.comparison.reports import Changes, RowChange
from socfin.services.prose.section_changes import section_news

MOST_TOLD = 5
"""Verksamheter named one by one in a text that is to be read aloud; the rest is counted."""
BESIDE = {
    "lines": "Nya siffror finns i resultaträkningen",
    "month.outcome": "Nytt utfall för månaden",
    "month.budget": "Ny budget för månaden",
    "to_date.last_year": "Nya siffror för föregående år",
}
"""What a report shows besides its deviation to date, as it is told when that is the same."""
UNCHANGED = "Inget har ändrats sedan dess."
"""Said of two reports only when nothing that either of them shows is another."""
ARROW = f"{NBSP}→{NBSP}"


def news(changes: Changes, *, unit: Unit | None = None) -> tuple[str, ...]:
    """What is new since an item was frozen: the total first, then the rows that changed most.

    "Nya siffror finns: totalt −2 192 → −2 216 tkr mot budget." "Hemtjänst: −179 → −203." Nothing when
    nothing is new.
    """
    shown = unit or changes.after.unit
    if not changes.has_new_figures:
        return _apart(changes)
    rows = [row for row in changes.changed if _is_told(row, changes)]
    lines = [_news_of(row, shown) for row in rows[:MOST_TOLD]]
    more = len(rows) - MOST_TOLD
    rest = (f"Ytterligare {_counted(more)} har nya siffror.",) if more > 0 else ()
    return (_news_of_total(changes.total, shown), *lines, *rest, *section_news(changes), *_remarks(changes))


def since_last(changes: Changes, *, unit: Unit | None = None) -> tuple[str, ...]:
    """What has happened since the last meeting's report: the total, its largest cause, then the rows.

    "Underskottet har ökat från 2,2 till 3,1 mnkr." Years are not held against each other: every year
    begins from zero.
    """
    shown = unit or changes.after.unit
    if not changes.same_year:
        return (
            f"Förra rapporten gällde {changes.before.span.label}. Avvikelserna räknas från januari varje år "
            "och jämförs därför inte över årsskiftet.",
        )
    if not changes.has_new_figures:
        return _apart(changes) or (UNCHANGED,)
    rows = [row for row in changes.changed if _is_told(row, changes) and _is_seen(row, shown)]
    sentences = [_since_of(row, shown) for row in rows[:MOST_TOLD]]
    return (
        _since_of_total(changes.total),
        *_largest(changes, rows, shown),
        *sentences,
        *_forecast(changes.total),
    )


def since_meeting(changes: Changes, *, unit: Unit | None = None) -> str:
    """The same in one breath, for a first screen: the total and its largest cause.

    "Underskottet har ökat från 2,2 till 3,1 mnkr. Störst betydelse har Hemtjänst, −600 tkr."
    """
    shown = unit or changes.after.unit
    if not changes.same_year:
        return f"Förra rapporten gällde {changes.before.span.label} och jämförs inte över årsskiftet."
    if not changes.has_new_figures:
        return " ".join(_apart(changes)) or UNCHANGED
    rows = [row for row in changes.changed if _is_told(row, changes) and _is_seen(row, shown)]
    return " ".join((_since_of_total(changes.total), *_largest(changes, rows, shown)))


def forecast_since_meeting(changes: Changes, *, unit: Unit | None = None) -> str:
    """What has become of the forecast since then, as a deviation from budget."""
    if not changes.same_year:
        return since_meeting(changes, unit=unit)
    return " ".join(_forecast(changes.total)) or _same_forecast(*changes.total.forecast_deviations_ore)


def _same_forecast(before: Ore | None, after: Ore | None) -> str:
    if before is not None and after is not None:
        return "Prognosen är oförändrad mot budget sedan dess."
    if before is None and after is None:
        return "Prognosens avvikelse för helåret är fortfarande inte känd."
    return f"Prognosens avvikelse för helåret {'fanns inte förra gången' if before is None else 'saknas nu'}."


def _is_told(row: RowChange, changes: Changes) -> bool:
    """Those directly under the total, and any beneath a row that says nothing of it.

    Never "varav", nor what is beside the net.
    """
    if row.kind in (RowKind.MEMO, RowKind.BESIDE):
        return False
    side = row.after or row.before
    above = side.parent if side is not None else ""
    return row.level <= 1 or not any(other.code == above and other.has_new_figures for other in changes.rows)


def _is_seen(row: RowChange, unit: Unit) -> bool:
    """Whether the change shows in the unit, by its size and by what it leads to; an unknown change does."""
    if row.before_ore is None or row.after_ore is None:
        return True
    moved = in_unit(row.after_ore, unit) != in_unit(row.before_ore, unit)
    return moved and in_unit(row.after_ore - row.before_ore, unit) != 0


def _news_of_total(row: RowChange, unit: Unit) -> str:
    if row.change_ore == 0 and (forecast := " ".join(_forecast(row))):
        return f"{forecast} Avvikelsen hittills är oförändrad."
    if row.change_ore == 0:
        return "Nya siffror finns, men avvikelsen totalt är oförändrad."
    if not _is_seen(row, unit):
        return f"Nya siffror finns, men avvikelsen totalt ändras med mindre än {_least(unit)}."
    turned = _turned(row)
    rest = f", alltså från {turned[0]} till {turned[1]}" if turned else ""
    return f"Nya siffror finns: totalt {_arrow(row, unit)}{NBSP}{unit.label} mot budget{rest}."


def _news_of(row: RowChange, unit: Unit) -> str:
    if row.is_new:
        return f"Nytt i rapporten: {row.name}{_aside(row.after_ore, unit)}."
    if row.is_gone:
        return f"Finns inte längre: {row.name}{_aside(row.before_ore, unit)}."
    if row.change_ore == 0 or (row.before_ore, row.after_ore) == (None, None):
        if parts := "; ".join(_parts(row, unit)):
            return f"{row.name}: {parts}, avvikelsen är oförändrad."
        return f"{row.name}: ändrad med mindre än {_least(unit)}, avvikelsen är oförändrad."
    if not _is_seen(row, unit):
        return f"{row.name}: ändrad med mindre än {_least(unit)}."
    return f"{row.name}: {_arrow(row, unit)}."


def _aside(deviation: Ore | None, unit: Unit) -> str:
    return "" if deviation is None else f" ({format_amount(deviation, unit)})"


def _parts(row: RowChange, unit: Unit) -> Iterator[str]:
    """The figures that differ as they are shown, each with before and after."""
    words = {
        "to_date.outcome": "utfall",
        "to_date.budget": "budget",
        "year.budget": "helårsbudget",
        "year.outcome": "prognos",
    }
    for place, word in words.items():
        of_place = attrgetter(place)
        before, after = (format_amount(of_place(side), unit) for side in (row.before, row.after))
        if before != after:
            yield f"{word} {before}{ARROW}{after}"


def _since_of_total(row: RowChange) -> str:
    before, after = row.before_ore, row.after_ore
    if before is None and after is None:
        return "Avvikelsen totalt är fortfarande inte känd."
    if before is None or after is None:
        return f"Avvikelsen totalt {'fanns inte förra gången' if before is None else 'saknas nu'}."
    was, now, unit = _pair(before, after)
    then, today = f"{was}{NBSP}{unit.label}", f"{now}{NBSP}{unit.label}"
    if not _kind(before) and not _kind(after):
        return "Utfallet är fortfarande i nivå med budget."
    if was == now and not _turned(row):
        return f"{_noun(after)} är oförändrat, {today}."
    if not _kind(before):
        return f"Förra gången var utfallet i nivå med budget; nu är det {_kind(after)}, {today}."
    if not _kind(after):
        return f"{_noun(before)} på {then} är borta; utfallet är i nivå med budget."
    if _turned(row):
        return f"{_noun(before)} på {then} har vänts till {_kind(after)}, {today}."
    return f"{_noun(after)} har {_grown(row)} från {was} till {today}."


def _largest(changes: Changes, rows: list[RowChange], unit: Unit) -> Iterator[str]:
    """The row that has done most in the direction the total went."""
    change = changes.total.change_ore
    if not change:
        return
    largest = next((row for row in rows if row.change_ore and (row.change_ore < 0) == (change < 0)), None)
    if largest is not None and largest.level == 1:
        yield f"Störst betydelse har {largest.name}, {format_money(largest.change_ore, unit, signed=True)}."


def _since_of(row: RowChange, unit: Unit) -> str:
    if row.is_new or row.is_gone:
        return _news_of(row, unit)
    if row.change_ore is None or not _kind(row.before_ore) or not _kind(row.after_ore):
        return f"{row.name}: {_arrow(row, unit)}."
    if _stayed_near(row):
        return f"{row.name}: fortfarande nära budget, {_from_to(row, unit)}."
    if turned := _turned(row):
        return f"{row.name}: från {turned[0]} till {turned[1]}, {_from_to(row, unit)}."
    return f"{row.name}: {_noun(row.after_ore).lower()} har {_grown(row)} {_from_to(row, unit)}."


def _stayed_near(row: RowChange) -> bool:
    """Whether the deviation was, and is, within the committee's limits: then nothing has grown."""
    sides = (row.before, row.after)
    return all(side is not None and side.to_date.status is Status.BALANCE for side in sides)


def _forecast(row: RowChange) -> Iterator[str]:
    before = None if row.before is None else row.before.year.deviation
    after = None if row.after is None else row.after.year.deviation
    if before is None or after is None:
        return
    unit = _pair(before, after)[2]
    was, now = format_amount(before, unit, signed=True), format_amount(after, unit, signed=True)
    if was != now:
        word = "förbättrats" if after > before else "försämrats"
        yield f"Prognosen för helåret har {word} från {was} till {now}{NBSP}{unit.label} mot budget."


def _apart(changes: Changes) -> tuple[str, ...]:
    """What is new where no figure that a row is compared by is."""
    return (*_beside(changes), *section_news(changes), *_remarks(changes))


def _beside(changes: Changes) -> Iterator[str]:
    """What else is new where outcome, budget and forecast to date are not."""
    for name, rows in changes.beside().items():
        names = [row.name for row in rows if row.kind is not RowKind.MEMO or name == "lines"]
        more = len(names) - MOST_TOLD
        rest = [_counted(more)] if more > 0 else []
        if names:
            yield f"{BESIDE[name]}: {listed([*names[:MOST_TOLD], *rest])}. Avvikelsen hittills är oförändrad."


def _remarks(changes: Changes) -> Iterator[str]:
    for word, lead in (("ny", "Ny kommentar till"), ("ändrad", "Ändrad kommentar till")):
        names = [row.name for row in changes.remarked if row.comment == word]
        if names:
            yield f"{lead} {listed(names)}."
    if gone := [row.name for row in changes.remarked if row.comment == "borttagen"]:
        noun = "Kommentaren" if len(gone) == 1 else "Kommentarerna"
        yield f"{noun} till {listed(gone)} {'är borttagen' if len(gone) == 1 else 'är borttagna'}."


def _turned(row: RowChange) -> tuple[str, str] | None:
    """("överskott", "underskott") when the deviation has changed sign."""
    before, after = _kind(row.before_ore), _kind(row.after_ore)
    return (before, after) if before and after and before != after else None


def _kind(deviation: Ore | None) -> str:
    """The deviation's name; "" when it is missing or rounds to nothing in tkr."""
    if deviation is None or in_unit(deviation, Unit.TKR) == 0:
        return ""
    return "underskott" if deviation < 0 else "överskott"


def _noun(deviation: Ore | None) -> str:
    """Definite form, at the head of a sentence."""
    return f"{_kind(deviation)}et".capitalize()


def _grown(row: RowChange) -> str:
    return "ökat" if abs(row.after_ore or 0) > abs(row.before_ore or 0) else "minskat"


def _arrow(row: RowChange, unit: Unit) -> str:
    return f"{format_amount(row.before_ore, unit)}{ARROW}{format_amount(row.after_ore, unit)}"


def _from_to(row: RowChange, unit: Unit) -> str:
    """In a sentence that minutes have, and that is read aloud: no arrow."""
    return f"från {format_amount(row.before_ore, unit)} till {format_amount(row.after_ore, unit)}"


def _pair(before: Ore, after: Ore) -> tuple[str, str, Unit]:
    """Both sizes without sign in the same unit: mnkr when large and different there, else tkr."""
    for unit in (Unit.MNKR, Unit.TKR):
        was, now = format_amount(abs(before), unit), format_amount(abs(after), unit)
        if unit is Unit.TKR or (was != now and min(abs(before), abs(after)) >= Unit.MNKR.ore):
            break
    return was, now, unit


def _least(unit: Unit) -> str:
    return {Unit.KR: "1 kr", Unit.TKR: "1 tkr", Unit.MNKR: "0,1 mnkr"}[unit].replace(" ", NBSP)


def _counted(number: int) -> str:
    return "en rad" if number == 1 else f"{number} rader"
