"""The lock on the questions of a village: everybody reads them, the keeper keeps them, and a version is never changed."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import InsideTheVillage, Protect

SQL = (Path(__file__).parent.parent / "own_questions.sql").read_text()
BACK = "DROP TRIGGER guard_question_version ON own_questions_questionversion; DROP FUNCTION app.guard_question_version"


class Migration(migrations.Migration):
    dependencies = [("own_questions", "0001_initial"), ("access", "0001_the_lock")]
    operations = [
        Protect("own_questions", "OwnQuestion", "QuestionVersion"),
        migrations.RunSQL([(SQL, None)], BACK),
        InsideTheVillage("own_questions"),
    ]
