"""A name or a date of birth that was wrong is made right where the wish to correct it is answered."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parent.parent / "who_it_is.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("own_data", "0014_inside_the_village"), ("people", "0001_initial"), ("access", "0001_the_lock")]
    operations = [migrations.RunSQL([(SQL, None)], "DROP FUNCTION app.correct_person")]
