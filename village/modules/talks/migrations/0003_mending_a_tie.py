"""Family and school talk again: who invites by name, and a good end that both read."""

from pathlib import Path

from django.db import migrations, models

MENDING = (Path(__file__).parent.parent / "mending.sql").read_text()
BACK = "DROP FUNCTION app.round_off_mediation"
SIDES = [
    ("", "Nobody"), ("asker", "the one who asked"), ("other", "the other one"), ("mediator", "who sits in between"),
    ("talked", "nobody: they talked, and it is done"),
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("talks", "0002_the_lock")]
    operations = [
        migrations.AddField("invitation", "talked_at", models.DateTimeField(null=True)),
        migrations.AlterField("mediation", "stopped_by", models.CharField(blank=True, choices=SIDES, max_length=10)),
        migrations.RunSQL([(MENDING, None)], BACK),
    ]
