"""The budget's decisions and requests in Swedish sentences; never a layout.

Sums of decisions are told as more or less to use: the budget's sign turned round.
"""

from __future__ import annotations

from socfin.domain.decisions.budget import DecisionKind
from socfin.domain.decisions.requests import RequestState
from socfin.domain.decisions.sections import DecisionRow, RequestRow
from socfin.domain.listing import listed
from socfin.domain.moments import clock
from socfin.domain.money import Ore, Unit, format_money
from socfin.domain.report import Report
from socfin.services.prose.measure_words import counted
from socfin.services.prose.phrases import paragraph


def frame(amount: Ore, unit: Unit) -> str:
    """ "9,0 mnkr mer" of a change of the budget, öre with its sign; "inom ramen" of one that is zero."""
    if amount == 0:
        return "inom ramen"
    return f"{format_money(abs(amount), unit)} {'mer' if amount < 0 else 'mindre'}"


def budget_sentences(report: Report) -> tuple[str, ...]:
    """How the budget has changed, and what is asked for: for the summary of a page or document."""
    change = budget_sentence(report)
    asked = tuple(request_sentence(row, Unit.MNKR) for row in report.requests)
    return (*filter(None, (change,)), *asked)


def budget_sentence(report: Report) -> str:
    """ "Budgeten för 2022 har ändrats från −463,8 till −472,8 mnkr genom ett beslut."; "" without a way."""
    if not report.budget_walk:
        return ""
    first, *steps, last = report.budget_walk
    count = f"{counted(len(steps), 'ett')} beslut"
    before, after = (format_money(end.amount_ore, Unit.MNKR) for end in (first, last))
    year = report.month.year
    if first.amount_ore == last.amount_ore:
        return f"Budgeten för {year} är {after} som från början; {count} har flyttat pengar inom den."
    more = frame(last.amount_ore - first.amount_ore, Unit.MNKR)
    return f"Budgeten för {year} har genom {count} ändrats från {before} till {after}: {more}."


def decision_about(row: DecisionRow) -> str:
    """Who decided what and when, with the words of it: "Kommunfullmäktige 13 juni 2022, dnr 12. Volymer."."""
    words = ", ".join(filter(None, (f"{row.body} {clock(row.decided)}", row.dnr)))
    moved = ""
    if row.kind is DecisionKind.TRANSFER:
        moved = _moved(row)
    return " ".join(filter(None, (f"{words}.", moved, row.text)))


def _moved(row: DecisionRow) -> str:
    """ "Från Hemtjänst till SÄBO." of a move, where the parts say both."""
    gives = list(dict.fromkeys(part.verksamhet for part in row.parts if part.amount_ore > 0))
    gets = list(dict.fromkeys(part.verksamhet for part in row.parts if part.amount_ore < 0))
    if not gives or not gets or gives == gets:
        return ""
    return f"Från {listed(gives)} till {listed(gets)}."


def request_sentence(row: RequestRow, unit: Unit) -> str:
    """What was asked for and what became of it, or what is needed still."""
    parts = _parts(row, unit)
    amount = format_money(row.amount_ore, unit)
    day = f" {clock(row.asked)}" if row.asked else ""
    if row.state is RequestState.NEEDED:
        return f"Behov som inte är äskat: {amount}{parts}."
    asked = f"Äskat hos {row.body}{day}: {amount}{parts}."
    return " ".join(filter(None, (asked, _answer(row, unit))))


def _answer(row: RequestRow, unit: Unit) -> str:
    if not row.state.is_answered:
        return "Inte besvarat än."
    words = " ".join(filter(None, (clock(row.answered) if row.answered else "", paragraph(row.item))))
    when = f" {words}" if words else ""
    if row.granted_ore is None or row.added_ore is None:
        return f"{row.state.label}{when}."
    granted = f"{row.state.label}{when}: {format_money(row.granted_ore, unit)}"
    if not row.already_ore:
        return f"{granted}."
    already, added = format_money(row.already_ore, unit), format_money(row.added_ore, unit)
    return f"{granted}, varav {already} redan var budgeterat, alltså {added} mer."


def _parts(row: RequestRow, unit: Unit) -> str:
    if len(row.parts) == 1 and not row.parts[0].text:
        return ""
    return (
        f" ({listed([f'{part.text} {format_money(part.amount_ore, unit)}'.strip() for part in row.parts])})"
    )
