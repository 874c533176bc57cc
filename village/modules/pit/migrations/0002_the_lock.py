"""The lock on early help, the order that is kept, and what passes between family, coach and school."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import InsideTheVillage, Protect

SQL = (Path(__file__).parent.parent / "pit.sql").read_text()
BACK = (
    "DROP TRIGGER in_order ON pit_pitstrength; DROP TRIGGER in_order ON pit_doing; DROP TRIGGER in_order ON pit_evaluation;"
    " DROP FUNCTION app.works_on_pit, app.i_shared, app.begin_pit, app.let_school_in, app.pit_beside, app.advice_answered,"
    " app.pit_closed, app.pit_in_order, app.pit_to_tell, app.tell_of_pit"
)


class Migration(migrations.Migration):
    dependencies = [
        ("pit", "0001_initial"), ("access", "0001_the_lock"), ("family_plans", "0002_the_lock"), ("waiting", "0002_the_lock"),
        ("help_requests", "0009_the_ladder"),
    ]  # fmt: skip
    operations = [
        Protect(
            "pit", "PitOffer", "PitYes", "Trajectory", "Contact", "Situation", "PitStrength", "Doing", "PitAnswer", "PitOpinion",
            "Evaluation", "SchoolPart", "Quality", "Contribution", "Advice", "AdviceAnswer", "PitGoodNews",
        ),
        InsideTheVillage("pit"),
        migrations.RunSQL([(SQL, None)], BACK),
    ]  # fmt: skip
