"""The questions a village adds itself, and each version in which they were asked."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnQuestion',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('moment', models.CharField(choices=[('asking', 'When somebody asks for help'), ('talk', 'In the first talk'), ('closing', 'When it is closed')], max_length=10)),
                ('asked_of', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('parent', 'A parent or family'), ('young', 'A young person'), ('professional', 'Somebody who works with children'), ('neighbour', 'Somebody else')], max_length=20))),
                ('just_me', models.BooleanField(default=False, help_text='also asked of who asks just for themself')),
                ('place', models.PositiveSmallIntegerField(default=0)),
                ('ended_at', models.DateTimeField(null=True)),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='QuestionVersion',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('sort', models.CharField(choices=[('line', 'One line'), ('words', 'Longer words'), ('one', 'One of some choices'), ('several', 'Several of some choices'), ('day', 'A date'), ('yes_no', 'Yes or no')], max_length=10)),
                ('texts', models.JSONField(help_text='per language: what is asked, why and who reads it, the choices')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='own_questions.ownquestion')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddIndex(
            model_name='ownquestion',
            index=models.Index(fields=['village', 'moment', 'place'], name='own_questions_in_order'),
        ),
        migrations.AddConstraint(
            model_name='questionversion',
            constraint=models.UniqueConstraint(fields=('village', 'question', 'number'), name='each_version_once'),
        ),
        migrations.AddConstraint(
            model_name='questionversion',
            constraint=models.CheckConstraint(condition=models.Q(('sort__in', ['line', 'words', 'one', 'several', 'day', 'yes_no'])), name='a_question_never_scores_anybody', violation_error_message='A question is answered in words: nobody is measured here.'),
        ),
    ]
