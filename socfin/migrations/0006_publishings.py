"""What one publishing pointed out is withdrawn together, and a file keeps the account names it gave."""

from django.db import migrations, models


def keep_names(apps, _schema_editor):
    """Files published before kept no names of their own: each is given those that count now."""
    upload, account = apps.get_model("socfin", "Upload"), apps.get_model("socfin", "Account")
    published = upload.objects.filter(rows_stored_at__isnull=False)
    for committee in published.values_list("committee", flat=True).distinct().order_by():
        names = dict(account.objects.filter(committee=committee).values_list("number", "name"))
        published.filter(committee=committee).update(account_names=names)


class Migration(migrations.Migration):
    dependencies = [
        ("socfin", "0005_word_templates"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="publication",
            name="published_once_per_slot",
        ),
        migrations.AddField(
            model_name="upload",
            name="account_names",
            field=models.JSONField(blank=True, default=dict, editable=False, verbose_name="kontonamn"),
        ),
        migrations.AddConstraint(
            model_name="publication",
            constraint=models.UniqueConstraint(
                fields=("upload", "scenario", "source", "last", "months", "as_of", "published_at"),
                name="pointed_once_in_a_publishing",
            ),
        ),
        migrations.RunPython(keep_names, migrations.RunPython.noop),
    ]
