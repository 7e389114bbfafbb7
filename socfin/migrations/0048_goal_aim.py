from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('socfin', '0047_searched_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='goalwording',
            name='aim_by',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='senast (ååååmm)'),
        ),
        migrations.AddField(
            model_name='goalwording',
            name='aim_reach',
            field=models.CharField(blank=True, choices=[('at_least', 'minst'), ('at_most', 'högst')], default='', max_length=8, verbose_name='minst eller högst'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='goalwording',
            name='aim_steps',
            field=models.BigIntegerField(blank=True, null=True, verbose_name='värde att nå'),
        ),
    ]
