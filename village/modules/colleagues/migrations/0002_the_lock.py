"""The lock on colleagues, and what a manager, an invited one, who lost a factor and the clock may do."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

HERE = Path(__file__).parent.parent
CHAIRS, RECOVERY = (HERE / "colleagues.sql").read_text(), (HERE / "recovery.sql").read_text()
BACK = (
    "DROP TRIGGER a_manager_remains ON directory_membership; DROP TRIGGER chairs_are_given ON directory_membership;"
    " DROP FUNCTION app.tell_everywhere, app.recovery_line, app.ask_recovery, app.my_recovery, app.stop_recovery, app.may_know,"
    " app.recoveries_to_know, app.say_known, app.end_lost_factors, app.manages, app.needs_a_manager, app.role_fits,"
    " app.a_manager_remains, app.chairs_are_given, app.end_sessions_of, app.colleagues_of, app.without_a_manager,"
    " app.invite_colleague, app.invitations_of, app.take_invitation_back, app.invitation_for_me, app.accept_invitation,"
    " app.invitations_due, app.invitation_left, app.chair_i_keep, app.change_shown, app.change_chair, app.give_chair,"
    " app.told_of_chair, app.open_work_of, app.works_elsewhere, app.end_chair, app.end_colleague_now"
)


class Migration(migrations.Migration):
    dependencies = [
        ("colleagues", "0001_initial"), ("access", "0001_the_lock"), ("notices", "0001_initial"), ("promises", "0001_initial"),
        ("help_requests", "0006_colleagues"), ("family_plans", "0002_the_lock"), ("passing_on", "0005_closing"),
        ("account", "0001_initial"), ("mfa", "0001_initial"), ("usersessions", "0001_initial"), ("sessions", "0001_initial"),
    ]  # fmt: skip
    operations = [
        Protect("colleagues", "Invitation", "Recovery", "Known", "StaffRules"),
        migrations.RunSQL([(CHAIRS, None), (RECOVERY, None)], BACK),
    ]
