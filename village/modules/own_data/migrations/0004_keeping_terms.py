"""What is past its keeping term: counted, proposed, confirmed by a second person, carried out."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "terms.sql").read_text()
BACK = (
    "DROP FUNCTION app.records_by_kind, app.past_term, app.keeps_terms, app.terms_over, app.propose_term, app.terms_proposed,"
    " app.drop_term, app.confirm_term, app.keys_to_destroy, app.key_destroyed"
)


class Migration(migrations.Migration):

    dependencies = [
        ('own_data', '0003_long_lists'),
        ('people', '0001_initial'),
        ('villages', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='TermDecision',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('what', models.CharField(choices=[('keep', 'Keep it for now'), ('erase', 'Erase it')], max_length=10)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')]))),
                ('is_whole', models.BooleanField(help_text='everything about this person, so the key goes as well')),
                ('number', models.PositiveIntegerField(help_text='how many records')),
                ('reason', models.CharField(max_length=300)),
                ('keep_until', models.DateField(null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('key_gone_at', models.DateTimeField(null=True)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('confirmed_at', None)), fields=('village', 'subject'), name='one_open_proposal_per_person'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_confirms_their_own_proposal', violation_error_message='Somebody else confirms it.')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        Protect("own_data", "TermDecision"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
