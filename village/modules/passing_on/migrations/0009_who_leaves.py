"""Who leaves, and whose access ended, is asked of the teams one leads and not of the whole town."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent.parent
SQL = (HERE / "who_leaves.sql").read_text()


def before(file: str, name: str) -> str:
    """A function as it was, from the file of its own migration."""
    first = f"CREATE FUNCTION app.{name}("
    whole = first + (HERE / file).read_text().partition(first)[2].partition("END $$;")[0] + "END $$;"
    return whole.replace("CREATE", "CREATE OR REPLACE", 1)


BACK = (
    before("callers.sql", "plans_left")
    + before("at_once.sql", "access_ended_in_team")
    + "DROP FUNCTION app.access_ended_of, app.i_lead; REVOKE ALL ON FUNCTION app.access_ended_in_team FROM PUBLIC;"
    " GRANT EXECUTE ON FUNCTION app.access_ended_in_team TO village_app;"
)


class Migration(migrations.Migration):
    dependencies = [("passing_on", "0008_callers"), ("help_requests", "0006_colleagues")]
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
