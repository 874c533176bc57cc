"""What waits at one door is found along an index, what ends first on top; and what the clock and team leaders may know."""

from pathlib import Path

from django.db import migrations, models
from django.db.models import Q

SQL = (Path(__file__).parent.parent / "overview.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("help_requests", "0003_steps_of_a_request")]

    operations = [
        migrations.AddIndex(
            model_name="helprequest",
            index=models.Index(
                fields=["village", "to_organisation", "answer_by", "asked_at"],
                condition=Q(closed_at=None),
                name="requests_that_wait",
            ),
        ),
        migrations.AddIndex(
            model_name="helprequest",
            index=models.Index(
                fields=["village", "to_organisation", "closed_at"],
                condition=Q(closed_at__isnull=False),
                name="requests_that_ended",
            ),
        ),
        migrations.RemoveIndex(model_name="requeststep", name="steps_of_a_request"),
        migrations.AddIndex(
            model_name="requeststep",
            index=models.Index(fields=["request", "subject", "-done_at", "-id"], name="last_step_of_a_request"),
        ),
        migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.requests_overview, app.requests_late"),
    ]
