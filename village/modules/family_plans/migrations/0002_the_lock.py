"""The lock on a plan and its parts, and the questions about a plan that need more than one's own rights."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "plans.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("family_plans", "0001_initial"), ("access", "0003_plain_grants")]
    operations = [
        Protect(
            "family_plans", "FamilyPlan", "OwnWords", "Strength", "Need", "Goal", "Option", "TeamMember", "TeamAnswer",
            "Step", "Wording", "Mark", "Disagreement", "PlanOffer",
        ),
        migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.open_family, app.plan_owners, app.my_plans"),
    ]  # fmt: skip
