"""What this module keeps points inside its own village only."""

from django.db import migrations

from village.trust.access.lock import InsideTheVillage


class Migration(migrations.Migration):
    dependencies = [("colleagues", "0002_the_lock")]
    operations = [InsideTheVillage("colleagues")]
