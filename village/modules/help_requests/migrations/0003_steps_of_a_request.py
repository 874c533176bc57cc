"""The steps of a request are found with the person they are about, which is what the lock asks for as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("help_requests", "0002_the_lock")]

    operations = [
        migrations.AddIndex(
            model_name="requeststep",
            index=models.Index(fields=["request", "subject"], name="steps_of_a_request"),
        ),
    ]
