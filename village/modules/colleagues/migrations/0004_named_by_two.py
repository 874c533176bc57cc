"""Keepers, privacy officers and a second manager are named by two people; keepers hear of a lost second step that is theirs."""

from pathlib import Path

import django.db.models.deletion
import django.db.models.functions.datetime
import django.db.models.manager
import village.foundation.ids
from django.db import migrations, models

from village.trust.access.lock import Protect

HERE = Path(__file__).parent.parent
ASKING = "CREATE FUNCTION app.ask_recovery"
BEFORE = (HERE / "recovery.sql").read_text().partition(ASKING)[2].partition("END $$;")[0]
BACK = (
    ASKING.replace("CREATE", "CREATE OR REPLACE") + BEFORE + "END $$;"
    " DROP TRIGGER one_keeper_remains ON directory_membership;"
    " DROP FUNCTION app.holds_chair, app.answers_for_village, app.keepers_beside, app.managers_of, app.names_for_village,"
    " app.reads_namings, app.part_in_naming, app.name_at_work, app.namings, app.may_propose, app.naming_stands_in_the_way,"
    " app.propose_naming, app.confirm_naming, app.chair_stops, app.end_naming, app.one_keeper_remains"
)


class Migration(migrations.Migration):
    dependencies = [("colleagues", "0003_inside_the_village"), ("passing_on", "0005_closing"), ("directory", "0002_who_is_who"),
                    ("people", "0001_initial"), ("villages", "0003_own_rules")]  # fmt: skip
    operations = [
        migrations.CreateModel(
            name='Naming',
            fields=[
                ('id', models.UUIDField(default=village.foundation.ids.uuid7, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False)),
                ('what', models.CharField(choices=[('give', 'Gets a role'), ('end', 'Stops in a role'), ('hand_over', 'Takes over the managing')], max_length=10)),
                ('role', models.CharField(choices=[('member', 'Member'), ('contact_person', 'Contact person'), ('coach', 'Family coach'), ('teacher', 'Teacher'), ('school_lead', 'Care lead at school'), ('youth_worker', 'Youth worker'), ('counsellor', 'Counsellor'), ('care_worker', 'Care worker'), ('supervisor', 'Team leader'), ('manager', 'Manager'), ('keeper', 'Keeper of the village'), ('privacy_officer', 'Privacy officer')], max_length=20)),
                ('becomes', models.CharField(blank=True, choices=[('member', 'Member'), ('contact_person', 'Contact person'), ('coach', 'Family coach'), ('teacher', 'Teacher'), ('school_lead', 'Care lead at school'), ('youth_worker', 'Youth worker'), ('counsellor', 'Counsellor'), ('care_worker', 'Care worker'), ('supervisor', 'Team leader'), ('manager', 'Manager'), ('keeper', 'Keeper of the village'), ('privacy_officer', 'Privacy officer')], help_text='what who hands over does from then on', max_length=20)),
                ('reason', models.CharField(max_length=300)),
                ('until', models.DateTimeField(help_text='until when it can be confirmed')),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('ended_at', models.DateTimeField(help_text='withdrawn, answered with no, or too late', null=True)),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('ended_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.membership')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.organization')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('village', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='villages.village')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('confirmed_at', None), ('ended_at', None)), fields=('village', 'person', 'role'), name='one_open_proposal_for_one_role', violation_error_message='This is proposed already.'), models.CheckConstraint(condition=models.Q(('confirmed_by', None), models.Q(models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), models.Q(('what', 'hand_over'), models.Q(('confirmed_by', models.F('person')), _negated=True), _connector='OR')), _connector='OR'), name='nobody_names_somebody_alone', violation_error_message='Somebody else confirms it.')],
            },
            managers=[
                ('unscoped', django.db.models.manager.Manager()),
            ],
        ),
        Protect("colleagues", "Naming"),
        migrations.RunSQL([((HERE / "keepers.sql").read_text(), None)], BACK),
    ]
