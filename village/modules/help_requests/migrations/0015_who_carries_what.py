"""The counts of a desk are asked for who is shown, and what waits too long is found among what rose."""

from pathlib import Path

from django.db import migrations, models

from village.foundation.earlier import function_in

HERE = Path(__file__).parent.parent
SQL = (HERE / "who_carries_what.sql").read_text()

BACK = (
    function_in(HERE / "desk.sql", "workload")
    + function_in(HERE / "ladder.sql", "late_at_desk")
    + "DROP FUNCTION app.desk_in_order, app.workload_of; REVOKE ALL ON FUNCTION app.workload FROM PUBLIC;"
    " GRANT EXECUTE ON FUNCTION app.workload TO village_app;"
)


class Migration(migrations.Migration):
    dependencies = [("help_requests", "0014_rules_noted"), ("promises", "0007_by_owner")]
    operations = [
        migrations.AddIndex(
            model_name="helprequest",
            index=models.Index(
                condition=models.Q(("closed_at", None)), fields=["owner", "to_organisation", "answer_by"], include=["village"],
                name="requests_somebody_has",
            ),
        ),
        migrations.AddIndex(
            model_name="requestrise",
            index=models.Index(
                condition=models.Q(("rung__in", ("point", "supervisor"))), fields=["village", "due_at"], name="what_rose_to_a_desk"
            ),
        ),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
