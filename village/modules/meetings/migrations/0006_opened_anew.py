"""What fell due before a plan was opened again ended with the plan as it was."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent.parent
SQL = (HERE / "anew.sql").read_text()


def before(file: str, name: str) -> str:
    """A function as it was, from the file of its own migration."""
    first = f"CREATE FUNCTION app.{name}"
    return first.replace("CREATE", "CREATE OR REPLACE") + (HERE / file).read_text().partition(first)[2].partition("END $$;")[0] + "END $$;"


BACK = before("meetings.sql", "reviews_to_begin") + before("meetings.sql", "reviews_to_tell") + before("days.sql", "my_review_days")


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_days")]
    operations = [migrations.RunSQL([(SQL, None)], BACK)]
