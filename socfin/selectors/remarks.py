"""What people have added: comments, assessed forecasts, the meeting's facts; reads only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from socfin.domain.comments.causes import named_cause, whole_comment
from socfin.domain.lines import Line
from socfin.domain.money import Ore
from socfin.domain.period import Month
from socfin.domain.report import AgendaItem, Comment
from socfin.models import AgendaFact, Assessment, Committee, Item, Remark
from socfin.selectors.ledger import moment


def comments(committee: Committee, month: Month, at: datetime | None = None) -> dict[str, Comment]:
    """The latest comment per verksamhet code after a month, now or at a moment; a removed one is left out."""
    rows = (
        Remark.objects.filter(_by("written_at", at), verksamhet__committee=committee, month=month.yyyymm)
        .select_related("verksamhet", "written_by")
        .order_by("id")
    )
    latest = {remark.verksamhet.code: comment_of(remark) for remark in rows}
    return {code: comment for code, comment in latest.items() if comment.text}


def comment_of(remark: Remark) -> Comment:
    """A version of a comment in the words that are read, its kinds, challenges and possibilities too."""
    return Comment(
        text=whole_comment(remark.text, remark.challenges, remark.possibilities),
        cause=named_cause(remark.cause, remark.tags),
        author=str(remark.written_by),
        written=moment(remark.written_at)[:10],
    )


def remark_versions(committee: Committee, month: Month, code: str) -> list[tuple[Comment, str]]:
    """Every version of a verksamhet's comment after a month and when it was written, newest first.

    A version without words is where the comment was taken away.
    """
    rows = Remark.objects.filter(
        verksamhet__committee=committee, verksamhet__code=code, month=month.yyyymm
    ).select_related("written_by")
    return [(comment_of(remark), moment(remark.written_at)) for remark in rows.order_by("-id")]


def assessed(committee: Committee, month: Month, at: datetime | None = None) -> dict[str, Ore]:
    """The latest assessed full-year forecast per verksamhet code made after a month, öre, costs negative.

    Now or at a moment. A code without one, or whose latest was taken back, is left out.
    """
    wholes, _ = still_assessed(_assessed_rows(committee, at).filter(month=month.yyyymm, line=""))
    return wholes


def assessed_lines(
    committee: Committee, month: Month, at: datetime | None = None
) -> dict[str, dict[Line, Ore]]:
    """The latest assessed full-year forecasts of lines per verksamhet code made after a month, öre.

    Now or at a moment. A line without one, or whose latest was taken back, is left out.
    """
    _, lines = still_assessed(_assessed_rows(committee, at).filter(month=month.yyyymm).exclude(line=""))
    return lines


def still_assessed(
    rows: Iterable[tuple[str, str, Ore | None]],
) -> tuple[dict[str, Ore], dict[str, dict[Line, Ore]]]:
    """Wholes and lines by verksamhet, öre, of assessments of a month (as in `all_assessed`), oldest first.

    The latest of each counts; one that was taken back is left out.
    """
    latest = {(code, line): amount for code, line, amount in rows}
    wholes: dict[str, Ore] = {}
    lines: dict[str, dict[Line, Ore]] = {}
    for (code, line), amount in latest.items():
        if amount is not None and line:
            lines.setdefault(code, {})[Line(line)] = amount
        elif amount is not None:
            wholes[code] = amount
    return wholes, lines


def _assessed_rows(committee: Committee, at: datetime | None) -> QuerySet[Assessment, Any]:
    return _assessments_by(committee, at).order_by("id").values_list("verksamhet__code", "line", "amount_ore")


def _assessments_by(committee: Committee, at: datetime | None) -> QuerySet[Assessment]:
    return Assessment.objects.filter(_by("assessed_at", at), verksamhet__committee=committee)


def _by(field: str, at: datetime | None) -> Q:
    """What had been written by a moment; everything without one."""
    return Q() if at is None else Q(**{f"{field}__lte": at})


def assessments_after(committee: Committee, month: Month) -> list[Assessment]:
    """Every assessed forecast made after a month, oldest first."""
    made = _assessments_by(committee, None).filter(month=month.yyyymm)
    return list(made.select_related("assessed_by").order_by("id"))


def all_assessed(committee: Committee) -> dict[Month, list[tuple[str, str, Ore | None]]]:
    """Verksamhet, line ("" is the whole) and öre of every assessment made after each month, oldest first.

    None is an assessment taken back.
    """
    made: dict[Month, list[tuple[str, str, Ore | None]]] = {}
    rows = Assessment.objects.filter(verksamhet__committee=committee).order_by("id")
    for month, code, line, amount in rows.values_list("month", "verksamhet__code", "line", "amount_ore"):
        made.setdefault(Month.from_yyyymm(month), []).append((code, line, amount))
    return made


def assessed_now(committee: Committee, month: Month, code: str) -> list[Assessment]:
    """The assessed forecasts of a verksamhet that count after a month, the whole first."""
    latest = {row.line: row for row in assessments(committee, code).filter(month=month.yyyymm).order_by("id")}
    return [row for _, row in sorted(latest.items()) if row.amount_ore is not None]


def assessments(committee: Committee, code: str) -> QuerySet[Assessment]:
    """Every assessed forecast of a verksamhet, newest first."""
    return Assessment.objects.filter(verksamhet__committee=committee, verksamhet__code=code).select_related(
        "assessed_by"
    )


def agenda(committee: Committee, month: Month) -> AgendaItem:
    """How the period's report is named at the meeting; empty fields when nothing is said."""
    fact = AgendaFact.objects.filter(committee=committee, month=month.yyyymm).first()
    if fact is None:
        return AgendaItem()
    return agenda_of(fact)


def agenda_of(row: AgendaFact | Item) -> AgendaItem:
    """The words of a month, or of an item of a meeting, as a report carries them."""
    return AgendaItem(item=row.paragraph, dnr=row.dnr, heading=row.heading, decision=row.decision)
