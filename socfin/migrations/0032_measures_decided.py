"""Every measure that was entered before there were steps is decided, by who entered it and when."""

from django.db import migrations

BATCH = 2_000


def decide(apps, schema_editor):
    step = apps.get_model("socfin", "MeasureStep").objects.using(schema_editor.connection.alias)
    entered = apps.get_model("socfin", "Adjustment").objects.using(schema_editor.connection.alias)
    without = entered.filter(kind="measure", steps__isnull=True).order_by("pk")
    step.bulk_create(
        (
            step.model(
                measure_id=measure.pk,
                state="decided",
                entered_at=measure.entered_at,
                entered_by_id=measure.entered_by_id,
            )
            for measure in without
        ),
        batch_size=BATCH,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("socfin", "0031_measures"),
    ]

    operations = [
        migrations.RunPython(decide, migrations.RunPython.noop),
    ]
