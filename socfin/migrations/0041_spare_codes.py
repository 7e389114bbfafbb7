import django.db.models.deletion
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import migrations, models


def hash_codes(apps, schema_editor):  # noqa: ARG001 - Django's signature
    """Codes that stood in plain text open as before, and stand nowhere."""
    plain = apps.get_model("otp_static", "StaticToken")
    codes = apps.get_model("socfin", "SpareCode")
    codes.objects.bulk_create(
        codes(user_id=token.device.user_id, hashed=make_password(token.token))
        for token in plain.objects.select_related("device").order_by("id")
    )
    plain.objects.all().delete()


class Migration(migrations.Migration):

    dependencies = [
        ('socfin', '0040_what_ifs'),
        ('otp_static', '0003_add_timestamps'),
    ]

    operations = [
        migrations.CreateModel(
            name='SpareCode',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hashed', models.CharField(max_length=200, verbose_name='kodens kontrollsumma')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='spare_codes', to=settings.AUTH_USER_MODEL, verbose_name='person')),
            ],
            options={
                'verbose_name': 'reservkod',
                'verbose_name_plural': 'reservkoder',
                'ordering': ['id'],
            },
        ),
        migrations.RunPython(hash_codes, migrations.RunPython.noop),
    ]
