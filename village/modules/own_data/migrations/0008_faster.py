"""Keeping terms are counted at night and read by the page; a list says what it was asked for."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "faster.sql").read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('own_data', '0007_merging'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='PastTerm',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')]))),
                ('number', models.PositiveIntegerField(help_text='how many records')),
                ('last_at', models.DateTimeField()),
                ('due_on', models.DateField()),
                ('is_whole', models.BooleanField(help_text='everything about this person, so the key goes as well')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'indexes': [models.Index(fields=['village', 'due_on', 'subject'], name='past_terms_in_order')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TermCount',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('at', models.DateTimeField()),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('village',), name='one_term_count_per_village')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        Protect("own_data", "PastTerm", "TermCount"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
