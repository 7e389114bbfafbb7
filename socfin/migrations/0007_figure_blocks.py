"""A row per figure becomes a block per verksamhet and slot; no figure changes."""

from itertools import groupby

import django.db.models.deletion
from django.db import migrations, models

BATCH = 200
SLOT = ("scenario", "last", "months", "as_of", "verksamhet_id")
ENTRIES = ("account", "line", "amount_ore", "row")


def fill_blocks(apps, _schema_editor):
    """Every upload's rows, in the file's order, as blocks."""
    Figure, FigureBlock = apps.get_model("socfin", "Figure"), apps.get_model("socfin", "FigureBlock")
    for upload_id in Figure.objects.values_list("upload_id", flat=True).distinct().order_by("upload_id"):
        rows = Figure.objects.filter(upload_id=upload_id).order_by(*SLOT, "row", "id")
        read = rows.values_list(*SLOT, *ENTRIES).iterator()
        FigureBlock.objects.bulk_create(
            (block(FigureBlock, upload_id, slot, entries) for slot, entries in groupby(read, lambda row: row[:5])),
            batch_size=BATCH,
        )


def block(model, upload_id, slot, entries):
    accounts, lines, amounts, rows = zip(*(row[5:] for row in entries), strict=True)
    return model(
        upload_id=upload_id,
        **dict(zip(SLOT, slot, strict=True)),
        accounts=accounts,
        lines=lines,
        amounts_ore=amounts,
        rows=rows,
    )


class Migration(migrations.Migration):

    dependencies = [
        ("socfin", "0006_publishings"),
    ]

    operations = [
        migrations.CreateModel(
            name="FigureBlock",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("scenario", models.CharField(choices=[("budget", "Budget"), ("outcome", "Utfall"), ("forecast", "Prognos")], max_length=10, verbose_name="scenario")),
                ("last", models.PositiveIntegerField(verbose_name="sista månad (ååååmm)")),
                ("months", models.PositiveSmallIntegerField(verbose_name="antal månader")),
                ("as_of", models.PositiveIntegerField(default=0, verbose_name="prognos efter (ååååmm)")),
                ("accounts", models.JSONField(verbose_name="konton")),
                ("lines", models.JSONField(verbose_name="rader")),
                ("amounts_ore", models.JSONField(verbose_name="belopp i öre")),
                ("rows", models.JSONField(verbose_name="rader i filen")),
                ("upload", models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="blocks", to="socfin.upload", verbose_name="uppladdning")),
                ("verksamhet", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="blocks", to="socfin.verksamhet", verbose_name="verksamhet")),
            ],
            options={
                "verbose_name": "sifferblock",
                "verbose_name_plural": "sifferblock",
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "scenario", "last", "months", "as_of", "verksamhet"), name="one_block_per_slot"),
                    models.CheckConstraint(condition=models.Q(("months__gte", 1), ("months__lte", 12)), name="one_to_twelve_months"),
                ],
            },
        ),
        migrations.RunPython(fill_blocks, migrations.RunPython.noop),
        migrations.DeleteModel(name="Figure"),
    ]
