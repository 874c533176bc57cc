"""Consents and assignments are found by the one thing they are about; without this every one of them is read."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial")]

    operations = [
        migrations.AddIndex(
            model_name="consent",
            index=models.Index(
                fields=["village", "item_id"], condition=models.Q(item_id__isnull=False), name="consents_to_an_item"
            ),
        ),
        migrations.AddIndex(
            model_name="assignment",
            index=models.Index(
                fields=["village", "item_id"], condition=models.Q(item_id__isnull=False), name="who_works_on_an_item"
            ),
        ),
    ]
