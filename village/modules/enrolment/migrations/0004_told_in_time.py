"""A call or a visit about a day that comes near is due in the working hours of the village."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent.parent
TELLING = "CREATE FUNCTION app.remind_of_steps"
BEFORE = (HERE / "enrolment.sql").read_text().partition(TELLING)[2].partition("END $$;")[0]
BACK = (
    "DROP FUNCTION app.remind_of_steps;" + TELLING + BEFORE + "END $$; REVOKE ALL ON FUNCTION app.remind_of_steps FROM PUBLIC;"
    " GRANT EXECUTE ON FUNCTION app.remind_of_steps TO village_app"
)


class Migration(migrations.Migration):
    dependencies = [("enrolment", "0003_days")]
    operations = [migrations.RunSQL([((HERE / "told_in_time.sql").read_text(), None)], BACK)]
