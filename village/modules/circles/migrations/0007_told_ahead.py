"""Sharing that ends and birthdays that change something are told ahead, once."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "ahead.sql").read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0004_very_many_at_once'),
        ('notices', '0005_look_ahead'),
        ('circles', '0006_inside_the_village'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='ToldAhead',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('what', models.CharField(choices=[('sharing', 'Sharing ends'), ('age', 'A birthday comes')], max_length=10)),
                ('about_id', models.UUIDField(help_text='the consent, or the person')),
                ('day', models.DateField()),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('village', 'what', 'about_id', 'day'), name='told_ahead_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        Protect("circles", "ToldAhead"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
