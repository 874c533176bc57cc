"""Who leaves, and whose access ended, is asked of the teams one leads and not of the whole town."""

from pathlib import Path

from django.db import migrations

from village.foundation.earlier import function_in

HERE = Path(__file__).parent.parent
SQL = (HERE / "who_leaves.sql").read_text()

BACK = (
    function_in(HERE / "callers.sql", "plans_left")
    + function_in(HERE / "at_once.sql", "access_ended_in_team")
    + "DROP FUNCTION app.access_ended_of, app.i_lead; REVOKE ALL ON FUNCTION app.access_ended_in_team FROM PUBLIC;"
    " GRANT EXECUTE ON FUNCTION app.access_ended_in_team TO village_app;"
)


class Migration(migrations.Migration):
    dependencies = [("passing_on", "0008_callers"), ("help_requests", "0006_colleagues")]
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
