"""A small plan of a young person's own, and the pieces of one's own that are shown in the plan of the family."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
import village.trust.villages.sealed
from django.db import migrations, models

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "shown.sql").read_text()


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_plain_grants'),
        ('consent', '0003_disclosure'),
        ('family_plans', '0002_the_lock'),
        ('people', '0001_initial'),
        ('villages', '0002_most_in_an_hour'),
    ]

    operations = [
        migrations.CreateModel(
            name='OwnPlan',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('called', models.CharField(help_text='the first name, for who walks along', max_length=60)),
                ('coordinator_called', models.CharField(blank=True, max_length=120)),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('law_version', models.CharField(max_length=60)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('consent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='consent.consent')),
                ('coordinator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='OwnPart',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('sort', models.CharField(choices=[('words', 'My words'), ('goal', 'What I want'), ('step', 'What I do'), ('helps', 'Who helps me')], max_length=10)),
                ('prompt', models.CharField(blank=True, choices=[('went_through', 'What we went through'), ('problem', 'What is hard, as we see it'), ('goes_well', 'What goes well'), ('wish', 'What we need and wish'), ('decide', 'What we decide ourselves'), ('help', 'Where we want help')], max_length=20)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('who', models.CharField(blank=True, max_length=60)),
                ('by_called', models.CharField(max_length=120)),
                ('due_on', models.DateField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('removed_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='family_plans.ownplan')),
            ],
            options={
                'ordering': ['created_at', 'id'],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name='ShownPiece',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('item_id', models.UUIDField(editable=False, null=True)),
                ('kind', models.PositiveSmallIntegerField(choices=[(0, 'Name and how to reach you'), (1, 'Activities and attendance'), (2, 'School'), (3, 'Wellbeing'), (4, 'Health'), (5, 'Money and housing'), (6, 'The story of your family'), (7, 'What you tell just for yourself')], editable=False)),
                ('audience', models.PositiveSmallIntegerField(choices=[(0, 'The family and everyone who helps'), (1, 'The professionals who help'), (2, 'Only the one who wrote it'), (3, 'The own organisation')], default=0, editable=False)),
                ('organisation_id', models.UUIDField(editable=False, null=True)),
                ('section', models.CharField(choices=[('words', 'In our own words'), ('strengths', 'What goes well'), ('needs', 'What we need'), ('goals', 'What we want'), ('steps', 'Who does what, and when')], max_length=20)),
                ('prompt', models.CharField(blank=True, choices=[('went_through', 'What we went through'), ('problem', 'What is hard, as we see it'), ('goes_well', 'What goes well'), ('wish', 'What we need and wish'), ('decide', 'What we decide ourselves'), ('help', 'Where we want help')], max_length=20)),
                ('called', models.CharField(max_length=60)),
                ('words', village.trust.villages.sealed.SealedText(blank=True, default='', editable=True)),
                ('of', models.UUIDField(help_text='of the own plan: which part it shows', null=True)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('author', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='family_plans.familyplan')),
                ('subject', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.subject')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'ordering': ['created_at', 'id'],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        migrations.AddConstraint(
            model_name='ownplan',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at', None)), fields=('village', 'subject'), name='one_open_own_plan_each', violation_error_message='You have a plan of your own already.'),
        ),
        migrations.AddConstraint(
            model_name='ownplan',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 7)), name='an_own_plan_is_an_own_story', violation_error_message='What a young person tells for themself is their own.'),
        ),
        migrations.AddConstraint(
            model_name='shownpiece',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 7)), name='what_one_shows_stays_ones_own', violation_error_message='What a young person tells for themself is their own.'),
        ),
        Protect("family_plans", "OwnPlan", "OwnPart", "ShownPiece"),
        migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.shown_stops, app.young_of_plan"),
    ]
