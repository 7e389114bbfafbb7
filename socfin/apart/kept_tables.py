"""Which tables and columns are kept for ever: what the guards (models/guards.py) refuse to change or delete.

On PostgreSQL the web's role has no right to change or delete any of it either (policies.py).
"""

from __future__ import annotations

KEPT = (
    "socfin_auditevent",
    "socfin_itemversion",
    "socfin_keptdocument",
    "socfin_figureblock",
    "socfin_tradeblock",
    "socfin_indicatorvalue",
    "socfin_remark",
    "socfin_assessment",
    "socfin_periodchange",
    "socfin_decidedamount",
    "socfin_budgetrequest",
    "socfin_requestanswer",
    "socfin_question",
    "socfin_questionchange",
    "socfin_forecastrun",
    "socfin_forecastvalue",
    "socfin_koladavalue",
    "socfin_ownindicator",
    "socfin_measurestep",
    "socfin_measureeffect",
    "socfin_assignmentanswer",
    "socfin_goalwording",
    "socfin_goalstanding",
    "socfin_pastforecast",
)
"""Written once: no row is ever changed or deleted."""
STAYS = (
    "socfin_committee",
    "socfin_user",
    "socfin_municipality",
    "socfin_membership",
    "socfin_municipalrole",
    "socfin_publication",
    "socfin_budgetdecision",
    "socfin_apitoken",
    "socfin_adjustment",
    "socfin_assignment",
    "socfin_goal",
    "socfin_whatif",
    "socfin_whatifassumption",
    "socfin_whatifchoice",
    "socfin_pastforecastfile",
    "socfin_item",
    "socfin_meeting",
    "socfin_trailhead",
)
"""Never deleted: people and roles are ended, and a committee's facts are public records."""
SETTLED = {"socfin_upload": "OLD.rows_stored_at IS NOT NULL"}
"""Never deleted once it is so: a file may be thrown away until its rows are stored."""
PUBLISHED = ("published_at", "published_by_id", "reason")
FACTS = {
    "socfin_publication": (
        "OLD.withdrawn_at IS NOT NULL",
        (
            "id",
            "committee_id",
            "upload_id",
            "scenario",
            "source",
            "last",
            "months",
            "as_of",
            "indicator",
            *PUBLISHED,
        ),
    ),
    "socfin_upload": (
        "OLD.rows_stored_at IS NOT NULL AND NEW.rows_stored_at IS NULL",
        ("id", "committee_id", "filename", "stored", "sha256", "size", "uploaded_at", "uploaded_by_id"),
    ),
    "socfin_budgetdecision": (
        "OLD.withdrawn_at IS NOT NULL",
        (
            "id",
            "committee_id",
            "year",
            "kind",
            "body",
            "decided",
            "item",
            "dnr",
            "text",
            "in_file",
            "entered_at",
            "entered_by_id",
        ),
    ),
    "socfin_adjustment": (
        "OLD.withdrawn_at IS NOT NULL",
        (
            "id",
            "verksamhet_id",
            "kind",
            "first",
            "last",
            "amount_ore",
            "reckoned",
            "each_ore",
            "tenths",
            "line",
            "text",
            "consequence",
            "role",
            "account",
            "indicator",
            "entered_at",
            "entered_by_id",
        ),
    ),
    "socfin_goal": (
        "OLD.withdrawn_at IS NOT NULL",
        ("id", "committee_id", "entered_at", "entered_by_id"),
    ),
    "socfin_assignment": (
        "OLD.withdrawn_at IS NOT NULL",
        (
            "id",
            "committee_id",
            "verksamhet_id",
            "text",
            "to",
            "given",
            "item",
            "dnr",
            "due",
            "due_words",
            "is_proposed",
            "entered_at",
            "entered_by_id",
        ),
    ),
    "socfin_pastforecastfile": (
        "OLD.withdrawn_at IS NOT NULL",
        ("id", "committee_id", "filename", "sheet", "sha256", "entered_at", "entered_by_id"),
    ),
    "socfin_whatif": (
        "OLD.withdrawn_at IS NOT NULL",
        ("id", "committee_id", "year", "name", "text", "made_at", "made_by_id"),
    ),
    "socfin_whatifassumption": (
        "OLD.withdrawn_at IS NOT NULL",
        (
            "id",
            "what_if_id",
            "verksamhet_id",
            "kind",
            "first",
            "last",
            "text",
            "line",
            "amount_ore",
            "tenths",
            "adjustment_id",
            "entered_at",
            "entered_by_id",
        ),
    ),
    "socfin_whatifchoice": (
        "OLD.withdrawn_at IS NOT NULL",
        ("id", "what_if_id", "month", "chosen_at", "chosen_by_id"),
    ),
    "socfin_trailhead": ("NEW.entries <> OLD.entries + 1", ("id",)),
    "socfin_membership": (
        "OLD.ended_at IS NOT NULL",
        ("id", "user_id", "committee_id", "role", "areas", "given_at", "group"),
    ),
    "socfin_municipalrole": (
        "OLD.ended_at IS NOT NULL",
        ("id", "user_id", "municipality_id", "role", "given_at"),
    ),
    "socfin_apitoken": (
        "OLD.ended_at IS NOT NULL",
        ("id", "user_id", "committee_id", "name", "scope", "digest", "hint", "created_at", "last_day"),
    ),
}
"""Table → when a row is settled whole, and the columns that are never changed. What is left may be written:
a publication is taken back once, a role ended once, the trail's end goes one entry further; how a file is
read is chosen until it is published."""
