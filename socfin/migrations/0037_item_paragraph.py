"""What an item is numbered as in the minutes is its paragraph; frozen agendas keep their word for it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("socfin", "0036_questions")]

    operations = [
        migrations.RenameField("agendafact", "item", "paragraph"),
        migrations.RenameField("item", "item", "paragraph"),
    ]
