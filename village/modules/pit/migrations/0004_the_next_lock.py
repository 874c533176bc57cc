"""The lock on who comes next, and what passes when early help goes on with somebody else or begins by a word said aloud."""

from pathlib import Path

from django.db import migrations

from village.trust.access.lock import InsideTheVillage, Protect

HERE = Path(__file__).parent.parent
NEXT_ONE, SAID_ALOUD = ((HERE / name).read_text() for name in ("next_one.sql", "said_aloud.sql"))
ENDED = """
UPDATE pit_pitoffer o SET ended_at = t.closed_at FROM pit_trajectory t
WHERE t.village_id = o.village_id AND t.id = o.trajectory_id AND t.closed_at IS NOT NULL
"""
BACK = (
    "DROP FUNCTION app.pit_goes_on, app.tell_of_leaving_coaches, app.could_say_yes_to_pit, app.pit_by_word,"
    " app.pit_begun_by_word"
)


class Migration(migrations.Migration):
    dependencies = [("pit", "0003_who_comes_next"), ("passing_on", "0002_the_lock")]
    operations = [
        Protect("pit", "NextOne"),
        InsideTheVillage("pit"),
        migrations.RunSQL([(NEXT_ONE, None), (SAID_ALOUD, None)], BACK),
        migrations.RunSQL([(ENDED, None)], migrations.RunSQL.noop),
    ]
