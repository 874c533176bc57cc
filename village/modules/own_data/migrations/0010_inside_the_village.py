"""What was made one points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("own_data", "0009_known_by_a_question")]
    operations = [InsideTheVillage("own_data")]
