"""Two that are one person: proposed, confirmed by two, carried out and undone through functions."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

FOLDER = Path(__file__).parent.parent
LOOKS = FOLDER.parent.parent / "trust" / "access" / "sql" / "looks_of_one.sql"
SQL = (FOLDER / "merge.sql").read_text() + (FOLDER / "unmerge.sql").read_text() + LOOKS.read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_plain_grants'),
        ('own_data', '0006_inside_the_village'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Merge',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('reason', models.CharField(max_length=300)),
                ('dropped_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('done_tx', models.BigIntegerField(help_text='the transaction in which words get their other key', null=True)),
                ('undone_at', models.DateTimeField(null=True)),
                ('final_at', models.DateTimeField(null=True)),
                ('key_gone_at', models.DateTimeField(null=True)),
                ('left_behind', models.PositiveIntegerField(default=0, help_text='rows that cannot stand twice')),
                ('later', models.JSONField(default=list, help_text='what was written between doing and undoing it: tables and dates')),
                ('goes', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('knower', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('officer', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('stays', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('undone_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='MergeRow',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('n', models.PositiveIntegerField(help_text='in which order')),
                ('table_name', models.CharField(max_length=80)),
                ('row_id', models.UUIDField()),
                ('before', models.JSONField(null=True)),
                ('after', models.JSONField(null=True)),
                ('source_id', models.UUIDField(null=True)),
                ('reseal', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list)),
                ('merge', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='own_data.merge')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.UniqueConstraint(condition=models.Q(('dropped_at', None), ('final_at', None), ('undone_at', None)), fields=('village', 'goes'), name='one_merge_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('stays', models.F('goes')), _negated=True), name='a_merge_is_of_two', violation_error_message='Choose two people.'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('officer', None), ('knower', None), models.Q(('officer', models.F('knower')), _negated=True), _connector='OR'), name='two_people_confirm_a_merge', violation_error_message='Somebody else confirms it.'),
        ),
        migrations.AddConstraint(
            model_name='mergerow',
            constraint=models.UniqueConstraint(fields=('village', 'merge', 'n'), name='rows_of_a_merge_in_order'),
        ),
        Protect("own_data", "Merge", "MergeRow"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
