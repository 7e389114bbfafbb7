"""PostgreSQL keeps, beside each text that is searched, its letters in small and its Swedish words.

The columns are the database's own and no model's: they are reckoned from the row whenever it is written, so
no search meets what a text said before. A migration that changes the type of one of these fields takes the
two columns of its table away first and makes them anew after (`forget`, `keep`).
"""

from django.db import migrations

SEARCHED = {
    'socfin_verksamhet': ('name', 'code'),
    'socfin_account': ('name', 'number'),
    'socfin_remark': ('text', 'cause', 'challenges', 'possibilities'),
    'socfin_budgetdecision': ('text', 'body', 'item', 'dnr'),
    'socfin_question': ('text', 'name'),
    'socfin_questionchange': ('text',),
    'socfin_item': ('heading', 'paragraph', 'dnr', 'decision'),
}


def keep(_apps, schema_editor):
    """Rows of up to a page are not pressed together: unpacking took longer than looking through them."""
    if schema_editor.connection.vendor != 'postgresql':
        return
    for table, fields in SEARCHED.items():
        text = " || ' ' || ".join(f"coalesce({field}, '')" for field in fields)
        schema_editor.execute(f'ALTER TABLE {table} SET (toast_tuple_target = 8160)')
        schema_editor.execute(
            f'ALTER TABLE {table}'
            f" ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('pg_catalog.swedish', {text})) STORED,"
            f' ADD COLUMN searched text GENERATED ALWAYS AS (lower({text})) STORED'
        )


def forget(_apps, schema_editor):
    if schema_editor.connection.vendor != 'postgresql':
        return
    for table in SEARCHED:
        schema_editor.execute(f'ALTER TABLE {table} DROP COLUMN words, DROP COLUMN searched')
        schema_editor.execute(f'ALTER TABLE {table} RESET (toast_tuple_target)')


class Migration(migrations.Migration):

    dependencies = [
        ('socfin', '0046_goal_indicators'),
    ]

    operations = [migrations.RunPython(keep, forget)]
