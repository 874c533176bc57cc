"""Whether somebody comes to a meeting."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.trust.villages.sealed
from django.db import migrations, models

from village.trust.access.lock import Protect


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_plain_grants'),
        ('meetings', '0002_the_lock'),
        ('people', '0001_initial'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='Coming',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('says', models.CharField(choices=[('yes', 'I come'), ('phone', 'Rather by phone'), ('no', 'I do not come')], max_length=10)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.meeting')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.seat')),
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
        Protect("meetings", "Coming"),
    ]
