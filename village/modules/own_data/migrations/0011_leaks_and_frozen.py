"""A leak and whom it touches; what is frozen; a question asked with a code comes to an account."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

HERE = Path(__file__).parent.parent


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_asking_the_logbook'),
        ('access', '0004_very_many_at_once'),
        ('notices', '0005_look_ahead'),
        ('consent', '0004_frozen'),
        ('own_data', '0010_inside_the_village'),
        ('people', '0001_initial'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='Leak',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('what', models.CharField(max_length=300)),
                ('from_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('found_at', models.DateTimeField()),
                ('tell_by', models.DateTimeField()),
                ('authority_told_at', models.DateTimeField(null=True)),
                ('authority_reference', models.CharField(blank=True, max_length=80)),
                ('letter', models.TextField(blank=True)),
                ('letter_at', models.DateTimeField(null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('through', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
                ('written_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['-found_at'],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='LeakTouch',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('things', models.PositiveIntegerField()),
                ('kinds', models.IntegerField()),
                ('leak', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='own_data.leak')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Freeze',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField()),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')])),
                ('number', models.CharField(max_length=20)),
                ('because', models.CharField(choices=[('not_right', 'Something in it is not right, and that is being looked into'), ('not_lawful', 'It should not have been kept or shared, but must not be erased either'), ('needed', 'We need it ourselves, for a complaint or a judge'), ('object', 'We object to what is done with it')], max_length=12)),
                ('asked_at', models.DateTimeField()),
                ('answer_by', models.DateTimeField(help_text="the law file's term")),
                ('paused', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, help_text='the consents that wait meanwhile')),
                ('reason', models.CharField(blank=True, help_text='why it may go on again', max_length=300)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('lifted_at', None)), fields=('village', 'item_id'), name='frozen_once_at_a_time'), models.CheckConstraint(condition=models.Q(('lifted_by', None), ('proposed_by', None), models.Q(('lifted_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_lifts_what_they_proposed', violation_error_message='Somebody else confirms it.')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='leak',
            constraint=models.CheckConstraint(condition=models.Q(('until__gte', models.F('from_at'))), name='a_leak_ends_after_it_began', violation_error_message='The end comes after the start.'),
        ),
        migrations.AddConstraint(
            model_name='leaktouch',
            constraint=models.UniqueConstraint(fields=('village', 'leak', 'subject'), name='each_touched_once_by_a_leak'),
        ),
        Protect("own_data", "Leak", "LeakTouch", "Freeze"),
        migrations.RunSQL([((HERE / "leaks.sql").read_text(), None)], migrations.RunSQL.noop),
        migrations.RunSQL([((HERE / "freeze.sql").read_text(), None)], migrations.RunSQL.noop),
    ]
