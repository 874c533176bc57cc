"""What a village decides itself about its clock, its days off and its reasons; a decision stays as it was made."""

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import django.utils.timezone
import village.foundation.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='VillageRule',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('sort', models.CharField(choices=[('number', 'a number'), ('hours', 'a working week'), ('day_off', 'a day off'), ('reason', 'a reason'), ('written', 'kept on another page')], max_length=10)),
                ('key', models.CharField(help_text='which number, day or reason', max_length=80)),
                ('value', models.JSONField(help_text='what counts from that day on')),
                ('counts_from', models.DateField(default=django.utils.timezone.localdate)),
                ('because', models.CharField(blank=True, max_length=300)),
                ('kept_by', models.UUIDField(editable=False, help_text='the chair of who decided it; the lock writes it', null=True)),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'indexes': [models.Index(fields=['village', 'sort', 'created_at'], name='rules_of_a_village')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
    ]
