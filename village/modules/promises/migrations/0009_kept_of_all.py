"""The promises kept of all organisations are counted in one go, along the dates they were made on."""

from pathlib import Path

from django.db import migrations, models

from village.foundation.earlier import function_in

HERE = Path(__file__).parent.parent
SQL = (HERE / "kept.sql").read_text()
BACK = (
    "DROP FUNCTION app.promises_kept(timestamptz);"
    + function_in(HERE / "overview.sql", "promises_kept")
    + " REVOKE ALL ON FUNCTION app.promises_kept FROM PUBLIC; GRANT EXECUTE ON FUNCTION app.promises_kept TO village_app;"
)


class Migration(migrations.Migration):
    dependencies = [("promises", "0008_of_a_team")]
    operations = [
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                fields=["village", "made_at"], condition=models.Q(("let_go_at", None)), name="promises_of_a_year",
                include=["id", "owner", "subject", "item_id", "kept_at", "due_at"],
            ),  # fmt: skip
        ),
        migrations.RunSQL([(SQL, None)], BACK),
    ]
