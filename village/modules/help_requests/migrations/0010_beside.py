"""What stands beside a question: tries, notes about deciding; and a quarter in figures."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.trust.villages.sealed
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "beside.sql").read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_asking_the_logbook'),
        ('access', '0004_very_many_at_once'),
        ('notices', '0005_look_ahead'),
        ('help_requests', '0009_the_ladder'),
        ('people', '0001_initial'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='AbleNote',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('found', models.CharField(choices=[('able', 'Can decide this alone'), ('together', 'Decides this together with somebody'), ('not_yet', 'Not yet, for this')], max_length=10)),
                ('about', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True, verbose_name='about which decision')),
                ('why', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True, verbose_name='why')),
                ('author_name', models.CharField(max_length=120)),
                ('looked_with', models.CharField(help_text='the second professional who looked at it', max_length=120)),
                ('found_at', models.DateTimeField()),
                ('review_on', models.DateField()),
                ('told_at', models.DateTimeField(help_text='when the clock said that it is time to look again', null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_requests.helprequest')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'ordering': ['-found_at', '-id'],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='AbleWords',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('author_name', models.CharField(max_length=120)),
                ('said_at', models.DateTimeField()),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='words_beside', to='help_requests.ablenote')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'ordering': ['said_at', 'id'],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='QuarterReport',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(help_text='the first day after the quarter')),
                ('tables', models.JSONField()),
                ('total', models.PositiveIntegerField(help_text='rounded; empty: too few to say', null=True)),
                ('smallest', models.PositiveSmallIntegerField()),
                ('law_version', models.CharField(max_length=60)),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='TryTold',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('day', models.DateField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='help_requests.helprequest')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='ablenote',
            constraint=models.CheckConstraint(condition=models.Q(('looked_with', ''), _negated=True), name='nobody_finds_this_alone', violation_error_message='Somebody else looks at it too.'),
        ),
        migrations.AddConstraint(
            model_name='quarterreport',
            constraint=models.UniqueConstraint(fields=('village', 'from_on'), name='one_report_per_quarter'),
        ),
        migrations.AddConstraint(
            model_name='trytold',
            constraint=models.UniqueConstraint(fields=('village', 'request', 'person', 'day'), name='each_try_told_once_a_day'),
        ),
        Protect("help_requests", "AbleNote", "AbleWords", "QuarterReport", "TryTold"),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
