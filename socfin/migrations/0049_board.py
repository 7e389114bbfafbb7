from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('socfin', '0048_goal_aim'),
    ]

    operations = [
        migrations.AddField(
            model_name='committee',
            name='oversees',
            field=models.BooleanField(default=False, editable=False, verbose_name='tar upp alla kommunens nämnder'),
        ),
        migrations.AddConstraint(
            model_name='committee',
            constraint=models.UniqueConstraint(condition=models.Q(('oversees', True)), fields=('municipality',), name='one_board_in_a_municipality', violation_error_message='Kommunen har redan en kommunstyrelse.'),
        ),
    ]
