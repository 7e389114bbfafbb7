"""Every block knows its own sum, and the database holds its four lists to one length."""

import django.db.models.lookups
import socfin.models.figure
from django.db import migrations, models

BATCH = 200


def sum_blocks(apps, _schema_editor):
    """The sum of the known amounts and the count of the missing ones, for blocks stored before."""
    FigureBlock = apps.get_model("socfin", "FigureBlock")
    batch = []
    for block in FigureBlock.objects.only("amounts_ore").iterator(chunk_size=BATCH):
        known = [amount for amount in block.amounts_ore if amount is not None]
        block.total_ore, block.missing = sum(known), len(block.amounts_ore) - len(known)
        batch.append(block)
        if len(batch) == BATCH:
            FigureBlock.objects.bulk_update(batch, ["total_ore", "missing"])
            batch.clear()
    FigureBlock.objects.bulk_update(batch, ["total_ore", "missing"])


def same_length(name):
    return django.db.models.lookups.Exact(socfin.models.figure.Entries(name), socfin.models.figure.Entries("rows"))


class Migration(migrations.Migration):

    dependencies = [
        ("socfin", "0009_diary_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="figureblock",
            name="missing",
            field=models.PositiveIntegerField(default=0, verbose_name="rader utan belopp"),
        ),
        migrations.AddField(
            model_name="figureblock",
            name="total_ore",
            field=models.BigIntegerField(default=0, verbose_name="blockets summa i öre"),
        ),
        migrations.RunPython(sum_blocks, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name="figureblock",
            constraint=models.CheckConstraint(
                condition=models.Q(same_length("accounts"), same_length("lines"), same_length("amounts_ore")),
                name="lists_of_one_length",
            ),
        ),
    ]
