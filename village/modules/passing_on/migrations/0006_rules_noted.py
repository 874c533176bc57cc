"""Who changed after how many months somebody calls, and when, is a line of the village."""

from django.db import migrations

NOTE = "CREATE TRIGGER note_rule AFTER INSERT OR UPDATE ON passing_on_aftercaremonths FOR EACH ROW EXECUTE FUNCTION app.note_village_rule()"


class Migration(migrations.Migration):
    dependencies = [("passing_on", "0005_closing"), ("access", "0008_own_rules")]
    operations = [migrations.RunSQL(NOTE, "DROP TRIGGER note_rule ON passing_on_aftercaremonths")]
