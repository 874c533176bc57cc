"""Talks that are offered, trainings that were seen, what is asked with a talk, and talking together again."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.trust.villages.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        ('help_requests', '0007_passed_on'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mediation',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('other', models.CharField(choices=[('teacher', 'A teacher, or somebody else of school'), ('parent', 'My mother, father or who takes care of me'), ('adult', 'Another adult')], max_length=10)),
                ('other_called', models.CharField(max_length=60)),
                ('how', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True, help_text='how to invite the other')),
                ('invited_at', models.DateTimeField(null=True)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('stopped_by', models.CharField(blank=True, choices=[('', 'Nobody'), ('asker', 'the one who asked'), ('other', 'the other one'), ('mediator', 'who sits in between')], max_length=10)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mediations', to='help_requests.helprequest')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('asker_called', models.CharField(max_length=60)),
                ('mediator', models.CharField(max_length=120)),
                ('mediator_place', models.CharField(max_length=200)),
                ('mediator_phone', models.CharField(blank=True, max_length=40)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
                ('mediation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='talks.mediation')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('kind', models.CharField(choices=[('advice', 'Find something out'), ('mentoring', 'Somebody beside me'), ('counselling', 'Talk in peace'), ('mediation', 'Talk together again')], max_length=20)),
                ('called', models.CharField(help_text='the name young people use', max_length=60)),
                ('about_me', models.CharField(blank=True, max_length=300)),
                ('place', models.CharField(max_length=200)),
                ('hours', models.CharField(max_length=200)),
                ('age_from', models.PositiveSmallIntegerField(default=11)),
                ('age_until', models.PositiveSmallIntegerField(default=25)),
                ('languages', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), default=list)),
                ('come', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('walk_in', 'Walk in'), ('call', 'Call or send a message'), ('meet', 'We meet where you want')], max_length=10), default=list)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('is_open', models.BooleanField(default=True)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organization')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TalkAsked',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('companion', models.CharField(blank=True, choices=[('', 'Nobody, I come alone'), ('friend', 'A friend'), ('family', 'A brother or a sister'), ('school', 'Somebody of school'), ('other', 'Somebody else')], max_length=10)),
                ('companion_called', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('limits', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('ask_first', 'Always ask me first'), ('not_parents', 'Nothing to my parents'), ('not_school', 'Nothing to my school'), ('only_that', 'Only that we talk, not what I say'), ('not_name', 'Never with my name'), ('nothing', 'Nothing to anybody')], max_length=20), default=list)),
                ('limit_words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('limits_changed_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='talks', to='help_requests.helprequest')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('talk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='talks.talk')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='Training',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('kind', models.CharField(choices=[('advice', 'Find something out'), ('mentoring', 'Somebody beside me'), ('counselling', 'Talk in peace'), ('mediation', 'Talk together again')], max_length=20)),
                ('what', models.CharField(max_length=200)),
                ('trained_on', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('seen_on', models.DateField()),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organization')),
                ('seen_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='mediation',
            constraint=models.UniqueConstraint(fields=('village', 'request'), name='one_mediation_per_question'),
        ),
        migrations.AddConstraint(
            model_name='mediation',
            constraint=models.CheckConstraint(condition=models.Q(('agreed_at', None), ('invited_at__isnull', False), _connector='OR'), name='nobody_agrees_who_was_not_invited', violation_error_message='First the other one is invited.'),
        ),
        migrations.AddConstraint(
            model_name='mediation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('stopped_at', None), ('stopped_by', '')), models.Q(('stopped_at__isnull', False), models.Q(('stopped_by', ''), _negated=True)), _connector='OR'), name='a_mediation_that_stopped_knows_by_whom', violation_error_message='Say who stopped it.'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(fields=('village', 'mediation'), name='one_invitation_per_mediation'),
        ),
        migrations.AddConstraint(
            model_name='talk',
            constraint=models.UniqueConstraint(condition=models.Q(('is_open', True)), fields=('village', 'member', 'kind'), name='one_open_talk_of_a_kind', violation_error_message='You offer this already. Change that one, or close it first.'),
        ),
        migrations.AddConstraint(
            model_name='talk',
            constraint=models.CheckConstraint(condition=models.Q(('age_from__lte', models.F('age_until'))), name='the_youngest_is_not_the_oldest', violation_error_message='The lowest age comes before the highest.'),
        ),
        migrations.AddConstraint(
            model_name='talk',
            constraint=models.CheckConstraint(condition=models.Q(('come__len__gt', 0), models.Q(models.Q(('come__contains', ['call']), _negated=True), models.Q(('phone', ''), _negated=True), _connector='OR')), name='one_can_come_in_some_way', violation_error_message='Say how young people come to you; to be called you need a number.'),
        ),
        migrations.AddConstraint(
            model_name='talkasked',
            constraint=models.UniqueConstraint(fields=('village', 'request'), name='one_talk_per_question'),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.CheckConstraint(condition=models.Q(('member', models.F('seen_by')), _negated=True), name='nobody_sees_their_own_proof', violation_error_message='A colleague looks at the proof, never the one it is about.'),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['counselling', 'mediation'])), name='a_training_is_for_what_asks_one', violation_error_message='This needs no training.'),
        ),
        migrations.AddConstraint(
            model_name='training',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gt', models.F('trained_on')), _connector='OR'), name='a_training_counts_after_it_was_done', violation_error_message='The last day comes after the day of the training.'),
        ),
    ]
