"""Answers that people prepare to somebody who asks; wishes to erase, and holds."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.trust.villages.sealed
from django.db import migrations, models

from village.trust.access.lock import Protect

HERE = Path(__file__).parent.parent


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_asking_the_logbook'),
        ('help_requests', '0001_initial'),
        ('own_data', '0012_inside_the_village'),
        ('people', '0001_initial'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerAsked',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('proof', models.CharField(blank=True, help_text='how a worker knew who asked, without an account', max_length=200)),
                ('kinds', models.PositiveSmallIntegerField(help_text='a mask: what the one who asks may read')),
                ('asked_at', models.DateTimeField()),
                ('answer_by', models.DateTimeField(help_text="the law file's term")),
                ('key_until', models.DateTimeField()),
                ('prepared_at', models.DateTimeField(null=True)),
                ('sent_back', models.CharField(blank=True, help_text='why the second reader sent it back', max_length=300)),
                ('delivered_at', models.DateTimeField(null=True)),
                ('content', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('told_hidden', models.JSONField(default=dict, help_text='how often each reason was used to hide a passage')),
                ('taken_at', models.DateTimeField(null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('prepared_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('second', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
                ('written_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ErasureAsked',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(null=True)),
                ('number', models.CharField(blank=True, max_length=20)),
                ('is_self', models.BooleanField(help_text='asked by the one it is about, else by who raises them or owns it too')),
                ('asked_at', models.DateTimeField()),
                ('answer_by', models.DateTimeField(help_text="the law file's term")),
                ('answer', models.CharField(blank=True, choices=[('all', 'All of it is erased'), ('part', 'A part is erased'), ('none', 'It is kept')], max_length=5)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')]), default=list, help_text='what goes')),
                ('kept', models.JSONField(default=list, help_text='what stays: kind, ground of the law file, and until when')),
                ('instead', models.CharField(blank=True, help_text='an alternative of the law file', max_length=20)),
                ('reason', models.CharField(blank=True, max_length=600)),
                ('by_name', models.CharField(blank=True, max_length=120)),
                ('proposed_at', models.DateTimeField(null=True)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('carry_out_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='HiddenPassage',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('row_id', models.UUIDField()),
                ('col', models.CharField(max_length=80)),
                ('n', models.PositiveSmallIntegerField()),
                ('ground', models.CharField(blank=True, max_length=20)),
                ('asked', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='own_data.answerasked')),
                ('set_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Hold',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('ground', models.CharField(choices=[('danger', 'Somebody may be in danger'), ('complaint', 'A complaint runs'), ('court', 'A judge asks for it')], max_length=10)),
                ('reason', models.CharField(max_length=300)),
                ('review_on', models.DateField()),
                ('by_name', models.CharField(max_length=120)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('lift_because', models.CharField(blank=True, max_length=300)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('lift_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('lifted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('placed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='answerasked',
            constraint=models.UniqueConstraint(condition=models.Q(('delivered_at', None)), fields=('village', 'subject', 'asked_by'), name='one_answer_is_prepared_at_a_time'),
        ),
        migrations.AddConstraint(
            model_name='answerasked',
            constraint=models.CheckConstraint(condition=models.Q(('second', None), ('prepared_by', None), models.Q(('second', models.F('prepared_by')), _negated=True), _connector='OR'), name='nobody_reads_along_with_themself', violation_error_message='Somebody else reads along.'),
        ),
        migrations.AddConstraint(
            model_name='erasureasked',
            constraint=models.UniqueConstraint(condition=models.Q(('confirmed_at', None)), fields=('village', 'subject', 'asked_by', 'item_id'), name='one_open_wish_to_erase', nulls_distinct=False),
        ),
        migrations.AddConstraint(
            model_name='erasureasked',
            constraint=models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_confirms_what_they_answered', violation_error_message='Somebody else confirms it.'),
        ),
        migrations.AddConstraint(
            model_name='hiddenpassage',
            constraint=models.UniqueConstraint(fields=('village', 'asked', 'row_id', 'col', 'n'), name='each_passage_is_decided_once'),
        ),
        migrations.AddConstraint(
            model_name='hold',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('placed_by')), _negated=True), _connector='OR'), models.Q(('lifted_by', None), models.Q(('lifted_by', models.F('lift_by')), _negated=True), _connector='OR')), name='two_people_hold', violation_error_message='Somebody else confirms it.'),
        ),
        Protect("own_data", "AnswerAsked", "HiddenPassage", "ErasureAsked", "Hold"),
        migrations.RunSQL([((HERE / "answers.sql").read_text(), None)], migrations.RunSQL.noop),
        migrations.RunSQL([((HERE / "erasing.sql").read_text(), None)], migrations.RunSQL.noop),
    ]
