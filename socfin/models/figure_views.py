"""The read-only SQL views over the figure blocks, plain rows for whoever asks with SQL; never read by socfin.

`figures_published` has every figure that was ever published, with from when and until when its pointer stood;
`figures_now` the same of what counts now. They are dropped before a migration and made anew after it, since
neither database alters a table that a view stands on (docs/adr/0009). Columns: docs/figures.md, "Med SQL".
"""

from __future__ import annotations

from typing import Any

from django.db import connections

BENEATH = {"socfin_figureblock", "socfin_municipality"}
"""Without these tables of today there is nothing to view: the database is of an older version."""
VIEWS = ("figures_published", "figures_now")

ENTRIES = {
    "sqlite": (
        "json_each(b.accounts) e",
        {
            "account": "e.value",
            "own_line": "b.lines ->> e.key",
            "amount_ore": "b.amounts_ore ->> e.key",
            "row_in_file": "b.rows ->> e.key",
        },
    ),
    "postgresql": (
        "ROWS FROM (jsonb_array_elements_text(b.accounts), jsonb_array_elements_text(b.lines),"
        " jsonb_array_elements_text(b.amounts_ore), jsonb_array_elements_text(b.rows))"
        " AS e(account, own_line, amount_ore, row_in_file)",
        {
            "account": "e.account",
            "own_line": "e.own_line",
            "amount_ore": "e.amount_ore::bigint",
            "row_in_file": "e.row_in_file::integer",
        },
    ),
}
"""Per database: how a block unfolds, and each entry of it. PostgreSQL unfolds the four lists side by side."""

BEGINS_WITH = "substr(f.account, 1, length(r.prefix)) = r.prefix"
"""No LIKE: a prefix may hold an underscore."""

LINE = f"""CASE WHEN f.account = '' THEN f.own_line ELSE coalesce((
    SELECT r.line FROM socfin_accountline r
    WHERE r.committee_id = f.committee_id AND {BEGINS_WITH}
    ORDER BY length(r.prefix) DESC LIMIT 1
  ), 'unmapped') END"""  # noqa: S608 - nothing from outside
"""The row's line: its own, or its account's by the longest prefix, as services/measures.line_numbers says."""

STANDS_ALONE = """NOT EXISTS (
    SELECT 1 FROM socfin_publication later
    WHERE later.committee_id = f.committee_id AND later.scenario = f.scenario AND later.source = f.source
      AND later.last = f.last_month AND later.months = f.months AND later.as_of = f.as_of_month
      AND later.indicator = ''
      AND later.withdrawn_at IS NULL
      AND (later.published_at > f.published_from
           OR later.published_at = f.published_from AND later.id > f.publication_id)
  )"""
"""No later publishing of the same slot stands, as selectors/ledger.current_publications has it."""


def make_views(using: str) -> None:
    """Make the views in the database as it stands now."""
    connection = connections[using]
    unfolded, entry = ENTRIES[connection.vendor]
    published = _published(unfolded, entry)
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE VIEW figures_published AS {published}")
        cursor.execute(
            "CREATE VIEW figures_now AS SELECT f.* FROM figures_published f"  # noqa: S608
            f" WHERE f.published_to IS NULL AND {STANDS_ALONE}"
        )


def drop_views(using: str) -> None:
    """Take the views away, where they are."""
    with connections[using].cursor() as cursor:
        for name in reversed(VIEWS):
            cursor.execute(f"DROP VIEW IF EXISTS {name}")


def before_migration(*, using: str, **_: Any) -> None:
    """Django's pre_migrate."""
    drop_views(using)


def after_migration(*, using: str, **_: Any) -> None:
    """Django's post_migrate: also after a migration to an older state, where the tables may not be there."""
    drop_views(using)
    if BENEATH.issubset(connections[using].introspection.table_names()):
        make_views(using)


def _published(unfolded: str, entry: dict[str, str]) -> str:
    entries = ", ".join(f"{sql} AS {name}" for name, sql in entry.items())
    return f"""
SELECT f.committee, f.committee_name, f.municipality, f.verksamhet_code, f.verksamhet_name,
       f.scenario, f.source, f.last_month, f.months, f.as_of_month, f.account, {LINE} AS line, f.amount_ore,
       f.upload_id, f.filename, f.row_in_file, f.published_from, f.published_to,
       f.committee_id, f.publication_id
FROM (
  SELECT c.slug AS committee, c.name AS committee_name, k.name AS municipality, c.id AS committee_id,
         v.code AS verksamhet_code, v.name AS verksamhet_name,
         p.scenario, p.source, p.last AS last_month, p.months, p.as_of AS as_of_month,
         u.id AS upload_id, u.filename, p.published_at AS published_from, p.withdrawn_at AS published_to,
         p.id AS publication_id, {entries}
  FROM socfin_publication p
  JOIN socfin_committee c ON c.id = p.committee_id
  JOIN socfin_municipality k ON k.id = c.municipality_id
  JOIN socfin_upload u ON u.id = p.upload_id
  JOIN socfin_figureblock b ON b.upload_id = p.upload_id AND b.scenario = p.scenario
       AND b.last = p.last AND b.months = p.months AND b.as_of = p.as_of
       AND p.indicator = ''
  JOIN socfin_verksamhet v ON v.id = b.verksamhet_id
  CROSS JOIN {unfolded}
) f"""  # noqa: S608 - nothing from outside
