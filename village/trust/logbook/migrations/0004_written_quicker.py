"""Lines are written with two indexes less, which others begin with; what a list showed belongs to the village of its line."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("logbook", "0003_reading_pause"), ("villages", "0002_most_in_an_hour")]
    operations = [
        migrations.AlterField(
            model_name="entry",
            name="village",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="villages.village"
            ),
        ),
        migrations.AlterField(
            model_name="shown",
            name="village",
            field=models.ForeignKey(
                db_constraint=False, db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+",
                to="villages.village",
            ),
        ),
    ]
