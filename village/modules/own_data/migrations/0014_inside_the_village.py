"""What was added points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("own_data", "0013_answers_and_erasing")]
    operations = [InsideTheVillage("own_data")]
