"""Who comes next, a yes said aloud with its witness, and when an offer was rounded off."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.trust.villages.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0001_initial'),
        ('people', '0001_initial'),
        ('pit', '0002_the_lock'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='NextOne',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('by_name', models.CharField(max_length=120)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('refused_at', models.DateTimeField(null=True)),
                ('seat', models.CharField(choices=[('coach', 'coach'), ('teacher', 'teacher')], max_length=10)),
                ('talk_on', models.DateField(help_text='the first talk together', null=True)),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddField(
            model_name='pitoffer',
            name='ended_at',
            field=models.DateTimeField(help_text='when what began was rounded off; then it can be offered anew', null=True),
        ),
        migrations.AddField(
            model_name='pityes',
            name='confirmed_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='pityes',
            name='how',
            field=models.CharField(choices=[('login', 'here, themself'), ('spoken', 'aloud, and somebody heard it')], db_default='login', default='login', max_length=10),
        ),
        migrations.AddField(
            model_name='pityes',
            name='language',
            field=models.CharField(blank=True, db_default='', max_length=40),
        ),
        migrations.AddField(
            model_name='pityes',
            name='said_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='pityes',
            name='witness',
            field=models.CharField(blank=True, db_default='', max_length=120),
        ),
        migrations.AddField(
            model_name='schoolpart',
            name='for_next',
            field=village.trust.villages.sealed.SealedText(blank=True, default=b'', editable=True, help_text='what the family lets the teacher who came later know'),
        ),
        migrations.AddField(
            model_name='trajectory',
            name='leaving_said_on',
            field=models.DateField(help_text='when the clock told the family that the coach leaves', null=True),
        ),
        migrations.AddConstraint(
            model_name='pityes',
            constraint=models.CheckConstraint(condition=models.Q(('how', 'login'), models.Q(models.Q(('witness', ''), _negated=True), ('said_by__isnull', False)), _connector='OR'), name='a_yes_to_early_help_aloud_has_a_witness', violation_error_message='Write who said it, and who heard it.'),
        ),
        migrations.AddField(
            model_name='nextone',
            name='author',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person'),
        ),
        migrations.AddField(
            model_name='nextone',
            name='comes',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership'),
        ),
        migrations.AddField(
            model_name='nextone',
            name='leaves',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership'),
        ),
        migrations.AddField(
            model_name='nextone',
            name='subject',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject'),
        ),
        migrations.AddField(
            model_name='nextone',
            name='trajectory',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='pit.trajectory'),
        ),
        migrations.AddField(
            model_name='nextone',
            name='village',
            field=models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village'),
        ),
        migrations.AddConstraint(
            model_name='nextone',
            constraint=models.CheckConstraint(condition=models.Q(('agreed_at', None), ('refused_at', None), _connector='OR'), name='who_comes_next_is_agreed_or_not', violation_error_message='Agreed or not agreed, not both.'),
        ),
        migrations.AddConstraint(
            model_name='nextone',
            constraint=models.UniqueConstraint(condition=models.Q(('agreed_at', None), ('refused_at', None)), fields=('village', 'trajectory', 'seat'), name='one_next_one_is_asked_at_a_time', violation_error_message='Somebody is asked already. First the family answers.'),
        ),
        migrations.AddConstraint(
            model_name='nextone',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('seat', 'coach'), _negated=True), ('talk_on__isnull', False), _connector='OR'), name='a_next_coach_talks_with_the_family_first', violation_error_message='Say when you talk together for the first time.'),
        ),
    ]
