"""Long lists that are taken along, asked and agreed through functions."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "lists.sql").read_text()
BACK = "DROP FUNCTION app.ask_list, app.agree_list, app.take_list, app.lists_asked"


class Migration(migrations.Migration):

    dependencies = [
        ('directory', '0001_initial'),
        ('own_data', '0002_the_lock'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='LongList',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('number', models.PositiveIntegerField(help_text='how many lines it had when it was asked')),
                ('narrow', models.JSONField(default=dict)),
                ('reason', models.CharField(max_length=300)),
                ('agreed_at', models.DateTimeField(null=True)),
                ('taken_at', models.DateTimeField(null=True)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organization')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'abstract': False,
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        Protect("own_data", "LongList"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
