"""What goes to an organisation has somebody there, also when the family keeps out the one it was meant for."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent.parent
SENDING = "CREATE FUNCTION app.send_letter"
BEFORE = (HERE / "handovers.sql").read_text().partition(SENDING)[2].partition("END $$;")[0]
BACK = "DROP FUNCTION app.who_takes_it; " + SENDING.replace("CREATE", "CREATE OR REPLACE") + BEFORE + "END $$;"


class Migration(migrations.Migration):
    dependencies = [("handovers", "0006_inside_the_village"), ("help_requests", "0005_the_whole_desk")]
    operations = [migrations.RunSQL([((HERE / "somebody_there.sql").read_text(), None)], BACK)]
