"""What a small team promised is asked member by member, not of the whole town."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent.parent
SQL = (HERE / "of_a_team.sql").read_text()
FIRST = "CREATE OR REPLACE FUNCTION app.promises_of_team("
BACK = FIRST + (HERE / "overview.sql").read_text().partition(FIRST)[2].partition("END $$;")[0] + "END $$;"


class Migration(migrations.Migration):
    dependencies = [("promises", "0007_by_owner")]
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
