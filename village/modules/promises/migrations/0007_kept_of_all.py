"""The promises kept of all organisations are counted in one go, along the dates they were made on."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "kept.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("promises", "0006_in_every_language")]
    operations = [
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                fields=["village", "made_at"], condition=models.Q(("let_go_at", None)), name="promises_of_a_year",
                include=["id", "owner", "subject", "item_id", "kept_at", "due_at"],
            ),  # fmt: skip
        ),
        migrations.RunSQL([(SQL, None)], migrations.RunSQL.noop),
    ]
