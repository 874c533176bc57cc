"""Who is written down twice: an index over the words of names, and a task for the privacy officer."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "twins.sql").read_text()
BACK = (
    "DROP INDEX people_person_by_name; DROP FUNCTION app.called_like, app.known_like, app.find_twins, app.twins_waiting,"
    " app.twins_number, app.answer_twin, app.name_keys, app.word_keys, app.folded"
)


class Migration(migrations.Migration):

    dependencies = [
        ('own_data', '0004_keeping_terms'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Twin',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('answer', models.CharField(blank=True, choices=[('two', 'They are two people'), ('one', 'It is one person')], max_length=5)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('first', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('second', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('village', 'first', 'second'), name='each_two_are_asked_once')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TwinMark',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('upto', models.UUIDField()),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('village',), name='one_twin_mark_per_village')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        Protect("own_data", "Twin", "TwinMark"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
