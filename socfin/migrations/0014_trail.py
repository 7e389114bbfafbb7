"""The diary of before becomes a trail: every entry is bound to the one before it."""

import django.db.models.deletion
from django.db import migrations, models

from socfin.domain.people.trail import START, Entry


def bind(apps, _schema_editor):
    """Seal what was written before, in the order it was written."""
    events = apps.get_model("socfin", "AuditEvent").objects
    seal, count = START, 0
    for event in events.order_by("id").iterator():
        before, count = seal, count + 1
        seal = Entry(
            at=event.at,
            by=event.by,
            committee=event.committee,
            action=event.action,
            details=event.details,
            request="",
        ).sealed(before)
        events.filter(pk=event.pk).update(previous=before, seal=seal)
    apps.get_model("socfin", "TrailHead").objects.create(pk=1, seal=seal, entries=count)


class Migration(migrations.Migration):
    dependencies = [("socfin", "0013_longer_names")]

    operations = [
        migrations.CreateModel(
            name="TrailHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("seal", models.CharField(blank=True, max_length=64, verbose_name="försegling")),
                ("entries", models.PositiveBigIntegerField(default=0, verbose_name="antal")),
            ],
            options={"verbose_name": "dagbokens slut", "verbose_name_plural": "dagbokens slut"},
        ),
        migrations.AddField(
            "auditevent",
            "previous",
            models.CharField(blank=True, default="", max_length=64, verbose_name="förseglingen före"),
            preserve_default=False,
        ),
        migrations.AddField(
            "auditevent",
            "request",
            models.CharField(blank=True, default="", max_length=40, verbose_name="anrop"),
            preserve_default=False,
        ),
        migrations.AddField(
            "auditevent",
            "seal",
            models.CharField(default="", max_length=64, verbose_name="försegling"),
            preserve_default=False,
        ),
        migrations.AlterField("auditevent", "at", models.DateTimeField(verbose_name="tid")),
        migrations.AlterField(
            "auditevent", "by", models.CharField(blank=True, max_length=150, verbose_name="av")
        ),
        migrations.RunPython(bind, migrations.RunPython.noop),
        migrations.AlterField(
            "auditevent",
            "seal",
            models.CharField(max_length=64, unique=True, verbose_name="försegling"),
        ),
        migrations.AlterField(
            "assessment",
            "verksamhet",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assessments",
                to="socfin.verksamhet",
                verbose_name="verksamhet",
            ),
        ),
        migrations.AlterField(
            "remark",
            "verksamhet",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="remarks",
                to="socfin.verksamhet",
                verbose_name="verksamhet",
            ),
        ),
        migrations.AlterField(
            "publication",
            "committee",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="publications",
                to="socfin.committee",
                verbose_name="nämnd",
            ),
        ),
    ]
