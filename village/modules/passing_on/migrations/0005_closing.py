"""Closing every door is one thing and who may do so another; what somebody had in hand goes to somebody else meanwhile."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "closing.sql").read_text()
AT_ONCE = (Path(__file__).parent.parent / "at_once.sql").read_text()
FIRST = "CREATE FUNCTION app.end_access_at_once"
BEFORE = FIRST.replace("CREATE", "CREATE OR REPLACE") + AT_ONCE.partition(FIRST)[2].partition("END $$;")[0] + "END $$;"
BACK = BEFORE + "DROP FUNCTION app.close_doors_of, app.hand_work_on, app.stands_in"


class Migration(migrations.Migration):
    dependencies = [("passing_on", "0004_inside_the_village"), ("promises", "0001_initial"), ("help_requests", "0006_colleagues")]
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
