"""The promises kept of all organisations are counted in one go, along the dates they were made on."""

from pathlib import Path

from django.db import migrations, models

HERE = Path(__file__).parent.parent
SQL = (HERE / "kept.sql").read_text()
FIRST = "CREATE OR REPLACE FUNCTION app.promises_kept("
BACK = (
    "DROP FUNCTION app.promises_kept(timestamptz);"
    + FIRST + (HERE / "overview.sql").read_text().partition(FIRST)[2].partition("END $$;")[0] + "END $$;"
    " REVOKE ALL ON FUNCTION app.promises_kept FROM PUBLIC; GRANT EXECUTE ON FUNCTION app.promises_kept TO village_app;"
)  # fmt: skip


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
