"""The lock on safety notes, and the one way in besides sharing: a written act of danger."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import Protect

SQL = (Path(__file__).parent.parent / "safety_notes.sql").read_text()
BACK = (
    "DROP TRIGGER guard_safety_note ON safety_notes_safetynote; DROP TRIGGER guard_note_answer ON safety_notes_noteanswer;"
    " DROP FUNCTION app.safety_notes_by, app.guard_safety_note, app.guard_note_answer, app.notes_behind, app.is_safety_note_behind,"
    " app.line_of_safety_note, app.open_safety_note, app.safety_notes_to_tell, app.tell_of_safety_note"
)


class Migration(migrations.Migration):
    dependencies = [("safety_notes", "0001_initial"), ("access", "0001_the_lock"), ("family_plans", "0002_the_lock")]
    operations = [Protect("safety_notes", "SafetyNote", "NoteAnswer", "NoteOpening"), migrations.RunSQL([(SQL, None)], BACK)]
