
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
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='DangerAct',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('deed', models.CharField(choices=[('look', 'Look at what is not shared with me'), ('share', 'Share without agreement'), ('not_share', 'Not share, and why'), ('lock', 'Shut somebody out, for safety')], max_length=12)),
                ('is_acute', models.BooleanField(default=False)),
                ('about_name', models.CharField(max_length=120)),
                ('about_request', models.UUIDField(help_text='the question it began with', null=True)),
                ('decider_name', models.CharField(max_length=120)),
                ('persons', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('facts', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('observations', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('opinion', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('harm_if_not', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('harm_if', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('tried', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('child_heard', models.BooleanField(default=False)),
                ('child_words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('told_before_on', models.DateField(null=True)),
                ('told_by', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('not_told_why', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('tell_review_on', models.DateField(help_text='then somebody looks again whether the family can be told')),
                ('told_at', models.DateTimeField(null=True)),
                ('ground', models.CharField(max_length=40)),
                ('ground_words', models.CharField(max_length=300)),
                ('steps_done', models.JSONField(default=dict, help_text='step of the law file, and its day')),
                ('affirmed', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=40), default=list)),
                ('law_version', models.CharField(max_length=60)),
                ('form_version', models.PositiveSmallIntegerField(default=1)),
                ('receiver_key', models.CharField(blank=True, max_length=40)),
                ('receiver_name', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('receiver_secrecy', models.CharField(blank=True, choices=[('professional_secrecy', 'Professional secrecy'), ('official_discretion', 'Official discretion'), ('none', 'No special duty')], max_length=30)),
                ('copy_id', models.UUIDField(null=True)),
                ('copy_hash', models.CharField(blank=True, max_length=64)),
                ('mandate_id', models.UUIDField(null=True)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')]), default=list)),
                ('against_name', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('restriction_ids', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list)),
                ('second_by', models.DateTimeField(null=True)),
                ('second_at', models.DateTimeField(null=True)),
                ('second_agrees', models.BooleanField(null=True)),
                ('done_at', models.DateTimeField(help_text='from then on it counted', null=True)),
                ('locked_at', models.DateTimeField()),
                ('details_by', models.DateTimeField(null=True)),
                ('details_at', models.DateTimeField(null=True)),
                ('feedback_by', models.DateField(null=True)),
                ('outcome_at', models.DateTimeField(null=True)),
                ('review_by', models.DateField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('justified', models.BooleanField(null=True)),
                ('lifted_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('decider', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership')),
                ('lift_asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('receiver', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership')),
                ('second', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ActStep',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('what', models.CharField(choices=[('agreed', 'A second person agreed'), ('disagreed', 'A second person did not agree'), ('added', 'Something was added'), ('told', 'The family was told'), ('not_yet', 'The family is not told yet'), ('reviewed', 'Somebody looked back at it'), ('outcome', 'What came of it'), ('answered', 'The family wrote something'), ('lift_asked', 'Somebody asked to lift the lock'), ('lifted', 'The lock was lifted')], max_length=12)),
                ('made_at', models.DateTimeField()),
                ('author_name', models.CharField(max_length=120)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='danger.dangeract')),
            ],
            options={
                'ordering': ['made_at', 'id'],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='SharedCopy',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('act_id', models.UUIDField()),
                ('about_name', models.CharField(max_length=120)),
                ('sender_name', models.CharField(max_length=120)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('sha256', models.CharField(max_length=64)),
                ('ground_words', models.CharField(max_length=300)),
                ('frozen_at', models.DateTimeField()),
                ('received_at', models.DateTimeField(null=True)),
                ('followed_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'abstract': False,
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ActReminder',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('act_id', models.UUIDField()),
                ('what', models.CharField(max_length=12)),
                ('day', models.DateField()),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('village', 'act_id', 'what', 'day'), name='reminded_once_a_day')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='dangeract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('copy_hash', ''), ('copy_id', None)), models.Q(('copy_id__isnull', False), models.Q(('copy_hash', ''), _negated=True)), _connector='OR'), name='a_shared_copy_has_its_fingerprint', violation_error_message='What is shared is kept as a copy with its fingerprint.'),
        ),
        migrations.AddConstraint(
            model_name='dangeract',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('second_agrees', None), ('second_at', None)), models.Q(('second_agrees__isnull', False), ('second_at__isnull', False)), _connector='OR'), name='a_second_opinion_says_when', violation_error_message='A second opinion is a yes or a no, with its moment.'),
        ),
    ]
