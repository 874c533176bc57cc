"""Who changed a number of the desk, and when, is a line of the village."""

from django.db import migrations

NOTE = "CREATE TRIGGER note_rule AFTER INSERT OR UPDATE ON help_requests_deskrules FOR EACH ROW EXECUTE FUNCTION app.note_village_rule()"


class Migration(migrations.Migration):
    dependencies = [("help_requests", "0013_inside_the_village"), ("access", "0008_own_rules")]
    operations = [migrations.RunSQL(NOTE, "DROP TRIGGER note_rule ON help_requests_deskrules")]
