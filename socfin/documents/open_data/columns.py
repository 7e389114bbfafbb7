"""The columns that several open tables have: whose a row is, its amounts, its status and how new it is."""

from __future__ import annotations

from socfin.documents.open_data.fields import Field, FieldType, always, amount, one_of, text
from socfin.domain.limits import Status
from socfin.domain.report import Report
from socfin.services.masking.gathered_rows import GATHERED, is_gathered

GATHERED_KIND = "hopslagna"
"""What a row is that stands for units too small to be shown one by one."""
STATUSES = [status.label for status in Status]
"""Words of how a deviation stands to the committee's own limits."""
REPORTED, MADE_UP = "redovisade", "påhittade"


def code_of(code: str) -> str:
    """A row's code as it is published: one of gathered units names the row above them."""
    return f"{GATHERED_KIND}:{text(code[len(GATHERED) :])}" if is_gathered(code) else text(code)


def _is_made_up(report: Report) -> str:
    return MADE_UP if report.constructed else REPORTED


WHOSE = (
    always("kommun", "Kommun", "Kommunens namn.", lambda report, _: text(report.municipality)),
    always("namnd", "Nämnd", "Nämndens namn.", lambda report, _: text(report.committee_name)),
    Field(
        "period",
        "Period",
        "Periodens sista månad. Det som slutar på _ack gäller januari till och med den.",
        lambda report, _: report.period,
        FieldType.YEARMONTH,
        constraints={"required": True},
    ),
    one_of(
        [REPORTED, MADE_UP],
        "uppgifter",
        "Uppgifter",
        "Påhittade siffror är exempel och inget annat.",
        lambda report, _: _is_made_up(report),
    ),
)
"""What every table begins with, so that those of several committees can be laid one after another."""

AMOUNTS = (
    amount("utfall_ack", "Utfall", "Bokfört januari–perioden.", lambda row: row.to_date.outcome),
    amount("budget_ack", "Budget", "Budget januari–perioden.", lambda row: row.to_date.budget),
    amount(
        "avvikelse_ack",
        "Avvikelse",
        "Utfall − budget januari–perioden. Negativ är underskott.",
        lambda row: row.to_date.deviation,
    ),
    amount(
        "utfall_ack_fjol",
        "Utfall förra året",
        "Bokfört samma månader året före.",
        lambda row: row.to_date.last_year,
    ),
    amount(
        "utfall_manad", "Utfall i månaden", "Periodens sista månad för sig.", lambda row: row.month.outcome
    ),
    amount(
        "budget_manad", "Budget i månaden", "Periodens sista månad för sig.", lambda row: row.month.budget
    ),
    amount(
        "avvikelse_manad",
        "Avvikelse i månaden",
        "Utfall − budget, periodens sista månad för sig.",
        lambda row: row.month.deviation,
    ),
    amount("budget_helar", "Budget för helåret", "Januari–december.", lambda row: row.year.budget),
    amount(
        "prognos_helar",
        "Prognos för helåret",
        "Vad året väntas sluta på, som det bedömdes efter perioden.",
        lambda row: row.year.outcome,
    ),
    amount(
        "prognosavvikelse_helar",
        "Prognosavvikelse",
        "Prognos − budget för helåret. Negativ är underskott.",
        lambda row: row.year.deviation,
    ),
)
STATUS = one_of(
    STATUSES,
    "status",
    "Status",
    "Hur avvikelse_ack står sig mot nämndens egna gränser.",
    lambda _, row: row.to_date.status.label,
)
PUBLISHED = Field(
    "publicerad",
    "Publicerad",
    "Dagen då periodens senaste siffror publicerades.",
    lambda report, _: report.published[:10],
    FieldType.DATE,
)
