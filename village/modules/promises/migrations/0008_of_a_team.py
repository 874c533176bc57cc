"""What a small team promised is asked member by member, not of the whole town."""

from pathlib import Path

from django.db import migrations

from village.foundation.earlier import function_in

HERE = Path(__file__).parent.parent
SQL = (HERE / "of_a_team.sql").read_text()
BACK = function_in(HERE / "overview.sql", "promises_of_team")


class Migration(migrations.Migration):
    dependencies = [("promises", "0007_by_owner")]
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
