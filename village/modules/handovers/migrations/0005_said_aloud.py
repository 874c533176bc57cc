"""A yes that was said aloud, before a witness."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "said_aloud.sql").read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_very_many_at_once'),
        ('notices', '0005_look_ahead'),
        ('handovers', '0004_inside_the_village'),
        ('people', '0001_initial'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.AddField(
            model_name='handoveryes',
            name='confirmed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='handoveryes',
            name='how',
            field=models.CharField(choices=[('login', 'here, themself'), ('spoken', 'aloud, and somebody heard it')], default='login', max_length=10),
        ),
        migrations.AddField(
            model_name='handoveryes',
            name='language',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='handoveryes',
            name='said_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='handoveryes',
            name='witness',
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddConstraint(
            model_name='handoveryes',
            constraint=models.CheckConstraint(condition=models.Q(('how', 'login'), models.Q(models.Q(('witness', ''), _negated=True), ('said_by__isnull', False)), _connector='OR'), name='a_yes_said_aloud_has_a_witness', violation_error_message='Write who said it, and who heard it.'),
        ),
        Protect("handovers", "HandoverYes"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
