"""The checklist of a month that is to be closed, from what is published and written; decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from socfin.domain.lines import Line
from socfin.domain.period import Month
from socfin.frames.declared import records
from socfin.reporting.kept import kept
from socfin.reporting.reports import ledger_of_years, report, used_publications
from socfin.selectors import committees
from socfin.selectors.followup.questions import questions_of_month
from socfin.selectors.periods import limits_of, rules_of
from socfin.selectors.uploads import waiting_since
from socfin.services.closing.checklist import Accepted, MonthFacts, Waiting, remaining
from socfin.services.closing.points import Point
from socfin.services.ledger.accounts import account_table

if TYPE_CHECKING:
    from socfin.models import Committee

ALWAYS = 999_999
"""A month (yyyymm) after every other."""


def points_of(committee: Committee, month: Month) -> tuple[Point, ...]:
    """What is left of a month with a published outcome; kept by the committee's revision."""
    return kept(committee, f"points:{month}", lambda: _points_of(committee, month))


def _points_of(committee: Committee, month: Month) -> tuple[Point, ...]:
    book, tree = ledger_of_years(committee, month)
    root, rules = committees.root_of(committee).code, rules_of(committee, month)
    accounts = records(account_table(book, tree, rules, month=month, code=root))
    facts = MonthFacts(
        limits=limits_of(committee, month),
        unmapped={
            row["account"]: row["outcome_ore"] for row in accounts if row["line"] == Line.UNMAPPED.value
        },
        valid=_valid(committee, month),
        accepted=_accepted(committee, month),
        root=root,
        waiting=[Waiting(kept.pk, kept.filename) for kept in waiting_since(committee, month)],
        open_questions=[
            (each.question.pk, f"{each.row.verksamhet}, {each.question.name.lower()}")
            for each in questions_of_month(committee, month)
            if each.is_open
        ],
    )
    return remaining(report(committee, month), book, facts)


def _valid(committee: Committee, month: Month) -> dict[str, str]:
    """Code → name of the verksamheter that exist in the month."""
    return {
        node.code: node.name
        for node in committees.verksamheter(committee)
        if (node.valid_from or 0) <= month.yyyymm <= (node.valid_to or ALWAYS)
    }


def _accepted(committee: Committee, month: Month) -> list[Accepted]:
    """The files that count for the month itself and were published with a reason, each once."""
    own = [
        publication
        for publication in used_publications(committee, month)
        if month.yyyymm in (publication.last, publication.as_of)
    ]
    return list(
        {
            publication.upload_id: Accepted(
                publication.upload_id, publication.upload.filename, publication.reason
            )
            for publication in own
            if publication.reason
        }.values()
    )
