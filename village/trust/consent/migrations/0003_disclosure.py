"""What was disclosed to whom because of danger."""


import django.contrib.postgres.functions
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.foundation.time_range
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consent', '0002_found_by_item'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Disclosure',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField()),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')])),
                ('because', models.CharField(choices=[('decided', 'Decided it'), ('confirms', 'Gives a second opinion'), ('reviews', 'Looks back at it'), ('received', 'Received it'), ('told', 'Was told')], max_length=10)),
                ('rights', models.PositiveSmallIntegerField(default=1)),
                ('from_at', models.DateTimeField(db_default=django.contrib.postgres.functions.TransactionNow())),
                ('until', models.DateTimeField(default=village.foundation.time_range.forever)),
                ('law_version', models.CharField(max_length=60)),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('to_person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'indexes': [models.Index(fields=['village', 'item_id', 'to_person'], name='disclosed_to_whom'), models.Index(fields=['village', 'subject'], name='disclosed_about_whom')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
