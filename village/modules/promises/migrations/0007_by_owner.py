"""What somebody still has to do is found without what they did before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("promises", "0006_in_every_language")]
    operations = [
        migrations.AddIndex(
            model_name="promise",
            index=models.Index(
                condition=models.Q(("kept_at", None), ("let_go_at", None)), fields=["owner", "due_at"], include=["village"],
                name="promises_somebody_made",
            ),
        ),
    ]  # fmt: skip
