"""The lock on teams, and what only their members read and do."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

HERE = Path(__file__).parent.parent
SQL = [(HERE / name).read_text() for name in ("teams.sql", "keeping.sql")]
BACK = (
    "DROP FUNCTION app.my_teams, app.team_points, app.put_team_point, app.team_point_by_yes, app.close_team_point, app.team_tasks,"
    " app.does_team_task, app.put_team_task, app.end_team_task, app.move_team_task, app.give_team_task, app.seat_in_team, app.stands_in_team,"
    " app.leave_team, app.team_load, app.write_flow_back, app.team_numbers, app.flow_backs, app.keeps_seats_of, app.sits_in_team,"
    " app.leads_team, app.my_team_chair"
)


class Migration(migrations.Migration):
    dependencies = [
        ("wellbeing_teams", "0001_initial"), ("access", "0001_the_lock"), ("help_requests", "0006_colleagues"),
        ("promises", "0002_the_lock"), ("waiting", "0002_the_lock"), ("family_plans", "0002_the_lock"),
    ]  # fmt: skip
    operations = [
        Protect(
            "wellbeing_teams", "WellbeingTeam", "TeamSeat", "AgendaPoint", "TeamTask", "TaskMoved", "FlowBack", "FamilyPoint",
            "TalkedAbout",
        ),
        migrations.RunSQL([(sql, None) for sql in SQL], BACK),
    ]  # fmt: skip
