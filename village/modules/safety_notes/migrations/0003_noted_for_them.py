"""A safety note that was noted for a family, and a yes that was said aloud before a witness."""

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parent.parent / "noted.sql").read_text()
WHO_SAID_IT = (
    "SELECT set_config('app.maintenance', 'on', true); UPDATE safety_notes_noteanswer SET said_by = author_id;"
    " SELECT set_config('app.maintenance', '', true); SET CONSTRAINTS ALL IMMEDIATE"
)
BACK = "DROP FUNCTION app.coordinates, app.note_safety_note, app.safety_notes_i_noted, app.answers_i_heard, app.hear_safety_note"
WAITS = models.Q(("ended_at", None), ("holds_from", None))


class Migration(migrations.Migration):
    dependencies = [("safety_notes", "0002_the_lock"), ("help_requests", "0005_the_whole_desk")]
    operations = [
        migrations.RemoveConstraint(model_name="noteanswer", name="one_answer_to_a_safety_note"),
        migrations.RemoveConstraint(model_name="safetynote", name="one_new_safety_note_waits"),
        migrations.AddField(
            model_name="noteanswer", name="how",
            field=models.CharField(
                choices=[("login", "here, themself"), ("spoken", "aloud, and somebody heard it")], default="login", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="noteanswer", name="said_by", field=models.UUIDField(help_text="whose yes or no it is", null=True)
        ),
        migrations.RunSQL(WHO_SAID_IT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="noteanswer", name="said_by", field=models.UUIDField(help_text="whose yes or no it is")
        ),
        migrations.AddField(
            model_name="noteanswer", name="witness", field=models.CharField(blank=True, default="", max_length=120),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="safetynote", name="noted_by",
            field=models.CharField(
                blank=True, default="", help_text="who noted it for the family, as their work", max_length=120
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="safetynote", name="told_by",
            field=models.CharField(
                blank=True, default="", help_text="who of the family told it, when it was noted for them", max_length=120
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="noteanswer",
            constraint=models.UniqueConstraint(fields=("village", "note", "said_by"), name="one_word_each_to_a_safety_note"),
        ),
        migrations.AddConstraint(
            model_name="noteanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("how", "spoken"), _negated=True), models.Q(("witness", ""), _negated=True), _connector="OR"),
                name="a_safety_note_said_aloud_has_a_witness", violation_error_message="Write the name of the witness.",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetynote",
            constraint=models.UniqueConstraint(
                condition=WAITS & models.Q(("noted_by", "")), fields=("village", "subject"), name="one_new_safety_note_waits",
                violation_error_message="One of you wrote a new safety note already. Read that one first.",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetynote",
            constraint=models.UniqueConstraint(
                condition=WAITS & models.Q(("noted_by", ""), _negated=True), fields=("village", "subject"),
                name="one_noted_safety_note_waits",
                violation_error_message="What you noted waits for the family already. They answer that one first.",
            ),
        ),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
