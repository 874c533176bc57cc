"""Who changed what of the rules and the lists of waiting."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "history.sql").read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_plain_grants'),
        ('people', '0001_initial'),
        ('villages', '0002_most_in_an_hour'),
        ('waiting', '0002_the_lock'),
    ]

    operations = [
        migrations.CreateModel(
            name='RulesChange',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('what', models.CharField(help_text='the number, or what of a list', max_length=40)),
                ('was', models.CharField(blank=True, max_length=2000)),
                ('becomes', models.CharField(blank=True, max_length=2000)),
                ('keeper_name', models.CharField(max_length=120)),
                ('because', models.CharField(blank=True, max_length=300)),
                ('keeper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
                ('waiting_list', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='waiting.waitinglist')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('was', models.F('becomes')), _negated=True), name='a_change_changes_something', violation_error_message='Nothing is different.')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        Protect("waiting", "RulesChange"),
        migrations.RunSQL([(SQL, None)], "DROP TRIGGER waiting_history ON waiting_ruleschange; DROP FUNCTION app.waiting_history"),
    ]
