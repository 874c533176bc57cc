"""Calls after an ending do not get lost: a family chooses somebody else when who calls is gone."""

from pathlib import Path

from django.db import migrations, models

from village.trust.access.lock import Protect

HERE = Path(__file__).parent.parent
SQL = (HERE / "callers.sql").read_text()


def before(file: str, name: str, begins: str) -> str:
    """A function as it was, from the file of its own migration."""
    first = f"{begins} FUNCTION app.{name}"
    return first.replace(begins, "CREATE OR REPLACE") + (HERE / file).read_text().partition(first)[2].partition("END $$;")[0] + "END $$;"


BACK = (
    "DROP FUNCTION app.plans_left, app.my_calls_of_nobody, app.tell_of_callers_gone, app.calls_of_nobody, app.works_until;"
    + before("passing_on.sql", "plans_left", "CREATE")
    + before("at_once.sql", "tell_of_calls", "CREATE OR REPLACE")
    + before("days.sql", "my_calling_days", "CREATE")
    + "REVOKE ALL ON FUNCTION app.plans_left FROM PUBLIC; GRANT EXECUTE ON FUNCTION app.plans_left TO village_app;"
)


class Migration(migrations.Migration):
    dependencies = [("passing_on", "0007_days"), ("access", "0008_own_rules"), ("family_plans", "0002_the_lock"), ("waiting", "0005_days")]
    operations = [
        migrations.RemoveConstraint(model_name="aftercare", name="one_aftercare_per_ending"),
        migrations.AddField(
            model_name="aftercare", name="stopped_at",
            field=models.DateTimeField(help_text="from when somebody else calls, or nobody needs to", null=True),
        ),
        migrations.AddField(
            model_name="aftercare", name="told_gone_on",
            field=models.DateField(help_text="when the family was told that nobody calls", null=True),
        ),
        migrations.AddConstraint(
            model_name="aftercare",
            constraint=models.UniqueConstraint(
                condition=models.Q(("stopped_at", None)), fields=("village", "ending"), name="one_aftercare_per_ending",
                violation_error_message="One of you said already who calls. Look at it; send yours again if you want yours.",
            ),
        ),
        Protect("passing_on", "Aftercare", "AftercareCall", "CallSaid"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
